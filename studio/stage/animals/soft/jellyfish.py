"""A jellyfish: a clear bell on a ring of hinges, frilled arms under it, tentacles at its rim."""

from dataclasses import dataclass

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat
from studio.stage.animals.features import grid_faces
from studio.stage.animals.field import Array, Point
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.soft.strand import hang_strand, strand_bones
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import torus, vertex_normals

HINGES = 8
TENTACLES = 12
FRILLS = 4
STRAND_BONES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Jellyfish:
    """``bell_m``: radius of the open bell; lengths in parts of it."""

    bell_m: float
    mass_kg: float
    tentacle: float = 3.4
    frill: float = 2.2


_SHAPE = ((0.0, 0.62), (0.30, 0.59), (0.56, 0.49), (0.76, 0.32), (0.90, 0.10), (0.97, -0.10), (0.98, -0.22))
"""Radius and height of the bell from its top to its rim."""
_HINGE = 0.62
"""How far down the bell it begins to give."""


def build_jellyfish(kind: str, f: Jellyfish, coat: Coat, seed: int, lod: int) -> Animal:
    """The middle of the rim at the origin, the bell over it, all else hanging."""
    s = f.bell_m
    knots = np.array(_SHAPE)
    bones = [Bone("bell", "", (0.0, 0.0, 0.0))]
    for k in range(HINGES):
        a = 2 * np.pi * k / HINGES
        bones.append(Bone(f"rim{k}", "bell", (float(0.56 * s * np.cos(a)), float(0.56 * s * np.sin(a)), 0.45 * s)))
    strands: list[tuple[str, Array]] = []
    for k in range(TENTACLES if lod == 0 else TENTACLES // 2):
        a = 2 * np.pi * k / (TENTACLES if lod == 0 else TENTACLES // 2) + 0.2
        root = np.array([0.93 * s * np.cos(a), 0.93 * s * np.sin(a), -0.16 * s])
        long = f.tentacle * s * (1.0 if k % 2 else 0.72)
        strands.append((f"tentacle{k}_", root + np.linspace(0, 1, STRAND_BONES + 1)[:, None] * [0, 0, -long]))
    for k in range(FRILLS):
        a = 2 * np.pi * (k + 0.5) / FRILLS
        root = np.array([0.16 * s * np.cos(a), 0.16 * s * np.sin(a), 0.20 * s])
        strands.append((f"frill{k}_", root + np.linspace(0, 1, STRAND_BONES + 1)[:, None] * [0, 0, -f.frill * s]))
    for name, points in strands:
        bones += strand_bones(name, "bell", points)
    clay = Sculpture(bones, coat, s, seed)
    clear = Material(texture=Texture.GLASS, roughness=0.2, a=0.52, two_sided=True)
    rows, sides = (15, 32) if lod == 0 else (9, 18)
    _bell(clay, knots, s, rows, sides, coat.coat, coat.color("rim"), clear)
    flesh = Material(texture=Texture.SKIN, roughness=0.5, emission=0.05)
    for k in range(4):  # the four rings that are seen through the bell
        a = 2 * np.pi * (k + 0.5) / 4
        clay.fix(
            torus((0.25 * s * np.cos(a), 0.25 * s * np.sin(a), 0.40 * s), 0.15 * s, 0.045 * s, coat.color("inside"),
                  flesh, 16 if lod == 0 else 10, 6), "bell",
        )  # fmt: skip
    soft = Material(texture=Texture.SKIN, roughness=0.4, emission=0.12, two_sided=True)
    u = np.linspace(0, 1, STRAND_BONES + 1)
    for name, points in strands:
        if name.startswith("frill"):
            ruffle = 0.10 * s * (1 - 0.72 * u)
            hang_strand(clay, name, points, ruffle, coat.color("frill"), coat.color("inside"), np.array([1.0, 0, 0]),
                        soft, 7, 44 if lod == 0 else 22, 0.42)  # fmt: skip
        else:
            hang_strand(clay, name, points, 0.020 * s * (1 - 0.8 * u), coat.color("tentacle"), coat.color("tentacle"),
                        np.array([1.0, 0, 0]), soft, 4, 18 if lod == 0 else 10)  # fmt: skip
    sockets: dict[str, tuple[str, Point]] = {
        "root": ("bell", (0.0, 0.0, 0.0)),
        "head": ("bell", (0.0, 0.0, 0.2 * s)),
        "head_top": ("bell", (0.0, 0.0, 0.62 * s)),
        "mouth": ("bell", (0.0, 0.0, 0.0)),
        "back": ("bell", (0.0, 0.0, -0.9 * s)),
        "eyes": ("bell", (0.0, 0.0, 0.1 * s)),
    }
    return Animal(
        kind=kind, plan="jellyfish", skeleton=clay.skeleton, parts=clay.finished(), sockets=sockets,
        height_m=1.9 * s, length_m=2.4 * s, mass_kg=f.mass_kg, girth_m=s,
        numbers={"bell": s, "tentacle": f.tentacle * s, "frill": f.frill * s, "strands": float(len(strands))},
    )  # fmt: skip


def _bell(
    clay: Sculpture,
    knots: Array,
    s: float,
    rows: int,
    sides: int,
    color: str,
    rim: str,
    material: Material,
) -> None:
    steps: Array = np.linalg.norm(np.diff(knots, axis=0), axis=1)
    along: Array = np.concatenate([np.zeros(1), np.cumsum(steps)])
    u: Array = np.linspace(0.0, 1.0, rows)
    radius: Array = np.interp(u * float(along[-1]), along, knots[:, 0]) * s
    high: Array = np.interp(u * float(along[-1]), along, knots[:, 1]) * s
    a = 2 * np.pi * np.arange(sides + 1) / sides
    lobes = 1 + 0.035 * np.cos(16 * a)[None] * (u[:, None] ** 4)
    points = np.stack(
        [
            radius[:, None] * np.cos(a)[None] * lobes,
            radius[:, None] * np.sin(a)[None] * lobes,
            np.repeat(high[:, None], sides + 1, 1),
        ],
        2,
    ).reshape(-1, 3)
    faces = grid_faces(rows, sides + 1)
    normals = vertex_normals(points, faces)
    if float((normals * points).sum()) < 0:
        faces, normals = faces[:, ::-1], -normals
    share = np.repeat(np.clip((u - 0.35) / 0.65, 0, 1) ** 1.6, sides + 1)[:, None]
    stripes = 0.82 + 0.18 * np.tile(np.cos(16 * a), rows)[:, None]
    tint = (srgb(color).astype(float) * (1 - share) + srgb(rim).astype(float) * share) * stripes
    index = clay.skeleton.index
    weights = np.zeros((len(points), len(index)), np.float32)
    give = np.repeat(np.clip((u - 0.28) / (_HINGE - 0.28), 0, 1), sides + 1).astype(np.float32)
    turn = np.tile(np.arange(sides + 1) / sides * HINGES, rows)
    low = turn.astype(int) % HINGES
    part = (turn % 1.0).astype(np.float32)
    every = np.arange(len(points))
    hinges = np.array([index[f"rim{k}"] for k in range(HINGES)])
    weights[every, index["bell"]] = 1 - give
    weights[every, hinges[low]] += give * (1 - part)
    weights[every, hinges[(low + 1) % HINGES]] += give * part
    clay.weighted(
        Mesh(
            np.ascontiguousarray(points, np.float32), np.ascontiguousarray(normals, np.float32),
            np.ascontiguousarray(np.clip(tint, 0, 1), np.float32), np.ascontiguousarray(faces, np.int32), material,
        ),
        weights,
    )  # fmt: skip
