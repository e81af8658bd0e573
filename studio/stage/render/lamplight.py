"""Local lamps: their light, their shadows, and their glow in the air."""

import numpy as np

from studio.stage.render.jit import F32, f32, i32, kernel

# Columns of a lamp row.
(LAMP_X, LAMP_Y, LAMP_Z, LAMP_RED, LAMP_GREEN, LAMP_BLUE, LAMP_RANGE, LAMP_KIND, LAMP_DX, LAMP_DY, LAMP_DZ, LAMP_INNER,
 LAMP_OUTER, LAMP_MAP, LAMP_SIZE, LAMP_HALO, LAMP_REACH) = range(17)  # fmt: skip
LAMP_COLUMNS = 17


@kernel(inline=True)
def _arctangent(x: float) -> float:
    a = abs(x)
    k = a / (1.0 + 0.28 * a * a) if a < 1.0 else 1.5708 - a / (a * a + 0.28)
    return k if x >= 0.0 else -k


@kernel(leaf=True)
def shadowed_lamp(
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


@kernel(leaf=True)
def plain_lamp(
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


@kernel(leaf=True)
def halo(
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
