"""A classroom."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick
from studio.stage.sets.rooms import (
    house_plant,
    shell,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def classroom(setting: Setting) -> Place:
    """A Japanese classroom seen toward the blackboard: rows of desks, windows along the left, a clock, notices."""
    b = SetBuilder(setting)
    x, y, h = (-4.3, 4.1), (-5.2, 5.0), 3.0
    floor = Material(texture=Texture.PLANKS, scale=4.0, roughness=0.4, reflectivity=0.08)
    low, high = shell(b, x, y, h, floor="#b08a58", floor_material=floor, wall="#e4dfd0", dado="#a8b49c", left=False)
    window_wall(
        b,
        x[0],
        y,
        h,
        [(-4.4, -1.6), (-1.2, 1.6), (2.0, 4.4)],
        sill=0.9,
        top=2.55,
        wall="#e4dfd0",
        frame="#b8bcb8",
        curtains="#f0e8d0",
        light=1.2,
    )
    back = y[1]
    b.box((0, back - 0.04, 1.65), (5.6, 0.06, 1.35), "#8a6a48", mat.WOOD)
    b.box(
        (0, back - 0.065, 1.65),
        (5.45, 0.04, 1.22),
        "#2c4a3e",
        Material(texture=Texture.GRIME, scale=0.5, roughness=0.85),
    )
    b.box((0, back - 0.1, 0.98), (5.6, 0.1, 0.04), "#8a6a48", mat.WOOD)
    for r in range(4):
        for c in range(3):
            w = 0.5 + 0.25 * ((r * 7 + c * 5) % 4) / 3
            b.box((-1.9 + 1.5 * c, back - 0.09, 2.02 - 0.19 * r), (w, 0.004, 0.035), "#e4e2d4", mat.MATT, shadow=False)
    for k in range(4):
        b.rod(
            (-2.2 + 0.09 * k, back - 0.11, 1.01),
            (-2.15 + 0.09 * k, back - 0.11, 1.01),
            0.008,
            ("#f4f2ea", "#f0c8c8", "#f0e0a0", "#f4f2ea")[k],
            mat.MATT,
            None,
            4,
        )
    b.box((0, back - 0.65, 0.07), (5.0, 1.2, 0.14), "#9a7448", mat.BOARDS)
    b.box((0, back - 1.0, 0.6), (1.15, 0.55, 0.95), "#8a6444", mat.WOOD)
    b.box((0, back - 1.05, 1.1), (1.25, 0.7, 0.05), "#9a7450", mat.WOOD)
    b.block(0, back - 1.0, 0.65, 1.1)
    b.mark("board", 1.6, back - 0.75, 1.6, -np.pi / 2)
    b.mark("counter", 0, back - 1.7, 1.12, np.pi / 2)
    face = shapes.lathe((0, 0, 0), [(0.21, 0), (0.2, 0.03), (0.01, 0.035)], "#f8f6ee", mat.PAINT, 24)
    b.add(face.moved(np.array([[1, 0, 0, 0], [0, 0, -1, back - 0.01], [0, 1, 0, 2.62]], float)))
    b.add(
        shapes.torus((0, 0, 0), 0.21, 0.018, "#2c2e30", mat.PAINT, 24, 5).moved(
            np.array([[1, 0, 0, 0], [0, 0, -1, back - 0.03], [0, 1, 0, 2.62]], float)
        )
    )
    b.box((0.03, back - 0.05, 2.68), (0.014, 0.008, 0.13), "#16181a", mat.PAINT)
    b.box((-0.05, back - 0.05, 2.62), (0.1, 0.008, 0.018), "#16181a", mat.PAINT)
    b.box((-1.1, back - 0.06, 2.68), (0.36, 0.1, 0.26), "#c8b090", mat.WOOD)
    with b.at(3.45, back - 0.02):
        b.box((0, -0.01, 1.65), (1.1, 0.03, 1.2), "#4a7a5a", mat.CLOTH)
        for k in range(9):
            b.box(
                (-0.33 + 0.33 * (k % 3), -0.03, 2.02 - 0.37 * (k // 3)),
                (0.24, 0.006, 0.3),
                pick(b.rng, ["#f4f2ea", "#f0e0c0", "#d8e8f0", "#f4d8d8"]),
                mat.MATT,
                0.0,
                shadow=False,
            )
    for row in range(3):
        for col in range(4):
            px, py = -2.7 + 1.75 * col, 2.2 - 1.45 * row
            if np.hypot(px, py + 0.4) < 1.95:
                continue
            _school_desk(b, px, py)
    with b.at(x[1] - 0.01, 0, 0, -np.pi / 2):
        for q in (3.6, -3.6):
            b.box((q, -0.03, 1.05), (1.7, 0.06, 2.1), "#c8b48c", mat.SIDING)
            for e in (-0.42, 0.42):
                b.box((q + e, -0.07, 1.45), (0.6, 0.02, 0.8), "#b8ccd4", Material(roughness=0.15))
        for k in range(4):
            b.box(
                (-1.4 + 0.95 * k, -0.02, 1.8),
                (0.7, 0.02, 0.5),
                pick(b.rng, ["#f4f2ea", "#f0e4c8", "#e0ecf0"]),
                mat.MATT,
            )
            b.box((-1.4 + 0.95 * k, -0.035, 1.8), (0.5, 0.006, 0.06), "#2c2e30", mat.MATT, shadow=False)
    for px in (-2.2, 0.0, 2.2):
        for py in (-2.8, 0.0, 2.8):
            b.box(
                (px, py, h - 0.08),
                (0.24, 1.4, 0.08),
                "#f4f8ff",
                mat.lit(0.6 + 1.4 * max(0.4, setting.glow)),
                shadow=False,
            )
    for py in (-2.8, 0.0, 2.8):
        b.lamp(
            (0.6, py, h - 0.15),
            "#f4f6ff",
            7.5 * max(0.55, setting.glow),
            7.5,
            toward=(0, 0, -1),
            area=True,
            size=1.6,
            halo=0,
        )
    if setting.daylight[0] > 0.4:
        for py in (-2.8, 0.2, 3.2):
            b.lamp(
                (-2.4, py, 0.05),
                "#ffcf9a",
                2.2 * setting.daylight[0],
                5,
                toward=(0.2, 0, 1),
                area=True,
                size=1.0,
                halo=0,
            )
    house_plant(b, -3.9, 4.5, 0.9)
    b.mark("door", 3.7, -3.6, 0, np.pi)
    b.mark("wall", x[1], 0.3, 1.4, np.pi)
    b.mark("table", -2.7, 2.2, 0.68, np.pi / 2)
    return b.place(
        [(3.3, -3.6), (1.6, -1.6), (0, -0.2), (0.2, 1.6)],
        ground_material="wood",
        indoor=True,
        camera_limit=(low, high),
        reach=10,
    )


def _school_desk(b: SetBuilder, x: float, y: float) -> None:
    """A pupil's desk and chair facing +y; adds a seat mark."""
    with b.at(x, y, 0, float(b.rng.normal(0, 0.03))):
        b.box((0, 0, 0.68), (0.65, 0.45, 0.03), "#c89a60", mat.WOOD)
        b.box((0, 0.02, 0.6), (0.55, 0.36, 0.1), "#8d9496", mat.METAL)
        for sx in (-1, 1):
            b.rod((sx * 0.28, 0.18, 0.02), (sx * 0.28, 0.18, 0.66), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.28, -0.16, 0.02), (sx * 0.28, -0.16, 0.66), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.28, -0.2, 0.02), (sx * 0.28, 0.22, 0.02), 0.016, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.17, -0.38, 0.41), (sx * 0.17, -0.38, 0.02), 0.014, "#8d9496", mat.METAL, None, 5)
            b.rod((sx * 0.17, -0.72, 0.78), (sx * 0.17, -0.7, 0.02), 0.014, "#8d9496", mat.METAL, None, 5)
        b.box((0, -0.54, 0.42), (0.38, 0.37, 0.025), "#c89a60", mat.WOOD)
        b.box((0, -0.73, 0.7), (0.38, 0.025, 0.18), "#c89a60", mat.WOOD)
        if b.rng.random() < 0.6:
            b.box(
                (b.rng.uniform(-0.15, 0.1), 0.02, 0.705),
                (0.2, 0.28, 0.02),
                pick(b.rng, ["#e8e4d8", "#5a8ab0", "#c86a5a", "#6a9a70"]),
                mat.MATT,
                float(b.rng.normal(0, 0.2)),
            )
        if b.rng.random() < 0.4:
            b.box((0.36, 0.0, 0.5), (0.1, 0.3, 0.34), pick(b.rng, ["#2c3a5a", "#3a3a3c", "#6a3a34"]), mat.LEATHER)
        n = sum(m.startswith("seat_") for m in b.marks)
        b.mark(f"seat_{n}", 0, -0.52, 0.435, np.pi / 2)
        b.block(0, -0.1, 0.42, 0.7)
        b.block(0, -0.56, 0.28, 0.8)
