"""The nave of a church."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import cards, vary
from studio.stage.sets.historic.stonework import (
    GOLD,
    JEWELS,
    candle_stand,
    candles,
    carpet,
    column,
    faces_light,
    fan_of,
    stained_window,
    sun_shaft,
    vault,
    walls,
)
from studio.stage.sets.rooms import fill
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_STONE = "#8d8170"
_OAK = "#5e3d26"
_END = 11.0
"""Where the wall behind the altar stands."""


def church(setting: Setting) -> Place:
    """Pews on both sides of an aisle, pointed windows that throw their colours in, an altar under a rose window."""
    b = SetBuilder(setting)
    day, _ = setting.daylight
    x, y, height = (-5.4, 5.4), (-6.4, _END), 5.6
    floor = Material(texture=Texture.TILES, scale=1.3, roughness=0.35, reflectivity=0.07)
    b.floor(x, y, 0.0, "#a2937c", floor)
    low, high = walls(b, x, y, height, color=_STONE, roof=4.2)
    vault(b, x, y, height, 3.6, "#867a68", 6)
    carpet(b, (-0.85, 0.85), (y[0] + 0.6, 6.6), "#7d1d22")
    for k in (1, 2, 3, 4, 5, 0):  # who sits down sits near the middle
        q = -1.15 + 1.12 * k
        for side in (-1, 1):
            _pew(b, side * 2.95, q, 2.3, side < 0)
    for q in (-2.8, 0.4, 3.6, 6.8, 10.0):
        for side in (-1, 1):
            column(b, side * 4.75, q, height, 0.26, "#a09480")
            if -1.0 < q < 7.0:
                _sconce(b, side * 4.47, q, side)
    for k, q in enumerate((-1.2, 2.0, 5.2, 8.4)):
        for side in (-1, 1):
            with b.at(side * (x[1] - 0.02), q, 1.7, -side * np.pi / 2):
                stained_window(b, 1.5, 3.8, rim="#a89b86", bright=0.9 if side < 0 else 0.65)
            if side < 0 and k > 0:
                _cast_colours(b, x[0], q)
    sun_shaft(b, (x[0] + 0.1, 2.0, 4.4), (-1.4, 1.8, 0.02), 1.5, 1.0 * day, "#ffe2b0")
    sun_shaft(b, (x[0] + 0.1, 5.2, 4.4), (-1.4, 5.0, 0.02), 1.5, 1.3 * day, "#ffd0a8")
    sun_shaft(b, (x[0] + 0.1, 8.4, 4.4), (-1.4, 8.2, 0.02), 1.5, 1.3 * day, "#d8d4ff")
    _chancel(b)
    _chandelier(b, 0, 4.6)
    for k, hue in enumerate(("#ffd8a0", "#c8a0ff", "#ffb08c")):
        b.lamp(
            (x[0] + 0.3, (2.0, 5.2, 8.4)[k], 3.4), hue, 16.0 * day, 9.0, toward=(1, 0, -0.55), area=True, size=1.4,
            halo=0.0,
        )  # fmt: skip
    fill(b, 0, -1.0, 5.2, 6.0 + 5.0 * day, "#fff0dc", 11.0)
    fill(b, 0, 6.0, 5.2, 5.0 + 4.0 * day, "#ffe6cc", 11.0)
    b.lamp((0, 3.0, 0.4), "#ffdcb8", 6.0 + 4.0 * setting.glow, 12.0, toward=(0, 0, 1), area=True, size=3.0, halo=0.0)
    faces_light(b, -2.4, 6.5 + 2.0 * day, "#fff0e0")
    b.mark("door", 0.0, y[0] + 0.5, 0, np.pi / 2)
    b.mark("wall", x[1], 0.4, 1.4, np.pi)
    b.mark("table", 0.0, 8.35, 1.46, -np.pi / 2)
    low, high = (-4.2, *low[1:]), (4.2, *high[1:])  # the camera stays between the columns
    return b.place(
        [(0.0, -4.6), (0.0, -1.2), (0, 0), (0.0, 4.4)], ground_material="stone", indoor=True,
        camera_limit=(low, high), reach=15,
    )  # fmt: skip


def _pew(b: SetBuilder, x: float, y: float, width: float, left: bool) -> None:
    """An oak bench that faces the altar, with carved ends and a ledge for hymn books; flowers at the aisle."""
    n = sum(m.startswith("seat_") for m in b.marks)
    with b.at(x, y):
        wood = vary(_OAK, b.rng, 0.06)
        b.box((0, 0.02, 0.43), (width, 0.4, 0.045), wood, mat.WOOD)
        b.box((0, -0.2, 0.68), (width, 0.04, 0.5), wood, mat.WOOD)
        b.box((0, -0.22, 0.945), (width, 0.1, 0.05), wood * 1.15, mat.WOOD)
        b.box((0, 0.19, 0.2), (width, 0.03, 0.42), wood * 0.75, mat.WOOD)
        b.box((0, -0.30, 0.80), (width - 0.1, 0.15, 0.025), wood * 0.9, mat.WOOD)
        for s in (-1, 1):
            b.box((s * width / 2, 0.0, 0.4), (0.06, 0.5, 0.8), wood * 0.85, mat.WOOD)
            b.box((s * width / 2, -0.16, 0.92), (0.07, 0.16, 0.3), wood * 0.85, mat.WOOD)
            b.ball((s * width / 2, -0.16, 1.1), (0.045, 0.09, 0.075), wood, mat.WOOD, 1)
        for q in b.rng.uniform(-width / 2 + 0.2, width / 2 - 0.2, 3):
            b.box(
                (float(q), -0.31, 0.83), (0.13, 0.1, 0.035), vary("#6a2228", b.rng, 0.3), mat.LEATHER,
                float(b.rng.normal(0, 0.25)),
            )  # fmt: skip
        side = 1 if left else -1
        centre = np.array([side * (width / 2 + 0.06), -0.16, 0.86])
        count = 22
        d = b.rng.normal(0, 1, (count, 3))
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        tone = np.where(b.rng.random((count, 1)) < 0.6, srgb("#f6efe6"), srgb("#5f8a50"))
        b.add(cards(centre + d * [0.05, 0.1, 0.11], d, b.rng.uniform(0.04, 0.07, count), tone, mat.BLOSSOM, b.rng))
        for k, q in enumerate((0.55, -0.4)):
            b.mark(f"seat_{n + k}", side * q * width / 2, 0.04, 0.455, np.pi / 2)
        b.block_line((-width / 2 + 0.32, -0.05), (width / 2 - 0.3, -0.05), 0.28, 0.95)


def _sconce(b: SetBuilder, x: float, y: float, side: int) -> None:
    """Three candles on an iron arm of a column."""
    b.rod((x, y, 2.0), (x - side * 0.16, y, 1.96), 0.016, "#2a2622", mat.METAL, None, 6)
    b.rod((x - side * 0.16, y - 0.15, 1.98), (x - side * 0.16, y + 0.15, 1.98), 0.016, "#2a2622", mat.METAL, None, 6)
    candles(b, [(x - side * 0.16, y + 0.14 * k, 1.99, 0.16 + 0.05 * (k == 0)) for k in (-1, 0, 1)])
    level = 0.25 + 0.75 * b.setting.glow
    b.lamp((x - side * 0.3, y, 2.3), "#ffb870", 6.5 * level, 6.0, size=0.2, halo=0.2)


def _cast_colours(b: SetBuilder, wall: float, y: float) -> None:
    """The window's colours lying on the floor between the pews and over the aisle."""
    day, _ = b.setting.daylight
    if day < 0.15:
        return
    for k in range(4):
        for j in range(3):
            x0, y0 = wall + 3.1 + 0.55 * k, y - 0.75 + 0.42 * j
            slant = -0.06 * k
            hue = JEWELS[(2 * k + 3 * j) % len(JEWELS)]
            patch = Material(texture=Texture.GLASS, a=0.20, emission=1.2 * day, roughness=1.0, two_sided=True)
            b.quad(
                [[x0, y0 + slant, 0.022], [x0 + 0.5, y0 + slant - 0.05, 0.022],
                 [x0 + 0.5, y0 + slant + 0.33, 0.022], [x0, y0 + slant + 0.38, 0.022]],
                hue, patch, shadow=False,
            )  # fmt: skip


