"""Light on the G-buffer: sun and its soft shadows, ambient occlusion, sky and bounce, lamps, reflections, fog.

Everything runs along rows so that LLVM vectorises it; primary and extra fragments go through the same functions.
Contact hardening after R. Fernando, "Percentage-closer soft shadows" (2005): the pattern of taps turns over 4x4 pixels,
and a depth-aware 4x4 box afterwards covers exactly one period of it, so no dither is left.
"""

import numpy as np

from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.render.noise import dome_fetch
from studio.stage.render.surface import (
    BLUE,
    COLUMN,
    DEPTH,
    EMIT,
    GREEN,
    KIND,
    NX,
    NY,
    NZ,
    RED,
    REFLECT,
    ROUGH,
    WEIGHT,
)  # fmt: skip


def _spiral(count: int) -> F32:
    i = np.arange(count)
    r = np.sqrt((i + 0.5) / count)
    return np.stack([r * np.cos(i * 2.39996), r * np.sin(i * 2.39996), r], 1).astype(np.float32)


_SEARCH, _SOFT, _NEAR = _spiral(5), _spiral(9), _spiral(7)
_TURN = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * (2 * np.pi / 16)
_TURN_COS, _TURN_SIN = np.cos(_TURN).astype(np.float32), np.sin(_TURN).astype(np.float32)

# Columns of the parameter vector ``p``.
(TOON, FOG_DENSITY, FOG_START, FOG_RED, FOG_GREEN, FOG_BLUE, SUN_FOG_RED, SUN_FOG_GREEN, SUN_FOG_BLUE, SCATTER, RIM,
 FOG_MAX, SUN_RED, SUN_GREEN, SUN_BLUE, MIRROR_SPREAD, SKY_SHARE, FILL_RED, FILL_GREEN,
 FILL_BLUE, FLAME_GAIN) = range(21)  # fmt: skip
PARAMETERS = 21

# Columns of a lamp row.
(LAMP_X, LAMP_Y, LAMP_Z, LAMP_RED, LAMP_GREEN, LAMP_BLUE, LAMP_RANGE, LAMP_KIND, LAMP_DX, LAMP_DY, LAMP_DZ, LAMP_INNER,
 LAMP_OUTER, LAMP_MAP, LAMP_SIZE, LAMP_HALO, LAMP_REACH) = range(17)  # fmt: skip
LAMP_COLUMNS = 17


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
    turn_cos = _TURN_COS[y & 3]
    turn_sin = _TURN_SIN[y & 3]
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
        _sun_row(
            g[DEPTH, y, :width], g[NX, y, :width], g[NY, y, :width], g[NZ, y, :width], g[KIND, y, :width], xp, y, ray,
            eye, sun, fine_matrix, fine, fine_scale, near_matrix, near, near_still, near_scale, far_matrix, far,
            far_scale, lit[y],
        )  # fmt: skip
        n = extras[y]
        if n > 0:
            e = width + n
            _sun_row(
                g[DEPTH, y, width:e], g[NX, y, width:e], g[NY, y, width:e], g[NZ, y, width:e], g[KIND, y, width:e],
                g[COLUMN, y, width:e], y, ray, eye, sun, fine_matrix, fine, fine_scale, near_matrix, near,
                near_still,
                near_scale, far_matrix, far, far_scale,
                lit_extra[y, :n],
            )  # fmt: skip


@kernel()
def _blur_tap(total: F32, weight: F32, z: F32, tap_z: F32, tap: F32, tolerance: float) -> None:
    for i in range(total.shape[0]):
        same = 1.0 if abs(tap_z[i] - z[i]) < tolerance * z[i] else 0.0
        total[i] += tap[i] * same
        weight[i] += same


@kernel(parallel=True)
def box4(source: F32, depth: F32, tolerance: float, out: F32) -> None:
    """4x4 box over samples at a similar depth: exactly one period of the turning pattern."""
    height = source.shape[0]
    width = source.shape[1]
    for y in prange(height):
        total = np.zeros(width, np.float32)
        weight = np.zeros(width, np.float32)
        for dy in range(-1, 3):
            yy = min(max(y + dy, 0), height - 1)
            for dx in range(-1, 3):
                low = max(0, -dx)
                high = width - max(0, dx)
                _blur_tap(
                    total[low:high], weight[low:high], depth[y, low:high], depth[yy, low + dx : high + dx],
                    source[yy, low + dx : high + dx], tolerance,
                )  # fmt: skip
        o = out[y]
        for i in range(width):
            o[i] = total[i] / max(weight[i], 1.0)


