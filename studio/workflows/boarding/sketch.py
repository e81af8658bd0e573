"""What was worked out for a shot's pictures, kept in the project's cache: staging a long story again takes its time."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from studio.ports.boards import Arrow, Framing, Point, Stroke
from studio.ports.engine import Event, EventKind

_TOLD = frozenset(("contact", "shatter", "splash", "footstep", "hoof", "loop"))
"""Events that a board tells of."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: frame ``at`` of the shot, what the pencil drew on it, and whether a standing camera drifts."""

    at: int
    strokes: tuple[Stroke, ...]
    drifts: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """A shot's pictures, what happens in it, and how many frames it has."""

    drawn: tuple[Drawn, ...]
    events: tuple[Event, ...]
    frame_count: int


def keep(path: Path, sketch: Sketch) -> None:
    """Write it; a cache that cannot be written is none."""
    record = {
        "frames": sketch.frame_count,
        "drawn": [
            {"at": one.at, "drifts": one.drifts, "strokes": [_plain(stroke) for stroke in one.strokes]}
            for one in sketch.drawn
        ],
        "events": [
            [one.kind, one.subject, one.other, one.sample, round(one.speed_m_s, 3), round(one.mass_kg, 3)]
            for one in sketch.events
            if one.kind in _TOLD
        ],
    }
    part = path.with_name(f".{path.name}")
    with suppress(OSError):
        part.write_text(json.dumps(record), "utf-8")
        part.replace(path)


def kept(path: Path) -> Sketch | None:
    """What was kept; None where nothing was, or it cannot be read."""
    try:
        record = cast("Mapping[str, object]", json.loads(path.read_text("utf-8")))
        drawn = cast("Sequence[Mapping[str, object]]", record["drawn"])
        events = cast("Sequence[tuple[str, str, str, int, float, float]]", record["events"])
        return Sketch(
            drawn=tuple(_drawn(one) for one in drawn),
            events=tuple(_event(*one) for one in events),
            frame_count=int(cast(int, record["frames"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(stroke: Stroke) -> list[object]:
    if isinstance(stroke, Framing):
        return ["framing", *map(_rounded, stroke.corners)]
    return [stroke.hand, *map(_rounded, stroke.points)]


def _rounded(point: Point) -> list[float]:
    return [round(point[0], 5), round(point[1], 5)]


def _drawn(record: Mapping[str, object]) -> Drawn:
    strokes = cast("Sequence[Sequence[object]]", record["strokes"])
    return Drawn(int(cast(int, record["at"])), tuple(map(_stroke, strokes)), bool(record["drifts"]))


def _stroke(record: Sequence[object]) -> Stroke:
    points = tuple((float(x), float(y)) for x, y in cast("Sequence[tuple[float, float]]", record[1:]))
    if record[0] == "framing":
        a, b, c, d = points
        return Framing((a, b, c, d))
    hand: Literal["camera", "subject"] = "camera" if record[0] == "camera" else "subject"
    return Arrow(hand=hand, points=points)


def _event(kind: str, subject: str, other: str, sample: int, speed: float, mass: float) -> Event:
    return Event(kind=cast(EventKind, kind), subject=subject, other=other, sample=sample, speed_m_s=speed, mass_kg=mass)
