"""Scenes as fields: what is written can be read back, what makes no sense is refused, edits survive a new reading."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import SceneError
from studio.project.scene import Camera, Line, Music, Note, Reading, Scene, Subject
from studio.project.shot import Shot
from studio.workflows.writing import fields
from studio.workflows.writing.held import keep_edits

DOG = Subject(kind="dog", action="run", attributes=MappingProxyType({"color": "black"}))
MAN = Subject(kind="man", action="talk")
SCENE = Scene(subjects=(DOG, MAN), place="beach", dialogue=(Line(speaker="man", text="Come!", subject=1),))

CHOICES = (
    "place", "time_of_day", "weather", "style", "camera.move", "camera.shot_size", "camera.angle", "camera.speed",
    "music.genre", "music.mood", "subjects.0.action", "subjects.1.action", "dialogue.0.tone", "dialogue.0.language",
)  # fmt: skip
OTHERS = (
    ("subjects.0.count", "3"), ("subjects.1.kind", "old_man"), ("subjects.0.then", "jump,bark"),
    ("sounds", "waves,rain"),
    ("subjects.0.attributes.color", "white"), ("subjects.1.attributes.holding", "umbrella"), ("surroundings", "tree"),
    ("camera.lens_mm", "35"), ("music.tempo_bpm", "90"), ("music.level", "0.25"), ("dialogue.0.text", "Wait!"),
    ("dialogue.0.voice", "male old 2"), ("dialogue.0.voice", ""),
)  # fmt: skip


def _shot(scene: Scene, *edited: str, notes: tuple[Note, ...] = ()) -> Shot:
    return Shot(id="s1", reading=Reading(prompt="…", language="en", scene=scene, notes=notes), edited=edited)


@given(st.data())
def test_what_is_put_in_is_read_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CHOICES))
    value = data.draw(st.sampled_from(fields.legal(name)))
    changed = fields.put(SCENE, name, value)
    assert fields.get(changed, name) == value
    others = [
        other for other in CHOICES if other != name and not (other.startswith("music") and name.startswith("music"))
    ]
    assert all(fields.get(changed, other) == fields.get(SCENE, other) for other in others)


@pytest.mark.parametrize(("name", "value"), OTHERS)
def test_free_fields_are_read_back(name: str, value: str) -> None:
    assert fields.get(fields.put(SCENE, name, value), name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("place", "nowhere"), ("camera.move", "teleport"), ("camera.lens_mm", "5"), ("camera.lens_mm", "nan"),
        ("subjects.0.count", "0"), ("subjects.0.count", "many"), ("subjects.5.kind", "dog"),
        ("subjects.0.then", "run,zap"),
        ("subjects.0.wings", "2"), ("dialogue.3.text", "x"), ("dialogue.0.voice", "loud"),
        ("dialogue.0.voice", "female adult x"), ("music.level", "2"),
        ("mystery", "x"), ("camera.colour", "x"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(SceneError):
        fields.put(SCENE, name, value)


def test_an_emptied_attribute_is_gone() -> None:
    assert "color" not in fields.put(SCENE, "subjects.0.attributes.color", "").subjects[0].attributes


def test_a_subject_taken_out_leaves_the_lines_to_their_speakers() -> None:
    without_dog = fields.remove_subject(SCENE, 0)
    assert without_dog.dialogue[0].subject == 0
    assert fields.remove_subject(without_dog, 0).dialogue[0].subject == -1


def test_states_tell_said_guessed_edited_and_substituted() -> None:
    retriever = Subject(kind="dog", attributes=MappingProxyType({"word": "golden_retriever"}))
    notes = (
        Note(text="", kind="assumed", detail="weather"),
        Note(text="", kind="assumed", detail="subjects[1].action"),
    )
    shot = _shot(replace(SCENE, subjects=(retriever, MAN)), "camera.move", "dialogue", notes=notes)
    assert fields.state(shot, "place") == "said"
    assert fields.state(shot, "weather") == "guessed"
    assert fields.state(shot, "subjects.1.action") == "guessed"
    assert fields.state(shot, "subjects.0.action") == "said"
    assert fields.state(shot, "camera.move") == "edited"
    assert fields.state(shot, "dialogue.0.tone") == "edited"
    assert fields.state(shot, "subjects.0.kind") == "substituted"


def test_edits_hold_when_the_prompt_is_read_again() -> None:
    edited = fields.put(fields.put(SCENE, "place", "lake"), "subjects.0.attributes.color", "white")
    shot = _shot(edited, "place", "subjects.0.attributes.color")
    notes = (Note(text="", kind="assumed", detail="place"), Note(text="", kind="assumed", detail="weather"))
    new = Reading(
        prompt="a man and a dog", language="en", scene=Scene(subjects=(MAN, DOG), place="street"), notes=notes
    )
    kept, names = keep_edits(new, shot)
    assert kept.scene.place == "lake"
    assert kept.scene.subjects[1].attributes["color"] == "white", "the dog is found again where it now stands"
    assert set(names) == {"place", "subjects.1.attributes.color"}
    assert [note.detail for note in kept.notes] == ["weather"], "what is set by hand is no longer a guess"


def test_an_edit_of_somebody_who_has_left_is_let_go() -> None:
    shot = _shot(fields.put(SCENE, "subjects.0.action", "sit"), "subjects.0.action")
    kept, names = keep_edits(Reading(prompt="a man", language="en", scene=Scene(subjects=(MAN,))), shot)
    assert names == ()
    assert kept.scene.subjects == (MAN,)


def test_the_whole_cast_of_a_shot_can_be_held() -> None:
    shot = _shot(fields.add_subject(SCENE, "Old Woman"), "subjects")
    line = Line(speaker="man", text="Hey", subject=0)
    kept, names = keep_edits(
        Reading(prompt="a man", language="en", scene=Scene(subjects=(MAN,), dialogue=(line,))), shot
    )
    assert [subject.kind for subject in kept.scene.subjects] == ["dog", "man", "old_woman"]
    assert kept.scene.dialogue[0].subject == 1
    assert names == ("subjects",)


def test_music_edited_stays_with_the_music() -> None:
    shot = _shot(replace(SCENE, music=Music(genre="jazz")), "music")
    kept, _ = keep_edits(Reading(prompt="", language="en", scene=Scene(music=None)), shot)
    assert kept.scene.music == Music(genre="jazz")


def test_a_lens_that_is_not_set_is_empty() -> None:
    assert fields.get(Scene(camera=Camera()), "camera.lens_mm") == ""
    assert fields.put(Scene(), "camera.lens_mm", "").camera.lens_mm is None
