"""Birds: bodies, folded and spread wings with feathers one by one, beaks, legs; the kinds in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import all_onto, set_onto
from studio.stage.animals.features import bead, eye, horn
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.surface import Closer
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import capsule, smooth

PLUMAGE = Material(texture=Texture.FUR, roughness=0.8, a=0.004)
FEATHER = Material(roughness=0.75, two_sided=True)
SCALY = Material(roughness=0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    """Lengths in parts of ``body_m`` (shoulder to root of the tail); x forward, z up from the ground."""

    body_m: float
    mass_kg: float
    stance: float = 0.62
    """Height of the body's middle over the ground."""
    tilt: float = 28.0
    """Degrees the body is raised at rest."""
    girth: float = 0.26
    neck: float = 0.24
    neck_up: float = 62.0
    neck_r: float = 0.13
    head_r: float = 0.17
    beak: tuple[float, float, float] = (0.22, 0.05, 0.0)
    """Length, radius at its root, how much its tip hooks down."""
    flat_beak: bool = False
    eye: tuple[float, float] = (0.035, 0.8)
    """Radius; 0 looks ahead .. 1 sideways."""
    leg_r: float = 0.022
    tail: tuple[float, float] = (0.5, 0.10)
    """Length and half width of one feather of the tail."""
    tail_fan: float = 18.0
    span: float = 3.2
    """From wing tip to wing tip."""
    chord: float = 0.55
    pointed: float = 0.5
    """0 broad and fingered (eagle) .. 1 narrow and pointed (gull)."""
    crest: str = "none"
    """``none ears comb plume``"""
    beats_hz: float = 4.0
    glides: float = 0.3
    waddle: float = 0.0
    webbed: bool = False


