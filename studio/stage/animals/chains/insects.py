"""Butterflies, bees and beetles."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.features import leaf, oval
from studio.stage.animals.field import Point
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.animals.skeleton import Bone
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import capsule, torus
from studio.stage.things.forms import cutout


@dataclass(frozen=True, slots=True, kw_only=True)
class Insect:
    """``span_m`` from tip to tip; ``wings``: ``butterfly``, ``clear`` (bee, dragonfly)."""

    span_m: float
    color: str
    body: str
    wings: str = "butterfly"
    flaps_hz: float = 6.0
    long: float = 0.45


INSECTS: Mapping[str, Insect] = {
    "butterfly": Insect(span_m=0.11, color="#d8742a", body="#1c1614", flaps_hz=7.0),
    "moth": Insect(span_m=0.07, color="#a08a6c", body="#6a5a44", flaps_hz=11.0),
    "bee": Insect(span_m=0.026, color="#dfe8ec", body="#c8901c", wings="clear", flaps_hz=60.0, long=0.55),
    "dragonfly": Insect(span_m=0.10, color="#dfe8ec", body="#2a6a7a", wings="clear", flaps_hz=28.0, long=0.95),
    "firefly": Insect(span_m=0.03, color="#dfe8ec", body="#2a2620", wings="clear", flaps_hz=40.0, long=0.5),
}


def _butterfly_wing(f: Insect, color: str) -> list[Mesh]:
    """Upper and lower wing on the left: a dark rim, a coloured field, pale spots; two layers 0.2 mm apart."""
    s = f.span_m / 2
    thin = Material(roughness=0.7, two_sided=True)
    upper = np.array(
        [
            (0.02, 0.02),
            (0.30, 0.30),
            (0.52, 0.62),
            (0.60, 0.92),
            (0.50, 1.0),
            (0.34, 0.92),
            (0.10, 0.70),
            (-0.04, 0.40),
            (-0.06, 0.05),
        ]
    )
    lower = np.array(
        [
            (-0.02, 0.04),
            (-0.08, 0.42),
            (-0.16, 0.68),
            (-0.38, 0.74),
            (-0.58, 0.58),
            (-0.60, 0.36),
            (-0.42, 0.14),
            (-0.14, 0.02),
        ]
    )
    out: list[Mesh] = []
    for shape in (upper, lower):
        middle = shape.mean(0)
        for k, (size, tint, z) in enumerate(
            ((1.0, "#17120f", 0.0), (0.80, color, 0.006), (0.42, shade(color, 1.5), 0.011))
        ):
            o = middle + (shape - middle) * size - np.array([0.0, 0.05 if k else 0.0])
            for side in (1, -1) if k else (1,):
                out.append(cutout(o * s, 0.004 * s, tint, thin, (0, 1), (0, 0, side * z * s)))
    for x, y in ((0.50, 0.80), (0.46, 0.92), (0.36, 0.86), (-0.46, 0.58), (-0.52, 0.42)):
        t = np.linspace(0, 2 * np.pi, 7, endpoint=False)
        out.append(
            cutout(
                np.stack([x + 0.03 * np.cos(t), y + 0.03 * np.sin(t)], 1) * s,
                0.004 * s,
                "#ece6d6",
                thin,
                (0, 1),
                (0, 0, 0.014 * s),
            )
        )
    return out


def build_insect(kind: str, f: Insect, color: str, seed: int, lod: int) -> Animal:
    """Body along x, wings on two bones."""
    s = f.span_m / 2
    bones = [
        Bone("body", "", (0.0, 0.0, 0.0)),
        Bone("jaw", "body", (0.0, 0.0, 0.0)),
        Bone("wing_l", "body", (0.0, 0.03 * s, 0.02 * s)),
        Bone("wing_r", "body", (0.0, -0.03 * s, 0.02 * s)),
    ]
    clay = Sculpture(bones, Coat(coat=f.body, fur_m=0.0), s, seed)
    long = f.long * 2 * s
    fur = Material(texture=Texture.FUR if f.wings != "clear" or kind == "bee" else Texture.SKIN, roughness=0.6, a=0.001)
    fat = 0.16 if kind == "bee" else 0.055
    clay.fix(capsule((long * 0.02, 0, 0), (long * 0.20, 0, 0), fat * s * 1.2, fat * s, f.body, fur, 10, 4), "body")
    clay.fix(
        capsule((0, 0, 0), (-long * 0.55, 0, -0.02 * s), fat * s * 1.15, fat * s * 0.6, f.body, fur, 10, 4), "body"
    )
    clay.fix(
        capsule((long * 0.27, 0, 0), (long * 0.30, 0, 0), fat * s * 0.95, fat * s * 0.8, f.body, fur, 8, 3), "body"
    )
    if kind == "bee":
        for x in (-0.12, -0.28, -0.42):
            ring = torus((0, 0, 0), fat * s * (1.0 + 0.5 * x), fat * s * 0.2, "#17120f", fur, 14, 5).moved(
                np.array([[0, 0, 1, long * x], [0, 1, 0, 0], [-1, 0, 0, -0.01 * s]])
            )
            clay.fix(Mesh(ring.positions, ring.normals, ring.colors, ring.triangles, fur), "body")
    if kind == "firefly":
        clay.fix(
            capsule(
                (-long * 0.45, 0, -0.02 * s),
                (-long * 0.6, 0, -0.02 * s),
                fat * s * 1.1,
                fat * s,
                "#d8ff5a",
                Material(roughness=0.9, emission=6.0),
                10,
                4,
            ),
            "body",
        )
    for sign in (1, -1):
        start, mid, tip = (
            np.array([long * 0.32, 0, 0.02 * s]),
            np.array([long * 0.42, sign * 0.10 * s, 0.10 * s]),
            np.array([long * 0.58, sign * 0.20 * s, 0.12 * s]),
        )
        clay.fix(capsule(start, mid, 0.008 * s, 0.006 * s, "#17120f", fur, 5, 2), "body")
        clay.fix(capsule(mid, tip, 0.006 * s, 0.012 * s, "#17120f", fur, 5, 2), "body")
    if f.wings == "butterfly":
        wing = _butterfly_wing(f, color)
    else:
        clear = Material(texture=Texture.GLASS, roughness=0.2, a=0.25, two_sided=True)
        wing = [
            leaf(
                (0.05 * s, 0.03 * s, 0),
                (0.18 * s, s, 0),
                (1.0, 0, 0),
                0.17 * s,
                oval,
                0.0,
                color,
                color,
                clear,
                rows=6,
                columns=3,
            ),
            leaf(
                (-0.10 * s, 0.03 * s, 0),
                (-0.32 * s, 0.9 * s, 0),
                (1.0, 0, 0),
                0.16 * s,
                oval,
                0.0,
                color,
                color,
                clear,
                rows=6,
                columns=3,
            ),
        ]
    for mesh in wing:
        clay.fix(mesh, "wing_l")
        clay.fix(mirrored(mesh), "wing_r")
    parts = clay.finished()
    sockets: dict[str, tuple[str, Point]] = dict.fromkeys(
        ("root", "back", "eyes", "head", "head_top", "mouth"), ("body", (0.0, 0.0, 0.0))
    )
    del lod
    return Animal(
        kind=kind,
        plan="insect",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=0.3 * s,
        length_m=long,
        mass_kg=0.001,
        girth_m=s,
        numbers={
            "flaps": f.flaps_hz,
            "span": f.span_m,
            "clear": float(f.wings == "clear"),
            "glow": float(kind == "firefly"),
        },
    )
