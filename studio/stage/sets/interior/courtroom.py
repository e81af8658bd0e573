"""A court of law."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.fittings import lit_room
from studio.stage.sets.rooms import chair, pendant, table
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_WALNUT = "#523824"
_DEEP = "#3a281c"
_POLISHED = Material(texture=Texture.WOOD, scale=1.4, roughness=0.4)
_GILT = Material(texture=Texture.METAL, roughness=0.25)
_GOLD = "#c8a04a"


def courtroom(setting: Setting) -> Place:
    """The judge's bench on its dais under the scales of justice, a witness stand, the jury's box, counsel's table."""
    b = SetBuilder(setting)
    x, y, h = (-5.0, 5.0), (-5.4, 5.8), 4.2
    floor = Material(texture=Texture.PLANKS, scale=4.5, roughness=0.35, reflectivity=0.08)
    room = lit_room(
        b, x, y, h, floor="#7a5638", floor_material=floor, wall="#b8ab94", ceiling="#e2d8c4", panels=False,
        tone="#ffe8cc", power=8.0,
    )  # fmt: skip
    _walls(b, x, y)
    with b.at(0, y[1]):
        _judges_bench(b)
    with b.at(-3.25, 3.5):
        _witness_stand(b)
    with b.at(3.0, 4.05):
        _fronted(b, 1.5, 1.0, 0.5)
        b.box((0.1, -0.05, 1.12), (0.36, 0.03, 0.24), "#1c2024", mat.PAINT, 0.2)
        b.box((-0.45, 0, 1.06), (0.22, 0.3, 0.08), "#e8e2d2", mat.MATT, 0.1)
        b.block_line((-0.6, 0), (0.6, 0), 0.35, 1.0)
    with b.at(x[1], 0.7, 0, -np.pi / 2):
        _jury_box(b)
    with b.at(-2.75, 0.35, 0, 0.12):
        _counsels_table(b)
    for q in (-2.2, 2.2):
        pendant(b, q, 1.4, 2.95, h, color="#8a6a34", power=9.0)
    b.lamp((0, 3.4, h - 0.3), "#ffdca8", 9.0, 6.0, toward=(0, 0.55, -1), area=True, size=1.6, halo=0.0)
    # a soft key for who sits on the bench, too far from the lights of the middle
    b.lamp((-1.6, 1.9, 3.0), "#fff2e6", 9.0, 6.0, toward=(1.6, 3.0, -1.35), area=True, size=1.0, halo=0.0)
    b.mark("counter", 0, 3.3, 1.3, -np.pi / 2)
    b.mark("table", -2.75, 0.1, 0.76, -np.pi / 2)
    return b.place(
        [(2.2, -3.8), (1.0, -1.4), (0, 0), (-1.4, 1.1)], ground_material="wood", indoor=True,
        camera_limit=(room.low, room.high), reach=11,
    )  # fmt: skip


