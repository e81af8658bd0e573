"""From a word to what the studio can show: first the words we list, then up WordNet's taxonomy to the nearest of them.

The lists are the TOML files of ``resources/lexicon``. Every entry is a meaning: a ``field`` (``kind``, ``place``,
``color``, ``action`` …) and a ``value``. English entries are anchors in WordNet as well: a word that is not listed
takes the meaning of the nearest anchor, by the fewest steps up (and, at a price, up and down again). Japanese words go
through their JMdict glosses.
"""

import math
import tomllib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from studio.core.errors import AssetMissingError
from studio.reading.words.everyday import Everyday
from studio.reading.words.wordset import wordset
from studio.reading.words.wordtable import WordTable

Entry = Mapping[str, object]

TAXONOMIC = {"kind", "place", "clothing", "wearing", "color", "weather", "time_of_day", "body", "surroundings"}
"""Fields whose nouns are anchors in the taxonomy."""

PHYSICAL = frozenset([3, 5, 6, 8, 13, 15, 17, 18, 19, 20])
"""WordNet's files of nouns that a camera can see."""

SCENIC = frozenset([11, 27, 28])
"""Its files of what happens by nature, of stuffs, and of times."""

THINGS = frozenset([5, 6, 13, 17, 20])
"""Its files of animals, artifacts, food, natural objects and plants."""

NO_QUALITIES = frozenset(
    ["ignored", "kind", "place", "clothing", "body", "weather", "time_of_day", "sound", "action", "relation"]
)
"""Fields whose words are not met through kindred adjectives: a sunrise industry is new, and a new dog no sunrise."""
TOLD = frozenset([10, 14])
"""Its files of what is said and of groups: a ticket, a branch."""
HOME_DOMAINS = {
    "person": frozenset([18]),
    "animal": frozenset([5]),
    "vehicle": frozenset([6]),
    "thing": frozenset([6, 13, 17, 19, 20]),
    "place": frozenset([6, 14, 15, 17]),
    "weather": frozenset([11, 19]),
    "time_of_day": frozenset([28]),
    "color": frozenset([7]),
    "body": frozenset([5, 8]),
}
"""Where the sense meant by an entry without ``#`` is looked for: a sheep is first of all an animal here."""

PARTICLE_WORDS = wordset("up down out off away over around back through along about in on at to")
"""What may follow a verb in a gloss without changing it much (*run away*); *draw a blank* is not to draw."""

DOERS = ("er", "or", "ist", "ian", "eer", "ess", "woman", "man")
"""Endings of those who do something: a commuter is rather a person than a train."""

DOERS_JA = "人者師士手員家役長判官匠婦夫"
"""Last letters of Japanese ones."""

MAX_STEPS = 9
MAX_COST = 7.0
MAX_VERB_COST = 2.4
"""A verb reached by a longer way says something else."""
MAX_SIDEWAYS = 3.2
"""How far two things may be akin: a cello is as good as a violin, a curtain is no armor though both cover."""
ANIMAL = 5
"""WordNet's file of animals: any is better shown as the next of its kind than not at all; people are people."""
FOOD = 13
"""WordNet's file of food: a carrot is seen on a table oftener than in the ground."""
RARE = 0.3
"""The share of a thing's sense below which a word that mostly means nothing to be seen does not mean the thing."""
SIDEWAYS_DEPTH = 7
"""A joint of two words must be at least this deep in the taxonomy: *artifact* says nothing, *canine* does."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means. ``cost`` 0: listed as it is; more: the longer the way. ``via``: the English lemma used."""

    field: str
    value: str
    cost: float = 0.0
    via: str = ""
    upward: bool = True
    """The word is a sort of the value (a retriever is a dog), not merely akin to it (a cello and a violin)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A meaning fastened to a synset; ``cost`` makes a catch-all (``~animal``) lose to anything nearer."""

    field: str
    value: str
    cost: float