@kernel(parallel=True)
def occlusion(g: F32, width: int, ray: F32, reach: float, focal: float, ao: F32, depth_half: F32) -> None:
    """Half-resolution ambient occlusion from depth and normal; ``reach`` metres, ``focal`` full-resolution pixels."""
    rows = ao.shape[0]
    columns = ao.shape[1]
    height = g.shape[1]
    stride = g.shape[2]
    dep = g[DEPTH].reshape(height * stride)
    for y in prange(rows):
        fy = y * 2
        py = f32(fy) + 0.5
        turn_cos = _TURN_COS[y & 3]
        turn_sin = _TURN_SIN[y & 3]
        o = ao[y]
        od = depth_half[y]
        d = g[DEPTH, fy]
        gx = g[NX, fy]
        gy = g[NY, fy]
        gz = g[NZ, fy]
        for x in range(columns):
            fx = x * 2
            z = d[fx]
            od[x] = z
            nx = gx[fx]
            ny = gy[fx]
            nz = gz[fx]
            px = f32(fx) + 0.5
            cx = (ray[0, 0] * px + ray[0, 1] * py + ray[0, 2]) * z
            cy = (ray[1, 0] * px + ray[1, 1] * py + ray[1, 2]) * z
            cz = (ray[2, 0] * px + ray[2, 1] * py + ray[2, 2]) * z
            radius = min(reach * focal / z, f32(height) * 0.12)
            a = f32(0.0)
            ca = turn_cos[x & 3] * radius
            sa = turn_sin[x & 3] * radius
            for t in range(7):
                u = i32(min(max(px + _NEAR[t, 0] * ca - _NEAR[t, 1] * sa, 0.0), f32(width - 1)))
                v = i32(min(max(py + _NEAR[t, 0] * sa + _NEAR[t, 1] * ca, 0.0), f32(height - 1)))
                z2 = dep[v * stride + u]
                qx = f32(u) + 0.5
                qy = f32(v) + 0.5
                dx = (ray[0, 0] * qx + ray[0, 1] * qy + ray[0, 2]) * z2 - cx
                dy = (ray[1, 0] * qx + ray[1, 1] * qy + ray[1, 2]) * z2 - cy
                dz = (ray[2, 0] * qx + ray[2, 1] * qy + ray[2, 2]) * z2 - cz
                d2 = dx * dx + dy * dy + dz * dz + 1e-5
                il = 1.0 / np.sqrt(d2)
                c = (dx * nx + dy * ny + dz * nz) * il
                a += max(c - 0.12, 0.0) * max(1.0 - d2 / (reach * reach * 1.6), 0.0)
            o[x] = max(1.0 - a * (1.65 / 7.0), 0.0)


@kernel()
def _occlusion_row(ao: F32, depth_half: F32, d: F32, xp: F32, y: int, out: F32) -> None:
    """Upsample occlusion to a full-resolution row, weighted by likeness of depth."""
    rows = ao.shape[0]
    columns = ao.shape[1]
    fy = min(max(f32(y) * 0.5 - 0.25, 0.0), f32(rows) - 1.01)
    y0 = int(fy)
    ty = fy - f32(y0)
    a0 = ao[y0]
    a1 = ao[min(y0 + 1, rows - 1)]
    d0 = depth_half[y0]
    d1 = depth_half[min(y0 + 1, rows - 1)]
    for i in range(d.shape[0]):
        fx = min(max(xp[i] * 0.5 - 0.5, 0.0), f32(columns) - 1.01)
        x0 = i32(fx)
        tx = fx - f32(x0)
        z = d[i]
        k = 12.0 / z
        w0 = (1.0 - tx) * (1.0 - ty) / (0.02 + abs(d0[x0] - z) * k)
        w1 = tx * (1.0 - ty) / (0.02 + abs(d0[x0 + 1] - z) * k)
        w2 = (1.0 - tx) * ty / (0.02 + abs(d1[x0] - z) * k)
        w3 = tx * ty / (0.02 + abs(d1[x0 + 1] - z) * k)
        out[i] = (a0[x0] * w0 + a0[x0 + 1] * w1 + a1[x0] * w2 + a1[x0 + 1] * w3) / (w0 + w1 + w2 + w3)


