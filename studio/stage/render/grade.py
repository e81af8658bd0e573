"""From light to picture: lens layers put together, exposure, tone curve, colour grade, ink, vignette, grain, 8 bits."""

import numpy as np

from studio.stage.render.jit import F32, U8, f32, i32, kernel, prange

# Columns of the grade vector.
(EXPOSURE, SATURATION, SHADOW_RED, SHADOW_GREEN, SHADOW_BLUE, LIGHT_RED, LIGHT_GREEN, LIGHT_BLUE, VIGNETTE, GRAIN, MONO,
 INK, SEED, INK_RED, INK_GREEN, INK_BLUE, LUMINANCE_MIX) = range(17)  # fmt: skip
GRADES = 17


@kernel(inline=True)
def double_row(a0: F32, a1: F32, t: float, r: F32, o: F32) -> None:
    """One row of exact 2x bilinear upsampling without gathers: vertical mix, then the 0.75 / 0.25 phases."""
    w = a0.shape[0]
    for x in range(w):
        r[x] = a0[x] + (a1[x] - a0[x]) * t
    o[0] = r[0]
    for k in range(1, w):
        p = r[k - 1]
        q = r[k]
        o[2 * k - 1] = p * 0.75 + q * 0.25
        o[2 * k] = p * 0.25 + q * 0.75
    for x in range(2 * w - 1, o.shape[0]):
        o[x] = r[w - 1]


@kernel(parallel=True)
def double_and_add(source: F32, source_gain: float, other: F32, other_gain: float, out: F32) -> None:
    """out = other_gain * other + source_gain * (source at twice the size); planes (3, rows, columns)."""
    rows = source.shape[1]
    columns = source.shape[2]
    height = other.shape[1]
    width = other.shape[2]
    for y in prange(height):
        fy = min(max(f32(y) * 0.5 - 0.25, 0.0), f32(rows) - 1.01)
        y0 = int(fy)
        ty = fy - f32(y0)
        r = np.empty(columns, np.float32)
        o = np.empty(width, np.float32)
        for c in range(3):
            double_row(source[c, y0], source[c, y0 + 1], ty, r, o)
            d = other[c, y]
            q = out[c, y]
            for x in range(width):
                q[x] = other_gain * d[x] + source_gain * o[x]


