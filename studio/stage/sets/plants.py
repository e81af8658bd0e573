"""Trees, hedges, grass, flowers. Crowns are many small leaf cards over lumps shaded from within, never plain balls."""

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Mesh, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, blades, cards, copies, raw, tinted

GREENS = ("#546a36", "#63793f", "#758a4c", "#4a5f33")
AUTUMN = ("#c8642a", "#d98a2e", "#b8432a", "#d9a83c")
CHERRY = ("#f4bfd0", "#f8d2de", "#eeaec4", "#fbe4ea")
MAPLE = ("#b5342a", "#c8482c", "#9c2a28", "#d0602e")


def leaf_colors(builder: SetBuilder, kind: str = "broad") -> tuple[str, ...]:
    """The colours of a crown in this season."""
    if kind == "cherry":
        return CHERRY if builder.setting.season == "spring" else GREENS
    if builder.setting.season == "autumn":
        return MAPLE if kind == "maple" else AUTUMN
    return GREENS


def _crown(
    rng: np.random.Generator,
    centers: Array,
    radii: Array,
    colors: tuple[str, ...],
    leaf: float,
    leaves: int,
    blossom: bool,
    level: int = 0,
) -> list[Mesh]:
    """Dark lumps at (n, 3) ``centers`` within a cloud of ``leaves`` cards; light on top, dim inside and below."""
    palette = np.array([srgb(c) for c in colors], float)
    material = mat.BLOSSOM if blossom else mat.LEAVES
    middle = np.average(centers, axis=0, weights=radii)
    low, high = float((centers[:, 2] - radii).min()), float((centers[:, 2] + radii).max())
    base, rise = (0.52, 0.22) if blossom else (0.36, 0.42)
    out: list[Mesh] = []
    for k, (c, r) in enumerate(zip(centers, radii, strict=True)):
        size = np.array([1, 1, 0.76]) * r * (0.5 if blossom else 0.74)
        lump = shapes.rock(c, size, palette[k % len(palette)], material, int(rng.integers(1 << 30)), level, 0.4, 3.0)
        t = (lump.positions[:, 2] - low) / (high - low)
        out.append(tinted(lump, base + rise * np.clip(t, 0, 1)))
    which = rng.choice(len(centers), leaves, p=radii**2 / float((radii**2).sum()))
    d = rng.normal(0, 1, (leaves, 3)) * [1, 1, 0.85] + [0, 0, 0.12]
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    depth = rng.uniform(0.62, 1.2, leaves)
    p = centers[which] + d * (radii[which] * depth)[:, None] * [1, 1, 0.80]
    normal = 0.55 * d + 0.75 * (p - middle) / (np.linalg.norm(p - middle, axis=1, keepdims=True) + 1e-6) + [0, 0, 0.15]
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    t = np.clip((p[:, 2] - low) / (high - low), 0, 1)
    base, rise = (0.80, 0.22) if blossom else (0.72, 0.50)
    shade = base + rise * t + 0.35 * (depth - 0.95) + rng.normal(0, 0.08, leaves)
    hue = palette[rng.integers(len(palette), size=leaves)] * shade[:, None]
    sizes = rng.uniform(0.55, 1.35, leaves) * leaf
    out.append(cards(p, normal, sizes, np.clip(hue, 0, 1), material, rng, 0.66))
    return out


def _limbs(
    rng: np.random.Generator,
    base: Array,
    height: float,
    thick: float,
    color: str,
    count: int,
    reach: float,
    fork: float,
) -> tuple[list[Mesh], list[Array]]:
    """A bent trunk that forks at ``fork`` of its height into ``count`` boughs; gives meshes and bough ends."""
    sway = rng.normal(0, 0.05 * height, 2)
    top = base + np.array([sway[0], sway[1], height * fork])
    mid = (base + top) / 2 + [rng.normal(0, 0.03) * height, rng.normal(0, 0.03) * height, 0]
    wood = [
        shapes.tube(
            [base - [0, 0, 0.15], base + np.array([0, 0, 0.12 * height * fork]), mid, top],
            [thick * 1.5, thick * 1.05, thick * 0.9, thick * 0.75],
            color,
            mat.BARK,
            8,
        )
    ]
    ends: list[Array] = []
    turn = rng.uniform(0, 6.28)
    for i in range(count):
        a = turn + i * 6.283 / count + rng.normal(0, 0.25)
        out = height * reach * rng.uniform(0.75, 1.15)
        end = top + np.array([np.cos(a) * out, np.sin(a) * out, height * (1 - fork) * rng.uniform(0.35, 0.75)])
        bend = top + (end - top) * 0.5 + [0, 0, 0.06 * height]
        wood.append(
            shapes.tube([top - [0, 0, 0.1], bend, end], [thick * 0.55, thick * 0.4, thick * 0.16], color, mat.BARK, 5)
        )
        ends.append(end)
    return wood, ends


