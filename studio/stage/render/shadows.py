"""Shadow maps: two cascades for the sun, and cone or cube maps for the few lamps that cast shadows.

What stands still is drawn once a shot; what moves is drawn over a copy of it each frame, in the rectangle it touches.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.render.camera import axes
from studio.stage.render.geometry import Geometry
from studio.stage.render.jit import F32
from studio.stage.render.visibility import depth_map, transform
from studio.stage.world import Lamp

_FAR = np.float32(1e9)
Order = NDArray[np.int64]


@dataclass(eq=False)
class SunMap:
    """One cascade. ``matrix`` (3, 4): world -> texel x, y and depth in metres; ``scale``: texels a metre."""

    matrix: F32
    scale: float
    still: F32
    depth: F32
    dirty: tuple[int, int, int, int] | None = None


def sun_map(sun: ArrayLike, center: ArrayLike, half_width: float, size: int, geometry: Geometry) -> SunMap:
    """A map of what stands still, ``half_width`` metres about ``center``, seen from the sun."""
    direction = np.asarray(sun, float)
    distance = 60.0 + 2.0 * half_width
    eye = np.asarray(center, float) + direction * distance
    right, up, forward = axes(eye, center)
    scale = size / (2 * half_width)
    linear = np.stack([right * scale, up * scale, forward])
    matrix = np.concatenate([linear, (-linear @ eye)[:, None]], 1)
    matrix[:2, 3] += size / 2
    depth = np.full((size, size), _FAR, np.float32)
    made = SunMap(matrix.astype(np.float32), scale, depth, depth.copy())
    order = np.nonzero(geometry.casts & ~geometry.moving)[0]
    _draw(geometry, order, made.matrix, depth, 0, size, 0, 16)
    made.depth[:] = depth
    return made


def move_sun_map(cascade: SunMap, geometry: Geometry, moving: Order) -> None:
    """Draw what moves over what stands still. ``moving``: casters."""
    size = cascade.depth.shape[0]
    if cascade.dirty is not None:
        y0, y1, x0, x1 = cascade.dirty
        cascade.depth[y0:y1, x0:x1] = cascade.still[y0:y1, x0:x1]
        cascade.dirty = None
    m = cascade.matrix.astype(np.float64)
    at = geometry.centers[moving] @ m[:, :3].T + m[:, 3]
    reach = geometry.radii[moving].astype(np.float64) * cascade.scale + 2
    inside = ((at[:, :2] + reach[:, None] > 0) & (at[:, :2] - reach[:, None] < size)).all(1)
    moving, at, reach = moving[inside], at[inside], reach[inside]
    if not len(moving):
        return
    x0, y0 = (int(max((at[:, i] - reach).min(), 0)) for i in (0, 1))
    x1, y1 = (int(min((at[:, i] + reach).max() + 1, size)) for i in (0, 1))
    _draw(geometry, moving, cascade.matrix, cascade.depth, y0, y1, 0, 4)
    cascade.dirty = (y0, y1, x0, x1)


def _draw(
    geometry: Geometry, order: Order, matrix: F32, z: F32, y0: int, y1: int, perspective: int, bands: int
) -> None:
    if not len(order) or y1 <= y0:
        return
    # depth is kept relative to the light, so subtract the eye of the affine map: solve for it once in double precision
    linear = matrix[:, :3].astype(np.float64)
    eye = np.linalg.solve(linear, -matrix[:, 3].astype(np.float64))
    transform(
        geometry.positions,
        geometry.objects,
        order,
        np.ascontiguousarray(matrix[:, :3]),
        eye.astype(np.float32),
        geometry.points,
    )
    depth_map(geometry.points, geometry.triangles.corners, geometry.objects, order, z, y0, y1, perspective, bands)


class DetailMap:
    """A map of what moves, close about a point; made anew each frame. Its texels stay on a grid fixed in the world, so
    the edges of shadows do not crawl when the point moves. ``depth`` is (1, 1) while there is none."""

    _NONE = np.full((1, 1), _FAR, np.float32)

    def __init__(self, size: int) -> None:
        self._room = np.full((size, size), _FAR, np.float32)
        self.depth = self._NONE
        self.matrix = np.zeros((3, 4), np.float32)
        self.scale = 1.0

    def switch_off(self) -> None:
        """No map this frame."""
        self.depth = self._NONE

    def draw(
        self, sun: ArrayLike, center: NDArray[np.float64], half_width: float, geometry: Geometry, moving: Order
    ) -> None:
        """Draw the casters ``moving`` within ``half_width`` metres about ``center``."""
        size = len(self._room)
        self.scale = size / (2 * half_width)
        direction = np.asarray(sun, float)
        right, up, forward = axes(direction, (0, 0, 0))
        middle = np.array([round(float(center @ v) * self.scale) / self.scale for v in (right, up)])
        eye = right * middle[0] + up * middle[1] + direction * (float(center @ direction) + 60.0)
        linear = np.stack([right * self.scale, up * self.scale, forward])
        matrix = np.concatenate([linear, (-linear @ eye)[:, None]], 1)
        matrix[:2, 3] += size / 2
        self.matrix = matrix.astype(np.float32)
        self.depth = self._room
        self.depth.fill(_FAR)
        at = (geometry.centers[moving] @ matrix[:, :3].T + matrix[:, 3])[:, :2]
        reach = geometry.radii[moving].astype(np.float64)[:, None] * self.scale
        near = moving[((at + reach > 0) & (at - reach < size)).all(1)]
        _draw(geometry, near, self.matrix, self.depth, 0, size, 0, 8)


def outside(cascade: SunMap, geometry: Geometry, moving: Order) -> Order:
    """Those of ``moving`` that are not wholly within a map, so whose shadows may fall beyond it."""
    size = cascade.depth.shape[0]
    m = cascade.matrix.astype(np.float64)
    at = (geometry.centers[moving] @ m[:, :3].T + m[:, 3])[:, :2]
    reach = geometry.radii[moving].astype(np.float64)[:, None] * cascade.scale + 0.2 * cascade.scale
    return moving[~((at - reach > 0) & (at + reach < size)).all(1)]


@dataclass(eq=False)
class LampMaps:
    """Shadow maps of lamps: ``depth`` (faces, size, size); a spot takes one face, a point six."""

    size: int
    faces: int
    depth: F32 = field(init=False)
    still: dict[tuple[object, ...], F32] = field(default_factory=dict[tuple[object, ...], F32])

    def __post_init__(self) -> None:
        self.depth = np.full((max(self.faces, 1), self.size, self.size), _FAR, np.float32)

    def draw(self, lamps: tuple[Lamp, ...], geometry: Geometry, first: list[int]) -> F32:
        """Fill the maps of the lamps whose ``first`` face is not -1; returns (n, 3, 4) matrices of first faces."""
        matrices = np.zeros((max(len(lamps), 1), 3, 4), np.float32)
        used: dict[tuple[object, ...], F32] = {}
        for index, (lamp, slot) in enumerate(zip(lamps, first, strict=True)):
            if slot < 0:
                continue
            position = np.asarray(lamp.position, float)
            reach = np.linalg.norm(geometry.centers - position, axis=1) < lamp.range_m + geometry.radii
            # a lamp's own glass must not put it out
            reach &= (np.linalg.norm(geometry.centers - position, axis=1) > 0.45) | (geometry.radii > 0.45)
            for face in range(1 if lamp.kind == "spot" else 6):
                matrix = _lamp_matrix(lamp, face, self.size)
                if face == 0:
                    matrices[index] = matrix
                ahead = (geometry.centers - position) @ _unit(matrix[2, :3]) > -geometry.radii
                casters = geometry.casts & reach & ahead
                key = (index, face, lamp.position, lamp.direction, lamp.range_m)
                z = self.still.get(key)
                if z is None:
                    z = np.full((self.size, self.size), _FAR, np.float32)
                    order = np.nonzero(casters & ~geometry.moving)[0]
                    _draw(geometry, order, matrix, z, 0, self.size, 1, 4)
                used[key] = z
                self.depth[slot + face] = z
                _draw(
                    geometry,
                    np.nonzero(casters & geometry.moving)[0],
                    matrix,
                    self.depth[slot + face],
                    0,
                    self.size,
                    1,
                    2,
                )
        self.still = used
        return matrices


def _unit(v: NDArray[np.floating]) -> NDArray[np.float64]:
    d = v.astype(np.float64)
    return d / (np.linalg.norm(d) + 1e-12)


def _lamp_matrix(lamp: Lamp, face: int, size: int) -> F32:
    """(3, 4) homogeneous texels of a face: +x -x +y -y +z -z of a cube, or the cone of a spot."""
    half = size / 2
    position = np.asarray(lamp.position, float)
    if lamp.kind == "spot":
        right, up, forward = axes(position, position + np.asarray(lamp.direction, float))
        k = half / np.tan(np.arccos(max(lamp.cone[1], 0.1)) * 1.04 + 0.02)
        linear = np.stack([k * right + half * forward, -k * up + half * forward, forward])
    else:
        axis, sign = face // 2, 1.0 if face % 2 == 0 else -1.0
        others = [i for i in range(3) if i != axis]
        linear = np.zeros((3, 3))
        linear[2, axis] = sign
        linear[0, others[0]] = linear[1, others[1]] = half
        linear[0, axis] = linear[1, axis] = sign * half
    return np.concatenate([linear, (-linear @ position)[:, None]], 1).astype(np.float32)
