"""Four-legged bodies: bones, flesh and features from a plan's numbers."""

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import dress_head, head_flesh, patch_eyes
from studio.stage.animals.features import bead, horn, locks
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.plans import Quadruped, Tail
from studio.stage.animals.scales import TOES, scutes, spines, talons, teeth
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.surface import Closer
from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.shapes import ball, capsule, smooth

TAIL_BONES = 5
TRUNK_BONES = 6


def _tail_points(tail: Tail, h: float) -> Array:
    angle = np.radians(180 - tail.angle)
    step = tail.length / TAIL_BONES
    points = [np.array([tail.root[0], 0.0, tail.root[1]])]
    for i in range(TAIL_BONES):
        a = angle - np.radians(tail.curl) * i / (TAIL_BONES - 1)
        points.append(points[-1] + step * np.array([np.cos(a), 0, np.sin(a)]))
    return np.array(points) * h


def _at(x: float, y: float, z: float, h: float) -> Point:
    return (x * h, y * h, z * h)


def _point(p: Array) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))


def _trunk_points(head: Array, size: float) -> Array:
    start = head + size * np.array([0.62, 0, -0.16])
    out = [start]
    for i in range(TRUNK_BONES):
        a = np.radians(-62 - 5.5 * i)
        out.append(out[-1] + size * 0.25 * np.array([np.cos(a), 0, np.sin(a)]))
    return np.array(out)


def _bones(p: Quadruped, head: Array, tail: Array, trunk: Array | None, jaw: Array) -> list[Bone]:
    h = p.height_m
    hip_x = p.hind[0][0]
    bones = [
        Bone("pelvis", "", _at(hip_x, 0, p.rump[1], h)),
        Bone("spine", "pelvis", _at(p.waist[0] + 0.04, 0, p.waist[1] + 0.06, h)),
        Bone("chest", "spine", _at(p.chest[0] - 0.14, 0, p.chest[1] + 0.10, h)),
        Bone("neck", "chest", _at(*(p.neck[0][0], 0, p.neck[0][1]), h)),
        Bone("neck2", "neck", _at((p.neck[0][0] + p.neck[1][0]) / 2, 0, (p.neck[0][1] + p.neck[1][1]) / 2, h)),
        Bone("head", "neck2", _point(head)),
        Bone("jaw", "head", _point(jaw)),
        Bone("ear_l", "head", _point(head + np.array([0.1, 0.15, 0.2]) * p.head.size * h)),
        Bone("ear_r", "head", _point(head + np.array([0.1, -0.15, 0.2]) * p.head.size * h)),
    ]
    parent = "pelvis"
    for i in range(TAIL_BONES):
        bones.append(Bone(f"tail{i}", parent, _point(tail[i])))
        parent = f"tail{i}"
    if trunk is not None:
        parent = "head"
        for i in range(TRUNK_BONES):
            bones.append(Bone(f"trunk{i}", parent, _point(trunk[i])))
            parent = f"trunk{i}"
    for side, sign in (("l", 1.0), ("r", -1.0)):
        for name, joints, y, root in (("hind", p.hind, p.hind_y, "pelvis"), ("fore", p.fore, p.fore_y, "chest")):
            parent = root
            for i, (x, z) in enumerate(joints, 1):
                bones.append(Bone(f"{name}{i}_{side}", parent, _at(x, sign * y, z, h)))
                parent = f"{name}{i}_{side}"
    if p.wings:
        for side, sign in (("l", 1.0), ("r", -1.0)):
            for i, (x, y, z) in enumerate(((0.30, 0.12, 0.92), (0.22, 0.62, 1.22), (0.10, 1.15, 1.22))):
                bones.append(
                    Bone(f"wing{i + 1}_{side}", "chest" if i == 0 else f"wing{i}_{side}", _at(x, sign * y, z, h))
                )
    return bones


