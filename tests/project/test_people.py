"""Voice and body agree: what a word for a person says about gender and age."""

import tomllib
from pathlib import Path

import pytest

from studio.project.people import AGES, FEMALE, MALE, age, gender
from studio.project.scene import Subject

ROOT = Path(__file__).parents[2]


def test_no_kind_is_both() -> None:
    assert not FEMALE & MALE


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (Subject(kind="woman"), ("female", "adult")),
        (Subject(kind="schoolgirl"), ("female", "young")),
        (Subject(kind="policewoman"), ("female", "adult")),
        (Subject(kind="fisherman", attributes={"age": "old"}), ("male", "old")),
        (Subject(kind="boy"), ("male", "child")),
        (Subject(kind="knight", attributes={"gender": "female"}), ("female", "adult")),
        (Subject(kind="girl", attributes={"age": "?"}), ("female", "child")),
    ],
)
def test_words_say_who(subject: Subject, expected: tuple[str, str]) -> None:
    assert (gender(subject), age(subject)) == expected


def test_a_name_settles_what_the_kind_leaves_open_and_always_alike() -> None:
    known = {gender(Subject(kind="chef", name=name)) for name in ("Aoi", "Ren", "Sora", "Kim", "Lee", "Ash")}
    assert known == {"female", "male"}
    assert gender(Subject(kind="chef", name="Aoi")) == gender(Subject(kind="chef", name="Aoi"))


def test_ages_are_those_of_voices() -> None:
    assert set(AGES.values()) <= {"child", "young", "adult", "old"}


def test_the_dictionary_says_the_same() -> None:
    kinds = tomllib.loads((ROOT / "resources" / "lexicon" / "kinds.toml").read_text("utf-8"))["person"]
    assert len(kinds) > 40
    for kind, entry in kinds.items():
        if "gender" in entry:
            assert gender(Subject(kind=kind)) == entry["gender"], kind
        if "age" in entry:
            assert age(Subject(kind=kind)) == entry["age"], kind
