"""The words of a text that say something by themselves, which have to be found again in the scene or in a remark."""

from studio.reading.japanese.function_words import HOLLOW, NOMINALISERS
from studio.reading.japanese.nouns import RELATIONAL
from studio.reading.japanese.words import Word
from studio.reading.phrases import Content

TAGS = {"noun": "n", "verb": "v", "adj": "a", "na": "a", "adv": "a"}


def contents_of(words: list[Word]) -> list[Content]:
    """The words that say something by themselves; numbers, places between things and nominalisers do not."""
    return [
        Content(word.text, word.forms, TAGS[word.tag], _free(words, at))
        for at, word in enumerate(words)
        if word.tag in TAGS
        and word.text
        and word.detail not in ("count", "age")
        and word.text not in NOMINALISERS | HOLLOW
        and word.text not in RELATIONAL
    ]


def _free(words: list[Word], at: int) -> bool:
    """Whether the word stands for itself: not 犬の…, 犬のような, 犬なし, 犬はいない."""
    after = words[at + 1 : at + 4]
    if after and (after[0].text in ("の", "なし", "無し", "みたい", "風") or after[0].norm in ("無い", "無し")):
        return False
    return not any(word.negated for word in after)