CROW = Bird(body_m=0.24, mass_kg=0.6)
BIRDS: Mapping[str, tuple[Bird, Coat]] = {
    "crow": (
        CROW,
        Coat(
            coat="#141418",
            patches={"beak": "#1a1a1c", "leg": "#1a1a1c", "wing": "#0f1014", "tail": "#0f1014"},
            iris="#1c120c",
        ),
    ),
    "bird": (
        replace(
            CROW,
            body_m=0.10,
            mass_kg=0.03,
            neck=0.12,
            head_r=0.24,
            beak=(0.20, 0.05, 0.0),
            beats_hz=11.0,
            girth=0.30,
            eye=(0.05, 0.85),
        ),
        Coat(
            coat="#5f86ab",
            patches={"belly": "#d9a06a", "beak": "#2c2620", "leg": "#6a5444", "wing": "#3f6488", "tail": "#35577a"},
            under="#e0b083",
            under_reach=0.5,
        ),
    ),
    "sparrow": (
        replace(
            CROW,
            body_m=0.085,
            mass_kg=0.03,
            neck=0.10,
            head_r=0.25,
            beak=(0.16, 0.07, 0.0),
            beats_hz=12.0,
            girth=0.32,
            eye=(0.05, 0.85),
        ),
        Coat(
            coat="#7a5636",
            patches={"belly": "#cbbfae", "beak": "#3a322a", "leg": "#9a7a64", "wing": "#5a3d26", "tail": "#4a3422"},
            under="#d2c7b6",
            under_reach=0.5,
        ),
    ),
    "pigeon": (
        replace(CROW, body_m=0.20, mass_kg=0.35, head_r=0.14, beak=(0.12, 0.035, 0.0), girth=0.29, beats_hz=6.0),
        Coat(
            coat="#7d8690",
            patches={
                "neck": "#4a6a64",
                "face": "#5a626c",
                "beak": "#4a4440",
                "leg": "#b0544c",
                "wing": "#8d959e",
                "tail": "#4f565e",
            },
            iris="#c8701c",
        ),
    ),
    "dove": (
        replace(CROW, body_m=0.19, mass_kg=0.25, head_r=0.14, beak=(0.12, 0.03, 0.0), girth=0.27, beats_hz=6.0),
        Coat(coat="#ece9e2", patches={"beak": "#7a6a60", "leg": "#c0605a"}),
    ),
    "parrot": (
        replace(
            CROW, body_m=0.25, mass_kg=0.9, beak=(0.18, 0.09, 0.14), tail=(0.95, 0.08), tilt=52, stance=0.6, head_r=0.19
        ),
        Coat(
            coat="#b5201c",
            patches={"wing": "#2457a8", "tail": "#b5201c", "beak": "#e0d6c0", "leg": "#4a4644", "cheek": "#ece4d8"},
            iris="#d8c060",
        ),
    ),
    "owl": (
        replace(
            CROW,
            body_m=0.30,
            mass_kg=1.2,
            stance=0.68,
            tilt=66,
            girth=0.33,
            neck=0.06,
            neck_r=0.26,
            head_r=0.29,
            beak=(0.10, 0.045, 0.10),
            eye=(0.088, 0.12),
            tail=(0.28, 0.13),
            span=3.4,
            chord=0.7,
            pointed=0.1,
            crest="ears",
            beats_hz=3.0,
            glides=0.5,
        ),
        Coat(
            coat="#7a5f42",
            pattern="spots",
            mark="#4a3826",
            patches={
                "face": "#b39a78",
                "belly": "#c4ae8c",
                "wing": "#5f4830",
                "beak": "#2e2822",
                "leg": "#b9a078",
                "tail": "#5a452e",
            },
            under="#cbb592",
            under_reach=0.5,
            iris="#e0901a",
        ),
    ),
    "eagle": (
        replace(
            CROW,
            body_m=0.50,
            mass_kg=4.5,
            girth=0.27,
            neck=0.22,
            neck_r=0.15,
            head_r=0.15,
            beak=(0.17, 0.06, 0.13),
            tilt=45,
            span=4.0,
            chord=0.72,
            pointed=0.05,
            tail=(0.45, 0.13),
            beats_hz=2.2,
            glides=0.75,
            leg_r=0.035,
        ),
        Coat(
            coat="#4a3220",
            patches={
                "face": "#ece6da",
                "neck": "#ece6da",
                "beak": "#dba42a",
                "leg": "#d8a838",
                "wing": "#3a2718",
                "tail": "#e6e0d2",
            },
            iris="#d8b040",
        ),
    ),
    "seagull": (
        replace(
            CROW,
            body_m=0.32,
            mass_kg=1.0,
            tilt=14,
            span=4.0,
            chord=0.42,
            pointed=1.0,
            beak=(0.20, 0.045, 0.05),
            tail=(0.30, 0.09),
            beats_hz=2.8,
            glides=0.6,
            webbed=True,
        ),
        Coat(
            coat="#eeece6",
            patches={"wing": "#9ca3aa", "wing_tip": "#22242a", "beak": "#dba830", "leg": "#d89a6a", "back": "#a4abb2"},
            iris="#d8c060",
        ),
    ),
    "duck": (
        replace(
            CROW,
            body_m=0.32,
            mass_kg=1.1,
            tilt=10,
            stance=0.42,
            girth=0.28,
            neck=0.34,
            neck_up=78,
            neck_r=0.10,
            head_r=0.145,
            beak=(0.24, 0.055, 0.0),
            flat_beak=True,
            tail=(0.25, 0.09),
            span=2.8,
            beats_hz=6.5,
            glides=0.1,
            webbed=True,
            waddle=1.0,
        ),
        Coat(
            coat="#8a8378",
            patches={
                "face": "#1f4a34",
                "neck": "#1f4a34",
                "chest": "#5a3a2a",
                "beak": "#d8b02c",
                "leg": "#d8742a",
                "wing": "#6f6a62",
                "tail": "#26221f",
            },
            iris="#1c120c",
        ),
    ),
    "swan": (
        replace(
            CROW,
            body_m=0.62,
            mass_kg=10,
            tilt=8,
            stance=0.40,
            girth=0.27,
            neck=1.05,
            neck_up=82,
            neck_r=0.075,
            head_r=0.10,
            beak=(0.17, 0.04, 0.0),
            flat_beak=True,
            tail=(0.25, 0.1),
            span=3.2,
            beats_hz=3.0,
            webbed=True,
            waddle=0.6,
        ),
        Coat(coat="#f0eee8", patches={"beak": "#d8742a", "leg": "#2a2826"}, iris="#1c120c"),
    ),
    "goose": (
        replace(
            CROW,
            body_m=0.48,
            mass_kg=4,
            tilt=14,
            stance=0.50,
            girth=0.27,
            neck=0.62,
            neck_up=80,
            neck_r=0.085,
            head_r=0.115,
            beak=(0.18, 0.05, 0.0),
            tail=(0.25, 0.09),
            span=3.2,
            beats_hz=4.0,
            webbed=True,
            waddle=0.8,
        ),
        Coat(coat="#e9e6de", patches={"beak": "#d8842a", "leg": "#d8842a"}, iris="#3a6a8a"),
    ),
    "chicken": (
        replace(
            CROW,
            body_m=0.28,
            mass_kg=2.2,
            tilt=22,
            stance=0.62,
            girth=0.33,
            neck=0.30,
            neck_up=72,
            neck_r=0.13,
            head_r=0.13,
            beak=(0.12, 0.045, 0.02),
            tail=(0.34, 0.10),
            tail_fan=30,
            crest="comb",
            span=2.2,
            beats_hz=7.0,
            glides=0.0,
            leg_r=0.028,
        ),
        Coat(
            coat="#a8602c",
            patches={"neck": "#c07a36", "beak": "#d8b060", "leg": "#d8b060", "wing": "#8a4a22", "tail": "#3a2418"},
            iris="#c8701c",
        ),
    ),
    "rooster": (
        replace(
            CROW,
            body_m=0.32,
            mass_kg=3,
            tilt=30,
            stance=0.70,
            girth=0.30,
            neck=0.40,
            neck_up=78,
            neck_r=0.14,
            head_r=0.125,
            beak=(0.12, 0.045, 0.03),
            tail=(0.85, 0.10),
            tail_fan=34,
            crest="comb",
            span=2.2,
            beats_hz=7.0,
            glides=0.0,
            leg_r=0.03,
        ),
        Coat(
            coat="#9c3a1c",
            patches={
                "neck": "#d08a2c",
                "chest": "#3a1f18",
                "beak": "#d8b060",
                "leg": "#d8b060",
                "wing": "#7a2a18",
                "tail": "#17302c",
            },
            iris="#c8701c",
        ),
    ),
    "penguin": (
        replace(
            CROW,
            body_m=0.42,
            mass_kg=14,
            tilt=84,
            stance=0.56,
            girth=0.25,
            neck=0.13,
            neck_r=0.15,
            neck_up=86,
            head_r=0.145,
            beak=(0.20, 0.032, 0.05),
            tail=(0.14, 0.07),
            span=1.9,
            chord=0.24,
            pointed=1.0,
            beats_hz=3.0,
            waddle=1.6,
            webbed=True,
            leg_r=0.05,
            glides=0.0,
        ),
        Coat(
            coat="#17191d",
            patches={
                "cheek": "#dba43a",
                "chest": "#ecebe4",
                "beak": "#2a2624",
                "leg": "#2c2826",
                "wing": "#17191d",
                "tail": "#17191d",
            },
            under="#efede6",
            under_reach=0.3,
            iris="#2a1a10",
            pattern="front",
            mark="#efede6",
        ),
    ),
    "flamingo": (
        replace(
            CROW,
            body_m=0.38,
            mass_kg=2.5,
            tilt=12,
            stance=1.75,
            girth=0.25,
            neck=1.35,
            neck_up=80,
            neck_r=0.05,
            head_r=0.10,
            beak=(0.22, 0.055, 0.14),
            tail=(0.2, 0.1),
            span=3.6,
            beats_hz=3.5,
            leg_r=0.02,
        ),
        Coat(coat="#e59a98", patches={"beak": "#2a2424", "leg": "#d8807c", "wing": "#e07a7c"}, iris="#d8c060"),
    ),
    "ostrich": (
        replace(
            CROW,
            body_m=0.85,
            mass_kg=110,
            tilt=10,
            stance=1.35,
            girth=0.33,
            neck=1.05,
            neck_up=82,
            neck_r=0.06,
            head_r=0.075,
            beak=(0.11, 0.035, 0.0),
            tail=(0.3, 0.16),
            span=1.8,
            beats_hz=2.0,
            leg_r=0.045,
        ),
        Coat(
            coat="#1c1a1b",
            patches={
                "neck": "#b9a090",
                "face": "#b9a090",
                "leg": "#c4a894",
                "beak": "#b9a080",
                "wing": "#1c1a1b",
                "tail": "#e6e0d4",
                "thigh": "#c4a894",
            },
            iris="#2a1a10",
        ),
    ),
}
"""Kind -> plan and coat."""


