"""The sea as it moves: a surface that rises and falls with the swell that boats ride, its crests flecked with foam."""

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.performer import Cue, Posed
from studio.stage.sets import materials as mat
from studio.stage.sets.forms import Array, raw
from studio.stage.shapes import Color
from studio.stage.things.swell import heights, significant_height
from studio.stage.world import Vector

REACH_M = 230.0
"""How far the moving surface goes; it is level at its rim."""
_RINGS, _SECTORS = 62, 96
_INNER_M = 0.35
_ROUGH = 0.9
"""From this sea state on, waves break."""


class OpenWater:
    """A performer without a part: the sea about the origin. ``sea_state`` as in ``things.swell``, 0 glassy .. 2 rough.

    The surface is a disc of rings that widen with distance; waves fade out toward the rim, where the set's still water
    takes over. Foam is a scatter of patches that swell up where a crest passes under them.
    """

    kind = "water"
    cues: tuple[Cue, ...] = ()

    def __init__(self, sea_state: float, color: Color, ripple: float, seed: int = 0, water_z: float = 0.0) -> None:
        self._state = sea_state
        self._level = water_z
        radius = np.concatenate([[0.0], np.geomspace(_INNER_M, REACH_M, _RINGS)])
        turn = np.linspace(0, 2 * np.pi, _SECTORS + 1)
        self._radius, self._turn = radius, turn
        r, a = np.meshgrid(radius, turn, indexing="ij")
        self._x, self._y = r * np.cos(a), r * np.sin(a)
        level = 55.0 if sea_state < _ROUGH else 110.0  # high waves are seen from afar
        self._fade = _smooth(1.0 - (r - level) / (REACH_M * 0.9 - level))
        self._step = np.maximum(r * 0.10, 0.05)
        rows, columns = r.shape
        i = np.arange((rows - 1) * columns).reshape(rows - 1, columns)[:, :-1].ravel()
        faces = np.concatenate(
            [np.stack([i, i + columns, i + columns + 1], 1), np.stack([i, i + columns + 1, i + 1], 1)]
        )
        flat = np.stack([self._x, self._y, np.full_like(r, water_z)], -1).reshape(-1, 3)
        up = np.tile([0.0, 0.0, 1.0], (len(flat), 1))
        surface = raw(flat, up, srgb(color), faces, mat.water(ripple, 0.95))
        self._foam_at, foam = _foam(
            seed, 1400 if sea_state >= _ROUGH else 70, water_z, 150.0 if sea_state >= _ROUGH else 66.0
        )
        self._foam_shape = foam.positions.astype(np.float64) - self._foam_at.repeat(7, 0)
        self._meshes = tuple(_unseen(m) for m in (surface, foam))

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return self._meshes

    def height(self, x: Array, y: Array, seconds: float) -> Array:
        """Height of the drawn water at points near the origin, metres."""
        return self._level + heights(x, y, seconds, self._state)

    def at(self, seconds: float) -> Posed:
        z, slope_x, slope_y = self._surface(seconds)
        p = np.stack([self._x, self._y, z], -1).reshape(-1, 3).astype(np.float32)
        n = np.stack([-slope_x, -slope_y, np.ones_like(z)], -1).reshape(-1, 3)
        n /= np.linalg.norm(n, axis=1, keepdims=True)
        foam_p, foam_n = self._foam_now(seconds)
        return Posed((np.ascontiguousarray(p), foam_p), (np.ascontiguousarray(n, np.float32), foam_n))

    def _surface(self, seconds: float) -> tuple[Array, Array, Array]:
        """Heights and slopes on the polar grid; far out, where rings are wide, short waves are averaged away."""
        c, s = np.cos(self._turn)[None], np.sin(self._turn)[None]
        z = np.zeros_like(self._x)
        for share in (-0.45, 0.0, 0.45):
            x, y = self._x + share * self._step * c, self._y + share * self._step * s
            z += heights(x, y, seconds, self._state) / 3
        z *= self._fade
        dz_dr = np.gradient(z, self._radius, axis=0)
        around = (np.roll(z[:, :-1], -1, 1) - np.roll(z[:, :-1], 1, 1)) / (2 * (self._turn[1] - self._turn[0]))
        around = np.concatenate([around, around[:, :1]], 1) / np.maximum(self._radius, _INNER_M)[:, None]
        return self._level + z, dz_dr * c - around * s, dz_dr * s + around * c

    def _foam_now(self, seconds: float) -> tuple[Floats, Floats]:
        """Foam patches laid on the water: as wide as the crest under them is high, gone in the troughs."""
        x, y = self._foam_at[:, 0], self._foam_at[:, 1]
        crest = max(significant_height(self._state) * 0.5, 0.05)
        z = heights(x, y, seconds, self._state)
        size = _smooth((z / crest - 0.25) / 0.7)
        corners = self._foam_shape.reshape(-1, 7, 3) * np.stack([size, size, np.ones_like(size)], 1)[:, None]
        p = corners + self._foam_at[:, None]
        p[..., 2] = (
            self._level + heights(p[..., 0], p[..., 1], seconds, self._state) + 0.03 - 0.3 * (size < 0.02)[:, None]
        )
        n = np.zeros_like(p)
        n[..., 2] = 1.0
        return (
            np.ascontiguousarray(p.reshape(-1, 3), np.float32),
            np.ascontiguousarray(n.reshape(-1, 3), np.float32),
        )

    def focus(self, seconds: float) -> Vector:
        return (0.0, 0.0, self._level)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        tall = significant_height(self._state)
        return (-REACH_M, -REACH_M, self._level - tall), (REACH_M, REACH_M, self._level + tall)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