def _walls(b: SetBuilder, x: tuple[float, float], y: tuple[float, float]) -> None:
    """Panels of dark wood as high as a door and more, pilasters, a cornice."""
    tall = 2.7
    for width, at in ((x[1] - x[0], (0.0, y[1] - 0.03, 0.0)), (y[1] - y[0], (x[1] - 0.03, 0.2, -np.pi / 2))):
        with b.at(at[0], at[1], 0, at[2]):
            b.box((0, -0.02, tall / 2), (width, 0.05, tall), _DEEP, _POLISHED)
            b.box((0, -0.06, tall), (width, 0.16, 0.1), _WALNUT, _POLISHED)
            b.box((0, -0.05, 0.12), (width, 0.1, 0.24), _WALNUT, _POLISHED)
            count = round(width / 1.1)
            for k in range(count):
                q = -width / 2 + width * (k + 0.5) / count
                w = width / count - 0.2
                for z, high in ((0.65, 0.66), (1.78, 1.36)):
                    b.box((q, -0.06, z), (w, 0.04, high), _WALNUT, _POLISHED)
                    b.box((q, -0.085, z), (w - 0.14, 0.02, high - 0.14), "#583e2a", _POLISHED)
    for q in (-4.55, -2.35, 2.35, 4.55):
        b.box((q, y[1] - 0.12, 1.75), (0.36, 0.16, 3.5), _WALNUT, _POLISHED)
        b.box((q, y[1] - 0.21, 1.75), (0.2, 0.03, 3.0), "#624630", _POLISHED)
        for z, wide in ((0.2, 0.46), (3.4, 0.46), (3.52, 0.54)):
            b.box((q, y[1] - 0.14, z), (wide, 0.24, 0.12), _WALNUT if z < 3.5 else _GOLD, _POLISHED)
    b.box((0, y[1] - 0.16, 3.7), (x[1] - x[0], 0.3, 0.24), _WALNUT, _POLISHED)
    b.box((0, y[1] - 0.2, 3.85), (x[1] - x[0], 0.4, 0.08), "#624630", _POLISHED)


def _fronted(b: SetBuilder, width: float, height: float, depth: float) -> None:
    """A desk closed toward -y by a front with raised panels, its middle at the origin."""
    b.box((0, -depth / 2 + 0.04, height / 2), (width, 0.08, height), _WALNUT, _POLISHED)
    for side in (-1, 1):
        b.box((side * (width / 2 - 0.04), 0, height / 2), (0.08, depth, height), _WALNUT, _POLISHED)
    b.box((0, 0, height), (width + 0.1, depth + 0.1, 0.06), "#624630", _POLISHED)
    b.box((0, -depth / 2 - 0.02, 0.08), (width + 0.06, 0.06, 0.16), _DEEP, _POLISHED)
    b.box((0, -depth / 2 - 0.01, height - 0.09), (width + 0.04, 0.05, 0.05), _GOLD, _GILT)
    count = max(round(width / 0.75), 1)
    for k in range(count):
        q = -width / 2 + width * (k + 0.5) / count
        w = width / count - 0.14
        b.box((q, -depth / 2 - 0.005, height * 0.52), (w, 0.03, height * 0.58), _DEEP, _POLISHED)
        b.box((q, -depth / 2 - 0.02, height * 0.52), (w - 0.12, 0.03, height * 0.58 - 0.12), "#583e2a", _POLISHED)


