"""Buildings with depth: windows in reveals, balconies, shop fronts one can look into, roofs with eaves.

Each is built in its own frame: the front stands on y = 0 and faces -y, x runs along it from -width/2 to width/2.
"""

import numpy as np
from numpy.typing import ArrayLike

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, copies, hip_roof, pick, raw, vary
from studio.stage.sets.signs import NEON, blade_sign, sign_board
from studio.stage.shapes import Color

WALLS = ("#b8a894", "#a89a8c", "#c4b8a6", "#8f8a86", "#b09080", "#9aa0a4", "#a8806c", "#cfc4b2")
GOODS = ("#c8402e", "#e0a030", "#3f78a8", "#4f8a4a", "#e8dcc0", "#8a4a78", "#d86a8a", "#2f4a5c")
WARM = ("#ffb765", "#ffd9a0", "#ffc98a", "#fff0d8")


def window_grid(
    builder: SetBuilder,
    xs: ArrayLike,
    zs: ArrayLike,
    size: tuple[float, float],
    lit: float,
    *,
    frame: Color = "#e4ddd0",
    depth: float = 0.12,
    sill: bool = True,
    bright: float = 1.6,
) -> None:
    """Windows centred at every (x, z): a frame with a reveal, a pane, a cross bar, a sill. About 40 triangles each."""
    rng = builder.rng
    w, h = size
    at = np.array([(x, -depth, z) for z in np.asarray(zs, float) for x in np.asarray(xs, float)], float)
    if len(at) == 0:
        return
    t = 0.07
    outer = np.array([[-w / 2 - t, 0], [w / 2 + t, 0], [w / 2 + t, h + 2 * t], [-w / 2 - t, h + 2 * t]]) - [
        0,
        h / 2 + t,
    ]
    inner = np.array([[-w / 2, 0], [w / 2, 0], [w / 2, h], [-w / 2, h]]) - [0, h / 2]
    v = np.concatenate(
        [np.c_[outer[:, 0], np.full(4, y), outer[:, 1]] for y in (0, depth)]
        + [np.c_[inner[:, 0], np.full(4, y), inner[:, 1]] for y in (0, depth)]
    )
    faces: list[list[int]] = []
    for i in range(4):
        j = (i + 1) % 4
        faces += [[i, j, 8 + j], [i, 8 + j, 8 + i]]  # front of the frame
        faces += [[8 + i, 8 + j, 12 + j], [8 + i, 12 + j, 12 + i]]  # reveal
        faces += [[j, i, 4 + i], [j, 4 + i, 4 + j]]  # outside
    builder.add(copies(shapes.faceted(v, faces, frame, mat.PAINT), at))
    bar = shapes.box((0, depth * 0.6, 0), (0.045, 0.05, h), frame, mat.PAINT)
    builder.add(copies(bar, at))
    if sill:
        builder.add(
            copies(shapes.box((0, -0.02, -h / 2 - t - 0.03), (w + 0.3, depth + 0.14, 0.06), frame, mat.STONE), at)
        )
    pane = np.array([[-w / 2, 0, -h / 2], [w / 2, 0, -h / 2], [w / 2, 0, h / 2], [-w / 2, 0, h / 2]])
    pane = pane + np.array([0, depth - 0.012, 0])
    on = rng.random(len(at)) < lit * builder.setting.glow
    dark = shapes.quad(pane, "#2c3a44", mat.DARK_GLASS)
    if (~on).any():
        builder.add(copies(dark, at[~on], tints=rng.uniform(0.6, 1.5, int((~on).sum()))))
    curtain = shapes.quad(pane * [0.5, 1, 1] + [-w / 4, -0.004, 0], "#c8bfae", mat.MATT)
    drawn = ~on & (rng.random(len(at)) < 0.35)
    if drawn.any():
        builder.add(copies(curtain, at[drawn], tints=rng.uniform(0.5, 1.0, int(drawn.sum()))))
    if on.any():
        k = int(on.sum())
        hue = np.array([srgb(pick(rng, WARM)) for _ in range(k)]) / srgb(WARM[0])
        builder.add(
            copies(shapes.quad(pane, WARM[0], mat.lit(bright)), at[on], tints=hue * rng.uniform(0.5, 1.1, (k, 1)))
        )


