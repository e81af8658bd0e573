"""Things that burn and shine: campfires, candles, torches, lanterns. Flames are sheets of FLAME that lick upward;
sparks are dots; lamps flicker. Everything is a function of time."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock, torus, vertex_normals
from studio.stage.things.forms import CLOTH, DULL_METAL, MATT, METAL, WOOD, Array, bent, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, place, recipe
from studio.stage.world import Lamp, Sprites

_FLAME = Material(texture=Texture.FLAME, roughness=1.0, emission=5.0, two_sided=True)
_HOT = Material(roughness=0.9, emission=2.2)


def flicker(seconds: float, seed: int) -> float:
    """Brightness of a fire about 1, 0.7..1.25: waves without a common period."""
    p = seed * 1.7
    return float(
        1.0
        + 0.10 * np.sin(seconds * 8.3 + p)
        + 0.07 * np.sin(seconds * 13.7 + 2.1 * p)
        + 0.06 * np.sin(seconds * 21.1 + 0.7 * p)
        + 0.05 * np.sin(seconds * 3.1 + p * 3.3)
    )


class Flames:
    """A bunch of flame tongues standing on a disc: each a tapered tube of rings that sways more the higher it is.

    ``shape(t)``: positions and normals, the same topology at all times.
    """

    RINGS, SIDES = 9, 8

    def __init__(self, tongues: int, radius: float, height: float, seed: int, base: Array | None = None) -> None:
        g = np.random.default_rng(seed)
        angle = g.uniform(0, 2 * np.pi, tongues) + np.arange(tongues) * 2.4
        spread = radius * np.sqrt(np.arange(tongues) / max(tongues, 1)) * 0.8
        self._foot = np.stack([spread * np.cos(angle), spread * np.sin(angle), np.zeros(tongues)], 1)
        if base is not None:
            self._foot = self._foot + base
        self._tall = height * (1.0 - 0.55 * spread / max(radius, 1e-6)) * g.uniform(0.75, 1.1, tongues)
        self._wide = radius * g.uniform(0.30, 0.42, tongues) * (0.7 + 0.3 * self._tall / height)
        self._lean = -self._foot * (0.55 if base is None else 0.0)
        self._phase = g.uniform(0, 6.28, (tongues, 3))
        self._rate = g.uniform(0.8, 1.3, tongues)
        u = np.linspace(0, 1, self.RINGS)
        self._u = u
        self._profile = (np.sin(np.pi * u**0.62) ** 0.9) * (1 - 0.35 * u) + 0.02 * (1 - u)
        i = np.arange(tongues * self.RINGS * self.SIDES).reshape(tongues, self.RINGS, self.SIDES)
        j = np.roll(i, -1, 2)
        self.triangles = np.concatenate(
            [
                np.stack([i[:, :-1].ravel(), j[:, :-1].ravel(), j[:, 1:].ravel()], 1),
                np.stack([i[:, :-1].ravel(), j[:, 1:].ravel(), i[:, 1:].ravel()], 1),
            ]
        ).astype(np.int32)
        hot, middle, cool = srgb("#fff0b8"), srgb("#ff9a2c"), srgb("#d8380c")
        t = u[:, None]
        ramp = np.where(t < 0.4, hot + (middle - hot) * t / 0.4, middle + (cool - middle) * (t - 0.4) / 0.6)
        self.colors: Floats = np.tile(np.repeat(ramp, self.SIDES, 0), (tongues, 1)).astype(np.float32)

    def shape(self, seconds: float) -> tuple[Floats, Floats]:
        t = seconds * self._rate
        u = self._u[None, :]
        pulse = 1 + 0.18 * np.sin(9.0 * t + self._phase[:, 0]) + 0.10 * np.sin(17.0 * t + self._phase[:, 1])
        tall = self._tall * pulse
        sway_x = 0.16 * tall[:, None] * u**1.6 * np.sin(6.5 * t[:, None] - 5.5 * u + self._phase[:, 1:2])
        sway_y = 0.16 * tall[:, None] * u**1.6 * np.sin(5.7 * t[:, None] - 5.0 * u + self._phase[:, 2:3])
        spine = self._foot[:, None] + self._lean[:, None] * u[..., None] ** 1.2
        spine = spine + np.stack([sway_x, sway_y, tall[:, None] * u], -1)
        a = np.linspace(0, 2 * np.pi, self.SIDES, endpoint=False)
        wobble = 1 + 0.22 * np.sin(
            3 * a[None, None] + 7 * t[:, None, None] - 6 * u[..., None] + self._phase[:, 0:1, None]
        )
        r = (self._wide[:, None] * self._profile[None])[..., None] * wobble
        ring = np.stack([np.cos(a), np.sin(a), 0 * a], -1)
        points = (spine[:, :, None] + r[..., None] * ring[None, None]).reshape(-1, 3)
        return points.astype(np.float32), vertex_normals(points, self.triangles).astype(np.float32)

    def mesh(self) -> Mesh:
        p, n = self.shape(0.0)
        return Mesh(p, n, self.colors, self.triangles, _FLAME, casts_shadow=False, ink=0.0)


def sparks(seconds: float, seed: int, count: int, radius: float, rise: float) -> Sprites:
    """Glowing dots that fly up in widening spirals, each with its own life of 1.2 to 2.6 s."""
    g = np.random.default_rng(seed)
    life = g.uniform(1.2, 2.6, count)
    birth = g.uniform(0, 1, count) * life
    age = np.mod(seconds + birth, life) / life
    turn = np.floor((seconds + birth) / life)  # each rebirth elsewhere
    a = g.uniform(0, 6.28, count) + 2.399 * turn
    reach = radius * (0.3 + 1.4 * age) * g.uniform(0.3, 1, count)
    drift = 0.18 * rise * age**1.5
    x = reach * np.cos(a + 1.8 * age) + drift * np.sin(a * 3 + seconds)
    y = reach * np.sin(a + 1.8 * age) + drift * np.cos(a * 2 + seconds * 0.8)
    z = 0.15 + rise * age**0.85 * g.uniform(0.6, 1.0, count)
    size = 0.0085 * (1 - age) ** 0.5 * g.uniform(0.6, 1.3, count)
    return Sprites(
        centers=np.stack([x, y, z], 1).astype(np.float32),
        radii=size.astype(np.float32),
        color=(6.0, 2.4, 0.55),
        opacity=0.95,
        glow=True,
    )


def smoke(seconds: float, seed: int, count: int, radius: float, rise: float, start: float) -> Sprites:
    """Grey puffs that swell as they rise."""
    g = np.random.default_rng(seed + 31)
    life = 3.4
    age = np.mod(seconds / life + np.arange(count) / count, 1.0)
    a = g.uniform(0, 6.28, count)
    x = radius * np.cos(a) * (0.4 + age) + 0.25 * age**1.3 * rise * 0.4
    y = radius * np.sin(a) * (0.4 + age) + 0.06 * np.sin(seconds + a) * age
    z = start + rise * age
    return Sprites(
        centers=np.stack([x, y, z], 1).astype(np.float32),
        radii=(radius * (0.35 + 1.1 * age)).astype(np.float32),
        color=(0.16, 0.15, 0.15),
        opacity=0.10,
        glow=False,
    )


def _fire_life(
    flames: Flames,
    lamp_z: float,
    power: float,
    reach: float,
    seed: int,
    spark_count: int,
    radius: float,
    rise: float,
    loop: str,
    shadow: bool,
) -> Life:
    def lamps(seconds: float) -> tuple[Lamp, ...]:
        f = flicker(seconds, seed)
        sway = 0.12 * radius
        at = (
            sway * float(np.sin(7.1 * seconds)),
            sway * float(np.cos(5.3 * seconds)),
            lamp_z * (1 + 0.05 * float(np.sin(9.7 * seconds))),
        )
        return (
            Lamp(
                position=at,
                color=(1.0, 0.50, 0.18),
                power=power * f,
                range_m=reach,
                size_m=radius * 0.5,
                shadow=shadow,
                halo=0.2,
            ),
        )

    def dots(seconds: float) -> tuple[Sprites, ...]:
        if not spark_count:
            return ()
        return (
            sparks(seconds, seed, spark_count, radius, rise),
            smoke(seconds, seed, 14, radius * 0.9, rise * 1.4, rise * 0.45),
        )

    return Life(meshes=(flames.mesh(),), shape=lambda s: (flames.shape(s),), lamps=lamps, sprites=dots, loop=loop)


@recipe(0.9, "campfire", "bonfire", "fire")
def campfire(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A ring of stones, crossed logs with glowing ends, flames, sparks, smoke, one lamp with a shadow."""
    big = 1.8 if kind == "bonfire" else 1.0
    g = np.random.default_rng(seed + 3)
    parts: list[Mesh] = []
    stone = Material(texture=Texture.ROCK, roughness=0.9, scale=2.0)
    for i in range(11):
        a = 2 * np.pi * i / 11 + g.uniform(-0.08, 0.08)
        r = 0.46 * big * g.uniform(0.96, 1.06)
        size = np.array([0.11, 0.10, 0.085]) * g.uniform(0.8, 1.2) * big**0.5
        tone = ("#6a6560", "#59544f", "#77716a")[i % 3]
        parts.append(rock((r * np.cos(a), r * np.sin(a), size[2] * 0.55), size, tone, stone, seed + i, 1, 0.22))
    bark = Material(texture=Texture.BARK, roughness=0.95, scale=4.0)
    for i in range(7):
        a = 2 * np.pi * i / 7 + 0.3
        out = np.array([np.cos(a), np.sin(a), 0.0])
        foot, head = out * 0.34 * big + [0, 0, 0.05], -out * 0.05 * big + np.array([0.02 * (i % 3), 0, 0.34 * big])
        parts.append(rod(foot, head, 0.042 * big**0.5, 0.034 * big**0.5, "#3d2a1d", bark, 9))
        parts.append(sphere(head, 0.036 * big**0.5, "#ff5a14", _HOT, 1))
    for y in (-0.09, 0.09):
        parts.append(
            rod((-0.30 * big, y * big, 0.045), (0.30 * big, y * 1.4 * big, 0.05), 0.045, 0.045, "#33231a", bark, 9)
        )
    for _ in range(16):
        a, d = g.uniform(0, 6.28), 0.26 * big * np.sqrt(g.uniform())
        parts.append(
            rock(
                (d * np.cos(a), d * np.sin(a), 0.02),
                g.uniform(0.02, 0.04),
                ("#ff4a10", "#d8300a", "#4a1c10")[int(g.integers(3))],
                _HOT,
                int(g.integers(99)),
                0,
                0.2,
            )
        )
    parts.append(turned([(0.40 * big, 0.004), (0.2 * big, 0.012), (0.0005, 0.015)], "#2b2622", MATT, 20))
    flames = Flames(9, 0.26 * big, 0.78 * big, seed)
    life = _fire_life(flames, 0.45 * big, 16.0 * big, 15.0 * big, seed, 46, 0.22 * big, 1.9 * big, "fire", True)
    return made(kind, parts, 20, "wood", life=life, sockets={"fire": place(0, 0, 0.35)})


