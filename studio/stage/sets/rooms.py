"""Shells and furniture of interiors: walls with windows on a world outside, tables, chairs, shelves, pendants."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import GOODS
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import cards, pick, vary
from studio.stage.shapes import Color
from studio.stage.world import Vector

Span = tuple[float, float]


def shell(
    b: SetBuilder,
    x: Span,
    y: Span,
    height: float,
    *,
    floor: Color,
    floor_material: Material,
    wall: Color,
    ceiling: Color = "#efeae0",
    wall_material: Material = mat.PLASTER,
    dado: Color | None = None,
    left: bool = True,
) -> tuple[Vector, Vector]:
    """Floor, ceiling and walls (the ``left`` one at x[0] is left out for a window wall); gives the camera's box."""
    cx, cy, w, d = (x[0] + x[1]) / 2, (y[0] + y[1]) / 2, x[1] - x[0], y[1] - y[0]
    b.floor(x, y, 0.0, floor, floor_material)
    b.box((cx, cy, height + 0.1), (w + 0.6, d + 0.6, 0.2), ceiling, mat.PAINT)
    b.box((cx, y[1] + 0.1, height / 2), (w + 0.4, 0.2, height), wall, wall_material)
    b.box((cx, y[0] - 0.1, height / 2), (w + 0.4, 0.2, height), wall, wall_material)
    b.box((x[1] + 0.1, cy, height / 2), (0.2, d + 0.4, height), wall, wall_material)
    if left:
        b.box((x[0] - 0.1, cy, height / 2), (0.2, d + 0.4, height), wall, wall_material)
    skirt = srgb(wall) * 0.65 if dado is None else srgb(dado)
    h = 0.12 if dado is None else 1.0
    b.box((cx, y[1] - 0.02, h / 2), (w, 0.05, h), skirt, mat.PAINT)
    b.box((x[1] - 0.02, cy, h / 2), (0.05, d, h), skirt, mat.PAINT)
    b.box((cx, y[0] + 0.02, h / 2), (w, 0.05, h), skirt, mat.PAINT)
    if dado is not None:
        b.box((cx, y[1] - 0.03, h), (w, 0.08, 0.06), srgb(dado) * 1.2, mat.PAINT)
        b.box((x[1] - 0.03, cy, h), (0.08, d, 0.06), srgb(dado) * 1.2, mat.PAINT)
    b.box((cx, y[1] - 0.03, height - 0.05), (w, 0.08, 0.1), srgb(ceiling) * 0.9, mat.PAINT)
    b.box((x[1] - 0.03, cy, height - 0.05), (0.08, d, 0.1), srgb(ceiling) * 0.9, mat.PAINT)
    # what floor and furniture throw back at the ceiling
    b.lamp(
        (cx, cy + 0.5, 0.3), "#ffdcb8", 5.0 + 5.0 * b.setting.glow, height + 6.0, toward=(0, 0, 1), area=True, size=2.5,
        halo=0.0,
    )  # fmt: skip
    b.block_line((x[0], y[1]), (x[1], y[1]), 0.25, height)
    b.block_line((x[0], y[0]), (x[1], y[0]), 0.25, height)
    for q in x:
        b.block_line((q, y[0]), (q, y[1]), 0.25, height)
    return (x[0] + 0.35, y[0] + 0.35, 0.25), (x[1] - 0.35, y[1] - 0.35, height - 0.3)


