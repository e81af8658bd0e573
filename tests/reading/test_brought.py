"""Names of subjects that a person brought are read as nouns are."""

from pathlib import Path

import pytest

from studio.ports.reading import ReadOptions
from studio.ports.subjects import Brought, SubjectSort
from studio.project.scene import Scene
from studio.reading import TextReader
from studio.reading.brought import masked

RESOURCES = Path(__file__).parents[2] / "resources"


def _one(kind: str, sort: SubjectSort, *names: str) -> Brought:
    return Brought(kind=kind, names=names, digest=kind[0] * 64, sort=sort, size_m=(1.0, 1.0, 1.0), triangles=1)


ROBOT = _one("robot", "person", "robot", "ロボット")
PICO = _one("pikota", "animal", "Pikota", "ピコ太")
CAR = _one("teapot_car", "thing", "teapot car", "急須カー")


@pytest.fixture(scope="session")
def reader() -> TextReader:
    return TextReader(RESOURCES, lambda: (ROBOT, PICO, CAR))


def _scene(reader: TextReader, prompt: str) -> Scene:
    return reader.read(prompt, ReadOptions()).scene


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("The robot walks down the street.", [("robot", 1, "walk")]),
        ("ロボットが街を歩く", [("robot", 1, "walk")]),
        ("Three robots dance in a park at night", [("robot", 3, "dance")]),
        ("夕方の公園でピコ太が走り、ロボットが手を振る", [("pikota", 1, "run"), ("robot", 1, "wave")]),
        ("The teapot car drives down the road", [("teapot_car", 1, "drive")]),
        ("A cat sleeps beside the Teapot Car", [("cat", 1, "sleep"), ("teapot_car", 1, "stand")]),
    ],
)
def test_they_count_and_act(reader: TextReader, prompt: str, found: list[tuple[str, int, str]]) -> None:
    scene = _scene(reader, prompt)
    assert [(s.kind, s.count, s.action) for s in scene.subjects] == found
    for subject in scene.subjects:
        own = {one.kind: one.digest for one in (ROBOT, PICO, CAR)}.get(subject.kind)
        assert subject.attributes.get("model") == own


def test_they_speak(reader: TextReader) -> None:
    scene = _scene(reader, 'A robot says "I am a robot" to a man')
    assert [(line.speaker, line.text) for line in scene.dialogue] == [("robot", "I am a robot")]


def test_nothing_of_what_stood_in_is_left(reader: TextReader) -> None:
    reading = reader.read("夜のピコ太", ReadOptions())
    assert not any(word in note.text for note in reading.notes for word in ("ロバ", "donkey"))


def test_a_longer_word_is_another_word() -> None:
    assert not masked("A robotic arm", "en", (ROBOT,)).played
    assert not masked("ロボットアームが動く", "ja", (ROBOT,)).played


def test_what_stands_in_is_nobody_else_of_the_text() -> None:
    mask = masked("a donkey and a pikota", "en", (PICO,))
    assert mask.text == "a donkey and a dog"


def test_without_any_a_text_stays_as_it_is() -> None:
    assert masked("a donkey", "en", ()).text == "a donkey"