def tree(builder: SetBuilder, x: float, y: float, height: float, kind: str = "broad", rich: bool = True) -> None:
    """A leaf tree (``broad``, ``cherry``, ``maple``); bare in snow. ``rich`` for those near the camera.

    About 1,300 triangles rich, 420 plain. Blocks walking.
    """
    if builder.setting.season == "winter" and kind != "evergreen":
        bare_tree(builder, x, y, height, rich)
        return
    rng = builder.rng
    base = np.array([0, 0, 0.0])
    if kind == "broad" and builder.setting.has("cherry_tree"):
        kind = "cherry"
    cherry = kind == "cherry"
    colors = leaf_colors(builder, kind)
    blossom = cherry and colors is CHERRY
    thick = 0.035 * height if not cherry else 0.04 * height
    bark = "#4a3a38" if cherry else "#5b4634"
    boughs = 5 if rich else 3
    with builder.at(x, y, builder.height(x, y) - _z(builder)):
        wood, ends = _limbs(rng, base, height, thick, bark, boughs, 0.34 if cherry else 0.2, 0.36 if cherry else 0.45)
        crown = [*ends, np.array([0, 0, height * (0.72 if cherry else 0.8)])]
        if rich and cherry:
            crown += [e * [0.55, 0.55, 1] + [0, 0, height * rng.uniform(0.05, 0.16)] for e in ends]
        centers = np.array(crown)
        radii = rng.uniform(0.17, 0.24, len(centers)) * height * (1.0 if rich else 1.2)
        leaves = builder.setting.many((960 if cherry else 820) if rich else 170)
        leaf = height * ((0.036 if cherry else 0.038) if rich else 0.068)
        builder.add_all(wood)
        for piece in _crown(rng, centers, radii, colors, leaf, leaves, blossom):
            builder.add(piece, ink=0.35)
        builder.block(0, 0, max(0.3, thick * 1.6), height)


def _z(builder: SetBuilder) -> float:
    """Height of the present frame: heights of the ground are the set's own."""
    return builder.point(0, 0)[2]


def bare_tree(builder: SetBuilder, x: float, y: float, height: float, rich: bool = True) -> None:
    """A tree without leaves: boughs that fork three times."""
    rng = builder.rng
    with builder.at(x, y, builder.height(x, y) - _z(builder)):
        wood, ends = _limbs(rng, np.zeros(3), height, 0.03 * height, "#4a3f38", 5 if rich else 4, 0.2, 0.38)
        tips = ends
        radius = 0.006 * height
        for _ in range(2 if rich else 1):
            following: list[Array] = []
            for end in tips:
                for _ in range(3):
                    d = end / (np.linalg.norm(end) + 1e-6) * [1, 1, 0.5] + rng.normal(0, 0.5, 3) + [0, 0, 0.55]
                    tip = end + d / np.linalg.norm(d) * height * rng.uniform(0.13, 0.22)
                    wood.append(
                        shapes.tube(
                            [end, (end + tip) / 2 + rng.normal(0, 0.01 * height, 3), tip],
                            [radius, radius * 0.75, radius * 0.3],
                            "#4a3f38",
                            mat.BARK,
                            4,
                        )
                    )
                    following.append(tip)
            tips, radius = following, radius * 0.5
        builder.add_all(wood)
        builder.block(0, 0, 0.35, height)


