"""A bird built from its plan: body, beak, legs, wings and face."""

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.birds.plan import Bird
from studio.stage.animals.birds.wings import FEATHER, PLUMAGE, feathers, folded_wing, point, spread_wing
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import set_onto
from studio.stage.animals.features import bead, eye, horn
from studio.stage.animals.field import Array, Flesh
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.surface import Closer
from studio.stage.mesh import Material, srgb
from studio.stage.shapes import capsule, smooth

SCALY = Material(roughness=0.6)


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
        Bone("body", "", point(middle * s)),
        Bone("neck1", "body", point(neck0 * s)),
        Bone("neck2", "neck1", point(neck1 * s)),
        Bone("head", "neck2", point((head - [0.03, 0, 0.04]) * s)),
        Bone("jaw", "head", point((head + np.array([b.head_r * 0.7, 0, -0.02])) * s)),
        Bone("tail", "body", point(rump * s)),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        m = np.array([1, sign, 1])
        bones += [
            Bone(f"fold_{side}", "body", point(shoulder * m * s)),
            Bone(f"hind1_{side}", "body", point((hip + np.array([0, sign * hip_y, 0])) * s)),
            Bone(f"hind2_{side}", f"hind1_{side}", point(knee * m * s)),
            Bone(f"hind3_{side}", f"hind2_{side}", point(ankle * m * s)),
            Bone(f"hind4_{side}", f"hind3_{side}", point(foot * m * s)),
            Bone(f"wing1_{side}", "body", point(joints[0] * m * s)),
            Bone(f"wing2_{side}", f"wing1_{side}", point(joints[1] * m * s)),
            Bone(f"wing3_{side}", f"wing2_{side}", point(joints[2] * m * s)),
        ]
    clay = Sculpture(bones, coat, max(s * (b.stance + 0.5), 0.05), seed)
    k = 0.08 * s

    def rod(
        bone: str, a: Array, z: Array, r0: float, r1: float, patch: str = "coat", width: float = 1.0, blend: float = k
    ) -> Flesh:
        return Flesh(bone, point(a * s), point(z * s), r0 * s, r1 * s, patch, width, blend)

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
        [Closer(point(low * s), point(high * s), 0.026 * max(1.0, b.head_r / 0.17) * s * detail)],
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
        folded = folded_wing(b, coat, flesh, shoulder * s, (rump + above * 0.05) * s, s)
        spread = spread_wing(b, coat, joints * s, s)
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
    clay.fix(feathers(rows), "tail")
    _face(b, clay, flesh, head, s, lod)
    parts = clay.finished()
    every = np.concatenate([p.mesh.positions for p in parts])
    top = (head + np.array([0.02, 0, b.head_r])) * s
    mouth = (head + np.array([b.head_r + b.beak[0], 0, -0.02])) * s
    sockets = {
        "root": ("body", (0.0, 0.0, 0.0)),
        "head": ("head", point(head * s)),
        "head_top": ("head", point(top)),
        "mouth": ("jaw", point(mouth)),
        "back": ("body", point((middle + above * g) * s)),
        "eyes": ("head", point((head + np.array([b.head_r * 0.6, 0, 0.03])) * s)),
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


def _face_discs(clay: Sculpture, head: Array, at: Array, eye_r: float, head_r: float, s: float) -> None:
    """Colours the pale discs of feathers with dark rims that make an owl's face, in place."""
    pale, dark = srgb(shade(clay.coat.color("face"), 1.35)), srgb(shade(clay.coat.color("face"), 0.25))
    for part in clay.parts:
        points = part.mesh.positions.astype(float)
        front = (points[:, 0] > head[0] * s + 0.05 * head_r) & (points[:, 2] > head[2] * s - 1.15 * head_r)
        far = np.minimum(
            np.hypot(points[:, 1] - at[1], points[:, 2] - at[2]), np.hypot(points[:, 1] + at[1], points[:, 2] - at[2])
        )
        for tint, reach in ((dark, 2.75 * eye_r), (pale, 2.3 * eye_r)):
            share = (np.clip((reach - far) / (0.25 * eye_r), 0, 1) * front)[:, None]
            part.mesh.colors[:] = (part.mesh.colors * (1 - share) + tint * share).astype(np.float32)


def _face(b: Bird, clay: Sculpture, flesh: list[Flesh], head: Array, s: float, lod: int) -> None:
    coat = clay.coat
    r, out = b.eye
    a = np.pi / 2 * out
    guess = head + b.head_r * np.array([0.45 + 0.35 * np.cos(a), 0.30 + 0.62 * np.sin(a), 0.20])
    at = set_onto(flesh, guess * s, -(0.35 if r < 0.07 else 0.62) * r * s)
    gaze = np.array([np.cos(a), np.sin(a), 0.04])
    clay.fix_both(eye(at, r * s, gaze, coat.iris, level=2 if lod == 0 else 1), "head")
    if b.crest == "ears":
        _face_discs(clay, head, at, r * s, b.head_r * s, s)
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
