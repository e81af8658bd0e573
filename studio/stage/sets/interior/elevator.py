"""The cabin of an elevator."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.finery import key_light
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_STEEL = Material(texture=Texture.METAL, scale=1.0, roughness=0.32)
_BRASS = "#c8a868"
_WALL_M = 1.66
"""From the middle to either side: a large cabin, so that two can stand in it and be seen."""


def elevator(setting: Setting) -> Place:
    """Steel doors shut, the floor's number over them, a panel of buttons, wood and mirrors with a rail at each side.

    The cabin goes on past the camera: no lens sees how deep it is.
    """
    b = SetBuilder(setting)
    front, back, h = -4.2, 1.78, 2.55
    middle, deep = (front + back) / 2, back - front
    stone = Material(texture=Texture.PLASTER, scale=0.8, roughness=0.22, reflectivity=0.1)
    b.floor((-_WALL_M, _WALL_M), (front, back), 0.0, "#4a4440", stone)
    b.box((0, middle, 0.002), (2.7, deep - 0.5, 0.004), "#7a6c5e", stone, 0.0, False)
    for side in (-1, 1):
        b.box((side * 1.36, middle, 0.004), (0.025, deep - 0.5, 0.005), _BRASS, mat.METAL, 0.0, False)
    b.box((0, back - 0.25, 0.004), (2.72, 0.025, 0.005), _BRASS, mat.METAL, 0.0, False)
    b.box((0, middle, h + 0.1), (2 * _WALL_M + 0.4, deep + 0.4, 0.2), "#8a8680", _STEEL)
    b.box((0, front - 0.1, h / 2), (2 * _WALL_M + 0.4, 0.2, h), "#6a645c", _STEEL)
    for side in (-1, 1):
        with b.at(side * _WALL_M, 0, 0, -side * np.pi / 2):
            # in this frame the wall is at y = 0 and the cabin toward -y; x runs along it
            _side(b, (-back, -front) if side > 0 else (front, back), h)
    _doors(b, back, h)
    with b.at(1.27, back - 0.05):
        _panel(b)
    with b.at(-1.27, back - 0.05):
        _notices(b)
    _ceiling(b, (front, back), h)
    b.block_line((-_WALL_M, back), (_WALL_M, back), 0.14, h)
    b.block_line((-_WALL_M, front), (_WALL_M, front), 0.2, h)
    for side in (-1, 1):
        b.block_line((side * (_WALL_M + 0.02), front), (side * (_WALL_M + 0.02), back), 0.14, h)
    b.mark("door", 0, back - 0.1, 0, -np.pi / 2)
    b.mark("wall", _WALL_M, 0, 1.3, np.pi)
    return b.place(
        [(0.4, -3.3), (0.3, -1.6), (0, 0), (-0.6, 0.6)], ground_material="stone", indoor=True,
        camera_limit=((-_WALL_M + 0.22, front + 0.35, 0.25), (_WALL_M - 0.22, back - 0.3, h - 0.3)), reach=6,
    )  # fmt: skip


def _side(b: SetBuilder, x: tuple[float, float], height: float) -> None:
    """Walnut below, mirror above, seams of brass, a rail."""
    middle, wide = (x[0] + x[1]) / 2, x[1] - x[0]
    b.box((middle, 0.1, height / 2), (wide, 0.2, height), "#5a3c28", mat.DARK_WOOD)
    b.box((middle, -0.01, 0.1), (wide, 0.03, 0.2), "#8a8c8e", _STEEL)
    mirror = Material(texture=Texture.METAL, roughness=0.1)
    b.box((middle, -0.008, 1.62), (wide, 0.02, 1.3), "#72828a", mirror)
    b.box((middle, -0.012, 0.96), (wide, 0.03, 0.03), _BRASS, mat.METAL)
    b.box((middle, -0.012, 2.28), (wide, 0.03, 0.03), _BRASS, mat.METAL)
    count = int(wide / 0.84) + 1
    for k in range(count):
        b.box((x[0] + 0.84 * (k + 0.5), -0.012, height / 2), (0.018, 0.03, height), srgb(_BRASS) * 0.8, mat.METAL)
        q = x[0] + 0.84 * k + 0.5
        # what a mirror shows of the lit ceiling: slanting paler bands
        band = [[q - 0.16, -0.02, 1.0], [q - 0.04, -0.02, 1.0], [q + 0.2, -0.02, 2.25], [q + 0.08, -0.02, 2.25]]
        b.quad(band, "#dfe8ea", Material(texture=Texture.GLASS, a=0.2, two_sided=True), shadow=False)
    b.rod((x[0] + 0.06, -0.075, 0.92), (x[1] - 0.06, -0.075, 0.92), 0.021, "#d0d2d2", mat.CHROME, None, 10)
    for k in range(count):
        q = x[0] + 0.84 * (k + 0.5)
        b.rod((q, 0.0, 0.90), (q, -0.07, 0.915), 0.012, "#d0d2d2", mat.CHROME, None, 6)


def _doors(b: SetBuilder, back: float, height: float) -> None:
    """Two leaves of brushed steel that meet in the middle, jambs, a lintel with the number of the floor."""
    b.box((0, back + 0.16, height / 2), (2 * _WALL_M + 0.4, 0.2, height), "#3a3634", _STEEL)
    for side in (-1, 1):
        b.box((side * 0.405, back + 0.05, 1.06), (0.80, 0.05, 2.12), "#84888c", _STEEL)
        for k in range(3):
            b.box((side * (0.2 + 0.2 * k), back + 0.022, 1.06), (0.008, 0.01, 2.08), "#606468", _STEEL, 0.0, False)
        b.box((side * 0.405, back + 0.02, 0.72), (0.72, 0.012, 0.05), _BRASS, mat.METAL, 0.0, False)
        b.box((side * 0.86, back, 1.08), (0.12, 0.14, 2.16), _BRASS, mat.METAL)
        wide = _WALL_M - 0.92
        b.box((side * (0.92 + wide / 2), back + 0.03, height / 2), (wide, 0.12, height), "#57524e", _STEEL)
    b.box((0, back + 0.03, 1.06), (0.012, 0.06, 2.12), "#1a1a1c", mat.MATT)
    b.box((0, back + 0.02, (2.16 + height) / 2), (1.86, 0.16, height - 2.16), "#57524e", _STEEL)
    b.box((0, back - 0.02, 0.02), (1.7, 0.2, 0.03), "#8a8c8e", _STEEL)
    b.box((0, back - 0.07, 2.34), (0.62, 0.03, 0.24), "#121214", Material(roughness=0.2))
    b.box((0, back - 0.06, 2.34), (0.68, 0.03, 0.30), _BRASS, mat.METAL)
    for q, digit in ((0.02, 1), (0.16, 2)):
        _digit(b, q, back - 0.09, 2.34, digit)
    light = mat.lit(3.0)
    arrow = [[-0.21, back - 0.09, 2.34], [-0.09, back - 0.09, 2.34], [-0.15, back - 0.09, 2.43]]
    b.add(shapes.faceted(arrow, [[0, 1, 2]], "#ff9a3c", light), shadow=False)
    b.box((-0.15, back - 0.09, 2.30), (0.04, 0.006, 0.08), "#ff9a3c", light, 0.0, False)


_SEGMENTS = {1: "bc", 2: "abged"}


def _digit(b: SetBuilder, x: float, y: float, z: float, digit: int) -> None:
    """A number in seven strokes of light, 16 cm high."""
    strokes = {
        "a": (0, 0.075, 1), "b": (0.045, 0.0375, 0), "c": (0.045, -0.0375, 0), "d": (0, -0.075, 1),
        "e": (-0.045, -0.0375, 0), "f": (-0.045, 0.0375, 0), "g": (0, 0, 1),
    }  # fmt: skip
    for name in _SEGMENTS[digit]:
        dx, dz, flat = strokes[name]
        size = (0.075, 0.006, 0.018) if flat else (0.018, 0.006, 0.062)
        b.box((x + dx, y, z + dz), size, "#ff9a3c", mat.lit(3.0), 0.0, False)


def _panel(b: SetBuilder) -> None:
    """Two rows of round buttons, one of them lit, a small display, a keyhole; it faces -y at y = 0."""
    b.box((0, -0.012, 1.28), (0.3, 0.024, 1.0), _BRASS, mat.METAL)
    b.box((0, -0.02, 1.28), (0.26, 0.024, 0.96), "#c4c6c8", _STEEL)
    b.box((0, -0.03, 1.66), (0.17, 0.014, 0.1), "#121214", Material(roughness=0.2))
    b.box((0.01, -0.04, 1.66), (0.03, 0.006, 0.05), "#ff9a3c", mat.lit(3.0), 0.0, False)
    disc = shapes.lathe(
        (0, 0, 0), [(0.034, 0), (0.034, 0.008), (0.029, 0.012), (0.001, 0.012)], "#e8e4da", mat.PAINT, 16
    )
    ring = shapes.lathe((0, 0, 0), [(0.042, 0), (0.042, 0.006), (0.034, 0.008)], "#8a8c8e", mat.METAL, 16)
    halo = shapes.lathe((0, 0, 0), [(0.034, 0), (0.034, 0.012), (0.001, 0.012)], "#ffb050", mat.lit(2.2), 16)
    for k in range(12):
        column, row = k % 2, k // 2
        upright = np.array([[1, 0, 0, -0.055 + 0.11 * column], [0, 0, -1, -0.03], [0, 1, 0, 0.98 + 0.1 * row]], float)
        b.add(ring.moved(upright), ink=0.3)
        b.add((halo if k == 8 else disc).moved(upright), ink=0.3)
        b.box(
            (-0.055 + 0.11 * column, -0.044, 0.98 + 0.1 * row), (0.007, 0.004, 0.026), "#2a2624", mat.MATT, 0.0, False
        )
    for q, color in ((-0.055, "#c83a2c"), (0.055, "#3a8a4a")):
        b.ball((q, -0.034, 0.86), (0.03, 0.012, 0.03), color, Material(roughness=0.3))


def _notices(b: SetBuilder) -> None:
    """A framed poster and the plate of the makers; it faces -y at y = 0."""
    b.box((0, -0.012, 1.5), (0.46, 0.024, 0.66), "#2a2624", mat.PAINT)
    b.box((0, -0.022, 1.5), (0.41, 0.014, 0.61), "#efe6d2", mat.MATT)
    b.box((0, -0.03, 1.58), (0.34, 0.006, 0.36), "#c8583c", mat.MATT, 0.0, False)
    b.ball((0.03, -0.032, 1.60), (0.11, 0.006, 0.11), "#f2c860", mat.MATT)
    b.add(shapes.quad([[-0.17, -0.036, 1.40], [0.17, -0.036, 1.40], [0.17, -0.036, 1.5], [-0.17, -0.036, 1.46]],
                      "#2f4a5c", mat.MATT), shadow=False)  # fmt: skip
    for k in range(3):
        b.box((-0.03 * k, -0.03, 1.34 - 0.04 * k), (0.3 - 0.06 * k, 0.006, 0.016), "#4a4440", mat.MATT, 0.0, False)
    b.box((0, -0.012, 0.98), (0.2, 0.012, 0.1), _BRASS, mat.METAL)


def _ceiling(b: SetBuilder, y: tuple[float, float], height: float) -> None:
    """A panel of light with a frame of brass, small lamps about it. Nothing outside tells the hour."""
    night = b.setting.time_of_day in ("night", "dusk", "dawn")
    warm = "#ffdcae" if night else "#ffeed8"
    middle = (y[0] + y[1]) / 2
    b.box((0, middle, height - 0.02), (1.7, y[1] - y[0] - 0.7, 0.05), warm, mat.lit(0.7), 0.0, False)
    for q in (-0.87, 0.87):
        b.box((q, middle, height - 0.03), (0.05, y[1] - y[0] - 0.64, 0.08), _BRASS, mat.METAL)
    for k in range(6):
        b.box((0, y[1] - 0.36 - 1.1 * k, height - 0.035), (1.74, 0.035, 0.06), _BRASS, mat.METAL)
    for side in (-1, 1):
        for k in range(5):
            b.lathe(
                (side * 1.28, 1.15 - 1.1 * k, height - 0.035),
                [(0.001, 0), (0.06, 0.0), (0.075, 0.02), (0.075, 0.04)],
                warm,
                mat.lit(2.2),
                14,
            )
        b.lamp((side * 1.28, 1.15, height - 0.06), warm, 2.6, 4.0, toward=(side * 0.05, -0.1, -1), cone=(0.75, 0.3),
               size=0.08, halo=0.0)  # fmt: skip
    for q in (0.1, -1.8):
        b.lamp((0, q, height - 0.1), warm, 5.6, 6.0, toward=(0, 0, -1), area=True, size=1.5, halo=0.0)
    b.lamp((0, -0.8, 0.2), "#ffd8b0", 2.0, 5.0, toward=(0, 0.3, 1), area=True, size=1.6, halo=0.0)
    for side in (-1, 1):
        b.lamp((-side * 0.5, -1.4, 2.2), warm, 2.4, 5.0, toward=(side, 0.15, -0.5), area=True, size=1.4, halo=0.0)
    key_light(b, -1.0, -2.8, 2.0, 5.0, warm)
