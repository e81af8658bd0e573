"""Scenes survive JSON, and a scene that makes no sense is refused by the name of its field."""

import json
from types import MappingProxyType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import SceneError
from studio.project.scene import (
    ACTIONS,
    PLACES,
    STYLES,
    Angle,
    Camera,
    CameraMove,
    Line,
    Music,
    Note,
    NoteKind,
    Reading,
    Scene,
    ShotSize,
    Subject,
    TimeOfDay,
    Weather,
)
from studio.project.scene_json import (
    LANGUAGES,
    SPEEDS,
    TONES,
    reading_from_json,
    scene_from_json,
    scene_to_json,
    to_json,
)

words = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
actions = st.sampled_from(sorted(ACTIONS))
subjects = st.builds(
    Subject,
    kind=words,
    count=st.integers(1, 500),
    action=actions,
    then=st.lists(actions, max_size=3).map(tuple),
    attributes=st.dictionaries(words, words, max_size=4).map(lambda pairs: MappingProxyType(pairs)),
    cameo=st.none() | words,
    name=st.none() | words,
)
cameras = st.builds(
    Camera,
    move=st.sampled_from(get_args(CameraMove)),
    shot_size=st.sampled_from(get_args(ShotSize)),
    angle=st.sampled_from(get_args(Angle)),
    speed=st.sampled_from(SPEEDS),
    lens_mm=st.none() | st.floats(4.0, 2000.0),
)
lines = st.builds(
    Line,
    speaker=words,
    text=words,
    language=st.sampled_from(LANGUAGES),
    tone=st.sampled_from(TONES),
    subject=st.integers(-1, 0),
)
music = st.builds(Music, genre=words, mood=words, tempo_bpm=st.none() | st.integers(20, 400), level=st.floats(0.0, 1.0))
scenes = st.builds(
    Scene,
    subjects=st.lists(subjects, max_size=3).map(tuple),
    place=st.sampled_from(sorted(PLACES)),
    surroundings=st.lists(words, max_size=3).map(tuple),
    time_of_day=st.sampled_from(get_args(TimeOfDay)),
    weather=st.sampled_from(get_args(Weather)),
    camera=cameras,
    style=st.sampled_from(STYLES),
    dialogue=st.lists(lines, max_size=2).map(tuple),
    sounds=st.lists(words, max_size=2).map(tuple),
    music=st.none() | music,
)
notes = st.builds(Note, text=words, kind=st.sampled_from(get_args(NoteKind)), detail=words)
readings = st.builds(
    Reading,
    prompt=st.text(max_size=40),
    language=st.sampled_from(LANGUAGES),
    scene=scenes,
    notes=st.lists(notes, max_size=2).map(tuple),
)


@given(readings)
def test_a_reading_survives_json(reading: Reading) -> None:
    assert reading_from_json(json.loads(json.dumps(to_json(reading)))) == reading


@given(scenes)
def test_a_scene_survives_json(scene: Scene) -> None:
    text = json.dumps(scene_to_json(scene), ensure_ascii=False)
    assert scene_from_json(json.loads(text)) == scene


def test_what_is_missing_takes_its_default() -> None:
    assert scene_from_json({}) == Scene()
    assert scene_from_json({"subjects": [{"kind": "dog"}]}).subjects[0].action == "stand"


def test_the_names_are_those_of_the_design() -> None:
    data = to_json(Reading(prompt="犬", language="ja", scene=Scene()))
    assert list(data) == [
        "prompt", "language", "subjects", "place", "surroundings", "time_of_day", "weather", "camera", "style",
        "dialogue", "sounds", "music", "notes",
    ]  # fmt: skip
    assert data["camera"] == {
        "move": "static", "shot_size": "full", "angle": "eye", "speed": "normal", "motion": "real", "lens_mm": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"place": "mars_base"}, "place"),
        ({"subjects": [{"kind": "dog", "action": "teleport"}]}, "subjects[0].action"),
        ({"subjects": [{"kind": "dog", "then": ["run", "nap"]}]}, "subjects[0].then[1]"),
        ({"subjects": [{"kind": "dog", "count": -1}]}, "subjects[0].count"),
        ({"subjects": [{"kind": "dog", "count": 0}]}, "subjects[0].count"),
        ({"subjects": [{"kind": "dog", "count": 1.5}]}, "subjects[0].count"),
        ({"subjects": [{"kind": "dog", "count": True}]}, "subjects[0].count"),
        ({"subjects": [{"kind": " "}]}, "subjects[0].kind"),
        ({"subjects": [{"action": "run"}]}, "subjects[0].kind"),
        ({"subjects": "dog"}, "subjects"),
        ({"subjects": [{"kind": "dog", "attributes": {"color": 3}}]}, "subjects[0].attributes.color"),
        ({"camera": {"lens_mm": float("nan")}}, "camera.lens_mm"),
        ({"camera": {"lens_mm": -35}}, "camera.lens_mm"),
        ({"camera": {"move": "teleport"}}, "camera.move"),
        ({"music": {"level": float("inf")}}, "music.level"),
        ({"music": {"tempo_bpm": 0}}, "music.tempo_bpm"),
        ({"time_of_day": "teatime"}, "time_of_day"),
        ({"weather": None}, "weather"),
        ({"style": "cubist"}, "style"),
        ({"dialogue": [{"text": "hi", "tone": "loudly"}]}, "dialogue[0].tone"),
        ({"dialogue": [{"text": "hi", "subject": 4}]}, "dialogue[0].subject"),
        ({"colour": "red"}, "colour"),
        ({"camera": {"iso": 400}}, "camera.iso"),
        ([], "scene"),
        (None, "scene"),
    ],
)
def test_what_makes_no_sense_is_named(data: object, field: str) -> None:
    with pytest.raises(SceneError) as problem:
        scene_from_json(data)
    assert problem.value.field == field
