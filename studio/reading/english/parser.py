"""English prompts into phrases: noun phrases, verbs with who does what to whom, links. One pass, no tree."""

from studio.reading.english.appositions import Appositions
from studio.reading.english.contents import contents_of
from studio.reading.english.nouns import NounPhrases
from studio.reading.english.placing import Placing
from studio.reading.english.sentence import Sentence, next_is
from studio.reading.english.tagging import Tagger
from studio.reading.english.verbs import DIRECTIONS, Verbs
from studio.reading.english.wordings import plainly
from studio.reading.english.words import (
    BE,
    NEGATIONS,
    WHEREABOUTS,
    Token,
    tokens_of,
)
from studio.reading.phrases import Deed, Link, Modifier, Noun, Parse, Quote
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

POSING = wordset("dress disguise pose masquerade costume")
UNDRESSING = wordset("take_off pull_off slip_off remove")
THEY = wordset("they them we us both all")
RELATIONS = {
    "towards": "toward", "to": "toward", "into": "in", "inside": "in", "within": "in", "amid": "in", "amidst": "in",
    "among": "in", "across": "through", "down": "along", "up": "along", "past": "along", "onto": "on", "upon": "on",
    "atop": "on", "aboard": "on", "alongside": "beside", "near": "beside", "by": "beside", "below": "under",
    "beneath": "under", "underneath": "under", "above": "over", "outside": "at", "beyond": "behind",
    "opposite": "in_front_of", "via": "through", "throughout": "in", "except": "except", "minus": "without",
    "off": "off", "for": "for", "after": "toward", "than": "like", "during": "at", "like": "like",
}  # fmt: skip