def pine(builder: SetBuilder, x: float, y: float, height: float, rich: bool = True, color: str = "#33513a") -> None:
    """A conifer: tiers of drooping boughs about a dark core. About 600 triangles rich, 200 plain."""
    rng = builder.rng
    tiers = 9 if rich else 5
    boughs = 11 if rich else 7
    green = srgb(color).astype(float) * rng.uniform(0.8, 1.2)
    with builder.at(x, y, builder.height(x, y) - _z(builder)):
        builder.add(
            shapes.tube(
                [[0, 0, -0.3], [0, 0, height * 0.5], [0, 0, height * 0.97]],
                [0.1 + height * 0.015, height * 0.012, 0.02],
                "#4d3a2c",
                mat.BARK,
                7,
            )
        )
        core = shapes.lathe(
            (0, 0, height * 0.18),
            [(height * 0.12, 0), (height * 0.05, height * 0.45), (0.01, height * 0.78)],
            green * 0.35,
            mat.LEAVES,
            7,
        )
        builder.add(core, ink=0.4)
        t = (np.arange(tiers) + rng.uniform(-0.2, 0.2, tiers)) / tiers
        tier = np.repeat(np.arange(tiers), boughs)
        k = len(tier)
        up = height * (0.2 + 0.76 * t[tier]) + rng.normal(0, 0.012 * height, k)
        length = ((1 - t[tier]) ** 0.85 * height * 0.23 + 0.03 * height) * rng.uniform(0.75, 1.25, k)
        turn = (
            rng.uniform(0, 6.28, tiers)[tier]
            + np.tile(np.arange(boughs), tiers) * 6.283 / boughs
            + rng.normal(0, 0.18, k)
        )
        along = np.stack([np.cos(turn), np.sin(turn), np.full(k, -0.34) - 0.2 * (1 - t[tier])], 1)
        side = np.stack([-np.sin(turn), np.cos(turn), np.zeros(k)], 1)
        root = np.stack([0 * up, 0 * up, up], 1)
        tip = root + along * length[:, None]
        middle = root + along * (length * 0.52)[:, None]
        wide = side * (length * 0.34)[:, None]
        lift = np.array([0, 0, 1.0]) * (length * 0.13)[:, None]
        p = np.stack([root + lift * 1.4, middle - wide - lift * 0.7, middle + lift, middle + wide - lift * 0.7, tip], 1)
        start = np.arange(k)[:, None] * 5
        faces = np.concatenate([start + f for f in ([0, 1, 2], [0, 2, 3], [1, 4, 2], [2, 4, 3])])
        out = np.stack([np.cos(turn), np.sin(turn), np.full(k, 0.75)], 1)
        normal = np.stack([out * [0.4, 0.4, 1], out - side * 0.8, out, out + side * 0.8, out * [1.3, 1.3, 0.7]], 1)
        shade = np.array([0.42, 0.75, 0.85, 0.75, 1.25])[None, :, None] * rng.uniform(0.8, 1.2, (k, 1, 1))
        colors = np.clip(green * shade, 0, 1)
        builder.add(raw(p.reshape(-1, 3), normal.reshape(-1, 3), colors.reshape(-1, 3), faces, mat.LEAVES), ink=0.5)
        builder.block(0, 0, 0.45, height)


