"""How much of the sun each fragment sees.

Contact hardening after R. Fernando, "Percentage-closer soft shadows" (2005): the nearer what blocks the light, the
sharper the edge of its shadow.
"""

from typing import NamedTuple

import numpy as np

from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.render.surface import COLUMN, DEPTH, KIND, LIKE_PRIMARY, NX, NY, NZ, SUNLIT, WEIGHT
from studio.stage.render.taps import TURN_COS, TURN_SIN, spiral

_SEARCH, _SOFT = spiral(5), spiral(9)


class Cascade(NamedTuple):
    """What a lookup needs of a ``sunmap.SunMap``; ``still`` and ``moving`` flat, ``side`` texels a row."""

    matrix: F32
    scale: float
    reach: float
    side: int
    still: F32
    sheets: F32
    moving: F32
    nearest: F32


class Detail(NamedTuple):
    """What a lookup needs of a ``sunmap.DetailMap``; ``depth`` flat, ``side`` texels a row, 1 where there is none."""

    matrix: F32
    scale: float
    reach: float
    side: int
    depth: F32
    nearest: F32


@kernel(leaf=True)
def _disc(
    depth: F32, side: int, scale: float, reach: float, ca: float, sa: float, u: float, v: float, w: float
) -> float:
    """Share of the sun's disc seen from texel ``u, v`` at depth ``w``, 0..1; ``ca, sa``: turn of the taps."""
    total = f32(0.0)
    blockers = f32(0.0)
    for t in range(5):
        tap = depth[
            i32(v + reach * (_SEARCH[t, 0] * sa + _SEARCH[t, 1] * ca)) * side
            + i32(u + reach * (_SEARCH[t, 0] * ca - _SEARCH[t, 1] * sa))
        ]
        near = 1.0 if tap < w else 0.0
        total += near * (w - tap)
        blockers += near
    if blockers < 0.5:
        return f32(1.0)
    if blockers > 4.5:
        return f32(0.0)
    r = min(max(total / blockers * 0.018 * scale, 1.1), reach)
    lit = f32(0.0)
    for t in range(9):
        tap = depth[
            i32(v + r * (_SOFT[t, 0] * sa + _SOFT[t, 1] * ca)) * side
            + i32(u + r * (_SOFT[t, 0] * ca - _SOFT[t, 1] * sa))
        ]
        lit += 1.0 if tap >= w else 0.0
    return lit * (1.0 / 9.0)


@kernel(inline=True)
def _texel(m: F32, scale: float, x: float, y: float, z: float) -> tuple[float, float, float]:
    """Where a point falls on a map, and its depth less what is owed to the size of a texel."""
    return (
        m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3],
        m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3],
        m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3] - 0.005 - 1.6 / scale,
    )


@kernel(inline=True)
def _within(u: float, v: float, side: int, reach: float) -> bool:
    high = f32(side - 2) - reach
    return (u > reach) & (v > reach) & (u < high) & (v < high)


@kernel(inline=True)
def _scenery(c: Cascade, ca: float, sa: float, u: float, v: float, w: float) -> float:
    """Share of the sun that what stands still lets through."""
    row = i32(v) >> 3
    column = i32(u) >> 3
    at = np.uint32(row * i32(c.nearest.shape[0]) + column)
    low = c.sheets[0, at] * (u - f32(column * 8 + 4)) + c.sheets[1, at] * (v - f32(row * 8 + 4)) + c.sheets[2, at]
    share = f32(1.0)
    if w > low:
        share = f32(0.0)
        if w <= c.sheets[3, at]:
            share = _disc(c.still, c.side, c.scale, c.reach, ca, sa, u, v, w)
    return share


@kernel(inline=True)
def _movers(c: Cascade, ca: float, sa: float, u: float, v: float, w: float) -> float:
    """Share of the sun that what moves lets through."""
    share = f32(1.0)
    if w > c.nearest[np.uint32(i32(v) >> 3), np.uint32(i32(u) >> 3)]:
        share = _disc(c.moving, c.side, c.scale, c.reach, ca, sa, u, v, w)
    return share


@kernel(inline=True)
def _closely(
    fine: Detail, near: Cascade, far: Cascade, ca: float, sa: float, x: float, y: float, z: float, nx: float, ny: float,
    nz: float, depth: float, known: float,
) -> tuple[float, float]:  # fmt: skip
    """Share of the sun seen from a point with its normal, ``depth`` metres from the camera, and what scenery alone lets
    through: ``known``, if it is not negative. All maps are asked in turn."""
    k = 0.02 + depth * 0.0012
    u, v, w = _texel(near.matrix, near.scale, x + nx * k, y + ny * k, z + nz * k)
    is_near = _within(u, v, near.side, near.reach)
    is_far = False
    if not is_near:
        k += 1.5 / far.scale
        u, v, w = _texel(far.matrix, far.scale, x + nx * k, y + ny * k, z + nz * k)
        is_far = _within(u, v, far.side, far.reach)
    still = known
    if still < 0.0:
        still = f32(1.0)
        if is_near:
            still = _scenery(near, ca, sa, u, v, w)
        elif is_far:
            still = _scenery(far, ca, sa, u, v, w)
    lit = still
    if still > 0.0:
        k = 0.004 + 1.2 / fine.scale
        fu, fv, fw = _texel(fine.matrix, fine.scale, x + nx * k, y + ny * k, z + nz * k)
        is_fine = _within(fu, fv, fine.side, fine.reach)
        if is_fine and fw > fine.nearest[np.uint32(i32(fv) >> 3), np.uint32(i32(fu) >> 3)]:
            lit = min(lit, _disc(fine.depth, fine.side, fine.scale, fine.reach, ca, sa, fu, fv, fw))
        # where the fine map holds those who move, the near one is asked about scenery alone
        if is_near and not is_fine:
            lit = min(lit, _movers(near, ca, sa, u, v, w))
        if is_far:
            lit = min(lit, _movers(far, ca, sa, u, v, w))
    return lit, still