@kernel()
def _base(
    d: F32, nx: F32, ny: F32, nz: F32, cr: F32, cg: F32, cb: F32, roughness: F32, emission: F32, kind: F32, xp: F32,
    y: int, lit_sun: F32, ao: F32, ray: F32, sun: F32, harmonics: F32, p: F32, red: F32, green: F32, blue: F32,
) -> None:  # fmt: skip
    """Sun, sky, bounce and rim light. Skin gets the warm terminator of scattering, soft things wrap."""
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    toon = p[TOON]
    real = 1.0 - toon
    for i in range(d.shape[0]):
        x = xp[i]
        dx = ray[0, 0] * x + b0
        dy = ray[1, 0] * x + b1
        dz = ray[2, 0] * x + b2
        il = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
        vx = -dx * il
        vy = -dy * il
        vz = -dz * il
        a = nx[i]
        b = ny[i]
        c = nz[i]
        kd = kind[i]
        plain = 1.0 if kd == 7.0 else 0.0
        skin = 1.0 if kd == 1.0 else plain * toon
        eye = 1.0 if kd == 3.0 else 0.0
        metal = 1.0 if kd == 4.0 else 0.0
        soft = 1.0 if kd == 5.0 else 0.0
        special = 1.0 if kd == 6.0 or kd == 2.0 else metal
        lit = 1.0 if roughness[i] >= 0.0 else 0.0
        ro = max(roughness[i], 0.07)
        o = ao[i]
        sh = lit_sun[i]
        nv = max(a * vx + b * vy + c * vz, 0.0)
        n0 = a * sun[0] + b * sun[1] + c * sun[2]
        nl = max(n0, 0.0) * sh
        t = min(max((n0 - 0.05 + 0.03 * skin) * 12.0, 0.0), 1.0)
        ts = min(max((sh - 0.40) * 5.0, 0.0), 1.0)
        t = t * t * (3.0 - 2.0 * t) * ts * ts * (3.0 - 2.0 * ts) * 0.72
        t = t + (0.62 - t) * eye
        nl = nl + (t - nl) * toon
        nl = nl + (0.5 * nl + 0.25 * max(sh, 0.4) - nl) * eye * real
        under = (max((n0 + 0.3) * 0.77, 0.0) * 0.55 - max(n0, 0.0) * 0.5) * sh * skin * real
        under += (0.72 - nl) * 0.42 * skin * toon
        wrapped = (max((n0 + 0.3) * 0.77, 0.0) * sh - nl) * soft * 0.45 * real
        ambient = o + (0.55 + 0.45 * o - o) * toon
        hx = sun[0] + vx
        hy = sun[1] + vy
        hz = sun[2] + vz
        ih = 1.0 / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
        nh = max((a * hx + b * hy + c * hz) * ih, 0.0)
        hv = max((hx * vx + hy * vy + hz * vz) * ih, 0.0)
        al = ro * ro
        a2 = al * al
        q = nh * nh * (a2 - 1.0) + 1.0
        k = 1.0 - hv
        k2 = k * k
        sp = min(a2 / (3.14 * q * q), 14.0) * (0.04 + 0.96 * k2 * k2 * k) * 0.25 * nl * real
        sp *= 1.0 - 0.85 * soft
        k = 1.0 - nv
        k2 = k * k
        fr = (0.04 + 0.96 * k2 * k2 * k) * (1.0 - ro) * (1.0 - ro) * 0.9 * real * (1.0 - special)
        r2 = 2.0 * (a * vx + b * vy + c * vz)
        ex = r2 * a - vx
        ey = r2 * b - vy
        ez = r2 * c - vz
        rim = k2 * k * p[RIM] * max(0.55 - 0.45 * (vx * sun[0] + vy * sun[1] + vz * sun[2]), 0.0)
        rim *= (0.3 + 0.7 * max(c, 0.0)) * o * (0.15 + 0.85 * sh)
        em = emission[i]
        body = 1.0 - 0.85 * metal
        # a soft fill from the camera's side for whoever is filmed, as on any set
        fill = nv * (0.4 + 0.6 * o) * min(skin + eye + 0.8 * plain + 0.6 * soft + (0.8 if kd == 2.0 else 0.0), 1.0)
        for ch in range(3):
            s = cr[i] if ch == 0 else (cg[i] if ch == 1 else cb[i])
            tint = 0.62 if ch == 0 else (0.24 if ch == 1 else 0.16)
            am = max(harmonics[0, ch] + harmonics[1, ch] * a + harmonics[2, ch] * b + harmonics[3, ch] * c, 0.0)
            # occluded ambient keeps some colour of the surface: light bounces in the crevice
            am *= ambient + (1.0 - ambient) * s * 0.45 * ambient
            am += fill * p[FILL_RED + ch]
            rf = max(
                harmonics[0, ch] + 1.6 * (harmonics[1, ch] * ex + harmonics[2, ch] * ey + harmonics[3, ch] * ez), 0.0
            ) * (fr * o)
            key = p[SUN_RED + ch]
            shine = sp * (1.0 + metal * (14.0 * s - 1.0))
            value = s * body * (am + key * (nl + wrapped + under * tint)) + key * (shine + rim * s) + rf
            value = lit * value + s * em
            if ch == 0:
                red[i] = value
            elif ch == 1:
                green[i] = value
            else:
                blue[i] = value


