"""A bathroom."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.interior.finery import chequered, key_light
from studio.stage.sets.interior.plant import house_plant_on
from studio.stage.sets.rooms import ceiling_light, fill, shell, window_wall
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

_ENAMEL = Material(roughness=0.15)
_BRASS = "#c8a058"
_TILE = Material(texture=Texture.BRICK, scale=9.0, roughness=0.22)


def bathroom(setting: Setting) -> Place:
    """A bath on feet under a frosted window, a shower over it with its curtain, a basin under a mirror, towels."""
    b = SetBuilder(setting)
    x, y, h = (-2.75, 2.75), (-4.7, 2.95), 2.65
    tiles = Material(texture=Texture.PLASTER, roughness=0.25)
    low, high = shell(b, x, y, h, floor="#d8d6ce", floor_material=tiles, wall="#e6ddca", ceiling="#f2ece0", left=False)
    chequered(b, x, y, 0.39, ("#e4e0d4", "#3f5058"), tiles, 0.004)
    window_wall(b, x[0], y, h, [(-1.1, 0.7)], sill=1.15, top=2.2, wall="#e6ddca", curtains=None, light=1.6)
    _tiled(b, x, y, 1.95)
    with b.at(-1.32, 2.25):
        _bath(b)
    _shower(b, -2.05, y[1])
    _frosted_window(b, -1.05, y[1], 1.62, (0.95, 0.85))
    with b.at(1.45, y[1] - 0.03):
        _basin(b)
    with b.at(x[1] - 0.03, 0.95, 0, -np.pi / 2):
        _towels(b)
    with b.at(x[1] - 0.03, -0.75, 0, -np.pi / 2):
        _toilet(b)
    _basket(b, -2.35, 0.55)
    b.box((-1.1, 1.62, 0.014), (1.0, 0.5, 0.022), "#d88a72", mat.CLOTH, 0.06, False)
    day = setting.daylight[0]
    ceiling_light(b, 0.3, 0.9, h, power=8, warm="#ffe6c8", always=0.45, wide=0.3)
    fill(b, 0, -1.4, h - 0.2, 4.0 + 3.5 * day, "#fff2e4", 8)
    key_light(b, -1.5, -2.7, 2.1, 4.5 + 2.5 * day)
    b.mark("door", x[1] - 0.5, -3.2, 0, np.pi)
    b.mark("wall", x[1], 0.2, 1.4, np.pi)
    b.mark("seat_0", -0.85, 1.90, 0.585, -np.pi / 2)
    return b.place(
        [(1.2, -3.5), (0.6, -1.4), (0, 0), (-1.2, 0.2)], ground_material="tile", indoor=True,
        camera_limit=(low, high), reach=8,
    )  # fmt: skip


def _tiled(b: SetBuilder, x: tuple[float, float], y: tuple[float, float], high: float) -> None:
    """Glazed tiles up the walls, a band of darker ones and a ledge on top."""
    glaze: Color = "#6fa39c"
    middle, wide, deep = (y[0] + y[1]) / 2, x[1] - x[0], y[1] - y[0]
    b.box((0, y[1] - 0.015, high / 2), (wide, 0.03, high), glaze, _TILE)
    b.box((x[1] - 0.015, middle, high / 2), (0.03, deep, high), glaze, _TILE)
    b.box((x[0] + 0.015, middle, 0.56), (0.03, deep, 1.12), glaze, _TILE)
    b.box((0, y[1] - 0.025, high), (wide, 0.05, 0.05), "#e8e2d2", _ENAMEL)
    b.box((x[1] - 0.025, middle, high), (0.05, deep, 0.05), "#e8e2d2", _ENAMEL)
    b.box((0, y[1] - 0.02, high - 0.16), (wide, 0.04, 0.09), "#2f5a5c", _ENAMEL)
    b.box((x[1] - 0.02, middle, high - 0.16), (0.04, deep, 0.09), "#2f5a5c", _ENAMEL)
    b.box((0, y[1] - 0.03, 0.08), (wide, 0.06, 0.16), "#2f5a5c", _ENAMEL)
    b.box((x[1] - 0.03, middle, 0.08), (0.06, deep, 0.16), "#2f5a5c", _ENAMEL)


def _oval(
    b: SetBuilder, rings: list[tuple[float, float, float]], color: Color, material: Material, power: float = 2.6
) -> None:
    """A vessel out of rounded rings: half its length, half its width, its height; from outside below to inside."""
    n = 36
    t = np.linspace(0, 2 * np.pi, n, endpoint=False)
    across = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** (2 / power)
    along = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** (2 / power)
    points = np.concatenate([np.stack([rx * across, ry * along, np.full(n, z)], 1) for rx, ry, z in rings])
    i, j = (np.arange(len(rings) - 1) * n)[:, None], np.arange(n)[None]
    k = (j + 1) % n
    lower = np.stack(np.broadcast_arrays(i + j, i + k, i + n + k), -1).reshape(-1, 3)
    upper = np.stack(np.broadcast_arrays(i + j, i + n + k, i + n + j), -1).reshape(-1, 3)
    b.add(shapes.smooth(points, np.concatenate([lower, upper]), color, material))


def _bath(b: SetBuilder) -> None:
    """White enamel on brass feet, its taps at the wall side, foam to the brim, a duck on it."""
    _oval(
        b,
        [(0.02, 0.01, 0.13), (0.62, 0.24, 0.13), (0.76, 0.32, 0.24), (0.82, 0.36, 0.52), (0.86, 0.39, 0.555),
         (0.87, 0.40, 0.575), (0.85, 0.385, 0.59), (0.79, 0.34, 0.57), (0.76, 0.31, 0.46), (0.02, 0.01, 0.45)],
        "#f6f2ea", _ENAMEL,
    )  # fmt: skip
    for sx in (-0.55, 0.55):
        for sy in (-0.22, 0.22):
            b.add(
                shapes.tube(
                    [[sx, sy, 0.2], [sx * 1.1, sy * 1.2, 0.13], [sx * 1.12, sy * 1.15, 0.03]],
                    [0.035, 0.025, 0.032], _BRASS, mat.CHROME, 8,
                )
            )  # fmt: skip
            b.ball((sx * 1.12, sy * 1.15, 0.03), 0.035, _BRASS, mat.CHROME, 1)
    b.floor((-0.74, 0.74), (-0.29, 0.29), 0.49, "#a8d4d8", Material(roughness=0.08))
    g = b.rng
    n = 60
    bubble = shapes.ball((0, 0, 0), 1.0, "#fbfaf6", Material(roughness=0.5), 1)
    spots = np.stack([g.uniform(-0.62, 0.66, n), g.uniform(-0.24, 0.24, n), g.uniform(0.5, 0.56, n)], 1)
    b.add(copies(bubble, spots, 0.0, g.uniform(0.035, 0.1, n)), ink=0.2)
    duck = Material(roughness=0.4)
    b.ball((0.28, -0.1, 0.66), (0.065, 0.05, 0.045), "#f4c430", duck)
    b.ball((0.33, -0.11, 0.72), 0.036, "#f4c430", duck)
    b.ball((0.366, -0.118, 0.715), (0.018, 0.014, 0.007), "#e0702a", duck, 1)
    for q in (-0.1, 0.1):
        b.lathe((0.35 + q, 0.36, 0.58), [(0.02, 0), (0.016, 0.1), (0.03, 0.12), (0.03, 0.14), (0.01, 0.15)], _BRASS,
                mat.CHROME, 10)  # fmt: skip
    b.add(
        shapes.tube(
            [[0.35, 0.36, 0.58], [0.35, 0.36, 0.76], [0.35, 0.30, 0.82], [0.35, 0.2, 0.8], [0.35, 0.18, 0.74]], 0.018,
            _BRASS, mat.CHROME, 8,
        )
    )  # fmt: skip
    b.block_line((-0.5, 0), (0.5, 0), 0.4, 0.6)


def _shower(b: SetBuilder, x: float, wall: float) -> None:
    """A riser with a rose over the bath, an oval rail, a curtain drawn aside."""
    b.add(
        shapes.tube(
            [[x, wall - 0.08, 0.7], [x, wall - 0.08, 2.05], [x + 0.04, wall - 0.12, 2.2], [x + 0.2, wall - 0.4, 2.22],
             [x + 0.24, wall - 0.5, 2.14]], 0.014, _BRASS, mat.CHROME, 8,
        )
    )  # fmt: skip
    b.lathe((x + 0.24, wall - 0.5, 2.06), [(0.12, 0), (0.12, 0.02), (0.03, 0.05), (0.015, 0.1)], _BRASS, mat.CHROME, 20)
    for z in (0.85, 1.6):
        b.box((x, wall - 0.05, z), (0.04, 0.07, 0.04), _BRASS, mat.CHROME)
    front = wall - 1.14
    b.rod((x - 0.62, front, 2.12), (-0.42, front, 2.12), 0.013, _BRASS, mat.CHROME)
    b.rod((-0.42, front, 2.12), (-0.42, front, 2.65), 0.013, _BRASS, mat.CHROME)
    t = np.linspace(0, 1, 57)
    top = np.stack([x - 0.58 + 0.74 * t, front + 0.035 * np.sin(t * 62), np.full(57, 2.08)], 1)
    spread = 1.0 + 0.16 * np.sin(t * 5.0)
    foot = np.stack([x - 0.58 + 0.80 * t, front + 0.02 + 0.055 * spread * np.sin(t * 62 + 0.5), np.full(57, 0.22)], 1)
    middle = (top * 0.5 + foot * 0.5) + np.stack([0.02 * np.sin(t * 9), 0 * t, 0 * t], 1)
    i = np.arange(56)
    strip = np.concatenate([np.stack([i, i + 57, i + 58], 1), np.stack([i, i + 58, i + 1], 1)])
    cloth = Material(texture=Texture.CLOTH, scale=1.0, roughness=0.8, two_sided=True)
    b.add(shapes.smooth(np.concatenate([top, middle, foot]), np.concatenate([strip, strip + 57]), "#f0dcb8", cloth))
    for k in range(9):
        b.add(shapes.torus((x - 0.55 + 0.085 * k, front, 2.115), 0.02, 0.004, _BRASS, mat.CHROME, 10, 4), ink=0.2)


def _frosted_window(b: SetBuilder, x: float, y: float, z: float, size: tuple[float, float]) -> None:
    """Four panes of milky glass, light behind them by day."""
    day, tint = b.setting.daylight
    w, h = size
    pale = np.clip(np.array(tint) * (0.04 + 0.8 * day) + [0.01, 0.014, 0.03], 0, 1)
    b.box((x, y - 0.04, z), (w, 0.07, h), pale, mat.lit(0.2 + 0.45 * day), 0.0, False)
    for q in (-w / 2, 0.0, w / 2):
        b.box((x + q, y - 0.055, z), (0.055, 0.11, h + 0.06), "#f2ece0", mat.PAINT)
    for q in (-h / 2, 0.1, h / 2):
        b.box((x, y - 0.055, z + q), (w + 0.06, 0.106, 0.05), "#f2ece0", mat.PAINT)
    b.box((x, y - 0.09, z - h / 2 - 0.03), (w + 0.2, 0.24, 0.04), "#f2ece0", mat.PAINT)
    for k, (color, tall) in enumerate((("#d87a5a", 0.17), ("#7aa86a", 0.13), ("#e8c060", 0.20))):
        b.lathe((x + 0.16 + 0.11 * k, y - 0.14, z - h / 2 - 0.01),
                [(0.03, 0), (0.034, tall * 0.7), (0.014, tall * 0.8), (0.014, tall)], color, _ENAMEL, 12)  # fmt: skip
    house_plant_on(b, x - 0.3, y - 0.14, z - h / 2 - 0.01)
    b.lamp((x, y - 0.1, z), tint, 4.5 * day, 6.0, toward=(0, -1, -0.2), area=True, size=0.8, halo=0.0)


def _basin(b: SetBuilder) -> None:
    """A cabinet with a bowl on it, a mirror that shows the room in part, globes beside it; its back is at y = 0."""
    wood = "#8a5a38"
    b.box((0, -0.27, 0.46), (1.5, 0.5, 0.68), wood, mat.WOOD)
    for q in (-0.5, 0.0, 0.5):
        b.box((q, -0.53, 0.46), (0.46, 0.02, 0.6), srgb(wood) * 1.2, mat.WOOD)
        b.ball((q + 0.16, -0.555, 0.6), 0.016, _BRASS, mat.CHROME, 1)
    for q in (-0.68, 0.68):
        for d in (-0.07, -0.47):
            b.rod((q, d, 0.13), (q, d, 0.01), 0.025, srgb(wood) * 0.7, mat.WOOD)
    b.box((0, -0.28, 0.825), (1.56, 0.56, 0.05), "#efe9dc", Material(texture=Texture.PLASTER, roughness=0.2))
    with b.at(0, -0.3, 0.85):
        _oval(
            b, [(0.10, 0.08, 0), (0.2, 0.14, 0.04), (0.28, 0.19, 0.13), (0.285, 0.195, 0.14), (0.26, 0.17, 0.13),
                (0.02, 0.01, 0.05)], "#fbf8f2", _ENAMEL, 2.0,
        )  # fmt: skip
    b.add(
        shapes.tube(
            [[0, -0.06, 0.85], [0, -0.06, 1.1], [0, -0.12, 1.16], [0, -0.22, 1.13], [0, -0.23, 1.08]], 0.015, _BRASS,
            mat.CHROME, 8,
        )
    )  # fmt: skip
    for q in (-0.13, 0.13):
        b.lathe((q, -0.07, 0.85), [(0.025, 0), (0.016, 0.05), (0.03, 0.06), (0.028, 0.075)], _BRASS, mat.CHROME, 10)
    # the mirror: wall, door and lamp of the other side, pale and out of focus
    b.box((0, -0.02, 1.62), (1.16, 0.04, 0.94), _BRASS, mat.METAL)
    glass = Material(roughness=0.12)
    light = 0.55 + 0.25 * max(b.setting.daylight[0], b.setting.glow)
    for k, (q, z, w, tall, color) in enumerate(
        ((0, 1.62, 1.08, 0.86, "#c4ccc4"), (0, 1.40, 1.08, 0.42, "#86a8a6"), (-0.3, 1.49, 0.26, 0.6, "#9c7c5c"),
         (0.32, 1.78, 0.3, 0.36, "#e4ecec"), (0, 2.0, 1.08, 0.08, "#dcdad0"))
    ):  # fmt: skip
        b.box((q, -0.042 - 0.004 * k, z), (w, 0.006, tall), srgb(color) * light, glass, 0.0, False)
    for lean in (-0.1, 0.02):
        a = [[-0.3 + lean, -0.066, 1.2], [-0.24 + lean, -0.066, 1.2], [0.16 + lean, -0.066, 2.04]]
        b.quad([*a, [0.10 + lean, -0.066, 2.04]], "#f4fafa", Material(texture=Texture.GLASS, a=0.22, two_sided=True),
               shadow=False)  # fmt: skip
    level = max(0.5, b.setting.glow)
    for q in (-0.74, 0.74):
        b.rod((q, -0.01, 1.72), (q, -0.1, 1.72), 0.016, _BRASS, mat.CHROME)
        b.ball((q, -0.12, 1.8), 0.075, "#ffeccc", mat.lit(0.7 + 1.6 * level))
        b.lamp((q, -0.22, 1.78), "#ffd6a4", 2.2 * level, 3.6, toward=(0, -1, -0.1), area=True, size=0.3, halo=0.15)
    b.lathe((0.46, -0.25, 0.85), [(0.035, 0), (0.04, 0.1), (0.036, 0.1), (0.01, 0.02)], "#78b4bc", _ENAMEL, 14)
    for k, color in enumerate(("#e0574a", "#4a8ad0")):
        b.rod((0.45 + 0.02 * k, -0.25, 0.87), (0.43 + 0.07 * k, -0.23, 1.04), 0.005, color, mat.PAINT, None, 5)
        b.box((0.43 + 0.07 * k, -0.23, 1.045), (0.014, 0.014, 0.03), "#fbfaf6", mat.MATT)
    b.lathe((0.62, -0.2, 0.85), [(0.035, 0), (0.035, 0.12), (0.012, 0.14), (0.012, 0.18)], "#e8a878", _ENAMEL, 12)
    b.box((-0.48, -0.32, 0.862), (0.14, 0.1, 0.015), "#c8d8d4", _ENAMEL)
    b.add(shapes.rock((-0.48, -0.32, 0.885), (0.045, 0.03, 0.018), "#f4d8d8", mat.PAINT, 2, 2, 0.02))
    for k, color in enumerate(("#f0e4d0", "#d88a72", "#f0e4d0")):
        b.add(shapes.rock((-0.62, -0.2, 0.88 + 0.05 * k), (0.1, 0.12, 0.03), color, mat.CLOTH, k, 2, 0.04))
    b.block_line((-0.5, -0.28), (0.5, -0.28), 0.3, 0.9)


def _towels(b: SetBuilder) -> None:
    """A brass ladder of warm rails with towels over it; the wall is at y = 0."""
    for q in (-0.36, 0.36):
        b.rod((q, -0.09, 0.35), (q, -0.09, 1.78), 0.016, _BRASS, mat.CHROME)
    for k in range(7):
        b.rod((-0.36, -0.09, 0.42 + 0.21 * k), (0.36, -0.09, 0.42 + 0.21 * k), 0.012, _BRASS, mat.CHROME, None, 6)
    for q, wide, top, long, color in ((-0.14, 0.40, 1.70, 0.78, "#e0785e"), (0.17, 0.30, 1.28, 0.58, "#f4ead6")):
        b.box((q, -0.125, top - long / 2), (wide, 0.03, long), color, mat.CLOTH)
        b.box((q, -0.055, top - long / 2 + 0.1), (wide, 0.03, long - 0.2), srgb(color) * 0.85, mat.CLOTH)
        b.box((q, -0.09, top), (wide, 0.1, 0.035), color, mat.CLOTH)
        b.box((q, -0.142, top - long + 0.1), (wide, 0.006, 0.05), srgb(color) * 0.7, mat.CLOTH, 0.0, False)


def _toilet(b: SetBuilder) -> None:
    """A close-coupled toilet, its lid down, a roll beside it; the wall is at y = 0."""
    b.box((0, -0.11, 0.62), (0.42, 0.18, 0.42), "#f4f0e8", _ENAMEL)
    b.box((0, -0.11, 0.845), (0.45, 0.21, 0.035), "#f8f5ee", _ENAMEL)
    b.rod((0.08, -0.11, 0.86), (0.08, -0.11, 0.885), 0.02, _BRASS, mat.CHROME)
    with b.at(0, -0.42):
        _oval(
            b, [(0.02, 0.02, 0.0), (0.13, 0.2, 0.0), (0.11, 0.18, 0.12), (0.17, 0.25, 0.34), (0.19, 0.27, 0.40),
                (0.02, 0.02, 0.405)], "#f4f0e8", _ENAMEL, 2.2,
        )  # fmt: skip
        _oval(b, [(0.02, 0.02, 0.405), (0.20, 0.28, 0.41), (0.20, 0.28, 0.44), (0.02, 0.02, 0.45)], "#8a5a38",
              mat.WOOD, 2.2)  # fmt: skip
    b.rod((-0.5, -0.09, 0.78), (-0.38, -0.09, 0.78), 0.055, "#fbfaf6", mat.MATT, None, 12)
    b.block(0, -0.35, 0.38, 0.9)


def _basket(b: SetBuilder, x: float, y: float) -> None:
    """A laundry basket with a cloth over its rim."""
    b.lathe((x, y, 0), [(0.01, 0), (0.19, 0), (0.24, 0.5), (0.22, 0.5), (0.2, 0.42), (0.01, 0.4)], "#b08a58",
            Material(texture=Texture.CLOTH, a=6, roughness=0.9), 18)  # fmt: skip
    b.add(shapes.rock((x + 0.03, y - 0.02, 0.47), (0.19, 0.18, 0.08), "#f0e4d0", mat.CLOTH, 5, 2, 0.12))
    b.add(shapes.rock((x + 0.17, y - 0.12, 0.42), (0.1, 0.09, 0.1), "#8ab0c0", mat.CLOTH, 8, 2, 0.12))
    b.block(x, y, 0.25, 0.5)
