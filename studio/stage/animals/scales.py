"""What is pointed, in rows: teeth, claws, spines, the keeled scales of a back. Each row is one small mesh."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from studio.stage.animals.face import all_onto
from studio.stage.animals.field import Array, Flesh
from studio.stage.animals.plans import Head, Quadruped
from studio.stage.animals.sculpt import Sculpture
from studio.stage.mesh import Material, Mesh, srgb
from studio.stage.shapes import Color, vertex_normals

_IVORY = "#e2d9c0"
_HORN = Material(roughness=0.5)


def spikes(
    roots: ArrayLike, ways: ArrayLike, lengths: ArrayLike, radius: ArrayLike, color: Color, tip: Color | None = None,
    sides: int = 4, material: Material = _HORN,
) -> Mesh:  # fmt: skip
    """Pyramids on ``roots`` (n, 3) along ``ways`` (n, 3), ``lengths`` and ``radius`` (n,) or one number."""
    base, way = np.atleast_2d(np.asarray(roots, float)), np.atleast_2d(np.asarray(ways, float))
    way = way / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-12)
    n = len(base)
    long = np.broadcast_to(np.asarray(lengths, float), n)[:, None]
    thick = np.broadcast_to(np.asarray(radius, float), n)[:, None, None]
    across = np.cross(way, np.where(np.abs(way[:, :1]) < 0.8, [[1.0, 0, 0]], [[0, 1.0, 0]]))
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    other = np.cross(way, across)
    a = 2 * np.pi * np.arange(sides) / sides
    ring = base[:, None] + thick * (
        across[:, None] * np.cos(a)[None, :, None] + other[:, None] * np.sin(a)[None, :, None]
    )
    points = np.concatenate([ring, (base + way * long)[:, None]], 1).reshape(-1, 3)
    k = np.arange(sides)
    one = np.stack([k, (k + 1) % sides, np.full(sides, sides)], 1)
    faces = (one[None] + (np.arange(n) * (sides + 1))[:, None, None]).reshape(-1, 3)
    low, high = srgb(color).astype(float), srgb(tip if tip is not None else color).astype(float)
    tint = np.tile(np.concatenate([np.tile(low, (sides, 1)), high[None]]), (n, 1))
    return Mesh(
        np.ascontiguousarray(points, np.float32), np.ascontiguousarray(vertex_normals(points, faces), np.float32),
        np.ascontiguousarray(tint, np.float32), np.ascontiguousarray(faces, np.int32), material, ink=0.3,
    )  # fmt: skip


def teeth(p: Head, clay: Sculpture, head: Array, size: float, lod: int) -> None:
    """Rows of pointed teeth in both jaws, the longest in front of the middle."""
    c, s = np.cos(np.radians(p.pitch)), np.sin(np.radians(p.pitch))
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    mx, mz, mr, ex, ez, er = p.muzzle
    count = 11 if lod == 0 else 6
    u = np.linspace(0.02, 0.97, count)
    radius = mr + (er - mr) * u
    long = p.teeth * (0.55 + 0.45 * np.sin(2.5 * np.pi * u + 0.6) ** 2)
    x, z = mx + (ex - mx) * u, mz + (ez - mz) * u
    wide = radius * p.muzzle_width * 0.72
    upper = np.stack([x, wide, z - radius * 0.62], 1)
    clay.fix_both(_row(upper, -1.0, long, p.teeth, head, size, turn), "head")
    jx, jz, j0, j1 = p.jaw
    end = (ex - 0.08, ez - er * 0.92 - p.jaw_drop * 0.12)
    t = np.linspace(0.28, 0.96, count)
    thick = j0 + (j1 - j0) * t
    lower = np.stack([jx + (end[0] - jx) * t, thick * p.muzzle_width * 0.72, jz + (end[1] - jz) * t + thick * 0.62], 1)
    clay.fix_both(_row(lower, 1.0, long[::-1] * 0.75, p.teeth, head, size, turn), "jaw")


def _row(at: Array, up: float, long: Array, most: float, head: Array, size: float, turn: Array) -> Mesh:
    way = turn @ np.array([0.0, 0.06, up])
    return spikes(head + size * at @ turn.T, np.tile(way, (len(at), 1)), long * size, 0.26 * most * size, _IVORY)


def talons(p: Quadruped, clay: Sculpture) -> None:
    """The claws of three-toed feet and two-fingered hands."""
    h, r = p.height_m, p.foot_r
    x, z = p.hind[3]
    toes = np.array([[x + r * 1.75 * np.cos(a), p.hind_y + r * 1.75 * np.sin(a), z * 0.75] for a in TOES])
    ways = np.array([[np.cos(a), np.sin(a), -0.45] for a in TOES])
    clay.fix_both(spikes(toes * h, ways, 0.75 * r * h, 0.20 * r * h, "#2c2620", sides=5), "hind4_l")
    gx, gz = p.fore[3]
    f = p.fore_r[3]
    fingers = np.array([[gx + 1.5 * f, p.fore_y + d * f, gz - 0.9 * f] for d in (-0.7, 0.7)])
    down = np.tile([0.7, 0.0, -0.9], (2, 1))
    clay.fix_both(spikes(fingers * h, down, 2.2 * f * h, 0.55 * f * h, "#2c2620", sides=5), "fore4_l")


TOES = (-0.5, 0.0, 0.5)
"""Angles at which the toes of a talon spread, radians."""


def spines(p: Quadruped, clay: Sculpture, body: Mesh, flesh: Sequence[Flesh], lod: int) -> None:
    """A hedgehog's: dark spines with pale ends on back and flanks, laid toward the tail."""
    h = p.height_m
    pos, n = body.positions.astype(float), body.normals.astype(float)
    x, z = pos[:, 0] / h, pos[:, 2] / h
    back = (n[:, 2] > -0.25) & (z > 0.30) & (x < p.neck[1][0] + 0.06)
    where = np.flatnonzero(back)
    g = np.random.default_rng(clay.seed + 31)
    i = g.choice(where, min(1000 if lod == 0 else 380, len(where)), replace=False)
    way = n[i] + np.array([-0.85, 0.0, 0.25]) + g.normal(0, 0.16, (len(i), 3))
    long = p.spines * h * g.uniform(0.7, 1.15, len(i))
    stout = (0.16 if lod == 0 else 0.26) * p.spines * h
    clay.hang(
        spikes(pos[i] - n[i] * 0.01 * h, way, long, stout, clay.coat.color("spine"), clay.coat.color("spine_tip"), 3),
        flesh,
    )


