"""The flesh of trunk and legs, and what grows on it: hooves, shells, udders."""

import numpy as np

from studio.stage.animals.features import bead
from studio.stage.animals.field import Array, Flesh
from studio.stage.animals.plans import Quadruped
from studio.stage.animals.quadrupeds.places import at
from studio.stage.animals.scales import TOES
from studio.stage.animals.sculpt import Sculpture
from studio.stage.mesh import Material, Mesh, srgb
from studio.stage.shapes import ball, smooth


def torso(p: Quadruped) -> list[Flesh]:
    """Rump, belly, chest, shoulders and neck; a left half stands for both."""
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
            at(cx - 0.12, 0, cz + 0.01, h),
            at(cx + 0.06, 0, cz, h),
            cr * h,
            cr * 0.96 * h,
            "coat",
            p.chest_width,
            k,
        ),
        Flesh("chest", at(bx, 0, bz, h), at(bx - 0.06, 0, bz - 0.04, h), br * h, br * h, "chest", 0.92, k),
        Flesh(
            "spine", at(wx, 0, wz, h), at(cx - 0.14, 0, cz + 0.02, h), wr * h, cr * 0.97 * h, "coat", p.chest_width, k
        ),
        Flesh("pelvis", at(rx, 0, rz, h), at(wx, 0, wz, h), rr * h, wr * h, "coat", p.chest_width * 1.02, k),
        Flesh("chest", at(tx, 0, tz, h), at(tx + 0.08, 0, tz + 0.01, h), tr * h, tr * h, "coat", 0.8, k),
        Flesh(
            "spine",
            at(wx - 0.1, 0, wz + wr - 0.06, h),
            at(tx, 0, tz + tr - 0.07, h),
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
                at(tx - 0.02, 0, tz + p.hump * 0.4, h),
                at(tx + 0.08, 0, tz + p.hump * 0.3, h),
                (tr + p.hump) * h,
                (tr + p.hump * 0.6) * h,
                "coat",
                0.8,
                k * 1.4,
            )
        )
    for mx, mz, mr in p.humps:
        out.append(Flesh("spine", at(mx, 0, mz - mr * 1.2, h), at(mx - 0.01, 0, mz - mr * 0.4, h), mr * 1.2 * h,
                         mr * 0.45 * h, "hump", 0.72, k * 1.6))  # fmt: skip
    if p.belly_low:
        out.append(
            Flesh(
                "spine",
                at(wx - 0.02, 0, wz - p.belly_low, h),
                at(cx - 0.12, 0, cz - p.belly_low * 0.5, h),
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
        Flesh("neck", at(ax, 0, az, h), at(mx, 0, mz, h), r0 * h, rm * h, "coat", p.neck_width, k),
        Flesh("neck2", at(mx, 0, mz, h), at(ex, 0, ez, h), rm * h, r1 * h, "coat", p.neck_width, k * 0.8),
        Flesh(
            "neck",
            at(ax + 0.02, 0, az - r0 * 0.6, h),
            at(mx, 0, mz - rm * 0.5, h),
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
            out.append(Flesh("neck2", at(*a, h), at(*b, h), r0 * 1.12 * wide * h, r0 * 1.22 * wide * h, "mane", 1.0, k))
    return out


def legs(p: Quadruped) -> list[Flesh]:
    """Left legs from shoulder and hip to the foot."""
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
        out.append(Flesh(bone, at(*a, h), at(*b, h), r0 * h, r1 * h, coat, width, blend))

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


def set_hooves(p: Quadruped, clay: Sculpture) -> None:
    """Horn below each leg, whole or cloven."""
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


def set_shell(p: Quadruped, clay: Sculpture) -> None:
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


def set_udder(p: Quadruped, clay: Sculpture) -> None:
    """A cow's, between the hind legs."""
    h = p.height_m
    pink = "#d9a79a"
    clay.fix(
        bead(
            at(p.hind[0][0] + 0.10, 0, p.waist[1] - p.waist[2] - 0.10, h),
            np.array([0.09, 0.075, 0.065]) * h,
            pink,
            Material(roughness=0.6),
        ),
        "pelvis",
    )
    for dx in (0.06, 0.14):
        clay.fix_both(
            bead(
                at(p.hind[0][0] + dx, 0.035, p.waist[1] - p.waist[2] - 0.165, h),
                np.array([0.013, 0.013, 0.03]) * h,
                pink,
                Material(roughness=0.6),
                1,
            ),
            "pelvis",
        )
