"""Captions from the dialogue, timed by its words: cues, and the text files that carry them (SRT, WebVTT)."""

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.time import SAMPLE_RATE
from studio.ports.captions import Cue
from studio.ports.engine import PlacedLine
from studio.ports.speech import Timed

LINE = 42
"""Widest line in half-width letters (Netflix timed text style guides: 42 Latin letters; Japanese is twice as wide)."""

LINE_JA = 32
"""The same for Japanese: 16 full-width letters."""

SHORTEST = SAMPLE_RATE * 5 // 6
"""A cue stays at least 5/6 s, as long as no other follows."""

LINGER = SAMPLE_RATE // 3
"""How long a cue stays after its last word."""

GAP = SAMPLE_RATE // 12
"""Between two cues that follow each other closely: two frames at 24 a second."""

SUFFIXES = (".srt", ".vtt")

_PAUSE = re.compile(r"[。！？!?.…、,，]$")


def cues(lines: Iterable[PlacedLine], start: int = 0, end: int | None = None) -> list[Cue]:
    """The captions of a shot that begins at sample ``start`` of the film; none lasts beyond ``end``."""
    made: list[Cue] = []
    for placed in sorted(lines, key=lambda placed: placed.sample):
        speech, at = placed.speech, start + placed.sample
        line = speech.line
        if not speech.words:
            continue
        for text, first, last in _parts(line.text, speech.words, line.language):
            made.append(Cue(start=at + first, end=at + last, text=text, language=line.language))
    return _settled(made, end)


def srt(captions: Sequence[Cue]) -> str:
    """SubRip: numbered, ``00:00:01,500 --> 00:00:02,000``."""
    blocks = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(captions, start=1)
    )
    return "\n".join(blocks)


def vtt(captions: Sequence[Cue]) -> str:
    """WebVTT; ``&`` and ``<`` are written as WebVTT wants them."""
    escaped = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    blocks = (
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{cue.text.translate(escaped)}\n" for cue in captions
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def write(path: Path, captions: Sequence[Cue]) -> None:
    """The captions as a file, by its suffix; all of it or none. Raises ``InputError`` or ``DiskError``."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(f"{path} does not end in {' or '.join(SUFFIXES)}.")
    text = srt(captions) if path.suffix.lower() == ".srt" else vtt(captions)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as exc:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Choose another folder.") from exc


def _parts(text: str, words: Sequence[Timed], language: str) -> list[tuple[str, int, int]]:
    """A line in pieces that fit two lines of a screen, each with the time of its words (samples of the line)."""
    text, most = " ".join(text.split()), LINE_JA if language == "ja" else LINE
    at = _places(text, words)
    pieces: list[tuple[str, int, int]] = []
    first = 0
    for number in range(len(words)):
        upto = at[number + 1] if number + 1 < len(words) else len(text)
        so_far = text[at[first] if pieces or first else 0 : upto].strip()
        following = text[upto : at[number + 2] if number + 2 < len(words) else len(text)]
        last = number + 1 == len(words)
        ends = _PAUSE.search(so_far) and _width(so_far) > most * 0.9
        if last or _width(so_far) + _width(following) > 2 * most or ends:
            pieces.append((_two_lines(so_far, most), words[first].start, words[number].end))
            first = number + 1
    return pieces


def _places(text: str, words: Sequence[Timed]) -> list[int]:
    """Where each spoken word begins in the written line. A word that is not found (a number, read out) begins where
    the one before it ends."""
    places: list[int] = []
    folded, at = text.casefold(), 0
    for word in words:
        found = folded.find(word.text.casefold(), at)
        near = found >= 0 and found - at < 24
        places.append(found if near else at)
        at = found + len(word.text) if near else at
    return places


def _two_lines(text: str, most: int) -> str:
    """The text as it is where one line holds it; else cut in two, near the middle, at a space or after a mark."""
    if _width(text) <= most:
        return text
    cuts = [n for n in range(1, len(text)) if text[n - 1] == " " or text[n - 1] in "、。！？…,"]
    cuts = cuts or [n for n in range(1, len(text)) if _may_part(text, n)] or [len(text) // 2]
    half = _width(text) / 2
    cut = min(cuts, key=lambda n: abs(_width(text[:n]) - half))
    if max(_width(text[:cut]), _width(text[cut:])) > 1.15 * most:
        cut = min((n for n in range(1, len(text)) if _may_part(text, n)), key=lambda n: abs(_width(text[:n]) - half))
    return f"{text[:cut].strip()}\n{text[cut:].strip()}"


def _may_part(text: str, at: int) -> bool:
    """Whether a line may end before letter ``at``: not within a Latin word, not before a mark or a small kana."""
    before, after = text[at - 1], text[at]
    if after in "、。！？…」』）ぁぃぅぇぉっゃゅょァィゥェォッャュョー々" or before in "「『（":
        return False
    return not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum())


def _width(text: str) -> int:
    """Width in half-width letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def _settled(made: list[Cue], end: int | None) -> list[Cue]:
    """Long enough to be read, never over the next one, never beyond ``end``."""
    settled: list[Cue] = []
    if not made:
        return settled
    following = [*(cue.start for cue in made[1:]), end]
    for cue, limit in zip(made, following, strict=True):
        stop = max(cue.end + LINGER, cue.start + SHORTEST)
        if limit is not None:
            stop = min(stop, max(limit - GAP, cue.end) if limit != end else limit)
        settled.append(Cue(start=cue.start, end=max(stop, cue.start + 1), text=cue.text, language=cue.language))
    for number, (cue, after) in enumerate(pairwise(settled)):
        if cue.end > after.start:  # two speak at once: the first gives way
            settled[number] = Cue(
                start=cue.start, end=max(after.start, cue.start + 1), text=cue.text, language=cue.language
            )
    return settled


def _clock(sample: int, point: str) -> str:
    milliseconds = sample * 1000 // SAMPLE_RATE
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{milliseconds:03}"
