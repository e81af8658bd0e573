"""English tokens, and the words of the closed classes."""

import re
from dataclasses import dataclass

from studio.reading.words.wordset import wordset

DETERMINERS = wordset(
    "a an the this that these those some any each every another both all no his her its their my your our such"
)
POSSESSIVES = wordset("his her its their my your our")
PRONOUNS = wordset("he she it they him them i we you us me who whom which that one something")
SUBJECT_PRONOUNS = wordset("he she it they i we you who which that")
MODALS = wordset("will would can could may might must shall should do does did don't doesn't didn't can't won't")
BE = wordset("is are was were be been being am 's 're isn't aren't wasn't weren't")
HAVE = wordset("has have had having hasn't haven't")
CONJUNCTIONS = wordset(
    "and or but while as then when whereas until before after because so nor yet where though although"
)
NEGATIONS = wordset("not never n't isn't aren't wasn't weren't don't doesn't didn't can't won't hasn't haven't")
PREPOSITIONS = wordset(
    "in on at under over behind beside through along toward towards from with without against into onto off around "
    "between by of near across below above beneath inside outside past among amid amidst to for during down up upon "
    "within beyond underneath like via throughout alongside atop aboard opposite minus except than"
)
PARTICLES = wordset("back up down out off away over around in on through along forward apart together by past")
ADVERBS = wordset(
    "alone together nearby home here overhead outdoors outside indoors again forever everywhere abroad ahead "
    "somewhere anywhere nowhere apart meanwhile just away"
)
"""Adverbs that a dictionary also has as adjectives or nouns; *outside the house* is told apart by what follows."""
TUNES = wordset("beat beats riff riffs vibes march swing")
ANYBODY = wordset("everybody everyone somebody someone anybody")
ITSELF = frozenset(["sound", "burn", "flow", "fall_weather"])
"""What things do by themselves and not to others."""
WHEREABOUTS = wordset(
    "underwater downtown backstage upstairs downstairs uphill downhill offshore onstage ashore overboard uptown"
)
"""Adverbs that say where, and may stand before a noun as well: *an underwater cave*."""
QUALITIES = wordset("vintage antique rookie veteran novice giant dwarf")
"""Nouns that are adjectives where another adjective or a noun follows."""
ORDINALS = wordset("last first next other second third final")
STUFFS = wordset("lighting clothing bedding seating flooring lettering plumbing")
"""Nouns that end as participles do and are hardly ever such, but before a thing: *lighting a candle*."""
SIDES = wordset("left right")
MANNERLY = wordset("hard fast loudly flat")
"""Adverbs that look like adjectives, after a verb: *lands hard*."""
EVENTS = wordset(
    "speech tutorial lesson class match contest ceremony party game session competition race video show scene trip "
    "montage documentary program programme commercial ad demo review trailer practice test"
)
"""What a headline is about: *wedding speech*, *cooking tutorial*."""
OPENERS = ("start", "punct")
PERCEIVING = wordset("watch see hear feel let make help have notice")
"""Verbs after which another stands bare."""
NUMBERS = {
    word: value
    for value, words in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    for word in (words,)
} | {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "dozen": 12, "single": 1, "lone": 1}
VAGUE = {
    "several": 4, "many": 12, "few": 3, "various": 4, "numerous": 12, "countless": 40, "couple": 2, "pair": 2,
    "dozens": 24, "hundreds": 60, "thousands": 80, "lots": 12, "crowd": 24, "crowds": 36, "group": 5, "groups": 10,
    "flock": 10, "herd": 8, "pack": 5, "school": 12, "swarm": 20, "band": 4, "team": 5, "army": 24, "row": 5, "line": 6,
    "bunch": 4, "handful": 4, "trio": 3, "duo": 2, "gang": 5, "squad": 5, "fleet": 4, "cluster": 5, "colony": 12,
    "orchestra": 8, "choir": 8, "convoy": 4, "family": 4, "brood": 5, "gaggle": 6, "murder": 6, "pride": 5,
    "sea": 40, "throng": 30, "procession": 8, "pod": 4, "litter": 4, "horde": 20, "troupe": 5, "party": 4,
}  # fmt: skip
"""What a vague quantity counts as: enough to be seen as what it says."""

SEEN = frozenset(
    ["kind", "place", "weather", "clothing", "wearing", "surroundings", "sound", "music", "time_of_day", "style"]
)
"""Fields whose words are things, however they end: a building, lightning, clothing."""
REDUCING = wordset("with by in as on under from to")
"""What follows a participle that only says how somebody is."""
WORN = frozenset(["clothing", "wearing"])
WORD = re.compile(
    r"\ue000\d+\ue001|\d+(?:[.,]\d+)?|[^\W\d_]+(?:[’'\-][^\W\d_]+)*[’']?|[,.;:!?()—–…\n/]|[^\s\w]", re.UNICODE
)
CONTRACTION = re.compile(r"^(.+?)(n't|'s|'re|'ll|'ve|'m|'d|')$")


@dataclass(slots=True)
class Token:
    """A word of the text. ``tag``: ``det num adj noun verb aux prep conj pron adv neg quote punct poss name``."""

    text: str
    low: str
    tag: str = ""
    lemma: str = ""
    capital: bool = False
    known: bool = False
    """A name of the script's cast."""
    reduced: bool = False
    """A participle that only says how the noun before it is: *a truck loaded with hay bounces*."""

    @property
    def ing(self) -> bool:
        """Whether it is a participle by its looks."""
        return self.low.endswith("ing") and len(self.low) > 4


def tokens_of(text: str) -> list[Token]:
    """The words and marks of the text, contractions split (``it's`` -> ``it`` ``'s``)."""
    found: list[Token] = []
    start = True
    for raw in WORD.findall(text.replace("’", "'")):
        parts = [raw]
        if "'" in raw and raw not in MODALS and raw.lower() not in NEGATIONS:
            split = CONTRACTION.match(raw)
            if split:
                parts = [split.group(1), split.group(2)]
        for part in parts:
            if part == "'":
                part = "'s"
            found.append(Token(part, part.lower(), capital=part[:1].isupper() and not start))
            start = part in ".!?:\n"
    return found