def _point(p: Array) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))


def blade(base: Array, tip: Array, half: float, color: Array, side: Array, point: float) -> tuple[Array, Array, Array]:
    """One feather: positions (9, 3), triangles (8, 3) and colours (9, 3); ``point`` 0 round .. 1 sharp."""
    u = np.array([0.0, 0.35, 0.75, 1.0])
    w = np.array([0.45, 1.0, 0.95 - 0.35 * point, 0.22 - 0.18 * point]) * half
    along = base + (tip - base) * u[:, None]
    points = np.concatenate([along - side * w[:, None], along + side * w[:, None], (base + (tip - base) * 1.03)[None]])
    faces = np.array([[0, 4, 5], [0, 5, 1], [1, 5, 6], [1, 6, 2], [2, 6, 7], [2, 7, 3], [3, 7, 8]])
    tone = np.array([1.0, 1.0, 0.95, 0.85, 0.9, 0.92, 0.88, 0.78, 0.75])
    return points, faces, color[None] * tone[:, None]


def _feathers(rows: list[tuple[Array, Array, float, Array, Array, float]]) -> Mesh:
    points: list[Array] = []
    faces: list[Array] = []
    colors: list[Array] = []
    for k, row in enumerate(rows):
        p, f, c = blade(*row)
        points.append(p + np.array([0, 0, 0.0004 * (k % 3)]))
        faces.append(f + 9 * k)
        colors.append(c)
    mesh = smooth(np.concatenate(points), np.concatenate(faces), "#ffffff", FEATHER)
    return Mesh(
        mesh.positions, mesh.normals, np.concatenate(colors).astype(np.float32), mesh.triangles, FEATHER, ink=0.4
    )


