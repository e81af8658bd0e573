"""What a word brings into whatever place: a lighthouse, a bus stop, a bamboo grove, a veranda."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, merged
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import cards, copies
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_SHORES = ("sea", "beach", "mountain", "island", "lake", "road")


def with_landmarks(place: Place, setting: Setting) -> Place:
    """The place with all of them that the words name, as far as they can stand there."""
    wanted = [build for word, where, build in _LANDMARKS if setting.has(word) and setting.place in where]
    if not wanted:
        return place
    b = SetBuilder(setting)
    for build in wanted:
        build(b, place)
    own = b.place([], ground_material=place.ground_material, indoor=place.indoor)
    return replace(
        place, scenery=(*place.scenery, *own.scenery), lamps=(*place.lamps, *own.lamps),
        obstacles=(*place.obstacles, *own.obstacles),
    )  # fmt: skip


def _lighthouse(b: SetBuilder, place: Place) -> None:
    """A banded tower on a rock, its lamp lit by night and in bad weather, two beams in the air."""
    x, y = (7.0, 34.0) if b.setting.place in ("sea", "lake") else (8.0, 26.0)
    foot = place.ground(x, y) if place.water_z is None else max(place.ground(x, y), place.water_z)
    for k, (dx, dy, r) in enumerate(((0, 0, 5.5), (4.4, -1.2, 3.2), (-4.6, 0.6, 3.4), (1.0, -4.0, 2.6))):
        b.add(shapes.rock((x + dx, y + dy, foot - 0.3), (r, r * 0.9, 1.7), "#5d5a57", mat.ROCK, 3 + k, 3, 0.12))
    base, high = foot + 1.0, 13.0
    white, red = Material(texture=Texture.PLASTER, scale=0.6, roughness=0.8), "#b8352c"
    edges = np.linspace(0.0, high, 6)
    for k, (low, top) in enumerate(pairwise(edges.tolist())):
        radius = [1.9 - 0.75 * z / high for z in (low, top)]
        color = "#f0ece2" if k % 2 == 0 else red
        b.lathe((x, y, base + low), [(radius[0], 0.0), (radius[1], top - low)], color, white, 28)
    b.lathe((x, y, base + high), [(1.75, 0.0), (1.75, 0.16), (1.0, 0.18)], "#3a3c40", mat.METAL, 28)
    lit = max(b.setting.glow, 0.25)
    b.lathe((x, y, base + high + 0.18), [(0.85, 0.0), (0.85, 1.5)], "#fff0c0", mat.lit(0.8 + 5.0 * lit), 20)
    b.lathe((x, y, base + high + 1.68), [(1.15, 0.0), (0.5, 0.75), (0.06, 1.2)], red, mat.METAL, 24)
    for k in range(12):
        a = k * np.pi / 6
        p = (x + 1.65 * np.cos(a), y + 1.65 * np.sin(a))
        b.rod((*p, base + high + 0.15), (*p, base + high + 0.95), 0.025, "#3a3c40", mat.METAL, None, 4)
    b.lamp((x, y, base + high + 0.9), "#fff0c0", 60.0 * lit, 40.0, halo=1.0)
    if lit > 0.5:
        beam = Material(texture=Texture.GLASS, a=0.10, emission=0.55, two_sided=True, roughness=1.0)
        for yaw in (-2.6, 0.54):
            c, s = np.cos(yaw), np.sin(yaw)
            z = base + high + 0.9
            far, wide = 46.0, 3.4
            b.quad(
                [[x + c, y + s, z - 0.25], [x + c * far, y + s * far, z - wide], [x + c * far, y + s * far, z + wide],
                 [x + c, y + s, z + 0.25]],
                "#fff4d0", beam, shadow=False,
            )  # fmt: skip
    b.block(x, y, 2.2, high)


def _bus_stop(b: SetBuilder, place: Place) -> None:
    """A pole with its round sign and timetable, a shelter with a bench behind."""
    x, y = 1.25, 0.95
    z = place.ground(x, y)
    b.rod((x, y, z), (x, y, z + 2.15), 0.03, "#8d9294", mat.METAL)
    b.lathe((x, y, z), [(0.2, 0), (0.19, 0.09), (0.04, 0.1)], "#5a5e62", mat.CONCRETE, 16)
    disc = shapes.lathe((0, 0, 0), [(0.30, 0), (0.30, 0.03), (0.001, 0.031)], "#f4f4ee", mat.PAINT, 28)
    rim = shapes.torus((0, 0, 0.03), 0.28, 0.022, "#2f6ab0", mat.PAINT, 28, 6)
    upright = np.array([[1, 0, 0, x], [0, 0, -1, y - 0.02], [0, 1, 0, z + 1.98]], float)
    b.add(disc.moved(upright))
    b.add(rim.moved(upright))
    b.box((x, y - 0.05, z + 1.98), (0.34, 0.01, 0.10), "#2f6ab0", mat.PAINT)
    b.box((x, y - 0.03, z + 1.2), (0.36, 0.03, 0.52), "#f4f4ee", mat.PAINT)
    for k in range(6):
        b.box((x, y - 0.05, z + 1.38 - 0.075 * k), (0.28, 0.004, 0.02), "#4a4e52", mat.MATT, shadow=False)
    b.block(x, y, 0.15, 2.5)
    sx, sy = -0.35, 1.75
    z = place.ground(sx, sy)
    with b.at(sx, sy, z):
        for q in (-1.3, 1.3):
            for d in (-0.45, 0.45):
                b.rod((q, d, 0), (q, d, 2.35), 0.035, "#5a6064", mat.METAL, None, 8)
        b.box((0, -0.05, 2.4), (3.0, 1.5, 0.07), "#6a8a98", mat.PAINT)
        b.box((0, 0.47, 1.25), (2.6, 0.02, 1.6), "#bcd4e0", Material(texture=Texture.GLASS, a=0.15, two_sided=True))
        b.box((0, 0.22, 0.46), (1.9, 0.36, 0.05), "#9a6a40", mat.WOOD)
        for q in (-0.8, 0.8):
            b.box((q, 0.22, 0.22), (0.06, 0.3, 0.44), "#5a6064", mat.METAL)
        b.box((0.9, 0.445, 1.35), (0.6, 0.02, 0.85), "#e8c050", mat.PAINT)
        b.block_line((-1.0, 0.35), (1.0, 0.35), 0.25, 1.0)
    b.lamp((sx, sy, z + 2.25), "#f4f6ff", 5.0 * b.setting.glow + 0.5, 5.0, toward=(0, 0, -1), area=True, size=0.9)


def _grove(b: SetBuilder, place: Place) -> None:
    """Bamboo on both sides and behind, so dense that little else is seen."""
    g = b.rng
    n = b.setting.many(210)
    at = np.stack([g.uniform(-13, 13, n), g.uniform(-2.0, 17.0, n)], 1)
    at = at[(np.abs(at[:, 0]) > 1.9 + 0.05 * at[:, 1]) | (at[:, 1] > 6.5)]
    stalk = _stalk()
    z = np.array([place.ground(float(px), float(py)) for px, py in at])
    tints = g.uniform(0.65, 1.25, (len(at), 1)) * np.array([[1.0, 1.0, 1.0]])
    b.add(copies(stalk, np.column_stack([at, z]), g.uniform(0, 6.28, len(at)), g.uniform(0.8, 1.3, len(at)), tints))
    tops = np.repeat(np.column_stack([at, z + g.uniform(3.6, 7.5, len(at))]), 7, axis=0)
    tops += g.normal(0, 0.75, tops.shape)
    green = np.clip(np.array([[0.16, 0.30, 0.07]]) * g.uniform(0.6, 1.5, (len(tops), 1)), 0, 1)
    ways = g.normal((0.0, 0.0, 0.6), 1.0, (len(tops), 3))
    b.add(cards(tops, ways, g.uniform(0.18, 0.42, len(tops)), green, mat.LEAVES, g), ink=0.3)
    for px, py in at[np.hypot(at[:, 0], at[:, 1]) < 5]:
        b.block(float(px), float(py), 0.08, 7.0)


def _stalk() -> Mesh:
    """One culm of seven metres, with its joints."""
    green = Material(roughness=0.4)
    parts = [shapes.capsule((0, 0, 0), (0.12, 0, 7.2), 0.05, 0.028, "#5f8a3a", green, 7, 2)]
    joints = [((0.0167 * k, 0, 0.45 + 0.9 * k), 0.05 - 0.003 * k) for k in range(7)]
    parts += [shapes.torus(at, radius, 0.009, "#88a85a", green, 8, 4) for at, radius in joints]
    return merged(parts)


def _veranda(b: SetBuilder, place: Place) -> None:
    """Boards under those who act, posts and eaves before the garden, paper doors at the side, a wind bell."""
    boards = Material(texture=Texture.PLANKS, scale=6.0, roughness=0.35, reflectivity=0.05)
    z = max(place.ground(0.0, 0.0), place.ground(-2.0, 1.0), place.ground(2.0, -1.0))
    b.box((0, -0.5, z + 0.012), (8.4, 3.3, 0.03), "#a87848", boards, shadow=False)
    b.box((0, 1.17, z + 0.02), (8.4, 0.10, 0.06), "#7a5232", mat.WOOD)
    for q in (-3.9, -1.3, 1.45, 3.9):
        b.box((q, 1.10, z + 1.3), (0.13, 0.13, 2.6), "#6a4a30", mat.DARK_WOOD)
        b.block(q, 1.10, 0.15, 2.6)
    b.box((0, 1.10, z + 2.62), (8.6, 0.16, 0.2), "#6a4a30", mat.DARK_WOOD)
    b.box((0, 0.6, z + 2.84), (8.8, 2.6, 0.07), "#8a6844", mat.WOOD)
    for k in range(3):
        with b.at(-3.95, -1.5 + 0.9 * k, z, np.pi / 2):
            b.box((0, 0, 1.05), (0.88, 0.03, 2.0), "#f4eeda", mat.lit(0.18))
            for q in (-0.43, -0.14, 0.14, 0.43):
                b.box((q, -0.02, 1.05), (0.025, 0.03, 2.0), "#5a3f2a", mat.DARK_WOOD)
            for h in np.linspace(0.1, 2.0, 7).tolist():
                b.box((0, -0.02, h), (0.88, 0.03, 0.025), "#5a3f2a", mat.DARK_WOOD)
    x, y = 0.9, 0.9
    b.rod((x, y, z + 1.95), (x, y, z + 2.6), 0.004, "#c8b890", mat.MATT, None, 4)
    b.lathe((x, y, z + 1.84), [(0.075, 0), (0.085, 0.05), (0.06, 0.1), (0.01, 0.12)], "#a8d4dc", mat.GLASS, 16)
    b.box((x, y, z + 1.62), (0.05, 0.004, 0.22), "#e8584a", mat.MATT)


_Build = Callable[[SetBuilder, Place], None]
_STREETS = ("street", "road", "city", "village", "crossing", "farmland")
_LANDMARKS: tuple[tuple[str, tuple[str, ...], _Build], ...] = (
    ("lighthouse", _SHORES, _lighthouse),
    ("bus_stop", _STREETS, _bus_stop),
    ("bamboo", ("forest", "garden", "mountain"), _grove),
    ("veranda", ("garden", "village", "park"), _veranda),
)
"""The word, the places it can stand in, and who builds it."""
