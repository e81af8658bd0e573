"""The pencil: arrows and frames as shapes, for whoever draws them on paper or in a picture."""

import math
from dataclasses import dataclass

from studio.ports.boards import Arrow, Framing, Hand, Point, Stroke

COLORS: dict[Hand, tuple[int, int, int]] = {"camera": (212, 52, 28), "subject": (26, 92, 196)}
"""Red, green, blue of the two pencils."""
CASING = (255, 255, 255)
"""Round every stroke, so that it is seen on any picture."""

_HEAD, _HALF = 4.6, 2.1
"""An arrow's head in widths of its shaft: how long, how far to each side."""


@dataclass(frozen=True, slots=True)
class Shaft:
    """A line through ``points`` and a head (three corners), in the units of the picture's box."""

    hand: Hand
    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Dashes:
    """A dashed line round four corners."""

    corners: tuple[Point, ...]


def shapes(strokes: tuple[Stroke, ...], width: float, height: float, thick: float) -> list[Shaft | Dashes]:
    """The strokes in a picture of ``width`` and ``height``, down positive; ``thick`` is how wide a shaft is."""
    made: list[Shaft | Dashes] = []
    for stroke in strokes:
        if isinstance(stroke, Framing):
            made.append(Dashes(tuple((x * width, y * height) for x, y in stroke.corners)))
        elif (shaft := _shaft(stroke, width, height, thick)) is not None:
            made.append(shaft)
    return made


def _shaft(arrow: Arrow, width: float, height: float, thick: float) -> Shaft | None:
    points = [(x * width, y * height) for x, y in arrow.points]
    tip = points[-1]
    long = _HEAD * thick
    back = next((point for point in reversed(points[:-1]) if math.dist(point, tip) >= 0.8 * long), points[0])
    reach = math.dist(back, tip)
    if reach < 1e-6:
        return None
    long = min(long, 0.75 * reach) if len(points) == 2 else long
    across, down = (tip[0] - back[0]) / reach, (tip[1] - back[1]) / reach
    neck = (tip[0] - across * long, tip[1] - down * long)
    side = _HALF * thick * long / (_HEAD * thick)
    head = (tip, (neck[0] - down * side, neck[1] + across * side), (neck[0] + down * side, neck[1] - across * side))
    kept = [point for point in points[:-1] if math.dist(point, tip) > long]
    ends = (neck[0] + across * long * 0.2, neck[1] + down * long * 0.2)
    return Shaft(arrow.hand, (*(kept or points[:1]), ends), head)