def _torso(p: Quadruped) -> list[Flesh]:
    h = p.height_m
    k = 0.075 * h
    cx, cz, cr = p.chest
    wx, wz, wr = p.waist
    rx, rz, rr = p.rump
    bx, bz, br = p.breast
    tx, tz, tr = p.withers
    out = [
        Flesh(
            "chest",
            _at(cx - 0.12, 0, cz + 0.01, h),
            _at(cx + 0.06, 0, cz, h),
            cr * h,
            cr * 0.96 * h,
            "coat",
            p.chest_width,
            k,
        ),
        Flesh("chest", _at(bx, 0, bz, h), _at(bx - 0.06, 0, bz - 0.04, h), br * h, br * h, "chest", 0.92, k),
        Flesh(
            "spine", _at(wx, 0, wz, h), _at(cx - 0.14, 0, cz + 0.02, h), wr * h, cr * 0.97 * h, "coat", p.chest_width, k
        ),
        Flesh("pelvis", _at(rx, 0, rz, h), _at(wx, 0, wz, h), rr * h, wr * h, "coat", p.chest_width * 1.02, k),
        Flesh("chest", _at(tx, 0, tz, h), _at(tx + 0.08, 0, tz + 0.01, h), tr * h, tr * h, "coat", 0.8, k),
        Flesh(
            "spine",
            _at(wx - 0.1, 0, wz + wr - 0.06, h),
            _at(tx, 0, tz + tr - 0.07, h),
            0.06 * h,
            0.065 * h,
            "coat",
            1.0,
            k,
        ),
    ]
    if p.hump:
        out.append(
            Flesh(
                "chest",
                _at(tx - 0.02, 0, tz + p.hump * 0.4, h),
                _at(tx + 0.08, 0, tz + p.hump * 0.3, h),
                (tr + p.hump) * h,
                (tr + p.hump * 0.6) * h,
                "coat",
                0.8,
                k * 1.4,
            )
        )
    for mx, mz, mr in p.humps:
        out.append(Flesh("spine", _at(mx, 0, mz - mr * 1.2, h), _at(mx - 0.01, 0, mz - mr * 0.4, h), mr * 1.2 * h,
                         mr * 0.45 * h, "hump", 0.72, k * 1.6))  # fmt: skip
    if p.belly_low:
        out.append(
            Flesh(
                "spine",
                _at(wx - 0.02, 0, wz - p.belly_low, h),
                _at(cx - 0.12, 0, cz - p.belly_low * 0.5, h),
                wr * 0.98 * h,
                cr * 0.9 * h,
                "belly",
                p.chest_width * 1.05,
                k,
            )
        )
    (ax, az), (ex, ez) = p.neck
    mx, mz = (ax + ex) / 2, (az + ez) / 2
    r0, r1 = p.neck_r
    rm = (r0 + r1) / 2 * 0.97
    out += [
        Flesh("neck", _at(ax, 0, az, h), _at(mx, 0, mz, h), r0 * h, rm * h, "coat", p.neck_width, k),
        Flesh("neck2", _at(mx, 0, mz, h), _at(ex, 0, ez, h), rm * h, r1 * h, "coat", p.neck_width, k * 0.8),
        Flesh(
            "neck",
            _at(ax + 0.02, 0, az - r0 * 0.6, h),
            _at(mx, 0, mz - rm * 0.5, h),
            r0 * 0.62 * h,
            rm * 0.6 * h,
            "chest",
            p.neck_width,
            k,
        ),
    ]
    if p.mane == "lion":
        for t0, t1, wide in ((0.92, 0.55, 1.0), (0.55, 0.05, 1.1)):
            a = (ax + (ex - ax) * t0, 0.0, az + (ez - az) * t0 - 0.03)
            b = (ax + (ex - ax) * t1 - 0.02, 0.0, az + (ez - az) * t1 - 0.05)
            out.append(
                Flesh("neck2", _at(*a, h), _at(*b, h), r0 * 1.12 * wide * h, r0 * 1.22 * wide * h, "mane", 1.0, k)
            )
    return out


