"""Things of play: balls, hoops, goals, boards."""

import itertools

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, torus
from studio.stage.things.forms import (
    CLOTH,
    LEATHER,
    METAL,
    PAINTED,
    PLASTIC,
    RUBBER,
    WOOD,
    Array,
    bent,
    cutout,
    ribbon,
    rod,
    rods,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Collider, Thing, made, paint_of, place, recipe, sphere_collider


def _seam(points: Array, radius: float, width: float, color: str) -> Mesh:
    unit = points / np.linalg.norm(points, axis=1, keepdims=True)
    return ribbon(unit * radius * 1.004, unit, width, color, RUBBER)


def _circle(axis: int, offset: float = 0.0, n: int = 40) -> Array:
    t = np.linspace(0, 2 * np.pi, n)
    p = np.zeros((n, 3))
    p[:, (axis + 1) % 3], p[:, (axis + 2) % 3], p[:, axis] = np.cos(t), np.sin(t), offset
    return p


@recipe(0.24, "basketball", "ball")
def basketball(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """The origin of every ball is its middle."""
    r = 0.121
    color = paint_of(attributes, "#c25a1e" if kind == "basketball" else "#b5231d")
    parts = [sphere((0, 0, 0), r, color, Material(texture=Texture.LEATHER, roughness=0.6, scale=3.0), 3)]
    t = np.linspace(0, 2 * np.pi, 44)
    parts += [_seam(_circle(1), r, 0.006, "#17120f"), _seam(_circle(2), r, 0.006, "#17120f")]
    for side in (-1, 1):  # the two side loops bulge toward the equator
        loop = np.stack([side * (0.62 + 0.20 * np.cos(2 * t)), 0.78 * np.cos(t), 0.78 * np.sin(t)], 1)
        parts.append(_seam(loop, r, 0.006, "#17120f"))
    return made(kind, parts, 0.62, "rubber", restitution=0.82, colliders=[sphere_collider(r)])


_PHI = (1 + 5**0.5) / 2
_ICO = np.array(
    [[0, a, b * _PHI] for a in (-1, 1) for b in (-1, 1)]
    + [[a, b * _PHI, 0] for a in (-1, 1) for b in (-1, 1)]
    + [[b * _PHI, 0, a] for a in (-1, 1) for b in (-1, 1)],
    float,
)


@recipe(0.22, "football", "soccer_ball", "soccerball")
def football(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """White hexagons around twelve dark pentagons (truncated icosahedron)."""
    if attributes.get("code") == "american":
        return american_football(attributes, seed, style)
    r = 0.11
    parts = [sphere((0, 0, 0), r, paint_of(attributes, "#ece9e2"), Material(roughness=0.42), 3)]
    centres = _ICO / np.linalg.norm(_ICO[0])
    gap = np.linalg.norm(centres[:, None] - centres[None], axis=2)
    corners: list[Array] = []
    for i, c in enumerate(centres):
        near = np.flatnonzero((gap[i] > 0.1) & (gap[i] < 1.2))
        points = c + (centres[near] - c) / 3
        side = np.cross(c, points[0] - c)
        angle = np.arctan2((points - c) @ side, (points - c) @ (points[0] - c))
        ring = points[np.argsort(angle)]
        corners.append(ring)
        middle = (ring + np.roll(ring, -1, 0)) / 2
        outer = np.stack([ring, middle], 1).reshape(-1, 3)
        rows = np.concatenate([outer, c + (outer - c) * 0.5, c[None]])
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        j = np.arange(10)
        k = (j + 1) % 10
        faces = np.concatenate(
            [
                np.stack([j, k, 10 + k], 1),
                np.stack([j, 10 + k, 10 + j], 1),
                np.stack([10 + j, 10 + k, np.full(10, 20)], 1),
            ]
        )
        black = faceted(rows * r * 1.006, faces, "#17171a", Material(roughness=0.42))
        n = black.positions / np.linalg.norm(black.positions, axis=1, keepdims=True)
        parts.append(Mesh(black.positions, n, black.colors, black.triangles, black.material))
    done: set[tuple[int, int]] = set()
    for i, c in enumerate(centres):
        for q in np.flatnonzero((gap[i] > 0.1) & (gap[i] < 1.2)):
            key = (min(i, int(q)), max(i, int(q)))
            if key not in done:
                done.add(key)
                a, b = c + (centres[q] - c) / 3, c + (centres[q] - c) * 2 / 3
                parts.append(_seam(a + (b - a) * np.linspace(0, 1, 4)[:, None], r, 0.0022, "#8d8a84"))
    return made(kind, parts, 0.43, "leather", restitution=0.72, colliders=[sphere_collider(r)])


@recipe(0.17, "american_football", "rugby_ball")
def american_football(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    body = sphere((0, 0, 0), (0.14, 0.085, 0.085), paint_of(attributes, "#6a351c"), LEATHER, 3)
    laces = [
        soft_box((x, 0, 0.084), (0.006, 0.035, 0.006), "#ece9e2", MATT_WHITE, 0.002)
        for x in np.linspace(-0.04, 0.04, 6)
    ]
    bands = [torus((0, 0, 0), 0.062, 0.004, "#ece9e2", MATT_WHITE, 24, 4) for _ in range(2)]
    turned_bands = [
        b.moved(np.array([[0, 0, 1, x], [0, 1, 0, 0], [-1, 0, 0, 0]]))
        for b, x in zip(bands, (-0.095, 0.095), strict=True)
    ]
    return made(
        kind, [body, *laces, *turned_bands], 0.41, "leather", restitution=0.6, colliders=[sphere_collider(0.095)]
    )


MATT_WHITE = Material(roughness=0.7)


def _curve_ball(r: float, color: str, seam: str, width: float, material: Material) -> list[Mesh]:
    """The seam of a tennis ball and a baseball: one closed wave around the sphere."""
    t = np.linspace(0, 2 * np.pi, 72)
    a, b = 0.75, 0.25
    curve = np.stack(
        [a * np.cos(t) + b * np.cos(3 * t), a * np.sin(t) - b * np.sin(3 * t), 2 * np.sqrt(a * b) * np.sin(2 * t)], 1
    )
    return [sphere((0, 0, 0), r, color, material, 3), _seam(curve, r, width, seam)]


@recipe(0.067, "tennis_ball", "baseball", "volleyball", "beach_ball", "bowling_ball", "golf_ball", "snowball", "marble")
def small_ball(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Other balls."""
    r, mass, word, bounce = {
        "tennis_ball": (0.033, 0.058, "rubber", 0.75),
        "baseball": (0.037, 0.145, "leather", 0.5),
        "volleyball": (0.105, 0.27, "leather", 0.75),
        "beach_ball": (0.2, 0.1, "plastic", 0.6),
        "bowling_ball": (0.108, 6.0, "stone", 0.15),
        "golf_ball": (0.021, 0.046, "plastic", 0.8),
        "snowball": (0.05, 0.15, "snow", 0.05),
        "marble": (0.012, 0.02, "glass", 0.6),
    }[kind]
    if kind == "tennis_ball":
        parts = _curve_ball(
            r, paint_of(attributes, "#c6d631"), "#ecebdc", 0.0035, Material(texture=Texture.CLOTH, roughness=0.95)
        )
    elif kind in ("baseball", "volleyball"):
        parts = _curve_ball(r, "#ece8de", "#a8281f" if kind == "baseball" else "#2457a8", r * 0.07, LEATHER)
    elif kind == "beach_ball":
        colors = ["#ece9e1", "#b5231d", "#ece9e1", "#2457a8", "#ece9e1", "#e0b023"]
        base = sphere((0, 0, 0), r, "#ece9e1", PLASTIC, 3)
        sector = ((np.arctan2(base.positions[:, 1], base.positions[:, 0]) / (2 * np.pi) + 1) % 1 * 6).astype(int) % 6
        tint = np.stack([srgb(c) for c in colors])[sector].astype(np.float32)
        parts = [Mesh(base.positions, base.normals, tint, base.triangles, PLASTIC)]
    else:
        color = {"bowling_ball": "#1d2340", "golf_ball": "#f0eee8", "snowball": "#f2f5f8", "marble": "#4f8ab0"}[kind]
        material = Material(texture=Texture.SNOW, roughness=0.9) if kind == "snowball" else Material(roughness=0.15)
        parts = [sphere((0, 0, 0), r, paint_of(attributes, color), material, 3)]
    return made(kind, parts, mass, word, restitution=bounce, colliders=[sphere_collider(r)])


@recipe(3.95, "hoop", "basketball_hoop", "basket")
def hoop(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Pole, arm, glass board and net; regulation: rim 3.05 m up and 0.45 m wide. The pole stands behind (at -x),
    the board faces +x. Sockets ``rim`` (middle of the ring) and ``backboard``. Named colliders in this order:
    board, pole, then 16 of the ring."""
    dark, orange = "#23282d", "#c8481c"
    steel = Material(texture=Texture.METAL, roughness=0.45)
    x_board, rim_x, rim_z, rim_r = 0.0, 0.375, 3.05, 0.2286
    parts = [
        rod((-1.2, 0, 0), (-1.2, 0, 2.7), 0.085, 0.08, dark, steel, 14),
        bent([(-1.2, 0, 2.6), (-1.12, 0, 3.05), (-0.75, 0, 3.32), (-0.05, 0, 3.36)], 0.065, dark, steel, 10, 5),
        rod((-1.15, 0, 2.3), (-0.06, 0, 3.02), 0.035, 0.035, dark, steel, 8),
        soft_box((x_board, 0, 3.45), (0.04, 1.80, 1.05), "#e6e9ea", Material(roughness=0.25), 0.012),
        soft_box((-1.2, 0, 1.1), (0.26, 0.26, 2.1), "#2a4f86", CLOTH, 0.06),
        soft_box((-1.2, 0, 0.02), (0.7, 0.5, 0.04), dark, steel, 0.01),
    ]
    face = x_board + 0.022
    for w, h, z, color, band in ((1.80, 1.05, 3.45, "#b5231d", 0.05), (0.59, 0.45, 3.305, "#b5231d", 0.05)):
        for dy, dz, sy, sz in (
            (0, h / 2 - band / 2, w, band),
            (0, -h / 2 + band / 2, w, band),
            (w / 2 - band / 2, 0, band, h),
            (-w / 2 + band / 2, 0, band, h),
        ):
            parts.append(soft_box((face, dy, z + dz), (0.006, sy, sz), color, PAINTED, 0.001))
    parts.append(torus((rim_x, 0, rim_z), rim_r, 0.0105, orange, Material(texture=Texture.METAL, roughness=0.4), 32, 6))
    parts.append(soft_box((0.085, 0, rim_z - 0.01), (0.14, 0.16, 0.05), orange, steel, 0.008))
    cords: list[Mesh] = []
    n, rows = 10, 5
    white = Material(roughness=0.9)
    radius = [rim_r - 0.004, 0.200, 0.165, 0.138, 0.126, 0.132]
    for i in range(n):
        for way in (-1, 1):
            line: list[tuple[float, float, float]] = []
            for k in range(rows + 1):
                a = 2 * np.pi * (i + way * 0.5 * k) / n
                line.append((rim_x + radius[k] * np.cos(a), radius[k] * np.sin(a), rim_z - 0.012 - 0.085 * k))
            cords += rods(list(itertools.pairwise(line)), 0.0034, "#eeece4", white, 3)
    parts += cords
    colliders = [
        Collider(shape="box", size=(0.02, 0.9, 0.525), center=(x_board, 0, 3.45)),
        Collider(shape="cylinder", size=(0.085, 0.085, 1.4), center=(-1.2, 0, 1.4)),
    ]
    for i in range(16):
        a = 2 * np.pi * i / 16
        colliders.append(
            Collider(
                shape="sphere",
                size=(0.012, 0.012, 0.012),
                center=(rim_x + rim_r * float(np.cos(a)), rim_r * float(np.sin(a)), rim_z),
            )
        )
    return made(
        kind,
        parts,
        120,
        "metal",
        colliders=colliders,
        sockets={"rim": place(rim_x, 0, rim_z), "backboard": place(face, 0, 3.35)},
    )


@recipe(2.44, "goal", "soccer_goal")
def goal(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A football goal; its mouth faces +x."""
    white = Material(roughness=0.35)
    w, h, d = 7.32 / 2, 2.44, 1.6
    if attributes.get("size") == "small":
        w, h, d = 1.5, 2.0, 1.0
    posts = [
        rod((0, -w, 0), (0, -w, h), 0.06, 0.06, "#f0efec", white, 12),
        rod((0, w, 0), (0, w, h), 0.06, 0.06, "#f0efec", white, 12),
        rod((0, -w, h), (0, w, h), 0.06, 0.06, "#f0efec", white, 12),
    ]
    net: list[Mesh] = []
    for y in np.linspace(-w, w, 21):
        net += rods([((0, y, h), (-d, y, 0))], 0.004, "#dcdcd8", white, 3)
    for t in np.linspace(0, 1, 9)[1:]:
        net += rods([((-d * t, -w, h * (1 - t)), (-d * t, w, h * (1 - t)))], 0.004, "#dcdcd8", white, 3)
    for y in (-w, w):
        for t in np.linspace(0.12, 0.88, 6):
            net += rods(
                [((0, y, h * (1 - t)), (-d * t, y, h * (1 - t))), ((-d * t, y, 0), (-d * t, y, h * (1 - t)))],
                0.004,
                "#dcdcd8",
                white,
                3,
            )
    return made(kind, [*posts, *net], 80, "metal", sockets={"middle": place(0, 0, h / 2)})


def _board_outline(length: float, width: float, nose: float, tail: float, n: int = 40) -> Array:
    """Outline of a surfboard seen from above; ``nose`` and ``tail`` shape the ends (small: pointed)."""
    t = np.linspace(-1, 1, n // 2)
    end = np.where(t > 0, nose, tail)
    half = np.clip(1 - np.abs(t) ** (2 + 1.5 * end), 0, 1) ** (0.62 if nose < 0.6 else 0.5)
    upper = np.stack([t * length / 2, half * width / 2], 1)
    return np.concatenate([upper, upper[::-1][1:-1] * [1, -1]])


def _plank(
    outline: Array, length: float, thick: float, rocker: float, color: str, stripe: str, material: Material
) -> list[Mesh]:
    body = cutout(outline, thick, color, material, (0, 1), (0, 0, 0), thick * 0.25)
    p = body.positions.copy()
    lift = rocker * (2 * p[:, 0] / length) ** 2 * np.abs(2 * p[:, 0] / length)
    p[:, 2] += lift
    body = Mesh(p, body.normals, body.colors, body.triangles, material)
    x = np.linspace(-length * 0.485, length * 0.485, 24)
    q = np.stack(
        [
            x,
            0 * x,
            thick * 0.5 + thick * 0.25 * (1 - np.abs(2 * x / length)) + 0.002 + rocker * np.abs(2 * x / length) ** 3,
        ],
        1,
    )
    line = ribbon(q, (0, 0, 1), 0.012, stripe, material)
    return [body, line]


@recipe(0.07, "surfboard")
def surfboard(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """2.1 m; lies flat, deck up, nose to +x; held under an arm by its middle, standing on its long edge."""
    length = 2.1
    color = paint_of(attributes, "#eae4d4")
    shiny = Material(roughness=0.22)
    parts = _plank(_board_outline(length, 0.54, 0.45, 0.75), length, 0.062, 0.10, color, "#4d3a2a", shiny)
    bands = [
        ribbon(
            np.array(
                [
                    (x, y, 0.031 + 0.0135 * (1 - abs(2 * x / length)) + 0.0025 + 0.10 * abs(2 * x / length) ** 3)
                    for y in np.linspace(-w, w, 5)
                ]
            ),
            (0, 0, 1),
            width,
            "#2f7f9c" if color != PAINT_BLUE else "#e0b023",
            shiny,
        )
        for x, w, width in ((0.50, 0.235, 0.10), (0.36, 0.25, 0.04))
    ]
    fins = [
        cutout(
            np.array([(0, 0), (0.10, 0), (0.01, -0.10), (-0.03, -0.10)]),
            0.008,
            "#22262a",
            PLASTIC,
            (0, 2),
            (x, y, -0.02 + 0.05),
        )
        for x, y in ((-0.86, 0.0), (-0.74, 0.15), (-0.74, -0.15))
    ]
    return made(
        kind,
        [*parts, *bands, *fins],
        3.2,
        "plastic",
        restitution=0.2,
        handheld=True,
        sockets={"deck_0": place(0, 0, 0.045), "grip": place(0, 0, 0, roll=np.pi / 2)},
    )


PAINT_BLUE = "#2457a8"


@recipe(0.12, "paddleboard", "sup_board")
def paddleboard_thing(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """3.2 m, wide and thick, with a deck pad; floats with its deck 0.08 m over the water."""
    length = 3.2
    color = paint_of(attributes, "#2d8fa8")
    shiny = Material(roughness=0.25)
    parts = _plank(_board_outline(length, 0.84, 0.8, 1.1), length, 0.13, 0.12, "#eceae2", "#eceae2", shiny)
    rail = _board_outline(length, 0.85, 0.8, 1.1)
    ring = np.concatenate([rail, rail[:1]])
    p = np.stack([ring[:, 0], ring[:, 1], 0.02 + 0.12 * np.abs(2 * ring[:, 0] / length) ** 3], 1)
    out = np.stack([ring[:, 0] * 0.1, ring[:, 1], 0 * ring[:, 0]], 1) + 1e-6
    band = ribbon(p, out, 0.07, color, Material(roughness=0.25, two_sided=True))
    pad = cutout(_board_outline(1.9, 0.68, 1.2, 1.2), 0.02, color, RUBBER, (0, 1), (-0.25, 0, 0.075), 0.008)
    deck = cutout(_board_outline(length * 0.94, 0.74, 0.8, 1.1), 0.008, "#eceae2", shiny, (0, 1), (0, 0, 0.078), 0.002)
    grip = bent([(-0.02, 0, 0.095), (0.03, 0, 0.12), (0.13, 0, 0.12), (0.18, 0, 0.095)], 0.012, "#22262a", RUBBER, 6)
    bungee = rods(
        [((0.75, -0.2, 0.095), (1.15, 0.2, 0.10)), ((0.75, 0.2, 0.095), (1.15, -0.2, 0.10))],
        0.008,
        "#22262a",
        RUBBER,
        5,
    )
    fin = cutout(
        np.array([(0, 0), (0.16, 0), (0.0, -0.2), (-0.05, -0.2)]), 0.012, "#22262a", PLASTIC, (0, 2), (-1.35, 0, -0.03)
    )
    del deck
    return made(
        kind,
        [*parts, band, pad, grip, *bungee, fin],
        9.5,
        "plastic",
        restitution=0.2,
        sockets={"deck_0": place(-0.15, 0, 0.095), "seat": place(-0.15, 0, 0.095)},
    )


@recipe(0.1, "skateboard", "snowboard", "skis", "sled")
def deck(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Boards to stand on; socket ``deck_0`` is where the feet go."""
    if kind == "skateboard":
        parts = _plank(
            _board_outline(0.8, 0.2, 1.6, 1.6), 0.8, 0.012, 0.05, paint_of(attributes, "#8a5f38"), "#17171a", WOOD
        )
        parts = [p.moved(np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.085]])) for p in parts]
        grip = cutout(_board_outline(0.62, 0.185, 1.6, 1.6), 0.003, "#17171a", RUBBER, (0, 1), (0, 0, 0.094), 0.002)
        for x in (-0.24, 0.24):
            parts += [soft_box((x, 0, 0.06), (0.05, 0.12, 0.03), "#b4b7bb", METAL, 0.006)]
            for y in (-0.085, 0.085):
                wheel = turned(
                    [(0.0, -0.016), (0.02, -0.016), (0.026, -0.01), (0.026, 0.01), (0.02, 0.016), (0, 0.016)],
                    "#e8e4d8",
                    PLASTIC,
                    14,
                )
                parts.append(wheel.moved(np.array([[1, 0, 0, x], [0, 0, 1, y], [0, -1, 0, 0.027]])))
        return made(kind, [*parts, grip], 2.6, "wood", sockets={"deck_0": place(0, 0, 0.097)})
    if kind == "snowboard":
        parts = _plank(
            _board_outline(1.55, 0.29, 1.8, 1.8), 1.55, 0.012, 0.07, paint_of(attributes, "#c8481c"), "#17171a", PAINTED
        )
        parts = [p.moved(np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.008]])) for p in parts]
        for x in (-0.25, 0.25):
            parts.append(soft_box((x, 0, 0.03), (0.12, 0.26, 0.03), "#1b1b1e", PLASTIC, 0.01))
            parts.append(soft_box((x, -0.11, 0.11), (0.14, 0.025, 0.16), "#1b1b1e", PLASTIC, 0.01))
        return made(kind, parts, 3.5, "plastic", sockets={"deck_0": place(0, 0, 0.045)})
    if kind == "skis":
        meshes: list[Mesh] = []
        for y in (-0.11, 0.11):
            for part in _plank(
                _board_outline(1.7, 0.1, 0.9, 1.8),
                1.7,
                0.014,
                0.08,
                paint_of(attributes, "#b5231d"),
                "#ece9e1",
                PAINTED,
            ):
                meshes.append(part.moved(np.array([[1, 0, 0, 0.1], [0, 1, 0, y], [0, 0, 1, 0.009]])))
            meshes.append(soft_box((0, y, 0.03), (0.3, 0.07, 0.04), "#1b1b1e", PLASTIC, 0.008))
        return made(kind, meshes, 5.0, "plastic", sockets={"deck_0": place(0, 0, 0.05)})
    wood = paint_of(attributes, "#9a6a3a")
    parts = [soft_box((0, y, 0.24), (1.05, 0.09, 0.02), wood, WOOD, 0.006) for y in (-0.15, -0.05, 0.05, 0.15)]
    for y in (-0.19, 0.19):
        parts.append(
            bent([(-0.55, y, 0.02), (0.35, y, 0.02), (0.56, y, 0.10), (0.6, y, 0.24)], 0.016, "#b5231d", METAL, 7, 5)
        )
        parts += rods([((x, y, 0.02), (x, y * 0.9, 0.235)) for x in (-0.35, 0.0, 0.35)], 0.014, wood, WOOD, 6)
    return made(kind, parts, 6.0, "wood", sockets={"seat": place(-0.1, 0, 0.26), "deck_0": place(0, 0, 0.26)})
