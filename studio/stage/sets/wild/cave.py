"""The inside of a mountain."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import shapes_grid
from studio.stage.sets.historic.stonework import faces_light, sun_shaft
from studio.stage.sets.landscape import boulder
from studio.stage.sets.rooms import fill
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

Array = NDArray[np.float64]

_STONE = "#7a7a82"
_SHAPE: tuple[tuple[float, float, float, float], ...] = (
    (-9.0, 0.2, 3.4, 3.4), (-6.0, 0.0, 4.6, 4.3), (-2.0, 0.0, 5.0, 4.6), (2.0, -0.2, 5.4, 5.2), (6.0, 0.0, 6.2, 6.4),
    (9.5, 0.6, 5.6, 6.6), (12.5, 1.6, 3.4, 4.6), (15.0, 2.6, 2.0, 2.9), (18.0, 3.0, 1.3, 1.8),
)  # fmt: skip
"""Along the cave: y, where its middle is, half its width, its height; at the far end it goes on into the dark."""
_POOL = (2.35, 4.6)
_HOLE = (-1.5, 7.0)


def cave(setting: Setting) -> Place:
    """A hall of rock with dripstones from above and below, a blue pool, crystals that glow, light from a hole above."""
    b = SetBuilder(setting)
    floor = shapes.hills(setting.seed + 5, 0.10, 1.3)

    def ground(x: Array, y: Array) -> Array:
        away = np.clip((np.hypot(x, y) - 1.6) / 3.0, 0, 1)
        basin = np.exp(-(((x - _POOL[0]) / 1.45) ** 2) - ((y - _POOL[1]) / 1.35) ** 2)
        side = np.clip((np.abs(x) - 3.0) / 3.0, 0, 1) ** 2
        return floor(x, y) * away * 0.8 + 0.55 * side - 0.38 * basin

    b.ground = ground
    rock = Material(texture=Texture.ROCK, scale=0.9, roughness=0.75)
    b.add(shapes.sheet((-8.5, 8.5), (-9.5, 18.5), (56, 84), ground, "#5e5a58", rock), shadow=False)
    _walls(b, rock)
    _pool(b)
    _dripstones(b)
    _crystals(b)
    _light_from_above(b)
    fill(b, 0, -1.2, 3.9, 5.5, "#b8cce8", 9.0)
    fill(b, 0, 5.0, 4.8, 5.0, "#88a8dc", 9.0)
    b.lamp((0.5, 3.0, 0.5), "#7f9fe0", 8.0, 12.0, toward=(0, 0.4, 1), area=True, size=2.5, halo=0.0)
    faces_light(b, -2.3, 6.6, "#ffe2c2", "#7fb4ff")
    b.mark("wall", 4.4, 0.4, 1.4, np.pi)
    b.mark("water", *_POOL, -0.12, -np.pi / 2)
    b.mark("fire", -1.2, 2.2, b.height(-1.2, 2.2), 0.0)
    return b.place(
        [(0.6, -5.2), (0.3, -1.6), (0, 0), (-0.8, 4.6)], ground_material="stone", indoor=True, water_z=-0.14,
        camera_limit=((-3.6, -6.4, 0.4), (3.6, 9.0, 3.6)), reach=14,
    )  # fmt: skip


def _section(y: Array) -> tuple[Array, Array, Array]:
    """Middle, half width and height of the cave at ``y``."""
    known = np.array(_SHAPE)
    middle, half, high = (np.interp(y, known[:, 0], known[:, k]) for k in (1, 2, 3))
    return middle, half, high


def _walls(b: SetBuilder, rock: Material) -> None:
    """One bent tube of rock seen from inside, lumpy and ribbed, dark toward its far end; and a lid over it."""
    along, around = 54, 40
    y = np.linspace(-9.0, 18.0, along)
    middle, half, high = _section(y)
    a = np.r_[0.0, np.linspace(0.0, np.pi, around - 2), np.pi]
    g = np.random.default_rng(b.setting.seed + 11)
    lumps = np.zeros((along, around))
    for octave in range(4):
        for _ in range(5):
            wy, wa = g.normal(0, 0.7 * 1.9**octave), np.clip(np.round(g.normal(0, 2.0 * 1.6**octave)), -12, 12)
            lumps += np.sin(y[:, None] * wy + a[None] * wa + g.uniform(0, 6.28)) * 0.52**octave / 3.0
    bulge = 1.0 + 0.17 * lumps + 0.05 * np.abs(np.sin(y[:, None] * 1.1 + 1.4 * lumps))
    x = middle[:, None] + half[:, None] * bulge * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.8
    z = high[:, None] * (0.06 + np.sin(a)[None] * (1.0 + 0.14 * lumps))
    z[:, [0, -1]] = -0.6
    p = np.stack([x, np.broadcast_to(y[:, None], x.shape), z], -1)
    tone = srgb(_STONE) * (0.85 + 0.35 * lumps[..., None])
    damp = np.clip((1.2 - z) / 1.6, 0, 1)[..., None] * 0.35
    far = np.clip((y - 10.0) / 7.0, 0, 1)[:, None, None]
    tone = tone * (1 - damp) * (1 - 0.85 * far)
    mesh = shapes.smooth(p.reshape(-1, 3), shapes_grid(along, around), np.clip(tone, 0.004, 1).reshape(-1, 3), rock)
    # the hole: faces near it are left out
    centre = mesh.positions[mesh.triangles].mean(1)
    open_above = (np.hypot((centre[:, 0] - _HOLE[0]) / 1.0, (centre[:, 1] - _HOLE[1]) / 0.9) < 0.85) & (
        centre[:, 2] > 4
    )
    b.add(replace(mesh, triangles=mesh.triangles[~open_above]), sheltered=True)
    b.box((0, 4, 13.0), (26, 34, 0.4), "#2c2a2a", mat.MATT)
    for q in (-12.5, 12.5):
        b.box((q, 4, 6.0), (0.4, 34, 15), "#1c1a1a", mat.MATT)
    b.box((0, -10.6, 6.0), (26, 0.4, 15), "#1c1a1a", mat.MATT)
    b.box((0, 20.0, 6.0), (26, 0.4, 15), "#050506", mat.MATT)
    for k in np.arange(-8.5, 13.0, 0.9):
        m, h, _ = (float(v) for v in _section(np.asarray(k)))
        for side in (-1, 1):
            b.block(m + side * (h + 0.1), float(k), 0.75, 4.0)
    b.block_line((-4, -8.6), (4, -8.6), 0.6, 4)
    b.block_line((-1, 14.5), (5, 14.5), 0.6, 4)


def _pool(b: SetBuilder) -> None:
    """Still water in a hollow, blue and lit from within, and puddles."""
    still = Material(texture=Texture.WATER, scale=0.015, roughness=0.06, reflectivity=0.75, emission=0.06)
    t = np.linspace(0, 2 * np.pi, 29)[:-1]
    wave = 1 + 0.13 * np.sin(3 * t + 0.6) + 0.07 * np.sin(5 * t)
    rim = np.stack([_POOL[0] + 1.6 * wave * np.cos(t), _POOL[1] + 1.5 * wave * np.sin(t), np.full(28, -0.14)], 1)
    ring = np.arange(28)
    fan = np.stack([np.full(28, 28), ring, (ring + 1) % 28], 1)
    b.add(shapes.faceted(np.concatenate([rim, [[*_POOL, -0.14]]]), fan, "#1d5c84", still), shadow=False, mirrored=False)
    b.lamp((*_POOL, 0.1), "#3fa8ff", 9.0, 6.0, toward=(0, 0, 1), area=True, size=1.6, halo=0.06)
    b.block(_POOL[0], _POOL[1], 1.5, 0.2)


def _dripstone(b: SetBuilder, x: float, y: float, z: float, length: float, radius: float, seed: int) -> None:
    """A ringed cone of limestone: up from ``z``, or down from it where ``length`` is negative."""
    g = np.random.default_rng(seed)
    t = np.linspace(0, 1, 9)
    r = radius * (1 - t) ** 0.72 * (1 + 0.13 * g.normal(0, 1, 9)) + 0.008
    r[0] = radius * 1.7
    bend = np.cumsum(g.normal(0, 0.012, (9, 2)), 0) * length
    spine = np.c_[x + bend[:, 0], y + bend[:, 1], z + length * t]
    tone = srgb("#8d847c") * g.uniform(0.75, 1.1)
    damp = Material(texture=Texture.ROCK, scale=2.0, roughness=0.45)
    b.add(shapes.tube(spine, r, tone, damp, 9), ink=0.7)


def _dripstones(b: SetBuilder) -> None:
    """Stalactites in clusters, stalagmites under them by the walls, some grown together into pillars."""
    g = b.rng
    for x, y, radius in ((-3.4, 4.6, 0.42), (4.6, 8.6, 0.5), (-4.4, 8.9, 0.55), (1.4, 10.4, 0.4)):
        _, _, high = (float(v) for v in _section(np.asarray(y)))
        low = b.height(x, y) - 0.15
        _dripstone(b, x, y, low, 0.62 * high, radius * 1.1, int(g.integers(1 << 30)))
        _dripstone(b, x, y, high + 0.3, -0.62 * high, radius, int(g.integers(1 << 30)))
        b.block(x, y, radius * 1.5, 4.0)
    for _ in range(b.setting.many(70)):
        y = float(g.uniform(-4.5, 12.0))
        m, h, high = (float(v) for v in _section(np.asarray(y)))
        u = float(g.uniform(-0.85, 0.85))
        x = m + h * u
        if np.hypot(x - _HOLE[0], y - _HOLE[1]) < 1.4:
            continue
        roof = high * (0.06 + float(np.sqrt(1 - (abs(u) ** 1.25) ** 2)))
        long = float(g.uniform(0.4, 1.5)) * (0.45 if y < 0.5 else 1.0)
        _dripstone(b, x, y, roof + 0.45, -long - 0.45, float(g.uniform(0.09, 0.24)), int(g.integers(1 << 30)))
    for _ in range(b.setting.many(44)):
        y = float(g.uniform(-5.0, 12.5))
        m, h, _ = (float(v) for v in _section(np.asarray(y)))
        x = m + h * float(g.choice([-1, 1])) * float(g.uniform(0.52, 0.88))
        if np.hypot(x, y) < 2.3 or np.hypot(x - _POOL[0], y - _POOL[1]) < 1.8:
            continue
        tall, wide = float(g.uniform(0.35, 1.3)), float(g.uniform(0.1, 0.24))
        _dripstone(b, x, y, b.height(x, y) - 0.1, tall, wide, int(g.integers(1 << 30)))
        b.block(x, y, wide * 1.6, tall)
    for x, y, size in ((-2.6, 2.7, 0.5), (-3.3, 2.2, 0.8), (4.5, 3.4, 0.75), (3.9, 2.6, 0.4), (-2.4, 6.6, 0.45),
                       (3.9, -1.6, 0.7), (-3.9, -2.4, 0.8), (0.3, 8.9, 0.6)):  # fmt: skip
        boulder(b, x, y, size, "#5f5c5e", 2, 0.4)


def _crystals(b: SetBuilder) -> None:
    """Clusters of six-sided crystals on the rock, glowing violet and blue, and the light they give."""
    g = b.rng
    for x, y, z, size, hue in (
        (-3.0, 3.4, 0.1, 1.0, "#7a5cff"), (4.3, 4.5, 0.3, 1.15, "#35b6ff"), (-3.9, 6.9, 0.2, 1.3, "#4f8cff"),
        (2.4, 9.3, 0.0, 1.0, "#9a62ff"), (-4.3, 0.6, 0.5, 0.8, "#35b6ff"), (-3.9, -3.6, 0.4, 0.8, "#7a5cff"), 
        (4.5, -0.9, 0.45, 0.8, "#4f8cff"),
    ):  # fmt: skip
        glow = Material(roughness=0.15, emission=0.75)
        for k in range(9):
            lean = g.normal(0, 0.42, 2)
            way = np.array([lean[0], lean[1] - 0.15, 1.0])
            way /= np.linalg.norm(way)
            long = size * float(g.uniform(0.25, 0.8)) * (1.25 if k == 0 else 1.0)
            foot = np.array([x, y, z - 0.12]) + np.r_[g.normal(0, 0.16 * size, 2), 0.0]
            tone = srgb(hue) * g.uniform(0.4, 0.95)
            b.add(_crystal(foot, way, long, 0.055 * size + 0.1 * long, tone, glow), ink=0.6)
        b.lamp((x * 0.9, y - 0.35, z + 0.75), hue, 8.0 * size, 5.0, size=0.3, halo=0.12)
        b.block(x, y, 0.4 * size, 0.8)


def _crystal(foot: Array, way: Array, long: float, radius: float, color: Color, material: Material) -> Mesh:
    """A six-sided prism with a point."""
    u, v, d = shapes.frame_along(way)
    t = np.arange(6) * np.pi / 3
    ring = np.cos(t)[:, None] * u + np.sin(t)[:, None] * v
    p = np.concatenate([foot + ring * radius, foot + d * long * 0.78 + ring * radius * 0.9, [foot + d * long]])
    i = np.arange(6)
    j = (i + 1) % 6
    faces = np.concatenate(
        [np.stack([i, j, j + 6], 1), np.stack([i, j + 6, i + 6], 1), np.stack([i + 6, j + 6, np.full(6, 12)], 1)]
    )
    return shapes.faceted(p, faces, color, material)


def _light_from_above(b: SetBuilder) -> None:
    """Sky in the hole, its shaft onto a mound with ferns' green; by night the moon does it."""
    day, tint = b.setting.daylight
    bright = 0.4 + 0.6 * day
    cold = np.array(tint) * 0.5 + np.array([0.55, 0.8, 1.0]) * 0.5
    x, y = _HOLE
    b.quad(
        [[x - 2.5, y - 2.5, 9.0], [x - 2.5, y + 2.5, 9.0], [x + 2.5, y + 2.5, 9.0], [x + 2.5, y - 2.5, 9.0]],
        np.clip(cold * bright, 0, 1), Material(emission=1.6), shadow=False,
    )  # fmt: skip
    sun_shaft(b, (x, y, 6.8), (x + 0.7, y - 1.0, 0.05), 1.5, 1.0 * bright, cold, 1.6)
    b.lamp((x, y, 6.6), cold, 110.0 * bright, 11.0, toward=(0.7, -1.0, -6.5), cone=(0.97, 0.86), size=0.5, halo=0.04)
    g = b.rng
    z = b.height(x + 0.6, y - 0.8)
    b.add(shapes.rock((x + 0.6, y - 0.7, z), (1.1, 0.9, 0.3), "#5a6048", mat.ROCK, 3, 3, 0.16))
    tips = np.linspace(0, 2 * np.pi, 15)[:-1]
    for t in tips:
        foot = np.array([x + 0.6 + 0.5 * np.cos(t * 3.1), y - 0.7 + 0.4 * np.sin(t * 2.3), z + 0.24])
        end = foot + np.array([0.32 * np.cos(t), 0.32 * np.sin(t), 0.12])
        mid = (foot + end) / 2 + [0, 0, 0.16]
        b.add(
            shapes.tube(
                np.array([foot, mid, end]), [0.02, 0.035, 0.004], srgb("#4f7a3c") * g.uniform(0.7, 1.2), mat.BLADES, 5
            )
        )
    b.block(x + 0.6, y - 0.7, 0.9, 0.4)
