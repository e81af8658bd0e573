"""English noun phrases: how many, of what sort, which noun of a compound is the head, and what hangs on it by *of*."""

from dataclasses import replace

from studio.reading.composing.characters import gender_of
from studio.reading.english.words import NUMBERS, POSSESSIVES, VAGUE, Token
from studio.reading.phrases import Link, Modifier, Noun
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

HOLLOW = wordset(
    "trailer adventure adventures story "
    "animation painting photograph photo drawing portrait film movie cartoon sketch kind sort type view "
    "shot scene image picture video clip footage moment style look sound noise "
    "corner edge middle center centre side bottom foot heart end back rim depths outskirts stack pile tower heap mound"
)
"""Heads that hand over to what follows ``of``."""
UNLIKELY = 5.0
"""What a thing is hardly taken for: a pulse is no pea, and no apple."""


class NounPhrases:
    """Makes noun phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def starts(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun phrase can begin here."""
        return at < len(tokens) and tokens[at].tag in ("det", "num", "adj", "noun", "name")

    def grades(self, tokens: list[Token], at: int) -> bool:
        """``brightly lit street``, ``very old man``: an adverb that belongs to the adjective after it."""
        return at + 1 < len(tokens) and tokens[at + 1].tag == "adj" and self.starts(tokens, at + 2)

    def phrase(self, tokens: list[Token], at: int) -> tuple[Noun | None, int]:
        """Determiners, numbers, adjectives and nouns from ``at``; ``of`` where it binds. (None, next) for no head."""
        count: int | None = None
        plural = negated = definite = owned = False
        modifiers: list[Modifier] = []
        heads: list[Token] = []
        start = at
        group: str | None = None
        owner: Noun | None = None
        while at < len(tokens):
            token = tokens[at]
            if token.tag == "det" and not heads:
                negated |= token.low == "no"
                owned |= token.low in POSSESSIVES
                definite |= token.low in POSSESSIVES or token.low in ("the", "this", "that", "these", "those")
                if token.low in ("a", "an", "another", "this", "that", "each", "every"):
                    count = count or 1
                if token.low == "both":
                    count = 2
                plural |= token.low in ("some", "all", "these", "those")
            elif token.tag == "num" and not heads:
                value = _number(token.low)
                if value is not None:
                    count = value if count is None or group is not None else count * value  # a crowd of 100
            elif token.tag == "poss" and heads:  # the man's dog: who it belongs to is not shown, but with his eye he is
                owner = self._head(heads, list(modifiers))
                owner.definite, owner.count = definite, count
                heads.clear()
                modifiers.clear()
                count = None
                definite = True
            elif token.low in VAGUE and not heads and token.tag in ("adj", "noun", "det"):
                of = at + 1 < len(tokens) and tokens[at + 1].low == "of"
                if token.tag == "adj" or of or token.low in ("several", "many", "few"):
                    count = VAGUE[token.low]
                    group = token.low
                    plural = True
                    at += 2 if of else 1
                    if of and at < len(tokens) and tokens[at].tag == "det":
                        at += 1
                    continue
                heads.append(token)
            elif token.tag == "adj" or (
                token.tag == "verb" and token.ing and not heads and self._adjectival(tokens, at)
            ):
                if heads:
                    if token.tag == "adj" and self._named(tokens, at):  # a mother polar bear
                        heads.append(token)
                        at += 1
                        continue
                    break
                word = token.low if token.ing and token.tag == "verb" else token.lemma
                modifiers.append(Modifier(word, self._words.adjective(word)))
            elif (
                (token.tag == "adv" and not heads and self.grades(tokens, at))
                or (
                    token.low == "and"
                    and modifiers
                    and not heads
                    and at + 1 < len(tokens)
                    and tokens[at + 1].tag == "adj"
                )
                or (
                    token.low == ","
                    and modifiers
                    and not heads
                    and at + 1 < len(tokens)
                    and tokens[at + 1].tag == "adj"
                )
            ):
                pass
            elif token.tag in ("noun", "name"):
                heads.append(token)
            else:
                break
            at += 1
        if not heads:
            if [m.word for m in modifiers] == ["other"]:
                return Noun("other", pronoun="other"), at
            if modifiers or count:
                loose = Noun(" ".join(m.word for m in modifiers), modifiers=modifiers, count=count)
                return (loose, at) if modifiers else (None, max(at, start + 1))
            return None, max(at, start + 1)
        if len(heads) == 1 and (heads[0].low in ("one", "others", "another") or heads[0].lemma == "one"):
            if heads[0].low.endswith("est"):
                best = self._words.table.lemma(heads[0].low, "a") or heads[0].low
                modifiers.append(Modifier(best, self._words.adjective(best)))
            one = Noun("one", pronoun="one", modifiers=modifiers, negated=negated, definite=definite)
            if heads[0].low == "others" or any(m.word == "other" for m in modifiers):
                one.pronoun = "other"
            elif at + 1 < len(tokens) and tokens[at].low == "of":
                if tokens[at + 1].tag == "pron":
                    return one, at + 2  # one of them
                at = self._of(one, tokens, at)
            return one, at
        if len(heads) == 1 and heads[0].low in VAGUE and definite and not (at < len(tokens) and tokens[at].low == "of"):
            pack = Noun(heads[0].lemma, pronoun="they", plural=True, negated=negated)  # the whole pack
            if not any(m.field == "kind" for m in self._words.listed(heads[0].low)):
                return pack, at
        noun = self._head(heads, modifiers)
        if noun.name is not None and not noun.meanings and definite and not heads[0].known:
            low = noun.word.lower().replace(" ", "_")
            if self._words.table.known(low, "n"):  # by the Seine
                noun.name, noun.word, noun.meanings = None, low, self._words.noun(low)
        noun.negated, noun.definite, noun.group = negated, definite, group or noun.group
        if count is not None and noun.best is noun.meaning("color") is not None:
            noun.meanings = tuple(m for m in noun.meanings if m.field != "color")  # a ruby
        if owned and noun.meaning("body") is not None:
            noun.meanings = tuple(
                m for m in noun.meanings if m.field not in ("kind", "place", "surroundings")
            )  # on his chest
        noun.plural = plural or noun.plural
        noun.count = noun.count if noun.count is not None and count in (None, 1) else count
        if owner is not None and noun.best is noun.meaning("body", "clothing", "wearing") is not None:
            noun.links.append(Link("of", owner))
        elif owner is not None and self._borne(noun, owner):
            noun.links.append(Link("whose", owner))  # toward the guard's flashlight
        if at + 1 < len(tokens) and tokens[at].low == "of":
            members = group is None and len(heads) > 1 and heads[-1].low in VAGUE
            at = self._of(noun, tokens, at)
            inner = next((link.noun for link in noun.links if link.relation == "of"), None)
            if members and inner is not None and inner.count:  # a sled dog team of eight huskies
                noun.links = [link for link in noun.links if link.noun is not inner]
                noun.modifiers.append(Modifier(noun.word, ()))
                noun.word, noun.meanings, noun.count = inner.word, inner.meanings, inner.count
            return noun, at
        return noun, at

    def _borne(self, noun: Noun, owner: Noun) -> bool:
        """Whether a thing is such as its owner has about him: a flashlight, a pulse, and not his house, his horse."""
        somebody, kind = owner.meaning("kind"), noun.meaning("kind")
        if noun.meaning("clothing", "wearing") is not None:
            return False  # a chef's hat
        person = somebody is not None and self._words.kinds[somebody.value].group == "person"
        if (
            noun.word in ("pocket", "seat") or not person or self._words.table.known(f"{owner.word}'s_{noun.word}", "n")
        ):  # a potter's wheel
            return False
        if kind is not None and kind.cost >= UNLIKELY:
            noun.meanings = tuple(m for m in noun.meanings if m is not kind)
            kind = None
        held = kind is not None and noun.best is kind and self._words.kinds[kind.value].held
        return held or (noun.best is None and noun.plural is False)

    def _named(self, tokens: list[Token], at: int) -> bool:
        """Whether an adjective and the noun after it are one word of the dictionary."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            following is not None
            and following.tag == "noun"
            and bool(self._compound(f"{tokens[at].low}_{following.lemma}"))
        )

    def _adjectival(self, tokens: list[Token], at: int) -> bool:
        before = tokens[at - 1] if at else None
        named = at + 1 < len(tokens) and tokens[at + 1].tag in ("noun", "adj")
        return named and before is not None and before.tag == "det" and before.low not in ("both", "all", "each")

    def _of(self, noun: Noun, tokens: list[Token], at: int) -> int:
        """``a glass of water``, ``the sound of waves``, ``a group of children``."""
        inner, after = self.phrase(tokens, at + 1)
        if inner is None:
            return at + 1
        hollow = noun.word in HOLLOW or noun.word.split("_")[-1] in HOLLOW
        if hollow and noun.word not in ("sound", "noise"):
            style = noun.meaning("style") or next(
                (m for mod in noun.modifiers for m in mod.meanings if m.field == "style"), None
            )
            styled = [Modifier("in style", (style,))] if style else []
            noun.word, noun.meanings, noun.links = inner.word, inner.meanings, [*noun.links, *inner.links]
            noun.count, noun.plural, noun.name = inner.count, inner.plural, inner.name
            noun.modifiers = [*noun.modifiers, *inner.modifiers, *styled]
        else:
            noun.links.append(Link("of", inner))
        return after

    def _head(self, heads: list[Token], modifiers: list[Modifier]) -> Noun:
        """The noun of a compound: the longest ending that is one word of the dictionary (``golden retriever``)."""
        names = [t for t in heads if t.tag == "name"]
        common = [t for t in heads if t.tag != "name"]
        if not common:
            word = " ".join(t.text for t in names)
            low = word.lower()
            if (low in self._words.landmarks or self._words.listed(low)) and not names[0].known:
                return Noun(low, self._words.noun(low))
            joined = low.replace(" ", "_")
            senses = self._words.table.senses(joined, "n")
            if senses and self._words.table.domain(senses[0].synset) == 28 and not names[0].known:
                return Noun(joined, self._words.noun(joined))  # on Halloween
            if self._on_the_map(joined) and not gender_of(low) and not names[0].known:
                known = any(m.field == "place" for m in self._words.noun(joined))
                return Noun(joined, (Meaning("place", "city", 1.5, joined),) if known else ())
            return Noun(word, (), name=word)
        members = next((t for t in reversed(heads[:-1]) if self._lives(t)), None)
        if heads[-1].low in VAGUE and members is not None:  # a skeleton band, a dog pack
            rest = [t for t in heads[:-1] if t is not members]
            noun = Noun(members.lemma, self._words.noun(members.lemma), count=VAGUE[heads[-1].low], plural=True)
            noun.group = heads[-1].low
            noun.modifiers = [*modifiers, *self._noun_modifiers(rest)]
            return noun
        before = f"{modifiers[-1].word}_{heads[0].lemma}" if modifiers and len(heads) > 1 else ""
        made = before and set(self._words.table.domains(before)) & {6, 13}
        if made and self._words.listed(heads[-1].lemma):
            modifiers = [*modifiers[:-1], Modifier(before, self._words.noun(before))]  # a hot dog vendor
            heads = heads[1:]
        lows = [t.low for t in heads]
        lemma = heads[-1].lemma if heads[-1].tag == "noun" else heads[-1].low
        adjectives = [m.word for m in modifiers]
        stem = [*adjectives, *lows[:-1], lemma]
        pet = heads[-1].tag == "name" and len(common) > 0 and heads[0].tag != "name"  # my dog Biscuit
        for size in range(min(4, len(stem)), 1, -1) if not pet else ():
            joined = "_".join(stem[-size:]).replace("'", "")
            found = self._compound(joined)
            if not found and heads[-1].low != lemma:
                found = tuple(self._words.listed("_".join([*stem[-size:-1], heads[-1].low])))
                joined = f"{joined}s" if found else joined  # northern lights
            if found and not any(m.field == "kind" for m in found):
                own = next((m for m in self._words.listed(lemma) if m.field == "kind"), None)
                tune = own is not None and self._words.kinds[own.value].instrument
                found = (*found, replace(own, cost=0.3)) if own is not None and tune else found  # a wooden flute
            coloured = any(m.field == "color" for t in heads[-size:-1] for m in self._words.listed(t.low))
            described = size > len(heads) or coloured
            other = 5 in self._words.table.domains(lemma) and 13 in self._words.table.domains(joined)  # a hot dog
            tool = (
                size == 2
                and stem[-2].endswith("ing")
                and not any(m.field == "kind" for m in self._words.listed(joined))
            )
            kinds = [m for m in self._words.listed(lemma) if m.field == "kind"]
            tool = tool and self._words.table.known(joined, "n")
            if described and tool and kinds and self._words.kinds[kinds[0].value].group == "thing":
                found = tuple(replace(m, cost=0.4, via=joined) for m in kinds)  # a magnifying glass
            elif described and not self._words.listed(joined) and self._words.listed(lemma) and not (found and other):
                continue  # a black cat is a cat, whatever WordNet calls so
            if found:
                used = size - len(heads)
                if used > 0:
                    kept = modifiers[: len(modifiers) - used]
                    dropped = [
                        m for m in modifiers[len(modifiers) - used :] if any(x.field == "color" for x in m.meanings)
                    ]
                    modifiers = kept + [m for m in dropped if found[0].value not in ("cloud", "orange")]
                rest = heads[:-size] if size < len(heads) else []
                noun = Noun(joined, found, modifiers=[*modifiers, *self._noun_modifiers(rest)])
                noun.plural = heads[-1].low != heads[-1].lemma
                return noun
        noun = Noun(lemma, self._words.noun(lemma), modifiers=[*modifiers, *self._noun_modifiers(heads[:-1])])
        noun.plural = heads[-1].low != lemma
        if lemma in ("people", "cattle", "police", "children"):
            noun.plural = True
        if (names and heads[-1].tag == "name") or any(t.known for t in names):
            noun = Noun(common[-1].lemma, self._words.noun(common[-1].lemma), modifiers=modifiers, name=names[-1].text)
        return noun

    def _on_the_map(self, joined: str) -> bool:
        """Whether a name is above all that of a city or a country: *Bangkok*."""
        senses = self._words.table.senses(joined, "n")
        return bool(senses) and self._words.table.domain(senses[0].synset) == 15

    def _lives(self, token: Token) -> bool:
        kind = (
            next((m for m in self._words.noun(token.lemma) if m.field == "kind"), None) if token.tag == "noun" else None
        )
        if kind is None:
            return False
        group = self._words.kinds[kind.value].group
        return (group == "person" and kind.cost < 1) or (group == "animal" and kind.cost < 4)

    def _compound(self, joined: str) -> tuple[Meaning, ...]:
        listed = tuple(m for m in self._words.listed(joined) if m.field not in ("action", "relation"))
        if listed or self._words.table.known(joined, "n"):
            return listed or self._words.noun(joined)
        return ()

    def _noun_modifiers(self, tokens: list[Token]) -> list[Modifier]:
        found: list[Modifier] = []
        for at, token in enumerate(tokens):
            word = token.lemma if token.tag == "noun" else token.low
            joined = f"{tokens[at - 1].low}_{word}" if at else ""
            if found and (both := tuple(m for m in self._words.listed(joined) if m.field == "place")):
                found[-1] = Modifier(joined, both)  # the living room curtains
                continue
            if found and self._words.table.known(joined, "n"):
                found[-1] = Modifier(joined, self._words.noun(joined))  # an ice cream truck
                continue
            meanings = self._words.adjective(token.low) or self._words.noun(word)
            found.append(Modifier(word, meanings))
        return found


def _number(low: str) -> int | None:
    if low in NUMBERS:
        return NUMBERS[low]
    try:
        return max(0, min(10_000, int(float(low.replace(",", "")))))
    except (ValueError, OverflowError):
        return None
