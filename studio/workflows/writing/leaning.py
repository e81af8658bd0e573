"""Names that a film should not lean on, works of others and real people: by a list and by turns of phrase."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from studio.core.errors import AssetMissingError

What = Literal["work", "person"]


@dataclass(frozen=True, slots=True)
class Leaning:
    """A name as it stands in a prompt, and what to say instead: (English, Japanese), empty where nothing is known."""

    what: What
    name: str
    instead: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class _Entry:
    what: What
    spelling: str
    instead: tuple[str, str]


class Names:
    """The bundled list (``resources/coach/names.toml``)."""

    def __init__(self, resources: Path) -> None:
        """``resources`` is the folder of data. Raises ``AssetMissingError``."""
        try:
            tables = tomllib.loads((resources / "coach" / "names.toml").read_text("utf-8"))
        except OSError as exc:
            raise AssetMissingError("The coach's list of names is missing.", todo="Install the studio again.") from exc
        entries: list[_Entry] = []
        sorts: tuple[What, ...] = ("work", "person")
        for what in sorts:
            for entry in cast("list[dict[str, list[str]]]", tables.get(what, [])):
                english, japanese = entry["instead"]
                for spelling in (*entry["en"], *entry["ja"]):
                    entries.append(_Entry(what, spelling, (english, japanese)))
        self._entries = tuple(sorted(entries, key=lambda entry: -len(entry.spelling)))

    def find(self, prompt: str) -> Leaning | None:
        """The first name a prompt leans on, from the list or by the way it is spoken of; None where there is none."""
        bare = _without_speech(prompt)
        small = bare.casefold()
        for entry in self._entries:
            found = _pattern(entry.spelling).search(bare) if entry.spelling.casefold() in small else None
            if found:
                return Leaning(entry.what, found.group(), entry.instead)
        for pattern in _STYLES_OF:
            for found in pattern.finditer(bare):
                if not _commonplace(found["name"]):
                    return Leaning("person", found["name"])
        return None


def rewrite(prompt: str, name: str, instead: tuple[str, str], *, japanese: bool) -> str:
    """The prompt with plain words in the place of a name: the phrase that leans on it goes with it.

    ::

        "a dog, in the style of Tim Burton"  ->  "a dog, claymation"
        "新海誠風の海辺"                       ->  "広い空のアニメの海辺"
    """
    word = re.escape(name)
    plain = instead[1] if japanese else instead[0]
    if japanese:
        pattern = rf"{word}(?:監督|先生|さん)?(?:風(?!景|船|車)|っぽい|調|みたいな|のような|に似た|そっくりの|の)?"

        def _plain(found: re.Match[str]) -> str:
            tail = found.group()[len(name) :]
            joins = (
                "の" if tail and found.end() < len(prompt) and prompt[found.end()] not in "、。のでがをにはも" else ""
            )
            return f"{plain}{joins}" if plain else ""

        return _tidy(re.sub(pattern, _plain, prompt), japanese=True)
    style = rf"(?:\s*,)?\s*(?:(?:in|with|using) (?:the|a) (?:style|manner|look|spirit) of|à la|a la)\s+{word}"
    style += r"(?:['’]s)?(?: films?| movies?)?"
    if re.search(style, prompt, re.IGNORECASE):
        return _tidy(re.sub(style, f", {plain}" if plain else "", prompt, flags=re.IGNORECASE), japanese=False)
    like = r"\s*(?:,\s*)?(?:who |that )?(?:looks?|looking|resembl\w+|acts?|is dressed)"
    like += rf"(?: just| exactly| a lot)? ?(?:like|as)?\s+{word}"
    if re.search(like, prompt, re.IGNORECASE):
        return _tidy(re.sub(like, "", prompt, flags=re.IGNORECASE), japanese=False)
    styled = rf"{word}(?:['’]s)?[ -](?:style|styled|like|esque|inspired|look)\b"
    if re.search(styled, prompt, re.IGNORECASE):
        return _tidy(re.sub(styled, re.sub(r"^an? ", "", plain), prompt, flags=re.IGNORECASE), japanese=False)
    return _tidy(re.sub(rf"(?:\b(?:an?|the) )?{word}", plain, prompt, flags=re.IGNORECASE), japanese=False)


_KANJI = "一-龠々"
_NAME = r"[A-Z][\w'’.-]+"
_STYLES_OF = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>[{_KANJI}]{{2,5}}|[ァ-ヴー]{{2,}}[・=＝][ァ-ヴー・]{{2,}})(?:監督|先生)(?:風|の作品風|っぽい|みたいな|のような)",
        r"(?P<name>[ァ-ヴー]{2,}[・=＝][ァ-ヴー・]{2,})(?:風(?![景船車])|っぽい|に似た|そっくり|みたいな)",
        r"(?i:in|with|using) (?i:the|a) (?i:style|manner|look|spirit) (?i:of) "
        rf"(?P<name>{_NAME}(?: (?:de |von |van |del )?{_NAME}){{1,3}})",
        r"(?i:looks?|looking|resembles|resembling|dressed)(?i: just| exactly| a lot)?(?i: like| as)? "
        rf"(?P<name>{_NAME}(?: {_NAME}){{1,2}})",
        r"(?P<name>[A-Z][a-z'’-]+ [A-Z][a-z'’-]+)(?:['’]s)?[ -](?i:style|styled|esque|inspired)\b",
    )
)
"""Ways of leaning on a name that is in no list: a director's manner, a person's looks."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON = _set("""
    art deco nouveau pop film noir new york wave old west western eastern european american japanese french italian
    german british english chinese korean indian russian scandinavian nordic soviet victorian edwardian gothic baroque
    renaissance medieval tokyo kyoto paris london venice hollywood bollywood golden age school silent era stop motion
    black white middle ages ukiyo-e edo meiji showa taisho heisei impressionist street wild san francisco los angeles
    santa claus father christmas mount fuji statue liberty hong kong bauhaus dutch spanish high low north south east
    documentary news music video sunday morning christmas eve halloween night summer winter spring autumn
    the a an of and in
