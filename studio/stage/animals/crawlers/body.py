"""Crabs and spiders: a shell or two bodies, eight jointed legs, claws."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.features import bead, horn
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.mesh import Material, Texture
from studio.stage.shapes import capsule

LEGS = tuple(f"leg{k}_{side}" for side in ("l", "r") for k in range(4))
"""From front to back, left before right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawler:
    """``across_m`` is the width of its body; lengths are parts of it, angles degrees ahead of straight outward."""

    across_m: float
    mass_kg: float
    high: float
    """Of the middle of its body over the ground."""
    roots: tuple[tuple[float, float], ...]
    """x and y of the legs where they leave the body, front to back."""
    angles: tuple[float, float, float, float]
    knee: tuple[float, float]
    """How far out the knees are, and how high over the ground."""
    foot: float
    """How far out the feet are."""
    leg_r: float
    claws: bool = False
    sideways: bool = False


CRAWLERS: Mapping[str, tuple[Crawler, Coat]] = {
    "crab": (
        Crawler(
            across_m=0.20, mass_kg=0.6, high=0.34, roots=((0.16, 0.36), (0.04, 0.42), (-0.09, 0.41), (-0.21, 0.34)),
            angles=(32, 8, -16, -42), knee=(0.42, 0.56), foot=0.80, leg_r=0.055, claws=True, sideways=True,
        ),
        Coat(
            coat="#b8432a", patches={"leg": "#b84e30", "under": "#e8cfae", "claw": "#c24a2c", "tip": "#2c1a16"},
            pattern="spots", mark="#8e2f1f", under="#e8cfae", under_reach=0.5, iris="#1a1210", fur_m=0.0,
        ),
    ),
    "spider": (
        Crawler(
            across_m=0.055, mass_kg=0.03, high=0.52, roots=((0.28, 0.22), (0.12, 0.27), (-0.04, 0.27), (-0.18, 0.22)),
            angles=(52, 20, -14, -48), knee=(0.95, 1.25), foot=2.1, leg_r=0.10,
        ),
        Coat(
            coat="#2a211c", patches={"leg": "#33281f", "tip": "#4a3a2c", "mark": "#4f3622"}, iris="#0c0a0a", fur_m=0.004
        ),
    ),
}  # fmt: skip
"""Kind -> plan and coat."""


def _leg(f: Crawler, k: int) -> tuple[Array, Array, Array]:
    """Where a left leg leaves the body, its knee and its tip, in metres at rest."""
    s, a = f.across_m, np.radians(f.angles[k])
    out = np.array([np.sin(a), np.cos(a), 0.0])
    root = np.array([*f.roots[k], f.high * 0.92])
    return root * s, (root * [1, 1, 0] + out * f.knee[0] + [0, 0, f.knee[1]]) * s, (
        root * [1, 1, 0] + out * f.foot
    ) * s  # fmt: skip


