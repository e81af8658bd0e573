"""A cinema's auditorium."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, raw, shapes_grid
from studio.stage.sets.rooms import shell
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_ROWS, _FIRST_M, _PITCH_M, _STEP_M = 6, 2.15, 1.0, 0.24
_PLUSH = Material(texture=Texture.CLOTH, roughness=0.95)


def cinema(setting: Setting) -> Place:
    """Rows of red seats that rise, seen from the screen's side: its cold light on them, warm lamps along the walls."""
    b = SetBuilder(setting)
    x, y, h = (-4.8, 4.8), (-5.4, 8.6), 4.9
    carpet = Material(texture=Texture.CLOTH, roughness=0.98)
    low, high = shell(
        b, x, y, h, floor="#4a2a34", floor_material=carpet, wall="#3a1c22", ceiling="#17141a",
        wall_material=mat.PLASTER, dado="#24141a",
    )  # fmt: skip
    b.lamps.clear()  # the shell's light of a bright room, thrown back by its floor
    _tiers(b)
    _seats(b)
    _walls(b, x, h)
    _screen(b, y[0] + 0.06)
    _projector(b, y[1])
    b.lamp((0.0, -4.7, 2.3), "#c4d8ff", 44.0, 16.0, toward=(0, 1, 0.02), area=True, size=3.6, halo=0.0)
    b.lamp((-2.6, -2.6, 2.1), "#ffe4cc", 8.0, 7.5, toward=(0.7, 0.68, -0.24), area=True, size=1.4, halo=0.0)
    b.lamp((0, 1.5, h - 0.3), "#8a9ad0", 9.0, 9.0, toward=(0, 0.2, -1), area=True, size=3.0, halo=0.0)
    b.mark("door", 4.4, -3.4, 0, np.pi)
    b.mark("edge", 0, -3.2, 0, -np.pi / 2)
    return b.place(
        [(-3.2, -2.6), (-1.2, -0.8), (0, 0), (2.8, 0.2)], ground_material="wood", indoor=True,
        camera_limit=(low, high), reach=11,
    )  # fmt: skip


def _tiers(b: SetBuilder) -> None:
    """The steps that carry the rows, edged with small lights at both aisles."""
    for k in range(1, _ROWS):
        y0 = _FIRST_M + _PITCH_M * k - 0.48
        z = _STEP_M * k
        b.box((0, (y0 + 8.6) / 2, z - _STEP_M / 2), (9.5, 8.6 - y0, _STEP_M), "#3c242c", _PLUSH)
        for side in (-1, 1):
            b.box((side * 4.25, y0 - 0.01, z - 0.05), (0.8, 0.02, 0.025), "#ffca80", mat.lit(1.8), shadow=False)
    b.block_line((-4.4, _FIRST_M), (4.4, _FIRST_M), 0.42, 1.1)
    for k in range(1, _ROWS):
        b.block_line((-4.4, _FIRST_M + _PITCH_M * k), (4.4, _FIRST_M + _PITCH_M * k), 0.5, 1.1 + _STEP_M * k)


def _seats(b: SetBuilder) -> None:
    """Plush chairs with round shoulders; in some arms a bucket of popcorn or a paper cup."""
    red = "#8a1c24"
    parts = [
        shapes.box((0, 0.02, 0.40), (0.5, 0.46, 0.14), red, _PLUSH),
        shapes.capsule((-0.18, -0.2, 0.41), (0.18, -0.2, 0.41), 0.075, 0.075, red, _PLUSH, 8, 3),
        shapes.box((0, 0.28, 0.70), (0.5, 0.13, 0.62), red, _PLUSH),
        shapes.capsule((-0.17, 0.28, 1.01), (0.17, 0.28, 1.01), 0.085, 0.085, red, _PLUSH, 8, 3),
        shapes.capsule((-0.15, 0.21, 0.62), (0.15, 0.21, 0.62), 0.05, 0.05, red, _PLUSH, 8, 3),
    ]
    seats = np.array(
        [[0.63 * (n - 5), _FIRST_M + _PITCH_M * k, _STEP_M * k] for k in range(_ROWS) for n in range(11)], float
    )
    tints = b.rng.uniform(0.85, 1.12, len(seats))
    for part in parts:
        b.add(copies(part, seats, 0.0, 1.0, tints), ink=0.8)
    arm = shapes.box((0.315, 0.05, 0.60), (0.075, 0.44, 0.06), "#1c1618", Material(roughness=0.4))
    leg = shapes.box((0.315, 0.1, 0.29), (0.06, 0.3, 0.58), "#1c1618", Material(roughness=0.5))
    ends = np.concatenate([seats, seats[::11] - [0.63, 0, 0]])
    for part in (arm, leg):
        b.add(copies(part, ends), ink=0.6)
    back = shapes.box((0, 0.36, 0.66), (0.5, 0.03, 0.8), "#241a1e", Material(roughness=0.5))
    b.add(copies(back, seats))
    number = 0
    for k in range(_ROWS):
        for n in (5, 4, 6, 3, 7, 2, 8, 1, 9, 0, 10):
            b.mark(f"seat_{number}", 0.63 * (n - 5), _FIRST_M + _PITCH_M * k - 0.03, 0.48 + _STEP_M * k, -np.pi / 2)
            number += 1
    for k, n in ((0, 2), (0, 8), (1, 6), (2, 3), (3, 9)):
        x, y, z = 0.63 * (n - 5) + 0.315, _FIRST_M + _PITCH_M * k - 0.08, 0.63 + _STEP_M * k
        if (k + n) % 2:
            b.lathe((x, y, z), [(0.035, 0), (0.045, 0.15), (0.001, 0.155)], "#d8e0e8", mat.PAINT, 12)
            b.rod((x, y, z + 0.14), (x + 0.02, y, z + 0.24), 0.005, "#d83a3a", mat.PAINT, None, 4)
            continue
        b.lathe((x, y, z), [(0.06, 0), (0.085, 0.17), (0.001, 0.175)], "#d8d0c0", mat.PAINT, 14)
        for a in np.linspace(0, 2 * np.pi, 7)[:-1]:
            b.box((x + 0.072 * np.cos(a), y + 0.072 * np.sin(a), z + 0.09), (0.03, 0.03, 0.15), "#b8242a", mat.PAINT, a)
        for _ in range(9):
            px, py = b.rng.normal(0, 0.032, 2)
            b.ball((x + float(px), y + float(py), z + 0.185), 0.026, "#f4e0a0", mat.MATT, 1)