@kernel(parallel=True)
def finish(
    hdr: F32, blurred: F32, spill: F32, own: F32, glow: F32, use_blur: int, ink: F32, curve: F32, p: F32, out: U8
) -> None:
    """``blurred``, ``spill``: half-res defocus; ``own`` (height, width): each pixel's own blur; ``glow``: half-res
    bloom and shafts. ``out`` (height, width, 3)."""
    height = hdr.shape[1]
    width = hdr.shape[2]
    rows = blurred.shape[1]
    columns = blurred.shape[2]
    for y in prange(height):
        fy = min(max(f32(y) * 0.5 - 0.25, 0.0), f32(rows) - 1.01)
        y0 = int(fy)
        ty = fy - f32(y0)
        y1 = y0 + 1
        vy = (f32(y) + 0.5) / f32(height) * 2.0 - 1.0
        o = np.empty((3, width), np.float32)
        t = np.empty(width, np.float32)
        r = np.empty(columns, np.float32)
        u = np.empty(width, np.float32)
        if use_blur > 0:
            double_row(spill[y0], spill[y1], ty, r, t)
            sharp = own[y]
            for x in range(width):
                k = min(max((max(t[x], sharp[x]) * 2.0 - 0.8) * 0.9, 0.0), 1.0)
                t[x] = k * k * (3.0 - 2.0 * k)
        for c in range(3):
            oo = o[c]
            hd = hdr[c, y]
            if use_blur > 0:
                double_row(blurred[c, y0], blurred[c, y1], ty, r, u)
                for x in range(width):
                    oo[x] = hd[x] + (u[x] - hd[x]) * t[x]
            else:
                for x in range(width):
                    oo[x] = hd[x]
            double_row(glow[c, y0], glow[c, y1], ty, r, u)
            for x in range(width):
                oo[x] += u[x]
        o0 = o[0]
        o1 = o[1]
        o2 = o[2]
        vg = p[VIGNETTE]
        ex = p[EXPOSURE]
        mix = p[LUMINANCE_MIX]
        # what is far too bright for its colour loses some of it, as film does, instead of clipping to neon
        for x in range(width):
            vx = (f32(x) + 0.5) * (2.0 / f32(width)) - 1.0
            k = ex * (1.0 - vg * (vx * vx + vy * vy))
            a = o0[x] * k
            b = o1[x] * k
            c_ = o2[x] * k
            lum = 0.3 * a + 0.59 * b + 0.11 * c_
            top = max(a, max(b, c_))
            m = mix * (1.0 + 4.0 * min(max(top - 0.9, 0.0) * 0.16, 1.0))
            o0[x] = np.sqrt(min(max(a + (lum - a) * m, 0.0), 15.99)) * 1023.75
            o1[x] = np.sqrt(min(max(b + (lum - b) * m, 0.0), 15.99)) * 1023.75
            o2[x] = np.sqrt(min(max(c_ + (lum - c_) * m, 0.0), 15.99)) * 1023.75
        for c in range(3):
            oo = o[c]
            for x in range(width):
                oo[x] = curve[np.uint32(i32(oo[x]))]
        noise_y = 0.00583715 * f32(y) + p[SEED] * 5.588
        ink_gain = p[INK]
        ink_row = ink[y]
        sa = p[SATURATION] * (1.0 - p[MONO])
        t0 = p[SHADOW_RED]
        t1 = p[SHADOW_GREEN]
        t2 = p[SHADOW_BLUE]
        h0 = p[LIGHT_RED] - t0
        h1 = p[LIGHT_GREEN] - t1
        h2 = p[LIGHT_BLUE] - t2
        grain = p[GRAIN]
        k0 = p[INK_RED]
        k1 = p[INK_GREEN]
        k2 = p[INK_BLUE]
        for x in range(width):
            a = o0[x]
            b = o1[x]
            c_ = o2[x]
            lum = 0.3 * a + 0.59 * b + 0.11 * c_
            high = lum * lum * (3.0 - 2.0 * lum)
            k = ink_row[x] * ink_gain
            n = 0.06711056 * f32(x) + noise_y
            n = 52.9829189 * (n - np.floor(n))
            n = (n - np.floor(n) - 0.5) * grain * (1.2 - lum)
            a = (lum + (a - lum) * sa) * (t0 + h0 * high)
            b = (lum + (b - lum) * sa) * (t1 + h1 * high)
            c_ = (lum + (c_ - lum) * sa) * (t2 + h2 * high)
            # a line is the colour under it, darkened, not black paint
            o0[x] = min(max((a + (a * k0 - a) * k + n) * 255.0 + 0.5, 0.0), 255.0)
            o1[x] = min(max((b + (b * k1 - b) * k + n) * 255.0 + 0.5, 0.0), 255.0)
            o2[x] = min(max((c_ + (c_ * k2 - c_) * k + n) * 255.0 + 0.5, 0.0), 255.0)
        row = out[y].reshape(3 * width)
        for x in range(width):
            row[3 * x] = np.uint8(i32(o0[x]))
            row[3 * x + 1] = np.uint8(i32(o1[x]))
            row[3 * x + 2] = np.uint8(i32(o2[x]))


def tone_curve(kind: str) -> F32:
    """(4097,) display value over sqrt(exposed light / 16). ``film``: toe and long shoulder; ``print``: the same with
    deeper blacks; ``video``: the same without a toe; ``drawn``: straight, rolled off at white; ``soft``: paper."""
    light = np.linspace(0, 1, 4097) ** 2 * 16
    if kind == "drawn":
        value = light * 0.92
        value = np.where(value < 0.7, value, 0.7 + 0.3 * (1 - np.exp(-(value - 0.7) / 0.3 * 0.8)))
    elif kind == "soft":
        value = (1 - np.exp(-light * 1.15)) * 0.97
    else:
        a = light * 0.78  # K. Narkowicz, "ACES filmic tone mapping curve" (2015)
        value = (a * (2.51 * a + 0.03)) / (a * (2.43 * a + 0.59) + 0.14)
    value = np.clip(value, 0, 1) ** (1 / 2.2)
    if kind in ("film", "print"):
        value = value - (0.030 if kind == "film" else 0.058) * np.sin(2 * np.pi * value)
    return np.clip(value, 0, 1).astype(np.float32)