@dataclass(frozen=True, slots=True)
class Kind:
    """What the stage can build, and what is known of it."""

    name: str
    group: str
    gender: str | None = None
    age: str | None = None
    moves: str = "walk"
    place: str | None = None
    held: bool = False
    instrument: bool = False
    shown: str | None = None
    """What it looks like on the stage, where that is another kind."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A name on the map: the place it is, and surroundings it brings."""

    name: str
    place: str
    brings: tuple[str, ...]


class Vocabulary:
    """Every meaning the studio knows, and the way to it from any word of English or Japanese."""

    def __init__(self, folder: Path, table: WordTable) -> None:
        self.table = table
        self.everyday = Everyday(folder / "everyday.toml", table)
        self.kinds: dict[str, Kind] = {}
        self.landmarks: dict[str, Landmark] = {}
        self.place_rank: dict[str, int] = {}
        self.usual_place: dict[str, str] = {}
        self.music_of: dict[str, str] = {}
        """What a word says of the music it stands beside: a horror score."""
        self.labels: dict[str, str] = {}
        """The first Japanese word of each value."""
        self._english: dict[str, list[Meaning]] = {}
        self._japanese: dict[str, list[Meaning]] = {}
        self._anchors: dict[str, dict[int, list[Anchor]]] = {"n": {}, "v": {}, "a": {}}
        self._joints: dict[int, list[tuple[int, Anchor]]] = {}
        self._depths: dict[int, int] = {}
        self._noun_cache: dict[str, tuple[Meaning, ...]] = {}
        self._load(folder)

    # ------------------------------------------------------------------------------------------------ loading

    def _load(self, folder: Path) -> None:
        for group, entries in _tables(folder / "kinds.toml"):
            for name, entry in entries.items():
                self.kinds[name] = _kind(name, group, entry)
                self._add("kind", name, entry, "n", HOME_DOMAINS[group])
        places = dict(_tables(folder / "places.toml"))
        for name, entry in places["place"].items():
            self.place_rank[name] = int(str(entry.get("rank", 5)))
            self._add("place", name, entry, "n")
        for name, entry in places["named"].items():
            landmark = Landmark(name, str(entry["place"]), tuple(str(entry["with"]).split()))
            for word in (name, *str(entry.get("en", "")).split(), *str(entry["ja"]).split()):
                self.landmarks[word] = landmark
        for action, place in places["usual"]["action"].items():
            self.usual_place[action] = str(place)
        for field, entries in _tables(folder / "words.toml"):
            for value, entry in entries.items():
                if field == "music_of":
                    said = (*str(entry["en"]).split(), *str(entry["ja"]).split())
                    self.music_of.update((word, value) for word in said)
                else:
                    self._add(field, value, entry, "n")
        for field, entries in _tables(folder / "actions.toml"):
            for value, entry in entries.items():
                self._add(field, value, entry, "v")
        self._build_joints()

    def _add(self, field: str, value: str, entry: Entry, pos: str, home: frozenset[int] | None = None) -> None:
        home = home or HOME_DOMAINS.get(field, PHYSICAL)
        words = str(entry.get("en", "")).split()
        own_word = (
            pos == "n" and field != "music"
        )  # a march, a trap and a country are music only where they are said so
        for order, written in enumerate([f"={value}", *words] if own_word else words):
            standing_in = written.startswith("?")  # shown as the nearest, which it is not
            written = written.lstrip("?")
            word, _, number = written.lstrip("=~").partition("#")
            bare = pos == "n" or number in ("", "1")  # a verb's second sense is not what the bare word means
            if not written.startswith("~") and bare:
                self._listed(self._english, word, Meaning(field, value, 0.0, word, upward=not standing_in))
            if pos == "n" and field not in TAXONOMIC:
                self._anchor_adjective(field, value, word)
                continue
            if not written.startswith("="):
                senses = self.table.senses(word, pos)
                at = int(number) - 1 if number else 0
                if pos == "n" and not number:
                    fits = (i for i, sense in enumerate(senses) if self.table.domain(sense.synset) in home)
                    at = next(fits, len(senses))
                if at < len(senses):
                    cost = 1.5 if written.startswith("~") else 0.02 * order
                    self._anchors[pos].setdefault(senses[at].synset, []).append(Anchor(field, value, cost))
            self._anchor_adjective(field, value, word)
        own = str(entry.get("ja", "")).split()
        if own and field not in ("tone", "music_mood", "sound"):
            self.labels.setdefault(value, own[0].lstrip("?"))
        for written in own:
            word = written.lstrip("?")
            self._listed(self._japanese, word, Meaning(field, value, 0.0, value, upward=word == written))

    def _anchor_adjective(self, field: str, value: str, word: str) -> None:
        if field in NO_QUALITIES:
            return
        for sense in self.table.senses(word, "a")[:1]:
            self._anchors["a"].setdefault(sense.synset, []).append(Anchor(field, value, 0.0))

    @staticmethod
    def _listed(words: dict[str, list[Meaning]], word: str, meaning: Meaning) -> None:
        known = words.setdefault(word, [])
        if not any(m.field == meaning.field for m in known):
            known.append(meaning)

    def _build_joints(self) -> None:
        """For every synset above an anchor: which anchors lie below it, and how many steps down."""
        for synset, anchors in self._anchors["n"].items():
            for above, steps in self._climb(synset):
                if 0 < steps <= 3 and self._depth(above) >= SIDEWAYS_DEPTH:
                    self._joints.setdefault(above, []).extend((steps, anchor) for anchor in anchors if anchor.cost < 1)

    def _climb(self, synset: int) -> Iterator[tuple[int, int]]:
        """The synset and all above it, nearest first, with the number of steps."""
        seen = {synset}
        queue = deque([(synset, 0)])
        while queue:
            at, steps = queue.popleft()
            yield at, steps
            if steps < MAX_STEPS:
                for above in self.table.up(at):
                    if above not in seen:
                        seen.add(above)
                        queue.append((above, steps + 1))

    def _depth(self, synset: int) -> int:
        if synset not in self._depths:
            above = self.table.up(synset)
            self._depths[synset] = 0  # a loop in the data must not loop here
            self._depths[synset] = 1 + min((self._depth(a) for a in above), default=0)
        return self._depths[synset]

    # ------------------------------------------------------------------------------------------------ English

    def listed(self, word: str) -> tuple[Meaning, ...]:
        """What our own lists say of an English lemma or phrase (joined by ``_``)."""
        return tuple(self._english.get(word, ()))

    def noun(self, lemma: str) -> tuple[Meaning, ...]:
        """All meanings of an English noun, nearest first, one for each field."""
        if lemma not in self._noun_cache:
            self._noun_cache[lemma] = self._noun(lemma)
        return self._noun_cache[lemma]

    def _noun(self, lemma: str) -> tuple[Meaning, ...]:
        deeds = ("action", "relation", "tone")  # a beam of light is no beaming
        best: dict[str, Meaning] = {m.field: m for m in self.listed(lemma) if m.field not in deeds}
        if best:
            return tuple(best.values())
        senses = self.table.senses(lemma, "n")
        if not senses and "_" not in lemma:
            return self._closed(lemma)
        total = sum(sense.count for sense in senses)
        unseen = bool(senses) and self.table.domain(senses[0].synset) not in PHYSICAL | SCENIC
        unseen = unseen and senses[0].count > total / 2
        for rank, sense in enumerate(senses):
            seen = self.table.domain(sense.synset) in PHYSICAL
            share = (sense.count + 0.7) / (total + 0.7 * len(senses))
            if unseen and seen and rank and share < RARE:
                continue
            lifeless = self.table.domain(senses[0].synset) in THINGS - {5} | {27}
            somebody = self.table.domain(sense.synset) == 18
            doer = lemma.endswith(DOERS) and somebody
            if rank and lifeless and share < 2 * RARE and somebody and not doer:
                continue  # honey is nobody
            if rank and lifeless and share < RARE and self.table.domain(sense.synset) == ANIMAL:
                continue  # a dam is no dog
            eaten = self.table.domain(sense.synset) == FOOD
            odds = (
                (-0.5 if doer else -1.2 if eaten and rank and share >= 0.2 else 0.0)
                + 0.45 * rank
                + (0.0 if seen else 0.8)
                - 0.9 * math.log(share)
            )
            for meaning in self._near(sense.synset, odds, lemma):
                if meaning.field not in best or meaning.cost < best[meaning.field].cost:
                    best[meaning.field] = meaning
        return tuple(sorted(best.values(), key=lambda m: m.cost))

    def _closed(self, lemma: str) -> tuple[Meaning, ...]:
        """A compound written as one word, *streetlamp*, *boombox*: the open form, else what its last part means."""
        for end in range(len(lemma) - 3, 3, -1):
            first, last = lemma[:end], lemma[end:]
            if self.listed(f"{first}_{last}"):
                return self._noun(f"{first}_{last}")
            if self.table.known(first, "n") and self.table.frequency(last, "n") > 2:
                return tuple(replace(m, cost=m.cost + 0.6, via=lemma) for m in self._noun(last))
        return ()

    def _near(self, synset: int, odds: float, lemma: str) -> Iterator[Meaning]:
        anchors = self._anchors["n"]
        found_up = MAX_COST
        animal, person = self.table.domain(synset) == ANIMAL, self.table.domain(synset) == 18
        for at, steps in self._climb(synset):
            for anchor in anchors.get(at, ()):
                cost = steps + anchor.cost + odds + 0.05
                if cost < MAX_COST:
                    found_up = min(found_up, cost)
                    yield Meaning(anchor.field, anchor.value, cost, lemma)
            if steps <= 3:
                for down, anchor in self._joints.get(at, ()):
                    cost = steps + 1.3 * down + odds + 0.8
                    if cost < min(MAX_COST if animal else 1.5 if person else MAX_SIDEWAYS, found_up + 1.0):
                        yield Meaning(anchor.field, anchor.value, cost, lemma, upward=False)

    def is_sort_of(self, word: str, value: str, pos: str) -> bool:
        """Whether a word names the value itself or a sort of it (to dash is to run), so that nothing is replaced;
        a Japanese word does when one of its English words does."""
        if word.isascii():
            return self._sort_of(word, value, pos)
        glosses = [w.replace(" ", "_") for gloss in self.everyday.glosses(word) for w in gloss.words]
        return not glosses or any(
            self._sort_of(lemma, value, pos) or any(m.value == value for m in self.listed(lemma))
            for gloss in glosses
            for lemma in dict.fromkeys((gloss, gloss.split("_")[-1]))
        )

    def _sort_of(self, lemma: str, value: str, pos: str) -> bool:
        if lemma == value:
            return True
        for sense in self.table.senses(lemma, pos)[:3]:
            for at, steps in self._climb(sense.synset):
                if steps <= 4 and any(a.value == value and a.cost < 1 for a in self._anchors[pos].get(at, ())):
                    return True
        return False

    def is_thing(self, lemma: str) -> bool:
        """Whether a noun first of all means something that stands, lies or grows where it can be seen."""
        head = lemma if self.table.known(lemma, "n") else lemma.rpartition("_")[2]
        senses = self.table.senses(head, "n")
        seen = [self.table.domain(sense.synset) for sense in senses[:2]]
        return bool(seen) and (seen[0] in THINGS | {27} or (seen[-1] in THINGS and seen[0] in TOLD))  # mud; a branch

    def english_of(self, word: str, pos: str, value: str = "") -> str:
        """The word itself where it is English, else the everyday English for it, or an English word of the dictionary:
        ``value`` where that is one of them, the first otherwise; or the word."""
        if word.isascii():
            return word
        if said := self.everyday.said(word, pos):
            return said
        fits = [g for g in self.table.glosses(word) if g.pos == pos or (pos == "v" and g.pos == "n")]
        glosses = [w.replace(" ", "_") for gloss in fits for w in gloss.words]
        if value in glosses:
            return value
        return glosses[0] if glosses else self.everyday.composed(word, pos) or word

    def verb(self, lemma: str) -> tuple[Meaning, ...]:
        """Meanings of an English verb in the fields ``action`` and ``relation``, nearest first."""
        listed = [m for m in self.listed(lemma) if m.field in ("action", "relation")]
        if listed:
            return tuple(listed)
        best: dict[str, Meaning] = {}
        for rank, sense in enumerate(self.table.senses(lemma, "v")[:4]):
            for at, steps in self._climb(sense.synset):
                for anchor in self._anchors["v"].get(at, ()):
                    cost = steps + anchor.cost + 0.6 * rank + 0.05
                    if steps <= 3 and (anchor.value not in best or cost < best[anchor.value].cost):
                        best[anchor.value] = Meaning(anchor.field, anchor.value, cost, lemma)
        return tuple(sorted(best.values(), key=lambda m: m.cost))

    def adjective(self, lemma: str) -> tuple[Meaning, ...]:
        """Meanings of an English adjective or adverb, nearest first: by list, by cluster, by the noun it comes from."""
        listed = [m for m in self.listed(lemma) if m.field not in ("action", "relation", "ignored", "body")]
        if listed:
            return tuple(listed)
        if "-" in lemma and not self.table.known(lemma, "a"):
            last = tuple(m for m in self.listed(lemma.rpartition("-")[2]) if m.field not in ("action", "relation"))
            if last and last[0].field in ("style", "color", "time_of_day", "weather", "mood"):
                return last  # neo-noir
        best: dict[str, Meaning] = {}
        for rank, sense in enumerate(self.table.senses(lemma, "a")[:2]):
            for at in (sense.synset, *self.table.up(sense.synset)):
                for anchor in self._anchors["a"].get(at, ()):
                    cost = 1.0 + 0.6 * rank
                    if anchor.field not in best:
                        best[anchor.field] = Meaning(anchor.field, anchor.value, cost, lemma)
            for noun in self.table.derived_from(sense.synset):
                for meaning in self.listed(noun):
                    if meaning.field in ("weather", "time_of_day", "color", "mood"):
                        best.setdefault(meaning.field, replace(meaning, cost=1.5 + 0.6 * rank, via=lemma))
        if not best and lemma.endswith("ly"):
            stem = next((s for s in (lemma[:-2], lemma[:-3] + "y", lemma[:-1] + "e") if self.table.known(s, "a")), "")
            return self.adjective(stem) if stem else ()
        return tuple(sorted(best.values(), key=lambda m: m.cost))

    # ------------------------------------------------------------------------------------------------ Japanese

    def listed_japanese(self, *forms: str) -> tuple[Meaning, ...]:
        """What our own lists say of a Japanese word, by the first form that is listed."""
        for form in forms:
            if form in self._japanese:
                return tuple(self._japanese[form])
        return ()

    def japanese(self, forms: tuple[str, ...], pos: str) -> tuple[Meaning, ...]:
        """Meanings of a Japanese word (its forms, the surest first) as ``n v a``; JMdict's glosses lead on."""
        listed = self.listed_japanese(*forms)
        fits = ("action", "relation")
        listed = tuple(m for m in listed if (m.field in fits) == (pos == "v")) or (listed if pos != "v" else ())
        if listed:
            return listed
        for form in forms:
            best: dict[str, Meaning] = {}
            place = 0
            told = False
            for gloss in self.everyday.glosses(form):
                if gloss.pos != pos and not (pos == "v" and gloss.pos == "n") and not (pos == "n" and gloss.pos == "x"):
                    continue
                later = pos == "n" and told  # the first sense that English has a word for is what is meant
                vague = False
                for word in gloss.words:
                    told |= self._told(word)
                    found = self._by_gloss(word, pos)
                    vague |= pos == "n" and word is gloss.words[0] and told and not found
                    for meaning in found:
                        cost = meaning.cost + 0.35 * place
                        if vague and meaning.cost > 1.5:
                            continue  # practice, drill: no monkey
                        somebody = meaning.field == "kind" and self.kinds[meaning.value].group == "person"
                        if (
                            somebody
                            and meaning.cost > 0
                            and form[-1] not in DOERS_JA
                            and not self._names_somebody(word)
                        ):
                            continue  # 模様, a figure, is nobody
                        if later and ("kind" in best or not somebody or meaning.cost > 1.3 or form[-1] not in DOERS_JA):
                            continue  # but 審判 is also he who judges
                        if pos == "v" and cost > MAX_VERB_COST:
                            continue
                        key = meaning.field
                        if key not in best or cost < best[key].cost:
                            best[key] = replace(meaning, cost=cost)
                    place += 1
            if best:
                return tuple(sorted(best.values(), key=lambda m: m.cost))
        return ()

    def _names_somebody(self, gloss: str) -> bool:
        """Whether a gloss first of all means a person."""
        joined = gloss.replace(" ", "_")
        for lemma in (joined, joined.rpartition("_")[2]):
            senses = self.table.senses(self.table.lemma(lemma, "n") or lemma, "n")
            if senses:
                return self.table.domain(senses[0].synset) in (14, 18)
        return True

    def _is_deed(self, word: str) -> bool:
        """Whether the second word of a gloss names a deed of ours: *sound sleep*."""
        return any(m.field == "action" for m in self.listed(self.table.lemma(word, "v") or word))

    def _told(self, gloss: str) -> bool:
        """Whether a gloss is a noun of its own, or ends in one."""
        joined = gloss.replace(" ", "_")
        return any(bool(self.listed(w)) or self.table.known(w, "n") for w in (joined, joined.rpartition("_")[2]))

    def _by_gloss(self, gloss: str, pos: str) -> tuple[Meaning, ...]:
        joined = gloss.replace(" ", "_")
        look = {"n": self.noun, "v": self.verb, "a": self.adjective}.get(pos, self.noun)
        found = look(joined)
        if found or "_" not in joined:
            if not found and pos == "n" and (single := self.table.lemma(joined, "n")) and single != joined:
                return look(single)
            return found
        words = joined.split("_")
        if pos == "v":
            loud = len(words) == 2 and (words[1] in PARTICLE_WORDS or words[1].endswith("ly"))
            said = words[0] if loud else words[1] if len(words) == 2 and self._is_deed(words[1]) else None
            lemma = self.table.lemma(said, "v") if said else None
            return tuple(replace(m, cost=m.cost + (1 if loud else 0.6)) for m in look(lemma)) if lemma else ()
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        return tuple(replace(m, cost=m.cost + 0.6, via=joined) for m in look(self.table.lemma(head, "n") or head))


def _tables(path: Path) -> Iterator[tuple[str, dict[str, Entry]]]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise AssetMissingError(f"The word list {path.name} is not installed.") from problem
    yield from cast(dict[str, dict[str, Entry]], data).items()


def _kind(name: str, group: str, entry: Entry) -> Kind:
    def text(key: str) -> str | None:
        value = entry.get(key)
        return None if value is None else str(value)

    usual = {"vehicle": "drive", "thing": "stand"}.get(group, "walk")
    return Kind(
        name=name,
        group=group,
        gender=text("gender"),
        age=text("age"),
        moves=text("moves") or usual,
        place=text("place"),
        held=bool(entry.get("held")),
        instrument=bool(entry.get("instrument")),
        shown=text("shown"),
    )
