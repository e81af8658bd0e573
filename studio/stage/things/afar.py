"""What one sees from afar: a volcano that erupts, a tornado, a windmill that turns."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material, Mesh, Texture, merged, srgb
from studio.stage.shapes import box, capsule, lathe, quad, rock, tube, vertex_normals
from studio.stage.things.fire import flicker
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, recipe
from studio.stage.world import Lamp, Sprites

Array = NDArray[np.float64]

_RADIUS_M, _HIGH_M, _CRATER_M = 44.0, 27.0, 6.0
_LAVA = Material(roughness=0.9, emission=5.0)


def _flank(radius: float) -> float:
    """How high a volcano's side is at a distance from its middle: steeper the higher."""
    u = min(max((_RADIUS_M - radius) / (_RADIUS_M - _CRATER_M), 0.0), 1.0)
    return _HIGH_M * u**1.55


class _Lava:
    """Glowing lumps that run down the gullies of a volcano, slower where it is flat, and dim as they cool."""

    def __init__(self, seed: int) -> None:
        g = np.random.default_rng(seed + 5)
        self.angles = np.array([-2.05, -1.62, -1.18, -0.55, -2.75]) - 0.0 + g.uniform(-0.12, 0.12, 5)
        self.lengths = np.array([34.0, 24.0, 30.0, 17.0, 20.0])
        self._each = 22
        n = self._each * len(self.angles)
        self._born, self._aside = g.uniform(0, 1, n), g.normal(0, 0.35, n)
        self._size = g.uniform(0.5, 1.0, n)

    def path(self, k: int, share: Array) -> Array:
        """(n, 3) points down the k-th gully."""
        r = _CRATER_M - 0.6 + self.lengths[k] * share
        a = self.angles[k] + 0.10 * np.sin(5.0 * share + k)
        z = np.array([_flank(float(x)) for x in np.ravel(r)])
        return np.stack([r * np.cos(a), r * np.sin(a), z], -1)

    def meshes(self) -> list[Mesh]:
        out: list[Mesh] = []
        for k in range(len(self.angles)):
            u = np.linspace(0.0, 1.0, 16)
            wide = (1.15 - 0.55 * u) * (1.0 + 0.25 * np.sin(9 * u + k))
            run = self.path(k, u)
            out.append(tube(run - np.array([0.0, 0.0, 0.15]), wide, "#ff5a10", _LAVA, 8))
            out.append(tube(run + np.array([0.0, 0.0, 0.25]), 0.42 * wide, "#ffd060", _LAVA, 6))
        return out

    def dots(self, seconds: float) -> Sprites:
        u = np.mod(self._born + seconds / 7.0, 1.0)
        k = np.repeat(np.arange(len(self.angles)), self._each)
        points = np.concatenate([self.path(i, u[k == i]) for i in range(len(self.angles))])
        points[:, :2] += self._aside[:, None] * 0.8
        points[:, 2] += 0.5
        return Sprites(centers=points.astype(np.float32), radii=(0.9 * self._size * (1 - 0.4 * u)).astype(np.float32),
                       color=(5.0, 1.5, 0.22), opacity=0.5, glow=True)  # fmt: skip


def _bombs(seconds: float, seed: int, count: int = 150) -> Sprites:
    """Lumps of fire thrown out of the crater, each on its own arc, again and again."""
    g = np.random.default_rng(seed + 9)
    life = g.uniform(2.2, 4.2, count)
    age = np.mod(seconds + g.uniform(0, 4.2, count), life)
    a, out, up = g.uniform(0, math.tau, count), g.uniform(0.4, 4.6, count), g.uniform(9.0, 21.0, count)
    x, y = out * age * np.cos(a), out * age * np.sin(a)
    z = _HIGH_M - 1.0 + up * age - 4.9 * age**2
    floor = np.array([_flank(float(r)) for r in np.hypot(x, y)])
    z = np.maximum(z, floor + 0.2)
    size = g.uniform(0.28, 0.75, count) * (1 - 0.5 * age / life)
    return Sprites(centers=np.stack([x, y, z], 1).astype(np.float32), radii=size.astype(np.float32),
                   color=(7.0, 2.4, 0.4), opacity=0.9, glow=True)  # fmt: skip