""")
"""Words that make a capitalised name the name of a time, a place or a school."""

_CROWD = _set("巨匠 有名 昭和 平成 大正 明治 江戸 中世 近代 古典 日本 欧州 北欧 海外 美術 映画 時代劇 総 助 副 名")
"""What stands before 監督 or 先生 without being anybody."""


def _commonplace(name: str) -> bool:
    words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in name.split()]
    return any(word in _COMMON for word in words) or name in _CROWD


@lru_cache(maxsize=512)
def _pattern(spelling: str) -> re.Pattern[str]:
    word = re.escape(spelling)
    if spelling[0].isascii() and spelling[0].isalnum():
        # A single word counts only as a name: capitalised, as people write them.
        flags = re.IGNORECASE if " " in spelling or "-" in spelling else re.NOFLAG
        return re.compile(rf"(?<![A-Za-z0-9]){word}(?:ed)?(?![A-Za-z0-9])", flags)
    before = rf"(?<![{'ァ-ヴー' if re.fullmatch('[ァ-ヴー・]+', spelling) else 'A-Za-z'}])"
    after = "(?![ァ-ヴー])" if re.fullmatch("[ァ-ヴー・]+", spelling) else ""
    return re.compile(f"{before}{word}{after}")


def _without_speech(prompt: str) -> str:
    """What is said aloud in the film may name whom it likes: quotes are blanked, places kept."""
    return re.sub(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"", lambda found: " " * len(found.group()), prompt)


def _tidy(prompt: str, *, japanese: bool) -> str:
    """No double spaces, commas or stops where a phrase was."""
    text = re.sub(r"[ \t]{2,}", " ", prompt)
    if japanese:
        text = re.sub(r"、{2,}", "、", text)
        return re.sub(r"^[、。\s]+", "", re.sub(r"、(?=。)", "", text)).strip()
    text = re.sub(r"\s+([,.])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    return re.sub(r"^[,.\s]+", "", re.sub(r",(?=\.)", "", text)).strip(" ,")