def _spread_wing(b: Bird, coat: Coat, joints: Array, size: float) -> list[tuple[Mesh, int]]:
    """Feathers of the left wing, each group with the index of its bone (0 arm, 1 forearm, 2 hand)."""
    main, tip_color = (
        srgb(coat.color("wing")).astype(float),
        srgb(coat.patches.get("wing_tip", shade(coat.color("wing"), 0.75))).astype(float),
    )
    shoulder, elbow, wrist, end = joints
    chord = b.chord * size
    groups: list[list[tuple[Array, Array, float, Array, Array, float]]] = [[], [], []]
    lines = ((shoulder, elbow, 5), (elbow, wrist, 6), (wrist, end, 9))
    for g, (start, stop, n) in enumerate(lines):
        for layer in (0, 1):  # covert feathers lie over the flight feathers
            for i in range(n):
                u = (i + 0.5) / n
                base = start + (stop - start) * u
                if g < 2:
                    way = np.array([-1.0, 0.10 * g, 0.0])
                    length = chord * (1.0 - 0.06 * g)
                else:
                    a = np.radians(10 + (62 + 16 * b.pointed) * u)
                    way = np.array([-np.cos(a), np.sin(a), 0.0])
                    length = chord * (1.0 + (0.55 + 0.5 * b.pointed) * u * (1.2 - 0.45 * u))
                if layer:
                    length *= 0.48
                color = main * (1 - u * 0.7) + tip_color * (u * 0.7) if g == 2 else main
                color = color * (1.08 if layer else 1.0)
                side = np.array([way[1], -way[0], 0.0])
                half = chord * (0.15 if g < 2 else 0.135 - 0.03 * u)
                base = base + np.array([0, 0, (0.018 if layer else 0.004) * size])
                groups[g].append(
                    (
                        base - way * 0.04 * chord,
                        base + way * length,
                        half,
                        color,
                        side,
                        0.3 + 0.5 * b.pointed * (g == 2),
                    )
                )
    return [(_feathers(rows), g) for g, rows in enumerate(groups)]


