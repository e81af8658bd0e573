"""From any word to the nearest thing that can be built."""

import pytest

from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordtable import WordTable
from tests.reading.conftest import RESOURCES

WORDS = Vocabulary(RESOURCES / "lexicon", WordTable(RESOURCES / "lexicon" / "words.sqlite"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("stallion", "horse"), ("retriever", "dog"), ("tiger", "tiger"), ("tram", "tram"), ("trombone", "trombone"),
        ("orchid", "flower"), ("toaster", "toaster"), ("kangaroo", "kangaroo"), ("cello", "cello"),
        ("warlock", "wizard"),
        ("bonfire", "bonfire"), ("firefighter", "firefighter"), ("dinosaur", "dinosaur"), ("fedora", ""),
        ("plumber", "worker"), ("lawyer", "lawyer"), ("teapot", "teapot"), ("spider", "spider"), ("octopus", "octopus"),
    ],
)  # fmt: skip
def test_english_nouns(word: str, kind: str) -> None:
    found = next((m.value for m in WORDS.noun(word) if m.field == "kind"), "")
    assert found == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("象", "elephant"), ("梟", "owl"), ("柴犬", "dog"), ("巫女", "shrine_maiden"), ("提灯", "paper_lantern"),
        ("新幹線", "bullet_train"),
        ("カラス", "crow"), ("獣医", "doctor"), ("人力車", "rickshaw"), ("冷蔵庫", "refrigerator"), ("複写機", "box"),
        ("画家", "painter"),
        ("馬車", "carriage"),
    ],
)  # fmt: skip
def test_japanese_nouns(word: str, kind: str) -> None:
    assert next(m.value for m in WORDS.japanese((word,), "n") if m.field == "kind") == kind


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        ("saunter", "walk"), ("sprint", "run"), ("devour", "eat"), ("whirl", "spin"), ("weep", "cry"), ("gaze", "look"),
        ("waltz", "dance"), ("chuckle", "laugh"), ("hurl", "throw"),
    ],
)  # fmt: skip
def test_verbs(verb: str, action: str) -> None:
    assert WORDS.verb(verb)[0].value == action


@pytest.mark.parametrize(
    ("word", "field", "value"),
    [
        ("crimson", "color", "red"), ("elderly", "age", "old"), ("snowy", "weather", "snow"), ("tiny", "size", "small"),
        ("rainy", "weather", "rain"), ("furious", "mood", "angry"), ("swiftly", "manner", "fast"),
    ],
)  # fmt: skip
def test_adjectives(word: str, field: str, value: str) -> None:
    assert (field, value) in {(m.field, m.value) for m in WORDS.adjective(word)}


def test_every_listed_value_is_one_the_scene_has() -> None:
    from studio.project.scene import ACTIONS, PLACES, STYLES

    assert set(WORDS.place_rank) == PLACES
    values = {(m.field, m.value) for word in ("anime", "clay", "watercolor", "noir") for m in WORDS.listed(word)}
    assert {value for field, value in values if field == "style"} <= set(STYLES)
    for kind in WORDS.kinds.values():
        assert kind.moves in ACTIONS | {"go"}
        assert kind.place is None or kind.place in PLACES