def _plume(seconds: float, seed: int) -> tuple[Sprites, ...]:
    """A column of ash that swells, darkest low down, lit by the fire under it."""
    g = np.random.default_rng(seed + 21)
    n = 110
    age = np.mod(g.uniform(0, 1, n) + seconds / 11.0, 1.0)
    a = g.uniform(0, math.tau, n) + 0.6 * seconds * (0.3 + age)
    wide = (3.0 + 15.0 * age**0.8) * np.sqrt(g.uniform(0, 1, n))
    x = wide * np.cos(a) + 14.0 * age**1.4
    y = wide * np.sin(a)
    z = _HIGH_M - 1.0 + 44.0 * age**0.75
    radii = (2.2 + 6.5 * age).astype(np.float32)
    centers = np.stack([x, y, z], 1).astype(np.float32)
    low, high = age < 0.22, age >= 0.22
    return (
        Sprites(centers=centers[high], radii=radii[high], color=(0.10, 0.095, 0.095), opacity=0.42),
        Sprites(centers=centers[low], radii=radii[low], color=(0.20, 0.10, 0.06), opacity=0.5),
        Sprites(centers=centers[low], radii=(0.8 * radii[low]).astype(np.float32), color=(1.2, 0.32, 0.06),
                opacity=0.16, glow=True),
    )  # fmt: skip


