"""What stands in streets and parks: lamps, poles and wires, vending machines, benches, vehicles at the kerb, fences."""

import itertools

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import GOODS
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, pick, vary, wire
from studio.stage.shapes import Color


def street_lamp(
    builder: SetBuilder,
    x: float,
    y: float,
    yaw: float = 0.0,
    height: float = 5.2,
    *,
    shadow: bool = False,
    power: float = 55.0,
) -> None:
    """A lamp post whose arm reaches along its own +x; lit from dusk on."""
    glow = builder.setting.glow
    with builder.at(x, y, builder.height(x, y) - builder.point(0, 0)[2], yaw):
        builder.lathe((0, 0, 0), [(0.16, 0), (0.14, 0.3), (0.08, 0.4), (0.06, height)], "#2c3338", mat.METAL, 8)
        builder.rod((0, 0, height), (1.1, 0, height + 0.2), 0.045, "#2c3338", mat.METAL, 0.035, 6)
        builder.box((1.25, 0, height + 0.18), (0.55, 0.24, 0.09), "#30373c", mat.METAL)
        builder.box((1.25, 0, height + 0.125), (0.42, 0.17, 0.03), "#ffd0a0", mat.lit(0.4 + 9 * glow), shadow=False)
        if glow > 0:
            builder.lamp(
                (1.25, 0, height),
                "#ffc98a",
                power * glow,
                14,
                toward=(0, 0, -1),
                cone=(0.82, 0.3),
                size=0.15,
                shadow=shadow,
                halo=0.9,
            )
        builder.block(0, 0, 0.25, height)


def park_lamp(builder: SetBuilder, x: float, y: float, height: float = 3.2) -> None:
    """An old-fashioned lantern on a post."""
    glow = builder.setting.glow
    with builder.at(x, y, builder.height(x, y) - builder.point(0, 0)[2]):
        builder.lathe(
            (0, 0, 0),
            [(0.18, 0), (0.16, 0.25), (0.07, 0.4), (0.05, height - 0.5), (0.1, height - 0.45), (0.04, height - 0.4)],
            "#26302c",
            mat.METAL,
            8,
        )
        builder.lathe(
            (0, 0, height - 0.38), [(0.1, 0), (0.17, 0.34), (0.16, 0.36)], "#ffd9a0", mat.lit(0.5 + 5 * glow), 6
        )
        builder.lathe((0, 0, height - 0.02), [(0.22, 0), (0.05, 0.16), (0.01, 0.26)], "#26302c", mat.METAL, 6)
        if glow > 0:
            builder.lamp((0, 0, height - 0.1), "#ffc98a", 16 * glow, 10, size=0.2, halo=0.7)
        builder.block(0, 0, 0.25, height)


def utility_pole(builder: SetBuilder, x: float, y: float, height: float = 8.2) -> list[tuple[float, float, float]]:
    """A Japanese power pole with cross-arms, insulators, a transformer; gives the points where wires hang."""
    builder.rod((x, y, 0), (x, y, height), 0.17, "#9a948c", mat.CONCRETE, 0.12, 9)
    tips: list[tuple[float, float, float]] = []
    for z in (height - 0.4, height - 1.3):
        builder.box((x, y, z), (1.9, 0.1, 0.1), "#6a6c6c", mat.METAL)
        for q in (-0.85, -0.3, 0.3, 0.85):
            builder.rod((x + q, y, z + 0.05), (x + q, y, z + 0.22), 0.05, "#d8d4c8", mat.PAINT, None, 5)
            tips.append((x + q, y, z + 0.22))
    builder.lathe(
        (x + 0.42, y, height - 2.9), [(0.05, 0), (0.3, 0.05), (0.3, 0.75), (0.1, 0.85)], "#8f9494", mat.METAL, 9
    )
    builder.box((x, y, 2.2), (0.36, 0.1, 0.5), "#4f7a9a", mat.PAINT)
    for z in np.arange(2.8, height - 3, 0.45):
        s = 1 if int(z * 100) % 2 else -1
        builder.rod((x, y, float(z)), (x + s * 0.28, y, float(z)), 0.012, "#5a5c5e", mat.METAL, None, 4)
    builder.block(x, y, 0.3, height)
    return tips


