"""The great hall of a castle."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary
from studio.stage.sets.historic.stonework import (
    GOLD,
    carpet,
    column,
    faces_light,
    fan_of,
    flame,
    pointed,
    stained_window,
    sun_shaft,
    wall_torch,
    walls,
)
from studio.stage.sets.other import curtain
from studio.stage.sets.rooms import fill
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_STONE = "#837a6c"
_IRON = "#26221f"
_PILE = Material(roughness=0.97)
_DAIS = 5.4
"""Where its lowest step begins."""
_HEIGHT = 7.0


def throne_room(setting: Setting) -> Place:
    """A carpet between columns and banners up to the throne on its dais; fires, high windows, a roof of beams."""
    b = SetBuilder(setting)
    day, tint = setting.daylight
    x, y = (-6.4, 6.4), (-6.8, 9.6)
    floor = Material(texture=Texture.TILES, scale=1.1, roughness=0.3, reflectivity=0.09)
    b.floor(x, y, 0.0, "#7d766b", floor)
    low, high = walls(b, x, y, _HEIGHT, color=_STONE, roof=2.2)
    carpet(b, (-1.15, 1.15), (y[0] + 0.6, _DAIS + 0.02), "#86161e")
    for k in range(4):
        q = -3.2 + 2.9 * k
        for side in (-1, 1):
            column(b, side * 4.0, q, _HEIGHT, 0.36, "#978d7d")
            wall_torch(b, side * 3.64, q, 2.35, (-side, 0.0), (0.0, 7.0, 9.0, 8.0)[k] * (0.45 + 0.6 * setting.glow))
            if k < 3:
                _banner(b, side * 3.9, q + 1.45, 6.2, ("#7c1820", "#1d3a6c", "#7c1820")[k], -side * np.pi / 2)
                _armour(b, side * 4.15, q + 1.45, -side * np.pi / 2)
        _beam(b, q)
    for k, q in enumerate((-1.75, 1.15, 4.05, 6.9)):
        for side in (-1, 1):
            with b.at(side * (x[1] - 0.02), q, 3.3, -side * np.pi / 2):
                stained_window(
                    b, 1.1, 2.9, rim="#9b907f", bright=0.75, columns=4,
                    jewels=("#c8a04a", "#dfe4e0", "#b8282e", "#cfd8dc"),
                )  # fmt: skip
        if k:
            b.lamp((x[0] + 0.3, q, 4.8), tint, 13.0 * day, 10.0, toward=(1, 0, -0.6), area=True, size=1.3, halo=0.0)
            sun_shaft(b, (x[0] + 0.1, q, 5.0), (-1.6, q - 0.4, 0.02), 0.8, 0.6 * day, "#fff0d8")
    _dais(b)
    b.lamp((-1.7, 4.9, 3.2), "#ffeeda", 11.0, 6.5, toward=(1.7, 2.4, -1.6), area=True, size=1.2, halo=0.0)
    for side in (-1, 1):
        _brazier(b, side * 2.05, 4.55)
    fill(b, 0, -1.2, 5.8, 5.0 + 1.5 * day, "#f4ece4", 11.0)
    fill(b, 0, 5.0, 5.8, 4.0 + 1.5 * day, "#f0e4d8", 10.0)
    b.lamp((0, 2.0, 0.4), "#ffc896", 4.0 + 3.0 * setting.glow, 12.0, toward=(0, 0, 1), area=True, size=3.0, halo=0.0)
    faces_light(b, -2.4, 6.5 + 2.0 * day, "#fff0de", "#ffb070")
    b.mark("door", 0.0, y[0] + 0.5, 0, np.pi / 2)
    b.mark("wall", x[1], 0.4, 1.4, np.pi)
    for k in range(6):
        for side in (-1, 1):
            b.stand(side * (2.5 + 0.25 * (k % 2)), -1.0 + 0.85 * k, np.pi / 2 + side * np.pi / 2)
    low, high = (-3.3, *low[1:]), (3.3, *high[1:])  # the camera stays between the columns
    return b.place(
        [(0.0, -5.0), (0.0, -1.2), (0, 0), (0.0, 3.6)], ground_material="stone", indoor=True,
        camera_limit=(low, high), reach=14,
    )  # fmt: skip


def _dais(b: SetBuilder) -> None:
    """Three steps under the carpet, a red hanging with the crowned shield, a canopy, the throne."""
    step = Material(texture=Texture.TILES, scale=1.1, roughness=0.4)
    for k in range(3):
        front, wide = _DAIS + 0.36 * k, 6.0 - 0.5 * k
        b.box(
            (0, (front + 9.6) / 2, 0.09 + 0.18 * k), (wide, 9.6 - front, 0.18), srgb("#9a9082") * (1 + 0.06 * k), step
        )
        b.box((0, front + 0.19, 0.185 + 0.18 * k), (2.3, 0.42, 0.012), "#86161e", _PILE, shadow=False)
        b.box((0, front - 0.006, 0.09 + 0.18 * k), (2.3, 0.012, 0.18), "#741219", _PILE, shadow=False)
    b.box((0, 7.8, 0.546), (2.3, 3.3, 0.012), "#86161e", _PILE, shadow=False)
    b.block_line((-2.8, _DAIS + 0.4), (2.8, _DAIS + 0.4), 0.4, 0.54)
    curtain(b, (-1.75, 1.75), 9.3, (0.54, 5.2), "#6b1119", 4.0, 0.07)
    for side in (-1, 1):
        lo, hi = sorted((side * 1.75, side * 2.7))
        curtain(b, (lo, hi), 9.05, (0.54, 5.5), "#571017", 5.0, 0.12)
    b.box((0, 8.75, 5.45), (5.7, 1.1, 0.14), "#5a3d22", mat.WOOD)
    b.box((0, 8.19, 5.36), (5.7, 0.05, 0.36), "#86161e", mat.CLOTH)
    b.box((0, 8.17, 5.55), (5.8, 0.07, 0.07), "#c89a38", GOLD)
    for k in range(19):
        b.ball((-2.7 + 0.3 * k, 8.17, 5.14), (0.05, 0.03, 0.09), "#c89a38", GOLD, 1)
    _shield(b, 9.14, 4.05)
    with b.at(0, 7.35, 0.54):
        _throne(b)
    b.mark("seat_0", 0, 7.12, 0.54 + 0.56, -np.pi / 2)


def _shield(b: SetBuilder, y: float, z: float) -> None:
    """The arms of the house: a gold shield on blue with a lion's worth of gold, a crown over it."""
    for size, depth, hue, material in ((1.0, 0.0, "#d0a03c", GOLD), (0.88, 0.02, "#1d3a6c", mat.PAINT)):
        t = np.linspace(0, 1, 9)
        curve = np.stack([0.48 * (1 - t**2.2), 0.15 - 0.85 * t], 1)
        outline = np.concatenate([curve[::-1], [[0.5, 0.5]], [[-0.5, 0.5]], curve[:-1] * [-1, 1]]) * size
        b.add(fan_of(outline + np.array([0.0, z]), y - depth, hue, material), shadow=False)
    for s in (-1, 1):
        b.box((s * 0.2, y - 0.03, z + 0.1), (0.1, 0.02, 0.5), "#d0a03c", GOLD)
        b.ball((s * 0.2, y - 0.03, z + 0.36), (0.11, 0.02, 0.09), "#d0a03c", GOLD, 1)
    b.ball((0, y - 0.03, z - 0.28), (0.14, 0.02, 0.14), "#d0a03c", GOLD, 1)
    b.box((0, y - 0.03, z + 0.64), (0.6, 0.03, 0.11), "#d0a03c", GOLD)
    for k in range(5):
        q = -0.26 + 0.13 * k
        tip = 0.3 if k % 2 == 0 else 0.2
        b.rod((q, y - 0.03, z + 0.68), (q, y - 0.03, z + 0.66 + tip), 0.035, "#d0a03c", GOLD, 0.012, 6)
        b.ball((q, y - 0.03, z + 0.68 + tip), 0.035, "#b3202c", Material(roughness=0.2), 1)