def window_wall(
    b: SetBuilder,
    x: float,
    y: Span,
    height: float,
    panes: list[Span],
    *,
    sill: float = 0.8,
    top: float = 2.4,
    wall: Color = "#d8d0c2",
    frame: Color = "#efe9dd",
    curtains: Color | None = "#e6ddcc",
    light: float = 1.0,
    outside: str = "garden",
) -> None:
    """The wall at ``x`` (facing +x) pierced by windows over the y spans ``panes``; daylight enters as area lamps."""
    day, tint = b.setting.daylight
    edges = [y[0], *[v for pane in panes for v in pane], y[1]]
    for lo, hi in zip(edges[::2], edges[1::2], strict=True):
        if hi - lo > 0.02:
            b.box((x - 0.1, (lo + hi) / 2, height / 2), (0.2, hi - lo, height), wall, mat.PLASTER)
    for lo, hi in panes:
        mid, w = (lo + hi) / 2, hi - lo
        b.box((x - 0.1, mid, sill / 2), (0.2, w, sill), wall, mat.PLASTER)
        b.box((x - 0.1, mid, (top + height) / 2), (0.2, w, height - top), wall, mat.PLASTER)
        b.box((x + 0.04, mid, sill), (0.3, w + 0.12, 0.05), frame, mat.PAINT)
        for z in (sill + 0.03, top - 0.03):
            b.box((x - 0.1, mid, z), (0.09, w, 0.07), frame, mat.PAINT)
        n = max(2, round(w / 1.1))
        for q in np.linspace(lo + 0.03, hi - 0.03, n + 1):
            b.box((x - 0.1, float(q), (sill + top) / 2), (0.08, 0.06, top - sill), frame, mat.PAINT)
        b.box((x - 0.1, mid, sill + (top - sill) * 0.66), (0.06, w, 0.04), frame, mat.PAINT)
        if curtains is not None:
            b.rod(
                (x + 0.12, lo - 0.3, top + 0.1), (x + 0.12, hi + 0.3, top + 0.1), 0.018, "#8a7458", mat.METAL, None, 6
            )
            for side, q in ((1, lo - 0.22), (-1, hi + 0.22)):
                t = np.linspace(0, 1, 13)
                yy = q + side * 0.52 * t
                xx = x + 0.12 + 0.045 * np.sin(t * 24)
                foot = max(0.06, sill - 0.45)
                v = np.concatenate(
                    [
                        np.stack([xx, yy, np.full(13, top + 0.08)], 1),
                        np.stack([xx + 0.01, yy + side * 0.03 * np.sin(t * 9), np.full(13, foot)], 1),
                    ]
                )
                i = np.arange(12)
                f = np.concatenate([np.stack([i, i + 13, i + 14], 1), np.stack([i, i + 14, i + 1], 1)])
                mesh = shapes.smooth(v, f if side < 0 else f[:, ::-1], curtains, mat.CLOTH)
                b.add(mesh)
        b.lamp(
            (x + 0.05, mid, (sill + top) / 2),
            tint,
            light * 5.0 * day * w * (top - sill) / 2.0,
            9.0,
            toward=(1, 0, -0.15),
            area=True,
            size=w * 0.6,
            halo=0,
        )
    outside_view(b, x, y, outside)