@kernel()
def _special(
    d: F32, nx: F32, ny: F32, nz: F32, cr: F32, cg: F32, cb: F32, roughness: F32, reflect: F32, kind: F32, xp: F32,
    y: int, lit_sun: F32, ao: F32, ray: F32, sun: F32, harmonics: F32, p: F32, dome: F32, clouds: F32, mirror: bool,
    red: F32, green: F32, blue: F32,
) -> None:  # fmt: skip
    """The few surfaces that need more: the sky in water, glass and metal, the band of light on hair, the wet eye."""
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    toon = p[TOON]
    for i in range(d.shape[0]):
        kd = kind[i]
        if kd < 2.0 or kd == 5.0 or kd == 7.0:
            continue
        x = xp[i]
        dx = ray[0, 0] * x + b0
        dy = ray[1, 0] * x + b1
        dz = ray[2, 0] * x + b2
        il = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
        vx = -dx * il
        vy = -dy * il
        vz = -dz * il
        a = nx[i]
        b = ny[i]
        c = nz[i]
        o = ao[i]
        sh = lit_sun[i]
        if kd == 2.0:
            # J. Kajiya & T. Kay (1989): highlight where the half vector is square to the strand, which hangs down
            tz = 1.0 - c * c
            tx = -a * c
            ty = -b * c
            tl = 1.0 / np.sqrt(tx * tx + ty * ty + tz * tz + 1e-9)
            if toon > 0.5:
                th = (tx * (vx + sun[0] * 0.3) + ty * (vy + sun[1] * 0.3) + tz * (vz + 0.55)) * tl * 0.8
                th = max(1.0 - th * th, 0.0)
                ring = min(max((th - 0.945) * 50.0, 0.0), 1.0)
                nv = max(a * vx + b * vy + c * vz, 0.0)
                ring *= min(max((nv - 0.25) * 4.0, 0.0), 1.0) * (0.35 + 0.65 * min(sh * 2.0, 1.0))
                red[i] += (0.8 * cr[i] + 0.035) * ring * 1.1
                green[i] += (0.8 * cg[i] + 0.035) * ring * 1.1
                blue[i] += (0.8 * cb[i] + 0.045) * ring * 1.1
            else:
                hx = sun[0] + vx
                hy = sun[1] + vy
                hz = sun[2] + vz
                ih = 1.0 / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                th = (tx * hx + ty * hy + tz * hz) * ih * tl
                th = max(1.0 - th * th, 1e-6)
                n0 = a * sun[0] + b * sun[1] + c * sun[2]
                broad = th * th
                broad *= broad
                broad *= broad * broad
                sharp = broad * broad
                sharp *= sharp
                sharp *= sharp
                k = (0.075 * sharp + 0.05 * broad) * (0.25 + 0.75 * max(n0, 0.0)) * sh
                # the sky does the same from above, softly
                tu = (tx * (vx) + ty * (vy) + tz * (vz + 1.0)) * tl * 0.75
                tu = max(1.0 - tu * tu, 0.0)
                tu *= tu
                tu *= tu
                ks = 0.17 * tu * tu * o
                red[i] += p[SUN_RED] * k * (0.35 + 2.0 * cr[i]) + harmonics[0, 0] * ks * (0.3 + 1.5 * cr[i])
                green[i] += p[SUN_GREEN] * k * (0.3 + 2.0 * cg[i]) + harmonics[0, 1] * ks * (0.3 + 1.5 * cg[i])
                blue[i] += p[SUN_BLUE] * k * (0.3 + 2.0 * cb[i]) + harmonics[0, 2] * ks * (0.3 + 1.5 * cb[i])
            continue
        if mirror and reflect[i] > 0.0:
            continue
        n_v = a * vx + b * vy + c * vz
        nv = max(n_v, 0.0)
        ex = 2.0 * n_v * a - vx
        ey = 2.0 * n_v * b - vy
        ez = 2.0 * n_v * c - vz
        k = 1.0 - nv
        k2 = k * k
        fresnel = k2 * k2 * k
        ro = max(roughness[i], 0.03)
        blur = min(ro * 1.6, 1.0)
        if kd == 6.0:
            ez = abs(ez) + 0.01  # a wave that mirrors downward mirrors another wave, which mirrors the sky
        s0, s1, s2 = dome_fetch(dome, clouds[0], clouds[1], ex, ey, max(ez, 0.0))
        above = min(max(ez * 5.0 + 0.55, 0.0), 1.0)
        share = p[SKY_SHARE]
        for ch in range(3):
            sky = (s0 if ch == 0 else (s1 if ch == 1 else s2)) * share
            wide = max(
                harmonics[0, ch] + 1.4 * (harmonics[1, ch] * ex + harmonics[2, ch] * ey + harmonics[3, ch] * ez), 0.0
            )
            env = wide * (0.35 + 0.65 * above) + (sky - wide) * above * (1.0 - blur)
            s = cr[i] if ch == 0 else (cg[i] if ch == 1 else cb[i])
            if kd == 4.0:
                f = (s + (1.0 - s) * fresnel * (1.0 - ro)) * 0.92 * (1.0 - 0.4 * toon)
                value = env * f * (0.4 + 0.6 * o)
                old = f32(0.0)
            elif kd == 3.0:
                f = (0.03 + 0.6 * fresnel) * (1.0 - 0.6 * toon)
                value = env * f
                old = -f
            else:
                f = (0.03 + 0.97 * fresnel) * (1.0 - ro)
                f = max(f, -reflect[i] * (0.05 + 0.95 * k2 * (0.4 + 0.6 * k)))
                value = env * f
                old = -f
            if ch == 0:
                red[i] += value + red[i] * old
            elif ch == 1:
                green[i] += value + green[i] * old
            else:
                blue[i] += value + blue[i] * old


@kernel(inline=True)
def _arctangent(x: float) -> float:
    a = abs(x)
    k = a / (1.0 + 0.28 * a * a) if a < 1.0 else 1.5708 - a / (a * a + 0.28)
    return k if x >= 0.0 else -k


