"""What changed is told whole and true, and a recipe can be given the other's fields."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.project.scene import Camera, Scene
from studio.project.take import Take
from studio.workflows.writing.changes import SCENE_FIELDS, rows, taken_over, word_diff
from tests.project import documents

take = documents.take("s1", "s1t1")


@given(take)
def test_a_take_does_not_differ_from_itself(one: Take) -> None:
    assert not any(row.changed for row in rows(one, one))


@given(take, st.sampled_from(["night", "dawn"]), st.integers(0, 9))
def test_what_differs_is_named(one: Take, time: str, seed: int) -> None:
    scene = replace(one.recipe.scene, time_of_day="night" if time == "night" else "dawn")
    other = replace(one, recipe=replace(one.recipe, scene=scene, seed=seed))
    changed = {row.field for row in rows(one, other) if row.changed}
    expected: set[str] = {"time_of_day"} if one.recipe.scene.time_of_day != time else set()
    assert changed == expected | ({"seed"} if one.recipe.seed != seed else set())


@given(documents.scene, documents.scene)
def test_all_fields_taken_over_make_the_other_scene(scene: Scene, source: Scene) -> None:
    assert taken_over(scene, source, SCENE_FIELDS) == source
    assert taken_over(scene, source, ()) == scene
    assert taken_over(scene, source, ("seed", "prompt")) == scene


def test_one_camera_field_leaves_the_others() -> None:
    source = Scene(camera=Camera(move="orbit", angle="low", lens_mm=85.0))
    assert taken_over(Scene(), source, ("angle",)).camera == Camera(angle="low")


@given(documents.text, documents.text)
def test_a_diff_holds_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_diff_is_of_words_not_of_letters() -> None:
    assert [(piece.text, piece.kind) for piece in word_diff("a dog runs", "a cat runs")] == [
        ("a ", "same"),
        ("dog", "removed"),
        ("cat", "added"),
        (" runs", "same"),
    ]
    assert [(piece.text, piece.kind) for piece in word_diff("昼の校庭を走る", "夜の校庭を走る")] == [
        ("昼", "removed"),
        ("夜", "added"),
        ("の校庭を走る", "same"),
    ]


@given(take)
def test_each_take_has_the_words_it_was_read_from(one: Take) -> None:
    before, after = replace(one, prompt="a dog runs"), replace(one, prompt="a wet dog runs")
    (row,) = (row for row in rows(before, after) if row.changed)
    assert (row.field, row.a, row.b) == ("prompt", ("a dog runs",), ("a wet dog runs",))