def outside_view(b: SetBuilder, x: float, y: Span, kind: str) -> None:
    """What is seen through a window in the wall at ``x``: a garden or a street, bright by day, lit windows by night."""
    day, tint = b.setting.daylight
    bright = np.array(tint) * day
    lift = Material(emission=0.9)
    mid = (y[0] + y[1]) / 2

    def card(c: list[list[float]], color: Color) -> None:
        b.quad(c, np.clip(srgb(color) * bright + [0.003, 0.004, 0.008], 0, 1), lift, shadow=False)

    card(
        [[x - 30, mid - 60, -0.4], [x - 0.3, mid - 60, -0.4], [x - 0.3, mid + 60, -0.4], [x - 30, mid + 60, -0.4]],
        "#8fa070" if kind == "garden" else "#a8a49a",
    )
    if kind == "garden":
        b.quad(
            [[x - 6, mid - 30, -0.4], [x - 6, mid + 30, -0.4], [x - 6, mid + 30, 1.2], [x - 6, mid - 30, 1.2]],
            np.clip(srgb("#6f9450") * bright + 0.003, 0, 1),
            Material(texture=Texture.LEAVES, scale=1.5, emission=0.6),
            shadow=False,
        )
        palette = [srgb(c) * bright + 0.002 for c in ("#8ab058", "#6f9848", "#a8c468", "#5a8440")]
        for k in range(5):
            yy = mid - 8 + 4.2 * k + float(b.rng.normal(0, 0.6))
            c = np.array([x - 8.5 - 1.4 * (k % 2), yy, 2.6])
            n = 150
            d = b.rng.normal(0, 1, (n, 3))
            d /= np.linalg.norm(d, axis=1, keepdims=True)
            p = c + d * b.rng.uniform(0.7, 1.9, (n, 1))
            hue = np.array([palette[int(i)] for i in b.rng.integers(4, size=n)]) * b.rng.uniform(0.5, 1.2, (n, 1))
            b.add(
                cards(
                    p,
                    np.tile([1.0, 0, 0.4], (n, 1)),
                    b.rng.uniform(0.12, 0.3, n),
                    np.clip(hue, 0, 1),
                    Material(emission=0.8, two_sided=True, roughness=0.9),
                    b.rng,
                ),
                shadow=False,
                ink=0.1,
            )
            b.rod(
                (c[0], c[1], -0.4),
                (c[0], c[1], 2.4),
                0.12,
                np.clip(srgb("#7a6048") * bright, 0, 1),
                Material(emission=0.5),
                None,
                6,
                shadow=False,
            )
    else:
        for k in range(7):
            yy = mid - 21 + 7 * k
            h = float(b.rng.uniform(7, 13))
            c = np.clip(
                srgb(pick(b.rng, ["#c9a98a", "#b98f7a", "#d3c2a4", "#a9a29a", "#c4b8ac"])) * bright + 0.004, 0, 1
            )
            b.add(
                shapes.box(
                    (x - 15, yy, h / 2 - 0.4),
                    (7, 6.8, h),
                    c,
                    Material(texture=Texture.FACADE, scale=0.7, a=0.5 * b.setting.glow, b=1.6, emission=0.8),
                ),
                shadow=False,
            )
            for i in range(3):
                b.box(
                    (x - 11.3, yy - 2 + 2 * i, 0.9),
                    (0.2, 1.5, 1.8),
                    "#ffd9a0",
                    mat.lit(0.25 * day + 1.2 * b.setting.glow),
                    shadow=False,
                )
    far = np.clip(srgb("#b8cbe0") * bright + [0.004, 0.006, 0.014], 0, 1)
    b.quad(
        [[x - 32, mid - 60, -2], [x - 32, mid + 60, -2], [x - 32, mid + 60, 30], [x - 32, mid - 60, 30]],
        far,
        Material(emission=1.0),
        shadow=False,
    )


def pendant(
    b: SetBuilder,
    x: float,
    y: float,
    z: float,
    ceiling: float,
    *,
    color: Color = "#2f4a44",
    power: float = 6.0,
    shadow: bool = False,
    warm: str = "#ffc078",
    always: float = 0.35,
) -> None:
    """A lamp on a cord: a shade open below, its bulb, its light. Interiors keep ``always`` of it by day."""
    level = max(always, b.setting.glow)
    b.rod((x, y, z + 0.2), (x, y, ceiling), 0.008, "#1c1a18", mat.PAINT, None, 4)
    b.lathe(
        (x, y, z),
        [(0.19, 0), (0.17, 0.08), (0.07, 0.2), (0.02, 0.24)],
        color,
        Material(roughness=0.35, two_sided=True),
        18,
    )
    b.ball((x, y, z + 0.05), 0.055, "#ffe2b0", mat.lit(3 + 7 * level), 2)
    b.lamp(
        (x, y, z - 0.02),
        warm,
        power * level,
        6.5,
        toward=(0, 0, -1),
        cone=(0.72, 0.05),
        size=0.08,
        shadow=shadow,
        halo=0.4,
    )


def ceiling_light(
    b: SetBuilder,
    x: float,
    y: float,
    ceiling: float,
    *,
    power: float = 7.0,
    warm: str = "#ffe2c0",
    always: float = 0.5,
    wide: float = 0.42,
) -> None:
    """A flat round lamp on the ceiling."""
    level = max(always, b.setting.glow)
    b.lathe(
        (x, y, ceiling - 0.1),
        [(0.01, 0), (wide * 0.92, 0.0), (wide, 0.04), (wide * 0.9, 0.1)],
        "#fff4e2",
        mat.lit(0.5 + 1.6 * level),
        24,
    )
    b.lamp((x, y, ceiling - 0.14), warm, power * level, 8.0, toward=(0, 0, -1), area=True, size=0.8, halo=0.0)


