"""A dining room of a home."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.finery import canvas, key_light
from studio.stage.sets.rooms import (
    chair,
    fill,
    house_plant,
    pendant,
    picture,
    rug,
    shell,
    table,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

_CHINA = Material(roughness=0.25, two_sided=True)
_GLAZED = Material(roughness=0.4)
_TOP_M = 0.75


def dining_room(setting: Setting) -> Place:
    """A long table laid for dinner, chairs at its far side and its ends, a lamp low over it, a dresser behind."""
    b = SetBuilder(setting)
    x, y, h = (-3.5, 3.5), (-4.8, 4.7), 2.7
    planks = Material(texture=Texture.PLANKS, scale=5.5, roughness=0.4, reflectivity=0.05)
    low, high = shell(
        b,
        x,
        y,
        h,
        floor="#8f6444",
        floor_material=planks,
        wall="#8a9a84",
        dado="#d8cfba",
        ceiling="#f0e8da",
        left=False,
    )
    window_wall(
        b, x[0], y, h, [(-2.2, -0.3), (0.9, 3.1)], sill=0.8, top=2.2, wall="#8a9a84", curtains="#e8c89a", light=1.8
    )
    tx, ty = 0.0, 2.45
    rug(b, tx, ty + 0.1, (3.4, 2.1), "#8a4638")
    table(b, tx, ty, (2.1, 1.0), _TOP_M, "#7d5233")
    for q in (-0.42, 0.42):
        chair(b, tx + q, ty + 0.78, -np.pi / 2, "#5a3a26", cushion="#c89a5c")
    chair(b, tx - 1.38, ty + 0.02, 0.0, "#5a3a26", cushion="#c89a5c")
    chair(b, tx + 1.38, ty - 0.02, np.pi, "#5a3a26", cushion="#c89a5c")
    b.mark("table", tx, ty - 0.42, _TOP_M, -np.pi / 2)
    with b.at(tx, ty, _TOP_M):
        _laid(b)
    with b.at(0.55, y[1] - 0.03):
        _dresser(b)
    canvas(b, -1.75, y[1] - 0.01, 1.72, (1.1, 0.8), "landscape", "#8a6434", 0.06)
    with b.at(x[1], 0, 0, -np.pi / 2):
        canvas(b, -2.3, 0, 1.7, (0.6, 0.75), "flowers", "#8a6434", 0.05)
        picture(b, -1.2, 0, 1.75, (0.5, 0.6))
        picture(b, 1.4, 0, 1.75, (0.6, 0.5))
    with b.at(x[1] - 0.02, 0.15, 0, -np.pi / 2):
        _door(b)
    house_plant(b, -2.95, 4.1, 1.3, "#c9744e")
    house_plant(b, 2.95, 3.9, 1.0, "#5a7a80")
    day = setting.daylight[0]
    pendant(b, tx, ty, 1.82, h, color="#b5552f", power=13, shadow=True, always=0.22)
    fill(b, 0, 1.8, h - 0.15, 3.0 + 5.0 * day)
    fill(b, 0, -1.6, h - 0.15, 3.0 + 4.0 * day)
    key_light(b, -1.8, -2.6, 2.0, 5.0 + 2.5 * setting.glow + 3.5 * day, "#ffe8d0")
    b.lamp((0.6, y[1] - 0.9, 2.3), "#ffc890", 1.0 + 3.5 * setting.glow, 4.0, toward=(0, 0.5, -0.6), area=True, size=1.4,
           halo=0.0)  # fmt: skip
    b.lamp(
        (-2.9, 0.2, 2.0), setting.daylight[1], 12.0 * day, 8.0, toward=(0.8, 0.5, -0.3), area=True, size=1.6, halo=0.0
    )
    b.mark("door", x[1] - 0.5, 0.15, 0, np.pi)
    b.mark("wall", x[1], -2.0, 1.4, np.pi)
    return b.place(
        [(2.4, -3.6), (1.2, -1.4), (0, -0.2), (-2.2, -0.4)], ground_material="wood", indoor=True,
        camera_limit=(low, high), reach=9,
    )  # fmt: skip


def _laid(b: SetBuilder) -> None:
    """Dinner on the table top: a roast, bowls, bread, candles, and a place for each chair."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.95)
    b.box((0, 0, 0.004), (2.1, 0.36, 0.006), "#e9e0cc", cloth, 0.0, False)
    b.box((0, 0, 0.006), (2.1, 0.28, 0.006), "#b8604a", cloth, 0.0, False)
    for q, depth, yaw in (
        (-0.42, 0.33, -np.pi / 2),
        (0.42, 0.33, -np.pi / 2),
        (-0.84, 0.02, 0.0),
        (0.84, -0.02, np.pi),
    ):
        with b.at(q, depth, 0, yaw):
            _place_setting(b)
    morning = b.setting.time_of_day in ("dawn", "morning")
    with b.at(0.02, 0.0, 0.01, 0.15):
        (_pancakes if morning else _roast)(b)
    (_fruit if morning else _salad)(b, -0.42, -0.05)
    _potatoes(b, 0.46, -0.06)
    with b.at(-0.15, -0.33, 0.0, 0.3):
        b.box((0, 0, 0.012), (0.44, 0.2, 0.022), "#a8744a", mat.WOOD)
        _loaf(b)
    b.lathe((0.36, -0.36, 0.0), [(0.045, 0), (0.06, 0.06), (0.05, 0.16), (0.035, 0.2), (0.045, 0.235), (0.04, 0.235)],
            "#d8e4ea", Material(texture=Texture.GLASS, a=0.3, two_sided=True, roughness=0.05), 18)  # fmt: skip
    b.lathe((0.36, -0.36, 0.006), [(0.043, 0), (0.057, 0.06), (0.052, 0.13), (0.001, 0.131)], "#e8943a",
            Material(roughness=0.15), 16)  # fmt: skip
    if not morning:
        _candles(b)