@kernel(leaf=True)
def _glance(
    d: F32, nx: F32, ny: F32, nz: F32, kind: F32, xp: F32, b0: float, b1: float, b2: float, ray: F32, eye: F32,
    sun: F32, fine: Detail, near: Cascade, out: F32,
) -> None:  # fmt: skip
    """One look at the near cells for every fragment: 0, 1, or -1 where it leaves open how much of the sun is seen."""
    matrix, scale, side, reach = near.matrix, near.scale, near.side, near.reach
    fine_matrix, fine_scale, fine_side, fine_reach = fine.matrix, fine.scale, fine.side, fine.reach
    cells = near.nearest.shape[0]
    nearest = near.nearest.reshape(cells * cells)
    fine_cells = fine.nearest.shape[0]
    fine_nearest = fine.nearest.reshape(fine_cells * fine_cells)
    slope_x = near.sheets[0]
    slope_y = near.sheets[1]
    height = near.sheets[2]
    most = near.sheets[3]
    lift = 0.004 + 1.2 / fine_scale
    for i in range(d.shape[0]):
        x = xp[i]
        z = d[i]
        a = nx[i]
        b = ny[i]
        c = nz[i]
        facing = a * sun[0] + b * sun[1] + c * sun[2]
        # only what light wraps around needs to know how its dark side is shadowed
        if facing <= 0.0 and (facing <= -0.3 or (kind[i] != 1.0 and kind[i] != 5.0)):
            out[i] = 0.0
        elif z > 1000.0:
            out[i] = 1.0
        else:
            wx = eye[0] + (ray[0, 0] * x + b0) * z
            wy = eye[1] + (ray[1, 0] * x + b1) * z
            wz = eye[2] + (ray[2, 0] * x + b2) * z
            k = 0.02 + z * 0.0012
            lit = f32(-1.0)
            u, v, w = _texel(matrix, scale, wx + a * k, wy + b * k, wz + c * k)
            if _within(u, v, side, reach):
                column = i32(u) >> 3
                row = i32(v) >> 3
                at = np.uint32(row * i32(cells) + column)
                low = slope_x[at] * (u - f32(column * 8 + 4)) + slope_y[at] * (v - f32(row * 8 + 4)) + height[at]
                if w <= low:
                    clear = w <= nearest[at]
                    u, v, w = _texel(fine_matrix, fine_scale, wx + a * lift, wy + b * lift, wz + c * lift)
                    if _within(u, v, fine_side, fine_reach):
                        clear = w <= fine_nearest[np.uint32((i32(v) >> 3) * i32(fine_cells) + (i32(u) >> 3))]
                    lit = 1.0 if clear else lit
                elif w > most[at]:
                    lit = f32(0.0)
            out[i] = lit


@kernel(leaf=True)
def _sun_row(
    d: F32, nx: F32, ny: F32, nz: F32, kind: F32, sunlit: F32, weight: F32, xp: F32, y: int, ray: F32, eye: F32,
    sun: F32, fine: Detail, near: Cascade, far: Cascade, out: F32,
) -> None:  # fmt: skip
    """First a glance for every fragment; then a close look at the few that it leaves open, less those that are lit as
    the primary one beside them."""
    py = f32(y) + 0.5
    turn_cos = TURN_COS[y & 3]
    turn_sin = TURN_SIN[y & 3]
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    _glance(d, nx, ny, nz, kind, xp, b0, b1, b2, ray, eye, sun, fine, near, out)
    for i in range(d.shape[0]):
        if out[i] < 0.0 and weight[i] < LIKE_PRIMARY:
            x = xp[i]
            z = d[i]
            c = i32(x) & 3
            out[i], sunlit[i] = _closely(
                fine, near, far, turn_cos[c], turn_sin[c], eye[0] + (ray[0, 0] * x + b0) * z,
                eye[1] + (ray[1, 0] * x + b1) * z, eye[2] + (ray[2, 0] * x + b2) * z, nx[i], ny[i], nz[i], z, sunlit[i],
            )  # fmt: skip


@kernel(parallel=True)
def sun_shadow(
    g: F32, extras: I32, ray: F32, eye: F32, sun: F32, fine: Detail, near: Cascade, far: Cascade, xp: F32, lit: F32,
    lit_extra: F32,
) -> None:  # fmt: skip
    """How much of the sun each fragment sees, 0..1: ``lit`` (height, width), ``lit_extra`` (height, extra columns)."""
    width = lit.shape[1]
    for y in prange(g.shape[1]):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        _sun_row(
            g[DEPTH, y, :width], g[NX, y, :width], g[NY, y, :width], g[NZ, y, :width], g[KIND, y, :width],
            g[SUNLIT, y, :width], g[WEIGHT, y, :width], xp, row, ray, eye, sun, fine, near, far, lit[y],
        )  # fmt: skip
        n = extras[y]
        if n > 0:
            e = width + n
            _sun_row(
                g[DEPTH, y, width:e], g[NX, y, width:e], g[NY, y, width:e], g[NZ, y, width:e], g[KIND, y, width:e],
                g[SUNLIT, y, width:e], g[WEIGHT, y, width:e], g[COLUMN, y, width:e], row, ray, eye, sun, fine, near,
                far, lit_extra[y, :n],
            )  # fmt: skip