def fill(
    b: SetBuilder, x: float, y: float, z: float, power: float, color: Color = "#ffe8d0", range_m: float = 9.0
) -> None:
    """Light that the walls throw back: broad, weak, from above; more of it when the lamps are on."""
    power *= 1.0 + 0.9 * b.setting.glow
    b.lamp((x, y, z), color, power, range_m, toward=(0, 0, -1), area=True, size=2.0, halo=0.0)


def table(
    b: SetBuilder,
    x: float,
    y: float,
    size: tuple[float, float],
    height: float = 0.74,
    color: Color = "#8a5f3c",
    yaw: float = 0.0,
    material: Material = mat.WOOD,
    block: bool = True,
) -> None:
    """A four-legged table with a rail under its top."""
    w, d = size
    with b.at(x, y, 0, yaw):
        b.box((0, 0, height - 0.02), (w, d, 0.04), color, material)
        b.box((0, 0, height - 0.08), (w - 0.16, d - 0.16, 0.09), srgb(color) * 0.8, material)
        for sx in (-1, 1):
            for sy in (-1, 1):
                b.box(
                    (sx * (w / 2 - 0.07), sy * (d / 2 - 0.07), (height - 0.05) / 2),
                    (0.06, 0.06, height - 0.05),
                    srgb(color) * 0.85,
                    material,
                )
        if block:
            b.block_line((-w / 2 + d / 2.4, 0), (w / 2 - d / 2.4, 0), max(d / 2, 0.3), height)


def round_table(
    b: SetBuilder, x: float, y: float, radius: float = 0.42, height: float = 0.757, color: Color = "#7d5334"
) -> None:
    """A pedestal table of a café."""
    b.lathe(
        (x, y, 0),
        [
            (0.26, 0),
            (0.26, 0.03),
            (0.035, 0.06),
            (0.03, height - 0.06),
            (radius, height - 0.037),
            (radius, height - 0.002),
            (0.01, height),
        ],
        color,
        Material(texture=Texture.WOOD, roughness=0.3),
        26,
    )
    b.block(x, y, radius, height)


def chair(
    b: SetBuilder,
    x: float,
    y: float,
    yaw: float,
    color: Color = "#5c3a26",
    *,
    seat: bool = True,
    cushion: Color | None = None,
) -> None:
    """A wooden chair whose sitter faces its own +x; adds a seat mark."""
    with b.at(x, y, 0, yaw):
        b.box(
            (0, 0, 0.44),
            (0.42, 0.42, 0.045),
            color if cushion is None else cushion,
            mat.WOOD if cushion is None else mat.CLOTH,
        )
        for sx in (-1, 1):
            for sy in (-1, 1):
                b.rod(
                    (sx * 0.17, sy * 0.17, 0.43), (sx * 0.2, sy * 0.19, 0), 0.018, srgb(color) * 0.8, mat.WOOD, 0.015, 5
                )
        for q in (-0.17, -0.06, 0.06, 0.17):
            b.rod((-0.19, q, 0.45), (-0.25, q, 0.88), 0.014, color, mat.WOOD, None, 5)
        b.box((-0.255, 0, 0.9), (0.035, 0.44, 0.09), color, mat.WOOD)
        if seat:
            n = sum(m.startswith("seat_") for m in b.marks)
            b.mark(f"seat_{n}", 0.02, 0, 0.465, 0.0)
        b.block(0, 0, 0.24, 0.9)


def cup(b: SetBuilder, x: float, y: float, z: float, color: Color = "#f6f1e6") -> None:
    """A cup of coffee on its saucer."""
    glaze = Material(roughness=0.25, two_sided=True)
    b.lathe((x, y, z), [(0.07, 0.0), (0.075, 0.008), (0.02, 0.012)], color, glaze, 14)
    b.lathe(
        (x, y, z + 0.01), [(0.025, 0), (0.042, 0.03), (0.045, 0.065), (0.04, 0.063), (0.02, 0.02)], color, glaze, 14
    )
    b.lathe((x, y, z + 0.06), [(0.041, 0), (0.001, 0.001)], "#3a2012", Material(roughness=0.2), 12)