def balcony(builder: SetBuilder, x: float, z: float, width: float, color: Color, solid: bool) -> None:
    """A slab with a railing or a parapet, sometimes with washing."""
    builder.box((x, -0.55, z), (width, 1.1, 0.12), color, mat.CONCRETE)
    if solid:
        builder.box((x, -1.06, z + 0.5), (width, 0.08, 0.95), color, mat.PLASTER)
    else:
        builder.box((x, -1.06, z + 1.0), (width, 0.05, 0.05), "#5a5f63", mat.METAL)
        n = max(4, int(width / 0.22))
        bar = shapes.box((0, -1.06, z + 0.53), (0.025, 0.025, 0.95), "#5a5f63", mat.METAL)
        builder.add(copies(bar, [[x - width / 2 + width * (i + 0.5) / n, 0, 0] for i in range(n)]))
    if builder.rng.random() < 0.4 and builder.setting.wet < 0.5:
        for i in range(int(builder.rng.integers(2, 5))):
            c = pick(builder.rng, ["#e8e4dc", "#b8c8d8", "#d89a8a", "#e8d8a0"])
            builder.box((x - width * 0.3 + i * 0.42, -0.85, z + 1.25), (0.36, 0.03, 0.6), c, mat.MATT)


def air_conditioner(builder: SetBuilder, x: float, y: float, z: float) -> None:
    """An outdoor unit with its fan grille, on brackets."""
    builder.box((x, y, z), (0.8, 0.32, 0.58), "#d3d2ca", mat.PAINT)
    builder.lathe((x - 0.12, y - 0.165, z), [(0.2, -0.0), (0.001, 0.001)], "#3a3d40", mat.METAL, 10)
    disc = shapes.lathe((0, 0, 0), [(0.21, 0), (0.21, 0.02), (0.01, 0.022)], "#4a4e52", mat.METAL, 12)
    turned = disc.moved(np.array([[1, 0, 0, x - 0.12], [0, 0, -1, y - 0.155], [0, 1, 0, z]], float))
    builder.add(turned)


def pipes(builder: SetBuilder, x: float, top: float) -> None:
    """A down-pipe with brackets."""
    builder.rod((x, -0.09, 0), (x, -0.09, top), 0.055, vary("#8a8378", builder.rng), mat.METAL, None, 6)
    for z in np.arange(1.0, top, 1.8):
        builder.box((x, -0.06, float(z)), (0.16, 0.12, 0.05), "#5d5a55", mat.METAL)


