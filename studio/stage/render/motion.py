"""Motion blur of what moves: each mover is smeared along its way over the open shutter, half of a 1/24 s frame."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.camera import Projection
from studio.stage.render.geometry import Geometry
from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.world import Moment, Vector

_TAPS = 13
_LEAST = 1.2
"""Pixels; what moves less stays sharp."""
_CORNERS = np.array(list(np.ndindex(2, 2, 2)), bool)


class MotionBlur:
    """Room for the pictures of one size. Parts that share a velocity move as one thing."""

    def __init__(self, width: int, height: int) -> None:
        self._source = np.zeros((3, height, width), np.float32)
        self._mask = np.zeros((height, width), np.float32)
        self._first, self._last = (np.zeros(height, np.int32) for _ in range(2))

    def blur(self, moment: Moment, camera: Projection, geometry: Geometry, owner: I32, hdr: F32) -> None:
        """Blur all that moves in ``hdr`` (3, height, width); ``owner`` (height, width): objects, -1 none."""
        first = geometry.scenery_count
        things: dict[Vector, list[int]] = {}
        for i, velocity in enumerate(moment.velocities):
            if any(velocity):
                things.setdefault(velocity, []).append(first + i)
        member = np.zeros(1 + len(geometry.radii), np.float32)
        for velocity, parts in things.items():
            centers, halves = geometry.centers[parts].astype(float), geometry.halves[parts].astype(float)
            low, high = (centers - halves).min(0), (centers + halves).max(0)
            center = (low + high) / 2
            step = np.asarray(velocity) / 96
            a, b = camera.project(np.stack([center - step, center + step]))
            if min(a[2], b[2]) < 0.3:
                continue
            vx, vy = b[:2] / b[2] - a[:2] / a[2]
            length = math.hypot(vx, vy)
            if length < _LEAST or length > camera.height / 2:
                continue
            x0, x1, y0, y1 = _box(camera, low, high, abs(vx) + 2, abs(vy) + 2)
            if x1 <= x0 or y1 <= y0:
                continue
            member[:] = 0
            member[1 + np.asarray(parts)] = 1
            taps = min(_TAPS, 2 * math.ceil(length / 2) + 1)
            _find(owner, member, x0, x1, y0, y1, self._mask, self._first, self._last)
            rows = np.nonzero(self._last[y0:y1] >= self._first[y0:y1])[0]
            if not len(rows):
                continue
            run, rise = int(abs(vx) / 2) + 2, int(abs(vy) / 2) + 2
            x0, x1 = (
                max(int(self._first[y0 + rows].min()) - run, x0),
                min(int(self._last[y0 + rows].max()) + run + 1, x1),
            )
            y0, y1 = max(y0 + int(rows[0]) - rise, y0), min(y0 + int(rows[-1]) + rise + 1, y1)
            self._source[:, y0:y1, x0:x1] = hdr[:, y0:y1, x0:x1]
            _smear(hdr, self._source, self._mask, self._first, self._last, x0, x1, y0, y1, f32(vx), f32(vy), taps)


def _box(
    camera: Projection, low: NDArray[np.float64], high: NDArray[np.float64], wide: float, tall: float
) -> tuple[int, int, int, int]:
    """Pixels x0, x1, y0, y1 (exclusive) of a box between two corners, so many larger; the whole picture where it is
    about the eye."""
    x, y, z = camera.project(np.where(_CORNERS, high, low)).T
    if z.min() < 0.05:
        return (0, camera.width, 0, camera.height)
    x0, x1 = (int(min(max(v, 0), camera.width)) for v in ((x / z).min() - wide, (x / z).max() + wide + 1))
    y0, y1 = (int(min(max(v, 0), camera.height)) for v in ((y / z).min() - tall, (y / z).max() + tall + 1))
    return (x0, x1, y0, y1)


@kernel(leaf=True)
def _members(owner: I32, member: F32, shows: F32) -> None:
    """``member`` holds a place for each object, after one for none."""
    for x in range(owner.shape[0]):
        shows[x] = member[np.uint32(owner[x] + 1)]


@kernel(parallel=True)
def _find(owner: I32, member: F32, x0: int, x1: int, y0: int, y1: int, mask: F32, first: I32, last: I32) -> None:
    """``mask`` is 1 where a box of the picture shows a ``member``, from column ``first`` to ``last`` of a row."""
    for y in prange(y0, y1):
        shows = mask[y, x0:x1]
        _members(owner[y, x0:x1], member, shows)
        low = 0
        while low < shows.shape[0] and shows[low] == 0.0:
            low += 1
        high = shows.shape[0] - 1
        while high > low and shows[high] == 0.0:
            high -= 1
        first[y] = x0 + low
        last[y] = x0 - 1
        if low < shows.shape[0]:
            # a pixel beside it holds some of its colour: left behind, such pixels would be a dotted line about it
            low = max(low - 1, 0)
            high = min(high + 1, shows.shape[0] - 1)
            before = f32(0.0)
            for x in range(low, high):
                own = shows[x]
                shows[x] = max(max(before, own), shows[x + 1])
                before = own
            shows[high] = max(shows[high], before)
            first[y] = x0 + low
            last[y] = x0 + high


@kernel(leaf=True)
def _add(mine: F32, theirs: F32, r: F32, g: F32, b: F32, sums: F32) -> None:
    """Add one tap where it or the pixel itself shows the mover."""
    s0 = sums[0]
    s1 = sums[1]
    s2 = sums[2]
    hits = sums[3]
    for i in range(mine.shape[0]):
        m = max(mine[i], theirs[i])
        s0[i] += r[i] * m
        s1[i] += g[i] * m
        s2[i] += b[i] * m
        hits[i] += m


@kernel(parallel=True)
def _smear(
    hdr: F32, source: F32, mask: F32, first: I32, last: I32, x0: int, x1: int, y0: int, y1: int, vx: float, vy: float,
    taps: int,
) -> None:  # fmt: skip
    """Mean of ``taps`` places along ``vx, vy`` pixels for every pixel that the mover crosses."""
    rise = int(abs(vy) * 0.5) + 1
    run = int(abs(vx) * 0.5) + 1
    for y in prange(y0, y1):
        low = x1
        high = x0 - 1
        for v in range(max(y - rise, y0), min(y + rise + 1, y1)):
            low = min(low, first[v])
            high = max(high, last[v])
        low = max(low - run, x0)
        high = min(high + run + 1, x1)
        if low >= high:
            continue
        n = high - low
        sums = np.zeros((4, n), np.float32)
        for t in range(taps):
            f = f32(t) / f32(taps - 1) - 0.5
            du = i32(np.floor(vx * f + 0.5))
            v = min(max(y + i32(np.floor(vy * f + 0.5)), y0), y1 - 1)
            a = max(low, x0 - du)
            e = min(high, x1 - du)
            if a < e:
                _add(
                    mask[y, a:e], mask[v, a + du : e + du], source[0, v, a + du : e + du],
                    source[1, v, a + du : e + du], source[2, v, a + du : e + du], sums[:, a - low : e - low],
                )  # fmt: skip
        share = 1.0 / f32(taps)
        hits = sums[3]
        for c in range(3):
            s = sums[c]
            own = source[c, y, low:high]
            out = hdr[c, y, low:high]
            for i in range(n):
                out[i] = (s[i] + (f32(taps) - hits[i]) * own[i]) * share
