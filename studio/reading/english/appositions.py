"""Noun phrases that say who another is: *Sarah, a young woman, walks*; *his opponent, a girl with braids, yawns*."""

from studio.reading.english.nouns import NounPhrases
from studio.reading.english.placing import Placing
from studio.reading.english.sentence import Sentence
from studio.reading.english.words import Token
from studio.reading.phrases import Modifier, Noun
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

OPENING = wordset("a an the his her their")
GENDERED = {
    "man": "male", "boy": "male", "old_man": "male", "young_man": "male",
    "woman": "female", "girl": "female", "old_woman": "female", "young_woman": "female",
}  # fmt: skip
"""Kinds that say hardly more of somebody with a trade than what he or she is."""


class Appositions:
    """Joins the second phrase to the first."""

    def __init__(self, vocabulary: Vocabulary, nouns: NounPhrases, placing: Placing) -> None:
        self._words = vocabulary
        self._nouns = nouns
        self._alive = placing.alive

    def read(self, tokens: list[Token], at: int, state: Sentence) -> int | None:
        """Take the phrase after the comma at ``at`` into the one before it; where to go on, or None where it is a
        phrase of its own."""
        first = state.waiting[-1] if state.waiting else None
        if first is None or tokens[at].low != "," or first.pronoun is not None or first.negated:
            return None
        if at + 1 >= len(tokens) or tokens[at + 1].low not in OPENING:
            return None
        nameless = first.name is not None and not first.meanings
        if not nameless and not self._alive(first):
            return None
        second, after = self._nouns.phrase(tokens, at + 1)
        if second is None or second.meaning("kind") is None or not (nameless or self._alive(second)):
            return None
        if nameless:
            first.meanings, first.word = second.meanings, second.word
        elif first.plural and self._two(first, tokens, after, second, state):
            return self._end(tokens, after) or after
        elif not self._closes(tokens, after) or first.plural:
            return None
        else:
            self._join(first, second)
        first.modifiers = [*first.modifiers, *second.modifiers]
        first.links = [*first.links, *second.links]
        state.host = first
        return after + 1 if self._goes_on(tokens, after) else after

    def _join(self, first: Noun, second: Noun) -> None:
        """A driver who is a woman is a woman driver; a defendant who is a man is a man."""
        one, other = first.meaning("kind"), second.meaning("kind")
        if one is None or other is None:
            return
        person = self._words.kinds[other.value].group == "person"
        gender = GENDERED.get(other.value) if other.value not in ("boy", "girl") else None
        if person and gender is not None and one.cost <= 0.5 and one.value != "person" and one.value not in GENDERED:
            first.modifiers = [*first.modifiers, Modifier(gender, ())]
            return
        first.modifiers = [*first.modifiers, Modifier(first.word, ())]
        first.word, first.meanings, first.definite = second.word, second.meanings, False

    def _two(self, first: Noun, tokens: list[Token], after: int, second: Noun, state: Sentence) -> bool:
        """``Elephants, a mother and her calf, cross``: the many are these two."""
        if after >= len(tokens) or tokens[after].low != "and" or not self._nouns.starts(tokens, after + 1):
            return False
        third, end = self._nouns.phrase(tokens, after + 1)
        if third is None or not self._alive(third) or end >= len(tokens) or tokens[end].tag != "punct":
            return False
        first.plural, first.count = False, 1
        first.modifiers = [*first.modifiers, *second.modifiers, Modifier(second.word, ())]
        state.waiting.append(third)
        return True

    def _end(self, tokens: list[Token], after: int) -> int | None:
        _, end = self._nouns.phrase(tokens, after + 1)
        return end + 1 if end < len(tokens) and tokens[end].low == "," else end

    @staticmethod
    def _closes(tokens: list[Token], at: int) -> bool:
        """Whether a comma and a verb follow what is said of the second phrase, and no other phrase is joined to it."""
        for i in range(at, min(len(tokens), at + 12)):
            if tokens[i].low == ",":
                return i + 1 < len(tokens) and tokens[i + 1].tag in ("verb", "aux", "adv")
            if tokens[i].low in ("and", "or") and i == at:
                return False
            if (tokens[i].tag == "verb" and not tokens[i].ing and not tokens[i].reduced) or tokens[i].tag == "punct":
                return False
        return False

    @staticmethod
    def _goes_on(tokens: list[Token], after: int) -> bool:
        follows = after + 1 < len(tokens) and tokens[after + 1].tag in ("verb", "aux", "adv")
        return after < len(tokens) and tokens[after].low == "," and follows