def _walls(b: SetBuilder, x: tuple[float, float], height: float) -> None:
    """Padded panels between pilasters, a lamp on each that throws its light up and down; exits; rows of small stars."""
    for side in (-1, 1):
        wall = x[1] if side > 0 else x[0]
        for k in range(6):
            y = -4.2 + 2.3 * k
            b.box((wall - side * 0.06, y + 1.15, 2.45), (0.12, 1.7, 2.9), "#4a2028" if k % 2 else "#401c24", _PLUSH)
            b.box((wall - side * 0.1, y, height / 2), (0.2, 0.34, height), "#2a1620", mat.PLASTER)
            z = 2.2 + max(0.0, 0.2 * (y - _FIRST_M))
            b.rod((wall - side * 0.28, y, z - 0.13), (wall - side * 0.28, y, z + 0.13), 0.07, "#b08a48", mat.CHROME)
            for e in (-1, 1):
                b.ball((wall - side * 0.28, y, z + e * 0.19), (0.05, 0.05, 0.03), "#ffc880", mat.lit(4.0), 1)
            if k in (1, 2, 3, 4):
                b.lamp(
                    (wall - side * 0.34, y, z + 0.3), "#ffb060", 7.0, 4.2, toward=(side * 0.25, 0, 1), area=True,
                    size=0.25, halo=0.12,
                )  # fmt: skip
        b.box((wall - side * 0.05, -3.4, 1.05), (0.1, 1.2, 2.1), "#1c1418", mat.PAINT)
        b.box((wall - side * 0.08, -3.4, 2.35), (0.06, 0.5, 0.18), "#3ad07a", mat.lit(1.4))
    at = np.c_[b.rng.uniform(-4.4, 4.4, 70), b.rng.uniform(-3.0, 8.2, 70), np.full(70, height - 0.01)]
    star = shapes.box((0, 0, 0), (0.03, 0.03, 0.02), (1.0, 0.86, 0.62), mat.lit(1.8))
    b.add(copies(star, at, 0.0, b.rng.uniform(0.5, 1.2, 70)), shadow=False, ink=0.0)


def _screen(b: SetBuilder, y: float) -> None:
    """The film: the sun going down behind hills. It faces the rows."""
    u, v = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(0, 1, 25))
    sky = srgb("#ffb060") * (1 - v[..., None]) + srgb("#3a5aa8") * v[..., None]
    sun = np.exp(-(((u - 0.25) * 1.9) ** 2 + (v - 0.42) ** 2) * 30)[..., None]
    ridge = 0.30 + 0.09 * np.sin(4.1 * u + 0.6) + 0.03 * np.sin(13 * u)
    near = 0.16 + 0.06 * np.sin(3.0 * u + 2.0)
    color = sky + sun * srgb("#fff0c0")
    color = np.where((v < ridge)[..., None], srgb("#5a4a78"), color)
    color = np.where((v < near)[..., None], srgb("#241c30"), color)
    p = np.stack([-3.7 * u, np.full_like(u, y), 0.9 + 3.3 * v], -1).reshape(-1, 3)
    normals = np.tile([0.0, 1.0, 0.0], (len(p), 1))
    b.add(raw(p, normals, color.reshape(-1, 3), shapes_grid(25, 41), mat.lit(1.5)), shadow=False, ink=0.0)
    for side in (-1, 1):
        b.box((side * 4.1, y, 2.4), (0.7, 0.2, 4.4), "#5a1418", _PLUSH)
    b.box((0, y, 4.45), (9.0, 0.2, 0.4), "#5a1418", _PLUSH)
    b.box((0, y + 0.3, 0.3), (8.4, 0.7, 0.6), "#1c1418", mat.PAINT)
    b.block_line((-4.2, y + 0.2), (4.2, y + 0.2), 0.4, 0.8)


def _projector(b: SetBuilder, y: float) -> None:
    """The little windows in the wall behind, and the beam that leaves one of them."""
    for q in (-0.9, 0.0, 0.9):
        b.box((q, y - 0.03, 3.75), (0.5, 0.08, 0.34), "#0c0a0c", mat.DARK_GLASS)
    b.ball((0, y - 0.1, 3.75), 0.09, "#e4eeff", mat.lit(7.0), 2)
    b.lamp(
        (0, y - 0.15, 3.75), "#dce8ff", 14.0, 14.0, toward=(0, -1, -0.1), cone=(0.97, 0.93), size=0.1, halo=0.7
    )  # fmt: skip