@recipe(0.2, "candle", "torch")
def candle(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A candle stands; a torch is held."""
    if kind == "candle":
        parts = [
            turned(
                [(0, 0), (0.026, 0), (0.027, 0.004), (0.026, 0.14), (0.022, 0.144), (0.0005, 0.138)],
                paint_of(attributes, "#ece2cc"),
                Material(roughness=0.4),
                20,
            ),
            rod((0, 0, 0.135), (0.001, 0, 0.155), 0.0012, 0.001, "#1c1512", MATT, 5),
            turned([(0, 0), (0.05, 0), (0.054, 0.008), (0.05, 0.01), (0.0005, 0.006)], "#8a6a34", DULL_METAL, 24),
        ]
        flames = Flames(1, 0.026, 0.050, seed, np.array([0, 0, 0.15]))
        life = _fire_life(flames, 0.19, 1.6, 4.0, seed, 0, 0.008, 0.0, "", False)
        return made(kind, parts, 0.2, "plastic", life=life)
    parts = [
        rod((0, 0, -0.28), (0, 0, 0.30), 0.017, 0.022, "#5a3c22", WOOD, 9),
        turned([(0.026, 0.26), (0.040, 0.29), (0.042, 0.37), (0.030, 0.41), (0.0005, 0.42)], "#3a2c20", CLOTH, 14),
    ]
    flames = Flames(5, 0.075, 0.30, seed, np.array([0, 0, 0.36]))
    life = _fire_life(flames, 0.52, 7.0, 9.0, seed, 10, 0.06, 0.9, "fire", True)
    return made(kind, parts, 0.8, "wood", handheld=True, life=life)


@recipe(0.4, "lantern", "paper_lantern", "lamp", "street_lamp", "desk_lamp", "floor_lamp")
def lantern(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Lamps of many forms; each shines."""
    warm = (1.0, 0.72, 0.40)
    shine = Material(roughness=0.9, emission=3.0)
    if kind == "street_lamp":
        parts = [
            turned(
                [(0, 0), (0.12, 0), (0.12, 0.02), (0.07, 0.12), (0.05, 0.4), (0.04, 3.6), (0.0005, 3.6)],
                "#23282d",
                DULL_METAL,
                16,
            ),
            bent([(0, 0, 3.5), (0.1, 0, 3.85), (0.6, 0, 4.0)], 0.03, "#23282d", DULL_METAL, 8),
            soft_box((0.72, 0, 3.98), (0.46, 0.18, 0.08), "#23282d", DULL_METAL, 0.03),
            soft_box((0.72, 0, 3.93), (0.36, 0.13, 0.02), "#ffdba0", shine, 0.005),
        ]
        at, power, reach = (0.72, 0.0, 3.85), 14.0, 12.0
    elif kind == "paper_lantern":
        profile = [(0.05, 0.0), (0.10, 0.03), (0.14, 0.10), (0.15, 0.18), (0.14, 0.26), (0.10, 0.33), (0.05, 0.36)]
        parts = [
            turned(profile, paint_of(attributes, "#d8432c"), Material(roughness=0.9, emission=1.1, two_sided=True), 24),
            turned([(0.055, -0.015), (0.055, 0.004), (0.055, 0.004), (0.0005, 0.004)], "#17120f", MATT, 20),
            turned([(0.0005, 0.356), (0.055, 0.356), (0.055, 0.375)], "#17120f", MATT, 20),
        ]
        parts += [torus((0, 0, z), r + 0.002, 0.0016, "#8f2a1c", MATT, 24, 3) for r, z in profile[1:-1]]
        at, power, reach = (0.0, 0.0, 0.18), 3.0, 5.0
    elif kind in ("lamp", "floor_lamp", "desk_lamp"):
        h = 1.5 if kind == "floor_lamp" else 0.42
        s = 1.0 if kind == "floor_lamp" else 0.62
        parts = [
            turned(
                [(0, 0), (0.13 * s, 0), (0.13 * s, 0.012), (0.02, 0.03), (0.012, 0.05), (0.012, h)],
                "#2c2824",
                DULL_METAL,
                20,
            ),
            turned(
                [(0.20 * s, h - 0.06), (0.13 * s, h + 0.24 * s), (0.13 * s, h + 0.24 * s + 0.002)],
                paint_of(attributes, "#e6d3ac"),
                Material(texture=Texture.CLOTH, roughness=0.9, emission=1.2, two_sided=True),
                26,
            ),
            sphere((0, 0, h + 0.04), 0.035, "#ffe2b0", shine, 2),
        ]
        at, power, reach = (0.0, 0.0, h + 0.05), 5.0, 6.0
    else:
        frame = "#2a2622"
        parts = [
            turned([(0, 0), (0.075, 0), (0.08, 0.01), (0.07, 0.035), (0.06, 0.04)], frame, METAL, 18),
            turned(
                [(0.062, 0.04), (0.074, 0.10), (0.062, 0.19)],
                "#ffe6bc",
                Material(texture=Texture.GLASS, roughness=0.1, a=0.25),
                20,
            ),
            turned([(0.064, 0.19), (0.075, 0.20), (0.05, 0.235), (0.02, 0.25), (0.0005, 0.255)], frame, METAL, 18),
            bent(
                [(-0.07, 0, 0.2), (-0.06, 0, 0.3), (0, 0, 0.345), (0.06, 0, 0.3), (0.07, 0, 0.2)],
                0.004,
                frame,
                METAL,
                6,
            ),
        ]
        for i in range(4):
            a = np.pi / 4 + i * np.pi / 2
            parts += rods(
                [((0.074 * np.cos(a), 0.074 * np.sin(a), 0.03), (0.074 * np.cos(a), 0.074 * np.sin(a), 0.2))],
                0.003,
                frame,
                METAL,
                5,
            )
        flames = Flames(1, 0.03, 0.075, seed, np.array([0, 0, 0.05]))
        life = _fire_life(flames, 0.10, 3.2, 6.5, seed, 0, 0.01, 0.0, "", True)
        return made(kind, parts, 0.8, "metal", handheld=True, life=life, sockets={"grip": place(0, 0, 0.345)})
    light = Lamp(position=at, color=warm, power=power, range_m=reach, size_m=0.1, halo=0.5)
    return made(kind, parts, 2.0, "metal", life=Life(lamps=lambda s: (light,)))