def _throne(b: SetBuilder) -> None:
    """Gilded, high-backed, cushioned in red; its sitter faces -y."""
    velvet = Material(texture=Texture.CLOTH, roughness=0.95)
    b.box((0, 0, 0.24), (0.92, 0.72, 0.42), "#a87c2c", GOLD)
    b.box((0, -0.3, 0.06), (1.1, 0.36, 0.12), "#8a6424", GOLD)
    b.add(shapes.rock((0, -0.04, 0.5), (0.36, 0.34, 0.08), "#8c1a22", velvet, 4, 2, 0.03))
    back = pointed(0.94, 1.9)
    for inset, depth, hue, material in ((1.0, 0.30, "#c4953a", GOLD), (0.80, 0.27, "#8c1a22", velvet)):
        outline = back * inset + [0, 0.4 + 0.12 * (1 - inset)]
        b.add(fan_of(outline, depth, hue, material))
    rim = np.c_[back[:, 0], np.full(len(back), 0.31), back[:, 1] + 0.4]
    b.add(shapes.tube(rim, 0.055, "#d8aa48", GOLD, 7))
    b.box((0, 0.34, 1.1), (0.9, 0.06, 1.4), "#8a6424", GOLD)
    b.ball((0, 0.3, 2.36), 0.11, "#d8aa48", GOLD, 2)
    b.ball((0, 0.26, 2.0), (0.09, 0.05, 0.11), "#b3202c", Material(roughness=0.15), 2)
    for s in (-1, 1):
        b.rod((s * 0.42, 0.3, 0.82), (s * 0.42, -0.34, 0.78), 0.06, "#c4953a", GOLD, 0.07)
        b.rod((s * 0.42, -0.33, 0.1), (s * 0.42, -0.33, 0.78), 0.055, "#c4953a", GOLD, 0.05)
        b.ball((s * 0.42, -0.38, 0.83), (0.085, 0.09, 0.09), "#d8aa48", GOLD, 2)
        b.rod((s * 0.5, 0.32, 0.1), (s * 0.5, 0.32, 1.75), 0.05, "#c4953a", GOLD, 0.045)
        b.ball((s * 0.5, 0.32, 1.85), 0.085, "#d8aa48", GOLD, 2)


