"""Which track is drawn where: subtitles at the top, pictures from the top one down, then sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track, TrackKind

Tint = Literal["v1", "v2", "a1", "a2", "a3", "a4"]
"""The theme's name for the colour of a track."""

FOLD = 14
"""Height of a lane that is folded, logical pixels: its clips are their colours."""

NAMED = 24
"""Below this height a clip is its colour and name."""

_KEPT = 28
"""Height that the first picture and the first sound keep."""

LEAST, MOST = FOLD, 240
"""Heights that a lane can be given by hand."""

_HEIGHTS: dict[Tint, int] = {"v2": 26, "v1": 60, "a1": 40, "a2": 36, "a3": 32, "a4": 40}
_TINTS: dict[str, Tint] = {"dialogue": "a1", "effects": "a2", "music": "a4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A track at ``top`` (pixels below the ruler), ``height`` high. ``code`` (V1, S1, A2) numbers it in its kind."""

    track: Track
    code: str
    tint: Tint
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.top + self.height


def lanes(sequence: Sequence, chosen: Mapping[str, int], room: int) -> tuple[Lane, ...]:
    """The tracks from the top down, in ``room`` pixels of height. ``chosen`` are heights given by hand, by track id;
    the others are folded where there is little room, and grow where there is much."""
    rows: list[tuple[Track, str, Tint]] = []
    pictures: tuple[tuple[TrackKind, str], ...] = (("subtitle", "S"), ("video", "V"))
    for kind, letter in pictures:
        named = [(track, f"{letter}{number}") for number, track in enumerate(sequence.of_kind(kind), start=1)]
        for track, code in reversed(named):
            rows.append((track, code, _picture(code)))
    for number, track in enumerate(sequence.of_kind("audio"), start=1):
        rows.append((track, f"A{number}", _sound(track, number)))
    heights = [chosen.get(track.id, _HEIGHTS[tint]) for track, _, tint in rows]
    free = [number for number, (track, _, _) in enumerate(rows) if track.id not in chosen]
    heights = _fitted(
        heights, free, [("", "A1", "V1").index(code) if code in ("A1", "V1") else 0 for _, code, _ in rows], room
    )
    made: list[Lane] = []
    top = 0
    for (track, code, tint), height in zip(rows, heights, strict=True):
        made.append(Lane(track=track, code=code, tint=tint, top=top, height=height))
        top += height
    return tuple(made)


def _fitted(heights: list[int], free: list[int], worth: list[int], room: int) -> list[int]:
    """Lanes that may change: folded, those of least worth first, or grown by at most a half."""
    made = list(heights)
    for number in sorted(free, key=lambda number: worth[number]):
        over = sum(made) - room
        if over <= 0:
            break
        made[number] = FOLD if not worth[number] else max(min(made[number], _KEPT), made[number] - over)
    spare = room - sum(made)
    growing = [number for number in free if made[number] > FOLD]
    if spare > 0 and growing and sum(heights) <= room:
        part = min(0.5, spare / sum(made[number] for number in growing))
        for number in growing:
            made[number] += int(made[number] * part)
    return made


def _picture(code: str) -> Tint:
    return "v1" if code == "V1" else "v2"


def _sound(track: Track, number: int) -> Tint:
    tints: tuple[Tint, ...] = ("a1", "a2", "a3", "a4")
    return _TINTS.get(track.role, tints[(number - 1) % 4])