def shelf_of_things(
    b: SetBuilder, x: Span, y: float, z: float, kind: str = "jars", count: int = 11, depth: float = 0.26
) -> None:
    """A board on the wall that faces -y at ``y``, with ``jars``, ``books`` or ``plates`` on it."""
    rng = b.rng
    b.box(((x[0] + x[1]) / 2, y - depth / 2, z), (x[1] - x[0], depth, 0.035), "#7a5638", mat.WOOD)
    span = x[1] - x[0] - 0.12
    if kind == "books":
        q = x[0] + 0.06
        while q < x[1] - 0.1:
            w, h = float(rng.uniform(0.022, 0.05)), float(rng.uniform(0.17, 0.27))
            b.box(
                (q + w / 2, y - depth * 0.45, z + 0.018 + h / 2),
                (w * 0.94, depth * 0.62, h),
                vary(pick(rng, list(GOODS)), rng, 0.2),
                mat.MATT,
            )
            q += w if rng.random() < 0.93 else w + 0.09
        return
    for i in range(count):
        q = x[0] + 0.06 + span * (i + 0.5) / count
        c = vary(pick(rng, ["#7a4a34", "#d8c49a", "#5a7a6a", "#b0523c", "#c8b890", "#4a5a7a"]), rng)
        if kind == "plates":
            disc = shapes.lathe(
                (0, 0, 0), [(0.1, 0), (0.07, 0.012), (0.01, 0.015)], "#f2ece0", Material(roughness=0.3), 14
            )
            b.add(disc.moved(np.array([[1, 0, 0, q], [0, 0.25, -0.97, y - 0.08], [0, 0.97, 0.25, z + 0.12]], float)))
        else:
            h = float(rng.uniform(0.14, 0.26))
            b.lathe(
                (q, y - depth / 2, z + 0.018),
                [(0.045, 0), (0.055, h * 0.5), (0.03, h * 0.8), (0.022, h)],
                c,
                Material(roughness=0.3),
                9,
            )


def picture(b: SetBuilder, x: float, y: float, z: float, size: tuple[float, float], frame: Color = "#3a2c22") -> None:
    """A framed abstract on a wall that faces -y."""
    rng = b.rng
    w, h = size
    b.box((x, y - 0.015, z), (w, 0.03, h), frame, mat.WOOD)
    b.box((x, y - 0.032, z), (w - 0.07, 0.01, h - 0.07), "#efe8da", mat.MATT)
    base = pick(rng, ["#6a8a98", "#c88a5a", "#7a8a5a", "#a86a6a"])
    for k in range(4):
        zz = z - h * 0.34 + h * 0.62 * k / 4 + h * 0.08
        b.box((x, y - 0.038 - 0.001 * k, zz), (w * 0.7, 0.006, h * 0.16), vary(base, rng, 0.3), mat.MATT, shadow=False)
    b.ball((x + w * 0.14, y - 0.045, z + h * 0.2), (h * 0.08, 0.004, h * 0.08), "#f0c878", mat.MATT, 1)


def house_plant(b: SetBuilder, x: float, y: float, height: float = 1.2, pot: Color = "#c9744e") -> None:
    """A pot with arching stems and broad leaves."""
    rng = b.rng
    b.lathe((x, y, 0), [(0.01, 0), (0.16, 0), (0.21, 0.34), (0.18, 0.34), (0.16, 0.3), (0.01, 0.29)], pot, mat.MATT, 18)
    green = srgb("#4d7f46").astype(float)
    tips: list[np.ndarray] = []
    for k in range(15):
        a = k * 2.4 + rng.normal(0, 0.2)
        length = height * rng.uniform(0.5, 1.0)
        end = np.array([x + 0.42 * length * np.cos(a), y + 0.42 * length * np.sin(a), 0.3 + length * 0.9])
        mid = np.array([x + 0.12 * length * np.cos(a), y + 0.12 * length * np.sin(a), 0.3 + length * 0.6])
        b.add(
            shapes.tube(np.array([[x, y, 0.28], [*mid], [*end]]), [0.012, 0.01, 0.006], green * 0.8, mat.MATT, 4),
            ink=0.3,
        )
        tips += [mid, end]
    p = np.array(tips)
    n = len(p)
    d = p - np.array([x, y, 0.3])
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    for _ in range(3):
        b.add(
            cards(
                p + rng.normal(0, 0.05, (n, 3)),
                d + np.array([0, 0, 0.7]),
                rng.uniform(0.09, 0.19, n),
                green * rng.uniform(0.6, 1.4, (n, 1)),
                mat.LEAVES,
                rng,
                0.55,
            ),
            ink=0.4,
        )
    b.block(x, y, 0.3, height)


