"""The pencil on a picture: red for where the camera goes, blue for people and things. True to the staging where that is
known, else the sign for the move alone."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from studio.ports.boards import Arrow, Framing, Point, Stroke
from studio.ports.engine import Plan, Traced
from studio.project.scene import CameraMove

Quad = tuple[Point, Point, Point, Point]

SHOWN = 1.3
"""Seconds of movement that an arrow of somebody tells."""
STEPS = 14
"""Moments of it that are looked at."""

_WHOLE: Quad = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_INNER: Quad = ((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86))
_MOVES_FROM, _LEAST, _MOST, _CURVE = 0.035, 0.085, 0.24, 0.55
"""Shares of the picture's width: what counts as movement; how short and long an arrow is, how long one that bends."""
_ARROWS = 3
_SMALL = 0.18
"""Share of the picture's height below which something is a thing that flies, with a path of its own."""
_EDGE = 0.025
_LOW, _HIGH = 0.925, 0.085
"""Where the camera's arrow across lies: below, or above what moves down there."""
_DRIFTS = 0.16
"""From here on a camera that stands is said to turn after somebody."""


def camera(move: CameraMove, view: Quad | None, aspect: float) -> tuple[Stroke, ...]:
    """The camera's strokes. ``view`` is its picture at the other end of the move, in this one; None where it is not
    known. ``aspect``: width over height."""
    shift = _shift(view)
    match move:
        case "dolly_in" | "zoom_in":
            return tuple(_closing(_inside(view), inward=True))
        case "dolly_out" | "zoom_out":
            return tuple(_closing(_inside(view), inward=False))
        case "pan_left" | "pan_right" | "truck_left" | "truck_right":
            way = -1.0 if move.endswith("left") else 1.0
            return (_across(way, abs(shift[0]) if view else 0.45),)
        case "tilt_up" | "tilt_down" | "crane_up" | "crane_down":
            way = -1.0 if move.endswith("up") else 1.0
            return (_along(way, abs(shift[1]) if view else 0.5),)
        case "whip_pan":
            return (_across(1.0, 0.62),)
        case "dolly_zoom":
            return tuple(_closing(_INNER, inward=False))
        case "orbit":
            turn = [math.radians(160 - 7 * step) for step in range(21)]
            ring = tuple((0.5 + 0.3 * math.cos(angle), 0.74 + 0.15 * math.sin(angle)) for angle in turn)
            return (Arrow(hand="camera", points=ring),)
        case "rack_focus":  # from what is near to what is far
            near, far = _about(0.3, 0.62, 0.2), _about(0.72, 0.4, 0.11)
            return (Framing(near), Framing(far), Arrow(hand="camera", points=((0.47, 0.55), (0.62, 0.46))))
        case "follow" | "static" | "handheld":
            if view is None:
                return (_across(1.0, 0.4),) if move == "follow" else ()
            return tuple(_drift(shift, aspect)) if move == "follow" or drifts(move, view) else ()


def drifts(move: CameraMove, view: Quad | None) -> bool:
    """Whether a camera that stands turns after somebody all the same."""
    if move != "static" or view is None:
        return False
    return math.hypot(*_shift(view)) > _DRIFTS


