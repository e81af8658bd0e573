"""CMX3600 edit decision lists, with the comments that editors add."""

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil
from pathlib import Path

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange.back.safe import content, file_name, located
from studio.interchange.back.times import counted
from studio.ports.returning import Returned, ReturnedClip, ReturnedTrack

_CODE = r"(\d{1,2}[:;.]\d{2}[:;.]\d{2}[:;.]\d{2,3})"
_EVENT = re.compile(
    rf"^\s*(\d+)\s+(\S+)\s+(\S+)\s+(C|D|W\d{{3}}|KB?|K)\s+(?:(\d{{1,4}})\s+)?{_CODE}\s+{_CODE}\s+{_CODE}\s+{_CODE}"
)
_SPEED = re.compile(rf"^\s*M2\s+(\S+)\s+(-?\d+(?:\.\d+)?)\s+{_CODE}?")
_NAME = re.compile(r"^\s*\*\s*(FROM|TO) CLIP NAME:\s*(.*?)\s*$", re.IGNORECASE)
_FILE = re.compile(r"^\s*\*\s*SOURCE FILE(?: NAME)?:\s*(.*?)\s*$", re.IGNORECASE)
_PATH = re.compile(r"^\s*\*\s*(?:FROM|TO) CLIP:\s*(.*?)\s*$", re.IGNORECASE)
_COMMENT = re.compile(r"^\s*\*\s*COMMENT:\s*(.*?)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class _Event:
    reel: str
    channel: str
    kind: str
    over: int
    source: tuple[int, int]
    record: tuple[int, int]
    names: dict[str, str] = field(default_factory=dict[str, str])
    file: str = ""
    path: str = ""
    note: str = ""
    speed: Fraction = Fraction(1)


def read_edl(path: Path, rate: FrameRate, start: int = 0) -> Returned:
    """Times are at ``rate``, and frame 0 at the timecode ``start``, unless the list begins before it: the format says
    neither. Raises ``InputError``."""
    data = content(path)
    for coding in ("utf-8-sig", "cp932", "latin-1"):
        try:
            text = data.decode(coding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("utf-8", "replace")
    try:
        title, events = _events(text, rate)
    except (ValueError, OverflowError) as exc:
        raise InputError(f"{path.name} is damaged: {exc}.", todo="Export it again from the other program.") from exc
    if not events and not title:
        raise InputError(f"{path.name} holds no events of an edit list.", todo="Choose a CMX3600 list.")
    return _cut(title, events, min([start, *(event.record[0] for event in events)]))


def _events(text: str, rate: FrameRate) -> tuple[str, list[_Event]]:
    title, drop = "", False
    events: list[_Event] = []
    for line in text.splitlines():
        if line.upper().startswith("TITLE:"):
            title = line[6:].strip()
        elif line.upper().startswith("FCM:"):
            drop = "NON" not in line.upper()
        elif (found := _EVENT.match(line)) is not None:
            codes = [counted(found[number], rate, drop=drop or ";" in found[number]) for number in (6, 7, 8, 9)]
            over = int(found[5] or 0)
            events.append(
                _Event(found[2], found[3].upper(), found[4], over, (codes[0], codes[1]), (codes[2], codes[3]))
            )
        elif events:
            _comment(line, events[-1], rate)
    return title, events


def _comment(line: str, event: _Event, rate: FrameRate) -> None:
    if (found := _SPEED.match(line)) is not None:
        event.speed = Fraction(found[2]) / ceil(rate.fps)
    elif (found := _NAME.match(line)) is not None:
        event.names[found[1].upper()] = found[2]
    elif (found := _FILE.match(line)) is not None:
        event.file = found[1]
    elif (found := _PATH.match(line)) is not None:
        event.path = found[1]
    elif (found := _COMMENT.match(line)) is not None:
        event.note = found[1]


def _cut(title: str, events: list[_Event], begin: int) -> Returned:
    """Rows by channel; frame 0 is at the timecode ``begin``."""
    rows: dict[tuple[str, int], list[ReturnedClip]] = {}
    joins: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for event in events:
        black = event.reel.upper() in ("BL", "BLACK")
        for row in _channels(event.channel):
            if event.over:
                joins.setdefault(row, []).append((event.record[0] - begin, event.over))
            if black or event.record[1] <= event.record[0]:
                continue
            name = event.names.get("TO" if event.over else "FROM") or event.names.get("FROM", "")
            file = event.file or file_name(event.path)
            made = ReturnedClip(
                name=name.removesuffix(" FF"),
                start=event.record[0] - begin,
                length=event.record[1] - event.record[0],
                offset=event.source[0],
                medium=file or name,
                path=located(event.path),
                reel=event.reel,
                speed=event.speed,
                note=event.note,
            )
            rows.setdefault(row, []).append(made)
    order = sorted({*rows, *joins}, key=lambda row: (row[0] != "video", row[1]))
    tracks = [
        ReturnedTrack(
            kind="video" if kind == "video" else "audio",
            name=f"{'V' if kind == 'video' else 'A'}{number}",
            clips=tuple(sorted((replace(clip) for clip in rows.get((kind, number), [])), key=lambda clip: clip.start)),
            joins=tuple(joins.get((kind, number), [])),
        )
        for kind, number in order
    ]
    return Returned(name=title, tracks=tuple(tracks))


def _channels(channel: str) -> list[tuple[str, int]]:
    """The rows that an event is on: ``V``, ``A``, ``A2``, ``B`` (V and A), ``AA/V`` …"""
    if channel == "B":
        return [("video", 1), ("audio", 1)]
    rows: list[tuple[str, int]] = []
    for part in channel.split("/"):
        if part.startswith("V"):
            rows.append(("video", int(part[1:] or 1) if part[1:].isdigit() or not part[1:] else 1))
        elif part == "AA":
            rows += [("audio", 1), ("audio", 2)]
        elif part.startswith("A"):
            rows.append(("audio", int(part[1:]) if part[1:].isdigit() else 1))
    return rows or [("video", 1)]