@kernel()
def _lamp_shadowed(
    lamp: F32, m: F32, maps: F32, d: F32, nx: F32, ny: F32, nz: F32, cr: F32, cg: F32, cb: F32, roughness: F32,
    kind: F32, xp: F32, y: int, ray: F32, eye: F32, toon: float, red: F32, green: F32, blue: F32,
) -> None:  # fmt: skip
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    spot = lamp[LAMP_KIND] == 1.0
    first = i32(lamp[LAMP_MAP])
    size = maps.shape[1]
    q = maps.reshape(maps.shape[0] * size * size)
    half = f32(size) * 0.5
    high = f32(size) - 2.01
    inverse_range2 = 1.0 / (lamp[LAMP_RANGE] * lamp[LAMP_RANGE])
    for i in range(d.shape[0]):
        x = xp[i]
        z = d[i]
        dx = ray[0, 0] * x + b0
        dy = ray[1, 0] * x + b1
        dz = ray[2, 0] * x + b2
        wx = eye[0] + dx * z
        wy = eye[1] + dy * z
        wz = eye[2] + dz * z
        tx = lamp[0] - wx
        ty = lamp[1] - wy
        tz = lamp[2] - wz
        d2 = tx * tx + ty * ty + tz * tz
        w = max(1.0 - d2 * inverse_range2, 0.0)
        if w > 0.0 and roughness[i] >= 0.0:
            il = 1.0 / np.sqrt(d2 + 1e-6)
            lx = tx * il
            ly = ty * il
            lz = tz * il
            a = nx[i]
            b = ny[i]
            c = nz[i]
            wrap = 0.25 if kind[i] == 1.0 or kind[i] == 5.0 else 0.0
            nl = max((a * lx + b * ly + c * lz) * (1.0 - wrap) + wrap, 0.0)
            att = w * w / (d2 + lamp[LAMP_SIZE])
            if spot:
                cd = -(lx * lamp[LAMP_DX] + ly * lamp[LAMP_DY] + lz * lamp[LAMP_DZ])
                t = min(max((cd - lamp[LAMP_OUTER]) / (lamp[LAMP_INNER] - lamp[LAMP_OUTER]), 0.0), 1.0)
                att *= t * t * (3.0 - 2.0 * t)
            if att * nl > 1e-5:
                bias = 0.04 + 1.1 / (il * half)
                if spot:
                    ox = wx + a * 0.04
                    oy = wy + b * 0.04
                    oz = wz + c * 0.04
                    pw = m[2, 0] * ox + m[2, 1] * oy + m[2, 2] * oz + m[2, 3]
                    iw = 1.0 / max(pw, 0.01)
                    u = (m[0, 0] * ox + m[0, 1] * oy + m[0, 2] * oz + m[0, 3]) * iw
                    v = (m[1, 0] * ox + m[1, 1] * oy + m[1, 2] * oz + m[1, 3]) * iw
                    base = first * size * size
                else:
                    vx = -tx
                    vy = -ty
                    vz = -tz
                    ax = abs(vx)
                    ay = abs(vy)
                    az = abs(vz)
                    if ax >= ay and ax >= az:
                        f = 0 if vx > 0.0 else 1
                        pw = ax
                        u = vy
                        v = vz
                    elif ay >= az:
                        f = 2 if vy > 0.0 else 3
                        pw = ay
                        u = vx
                        v = vz
                    else:
                        f = 4 if vz > 0.0 else 5
                        pw = az
                        u = vx
                        v = vy
                    iw = 1.0 / max(pw, 0.01)
                    u = u * iw * half + half
                    v = v * iw * half + half
                    base = (first + f) * size * size
                u = min(max(u - 1.0, 0.0), high - 1.0)
                v = min(max(v - 1.0, 0.0), high - 1.0)
                fu = np.floor(u)
                fv = np.floor(v)
                iu = i32(fu)
                iv = i32(fv)
                fu = u - fu
                fv = v - fv
                pw -= bias
                seen = f32(0.0)
                for j in range(3):
                    at = base + (iv + j) * size + iu
                    wj = (1.0 - fv) if j == 0 else (fv if j == 2 else f32(1.0))
                    seen += wj * (
                        (1.0 - fu if q[at] > pw else 0.0)
                        + (1.0 if q[at + 1] > pw else 0.0)
                        + (fu if q[at + 2] > pw else 0.0)
                    )
                att *= seen * 0.25
                if toon > 0.5:
                    nl = 0.75 * min(max((nl - 0.08) * 9.0, 0.0), 1.0)
                iv_ = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
                hx = lx - dx * iv_
                hy = ly - dy * iv_
                hz = lz - dz * iv_
                ih = 1.0 / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                nh = max((a * hx + b * hy + c * hz) * ih, 0.0)
                al = max(roughness[i], 0.12)
                al *= al
                a2 = al * al
                qq = nh * nh * (a2 - 1.0) + 1.0
                sp = min(a2 / (3.14 * qq * qq), 10.0) * 0.012 * nl * (1.0 - toon)
                lit = att * nl
                red[i] += lamp[LAMP_RED] * (cr[i] * lit + sp * att)
                green[i] += lamp[LAMP_GREEN] * (cg[i] * lit + sp * att)
                blue[i] += lamp[LAMP_BLUE] * (cb[i] * lit + sp * att)


