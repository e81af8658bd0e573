"""A scene under way: the cast and the setting so far, the lines, and the words that changed nothing."""

from dataclasses import dataclass, field

from studio.reading.composing.cast import Cast, Member
from studio.reading.composing.setting import Setting
from studio.reading.phrases import Deed, Modifier, Noun, Quote
from studio.reading.words.likeness import Likeness
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

LIGHT = wordset("take do give make perform have get land pull attempt try execute practice nail する やる")
"""Verbs that leave what is done to their object: *takes a bow*."""
TRAVEL = wordset("walk run ride drive sail skate swim fly march crawl sneak limp")


@dataclass(slots=True)
class Draft:
    """All that is known of a scene while its phrases are gone through."""

    words: Vocabulary
    language: str
    """Of the notes."""
    cast: Cast
    setting: Setting
    speech: str | None = None
    """The language lines are to be spoken in, where the person fixed it."""
    likeness: Likeness | None = None
    asked: int = 0
    """Words that were matched by likeness so far."""
    lines: list[tuple[Member | None, str, Quote, str]] = field(
        default_factory=list[tuple[Member | None, str, Quote, str]]
    )
    """(speaker, tone, words, the verb they were said with)"""
    felt: dict[int, str] = field(default_factory=dict[int, str])
    """The tone that a member's deeds give its voice."""
    unknown: list[str] = field(default_factory=list[str])
    idle: list[Noun] = field(default_factory=list[Noun])
    """Deeds named by a noun alone, which whoever does nothing else does: 盆踊り、浴衣の女性たち."""


def misunderstood(draft: Draft, word: str) -> None:
    """Remember a word that changed nothing, once."""
    if word and word not in draft.unknown and any(c.isalpha() for c in word):
        draft.unknown.append(word)


def nominal_action(draft: Draft, noun: Noun, doing: str = "") -> str | None:
    """The action a noun names: *backflip*, *bow*, *speech*, *シュート*."""
    listed = (*draft.words.listed(noun.word), *draft.words.listed_japanese(noun.word))
    named = noun.language == "en" and noun.meaning("kind") is not None and doing not in LIGHT
    for meaning in listed if not named else ():
        if meaning.field == "action":
            return meaning.value
    if doing in ("する", "やる", "do", "play", "楽しむ") and (sport := noun.meaning("kind")) is not None:
        return {"basketball": "shoot_basket", "football": "kick", "soccer_ball": "kick", "baseball": "throw",
                "tennis_ball": "throw", "volleyball": "throw"}.get(sport.value)  # fmt: skip
    if noun.meaning("kind", "place", "clothing", "wearing", "surroundings") is not None:
        return None
    for meaning in draft.words.verb(noun.word):
        if meaning.field == "action" and meaning.cost < 2:
            return meaning.value
    return {"speech": "talk", "conversation": "talk", "nap": "sleep", "goodbye": "wave", "flip": "backflip"}.get(
        noun.word
    )


def all_meanings(draft: Draft, modifier: Modifier) -> tuple[Meaning, ...]:
    """A modifier's own meanings and those our lists give its word."""
    return (*draft.words.listed(modifier.word), *draft.words.listed_japanese(modifier.word), *modifier.meanings)


def sense_of(draft: Draft, deed: Deed) -> tuple[str | None, str | None]:
    """The action or the relation a verb means here."""
    action = next((m for m in deed.meanings if m.field == "action"), None)
    relation = next((m for m in deed.meanings if m.field == "relation"), None)
    if action and relation:
        if relation.value == "sound" or relation.value == "fall_weather":
            relation = None
        elif relation.value == "hold" and deed.word != "swing":
            return (None, "hold") if deed.objects else (action.value, None)
        elif relation.value in ("put",):
            return (None, "put") if deed.objects and deed.links else (action.value, None)
        elif relation.value in ("move", "exist", "begin", "wear"):
            objects_fit = relation.value == "wear" and any(n.meaning("clothing", "wearing") for n in deed.objects)
            relation = relation if objects_fit else None
    if relation:
        return None, relation.value
    return (action.value, None) if action else (None, None)