def _judges_bench(b: SetBuilder) -> None:
    """On two steps before the wall at y = 0: a long bench, three tall chairs, the emblem above, a flag at each side."""
    for k, (w, d) in enumerate(((5.4, 2.5), (4.9, 2.1))):
        b.box((0, -d / 2, 0.15 + 0.3 * k), (w, d, 0.3), "#6a4a30", _POLISHED)
    with b.at(0, -1.72, 0.3):
        _fronted(b, 4.2, 1.02, 0.6)
        b.box((0, -0.36, 0.56), (1.1, 0.12, 1.12), _WALNUT, _POLISHED)
        b.box((0, -0.43, 0.6), (0.84, 0.03, 0.8), "#583e2a", _POLISHED)
    top = 1.35
    b.lathe((0.62, -1.75, top), [(0.08, 0), (0.08, 0.03), (0.001, 0.035)], "#4a2a18", _POLISHED, 14)
    b.rod((0.5, -1.86, top + 0.06), (0.72, -1.66, top + 0.06), 0.012, "#6a3c20", _POLISHED, None, 6)
    b.rod((0.62, -1.64, top + 0.06), (0.72, -1.76, top + 0.06), 0.034, "#6a3c20", _POLISHED, None, 8)
    for k, color in enumerate(("#6a2a26", "#2f4a3c", "#c8b890")):
        b.box((-0.75, -1.72, top + 0.03 + 0.05 * k), (0.3, 0.22, 0.05), color, mat.CLOTH, 0.1 * k)
    for q in (-1.55, 1.55):
        b.lathe((q, -1.72, top), [(0.09, 0), (0.08, 0.02), (0.012, 0.03), (0.012, 0.26)], _GOLD, _GILT, 12)
        b.box((q, -1.76, top + 0.28), (0.3, 0.12, 0.08), "#2f6a4a", mat.lit(0.2 + 0.4 * max(0.5, b.setting.glow)))
    for k, q in enumerate((0.0, -1.4, 1.4)):
        tall = 1.0 if k == 0 else 0.82
        with b.at(q, -0.85, 0.6):
            b.box((0, 0, 0.43), (0.58, 0.5, 0.09), "#5a1c1c", mat.LEATHER)
            b.box((0, 0.27, 0.5 + tall / 2), (0.62, 0.1, tall), _WALNUT, _POLISHED)
            b.box((0, 0.21, 0.5 + tall / 2), (0.48, 0.05, tall - 0.14), "#6a2222", mat.LEATHER)
            b.box((0, 0.02, 0.2), (0.4, 0.4, 0.4), _DEEP, _POLISHED)
            for side in (-1, 1):
                b.box((side * 0.31, 0, 0.68), (0.07, 0.46, 0.06), _WALNUT, _POLISHED)
    b.mark("seat_0", 0, -0.9, 1.08, -np.pi / 2)
    b.block_line((-2.2, -1.75), (2.2, -1.75), 0.42, 1.4)
    b.block_line((-2.4, -0.8), (2.4, -0.8), 0.6, 1.0)
    _emblem(b, 3.0)
    for side, color in ((-1, "#2a3f78"), (1, "#7a2430")):
        _flag(b, side * 2.0, -0.5, color)


def _emblem(b: SetBuilder, z: float) -> None:
    """The scales of justice in a gilt ring on the wall at y = 0."""
    disc = shapes.lathe((0, 0, 0), [(0.62, 0), (0.6, 0.05), (0.002, 0.06)], "#3a1f16", _POLISHED, 36)
    upright = np.array([[1, 0, 0, 0], [0, 0, -1, -0.1], [0, 1, 0, z]], float)
    b.add(disc.moved(upright))
    for r, thick in ((0.6, 0.045), (0.5, 0.016)):
        b.add(shapes.torus((0, 0, 0.05), r, thick, _GOLD, _GILT, 40, 8).moved(upright))
    y = -0.2
    b.rod((0, y, z - 0.32), (0, y, z + 0.34), 0.02, _GOLD, _GILT)
    b.lathe((0, y, z - 0.38), [(0.17, 0), (0.16, 0.03), (0.03, 0.07)], _GOLD, _GILT, 14)
    b.ball((0, y, z + 0.37), 0.04, _GOLD, _GILT, 1)
    b.rod((-0.31, y, z + 0.25), (0.31, y, z + 0.25), 0.016, _GOLD, _GILT)
    for side in (-1, 1):
        for e in (-0.11, 0.11):
            b.rod((side * 0.3, y, z + 0.25), (side * 0.3 + e, y, z - 0.06), 0.006, _GOLD, _GILT, None, 4)
        b.lathe(
            (side * 0.3, y, z - 0.13), [(0.005, 0), (0.09, 0.02), (0.125, 0.07), (0.11, 0.07)], _GOLD,
            Material(texture=Texture.METAL, roughness=0.25, two_sided=True), 14,
        )  # fmt: skip