def wires(
    builder: SetBuilder, a: list[tuple[float, float, float]], b: list[tuple[float, float, float]], sag: float = 0.5
) -> None:
    """Cables between two poles, tip to tip."""
    for p, q in zip(a, b, strict=True):
        builder.add(wire(p, q, sag * builder.rng.uniform(0.7, 1.4)), ink=0.6)


def vending_machine(builder: SetBuilder, x: float, y: float, yaw: float, color: Color = "#b8272a") -> None:
    """A drinks machine facing its own -y, its rows of cans lit day and night."""
    glow = max(0.35, builder.setting.glow)
    with builder.at(x, y, 0, yaw):
        builder.box((0, 0.38, 0.95), (1.05, 0.72, 1.85), color, Material(roughness=0.3))
        builder.quad(
            [[-0.42, 0.015, 0.95], [0.42, 0.015, 0.95], [0.42, 0.015, 1.78], [-0.42, 0.015, 1.78]],
            "#eef4f8",
            mat.lit(0.5 + 0.9 * glow),
            shadow=False,
        )
        can = shapes.lathe(
            (0, 0, 0),
            [(0.001, 0), (0.035, 0), (0.035, 0.15), (0.001, 0.15)],
            (1, 1, 1),
            Material(emission=0.3 + 0.5 * glow),
            6,
        )
        at = [[-0.34 + 0.112 * i, -0.015, 1.0 + 0.27 * r] for r in range(3) for i in range(7)]
        tint = np.array([srgb(pick(builder.rng, list(GOODS))) for _ in at])
        builder.add(copies(can, at, 0, 1, tint), shadow=False, ink=0.2)
        for z in (1.22, 1.49, 1.76):
            builder.box((0, 0.0, z), (0.86, 0.03, 0.035), "#2c3036", mat.PAINT)
        builder.box((0.36, 0.0, 0.75), (0.14, 0.03, 0.22), "#20242a", mat.PAINT)
        builder.box((0, 0.0, 0.32), (0.6, 0.04, 0.24), "#15171a", mat.PAINT)
        builder.box((0, 0.0, 0.62), (0.5, 0.02, 0.12), "#eef0f2", mat.PAINT)
        builder.block(0, 0.35, 0.6, 1.9)
        if builder.setting.glow > 0:
            builder.lamp(
                (0, -0.25, 1.35),
                "#d8ecff",
                11 * builder.setting.glow,
                6,
                toward=(0, -1, -0.2),
                area=True,
                size=0.6,
                halo=0.15,
            )


def bench(builder: SetBuilder, x: float, y: float, yaw: float, seats: bool = True, color: Color = "#9a6a3f") -> None:
    """A park bench of slats; it faces its own -y. Adds seat marks."""
    z0 = builder.height(x, y) - builder.point(0, 0)[2]
    with builder.at(x, y, z0, yaw):
        for q in (-0.17, 0.0, 0.17):
            builder.box((0, q, 0.45), (1.9, 0.13, 0.045), color, mat.WOOD)
        for z in (0.66, 0.82):
            builder.box((0, 0.27, z), (1.9, 0.04, 0.13), color, mat.WOOD)
        for q in (-0.75, 0.75):
            builder.box((q, 0.0, 0.22), (0.06, 0.42, 0.4), "#33393c", mat.METAL)
            builder.box((q, 0.26, 0.62), (0.06, 0.05, 0.5), "#33393c", mat.METAL)
        builder.block(0, 0.05, 0.55, 0.9)
        if seats:
            n = sum(name.startswith("seat_") for name in builder.marks)
            for k, q in enumerate((-0.5, 0.5)):
                builder.mark(f"seat_{n + k}", q, -0.02, 0.47, -np.pi / 2)


