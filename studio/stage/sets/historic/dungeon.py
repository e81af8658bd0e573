"""A prison cell."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import cards, copies, vary
from studio.stage.sets.historic.stonework import faces_light, sun_shaft, wall_torch
from studio.stage.sets.rooms import fill
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_STONE = "#6f6a62"
_BLOCKS = Material(texture=Texture.BRICK, scale=3.0, roughness=0.9)
_IRON = Material(texture=Texture.METAL, roughness=0.55)
_X, _Y, _HEIGHT = (-2.6, 2.5), (-4.6, 3.3), 3.1
_WINDOW, _SILL = -0.8, 1.72
_BARS = 1.75
"""Where the bars stand: the passage with its torch lies beyond, on the right."""


def dungeon(setting: Setting) -> Place:
    """Rough stone, a bunk on chains under a small barred window with its ray of light, bars to a torchlit passage."""
    b = SetBuilder(setting)
    day, tint = setting.daylight
    b.floor((_X[0], _X[1] + 2.4), _Y, 0.0, "#5d584f", Material(texture=Texture.TILES, scale=1.5, roughness=0.7))
    low, high = _shell(b)
    _window(b, _WINDOW, _Y[1], _SILL)
    bars(b, (_BARS, _Y[0]), (_BARS, _Y[1]), _HEIGHT, door=(0.7, 1.7))
    _bunk(b, 0.3, _Y[1] - 0.42)
    _things(b)
    wall_torch(b, _X[1] + 2.36, 1.6, 1.9, (-1.0, 0.0), 16.0)
    wall_torch(b, _X[1] + 2.36, -2.2, 1.9, (-1.0, 0.0), 9.0)
    bright = 0.35 + 0.65 * day
    cold = np.array(tint) * 0.6 + np.array([0.62, 0.78, 1.0]) * 0.4
    sun_shaft(b, (_WINDOW, _Y[1] + 0.1, _SILL + 0.35), (-0.2, 0.55, 0.02), 0.5, 0.75 * bright, cold, 1.7)
    b.lamp(
        (_WINDOW, _Y[1] - 0.1, _SILL + 0.45), cold, 30.0 * bright, 7.0, toward=(0.6, -2.4, -2.0), cone=(0.93, 0.72),
        size=0.3, halo=0.0,
    )  # fmt: skip
    fill(b, -0.4, -1.0, _HEIGHT - 0.3, 3.0 + 1.2 * day, "#c4d0e4", 8.0)
    fill(b, -0.4, 2.0, _HEIGHT - 0.3, 1.6 + 1.0 * day, "#a8bcdc", 6.0)
    b.lamp((-0.3, 0.6, 0.3), "#8ea2c4", 2.2, 7.0, toward=(0, 0.2, 1), area=True, size=2.0, halo=0.0)
    b.lamp((1.45, 0.9, 1.75), "#ffb478", 9.0, 5.5, toward=(-1.3, 1.8, -0.7), area=True, size=0.9, halo=0.0)
    faces_light(b, -1.8, 5.0 + 1.0 * day, "#ffe6cc", "#ffa860")
    b.mark("door", _BARS - 0.4, 1.2, 0, np.pi)
    b.mark("wall", _X[0], 0.4, 1.4, 0.0)
    return b.place(
        [(0.4, -3.4), (0.3, -1.2), (0, 0), (-0.9, 0.9)], ground_material="stone", indoor=True,
        camera_limit=(low, (_BARS - 0.35, high[1], high[2])), reach=8,
    )  # fmt: skip


def _shell(b: SetBuilder) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """The cell and the passage under one low ceiling; beams across it."""
    far = _X[1] + 2.4
    cx, w, cy, d = (_X[0] + far) / 2, far - _X[0], (_Y[0] + _Y[1]) / 2, _Y[1] - _Y[0]
    b.box((cx, cy, _HEIGHT + 0.15), (w + 1, d + 1, 0.3), "#4a463f", _BLOCKS)
    b.box((_X[0] - 0.25, cy, _HEIGHT / 2), (0.5, d + 1, _HEIGHT), _STONE, _BLOCKS)
    b.box((far + 0.25, cy, _HEIGHT / 2), (0.5, d + 1, _HEIGHT), _STONE, _BLOCKS)
    b.box((cx, _Y[0] - 0.25, _HEIGHT / 2), (w + 1, 0.5, _HEIGHT), _STONE, _BLOCKS)
    sill, top, left, right = _SILL, _SILL + 0.65, _WINDOW - 0.4, _WINDOW + 0.4
    q = _Y[1] + 0.25
    b.box((cx, q, sill / 2), (w + 1, 0.5, sill), _STONE, _BLOCKS)
    b.box((cx, q, (top + _HEIGHT) / 2), (w + 1, 0.5, _HEIGHT - top), _STONE, _BLOCKS)
    b.box(((_X[0] - 0.5 + left) / 2, q, (sill + top) / 2), (left - _X[0] + 0.5, 0.5, top - sill), _STONE, _BLOCKS)
    b.box(((right + far + 0.5) / 2, q, (sill + top) / 2), (far + 0.5 - right, 0.5, top - sill), _STONE, _BLOCKS)
    for y in (-2.6, 0.0, 2.4):
        b.box((cx, y, _HEIGHT - 0.1), (w, 0.26, 0.22), vary("#3d2c1e", b.rng, 0.1), mat.DARK_WOOD)
    for y in _Y:
        b.block_line((_X[0], y), (far, y), 0.3, _HEIGHT)
    for x in (_X[0], far):
        b.block_line((x, _Y[0]), (x, _Y[1]), 0.3, _HEIGHT)
    b.block_line((_BARS, _Y[0]), (_BARS, _Y[1]), 0.12, _HEIGHT)
    return (_X[0] + 0.4, _Y[0] + 0.4, 0.25), (far - 0.4, _Y[1] - 0.4, _HEIGHT - 0.35)


def bars(
    b: SetBuilder, start: tuple[float, float], end: tuple[float, float], height: float, door: tuple[float, float]
) -> None:
    """A grille along y from floor to ceiling, with a gate between the two ``door`` values of y."""
    (x, y0), (_, y1) = start, end
    dark = "#2b2a2a"
    bar = shapes.capsule((0, 0, 0), (0, 0, height), 0.018, 0.018, dark, _IRON, 6, 2)
    at = np.arange(y0 + 0.07, y1, 0.14)
    b.add(copies(bar, np.stack([np.full(len(at), x), at, 0 * at], 1)))
    for z in (0.12, 1.05, 2.15, height - 0.25):
        b.box((x, (y0 + y1) / 2, z), (0.05, y1 - y0, 0.05), dark, _IRON)
    for q in door:
        b.box((x, q, 1.08), (0.07, 0.06, 2.16), dark, _IRON)
    b.box((x - 0.01, door[0] + 0.1, 1.12), (0.1, 0.2, 0.26), "#3a3632", _IRON)
    b.lathe((x - 0.07, door[0] + 0.1, 1.0), [(0.045, 0), (0.05, 0.04), (0.03, 0.08)], "#8a6a34", _IRON, 10)
    for z in (0.4, 1.8):
        b.rod((x, door[1] + 0.02, z - 0.09), (x, door[1] + 0.02, z + 0.09), 0.035, "#3a3632", _IRON)


def _window(b: SetBuilder, x: float, y: float, sill: float) -> None:
    """An opening in the thick wall, three bars, the sky behind: by night the moon."""
    day, tint = b.setting.daylight
    sky = np.clip(np.array(tint) * (0.08 + 0.9 * day) * [0.72, 0.86, 1.0], 0, 1)
    b.quad(
        [[x - 0.6, y + 0.52, sill - 0.2], [x + 0.6, y + 0.52, sill - 0.2], [x + 0.6, y + 0.52, sill + 0.9],
         [x - 0.6, y + 0.52, sill + 0.9]],
        sky, Material(emission=1.3), shadow=False,
    )  # fmt: skip
    if day < 0.3:
        b.ball((x + 0.16, y + 0.5, sill + 0.42), (0.1, 0.01, 0.1), "#eef2ff", mat.lit(1.6), 2)
    for k in range(4):
        q = x - 0.3 + 0.2 * k
        b.rod((q, y + 0.12, sill), (q, y + 0.12, sill + 0.65), 0.02, "#242322", _IRON, None, 6)
    b.box((x, y - 0.02, sill - 0.05), (1.0, 0.14, 0.1), srgb(_STONE) * 1.15, mat.STONE)


def _bunk(b: SetBuilder, x: float, y: float) -> None:
    """Planks on two chains from the wall, a straw sack and a grey blanket; two may sit on it."""
    with b.at(x, y):
        for k in range(3):
            b.box((0, -0.26 + 0.26 * k, 0.42), (1.95, 0.24, 0.05), vary("#5a4027", b.rng, 0.12), mat.WOOD)
        cloth = Material(texture=Texture.CLOTH, roughness=0.97)
        b.add(shapes.rock((0.0, 0.0, 0.475), (0.99, 0.40, 0.075), "#9a8a62", cloth, 6, 3, 0.05), ink=0.6)
        b.add(shapes.rock((0.42, 0.0, 0.515), (0.56, 0.41, 0.06), "#6a6e72", cloth, 8, 3, 0.08), ink=0.6)
        b.add(shapes.rock((-0.74, 0.03, 0.57), (0.2, 0.28, 0.08), "#b0a484", cloth, 9, 2, 0.05), ink=0.6)
        for s in (-1, 1):
            _chain(b, (s * 0.93, 0.4, 1.35), (s * 0.93, -0.36, 0.45))
            b.box((s * 0.93, 0.36, 0.3), (0.08, 0.1, 0.2), "#4a3524", mat.WOOD)
        for k, q in enumerate((-0.02, -0.6)):
            b.mark(f"seat_{k}", q, -0.2, 0.56, -np.pi / 2)
        b.mark("bed", 0.0, 0, 0.56, 0.0)
        b.block_line((-0.7, 0.0), (0.7, 0.0), 0.4, 0.6)


def _chain(b: SetBuilder, start: tuple[float, float, float], end: tuple[float, float, float]) -> None:
    """Iron links from one point to another."""
    a, f = np.array(start), np.array(end)
    count = max(int(np.linalg.norm(f - a) / 0.075), 2)
    link = shapes.torus((0, 0, 0), 0.032, 0.009, "#37332f", _IRON, 8, 4)
    for k in range(count):
        p = a + (f - a) * (k + 0.5) / count
        turn = [[1, 0, 0], [0, 0, -1], [0, 1, 0]] if k % 2 else [[0, 0, 1], [0, 1, 0], [-1, 0, 0]]
        b.add(link.moved(np.c_[np.array(turn, float), p]), ink=0.4)


def _things(b: SetBuilder) -> None:
    """Straw on the floor, shackles on the wall, a bucket, a bowl and a jug, days scratched into the wall."""
    count = b.setting.many(260)
    xy = np.concatenate([
        b.rng.normal([-0.6, 1.6], [0.7, 0.6], (count, 2)), b.rng.normal([1.2, 2.6], [0.5, 0.35], (count // 2, 2)),
        b.rng.uniform([-2.4, -3.6], [1.8, 3.0], (count // 2, 2)),
    ])  # fmt: skip
    xy = np.clip(xy, [_X[0] + 0.1, _Y[0] + 0.1], [_BARS - 0.15, _Y[1] - 0.1])
    p = np.c_[xy, b.rng.uniform(0.01, 0.05, len(xy))]
    tone = srgb("#a88c4c") * b.rng.uniform(0.5, 1.2, (len(p), 1))
    up = np.tile([0.0, 0.0, 2.5], (len(p), 1))
    b.add(cards(p, up, b.rng.uniform(0.09, 0.18, len(p)), tone, mat.BLADES, b.rng, 0.07), shadow=False, ink=0.1)
    for s in (-0.25, 0.25):
        _chain(b, (_X[0] + 0.06, 0.9 + s, 1.9), (_X[0] + 0.1, 0.9 + s * 1.3, 1.25))
        cuff = shapes.torus((0, 0, 0), 0.06, 0.014, "#37332f", _IRON, 14, 5)
        b.add(cuff.moved(np.array([[1, 0, 0, _X[0] + 0.12], [0, 1, 0, 0.9 + s * 1.3], [0, 0, 1, 1.18]], float)))
        b.ball((_X[0] + 0.03, 0.9 + s, 1.92), 0.06, "#37332f", _IRON, 1)
    for row in range(3):
        for k in range(5):
            z = 1.5 - 0.17 * row
            tilt = float(b.rng.normal(0, 0.012))
            base = 0.95 + 0.045 * k + 0.01 * row
            if k < 4:
                b.rod(
                    (base + tilt, _Y[1] - 0.001, z),
                    (base - tilt, _Y[1] - 0.001, z + 0.11),
                    0.006,
                    "#b8b2a6",
                    mat.MATT,
                    None,
                    4,
                )
            else:
                b.rod(
                    (0.92, _Y[1] - 0.004, z + 0.02),
                    (1.13, _Y[1] - 0.004, z + 0.09),
                    0.006,
                    "#b8b2a6",
                    mat.MATT,
                    None,
                    4,
                )
    wood = Material(texture=Texture.WOOD, roughness=0.7, two_sided=True)
    b.lathe((-1.75, 2.9, 0), [(0.15, 0), (0.2, 0.34), (0.185, 0.34), (0.14, 0.03), (0.01, 0.03)], "#5e452c", wood, 14)
    for z in (0.07, 0.26):
        b.add(shapes.torus((-1.75, 2.9, z), 0.165 + 0.12 * z, 0.012, "#2e2b28", _IRON, 18, 5))
    b.block(-1.75, 2.9, 0.25, 0.4)
    clay = Material(roughness=0.6, two_sided=True)
    b.lathe((-1.25, 2.98, 0), [(0.06, 0), (0.1, 0.1), (0.05, 0.22), (0.065, 0.26)], "#7d5a40", clay, 12)
    b.lathe((-1.0, 2.85, 0), [(0.05, 0), (0.11, 0.06), (0.1, 0.06), (0.04, 0.015), (0.01, 0.015)], "#7d6a50", clay, 12)
    b.rod((-1.2, 2.6, 0.03), (-1.12, 2.64, 0.03), 0.03, "#8a6a3c", mat.MATT, 0.02, 6)