def garden_pine(builder: SetBuilder, x: float, y: float, height: float) -> None:
    """A trained Japanese pine: a winding trunk with flat pads of needles."""
    rng = builder.rng
    with builder.at(x, y, builder.height(x, y) - _z(builder), rng.uniform(0, 6.28)):
        t = np.linspace(0, 1, 6)
        spine = np.stack([np.sin(t * 4.2) * height * 0.14, np.sin(t * 3.1 + 1) * height * 0.08, t * height * 0.9], 1)
        builder.add(shapes.tube(spine - [0, 0, 0.1], height * (0.05 - 0.035 * t), "#5d4637", mat.BARK, 7))
        pads = [(spine[5], height * 0.25)]
        for k in (2, 3, 3, 4, 4):
            a = rng.uniform(0, 6.28)
            end = spine[k] + np.array([np.cos(a), np.sin(a), 0.1]) * height * rng.uniform(0.26, 0.42)
            builder.rod(spine[k], end, height * 0.018, "#5d4637", mat.BARK, height * 0.008, 5)
            pads.append((end, height * rng.uniform(0.16, 0.24)))
        green = srgb("#3c5f3a").astype(float)
        for center, r in pads:
            lump = shapes.rock(
                center + np.array([0, 0, r * 0.1]),
                (r, r, r * 0.34),
                green,
                mat.LEAVES,
                int(rng.integers(1 << 30)),
                1,
                0.22,
            )
            builder.add(tinted(lump, np.where(lump.normals[:, 2] > 0, 1.0, 0.45)), ink=0.6)
            n = builder.setting.many(46)
            d = rng.normal(0, 1, (n, 3)) * [1, 1, 0.5] + [0, 0, 0.35]
            d /= np.linalg.norm(d, axis=1, keepdims=True)
            builder.add(
                cards(
                    center + d * [r * 1.05, r * 1.05, r * 0.5],
                    d,
                    np.full(n, r * 0.17),
                    green * rng.uniform(0.8, 1.4, (n, 1)),
                    mat.LEAVES,
                    rng,
                    0.3,
                ),
                ink=0.4,
            )
        builder.block(0, 0, 0.4, height)


def palm(builder: SetBuilder, x: float, y: float, height: float, lean: float = 0.18) -> None:
    """A palm with arched, split fronds."""
    rng = builder.rng
    with builder.at(x, y, builder.height(x, y) - _z(builder), rng.uniform(0, 6.28)):
        t = np.linspace(0, 1, 7)
        spine = np.stack([lean * height * t**1.8, 0 * t, height * t], 1)
        builder.add(shapes.tube(spine - [0, 0, 0.2], 0.17 - 0.06 * t, "#8a7356", mat.BARK, 9))
        top = spine[-1]
        green = srgb("#5d8a3e").astype(float)
        for i in range(15):
            a = i * 2.4 + rng.normal(0, 0.15)
            rise, length = rng.uniform(0.2, 1.0), height * rng.uniform(0.3, 0.4)
            s = np.linspace(0, 1, 8)
            out = np.array([np.cos(a), np.sin(a), 0])
            mid = (
                top
                + out * (length * s)[:, None]
                + np.array([0, 0, 1.0]) * (length * (rise * s - (0.55 + rise) * s**2))[:, None]
            )
            side = np.array([-np.sin(a), np.cos(a), 0]) * (length * 0.16 * np.sin(np.pi * (0.1 + 0.9 * s)))[:, None]
            droop = np.array([0, 0, -0.5]) * np.linalg.norm(side, axis=1)[:, None]
            p: list[NDArray[np.float64]] = []
            f: list[list[int]] = []
            for k in range(7):
                base = len(p)
                p += [
                    mid[k],
                    mid[k + 1],
                    mid[k] * 0.4 + mid[k + 1] * 0.6 + (side + droop)[k],
                    mid[k] * 0.4 + mid[k + 1] * 0.6 + (droop - side)[k],
                ]
                f += [[base, base + 1, base + 2], [base + 1, base, base + 3]]
            up = np.tile([0, 0, 1.0], (len(p), 1)) + out * 0.4
            builder.add(raw(np.array(p), up, green * rng.uniform(0.7, 1.25), f, mat.LEAVES), ink=0.5)
        for i in range(4):
            builder.ball(
                top + np.array([0.16 * np.cos(i * 1.6), 0.16 * np.sin(i * 1.6), -0.18]), 0.12, "#6a4a2c", mat.MATT, 1
            )
        builder.block(0, 0, 0.4, height)


