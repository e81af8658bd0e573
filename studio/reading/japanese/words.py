"""A word of the parser, joined of the dictionary's morphemes."""

from dataclasses import dataclass, field

from studio.reading.words.wordset import wordset

TITLES = wordset("さん くん 君 ちゃん 様 さま 殿 先生 氏 先輩")
"""What follows a name."""


@dataclass(slots=True)
class Word:
    """A word. ``tag``: ``noun verb adj na adv particle aux pause stop quote other``; ``form`` is how a verb or an
    adjective ends: ``final te stem past neg nagara to conditional adverb``."""

    text: str
    base: str
    norm: str
    tag: str
    detail: str = ""
    form: str = ""
    negated: bool = False
    passive: bool = False
    count: int | None = None
    parts: list["Word"] = field(default_factory=list["Word"])
    place_name: bool = False
    person_name: bool = False
    plural: bool = False
    lasting: bool = False
    """A verb that says how something is: 壊れている, 置いてある."""
    past: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms to look it up by, the surest first."""
        return tuple(dict.fromkeys((self.text if self.tag == "noun" else self.base, self.base, self.norm)))
