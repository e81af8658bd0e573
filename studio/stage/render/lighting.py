"""Light on the G-buffer: sun, sky and bounce, then lamps, reflections and fog, resolved to one colour a pixel.

Everything runs along rows so that LLVM vectorises it; primary and extra fragments go through the same functions.
"""

import numpy as np

from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.render.lamplight import LAMP_HALO, LAMP_MAP, halo, plain_lamp, shadowed_lamp
from studio.stage.render.occlusion import occlusion_row
from studio.stage.render.parameters import (
    FILL_RED,
    FOG_BLUE,
    FOG_DENSITY,
    FOG_GREEN,
    FOG_MAX,
    FOG_RED,
    FOG_START,
    MIRROR_SPREAD,
    RIM,
    SCATTER,
    SUN_FOG_BLUE,
    SUN_FOG_GREEN,
    SUN_FOG_RED,
    SUN_RED,
    TOON,
)
from studio.stage.render.reflection import mirrored, special
from studio.stage.render.surface import (
    BLUE,
    COLUMN,
    DEPTH,
    EMIT,
    GREEN,
    KIND,
    LIKE_PRIMARY,
    NX,
    NY,
    NZ,
    RED,
    REFLECT,
    ROUGH,
    WEIGHT,
)


@kernel(leaf=True)
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
            # drawn shade is a warmer tone of the skin, not a flush
            tint = 0.62 - 0.14 * toon if ch == 0 else (0.24 + 0.16 * toon if ch == 1 else 0.16 + 0.20 * toon)
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


@kernel(leaf=True)
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
    image: F32, hdr: F32, apart: F32,
) -> None:  # fmt: skip
    """Light all fragments and resolve them into ``hdr`` (3, height, width); unless ``apart`` (3, height, extra columns)
    has more than one row: there go the extra ones, left as they are.

    ``bounds`` (lamps, 8): x0, x1, y0, y1 where a lamp's light, then its halo, can be seen. ``image``: the mirrored view
    (3, rows, columns); a single row means none.
    """
    height = g.shape[1]
    width = hdr.shape[2]
    count = bounds.shape[0]
    mirror = image.shape[1] > 1
    resolved = apart.shape[1] == 1
    share = f32(image.shape[1]) / f32(height)
    for y in prange(height):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
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
            occlusion_row(ao, depth_half, d, row, a)
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
            row,
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
        special(
            d, nx, ny, nz, cr, cg, cb, ro, rf, kd, xp, row, lit[y], a, ray, sun, harmonics, p, dome, clouds, mirror,
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
                c = i32(qxx[i])
                # what lies far before or behind the primary fragment has less to do with its crevice
                ae[i] = a[c] + (1.0 - a[c]) * 0.3 * min(abs(qd[i] - d[c]) * 12.0 / d[c], 1.0)
                if qxw[i] >= LIKE_PRIMARY:
                    ae[i] = a[c]
                    lit_extra[y, i] = lit[y, c]
            _base(
                qd, qnx, qny, qnz, qcr, qcg, qcb, qro, g[EMIT, y, width:last], qkd, qxx, row, lit_extra[y, :n], ae, ray,
                sun, harmonics, p, e[0], e[1], e[2],
            )  # fmt: skip
            special(
                qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qrf, qkd, qxx, row, lit_extra[y, :n], ae, ray, sun, harmonics, p,
                dome, clouds, mirror, e[0], e[1], e[2],
            )  # fmt: skip
        for k in range(count):
            if y < bounds[k, 2] or y > bounds[k, 3]:
                continue
            s = bounds[k, 0]
            t = bounds[k, 1]
            if lamps[k, LAMP_MAP] < 0.0:
                plain_lamp(
                    lamps[k], d[s:t], nx[s:t], ny[s:t], nz[s:t], cr[s:t], cg[s:t], cb[s:t], ro[s:t], xp[s:t], row, ray,
                    eye, p[TOON], red[s:t], green[s:t], blue[s:t],
                )  # fmt: skip
                if n > 0:
                    plain_lamp(
                        lamps[k], qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qxx, row, ray, eye, p[TOON], e[0], e[1], e[2]
                    )
                continue
            shadowed_lamp(
                lamps[k], matrices[k], maps, d[s:t], nx[s:t], ny[s:t], nz[s:t], cr[s:t], cg[s:t], cb[s:t], ro[s:t],
                kd[s:t], xp[s:t], row, ray, eye, p[TOON], red[s:t], green[s:t], blue[s:t],
            )  # fmt: skip
            if n > 0:
                shadowed_lamp(
                    lamps[k], matrices[k], maps, qd, qnx, qny, qnz, qcr, qcg, qcb, qro, qkd, qxx, row, ray, eye,
                    p[TOON], e[0], e[1], e[2],
                )  # fmt: skip
        if mirror:
            mirrored(image, nx, ny, nz, ro, rf, xp, row, ray, height, p[MIRROR_SPREAD], share, red, green, blue)
            if n > 0:
                mirrored(
                    image, qnx, qny, qnz, qro, qrf, qxx, row, ray, height, p[MIRROR_SPREAD], share, e[0], e[1], e[2]
                )
        _fog(d, xp, row, ray, sun, p, red, green, blue)
        if n > 0:
            _fog(qd, qxx, row, ray, sun, p, e[0], e[1], e[2])
            i = 0 if resolved else n
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
                halo(
                    lamps[k],
                    d[s:t],
                    xp[s:t],
                    row,
                    ray,
                    eye,
                    p[SCATTER] * lamps[k, LAMP_HALO],
                    red[s:t],
                    green[s:t],
                    blue[s:t],
                )
                if n > 0 and not resolved:
                    glow = p[SCATTER] * lamps[k, LAMP_HALO]
                    halo(lamps[k], qd, qxx, row, ray, eye, glow, e[0], e[1], e[2])
        if not resolved:
            for ch in range(3):
                for i in range(n):
                    apart[ch, y, i] = e[ch, i]
