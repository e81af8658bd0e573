"""An octopus: a mantle like a sack, two eyes beside it, eight arms with suckers."""

from dataclasses import dataclass

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import set_onto
from studio.stage.animals.features import eye
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.soft.strand import hang_strand, strand_bones
from studio.stage.mesh import Material, Texture
from studio.stage.shapes import torus

ARMS = 8
ARM_BONES = 9
WET_SKIN = Material(texture=Texture.SKIN, roughness=0.28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Octopus:
    """``arm_m``: length of an arm; everything else in parts of it."""

    arm_m: float
    mass_kg: float
    mantle: float = 0.30
    """Half thickness of the mantle at its widest, and a third of its length."""
    arm_r: float = 0.085


def arm_angle(k: int) -> float:
    """The direction of an arm seen from above, radians from straight ahead to the left."""
    return 2 * np.pi * (k + 0.5) / ARMS


def build_octopus(kind: str, f: Octopus, coat: Coat, seed: int, lod: int) -> Animal:
    """The crown of the arms over the origin, the mantle leaning back, the arms spread along the ground."""
    s = f.arm_m
    crown, head = np.array([0.0, 0.0, 0.20 * s]), np.array([-0.02 * s, 0.0, 0.33 * s])
    top = np.array([-0.26 * s, 0.0, 0.66 * s])
    bones = [
        Bone("body", "", (0.0, 0.0, float(crown[2]))),
        Bone("head", "body", (float(head[0]), 0.0, float(head[2]))),
        Bone("mantle", "head", (float(head[0]) - 0.04 * s, 0.0, float(head[2]) + 0.06 * s)),
        Bone("jaw", "body", (0.0, 0.0, 0.10 * s)),
    ]
    arms: list[Array] = []
    for k in range(ARMS):
        a = arm_angle(k)
        out = np.array([np.cos(a), np.sin(a), 0.0])
        u = np.linspace(0.0, 1.0, ARM_BONES + 1)[:, None]
        arms.append(crown * [1, 1, 0.7] + out * (0.10 + u) * s + [0, 0, 0.0])
        bones += strand_bones(f"arm{k}_", "body", arms[-1])
    clay = Sculpture(bones, coat, s, seed)
    m = f.mantle * s

    def at(p: Array) -> Point:
        return (float(p[0]), float(p[1]), float(p[2]))

    middle = head * 0.45 + top * 0.55
    brow, above = head + np.array([0.05, 0.12, 0.07]) * s, np.array([0.0, 0.0, s])
    web = crown * [1, 1, 0.7]
    flesh = clay.both(
        [
            Flesh("mantle", at(middle), at(top), m * 0.92, m * 0.62, blend=0.10 * s),
            Flesh("mantle", at(head + 0.10 * above), at(middle), m * 0.62, m * 0.9, blend=0.10 * s),
            Flesh("head", at(crown), at(head + 0.08 * above), 0.17 * s, 0.155 * s, "face", 1.05, 0.08 * s),
            Flesh("head", at(brow), at(brow + 0.02 * above), 0.055 * s, 0.05 * s, "face", 1.0, 0.04 * s),
            *(
                Flesh(
                    "body",
                    at(web + 0.02 * above),
                    at(web + (arms[k][1] - arms[k][0]) * 1.1),
                    0.10 * s,
                    f.arm_r * s,
                    "web",
                    1.0,
                    0.07 * s,
                )
                for k in range(ARMS // 2)
            ),
        ]
    )
    clay.body(flesh, (0.050 if lod == 0 else 0.075) * s, (), WET_SKIN, soft=0.06)
    u = np.linspace(0.0, 1.0, ARM_BONES + 1)
    radii = f.arm_r * s * (1.0 - 0.93 * u**0.85)
    down = np.array([0.0, 0.0, -1.0])
    under = coat.color("under")
    for k in range(ARMS):
        name = f"arm{k}_"
        hang_strand(
            clay, name, arms[k], radii, coat.color("arm"), under, down, WET_SKIN, *((9, 26) if lod == 0 else (8, 18))
        )
        if lod == 0:  # two rows of suckers
            for i in range(ARM_BONES - 2):
                for row in (-1, 1):
                    p = arms[k][i] * 0.4 + arms[k][i + 1] * 0.6
                    r = float(np.interp(i + 0.6, np.arange(ARM_BONES + 1), radii))
                    cross = np.cross([0, 0, 1.0], arms[k][1] - arms[k][0])
                    cross /= np.linalg.norm(cross)
                    spot = p + cross * row * 0.42 * r + [0, 0, -0.86 * r]
                    clay.fix(torus(spot, 0.26 * r, 0.11 * r, shade(under, 1.15), WET_SKIN, 7, 4), f"{name}{i}")
    socket = set_onto(flesh, head + np.array([0.07, 0.20, 0.10]) * s, -0.026 * s)
    clay.fix_both(eye(socket, 0.048 * s, (0.45, 0.88, 0.1), coat.iris, "bar", level=2 if lod == 0 else 1), "head")
    parts = clay.finished()
    sockets: dict[str, tuple[str, Point]] = {
        "root": ("body", (0.0, 0.0, 0.0)),
        "head": ("head", at(head + np.array([0.05 * s, 0, 0.05 * s]))),
        "head_top": ("mantle", at(top + np.array([0, 0, m * 0.6]))),
        "mouth": ("jaw", (0.0, 0.0, 0.10 * s)),
        "back": ("head", at(head)),
        "eyes": ("head", at(head + np.array([0.07 * s, 0, 0.10 * s]))),
    }
    return Animal(
        kind=kind, plan="octopus", skeleton=clay.skeleton, parts=parts, sockets=sockets,
        height_m=float(top[2] + 0.6 * m), length_m=1.7 * s, mass_kg=f.mass_kg, girth_m=0.85 * s,
        numbers={"arm": s, "crown": float(crown[2])},
    )  # fmt: skip
