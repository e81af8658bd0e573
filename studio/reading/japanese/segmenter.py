"""Japanese text into words: Sudachi's morphemes, joined into the nouns, verbs and particles of the parser."""

import importlib
import re
from collections.abc import Iterable
from typing import Protocol, cast

from studio.reading.japanese.inflections import Inflections
from studio.reading.japanese.numerals import COUNTERS, ORDINALS, TENS, UNITS, WHOLE_COUNTS, number_of
from studio.reading.japanese.words import TITLES, Word
from studio.reading.quotation import SLOT
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordset import wordset

SIBLINGS = wordset("姉妹 兄弟 つ子 銃士")
"""What a number inside of a compound counts."""
PLURALS = wordset("同士 たち 達 ら 等 ども 方々")


class Morpheme(Protocol):
    """The part of Sudachi's morpheme that is used."""

    def surface(self) -> str: ...
    def dictionary_form(self) -> str: ...
    def normalized_form(self) -> str: ...
    def part_of_speech(self) -> tuple[str, ...]: ...


class Tokenizer(Protocol):
    """Sudachi's tokenizer."""

    def tokenize(self, text: str) -> Iterable[Morpheme]: ...


class SudachiDictionary(Protocol):
    """A dictionary opened by Sudachi."""

    def tokenizer(self, *, mode: object) -> Tokenizer: ...


