"""Parts of speech of English: closed classes by list, the rest by WordNet's counts and neighbours."""

import math

from studio.reading.composing.characters import gender_of
from studio.reading.english.neighbours import Neighbours
from studio.reading.english.words import (
    ADVERBS,
    ANYBODY,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    EVENTS,
    HAVE,
    ITSELF,
    MANNERLY,
    MODALS,
    NEGATIONS,
    NUMBERS,
    OPENERS,
    ORDINALS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUALITIES,
    SEEN,
    SIDES,
    STUFFS,
    SUBJECT_PRONOUNS,
    TUNES,
    WHEREABOUTS,
    WORN,
    Token,
)
from studio.reading.words.vocabulary import Vocabulary


class Tagger:
    """Gives each token its part of speech and lemma, left to right, with one look ahead."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._table = vocabulary.table
        self._by = Neighbours(vocabulary)

    def tag(self, tokens: list[Token], names: frozenset[str] = frozenset()) -> None:
        """Fill ``tag`` and ``lemma`` of every token; ``names`` are nouns whatever the dictionary says."""
        has_verb = False
        by_low = {name.lower(): name for name in names}
        for i, token in enumerate(tokens):
            last = tokens[i - 1] if i else None
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if token.low in by_low and (token.capital or token.text[:1].isupper()):
                token.tag, token.lemma, token.text, token.known = "name", token.low, by_low[token.low], True
                continue
            self._tag_one(token, last, following, has_verb, tokens, i)
            token.reduced = token.tag == "verb" and self._by.reduced(tokens, i)
            if token.tag == "verb" and not token.ing and not token.reduced:
                has_verb = True
            elif token.tag in ("punct", "conj") or (token.tag == "pron" and token.low in ("who", "which", "that")):
                has_verb = False

    def _tag_one(
        self, token: Token, last: Token | None, following: Token | None, has_verb: bool, tokens: list[Token], at: int
    ) -> None:
        low = token.low
        token.lemma = low
        if low.startswith("\ue000"):
            token.tag = "quote"
        elif not any(c.isalnum() for c in low) and low not in ("'s", "'"):
            token.tag = "punct"
        elif low in ("'s", "'"):
            noun_next = following is not None and self._by.noun_lemma(following.low) is not None
            verbal = following is not None and (following.ing or following.low in DETERMINERS or following.low == "not")
            pronoun = last is not None and last.tag == "pron"
            token.tag = "aux" if pronoun or verbal or not noun_next else "poss"
        elif low.endswith("est") and last is not None and last.low == "the" and self._by.left_alone(low, following):
            token.tag, token.lemma = "noun", "one"  # the smallest falls
        elif low in ("both", "all") and following is not None and self._by.bare_verb(following):
            token.tag = "pron" if not following.ing else "det"
        elif low == "another" and following is not None and (following.ing or self._by.does(following)):
            token.tag = "noun"
        elif low in ORDINALS and following is not None and following.low in NUMBERS:
            token.tag = "adj"  # the last one, the first two
        elif low == "one" and self._by.stands_for_one(tokens, at):
            token.tag = "noun"
        elif low[0].isdigit() or (low in NUMBERS and low not in ("single", "lone")):
            token.tag = "num"
        elif self._is_way(low, last, following):
            token.tag = "adv"  # dives left and saves
        elif low in WHEREABOUTS:
            named = last is not None and last.tag in ("det", "adj", "prep") and self._by.guess(following) == "noun"
            token.tag = "adj" if named else "adv"
        elif low in ADVERBS:
            token.tag = "adv"
        elif low == "out":
            token.tag = "prep" if following is not None and following.low == "of" else "adv"
        elif low in NEGATIONS:
            token.tag = "neg"
        elif low in ("that", "who", "which", "whom"):
            relative = last is not None and last.tag in ("noun", "pron", "name", "punct")
            token.tag = "pron" if relative or low != "that" else "det"
        elif low == "her" or low == "his":
            token.tag = "det" if following is not None and self._by.opens_noun(following) else "pron"
        elif low in DETERMINERS:
            token.tag = "det"
        elif low in PRONOUNS and low != "one":
            token.tag = "pron"
        elif low in ANYBODY or self._is_tin(low, last, following):
            token.tag = "noun"
        elif low in ("do", "does", "did", "doing") and following is not None and following.low in DETERMINERS:
            token.tag, token.lemma = "verb", "do"
        elif low in BE or low in MODALS or low in ("'re", "'ll", "'ve", "'m", "'d"):
            token.tag = "aux"
        elif low in HAVE:
            token.tag = "aux" if following is not None and self._by.participle(following.low) else "verb"
            token.lemma = "have"
        elif (
            low in PARTICLES and last is not None and last.tag == "verb" and not self._by.starts_phrase(following, low)
        ):
            token.tag = "adv"
        elif low in PREPOSITIONS or (low == "after" and last is not None and self._by.goes(last, following)):
            token.tag = "prep"
        elif low in CONJUNCTIONS:
            token.tag = "conj"
        else:
            self._tag_open(token, last, following, has_verb, tokens, at)

    def _is_way(self, low: str, last: Token | None, following: Token | None) -> bool:
        """*dives left and saves*, *lands hard*: how or where to, after a verb and with nothing to follow."""
        done = last is not None and last.tag == "verb"
        return done and low in SIDES | MANNERLY and self._by.guess(following) in ("conj", "punct", "none")

    def _is_tin(self, low: str, last: Token | None, following: Token | None) -> bool:
        """*a trash can behind the house*: no verb follows that it could help."""
        named = last is not None and last.tag in ("noun", "adj", "det")
        return low in ("can", "will") and named and self._by.guess(following) not in ("verb", "noun", "adv", "pron")

    def _tag_open(
        self, token: Token, last: Token | None, following: Token | None, has_verb: bool, tokens: list[Token], at: int
    ) -> None:
        low = token.low
        noun, verb = self._by.noun_lemma(low), self._by.verb_lemma(low)
        adjective = self._by.adjective_lemma(low)
        if noun not in (None, low) and low.endswith("s") and self._by.creature(noun or ""):
            adjective = None  # two divers
        adverb = low.endswith("ly") and (self._table.known(low, "r") or self._table.known(low[:-2], "a"))
        listed = {m.field for m in self._words.listed(low)}
        opening = token.text[:1].isupper() and not token.capital
        if (
            opening
            and not listed
            and (gender_of(low) or not ((noun and self._table.frequency(noun, "n")) or verb or adjective))
            and low not in self._words.landmarks
        ):
            follows = following is None or (
                following.tag == "" and self._by.guess(following) in ("verb", "conj", "punct", "adv", "prep", "none")
            )
            somebody = noun is not None and self._by.alive(noun) and not gender_of(low)  # Zookeeper feeds …
            if follows and not somebody and not self._table.known(low, "r"):
                token.tag, token.lemma = "name", low
                return
        if (
            token.capital
            and last is not None
            and last.tag == "noun"
            and not last.capital
            and self._by.creature(last.lemma)
        ):
            token.tag, token.lemma = "name", low  # my dog Biscuit
            return
        letters = token.text.isupper() and len(low) > 1 and noun is not None  # SUV, TV
        common = letters or (noun is not None and self._by.common(noun))
        if token.capital and not listed and not common and low not in self._words.landmarks:
            token.tag, token.lemma = "name", low
            return
        if (
            adverb
            and adjective
            and not low.endswith("lly")
            and following is not None
            and self._by.guess(following) == "noun"
            and not (last is not None and last.tag == "noun" and self._by.deed_of(tokens, at - 1, following))
        ):
            token.tag, token.lemma = "adj", adjective
            return
        if adverb or (self._table.known(low, "r") and not noun and not verb and not adjective):
            token.tag = "adv"
            return
        before = last.tag if last else "start"
        if low in ("high", "low", "deep", "far") and before == "noun" and self._by.guess(following) == "prep":
            token.tag = "adv"  # a beam high above the city
            return
        tinted = (
            last is not None
            and last.low == "in"
            and any(m.field == "color" for m in self._words.listed(low.rpartition("-")[2]))
        )
        if low in STUFFS and self._by.guess(following) not in ("det", "noun", "adj", "pron"):
            token.tag, token.lemma = "noun", low
            return
        if tinted and self._by.stands_alone(following):
            token.tag, token.lemma = "noun", low.rpartition("-")[2]  # a woman in red walks
            return
        if low in QUALITIES and self._by.guess(following) in ("noun", "adj"):
            token.tag, token.lemma = "adj", low
            return
        if (
            adjective
            and not token.ing
            and self._by.is_part(following)
            and before in (*OPENERS, "det", "adj", "num", "poss", "prep", "conj")
        ):
            token.tag, token.lemma = "adj", adjective
            return  # tired eyes; blue scrubs
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        fallen = "color" in listed and before in OPENERS and following is not None and following.low.endswith("s")
        moving = after is not None and (after.ing or self._by.guess(after) in ("prep", "punct", "none"))
        if fallen and moving and following is not None and self._by.noun_lemma(following.low) is not None:
            token.tag, token.lemma = "adj", adjective or low  # golden leaves falling
            return
        headline = token.ing and before in OPENERS and following is not None and following.low in EVENTS
        if headline and noun == low and self._by.guess(after) in ("punct", "none", "prep"):
            token.tag, token.lemma = "noun", low  # wedding speech; cooking tutorial
            return
        bare = following is not None and self._by.verb_lemma(following.low) == following.low
        parts = low.endswith("s") and before in OPENERS and self._by.is_part(token)
        if noun and parts and bare and self._by.guess(after) in ("det", "pron", "prep", "noun", "punct", "none"):
            token.tag, token.lemma = "noun", noun  # hands chop four carrots
            return
        if noun and before == "adj" and self._by.is_part(token) and self._by.guess(following) in ("punct", "none"):
            token.tag, token.lemma = "noun", noun  # businessman, red tie, …
            return
        named = self._by.guess(following) in ("noun", "adj")
        described = named and before in ("det", "adj", "num", "poss", "prep", "start")
        played = last is not None and any(m.field == "music" for m in self._words.listed(last.low))
        if noun and ((played and low in TUNES) or (following is not None and following.low == "of" and low == noun)):
            token.tag, token.lemma = "noun", noun  # lo-fi beats; the hum of the city
            return
        whole = f"{low}_{self._by.noun_lemma(following.low)}" if token.ing and following is not None else ""
        whole = whole if self._by.guess(following) != "prep" else ""  # going up looking at …
        if whole and before != "noun" and (self._words.listed(whole) or self._table.known(whole, "n")):
            token.tag, token.lemma = "adj", low  # a marching band, the living room
            return
        by_itself = {m.value for m in self._words.verb(verb)} & ITSELF if token.ing and verb else None
        within = last is not None and last.low in ("in", "through", "under", "against", "amid", "among", "into")
        tending = before == "verb" and bool(by_itself and by_itself - {"sound"})  # watering glowing plants
        alone = within or tending or before in ("start", "punct", "conj")
        if by_itself and alone and self._by.guess(following) == "noun":
            token.tag, token.lemma = "adj", low  # a dark hall, flickering lights; in falling snow
            return
        aside = last is not None and last.low == "," and following is not None and following.low in (",", "and")
        if aside and adjective == low and verb not in (None, low) and not low.endswith("s") and not token.ing:
            token.tag, token.lemma = "adj", low  # the king, drunk, falls
            return
        worn = adjective == low and verb not in (None, low) and not low.endswith(("s", "ing")) and not noun
        thing = following is not None and self._by.noun_lemma(following.low) is not None
        if (
            worn
            and (named or thing)
            and before in ("verb", "prep", "adv", "det", "conj", "adj", "num", "poss", "start")
        ):
            token.tag, token.lemma = "adj", low  # sweeping fallen leaves
            return
        past = low.endswith("ed") or (named and verb not in (None, low) and self._by.irregular(low))
        if described and verb and not noun and not adjective and past:
            token.tag, token.lemma = "adj", low  # by a tattooed barista
            return
        dancing = following is not None and following.ing and self._by.verb_lemma(following.low) is not None
        if adjective and before == "noun" and dancing and self._table.known(low, "r"):
            token.tag = "adv"  # a couple slow dancing
            return
        if (
            verb == low
            and "color" in listed
            and before not in ("aux", "neg")
            and not any(m.field == "action" for m in self._words.listed(low))
        ):
            verb = None  # blue and yellow on a palette
        if verb and not ("style" in listed and following is not None and self._by.guess(following) in ("noun", "adj")):
            score = self._verb_score(token, verb, noun, adjective, last, following, has_verb, tokens, at)
            if score > 0 or not (noun or adjective):
                token.tag, token.lemma = "verb", verb
                return
        does = noun is not None and self._by.alive(noun) and self._by.deed_follows(tokens, at)  # a child blows bubbles
        headless = last is not None and last.low in POSSESSIVES | {"a", "an", "the"} and noun is not None
        if headless and self._by.alive(noun or "") and self._by.guess(following) in ("punct", "prep", "none", "conj"):
            token.tag, token.lemma = "noun", noun or low  # their general, on a white horse
            return
        if adjective and not does and (not noun or self._by.rather_adjective(low, adjective, noun, before, following)):
            token.tag, token.lemma = "adj", adjective
            return
        if noun:
            token.tag, token.lemma = "noun", noun
            return
        if self._table.known(low, "r"):
            token.tag = "adv"
            return
        if low.endswith("ed") and low.count("-") == 1:  # blue-eyed, long-haired
            token.tag = "adj"
            return
        if "-" in low:
            parts = [self._by.noun_lemma(p) for p in low.split("-")]
            token.tag, token.lemma = (
                "adj" if following is not None and self._by.opens_noun(following) else "noun",
                low,
            )
            if parts[-1] and token.tag == "noun":
                token.lemma = parts[-1]
            return
        token.tag = "name" if token.capital else "noun"

    def _verb_score(
        self, token: Token, verb: str, noun: str | None, adjective: str | None, last: Token | None,
        following: Token | None, has_verb: bool, tokens: list[Token], at: int,
    ) -> float:  # fmt: skip
        low, before = token.low, last.tag if last else "start"
        ahead = "adv" if following is not None and following.low in MANNERLY | SIDES else self._by.guess(following)
        as_verb = self._table.frequency(verb, "v") + 1
        as_noun = (self._table.frequency(noun, "n") if noun else 0) + 1
        score = 0.6 * math.log(as_verb / as_noun)
        if noun and any(
            m.field in ("kind", "place", "weather", "time_of_day", "clothing", "sound")
            for m in self._words.listed(noun)
        ):
            heard = all(m.field == "sound" for m in self._words.listed(noun) if m.field in SEEN)
            crowd = before == "noun" and (self._by.looks_plural(tokens, at - 1) or self._by.several(tokens, at - 1))
            score -= 1.0 if as_verb > 5 or (heard and crowd) else 4.0  # the fans cheer
        worn = any(m.field in WORN for m in self._words.listed(noun or "")) and low.endswith("s")
        described = before in ("adj", "det", "num", "poss")
        if (worn and before == "noun") or (described and (worn or self._by.wearable(low))):
            score -= 6.0  # in rain boots
        ing, ed = token.ing, self._by.participle(low) and not token.ing
        inflected = low != verb
        if ing:
            if last is not None and last.low in ("both", "all", "each") and verb:
                return 4.0  # a dog and its owner, both wearing sunglasses
            named = noun == low and any(m.field in SEEN for m in self._words.listed(low))
            hour = noun == low and any(m.field in ("time_of_day", "weather", "place") for m in self._words.listed(low))
            if hour and before in OPENERS and ahead in ("punct", "none"):
                return -1.0  # a woman, evening, rain
            takes_object = ahead in ("det", "pron", "quote") or (following is not None and following.capital)
            floating = before == "adj" and at > 1 and tokens[at - 2].tag == "verb" and ahead in ("none", "punct")
            if floating:
                return 4.0  # floats upside down laughing
            if noun == low and self._by.common(low) and before in ("det", "adj", "prep", "poss") and not takes_object:
                return -1.0
            if named and before == "noun" and not takes_object:
                return -1.0
            burning = last is not None and last.ing and at > 1 and tokens[at - 2].tag in ("det", "adj", "num")
            if noun == low and self._by.common(low) and burning and not takes_object:
                return -1.0  # a burning building
            if before in ("det", "poss", "num") and ahead in ("noun", "adj"):
                return -1.0  # three sleeping cats
            if before == "adj" and ahead == "noun":
                return -1.0
            return 4.0 if verb else -1.0
        bare = self._by.verb_lemma(following.low) if following is not None else None
        if (
            noun
            and noun != low
            and low.endswith("s")
            and following is not None
            and bare is not None
            and bare == following.low
            and following.low not in PARTICLES
            and ahead != "det"
            and 1.5 * self._table.frequency(bare, "v") >= self._table.frequency(bare, "n")
        ):
            score -= 2.5  # leaves fall, birds sing: the next word is the verb
        alone = last is not None and last.low in ("one", "other", "another", "both", "all", "each", "some")
        if before in ("det", "num") and alone and ahead in ("det", "prep", "adv", "pron") and (inflected or not noun):
            score += 6.0  # one slides a milkshake
        elif before in ("det", "poss", "num"):
            return -6.0 if not (ed and ahead == "noun" and not adjective) else -2.0
        if before == "adj":
            score -= 4.0
        if last is not None and last.ing and at > 1 and tokens[at - 2].tag == "det" and low == verb:
            score -= 6.0  # on a sinking ship
        if before == "name" and at > 1 and tokens[at - 2].low in ("a", "an", "the"):
            score -= 4.0  # in a Havana park
        if before == "verb" and noun and last is not None and last.lemma not in ("start", "begin", "go", "try", "keep"):
            score -= 3.0  # feeds ducks
        if before == "prep" and at > 1 and tokens[at - 2].low == low:
            score -= 6.0  # from house to house
        if before == "prep":
            wished = at > 1 and tokens[at - 2].tag in ("verb", "adj")  # pretends to fly
            bare_to = last is not None and last.low == "to" and low == verb and (ahead != "none" or wished)
            score += 2.5 if bare_to else -5.0
            if last is not None and last.low == "to" and ahead in ("prep", "adv", "det"):
                score += 2.0
        if before == "pron":
            beside = at > 1 and tokens[at - 2].tag == "prep" and not has_verb and low.endswith("s") and inflected
            score += 6.0 if last is not None and last.low in SUBJECT_PRONOUNS else 4.0 if beside else -1.0
        if before in ("aux", "neg"):
            score += 4.0
        if before == "adv":
            score += 1.5 if not has_verb else -0.5
        if before in ("noun", "name", "quote"):
            if ed and inflected:
                score += 4.0
            elif not has_verb:
                plural = last is not None and self._by.looks_plural(tokens, at - 1)
                several = self._by.several(tokens, at - 1)
                agrees = (low.endswith("s") and inflected and not plural) or (low == verb and plural)
                agrees = agrees or (several and ahead in ("prep", "adv", "det", "none", "punct", "noun", "conj"))
                score += 3.2 if agrees else -2.5
                bearer = self._by.bearer(tokens, at - 1) if agrees and inflected else None
                many = self._by.bearer(tokens, at - 1) if agrees and not inflected and ahead == "prep" else None
                if many is not None and self._by.alive(tokens[many].lemma):
                    score += 2.0  # dancers in costumes parade through
                if bearer is not None and self._by.alive(tokens[bearer].lemma):
                    score += 3.0  # a boy with a red cap fishes
                if agrees and inflected and last is not None and self._by.alive(last.lemma):
                    score += 1.5  # an alien waves, a child blows bubbles
            elif low == verb and self._by.is_watched(tokens, at):
                score += 3.2
            else:
                score -= 3.0
            if last is not None and last.lemma == "one" and inflected:
                score += 4.0  # the smallest falls
            if low == verb and following is not None and following.low in ("out", "up", "down", "off", "away", "back"):
                score += 2.0 if self._by.looks_plural(tokens, at - 1) else 0.0  # hands roll out dough
            if ahead == "verb" and not (low == verb and following is not None and self._by.does(following)):
                score -= 3.0  # but two boxers exchange punches
        compound = f"{last.lemma}_{noun}" if before == "noun" and last is not None and noun else ""
        if compound and (self._table.known(compound, "n") or self._words.listed(compound)):
            score -= 4.0  # roller skates
        if before in ("conj", "punct") and has_verb is False:
            earlier = any(t.tag == "verb" for t in tokens[:at])
            if inflected and earlier and ahead in ("det", "prep", "adv", "pron", "none", "punct", "conj"):
                score += 2.5
            elif inflected and earlier and ahead == "noun" and low.endswith("s") and self._by.row_of_deeds(tokens, at):
                score += 3.0  # moves his queen, sips rum and smiles
            elif low == verb:
                verbs = [t for t in tokens[:at] if t.tag == "verb"]
                bare_too = bool(verbs) and verbs[-1].low == verbs[-1].lemma  # they shovel snow and chat
                if not earlier and last is not None and last.low == "," and ahead == "det":
                    score += 3.0 if self._by.several_before(tokens, at) else 0.0  # two samurai, …, draw their swords
                if bare_too and (ahead in ("pron", "quote") or (last is not None and last.low == "then")):
                    score += 6.0  # …, slide them into a pot, then stir
                score += (
                    2.0
                    if bare_too and before == "conj"
                    else 0.5
                    if earlier and ahead in ("det", "prep", "adv")
                    else -2.0
                )
            if ahead in ("verb",):
                score -= 2.0
        if following is not None and following.ing and verb in ("start", "begin", "stop", "keep") and inflected:
            score += 5.0  # starts doing a waltz
        if before == "start":
            score -= 1.5 if low == verb else 2.5 if noun and low.endswith("s") else 0.0
        if ahead in ("det", "pron", "quote"):
            score += 2.0
        elif ahead in ("prep", "adv"):
            score += 0.8
        elif ahead == "noun" and not inflected:
            score -= 1.0
        return score