def _candles(b: SetBuilder) -> None:
    """Two in brass, alight."""
    for q, depth in ((-0.2, 0.16), (0.24, 0.14)):
        b.lathe((q, depth, 0.01), [(0.05, 0), (0.045, 0.012), (0.012, 0.03), (0.01, 0.09), (0.024, 0.1)], "#c8a058",
                mat.CHROME, 14)  # fmt: skip
        b.rod((q, depth, 0.11), (q, depth, 0.21), 0.011, "#f6efdc", mat.MATT, None, 8)
        b.ball((q, depth, 0.242), (0.007, 0.007, 0.018), "#ffd890", mat.lit(6.0), 1)
    b.lamp((0.02, 0.15, 0.28), "#ffb060", 0.7 + 1.4 * b.setting.glow, 2.6, halo=0.1)


def _loaf(b: SetBuilder) -> None:
    """Bread, scored across, two slices cut from it."""
    crust: Color = "#b47a3c"
    b.add(shapes.rock((-0.04, 0, 0.058), (0.115, 0.05, 0.04), crust, mat.MATT, 4, 3, 0.08))
    for k in range(4):
        q = -0.11 + 0.045 * k
        b.rod((q, -0.025, 0.094), (q + 0.025, 0.025, 0.094), 0.007, "#e4c48c", mat.MATT, None, 6)
    for k in range(2):
        q = 0.105 + 0.03 * k
        b.ball((q, 0.008 * k, 0.052), (0.009, 0.05, 0.037), crust, mat.MATT, 2)
        b.ball((q + 0.004, 0.008 * k, 0.052), (0.008, 0.044, 0.032), "#ecd8ac", mat.MATT, 2)


