"""A dragon's wings."""

import itertools

import numpy as np

from studio.stage.animals.coat import shade
from studio.stage.animals.field import Array
from studio.stage.animals.plans import Quadruped
from studio.stage.animals.sculpt import Sculpture
from studio.stage.mesh import Material, Texture
from studio.stage.shapes import capsule, smooth


def set_wings(p: Quadruped, clay: Sculpture) -> None:
    """A dragon's: three bones and a skin of panels between long fingers."""
    h = p.height_m
    skin = Material(texture=Texture.LEATHER, roughness=0.7, two_sided=True)
    dark = clay.coat.patches.get("wing", shade(clay.coat.coat, 0.6))
    at = {b: clay.skeleton.rest(b) for b in ("wing1_l", "wing2_l", "wing3_l")}
    tip = at["wing3_l"] + np.array([-0.05, 0.85, -0.12]) * h
    for a, b, bone, r0, r1 in (
        (at["wing1_l"], at["wing2_l"], "wing1_l", 0.05, 0.032),
        (at["wing2_l"], at["wing3_l"], "wing2_l", 0.032, 0.022),
        (at["wing3_l"], tip, "wing3_l", 0.022, 0.006),
    ):
        clay.fix_both(
            capsule(a, b, r0 * h, r1 * h, clay.coat.coat, Material(texture=Texture.SKIN, roughness=0.6), 8, 3), bone
        )
    back = np.array([-0.95, 0, -0.12]) * h
    ribs = [
        (at["wing1_l"], at["wing1_l"] + np.array([-0.55, 0.10, -0.10]) * h, "wing1_l"),
        (at["wing2_l"], at["wing2_l"] + back * 0.85 + [0, -0.12 * h, 0], "wing2_l"),
        (at["wing3_l"], at["wing3_l"] + back * 0.9 + [0, 0.05 * h, 0], "wing3_l"),
        (at["wing3_l"], at["wing3_l"] + np.array([-0.6, 0.45, -0.12]) * h, "wing3_l"),
        (at["wing3_l"], tip, "wing3_l"),
    ]
    index = clay.skeleton.index
    for (a0, a1, abone), (b0, b1, bbone) in itertools.pairwise(ribs):
        u, v = np.linspace(0, 1, 7), np.linspace(0, 1, 5)
        rows: list[Array] = []
        share: list[float] = []
        for vv in v:
            start, end = a0 * (1 - vv) + b0 * vv, a1 * (1 - vv) + b1 * vv
            sag = np.sin(np.pi * vv)
            for uu in u:
                q = start + (end - start) * uu * (1 - 0.16 * sag * uu)
                rows.append(q + np.array([0, 0, -0.05 * h * sag * uu]))
                share.append(float(vv))
        i = np.arange(35).reshape(5, 7)
        faces = np.concatenate(
            [
                np.stack([i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel()], 1),
                np.stack([i[:-1, :-1].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()], 1),
            ]
        )
        for sign, suffix in ((1, "_l"), (-1, "_r")):
            points = np.array(rows) * [1, sign, 1]
            mesh = smooth(points, faces[:, ::-1] if sign < 0 else faces, dark, skin)
            w = np.zeros((35, len(index)), np.float32)
            w[:, index[abone[:-2] + suffix]] += 1 - np.array(share, np.float32)
            w[:, index[bbone[:-2] + suffix]] += np.array(share, np.float32)
            clay.weighted(mesh, w)