def together(camera: Sequence[Stroke], subjects: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Both pencils' strokes; the camera's arrow across gives way to feet at the bottom of the picture."""
    low = any(
        isinstance(stroke, Arrow) and any(0.2 < x < 0.8 and y > 0.82 for x, y in stroke.points) for stroke in subjects
    )
    moved = [_raised(stroke) if low and isinstance(stroke, Arrow) else stroke for stroke in camera]
    return (*moved, *subjects)


def _raised(arrow: Arrow) -> Arrow:
    if any(y != _LOW for _, y in arrow.points):
        return arrow
    return Arrow(hand=arrow.hand, points=tuple((x, _HIGH) for x, _ in arrow.points))


def subjects(plan: Plan, aspect: float) -> tuple[Stroke, ...]:
    """An arrow for everybody who moves, the first frame of ``plan`` being the picture; the furthest first."""
    made: list[tuple[float, Arrow]] = []
    for trace in plan.traces:
        path = _path(trace)
        far = max((_far(path[0], point, aspect) for point in path), default=0.0)
        arrow = _arrow(path, trace, aspect) if len(path) > 1 and far > _MOVES_FROM else None
        if arrow is not None:
            made.append((far, arrow))
    kept: list[Arrow] = []
    for _, arrow in sorted(made, key=lambda one: -one[0]):
        if len(kept) < _ARROWS and not any(_alike(arrow, other, aspect) for other in kept):
            kept.append(arrow)
    return tuple(kept)


# ---------------------------------------------------------------------------------------------- the camera


def _about(x: float, y: float, half: float) -> Quad:
    return (
        (x - half * 0.7, y - half),
        (x + half * 0.7, y - half),
        (x + half * 0.7, y + half),
        (x - half * 0.7, y + half),
    )


def _shift(view: Quad | None) -> Point:
    """How far the middle of the picture goes."""
    if view is None:
        return (0.0, 0.0)
    return (sum(x for x, _ in view) / 4 - 0.5, sum(y for _, y in view) / 4 - 0.5)


def _inside(view: Quad | None) -> Quad:
    """The framing, where it lies well inside; else the usual one."""
    if view is None:
        return _INNER
    low = min(min(x, y) for x, y in view)
    high = max(max(x, y) for x, y in view)
    wide = view[1][0] - view[0][0]
    return view if low > 0.02 and high < 0.98 and 0.2 < wide < 0.93 else _INNER


def _closing(inner: Quad, *, inward: bool) -> Iterator[Stroke]:
    yield Framing(inner)
    for outer, corner in zip(_WHOLE, inner, strict=True):
        start, end = _between(outer, corner, 0.12), _between(outer, corner, 0.86)
        yield Arrow(hand="camera", points=(start, end) if inward else (end, start))


def _across(way: float, length: float) -> Arrow:
    half = min(max(length, 0.22), 0.62) / 2
    return Arrow(hand="camera", points=((0.5 - way * half, _LOW), (0.5 + way * half, _LOW)))


def _along(way: float, length: float) -> Arrow:
    half = min(max(length, 0.3), 0.64) / 2
    return Arrow(hand="camera", points=((0.93, 0.5 - way * half), (0.93, 0.5 + way * half)))


def _drift(shift: Point, aspect: float) -> Iterator[Arrow]:
    """Along with somebody: across at the bottom, or up and down at the side."""
    if max(abs(shift[0]), abs(shift[1]) / aspect) < 0.04:
        return
    if abs(shift[0]) >= abs(shift[1]) / aspect:
        yield _across(math.copysign(1.0, shift[0]), abs(shift[0]))
    else:
        yield _along(math.copysign(1.0, shift[1]), abs(shift[1]))


# ---------------------------------------------------------------------------------------------- people and things


def _path(trace: Traced) -> list[Point]:
    """Where somebody goes: the middle of the body, or of a small thing; until nothing more can be told."""
    path: list[Point] = []
    for box in trace.boxes:
        if box is None:
            break
        (left, top), (right, bottom) = box
        small = bottom - top < _SMALL
        path.append(((left + right) / 2, (top + bottom) / 2 if small else bottom - 0.3 * (bottom - top)))
    return path


def _arrow(path: list[Point], trace: Traced, aspect: float) -> Arrow | None:
    first = trace.boxes[0]
    if first is None or not _within(path[0]):
        return None
    (left, top), (right, bottom) = first
    if bottom - top < _SMALL:
        flown = _flown(path, aspect)
        if _length(flown, aspect) > 1.04 * _far(flown[0], flown[-1], aspect):
            points = _inside_of(_cut(flown, _CURVE, aspect))
            return Arrow(hand="subject", points=points) if _length(points, aspect) >= _LEAST else None
        path = flown
    chord = _far(path[0], path[-1], aspect)
    if chord < max(_MOVES_FROM, 0.25 * (right - left)):  # swaying on one spot
        return None
    long = min(max(chord, _LEAST), _MOST)
    way = ((path[-1][0] - path[0][0]) / chord, (path[-1][1] - path[0][1]) / chord)
    ahead = min(0.32 * (right - left), 0.12) * abs(way[0])
    start = (path[0][0] + way[0] * ahead, path[0][1] + way[1] * ahead)
    back = max(_beyond(start, way, long), 0.0)  # what would leave the picture begins further back
    if back > 0.8 * long + ahead:
        return None
    start = (start[0] - way[0] * back, start[1] - way[1] * back)
    end = (start[0] + way[0] * long, start[1] + way[1] * long)
    return Arrow(hand="subject", points=(start, end)) if _within(start) else None


def _beyond(start: Point, way: Point, long: float) -> float:
    """By how much of its length an arrow would be outside of the picture."""
    outside = 0.0
    for begin, part in zip(start, way, strict=True):
        tip = begin + part * long
        over = max(tip - (1.0 - _EDGE), _EDGE - tip, 0.0)
        outside = max(outside, over / abs(part) if abs(part) > 1e-9 else 0.0)
    return outside + 1e-6 if outside else 0.0


def _flown(path: list[Point], aspect: float) -> list[Point]:
    """The path of something thrown up to where it bounces."""
    for index in range(2, len(path) - 1):
        before, behind = _step(path[index - 1], path[index], aspect), _step(path[index], path[index + 1], aspect)
        both = math.hypot(*before) * math.hypot(*behind)
        if both > 1e-8 and before[0] * behind[0] + before[1] * behind[1] < 0.2 * both and index > 2:
            turns_slowly = min(math.hypot(*before), math.hypot(*behind)) < 0.012  # the top of a throw
            if not turns_slowly:
                return path[: index + 1]
    return path


def _inside_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points up to where the picture is left."""
    kept: list[Point] = []
    for point in points:
        if not _within(point):
            break
        kept.append(point)
    return tuple(kept)


def _cut(path: list[Point], most: float, aspect: float) -> list[Point]:
    """The path up to a length."""
    kept, gone = [path[0]], 0.0
    for point in path[1:]:
        gone += _far(kept[-1], point, aspect)
        if gone > most:
            break
        kept.append(point)
    return kept


def _alike(one: Arrow, other: Arrow, aspect: float) -> bool:
    """Whether two go side by side the same way: one arrow tells it."""
    if _far(one.points[0], other.points[0], aspect) > 0.16:
        return False
    first, second = _way(one, aspect), _way(other, aspect)
    return first[0] * second[0] + first[1] * second[1] > 0.9


def _way(arrow: Arrow, aspect: float) -> Point:
    (x, y), (u, v) = arrow.points[0], arrow.points[-1]
    far = max(1e-6, _far((x, y), (u, v), aspect))
    return (u - x) / far, (v - y) / aspect / far


def _within(point: Point) -> bool:
    return all(_EDGE <= part <= 1.0 - _EDGE for part in point)


def _length(path: Sequence[Point], aspect: float) -> float:
    return sum(_far(a, b, aspect) for a, b in pairwise(path))


def _far(a: Point, b: Point, aspect: float) -> float:
    """In shares of the picture's width."""
    return math.hypot(b[0] - a[0], (b[1] - a[1]) / aspect)


def _step(a: Point, b: Point, aspect: float) -> Point:
    return b[0] - a[0], (b[1] - a[1]) / aspect


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