def _banner(b: SetBuilder, x: float, y: float, top: float, color: str, yaw: float) -> None:
    """A long cloth with a swallow's tail, hung from a pole between the columns; it faces its own -y."""
    with b.at(x, y, 0, yaw):
        b.rod((-0.62, 0, top), (0.62, 0, top), 0.03, "#3a2a1c", mat.WOOD, None, 6)
        for s in (-1, 1):
            b.ball((s * 0.64, 0, top), 0.05, "#c89a38", GOLD, 1)
            b.rod((s * 0.5, 0, top), (s * 0.5, 0, top + 1.0), 0.008, _IRON, mat.METAL, None, 4)
        u, t = np.meshgrid(np.linspace(-1, 1, 7), np.linspace(0, 1, 9))
        fold = 0.05 * np.sin(4.5 * u + 2.2 * t + x + y) * (0.2 + t)
        tail = 0.42 * (1 - np.abs(u)) * t**6
        p = np.stack([0.5 * u, fold, top - 0.04 - 2.9 * t + tail], -1).reshape(-1, 3)
        i = np.arange(56).reshape(8, 7)[:, :-1].ravel()
        f = np.concatenate([np.stack([i, i + 7, i + 8], 1), np.stack([i, i + 8, i + 1], 1)])
        tone = np.where(np.abs(u.reshape(-1, 1)) > 0.8, srgb("#b98a34"), vary(color, b.rng, 0.06))
        b.add(shapes.smooth(p, f, tone, mat.CLOTH))
        for s in (-1, 1):
            z = top - 1.25
            diamond = np.array([[0.0, -0.36], [0.26, 0.0], [0.0, 0.36], [-0.26, 0.0]])
            v = np.c_[diamond[:, 0], np.full(4, -s * -0.075), z + diamond[:, 1]]
            b.add(shapes.faceted(v, [[0, 1, 2], [0, 2, 3]] if s < 0 else [[0, 2, 1], [0, 3, 2]], "#c89a38", mat.CLOTH))