class EnglishParser:
    """Reads English. Holds no state between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._tagger = Tagger(vocabulary)
        self._nouns = NounPhrases(vocabulary)
        self._placing = Placing(vocabulary)
        self._appositions = Appositions(vocabulary, self._nouns, self._placing)
        self._verbs = Verbs(vocabulary, self._nouns, self._placing)

    def parse(self, text: str, quotes: tuple[Quote, ...], names: frozenset[str] = frozenset()) -> Parse:
        """The phrases of a text whose quotes are slots. ``names`` are those of the script's cast."""
        tokens = tokens_of(plainly(text))
        self._tagger.tag(tokens, names)
        state = Sentence(Parse(content=contents_of(tokens)))
        at = 0
        while at < len(tokens):
            at = self._step(tokens, at, state, quotes)
        self._placing.end_clause(state)
        return state.parse

    def _step(self, tokens: list[Token], at: int, state: Sentence, quotes: tuple[Quote, ...]) -> int:
        token = tokens[at]
        tag = token.tag
        if tag == "quote":
            around = (tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None)
            alone = at > 0 and all(t is None or t.low in ".!?\n" for t in around)  # a sentence of its own
            self._quote(quotes[int(token.text[1:-1])], state, alone)
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
            self._placing.place(noun, state, tokens, after)
            return after
        if tag == "pron":
            return self._pronoun(token, tokens, at, state)
        if tag == "verb":
            return self._verbs.verb(tokens, at, state)
        if tag == "aux":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.low in NEGATIONS:
                state.negated = True
            state.passive = token.low in BE
            if following is not None and following.tag in ("adj", "noun", "det", "prep", "adv") and token.low in BE:
                self._copula(state)
            return at + 1
        if tag == "neg":
            aside = at > 0 and tokens[at - 1].low == "," and bool(state.waiting)
            if aside and at + 1 < len(tokens) and tokens[at + 1].tag == "det":
                other, after = self._nouns.phrase(tokens, at + 1)
                if other is not None:  # an owl, not an eagle, …
                    other.negated = True
                    state.parse.order.append(other)
                    return after + 1 if after < len(tokens) and tokens[after].low == "," else after
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
            after = self._appositions.read(tokens, at, state)
            if after is not None:
                return after
            self._punctuation(token, tokens, at, state)
        return at + 1

    def _worn_too(self, tokens: list[Token], at: int, state: Sentence) -> int | None:
        """``in a red coat and white gloves``: what follows is worn by the same one."""
        worn, state.worn = state.worn, None
        both = tokens[at].low == "," and next_is(tokens, at, "and")
        start = at + (2 if both else 1)
        if worn is None or tokens[at].low not in ("and", ",") or not self._nouns.starts(tokens, start):
            return None
        noun, after = self._nouns.phrase(tokens, start)
        garment = noun.meaning("clothing", "wearing", "body") if noun is not None else None
        body = noun is not None and noun.best is garment
        if noun is None or garment is None or (noun.worn is None and not body):
            return None
        links, relation = worn
        links.append(Link("with" if garment.field == "body" else relation, noun))  # glasses and a grey beard
        state.worn = worn
        return after

    def _quote(self, quote: Quote, state: Sentence, alone: bool) -> None:
        if state.deed is not None:
            state.deed.quotes.append(quote)
        elif state.parse.deeds and not state.waiting and state.parse.deeds[-1].quotes:
            state.parse.deeds[-1].quotes.append(quote)
        elif state.waiting:
            deed = Deed("say", self._words.verb("say"), actors=list(state.waiting), quotes=[quote])
            state.waiting.clear()
            state.open(deed)
        elif alone and any(self._placing.alive(noun) for noun in state.last_actors):
            state.open(Deed("say", self._words.verb("say"), actors=list(state.last_actors), quotes=[quote]))
        else:
            state.parse.quotes.append(quote)
            state.quoted = True

    def _pronoun(self, token: Token, tokens: list[Token], at: int, state: Sentence) -> int:
        low = token.low
        if low in ("who", "which", "that", "whom"):
            host = state.host or (state.waiting[-1] if state.waiting else None)
            state.relative = state.recent if low == "who" and state.recent is not None else host
            return at + 1
        worn = low in ("it", "them") and state.deed is not None and not state.waiting and state.garment is not None
        deed = state.deed
        if worn and deed and (deed.word in UNDRESSING or any(m.value == "wear" for m in deed.meanings)):
            deed.objects.append(state.garment or Noun(low))  # tries it on
            return at + 1
        noun = Noun(word=low, pronoun="they" if low in THEY else low, plural=low in THEY)
        if low in ("him", "his"):
            noun.pronoun = "he"
        if low in ("her", "hers"):
            noun.pronoun = "she"
        self._placing.place(noun, state, tokens, at + 1)
        return at + 1

    def _copula(self, state: Sentence) -> None:
        if state.waiting:
            deed = Deed("be", self._words.verb("be"), actors=list(state.waiting), negated=state.negated)
            state.waiting.clear()
            state.negated = False
            state.open(deed)

    def _preposition(self, tokens: list[Token], at: int, state: Sentence) -> int:
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
        if (
            low == "in"
            and following.low in ("hand", "hands")
            and state.waiting
            and self._placing.thing(state.waiting[-1])
        ):
            holder = next((n for n in reversed([*state.last_actors, *state.waiting]) if self._placing.alive(n)), None)
            if holder is not None:
                holder.links.append(Link("holding", state.waiting.pop()))  # flashlight in hand
                return at + 2
        if low == "as" or low == "like":
            state.relation = "like"
            return at + 1
        state.relation = RELATIONS.get(low, low)
        if low in ("up", "down") and state.deed is not None:
            state.deed.direction = state.deed.direction or low
        return at + 1

    def _adverb(self, token: Token, state: Sentence) -> None:
        meanings = self._words.adjective(token.low)
        modifier = Modifier(token.low, meanings)
        placed = tuple(m for m in self._words.noun(token.low) if m.field == "place") if token.low in WHEREABOUTS else ()
        if token.low == "outdoors":
            placed = (Meaning("place", "park", 0.5, "outdoors"),)
        if placed:
            noun = Noun(token.low, placed)
            links = self._placing.link_host(noun, "in", state)
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

    def _conjunction(self, tokens: list[Token], at: int, state: Sentence) -> None:
        low = tokens[at].low
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if low == "as" and state.deed is not None and state.deed.word in POSING:
            state.relation = "like"  # dressed as pirates
            return
        if low in ("and", "or", "then", "but"):
            if following is not None and following.tag in ("verb", "adv", "aux", "conj", "neg"):
                if state.deed is not None and not state.waiting:
                    state.deed = None
                state.coordinated = True
                state.relation = None
                state.host = None
            elif state.deed is not None and self._new_clause(tokens, at + 1):
                self._placing.end_clause(state)
            return
        self._placing.end_clause(state)

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

    def _punctuation(self, token: Token, tokens: list[Token], at: int, state: Sentence) -> None:
        if token.low in ".;!?\n" or token.low in ("…", "—", "–"):
            self._placing.end_clause(state)
            if token.low in ".!?\n":
                state.negated = False
            return
        if token.low == "," and state.quoted and not state.waiting and state.deed is None:
            return
        if token.low == "," and state.deed is not None and at + 1 < len(tokens) and tokens[at + 1].tag == "quote":
            return  # he tells the driver, "…": his words
        if token.low == ":":
            if state.deed is None or at + 1 >= len(tokens) or tokens[at + 1].tag != "quote":
                self._placing.end_clause(state)
            return
        if token.low == ",":
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is not None and following.tag == "neg" and state.waiting and state.deed is None:
                return  # an owl, not an eagle, …
            if state.waiting and state.deed is None and self._described(tokens, at + 1):
                return  # a ballerina, exhausted, …
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
            self._placing.end_clause(state)

    @staticmethod
    def _described(tokens: list[Token], at: int) -> bool:
        """Whether adjectives alone stand here, before the next comma and a verb."""
        start = at
        while at < len(tokens) and (tokens[at].tag == "adj" or (tokens[at].low == "and" and at > start)):
            at += 1
        if at == start:
            return False
        if at < len(tokens) and tokens[at].low in ("with", "in"):  # tall and thin, with black eyes, …
            while at < len(tokens) and tokens[at].tag in ("prep", "det", "adj", "noun", "num"):
                at += 1
        verb = at + 1 < len(tokens) and tokens[at + 1].tag in ("verb", "aux", "adv")
        return at < len(tokens) and tokens[at].low == "," and verb

    def _list_goes_on(self, tokens: list[Token], at: int) -> bool:
        """``a dog, a cat and a bird run``: a comma inside a list of subjects that a verb takes later."""
        for i in range(at, min(len(tokens), at + 14)):
            tag = tokens[i].tag
            if tag == "conj" and tokens[i].low == "and":
                return any(t.tag in ("verb", "aux") for t in tokens[i + 1 : i + 7])
            if tag in ("prep", "verb", "aux", "quote") or tokens[i].low in ".;:":
                return False
        return False