@kernel()
def _lamp_plain(
    lamp: F32, d: F32, nx: F32, ny: F32, nz: F32, cr: F32, cg: F32, cb: F32, roughness: F32, xp: F32, y: int, ray: F32,
    eye: F32, toon: float, red: F32, green: F32, blue: F32,
) -> None:  # fmt: skip
    """A lamp without a shadow map: one loop without branches."""
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    l0 = lamp[0] - eye[0]
    l1 = lamp[1] - eye[1]
    l2 = lamp[2] - eye[2]
    inverse_range2 = 1.0 / (lamp[LAMP_RANGE] * lamp[LAMP_RANGE])
    k0 = ray[0, 0]
    k1 = ray[1, 0]
    k2 = ray[2, 0]
    spot = 1.0 if lamp[LAMP_KIND] == 1.0 else 0.0
    area = 1.0 if lamp[LAMP_KIND] == 2.0 else 0.0
    d0 = lamp[LAMP_DX]
    d1 = lamp[LAMP_DY]
    d3 = lamp[LAMP_DZ]
    outer = lamp[LAMP_OUTER]
    span = 1.0 / max(lamp[LAMP_INNER] - outer, 0.001)
    wrap = 0.05 + 0.20 * area
    size = lamp[LAMP_SIZE]
    p0 = lamp[LAMP_RED]
    p1 = lamp[LAMP_GREEN]
    p2 = lamp[LAMP_BLUE]
    shine = 0.012 * (1.0 - toon) * (1.0 - 0.7 * area)
    for i in range(d.shape[0]):
        x = xp[i]
        z = d[i]
        dx = k0 * x + b0
        dy = k1 * x + b1
        dz = k2 * x + b2
        tx = l0 - dx * z
        ty = l1 - dy * z
        tz = l2 - dz * z
        q = tx * tx + ty * ty + tz * tz
        w = max(1.0 - q * inverse_range2, 0.0)
        il = 1.0 / np.sqrt(q + 1e-6)
        lx = tx * il
        ly = ty * il
        lz = tz * il
        a = nx[i]
        b = ny[i]
        c = nz[i]
        nl = max((a * lx + b * ly + c * lz) * (1.0 - wrap) + wrap, 0.0)
        cd = -(lx * d0 + ly * d1 + lz * d3)
        t = min(max((cd - outer) * span, 0.0), 1.0)
        t = t * t * (3.0 - 2.0 * t)
        m = 1.0 + spot * (t - 1.0) + area * (max(cd, 0.0) - 1.0)
        lit = 1.0 if roughness[i] >= 0.0 else 0.0
        att = lit * m * w * w / (q + size)
        step = 0.75 * min(max((nl - 0.08) * 9.0, 0.0), 1.0)
        nl = nl + (step - nl) * toon
        iv = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
        hx = lx - dx * iv
        hy = ly - dy * iv
        hz = lz - dz * iv
        ih = 1.0 / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
        nh = max((a * hx + b * hy + c * hz) * ih, 0.0)
        al = max(roughness[i], 0.12)
        al *= al
        al *= al
        qq = nh * nh * (al - 1.0) + 1.0
        sp = min(al / (3.14 * qq * qq), 10.0) * shine * nl * att
        att *= nl
        red[i] += p0 * (cr[i] * att + sp)
        green[i] += p1 * (cg[i] * att + sp)
        blue[i] += p2 * (cb[i] * att + sp)


@kernel()
def _halo(
    lamp: F32, d: F32, xp: F32, y: int, ray: F32, eye: F32, amount: float, red: F32, green: F32, blue: F32
) -> None:
    """Light of a lamp scattered by the air along each ray: the closed form of the inverse-square integral."""
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    lx = lamp[0] - eye[0]
    ly = lamp[1] - eye[1]
    lz = lamp[2] - eye[2]
    ll = lx * lx + ly * ly + lz * lz
    spot = 0.0 if lamp[LAMP_KIND] == 0.0 else 1.0
    inverse_range2 = 1.0 / (lamp[LAMP_REACH] * lamp[LAMP_REACH])
    for i in range(d.shape[0]):
        x = xp[i]
        dx = ray[0, 0] * x + b0
        dy = ray[1, 0] * x + b1
        dz = ray[2, 0] * x + b2
        il = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
        dx *= il
        dy *= il
        dz *= il
        z = min(d[i], 200.0) / il
        b = lx * dx + ly * dy + lz * dz
        c2 = max(ll - b * b, 0.0) + 0.01
        c = np.sqrt(c2)
        ic = 1.0 / c
        w = max(1.0 - c2 * inverse_range2, 0.0)
        glow = (_arctangent((z - b) * ic) + _arctangent(b * ic)) * ic * w * w
        # cone: how near to the axis the ray passes at its closest point
        tm = min(max(b, 0.0), z)
        qx = dx * tm - lx
        qy = dy * tm - ly
        qz = dz * tm - lz
        cd = (qx * lamp[LAMP_DX] + qy * lamp[LAMP_DY] + qz * lamp[LAMP_DZ]) / np.sqrt(
            qx * qx + qy * qy + qz * qz + 0.02
        )
        k = min(max((cd + 0.35) * 0.9, 0.0), 1.0)
        k = 1.0 + spot * (k * k - 1.0)
        glow *= k * amount
        red[i] += lamp[LAMP_RED] * glow
        green[i] += lamp[LAMP_GREEN] * glow
        blue[i] += lamp[LAMP_BLUE] * glow


