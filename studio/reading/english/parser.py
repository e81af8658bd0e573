"""English prompts into phrases: noun phrases, verbs with who does what to whom, links. One pass, no tree."""

from dataclasses import dataclass, field

from studio.reading.english.nouns import NounPhrases
from studio.reading.english.wordings import plainly
from studio.reading.english.words import (
    BE,
    NEGATIONS,
    PARTICLES,
    PERCEIVING,
    WHEREABOUTS,
    Tagger,
    Token,
    tokens_of,
)
from studio.reading.phrases import Content, Deed, Link, Modifier, Noun, Parse, Quote
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

THEY = wordset("they them we us")
RELATIONS = {
    "towards": "toward", "to": "toward", "into": "in", "inside": "in", "within": "in", "amid": "in", "amidst": "in",
    "among": "in", "across": "through", "down": "along", "up": "along", "past": "along", "onto": "on", "upon": "on",
    "atop": "on", "aboard": "on", "alongside": "beside", "near": "beside", "by": "beside", "below": "under",
    "beneath": "under", "underneath": "under", "above": "over", "outside": "at", "beyond": "behind",
    "opposite": "in_front_of", "via": "through", "throughout": "in", "except": "except", "minus": "without",
    "off": "off", "for": "for", "during": "at", "like": "like",
}  # fmt: skip
MOVED = frozenset(["push", "pull", "carry", "look", "hug", "point"])
MAKING_DO = wordset("teach help ask tell want order force invite allow train encourage beg urge command get warn dare")
"""Verbs before *to* whose object is who does the next."""
FAILING = wordset("refuse fail forget hesitate stop decline")
SETTING_OUT = FAILING | wordset(
    "start begin continue try keep go manage decide struggle attempt prepare pretend rush hurry want need love like "
    "hope dare learn proceed practice enjoy finish threaten resume happen seem"
)
"""Verbs before another that say how it comes about, and not what is done."""
HOLDING = wordset("hold carry clutch grip grasp wield brandish bear")
WEARING = wordset("wear don")
DIRECTIONS = {
    "away": "away", "off": "away", "back": "back", "left": "left", "right": "right", "up": "up", "down": "down",
    "forward": "toward_camera", "upward": "up", "upwards": "up", "downward": "down", "out": "away",
}  # fmt: skip


BINDING = wordset("no not without like as than minus except of")
"""Words before a noun that only compare with it, or say it is not there."""
TAGS = {"noun": "n", "name": "n", "verb": "v", "adj": "a", "adv": "a"}


