"""What the text says is in the scene, or in a remark: found out by leaving each word away."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.project.rooms import room_within
from studio.project.scene import Reading
from studio.reading.english import words as english
from studio.reading.japanese.segmenter import Segmenter
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordtable import WordTable
from tests.reading.test_prompts import HERE, rows

Read = Callable[[str], Reading]

LEXICON = Path(__file__).parents[2] / "resources" / "lexicon"
EMPTY = (
    english.DETERMINERS
    | english.PRONOUNS
    | english.MODALS
    | english.BE
    | english.HAVE
    | english.CONJUNCTIONS
    | english.PREPOSITIONS
    | english.PARTICLES
    | english.ADVERBS
    | {"not", "there"}
)
SAYING_NOTHING = ("よう", "こと", "もの", "とき", "ところ", "なか", "うち", "まま", "そう", "感じ")


def content(prompt: str, language: str, segmenter: Segmenter) -> list[str]:
    """The words of a prompt that say something by themselves, outside of what is spoken."""
    told = re.sub(r"[\"“「『][^\"”」』]*[\"”」』]", " . " if language == "en" else "。", prompt)
    if language == "en":
        words = re.findall(r"[A-Za-z][A-Za-z'-]*", told)
        return [word for word in words if word.lower() not in EMPTY and len(word) > 2]
    tags = ("noun", "verb", "adj", "na", "adv")
    words = [word.text for word in segmenter.words(told) if word.tag in tags and word.detail not in ("count", "age")]
    return [word for word in words if len(word) > 1 and word not in SAYING_NOTHING]


def counts(read: Read, prompt: str, word: str) -> bool:
    """Whether a word is named in a remark, or the reading is another one without it."""
    whole = read(prompt)
    if word.lower() in " ".join(note.text for note in whole.notes).lower():
        return True
    less = read(re.sub(r"\s+", " ", prompt.replace(word, "", 1)).strip())
    return replace(less, prompt="") != replace(whole, prompt="")


@pytest.mark.parametrize("number", [8, 10, 13])
def test_nearly_every_word_is_used_or_remarked_on(read: Read, number: int) -> None:
    segmenter = Segmenter(Vocabulary(LEXICON, WordTable(LEXICON / "words.sqlite")))
    asked = [
        (prompt, word)
        for _, language, prompt, _ in rows(HERE / f"unseen_{number}.tsv")
        for word in content(prompt, language, segmenter)
    ]
    silent = [word for prompt, word in asked if not counts(read, prompt, word)]
    assert len(asked) > 150
    assert len(silent) <= 0.13 * len(asked), silent


def test_what_stands_in_is_named_with_what_it_stands_for(read: Read) -> None:
    notes = [note.text for note in read("A woman pets a cat in a library").notes if note.kind != "assumed"]
    assert any("pet" in note for note in notes)
    scene = read("A woman pets a cat in a library").scene
    assert scene.subjects[0].attributes["deed"] == "pet"
    assert "library" in scene.surroundings


def test_what_cannot_be_shown_is_said_once(read: Read) -> None:
    notes = [
        note.text for note in read("A man polishes an anvil beside a fire hydrant").notes if note.kind != "assumed"
    ]
    assert sum("anvil" in note for note in notes) == 1


def test_what_is_not_there_is_not_shown(read: Read) -> None:
    scene = read("A dog runs in a park, no people, without a leash").scene
    assert [subject.kind for subject in scene.subjects] == ["dog"]
    assert read("湖の上を雲が流れる。人物は入れないで。").scene.subjects[0].kind == "cloud"


@pytest.mark.parametrize(
    "prompt", ["a girl in a dojo", "two people in an elevator", "a king in the throne room", "地下牢の囚人"]
)
def test_a_room_that_is_built_is_no_nearest_thing(read: Read, prompt: str) -> None:
    reading = read(prompt)
    assert room_within(reading.scene) is not None
    assert not any(note.kind == "substituted" for note in reading.notes)
