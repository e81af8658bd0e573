"""How far a sentence is told: nouns that wait for their verb, who did the last deed, deeds that wait for their doer."""

from dataclasses import dataclass, field

from studio.reading.phrases import Deed, Modifier, Noun, Parse, Quote


@dataclass(slots=True)
class Sentence:
    """Where the reader is in the sentence: nouns that wait for their verb, and who did the last deed."""

    parse: Parse
    pending: list[tuple[Noun, str]] = field(default_factory=list[tuple[Noun, str]])
    """(noun, particle); a pause is kept as an empty noun with particle ``、``."""
    actors: list[Noun] = field(default_factory=list[Noun])
    topic: list[Noun] = field(default_factory=list[Noun])
    modifiers: list[Modifier] = field(default_factory=list[Modifier])
    manners: list[Modifier] = field(default_factory=list[Modifier])
    quotes: list[Quote] = field(default_factory=list[Quote])
    quoted_at: int = 0
    """How many nouns waited when the last words were spoken; those after them may be who says them."""
    shared: list[Deed] = field(default_factory=list[Deed])
    """Deeds told of the first of several nouns that are joined, which the others do as well."""
    joined: list[Noun] = field(default_factory=list[Noun])
    """Nouns that were joined by と or や to the one after them."""
    cleft: Deed | None = None
    """A deed told before the one it is about: 降りてきたのは少女."""
    owner: Noun | None = None
    """A noun followed by の, waiting for the noun it belongs to."""
    relative: list[Deed] = field(default_factory=list[Deed])
    """Deeds whose doer is the next noun."""
    meanwhile: list[Deed] = field(default_factory=list[Deed])
    """Deeds done while doing another (ながら), which is told after."""
    unowned: list[Deed] = field(default_factory=list[Deed])
    """Deeds told before their doer, in the same sentence."""
    beside: list[Noun] = field(default_factory=list[Noun])
    """Nouns joined by と or や, waiting for the last of them."""

    def tell(self, deed: Deed) -> None:
        """A deed whose nouns are settled."""
        self.parse.deeds.append(deed)
        self.parse.order.append(deed)

    def leave(self, noun: Noun) -> None:
        """A noun that no verb takes."""
        self.parse.loose.append(noun)
        self.parse.order.append(noun)

    def tell_meanwhile(self) -> None:
        """What was done while doing another, after that."""
        self.parse.deeds.extend(self.meanwhile)
        self.parse.order.extend(self.meanwhile)
        self.meanwhile.clear()

    def flush_owner(self) -> None:
        """A noun before の that nothing follows stands for itself."""
        if self.owner is not None:
            self.pending.append((self.owner, ""))
            self.owner = None

    def negate_last(self) -> None:
        """なし: what was named last is not there."""
        if self.owner is not None:
            self.owner.negated = True
            self.pending.append((self.owner, ""))
            self.owner = None
        elif self.pending:
            self.pending[-1][0].negated = True

    def drop(self, word: str) -> None:
        """Forget a noun that is denied, and what was told of it."""
        self.parse.content = [content for content in self.parse.content if content.word != word]
        self.owner = None
        self.modifiers.clear()
        self.relative.clear()

    def several(self) -> bool:
        """Whether several of one sort were told of, of whom *one* may be one."""
        told = [noun for deed in self.parse.deeds for noun in deed.actors] + self.parse.loose + self.actors
        return any((noun.count or 1) > 1 or noun.plural for noun in told)