def _flag(b: SetBuilder, x: float, y: float, color: str) -> None:
    """A flag that hangs in folds from a pole with a gilt tip."""
    b.lathe((x, y, 0.6), [(0.2, 0), (0.18, 0.04), (0.03, 0.08)], _GOLD, _GILT, 14)
    b.rod((x, y, 0.62), (x, y, 3.0), 0.018, "#7a5a30", _POLISHED, None, 6)
    b.ball((x, y, 3.05), (0.04, 0.04, 0.07), _GOLD, _GILT, 1)
    for k in range(5):
        q = 0.06 * (k - 2)
        foot = 1.2 + 0.09 * abs(k - 1)
        fold = [[x + 0.3 * q, y, 2.95], [x + q, y - 0.03, 2.4], [x + 1.5 * q, y - 0.04 * (k % 2), foot]]
        tone = srgb(color) * (1.0 if k % 2 else 0.72)
        b.add(shapes.tube(fold, [0.03, 0.06, 0.075], tone, mat.CLOTH, 8), ink=0.5)


def _witness_stand(b: SetBuilder) -> None:
    """A step with a panelled box around a chair, and a microphone."""
    b.box((0, 0.1, 0.12), (1.5, 1.4, 0.24), "#6a4a30", _POLISHED)
    with b.at(0, -0.4, 0.2):
        _fronted(b, 1.4, 0.82, 0.24)
    for side in (-1, 1):
        b.box((side * 0.68, 0.15, 0.62), (0.07, 1.0, 0.8), _WALNUT, _POLISHED)
        b.box((side * 0.68, 0.15, 1.03), (0.12, 1.06, 0.05), "#624630", _POLISHED)
    with b.at(0, 0, 0.24):
        chair(b, 0, 0.2, -np.pi / 2, "#5a3a24", seat=False, cushion="#6a2222")
    b.mark("seat_1", 0, 0.18, 0.705, -np.pi / 2)
    b.rod((0.25, -0.38, 1.05), (0.22, -0.22, 1.28), 0.008, "#1c1e20", mat.METAL, None, 5)
    b.rod((0.22, -0.22, 1.28), (0.21, -0.17, 1.3), 0.018, "#1c1e20", mat.METAL, None, 7)
    b.block_line((-0.6, 0), (0.6, 0), 0.6, 1.1)


def _jury_box(b: SetBuilder) -> None:
    """Two rising rows of six chairs along a wall, and the panelled rail before them."""
    for row, (y, floor) in enumerate(((-1.3, 0.15), (-0.55, 0.42))):
        b.box((0, y + 0.05, floor / 2), (4.5, 0.78, floor), "#5a3c26", _POLISHED)
        for k in range(6):
            q = -1.85 + 0.74 * k
            b.box((q, y - 0.02, floor + 0.44), (0.5, 0.46, 0.09), "#4a2420", mat.LEATHER)
            b.box((q, y + 0.22, floor + 0.78), (0.5, 0.09, 0.62), "#54302a", mat.LEATHER)
            b.rod((q, y, floor), (q, y, floor + 0.4), 0.05, "#2c2422", mat.METAL, None, 6)
            b.mark(f"seat_{2 + row * 6 + k}", q, y - 0.05, floor + 0.49, -np.pi / 2)
    with b.at(0, -1.85):
        _fronted(b, 4.5, 0.86, 0.14)
    b.block_line((-2.0, -1.6), (2.0, -1.6), 0.35, 0.9)
    b.block_line((-1.9, -0.8), (1.9, -0.8), 0.6, 1.2)


def _counsels_table(b: SetBuilder) -> None:
    """A table with papers, files, water, and a chair."""
    table(b, 0, 0, (1.5, 0.8), 0.76, "#624630")
    for k in range(4):
        b.box((-0.45 + 0.27 * k, 0.05 * (-1) ** k, 0.768), (0.21, 0.29, 0.012), "#f0ebdc", mat.MATT, 0.2 * (k - 2))
    b.box((0.52, 0.18, 0.83), (0.26, 0.32, 0.14), "#3a4a5c", mat.CLOTH, 0.15)
    b.lathe((-0.6, 0.2, 0.76), [(0.03, 0), (0.035, 0.1), (0.033, 0.1)], "#dceaf0", mat.GLASS, 12)
    chair(b, 0.0, 0.75, -np.pi / 2, "#4a2c1a", seat=False, cushion="#5a1c1c")
