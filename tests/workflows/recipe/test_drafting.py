"""Recipes of next takes: the story around a shot decides its voices and its music; the person decides first."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from studio.core.errors import ProjectError
from studio.ports.reading import ReadOptions
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.project import Form, Project
from studio.project.scene import Music, Subject
from studio.project.shot import ShotSettings
from studio.project.take import Casting, Take
from studio.workflows.recipe.drafting import draft_recipe, longer
from studio.workflows.writing import fields
from tests.fakes.reader import FakeReader

SECOND = 48_000


def story(*prompts: str) -> Project:
    readings = [FakeReader().read(prompt, ReadOptions()) for prompt in prompts]
    return edits.insert_shots(Project(name="film"), 0, readings)


def filmed(project: Project, shot_id: str, frames: int) -> Project:
    take = Take(
        id=edits.next_take_id(project, shot_id),
        shot_id=shot_id,
        recipe=draft_recipe(project, shot_id),
        media="0" * 64,
        frame_count=frames,
        frames_hash="",
        samples_hash="",
    )
    return edits.add_take(project, take)


def test_settings_and_form_are_taken_over() -> None:
    project = edits.set_form(story("a dog"), Form(size=(1920, 1080)))
    project = edits.set_settings(project, "s1", ShotSettings(quality="final", seed=5, seconds=7.5))
    recipe = draft_recipe(project, "s1")
    assert (recipe.size, recipe.quality, recipe.seed, recipe.seconds) == ((1920, 1080), "final", 5, 7.5)
    other = draft_recipe(project, "s1", quality="draft", seed=9)
    assert (other.quality, other.seed) == ("draft", 9)
    assert (recipe.studio, recipe.engine_version) == ("", "")


def test_a_shot_that_says_nothing_is_refused() -> None:
    project = story("a dog")
    shot = project.shots[0]
    blank = replace(shot, reading=replace(shot.reading, prompt=" ", scene=replace(shot.reading.scene, subjects=())))
    with pytest.raises(ProjectError, match="says nothing"):
        draft_recipe(replace(project, shots=(blank,)), "s1")
    with pytest.raises(ProjectError, match="no shot"):
        draft_recipe(project, "s9")


def test_voices_are_cast_over_the_whole_story() -> None:
    project = story('a man "hello"', "a dog", 'a man and a woman "one" "two"')
    first, last = draft_recipe(project, "s1").voices, draft_recipe(project, "s3").voices
    assert first == (last[0],)
    assert last[0].gender == "male"
    assert last[1].gender == "female"
    genders = [subject.attributes.get("gender") for subject in draft_recipe(project, "s3").scene.subjects]
    assert genders == ["male", "female"]


def test_a_line_with_a_voice_of_its_own_has_it_and_nobody_else_does() -> None:
    project = story('a man and a woman "one" "two"', 'a man "three"')
    plain = draft_recipe(project, "s1").voices
    scene = fields.put(project.shot("s1").reading.scene, "dialogue.0.voice", "male old 3")
    project = edits.edit_scene(project, "s1", scene, "dialogue.0.voice")
    assert draft_recipe(project, "s1").voices == (Casting(gender="male", age="old", variant=3), plain[1])
    assert draft_recipe(project, "s2").voices == (plain[0],)


def test_the_cast_looks_and_sounds_as_it_does_today() -> None:
    mika = CastMember(
        handle="mika",
        name="Mika",
        words="a woman",
        subject=Subject(kind="woman", attributes=MappingProxyType({"color": "red", "clothing": "coat"})),
        voice=Casting(variant=4),
    )
    project = edits.set_cast(story('@mika a woman "hello"'), [mika])
    recipe = draft_recipe(project, "s1")
    assert recipe.scene.subjects[0].cameo == "mika"
    assert recipe.scene.subjects[0].attributes["color"] == "red"
    assert recipe.voices == (Casting(variant=4),)
    scene = recipe.scene
    own = replace(scene.subjects[0], attributes=MappingProxyType({"color": "green", "clothing": "coat"}))
    project = edits.edit_scene(project, "s1", replace(scene, subjects=(own,)), "subjects.0.color")
    blue = replace(mika, subject=replace(mika.subject, attributes=MappingProxyType({"color": "blue", "hat": "cap"})))
    attributes = draft_recipe(edits.set_cast(project, [blue]), "s1").scene.subjects[0].attributes
    assert (attributes["color"], attributes["hat"], attributes["clothing"]) == ("green", "cap", "coat")


def test_the_style_of_the_project_holds_unless_the_shot_has_its_own() -> None:
    project = edits.set_form(story("a dog"), Form(style="anime"))
    assert draft_recipe(project, "s1").scene.style == "anime"
    scene = replace(project.shots[0].reading.scene, style="watercolor")
    assert draft_recipe(edits.edit_scene(project, "s1", scene, "style"), "s1").scene.style == "watercolor"


def test_music_and_air_run_on_over_the_takes_before() -> None:
    project = story(
        "a dog in the park piano", "a woman in the park piano", "a man in the park piano", "a dog in the park"
    )
    project = filmed(project, "s1", 48)
    project = filmed(project, "s1", 96)  # the newest stands
    third = draft_recipe(project, "s3")
    assert (third.music_sample, third.ambience_sample) == (4 * SECOND, 4 * SECOND)  # s2 has no take yet
    assert third.music_ends
    assert not draft_recipe(project, "s1").music_ends
    project = filmed(project, "s2", 24)
    assert draft_recipe(project, "s3").music_sample == 5 * SECOND
    project = edits.approve_take(project, "s1t1")
    assert draft_recipe(project, "s3").music_sample == 3 * SECOND
    silent = draft_recipe(project, "s4")
    assert silent.music_sample == 0
    assert silent.ambience_sample == 3 * SECOND
    assert not silent.music_ends


def test_music_that_should_meet_the_cuts_knows_them() -> None:
    project = story("a dog piano", "a woman piano", "a man piano")
    for number in (1, 2, 3):
        scene = replace(project.shot(f"s{number}").reading.scene, music=Music(hits=True))
        project = edits.edit_scene(project, f"s{number}", scene, "music")
    project = filmed(filmed(project, "s1", 24), "s2", 48)
    assert draft_recipe(project, "s3").music_cuts == (SECOND, 3 * SECOND)
    assert draft_recipe(project, "s1").music_cuts == ()


def test_another_place_has_another_air() -> None:
    project = filmed(story("a dog in the park", "a dog on the beach"), "s1", 24)
    assert draft_recipe(project, "s2").ambience_sample == 0


def test_a_longer_take_is_the_same_but_for_its_length() -> None:
    recipe = draft_recipe(story("a dog"), "s1")
    assert longer(recipe, 48, 1.5) == replace(recipe, seconds=3.5, timed_seconds=2.0)
