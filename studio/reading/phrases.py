"""What both languages are parsed into before anything is decided: noun phrases, deeds, and how they hang together."""

from dataclasses import dataclass, field

from studio.reading.words.vocabulary import Meaning

MANY = 12
"""What *many* or a bare crowd counts as."""


@dataclass(slots=True)
class Modifier:
    """A word that says how a noun is: its own form and what it can mean."""

    word: str
    meanings: tuple[Meaning, ...]


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase. ``word`` is the person's own noun; ``relation`` of each link is one of ``RELATIONS``."""

    word: str
    meanings: tuple[Meaning, ...] = ()
    count: int | None = None
    plural: bool = False
    modifiers: list[Modifier] = field(default_factory=list[Modifier])
    links: list["Link"] = field(default_factory=list["Link"])
    name: str | None = None
    pronoun: str | None = None
    """``he she it they`` where the phrase only points back."""
    negated: bool = False
    language: str = "en"
    group: str | None = None
    """The collective it came from (``group``, ``herd``, ``glass`` of …)."""
    definite: bool = False

    def meaning(self, *fields: str) -> Meaning | None:
        """The nearest meaning in one of these fields."""
        found = [m for m in self.meanings if m.field in fields]
        return min(found, key=lambda m: m.cost) if found else None

    @property
    def worn(self) -> Meaning | None:
        """The garment it is, where it is nothing sooner."""
        garment, best = self.meaning("clothing", "wearing"), self.best
        return garment if garment is not None and best is not None and garment.cost <= best.cost else None

    @property
    def best(self) -> Meaning | None:
        """The nearest meaning of all."""
        return min(self.meanings, key=lambda m: m.cost) if self.meanings else None


@dataclass(slots=True, eq=False)
class Link:
    """A relation to another noun: ``in on at under over behind in_front_of beside through along toward from with
    without against into off around between by of holding wearing riding``."""

    relation: str
    noun: Noun
    verb: str = ""
    """The verb a *holding* was said with: *carry*, *clutch*."""


@dataclass(slots=True, eq=False)
class Quote:
    """Words spoken, as they stand between the marks, and the language they are in."""

    text: str
    language: str


@dataclass(slots=True, eq=False)
class Deed:
    """A verb with who does it, to what, where and how."""

    word: str
    meanings: tuple[Meaning, ...] = ()
    actors: list[Noun] = field(default_factory=list[Noun])
    objects: list[Noun] = field(default_factory=list[Noun])
    links: list[Link] = field(default_factory=list[Link])
    manners: list[Modifier] = field(default_factory=list[Modifier])
    quotes: list[Quote] = field(default_factory=list[Quote])
    negated: bool = False
    direction: str | None = None
    """``away toward_camera left right up down back`` where an adverb says so."""
    passive: bool = False
    phrase: str = ""
    """The set phrase that the verb and a noun make together, as the everyday list has it: 鐘をつく."""
    things: list[Noun] = field(default_factory=list[Noun])
    """Nouns that are part of the verb and can be seen all the same: the mop of モップをかける."""
    within: list[str] = field(default_factory=list[str])
    """Nouns that are part of the verb: the hand of 手を振る."""


@dataclass(frozen=True, slots=True)
class Content:
    """A word of the text that says something by itself: a noun, a verb, an adjective, an adverb, a name."""

    word: str
    """As it stands in the text."""
    forms: tuple[str, ...]
    """As a dictionary has it, the surest first."""
    pos: str
    """``n v a``; adverbs are ``a``."""
    free: bool = True
    """Nothing beside it says that it is not there, is somebody's, or only like it: *no dog*, *the dog's*, *like a
    dog*."""
    joined: bool = False
    """A noun that only says which one the noun after it is: the marble of *a marble lobby*."""


@dataclass(slots=True, eq=False)
class Parse:
    """A text in order: deeds, nouns that no verb took, loose words, and what was read on the way."""

    deeds: list[Deed] = field(default_factory=list[Deed])
    loose: list[Noun] = field(default_factory=list[Noun])
    words: list[Modifier] = field(default_factory=list[Modifier])
    quotes: list[Quote] = field(default_factory=list[Quote])
    """Quotes no verb of saying took."""
    written: list[Quote] = field(default_factory=list[Quote])
    """Quotes that are read and not heard: titles, words on a sign."""
    unknown: list[str] = field(default_factory=list[str])
    order: list[Deed | Noun] = field(default_factory=list[Deed | Noun])
    content: list[Content] = field(default_factory=list[Content])
    """Every word that has to be found again in the scene or in a remark."""