def shop_front(builder: SetBuilder, width: float, height: float, kind: str = "shop") -> None:
    """A ground floor one can look into: a recessed lit room with shelves of goods behind panes, a door, an awning.

    The room takes 1.6 m of depth; its light falls on the pavement.
    """
    rng = builder.rng
    glow = max(builder.setting.glow, 0.25)
    tavern = kind == "izakaya"
    warm = "#ffb468" if tavern else pick(rng, ["#ffcf94", "#ffe2b8", "#fff2dc", "#e8f2ff"])
    inside = srgb(warm).astype(float) * (0.55 if tavern else 1.0)
    hw, h = width / 2 - 0.25, height - 0.75
    with builder.sheltered():
        wall = mat.lit(0.18 + 0.55 * glow)
        builder.quad([[-hw, 1.6, 0], [hw, 1.6, 0], [hw, 1.6, h], [-hw, 1.6, h]], inside * 0.55, wall, shadow=False)
        for s in (-1, 1):
            corners = [[s * hw, 0.05, 0], [s * hw, 1.6, 0], [s * hw, 1.6, h], [s * hw, 0.05, h]]
            builder.quad(corners if s < 0 else corners[::-1], inside * 0.42, wall, shadow=False)
        builder.quad(
            [[-hw, 0.05, h], [-hw, 1.6, h], [hw, 1.6, h], [hw, 0.05, h]],
            inside * 0.8,
            mat.lit(0.3 + 0.9 * glow),
            shadow=False,
        )
        builder.quad(
            [[-hw, 0.05, 0.03], [hw, 0.05, 0.03], [hw, 1.6, 0.03], [-hw, 1.6, 0.03]],
            "#7a6048",
            mat.lit(0.05 + 0.2 * glow),
            shadow=False,
        )
        goods: list[Array] = []
        tints: list[Array] = []
        for z in np.arange(0.35, h - 0.45, 0.55):
            builder.box((0, 1.35, float(z)), (2 * hw - 0.2, 0.42, 0.04), "#8a6a48", Material(emission=0.1 + 0.3 * glow))
            for x in np.arange(-hw + 0.3, hw - 0.25, 0.24):
                if rng.random() < 0.82:
                    goods.append(np.array([x + rng.normal(0, 0.02), 1.25, z + 0.02]))
                    tints.append(srgb(pick(rng, list(GOODS))).astype(float))
        if goods:
            item = shapes.box((0, 0, 0.14), (0.17, 0.2, 0.28), (1.0, 1.0, 1.0), Material(emission=0.12 + 0.5 * glow))
            builder.add(
                copies(item, np.array(goods), 0.0, rng.uniform(0.6, 1.25, len(goods)), np.array(tints)), ink=0.3
            )
    if tavern:
        # lattice doors of thin slats before the room
        n = max(6, int(2 * hw / 0.13))
        slat = shapes.box((0, 0.03, 1.42), (0.04, 0.05, 1.5), "#4a3020", mat.DARK_WOOD)
        builder.add(copies(slat, [[-hw + 2 * hw * (i + 0.5) / n, 0, 0] for i in range(n)]), ink=0.3)
        builder.box((0, 0.03, 0.5), (2 * hw, 0.08, 0.46), "#4a3020", mat.SIDING)
        for z in (0.74, 1.5, 2.18):
            builder.box((0, 0.02, z), (2 * hw, 0.07, 0.06), "#4a3020", mat.DARK_WOOD)
    door = pick(rng, ["left", "right", "middle"])
    dx = {"left": -hw * 0.6, "right": hw * 0.6, "middle": 0.0}[door]
    builder.box((0, 0.02, 0.14), (2 * hw, 0.12, 0.28), "#4a4440", mat.STONE)
    frame = "#3f2a1e" if tavern else pick(rng, ["#2c2c30", "#5a4636", "#4a4e52", "#e0d8c8"])
    posts = [-hw, hw, dx - 0.5, dx + 0.5, *np.arange(-hw + 1.3, hw - 0.6, 1.3)]
    for x in posts:
        builder.box((float(x), 0.0, h / 2), (0.08, 0.12, h), frame, mat.PAINT)
    builder.box((0, 0.0, h - 0.5), (2 * hw, 0.1, 0.07), frame, mat.PAINT)
    builder.box((dx, -0.03, 1.05), (0.07, 0.06, 0.5), "#c8b070", mat.CHROME)
    for s in (-1, 1):
        builder.box(
            (s * (width / 2 - 0.13), 0.4, height / 2),
            (0.26, 0.9, height),
            vary("#4a3a30" if tavern else "#6a6058", rng),
            mat.PLASTER,
        )
    builder.box((0, -0.02, height - 0.34), (width, 0.3, 0.7), vary("#4c4440", rng, 0.2), mat.PAINT)
    stripe = pick(rng, ["#a8342e", "#2f6a58", "#2f4a78", "#c89a3a", "#6a3a4a"])
    if kind != "izakaya" and rng.random() < 0.65:
        awning(builder, 0.0, height - 0.72, width * 0.94, stripe)
    if builder.setting.glow > 0:
        builder.lamp(
            (0, -0.25, 1.7), warm, 16 * builder.setting.glow, 9.0, toward=(0, -1, -0.15), area=True, size=0.9, halo=0.1
        )