@kernel()
def _mirror(
    image: F32, nx: F32, ny: F32, nz: F32, roughness: F32, reflect: F32, xp: F32, y: int, ray: F32, height: int,
    spread: float, share: float, red: F32, green: F32, blue: F32,
) -> None:  # fmt: skip
    """Blend in the mirrored view (3, rows, columns), shifted by the slope of the surface, smeared by its roughness."""
    rows = image.shape[1]
    columns = image.shape[2]
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    across = 1.0 / np.sqrt(ray[0, 0] * ray[0, 0] + ray[1, 0] * ray[1, 0] + 1e-12)
    for i in range(nx.shape[0]):
        if reflect[i] > 0.0:
            x = xp[i]
            dx = ray[0, 0] * x + b0
            dy = ray[1, 0] * x + b1
            dz = ray[2, 0] * x + b2
            nv = max(-(dx * nx[i] + dy * ny[i] + dz * nz[i]) / np.sqrt(dx * dx + dy * dy + dz * dz), 0.0)
            k = 1.0 - nv
            f = min(reflect[i] * (0.05 + 0.95 * k * k * (0.4 + 0.6 * k)), 1.0)
            sx = (ray[0, 0] * nx[i] + ray[1, 0] * ny[i]) * across
            sy = np.sqrt(max(nx[i] * nx[i] + ny[i] * ny[i] - sx * sx, 0.0))
            sy = sy if (nx[i] * dx + ny[i] * dy) > 0.0 else -sy
            u = (x + sx * f32(height) * 0.35) * share - 0.5
            smear = spread * f32(height) * (0.004 + 0.10 * roughness[i])
            a0 = f32(0.0)
            a1 = f32(0.0)
            a2 = f32(0.0)
            uu = min(max(u, 0.0), f32(columns) - 1.01)
            iu = int(uu)
            fu = uu - f32(iu)
            for t in range(5):
                v = (py + sy * f32(height) * 0.9 + (f32(t) - 2.0) * smear) * share - 0.5
                vv = min(max(v, 0.0), f32(rows) - 1.01)
                iv = int(vv)
                fv = vv - f32(iv)
                w0 = (1.0 - fu) * (1.0 - fv)
                w1 = fu * (1.0 - fv)
                w2 = (1.0 - fu) * fv
                w3 = fu * fv
                a0 += (
                    image[0, iv, iu] * w0
                    + image[0, iv, iu + 1] * w1
                    + image[0, iv + 1, iu] * w2
                    + image[0, iv + 1, iu + 1] * w3
                )
                a1 += (
                    image[1, iv, iu] * w0
                    + image[1, iv, iu + 1] * w1
                    + image[1, iv + 1, iu] * w2
                    + image[1, iv + 1, iu + 1] * w3
                )
                a2 += (
                    image[2, iv, iu] * w0
                    + image[2, iv, iu + 1] * w1
                    + image[2, iv + 1, iu] * w2
                    + image[2, iv + 1, iu + 1] * w3
                )
            red[i] = red[i] * (1.0 - f) + a0 * f * 0.2
            green[i] = green[i] * (1.0 - f) + a1 * f * 0.2
            blue[i] = blue[i] * (1.0 - f) + a2 * f * 0.2


@kernel()
def _fog(d: F32, xp: F32, y: int, ray: F32, sun: F32, p: F32, red: F32, green: F32, blue: F32) -> None:
    py = f32(y) + 0.5
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    for i in range(d.shape[0]):
        x = xp[i]
        dx = ray[0, 0] * x + b0
        dy = ray[1, 0] * x + b1
        dz = ray[2, 0] * x + b2
        il = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
        z = d[i]
        # (1 - t/16)^16 stands for exp(-t)
        t = max(1.0 - max(z / il - p[FOG_START], 0.0) * p[FOG_DENSITY] * 0.0625, 0.0)
        t *= t
        t *= t
        t *= t
        t *= t
        f = (1.0 - t) * p[FOG_MAX] if z < 1500.0 else f32(0.0)
        glow = max((dx * sun[0] + dy * sun[1] + dz * sun[2]) * il, 0.0)
        glow *= glow
        glow *= glow
        glow *= glow
        red[i] += (p[FOG_RED] + p[SUN_FOG_RED] * glow - red[i]) * f
        green[i] += (p[FOG_GREEN] + p[SUN_FOG_GREEN] * glow - green[i]) * f
        blue[i] += (p[FOG_BLUE] + p[SUN_FOG_BLUE] * glow - blue[i]) * f


