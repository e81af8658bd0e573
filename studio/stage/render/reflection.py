"""What surfaces mirror: the sky in water, glass and metal, the view in wet ground; the shine of hair and eyes."""

import numpy as np

from studio.stage.render.jit import F32, f32, kernel
from studio.stage.render.noise import dome_fetch
from studio.stage.render.parameters import SKY_SHARE, SUN_BLUE, SUN_GREEN, SUN_RED, TOON


@kernel(leaf=True)
def special(
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


@kernel(leaf=True)
def mirrored(
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