def awning(builder: SetBuilder, x: float, z: float, width: float, color: Color) -> None:
    """A striped cloth awning with a valance."""
    n = max(4, round(width / 0.45))
    edges = np.linspace(-width / 2, width / 2, n + 1) + x
    for parity, hue in ((0, srgb(color)), (1, srgb("#efe6d4"))):
        strips = [i for i in range(n) if i % 2 == parity]
        p = np.concatenate(
            [
                [
                    [edges[i], 0, z],
                    [edges[i], -1.0, z - 0.42],
                    [edges[i + 1], -1.0, z - 0.42],
                    [edges[i + 1], 0, z],
                    [edges[i], -1.0, z - 0.64],
                    [edges[i + 1], -1.0, z - 0.64],
                ]
                for i in strips
            ]
        )
        base = np.arange(len(strips))[:, None] * 6
        f = np.concatenate(
            [
                base + np.array([0, 1, 2]),
                base + np.array([0, 2, 3]),
                base + np.array([1, 4, 5]),
                base + np.array([1, 5, 2]),
            ]
        )
        builder.add(shapes.faceted(p, f, hue, mat.CLOTH))


def town_building(
    builder: SetBuilder,
    width: float,
    height: float,
    depth: float,
    *,
    near: bool = True,
    shop: bool = True,
    neon: float = 0.0,
    shop_kind: str = "shop",
) -> None:
    """A city building of shops below and flats or offices above. ``near`` gives real windows; ``neon`` 0..1 signs."""
    rng = builder.rng
    s = builder.setting
    color = vary(pick(rng, list(WALLS)), rng, 0.1)
    ground = 3.5 if shop else 0.0
    skin = pick(rng, ["plaster", "brick", "tiles"])
    material = {"plaster": mat.PLASTER, "brick": mat.BRICK, "tiles": mat.BLOCKS}[skin]
    if skin == "brick":
        color = vary("#8a5644", rng, 0.15)
    upper = height - ground
    if near:
        builder.box((0, depth / 2, ground + upper / 2), (width, depth, upper), color, material)
        storeys = max(1, int(upper / 3.1))
        pitch = upper / storeys
        n = max(1, int(width / 2.1))
        xs = (np.arange(n) - (n - 1) / 2) * (width / n)
        zs = ground + (np.arange(storeys) + 0.52) * pitch
        style = pick(rng, ["windows", "balconies", "windows"])
        trim = vary("#ded6c6", rng, 0.1)
        window_grid(builder, xs, zs, (width / n * 0.56, pitch * 0.5), 0.5, frame=trim, bright=1.5)
        if style == "balconies":
            for z in zs:
                balcony(builder, 0, float(z) - pitch * 0.36, width * 0.94, color, bool(rng.random() < 0.5))
        else:
            for z in zs:
                builder.box((0, -0.05, float(z) + pitch * 0.46), (width + 0.05, 0.16, 0.12), trim, mat.STONE)
            for z in zs:
                if rng.random() < 0.6:
                    air_conditioner(builder, float(xs[int(rng.integers(n))]) + 0.3, -0.2, float(z) - pitch * 0.33)
        pipes(builder, width / 2 - 0.2, height)
        if shop:
            builder.box((0, depth / 2 + 0.85, ground / 2), (width, depth - 1.7, ground), color, material)
    else:
        builder.box((0, depth / 2, height / 2), (width, depth, height), color, mat.facade(0.42 * s.glow, 2.0, 0.8))
        builder.box((0, -0.04, ground), (width, 0.2, 0.3), "#5a544e", mat.STONE)
    builder.box((0, depth / 2, height + 0.2), (width + 0.3, depth + 0.3, 0.4), vary("#7d766c", rng), mat.CONCRETE)
    roof_clutter(builder, width, depth, height + 0.4)
    if shop:
        if near:
            shop_front(builder, width, ground, shop_kind)
        else:
            c = pick(rng, list(WARM))
            builder.box((0, 0.0, 1.45), (width * 0.8, 0.12, 2.2), c, mat.lit(0.25 + 1.3 * s.glow))
            for x in np.arange(-0.4, 0.41, 0.2):
                builder.box((float(x) * width, -0.05, 1.45), (0.1, 0.1, 2.3), "#17181c", mat.PAINT)
        sign_board(builder, 0, -0.22, ground - 0.34, width * 0.6, 0.5, pick(rng, list(NEON)))
    if neon > 0 and rng.random() < neon:
        h = float(rng.uniform(1.8, min(4.5, max(2.0, upper * 0.6))))
        blade_sign(
            builder,
            float(rng.choice([-1, 1])) * (width / 2 - 0.5),
            ground + 0.5 + h / 2 + rng.uniform(0, 0.6),
            h,
            pick(rng, list(NEON)),
            float(rng.uniform(0.6, 1.0)),
            lamp=near and shop_kind == "shop" and bool(rng.random() < 0.6),
        )