@kernel(parallel=True)
def light(
    g: F32, extras: I32, lit: F32, lit_extra: F32, ao: F32, depth_half: F32, use_ao: int, xp: F32, ray: F32, eye: F32,
    sun: F32, harmonics: F32, p: F32, dome: F32, clouds: F32, lamps: F32, matrices: F32, bounds: I32, maps: F32,
    image: F32, hdr: F32,
) -> None:  # fmt: skip
    """Light all fragments and resolve them into ``hdr`` (3, height, width).

    ``bounds`` (lamps, 8): x0, x1, y0, y1 where a lamp's light, then its halo, can be seen. ``image``: the mirrored view
    (3, rows, columns); a single row means none.
    """
    height = g.shape[1]
    width = hdr.shape[2]
    count = bounds.shape[0]
    mirror = image.shape[1] > 1
    share = f32(image.shape[1]) / f32(height)
    for y in prange(height):
        a = np.ones(width, np.float32)
        red = hdr[0, y]
        green = hdr[1, y]
        blue = hdr[2, y]
        d = g[DEPTH, y, :width]
        nx = g[NX, y, :width]
        ny = g[NY, y, :width]
        nz = g[NZ, y, :width]
        cr = g[RED, y, :width]
        cg = g[GREEN, y, :width]
        cb = g[BLUE, y, :width]
        ro = g[ROUGH, y, :width]
        rf = g[REFLECT, y, :width]
        kd = g[KIND, y, :width]
        if use_ao > 0:
            _occlusion_row(ao, depth_half, d, xp, y, a)
        _base(
            d,
            nx,
            ny,
            nz,
            cr,
            cg,
            cb,
            ro,
            g[EMIT, y, :width],
            kd,
            xp,
            y,
            lit[y],
            a,
            ray,
            sun,
            harmonics,
            p,
            red,
            green,
            blue,
        )
        _special(
            d, nx, ny, nz, cr, cg, cb, ro, rf, kd, xp, y, lit[y], a, ray, sun, harmonics, p, dome, clouds, mirror,
            red, green, blue,
        )  # fmt: skip
        n = extras[y]
        e = np.empty((3, max(n, 1)), np.float32)
        last = width + n
        qd = g[DEPTH, y, width:last]
        qnx = g[NX, y, width:last]
        qny = g[NY, y, width:last]
        qnz = g[NZ, y, width:last]
        qcr = g[RED, y, width:last]
        qcg = g[GREEN, y, width:last]
        qcb = g[BLUE, y, width:last]
        qro = g[ROUGH, y, width:last]
        qrf = g[REFLECT, y, width:last]
        qkd = g[KIND, y, width:last]
        qxx = g[COLUMN, y, width:last]
        qxw = g[WEIGHT, y, width:last]
        if n > 0:
            ae = np.empty(n, np.float32)
            for i in range(n):
                ae[i] = 0.3 + 0.7 * a[i32(qxx[i])]
            _base(
                qd, qnx, qny, qnz, qcr, qcg, qcb, qro, g[EMIT, y, width:last], qkd, qxx, y, lit_extra[y, :n], ae, ray,
                sun, harmonics, p, e[0], e[1], e[2],
            )  # fmt: skip
            _special(
                qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qrf, qkd, qxx, y, lit_extra[y, :n], ae, ray, sun, harmonics, p,
                dome, clouds, mirror, e[0], e[1], e[2],
            )  # fmt: skip
        for k in range(count):
            if y < bounds[k, 2] or y > bounds[k, 3]:
                continue
            s = bounds[k, 0]
            t = bounds[k, 1]
            if lamps[k, LAMP_MAP] < 0.0:
                _lamp_plain(
                    lamps[k], d[s:t], nx[s:t], ny[s:t], nz[s:t], cr[s:t], cg[s:t], cb[s:t], ro[s:t], xp[s:t], y, ray,
                    eye, p[TOON], red[s:t], green[s:t], blue[s:t],
                )  # fmt: skip
                if n > 0:
                    _lamp_plain(
                        lamps[k], qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qxx, y, ray, eye, p[TOON], e[0], e[1], e[2]
                    )
                continue
            _lamp_shadowed(
                lamps[k], matrices[k], maps, d[s:t], nx[s:t], ny[s:t], nz[s:t], cr[s:t], cg[s:t], cb[s:t], ro[s:t],
                kd[s:t], xp[s:t], y, ray, eye, p[TOON], red[s:t], green[s:t], blue[s:t],
            )  # fmt: skip
            if n > 0:
                _lamp_shadowed(
                    lamps[k], matrices[k], maps, qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qkd, qxx, y, ray, eye, p[TOON],
                    e[0], e[1], e[2],
                )  # fmt: skip
        if mirror:
            _mirror(image, nx, ny, nz, ro, rf, xp, y, ray, height, p[MIRROR_SPREAD], share, red, green, blue)
            if n > 0:
                _mirror(image, qnx, qny, qnz, qro, qrf, qxx, y, ray, height, p[MIRROR_SPREAD], share, e[0], e[1], e[2])
        _fog(d, xp, y, ray, sun, p, red, green, blue)
        if n > 0:
            _fog(qd, qxx, y, ray, sun, p, e[0], e[1], e[2])
            i = 0
            while i < n:
                c = int(qxx[i])
                w = f32(0.0)
                a0 = f32(0.0)
                a1 = f32(0.0)
                a2 = f32(0.0)
                while i < n and int(qxx[i]) == c:
                    k_ = qxw[i]
                    w += k_
                    a0 += k_ * min(e[0, i], 5.0)
                    a1 += k_ * min(e[1, i], 5.0)
                    a2 += k_ * min(e[2, i], 5.0)
                    i += 1
                red[c] = min(red[c], 5.0) * (1.0 - w) + a0
                green[c] = min(green[c], 5.0) * (1.0 - w) + a1
                blue[c] = min(blue[c], 5.0) * (1.0 - w) + a2
        for k in range(count):
            if lamps[k, LAMP_HALO] > 0.0 and y >= bounds[k, 6] and y <= bounds[k, 7]:
                s = bounds[k, 4]
                t = bounds[k, 5]
                _halo(
                    lamps[k],
                    d[s:t],
                    xp[s:t],
                    y,
                    ray,
                    eye,
                    p[SCATTER] * lamps[k, LAMP_HALO],
                    red[s:t],
                    green[s:t],
                    blue[s:t],
                )
