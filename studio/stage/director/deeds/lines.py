"""Ropes, nets and streams: what hangs or runs between points that move."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Cue, Posed
from studio.stage.shapes import tube
from studio.stage.world import Sprites, Vector

Array = NDArray[np.float64]
Points = Callable[[float], Array]
"""Seconds -> (n, 3) points of the world; n does not change."""

_GRAVITY = 9.81
_ROPE = Material(texture=Texture.CLOTH, roughness=0.9)


class Strands:
    """A ``Performer``: thin strands through points that move: one rope, or the meshes of a net."""

    def __init__(
        self, kind: str, strands: tuple[Points, ...], radius: float, color: str, *, cues: tuple[Cue, ...] = (),
        sides: int = 5,
    ) -> None:  # fmt: skip
        self.kind = kind
        self.cues = cues
        self._strands, self._radius, self._color, self._sides = strands, radius, color, sides
        self._first = self._built(0.0)

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return (self._first,)

    def _built(self, seconds: float) -> Mesh:
        parts = [tube(s(seconds), self._radius, self._color, _ROPE, self._sides) for s in self._strands]
        if len(parts) == 1:
            return parts[0]
        starts = np.cumsum([0, *(len(part.positions) for part in parts[:-1])])
        return replace(
            parts[0],
            positions=np.concatenate([part.positions for part in parts]),
            normals=np.concatenate([part.normals for part in parts]),
            colors=np.concatenate([part.colors for part in parts]),
            triangles=np.concatenate(
                [part.triangles + start for part, start in zip(parts, starts, strict=True)]
            ).astype(np.int32),
        )

    def at(self, seconds: float) -> Posed:
        mesh = self._built(seconds)
        return Posed((mesh.positions,), (mesh.normals,))

    def focus(self, seconds: float) -> Vector:
        low, high = self.bounds(seconds)
        return ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        points = np.concatenate([strand(seconds) for strand in self._strands])
        low, high = points.min(0), points.max(0)
        return (float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def sagging(start: Callable[[float], Vector], end: Callable[[float], Vector], sag_m: float, count: int = 14) -> Points:
    """A rope between two points that hangs through by ``sag_m`` in the middle."""
    share = np.linspace(0.0, 1.0, count)[:, None]
    dip = 4 * share * (1 - share) * np.array([[0.0, 0.0, -sag_m]])

    def points(seconds: float) -> Array:
        a, b = np.array(start(seconds)), np.array(end(seconds))
        return a + (b - a) * share + dip

    return points


class Stream:
    """A ``Performer``: a liquid that runs from a moving spout down to a height, while it runs."""

    kind = "water"
    meshes: tuple[Mesh, ...] = ()

    def __init__(
        self, spout: Callable[[float], tuple[Vector, Vector]], floor_z: Callable[[float], float], start: float,
        end: float, color: Vector, *, wide: float = 0.0, radius: float = 0.006, drops: int = 90, loop: str = "pour",
        seed: int = 0,
    ) -> None:  # fmt: skip
        """``spout``: seconds -> (where it leaves, with what velocity); ``floor_z``: seconds -> where it ends; ``wide``:
        how the drops part, metres a second; ``color`` linear RGB."""
        g = np.random.default_rng(seed + 3)
        self._spout, self._floor, self._start, self._end = spout, floor_z, start, end
        self._color, self._drops = color, drops
        self._part = g.normal(0.0, 1.0, (drops, 3)) * wide
        self._size = radius * g.uniform(0.7, 1.2, drops)
        self._order = (np.arange(drops) + g.uniform(0, 0.9, drops)) / drops
        self.cues = (
            Cue(kind="loop", seconds=start, until=end, position=spout((start + end) / 2)[0], subject="water",
                other=loop, speed_m_s=1.0, mass_kg=0.2, material="water"),
        )  # fmt: skip

    def at(self, seconds: float) -> Posed:
        return Posed((), (), sprites=self._falling(seconds))

    def _falling(self, seconds: float) -> tuple[Sprites, ...]:
        at, velocity = self._spout(seconds)
        drop = at[2] - self._floor(seconds)
        if drop <= 0.0:
            return ()
        v = velocity[2]
        lasts = (v + np.sqrt(v * v + 2 * _GRAVITY * drop)) / _GRAVITY
        age = np.mod(self._order + seconds / lasts, 1.0) * lasts
        left = seconds - age
        runs = (left >= self._start) & (left < self._end)
        if not runs.any():
            return ()
        moved = np.array(at) + np.array(velocity) * age[:, None] + self._part * age[:, None]
        moved[:, 2] -= _GRAVITY / 2 * age**2
        centers = moved[runs].astype(np.float32)
        return (Sprites(centers=centers, radii=self._size[runs].astype(np.float32), color=self._color, opacity=0.85),)

    def focus(self, seconds: float) -> Vector:
        return self._spout(seconds)[0]

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        x, y, z = self._spout(seconds)[0]
        return (x - 0.02, y - 0.02, self._floor(seconds)), (x + 0.02, y + 0.02, z)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