def traffic_light(builder: SetBuilder, x: float, y: float, yaw: float, green: bool = True) -> None:
    """A signal on a post with a boom along its own +x, facing its own -y, and a walk signal."""
    with builder.at(x, y, 0, yaw):
        builder.rod((0, 0, 0), (0, 0, 5.6), 0.1, "#8d9294", mat.METAL, 0.08, 8)
        builder.rod((0, 0, 5.4), (2.4, 0, 5.6), 0.06, "#8d9294", mat.METAL, 0.05, 6)
        builder.box((1.9, -0.02, 5.5), (1.15, 0.22, 0.4), "#5a6064", mat.METAL)
        for k, (hue, on) in enumerate((("#20c8a0", green), ("#e8b030", False), ("#ff3826", not green))):
            builder.ball(
                (1.52 + 0.38 * k, -0.12, 5.5),
                (0.13, 0.05, 0.13),
                hue if on else srgb(hue) * 0.12,
                mat.lit(5.0) if on else mat.PAINT,
                1,
            )
        builder.box((0.2, -0.05, 2.6), (0.3, 0.2, 0.62), "#4a4f52", mat.METAL)
        builder.box((0.2, -0.16, 2.75), (0.2, 0.03, 0.2), srgb("#ff3826") * 0.2, mat.PAINT)
        builder.box((0.2, -0.16, 2.47), (0.2, 0.03, 0.2), "#20d8a0", mat.lit(4.0))
        builder.block(0, 0, 0.22, 5.6)


def car(builder: SetBuilder, x: float, y: float, yaw: float, color: Color | None = None, lights: bool = True) -> None:
    """A parked car heading along its own +x: lofted body, glass house, wheels, lamps. About 500 triangles."""
    hue = vary(
        color
        if color is not None
        else pick(builder.rng, ["#7a1f28", "#d8d8d4", "#22262c", "#2f4a6a", "#8a9094", "#e0dcd0"]),
        builder.rng,
        0.05,
    )
    with builder.at(x, y, builder.height(x, y) - builder.point(0, 0)[2], yaw):
        stations = [
            (-2.05, 0.72, 0.4, 0.78),
            (-1.95, 0.8, 0.3, 0.86),
            (-1.2, 0.85, 0.26, 0.92),
            (0.9, 0.85, 0.26, 0.9),
            (1.75, 0.82, 0.28, 0.76),
            (2.05, 0.72, 0.36, 0.62),
        ]
        _loft(builder, stations, hue, mat.CAR_PAINT)
        cabin = [(-1.75, 0.7, 0.84, 0.88), (-1.15, 0.68, 0.86, 1.36), (0.1, 0.68, 0.86, 1.4), (0.95, 0.7, 0.84, 0.9)]
        _loft(builder, cabin, "#1a2129", mat.DARK_GLASS, 0.78)
        builder.box((-0.5, 0, 1.39), (1.25, 1.06, 0.05), hue, mat.CAR_PAINT)
        for px, tilt in ((0.52, -0.3), (-0.5, 0.0), (-1.42, 0.3)):
            for s in (-1, 1):
                builder.rod((px + tilt, s * 0.69, 0.9), (px * 0.85, s * 0.56, 1.38), 0.035, hue, mat.CAR_PAINT, None, 5)
        for px in (-1.25, 1.3):
            for s in (-1, 1):
                tyre = shapes.lathe(
                    (0, 0, -0.11),
                    [(0.01, 0), (0.3, 0), (0.33, 0.04), (0.33, 0.18), (0.3, 0.22), (0.01, 0.22)],
                    "#141517",
                    mat.MATT,
                    14,
                )
                hub = shapes.lathe((0, 0, 0.105), [(0.19, 0), (0.17, 0.015), (0.01, 0.02)], "#9a9fa3", mat.METAL, 10)
                side = np.array([[1, 0, 0, px], [0, 0, s, s * 0.76], [0, -s, 0, 0.33]], float)
                builder.add(tyre.moved(side))
                builder.add(hub.moved(side), ink=0.4)
        glow = builder.setting.glow if lights else 0.0
        for s in (-1, 1):
            builder.box((2.03, s * 0.56, 0.6), (0.06, 0.3, 0.12), "#f4f0e0", mat.lit(0.4 + 3 * glow))
            builder.box((-2.05, s * 0.56, 0.68), (0.05, 0.32, 0.12), "#d8241c", mat.lit(0.3 + 4 * glow))
        builder.box((2.06, 0, 0.46), (0.04, 0.7, 0.14), "#17191c", mat.PAINT)
        builder.box((-2.06, 0, 0.5), (0.04, 0.5, 0.14), "#e8e6dc", mat.PAINT)
        for q in (-1.2, 0.0, 1.2):
            builder.block(q, 0, 0.95, 1.4)


