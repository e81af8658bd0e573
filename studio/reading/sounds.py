"""Sounds that are asked for: *a foghorn sounds*, カンカンという音. What is only heard is lifted out before the rest is
read, so that no parser makes a thing of it; what is seen as well is read on."""

import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

ONLY, SILENCE = "only", "silence"
"""Among a scene's sounds: and nothing else; nothing at all."""

_FAINT = r"(?:faint|distant|loud|soft|quiet|constant|steady|low|sudden|muffled|gentle|far[- ]off)"
_ENGLISH_BEFORE = re.compile(
    rf"(?:\b(?P<only>only|just|nothing but)\s+)?(?:\b(?:with|to|hear|we hear|there is|and)\s+)?"
    rf"(?:\b(?:the|a|an|some)\s+)?(?:\b{_FAINT}\s+)*(?:\b(?:sounds?|noises?)\s+of\s+)?(?:\b(?:the|a|an|some)\s+)?"
    rf"(?:\b{_FAINT}\s+)*$",
    re.IGNORECASE,
)
_ENGLISH_AFTER = re.compile(
    r"(?:\s+(?:sounds?(?:\s+effects?)?|noises?)\b)?(?:\s+only\b)?"
    r"(?:\s+(?:can be|is|are)\s+heard\b)?(?:\s+in the (?:distance|background|far distance)\b)?",
    re.IGNORECASE,
)
_TOLD = (
    r"(?:鳴り響(?:い(?:て(?:いる|る|くる)?|た)|く)|鳴(?:っ(?:て(?:いる|る|くる)?|た)|る|りやまない|りやむ)"
    r"|響(?:い(?:て(?:いる|る|くる)?|た)|く|き渡(?:る|って(?:いる)?|った))|聞こえ(?:て(?:くる|いる|る)?|る|た)"
    r"|こだま(?:する|して(?:いる)?|した)|して(?:いる|る|くる)|する|した|(?:上|あ)が(?:る|って(?:いる)?|った)"
    r"|起こ(?:る|って(?:いる)?|った)|沸き起こる|入る|流れ(?:る|て(?:いる)?|た))"
)
_JAPANESE_AFTER = re.compile(
    r"(?:という|といった|のような|との|と|の)?(?:大きな|小さな|かすかな)?(?P<noise>(?:効果)?音|声|物音)?"
    r"(?P<only>(?:だけ|のみ)?)"
    rf"(?:(?:が|も|は|を)?(?:遠くから|遠くで|かすかに|静かに|大きく|高らかに|辺りに|ずっと)?{_TOLD}(?:と(?=、))?)?"
)
_NOT_ENGLISH = re.compile(r"\b(?:no|without(?: any| the)?|not|never)\s+$", re.IGNORECASE)
_NOT_JAPANESE = re.compile(r"^(?:は|が|も)?(?:なし|無し|なく|ない|いらない|不要|聞こえない|鳴らない|しない)")
_ONLY_ENGLISH = re.compile(
    r"\b(?:only|just|nothing but)\s+(?:the\s+)?(?:\w+\s+)?(?:sounds?|noises?)\s+of\b|\bsounds? only\b"
    r"|\bno other sounds?\b|\bonly (?:wind|rain|waves|birdsong|footsteps|crickets)\b",
    re.IGNORECASE,
)
_ONLY_JAPANESE = re.compile(r"(?:音|声|せせらぎ|さえずり|波音|雨音)(?:だけ|のみ)(?!で(?:なく|は))")

_NARROWER_WORDS = {
    "bell": "school_bell temple_bell church_bell wind_chime doorbell crossing_bell announcement phone alarm_clock gong",
    "siren": "ambulance police_siren fire_siren alarm",
    "explosion": "gunshot",
    "traffic": "car_horn engine",
    "train": "foghorn steam_whistle crossing_bell announcement",
    "water": "dripping pouring waterfall splash boiling",
    "crickets": "buzzing",
    "dogs": "wolves",
}
_NARROWER = {wide: frozenset(narrow.split()) for wide, narrow in _NARROWER_WORDS.items()}
"""Sounds of which some are narrower words: where one of these is asked for, the wide one is not meant."""


@dataclass(frozen=True, slots=True)
class Heard:
    """``rest`` is the text without what is only heard; ``only``: nothing else is to be heard."""

    rest: str
    sounds: tuple[str, ...]
    only: bool = False

    def with_those(self, read: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
        """With the sounds that the parsers read: of these, where there are others, those that are ``known`` ones and
        say more."""
        told = set(self.sounds)
        rest = [
            sound
            for sound in read
            if not told or (sound in known and sound not in told and not told & _NARROWER.get(sound, frozenset()))
        ]
        sounds = (*self.sounds, *rest)
        return (*sounds, ONLY) if self.only and sounds else sounds


class SoundWords:
    """The patterns of ``sounds.toml`` in a folder, and ``known``: what a dictionary there calls a sound."""

    def __init__(self, folder: Path) -> None:
        table = tomllib.loads((folder / "sounds.toml").read_text("utf-8"))
        self.names = tuple(table)
        self.known = frozenset(tomllib.loads((folder / "words.toml").read_text("utf-8"))["sound"])
        self._lifted: dict[str, list[tuple[str, re.Pattern[str]]]] = {"en": [], "ja": []}
        self._seen: dict[str, list[tuple[str, re.Pattern[str]]]] = {"en": [], "ja": []}
        for name, words in table.items():
            for language, edges in (("en", (r"\b(?:", r")(?![a-z])")), ("ja", ("", ""))):
                if language in words:
                    self._seen[language].append((name, re.compile(words[language], re.IGNORECASE)))
                if (heard := words.get(f"{language}_heard")) is not None:
                    whole = re.compile(f"{edges[0]}{heard}{edges[1]}", re.IGNORECASE)
                    self._lifted[language].append((name, whole))

    def hear(self, text: str, language: str) -> Heard:
        """The sounds of a text whose quotes are slots, in the order of the table."""
        english = language != "ja"
        tongue = "en" if english else "ja"
        found: list[str] = []
        only = (_ONLY_ENGLISH if english else _ONLY_JAPANESE).search(text) is not None
        for name, pattern in self._seen[tongue]:
            match = pattern.search(text)
            if match is not None and not _denied(text, match.start(), match.end(), english):
                found.append(name)
        for name, pattern in self._lifted[tongue]:
            at = 0
            while (match := pattern.search(text, at)) is not None:
                if not match.group():
                    at = match.end() + 1
                    continue
                before = _ENGLISH_BEFORE.search(text[: match.start()]) if english else None
                after = (_ENGLISH_AFTER if english else _JAPANESE_AFTER).match(text, match.end())
                start = match.start() if before is None else before.start()
                end = match.end() if after is None else after.end()
                if _denied(text, start, end, english):
                    at = match.end()
                    continue
                found.append(name)
                only |= bool(
                    before["only"] if before is not None else after is not None and not english and after["only"]
                )
                text = f"{text[:start]} {text[end:]}" if english else _without(text, start, end)
                at = start
        return Heard(text, tuple(dict.fromkeys(found)), only or SILENCE in found)


def _denied(text: str, start: int, end: int, english: bool) -> bool:
    if english:
        return _NOT_ENGLISH.search(text[:start]) is not None
    return _NOT_JAPANESE.search(text[end:]) is not None


def _without(text: str, start: int, end: int) -> str:
    """A Japanese text without a sound, nor the の that tied it to what makes it."""
    before, after = text[:start], text[end:]
    if before.endswith("の"):
        before = before[:-1] + "、"
    return before + after
