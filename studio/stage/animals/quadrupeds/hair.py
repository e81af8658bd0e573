"""Manes, plumes, feathering: what breaks a smooth outline into that of an animal."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.animals.coat import shade
from studio.stage.animals.features import horn, locks
from studio.stage.animals.field import Array, Flesh
from studio.stage.animals.plans import Quadruped
from studio.stage.animals.quadrupeds.places import TAIL_BONES, pitched
from studio.stage.animals.quadrupeds.tail import down_tail, tail_weights
from studio.stage.animals.sculpt import Sculpture
from studio.stage.mesh import Mesh, srgb


def _pick(mask: NDArray[np.bool_], count: int, seed: int) -> NDArray[np.int64]:
    """Indices of about evenly chosen skin points."""
    where = np.flatnonzero(mask).astype(np.int64)
    if len(where) == 0:
        return where
    g = np.random.default_rng(seed)
    return g.choice(where, min(count, len(where)), replace=False)


def _along(normals: Array, flow: Sequence[float] | Array) -> Array:
    way = np.broadcast_to(np.asarray(flow, float), normals.shape)
    way = way - normals * (way * normals).sum(1, keepdims=True)
    return way / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-9)


def hang_hair(
    p: Quadruped, clay: Sculpture, body: Mesh, flesh: Sequence[Flesh], tail: Array, head: Array, lod: int
) -> None:
    """Manes, plumes, feathering: what breaks a smooth outline into that of an animal."""
    h = p.height_m
    share = 1.0 if lod == 0 else 0.4
    x, z = body.positions[:, 0] / h, body.positions[:, 2] / h
    y = np.abs(body.positions[:, 1]) / h
    n = body.normals.astype(float)
    pos = body.positions.astype(float)
    colors = body.colors.astype(float)
    mane = srgb(clay.coat.patches.get("mane", shade(clay.coat.coat, 0.8))).astype(float)
    seed = clay.seed + 77
    to_tail = (np.linalg.norm(pos[:, None] - tail[None], axis=2).min(1)) / h

    def grow(
        mask: NDArray[np.bool_],
        count: int,
        flow: Sequence[float] | Array,
        length: float,
        width: float,
        color: Array | None,
        lift: float = 0.4,
        droop: float = 0.4,
        jitter: float = 0.25,
    ) -> None:
        i = _pick(mask, int(count * share), seed + count)
        if len(i) == 0:
            return
        tint = colors[i] if color is None else np.tile(color, (len(i), 1))
        way = flow[i] if isinstance(flow, np.ndarray) and flow.ndim == 2 else flow
        clay.hang(locks(pos[i], n[i], _along(n[i], way), length * h, width * h, tint, seed, lift, droop, jitter), flesh)

    (ax, az), (ex, ez) = p.neck
    t_neck = ((x - ax) * (ex - ax) + (z - az) * (ez - az)) / ((ex - ax) ** 2 + (ez - az) ** 2)
    off_neck = (x - ax) * -(ez - az) + (z - az) * (ex - ax)  # above the neck's axis is positive
    not_tail = to_tail > 0.06
    to_head = np.linalg.norm(pos - (head + np.array([0.35, 0, 0]) * p.head.size * h), axis=1) / h / p.head.size - 0.30
    if p.feathering:
        trunk = not_tail & (x < p.neck[1][0] - 0.06) & (to_head > 0.2)
        grow(
            trunk & (n[:, 2] < -0.3) & (z > 0.40) & (x > -0.35) & (y < 0.16),
            170,
            (-0.8, 0, -0.5),
            0.11,
            0.021,
            None,
            0.5,
            0.5,
        )
        grow(
            trunk & (n[:, 0] > 0.2) & (x > 0.30) & (z > 0.5) & (z < 1.02) & (y < 0.13),
            210,
            (0, 0, -1.0),
            0.11,
            0.021,
            None,
            0.2,
            0.25,
        )
        grow(
            trunk & (n[:, 0] < -0.3) & (x < -0.2) & (z > 0.3) & (z < 0.72),
            150,
            (-0.2, 0, -1),
            0.12,
            0.021,
            None,
            0.45,
            0.2,
        )
        grow(
            trunk & (n[:, 0] < -0.3) & (x > 0.1) & (z > 0.20) & (z < 0.52),
            70,
            (-0.3, 0, -1),
            0.08,
            0.016,
            None,
            0.5,
            0.3,
        )
        grow(trunk & (t_neck > -0.2) & (t_neck < 0.75) & (x > 0.15), 90, (-0.4, 0, -0.9), 0.10, 0.022, None, 0.10, 0.1)
    if p.tail.hair == "plume":
        flow = np.tile((tail[-1] - tail[0]) / np.linalg.norm(tail[-1] - tail[0]), (len(pos), 1)) + np.array(
            [0, 0, -0.8]
        )
        grow((to_tail < 0.05) & (x < p.tail.root[0] - 0.05), 230, flow, 0.16, 0.024, None, 0.4, 0.55, 0.2)
    if p.tail.hair == "brush":  # stands out all round
        down, far = down_tail(pos, tail)
        step = np.clip((down * TAIL_BONES).astype(int), 0, TAIL_BONES - 1)
        flow = np.diff(tail, axis=0)[step]
        flow /= np.linalg.norm(flow, axis=1, keepdims=True)
        grow((far < 1.3 * p.tail.r1 * h) & (down > 0.06), 400, flow, 0.19, 0.06, None, 0.7, 0.05, 0.15)
    if p.tail.hair == "tuft":
        end = np.linalg.norm(pos - tail[-1], axis=1) / h < 0.10
        grow(end, 60, (tail[-1] - tail[-2]) / np.linalg.norm(tail[-1] - tail[-2]), 0.13, 0.035, mane, 0.25, 0.3)
    if p.tail.hair == "horse":
        g = np.random.default_rng(seed)
        count = int(170 * share)
        s = g.uniform(0.0, 1.0, count) ** 0.8
        root = tail[0] + (tail[2] - tail[0]) * s[:, None] + g.normal(0, 0.012 * h, (count, 3))
        out = g.normal(0, 1, (count, 3)) * [0.5, 1, 0.2] + [-0.8, 0, 0]
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        hair = locks(
            root,
            out,
            _along(out, (-0.25, 0, -1)),
            p.tail.length * 0.72 * h,
            0.05 * h,
            np.tile(mane, (count, 1)),
            seed,
            0.12,
            0.12,
            0.07,
        )
        clay.weighted(hair, tail_weights(clay, hair, tail))
    crest = (off_neck > 0) & (y < 0.035) & (t_neck > -0.15) & (t_neck < 1.25) & (n[:, 2] > 0.1)
    if p.mane == "horse":
        i = _pick(crest & (t_neck < 0.98) & (y < 0.022), int(150 * share), seed)
        if len(i):
            aside = np.tile([0.1, -0.5, -1.0], (len(i), 1))
            root = pos[i] + [0, 0, 0.004 * h]
            clay.hang(
                locks(
                    root,
                    np.tile([0.0, -0.75, 0.66], (len(i), 1)),
                    _along(n[i], aside),
                    0.145 * h,
                    0.05 * h,
                    np.tile(mane, (len(i), 1)),
                    seed,
                    0.25,
                    0.8,
                    0.12,
                ),
                flesh,
            )
        top = head + pitched(np.array([0.10, 0, 0.21]), p.head.pitch) * p.head.size * h
        g = np.random.default_rng(seed + 1)
        root = top + g.normal(0, 0.012 * h, (14, 3))
        clay.fix(
            locks(
                root,
                np.tile([0.75, 0, 0.66], (14, 1)),
                np.tile([0.66, 0, -0.75], (14, 1)),
                0.11 * h,
                0.035 * h,
                np.tile(mane, (14, 1)),
                seed,
                0.12,
                0.9,
                0.1,
            ),
            "head",
        )
    if p.mane == "ruff":
        around = (t_neck > 0.0) & (t_neck < 1.35) & (x > 0.22) & (z > 0.45) & (y < 0.34)
        around &= x < head[0] / h + p.head.size * 0.30
        grow(
            around, 150, np.stack([np.full(len(x), -0.9), 0.5 * np.sign(pos[:, 1]), np.full(len(x), -0.9)], 1),
            0.09, 0.035, None, 0.3, 0.35,
        )  # fmt: skip
    if p.mane == "lion":
        _lion_mane(p, clay, flesh, head, mane, share, seed)
    if p.mane == "spikes":
        for s in np.linspace(-0.2, 1.1, 9):
            i = int(np.argmax(np.where(crest, -np.abs(t_neck - s), -9)))
            tip = pos[i] + np.array([-0.05, 0, 0.09]) * h
            clay.hang(
                horn(
                    np.stack([pos[i] - [0, 0, 0.01 * h], (pos[i] + tip) / 2 + [0.01 * h, 0, 0], tip]),
                    0.028 * h,
                    clay.coat.color("horn"),
                    None,
                    6,
                ),
                flesh,
            )
    if p.fluff:
        grow(
            not_tail & (z > 0.42) & (x < p.neck[1][0]),
            int(900 * p.fluff),
            (-0.5, 0, -0.8),
            0.06,
            0.05,
            None,
            0.5,
            0.2,
            0.6,
        )


def _lion_mane(
    p: Quadruped, clay: Sculpture, flesh: Sequence[Flesh], head: Array, color: Array, share: float, seed: int
) -> None:
    """Rings of locks from behind the ears down over neck and breast, standing out from the face like a wreath."""
    h, size = p.height_m, p.head.size * p.height_m
    g = np.random.default_rng(seed + 9)
    low = np.array([p.neck[0][0], 0.0, p.neck[0][1]]) * h
    for ring, (along, radius, long, count) in enumerate(
        ((0.38, 0.33, 0.17, 56), (0.24, 0.37, 0.21, 64), (0.06, 0.41, 0.24, 70), (-0.22, 0.44, 0.26, 70),
         (-0.55, 0.46, 0.25, 64), (-0.90, 0.46, 0.23, 56))
    ):  # fmt: skip
        n = max(int(count * share), 8)
        a = 2 * np.pi * (np.arange(n) + 0.5 * (ring % 2)) / n + g.normal(0, 0.06, n)
        behind = along < 0
        axis = (low - head) / np.linalg.norm(low - head) if behind else np.array([-1.0, 0, 0.12])
        middle = head + (axis * -along * size * 1.35 if behind else np.array([along, 0, 0.02]) * size)
        up = np.cross(np.array([0.0, 1.0, 0.0]), axis)
        up = up if up[2] > 0 else -up
        out = np.cos(a)[:, None] * np.array([0.0, 1.0, 0.0]) + np.sin(a)[:, None] * up
        root = middle + out * (radius * size * (1.0 + 0.10 * np.maximum(-np.sin(a), 0)))[:, None] * 0.82
        back = axis * (0.35 + 0.25 * ring) + np.array([0.0, 0, -0.35 - 0.15 * ring])
        way = out * (1.0 if ring < 2 else 0.55) + back
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        light = 2.1 - 0.27 * ring + g.normal(0, 0.08, n)
        clay.hang(
            locks(
                root, out, way, long * 0.92 * h, 0.046 * h, np.clip(color[None] * light[:, None], 0, 1), seed + ring,
                0.35, 0.30, 0.20,
            ),
            flesh,
        )  # fmt: skip