def _armour(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """An empty suit of armour on a plinth with a halberd; it faces its own -y."""
    steel = Material(texture=Texture.METAL, roughness=0.3)
    with b.at(x, y, 0, yaw):
        b.box((0, 0, 0.14), (0.7, 0.6, 0.28), "#6d6459", mat.STONE)
        for s in (-1, 1):
            b.rod((s * 0.12, 0, 0.36), (s * 0.11, 0, 1.12), 0.07, "#565b62", steel, 0.1)
            b.ball((s * 0.12, -0.06, 0.33), (0.07, 0.14, 0.05), "#4a4f55", steel, 1)
            b.rod((s * 0.27, 0, 1.64), (s * 0.31, -0.06, 1.18), 0.075, "#565b62", steel, 0.055)
            b.ball((s * 0.25, 0, 1.68), (0.13, 0.13, 0.11), "#666c74", steel, 1)
        b.lathe((0, 0, 1.02), [(0.22, 0), (0.17, 0.16), (0.22, 0.46), (0.2, 0.66), (0.08, 0.74)], "#565b62", steel, 12)
        b.ball((0, 0, 1.92), (0.115, 0.135, 0.16), "#666c74", steel, 2)
        b.box((0, -0.125, 1.94), (0.17, 0.03, 0.022), "#0c0b0b", mat.MATT)
        b.rod((0, 0.03, 2.06), (0, 0.12, 2.22), 0.035, "#86161e", mat.CLOTH, 0.06)
        b.rod((0.36, -0.12, 0.28), (0.36, -0.12, 2.55), 0.018, "#4a3220", mat.WOOD, None, 6)
        b.rod((0.36, -0.12, 2.5), (0.36, -0.12, 2.85), 0.028, "#666c74", steel, 0.004, 6)
        b.box((0.46, -0.12, 2.42), (0.2, 0.015, 0.24), "#666c74", steel)
        b.block(0, 0, 0.42, 2.2)


def _brazier(b: SetBuilder, x: float, y: float) -> None:
    """A bowl of fire on three iron legs, and its light."""
    for k in range(3):
        a = 2.094 * k + 0.5
        b.rod(
            (x + 0.3 * np.cos(a), y + 0.3 * np.sin(a), 0),
            (x + 0.1 * np.cos(a), y + 0.1 * np.sin(a), 0.75),
            0.024,
            _IRON,
        )
    metal = Material(texture=Texture.METAL, roughness=0.6, two_sided=True)
    b.lathe((x, y, 0.66), [(0.06, 0), (0.2, 0.06), (0.33, 0.22), (0.35, 0.28)], _IRON, metal, 14)
    for k in range(7):
        a = 0.9 * k
        b.ball((x + 0.17 * np.cos(a), y + 0.17 * np.sin(a), 0.9), 0.075, "#ff6a20", mat.lit(1.8), 1)
    flame(b, x, y, 0.9, 0.62)
    b.lamp((x, y, 1.35), "#ff9648", 6.0 + 11.0 * b.setting.glow, 9.0, size=0.3, halo=0.3)
    b.block(x, y, 0.4, 1.4)


def _beam(b: SetBuilder, y: float) -> None:
    """A tie beam across the hall on corbels, a post and two braces up to the roof."""
    wood = vary("#4a3322", b.rng, 0.08)
    b.box((0, y, _HEIGHT + 0.12), (13.0, 0.34, 0.36), wood, mat.DARK_WOOD)
    b.box((0, y, _HEIGHT + 1.1), (0.26, 0.26, 1.9), wood, mat.DARK_WOOD)
    for side in (-1, 1):
        b.rod((side * 0.2, y, _HEIGHT + 0.6), (side * 2.6, y, _HEIGHT + 2.1), 0.11, wood, mat.DARK_WOOD, None, 6)
        b.rod((side * 4.3, y, _HEIGHT - 0.1), (side * 6.3, y, _HEIGHT + 2.1), 0.12, wood, mat.DARK_WOOD, None, 6)
