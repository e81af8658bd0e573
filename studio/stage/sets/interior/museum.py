"""A museum of art."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.interior.finery import canvas, key_light
from studio.stage.sets.rooms import Span, fill, shell
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

_MARBLE = Material(texture=Texture.PLASTER, scale=0.7, roughness=0.35)
_BRONZE = Material(texture=Texture.METAL, roughness=0.35)
_GILT = "#8a6a30"


def museum(setting: Setting) -> Place:
    """Paintings in gilt frames on deep coloured walls, an opening to a further gallery, statues, ropes, a bench."""
    b = SetBuilder(setting)
    x, y, h = (-5.2, 5.2), (-5.4, 9.0), 4.2
    planks = Material(texture=Texture.PLANKS, scale=5.0, roughness=0.22, reflectivity=0.14)
    low, high = shell(
        b, x, y, h, floor="#8a6242", floor_material=planks, wall="#7a3430", dado="#d8cdb8", ceiling="#efe9dc"
    )
    back = 4.9
    _dividing_wall(b, x, back, h, (2.1, 3.9))
    _hang(b, "landscape", -1.25, back, 2.05, (2.5, 1.62))
    _hang(b, "portrait", 1.2, back, 2.0, (0.86, 1.2))
    _hang(b, "seascape", -3.95, back, 2.0, (1.5, 1.15))
    _hang(b, "flowers", 4.6, back, 1.95, (0.7, 0.9))
    with b.at(x[1], 0, 0, -np.pi / 2):
        _hang(b, "fields", -2.6, 0, 2.0, (1.9, 1.3))
        _hang(b, "circles", 0.1, 0, 2.0, (1.5, 1.5))
        _hang(b, "blocks", 2.6, 0, 2.0, (1.3, 1.6))
    with b.at(x[0], 0, 0, np.pi / 2):
        _hang(b, "circles", 2.6, 0, 2.0, (1.4, 1.7))
        _hang(b, "seascape", 0.2, 0, 2.0, (2.0, 1.3))
        _hang(b, "flowers", -2.4, 0, 2.0, (0.95, 1.3))
    with b.at(0, y[0], 0, np.pi):
        _hang(b, "fields", 0.3, 0, 2.0, (2.3, 1.5))
    _hang(b, "blocks", 3.0, y[1], 2.0, (1.5, 1.9))
    with b.at(3.05, 7.3):
        _bronze(b)
    with b.at(-3.9, 3.1):
        _bust(b)
    with b.at(3.75, 2.75):
        _bronze(b)
    _ropes(b, (-2.9, 1.75), 3.95, 4)
    with b.at(-0.55, 2.75):
        _bench(b)
    _skylight(b, (-2.6, 2.6), (-3.6, 3.6), h)
    _rail_of_spots(b, x, back - 1.5, h)
    day, tint = setting.daylight
    fill(b, 0, -1.0, h - 0.3, 4.0 + 4.0 * day, "#fff4e6", 10)
    fill(b, 0, 2.6, h - 0.3, 2.0 + 3.0 * day, tint if day > 0.5 else "#fff0e0", 9)
    key_light(b, -2.4, -3.4, 3.0, 8.0 + 2.0 * day)
    b.lamp((3.0, 7.0, h - 0.2), "#ffe8cc", 9.0, 7.0, toward=(0, 0.25, -1), area=True, size=1.2, halo=0.0)
    b.mark("door", 3.0, back, 0, -np.pi / 2)
    b.mark("wall", x[1], 0.2, 1.4, np.pi)
    for q, depth, yaw in ((-2.4, 3.2, 1.6), (2.4, 3.6, 1.2), (4.2, 0.6, 0.0), (-4.3, -0.4, 3.1), (4.0, -2.4, 0.2)):
        b.stand(q, depth, yaw)
    return b.place(
        [(2.4, -4.0), (1.4, -1.6), (0, 0), (-2.4, 0.8)], ground_material="wood", indoor=True,
        camera_limit=(low, (high[0], back - 0.6, high[2])), mirror_z=0.0, reach=11,
    )  # fmt: skip


def _dividing_wall(b: SetBuilder, x: Span, y: float, height: float, opening: Span) -> None:
    """The far wall of the room, deep green, with a doorway to the next."""
    green: Color = "#3a5048"
    high = 2.95
    for lo, hi in ((x[0], opening[0]), (opening[1], x[1])):
        b.box(((lo + hi) / 2, y + 0.16, height / 2), (hi - lo, 0.32, height), green, mat.PLASTER)
        b.box(((lo + hi) / 2, y - 0.02, 0.1), (hi - lo, 0.05, 0.2), "#d8cdb8", mat.PAINT)
        b.block_line((lo + 0.2, y + 0.16), (hi - 0.2, y + 0.16), 0.25, height)
    middle, wide = (opening[0] + opening[1]) / 2, opening[1] - opening[0]
    b.box((middle, y + 0.16, (high + height) / 2), (wide, 0.32, height - high), green, mat.PLASTER)
    for q in opening:
        b.box((q, y + 0.1, high / 2), (0.16, 0.5, high), "#e4dac6", mat.PAINT)
    b.box((middle, y + 0.1, high), (wide + 0.36, 0.54, 0.2), "#e4dac6", mat.PAINT)
    b.box((middle, y + 0.1, high + 0.14), (wide + 0.5, 0.62, 0.08), "#efe6d4", mat.PAINT)
    b.box(((x[0] + x[1]) / 2, y - 0.06, height - 0.1), (x[1] - x[0], 0.14, 0.2), "#efe6d4", mat.PAINT)
    b.box(((x[0] + x[1]) / 2, y - 0.03, height - 0.42), (x[1] - x[0], 0.06, 0.04), _GILT, mat.METAL)


def _hang(b: SetBuilder, subject: str, x: float, y: float, z: float, size: tuple[float, float]) -> None:
    """A canvas with its label, on wires from the picture rail."""
    border = 0.07 + 0.03 * size[0]
    canvas(b, x, y - 0.01, z, size, subject, _GILT if subject not in ("blocks", "circles") else "#2c2826", border)
    b.box((x + size[0] / 2 + 0.3, y - 0.012, 1.32), (0.15, 0.012, 0.1), "#f2eee4", mat.MATT, 0.0, False)
    for q in (-0.3, 0.3):
        top = z + size[1] / 2 + border
        b.rod((x + q * size[0], y - 0.03, top), (x + 0.8 * q * size[0], y - 0.03, 3.78), 0.004, "#8a7a58", mat.METAL,
              None, 3, False)  # fmt: skip


def _plinth(b: SetBuilder, wide: float, high: float) -> None:
    b.box((0, 0, high / 2), (wide, wide, high), "#e6e0d2", mat.PLASTER)
    b.box((0, 0, 0.05), (wide + 0.08, wide + 0.08, 0.1), "#d4ccba", mat.PLASTER)
    b.box((0, 0, high), (wide + 0.05, wide + 0.05, 0.05), "#efe9dc", mat.PLASTER)
    b.box((0, -wide / 2 - 0.006, high * 0.72), (0.2, 0.012, 0.1), "#b8963c", mat.METAL)
    b.block(0, 0, wide / 2 + 0.1, high + 0.6)


def _bust(b: SetBuilder) -> None:
    """A marble head with curls and draped shoulders."""
    _plinth(b, 0.5, 1.1)
    stone: Color = "#efe8dc"
    with b.at(0, 0, 1.12, 0.25):
        b.lathe((0, 0, 0), [(0.14, 0), (0.14, 0.04), (0.07, 0.09), (0.08, 0.15)], stone, _MARBLE, 20)
        b.add(shapes.rock((0, 0.0, 0.25), (0.25, 0.14, 0.13), stone, _MARBLE, 3, 3, 0.06))
        for k in range(5):
            b.add(
                shapes.tube(
                    [[-0.24 + 0.03 * k, -0.02, 0.30 - 0.02 * k], [-0.05 + 0.03 * k, -0.15, 0.24 - 0.035 * k],
                     [0.2, -0.08, 0.25 - 0.04 * k]], 0.022, stone, _MARBLE, 6,
                )
            )  # fmt: skip
        b.rod((0, 0.0, 0.3), (0.0, -0.015, 0.45), 0.062, stone, _MARBLE, 0.058, 14)
        b.ball((0, -0.02, 0.55), (0.092, 0.108, 0.132), stone, _MARBLE, 3)
        b.ball((0, -0.05, 0.48), (0.07, 0.075, 0.07), stone, _MARBLE, 3)
        b.add(shapes.capsule((0, -0.126, 0.575), (0, -0.148, 0.535), 0.011, 0.018, stone, _MARBLE, 8))
        for q in (-0.036, 0.036):
            b.ball((q, -0.112, 0.575), (0.021, 0.012, 0.012), srgb(stone) * 0.75, _MARBLE, 1)
            b.ball((q, -0.117, 0.600), (0.03, 0.014, 0.009), stone, _MARBLE, 1)
        b.ball((0, -0.12, 0.495), (0.027, 0.014, 0.01), srgb(stone) * 0.85, _MARBLE, 1)
        g = b.rng
        for _ in range(46):
            d = g.normal(0, 1, 3)
            d[1] = abs(d[1]) * 0.9 - 0.35
            d[2] = abs(d[2]) - 0.15
            d /= np.linalg.norm(d)
            p = np.array([0, -0.01, 0.57]) + d * [0.098, 0.115, 0.135]
            b.ball(p, 0.03, stone, _MARBLE, 1)


def _bronze(b: SetBuilder) -> None:
    """Two figures that lean on each other, all curves."""
    _plinth(b, 0.6, 0.75)
    dark: Color = "#6a4c30"
    with b.at(0, 0, 0.77, -0.3):
        b.box((0, 0, 0.02), (0.46, 0.36, 0.04), srgb(dark) * 0.7, _BRONZE)
        t = np.linspace(0, 1, 15)
        for side, tall in ((-1, 1.0), (1, 0.86)):
            bend = side * (0.16 * (1 - t) + 0.06 * np.sin(3.1 * t))
            spine = np.stack([bend, 0.03 * np.sin(5 * t), 0.03 + 0.74 * tall * t], 1)
            radii = 0.05 + 0.055 * np.sin(np.pi * np.clip(t * 1.05, 0, 1)) ** 2 * (1 + 0.5 * np.cos(6 * t))
            b.add(shapes.tube(spine, radii, dark, _BRONZE, 14))
            head = spine[-1] + [0, 0, 0.055]
            b.ball(head, (0.055, 0.06, 0.078), dark, _BRONZE, 2)
            arm = [[bend[10], 0, 0.55 * tall], [side * 0.2, -0.08, 0.42], [0, -0.14, 0.5], [-side * 0.1, -0.07, 0.56]]
            b.add(shapes.tube(arm, [0.034, 0.03, 0.027, 0.02], dark, _BRONZE, 8))


def _ropes(b: SetBuilder, x: Span, y: float, count: int) -> None:
    """Brass posts with a red cord that hangs between them."""
    at = np.linspace(x[0], x[1], count)
    for q in at.tolist():
        b.lathe(
            (q, y, 0),
            [
                (0.16, 0),
                (0.15, 0.02),
                (0.03, 0.05),
                (0.02, 0.08),
                (0.02, 0.9),
                (0.04, 0.92),
                (0.03, 0.98),
                (0.005, 1.0),
            ],
            "#c8a04c",
            mat.CHROME,
            14,
        )
    for lo, hi in zip(at[:-1].tolist(), at[1:].tolist(), strict=True):
        t = np.linspace(0, 1, 13)
        cord = np.stack([lo + (hi - lo) * t, np.full(13, y), 0.9 - 0.95 * t * (1 - t)], 1)
        b.add(shapes.tube(cord, 0.022, "#9a2a2a", mat.CLOTH, 8))
    b.block_line((x[0], y), (x[1], y), 0.2, 1.0)


def _bench(b: SetBuilder) -> None:
    """Black leather on a steel frame, in the middle of the room; who rests there looks at the camera."""
    for q in (-0.48, 0.48):
        b.box((q, 0, 0.40), (0.94, 0.5, 0.11), "#2c2624", mat.LEATHER)
        for s in (-0.24, 0.24):
            b.box((q + s, 0, 0.458), (0.012, 0.46, 0.006), "#171413", mat.LEATHER, 0.0, False)
    for q in (-0.85, 0.85):
        for s in (-0.2, 0.2):
            b.rod((q, s, 0.34), (q, s, 0.02), 0.02, "#b8bcbe", mat.CHROME)
        b.rod((q, -0.2, 0.05), (q, 0.2, 0.05), 0.016, "#b8bcbe", mat.CHROME)
    b.mark("seat_0", -0.45, -0.06, 0.46, -np.pi / 2)
    b.mark("seat_1", 0.42, -0.06, 0.46, -np.pi / 2)
    b.block_line((-0.65, 0), (0.65, 0), 0.28, 0.46)


def _skylight(b: SetBuilder, x: Span, y: Span, z: float) -> None:
    """A laylight of milky panes in a moulding: daylight by day, a pale glow at night."""
    day, tint = b.setting.daylight
    tone = np.clip(np.array(tint) * (0.12 + 0.8 * day) + [0.05, 0.05, 0.06], 0, 1)
    middle, across = (y[0] + y[1]) / 2, (x[0] + x[1]) / 2
    b.box((across, middle, z - 0.02), (x[1] - x[0], y[1] - y[0], 0.04), tone, mat.lit(0.25 + 0.5 * day), 0.0, False)
    for q in np.linspace(x[0], x[1], 5).tolist():
        b.box((q, middle, z - 0.04), (0.08, y[1] - y[0] + 0.1, 0.1), "#d8d0c0", mat.PAINT)
    for q in np.linspace(y[0], y[1], 6).tolist():
        b.box((across, q, z - 0.04), (x[1] - x[0] + 0.1, 0.08, 0.1), "#d8d0c0", mat.PAINT)


def _rail_of_spots(b: SetBuilder, x: Span, y: float, z: float) -> None:
    """Track lights that look at the far wall and at those on the sides."""
    b.box(((x[0] + x[1]) / 2, y, z - 0.2), (x[1] - x[0] - 0.4, 0.05, 0.05), "#222224", mat.PAINT)
    level = max(0.6, b.setting.glow)
    for q in np.linspace(x[0] + 0.7, x[1] - 0.7, 8).tolist():
        b.rod((q, y, z - 0.22), (q, y + 0.06, z - 0.42), 0.05, "#222224", mat.PAINT, 0.065, 10)
        b.ball((q, y + 0.07, z - 0.45), 0.045, "#ffe8c4", mat.lit(2.0 + 3.0 * level), 1)
    for q, power in ((-3.9, 6.0), (-1.25, 8.5), (1.2, 6.0), (4.5, 4.0)):
        b.lamp((q, y, z - 0.45), "#ffe0b4", power * level, 6.5, toward=(0, 1.5, -1.75), cone=(0.62, 0.3), size=0.1,
               halo=0.0)  # fmt: skip
    for side in (-1, 1):
        for depth in (-1.2, 2.2):
            edge = x[0] if side < 0 else x[1]
            b.lamp((edge - side * 1.6, depth, z - 0.4), "#ffe0b4", 6.0 * level, 6.0, toward=(side * 1.5, 0, -1.6),
                   cone=(0.7, 0.35), size=0.1, halo=0.0)  # fmt: skip