def _loft(
    builder: SetBuilder,
    stations: list[tuple[float, float, float, float]],
    color: Color,
    material: Material,
    top: float = 0.94,
) -> None:
    """A body along x through (x, half width, low z, high z) stations, bevelled; closed at both ends."""
    rings: list[list[list[float]]] = []
    for x, w, lo, hi in stations:
        m = lo + (hi - lo) * 0.55
        rings.append(
            [
                [x, -w * 0.92, lo],
                [x, -w, m],
                [x, -w * top, hi - 0.04],
                [x, -w * top * 0.9, hi],
                [x, w * top * 0.9, hi],
                [x, w * top, hi - 0.04],
                [x, w, m],
                [x, w * 0.92, lo],
            ]
        )
    v = np.array(rings, float).reshape(-1, 3)
    k = 8
    f: list[list[int]] = []
    for i in range(len(stations) - 1):
        for j in range(k):
            a, b = i * k + j, i * k + (j + 1) % k
            f += [[a, b, b + k], [a, b + k, a + k]]
    last = (len(stations) - 1) * k
    for j in range(1, k - 1):
        f += [[0, j + 1, j], [last, last + j, last + j + 1]]
    centre = v.mean(0)
    faces = np.array(f)
    p = v[faces]
    n = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    inward = ((p.mean(1) - centre) * n).sum(1) < 0
    faces[inward] = faces[inward][:, ::-1]
    builder.add(shapes.smooth(v, faces, color, material))


