"""What runs out of a vessel that breaks or tips: drops thrown up and out, and a puddle that spreads."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.performer import Cue, Posed
from studio.stage.world import Sprites, Vector

_GRAVITY = 9.81
_RIM = 28


class Spill:
    """A ``Performer``: water set free at a moment and place. ``liters`` sets how far it spreads (0.25: a glass).

    ``push``: horizontal velocity it already has, metres a second. Before ``start`` there is nothing.
    """

    kind = "water"

    def __init__(
        self, position: Vector, start: float, *, liters: float = 0.25, push: Vector = (0.0, 0.0, 0.0), seed: int = 0,
        color: str = "#9fc0cc",
    ) -> None:  # fmt: skip
        g = np.random.default_rng(seed + 5)
        self._at, self._start, self._push = np.array(position), start, np.array(push) * [1.0, 1.0, 0.0]
        self._radius = 0.55 * liters**0.5
        a = 2 * np.pi * np.arange(_RIM) / _RIM
        shape = 1 + sum(0.16 / k * np.sin(k * a + g.uniform(0, 6.28)) for k in (2, 3, 5))
        self._rim = np.stack([shape * np.cos(a), shape * np.sin(a), np.zeros(_RIM)], 1)
        points = np.concatenate([self._rim * 0.001, np.zeros((1, 3))]).astype(np.float32)
        i = np.arange(_RIM)
        faces = np.stack([i, (i + 1) % _RIM, np.full(_RIM, _RIM)], 1).astype(np.int32)
        self._normals: Floats = np.tile(np.array([0, 0, 1], np.float32), (_RIM + 1, 1))
        tint = np.tile(srgb(color), (_RIM + 1, 1)).astype(np.float32)
        clear = Material(texture=Texture.GLASS, roughness=0.04, a=0.30, two_sided=True)
        self._mesh = Mesh(points + self._at.astype(np.float32), self._normals, tint, faces, clear, casts_shadow=False)
        n = int(70 * max(liters / 0.25, 0.3) ** 0.5)
        way = g.uniform(0, 2 * np.pi, n)
        out, up = g.gamma(2.0, 0.45, n), g.gamma(2.2, 0.55, n)
        self._velocity = np.stack([out * np.cos(way), out * np.sin(way), up], 1) + 0.6 * self._push
        self._size = g.uniform(0.0022, 0.0065, n)
        self._cue = Cue(kind="splash", seconds=start, position=position, subject="water", other="floor", speed_m_s=1.5,
                        mass_kg=liters, material="water")  # fmt: skip

    @property
    def meshes(self) -> tuple[Mesh, ...]:
        return (self._mesh,)

    @property
    def cues(self) -> tuple[Cue, ...]:
        return (self._cue,)

    def at(self, seconds: float) -> Posed:
        t = seconds - self._start
        wide = self._radius * (1 - float(np.exp(-t / 0.22))) if t > 0 else 0.0
        centre = self._at + self._push * (0.12 * (1 - float(np.exp(-max(t, 0.0) / 0.3)))) + np.array([0.0, 0.0, 0.0025])
        points = np.concatenate([self._rim * max(wide, 1e-4), np.zeros((1, 3))]) + centre
        sprites: tuple[Sprites, ...] = ()
        if t > 0:
            drops = self._at + self._velocity * t - np.array([0.0, 0.0, 0.5 * _GRAVITY * t * t])
            flying = drops[:, 2] > self._at[2]
            if flying.any():
                sprites = (
                    Sprites(
                        centers=drops[flying].astype(np.float32), radii=self._size[flying].astype(np.float32),
                        color=(0.80, 0.88, 0.92), opacity=0.65,
                    ),
                )  # fmt: skip
        return Posed((points.astype(np.float32),), (self._normals,), sprites=sprites)

    def focus(self, seconds: float) -> Vector:
        del seconds
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        del seconds
        low, high = self._at - self._radius, self._at + self._radius
        return (float(low[0]), float(low[1]), float(self._at[2])), (
            float(high[0]),
            float(high[1]),
            float(self._at[2] + 0.3),
        )

    def socket(self, name: str, seconds: float) -> Floats:
        del seconds
        if name not in ("root", "top"):
            raise KeyError(name)
        return np.concatenate([np.eye(3), self._at[:, None]], 1).astype(np.float32)
