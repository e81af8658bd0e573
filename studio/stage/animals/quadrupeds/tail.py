"""Tails: their line, their hair's bones, their rings."""

import itertools

import numpy as np

from studio.stage.animals.field import Array
from studio.stage.animals.plans import Tail
from studio.stage.animals.quadrupeds.places import TAIL_BONES
from studio.stage.animals.sculpt import Sculpture
from studio.stage.mesh import Floats, Mesh, srgb


def tail_points(tail: Tail, h: float) -> Array:
    """The joints of a tail from its root to its tip, (TAIL_BONES + 1, 3) metres."""
    angle = np.radians(180 - tail.angle)
    step = tail.length / TAIL_BONES
    points = [np.array([tail.root[0], 0.0, tail.root[1]])]
    for i in range(TAIL_BONES):
        a = angle - np.radians(tail.curl) * i / (TAIL_BONES - 1)
        points.append(points[-1] + step * np.array([np.cos(a), 0, np.sin(a)]))
    return np.array(points) * h


def tail_weights(clay: Sculpture, hair: Mesh, tail: Array) -> Floats:
    """Hair of a tail goes with the bone of the tail at its height, never with a leg it hangs beside."""
    d = np.linalg.norm(hair.positions.astype(float)[:, None] - tail[None, :TAIL_BONES], axis=2)
    w = np.exp(-(d - d.min(1, keepdims=True)) / (0.05 * float(np.linalg.norm(tail[-1] - tail[0])) + 1e-6))
    out = np.zeros((len(d), len(clay.skeleton.bones)), np.float32)
    first = clay.skeleton.index["tail0"]
    out[:, first : first + TAIL_BONES] = w / w.sum(1, keepdims=True)
    return out


def down_tail(points: Array, tail: Array) -> tuple[Array, Array]:
    """Of points (n, 3): how far down the tail, 0 at its root .. 1 at its tip, and how far from its axis."""
    best, along = np.full(len(points), np.inf), np.zeros(len(points))
    for i, (a, b) in enumerate(itertools.pairwise(tail)):
        u = np.clip((points - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
        far = np.linalg.norm(points - a - u[:, None] * (b - a), axis=1)
        near = far < best
        best[near], along[near] = far[near], ((i + u) / TAIL_BONES)[near]
    return along, best


def ring_tail(clay: Sculpture, body: Mesh, tail: Array, thick: float) -> None:
    """Paints dark rings on the tail, in place."""
    along, far = down_tail(body.positions.astype(float), tail)
    share = np.clip(2.2 * np.sin(2 * np.pi * (4.5 * along - 0.30)) + 0.3, 0, 1) * (far < 1.5 * thick) * (along > 0.12)
    share = np.where((along > 0.88) & (far < 1.5 * thick), 1.0, share)[:, None]
    tint = srgb(clay.coat.color("ring"))
    body.colors[:] = (body.colors * (1 - share) + tint * share).astype(np.float32)
