"""English verbs: deeds with those who do them, participles that only say how somebody is, particles."""

from studio.reading.english.nouns import NounPhrases
from studio.reading.english.placing import Placing
from studio.reading.english.sentence import Sentence, next_is
from studio.reading.english.words import PARTICLES, PERCEIVING, Token
from studio.reading.phrases import Deed, Link, Modifier, Noun, Quote
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

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


class Verbs:
    """Makes deeds of verbs."""

    def __init__(self, vocabulary: Vocabulary, nouns: NounPhrases, placing: Placing) -> None:
        self._words = vocabulary
        self._nouns = nouns
        self._alive = placing.alive
        self._thing = placing.thing

    def verb(self, tokens: list[Token], at: int, state: Sentence) -> int:
        token = tokens[at]
        state.worn = None
        particle, after = self.particle(tokens, at)
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
        told = particle in ("out", "down") and not meanings and self._words.table.known(f"{lemma}_{particle}", "v")
        if told and lemma in ("go", "burn", "die", "put", "blow"):
            word = f"{lemma}_{particle}"  # a candle goes out
        meanings = meanings or self._words.verb(lemma)
        participle = token.ing or (token.low.endswith("ed") and not state.passive)
        if participle and state.relation in ("by", "beside", "without", "with", "in", "on", "from", "for", "at"):
            negated = negated or state.relation == "without"
            state.relation = None
        state.negated = negated
        past = token.low.endswith("ed") and at > 0 and tokens[at - 1].tag == "noun" and not state.passive
        told = past and at + 1 < len(tokens) and tokens[at + 1].low in ("in", "with")
        if told and not meanings and not state.waiting and state.host is not None:
            state.host.modifiers.append(Modifier(token.low, self._words.adjective(token.low)))
            return after  # a plane covered in coral
        if token.reduced and not meanings and state.waiting:
            state.waiting[-1].modifiers.append(Modifier(token.low, self._words.adjective(token.low)))
            return after  # wrapped in a blanket
        if self.felt(tokens, at, state):
            return at + 1
        modifier = self.participial_modifier(tokens, at, token, state)
        state.negated = False
        if modifier is not None:
            return modifier
        actors = self.actors_for(participle, state)
        told = state.deed
        if at > 0 and tokens[at - 1].low == "to" and told is not None and told.word in MAKING_DO and told.objects:
            actors = [told.objects[-1]]  # teaches his son to ride
            if actors[0].word in ("me", "us", "you"):
                actors = list(told.actors)  # who is not in the picture
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
        by = next_is(tokens, at, "by") and (state.host is not None or state.coordinated)
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
        if actors and state.dangling is not None:
            state.dangling.actors, state.dangling = list(actors), None
        opens = at == 0 or tokens[at - 1].low in ".;!?\n"
        state.dangling = deed if opens and participle and not actors else state.dangling
        before, inner = state.last_actors, participle and state.deed is not None and actors == [state.host]
        state.open(deed)
        state.main = before if inner else []
        state.participial = token.ing and not state.coordinated and tokens[at - 1].tag == "noun" if at else False
        if not meanings:
            state.parse.unknown.append(lemma)
        return after

    def actors_for(self, participle: bool, state: Sentence) -> list[Noun]:
        """Who does a verb: the antecedent of *who*, the nouns that wait, the noun a participle follows, or the last."""
        if state.relative is not None:
            return [state.relative]
        if state.main and state.coordinated and not participle and not state.waiting:
            return list(state.main)
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

    def participial_modifier(self, tokens: list[Token], at: int, token: Token, state: Sentence) -> int | None:
        """``a knight riding a horse gallops``: the participle says how the noun is, and the noun still waits.

        Returns where to go on when the words make a link of the noun (holding, wearing), None when they are a deed.
        """
        host = state.host if state.host is not None else (state.waiting[-1] if state.waiting else None)
        if host is None or (host.pronoun is not None and not state.waiting):
            return None
        if state.deed is not None and state.deed.actors and not state.waiting and not self._alive(host):
            host = state.deed.actors[0]  # climbs the stairs holding a lantern: it is not the stairs that hold it
        lemma = token.lemma
        worn = lemma in WEARING or (lemma in ("dress", "clothe") and next_is(tokens, at, "in"))
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
        everybody = list(state.waiting) if tokens[at - 1].low in ("both", "all", "each") else [holder]
        for one in everybody or [holder]:
            one.links.append(Link(link, noun, lemma if held else ""))
        while after < len(tokens) and tokens[after].low in ("and", ","):
            both = tokens[after].low == "," and next_is(tokens, after, "and")
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
            state.open(deed)
        return after

    def felt(self, tokens: list[Token], at: int, state: Sentence) -> bool:
        """``soldiers exhausted``, ``the clown looks shocked``: a participle that says how somebody is."""
        low, following = tokens[at].low, tokens[at + 1] if at + 1 < len(tokens) else None
        ends = following is None or following.tag in ("punct", "conj")
        mood = tuple(m for m in self._words.adjective(low) if m.field == "mood")
        aside = at > 0 and tokens[at - 1].low == ","
        if aside and ends and not mood and low.endswith("ed") and state.waiting and self._alive(state.waiting[-1]):
            state.waiting[-1].modifiers.append(Modifier(low, self._words.adjective(low)))  # a plumber, soaked, …
            return True
        if aside and ends and not mood and low.endswith("ed") and not self._words.verb(tokens[at].lemma):
            for noun in [noun for noun in state.last_actors if self._alive(noun)]:
                noun.modifiers.append(Modifier(low, self._words.adjective(low)))
                return True
        if not low.endswith("ed") or not ends or not mood:
            return False
        known = [*state.waiting, *(state.deed.actors if state.deed is not None else [])]
        known = known or (state.last_actors if aside else [])  # sits down, exhausted
        alive = [noun for noun in known if self._alive(noun)]
        if state.negated:
            state.negated = False  # the dentist, not scared, …
            return bool(alive)
        for noun in alive:
            noun.modifiers.append(Modifier(low, mood))
        return bool(alive)

    def particle(self, tokens: list[Token], at: int) -> tuple[str, int]:
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