def _salad(b: SetBuilder, x: float, y: float) -> None:
    """Leaves and small tomatoes."""
    _bowl(b, x, y, "#5a7a8c")
    leaf = Material(texture=Texture.LEAVES, roughness=0.7, two_sided=True)
    for k in range(9):
        a = 2.4 * k
        b.add(
            shapes.rock((x + 0.07 * np.cos(a), y + 0.07 * np.sin(a), 0.105 + 0.008 * (k % 3)), (0.05, 0.045, 0.022),
                        ("#5f8f3a", "#7aa84a", "#487a34")[k % 3], leaf, k, 1, 0.35), ink=0.4,
        )  # fmt: skip
        if k % 2:
            b.ball((x + 0.06 * np.cos(a + 1), y + 0.06 * np.sin(a + 1), 0.122), 0.018, "#d8402e", _GLAZED, 1)


def _fruit(b: SetBuilder, x: float, y: float) -> None:
    """Apples, oranges and a pear."""
    _bowl(b, x, y, "#5a7a8c")
    for k, color in enumerate(("#c8402e", "#e08a2e", "#a8b83a", "#e08a2e", "#c8402e", "#d8b440")):
        a = 1.25 * k
        r, z = (0.075, 0.11) if k < 5 else (0.0, 0.15)
        b.ball((x + r * np.cos(a), y + r * np.sin(a), z), 0.042, color, _GLAZED, 2)


def _potatoes(b: SetBuilder, x: float, y: float) -> None:
    """A bowl of them, small and yellow."""
    _bowl(b, x, y, "#e0d4b8")
    for k in range(10):
        a, r = 2.4 * k, 0.03 * np.sqrt(k)
        b.ball((x + r * np.cos(a), y + r * np.sin(a), 0.10 + 0.006 * (k % 2)), 0.032, "#e0b45a", _GLAZED, 1)


def _pancakes(b: SetBuilder) -> None:
    """A stack on a dish, butter melting on top, berries about it."""
    b.lathe((0, 0, 0), [(0.1, 0), (0.17, 0.02), (0.175, 0.026), (0.12, 0.014), (0.001, 0.012)], "#f2ece0", _CHINA, 26)
    for k in range(6):
        with b.at(0.006 * (-1) ** k, 0.005 * (k % 3), 0.016 + 0.02 * k):
            b.lathe((0, 0, 0), [(0.10, 0.0), (0.115, 0.006), (0.115, 0.014), (0.10, 0.02), (0.001, 0.021)],
                    "#c8873c" if k % 2 else "#d89a4c", mat.MATT, 22)  # fmt: skip
    b.box((0.0, 0.0, 0.146), (0.045, 0.04, 0.018), "#f4d878", _GLAZED, 0.4)
    for k in range(9):
        a = 0.7 * k
        b.ball((0.14 * np.cos(a), 0.14 * np.sin(a), 0.032), 0.014, "#c83a3a" if k % 3 else "#4a4a8a", _GLAZED, 1)