def _smooth(t: Array) -> Array:
    t = np.clip(t, 0.0, 1.0)
    return t * t * (3 - 2 * t)


def _unseen(mesh: Mesh) -> Mesh:
    """Water casts no shadow and is not seen in its own mirror."""
    return Mesh(
        mesh.positions, mesh.normals, mesh.colors, mesh.triangles, mesh.material, rest=mesh.positions,
        casts_shadow=False, mirrored=False, ink=0.2,
    )  # fmt: skip


def _foam(seed: int, count: int, water_z: float, reach_m: float) -> tuple[Array, Mesh]:
    """Patches of foam: (count, 3) middles, and one mesh of hexagons (7 corners each) drawn out along the crests."""
    g = np.random.default_rng([seed & 0xFFFFFFFF, 77])
    r, a = 3.5 + reach_m * g.random(count) ** 0.8, g.uniform(0, 2 * np.pi, count)
    middle = np.stack([r * np.cos(a), r * np.sin(a), np.full(count, water_z)], 1)
    along = np.radians(38 + 90) + g.normal(0, 0.25, count)
    length, width = (0.25 + r / 26) * g.uniform(0.5, 1.5, count), (0.05 + r / 160) * g.uniform(0.5, 1.5, count)
    ring = np.concatenate([[[0.0, 0.0]], [[np.cos(t), np.sin(t)] for t in np.arange(6) * np.pi / 3]])
    local = ring[None] * g.uniform(0.55, 1.25, (count, 7, 1)) * np.stack([length, width], 1)[:, None]
    c, s = np.cos(along)[:, None], np.sin(along)[:, None]
    x, y = local[..., 0] * c - local[..., 1] * s, local[..., 0] * s + local[..., 1] * c
    p = middle[:, None] + np.stack([x, y, np.zeros_like(x)], -1)
    fan = np.array([[0, k + 1, (k + 1) % 6 + 1] for k in range(6)])
    faces = (fan[None] + 7 * np.arange(count)[:, None, None]).reshape(-1, 3)
    material = Material(texture=Texture.GRIME, scale=1.6, roughness=0.95)
    flat: NDArray[np.float64] = p.reshape(-1, 3)
    return middle, shapes.smooth(flat, faces, "#eef3f4", material)
