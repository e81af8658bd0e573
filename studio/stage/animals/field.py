"""Bodies as distance fields: rods and lumps of flesh, each hung on a bone, melted together.

Distances follow Quilez, "Distance functions" (iquilezles.org/articles/distfunctions); the melt is his quadratic
polynomial smooth minimum. All in metres, in the animal's rest pose: x forward, y left, z up, feet on z = 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float, float]
Array = NDArray[np.float64]

FAR = 10.0


@dataclass(frozen=True, slots=True)
class Flesh:
    """A tapered rod from ``a`` to ``b`` (equal ends: a ball), ``width`` times as wide in y as it is tall.

    ``coat`` names the patch of coat it is painted with; ``blend`` is how far it melts into its neighbours, metres.
    """

    bone: str
    a: Point
    b: Point
    r0: float
    r1: float
    coat: str = "coat"
    width: float = 1.0
    blend: float = 0.03

    def mirrored(self) -> "Flesh":
        """The other side's: y negated, a bone ending in ``_l`` becomes ``_r``."""
        bone = self.bone[:-2] + "_r" if self.bone.endswith("_l") else self.bone
        a, b = (self.a[0], -self.a[1], self.a[2]), (self.b[0], -self.b[1], self.b[2])
        return Flesh(bone, a, b, self.r0, self.r1, self.coat, self.width, self.blend)

    def stout(self, radius: float) -> "Flesh":
        """No thinner than ``radius`` anywhere."""
        if min(self.r0, self.r1) >= radius:
            return self
        return replace(self, r0=max(self.r0, radius), r1=max(self.r1, radius))

    def distance(self, x: Array, y: Array, z: Array) -> Array:
        """Signed distance at points given by broadcastable coordinate arrays."""
        ax, ay, az = self.a
        bx, by, bz = (self.b[i] - self.a[i] for i in range(3))
        px, py, pz = x - ax, y - ay, z - az
        if self.width != 1.0:  # squeeze y about the rod's own axis
            py, by = py / self.width, by / self.width
        h = np.clip((px * bx + py * by + pz * bz) / max(bx * bx + by * by + bz * bz, 1e-9), 0.0, 1.0)
        off = np.sqrt((px - h * bx) ** 2 + (py - h * by) ** 2 + (pz - h * bz) ** 2)
        return (off - (self.r0 + (self.r1 - self.r0) * h)) * min(self.width, 1.0)

    def box(self) -> tuple[Array, Array]:
        """Low and high corner of what it fills."""
        a, b = np.array(self.a), np.array(self.b)
        r = max(self.r0, self.r1) * np.array([1.0, max(self.width, 1.0), 1.0])
        return np.minimum(a, b) - r, np.maximum(a, b) + r


def melt(first: Array, second: Array, blend: float) -> Array:
    """Smooth minimum of two distances; ``blend`` metres wide."""
    h = np.maximum(blend - np.abs(first - second), 0.0) / blend
    return np.minimum(first, second) - h * h * blend * 0.25


def sample(flesh: Sequence[Flesh], axes: tuple[Array, Array, Array]) -> Array:
    """The body's field on the grid of three coordinate axes; ``FAR`` where no flesh is near."""
    out = np.full(tuple(len(a) for a in axes), FAR)
    step = max(float(np.diff(a).max()) for a in axes)
    for rod in flesh:
        low, high = rod.box()
        margin = max(rod.blend, 2.5 * step)
        cut: list[slice] = []
        for d, axis in enumerate(axes):
            first = np.searchsorted(axis, float(low[d]) - margin)
            last = np.searchsorted(axis, float(high[d]) + margin, side="right")
            cut.append(slice(int(first), int(last)))
        if any(c.start >= c.stop for c in cut):
            continue
        x, y, z = (a[c] for a, c in zip(axes, cut, strict=True))
        block = (cut[0], cut[1], cut[2])
        d = rod.distance(x[:, None, None], y[None, :, None], z[None, None, :])
        out[block] = melt(out[block], d, rod.blend)
    return out


def value(flesh: Sequence[Flesh], points: Array) -> Array:
    """The body's field at (n, 3) points: (n,)."""
    out = np.full(len(points), FAR)
    x, y, z = points.T
    for rod in flesh:
        out = melt(out, rod.distance(x, y, z), rod.blend)
    return out


def distances(flesh: Sequence[Flesh], points: Array) -> Array:
    """Each rod's own distance at (n, 3) points: (rods, n)."""
    x, y, z = points.T
    return np.stack([rod.distance(x, y, z) for rod in flesh])


def gradient(flesh: Sequence[Flesh], points: Array, step: float = 0.004) -> Array:
    """Unit outward direction (n, 3), by differences at the corners of a tetrahedron."""
    corners = np.array([[1, -1, -1], [-1, -1, 1], [-1, 1, -1], [1, 1, 1]], float)
    g = sum((c * value(flesh, points + step * c)[:, None] for c in corners), np.zeros_like(points))
    return g / (np.linalg.norm(g, axis=1, keepdims=True) + 1e-12)