def rug(b: SetBuilder, x: float, y: float, size: tuple[float, float], color: Color) -> None:
    """A rug with two bands along its border. Its pile is plain: a weave seen this flat would shimmer."""
    pile = Material(texture=Texture.CLOTH, roughness=0.98)
    w, d = size
    for k, (inset, tone) in enumerate(((0.0, 0.62), (0.14, 1.0), (0.30, 0.45), (0.36, 0.92))):
        b.box((x, y, 0.008 + 0.002 * k), (w - inset, d - inset, 0.016), srgb(color) * tone, pile, shadow=False)


def sofa(b: SetBuilder, x: float, y: float, yaw: float, width: float = 2.0, color: Color = "#6f8088") -> None:
    """A sofa facing its own -y, with cushions; adds seat marks."""
    with b.at(x, y, 0, yaw):
        cloth = Material(texture=Texture.CLOTH, roughness=0.95)
        b.box((0, 0, 0.2), (width, 0.86, 0.24), color, cloth)
        b.box((0, 0.36, 0.56), (width, 0.2, 0.62), color, cloth)
        n = max(2, round(width / 0.75))
        for k in range(n):
            q = -width / 2 + 0.16 + (width - 0.32) * (k + 0.5) / n
            w = (width - 0.32) / n - 0.02
            b.add(
                shapes.rock((q, -0.06, 0.38), (w / 2 * 1.1, 0.4, 0.1), srgb(color) * 1.12, cloth, k, 2, 0.02), ink=0.7
            )
            b.add(
                shapes.rock((q, 0.24, 0.66), (w / 2 * 1.05, 0.12, 0.26), srgb(color) * 1.08, cloth, k + 9, 2, 0.03),
                ink=0.7,
            )
        for s in (-1, 1):
            b.box((s * (width / 2 - 0.07), 0, 0.42), (0.18, 0.9, 0.46), srgb(color) * 0.95, cloth)
            b.add(
                shapes.rock(
                    (s * (width / 2 - 0.36), 0.12, 0.62),
                    (0.22, 0.1, 0.2),
                    "#d8a850" if s > 0 else "#b8543c",
                    cloth,
                    5,
                    2,
                    0.04,
                ),
                ink=0.7,
            )
            for e in (-1, 1):
                b.box((s * (width / 2 - 0.1), e * 0.36, 0.05), (0.05, 0.05, 0.1), "#4a3424", mat.WOOD)
        b.block_line((-width / 2 + 0.4, 0.1), (width / 2 - 0.4, 0.1), 0.48, 0.9)
        base = sum(m.startswith("seat_") for m in b.marks)
        for k, q in enumerate((-0.42, 0.42)):
            b.mark(f"seat_{base + k}", q, -0.1, 0.46, -np.pi / 2)


def floor_lamp(b: SetBuilder, x: float, y: float, power: float = 9.0) -> None:
    """A standing lamp with a drum of cloth."""
    level = max(0.25, b.setting.glow)
    b.lathe((x, y, 0), [(0.15, 0), (0.14, 0.025), (0.015, 0.03), (0.013, 1.45)], "#3a3430", mat.METAL, 14)
    b.lathe(
        (x, y, 1.38),
        [(0.24, 0), (0.17, 0.3)],
        "#ffe6c0",
        Material(emission=0.3 + 1.9 * level, two_sided=True, roughness=0.9),
        20,
    )
    b.lamp((x, y, 1.5), "#ffc88a", power * level, 6.5, size=0.2, halo=0.25)
    b.block(x, y, 0.22, 1.7)