def _folded_wing(b: Bird, coat: Coat, flesh: list[Flesh], shoulder: Array, rump: Array, size: float) -> list[Mesh]:
    """The left wing laid along the body: a shell that hugs the flank, drawn in rows of feathers, and the long tips
    behind."""
    main, dark = (
        srgb(coat.color("wing")).astype(float),
        srgb(coat.patches.get("wing_tip", shade(coat.color("wing"), 0.7))).astype(float),
    )
    back = rump - shoulder
    back[1] = 0.0
    length = float(np.linalg.norm(back)) * 1.12
    back /= np.linalg.norm(back)
    down = np.array([back[2], 0.0, -back[0]])
    if down[2] > 0:
        down = -down
    rows, columns = 15, 9
    u, v = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    deep = 1.25 * b.girth * size * np.clip(np.sin(np.pi * (0.16 + 0.80 * u)), 0.04, 1) ** 0.8
    top = -0.30 * b.girth * size * (1 - 0.9 * u)
    guess = (
        shoulder
        - back * 0.06 * size
        + back * (u * length)[..., None]
        + down * (top + v * deep)[..., None]
        + np.array([0, 0.35 * b.girth * size, 0])
    )
    edge = (u < 0.02) | (v < 0.02) | (v > 0.98)
    points = all_onto(
        flesh, guess.reshape(-1, 3), (np.where(edge, -0.012, 0.030 + 0.02 * np.sin(np.pi * v)) * size).ravel()
    )
    i = np.arange(rows * columns).reshape(rows, columns)
    p, q, r, t = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    faces = np.concatenate([np.stack([p, r, q], 1), np.stack([p, t, r], 1)])
    shell = smooth(points, faces, "#ffffff", Material(roughness=0.75, two_sided=True))
    scallop = (
        0.90 + 0.14 * np.cos(2 * np.pi * (5.5 * v + 0.5 * np.floor(4 * u))) * (u > 0.25) - 0.10 * ((4 * u) % 1 > 0.8)
    )
    mix = np.clip((u - 0.45) * 2.2, 0, 1)[..., None]
    colors = ((main * (1 - mix) + dark * mix) * scallop[..., None]).reshape(-1, 3)
    out = [Mesh(shell.positions, shell.normals, np.clip(colors, 0, 1).astype(np.float32), shell.triangles, FEATHER)]
    end = points.reshape(rows, columns, 3)
    tips: list[tuple[Array, Array, float, Array, Array, float]] = []
    for k in range(4):
        base = end[rows - 4, 1 + k]
        tip = base + back * length * (0.52 - 0.07 * k) - np.array([0, 0.5 * base[1], 0])
        tips.append((base, tip, 0.055 * size, dark * (0.95 - 0.05 * k), down, 0.5))
    out.append(_feathers(tips))
    return out


