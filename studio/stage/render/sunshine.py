"""How much of the sun each fragment sees.

Contact hardening after R. Fernando, "Percentage-closer soft shadows" (2005): the nearer what blocks the light, the
sharper the edge of its shadow.
"""

from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.render.surface import COLUMN, DEPTH, KIND, NX, NY, NZ
from studio.stage.render.taps import TURN_COS, TURN_SIN, spiral

_SEARCH, _SOFT = spiral(5), spiral(9)


@kernel()
def _cascade(
    depth: F32, m: F32, scale: float, reach: float, ca: float, sa: float, x: float, y: float, z: float
) -> float:
    """Share of the sun's disc seen from a point, 0..1; -1 outside the map. ``reach``: search radius in texels."""
    size = depth.shape[0]
    q = depth.reshape(size * size)
    high = f32(size - 2) - reach
    u = m[0, 0] * x + m[0, 1] * y + m[0, 2] * z + m[0, 3]
    v = m[1, 0] * x + m[1, 1] * y + m[1, 2] * z + m[1, 3]
    w = m[2, 0] * x + m[2, 1] * y + m[2, 2] * z + m[2, 3] - 0.005 - 1.6 / scale
    if not ((u > reach) & (v > reach) & (u < high) & (v < high)):
        return f32(-1.0)
    total = f32(0.0)
    blockers = f32(0.0)
    for t in range(5):
        tap = q[
            i32(v + reach * (_SEARCH[t, 0] * sa + _SEARCH[t, 1] * ca)) * size
            + i32(u + reach * (_SEARCH[t, 0] * ca - _SEARCH[t, 1] * sa))
        ]
        near = 1.0 if tap < w else 0.0
        total += near * (w - tap)
        blockers += near
    if blockers < 0.5:
        return f32(1.0)
    r = min(max(total / blockers * 0.018 * scale, 1.1), reach)
    lit = f32(0.0)
    for t in range(9):
        tap = q[
            i32(v + r * (_SOFT[t, 0] * sa + _SOFT[t, 1] * ca)) * size
            + i32(u + r * (_SOFT[t, 0] * ca - _SOFT[t, 1] * sa))
        ]
        lit += 1.0 if tap >= w else 0.0
    return lit * (1.0 / 9.0)


@kernel()
def _sun_row(
    d: F32, nx: F32, ny: F32, nz: F32, kind: F32, xp: F32, y: int, ray: F32, eye: F32, sun: F32,
    fine_matrix: F32, fine: F32, fine_scale: float, near_matrix: F32, near: F32, near_still: F32, near_scale: float,
    far_matrix: F32, far: F32, far_scale: float, out: F32,
) -> None:  # fmt: skip
    py = f32(y) + 0.5
    turn_cos = TURN_COS[y & 3]
    turn_sin = TURN_SIN[y & 3]
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    near_reach = near_scale * 0.16
    far_reach = max(far_scale * 0.16, 2.0)
    fine_reach = fine_scale * 0.05
    use_fine = fine.shape[0] > 1
    for i in range(d.shape[0]):
        x = xp[i]
        z = d[i]
        facing = nx[i] * sun[0] + ny[i] * sun[1] + nz[i] * sun[2]
        # only what light wraps around needs to know how its dark side is shadowed
        if facing <= 0.0 and (facing <= -0.3 or (kind[i] != 1.0 and kind[i] != 5.0)):
            out[i] = 0.0
        elif z > 1000.0:
            out[i] = 1.0
        else:
            k = 0.02 + z * 0.0012
            wx = eye[0] + (ray[0, 0] * x + b0) * z
            wy = eye[1] + (ray[1, 0] * x + b1) * z
            wz = eye[2] + (ray[2, 0] * x + b2) * z
            c = i32(x) & 3
            seen = f32(1.0)
            held = False
            if use_fine:
                kf = 0.004 + 1.2 / fine_scale
                seen = _cascade(
                    fine, fine_matrix, fine_scale, fine_reach, turn_cos[c], turn_sin[c],
                    wx + nx[i] * kf, wy + ny[i] * kf, wz + nz[i] * kf,
                )  # fmt: skip
                held = seen >= 0.0
            # where the fine map holds those who move, the near one is asked about scenery alone
            lit = _cascade(
                near_still if held else near, near_matrix, near_scale, near_reach, turn_cos[c], turn_sin[c],
                wx + nx[i] * k, wy + ny[i] * k, wz + nz[i] * k,
            )  # fmt: skip
            if lit < 0.0:
                k += 1.5 / far_scale
                lit = _cascade(
                    far, far_matrix, far_scale, far_reach, turn_cos[c], turn_sin[c],
                    wx + nx[i] * k, wy + ny[i] * k, wz + nz[i] * k,
                )  # fmt: skip
            lit = 1.0 if lit < 0.0 else lit
            out[i] = min(lit, seen) if held else lit


@kernel(parallel=True)
def sun_shadow(
    g: F32, extras: I32, ray: F32, eye: F32, sun: F32, fine_matrix: F32, fine: F32, fine_scale: float, near_matrix: F32,
    near: F32, near_still: F32, near_scale: float, far_matrix: F32, far: F32, far_scale: float,
    xp: F32, lit: F32, lit_extra: F32,
) -> None:  # fmt: skip
    """How much of the sun each fragment sees, 0..1: ``lit`` (height, width), ``lit_extra`` (height, extra columns)."""
    width = lit.shape[1]
    for y in prange(g.shape[1]):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        _sun_row(
            g[DEPTH, y, :width], g[NX, y, :width], g[NY, y, :width], g[NZ, y, :width], g[KIND, y, :width], xp, row, ray,
            eye, sun, fine_matrix, fine, fine_scale, near_matrix, near, near_still, near_scale, far_matrix, far,
            far_scale, lit[y],
        )  # fmt: skip
        n = extras[y]
        if n > 0:
            e = width + n
            _sun_row(
                g[DEPTH, y, width:e], g[NX, y, width:e], g[NY, y, width:e], g[NZ, y, width:e], g[KIND, y, width:e],
                g[COLUMN, y, width:e], row, ray, eye, sun, fine_matrix, fine, fine_scale, near_matrix, near,
                near_still,
                near_scale, far_matrix, far, far_scale,
                lit_extra[y, :n],
            )  # fmt: skip
