"""The English sentence under way: the clause, what waits for a verb, and which noun a link would belong to."""

from dataclasses import dataclass, field

from studio.reading.english.words import Token
from studio.reading.phrases import Deed, Link, Modifier, Noun, Parse


@dataclass(slots=True)
class Sentence:
    """Where the reader is: the clause under way and what waits for a verb."""

    parse: Parse
    waiting: list[Noun] = field(default_factory=list[Noun])
    """Noun phrases that may be the subject of the next verb."""
    deed: Deed | None = None
    relation: str | None = None
    host: Noun | None = None
    """The noun a following preposition would belong to."""
    last_actors: list[Noun] = field(default_factory=list[Noun])
    negated: bool = False
    manners: list[Modifier] = field(default_factory=list[Modifier])
    coordinated: bool = False
    relative: Noun | None = None
    passive: bool = False
    subordinate: bool = False
    participial: bool = False
    """The deed under way only says which one is meant: *a man fixing a sink*."""
    garment: Noun | None = None
    """The garment named last, which is *it* where somebody puts it on."""
    quoted: bool = False
    """The clause began with a quotation that nobody has said yet."""
    dangling: Deed | None = None
    """A participle that opens the sentence, whose subject comes after the comma: *Chased by bees, a man jumps*."""
    main: list[Noun] = field(default_factory=list[Noun])
    """Who does the verb of the clause, while a participle tells of another: *pours milk shaped so and bows*."""
    recent: Noun | None = None
    """The person named last in this clause."""
    worn: tuple[list[Link], str] | None = None
    """The links a garment was just put among, and by which relation: more may follow after *and*."""

    def open(self, deed: Deed) -> None:
        """Begin a deed: what follows belongs to it."""
        self.parse.deeds.append(deed)
        self.parse.order.append(deed)
        self.deed = deed
        self.last_actors = deed.actors or self.last_actors
        self.relation = None
        self.coordinated = False
        self.host = None


def next_is(tokens: list[Token], at: int, low: str) -> bool:
    """Whether the word after ``at`` is this one."""
    return at + 1 < len(tokens) and tokens[at + 1].low == low
