"""Glass and flames: blended over the lit picture, far to near, each against the depth of what is solid."""

import math

from studio.stage.mesh import Texture
from studio.stage.render.geometry import Triangles
from studio.stage.render.jit import F32, f32, i32, kernel, prange
from studio.stage.render.noise import TILE, dome_fetch, noise
from studio.stage.render.visibility import Visible

_FLAME = int(Texture.FLAME)
BANDS = 24


@kernel(parallel=True)
def blend(
    visible: Visible, count: int, triangles: Triangles, depth: F32, odd: int, sample_x: F32, sample_y: F32, eye: F32,
    ray: F32,
    dome: F32, clouds: F32, sun: F32, harmonics: F32, p: F32, lamps: F32, lamp_count: int, hdr: F32,
) -> None:  # fmt: skip
    """Draw ``count`` triangles of ``visible`` in their order into ``hdr`` (3, height, width).

    ``depth`` (height, columns, samples): 1 / depth of the solid picture; with ``odd`` 1 it holds blocks of two by two
    pixels, else ``odd`` is 0; ``p``: see ``parameters``; ``lamps``: see
    ``lamplight``.
    """
    height = hdr.shape[1]
    samples = sample_x.shape[0]
    attributes = triangles.attributes
    materials = triangles.materials
    for band in prange(BANDS):
        top = band * height // BANDS
        bottom = (band + 1) * height // BANDS
        for k in range(count):
            bx = visible.box[k, 0]
            by = visible.box[k, 2]
            y0 = max(by, top)
            y1 = min(visible.box[k, 3] + 1, bottom)
            if y0 >= y1:
                continue
            e = visible.edges[k]
            t: int = visible.triangle[k]
            i0 = triangles.corners[t, 0]
            i1 = triangles.corners[t, 1]
            i2 = triangles.corners[t, 2]
            m = triangles.surface[t] >> 2
            flame = i32(materials[m, 3]) == _FLAME
            for y in range(y0, y1):
                for x in range(bx, visible.box[k, 1] + 1):
                    covered = 0
                    first = (2 * (y & odd) + (x & odd)) * samples
                    ax = f32(0.0)
                    ay = f32(0.0)
                    for s in range(samples):
                        px = f32(x - bx) + sample_x[s]
                        py = f32(y - by) + sample_y[s]
                        a = e[0] * px + e[1] * py + e[2]
                        b = e[3] * px + e[4] * py + e[5]
                        c = e[6] * px + e[7] * py + e[8]
                        if min(a, min(b, c)) >= 0.0 and a + b + c > depth[y >> odd, x >> odd, first + s]:
                            covered += 1
                            ax += px
                            ay += py
                    if covered == 0:
                        continue
                    share = f32(covered) / f32(samples)
                    px = ax / f32(covered)
                    py = ay / f32(covered)
                    a = max(e[0] * px + e[1] * py + e[2], 0.0)
                    b = max(e[3] * px + e[4] * py + e[5], 0.0)
                    c = max(e[6] * px + e[7] * py + e[8], 0.0)
                    inverse = a + b + c
                    w = 1.0 / inverse
                    a *= w
                    b *= w
                    c *= w
                    sx = f32(x) + 0.5
                    sy = f32(y) + 0.5
                    dx = ray[0, 0] * sx + ray[0, 1] * sy + ray[0, 2]
                    dy = ray[1, 0] * sx + ray[1, 1] * sy + ray[1, 2]
                    dz = ray[2, 0] * sx + ray[2, 1] * sy + ray[2, 2]
                    length = math.sqrt(dx * dx + dy * dy + dz * dz)
                    vx = -dx / length
                    vy = -dy / length
                    vz = -dz / length
                    nx = a * attributes[i0, 0] + b * attributes[i1, 0] + c * attributes[i2, 0]
                    ny = a * attributes[i0, 1] + b * attributes[i1, 1] + c * attributes[i2, 1]
                    nz = a * attributes[i0, 2] + b * attributes[i1, 2] + c * attributes[i2, 2]
                    il = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
                    nv = (nx * vx + ny * vy + nz * vz) * il
                    if nv < 0.0:
                        il = -il
                        nv = -nv
                    nx *= il
                    ny *= il
                    nz *= il
                    r = a * attributes[i0, 3] + b * attributes[i1, 3] + c * attributes[i2, 3]
                    g = a * attributes[i0, 4] + b * attributes[i1, 4] + c * attributes[i2, 4]
                    q = a * attributes[i0, 5] + b * attributes[i1, 5] + c * attributes[i2, 5]
                    far = max(length / inverse - p[2], 0.0) * p[1]
                    clear = math.exp(-far) * share
                    if flame:
                        u = a * attributes[i0, 6] + b * attributes[i1, 6] + c * attributes[i2, 6]
                        v = a * attributes[i0, 7] + b * attributes[i1, 7] + c * attributes[i2, 7]
                        h = a * attributes[i0, 8] + b * attributes[i1, 8] + c * attributes[i2, 8]
                        up = min(max((h - materials[m, 10]) * materials[m, 11], 0.0), 1.0)
                        size = materials[m, 11] * 22.0
                        lick = noise(TILE, (u + v) * size * 1.6, h * size * 0.8 - clouds[2] * 26.0) - 0.5
                        body = min(max(1.15 - up * 1.05 + lick * (0.4 + 1.2 * up), 0.0), 1.0)
                        edge = min(max(nv * 1.5 - 0.05, 0.0), 1.0)
                        k_ = body * edge * (0.35 + 0.65 * edge)
                        core = max(1.0 - up * 1.3, 0.0) * edge
                        power = max(materials[m, 2], 0.2) * k_ * clear * p[20]
                        hide = 1.0 - 0.55 * k_ * clear
                        hdr[0, y, x] = hdr[0, y, x] * hide + power * (r + (1.0 - r) * 0.55 * core)
                        hdr[1, y, x] = hdr[1, y, x] * hide + power * (g * (1.0 - 0.30 * up) + (0.80 - g) * 0.5 * core)
                        hdr[2, y, x] = hdr[2, y, x] * hide + power * (q * (1.0 - 0.50 * up) + (0.42 - q) * 0.3 * core)
                        continue
                    tint = min(max(materials[m, 6], 0.0), 1.0)
                    k1 = 1.0 - nv
                    k2 = k1 * k1
                    fresnel = 0.04 + 0.96 * k2 * k2 * k1
                    ex = 2.0 * nv * nx - vx
                    ey = 2.0 * nv * ny - vy
                    ez = 2.0 * nv * nz - vz
                    s0, s1, s2 = dome_fetch(dome, clouds[0], clouds[1], ex, ey, max(ez, 0.0))
                    above = min(max(ez * 5.0 + 0.5, 0.0), 1.0)
                    hx = sun[0] + vx
                    hy = sun[1] + vy
                    hz = sun[2] + vz
                    ih = 1.0 / math.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                    nh = min(max((nx * hx + ny * hy + nz * hz) * ih, 0.0), 1.0)
                    nh = nh * nh
                    nh = nh * nh
                    nh = nh * nh
                    nh = nh * nh
                    nh = nh * nh
                    shine = nh * nh * nh * nh * 0.6
                    nl = max(nx * sun[0] + ny * sun[1] + nz * sun[2], 0.0)
                    glow = materials[m, 2]
                    wx = eye[0] + dx / inverse
                    wy = eye[1] + dy / inverse
                    wz = eye[2] + dz / inverse
                    l0 = f32(0.0)
                    l1 = f32(0.0)
                    l2 = f32(0.0)
                    for lamp in range(lamp_count):
                        tx = lamps[lamp, 0] - wx
                        ty = lamps[lamp, 1] - wy
                        tz = lamps[lamp, 2] - wz
                        d2 = tx * tx + ty * ty + tz * tz
                        reach = 1.0 - d2 / (lamps[lamp, 6] * lamps[lamp, 6])
                        if reach > 0.0:
                            il = 1.0 / math.sqrt(d2 + 1e-6)
                            hx = tx * il + vx
                            hy = ty * il + vy
                            hz = tz * il + vz
                            nh = abs(nx * hx + ny * hy + nz * hz) / math.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                            nh *= nh
                            nh *= nh
                            nh *= nh
                            nh *= nh
                            nh *= nh
                            nh *= nh
                            spark = nh * reach * reach / (d2 + lamps[lamp, 14]) * 0.5
                            l0 += lamps[lamp, 3] * spark
                            l1 += lamps[lamp, 4] * spark
                            l2 += lamps[lamp, 5] * spark
                    for ch in range(3):
                        own = r if ch == 0 else (g if ch == 1 else q)
                        dome_c = s0 if ch == 0 else (s1 if ch == 1 else s2)
                        am = harmonics[0, ch] + harmonics[1, ch] * nx + harmonics[2, ch] * ny + harmonics[3, ch] * nz
                        wide = max(harmonics[0, ch] + 1.4 * (harmonics[3, ch] * ez), 0.0) * 0.6
                        env = wide + (dome_c * p[16] - wide) * above
                        body = own * (max(am, 0.0) + p[12 + ch] * nl * 0.6 + glow)
                        through = (1.0 - tint) * (1.0 - fresnel) * (1.0 - 0.35 * (1.0 - own))
                        behind = hdr[ch, y, x]
                        spark = l0 if ch == 0 else (l1 if ch == 1 else l2)
                        # what glass mirrors is about as bright as what it stands before, plus the sky
                        value = behind * through + body * tint + (env + 0.75 * behind) * fresnel
                        value += p[12 + ch] * shine + spark
                        hdr[ch, y, x] += (value - hdr[ch, y, x]) * clear
