"""Edits are pure: what they leave alone stays the same object, and ids are never used twice."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import ProjectError, SceneError
from studio.project.document_json import shot_from_json, shot_to_json, take_from_json, take_to_json
from studio.project.edits import add_shot, add_take, next_take_id
from studio.project.mix import MixSettings
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.take import Take
from tests.project import documents

READING = Reading(prompt="犬", language="ja", scene=Scene())


@given(documents.project(), documents.reading)
def test_a_new_shot_comes_last_and_the_rest_stays(before: Project, reading: Reading) -> None:
    after = add_shot(before, reading)
    assert all(new is old for new, old in zip(after.shots, before.shots, strict=False))
    assert after.takes is before.takes
    assert after.shots[-1].reading is reading
    assert after.number(after.shots[-1].id) == len(after.shots)
    assert len({shot.id for shot in after.shots}) == len(after.shots)


@given(documents.project(), st.data())
def test_a_new_take_comes_last_and_the_rest_stays(before: Project, data: st.DataObject) -> None:
    before = add_shot(before, READING)
    shot = data.draw(st.sampled_from(before.shots))
    take = data.draw(documents.take(shot.id, next_take_id(before, shot.id)))
    after = add_take(before, take)
    assert after.shots is before.shots
    assert after.takes_of(shot.id) == (*before.takes_of(shot.id), take)
    with pytest.raises(ProjectError, match="already"):
        add_take(after, take)


@given(documents.take("s9", "s9t1"))
def test_a_take_of_no_shot_is_refused(take: Take) -> None:
    with pytest.raises(ProjectError, match="s9"):
        add_take(add_shot(Project(name="film"), READING), take)


def test_what_is_not_there_is_named_with_what_is() -> None:
    project = add_shot(add_shot(Project(name="film"), READING), READING)
    with pytest.raises(ProjectError, match=r"s7.*s1, s2"):
        project.shot("s7")
    with pytest.raises(ProjectError, match="none"):
        project.take("s1t1")


@given(documents.project())
def test_records_come_back_through_json(project: Project) -> None:
    for shot in project.shots:
        assert shot_from_json(json.loads(json.dumps(shot_to_json(shot)))) == shot
    for take in project.takes:
        assert take_from_json(json.loads(json.dumps(take_to_json(take)))) == take


LATER = ("made", "note", "parents", "prompt", "rating")
"""Fields that the first records lacked."""


@given(documents.take("s1", "s1t1"), st.data())
def test_a_record_with_a_missing_or_wrong_field_is_refused(take: Take, data: st.DataObject) -> None:
    record = take_to_json(take)
    key = data.draw(st.sampled_from(sorted(record)))
    if key not in LATER and data.draw(st.booleans()):
        del record[key]
    else:
        record[key] = data.draw(st.sampled_from([True, 1.5, {}]))
    with pytest.raises((ProjectError, SceneError)):
        take_from_json(record)


@given(documents.take("s1", "s1t1"))
def test_an_older_record_takes_defaults(take: Take) -> None:
    record = {key: value for key, value in take_to_json(take).items() if key not in LATER}
    assert take_from_json(record) == replace(take, prompt="", parents=(), rating=0, note="", made="")


@given(documents.take("s1", "s1t1"))
def test_a_recipe_from_before_the_mix_has_the_usual_one(take: Take) -> None:
    record = json.loads(json.dumps(take_to_json(take)))
    for key in ("music_cuts", "music_ends", "mix", "master", "own"):
        del record["recipe"][key]
    read = take_from_json(record).recipe
    assert read == replace(take.recipe, music_cuts=(), music_ends=False, mix=MixSettings(), master=None, own=())
