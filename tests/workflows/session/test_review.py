"""Takes are judged: approval, stars, notes, two sides, and recipes that come back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.project import edits
from studio.workflows.recipe.recall import Recalled
from studio.workflows.session.review import Review
from tests.fakes.desktop import Desktop


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


def sides(review: Review) -> list[str]:
    return [take.id for take in review.pair or ()]


def test_approving_twice_withdraws(opened: Desktop) -> None:
    opened.draft("s1", 2)
    opened.review.approve("s1t1")
    assert opened.project.status("s1") == "approved"
    opened.review.approve("s1t2")
    assert opened.review.approved == "s1t2"
    opened.review.approve()
    assert opened.project.status("s1") == "drafted"
    opened.session.undo()
    assert opened.review.approved == "s1t2"


def test_the_same_stars_twice_are_none_and_a_note_is_one_step(opened: Desktop) -> None:
    opened.draft("s1")
    opened.review.rate(4)
    assert opened.project.take("s1t1").rating == 4
    opened.review.rate(4)
    assert opened.project.take("s1t1").rating == 0
    for text in ("b", "be", "better"):
        opened.review.note(text)
    opened.session.undo()
    assert opened.project.take("s1t1").note == ""


def test_two_takes_make_a_pair_and_can_change_sides(opened: Desktop) -> None:
    review = opened.review
    opened.draft("s1")
    assert sides(review) == []
    opened.draft("s1", 2)
    assert sides(review) == ["s1t2", "s1t3"]
    review.approve("s1t1")
    assert sides(review) == ["s1t1", "s1t3"]
    review.set_a("s1t3")
    assert sides(review) == ["s1t3", "s1t2"]
    review.set_b("s1t3")
    assert sides(review) == ["s1t1", "s1t3"]
    review.remove("s1t3")
    assert sides(review) == ["s1t1", "s1t2"]
    opened.selection.choose("s2")
    assert sides(review) == []


def test_takes_are_told_apart_by_what_changed(opened: Desktop) -> None:
    opened.draft("s1")
    shot = opened.project.shot("s1")
    opened.edit(lambda before: edits.edit_scene(before, "s1", replace(shot.reading.scene, time_of_day="night")))
    opened.draft("s1")
    first, second = opened.review.takes
    assert opened.review.difference(first) is None
    row = opened.review.difference(second)
    assert row is not None
    assert (row.field, row.b) == ("time_of_day", ("night",))
    assert [opened.review.name(take) for take in opened.review.takes] == ["T1", "T2"]


def test_a_recipe_comes_back_to_its_shot_or_as_a_new_one(opened: Desktop) -> None:
    opened.draft("s1")
    take = opened.project.take("s1t1")
    shot = opened.project.shot("s1")
    opened.edit(lambda before: edits.edit_scene(before, "s1", replace(shot.reading.scene, place="beach")))
    opened.review.recall()
    assert opened.project.shot("s1").reading.scene == take.recipe.scene
    assert (opened.project.shot("s1").settings.seed, opened.project.shot("s1").settings.seed_locked) == (0, True)
    opened.review.recall_file(Recalled(prompt="海の犬", recipe=replace(take.recipe, seed=9)))
    made = opened.project.shots[1]
    assert (made.prompt, made.reading.language, made.settings.seed) == ("海の犬", "ja", 9)
    assert opened.selection.shot == made.id
