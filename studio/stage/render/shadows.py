"""Shadow maps of the few lamps that cast shadows: a cone for a spot, a cube for a point.

What stands still is drawn once a shot; what moves is drawn over a copy of it each frame.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.camera import axes
from studio.stage.render.depthmap import FAR, draw
from studio.stage.render.geometry import Geometry
from studio.stage.render.jit import F32
from studio.stage.world import Lamp


@dataclass(eq=False)
class LampMaps:
    """Shadow maps of lamps: ``depth`` (faces, size, size); a spot takes one face, a point six."""

    size: int
    faces: int
    depth: F32 = field(init=False)
    still: dict[tuple[object, ...], F32] = field(default_factory=dict[tuple[object, ...], F32])

    def __post_init__(self) -> None:
        self.depth = np.full((max(self.faces, 1), self.size, self.size), FAR, np.float32)

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
                    z = np.full((self.size, self.size), FAR, np.float32)
                    order = np.nonzero(casters & ~geometry.moving)[0]
                    draw(geometry, order, matrix, z, (0, self.size), perspective=True)
                used[key] = z
                self.depth[slot + face] = z
                order = np.nonzero(casters & geometry.moving)[0]
                draw(geometry, order, matrix, self.depth[slot + face], (0, self.size), perspective=True)
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
