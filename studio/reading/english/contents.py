"""The words of an English text that say something by themselves, to be found again in the scene."""

from studio.reading.english.words import Token
from studio.reading.phrases import Content
from studio.reading.words.wordset import wordset

BINDING = wordset("no not without like as than minus except of")
"""Words before a noun that only compare with it, or say it is not there."""
TAGS = {"noun": "n", "name": "n", "verb": "v", "adj": "a", "adv": "a"}


def contents_of(tokens: list[Token]) -> list[Content]:
    """The words that say something by themselves."""
    return [
        Content(
            token.text,
            tuple(dict.fromkeys((token.lemma or token.low, token.low))),
            TAGS[token.tag],
            _free(tokens, at),
            token.tag == "noun" and at + 1 < len(tokens) and tokens[at + 1].tag == "noun",
        )
        for at, token in enumerate(tokens)
        if token.tag in TAGS and len(token.low) > 1
    ]


def _free(tokens: list[Token], at: int) -> bool:
    """Whether nothing before or after a word takes it back."""
    owner = at + 1 < len(tokens) and tokens[at + 1].tag == "poss"
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.tag in ("punct", "verb") or token.low in ("with", "and"):
            break
        if token.low in BINDING or token.tag == "neg":
            return False
    return not owner