class Segmenter:
    """Owns Sudachi; loads it on the first text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._inflections = Inflections(vocabulary)
        self._tokenizer: Tokenizer | None = None

    def words(self, text: str, names: frozenset[str] = frozenset()) -> list[Word]:
        """The words of a text whose quotes are slots; ``names`` stay whole, whatever the dictionary makes of them."""
        text, replaced, double = self._with_doubles(text, names)
        raw: list[Word] = []
        at = 0
        for slot in SLOT.finditer(text):
            raw.extend(self._segment(text[at : slot.start()]))
            raw.append(Word(slot.group(), "", "", "quote"))
            at = slot.end()
        raw.extend(self._segment(text[at:]))
        found = iter(replaced)
        for word in raw:
            if word.text == double:
                name = next(found, word.text)
                word.text = word.base = word.norm = name
                word.tag, word.detail, word.person_name = "noun", "name", True
        return _counted_people(self._inflections.fold(self._nouns(raw)))

    @staticmethod
    def _with_doubles(text: str, names: frozenset[str]) -> tuple[str, list[str], str]:
        """The text with each known name replaced by one the dictionary surely takes for a name; the names in order."""
        ordered = sorted(names, key=lambda n: (-len(n), n))
        double = next((d for d in ("花子", "太郎", "良子", "次郎") if d not in text), "")
        if not ordered or not double:
            return text, [], "\0"
        pattern = re.compile("|".join(re.escape(name) for name in ordered))
        return pattern.sub(double, text), pattern.findall(text), double

    def _morphemes(self, text: str) -> list[Morpheme]:
        if self._tokenizer is None:
            sudachi = importlib.import_module("sudachipy")
            dictionary = cast(SudachiDictionary, sudachi.Dictionary(dict="core"))
            self._tokenizer = dictionary.tokenizer(mode=sudachi.SplitMode.C)  # C keeps compounds whole
        return list(self._tokenizer.tokenize(text))

    def _segment(self, text: str) -> list[Word]:
        raw: list[Word] = []
        for part in re.split(r"(\n+)", text):
            if part.strip():
                raw.extend(self._word(m) for m in self._morphemes(part) if m.surface().strip())
            elif part:
                raw.append(Word("\n", "\n", "\n", "stop"))
        return self._listed(raw)

    def _listed(self, raw: list[Word]) -> list[Word]:
        """Join what the dictionary splits and our lists have whole (波打ち|際, 雨|上がり)."""
        found: list[Word] = []
        at = 0
        while at < len(raw):
            follows = raw[at + 1] if at + 1 < len(raw) else None
            if raw[at].tag == "adj" and follows is not None and follows.base == "がる":  # 悔し|がる
                base = raw[at].text + "がる"
                found.append(Word(raw[at].text + follows.text, base, base, "verb", "", follows.form))
                at += 2
                continue
            for size in range(min(5, len(raw) - at), 1, -1):
                run = raw[at : at + size]
                ends = ("particle", "aux", "pause", "stop")
                if run[0].count is not None or run[0].text in ("数", "何"):
                    continue  # 三人: a number and its counter
                looks = run[0].tag in ("adj", "verb") and run[-1].tag in ("na", "suffix")  # 悲しそう, but 怖がり
                looks = looks and run[-1].text != "がり"
                if looks or run[0].tag in ends or run[-1].tag in ends or all(w.tag == "noun" for w in run):
                    continue
                joined = "".join(w.text for w in run)
                meanings = self._words.listed_japanese(joined)
                if (
                    (meanings and not any(m.field in ("action", "relation") for m in meanings))
                    or joined in self._words.landmarks
                    or (not meanings and not any(w.tag in ends for w in run) and self._words.everyday.said(joined, "n"))
                ):
                    how = run[-1].tag == "adj" and run[-1].form.startswith("連用形")  # 元気よく
                    tag = "na" if run[-1].tag == "na" else "adv" if how else "noun"  # 不気味な
                    found.append(Word(joined, joined, joined, tag, "listed"))
                    at += size
                    break
            else:
                found.append(raw[at])
                at += 1
        return found

    def _word(self, morpheme: Morpheme) -> Word:
        pos = morpheme.part_of_speech()
        surface = morpheme.surface()
        tag = {
            "名詞": "noun", "代名詞": "noun", "動詞": "verb", "形容詞": "adj", "形状詞": "na", "副詞": "adv",
            "助詞": "particle",
            "助動詞": "aux", "接尾辞": "suffix", "接頭辞": "prefix", "連体詞": "rentai", "接続詞": "conj",
            "感動詞": "other",
        }.get(pos[0], "other")  # fmt: skip
        if pos[0] in ("補助記号", "記号", "空白"):
            tag = (
                "stop" if surface in "。.!?！？…→⇒➡" else "pause" if surface in "、,，・:：;；/／―—()（）" else "other"
            )
            if (surface.isascii() and surface.isalpha()) or pos[1] == "文字":
                tag = "noun"
        word = Word(surface, morpheme.dictionary_form(), morpheme.normalized_form(), tag, "-".join(pos[1:3]), pos[5])
        if surface in ("群れ", "なし", "集い", "祭り", "踊り"):
            word.tag, word.base = "noun", surface
        word.place_name = pos[2] == "地名"
        word.person_name = pos[2] == "人名"
        if tag == "noun" and pos[1] == "数詞":
            word.count = number_of(surface)
        return word

    # ------------------------------------------------------------------------------------------------ nouns

    def _nouns(self, raw: list[Word]) -> list[Word]:
        """Join runs of nouns, numbers, prefixes and suffixes into one noun each."""
        found: list[Word] = []
        at = 0
        while at < len(raw):
            if not self._nominal(raw, at):
                found.append(raw[at])
                at += 1
                continue
            end = at + 1
            while end < len(raw) and self._continues(raw, at, end):
                end += 1
            found.extend(self._joined(raw[at:end]))
            at = end
        return found

    def _nominal(self, raw: list[Word], at: int) -> bool:
        word = raw[at]
        if word.tag == "na" and at + 1 < len(raw) and raw[at + 1].tag in ("noun", "suffix"):
            return True
        return word.tag in ("noun", "prefix", "suffix")

    def _continues(self, raw: list[Word], start: int, at: int) -> bool:
        word, last = raw[at], raw[at - 1]
        if word.detail == "name" or last.detail == "name":
            return word.tag == "suffix"
        if word.tag == "suffix":
            return True
        if word.tag != "noun" or (last.tag == "suffix" and last.text in PLURALS):
            return False
        if last.text in ("まま", "途端", "瞬間"):  # つかまったまま居眠り
            return False
        if "副詞可能" in last.detail and last.text in WHOLE_COUNTS | {"今": 0, "毎日": 0, "突然": 0}:
            return False
        return not (last.tag == "noun" and last.text in ("それ", "彼", "彼女", "私", "僕", "俺"))

    def _joined(self, parts: list[Word]) -> list[Word]:
        plural = False
        if len(parts) > 1 and parts[0].text in ("とも", "ごと"):  # 二人ともネクタイを
            parts = parts[1:]
        while len(parts) > 1 and parts[-1].text in PLURALS:
            plural = True
            parts = parts[:-1]
        if parts[-1].text in ("歳", "才") and len(parts) > 1:
            return [
                Word(
                    "".join(p.text for p in parts),
                    "",
                    "",
                    "noun",
                    "age",
                    count=number_of("".join(p.text for p in parts[:-1])),
                )
            ]
        if len(parts) > 1 and parts[-1].text in ("なし", "無し", "抜き"):
            return [*self._joined(parts[:-1]), Word(parts[-1].text, "無し", "無し", "noun")]
        counter = parts[-1].text[-1:]
        count, parts = self._count(parts)
        if len(parts) > 1 and count is not None and parts[0].text == "とも":  # ふたりとも浴衣
            both = Word("", "", counter, "noun", "count", count=count)
            return [both, Word("が", "が", "が", "particle"), *self._joined(parts[1:])]
        if len(parts) > 1 and parts[0].text in ("とも", "ごと"):
            parts = parts[1:]
        titled = False
        if len(parts) > 1 and parts[-1].text in TITLES and parts[-1].tag == "suffix":
            whole = "".join(p.text for p in parts)
            if not self._words.listed_japanese(whole) and not self._words.everyday.glosses(whole):
                titled = True
                parts = parts[:-1]
        if not parts:
            return [Word("", "", counter, "noun", "count", count=count)]
        single = parts[0]
        if (
            len(parts) == 1
            and single.text.endswith(("たち", "達"))
            and self._words.listed_japanese(single.text.removesuffix("たち").removesuffix("達"))
        ):
            single.text = single.base = single.norm = single.text.removesuffix("たち").removesuffix("達")
            plural = True
        text = "".join(p.text for p in parts)
        base = "".join([*(p.text for p in parts[:-1]), parts[-1].base])
        norm = "".join(p.norm for p in parts)
        word = Word(text, base, norm, "noun", parts[-1].detail, count=count, parts=list(parts), plural=plural)
        word.place_name = any(p.place_name for p in parts)
        word.person_name = (parts[0].person_name and all(p.person_name for p in parts)) or (titled and len(parts) == 1)
        if parts[0].detail == "name":
            word.person_name = True
        elif word.person_name and self._words.listed_japanese(text):
            word.person_name = titled and parts[0].person_name
        return [word]

    def _count(self, parts: list[Word]) -> tuple[int | None, list[Word]]:
        """A leading or trailing number with its counter (2人, 三匹の); what is left of the parts."""
        text = "".join(p.text for p in parts)
        for whole, value in WHOLE_COUNTS.items():
            if text == whole:
                return value, []
            if parts[0].text == whole and len(parts) > 1:
                return value, parts[1:]
            if parts[-1].text == whole and len(parts) > 1:
                return value, parts[:-1]
        whole = self._words.everyday.said(text, "n") if len(parts) > 1 else ""
        if whole or any(m.field in ("kind", "place") for m in self._words.listed_japanese(text)):
            return None, parts  # 一本道
        tens = TENS.get(parts[0].text.removeprefix("何").removeprefix("数"))
        if tens is not None and parts[0].count is None and len(parts) > 1 and parts[1].text in COUNTERS:
            return tens, parts[2:]  # 何十機
        for at in range(1, len(parts) - 1):
            if parts[at].count is not None and parts[at + 1].text in SIBLINGS:  # 仲良し三姉妹
                return parts[at].count, [*parts[:at], *parts[at + 1 :]]
        if len(parts) > 2 and parts[0].text in ("数", "何") and parts[1].text in TENS and parts[2].text in COUNTERS:
            return TENS[parts[1].text], parts[3:]  # 何十機
        if parts[0].text in ("数", "何") and len(parts) > 1 and parts[1].text in COUNTERS:
            return 4, parts[2:]
        if parts[0].count is None:
            if len(parts) >= 2 and parts[-1].text in COUNTERS and parts[-2].count is not None:
                return parts[-2].count, parts[:-2]
            whole_number = number_of(text[:-1]) if text[-1:] in COUNTERS else None
            return (whole_number, []) if whole_number is not None else (None, parts)
        if len(parts) > 1 and parts[1].text.startswith("年生"):  # 一年生
            return None, parts
        value, rest = parts[0].count, parts[1:]
        while rest and rest[0].count is not None:
            value = value * rest[0].count if rest[0].text in UNITS else value * 10 + rest[0].count
            rest = rest[1:]
        if rest and rest[0].text in ORDINALS:  # 四番打者: the fourth of them, and one
            return None, rest[1:] or parts
        if rest and (rest[0].text in COUNTERS or (rest[0].tag == "suffix" and rest[0].text in COUNTERS)):
            rest = rest[1:]
        return min(value, 10_000), rest


def _counted_people(words: list[Word]) -> list[Word]:
    """*二人が歩く*: people of whom only the number is said are a noun of their own, unless the number is that of a noun
    nearby (*犬が三匹*, *子供が二人で*, *三人の男*)."""
    for at, word in enumerate(words):
        alone = (
            word.detail == "count" and not word.text and word.norm in ("人", "名", "り", "組") and (word.count or 1) > 1
        )
        before = words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) else None
        of_another = before is not None and (
            before.tag == "noun" or (before.tag == "particle" and before.text in ("が", "は", "も", "と"))
        )
        told = False
        for earlier, mark in zip(reversed(words[: max(at - 1, 0)]), reversed(words[:at]), strict=False):
            if earlier.tag in ("stop", "verb", "quote") or earlier.tag == "pause":
                break
            told |= mark.text in ("が", "は", "も") and mark.tag == "particle" and earlier.tag == "noun"
        ends = after is None or after.tag in ("pause", "verb", "stop")
        of_another = of_another or (told and ends)  # 侍が夕日を背に二人、向かい合う
        goes_on = after is not None and (after.tag == "noun" or after.text in ("の", "と", "とも", "で"))
        if alone and not of_another and not goes_on:
            words[at] = Word("人", "人", "人", "noun", "", count=word.count, plural=True)
    return words