def _legs(p: Quadruped) -> list[Flesh]:
    h = p.height_m
    out: list[Flesh] = []
    k = 0.035 * h
    big = 0.065 * h

    def rod(
        bone: str,
        a: tuple[float, float, float],
        b: tuple[float, float, float],
        r0: float,
        r1: float,
        coat: str = "coat",
        width: float = 1.0,
        blend: float = k,
    ) -> None:
        out.append(Flesh(bone, _at(*a, h), _at(*b, h), r0 * h, r1 * h, coat, width, blend))

    thigh, knee, hock, cannon = p.hind_r
    (hx, hz), (sx, sz), (kx, kz), (fx, fz) = p.hind
    y = p.hind_y
    yt = y * 0.72
    rod("hind1_l", (hx - 0.01, yt, hz - 0.03), (sx - 0.01, y * 0.95, sz + 0.03), thigh, knee, "coat", 0.72, big)
    rod(
        "hind1_l",
        (hx - 0.07, yt, hz - 0.06),
        (kx + 0.08, y * 0.92, (sz + kz) / 2 + 0.05),
        thigh * 0.75,
        knee * 0.7,
        "coat",
        0.7,
        big,
    )
    rod("hind2_l", (sx, y, sz), (kx + 0.01, y, kz), knee * 0.95, hock, "haunch", 0.85)
    rod(
        "hind2_l",
        (sx - 0.05, y, sz - 0.03),
        ((sx + kx) / 2 - 0.03, y, (sz + kz) / 2),
        knee * 0.75,
        hock * 1.1,
        "haunch",
        0.8,
    )
    rod("hind3_l", (kx, y, kz), (fx - 0.01, y, fz + 0.015), hock * 0.92, cannon, "leg")
    shoulder, elbow, wrist, f_cannon = p.fore_r
    (ax, az), (ex, ez), (wx, wz), (gx, gz) = p.fore
    y = p.fore_y
    ys = y * 0.8
    rod("chest", (ax - 0.10, ys * 0.85, az + 0.17), (ax, ys, az), shoulder * 0.8, shoulder, "shoulder", 0.7, big)
    rod("fore1_l", (ax, ys, az), (ex, y, ez), shoulder, elbow, "shoulder", 0.8, big)
    rod("fore1_l", (ex - 0.01, y * 0.95, ez + 0.11), (ex, y, ez), shoulder * 0.8, elbow, "shoulder", 0.75, big)
    rod("fore2_l", (ex, y, ez), (wx, y, wz), elbow * 0.92, wrist, "leg_top", 0.9)
    rod("fore3_l", (wx, y, wz), (gx - 0.012, y, gz + 0.015), wrist * 0.9, f_cannon, "leg")
    r = p.foot_r
    for name, x, z, yy in (("hind4_l", fx, fz, p.hind_y), ("fore4_l", gx, gz, p.fore_y)):
        if p.foot in ("paw", "hand"):
            sole = 0.0 if z < 2 * r else z - 0.9 * r  # of an arm it is in the air
            rod(name, (x - 0.015, yy, z), (x + r * 0.75, yy, z - 0.006), r * 0.92, r * 0.86, "paw", 1.08)
            for dy in (-0.45, 0.0, 0.45):
                reach = 1.25 if dy == 0 else 1.05
                rod(
                    name,
                    (x + r * 0.5, yy + dy * r, sole + r * 0.52),
                    (x + r * reach, yy + dy * r * 1.15, sole + r * 0.46),
                    r * 0.5,
                    r * 0.43,
                    "paw",
                    0.9,
                    0.008 * h,
                )
        elif p.foot == "talon" and name == "hind4_l":
            rod(name, (x - 0.3 * r, yy, z), (x + 0.5 * r, yy, z * 0.9), r * 0.5, r * 0.44, "paw", 1.1)
            for a in TOES:
                tip = (x + 1.75 * r * np.cos(a), yy + 1.75 * r * np.sin(a), z * 0.62)
                rod(name, (x + 0.3 * r, yy, z * 0.85), tip, r * 0.36, r * 0.25, "paw", 1.0, 0.012)
        elif p.foot == "talon":
            f = p.fore_r[3]
            rod(name, (x, yy, z), (x + 1.4 * f, yy, z - 0.8 * f), f, f * 0.8, "paw", 1.1)
        elif p.foot == "pad":
            rod(name, (x, yy, z + 0.02), (x + 0.008, yy, r * 0.72), r * 0.86, r, "paw", 1.0)
    return out