def contents_of(tokens: list[Token]) -> list[Content]:
    """The words that say something by themselves."""
    return [
        Content(
            token.text, tuple(dict.fromkeys((token.lemma or token.low, token.low))), TAGS[token.tag], _free(tokens, at)
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


@dataclass(slots=True)
class _State:
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
    quoted: bool = False
    """The clause began with a quotation that nobody has said yet."""
    recent: Noun | None = None
    """The person named last in this clause."""
    worn: tuple[list[Link], str] | None = None
    """The links a garment was just put among, and by which relation: more may follow after *and*."""


class EnglishParser:
    """Reads English. Holds no state between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._tagger = Tagger(vocabulary)
        self._nouns = NounPhrases(vocabulary)

    def parse(self, text: str, quotes: tuple[Quote, ...], names: frozenset[str] = frozenset()) -> Parse:
        """The phrases of a text whose quotes are slots. ``names`` are those of the script's cast."""
        tokens = tokens_of(plainly(text))
        self._tagger.tag(tokens, names)
        state = _State(Parse(content=contents_of(tokens)))
        at = 0
        while at < len(tokens):
            at = self._step(tokens, at, state, quotes)
        self._end_clause(state)
        return state.parse

    # ------------------------------------------------------------------------------------------------ the walk

    def _step(self, tokens: list[Token], at: int, state: _State, quotes: tuple[Quote, ...]) -> int:
        token = tokens[at]
        tag = token.tag
        if tag == "quote":
            self._quote(quotes[int(token.text[1:-1])], state)
            return at + 1
        if token.low == "in" and [t.low for t in tokens[at + 1 : at + 3]] in (["front", "of"], ["the", "middle"]):
            state.relation = "in_front_of" if tokens[at + 1].low == "front" else "in"
            middle = tokens[at + 1].low != "front" and at + 3 < len(tokens) and tokens[at + 3].low == "of"
            return at + (4 if middle else 3)
        if token.low in ("next", "close") and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            state.relation = "beside"
            return at + 2
        if token.low == "on" and [t.low for t in tokens[at + 1 : at + 3]] == ["top", "of"]:
            state.relation = "on"
            return at + 3
        if token.low == "out" and at + 1 < len(tokens) and tokens[at + 1].low == "of":
            state.relation = "from"
            return at + 2
        if token.low == "there" and at + 1 < len(tokens) and tokens[at + 1].tag == "aux":
            return at + 2
        if tag == "det" and token.low in ("this", "that", "these", "those") and not self._nouns.starts(tokens, at + 1):
            return at + 1
        if tag in ("det", "num", "adj", "noun", "name") or (tag == "adv" and self._nouns.grades(tokens, at)):
            noun, after = self._nouns.phrase(tokens, at)
            if noun is None:
                return after
            self._place(noun, state, tokens, after)
            return after
        if tag == "pron":
            return self._pronoun(token, tokens, at, state)
        if tag == "verb":
            return self._verb(tokens, at, state)
        if tag == "aux":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.low in NEGATIONS:
                state.negated = True
            state.passive = token.low in BE
            if following is not None and following.tag in ("adj", "noun", "det", "prep", "adv") and token.low in BE:
                self._copula(state)
            return at + 1
        if tag == "neg":
            state.negated = True
            return at + 1
        if tag == "prep":
            return self._preposition(tokens, at, state)
        if tag == "adv":
            self._adverb(token, state)
            return at + 1
        if tag == "conj" or token.low == ",":
            after = self._worn_too(tokens, at, state)
            if after is not None:
                return after
        if tag == "conj":
            self._conjunction(tokens, at, state)
            return at + 1
        if tag == "punct":
            after = self._apposition(token, tokens, at, state)
            if after is not None:
                return after
            self._punctuation(token, tokens, at, state)
        return at + 1

    def _worn_too(self, tokens: list[Token], at: int, state: _State) -> int | None:
        """``in a red coat and white gloves``: what follows is worn by the same one."""
        worn, state.worn = state.worn, None
        both = tokens[at].low == "," and self._next_is(tokens, at, "and")
        start = at + (2 if both else 1)
        if worn is None or tokens[at].low not in ("and", ",") or not self._nouns.starts(tokens, start):
            return None
        noun, after = self._nouns.phrase(tokens, start)
        garment = noun.meaning("clothing", "wearing") if noun is not None else None
        if noun is None or garment is None or noun.best is not garment:
            return None
        links, relation = worn
        links.append(Link(relation, noun))
        state.worn = worn
        return after

    def _apposition(self, token: Token, tokens: list[Token], at: int, state: _State) -> int | None:
        """``Sarah, a young woman in a red coat, walks``: the second phrase says who the name is."""
        named = state.waiting[-1] if state.waiting else None
        if token.low != "," or named is None or named.name is None or named.meanings:
            return None
        if at + 1 >= len(tokens) or tokens[at + 1].low not in ("a", "an", "the", "his", "her"):
            return None
        noun, after = self._nouns.phrase(tokens, at + 1)
        kind = noun.meaning("kind") if noun is not None else None
        if noun is None or kind is None:
            return None
        named.meanings, named.modifiers, named.links = noun.meanings, noun.modifiers, [*named.links, *noun.links]
        named.word = noun.word
        state.host = named
        return (
            after + 1
            if after < len(tokens) and tokens[after].low == "," and self._verb_next(tokens, after + 1)
            else after
        )

    @staticmethod
    def _verb_next(tokens: list[Token], at: int) -> bool:
        return at < len(tokens) and tokens[at].tag in ("verb", "aux", "adv")

    def _quote(self, quote: Quote, state: _State) -> None:
        if state.deed is not None:
            state.deed.quotes.append(quote)
        elif state.parse.deeds and not state.waiting and state.parse.deeds[-1].quotes:
            state.parse.deeds[-1].quotes.append(quote)
        elif state.waiting:
            deed = Deed("say", self._words.verb("say"), actors=list(state.waiting), quotes=[quote])
            state.waiting.clear()
            self._open(deed, state)
        else:
            state.parse.quotes.append(quote)
            state.quoted = True

    def _pronoun(self, token: Token, tokens: list[Token], at: int, state: _State) -> int:
        low = token.low
        if low in ("who", "which", "that", "whom"):
            host = state.host or (state.waiting[-1] if state.waiting else None)
            state.relative = host
            return at + 1
        noun = Noun(word=low, pronoun="they" if low in THEY else low, plural=low in THEY)
        if low in ("him", "his"):
            noun.pronoun = "he"
        if low in ("her", "hers"):
            noun.pronoun = "she"
        self._place(noun, state, tokens, at + 1)
        return at + 1

    def _copula(self, state: _State) -> None:
        if state.waiting:
            deed = Deed("be", self._words.verb("be"), actors=list(state.waiting), negated=state.negated)
            state.waiting.clear()
            state.negated = False
            self._open(deed, state)

    def _open(self, deed: Deed, state: _State) -> None:
        state.parse.deeds.append(deed)
        state.parse.order.append(deed)
        state.deed = deed
        state.last_actors = deed.actors or state.last_actors
        state.relation = None
        state.coordinated = False
        state.host = None

    def _verb(self, tokens: list[Token], at: int, state: _State) -> int:
        token = tokens[at]
        state.worn = None
        particle, after = self._particle(tokens, at)
        lemma = token.lemma
        if lemma in SETTING_OUT and at + 1 < len(tokens):
            following = tokens[at + 1]
            if following.tag == "verb" or (
                following.low == "to" and at + 2 < len(tokens) and tokens[at + 2].tag == "verb"
            ):
                state.negated = state.negated or (lemma in FAILING and not (lemma == "stop" and following.low == "to"))
                return at + (1 if following.tag == "verb" else 2)
        negated, state.negated = state.negated, False
        meanings = self._words.verb(f"{lemma}_{particle}") if particle else ()
        word = f"{lemma}_{particle}" if meanings else lemma
        meanings = meanings or self._words.verb(lemma)
        participle = token.ing or (token.low.endswith("ed") and not state.passive)
        if participle and state.relation in ("by", "beside", "without", "with", "in", "on", "from", "for", "at"):
            negated = negated or state.relation == "without"
            state.relation = None
        state.negated = negated
        if self._felt(tokens, at, state):
            return at + 1
        modifier = self._participial_modifier(tokens, at, token, state)
        state.negated = False
        if modifier is not None:
            return modifier
        actors = self._actors_for(participle, state)
        told = state.deed
        if at > 0 and tokens[at - 1].low == "to" and told is not None and told.word in MAKING_DO and told.objects:
            actors = [told.objects[-1]]  # teaches his son to ride
        spoken: list[Quote] = []
        if at > 0 and tokens[at - 1].tag == "quote" and state.parse.quotes and not state.waiting:
            spoken.append(state.parse.quotes.pop())  # "…" shouts their captain: who speaks comes after
            speaker, then = self._nouns.phrase(tokens, at + 1) if self._nouns.starts(tokens, at + 1) else (None, after)
            if (speaker is not None and speaker.meaning("kind") is not None) or (
                speaker is not None and speaker.name is not None
            ):
                actors, after = [speaker], then
        elif state.quoted and state.parse.quotes and actors and not token.ing:
            spoken.append(state.parse.quotes.pop())  # "…" she snaps
        state.quoted = False
        by = self._next_is(tokens, at, "by") and (state.host is not None or state.coordinated)
        state.passive = state.passive or (by and participle and not token.ing)  # chased by two goats
        passive = state.passive and not token.ing and (token.low.endswith("ed") or token.low != lemma)
        deed = Deed(
            word, meanings, actors=actors, negated=negated, passive=passive, manners=list(state.manners), quotes=spoken
        )
        state.manners.clear()
        state.passive = False
        if particle in DIRECTIONS:
            deed.direction = DIRECTIONS[particle]
        state.relative = None
        self._open(deed, state)
        state.participial = token.ing and not state.coordinated and tokens[at - 1].tag == "noun" if at else False
        if not meanings:
            state.parse.unknown.append(lemma)
        return after

    def _actors_for(self, participle: bool, state: _State) -> list[Noun]:
        """Who does a verb: the antecedent of *who*, the nouns that wait, the noun a participle follows, or the last."""
        if state.relative is not None:
            return [state.relative]
        if state.waiting:
            actors = list(state.waiting)
            state.waiting.clear()
            return actors
        last = state.deed
        if not participle and last is not None and last.word in PERCEIVING and last.objects and not state.coordinated:
            return [last.objects[-1]]  # watches robots fight
        if participle and state.host is not None and not state.coordinated:
            doing = state.deed is not None and state.host not in state.deed.objects and bool(state.deed.actors)
            if doing and state.deed is not None and not self._alive(state.host) and self._alive(state.deed.actors[0]):
                return list(state.deed.actors)  # they sit on a sofa watching TV: it is not the sofa that watches
            return [state.host]
        return list(state.last_actors)

    def _participial_modifier(self, tokens: list[Token], at: int, token: Token, state: _State) -> int | None:
        """``a knight riding a horse gallops``: the participle says how the noun is, and the noun still waits.

        Returns where to go on when the words make a link of the noun (holding, wearing), None when they are a deed.
        """
        host = state.host if state.host is not None else (state.waiting[-1] if state.waiting else None)
        if host is None or (host.pronoun is not None and not state.waiting):
            return None
        if state.deed is not None and state.deed.actors and not state.waiting and not self._alive(host):
            host = state.deed.actors[0]  # climbs the stairs holding a lantern: it is not the stairs that hold it
        lemma = token.lemma
        worn = lemma in WEARING or (lemma in ("dress", "clothe") and self._next_is(tokens, at, "in"))
        held = lemma in HOLDING
        if not (worn or held) or (state.passive and not worn):
            return None
        if held and not token.ing and state.relative is None:
            return None  # "carries a cat" is a deed
        noun, after = self._nouns.phrase(tokens, at + (2 if worn and lemma not in WEARING else 1))
        if noun is None:
            return None
        noun.negated = noun.negated or state.negated
        state.negated = False
        holder = host
        if state.waiting and host not in state.waiting:
            holder = state.waiting[-1]
        if not token.ing and state.relative is None and state.deed is None:
            holder = state.waiting[0] if state.waiting else host
        link = "wearing" if worn else "holding"
        holder.links.append(Link(link, noun))
        while after < len(tokens) and tokens[after].low in ("and", ","):
            both = tokens[after].low == "," and self._next_is(tokens, after, "and")
            start = after + (2 if both else 1)
            if not self._nouns.starts(tokens, start):
                break
            more, then = self._nouns.phrase(tokens, start)
            following = tokens[then] if then < len(tokens) else None
            if more is None or (following is not None and following.tag in ("verb", "aux")) or not self._thing(more):
                break
            holder.links.append(Link(link, more))
            after = then
        state.host = noun if state.host is None else state.host
        state.relative = None
        if not token.ing and holder in state.waiting:  # "a man wears a hat": that is all he does
            state.waiting.remove(holder)
            deed = Deed("be", self._words.verb("be"), actors=[holder])
            self._open(deed, state)
        return after

    def _felt(self, tokens: list[Token], at: int, state: _State) -> bool:
        """``soldiers exhausted``, ``the clown looks shocked``: a participle that says how somebody is."""
        low, following = tokens[at].low, tokens[at + 1] if at + 1 < len(tokens) else None
        ends = following is None or following.tag in ("punct", "conj")
        mood = tuple(m for m in self._words.adjective(low) if m.field == "mood")
        if not low.endswith("ed") or not ends or not mood:
            return False
        known = [*state.waiting, *(state.deed.actors if state.deed is not None else [])]
        alive = [noun for noun in known if self._alive(noun)]
        for noun in alive:
            noun.modifiers.append(Modifier(low, mood))
        return bool(alive)

    def _alive(self, noun: Noun) -> bool:
        kind = noun.meaning("kind")
        if kind is not None:
            return self._words.kinds[kind.value].group in ("person", "animal")
        return noun.name is not None or noun.pronoun in ("he", "she", "they")

    def _thing(self, noun: Noun) -> bool:
        best = noun.meaning("kind", "clothing", "wearing")
        return best is not None

    def _particle(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """The particle of a phrasal verb (``pulls out``), and where to go on."""
        lemma = tokens[at].lemma
        if at + 1 < len(tokens):
            low = tokens[at + 1].low
            known = self._words.listed(f"{lemma}_{low}") or self._words.table.known(f"{lemma}_{low}", "v")
            if low in PARTICLES and (tokens[at + 1].tag == "adv" or self._words.listed(f"{lemma}_{low}")):
                following = tokens[at + 2] if at + 2 < len(tokens) else None
                if low == "out" and following is not None and following.low == "of":
                    return low, at + 1
                return low, at + 2
            if known and any(m.field == "action" for m in self._words.listed(f"{lemma}_{low}")):
                return low, at + 2  # waves goodbye, falls asleep
        if at + 2 < len(tokens):
            third = tokens[at + 2].low if tokens[at + 1].low in ("a", "the", "her", "his", "their") else ""
            second = tokens[at + 1].low
            for phrase, after in ((f"{lemma}_a_{third}", at + 3), (f"{lemma}_{second}_{tokens[at + 2].low}", at + 3)):
                if third and self._words.listed(phrase):
                    return phrase[len(lemma) + 1 :], after
        return "", at + 1

    def _preposition(self, tokens: list[Token], at: int, state: _State) -> int:
        low = tokens[at].low
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.tag in ("punct", "conj"):
            if state.deed is not None and low in DIRECTIONS:
                state.deed.direction = DIRECTIONS[low]
            return at + 1
        if low == "to" and following.tag == "verb" and not following.ing:
            state.waiting = state.waiting or []
            return at + 1
        if low == "of":
            return at + 1
        if low == "as" or low == "like":
            state.relation = "like"
            return at + 1
        state.relation = RELATIONS.get(low, low)
        if low in ("up", "down") and state.deed is not None:
            state.deed.direction = state.deed.direction or low
        return at + 1

    def _adverb(self, token: Token, state: _State) -> None:
        meanings = self._words.adjective(token.low)
        modifier = Modifier(token.low, meanings)
        placed = tuple(m for m in self._words.noun(token.low) if m.field == "place") if token.low in WHEREABOUTS else ()
        if placed:
            noun = Noun(token.low, placed)
            links = self._link_host(noun, "in", state)
            if links is None:
                noun.links.append(Link("as", Noun("in")))
                state.parse.order.append(noun)
            else:
                links.append(Link("in", noun))
        elif token.low in DIRECTIONS and state.deed is not None:
            state.deed.direction = DIRECTIONS[token.low]
        elif state.deed is not None and not state.waiting:
            state.deed.manners.append(modifier)
        else:
            state.manners.append(modifier)

    def _conjunction(self, tokens: list[Token], at: int, state: _State) -> None:
        low = tokens[at].low
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if low in ("and", "or", "then", "but"):
            if following is not None and following.tag in ("verb", "adv", "aux", "conj", "neg"):
                if state.deed is not None and not state.waiting:
                    state.deed = None
                state.coordinated = True
                state.relation = None
                state.host = None
            elif state.deed is not None and self._new_clause(tokens, at + 1):
                self._end_clause(state)
            return
        self._end_clause(state)

    def _new_clause(self, tokens: list[Token], at: int) -> bool:
        """Whether a subject and a verb follow before the next pause: ``… and he catches it``."""
        seen_noun = False
        for token in tokens[at : at + 11]:
            if token.tag in ("punct", "conj") or token.low in ("who", "which", "that"):
                return False
            if token.tag in ("noun", "pron", "name"):
                seen_noun = True
            elif token.tag in ("verb", "aux") and seen_noun and not token.ing:
                return True
        return False

    def _punctuation(self, token: Token, tokens: list[Token], at: int, state: _State) -> None:
        if token.low in ".;!?\n" or token.low in ("…", "—", "–"):
            self._end_clause(state)
            if token.low in ".!?\n":
                state.negated = False
            return
        if token.low == "," and state.quoted and not state.waiting and state.deed is None:
            return
        if token.low == "," and state.deed is not None and at + 1 < len(tokens) and tokens[at + 1].tag == "quote":
            return  # he tells the driver, "…": his words
        if token.low == ":":
            if state.deed is None or at + 1 >= len(tokens) or tokens[at + 1].tag != "quote":
                self._end_clause(state)
            return
        if token.low == ",":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is not None and following.tag == "pron" and following.low in ("who", "which"):
                return
            if following is not None and following.tag == "verb" and (state.deed is not None or not state.waiting):
                # "…, laughing" goes on with the same people; "kicks it, catches it" as well
                state.coordinated = state.deed is not None and not following.ing
                state.relation = None
                if state.deed is not None and state.deed.actors:
                    state.last_actors = state.deed.actors
                state.deed = None
                state.host = None
                return
            if state.waiting and state.deed is None and self._new_clause(tokens, at + 1) is False:
                if following is not None and following.tag in ("verb", "aux"):
                    return
                if self._list_goes_on(tokens, at + 1):
                    return
            self._end_clause(state)

    def _list_goes_on(self, tokens: list[Token], at: int) -> bool:
        """``a dog, a cat and a bird run``: a comma inside a list of subjects that a verb takes later."""
        for i in range(at, min(len(tokens), at + 14)):
            tag = tokens[i].tag
            if tag == "conj" and tokens[i].low == "and":
                return any(t.tag in ("verb", "aux") for t in tokens[i + 1 : i + 7])
            if tag in ("prep", "verb", "aux", "quote") or tokens[i].low in ".;:":
                return False
        return False

    def _end_clause(self, state: _State) -> None:
        for noun in state.waiting:
            state.parse.loose.append(noun)
            state.parse.order.append(noun)
        if state.waiting and state.deed is None and all(self._alive(noun) for noun in state.waiting):
            state.last_actors = list(state.waiting)
        for manner in state.manners:
            state.parse.words.append(manner)
        if state.deed is not None and state.deed.actors:
            state.last_actors = state.deed.actors
        state.waiting.clear()
        state.manners.clear()
        state.deed = None
        state.relation = None
        state.host = None
        state.relative = None
        state.coordinated = False
        state.passive = False
        state.worn = None
        state.recent = None
        state.quoted = False

    # ------------------------------------------------------------------------------------------------ noun phrases

    def _place(self, noun: Noun, state: _State, tokens: list[Token], after: int) -> None:
        """Put a finished noun phrase where it belongs: a link, an object, or a subject in waiting."""
        if noun.word in ("nobody", "nothing") and state.relation is None:
            state.negated = True  # nobody answers
            return
        if state.negated:
            noun.negated = True
            state.negated = False
        state.worn = None
        kind = noun.meaning("kind")
        person = kind is not None and noun.best is kind and self._words.kinds[kind.value].group == "person"
        if state.relation is not None:
            relation, state.relation = state.relation, None
            target = self._link_host(noun, relation, state)
            state.recent = noun if person else state.recent
            if target is not None and noun.best is noun.meaning("clothing", "wearing") is not None:
                state.worn = target, relation
            if target is None:
                state.parse.loose.append(noun)
                state.parse.order.append(noun)
                noun.links.append(Link("as", Noun(relation)))
                state.host = noun
            else:
                target.append(Link(relation, noun))
            verb_ahead = after < len(tokens) and tokens[after].tag == "verb" and tokens[after].ing
            if noun.best is noun.meaning("clothing", "wearing") is not None and target is not None:
                state.host = self._nearest_person(state) or state.host  # in a black tuxedo standing: she stands
                return
            newcomer = not state.waiting and state.deed is None and self._alive(noun)
            if verb_ahead or (noun.pronoun is None and (state.host is None or newcomer)):
                state.host = noun
            if relation == "with" and verb_ahead:
                state.host = noun
            return
        state.recent = noun if person else state.recent
        if state.deed is not None and not state.waiting and not self._starts_subject(tokens, after, state):
            state.deed.objects.append(noun)
            state.host = noun
            return
        if state.deed is not None:
            self._end_clause(state)
        state.waiting.append(noun)
        state.host = noun

    def _starts_subject(self, tokens: list[Token], after: int, state: _State) -> bool:
        """Whether the noun phrase that ends here is the subject of a finite verb that follows at once."""
        if after >= len(tokens):
            return False
        token = tokens[after]
        if token.tag == "aux":  # a plumber fixing a sink is sprayed: it is he who is
            return not (state.participial and state.deed is not None and not state.deed.objects)
        return token.tag == "verb" and not token.ing and state.deed is not None and bool(state.deed.objects)

    def _link_host(self, noun: Noun, relation: str, state: _State) -> list[Link] | None:
        """Which list of links a prepositional phrase belongs to."""
        dressed = noun.meaning("clothing", "wearing") is not None and relation in ("in", "with", "under")
        done = {m.value for m in state.deed.meanings} if state.deed is not None else set[str]()
        vehicle = (kind := noun.meaning("kind")) is not None and self._words.kinds[kind.value].group == "vehicle"
        moved = state.deed.objects if state.deed is not None and done & MOVED and not state.waiting else []
        if vehicle and relation in ("in", "on") and moved and self._alive(moved[-1]):
            return moved[-1].links  # pushes an old man in a wheelchair
        if dressed or (relation in ("with", "without", "of") and state.host is not None and self._carries(noun)):
            person = self._nearest_person(state)
            if person is not None:
                return person.links
        if state.waiting:
            return state.waiting[-1].links
        if state.deed is not None:
            return state.deed.links
        if state.parse.order:
            last = state.parse.order[-1]
            return last.links
        return None

    def _carries(self, noun: Noun) -> bool:
        return noun.meaning("kind", "body", "clothing", "wearing") is not None

    def _nearest_person(self, state: _State) -> Noun | None:
        latest = [state.recent] if state.recent is not None else []
        candidates = [*latest, *([state.host] if state.host else []), *reversed(state.waiting)]
        if state.deed is not None:
            candidates += [*reversed(state.deed.objects), *reversed(state.deed.actors)]
        for noun in candidates:
            kind = noun.meaning("kind")
            if kind is not None and kind.value in self._words.kinds:
                if self._words.kinds[kind.value].group in ("person", "animal"):
                    return noun
            elif noun.pronoun in ("he", "she"):
                return noun
        return None

    def _next_is(self, tokens: list[Token], at: int, low: str) -> bool:
        return at + 1 < len(tokens) and tokens[at + 1].low == low