def _chancel(b: SetBuilder) -> None:
    """Two steps, the altar under its cloth with cross and candles, a rose window over three lancets."""
    day, tint = b.setting.daylight
    step = Material(texture=Texture.TILES, scale=1.2, roughness=0.5)
    for k in range(3):
        b.box(
            (0, (7.0 + 0.4 * k + _END) / 2, 0.08 + 0.16 * k),
            (7.6 - 0.5 * k, _END - 7.0 - 0.4 * k, 0.16),
            "#b0a08a",
            step,
        )
    b.block_line((-3.6, 7.5), (3.6, 7.5), 0.4, 0.5)
    z = 0.48
    b.box((0, 8.6, z + 0.48), (2.2, 0.75, 0.96), "#9a8d7a", mat.STONE)
    b.box((0, 8.6, z + 0.985), (2.5, 0.9, 0.06), "#c8bca6", mat.STONE)
    cloth = Material(texture=Texture.CLOTH, roughness=0.95)
    b.box((0, 8.58, z + 1.0), (1.5, 0.98, 0.06), "#e6dfd0", cloth)
    b.box((0, 8.1, z + 0.72), (1.5, 0.03, 0.5), "#e6dfd0", cloth)
    b.box((0, 8.08, z + 0.48), (1.5, 0.02, 0.05), "#c39a3c", GOLD)
    for wide, tall in ((0.05, 0.26), (0.2, 0.05)):
        b.box((0, 8.075, z + 0.75), (wide, 0.02, tall), "#c39a3c", GOLD)
    with b.at(0, 8.75, z + 1.02):
        b.lathe((0, 0, 0), [(0.17, 0), (0.14, 0.04), (0.05, 0.08), (0.035, 0.2)], "#d0a440", GOLD, 12)
        b.box((0, 0, 0.68), (0.075, 0.05, 1.1), "#d6a840", GOLD)
        b.box((0, 0, 0.88), (0.62, 0.05, 0.075), "#d6a840", GOLD)
    on_altar: list[tuple[float, float, float, float]] = []
    for q in (-0.98, -0.72, 0.72, 0.98):
        b.lathe((q, 8.6, z + 1.02), [(0.07, 0), (0.02, 0.05), (0.018, 0.2), (0.05, 0.24)], "#b88a34", GOLD, 10)
        on_altar.append((q, 8.6, z + 1.26, 0.3 if abs(q) > 0.9 else 0.22))
    candles(b, on_altar)
    for s in (-1, 1):
        candle_stand(b, s * 1.75, 8.2, z, 1.45, 5)
        candle_stand(b, s * 2.75, 7.7, 0.32, 1.2, 3)
        b.lamp((s * 1.75, 7.9, z + 1.9), "#ffb468", 6.0 + 5.0 * b.setting.glow, 5.5, size=0.3, halo=0.25)
        _flowers(b, s * 1.35, 9.2, z)
    b.lamp((0, 7.6, 3.4), "#ffd8a8", 7.0, 5.0, toward=(0, 0.75, -1), area=True, size=1.2, halo=0.0)
    for k, q in enumerate((-1.75, 0.0, 1.75)):
        with b.at(q, _END - 0.03, 2.0):
            stained_window(b, 1.25, 3.4 if k == 1 else 2.9, rim="#a89b86", bright=0.8)
    _rose(b, _END - 0.04, 6.95, 1.35)
    b.lamp((0, _END - 0.5, 5.0), tint, 14.0 * day, 9.0, toward=(0, -1, -0.6), area=True, size=2.4, halo=0.0)