def bamboo(builder: SetBuilder, x: tuple[float, float], y: tuple[float, float], count: int) -> None:
    """A stand of bamboo in a rectangle; blocks as a whole along its middle."""
    rng = builder.rng
    n = builder.setting.many(count)
    for _ in range(n):
        px, py = rng.uniform(*x), rng.uniform(*y)
        z, h = builder.height(px, py), rng.uniform(6, 9)
        top = np.array([px + rng.normal(0, 0.5), py + rng.normal(0, 0.5), z + h])
        c = srgb("#7f9a4a").astype(float) * rng.uniform(0.7, 1.15)
        builder.add(
            shapes.tube(
                np.array([[px, py, z - 0.1], [px, py, z + h * 0.5], [*top]]), [0.045, 0.04, 0.015], c, mat.PAINT, 5
            )
        )
        k = 14
        p = np.array([px, py, z]) + (top - [px, py, z]) * rng.uniform(0.45, 1, (k, 1)) + rng.normal(0, 0.35, (k, 3))
        normal = np.tile([0, 0, 1.0], (k, 1)) + rng.normal(0, 0.4, (k, 3))
        builder.add(
            cards(
                p,
                normal,
                rng.uniform(0.18, 0.34, k),
                srgb("#6f9440") * rng.uniform(0.7, 1.3, (k, 1)),
                mat.LEAVES,
                rng,
                0.3,
            ),
            ink=0.4,
        )
    builder.block_line((x[0], sum(y) / 2), (x[1], sum(y) / 2), abs(y[1] - y[0]) / 2 + 0.3, 6)


def hedge(
    builder: SetBuilder, start: tuple[float, float], end: tuple[float, float], height: float, width: float = 0.7
) -> None:
    """A clipped hedge with leaves standing out of it."""
    rng = builder.rng
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(*(b - a)[::-1]))
    colors = np.array([srgb(c) for c in GREENS], float)
    with builder.at(float(a[0]), float(a[1]), builder.height(float(a[0]), float(a[1])) - _z(builder), yaw):
        builder.box((length / 2, 0, height / 2 - 0.05), (length, width * 0.92, height), colors[3] * 0.7, mat.LEAVES)
        n = builder.setting.many(min(length * 26, 700))
        face = rng.integers(0, 3, n)
        u, v = rng.uniform(0, length, n), rng.uniform(-0.5, 0.5, n)
        side = np.where(face == 0, 0.0, np.where(face == 1, 1.0, -1.0))
        p = np.stack(
            [
                u,
                np.where(face == 0, v * width, side * width * 0.48),
                np.where(face == 0, height - 0.03, (v + 0.5) * height),
            ],
            1,
        )
        normal = np.stack([0 * u, side * 0.8, np.where(face == 0, 1.0, 0.5)], 1)
        builder.add(
            cards(
                p,
                normal,
                rng.uniform(0.06, 0.11, n),
                colors[rng.integers(4, size=n)] * rng.uniform(0.7, 1.25, (n, 1)),
                mat.LEAVES,
                rng,
            ),
            ink=0.3,
        )
        builder.block_line((0, 0), (length, 0), max(width / 2, 0.3), height)


def bush(builder: SetBuilder, x: float, y: float, size: float, colors: tuple[str, ...] | None = None) -> None:
    """A round shrub. About 350 triangles."""
    rng = builder.rng
    palette = colors or leaf_colors(builder)
    with builder.at(x, y, builder.height(x, y) - _z(builder)):
        k = 3
        centers = np.concatenate([rng.normal(0, 0.28 * size, (k, 2)), rng.uniform(0.25, 0.45, (k, 1)) * size], 1)
        radii = rng.uniform(0.32, 0.48, k) * size
        for piece in _crown(rng, centers, radii, palette, 0.085 * size + 0.02, builder.setting.many(150), False):
            builder.add(piece, ink=0.5)


def grass(
    builder: SetBuilder,
    spots: NDArray[np.float64],
    height: float = 0.22,
    colors: tuple[str, str] = ("#55622f", "#7f8c4a"),
    per_tuft: int = 5,
) -> None:
    """Tufts at (n, 2) spots: a few bent blades each. Bare stalks show through snow."""
    rng = builder.rng
    if builder.setting.season == "winter":
        spots, colors = spots[::4], ("#7a6a4c", "#b8a680")
    if builder.setting.season == "autumn":
        colors = ("#5f5a2a", "#b8a050")
    if len(spots) == 0:
        return
    p = np.repeat(spots, per_tuft, 0)
    n = len(p)
    p = p + rng.normal(0, 0.07, (n, 2))
    z = np.array([builder.height(float(u), float(v)) for u, v in spots]).repeat(per_tuft) - _z(builder)
    h = height * rng.uniform(0.5, 1.3, n)
    tone = rng.uniform(0.75, 1.25, (n, 1))
    builder.add(
        blades(
            np.c_[p, z - 0.02],
            h,
            rng.normal(0, 0.35, (n, 2)) * h[:, None],
            0.006 + 0.018 * h,
            srgb(colors[0]) * tone,
            np.clip(srgb(colors[1]) * tone, 0, 1),
            mat.BLADES,
            rng,
        ),
        shadow=False,
        mirrored=False,
        ink=0.0,
    )