def build_bird(kind: str, b: Bird, coat: Coat, seed: int, lod: int) -> Animal:
    """The bird of a plan in a coat."""
    s = b.body_m
    tilt = np.radians(b.tilt)
    ahead = np.array([np.cos(tilt), 0, np.sin(tilt)])
    above = np.array([-np.sin(tilt), 0, np.cos(tilt)])
    middle = np.array([0.0, 0, b.stance])
    chest, rump = middle + ahead * 0.26, middle - ahead * 0.36
    up = np.radians(b.neck_up)
    neck0 = middle + ahead * 0.42 + above * 0.07
    neck1 = neck0 + b.neck * 0.5 * np.array([np.cos(up), 0, np.sin(up)])
    head = neck0 + b.neck * np.array([np.cos(up) * 0.85, 0, np.sin(up)]) + [0.02, 0, 0.02]
    hip = middle - ahead * 0.08 + [0, 0, -0.08]
    hip_y = b.girth * 0.50
    knee = np.array([hip[0] + 0.10, hip_y, hip[2] * 0.72])
    ankle = np.array([hip[0] - 0.07 - 0.03 * b.stance, hip_y, max(hip[2] * 0.34, 0.06)])
    foot = np.array([hip[0] + 0.03, hip_y, 0.018])
    shoulder = middle + ahead * 0.28 + above * 0.14 + [0, b.girth * 0.62, 0]
    half = b.span / 2 - shoulder[1]
    joints = np.array(
        [
            shoulder,
            shoulder + np.array([0.06, half * 0.26, 0.02]),
            shoulder + np.array([0.16, half * 0.55, 0.03]),
            shoulder + np.array([0.02, half * 0.86, 0.02]),
        ]
    )
    bones = [
        Bone("body", "", _point(middle * s)),
        Bone("neck1", "body", _point(neck0 * s)),
        Bone("neck2", "neck1", _point(neck1 * s)),
        Bone("head", "neck2", _point((head - [0.03, 0, 0.04]) * s)),
        Bone("jaw", "head", _point((head + np.array([b.head_r * 0.7, 0, -0.02])) * s)),
        Bone("tail", "body", _point(rump * s)),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        m = np.array([1, sign, 1])
        bones += [
            Bone(f"fold_{side}", "body", _point(shoulder * m * s)),
            Bone(f"hind1_{side}", "body", _point((hip + np.array([0, sign * hip_y, 0])) * s)),
            Bone(f"hind2_{side}", f"hind1_{side}", _point(knee * m * s)),
            Bone(f"hind3_{side}", f"hind2_{side}", _point(ankle * m * s)),
            Bone(f"hind4_{side}", f"hind3_{side}", _point(foot * m * s)),
            Bone(f"wing1_{side}", "body", _point(joints[0] * m * s)),
            Bone(f"wing2_{side}", f"wing1_{side}", _point(joints[1] * m * s)),
            Bone(f"wing3_{side}", f"wing2_{side}", _point(joints[2] * m * s)),
        ]
    clay = Sculpture(bones, coat, max(s * (b.stance + 0.5), 0.05), seed)
    k = 0.08 * s

    def rod(
        bone: str, a: Array, z: Array, r0: float, r1: float, patch: str = "coat", width: float = 1.0, blend: float = k
    ) -> Flesh:
        return Flesh(bone, _point(a * s), _point(z * s), r0 * s, r1 * s, patch, width, blend)

    g = b.girth
    flesh = [
        rod("body", middle - ahead * 0.12 - above * 0.02, chest - above * 0.05, g, g * 0.92, "belly", 0.92),
        rod("body", chest - above * 0.10, chest - above * 0.02, g * 0.8, g * 0.7, "chest", 0.95),
        rod("body", middle - ahead * 0.10 + above * 0.07, chest + above * 0.05, g * 0.82, g * 0.72, "back", 0.95),
        rod("body", middle - ahead * 0.1, rump, g * 0.86, g * 0.34, "coat", 0.95),
        rod("tail", rump, rump - ahead * 0.10, g * 0.34, g * 0.16, "tail", 1.2),
        rod("neck1", neck0 - ahead * 0.08, neck1, b.neck_r * 1.35, b.neck_r, "neck"),
        rod("neck2", neck1, head, b.neck_r, max(b.neck_r * 0.9, b.head_r * 0.62), "neck"),
        rod("head", head - [0.01, 0, 0], head + np.array([0.045, 0, 0.012]), b.head_r, b.head_r * 0.92, "face", 0.94),
        rod(
            "hind1_l",
            hip + np.array([0, hip_y * 0.9, 0.05]),
            knee + np.array([0, 0, 0.01]),
            g * 0.46,
            b.leg_r * 2.0,
            "thigh",
            0.85,
        ),
    ]
    flesh = clay.both(flesh)
    detail = 1.0 if lod == 0 else 1.6
    cell = 0.042 * s * detail
    low, high = head - b.head_r * 1.5, head + b.head_r * 1.5
    clay.body(
        flesh,
        cell,
        [Closer(_point(low * s), _point(high * s), 0.026 * max(1.0, b.head_r / 0.17) * s * detail)],
        PLUMAGE,
        soft=0.02,
    )
    for side, sign in (("l", 1.0), ("r", -1.0)):  # bare shanks and toes
        m = np.array([1, sign, 1]) * s
        leg = coat.color("leg")
        clay.fix(capsule(knee * m, ankle * m, b.leg_r * 1.5 * s, b.leg_r * s, leg, SCALY, 7, 3), f"hind2_{side}")
        clay.fix(capsule(ankle * m, foot * m, b.leg_r * s, b.leg_r * 0.9 * s, leg, SCALY, 7, 3), f"hind3_{side}")
        toe = max(0.14, b.leg_r * 4.5)
        tips = [
            foot + toe * np.array([np.cos(a), sign * np.sin(a) * sign, 0]) - [0, 0, 0.008] for a in (-0.5, 0.0, 0.5)
        ]
        for tip in [*tips, foot + np.array([-0.6 * toe, 0, -0.008])]:
            clay.fix(
                capsule(foot * m, tip * m, b.leg_r * 0.75 * s, b.leg_r * 0.35 * s, leg, SCALY, 6, 3), f"hind4_{side}"
            )
        if b.webbed:
            web = np.array([foot, *tips]) * m
            clay.fix(
                smooth(
                    web + np.array([0, 0, 0.001]),
                    np.array([[0, 1, 2], [0, 2, 3]]) if sign > 0 else np.array([[0, 2, 1], [0, 3, 2]]),
                    leg,
                    FEATHER,
                ),
                f"hind4_{side}",
            )
        folded = _folded_wing(b, coat, flesh, shoulder * s, (rump + above * 0.05) * s, s)
        spread = _spread_wing(b, coat, joints * s, s)
        arm = [
            capsule(
                joints[i] * s,
                joints[i + 1] * s,
                (0.062 - 0.016 * i) * s,
                (0.046 - 0.016 * i) * s,
                coat.color("wing"),
                PLUMAGE,
                8,
                3,
            )
            for i in range(3)
        ]
        if sign < 0:
            folded, spread, arm = (
                [mirrored(f) for f in folded],
                [(mirrored(mesh), i) for mesh, i in spread],
                [mirrored(a) for a in arm],
            )
        for mesh in folded:
            clay.fix(mesh, f"fold_{side}")
        for mesh, i in spread:
            clay.fix(mesh, f"wing{i + 1}_{side}")
        for i, mesh in enumerate(arm):
            clay.fix(mesh, f"wing{i + 1}_{side}")
    length, width = b.tail
    rows: list[tuple[Array, Array, float, Array, Array, float]] = []
    tint = srgb(coat.color("tail")).astype(float)
    for i in range(7):
        a = np.radians(b.tail_fan) * (i - 3) / 3
        way: Array = -ahead * float(np.cos(a)) + np.array([0, 1.0, 0]) * float(np.sin(a)) - above * 0.03 * abs(i - 3)
        if kind == "rooster":
            way = way + above * 0.9
        rows.append(
            (
                (rump - ahead * 0.02 + above * 0.02) * s,
                (rump + way * length * (1 - 0.05 * abs(i - 3))) * s,
                width * s,
                tint,
                np.cross(way, above),
                0.25,
            )
        )
    clay.fix(_feathers(rows), "tail")
    _face(b, clay, flesh, head, s, lod)
    parts = clay.finished()
    every = np.concatenate([p.mesh.positions for p in parts])
    top = (head + np.array([0.02, 0, b.head_r])) * s
    mouth = (head + np.array([b.head_r + b.beak[0], 0, -0.02])) * s
    sockets = {
        "root": ("body", (0.0, 0.0, 0.0)),
        "head": ("head", _point(head * s)),
        "head_top": ("head", _point(top)),
        "mouth": ("jaw", _point(mouth)),
        "back": ("body", _point((middle + above * g) * s)),
        "eyes": ("head", _point((head + np.array([b.head_r * 0.6, 0, 0.03])) * s)),
    }
    return Animal(
        kind=kind,
        plan="bird",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=float(top[2]) * 1.03,
        length_m=float(np.ptp(every[:, 0])),
        mass_kg=b.mass_kg,
        girth_m=float(g * s),
        numbers={
            "body": s,
            "stance": b.stance * s,
            "tilt": float(tilt),
            "beats": b.beats_hz,
            "glides": b.glides,
            "waddle": b.waddle,
            "span": b.span * s,
            "swims": float(b.webbed),
        },
    )


def _face(b: Bird, clay: Sculpture, flesh: list[Flesh], head: Array, s: float, lod: int) -> None:
    coat = clay.coat
    r, out = b.eye
    a = np.pi / 2 * out
    guess = head + b.head_r * np.array([0.45 + 0.35 * np.cos(a), 0.30 + 0.62 * np.sin(a), 0.20])
    at = set_onto(flesh, guess * s, -(0.35 if r < 0.07 else 0.62) * r * s)
    gaze = np.array([np.cos(a), np.sin(a), 0.04])
    clay.fix_both(eye(at, r * s, gaze, coat.iris, level=2 if lod == 0 else 1), "head")
    clay.fix_both(
        bead(at - gaze * r * s * 0.3, r * s * 1.05, shade(coat.color("face"), 0.4), Material(roughness=0.6), 1), "head"
    )
    length, root, hook = b.beak
    start = head + np.array([b.head_r * 0.72, 0, -0.01])
    color = coat.color("beak")
    if b.flat_beak:
        for bone, dz, long in (("head", 0.012, 1.0), ("jaw", -0.022, 0.94)):
            mesh = bead(
                (start + np.array([length * 0.5 * long, 0, dz - 0.02])) * s,
                np.array([length * 0.58 * long, root * 1.25, root * 0.34]) * s,
                color,
                Material(roughness=0.4),
            )
            clay.fix(mesh, bone)
    else:
        curve = np.array([start + np.array([length * t, 0, -hook * t**2.2 + 0.012]) for t in np.linspace(0, 1, 6)])
        low = np.array(
            [start + np.array([length * 0.86 * t, 0, -0.020 - hook * 0.35 * t**2]) for t in np.linspace(0, 1, 4)]
        )
        clay.fix(horn(curve * s, root * s, color, None, 9), "head")
        clay.fix(horn(low * s, root * 0.72 * s, color, None, 8), "jaw")
    if b.crest == "comb":
        for i in range(5):
            x = -0.05 + 0.045 * i
            clay.fix(
                bead(
                    (head + np.array([x, 0, b.head_r * 0.98 + 0.03 * np.sin(1 + i)])) * s,
                    np.array([0.035, 0.014, 0.06]) * s,
                    "#b51f1c",
                    Material(roughness=0.6),
                    1,
                ),
                "head",
            )
        clay.fix(
            bead(
                (start + np.array([0.02, 0, -0.10])) * s,
                np.array([0.025, 0.018, 0.06]) * s,
                "#b51f1c",
                Material(roughness=0.6),
                1,
            ),
            "jaw",
        )
    elif b.crest == "ears":
        base = head + np.array([-0.02, b.head_r * 0.55, b.head_r * 0.72])
        clay.fix_both(
            horn(
                np.array([base, base + np.array([0.0, 0.04, 0.08]), base + np.array([-0.03, 0.07, 0.16])]) * s,
                0.05 * s,
                coat.color("wing"),
                None,
                7,
            ),
            "head",
        )