def _rose(b: SetBuilder, y: float, z: float, radius: float) -> None:
    """A round window: a middle, and two rings of petals."""
    day, tint = b.setting.daylight
    lift = np.array(tint) * 0.75 + 0.25
    glass = Material(roughness=0.3, emission=0.12 + 1.9 * day)
    a = np.linspace(0, 2 * np.pi, 33)[:-1]
    circle = np.stack([np.cos(a), np.sin(a)], 1)
    b.add(fan_of(circle * radius + [0, z], y, "#0b0a0c", mat.MATT), shadow=False)
    for inner, outer, count, hues in (
        (0.0, 0.22, 1, ("#d99a1c",)),
        (0.26, 0.56, 8, ("#1f4fb0", "#b3202c")),
        (0.60, 0.94, 16, ("#6a2f96", "#1f7a52", "#d99a1c", "#2f8fc4")),
    ):
        for k in range(count):
            half = np.pi / count * 0.86
            t = np.linspace(-half, half, 5) + 2 * np.pi * k / count
            bulge = np.array([0.9, 0.98, 1.0, 0.98, 0.9]) * outer
            petal = np.stack([np.cos(t), np.sin(t)], 1) * bulge[:, None]
            foot = np.stack([np.cos(t[[4, 0]]), np.sin(t[[4, 0]])], 1) * inner
            rim = circle * outer if count == 1 else np.concatenate([petal, foot])
            hue = vary(hues[k % len(hues)], b.rng, 0.15).astype(float) * lift
            b.add(fan_of(rim * radius + [0, z], y - 0.02, hue, glass), shadow=False, ink=0.15)
    ring = np.stack([radius * np.cos(a), np.full(32, y - 0.03), z + radius * np.sin(a)], 1)
    b.add(shapes.tube(np.concatenate([ring, ring[:2]]), 0.12, "#a89b86", mat.STONE, 6), ink=0.6)