def flowers(builder: SetBuilder, spots: NDArray[np.float64], colors: tuple[str, ...], height: float = 0.28) -> None:
    """Stalks with a bloom of five petals seen from any side."""
    if builder.setting.season == "winter" or len(spots) == 0:
        return
    rng = builder.rng
    grass(builder, spots, height * 0.8, per_tuft=3)
    n = len(spots)
    z = np.array([builder.height(float(u), float(v)) for u, v in spots]) - _z(builder)
    centers = np.c_[spots, z + height * rng.uniform(0.7, 1.15, n)]
    palette = np.array([srgb(c) for c in colors], float)
    hue = palette[rng.integers(len(palette), size=n)]
    for _ in range(3):
        normal = np.tile([0, 0, 1.0], (n, 1)) + rng.normal(0, 0.3, (n, 3))
        builder.add(
            cards(
                centers + rng.normal(0, 0.012, (n, 3)),
                normal,
                np.full(n, 0.055),
                hue * rng.uniform(0.8, 1.1, (n, 1)),
                mat.BLADES,
                rng,
                0.8,
            ),
            shadow=False,
            ink=0.0,
        )


def litter(
    builder: SetBuilder,
    count: int,
    x: tuple[float, float],
    y: tuple[float, float],
    colors: tuple[str, ...],
    size: float = 0.03,
    clear: float = 0.0,
) -> None:
    """Fallen petals or leaves lying on the ground."""
    rng = builder.rng
    n = builder.setting.many(count)
    p = np.stack([rng.uniform(*x, n), rng.uniform(*y, n)], 1)
    p = p[np.hypot(p[:, 0], p[:, 1]) >= clear]
    n = len(p)
    z = np.array([builder.height(float(u), float(v)) for u, v in p]) if builder.ground else np.zeros(n)
    palette = np.array([srgb(c) for c in colors], float)
    centers = np.c_[p, z - _z(builder) + 0.012]
    turn = rng.uniform(0, 6.28, n)
    a = np.stack([np.cos(turn), np.sin(turn), 0 * turn], 1) * (size * rng.uniform(0.6, 1.3, n))[:, None]
    b = np.stack([-a[:, 1], a[:, 0], a[:, 2]], 1) * 0.7
    v = np.stack([centers - a, centers - b, centers + a, centers + b], 1).reshape(-1, 3)
    start = np.arange(n)[:, None] * 4
    faces = np.concatenate([start + np.array([0, 1, 2]), start + np.array([0, 2, 3])])
    hue = palette[rng.integers(len(palette), size=n)] * rng.uniform(0.85, 1.1, (n, 1))
    builder.add(
        raw(v, np.tile([0, 0, 1.0], (len(v), 1)), np.clip(np.repeat(hue, 4, 0), 0, 1), faces, mat.BLADES),
        shadow=False,
        ink=0.0,
    )


def stones(
    builder: SetBuilder,
    spots: NDArray[np.float64],
    size: tuple[float, float],
    color: str = "#77736c",
    flat: float = 0.7,
) -> None:
    """Loose stones at (n, 2) spots: one shape, many copies."""
    if len(spots) == 0:
        return
    rng = builder.rng
    z = np.array([builder.height(float(u), float(v)) for u, v in spots]) - _z(builder)
    for part in range(3):
        where = np.arange(len(spots)) % 3 == part
        if where.any():
            shape = shapes.rock((0, 0, 0.15), (1, 0.8, flat), color, mat.ROCK, int(rng.integers(1 << 30)), 1, 0.35)
            k = int(where.sum())
            builder.add(
                copies(
                    shape,
                    np.c_[spots[where], z[where]],
                    rng.uniform(0, 6.28, k),
                    rng.uniform(*size, k),
                    rng.uniform(0.75, 1.2, k),
                )
            )