def roof_clutter(builder: SetBuilder, width: float, depth: float, z: float) -> None:
    """Tanks, ducts and stair heads on a flat roof."""
    rng = builder.rng
    builder.box(
        (width * rng.uniform(-0.2, 0.2), depth * 0.6, z + 1.1),
        (min(2.6, width * 0.4), 2.4, 2.2),
        "#8d867c",
        mat.CONCRETE,
    )
    if rng.random() < 0.5:
        x, y = width * rng.uniform(-0.3, 0.3), depth * 0.3
        builder.lathe((x, y, z + 0.7), [(0.8, 0), (0.8, 1.4), (0.1, 1.7)], "#9aa4a8", mat.METAL, 10)
        for a in range(4):
            builder.box(
                (x + 0.5 * np.cos(a * 1.57 + 0.8), y + 0.5 * np.sin(a * 1.57 + 0.8), z + 0.35),
                (0.08, 0.08, 0.7),
                "#5a5f63",
                mat.METAL,
            )
    for _ in range(2):
        builder.box(
            (width * rng.uniform(-0.4, 0.4), depth * rng.uniform(0.15, 0.5), z + 0.4),
            (1.0, 0.7, 0.8),
            "#a8a49c",
            mat.PAINT,
        )


def tower(builder: SetBuilder, width: float, depth: float, height: float, color: Color, *, crown: bool = True) -> None:
    """A far tower: one block of storeys with a set-back top. Under 40 triangles."""
    glow = builder.setting.glow
    builder.box((0, depth / 2, height / 2), (width, depth, height), color, mat.facade(0.5 * glow, 1.8, 0.7))
    if crown:
        builder.box((0, depth / 2, height + 1.5), (width * 0.6, depth * 0.6, 3), color, mat.CONCRETE)
        if builder.rng.random() < 0.5:
            builder.rod((0, depth / 2, height + 3), (0, depth / 2, height + 9), 0.12, "#8a8f94", mat.METAL, None, 5)
            if glow > 0.5:
                builder.ball((0, depth / 2, height + 9), 0.35, "#ff3a2a", mat.lit(6.0), 1)


def skyline(
    builder: SetBuilder,
    distance: float,
    span: tuple[float, float],
    count: int,
    height: tuple[float, float],
    color: Color = "#8a93a0",
) -> None:
    """Far buildings along the horizon at ``distance``; ``span`` bearings in radians."""
    rng = builder.rng
    for a in np.linspace(*span, builder.setting.many(count)):
        r = distance * rng.uniform(0.85, 1.25)
        with builder.at(r * np.cos(a), r * np.sin(a), 0, float(a) - np.pi / 2):
            tower(builder, float(rng.uniform(9, 22)), 12, float(rng.uniform(*height)), vary(color, rng, 0.12))


