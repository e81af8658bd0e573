"""Japanese noun phrases: the head of a compound, what its other parts add, and what a noun before の says of it."""

from studio.reading.japanese_words import TITLES, Word
from studio.reading.phrases import Link, Modifier, Noun
from studio.reading.vocabulary import Meaning, Vocabulary

RELATIONAL = {
    "上": "on", "下": "under", "前": "in_front_of", "後ろ": "behind", "うしろ": "behind", "背後": "behind",
    "裏": "behind",
    "横": "beside", "隣": "beside", "となり": "beside", "そば": "beside", "傍": "beside", "脇": "beside",
    "近く": "beside",
    "中": "in", "なか": "in", "内": "in", "向こう": "behind", "間": "between", "周り": "around", "まわり": "around",
    "上空": "over", "真上": "over", "真下": "under", "目の前": "in_front_of", "手前": "in_front_of", "ほとり": "beside",
    "真ん中": "in", "中央": "in", "奥": "in", "片隅": "in", "隅": "in", "端": "on", "外": "at", "方": "toward",
    "ほう": "toward",
    "先": "toward", "頭上": "over", "足元": "at", "周囲": "around", "側": "beside", "もと": "under", "下で": "under",
}  # fmt: skip
PRONOUNS = {
    "彼": "he",
    "彼女": "she",
    "それ": "it",
    "これ": "it",
    "彼ら": "they",
    "彼女たち": "they",
    "二人": "they",
    "そいつ": "it",
}


class NounPhrases:
    """Makes noun phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def belong(self, noun: Noun, owner: Noun) -> None:
        """What the noun before の says of this one: its number, colour, clothes, place, or the whole it is part of."""
        if not owner.word and owner.count is not None:
            noun.count = owner.count
            return
        best = owner.best
        if noun.name is not None and owner.meaning("kind") is not None and not noun.meanings:
            noun.meanings, noun.word = owner.meanings, owner.word  # 青年の健太
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            noun.links = [*owner.links, *noun.links]
            return
        relation = next((link.noun.word for link in owner.links if link.relation == "as"), None)
        owner.links = [link for link in owner.links if link.relation != "as"]
        if relation is not None:
            noun.links.append(Link(relation, owner))
            return
        if (
            best is not None
            and best.field in ("color", "age", "size", "mood", "style", "manner")
            and noun.word not in RELATIONAL
        ):
            noun.modifiers.append(Modifier(owner.word, owner.meanings))
            return
        worn = owner.meaning("clothing", "wearing")
        mine, theirs = noun.meaning("kind"), owner.meaning("kind")
        if worn is not None and mine is not None:
            also = [link for link in owner.links if link.relation == "and"]
            owner.links = [link for link in owner.links if link.relation != "and"]
            noun.links.extend(Link("wearing", link.noun) for link in also)
            noun.links.append(Link("wearing", owner))
            return
        if owner.best is owner.meaning("body") is not None and mine is not None:  # ピンクの髪の少女
            noun.links.append(Link("with", owner))
            return
        if owner.negated:
            noun.negated = True
        groups = [self._words.kinds[m.value].group if m else "" for m in (theirs, mine)]
        if groups == ["person", "person"] and noun.word not in RELATIONAL:
            if theirs is not None and theirs.value == "person":  # 酔っ払いの会社員: the second says more
                noun.modifiers = [*owner.modifiers, *noun.modifiers]
                return
            noun.meanings = owner.meanings  # バイキングの戦士: the first says what sort
            noun.word = owner.word
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            return
        scenic = owner.meaning("time_of_day", "weather", "place")
        if scenic is not None and (theirs is None or scenic.cost <= theirs.cost) and noun.word not in RELATIONAL:
            noun.links.append(Link("at", owner))
            return
        known = (owner.word in self._words.landmarks) and noun.word not in RELATIONAL
        noun.links.append(Link("at" if known else "of", owner))

    def make(self, word: Word) -> Noun:
        """The noun phrase of one joined noun: its head, and what the parts before the head add."""
        text = word.text
        noun = Noun(text, language="ja", count=word.count, plural=word.plural)
        if text in PRONOUNS and text != "二人":
            noun.pronoun = PRONOUNS[text]
            noun.plural = text in ("彼ら", "彼女たち")
            return noun
        if word.person_name:
            noun.name = text
            noun.word = text
            return noun
        noun.meanings = self._look(word.forms)
        if noun.meanings:
            self._color_prefix(noun, text)
            return noun
        noun = self._compound(noun, word)
        if not noun.meanings and word.place_name and noun.word not in self._words.landmarks and noun.name is None:
            noun.meanings = (Meaning("place", "city", 1.0, noun.word),)
        return noun

    def _look(self, forms: tuple[str, ...]) -> tuple[Meaning, ...]:
        if any(form in self._words.landmarks for form in forms):
            return tuple(m for m in self._words.listed_japanese(*forms) if m.field != "action")
        if forms[0].isascii() and forms[0].isalpha():
            low = forms[0].lower()
            return self._words.listed_japanese(forms[0]) or self._words.noun(self._words.table.lemma(low, "n") or low)
        return self._words.japanese(forms, "n")

    def _color_prefix(self, noun: Noun, text: str) -> None:
        """黒猫, 白馬, 赤ワイン: a dictionary word that begins with its colour."""
        for size in (2, 1):
            color = [m for m in self._words.listed_japanese(text[:size]) if m.field in ("color", "age", "size")]
            rest = self._words.listed_japanese(text[size:]) or self._words.japanese((text[size:],), "n")
            kinds = [m for m in rest if m.field in ("kind", "clothing", "wearing")]
            tail = text[size:]
            known = self._words.listed_japanese(tail) or (
                tail and all(c > "\u3400" or "\u30a0" < c < "\u30ff" for c in tail)
            )
            if color and kinds and known and len(text) > size:
                noun.modifiers.append(Modifier(text[:size], tuple(color)))
                if noun.best is not None and noun.best.cost > 0.3:
                    noun.meanings = tuple(kinds)
                    noun.word = text[size:]
                return

    def _compound(self, noun: Noun, word: Word) -> Noun:
        """The longest ending that is a word is the head; what stands before it describes it."""
        parts = [p for p in word.parts if p.tag != "prefix" or p.text not in ("お", "ご", "御")]
        if not parts:
            return noun
        for start in range(1, len(parts)):
            tail = "".join(p.text for p in parts[start:])
            base = "".join([*(p.text for p in parts[start:-1]), parts[-1].base])
            found = self._look(tuple(dict.fromkeys((tail, base, "".join(p.norm for p in parts[start:])))))
            if not found:
                continue
            noun.word, noun.meanings = tail, found
            head = "".join(p.text for p in parts[:start])
            meanings = self._look((head,)) or self._words.japanese((head,), "a")
            if meanings or head in self._words.landmarks:
                noun.modifiers.append(Modifier(head, meanings))
            else:
                for part in parts[:start]:
                    noun.modifiers.append(Modifier(part.text, self._look(part.forms)))
            return noun
        self._color_prefix(noun, noun.word)
        if len(parts) > 1:  # no ending is known: the beginning may say enough (雪国, 桜色)
            for part in reversed(parts[:-1]):
                found = self._look(part.forms)
                if found:
                    noun.modifiers.append(Modifier(part.text, found))
        if any(p.person_name for p in parts):
            noun.name = "".join(p.text for p in parts if p.text not in TITLES)
        return noun
