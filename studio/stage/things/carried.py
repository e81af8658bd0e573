"""Things people carry: umbrellas, bags, phones, books, hats, flowers, balloons on strings."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock, smooth, torus, tube
from studio.stage.things.forms import (
    CLOTH,
    LEAF,
    LEATHER,
    MATT,
    METAL,
    PAPER,
    PLASTIC,
    WOOD,
    Array,
    bent,
    cutout,
    disc,
    rod,
    rods,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Collider, Life, Thing, made, paint_of, place, recipe


@recipe(0.95, "umbrella", "parasol")
def umbrella(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Open, held by its crook: eight panels sagging between ribs. ``state`` = ``closed`` folds it."""
    color = paint_of(attributes, ("#b5231d", "#24406e", "#1c1d21", "#c9a23a", "#3a6a5c", "#d8d6d0")[seed % 6])
    steel, black = Material(texture=Texture.METAL, roughness=0.35), Material(roughness=0.5)
    shaft_top, radius, drop, n, ribs = 0.80, 0.56, 0.24, 6, 8
    parts = [
        rod((0, 0, -0.10), (0, 0, shaft_top + 0.06), 0.006, 0.005, "#9a9da1", steel, 7),
        bent(
            [(0, 0, 0.07), (0, 0, -0.06), (0.02, 0, -0.115), (0.055, 0, -0.115), (0.07, 0, -0.075)],
            0.012,
            "#3a2518",
            WOOD,
            8,
            4,
        ),
    ]
    if attributes.get("state") == "closed":
        parts.append(
            turned([(0.018, 0.12), (0.035, 0.3), (0.032, 0.55), (0.012, 0.78), (0.0005, 0.8)], color, CLOTH, 14)
        )
        return made(kind, parts, 0.5, "cloth", handheld=True)
    rows: list[Array] = []
    steps = 4  # cells of a panel
    a = 2 * np.pi * np.arange(ribs * steps) / (ribs * steps)
    sag = np.abs(np.sin(a * ribs / 2))
    for k in range(1, n + 1):
        u = k / n
        r = radius * np.sin(u * 1.35) / np.sin(1.35) * (1 - 0.06 * sag * u**2)
        z = shaft_top - drop * (1 - np.cos(u * 1.35)) / (1 - np.cos(1.35)) + 0.030 * sag * u**2.5 - 0.012 * sag * u
        rows.append(np.stack([r * np.cos(a), r * np.sin(a), z], 1))
    points = np.concatenate([np.array([[0, 0, shaft_top]]), *rows])
    c = ribs * steps
    j = np.arange(c)
    k2 = (j + 1) % c
    faces = [np.stack([np.zeros(c, int), 1 + j, 1 + k2], 1)]
    for k in range(n - 1):
        b0, b1 = 1 + k * c, 1 + (k + 1) * c
        faces += [np.stack([b0 + j, b1 + j, b1 + k2], 1), np.stack([b0 + j, b1 + k2, b0 + k2], 1)]
    see_through = attributes.get("color", "") in ("transparent", "clear")
    material = (
        Material(texture=Texture.GLASS, roughness=0.15, a=0.25, two_sided=True)
        if see_through
        else Material(texture=Texture.CLOTH, roughness=0.6, two_sided=True)
    )
    parts.append(smooth(points, np.concatenate(faces), color, material))
    tips = rows[-1][::steps]
    runner = (0.0, 0.0, shaft_top - 0.30)
    for i, tip in enumerate(tips):
        mid = rows[n // 2][i * steps]
        parts += rods([(runner, tuple(mid))], 0.0022, "#8a8d91", steel, 4)
        parts.append(sphere(tip, 0.006, "#2a2a2c", black, 0))
    parts.append(
        turned([(0.005, shaft_top), (0.004, shaft_top + 0.05), (0.0005, shaft_top + 0.06)], "#2a2a2c", black, 8)
    )
    return made(kind, parts, 0.5, "cloth", handheld=True, sockets={"grip": place()})


@recipe(1.3, "balloon", "balloons")
def balloon(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A rubber balloon on a swaying string; origin at its knot, string below. ``balloons`` is a bunch of five."""
    count = 5 if kind == "balloons" else 1
    palette = ["#c4201c", "#2457a8", "#e0b023", "#2f8f4c", "#d9651d", "#c2509a"]
    parts: list[Mesh] = []
    knots: list[Array] = []
    shiny = Material(roughness=0.14)
    for i in range(count):
        color = (
            paint_of(attributes, palette[(seed + i) % 6])
            if count == 1 or attributes.get("color")
            else palette[(seed + i) % 6]
        )
        a = 2 * np.pi * i / max(count, 1)
        at = (
            np.array([0.0, 0, 0]) if count == 1 else np.array([0.2 * np.cos(a), 0.2 * np.sin(a), 0.75 + 0.12 * (i % 2)])
        )
        profile = [
            (0.0005, 0.0),
            (0.007, 0.002),
            (0.005, 0.010),
            (0.016, 0.024),
            (0.06, 0.075),
            (0.105, 0.140),
            (0.128, 0.205),
            (0.129, 0.25),
            (0.112, 0.305),
            (0.075, 0.345),
            (0.035, 0.362),
            (0.0005, 0.366),
        ]
        parts.append(turned(profile, color, shiny, 26, at))
        knots.append(at)
    length = 0.9 if count == 1 else 0.85

    def strings(seconds: float) -> tuple[tuple[Floats, Floats], ...]:
        out: list[tuple[Floats, Floats]] = []
        for i, knot in enumerate(knots):
            u = np.linspace(0, 1, 14)
            base = knot[None] * (1 - u[:, None]) + np.array([0, 0, 0 if count > 1 else -length])[None] * u[:, None]
            wave = 0.035 * u * np.sin(2.6 * seconds - 5.5 * u + seed + i)
            p = base + np.stack([wave, 0.7 * wave * np.cos(1.3 * seconds + i), 0 * u], 1)
            m = _string(p)
            out.append((m.positions, m.normals))
        return tuple(out)

    first = tuple(
        _string(np.stack([0 * np.linspace(0, 1, 14), 0 * np.linspace(0, 1, 14), -np.linspace(0, 1, 14)], 1))
        for _ in knots
    )
    return made(
        kind,
        parts,
        0.015 * count,
        "rubber",
        restitution=0.6,
        colliders=[Collider(shape="sphere", size=(0.13, 0.13, 0.13), center=(0, 0, 0.23))],
        handheld=True,
        life=Life(meshes=first, shape=strings),
        sockets={"grip": place(0, 0, 0 if count > 1 else -length), "knot": place(0, 0, 0)},
    )


def _string(points: Array) -> Mesh:
    return tube(points, 0.0018, "#e8e4da", MATT, 4)


@recipe(0.3, "book", "magazine", "notebook", "newspaper", "letter", "map", "envelope", "paper", "photo")
def book(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Printed matter. Books lie closed; ``state`` = ``open`` opens them. Held by the near edge's middle."""
    cover = paint_of(attributes, ("#7a2420", "#20415f", "#3d5a3a", "#5a3a5e")[seed % 4])
    if kind in ("letter", "map", "paper", "photo", "envelope"):
        w, h = (0.6, 0.42) if kind == "map" else (0.21, 0.15) if kind in ("photo", "envelope") else (0.21, 0.29)
        sheet = soft_box((0, 0, h / 2), (0.002, w, h), "#efe9da", PAPER, 0.0005)
        lines = [
            soft_box(
                (0.0016, 0, h * (0.85 - 0.075 * i)),
                (0.0004, w * (0.7 if i % 4 else 0.5), 0.004),
                "#6a6460",
                PAPER,
                0.0001,
            )
            for i in range(9)
        ]
        return made(kind, [sheet, *(lines if kind != "envelope" else [])], 0.01, "paper", handheld=True)
    if attributes.get("state") == "open" or kind == "newspaper":
        w, h = (0.36, 0.52) if kind == "newspaper" else (0.14, 0.21)
        parts: list[Mesh] = []
        for s in (-1, 1):
            n = 8
            u = np.linspace(0, 1, n)
            y = s * w * u
            x = 0.028 * np.sin(np.pi * u**0.6) + 0.02 * u - 0.05 * u
            low, high = np.stack([x, y, 0 * u], 1), np.stack([x, y, 0 * u + h], 1)
            points = np.concatenate([low, high])
            i = np.arange(n - 1)
            faces = np.concatenate([np.stack([i, i + 1, n + i + 1], 1), np.stack([i, n + i + 1, n + i], 1)])
            parts.append(smooth(points, faces, "#ece6d8", PAPER))
            for k in range(7):
                z = h * (0.88 - 0.11 * k)
                parts.append(soft_box((0.022, s * w * 0.5, z), (0.002, w * 0.72, 0.006), "#77716a", PAPER, 0.0005))
        if kind != "newspaper":
            parts.append(soft_box((-0.012, 0, h / 2), (0.004, 2 * w * 1.02, h * 1.03), cover, CLOTH, 0.001))
        return made(kind, parts, 0.3, "paper", handheld=True)
    t = 0.008 if kind in ("magazine", "notebook") else 0.032
    parts = [
        soft_box((0, 0.003, t / 2), (0.205, 0.14, t * 0.82), "#e6ddc8", PAPER, 0.001),
        soft_box((0, 0, t * 0.955), (0.215, 0.15, t * 0.09), cover, CLOTH, 0.001),
        soft_box((0, 0, t * 0.045), (0.215, 0.15, t * 0.09), cover, CLOTH, 0.001),
        soft_box((0, -0.073, t / 2), (0.215, 0.006, t), cover, CLOTH, 0.002),
        soft_box((0, 0.0, t + 0.0004), (0.05, 0.08, 0.0008), "#d9bd6a", METAL, 0.0003),
    ]
    return made(kind, parts, 0.4, "paper", restitution=0.1)


@recipe(
    0.15, "phone", "smartphone", "microphone", "camera", "laptop", "computer", "headphones", "video_camera", "tablet"
)
def device(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Electric things."""
    black = paint_of(attributes, "#17181b")
    glossy = Material(roughness=0.15)
    screen = Material(texture=Texture.SCREEN, roughness=0.2, emission=1.3, a=float(seed % 7))
    if kind in ("phone", "smartphone", "tablet"):
        w, h = (0.072, 0.148) if kind != "tablet" else (0.17, 0.24)
        parts = [
            soft_box((0, 0, 0), (0.008, w, h), black, glossy, 0.004),
            soft_box((-0.0042, 0, 0), (0.0006, w * 0.93, h * 0.95), "#9fc4e6", screen, 0.0002),
            sphere((0.0045, w * 0.25, h * 0.38), (0.002, 0.007, 0.007), "#0b0b0d", glossy, 1),
        ]
        return made(kind, parts, 0.18, "glass", handheld=True, shatters=False)
    if kind == "microphone":
        parts = [
            turned([(0, -0.09), (0.012, -0.09), (0.0125, -0.085), (0.017, 0.06), (0.018, 0.075)], black, PLASTIC, 16),
            sphere((0, 0, 0.096), 0.026, "#8d9094", Material(texture=Texture.METAL, roughness=0.55), 2),
            torus((0, 0, 0.096), 0.0265, 0.002, "#c4c7ca", METAL, 20, 5),
        ]
        return made(kind, parts, 0.3, "metal", handheld=True)
    if kind in ("camera", "video_camera"):
        lens = turned(
            [
                (0.036, 0),
                (0.036, 0.02),
                (0.032, 0.022),
                (0.032, 0.065),
                (0.036, 0.068),
                (0.036, 0.08),
                (0.030, 0.08),
                (0.028, 0.07),
                (0.0005, 0.068),
            ],
            "#1b1b1e",
            PLASTIC,
            22,
        )
        lens = lens.moved(np.array([[0, 0, 1, 0.03], [0, 1, 0, 0], [-1, 0, 0, 0.04]]))
        glass = disc((0.10, 0, 0.04), 0.028, (1, 0, 0), "#1f3a5a", glossy, 18)
        parts = [
            soft_box((0, 0, 0.04), (0.06, 0.13, 0.085), black, LEATHER, 0.012),
            soft_box((0, 0, 0.095), (0.05, 0.055, 0.03), black, PLASTIC, 0.01),
            soft_box((0, -0.05, 0.04), (0.075, 0.03, 0.085), black, LEATHER, 0.014),
            lens,
            glass,
        ]
        return made(kind, parts, 0.9, "plastic", handheld=True)
    if kind == "headphones":
        parts = [
            bent(
                [(0, -0.085, 0), (0, -0.08, 0.09), (0, 0, 0.13), (0, 0.08, 0.09), (0, 0.085, 0)],
                0.009,
                black,
                PLASTIC,
                8,
            )
        ]
        parts += [sphere((0, s * 0.085, -0.01), (0.038, 0.022, 0.042), black, LEATHER, 2) for s in (-1, 1)]
        return made(kind, parts, 0.25, "plastic")
    parts = [
        soft_box((0, 0, 0.009), (0.23, 0.33, 0.017), "#a6a9ad", METAL, 0.005),
        soft_box((0.02, 0, 0.0182), (0.11, 0.29, 0.002), "#2a2b2e", PLASTIC, 0.0008),
        soft_box((-0.065, 0, 0.0182), (0.06, 0.10, 0.001), "#8d9094", METAL, 0.0004),
    ]
    lid_tilt = np.radians(15)
    lid = soft_box((0, 0, 0.115), (0.008, 0.33, 0.225), "#a6a9ad", METAL, 0.003)
    face = soft_box((-0.0045, 0, 0.116), (0.001, 0.315, 0.205), "#bcd4ea", screen, 0.0003)
    c, s = np.cos(lid_tilt), np.sin(lid_tilt)
    m = np.array([[c, 0, s, 0.115], [0, 1, 0, 0], [-s, 0, c, 0.014]])
    return made(kind, [*parts, lid.moved(m), face.moved(m)], 1.4, "metal")


@recipe(0.45, "bag", "handbag", "suitcase", "backpack", "briefcase", "shopping_bag", "school_bag", "wallet")
def bag(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Held by the handle, so it hangs below its origin; a backpack's origin is the middle of its back."""
    color = paint_of(
        attributes,
        {"suitcase": "#3a4a5c", "backpack": "#2f5a44", "shopping_bag": "#d8cdb8", "school_bag": "#3a2a22"}.get(
            kind, "#6d4526"
        ),
    )
    if kind == "backpack":
        parts = [
            soft_box((-0.10, 0, 0), (0.17, 0.30, 0.44), color, CLOTH, 0.07),
            soft_box((-0.20, 0, -0.08), (0.06, 0.22, 0.20), color, CLOTH, 0.028),
            soft_box((-0.10, 0, 0.19), (0.19, 0.31, 0.09), color, CLOTH, 0.04),
        ]
        parts += [
            bent(
                [
                    (0.0, y, 0.19),
                    (0.09, y * 1.05, 0.20),
                    (0.19, y * 1.1, 0.06),
                    (0.12, y * 1.15, -0.14),
                    (0.0, y, -0.17),
                ],
                0.016,
                "#23252a",
                CLOTH,
                6,
            )
            for y in (-0.10, 0.10)
        ]
        return made(kind, parts, 4.0, "cloth")
    if kind == "suitcase":
        parts = [soft_box((0, 0, -0.62), (0.40, 0.25, 0.58), color, PLASTIC, 0.04)]
        parts += [
            soft_box((0, s * 0.127, -0.62 + 0.0), (0.30 - 0.06 * abs(i), 0.006, 0.012), "#2a3542", PLASTIC, 0.002)
            for i in (-1, 1)
            for s in (-1, 1)
        ]
        parts += rods(
            [((-0.08, 0, -0.33), (-0.08, 0, 0)), ((0.08, 0, -0.33), (0.08, 0, 0))], 0.007, "#b4b7bb", METAL, 6
        )
        parts += [rod((-0.09, 0, 0), (0.09, 0, 0), 0.013, 0.013, "#1b1b1e", PLASTIC, 8)]
        parts += [sphere((x, y, -0.93), 0.025, "#1b1b1e", PLASTIC, 1) for x in (-0.16, 0.16) for y in (-0.09, 0.09)]
        return made(kind, parts, 12.0, "plastic", handheld=True)
    if kind == "shopping_bag":
        parts = [
            soft_box((0, 0, -0.36), (0.28, 0.12, 0.34), color, PAPER, 0.006),
            bent(
                [(-0.07, 0, -0.2), (-0.05, 0, -0.03), (0, 0, 0), (0.05, 0, -0.03), (0.07, 0, -0.2)],
                0.004,
                "#3a2a22",
                MATT,
                5,
            ),
        ]
        return made(kind, parts, 1.5, "paper", handheld=True)
    parts = [
        soft_box((0, 0, -0.27), (0.36, 0.11, 0.26), color, LEATHER, 0.03),
        soft_box((0, 0.045, -0.21), (0.37, 0.035, 0.15), color, LEATHER, 0.015),
        soft_box((0, 0.064, -0.27), (0.035, 0.012, 0.03), "#c9a24a", METAL, 0.004),
        bent(
            [(-0.09, 0, -0.15), (-0.07, 0, -0.02), (0, 0, 0.0), (0.07, 0, -0.02), (0.09, 0, -0.15)],
            0.010,
            color,
            LEATHER,
            7,
        ),
    ]
    return made(kind, parts, 2.0, "leather", handheld=True)


def _petal(base: Array, tip: Array, across: Array, half: float, color: str, material: Material) -> Mesh:
    """A pointed blade of eight triangles, hollow along its middle."""
    side = across / np.linalg.norm(across)
    along = tip - base
    hollow = np.cross(side, along)
    hollow *= 0.25 * half / (np.linalg.norm(hollow) + 1e-9)
    rows: list[Array] = []
    for u, w in ((0.0, 0.25), (0.5, 1.0), (0.85, 0.75), (1.0, 0.1)):
        middle = base + along * u
        rows += [middle - side * half * w, middle - hollow * w, middle + side * half * w]
    i = np.arange(12).reshape(4, 3)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    return smooth(np.array(rows), np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]), color, material)


@recipe(0.5, "flower", "bouquet", "rose", "sunflower", "leaf", "cherry_blossom", "tulip")
def flower(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A bloom on its stem, a bunch of them, one leaf. Held by the stem."""
    g = np.random.default_rng(seed)
    green = "#4a6f34"
    if kind == "leaf":
        outline = np.array(
            [
                (0.0, 0.0),
                (0.02, 0.012),
                (0.05, 0.026),
                (0.085, 0.02),
                (0.12, 0.0),
                (0.085, -0.02),
                (0.05, -0.026),
                (0.02, -0.012),
            ]
        )
        return made(
            kind,
            [cutout(outline, 0.0012, paint_of(attributes, "#b5702a"), LEAF, (0, 1), (-0.06, 0, 0), 0.004)],
            0.001,
            "leaf",
        )
    soft = Material(roughness=0.7, two_sided=True)

    def bloom(at: Array, up: Array, size: float, color: str, petals: int) -> list[Mesh]:
        u = up / np.linalg.norm(up)
        side = np.cross(u, [0.3, 0.9, 0.1])
        side = np.asarray(side / np.linalg.norm(side), float)
        other = np.asarray(np.cross(u, side), float)
        out: list[Mesh] = []
        for ring, (count, lift, scale) in enumerate(((petals, 0.35, 1.0), (max(petals - 2, 3), 0.9, 0.7))):
            for i in range(count):
                a = 2 * np.pi * (i + 0.5 * ring) / count
                way: Array = side * float(np.cos(a)) + other * float(np.sin(a))
                tip = at + (way + u * lift) * size * scale
                out.append(_petal(at, tip, np.asarray(np.cross(u, way), float), size * 0.42 * scale, color, soft))
        out.append(sphere(at + u * size * 0.15, size * 0.22, "#d9a92c" if kind != "sunflower" else "#4a2c14", MATT, 1))
        return out

    colors = ["#d8344a", "#e88aa4", "#f0e6d8", "#e6b23a", "#9a5fc0", "#e2703a"]
    if kind == "bouquet":
        parts: list[Mesh] = []
        for i in range(11):
            a, d = 2.4 * i, 0.085 * np.sqrt(i / 11)
            at = np.array([d * np.cos(a), d * np.sin(a), 0.27 - 0.5 * d])
            parts += [rod((0.02 * np.cos(a), 0.02 * np.sin(a), 0.0), at, 0.003, 0.002, green, MATT, 5)]
            parts += bloom(
                at, np.array([d * np.cos(a) * 3, d * np.sin(a) * 3, 0.6]), 0.036, paint_of(attributes, colors[i % 6]), 5
            )[:6]
        parts.append(turned([(0.02, -0.12), (0.026, -0.02), (0.05, 0.10), (0.095, 0.22)], "#e8dcc8", PAPER, 16))
        parts.append(torus((0, 0, 0.0), 0.03, 0.006, "#b5231d", CLOTH, 18, 6))
        return made(kind, parts, 0.4, "leaf", handheld=True)
    height = 0.30
    color = paint_of(
        attributes, {"sunflower": "#e0a81e", "rose": "#b3152a", "tulip": "#d8344a"}.get(kind, colors[seed % 6])
    )
    parts = [bent([(0, 0, -0.12), (0.008, 0, 0.05), (0.0, 0, height)], 0.004, green, MATT, 6)]
    parts += bloom(
        np.array([0, 0, height]),
        np.array([0.25, 0, 1.0]),
        0.085 if kind == "sunflower" else 0.045,
        color,
        13 if kind == "sunflower" else 7,
    )
    for z in (0.06, 0.14):
        outline = np.array([(0, 0), (0.03, 0.016), (0.08, 0.0), (0.03, -0.016)])
        parts.append(cutout(outline, 0.0015, green, LEAF, (0, 1), (0, 0, z), 0.003))
    del g
    return made(kind, parts, 0.05, "leaf", handheld=True)


@recipe(0.2, "hat", "cap", "crown", "straw_hat", "top_hat", "helmet", "glasses", "sunglasses", "ring", "watch", "scarf")
def worn(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Things worn, by themselves (on a table, carried by the wind)."""
    if kind in ("glasses", "sunglasses"):
        tint = Material(texture=Texture.GLASS, roughness=0.05, a=0.85 if kind == "sunglasses" else 0.12)
        parts: list[Mesh] = []
        for y in (-0.034, 0.034):
            parts += [
                torus((0, 0, 0), 0.025, 0.002, "#1b1b1e", PLASTIC, 20, 5).moved(
                    np.array([[0, 0, 1, 0], [0, 1, 0, y], [-1, 0, 0, 0]])
                ),
                disc((0, y, 0), 0.024, (1, 0, 0), "#1b1b1e", tint, 16),
                rod((0, y * 1.7, 0.005), (-0.14, y * 1.9, 0.0), 0.002, 0.002, "#1b1b1e", PLASTIC, 5),
            ]
        return made(kind, parts, 0.03, "plastic")
    if kind == "ring":
        return made(
            kind,
            [
                torus((0, 0, 0.01), 0.009, 0.0012, "#d0a642", METAL, 26, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0.01]])
                ),
                sphere((0, 0, 0.021), 0.003, "#dfeaf0", Material(roughness=0.06), 1),
            ],
            0.004,
            "metal",
        )
    if kind == "crown":
        n = 40
        t = 2 * np.pi * np.arange(n) / n
        top = 0.065 + 0.03 * np.abs(np.sin(t * 4))
        points = np.concatenate(
            [
                np.stack([0.09 * np.cos(t), 0.09 * np.sin(t), 0 * t], 1),
                np.stack([0.10 * np.cos(t), 0.10 * np.sin(t), top], 1),
            ]
        )
        j = np.arange(n)
        k = (j + 1) % n
        faces = np.concatenate([np.stack([j, k, n + k], 1), np.stack([j, n + k, n + j], 1)])
        gold = Material(texture=Texture.METAL, roughness=0.25, two_sided=True)
        gems = [
            sphere((0.1 * np.cos(a), 0.1 * np.sin(a), 0.03), 0.009, c, Material(roughness=0.08), 1)
            for a, c in zip(np.arange(8) * np.pi / 4 + 0.39, ["#b5152a", "#1f4fa8"] * 4, strict=True)
        ]
        return made(
            kind,
            [
                smooth(points, faces, "#d0a642", gold),
                torus((0, 0, 0.004), 0.091, 0.006, "#d0a642", METAL, 36, 6),
                *gems,
            ],
            0.8,
            "metal",
        )
    if kind == "watch":
        return made(
            kind,
            [
                turned([(0.02, 0), (0.021, 0.008), (0.0005, 0.009)], "#c4c7ca", METAL, 22),
                torus((0, 0, -0.02), 0.03, 0.006, "#3a2518", LEATHER, 26, 6).moved(
                    np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, -0.01]])
                ),
            ],
            0.06,
            "metal",
        )
    if kind == "scarf":
        return made(
            kind,
            [
                bent(
                    [
                        (0, -0.1, 0.03),
                        (0.1, 0, 0.04),
                        (0, 0.1, 0.03),
                        (-0.08, 0, 0.02),
                        (0.05, -0.1, 0.02),
                        (0.3, -0.12, 0.015),
                    ],
                    0.028,
                    paint_of(attributes, "#a8281f"),
                    Material(texture=Texture.CLOTH, roughness=0.95, a=6),
                    10,
                )
            ],
            0.2,
            "cloth",
        )
    profiles = {
        "top_hat": (
            [
                (0.15, 0.012),
                (0.145, 0.004),
                (0.085, 0.0),
                (0.082, 0.01),
                (0.086, 0.15),
                (0.084, 0.155),
                (0.0005, 0.157),
            ],
            "#17171a",
        ),
        "straw_hat": (
            [(0.20, 0.0), (0.19, 0.004), (0.10, 0.012), (0.088, 0.02), (0.075, 0.10), (0.05, 0.118), (0.0005, 0.122)],
            "#d9b96a",
        ),
        "helmet": ([(0.125, 0.0), (0.128, 0.03), (0.115, 0.09), (0.08, 0.13), (0.0005, 0.15)], "#c4c7ca"),
    }
    profile, color = profiles.get(
        kind,
        (
            [
                (0.16, 0.006),
                (0.155, 0.0),
                (0.10, 0.006),
                (0.092, 0.012),
                (0.085, 0.09),
                (0.07, 0.105),
                (0.04, 0.09),
                (0.0005, 0.088),
            ],
            "#4a3524",
        ),
    )
    material = {"straw_hat": Material(texture=Texture.CLOTH, roughness=0.9, a=6, two_sided=True), "helmet": METAL}.get(
        kind, Material(texture=Texture.CLOTH, roughness=0.85, two_sided=True)
    )
    if kind == "cap":
        profile = [(0.092, 0.0), (0.094, 0.03), (0.085, 0.075), (0.05, 0.105), (0.0005, 0.112)]
        brim = cutout(
            np.array(
                [(0.06, 0.085), (0.12, 0.075), (0.175, 0.03), (0.18, 0), (0.175, -0.03), (0.12, -0.075), (0.06, -0.085)]
            ),
            0.004,
            paint_of(attributes, "#20415f"),
            CLOTH,
            (0, 1),
            (0, 0, 0.012),
            0.006,
        )
        return made(kind, [turned(profile, paint_of(attributes, "#20415f"), material, 28), brim], 0.1, "cloth")
    return made(
        kind,
        [
            turned(profile, paint_of(attributes, color), material, 32),
            torus((0, 0, 0.018), profile[3][0] + 0.002, 0.008, "#2a2019", CLOTH, 32, 6),
        ]
        if kind != "helmet"
        else [turned(profile, color, material, 32)],
        0.25,
        "cloth",
    )