def bicycle(builder: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A parked bicycle along its own x."""
    hue = pick(builder.rng, ["#3a4a5a", "#8a2f2a", "#d8d4cc", "#2f5a4a"])
    with builder.at(x, y, 0, yaw):
        side = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0.34]], float)
        for q in (-0.52, 0.52):
            m = side.copy()
            m[0, 3] = q
            builder.add(shapes.torus((0, 0, 0), 0.32, 0.02, "#17181a", mat.MATT, 16, 4).moved(m), ink=0.5)
        for a, b in (
            ((-0.52, 0.34), (-0.12, 0.36)),
            ((-0.12, 0.36), (-0.2, 0.82)),
            ((-0.2, 0.78), (0.4, 0.8)),
            ((-0.12, 0.36), (0.42, 0.7)),
            ((0.52, 0.34), (0.38, 0.98)),
            ((-0.52, 0.34), (-0.19, 0.74)),
        ):
            builder.rod((a[0], 0, a[1]), (b[0], 0, b[1]), 0.018, hue, mat.METAL, None, 5)
        builder.rod((0.38, -0.26, 1.0), (0.38, 0.26, 1.0), 0.014, "#b8bcbe", mat.CHROME, None, 5)
        builder.box((-0.21, 0, 0.86), (0.26, 0.15, 0.06), "#2a2420", mat.LEATHER)
        builder.box((0.58, 0, 0.86), (0.28, 0.32, 0.22), "#a8a498", mat.METAL)
        builder.block(0, 0, 0.6, 1.0)


def planter(builder: SetBuilder, x: float, y: float, size: float = 0.5) -> None:
    """A potted shrub or flowers before a door."""
    rng = builder.rng
    with builder.at(x, y):
        builder.lathe(
            (0, 0, 0),
            [(0.01, 0), (0.26 * size, 0), (0.36 * size, 0.55 * size), (0.3 * size, 0.55 * size), (0.01, 0.5 * size)],
            vary("#a8623c", rng),
            mat.MATT,
            10,
        )
        green = vary("#4f7f46", rng, 0.2)
        for _ in range(4):
            p = rng.normal(0, 0.16 * size, 3) + np.array([0, 0, 0.95 * size])
            builder.add(
                shapes.rock(
                    p, 0.3 * size, green * rng.uniform(0.7, 1.3), mat.LEAVES, int(rng.integers(1 << 30)), 1, 0.4
                ),
                ink=0.4,
            )
        builder.block(0, 0, 0.4 * size, size)


def crates(builder: SetBuilder, x: float, y: float, yaw: float = 0.0, count: int = 4) -> None:
    """A stack of beer crates and a box or two."""
    rng = builder.rng
    with builder.at(x, y, 0, yaw):
        for i in range(count):
            row, level = i // 2, i % 2
            c = vary(pick(rng, ["#c8a030", "#b03a2a", "#3a6a9a", "#8a6a48"]), rng)
            builder.box(
                (row * 0.5, rng.normal(0, 0.03), 0.16 + level * 0.33),
                (0.44, 0.36, 0.31),
                c,
                mat.PAINT,
                float(rng.normal(0, 0.08)),
            )
            builder.box((row * 0.5, 0, 0.2 + level * 0.33), (0.452, 0.372, 0.05), srgb("#1e1a16"), mat.MATT)
        builder.block(0.2, 0, 0.5, 0.7)


def mesh_fence(
    builder: SetBuilder,
    start: tuple[float, float],
    end: tuple[float, float],
    height: float = 2.4,
    color: Color = "#4d5a55",
) -> None:
    """Posts, rails and diamonds of wire. The wire is drawn sparsely: it reads as mesh and costs little."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    with builder.at(
        float(a[0]), float(a[1]), builder.height(*start) - builder.point(0, 0)[2], float(np.arctan2(*(b - a)[::-1]))
    ):
        n = max(1, round(length / 2.2))
        post = shapes.capsule((0, 0, 0), (0, 0, height), 0.035, 0.035, color, mat.METAL, 6, 2)
        builder.add(copies(post, [[length * i / n, 0, 0] for i in range(n + 1)]))
        for z in (0.12, height * 0.5, height - 0.06):
            builder.rod((0, 0, z), (length, 0, z), 0.02, color, mat.METAL, None, 4)
        step = 0.42
        k = int(length / step)
        strand: list[NDArray[np.float64]] = []
        for s in (-1, 1):
            q = np.arange(k, dtype=np.float64) * step
            lo = np.stack([q, 0 * q, 0 * q + 0.12], 1)
            hi = np.stack([np.clip(q + s * height * 0.55, 0, length), 0 * q + s * 0.004, 0 * q + height - 0.06], 1)
            strand.append(np.stack([lo, hi], 1).astype(np.float64))
        ends = np.concatenate(strand)
        w = np.array([0.009, 0, 0])
        v = np.stack([ends[:, 0] - w, ends[:, 0] + w, ends[:, 1] + w, ends[:, 1] - w], 1).reshape(-1, 3)
        base = np.arange(len(ends))[:, None] * 4
        f = np.concatenate([base + np.array([0, 1, 2]), base + np.array([0, 2, 3])])
        mesh = shapes.faceted(v, f, color, Material(roughness=0.6, two_sided=True))
        builder.add(mesh, shadow=False, ink=0.15)
        builder.block_line((0, 0), (length, 0), 0.4, height)