@recipe(27.0, "volcano")
def volcano(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A cone with a crater that throws fire and ash, lava running down the side that is seen (-y is to be seen)."""
    g = np.random.default_rng(seed)
    rings, sides = 15, 56
    radii = np.concatenate([[_CRATER_M * 0.55], np.linspace(_CRATER_M, _RADIUS_M, rings - 1)])
    angle = np.linspace(0, math.tau, sides, endpoint=False)
    ridges = sum(g.uniform(0.3, 1.0) * np.sin(m * angle + g.uniform(0, 6.28)) for m in (3, 5, 7, 11, 13))
    points = np.zeros((rings, sides, 3))
    for n, r in enumerate(radii):
        rough = 0.55 * ridges * min(n, 8) / 8 + 0.25 * g.normal(0, 1, sides)
        own = r * (1 + 0.012 * ridges)
        high = _flank(float(r)) + rough if n else _HIGH_M - 3.0
        points[n] = np.stack([own * np.cos(angle), own * np.sin(angle), np.broadcast_to(high, sides)], 1)
    points[-1, :, 2] = -1.5
    i = np.arange(rings * sides).reshape(rings, sides)
    j = np.roll(i, -1, 1)
    faces = np.concatenate([
        np.stack([i[:-1].ravel(), i[1:].ravel(), j[1:].ravel()], 1),
        np.stack([i[:-1].ravel(), j[1:].ravel(), j[:-1].ravel()], 1),
    ]).astype(np.int32)  # fmt: skip
    flat = points.reshape(-1, 3)
    tall = np.clip(flat[:, 2:3] / _HIGH_M, 0, 1)
    color = srgb("#5b5148") * (1 - tall) + srgb("#2b2523") * tall
    stone = Material(texture=Texture.ROCK, roughness=0.95, scale=0.25)
    around = vertex_normals(flat, faces).astype(np.float32)
    cone = Mesh(flat.astype(np.float32), around, color.astype(np.float32), faces, stone)
    lava = _Lava(seed)
    pool = rock((0, 0, _HIGH_M - 2.4), (4.4, 4.4, 0.7), "#ffb030", _LAVA, seed, 2, 0.1)

    def lamps(seconds: float) -> tuple[Lamp, ...]:
        bright = flicker(seconds, seed)
        return (Lamp(position=(0.0, -3.0, _HIGH_M + 5.0), color=(1.0, 0.42, 0.14), power=900.0 * bright, range_m=75.0,
                     size_m=3.0, halo=0.35),)  # fmt: skip

    def sprites(seconds: float) -> tuple[Sprites, ...]:
        return (*_plume(seconds, seed), lava.dots(seconds), _bombs(seconds, seed))

    life = Life(sprites=sprites, lamps=lamps, loop="fire")
    extent = ((-30.0, -30.0, 0.0), (30.0, 30.0, 44.0))
    return made(kind, [cone, pool, *lava.meshes()], 1e6, "stone", life=life, extent=extent)


# ------------------------------------------------------------------------------------------------ a tornado


_FUNNEL_M, _TURNS_S = 46.0, 1.1


@recipe(40.0, "tornado")
def tornado(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A funnel that turns, sways and wanders along x, dust and splinters about its foot."""
    g = np.random.default_rng(seed)
    rings, sides = 22, 30
    u = np.linspace(0.0, 1.0, rings)
    radius = 1.0 + 15.0 * u**2.2 + 1.6 * u
    angle = np.linspace(0, math.tau, sides, endpoint=False)
    bands = 0.5 + 0.5 * np.sin(3 * angle[None] - 16 * u[:, None] + 0.7 * np.sin(5 * angle[None] + 9 * u[:, None]))
    shade = np.repeat(bands.reshape(-1, 1), 3, 1)
    colors = (srgb("#3c3d40") * (1 - shade) + srgb("#8b8a86") * shade).astype(np.float32)
    i = np.arange(rings * sides).reshape(rings, sides)
    j = np.roll(i, -1, 1)
    faces = np.concatenate([
        np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
        np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
    ]).astype(np.int32)  # fmt: skip

    def spine(seconds: float, share: Array) -> Array:
        sway = 2.6 * np.sin(0.9 * seconds + 3.4 * share) * (0.25 + share)
        return np.stack(
            [wander(seconds) + sway + 6.0 * share**2, 1.2 * np.cos(0.7 * seconds + 4 * share), 0 * share], -1
        )

    def wander(seconds: float) -> float:
        return 1.5 * (seconds - 2.5)

    def shape(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        turn = angle[None] + math.tau * seconds / _TURNS_S * (1.0 - 0.45 * u[:, None])
        bumps = 1.0 + 0.07 * np.sin(3 * angle[None] - 14 * u[:, None])
        r = radius[:, None] * bumps
        middle = spine(seconds, u)
        points = np.stack([
            middle[:, 0:1] + r * np.cos(turn), middle[:, 1:2] + r * np.sin(turn),
            np.broadcast_to(_FUNNEL_M * u[:, None], turn.shape),
        ], -1).reshape(-1, 3)  # fmt: skip
        return ((points.astype(np.float32), vertex_normals(points, faces).astype(np.float32)),)

    first, normals = shape(0.0)[0]
    mist = Material(roughness=1.0, two_sided=True)
    funnel = Mesh(first, normals, colors, faces, mist, casts_shadow=False, ink=0.0)
    n = 240
    born, out, high = g.uniform(0, math.tau, n), 1.0 + 6.5 * np.sqrt(g.uniform(0, 1, n)), 6.0 * g.uniform(0, 1, n) ** 2
    size, pace = g.uniform(0.4, 1.3, n), g.uniform(0.7, 1.2, n)
    m = 60
    at, far, up = g.uniform(0, math.tau, m), g.uniform(2.0, 9.0, m), g.uniform(0.5, 20.0, m)

    def sprites(seconds: float) -> tuple[Sprites, ...]:
        a = born + 5.0 * pace * seconds
        foot = wander(seconds)
        dust = np.stack([foot + out * np.cos(a), out * np.sin(a), 0.3 + high], 1)
        b = at + 4.2 * seconds
        rise = np.mod(up + 3.0 * seconds, 20.0)
        bits = np.stack([foot + (far + 0.3 * rise) * np.cos(b), (far + 0.3 * rise) * np.sin(b), 0.5 + rise], 1)
        return (
            Sprites(centers=dust.astype(np.float32), radii=size.astype(np.float32), color=(0.30, 0.25, 0.19),
                    opacity=0.3),
            Sprites(centers=bits.astype(np.float32), radii=np.full(m, 0.16, np.float32), color=(0.07, 0.05, 0.04),
                    opacity=0.95),
        )  # fmt: skip

    clouds = [
        rock((4.0 + 13.0 * math.cos(k * 1.05), 9.0 * math.sin(k * 1.05), _FUNNEL_M + 1.0), (17.0, 13.0, 4.2), "#4a4c50",
             Material(roughness=1.0), seed + k, 2, 0.2)
        for k in range(6)
    ]  # fmt: skip
    life = Life(meshes=(funnel,), shape=shape, sprites=sprites, loop="wind")
    extent = ((-10.0, -6.0, 0.0), (14.0, 6.0, 34.0))
    return made(kind, clouds, 1e5, "leaf", life=life, extent=extent)


# ------------------------------------------------------------------------------------------------ a windmill


@recipe(11.0, "windmill")
def windmill(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A tapering tower with a gallery and a cap, four sails that turn before it (+x is ahead)."""
    wood, thatch = (
        Material(texture=Texture.WOOD, roughness=0.8),
        Material(texture=Texture.PLANKS, roughness=0.85, scale=3.0),
    )
    body = paint_of(attributes, "#a3644a")
    brick = Material(texture=Texture.BRICK, roughness=0.9, scale=4.0)
    high = 7.6
    parts = [
        lathe((0, 0, 0), [(2.35, 0.0), (2.1, 2.6), (1.95, 2.6)], body, brick, 8),
        lathe((0, 0, 2.6), [(1.95, 0.0), (1.25, high - 2.6), (0.01, high - 2.6)], "#6d5540", thatch, 8),
        lathe((0, 0, 2.55), [(2.75, 0.0), (2.75, 0.12), (1.9, 0.13)], "#8a6a48", wood, 16),
        lathe((0, 0, high), [(1.42, 0.0), (1.38, 0.25), (1.15, 0.95), (0.55, 1.5), (0.01, 1.65)], "#4a3a2c", thatch,
              16),
        box((2.22, 0, 0.95), (0.16, 0.9, 1.9), "#3f5f46", wood),
        box((1.62, 0, 4.3), (0.3, 0.55, 0.8), "#f2eee2", wood),
        box((1.66, 0, 4.3), (0.3, 0.42, 0.66), "#33414c", Material(roughness=0.2)),
        capsule((0.4, 0, high + 0.62), (1.95, 0, high + 0.72), 0.16, 0.13, "#33281e", wood, 10, 2),
    ]  # fmt: skip
    for k in range(16):
        a = k * math.tau / 16
        c, s = 2.68 * math.cos(a), 2.68 * math.sin(a)
        parts.append(capsule((c, s, 2.66), (c, s, 3.35), 0.03, 0.03, "#e8e2d2", wood, 5, 1))
    parts.append(lathe((0, 0, 3.33), [(2.66, 0.0), (2.70, 0.0), (2.70, 0.05), (2.66, 0.05)], "#e8e2d2", wood, 16))
    sails: list[Mesh] = []
    cloth = Material(texture=Texture.CLOTH, roughness=0.9, two_sided=True)
    for k in range(4):
        a = k * math.pi / 2
        c, s = math.cos(a), math.sin(a)

        def on(out: float, aside: float, ahead: float = 0.0, c: float = c, s: float = s) -> tuple[float, float, float]:
            return (ahead, out * c - aside * s, out * s + aside * c)

        sails.append(capsule(on(0, 0), on(5.3, 0), 0.085, 0.05, "#3d2e20", wood, 7, 1))
        sails.append(quad([on(1.1, 0.10, 0.03), on(5.2, 0.10, 0.03), on(5.2, 1.05, 0.16), on(1.1, 1.05, 0.22)],
                          "#efe7d2", cloth))  # fmt: skip
        for m in range(7):
            r = 1.1 + 4.1 * m / 6
            sails.append(capsule(on(r, -0.12), on(r, 1.12, 0.2), 0.022, 0.022, "#5a4430", wood, 5, 1))
        sails.append(capsule(on(1.1, 1.08, 0.2), on(5.2, 1.08, 0.16), 0.022, 0.022, "#5a4430", wood, 5, 1))
    one: dict[Material, list[Mesh]] = {}
    for mesh in sails:
        one.setdefault(mesh.material, []).append(mesh)
    moving = tuple(merged(meshes) for meshes in one.values())
    hub = np.array([2.0, 0.0, high + 0.72])

    def shape(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        a = 0.75 * seconds + 0.4
        c, s = math.cos(a), math.sin(a)
        turn = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
        return tuple(
            ((m.positions @ turn.T + hub).astype(np.float32), (m.normals @ turn.T).astype(np.float32)) for m in moving
        )

    life = Life(meshes=moving, shape=shape, loop="creak")
    return made(kind, parts, 5e4, "stone", life=life, extent=((-2.6, -5.2, 0.0), (2.6, 5.2, 13.4)))