def gable_roof(
    builder: SetBuilder,
    size: tuple[float, float],
    z: float,
    rise: float,
    color: Color,
    eaves: float = 0.5,
    material: Material = mat.ROOF,
) -> None:
    """A pitched roof with thickness over a box centred on the frame; ridge along x; a tiled ridge and barge boards."""
    hx, hy = size[0] / 2 + eaves, size[1] / 2 + eaves
    drop = rise * eaves / (size[1] / 2)
    t = 0.14
    for s in (-1, 1):
        p = np.array([[-hx, s * hy, z - drop], [hx, s * hy, z - drop], [hx, 0, z + rise], [-hx, 0, z + rise]])
        top, under = p + np.array([0, 0, t]), p
        if s > 0:
            top, under = top[[1, 0, 3, 2]], under[[1, 0, 3, 2]]
        builder.quad(top, color, material)
        builder.quad(under[::-1], "#5a4636", mat.MATT)
        edge = [under[0], under[1], top[1], top[0]]
        builder.quad(edge, "#6a5644", mat.MATT)
        for e in (-1, 1):
            board = [
                [e * hx, s * hy, z - drop],
                [e * hx, 0, z + rise],
                [e * hx, 0, z + rise + t],
                [e * hx, s * hy, z - drop + t],
            ]
            builder.quad(board if e * s < 0 else board[::-1], "#6a5644", mat.MATT)
    builder.rod((-hx, 0, z + rise + t), (hx, 0, z + rise + t), 0.1, srgb(color) * 0.8, mat.ROOF, None, 6)


def gable_walls(
    builder: SetBuilder, size: tuple[float, float], z: float, rise: float, color: Color, material: Material
) -> None:
    """The triangles of wall under the two ends of a pitched roof."""
    gx, gy = size[0] / 2, size[1] / 2
    for s in (-1, 1):
        p = [[s * gx, -s * gy, z], [s * gx, s * gy, z], [s * gx, 0, z + rise]]
        builder.add(shapes.faceted(p, [[0, 1, 2]], color, material))


def house(builder: SetBuilder, width: float, depth: float, *, near: bool = True) -> None:
    """A suburban Japanese house of two storeys: tiled roofs, a porch roof, a balcony, sliding windows, a door."""
    rng = builder.rng
    wall = vary(pick(rng, ["#e8dfcf", "#d8cdb8", "#cfd4d2", "#e4d4c0", "#b8a894", "#efe9dc"]), rng, 0.06)
    roof = vary(pick(rng, ["#4a5560", "#6a4038", "#3f4a44", "#55505a", "#5d5148"]), rng, 0.1)
    material = mat.PLASTER if rng.random() < 0.6 else mat.SIDING
    h1, h2 = 2.9, 2.7
    builder.box((0, depth / 2, h1 / 2), (width, depth, h1), wall, material)
    builder.box((0, depth / 2 + 0.3, h1 + h2 / 2), (width * 0.94, depth - 0.6, h2), wall, material)
    with builder.at(0, depth / 2 + 0.3, 0):
        if rng.random() < 0.5:
            gable_roof(builder, (width * 0.94, depth - 0.6), h1 + h2, 1.7, roof)
            gable_walls(builder, (width * 0.94, depth - 0.6), h1 + h2, 1.7, wall, material)
        else:
            builder.add_all(
                hip_roof(
                    (0, 0, h1 + h2 + 0.1),
                    (width * 0.94 + 1.2, depth + 0.6),
                    1.7,
                    roof,
                    mat.ROOF,
                    ridge=0.35,
                    curve=1.0,
                    cells=(8, 4),
                )
            )
    # the lower roof that runs round the first storey
    p = [
        [-width / 2 - 0.5, -0.7, h1 - 0.12],
        [width / 2 + 0.5, -0.7, h1 - 0.12],
        [width / 2 + 0.5, 0.4, h1 + 0.32],
        [-width / 2 - 0.5, 0.4, h1 + 0.32],
    ]
    builder.quad(p, roof, mat.ROOF)
    builder.quad(np.array(p)[::-1] - [0, 0, 0.08], "#6a5a48", mat.MATT)
    builder.box((0, -0.7, h1 - 0.16), (width + 1.0, 0.08, 0.12), "#7a6a58", mat.MATT)
    if near:
        window_grid(builder, np.array([-width * 0.26]), np.array([1.35]), (1.7, 1.6), 0.6, frame="#8d8a84")
        window_grid(
            builder,
            np.array([-width * 0.28, width * 0.2]),
            np.array([h1 + 1.45]),
            (1.5, 1.1),
            0.45,
            frame="#8d8a84",
            depth=-0.18,
        )
        balcony(builder, width * 0.2, h1 + 0.35, width * 0.42, wall, True)
        air_conditioner(builder, -width * 0.44, -0.3, 0.45)
        pipes(builder, width / 2 - 0.15, h1)
    else:
        window_grid(
            builder,
            np.array([-width * 0.25, width * 0.2]),
            np.array([1.4, h1 + 1.4]),
            (1.4, 1.1),
            0.5,
            frame="#8d8a84",
            sill=False,
            depth=0.1,
        )
    builder.box((width * 0.26, -0.06, 1.05), (1.0, 0.1, 2.1), vary("#5a3d2a", rng), mat.WOOD)
    builder.box((width * 0.26, -0.5, 0.08), (1.6, 1.0, 0.16), "#9a948a", mat.STONE)
    if builder.setting.glow > 0.3:
        builder.ball((width * 0.26 + 0.8, -0.2, 2.0), 0.1, "#ffd9a0", mat.lit(5 * builder.setting.glow), 1)


