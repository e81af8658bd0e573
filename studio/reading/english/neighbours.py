"""What an English word may be by itself, and what stands around it: the evidence for its part of speech."""

from studio.reading.english.words import (
    ADVERBS,
    ANYBODY,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    NUMBERS,
    PARTICLES,
    PERCEIVING,
    PREPOSITIONS,
    PRONOUNS,
    REDUCING,
    VAGUE,
    WORN,
    Token,
)
from studio.reading.words.vocabulary import Vocabulary


class Neighbours:
    """Looks words up and looks around among tokens. Holds no state between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self.table = vocabulary.table

    def stands_for_one(self, tokens: list[Token], at: int) -> bool:
        """Whether *one* is somebody or something: *the one in red*, *one of them*, *one slips*; not *one dog*."""
        last, following = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or (last is not None and last.low in ("no", "by")):
            return False
        if last is not None and last.tag in ("adj", "det") and last.low not in ("this", "that"):
            return self.guess(following) not in ("noun", "adj") or self.does(following)
        if following.low == "of":
            return at + 2 < len(tokens) and tokens[at + 2].low in ("them", "us", "the", "these", "those")
        return self.guess(following) in ("prep", "adv", "aux") or following.ing or self.does(following)

    def reduced(self, tokens: list[Token], at: int) -> bool:
        """Whether a participle only says how the noun before it is, since its verb is still to come: *a woman wrapped
        in a blanket sips*."""
        token, last = tokens[at], tokens[at - 1] if at else None
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if last is None or following is None or last.tag not in ("noun", "name", "punct") or token.ing:
            return False
        past = token.low.endswith("ed") or (token.low != token.lemma and not token.low.endswith("s"))
        if not past or following.low not in REDUCING or (last.tag == "punct" and last.low != ","):
            return False
        for i in range(at + 2, min(len(tokens), at + 14)):
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            if tokens[i].low in CONJUNCTIONS or tokens[i].low in ".;:!?—":
                return False
            named = tokens[i - 1].low not in DETERMINERS and tokens[i - 1].low not in REDUCING
            if named and self.does(tokens[i]) and self.guess(after) in ("det", "prep", "adv", "none", "punct", "noun"):
                plural = self.noun_lemma(tokens[i].low) not in (None, tokens[i].low)
                if not plural or self.guess(after) in ("det", "adv", "prep", "noun"):
                    return True
        return False

    def row_of_deeds(self, tokens: list[Token], at: int) -> bool:
        """Whether one after another is told that one person does, and what follows cannot be a verb of its own."""
        verbs = [t for t in tokens[:at] if t.tag == "verb" and not t.ing]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        bare = following is not None and self.verb_lemma(following.low) == following.low
        return bool(verbs) and verbs[-1].low.endswith("s") and not bare

    def deed_of(self, tokens: list[Token], at: int, token: Token) -> bool:
        """Whether a word may be the verb of the noun that ends here: mannequins slowly *turn*, a boy slowly *turns*."""
        verb = self.verb_lemma(token.low)
        return verb is not None and (verb != token.low or self.looks_plural(tokens, at))

    def left_alone(self, low: str, following: Token | None) -> bool:
        """Whether a superlative has no noun of its own: *the smallest falls*, *the tallest of them*."""
        bare = self.table.lemma(low, "a")
        adjective = bare not in (None, low) and self.table.known(bare or "", "a") and self.noun_lemma(low) is None
        return adjective and following is not None and (self.does(following) or following.low in ("of", "one"))

    def goes(self, token: Token, following: Token | None) -> bool:
        """Whether somebody goes *after* another: *sprints after a gazelle*, and not *after dinner*."""
        verb = {m.value for m in self._words.verb(token.lemma)} if token.tag == "verb" else set[str]()
        going = verb & {"run", "walk", "fly", "swim", "jump", "crawl"}
        return bool(going) and following is not None and following.low in DETERMINERS

    def bare_verb(self, token: Token) -> bool:
        """Whether a word is rather a verb than anything else: both *start* to cry."""
        verb = self.verb_lemma(token.low)
        often = verb is not None and self.table.frequency(verb, "v") > self.table.frequency(token.low, "n")
        return self.guess(token) in ("verb", "aux") or (verb == token.low and often)

    def wearable(self, low: str) -> bool:
        """Whether a plural names something worn, whatever else it may be: *scrubs*, *boots*."""
        senses = (*self._words.listed(low), *(self._words.noun(low) if self.table.known(low, "n") else ()))
        return low.endswith("s") and any(m.field in WORN and m.cost < 2.5 for m in senses)

    def is_part(self, token: Token | None) -> bool:
        """Whether a word is before all a garment or a part of the body: eyes, scrubs, a tie."""
        low = "" if token is None else token.low
        listed = self._words.listed(low) or self._words.listed(self.noun_lemma(low) or "")
        return self.wearable(low) or (bool(listed) and listed[0].field in ("body", *WORN))

    def irregular(self, low: str) -> bool:
        """Whether a word is a form of a verb that its ending does not tell: stolen."""
        return self.table.irregular(low, "v") is not None

    def does(self, token: Token) -> bool:
        """Whether a word may end as a verb of one person does: *slips*."""
        return token.low.endswith("s") and self.verb_lemma(token.low) not in (None, token.low)

    def guess(self, token: Token | None) -> str:
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
        if low in PARTICLES or low in ADVERBS or low == "asleep":
            return "adv"
        if low in PRONOUNS:
            return "pron"
        if low in BE or low in MODALS or low in HAVE or low in NEGATIONS:
            return "verb"
        if low.endswith("ly"):
            return "adv"
        verb, noun = self.verb_lemma(low), self.noun_lemma(low)
        if verb and (token.ing or not noun or low.endswith("ed")):
            return "verb"
        if verb and low != verb and self.table.frequency(verb, "v") > 2 * self.table.frequency(noun or "", "n"):
            return "verb"
        if self.adjective_lemma(low) and not noun:
            return "adj"
        return "noun" if noun else "adv" if self.table.known(low, "r") else "noun"

    def looks_plural(self, tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is plural; ``a woman in a coat and gloves`` is one woman."""
        bearer = self.bearer(tokens, at)
        if bearer is not None:
            return self.looks_plural(tokens, bearer)
        token = tokens[at]
        if self.one_of(tokens, at):
            return False
        if (
            token.lemma != token.low
            or self.table.lemma(token.low, "n") not in (None, token.low)
            or token.low
            in (
                "people",
                "police",
                "cattle",
                "children",
                "men",
                "women",
                "crowds",
                "others",
            )
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
    def one_of(tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is one of several: *one of the men*."""
        while at >= 0 and tokens[at].tag in ("noun", "adj", "num", "det", "name"):
            at -= 1
        one = at > 0 and (tokens[at - 1].lemma == "one" or tokens[at - 1].low in ("each", "neither", "none"))
        return one and tokens[at].low == "of"

    @staticmethod
    def several(tokens: list[Token], at: int) -> bool:
        """Whether the noun phrase that ends here is one of many, whose verb may be of either number: a flock of gulls
        circles, a couple dance."""
        back = at
        while back >= 0 and (tokens[back].tag in ("noun", "adj", "num", "det", "name") or tokens[back].low == "of"):
            if tokens[back].low in VAGUE or tokens[back].low in ("couple", "family", "crowd", "audience", "team"):
                return True
            back -= 1
        return False

    def several_before(self, tokens: list[Token], at: int) -> bool:
        """Whether the sentence begins with several who have no verb yet."""
        start = max((i + 1 for i in range(at) if tokens[i].low in ".;!?\n"), default=0)
        first = next((i for i in range(start, at) if tokens[i].tag == "noun"), None)
        return first is not None and self.alive(tokens[first].lemma) and self.looks_plural(tokens, first)

    def bearer(self, tokens: list[Token], at: int) -> int | None:
        """Where the person or animal stands that wears or has what is named here; None where there is none."""
        named = tokens[at]
        while True:
            while at >= 0 and tokens[at].tag in ("noun", "adj", "num", "det", "name"):
                at -= 1
            if at >= 0 and tokens[at].low == "and" and named.tag == "noun" and self.alive(named.lemma):
                return None  # a woman in a raincoat and her dog: that is two
            if at < 1 or tokens[at - 1].tag not in ("noun", "name"):
                return None
            if tokens[at].tag == "verb" and tokens[at].ing:  # a cow wearing marigolds strolls
                return at - 1
            if tokens[at].low in ("in", "with", "without", "on", "at", "from", "behind", "near", "under"):
                kind = next((m for m in self._words.noun(tokens[at - 1].lemma) if m.field == "kind"), None)
                alive = kind is not None and self._words.kinds[kind.value].group in ("person", "animal")
                return at - 1 if alive else None
            if tokens[at].low not in ("and", ",", "of"):
                return None
            at -= 1

    def starts_phrase(self, token: Token | None, particle: str) -> bool:
        """Whether a noun phrase follows, so that the particle is a preposition here."""
        if particle in ("back", "away", "forward", "apart", "together"):
            return False
        if token is None:
            return False
        return token.low in DETERMINERS or token.low in PRONOUNS or self.guess(token) in ("noun", "adj", "det", "quote")

    def opens_noun(self, token: Token) -> bool:
        low = token.low
        if low in PREPOSITIONS or low in CONJUNCTIONS or low in DETERMINERS or low in BE:
            return False
        return bool(self.noun_lemma(low) or self.adjective_lemma(low) or low[0].isdigit())

    def rather_adjective(self, low: str, adjective: str, noun: str, before: str, following: Token | None) -> bool:
        if self.table.frequency(noun, "n") == 0 and not self._words.listed(noun):
            tinted = following is not None and any(m.field == "color" for m in self._words.listed(following.low))
            # matte black; heavy: hardly anybody means the actor
            return tinted or self.table.frequency(adjective, "a") > 2
        tint = any(m.field == "color" for m in self._words.listed(low))
        if (
            tint
            and before in ("prep", "det", "adj", "num")
            and following is not None
            and self.noun_lemma(following.low)
        ):
            return True  # in blue scrubs
        if following is not None and self.guess(following) in ("noun", "adj"):
            listed = {m.field for m in self._words.listed(low)}
            if listed & {"color", "age", "size", "mood", "manner", "style"}:
                return True
            return self.table.frequency(adjective, "a") >= self.table.frequency(noun, "n")
        predicate = before in ("aux", "adv", "verb", "conj")
        return predicate and self.table.frequency(adjective, "a") > self.table.frequency(noun, "n")

    def creature(self, noun: str) -> bool:
        kind = next((m for m in self._words.listed(noun) if m.field == "kind"), None)
        return kind is not None and self._words.kinds[kind.value].group in ("person", "animal")

    def common(self, noun: str) -> bool:
        return bool(self._words.listed(noun)) or self.table.frequency(noun, "n") > 2

    def noun_lemma(self, low: str) -> str | None:
        if self._words.listed(low) and any(m.field not in ("action", "relation") for m in self._words.listed(low)):
            singular = self.table.lemma(low, "n")
            return singular if singular and self._words.listed(singular) else low
        known = self.table.lemma(low, "n")
        if known == low and low.endswith("men") and self.table.known(f"{low[:-3]}man", "n"):
            return f"{low[:-3]}man"  # businessmen
        if low.endswith("ies") and self.table.known(low[:-1], "n"):
            return low[:-1]  # cookies are no cookys
        if (
            (known is None or known == low)
            and low.endswith("s")
            and any(m.field in ("kind", "body") for m in self._words.listed(low[:-1]))
        ):
            return low[:-1]  # coworkers
        return known

    def deed_follows(self, tokens: list[Token], at: int) -> bool:
        """Whether the next word is a verb that ends as one of one person does, and no verb comes right after it."""
        clause: list[Token] = []
        for token in reversed(tokens[:at]):
            if token.tag in ("conj", "punct"):
                break
            clause.append(token)
        if at + 1 >= len(tokens) or any(t.tag == "verb" for t in clause):
            return False
        low = tokens[at + 1].low
        ends = low.endswith("s") and self.verb_lemma(low) not in (None, low)
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        return ends and (after is None or self.verb_lemma(after.low) is None or after.low.endswith("s"))

    def alive(self, lemma: str) -> bool:
        """Whether a noun is before all a person or an animal, who does something."""
        senses = self.table.senses(lemma, "n")
        return (
            lemma in ANYBODY
            or self.creature(lemma)
            or (bool(senses) and self.table.domain(senses[0].synset) in (5, 18))
        )

    def verb_lemma(self, low: str) -> str | None:
        lemma = self.table.lemma(low, "v")
        if lemma is None and self.noun_lemma(low) is None:  # kickflips: a verb that only our lists have
            bare = next((b for b in (low, low[:-1], low[:-2], low[:-3]) if self._is_deed(b)), None)
            return bare if bare and low[len(bare) :] in ("", "s", "es", "ed", "ing") else None
        return None if lemma == "be" else lemma  # bees

    def _is_deed(self, word: str) -> bool:
        return len(word) > 2 and any(m.field == "action" for m in self._words.listed(word))

    def adjective_lemma(self, low: str) -> str | None:
        if any(m.field in ("color", "age", "mood", "size", "manner", "style") for m in self._words.listed(low)):
            return low
        return self.table.lemma(low, "a")

    def participle(self, low: str) -> bool:
        return low.endswith(("ed", "ing")) or (self.table.irregular(low, "v") is not None)

    @staticmethod
    def is_watched(tokens: list[Token], at: int) -> bool:
        """``watches robots fight``: what is seen, heard or made to do something does it in the bare form."""
        verbs = [t for t in tokens[max(0, at - 6) : at] if t.tag in ("verb", "punct")]
        if verbs and verbs[-1].lemma == "have" and tokens[at - 2].low in ("a", "an"):
            return False  # have a pillow fight
        return bool(verbs) and verbs[-1].lemma in PERCEIVING

    def stands_alone(self, following: Token | None) -> bool:
        """Whether what follows a colour is nothing that has it: *in red walks*, *in red and gold*, *in red boots*."""
        guess = self.guess(following)
        if following is not None and self.wearable(following.low):
            return False
        if following is None or guess in ("none", "punct", "prep", "verb", "adv", "det", "pron"):
            return True
        noun = self.noun_lemma(following.low)
        worn = noun is not None and any(m.field in ("clothing", "wearing", "kind") for m in self._words.noun(noun))
        inflected = following.low.endswith("s") and self.verb_lemma(following.low) not in (None, following.low)
        bare = self.verb_lemma(following.low) == following.low
        bare = bare and self.table.frequency(following.low, "v") > self.table.frequency(following.low, "n")
        return guess == "noun" and (inflected or bare) and not worn
