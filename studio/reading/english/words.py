"""English tokens and their parts of speech: closed classes by list, the rest by WordNet's counts and neighbours."""

import math
import re
from dataclasses import dataclass

from studio.reading.composing.characters import gender_of
from studio.reading.words.vocabulary import Vocabulary
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
CONJUNCTIONS = wordset("and or but while as then when whereas until before after because so nor yet")
NEGATIONS = wordset("not never n't isn't aren't wasn't weren't don't doesn't didn't can't won't hasn't haven't")
PREPOSITIONS = wordset(
    "in on at under over behind beside through along toward towards from with without against into onto off around "
    "between by of near across below above beneath inside outside past among amid amidst to for during down up upon "
    "within beyond underneath like via throughout alongside atop aboard opposite minus except"
)
PARTICLES = wordset("back up down out off away over around in on through along forward apart together by past")
ADVERBS = wordset(
    "alone together nearby home here overhead outdoors outside indoors again forever everywhere abroad ahead "
    "somewhere anywhere nowhere apart meanwhile just"
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


class Tagger:
    """Gives each token its part of speech and lemma, left to right, with one look ahead."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._table = vocabulary.table

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
            if token.tag == "verb" and not token.ing:
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
            noun_next = following is not None and self._noun_lemma(following.low) is not None
            verbal = following is not None and (following.ing or following.low in DETERMINERS or following.low == "not")
            pronoun = last is not None and last.tag == "pron"
            token.tag = "aux" if pronoun or verbal or not noun_next else "poss"
        elif low[0].isdigit() or (low in NUMBERS and low not in ("single", "lone")):
            token.tag = "num"
        elif low in WHEREABOUTS:
            named = last is not None and last.tag in ("det", "adj", "prep") and self._guess(following) == "noun"
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
            token.tag = "det" if following is not None and self._opens_noun(following) else "pron"
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
            token.tag = "aux" if following is not None and self._participle(following.low) else "verb"
            token.lemma = "have"
        elif low in PARTICLES and last is not None and last.tag == "verb" and not self._starts_phrase(following, low):
            token.tag = "adv"
        elif low in PREPOSITIONS:
            token.tag = "prep"
        elif low in CONJUNCTIONS:
            token.tag = "conj"
        else:
            self._tag_open(token, last, following, has_verb, tokens, at)

    @staticmethod
    def _is_watched(tokens: list[Token], at: int) -> bool:
        """``watches robots fight``: what is seen, heard or made to do something does it in the bare form."""
        verbs = [t for t in tokens[max(0, at - 6) : at] if t.tag in ("verb", "punct")]
        return bool(verbs) and verbs[-1].lemma in PERCEIVING

    def _is_tin(self, low: str, last: Token | None, following: Token | None) -> bool:
        """*a trash can behind the house*: no verb follows that it could help."""
        named = last is not None and last.tag in ("noun", "adj", "det")
        return low in ("can", "will") and named and self._guess(following) not in ("verb", "noun", "adv", "pron")

    def _tag_open(
        self, token: Token, last: Token | None, following: Token | None, has_verb: bool, tokens: list[Token], at: int
    ) -> None:
        low = token.low
        noun, verb = self._noun_lemma(low), self._verb_lemma(low)
        adjective = self._adjective_lemma(low)
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
                following.tag == "" and self._guess(following) in ("verb", "conj", "punct", "adv", "prep", "none")
            )
            somebody = noun is not None and self._alive(noun) and not gender_of(low)  # Zookeeper feeds …
            if follows and not somebody and not self._table.known(low, "r"):
                token.tag, token.lemma = "name", low
                return
        if (
            token.capital
            and last is not None
            and last.tag == "noun"
            and not last.capital
            and self._creature(last.lemma)
        ):
            token.tag, token.lemma = "name", low  # my dog Biscuit
            return
        letters = token.text.isupper() and len(low) > 1 and noun is not None  # SUV, TV
        common = letters or (noun is not None and self._common(noun))
        if token.capital and not listed and not common and low not in self._words.landmarks:
            token.tag, token.lemma = "name", low
            return
        if (
            adverb
            and adjective
            and not low.endswith("lly")
            and following is not None
            and self._guess(following) == "noun"
            and not (
                last is not None and last.tag == "noun" and self._verb_lemma(following.low) not in (None, following.low)
            )
        ):
            token.tag, token.lemma = "adj", adjective
            return
        if adverb or (self._table.known(low, "r") and not noun and not verb and not adjective):
            token.tag = "adv"
            return
        before = last.tag if last else "start"
        if low in ("high", "low", "deep", "far") and before == "noun" and self._guess(following) == "prep":
            token.tag = "adv"  # a beam high above the city
            return
        tinted = last is not None and last.low == "in" and any(m.field == "color" for m in self._words.listed(low))
        if tinted and self._stands_alone(following):
            token.tag, token.lemma = "noun", low  # a woman in red walks
            return
        if low in QUALITIES and self._guess(following) in ("noun", "adj"):
            token.tag, token.lemma = "adj", low
            return
        named = self._guess(following) in ("noun", "adj")
        described = named and before in ("det", "adj", "num", "poss", "prep", "start")
        played = last is not None and any(m.field == "music" for m in self._words.listed(last.low))
        if noun and ((played and low in TUNES) or (following is not None and following.low == "of" and low == noun)):
            token.tag, token.lemma = "noun", noun  # lo-fi beats; the hum of the city
            return
        whole = f"{low}_{self._noun_lemma(following.low)}" if token.ing and following is not None else ""
        if whole and before != "noun" and (self._words.listed(whole) or self._table.known(whole, "n")):
            token.tag, token.lemma = "adj", low  # a marching band, the living room
            return
        by_itself = {m.value for m in self._words.verb(verb)} & ITSELF if token.ing and verb else None
        within = last is not None and last.low in ("in", "through", "under", "against", "amid", "among", "into")
        if by_itself and (within or before in ("start", "punct", "conj")) and self._guess(following) == "noun":
            token.tag, token.lemma = "adj", low  # a dark hall, flickering lights; in falling snow
            return
        if described and verb and not noun and not adjective and low.endswith("ed"):
            token.tag, token.lemma = "adj", low  # by a tattooed barista
            return
        dancing = following is not None and following.ing and self._verb_lemma(following.low) is not None
        if adjective and before == "noun" and dancing and self._table.known(low, "r"):
            token.tag = "adv"  # a couple slow dancing
            return
        if verb and not ("style" in listed and following is not None and self._guess(following) in ("noun", "adj")):
            score = self._verb_score(token, verb, noun, adjective, last, following, has_verb, tokens, at)
            if score > 0 or not (noun or adjective):
                token.tag, token.lemma = "verb", verb
                return
        does = noun is not None and self._alive(noun) and self._deed_follows(tokens, at)  # a child blows bubbles
        if adjective and not does and (not noun or self._rather_adjective(low, adjective, noun, before, following)):
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
            parts = [self._noun_lemma(p) for p in low.split("-")]
            token.tag, token.lemma = "adj" if following is not None and self._opens_noun(following) else "noun", low
            if parts[-1] and token.tag == "noun":
                token.lemma = parts[-1]
            return
        token.tag = "name" if token.capital else "noun"

    def _stands_alone(self, following: Token | None) -> bool:
        """Whether what follows a colour is nothing that has it: *in red walks*, *in red and gold*, *in red boots*."""
        guess = self._guess(following)
        if following is None or guess in ("none", "punct", "prep", "verb", "adv", "det", "pron"):
            return True
        noun = self._noun_lemma(following.low)
        worn = noun is not None and any(m.field in ("clothing", "wearing", "kind") for m in self._words.noun(noun))
        inflected = following.low.endswith("s") and self._verb_lemma(following.low) not in (None, following.low)
        return guess == "noun" and inflected and not worn

    def _verb_score(
        self, token: Token, verb: str, noun: str | None, adjective: str | None, last: Token | None,
        following: Token | None, has_verb: bool, tokens: list[Token], at: int,
    ) -> float:  # fmt: skip
        low, before = token.low, last.tag if last else "start"
        ahead = self._guess(following)
        as_verb = self._table.frequency(verb, "v") + 1
        as_noun = (self._table.frequency(noun, "n") if noun else 0) + 1
        score = 0.6 * math.log(as_verb / as_noun)
        if noun and any(
            m.field in ("kind", "place", "weather", "time_of_day", "clothing", "sound")
            for m in self._words.listed(noun)
        ):
            score -= 1.0 if as_verb > 5 else 4.0
        ing, ed = token.ing, self._participle(low) and not token.ing
        inflected = low != verb
        if ing:
            named = noun == low and any(m.field in SEEN for m in self._words.listed(low))
            takes_object = ahead in ("det", "pron", "quote") or (following is not None and following.capital)
            if noun == low and self._common(low) and before in ("det", "adj", "prep", "poss") and not takes_object:
                return -1.0
            if named and before == "noun" and not takes_object:
                return -1.0
            burning = last is not None and last.ing and at > 1 and tokens[at - 2].tag in ("det", "adj", "num")
            if noun == low and self._common(low) and burning and not takes_object:
                return -1.0  # a burning building
            if before in ("det", "poss", "num") and ahead in ("noun", "adj"):
                return -1.0  # three sleeping cats
            if before == "adj" and ahead == "noun":
                return -1.0
            return 4.0 if verb else -1.0
        bare = self._verb_lemma(following.low) if following is not None else None
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
        if before == "verb" and noun and last is not None and last.lemma not in ("start", "begin", "go", "try", "keep"):
            score -= 3.0  # feeds ducks
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
                plural = last is not None and self._looks_plural(tokens, at - 1)
                several = self._several(tokens, at - 1)
                agrees = (low.endswith("s") and inflected and not plural) or (low == verb and plural)
                agrees = agrees or (several and ahead in ("prep", "adv", "det", "none", "punct", "noun", "conj"))
                score += 3.2 if agrees else -2.5
                bearer = self._bearer(tokens, at - 1) if agrees and inflected else None
                if bearer is not None and self._alive(tokens[bearer].lemma):
                    score += 3.0  # a boy with a red cap fishes
                if agrees and inflected and last is not None and self._alive(last.lemma):
                    score += 1.5  # an alien waves, a child blows bubbles
            elif low == verb and self._is_watched(tokens, at):
                score += 3.2
            else:
                score -= 3.0
            if ahead == "verb":
                score -= 3.0
        compound = f"{last.lemma}_{noun}" if before == "noun" and last is not None and noun else ""
        if compound and (self._table.known(compound, "n") or self._words.listed(compound)):
            score -= 4.0  # roller skates
        if before in ("conj", "punct") and has_verb is False:
            earlier = any(t.tag == "verb" for t in tokens[:at])
            if inflected and earlier and ahead in ("det", "prep", "adv", "pron", "none", "punct", "conj"):
                score += 2.5
            elif low == verb:
                verbs = [t for t in tokens[:at] if t.tag == "verb"]
                bare_too = bool(verbs) and verbs[-1].low == verbs[-1].lemma  # they shovel snow and chat
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

    def _guess(self, token: Token | None) -> str:
        """A rough part of speech of the word ahead."""
        if token is None:
            return "none"
        low = token.low
        if low.startswith("\ue000"):
            return "quote"
        if not any(c.isalnum() for c in low):
            return "punct"
        if low in DETERMINERS or low[0].isdigit() or low in NUMBERS:
            return "det"
        if low in PREPOSITIONS:
            return "prep"
        if low in CONJUNCTIONS:
            return "conj"
        if low in PARTICLES or low in ADVERBS:
            return "adv"
        if low in PRONOUNS:
            return "pron"
        if low in BE or low in MODALS or low in HAVE or low in NEGATIONS:
            return "verb"
        if low.endswith("ly"):
            return "adv"
        verb, noun = self._verb_lemma(low), self._noun_lemma(low)
        if verb and (token.ing or not noun or low.endswith("ed")):
            return "verb"
        if verb and low != verb and self._table.frequency(verb, "v") > 2 * self._table.frequency(noun or "", "n"):
            return "verb"
        if self._adjective_lemma(low) and not noun:
            return "adj"
        return "noun" if noun else "adv" if self._table.known(low, "r") else "noun"

    def _looks_plural(self, tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is plural; ``a woman in a coat and gloves`` is one woman."""
        bearer = self._bearer(tokens, at)
        if bearer is not None:
            return self._looks_plural(tokens, bearer)
        token = tokens[at]
        if self._one_of(tokens, at):
            return False
        if token.lemma != token.low or token.low in (
            "people",
            "police",
            "cattle",
            "children",
            "men",
            "women",
            "crowds",
        ):
            return True
        if token.low in ("fish", "sheep", "deer") and not any(t.tag == "det" for t in tokens[max(0, at - 3) : at]):
            return True
        back = at
        while back >= 0 and tokens[back].tag in ("noun", "adj", "num", "det", "name"):
            if tokens[back].tag == "num" and tokens[back].low not in ("one", "1"):
                return True
            if tokens[back].low in ("these", "those", "both", "all", "several", "many", "few", "some"):
                return True
            back -= 1
        if not (back >= 1 and tokens[back].low == "and" and tokens[back - 1].tag in ("noun", "name")):
            return False
        if tokens[back + 1].tag in ("noun", "name") and tokens[back + 1].low not in ANYBODY:
            return True  # a father and daughter
        for token in reversed(tokens[:back]):  # … at night and a ramp opens: another sentence
            if token.tag == "punct" or token.tag == "verb":
                return token.tag == "punct"
        return True

    @staticmethod
    def _one_of(tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is one of several: *one of the men*."""
        while at >= 0 and tokens[at].tag in ("noun", "adj", "num", "det", "name"):
            at -= 1
        return at > 0 and tokens[at].low == "of" and tokens[at - 1].low in ("one", "each", "neither", "none")

    @staticmethod
    def _several(tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is one of many, whose verb may be of either number: a flock of gulls
        circles, a couple dance."""
        back = at
        while back >= 0 and (tokens[back].tag in ("noun", "adj", "num", "det", "name") or tokens[back].low == "of"):
            if tokens[back].low in VAGUE or tokens[back].low in ("couple", "family", "crowd", "audience", "team"):
                return True
            back -= 1
        return False

    def _bearer(self, tokens: list[Token], at: int) -> int | None:
        """Where the person or animal stands that wears or has what is named here; None where there is none."""
        while True:
            while at >= 0 and tokens[at].tag in ("noun", "adj", "num", "det", "name"):
                at -= 1
            if at < 1 or tokens[at - 1].tag not in ("noun", "name"):
                return None
            if tokens[at].tag == "verb" and tokens[at].ing:  # a cow wearing marigolds strolls
                return at - 1
            if tokens[at].low in ("in", "with", "without"):
                kind = next((m for m in self._words.noun(tokens[at - 1].lemma) if m.field == "kind"), None)
                alive = kind is not None and self._words.kinds[kind.value].group in ("person", "animal")
                return at - 1 if alive else None
            if tokens[at].low not in ("and", ","):
                return None
            at -= 1

    def _starts_phrase(self, token: Token | None, particle: str) -> bool:
        """Whether a noun phrase follows, so that the particle is a preposition here."""
        if particle in ("back", "away", "forward", "apart", "together"):
            return False
        if token is None:
            return False
        return (
            token.low in DETERMINERS or token.low in PRONOUNS or self._guess(token) in ("noun", "adj", "det", "quote")
        )

    def _opens_noun(self, token: Token) -> bool:
        low = token.low
        if low in PREPOSITIONS or low in CONJUNCTIONS or low in DETERMINERS or low in BE:
            return False
        return bool(self._noun_lemma(low) or self._adjective_lemma(low) or low[0].isdigit())

    def _rather_adjective(self, low: str, adjective: str, noun: str, before: str, following: Token | None) -> bool:
        if self._table.frequency(noun, "n") == 0 and not self._words.listed(noun):
            tinted = following is not None and any(m.field == "color" for m in self._words.listed(following.low))
            # matte black; heavy: hardly anybody means the actor
            return tinted or self._table.frequency(adjective, "a") > 2
        tint = any(m.field == "color" for m in self._words.listed(low))
        if tint and before in ("prep", "det") and following is not None and self._noun_lemma(following.low):
            return True  # in blue scrubs
        if following is not None and self._guess(following) in ("noun", "adj"):
            listed = {m.field for m in self._words.listed(low)}
            if listed & {"color", "age", "size", "mood", "manner", "style"}:
                return True
            return self._table.frequency(adjective, "a") >= self._table.frequency(noun, "n")
        predicate = before in ("aux", "adv", "verb", "conj")
        return predicate and self._table.frequency(adjective, "a") > self._table.frequency(noun, "n")

    def _creature(self, noun: str) -> bool:
        kind = next((m for m in self._words.listed(noun) if m.field == "kind"), None)
        return kind is not None and self._words.kinds[kind.value].group in ("person", "animal")

    def _common(self, noun: str) -> bool:
        return bool(self._words.listed(noun)) or self._table.frequency(noun, "n") > 2

    def _noun_lemma(self, low: str) -> str | None:
        if self._words.listed(low) and any(m.field not in ("action", "relation") for m in self._words.listed(low)):
            singular = self._table.lemma(low, "n")
            return singular if singular and self._words.listed(singular) else low
        known = self._table.lemma(low, "n")
        if known == low and low.endswith("men") and self._table.known(f"{low[:-3]}man", "n"):
            return f"{low[:-3]}man"  # businessmen
        if low.endswith("ies") and self._table.known(low[:-1], "n"):
            return low[:-1]  # cookies are no cookys
        if known is None and low.endswith("s") and any(m.field == "kind" for m in self._words.listed(low[:-1])):
            return low[:-1]  # coworkers
        return known

    def _deed_follows(self, tokens: list[Token], at: int) -> bool:
        """Whether the next word is a verb that ends as one of one person does, and no verb comes right after it."""
        clause: list[Token] = []
        for token in reversed(tokens[:at]):
            if token.tag in ("conj", "punct"):
                break
            clause.append(token)
        if at + 1 >= len(tokens) or any(t.tag == "verb" for t in clause):
            return False
        low = tokens[at + 1].low
        ends = low.endswith("s") and self._verb_lemma(low) not in (None, low)
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        return ends and (after is None or self._verb_lemma(after.low) is None or after.low.endswith("s"))

    def _alive(self, lemma: str) -> bool:
        """Whether a noun is before all a person or an animal, who does something."""
        senses = self._table.senses(lemma, "n")
        return lemma in ANYBODY or (bool(senses) and self._table.domain(senses[0].synset) in (5, 18))

    def _verb_lemma(self, low: str) -> str | None:
        lemma = self._table.lemma(low, "v")
        return None if lemma == "be" else lemma  # bees

    def _adjective_lemma(self, low: str) -> str | None:
        if any(m.field in ("color", "age", "mood", "size", "manner", "style") for m in self._words.listed(low)):
            return low
        return self._table.lemma(low, "a")

    def _participle(self, low: str) -> bool:
        return low.endswith(("ed", "ing")) or (self._table.irregular(low, "v") is not None)