def _hooves(p: Quadruped, clay: Sculpture) -> None:
    h, r = p.height_m, p.foot_r
    color = clay.coat.patches.get("hoof", "#2a211b")
    material = Material(roughness=0.55)
    for bone, (x, _), y in (("hind4_l", p.hind[3], p.hind_y), ("fore4_l", p.fore[3], p.fore_y)):
        toes = (-0.42, 0.42) if p.foot == "cloven" else (0.0,)
        for dy in toes:
            w = r * (0.52 if p.foot == "cloven" else 0.95)
            rows: list[Array] = []
            t = np.linspace(0, 2 * np.pi, 12, endpoint=False)
            for z, s, dx in ((0.0, 1.1, 0.20), (0.35, 1.0, 0.12), (1.0, 0.78, -0.12), (1.25, 0.55, -0.2)):
                rows.append(
                    np.stack(
                        [x + r * (dx + 1.02 * s * np.cos(t)), y + dy * r + w * s * np.sin(t), np.full(12, z * 1.5 * r)],
                        1,
                    )
                    * h
                )
            points = np.concatenate([*rows, rows[0].mean(0)[None], rows[-1].mean(0)[None]])
            i = np.arange(48).reshape(4, 12)
            j = np.roll(i, -1, 1)
            faces = np.concatenate(
                [
                    np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
                    np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
                    np.stack([np.full(12, 48), j[0], i[0]], 1),
                    np.stack([np.full(12, 49), i[3], j[3]], 1),
                ]
            )
            clay.fix_both(smooth(points, faces, color, material), bone)


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


