"""Snakes and eels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat
from studio.stage.animals.features import eye
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import capsule

SNAKE_BONES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Serpent:
    """A snake's length and half thickness, metres."""

    length_m: float
    thick_m: float
    mass_kg: float
    coat: Coat = field(
        default_factory=lambda: Coat(
            coat="#5a6a34",
            pattern="stripes",
            mark="#2c3420",
            under="#c9c08a",
            under_reach=0.4,
            iris="#d8a020",
            pupil="slit",
            fur_m=0.0,
        )
    )


SERPENTS: Mapping[str, Serpent] = {
    "snake": Serpent(length_m=1.6, thick_m=0.032, mass_kg=2.0),
    "worm": Serpent(length_m=0.16, thick_m=0.005, mass_kg=0.01, coat=Coat(coat="#b07a6c", fur_m=0.0)),
    "eel": Serpent(length_m=0.9, thick_m=0.03, mass_kg=1.5, coat=Coat(coat="#3a3f34", under="#b9b48e", fur_m=0.0)),
}


def build_serpent(kind: str, f: Serpent, seed: int, lod: int) -> Animal:
    """A snake stretched along -x from its head at the origin."""
    s, r = f.length_m, f.thick_m
    xs = -np.linspace(0, 1, SNAKE_BONES) * s
    bones = [Bone(f"seg{i}", f"seg{i - 1}" if i else "", (float(x), 0.0, r)) for i, x in enumerate(xs)]
    bones.append(Bone("jaw", "seg0", (float(0.01 * s), 0.0, r * 0.6)))
    clay = Sculpture(bones, f.coat, s * 0.25, seed)
    u = np.linspace(0, 1, SNAKE_BONES)
    radius = r * np.clip(np.minimum(0.72 + 3.0 * u, 1.0), 0, 1) * np.clip((1.02 - u) / 0.45, 0.08, 1) ** 0.8
    flesh = [
        Flesh(
            f"seg{i}",
            (float(xs[i]), 0, r),
            (float(xs[i + 1]), 0, r),
            float(radius[i]),
            float(radius[i + 1]),
            "coat",
            1.08,
            0.3 * r,
        )
        for i in range(SNAKE_BONES - 1)
    ]
    head = r * 3.2
    flesh += [
        Flesh(
            "seg0", (head * 0.10, 0, r * 1.05), (head * 0.55, 0, r * 1.02), r * 0.98, r * 0.85, "face", 1.15, 0.5 * r
        ),
        Flesh("seg0", (head * 0.5, 0, r * 0.98), (head * 0.95, 0, r * 0.92), r * 0.80, r * 0.52, "face", 1.1, 0.5 * r),
    ]
    # rings along the chain: a tube is finer than cells for something so thin
    rings: list[Array] = []
    n = 12 if lod == 0 else 8
    t = 2 * np.pi * np.arange(n) / n
    fine = np.linspace(0, 1, 84 if lod == 0 else 50)
    profile = np.interp(fine, u, radius)
    for q, rr in zip(fine, profile, strict=True):
        rings.append(np.stack([np.full(n, -q * s), rr * 1.06 * np.cos(t), r + rr * np.sin(t) - (r - rr) * 0.6], 1))
    points = np.concatenate(rings)
    normals = np.tile(np.stack([0 * t, np.cos(t), np.sin(t)], 1), (len(fine), 1))
    i = np.arange(len(points)).reshape(len(fine), n)
    j = np.roll(i, -1, 1)
    faces = np.concatenate(
        [
            np.stack([i[:-1].ravel(), i[1:].ravel(), j[1:].ravel()], 1),
            np.stack([i[:-1].ravel(), j[1:].ravel(), j[:-1].ravel()], 1),
        ]
    )
    colors = clay.painted(flesh[: SNAKE_BONES - 1], points, normals)
    weights = np.zeros((len(points), len(bones)), np.float32)
    along = np.clip(np.repeat(fine, n) * (SNAKE_BONES - 1), 0, SNAKE_BONES - 1.0001)
    low = along.astype(int)
    share = (along - low).astype(np.float32)
    rows = np.arange(len(points))
    weights[rows, low] = 1 - share
    weights[rows, np.minimum(low + 1, SNAKE_BONES - 1)] += share
    skin = Material(texture=Texture.LEATHER, roughness=0.35)
    clay.weighted(
        Mesh(
            points.astype(np.float32),
            normals.astype(np.float32),
            colors.astype(np.float32),
            faces.astype(np.int32),
            skin,
        ),
        weights,
    )
    clay.body(flesh[-2:], r * 0.26 * (1 if lod == 0 else 1.6), [], skin, soft=0.05)
    if kind != "worm":
        clay.fix_both(
            eye((head * 0.52, r * 0.72, r * 1.42), r * 0.24, (0.35, 0.9, 0.15), f.coat.iris, f.coat.pupil, level=1),
            "seg0",
        )
        tongue = Material(roughness=0.5)
        for sign in (1, -1):
            clay.fix(
                capsule(
                    (head * 1.05, 0, r * 0.8),
                    (head * 1.45, sign * r * 0.25, r * 0.75),
                    r * 0.05,
                    r * 0.02,
                    "#a0242c",
                    tongue,
                    5,
                    3,
                ),
                "jaw",
            )
    parts = clay.finished()
    sockets: dict[str, tuple[str, Point]] = {
        "root": ("seg0", (0.0, 0.0, 0.0)),
        "head": ("seg0", (head * 0.5, 0.0, r)),
        "head_top": ("seg0", (head * 0.4, 0.0, 2 * r)),
        "mouth": ("seg0", (head, 0.0, r * 0.8)),
        "back": (f"seg{SNAKE_BONES // 3}", (float(xs[SNAKE_BONES // 3]), 0.0, 2 * r)),
        "eyes": ("seg0", (head * 0.5, 0.0, r * 1.4)),
    }
    return Animal(
        kind=kind,
        plan="serpent",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=2 * r,
        length_m=s,
        mass_kg=f.mass_kg,
        girth_m=r,
        numbers={"length": s, "thick": r},
    )