def scutes(p: Quadruped, clay: Sculpture, flesh: Sequence[Flesh], tail: Array, lod: int) -> None:
    """Keeled scales in rows along neck, back and tail."""
    h = p.height_m
    high, rows = p.scutes
    spine: Array = np.array([(p.neck[0][0] + 0.1, p.neck[0][1]), p.withers[:2], p.waist[:2], p.rump[:2]], float)
    line: Array = np.concatenate([np.stack([spine[:, 0], 0 * spine[:, 0], spine[:, 1]], 1) * h, tail])
    steps: Array = np.linalg.norm(np.diff(line, axis=0), axis=1)
    along: Array = np.concatenate([np.zeros(1), np.cumsum(steps)])
    count = 34 if lod == 0 else 18
    s: Array = np.linspace(0.0, float(along[-1]) * 0.98, count)
    middle: Array = np.stack([np.interp(s, along, line[:, k]) for k in range(3)], 1)
    taper: Array = np.interp(s, [0.0, float(along[3]), float(along[-1])], [0.8, 1.0, 0.55])
    guesses: list[Array] = []
    sizes: list[Array] = []
    for row in range(rows):
        off = (row - (rows - 1) / 2) * 0.24
        side = np.array([0.0, off, 0.0]) * h * np.minimum(taper, 1.0)[:, None]
        guesses.append(middle + side + [0, 0, 0.75 * h])
        sizes.append(high * taper * (1.0 if abs(off) < 0.3 else 0.7))
    points = np.concatenate(guesses)
    points = all_onto(flesh, points, np.full(len(points), -0.01 * h))
    size = np.concatenate(sizes) * h
    ways = np.tile([-0.35, 0.0, 1.0], (len(points), 1))
    clay.hang(spikes(points, ways, size, size * 0.72, clay.coat.color("scute")), flesh)
