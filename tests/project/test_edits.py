"""Edits keep their promises for any project: order, identity of what they leave alone, takes with their shots."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from studio.core.errors import ProjectError
from studio.project import edits
from studio.project.cast import CastMember, called, dress, spell_out
from studio.project.project import Form, Project
from studio.project.scene import Reading, Scene, Subject
from studio.project.shot import ShotSettings
from tests.project import documents


def ids(project: Project) -> list[str]:
    return [shot.id for shot in project.shots]


def some_shot(data: st.DataObject, project: Project) -> str:
    assume(project.shots)
    return data.draw(st.sampled_from(ids(project)))


@given(documents.project(), st.integers(-2, 6), st.lists(documents.reading, min_size=1, max_size=3))
def test_shots_are_inserted_where_asked(before: Project, place: int, readings: list[Reading]) -> None:
    after = edits.insert_shots(before, place, readings)
    start = max(0, min(place, len(before.shots)))
    assert [shot.reading for shot in after.shots[start : start + len(readings)]] == readings
    assert [shot for shot in after.shots if shot.id in ids(before)] == list(before.shots)
    assert len(set(ids(after))) == len(after.shots)
    assert after.takes is before.takes


@given(documents.project(), st.data())
def test_moving_changes_the_order_alone(before: Project, data: st.DataObject) -> None:
    moving = data.draw(st.sets(st.sampled_from(ids(before)))) if before.shots else set[str]()
    place = data.draw(st.integers(0, len(before.shots)))
    after = edits.move_shots(before, moving, place)
    assert sorted(ids(after)) == sorted(ids(before))
    assert {id(shot) for shot in after.shots} == {id(shot) for shot in before.shots}
    assert [i for i in ids(after) if i in moving] == [i for i in ids(before) if i in moving]
    assert [i for i in ids(after) if i not in moving] == [i for i in ids(before) if i not in moving]
    in_front = [i for i in ids(before)[:place] if i not in moving]
    assert ids(after)[len(in_front) : len(in_front) + len(moving)] == [i for i in ids(before) if i in moving]


@given(documents.project(), st.data())
def test_a_removed_shot_takes_its_takes_along(before: Project, data: st.DataObject) -> None:
    gone = some_shot(data, before)
    after = edits.remove_shots(before, [gone])
    assert gone not in ids(after)
    assert after.takes == tuple(take for take in before.takes if take.shot_id != gone)
    with pytest.raises(ProjectError):
        after.shot(gone)


@given(documents.project(), st.data())
def test_a_duplicate_stands_behind_its_model_without_takes(before: Project, data: st.DataObject) -> None:
    model = some_shot(data, before)
    after = edits.duplicate_shot(before, model)
    copy = after.shots[after.number(model)]
    assert copy.reading is before.shot(model).reading
    assert copy.approved is None
    assert after.takes_of(copy.id) == ()


@given(documents.project(), documents.reading, documents.reading, st.data())
def test_split_then_merge_gives_the_story_back(
    before: Project, first: Reading, second: Reading, data: st.DataObject
) -> None:
    shot_id = some_shot(data, before)
    whole = before.shot(shot_id).reading
    halves = edits.split_shot(before, shot_id, first, second)
    other = halves.shots[halves.number(shot_id)].id
    after = edits.merge_shots(halves, [shot_id, other], whole)
    assert [shot.reading for shot in after.shots] == [shot.reading for shot in before.shots]
    assert after.takes == before.takes


@given(documents.project(), documents.reading, st.data())
def test_another_wording_remembers_the_last(before: Project, reading: Reading, data: st.DataObject) -> None:
    shot_id = some_shot(data, before)
    old = before.shot(shot_id)
    after = edits.read_shot(before, shot_id, reading).shot(shot_id)
    assert after.reading == reading
    remembered = old.prompt.strip() != "" and old.prompt != reading.prompt
    assert after.prompts == ((old.prompt,) if remembered else ())


def test_wordings_are_remembered_up_to_a_limit() -> None:
    project = edits.add_shot(Project(name="film"), Reading(prompt="0", language="en", scene=Scene()))
    for wording in range(1, edits.PROMPTS_KEPT + 10):
        project = edits.read_shot(project, "s1", Reading(prompt=str(wording), language="en", scene=Scene()))
    assert len(project.shot("s1").prompts) == edits.PROMPTS_KEPT
    assert project.shot("s1").prompts[-1] == str(edits.PROMPTS_KEPT + 8)


@given(documents.project(), st.data())
def test_approval_stands_and_status_follows(before: Project, data: st.DataObject) -> None:
    assume(before.takes)
    take = data.draw(st.sampled_from(before.takes))
    assert before.status(take.shot_id) == "drafted"
    assert before.standing(take.shot_id) == before.takes_of(take.shot_id)[-1]
    after = edits.approve_take(before, take.id)
    assert after.standing(take.shot_id) == take
    assert after.status(take.shot_id) == ("final" if take.recipe.quality == "final" else "approved")
    assert edits.withdraw_approval(after, take.shot_id) == before
    gone = edits.remove_take(after, take.id)
    assert gone.shot(take.shot_id).approved is None
    assert take not in gone.takes


@given(documents.project(), st.integers(-3, 9), st.data())
def test_stars_are_counted_to_five(before: Project, rating: int, data: st.DataObject) -> None:
    assume(before.takes)
    take = data.draw(st.sampled_from(before.takes))
    if not 0 <= rating <= 5:
        with pytest.raises(ProjectError):
            edits.rate_take(before, take.id, rating)
        return
    after = edits.note_take(edits.rate_take(before, take.id, rating), take.id, "nice")
    assert after.take(take.id) == replace(take, rating=rating, note="nice")
    assert after.shots is before.shots


@given(documents.project(), st.data())
def test_an_edit_that_changes_nothing_gives_the_same_object(before: Project, data: st.DataObject) -> None:
    shot = before.shot(some_shot(data, before))
    assert edits.set_settings(before, shot.id, shot.settings) is before
    assert edits.set_settings(before, shot.id, ShotSettings(seed=8)) is not before


MIKA = CastMember(
    handle="mika",
    name="Mika",
    words="a young woman in a red coat",
    subject=Subject(kind="woman", attributes=MappingProxyType({"clothing": "red coat", "age": "young"})),
)


def test_the_cast_is_spelled_out_and_dressed() -> None:
    assert spell_out("@Mika waves to @ken", (MIKA,)) == "a young woman in a red coat waves to @ken"
    assert called("@mika and @MIKA and @ken", (MIKA,)) == (MIKA,)
    scene = Scene(subjects=(Subject(kind="dog"), Subject(kind="woman", attributes=MappingProxyType({"mood": "happy"}))))
    dressed = dress(scene, (MIKA,))
    assert dressed.subjects[0] is scene.subjects[0]
    assert dressed.subjects[1].cameo == "mika"
    assert dict(dressed.subjects[1].attributes) == {"mood": "happy", "clothing": "red coat", "age": "young"}


def test_two_of_the_cast_cannot_share_a_handle() -> None:
    with pytest.raises(ProjectError, match="mika"):
        edits.set_cast(Project(name="film"), [MIKA, replace(MIKA, handle="Mika")])
    assert edits.set_cast(Project(name="film"), [MIKA]).cast == (MIKA,)
    assert edits.set_form(Project(name="film"), Form(style="anime")).form.style == "anime"
