"""Every value that a scene can have is said in both languages."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from studio.project.scene import ACTIONS, PLACES, STYLES, Angle, CameraMove, ShotSize, TimeOfDay, Weather
from studio.project.take import QUALITIES
from studio.workflows.words import Words
from studio.workflows.writing import fields

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(RESOURCES)


def _kinds() -> tuple[str, ...]:
    tables = tomllib.loads((RESOURCES / "lexicon" / "kinds.toml").read_text("utf-8"))
    return tuple(kind for table in tables.values() for kind in table)


def _lexicon(table: str) -> tuple[str, ...]:
    return tuple(tomllib.loads((RESOURCES / "lexicon" / "words.toml").read_text("utf-8"))[table])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("time_of_day", get_args(TimeOfDay)),
        ("weather", get_args(Weather)),
        ("camera.move", get_args(CameraMove)),
        ("camera.shot_size", get_args(ShotSize)),
        ("camera.angle", get_args(Angle)),
        ("camera.speed", fields.SPEEDS),
        ("style", STYLES),
        ("action", tuple(sorted(ACTIONS))),
        ("place", tuple(sorted(PLACES))),
        ("tone", fields.TONES),
        ("language", fields.LANGUAGES),
        ("music.genre", fields.GENRES),
        ("music.mood", fields.MOODS),
        ("quality", QUALITIES),
        ("kind", _kinds()),
        ("color", _lexicon("color")),
        ("age", _lexicon("age")),
        ("mood", _lexicon("mood")),
        ("size", _lexicon("size")),
        ("manner", _lexicon("manner")),
        ("clothing", _lexicon("clothing")),
        ("wearing", _lexicon("wearing")),
        ("surroundings", _lexicon("surroundings")),
        ("sounds", _lexicon("sound")),
    ],
)
def test_every_value_has_both_words(words: Words, field: str, values: tuple[str, ...]) -> None:
    assert values
    silent = [value for value in values if value not in words.values(field)]
    assert not silent
    for value in values:
        assert words.say(field, value, "en")
        assert words.say(field, value, "ja") != value, f"{field} {value} is not said in Japanese"


def test_no_two_values_of_a_choice_read_alike(words: Words) -> None:
    for field in ("time_of_day", "weather", "camera.move", "camera.shot_size", "camera.angle", "style", "place"):
        for language in ("en", "ja"):
            said = [words.say(field, value, language) for value in words.values(field)]
            assert len(said) == len(set(said)), (field, language)


def test_a_phrase_says_each_of_its_words(words: Words) -> None:
    assert words.phrase("white shirt", "clothing", "ja") == "白シャツ"
    assert words.phrase("white shirt", "clothing", "en") == "white shirt"
    assert words.say("kind", "golden_retriever", "en") == "golden retriever"