def rail_fence(
    builder: SetBuilder,
    start: tuple[float, float],
    end: tuple[float, float],
    height: float = 1.0,
    color: Color = "#8a6a4c",
    block: bool = True,
) -> None:
    """A wooden fence of posts and two rails, following the ground."""
    rng = builder.rng
    a, b = np.array(start), np.array(end)
    n = max(1, round(float(np.linalg.norm(b - a)) / 1.9))
    points = [a + (b - a) * i / n for i in range(n + 1)]
    z0 = builder.point(0, 0)[2]
    tops = [np.array([*p, builder.height(float(p[0]), float(p[1])) - z0]) for p in points]
    for p in tops:
        builder.rod(
            p - [0, 0, 0.2],
            p + np.array([rng.normal(0, 0.02), rng.normal(0, 0.02), height]),
            0.065,
            vary(color, rng),
            mat.BARK,
            0.055,
            6,
        )
    for p, q in itertools.pairwise(tops):
        for h in (0.42, 0.82):
            builder.rod(
                p + np.array([0, 0, h * height]),
                q + np.array([0, 0, h * height + rng.normal(0, 0.02)]),
                0.04,
                vary(color, rng),
                mat.WOOD,
                None,
                5,
            )
    if block:
        builder.block_line((float(a[0]), float(a[1])), (float(b[0]), float(b[1])), 0.4, height)


def guard_rail(builder: SetBuilder, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A road's steel barrier."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    with builder.at(float(a[0]), float(a[1]), 0, float(np.arctan2(*(b - a)[::-1]))):
        for z, w in ((0.62, 0.05), (0.7, 0.09), (0.54, 0.09)):
            builder.box((length / 2, 0, z), (length, w, 0.09), "#c8ccca", mat.METAL)
        post = shapes.box((0, 0.08, 0.35), (0.1, 0.1, 0.7), "#9aa09e", mat.METAL)
        builder.add(copies(post, [[q, 0, 0] for q in np.arange(0.5, length, 3.0)]))
        builder.block_line((0, 0), (length, 0), 0.4, 0.8)


def bollards(builder: SetBuilder, x: float, ys: "np.ndarray | list[float]") -> None:
    """A row of low posts along y."""
    post = shapes.lathe((0, 0, 0), [(0.09, 0), (0.08, 0.7), (0.09, 0.74), (0.01, 0.82)], "#3a4044", mat.METAL, 8)
    builder.add(copies(post, [[x, float(y), 0.0] for y in ys]))
    for y in ys:
        builder.block(x, float(y), 0.2, 0.8)


def paper_lantern(
    builder: SetBuilder, x: float, y: float, z: float, size: float = 0.22, color: Color = "#e8442a", lamp: bool = False
) -> None:
    """A red paper lantern with black ends, ribbed; hangs from ``z``."""
    glow = builder.setting.glow
    prof = [(0.45 * size, 0.0)]
    for t in np.linspace(0, np.pi, 9)[1:-1]:
        prof.append((size * (0.42 + 0.58 * float(np.sin(t)) ** 0.7), size * 1.3 * (1 - float(np.cos(t)))))
    prof.append((0.45 * size, 2.6 * size))
    builder.lathe((x, y, z - 2.9 * size), prof, color, mat.lit(0.25 + 1.7 * glow), 10)
    for q in (-2.95, -0.35):
        builder.lathe(
            (x, y, z + q * size),
            [(0.01, 0), (0.5 * size, 0), (0.5 * size, 0.24 * size), (0.01, 0.24 * size)],
            "#1a1614",
            mat.PAINT,
            8,
        )
    builder.rod((x, y, z - 0.2 * size), (x, y, z + 0.3 * size), 0.008, "#1a1614", mat.PAINT, None, 3)
    if lamp and glow > 0:
        builder.lamp((x, y, z - 1.5 * size), "#ffa060", 6 * glow, 6.0, size=size, halo=0.45)