def _hair(
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
        down, far = _down_tail(pos, tail)
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
        clay.weighted(hair, _tail_weights(clay, hair, tail))
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
        top = head + _pitched(np.array([0.10, 0, 0.21]), p.head.pitch) * p.head.size * h
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


def _tail_weights(clay: Sculpture, hair: Mesh, tail: Array) -> Floats:
    """Hair of a tail goes with the bone of the tail at its height, never with a leg it hangs beside."""
    d = np.linalg.norm(hair.positions.astype(float)[:, None] - tail[None, :TAIL_BONES], axis=2)
    w = np.exp(-(d - d.min(1, keepdims=True)) / (0.05 * float(np.linalg.norm(tail[-1] - tail[0])) + 1e-6))
    out = np.zeros((len(d), len(clay.skeleton.bones)), np.float32)
    first = clay.skeleton.index["tail0"]
    out[:, first : first + TAIL_BONES] = w / w.sum(1, keepdims=True)
    return out


def _down_tail(points: Array, tail: Array) -> tuple[Array, Array]:
    """Of points (n, 3): how far down the tail, 0 at its root .. 1 at its tip, and how far from its axis."""
    best, along = np.full(len(points), np.inf), np.zeros(len(points))
    for i, (a, b) in enumerate(itertools.pairwise(tail)):
        u = np.clip((points - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
        far = np.linalg.norm(points - a - u[:, None] * (b - a), axis=1)
        near = far < best
        best[near], along[near] = far[near], ((i + u) / TAIL_BONES)[near]
    return along, best


def _ring_tail(clay: Sculpture, body: Mesh, tail: Array, thick: float) -> None:
    """Paints dark rings on the tail, in place."""
    along, far = _down_tail(body.positions.astype(float), tail)
    share = np.clip(2.2 * np.sin(2 * np.pi * (4.5 * along - 0.30)) + 0.3, 0, 1) * (far < 1.5 * thick) * (along > 0.12)
    share = np.where((along > 0.88) & (far < 1.5 * thick), 1.0, share)[:, None]
    tint = srgb(clay.coat.color("ring"))
    body.colors[:] = (body.colors * (1 - share) + tint * share).astype(np.float32)


def _shell(p: Quadruped, clay: Sculpture) -> None:
    """A turtle's: a dome of scutes over a rim and a pale plastron."""
    h = p.height_m
    color = clay.coat.color("shell")
    dome = ball((-0.02 * h, 0, 0.62 * h), np.array([0.92, 0.74, 0.58]) * h, color, Material(roughness=0.45), 3)
    q = dome.positions.astype(float)
    up = q[:, 2] > 0.60 * h
    cells = np.array([[x, y] for x in (-0.62, -0.22, 0.2, 0.6) for y in (-0.42, 0.0, 0.42)]) * h
    d = np.sort(np.linalg.norm(q[:, None, :2] - cells[None], axis=2), axis=1)
    seam = np.clip((d[:, 1] - d[:, 0]) / (0.10 * h), 0, 1)[:, None]
    tint = srgb(color).astype(float) * (0.35 + 0.75 * seam)
    tint = np.where(up[:, None], tint, srgb(clay.coat.color("belly")).astype(float))
    q[~up, 2] = 0.60 * h - (0.60 * h - q[~up, 2]) * 0.35
    flat = smooth(q, dome.triangles, color, Material(roughness=0.45))
    clay.fix(
        Mesh(flat.positions, flat.normals, np.clip(tint, 0, 1).astype(np.float32), flat.triangles, flat.material),
        "spine",
    )


def _udder(p: Quadruped, clay: Sculpture) -> None:
    h = p.height_m
    pink = "#d9a79a"
    clay.fix(
        bead(
            _at(p.hind[0][0] + 0.10, 0, p.waist[1] - p.waist[2] - 0.10, h),
            np.array([0.09, 0.075, 0.065]) * h,
            pink,
            Material(roughness=0.6),
        ),
        "pelvis",
    )
    for dx in (0.06, 0.14):
        clay.fix_both(
            bead(
                _at(p.hind[0][0] + dx, 0.035, p.waist[1] - p.waist[2] - 0.165, h),
                np.array([0.013, 0.013, 0.03]) * h,
                pink,
                Material(roughness=0.6),
                1,
            ),
            "pelvis",
        )


def _wings(p: Quadruped, clay: Sculpture) -> None:
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


THINNEST = 0.72
"""Least radius of flesh in cells of the skin: a rod thinner than half a cell's diagonal can pass between the cells'
corners, and a leg then ends in the air."""


def build_quadruped(kind: str, p: Quadruped, coat: Coat, seed: int, lod: int) -> Animal:
    """The four-legged animal of a plan in a coat."""
    h = p.height_m
    size = p.head.size * h
    head = np.array([p.neck[1][0], 0.0, p.neck[1][1]]) * h
    tail = _tail_points(p.tail, h)
    trunk = _trunk_points(head, size) if p.trunk else None
    skull, jaw, jaw_joint = head_flesh(p.head, head, size)
    clay = Sculpture(_bones(p, head, tail, trunk, jaw_joint), coat, h, seed)
    flesh = clay.both(_torso(p) + _legs(p)) + clay.both(skull)
    r = np.linspace(p.tail.r0, p.tail.r1, TAIL_BONES + 1) * h
    bare = p.tail.hair == "horse"
    for i in range(TAIL_BONES if not bare else 2):
        coat_word = "tail_tip" if i == TAIL_BONES - 1 else "coat"
        flesh.append(
            Flesh(
                f"tail{i}", _point(tail[i]), _point(tail[i + 1]), float(r[i]), float(r[i + 1]), coat_word, 1.0, 0.02 * h
            )
        )
    if trunk is not None:
        tr = np.linspace(0.20, 0.075, TRUNK_BONES + 1) * size
        for i in range(TRUNK_BONES):
            flesh.append(
                Flesh(
                    f"trunk{i}",
                    _point(trunk[i]),
                    _point(trunk[i + 1]),
                    float(tr[i]),
                    float(tr[i + 1]),
                    "coat",
                    1.0,
                    0.03 * h,
                )
            )
    detail = 1.0 if lod == 0 else 1.5
    cell = p.cell * 1.32 * h * detail
    flesh = [rod.stout(THINNEST * cell) for rod in flesh]
    fine = min(cell, size * 0.048 * detail)
    box = _face_box(skull, fine)
    feet = [Closer((-9, -9, -2 * cell), (9, 9, 0.13 * h), cell * 0.7)] if p.foot in ("paw", "hand") and lod == 0 else []
    body = clay.body(flesh, cell, [box, *feet], soft=0.03)
    patch_eyes(p.head, clay, body, flesh, head, size)
    if "ring" in coat.patches:
        _ring_tail(clay, body, tail, p.tail.r1 * h)
    clay.body(jaw, fine, soft=0.03)
    if p.foot in ("hoof", "cloven"):
        _hooves(p, clay)
    if p.foot == "pad":
        for bone, (x, _), y in (("hind4_l", p.hind[3], p.hind_y), ("fore4_l", p.fore[3], p.fore_y)):
            for a in (-0.7, 0.0, 0.7):
                c = _at(x + p.foot_r * 0.97 * np.cos(a), y + p.foot_r * 0.97 * np.sin(a), 0.024, h)
                clay.fix_both(bead(c, np.array([0.012, 0.02, 0.024]) * h, "#b9a58c", Material(roughness=0.5), 1), bone)
    dress_head(p.head, clay, flesh, head, size, lod)
    _hair(p, clay, body, flesh, tail, head, lod)
    if p.head.teeth:
        teeth(p.head, clay, head, size, lod)
    if p.foot == "talon":
        talons(p, clay)
    if p.spines:
        spines(p, clay, body, flesh, lod)
    if p.scutes[1]:
        scutes(p, clay, flesh, tail, lod)
    if p.udder:
        _udder(p, clay)
    if p.shell:
        _shell(p, clay)
    if p.wings:
        _wings(p, clay)
    parts = clay.finished()
    points = np.concatenate([part.mesh.positions for part in parts])
    low, high = points.min(0), points.max(0)
    top = head + np.array([p.head.skull[0], 0, p.head.skull[1] + p.head.skull[2]]) * size
    nose = head + _pitched(np.array([0.95, 0, -0.10]), p.head.pitch) * size
    seat_x = (p.waist[0] + p.chest[0]) / 2
    sockets = {
        "root": ("pelvis", (0.0, 0.0, 0.0)),
        "head": ("head", _point(head + np.array([0.3 * size, 0, 0.1 * size]))),
        "head_top": ("head", _point(top)),
        "mouth": ("jaw", _point(nose)),
        "back": ("spine", _at(seat_x, 0, p.waist[1] + p.waist[2] * 0.9, h)),
        "seat": ("spine", _at(seat_x, 0, p.waist[1] + p.waist[2] * 0.9, h)),
        "eyes": ("head", _point(head + _pitched(np.array([p.head.eye[0], 0, p.head.eye[2]]), p.head.pitch) * size)),
    }
    return Animal(
        kind=kind,
        plan="quadruped",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=float(high[2]),
        length_m=float(high[0] - low[0]),
        mass_kg=p.mass_kg,
        girth_m=float(high[1]),
        numbers={
            "withers": h,
            "belly": p.chest[1] - p.chest[2],
            "hoofed": float(p.foot in ("hoof", "cloven")),
            "head_pitch": float(np.radians(p.head.pitch)),
            **p.posture,
        },
    )


def _pitched(v: Array, degrees: float) -> Array:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([c * v[0] + s * v[2], v[1], -s * v[0] + c * v[2]])


def _face_box(skull: Sequence[Flesh], fine: float) -> Closer:
    boxes = [f.box() for f in skull]
    low, high = np.min([b[0] for b in boxes], 0) - 2 * fine, np.max([b[1] for b in boxes], 0) + 2 * fine
    low[1] = -high[1]
    return Closer(_point(low), _point(high), fine)