def build_crawler(kind: str, f: Crawler, coat: Coat, seed: int, lod: int) -> Animal:
    """The body over the origin, x ahead."""
    s = f.across_m

    def at(x: float, y: float, z: float) -> Point:
        return (x * s, y * s, z * s)

    bones = [Bone("body", "", at(0, 0, f.high)), Bone("jaw", "body", at(0.2, 0, f.high))]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        for k in range(4):
            for i, p in enumerate(_leg(f, k)):
                parent = "body" if i == 0 else f"leg{k}_{side}{i}"
                bones.append(Bone(f"leg{k}_{side}{i + 1}", parent, (float(p[0]), float(sign * p[1]), float(p[2]))))
        if f.claws:
            for i, p in enumerate(_ARM):
                parent = "body" if i == 0 else f"arm{i}_{side}"
                bones.append(Bone(f"arm{i + 1}_{side}", parent, at(p[0], sign * p[1], p[2])))
    clay = Sculpture(bones, coat, 0.5 * s, seed)
    hard = Material(texture=Texture.FUR, roughness=0.8, a=coat.fur_m) if coat.fur_m else Material(roughness=0.38)
    _legs(f, clay, hard, lod)
    if f.claws:
        _crab(f, clay, hard, lod)
    else:
        _spider(f, clay, hard, lod)
    parts = clay.finished()
    every = np.concatenate([p.mesh.positions for p in parts])
    front, top = 0.34, f.high + 0.22
    sockets: dict[str, tuple[str, Point]] = {
        "root": ("body", (0.0, 0.0, 0.0)),
        "head": ("body", at(front * 0.8, 0, f.high + 0.08)),
        "head_top": ("body", at(0, 0, top)),
        "mouth": ("jaw", at(front, 0, f.high - 0.05)),
        "back": ("body", at(0, 0, top)),
        "eyes": ("body", at(front, 0, f.high + 0.16)),
    }
    return Animal(
        kind=kind, plan="crawler", skeleton=clay.skeleton, parts=parts, sockets=sockets,
        height_m=float(every[:, 2].max()), length_m=float(np.ptp(every[:, 1])), mass_kg=f.mass_kg,
        girth_m=float(every[:, 1].max()),
        numbers={"across": s, "high": f.high * s, "claws": float(f.claws), "sideways": float(f.sideways)},
    )  # fmt: skip


_ARM = ((0.24, 0.33, 0.32), (0.38, 0.62, 0.36), (0.66, 0.50, 0.52), (0.80, 0.44, 0.66))
"""Shoulder, elbow, wrist and the joint of the finger of a raised claw."""


def _legs(f: Crawler, clay: Sculpture, hard: Material, lod: int) -> None:
    r = f.leg_r * f.across_m
    color, tip = clay.coat.color("leg"), clay.coat.color("tip")
    sides, rows = (8, 4) if lod == 0 else (6, 3)
    for k in range(4):
        root, knee, foot = _leg(f, k)
        ankle = knee * 0.42 + foot * 0.58
        for side, sign in (("l", 1.0), ("r", -1.0)):
            flip = np.array([1.0, sign, 1.0])
            clay.fix(capsule(root * flip, knee * flip, r * 0.95, r * 1.15, color, hard, sides, rows), f"leg{k}_{side}1")
            clay.fix(
                capsule(knee * flip, ankle * flip, r, r * 0.7, shade(color, 0.92), hard, sides, rows), f"leg{k}_{side}2"
            )
            clay.fix(
                capsule(ankle * flip, foot * flip + [0, 0, r * 0.2], r * 0.62, r * 0.14, tip, hard, sides, rows),
                f"leg{k}_{side}2",
            )