def garden_wall(
    builder: SetBuilder,
    start: tuple[float, float],
    end: tuple[float, float],
    height: float = 1.5,
    color: Color = "#a39a8c",
) -> None:
    """A wall of concrete blocks with a coping, as stands before Japanese houses."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    with builder.at(float(a[0]), float(a[1]), 0, float(np.arctan2(*(b - a)[::-1]))):
        builder.box((length / 2, 0, height / 2), (length, 0.14, height), color, mat.BLOCKS)
        builder.box((length / 2, 0, height + 0.04), (length, 0.22, 0.08), srgb(color) * 1.15, mat.STONE)
        for x in np.arange(1.2, length - 0.5, 2.4):
            builder.box((float(x), -0.005, height * 0.72), (0.36, 0.15, 0.18), srgb(color) * 0.55, mat.STONE)
        builder.block_line((0, 0), (length, 0), 0.3, height)


def cottage(builder: SetBuilder, width: float, depth: float, height: float, wall: Color, roof: Color) -> None:
    """A village house of the old kind: thick walls, beams, shutters, a steep tiled roof, a chimney."""
    rng = builder.rng
    builder.box((0, depth / 2, height / 2 - 0.3), (width, depth, height + 0.6), wall, mat.PLASTER)
    builder.box((0, depth / 2, 0.15), (width + 0.12, depth + 0.12, 0.9), "#8d8578", mat.ASHLAR)
    rise = depth * 0.62
    with builder.at(0, depth / 2):
        gable_roof(builder, (width, depth), height, rise, roof, 0.45)
        gable_walls(builder, (width, depth), height, rise, wall, mat.PLASTER)
    beam = vary("#5a4030", rng)
    timber = rng.random() < 0.6
    if timber:
        for x in np.linspace(-width / 2 + 0.1, width / 2 - 0.1, 5):
            builder.box((float(x), -0.02, height / 2 + 0.3), (0.16, 0.1, height - 0.6), beam, mat.DARK_WOOD)
        builder.box((0, -0.02, height - 0.08), (width, 0.12, 0.18), beam, mat.DARK_WOOD)
        builder.box((0, -0.02, 0.66), (width, 0.12, 0.16), beam, mat.DARK_WOOD)
    xs = np.array([-0.3 * width, 0.3 * width])
    window_grid(builder, xs, np.array([height * 0.56]), (0.8, 0.95), 0.75, frame="#efe8da")
    shutter = vary(pick(rng, ["#4f7a64", "#5a7a98", "#8a4038", "#6a7a4a"]), rng)
    builder.add(
        copies(
            shapes.box((0, -0.06, 0), (0.36, 0.07, 1.05), shutter, mat.SIDING),
            [[x + q, 0, height * 0.56] for x in xs for q in (-0.68, 0.68)],
        )
    )
    box = shapes.box((0, -0.3, -0.72), (0.95, 0.26, 0.2), "#7a5236", mat.WOOD)
    builder.add(copies(box, [[x, 0, height * 0.56] for x in xs]))
    if builder.setting.season != "winter":
        blooms = pick(rng, ["#d9506a", "#e8a03a", "#e8e2f2", "#c83a4a"])
        k = 26
        where = np.stack(
            [
                rng.choice(xs, k) + rng.uniform(-0.45, 0.45, k),
                rng.normal(-0.32, 0.06, k),
                np.full(k, height * 0.56 - 0.56) + rng.uniform(0, 0.16, k),
            ],
            1,
        )
        builder.add(copies(shapes.ball((0, 0, 0), 0.075, blooms, mat.MATT, 0), where[:14]), ink=0.2)
        builder.add(copies(shapes.ball((0, 0, -0.05), 0.1, "#5a8440", mat.LEAVES, 0), where[14:]), ink=0.2)
    builder.box((0, -0.06, 1.0), (1.0, 0.14, 2.0), vary("#7a4a30", rng), mat.SIDING)
    builder.box((0, -0.09, 2.06), (1.3, 0.2, 0.14), beam, mat.DARK_WOOD)
    builder.box((0, -0.45, 0.06), (1.3, 0.8, 0.14), "#9a9286", mat.STONE)
    builder.box((width * 0.3, depth * 0.62, height + rise * 0.75), (0.6, 0.6, rise * 0.9), "#96705c", mat.BRICK)
    if builder.setting.glow > 0.25:
        builder.lamp(
            (0, -0.8, 2.0), "#ffb765", 7 * builder.setting.glow, 6, toward=(0, -1, -0.5), area=True, size=0.6, halo=0.2
        )


def arch(
    builder: SetBuilder,
    width: float,
    height: float,
    depth: float,
    color: Color,
    material: Material,
    thickness: float = 0.5,
) -> None:
    """A round arch over an opening of ``width`` x ``height``, its front on y = 0: voussoirs and jambs, dark inside."""
    r = width / 2
    spring = height - r
    a = np.linspace(0, np.pi, 13)
    inner = np.stack([r * np.cos(a), spring + r * np.sin(a)], 1)
    outer = np.stack([(r + thickness) * np.cos(a), spring + (r + thickness) * np.sin(a)], 1)
    inner = np.concatenate([[[r, 0]], inner, [[-r, 0]]])
    outer = np.concatenate([[[r + thickness, 0]], outer, [[-r - thickness, 0]]])
    k = len(inner)
    i = np.arange(k - 1)
    v = np.concatenate(
        [
            np.c_[inner[:, 0], np.full(k, -0.12), inner[:, 1]],
            np.c_[outer[:, 0], np.full(k, -0.12), outer[:, 1]],
            np.c_[inner[:, 0], np.full(k, depth), inner[:, 1]],
            np.c_[outer[:, 0], np.zeros(k), outer[:, 1]],
        ]
    )
    front = [np.stack([i, i + k, i + 1 + k], 1), np.stack([i, i + 1 + k, i + 1], 1)]
    reveal = [np.stack([i, i + 1, i + 1 + 2 * k], 1), np.stack([i, i + 1 + 2 * k, i + 2 * k], 1)]
    side = [np.stack([i + k, i + 3 * k, i + 1 + 3 * k], 1), np.stack([i + k, i + 1 + 3 * k, i + 1 + k], 1)]
    f = np.concatenate(front + reveal + side)
    builder.add(
        shapes.faceted(
            v,
            f[:, ::-1],
            color,
            Material(texture=material.texture, scale=material.scale, roughness=material.roughness, two_sided=True),
        )
    )


def dark_opening(builder: SetBuilder, width: float, height: float, color: Color = "#120f0d") -> None:
    """The dark seen in an arched doorway, just before the wall it pierces."""
    r = width / 2
    a = np.linspace(0, np.pi, 13)
    p = np.concatenate([[[-r, 0]], [[r, 0]], np.stack([r * np.cos(a), height - r + r * np.sin(a)], 1)])
    v = np.c_[p[:, 0], np.full(len(p), -0.03), p[:, 1]]
    fan = np.array([[0, i, i + 1] for i in range(1, len(p) - 1)])
    builder.add(raw(v, np.tile([0, -1.0, 0], (len(v), 1)), srgb(color), fan, mat.MATT))