@recipe(0.3, "toy", "teddy_bear", "doll", "gift", "box", "present", "snow_globe")
def keepsake(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Boxes and toys."""
    if kind in ("gift", "present"):
        w = 0.26
        color, band = paint_of(attributes, "#b5231d"), "#e0b54a"
        parts = [
            soft_box((0, 0, 0.11), (w, w, 0.22), color, PAPER, 0.006),
            soft_box((0, 0, 0.215), (w * 1.05, w * 1.05, 0.05), color, PAPER, 0.006),
            soft_box((0, 0, 0.121), (0.045, w * 1.065, 0.242), band, CLOTH, 0.002),
            soft_box((0, 0, 0.121), (w * 1.065, 0.045, 0.242), band, CLOTH, 0.002),
        ]
        for s in (-1, 1):
            parts.append(
                bent(
                    [(0, 0, 0.245), (s * 0.07, 0.02, 0.31), (s * 0.10, 0, 0.27), (0, 0, 0.245)],
                    0.013,
                    band,
                    CLOTH,
                    6,
                    5,
                )
            )
        return made(kind, parts, 1.0, "paper")
    if kind == "box":
        color = paint_of(attributes, "#b08a5a")
        parts = [
            soft_box((0, 0, 0.15), (0.42, 0.32, 0.30), color, MATT, 0.004),
            soft_box((0, 0, 0.3005), (0.42, 0.05, 0.002), "#cdb88a", PLASTIC, 0.0005),
            soft_box((0.2105, 0, 0.26), (0.002, 0.05, 0.08), "#cdb88a", PLASTIC, 0.0005),
        ]
        return made(kind, parts, 3.0, "paper", restitution=0.15)
    if kind == "snow_globe":
        return made(
            kind,
            [
                turned([(0, 0), (0.05, 0), (0.045, 0.03), (0.04, 0.035)], "#5a3a22", WOOD, 24),
                sphere((0, 0, 0.075), 0.048, "#dfeef4", Material(texture=Texture.GLASS, roughness=0.04, a=0.15), 3),
                rock((0, 0, 0.05), (0.034, 0.034, 0.012), "#f2f5f8", MATT, seed, 2),
                turned([(0.016, 0.055), (0.0005, 0.1)], "#2f6a3c", MATT, 10),
            ],
            0.5,
            "glass",
            shatters=True,
        )
    fur = Material(texture=Texture.FUR, roughness=0.95, a=0.006)
    color = paint_of(attributes, "#a87440")
    parts = [
        sphere((0, 0, 0.10), (0.065, 0.075, 0.085), color, fur, 2),
        sphere((0.005, 0, 0.235), (0.062, 0.066, 0.06), color, fur, 2),
        sphere((0.058, 0, 0.222), (0.028, 0.032, 0.025), "#d9bd94", fur, 2),
        sphere((0.083, 0, 0.23), 0.009, "#17120f", MATT, 1),
    ]
    for s in (-1, 1):
        parts += [
            sphere((0, s * 0.052, 0.285), 0.024, color, fur, 1),
            rod((0.01, s * 0.065, 0.15), (0.06, s * 0.10, 0.10), 0.026, 0.024, color, fur, 9),
            rod((0.02, s * 0.045, 0.035), (0.10, s * 0.06, 0.03), 0.034, 0.032, color, fur, 9),
            sphere((0.057, s * 0.026, 0.25), 0.007, "#0d0b0a", Material(roughness=0.1), 1),
        ]
    return made(kind, parts, 0.4, "cloth", restitution=0.2)