def _crab(f: Crawler, clay: Sculpture, hard: Material, lod: int) -> None:
    s, z = f.across_m, f.high

    def at(x: float, y: float, zz: float) -> Point:
        return (x * s, y * s, zz * s)

    shell = clay.both(
        [
            Flesh("body", at(0.02, 0.25, z + 0.02), at(0.02, -0.25, z + 0.02), 0.19 * s, 0.19 * s, blend=0.08 * s),
            Flesh("body", at(0.12, 0.28, z + 0.02), at(0.04, 0.46, z + 0.02), 0.14 * s, 0.07 * s, blend=0.06 * s),
            Flesh("body", at(-0.14, 0.16, z), at(-0.20, 0.0, z), 0.13 * s, 0.13 * s, blend=0.06 * s),
            Flesh("body", at(0.20, 0.10, z + 0.03), at(0.24, 0.0, z + 0.03), 0.11 * s, 0.11 * s, blend=0.05 * s),
        ]
    )
    clay.body(shell, (0.050 if lod == 0 else 0.075) * s, (), hard, soft=0.05)
    level = 2 if lod == 0 else 1
    for sign in (1.0, -1.0):
        foot = np.array([0.29, sign * 0.10, z + 0.10]) * s
        head = np.array([0.34, sign * 0.12, z + 0.26]) * s
        clay.fix(capsule(foot, head, 0.022 * s, 0.026 * s, clay.coat.color("claw"), hard, 6, 3), "body")
        clay.fix(bead(head, 0.045 * s, "#120c0a", Material(roughness=0.12), level), "body")
    claw, tip = clay.coat.color("claw"), "#ecd9bc"
    p = [np.array(q) * s for q in _ARM]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        flip = np.array([1.0, sign, 1.0])
        big = 1.15 if side == "r" else 0.95  # one is always the larger
        clay.fix(capsule(p[0] * flip, p[1] * flip, 0.06 * s, 0.075 * s, claw, hard, 8, 3), f"arm1_{side}")
        clay.fix(capsule(p[1] * flip, p[2] * flip, 0.075 * s, 0.085 * s, claw, hard, 8, 3), f"arm2_{side}")
        way = (p[3] - p[2]) / np.linalg.norm(p[3] - p[2])
        start, end = ((q + way * 0.02 * s) * flip for q in (p[2], p[3]))
        clay.fix(capsule(start, end, 0.125 * s * big, 0.165 * s * big, claw, hard, 10, 4), f"arm3_{side}")
        inward = np.array([0.15, -0.9, 0.3])
        outward = -inward
        for bone, lean, thick in ((f"arm3_{side}", outward, 0.115), (f"arm4_{side}", inward, 0.085)):
            start = p[3] + lean * 0.075 * s * big
            bend = start + (way * 0.20 + lean * 0.08) * s * big
            end = start + (way * 0.40 - lean * 0.03) * s * big
            points = np.stack([start, (start + bend) / 2 + lean * 0.02 * s, bend, (bend + end) / 2, end]) * flip
            clay.fix(horn(points, thick * s * big, claw, tip, 8), bone)


def _spider(f: Crawler, clay: Sculpture, hair: Material, lod: int) -> None:
    s, z = f.across_m, f.high

    def at(x: float, y: float, zz: float) -> Point:
        return (x * s, y * s, zz * s)

    flesh = [
        Flesh("body", at(0.18, 0, z), at(-0.12, 0, z + 0.02), 0.27 * s, 0.30 * s, "coat", 1.1, 0.06 * s),
        Flesh("body", at(-0.58, 0, z + 0.14), at(-0.92, 0, z + 0.12), 0.46 * s, 0.40 * s, "mark", 1.0, 0.08 * s),
        Flesh("body", at(-0.20, 0, z + 0.02), at(-0.42, 0, z + 0.08), 0.13 * s, 0.16 * s, "coat", 1.0, 0.05 * s),
    ]
    clay.body(flesh, (0.10 if lod == 0 else 0.15) * s, (), hair, soft=0.05)
    shine = Material(roughness=0.1)
    for x, y, zz, r in (
        (0.43, 0.06, 0.12, 0.055),
        (0.40, 0.15, 0.13, 0.04),
        (0.36, 0.07, 0.21, 0.04),
        (0.31, 0.15, 0.20, 0.032),
    ):
        clay.fix_both(bead(np.array([x, y, z + zz]) * s, r * s, clay.coat.iris, shine, 1), "body")
    fang = np.array([(0.40, 0.08, z - 0.02), (0.50, 0.08, z - 0.12), (0.46, 0.06, z - 0.28)]) * s
    clay.fix_both(horn(fang, 0.075 * s, clay.coat.color("tip"), "#0c0807", 7), "jaw")
    feeler = [np.array(q) * s for q in ((0.34, 0.16, z), (0.62, 0.24, z + 0.18), (0.84, 0.22, 0.06))]
    for a, b in ((feeler[0], feeler[1]), (feeler[1], feeler[2])):
        clay.fix_both(capsule(a, b, 0.07 * s, 0.06 * s, clay.coat.color("leg"), hair, 6, 3), "body")
