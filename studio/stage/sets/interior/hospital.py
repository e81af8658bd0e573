"""A hospital: a ward with beds, or its corridor."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import bed, lit_room
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_VINYL = Material(texture=Texture.PLASTER, scale=0.6, roughness=0.3, reflectivity=0.10)


def hospital(setting: Setting) -> Place:
    """The corridor where the words say so, else a ward."""
    return _corridor(setting) if setting.has("corridor") else _ward(setting)


def _ward(setting: Setting) -> Place:
    """Two beds with a curtain between them, a drip, a monitor, pale walls, a window."""
    b = SetBuilder(setting)
    x, y = (-3.6, 3.4), (-4.4, 3.4)
    room = lit_room(
        b, x, y, 2.7, floor="#c4ccc8", floor_material=_VINYL, wall="#dfe6e2", dado="#a8c4bc", tone="#f4f8ff", power=7.0
    )
    bed(b, 0.1, 0.88, np.pi, frame="#e4e8ea", blanket="#9cc0c8", rails=True)
    bed(b, -0.6, 2.8, np.pi, frame="#e4e8ea", blanket="#9cc0c8", rails=True, name="bed_2")
    for k in range(9):
        b.box(
            (-2.3 + 0.36 * k, 1.95 + 0.05 * (k % 2), 1.25), (0.37, 0.025, 1.75), "#a9cfc4", mat.CLOTH, 0.25 * (-1) ** k
        )
    b.rod((-2.6, 1.98, 2.15), (1.2, 1.98, 2.15), 0.014, "#c8ccd0", mat.CHROME)
    with b.at(1.62, 1.25):
        b.box((0, 0, 0.36), (0.5, 0.45, 0.72), "#d8cdb8", mat.WOOD)
        b.box((0, -0.23, 0.42), (0.42, 0.012, 0.24), "#c4b698", mat.WOOD)
        b.lathe((0.05, 0, 0.72), [(0.05, 0), (0.06, 0.14), (0.05, 0.2)], "#9ac0d0", Material(roughness=0.2), 14)
        for k, color in enumerate(("#f0d060", "#f4f0e8", "#e88aa0")):
            b.rod((0.05, 0, 0.9), (0.02 + 0.05 * k, 0.02 * k, 1.08), 0.005, "#4a7a3a", mat.PAINT, None, 4)
            b.ball((0.02 + 0.05 * k, 0.02 * k, 1.1), 0.04, color, mat.MATT, 1)
        b.block(0, 0, 0.35, 0.75)
    b.rod((1.5, 0.2, 0.05), (1.5, 0.2, 1.95), 0.014, "#c8ccd0", mat.CHROME)
    b.rod((1.36, 0.2, 1.95), (1.64, 0.2, 1.95), 0.01, "#c8ccd0", mat.CHROME)
    b.box((1.4, 0.2, 1.74), (0.13, 0.05, 0.26), "#dff0f4", Material(roughness=0.15))
    b.rod((1.4, 0.2, 1.6), (0.75, 0.45, 0.75), 0.004, "#d8e8ec", mat.PAINT)
    for k in range(5):
        b.rod((1.5, 0.2, 0.08), (1.5 + 0.24 * np.cos(1.26 * k), 0.2 + 0.24 * np.sin(1.26 * k), 0.03), 0.014, "#8d9294")
    with b.at(x[1] - 0.02, 0.9, 0, -np.pi / 2):
        b.box((0, -0.05, 1.5), (1.6, 0.1, 0.28), "#e8ecea", mat.PAINT)
        b.box((0.45, -0.14, 1.78), (0.42, 0.12, 0.32), "#2a2e32", mat.PAINT)
        b.quad(
            [[0.26, -0.205, 1.65], [0.64, -0.205, 1.65], [0.64, -0.205, 1.91], [0.26, -0.205, 1.91]], "#3ad08a",
            mat.screen(4, 0.9, 3),
        )  # fmt: skip
    return b.place(
        [(2.4, -2.6), (1.0, -1.2), (0, -0.4), (-1.6, -0.4)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=9,
    )  # fmt: skip


def _corridor(setting: Setting) -> Place:
    """Long and pale: doors and handrails on both sides, lights in a row, a bench, a sign."""
    b = SetBuilder(setting)
    x, y, h = (-1.9, 1.9), (-6.0, 14.0), 2.7
    room = lit_room(
        b, x, y, h, floor="#b8c4c4", floor_material=_VINYL, wall="#e2e8e4", dado="#9cbcb8", tone="#eaf4ff",
        windows=False, power=12.0,
    )  # fmt: skip
    for k in range(6):
        for side in (-1, 1):
            with b.at(side * (x[1] - 0.01), -3.6 + 2.9 * k, 0, -side * np.pi / 2):
                b.box((0, -0.03, 1.03), (1.15, 0.06, 2.06), "#c8a878" if k % 2 else "#d0b48a", mat.WOOD)
                b.box((0.28, -0.07, 1.45), (0.16, 0.02, 0.62), "#bcd4e0", Material(roughness=0.1))
                b.rod((-0.4, -0.1, 0.95), (-0.4, -0.1, 1.15), 0.014, "#c8ccd0", mat.CHROME)
                b.box((0.78, -0.03, 1.62), (0.18, 0.02, 0.12), "#f4f6f6", mat.PAINT)
                b.rod((0.7, -0.09, 0.9), (2.2, -0.09, 0.9), 0.025, "#b08a58", mat.WOOD)
    for k in range(7):
        b.box((0, -4.6 + 2.7 * k, h - 0.02), (0.32, 1.3, 0.05), "#f4f8ff", mat.lit(1.6), shadow=False)
    for q in (1.6, 6.4):
        b.lamp((0, q, h - 0.15), "#eaf4ff", 10.0, 8.0, toward=(0, 0, -1), area=True, size=1.2, halo=0.0)
    with b.at(-1.55, 2.6, 0, np.pi / 2):
        for q in (-0.75, -0.25, 0.25, 0.75):
            b.box((q, 0, 0.44), (0.46, 0.44, 0.05), "#4a8a98", mat.PAINT)
            b.box((q, 0.22, 0.70), (0.46, 0.05, 0.42), "#4a8a98", mat.PAINT)
        for q in (-0.8, 0.8):
            b.rod((q, 0, 0.02), (q, 0, 0.42), 0.025, "#c8ccd0", mat.CHROME)
        b.mark("seat_0", -0.25, -0.05, 0.465, -np.pi / 2)
        b.mark("seat_1", 0.25, -0.05, 0.465, -np.pi / 2)
        b.block_line((-0.8, 0), (0.8, 0), 0.3, 0.9)
    b.box((0, 4.6, 2.42), (0.9, 0.06, 0.26), "#2f7a58", mat.lit(0.6))
    b.box((0, y[1] - 0.05, 1.05), (1.9, 0.06, 2.1), "#c4d4d8", Material(roughness=0.15))
    return b.place(
        [(0.6, -4.0), (0.3, -1.2), (0, 0), (-0.2, 6.0)], ground_material="stone", indoor=True,
        camera_limit=(room.low, room.high), reach=14,
    )  # fmt: skip