def _flowers(b: SetBuilder, x: float, y: float, z: float) -> None:
    """A tall vase of white flowers."""
    b.lathe((x, y, z), [(0.15, 0), (0.2, 0.3), (0.1, 0.62), (0.15, 0.72)], "#7d8c94", Material(roughness=0.25), 14)
    count = b.setting.many(110)
    d = b.rng.normal(0, 1, (count, 3))
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    tone = np.where(b.rng.random((count, 1)) < 0.55, srgb("#f2ece4"), srgb("#4f7a46"))
    p = np.array([x, y, z + 1.05]) + d * [0.34, 0.3, 0.36] * b.rng.uniform(0.5, 1.0, (count, 1))
    b.add(cards(p, d, b.rng.uniform(0.05, 0.1, count), tone, mat.BLOSSOM, b.rng), ink=0.3)
    b.block(x, y, 0.35, 1.4)


def _chandelier(b: SetBuilder, x: float, y: float) -> None:
    """A wheel of iron with candles, hung from the vault."""
    z = 4.3
    ring = shapes.torus((x, y, z), 0.8, 0.03, "#2a2622", mat.METAL, 24, 6)
    b.add(ring)
    for k in range(3):
        a = 2.094 * k
        b.rod((x + 0.8 * np.cos(a), y + 0.8 * np.sin(a), z), (x, y, z + 1.3), 0.012, "#2a2622", mat.METAL, None, 4)
    b.rod((x, y, z + 1.3), (x, y, 9.1), 0.015, "#2a2622", mat.METAL, None, 4)
    a = np.linspace(0, 2 * np.pi, 11)[:-1]
    candles(b, [(x + 0.8 * float(np.cos(t)), y + 0.8 * float(np.sin(t)), z + 0.03, 0.16) for t in a])
    b.lamp((x, y, z + 0.3), "#ffbe78", 9.0 * max(0.4, b.setting.glow), 8.0, size=0.6, halo=0.2)
