"""Arms and tentacles: tapering tubes on a chain of bones."""

from collections.abc import Sequence

import numpy as np

from studio.stage.animals.features import grid_faces
from studio.stage.animals.field import Array
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone, Posture
from studio.stage.mesh import Material, Mesh, srgb
from studio.stage.shapes import Color, vertex_normals


def strand_bones(name: str, parent: str, points: Array) -> list[Bone]:
    """A chain ``name0 name1 …`` through all but the last of ``points`` (n, 3)."""
    out: list[Bone] = []
    for i, p in enumerate(points[:-1]):
        out.append(Bone(f"{name}{i}", parent if i == 0 else f"{name}{i - 1}", (float(p[0]), float(p[1]), float(p[2]))))
    return out


def hang_strand(
    clay: Sculpture, name: str, points: Array, radii: Sequence[float] | Array, upper: Color, under: Color,
    below: Array, material: Material, sides: int, rows: int, ruffled: float = 0.0,
) -> None:  # fmt: skip
    """A tube along the chain; ``below`` (3,) is where the side painted ``under`` faces at rest. ``ruffled``:
    how far its edge goes in and out, in parts of its thickness."""
    steps: Array = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along: Array = np.concatenate([np.zeros(1), np.cumsum(steps)])
    u: Array = np.linspace(0.0, 1.0, rows) * float(along[-1])
    middle: Array = np.stack([np.interp(u, along, points[:, k]) for k in range(3)], 1)
    thick: Array = np.interp(u, along, np.asarray(radii, float))
    way = points[-1] - points[0]
    way = way / np.linalg.norm(way)
    low = below - way * float(below @ way)
    low /= np.linalg.norm(low)
    side = np.cross(way, low)
    a = 2 * np.pi * np.arange(sides + 1) / sides
    ring = -np.cos(a)[:, None] * low + np.sin(a)[:, None] * side
    frill = 1 + ruffled * np.sin(2 * a[None] + 2.4 * np.arange(rows)[:, None]) * (1 + np.cos(a)[None] ** 2)
    at = (middle[:, None] + (thick[:, None] * frill)[..., None] * ring[None]).reshape(-1, 3)
    faces = grid_faces(rows, sides + 1)
    normals = vertex_normals(at, faces)
    if float((normals * np.tile(ring, (rows, 1))).sum()) < 0:
        faces, normals = faces[:, ::-1], -normals
    pale = np.clip(-1.6 * np.tile(np.cos(a), rows) - 0.2, 0, 1)[:, None]
    tint = srgb(upper).astype(float) * (1 - pale) + srgb(under).astype(float) * pale
    g = np.random.default_rng(clay.seed + len(points))
    tint = tint * np.repeat(g.uniform(0.88, 1.08, rows), sides + 1)[:, None]
    count = len(points) - 1
    place = np.clip(u / along[-1] * count - 0.5, 0.0, count - 1.001)
    first, share = place.astype(int), (place % 1.0).astype(np.float32)
    index = clay.skeleton.index
    weights = np.zeros((len(at), len(index)), np.float32)
    bones = np.array([index[f"{name}{i}"] for i in range(count)])
    every = np.arange(len(at))
    f, s = np.repeat(first, sides + 1), np.repeat(share, sides + 1)
    weights[every, bones[f]] = 1 - s
    weights[every, bones[np.minimum(f + 1, count - 1)]] += s
    clay.weighted(
        Mesh(
            np.ascontiguousarray(at, np.float32), np.ascontiguousarray(normals, np.float32),
            np.ascontiguousarray(np.clip(tint, 0, 1), np.float32), np.ascontiguousarray(faces, np.int32), material,
        ),
        weights,
    )  # fmt: skip


def lay_strand(posture: Posture, name: str, points: Array) -> None:
    """Lay a chain along ``points`` (n + 1, 3): each bone turned as little as its way asks, and none longer."""
    skeleton = posture.skeleton
    count = len(points) - 1
    at = points[0]
    for i in range(count):
        bone = f"{name}{i}"
        way = points[i + 1] - points[i]
        way = way / (np.linalg.norm(way) + 1e-9)
        if i + 1 < count:
            long = skeleton.length(bone, f"{name}{i + 1}")
            posture.aim(bone, f"{name}{i + 1}", at, at + way * long)
            at = posture.reached(bone, f"{name}{i + 1}")
        else:
            posture.follow(bone)
