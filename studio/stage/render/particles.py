"""Rain and soft dots, drawn into the lit picture: brightened by the lamps near them, hidden by what is before them."""

import math

import numpy as np

from studio.stage.render.jit import F32, f32, i32, kernel
from studio.stage.render.noise import smoothstep


@kernel(leaf=True)
def _lamp_light(px: float, py: float, pz: float, lamps: F32, count: int, ambient: F32) -> tuple[float, float, float]:
    r = ambient[0]
    g = ambient[1]
    b = ambient[2]
    for k in range(count):
        dx = lamps[k, 0] - px
        dy = lamps[k, 1] - py
        dz = lamps[k, 2] - pz
        d2 = dx * dx + dy * dy + dz * dz
        w = max(1.0 - d2 / (lamps[k, 6] * lamps[k, 6]), 0.0)
        if w > 0.0:
            a = w * w / (d2 + 0.4)
            if lamps[k, 7] == 1.0:
                cone = -(dx * lamps[k, 8] + dy * lamps[k, 9] + dz * lamps[k, 10]) / math.sqrt(d2 + 1e-6)
                a *= smoothstep(lamps[k, 12], 1.0, cone)
            r += lamps[k, 3] * a
            g += lamps[k, 4] * a
            b += lamps[k, 5] * a
    return r, g, b


@kernel()
def rain(
    hdr: F32, distance: F32, places: F32, heads: F32, tails: F32, lamps: F32, count: int, ambient: F32, opacity: float
) -> None:
    """Streaks from ``heads`` to ``tails`` (homogeneous pixels); ``places``: where the heads are in the world."""
    height = hdr.shape[1]
    width = hdr.shape[2]
    for i in range(heads.shape[0]):
        if heads[i, 2] < 0.4 or tails[i, 2] < 0.4:
            continue
        x0 = heads[i, 0] / heads[i, 2]
        y0 = heads[i, 1] / heads[i, 2]
        x1 = tails[i, 0] / tails[i, 2]
        y1 = tails[i, 1] / tails[i, 2]
        if max(x0, x1) < 0.0 or min(x0, x1) >= width or max(y0, y1) < 0.0 or min(y0, y1) >= height:
            continue
        r, q, b = _lamp_light(places[i, 0], places[i, 1], places[i, 2], lamps, count, ambient)
        n = int(max(abs(y1 - y0), abs(x1 - x0))) + 1
        if n > height:
            continue
        k0 = opacity * min(1.0, f32(height) / 360.0 * 5.0 / heads[i, 2])
        for k in range(n + 1):
            f = f32(k) / f32(n)
            fx = x0 + (x1 - x0) * f
            y = i32(np.floor(y0 + (y1 - y0) * f))
            x = i32(np.floor(fx))
            fr = fx - f32(x)
            q0 = k0 * 4.0 * f * (1.0 - f)
            if x >= 0 and y >= 0 and x < width - 1 and y < height and heads[i, 2] < distance[y, x]:
                u = q0 * (1.0 - fr)
                v = q0 * fr
                hdr[0, y, x] += r * u
                hdr[1, y, x] += q * u
                hdr[2, y, x] += b * u
                hdr[0, y, x + 1] += r * v
                hdr[1, y, x + 1] += q * v
                hdr[2, y, x + 1] += b * v


@kernel()
def dots(
    hdr: F32, distance: F32, points: F32, places: F32, radii: F32, order: F32, focal: float, lamps: F32, count: int,
    ambient: F32, color: F32, opacity: float, cover: float,
) -> None:  # fmt: skip
    """Soft round dots in ``order`` (far to near). ``points``: homogeneous pixels. ``cover`` 1 hides what is behind, 0
    only adds. Dots fade where they dip into a surface, so smoke meets the ground without a line."""
    height = hdr.shape[1]
    width = hdr.shape[2]
    for at in range(points.shape[0]):
        i = int(order[at])
        z = points[i, 2]
        if not (z > 0.3):
            continue
        cx = points[i, 0] / z
        cy = points[i, 1] / z
        size = radii[i] * focal / z
        r = max(size, 0.7)
        if cx < -r or cy < -r or cx > width + r or cy > height + r or r > height * 2:
            continue
        lr, lg, lb = _lamp_light(places[i, 0], places[i, 1], places[i, 2], lamps, count, ambient)
        # a puff in a lamp's light passes most of it on
        lr += (ambient[0] - lr) * 0.6 * cover
        lg += (ambient[1] - lg) * 0.6 * cover
        lb += (ambient[2] - lb) * 0.6 * cover
        k0 = opacity * min(1.0, size * size / 0.49)
        soft = 1.0 / max(radii[i], 0.02)
        for y in range(max(int(cy - r), 0), min(int(cy + r) + 2, height)):
            for x in range(max(int(cx - r), 0), min(int(cx + r) + 2, width)):
                dx = f32(x) + 0.5 - cx
                dy = f32(y) + 0.5 - cy
                d = (dx * dx + dy * dy) / (r * r)
                behind = distance[y, x] - z
                if d < 1.0 and behind > 0.0:
                    k = k0 * (1.0 - d) * (1.0 - d * cover)
                    k *= 1.0 - 0.3 * cover * d
                    k *= min(behind * soft + 0.15, 1.0)
                    hdr[0, y, x] += (lr * color[0] - hdr[0, y, x] * cover) * k
                    hdr[1, y, x] += (lg * color[1] - hdr[1, y, x] * cover) * k
                    hdr[2, y, x] += (lb * color[2] - hdr[2, y, x] * cover) * k


def far_to_near(depths: F32) -> F32:
    """Indices by falling depth; equal depths keep their order."""
    return np.argsort(-depths, kind="stable").astype(np.float32)
