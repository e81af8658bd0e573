"""Where a finished noun phrase belongs: a link, an object, or a subject in waiting."""

from studio.reading.english.sentence import Sentence
from studio.reading.english.words import Token
from studio.reading.phrases import Link, Noun
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

SCENIC = frozenset(["style", "weather", "time_of_day", "place", "music", "surroundings"])
"""What is said of the scene and of nobody in it."""
STATES = wordset(
    "dizzy barefoot drunk motionless shirtless breathless speechless unconscious awake hungry dead alive helpless "
    "unfazed unimpressed unbothered blindfolded bewildered confused soaked drenched"
)
"""What is said of somebody at the end of a sentence, where other adjectives may be said of the picture."""
MOVED = frozenset(["push", "pull", "carry", "look", "hug", "point"])


class Placing:
    """Puts nouns in their places, and ends clauses."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def place(self, noun: Noun, state: Sentence, tokens: list[Token], after: int) -> None:
        """Put a finished noun phrase where it belongs: a link, an object, or a subject in waiting."""
        if noun.word in ("nobody", "nothing") and state.relation is None:
            state.negated = True  # nobody answers
            return
        if self._only_describes(noun, state):
            state.waiting[-1].modifiers.extend(noun.modifiers)  # the robber, masked and nervous, …
            return
        if state.waiting == [] and state.relation is None and noun.word in STATES and state.deed is None:
            for actor in [actor for actor in state.last_actors if self.alive(actor)][-1:]:
                actor.modifiers.extend(noun.modifiers)  # falls over, dizzy
                return
        if state.negated:
            noun.negated = True
            state.negated = False
        state.worn = None
        garment = noun.meaning("clothing", "wearing")
        if garment is not None and garment.cost < 1:
            state.garment = noun
        kind = noun.meaning("kind")
        person = kind is not None and noun.best is kind and self._words.kinds[kind.value].group == "person"
        if state.relation is not None:
            relation, state.relation = state.relation, None
            target = self.link_host(noun, relation, state)
            state.recent = noun if person else state.recent
            if target is not None and noun.worn is not None:
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
                state.host = self.nearest_person(state) or state.host  # in a black tuxedo standing: she stands
                return
            newcomer = not state.waiting and state.deed is None and self.alive(noun)
            if verb_ahead or (noun.pronoun is None and (state.host is None or newcomer)):
                state.host = noun
            if relation == "with" and verb_ahead:
                state.host = noun
            return
        state.recent = noun if person else state.recent
        if state.deed is not None and not state.waiting and not self.starts_subject(tokens, after, state):
            state.deed.objects.append(noun)
            state.host = noun
            return
        if state.deed is not None:
            self.end_clause(state)
        state.waiting.append(noun)
        state.host = noun

    def _only_describes(self, noun: Noun, state: Sentence) -> bool:
        """Whether adjectives without a noun of their own are said of the one who waits for a verb."""
        bare = not noun.meanings and noun.pronoun is None and noun.name is None and bool(noun.modifiers)
        if not bare or noun.word != " ".join(m.word for m in noun.modifiers) or state.relation is not None:
            return False
        scenic = any(m.field in SCENIC for mod in noun.modifiers for m in mod.meanings)
        return bool(state.waiting) and self.alive(state.waiting[-1]) and not scenic and not state.negated

    def starts_subject(self, tokens: list[Token], after: int, state: Sentence) -> bool:
        """Whether the noun phrase that ends here is the subject of a finite verb that follows at once."""
        if after >= len(tokens):
            return False
        token = tokens[after]
        if token.tag == "aux":  # a plumber fixing a sink is sprayed: it is he who is
            return not (state.participial and state.deed is not None and not state.deed.objects)
        return token.tag == "verb" and not token.ing and state.deed is not None and bool(state.deed.objects)

    def link_host(self, noun: Noun, relation: str, state: Sentence) -> list[Link] | None:
        """Which list of links a prepositional phrase belongs to."""
        dressed = noun.meaning("clothing", "wearing") is not None and relation in ("in", "with", "under")
        done = {m.value for m in state.deed.meanings} if state.deed is not None else set[str]()
        vehicle = (kind := noun.meaning("kind")) is not None and self._words.kinds[kind.value].group == "vehicle"
        moved = state.deed.objects if state.deed is not None and done & MOVED and not state.waiting else []
        if vehicle and relation in ("in", "on") and moved and self.alive(moved[-1]):
            return moved[-1].links  # pushes an old man in a wheelchair
        if dressed or (relation in ("with", "without", "of") and state.host is not None and self.carries(noun)):
            person = self.nearest_person(state)
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

    def carries(self, noun: Noun) -> bool:
        return noun.meaning("kind", "body", "clothing", "wearing") is not None

    def nearest_person(self, state: Sentence) -> Noun | None:
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

    def alive(self, noun: Noun) -> bool:
        kind = noun.meaning("kind")
        if kind is not None:
            return self._words.kinds[kind.value].group in ("person", "animal")
        return noun.name is not None or noun.pronoun in ("he", "she", "they", "one", "other")

    def thing(self, noun: Noun) -> bool:
        best = noun.meaning("kind", "clothing", "wearing")
        return best is not None

    def end_clause(self, state: Sentence) -> None:
        for noun in state.waiting:
            state.parse.loose.append(noun)
            state.parse.order.append(noun)
        if state.waiting and state.deed is None and all(self.alive(noun) for noun in state.waiting):
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
