"""A river between its banks."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, ribbon, vary
from studio.stage.sets.landscape import boulder, range_of_hills, terrain, water_plane
from studio.stage.sets.plants import bush, flowers, grass, pine, stones, tree
from studio.stage.sets.setting import Setting, spread
from studio.stage.world import Place, Sprites


def river(setting: Setting) -> Place:
    """A river that crosses the picture between stony banks: rapids round rocks, a wooden bridge upstream, woods."""
    b = SetBuilder(setting)
    rng = b.rng
    bumps = shapes.hills(setting.seed + 2, 0.4, 0.22)
    wz = -0.34

    def course(x: Array) -> Array:
        return 8.6 + 1.8 * np.sin(x * 0.07) + 0.02 * x

    def field(x: Array, y: Array) -> Array:
        d = np.abs(y - course(x))
        bed = -1.3 * (1 - np.clip((d - 3.6) / 2.4, 0, 1) ** 0.8) - 0.16 * np.clip((y - 1.5) / 2, 0, 1)
        away = np.clip((np.hypot(x, y) - 3) / 6, 0, 1)
        return (
            bed
            + bumps(x, y) * away * np.clip((d - 4) / 5, 0.1, 1)
            + np.clip((y - 18) / 20, 0, 3) * 3
            + np.clip((np.abs(x) - 30) / 20, 0, 2) * 1.2
        )

    terrain(b, (-80, 80), (-28, 80), field, "#5a683a", mat.GRASS, cells=(56, 60))
    water_plane(b, (-80, 80), (1.5, 19), wz, "#2f5a5c", 0.13, 0.85)
    foam = Material(texture=Texture.GRIME, scale=2.5, roughness=0.95)
    for _ in range(setting.many(34)):
        x = float(rng.uniform(-24, 24))
        y = float(course(np.asarray(x))) + float(rng.uniform(-2.6, 2.6))
        t = np.linspace(-1, 1, 6)
        line = np.stack([x + t * rng.uniform(0.4, 1.3), y + 0.15 * np.sin(t * 3 + rng.uniform(0, 6))], 1)
        b.add(
            ribbon(line, 0.12 * np.cos(t * 1.4) + 0.004, "#e8f0ee", foam, wz + 0.012),
            shadow=False,
            mirrored=False,
            ink=0,
        )
    banks: list[list[float]] = []
    for _ in range(setting.many(150)):
        x = float(rng.uniform(-20, 20))
        s = float(rng.choice([-1, 1]))
        banks.append([x, float(course(np.asarray(x))) + s * float(rng.uniform(3.2, 5.2))])
    stones(b, np.array(banks), (0.06, 0.32), "#8f8b84", 0.6)
    for x, dy, s in (
        (-5.6, 1.9, 0.9),
        (-7.4, -1.8, 1.2),
        (3.4, 2.4, 0.7),
        (6.9, -2.0, 1.3),
        (9.6, 0.5, 1.0),
        (-12, 1.0, 1.5),
    ):
        boulder(b, x, float(course(np.asarray(x))) + dy, s, "#827d76", sink=0.1)
    for k in range(7):
        y = float(course(np.asarray(5.2))) - 2.8 + k * 0.95  # stepping stones, clear of who boats by
        b.add(
            shapes.rock((5.2 + 0.2 * np.sin(k * 2.1), y, wz + 0.06), (0.42, 0.36, 0.2), "#8a8680", mat.ROCK, k, 2, 0.2),
            ink=0.6,
        )
    # a plank bridge upstream
    with b.at(-12.5, float(course(np.asarray(-12.5))), 0.5, 0.12):
        t = np.linspace(-5.2, 5.2, 27)
        for y in t:
            b.box((0, float(y), 0.55 - 0.02 * float(y) ** 2), (1.8, 0.36, 0.08), vary("#8a6a4a", rng, 0.1), mat.WOOD)
        for s in (-1, 1):
            p = np.stack([0 * t + s * 0.85, t, 1.5 - 0.02 * t**2], 1)
            b.add(shapes.tube(p, 0.055, "#7a5a3e", mat.WOOD, 6))
            for y in t[::4]:
                b.rod(
                    (s * 0.85, float(y), 0.3 - 0.02 * float(y) ** 2),
                    (s * 0.85, float(y), 1.55 - 0.02 * float(y) ** 2),
                    0.06,
                    "#7a5a3e",
                    mat.WOOD,
                    None,
                    6,
                )
    for x, y, h in (
        (-8.5, 2.0, 7),
        (8.2, 2.6, 6.4),
        (12, -1.2, 7.5),
        (-12, -2.5, 7),
        (-5.5, 17.5, 7.5),
        (3.5, 18.2, 8.2),
        (11, 17.2, 7.4),
    ):
        tree(b, x, y, h, "maple" if setting.season == "autumn" else "broad", rich=y < 3)
    for _ in range(setting.many(26)):
        x, y = float(rng.uniform(-48, 48)), float(rng.uniform(20, 66))
        (pine if rng.random() < 0.5 else tree)(b, x, y, float(rng.uniform(7, 12)), rich=False)  # type: ignore[operator]
    for _ in range(8):
        x = float(rng.uniform(-14, 14))
        if abs(x) > 3:
            bush(b, x * 1.5 + np.sign(x) * 3, float(rng.uniform(1.6, 3.2)), float(rng.uniform(0.5, 0.9)))
    grass(b, spread(rng, setting.many(300), (-12, 12), (-8, 3.6)), 0.2)
    flowers(b, spread(rng, 50, (-9, 9), (-3, 4.6)), ("#f0ede0", "#e8b8d0", "#e8d050"))
    range_of_hills(b, 110, (0.2, 2.95), 34, "#58744e", seed=1)
    range_of_hills(b, 240, (0.3, 2.8), 85, "#7890a8", seed=2, peaky=1.0, snow_line=0.7)
    b.mark("water", -0.6, float(course(np.asarray(-0.6))), wz, 0.0)
    b.mark("edge", 0, 4.8, 0, np.pi / 2)
    b.mark("fire", 2.4, 1.2, 0, 0)
    place = b.place(
        [(-10, 0.4), (-3, 0.2), (3, -0.2), (10, -0.8)],
        ground_material="grass",
        water_z=wz,
        mirror_z=wz,
        reach=24,
        loops=("river",),
    )
    return replace(place, drift=_current(course, wz, setting.seed))


_CURRENT_M_S = 1.3
_FLOATS_M = 44.0
"""How long a way what floats is followed, before it comes down again from upstream."""


def _current(course: Callable[[Array], Array], level: float, seed: int) -> Callable[[float], tuple[Sprites, ...]]:
    """Flecks of foam in strings that go down with the water, faster in its middle, and swing as it does."""
    g = np.random.default_rng(seed + 77)
    strings, beads = 60, 9
    start, lane = g.uniform(0, _FLOATS_M, strings), g.uniform(-1, 1, strings)
    swing, wide = g.uniform(0, 6.28, strings), g.uniform(0.008, 0.05, (strings, beads))
    gap, off = g.exponential(0.42, (strings, beads)), g.normal(0, 0.11, (strings, beads))
    pace = _CURRENT_M_S * (1.0 - 0.55 * lane**2)

    def drift(seconds: float) -> tuple[Sprites, ...]:
        x = np.mod(start + pace * seconds, _FLOATS_M)[:, None] - _FLOATS_M / 2 - gap
        aside = 2.9 * lane[:, None] + off + 0.16 * np.sin(0.9 * x + swing[:, None] + 0.7 * seconds)
        fade = np.clip((_FLOATS_M / 2 - np.abs(x)) / 3, 0, 1)
        points = np.stack([x, course(x) + aside, np.full_like(x, level + 0.02)], -1).reshape(-1, 3)
        radii = (wide * fade * (1 + 0.25 * np.sin(2.1 * seconds + 3 * gap))).reshape(-1)
        return (
            Sprites(
                centers=points.astype(np.float32),
                radii=radii.astype(np.float32),
                color=(0.82, 0.88, 0.88),
                opacity=0.45,
            ),
        )

    return drift