def _place_setting(b: SetBuilder) -> None:
    """Plate, knife, fork, napkin and glass of one whose chest is toward -x."""
    b.lathe(
        (0, 0, 0.0), [(0.07, 0.0), (0.135, 0.016), (0.138, 0.02), (0.09, 0.012), (0.001, 0.01)], "#f6f1e6", _CHINA, 22
    )
    g = b.rng
    b.add(shapes.rock((0.02, 0.03, 0.025), (0.05, 0.035, 0.014), "#9a5a34", _GLAZED, int(g.integers(99)), 2, 0.12))
    b.add(shapes.rock((-0.035, 0.03, 0.024), (0.03, 0.03, 0.018), "#f0dc9c", mat.MATT, int(g.integers(99)), 2, 0.15))
    for k in range(7):
        b.ball((0.0 + 0.016 * (k % 3) - 0.02, -0.045 - 0.015 * (k // 3), 0.024), 0.011, "#6a9a3a", _GLAZED, 1)
    b.box((-0.01, 0.205, 0.003), (0.16, 0.09, 0.008), "#d8c49a", mat.CLOTH, 0.05, False)
    b.rod((-0.09, 0.195, 0.011), (0.07, 0.195, 0.011), 0.005, "#d4d8da", mat.CHROME, 0.008, 6)
    b.rod((-0.09, -0.175, 0.008), (0.09, -0.175, 0.008), 0.006, "#d4d8da", mat.CHROME, 0.009, 6)
    clear = Material(texture=Texture.GLASS, a=0.22, two_sided=True, roughness=0.05)
    b.lathe((0.15, -0.15, 0.0), [(0.03, 0), (0.032, 0.01), (0.04, 0.11), (0.039, 0.11)], "#cfe0e8", clear, 14)
    b.lathe((0.15, -0.15, 0.004), [(0.029, 0), (0.034, 0.06), (0.001, 0.061)], "#9ac4d8", Material(roughness=0.1), 12)


def _roast(b: SetBuilder) -> None:
    """A roast chicken on an oval dish among potatoes and herbs."""
    with b.at(0, 0, 0, 0):
        b.add(
            shapes.lathe((0, 0, 0), [(0.12, 0), (0.21, 0.02), (0.215, 0.026), (0.14, 0.014), (0.001, 0.012)], "#f2ece0",
                         _CHINA, 28)
        )  # fmt: skip
    skin: Color = "#b8702c"
    shine = Material(roughness=0.3)
    b.add(shapes.rock((0, 0, 0.085), (0.125, 0.09, 0.075), skin, shine, 2, 3, 0.04))
    for side in (-1, 1):
        b.rod((-0.02, side * 0.07, 0.07), (-0.12, side * 0.065, 0.115), 0.042, srgb(skin) * 1.1, shine, 0.02, 12)
        b.rod((-0.12, side * 0.065, 0.115), (-0.165, side * 0.06, 0.13), 0.011, "#efe2c4", shine, 0.014, 8)
        b.rod((0.05, side * 0.085, 0.075), (0.0, side * 0.105, 0.055), 0.024, srgb(skin) * 0.9, shine, 0.015, 8)
    for k in range(11):
        a = 0.57 * k
        b.ball((0.165 * np.cos(a), 0.15 * np.sin(a), 0.035), 0.026, "#dca850" if k % 3 else "#d0602e", _GLAZED, 1)
        if k % 2:
            b.add(shapes.rock((0.15 * np.cos(a + 0.3), 0.14 * np.sin(a + 0.3), 0.04), (0.025, 0.02, 0.016), "#4f7f34",
                              mat.MATT, k, 1, 0.4), ink=0.4)  # fmt: skip


def _bowl(b: SetBuilder, x: float, y: float, color: Color) -> None:
    b.lathe((x, y, 0.008), [(0.05, 0), (0.055, 0.01), (0.12, 0.07), (0.138, 0.105), (0.128, 0.105), (0.1, 0.06),
                            (0.001, 0.05)], color, _CHINA, 24)  # fmt: skip
    b.lathe((x, y, 0.06), [(0.105, 0), (0.115, 0.02), (0.001, 0.035)], srgb(color) * 0.6, mat.MATT, 18)


def _dresser(b: SetBuilder) -> None:
    """A sideboard with drawers, above it shelves of plates and jugs between two lamps; its back is at y = 0."""
    wood = "#6a4630"
    b.box((0, -0.25, 0.46), (1.9, 0.46, 0.8), wood, mat.WOOD)
    b.box((0, -0.26, 0.885), (1.98, 0.52, 0.045), srgb(wood) * 1.2, mat.DARK_WOOD)
    for q in (-0.63, 0.0, 0.63):
        b.box((q, -0.49, 0.72), (0.58, 0.02, 0.2), srgb(wood) * 1.3, mat.WOOD)
        b.box((q, -0.49, 0.36), (0.58, 0.02, 0.46), srgb(wood) * 1.15, mat.WOOD)
        b.ball((q, -0.515, 0.72), 0.018, "#c8a058", mat.CHROME, 1)
        b.ball((q + 0.2, -0.515, 0.4), 0.015, "#c8a058", mat.CHROME, 1)
    b.box((0, -0.015, 1.52), (1.8, 0.03, 1.2), srgb(wood) * 0.62, mat.WOOD)
    for q in (-0.9, 0.9):
        b.box((q, -0.12, 1.52), (0.045, 0.24, 1.24), wood, mat.WOOD)
    b.box((0, -0.13, 2.15), (1.96, 0.3, 0.07), srgb(wood) * 1.2, mat.WOOD)
    plate = shapes.lathe((0, 0, 0), [(0.1, 0), (0.105, 0.008), (0.075, 0.014), (0.01, 0.016)], "#ece4d2", _CHINA, 16)
    ring = shapes.lathe((0, 0, 0.003), [(0.086, 0.009), (0.078, 0.0135)], "#4f7a98", _CHINA, 16)
    for k, z in enumerate((1.24, 1.66)):
        b.box((0, -0.12, z), (1.76, 0.24, 0.03), wood, mat.WOOD)
        for n in range(6):
            q = -0.72 + 0.29 * n + 0.02 * float(b.rng.normal())
            if (n + k) % 3 == 2:
                b.lathe((q, -0.13, z + 0.015), [(0.05, 0), (0.07, 0.07), (0.045, 0.15), (0.055, 0.18)],
                        ("#c87a4a", "#6f8fa0")[k], _CHINA, 14)  # fmt: skip
                continue
            lean = np.array([[1, 0, 0, q], [0, 0.22, -0.975, -0.05], [0, 0.975, 0.22, z + 0.125]], float)
            b.add(plate.moved(lean))
            b.add(ring.moved(lean), ink=0.2)
    level = max(0.25, b.setting.glow)
    for q in (-0.74, 0.74):
        b.lathe(
            (q, -0.26, 0.905),
            [(0.07, 0), (0.09, 0.05), (0.05, 0.13), (0.015, 0.16), (0.015, 0.2)],
            "#d8c8a8",
            _CHINA,
            16,
        )
        b.lathe((q, -0.26, 1.08), [(0.135, 0), (0.085, 0.17)], "#ffe4ba",
                Material(emission=0.3 + 0.9 * level, two_sided=True, roughness=0.9), 18)  # fmt: skip
        b.lamp((q, -0.34, 1.16), "#ffc27c", 1.8 * level, 3.0, size=0.15, halo=0.2)
    b.lathe((0.05, -0.26, 0.905), [(0.06, 0), (0.09, 0.09), (0.05, 0.2), (0.06, 0.24)], "#4f7a98", _CHINA, 18)
    for k in range(13):
        a = 2.4 * k
        tip = (0.05 + 0.11 * np.cos(a) * (0.4 + 0.05 * k), -0.26 + 0.06 * np.sin(a), 1.2 + 0.018 * (k % 5))
        b.rod((0.05, -0.26, 1.12), tip, 0.004, "#4a7a3a", mat.PAINT, None, 3)
        b.add(shapes.rock(tip, 0.035, ("#e8d0c0", "#d87a5a", "#f0c868")[k % 3], mat.MATT, k, 1, 0.3), ink=0.4)
    b.block_line((-0.75, -0.25), (0.75, -0.25), 0.3, 1.0)


def _door(b: SetBuilder) -> None:
    """A panelled door in its frame, a little lighter than the wall; the wall is at y = 0."""
    for q in (-0.47, 0.47):
        b.box((q, -0.03, 1.03), (0.09, 0.08, 2.06), "#ece4d2", mat.PAINT)
    b.box((0, -0.03, 2.08), (1.06, 0.09, 0.1), "#ece4d2", mat.PAINT)
    b.box((0, -0.02, 1.02), (0.86, 0.05, 2.04), "#dcd2bc", mat.PAINT)
    for q in (-0.2, 0.2):
        for z, tall in ((0.5, 0.66), (1.42, 0.86)):
            b.box((q, -0.05, z), (0.3, 0.014, tall), "#e8dfca", mat.PAINT)
    b.ball((-0.36, -0.09, 1.0), 0.03, "#c8a058", mat.CHROME)
