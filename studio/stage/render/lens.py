"""What the lens adds: depth of field at half resolution, bloom and sun shafts at a quarter."""

import numpy as np

from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange

SHARP = 0.4
"""Radius of a circle of confusion, in half-res pixels, up to which ``grade.finish`` leaves a pixel as it is."""


def blurs(distance: F32, focus: float, aperture: float, largest: float) -> bool:
    """Whether anything at these distances is so far out of focus that it shows."""
    ends = 1.0 / np.maximum([distance.min(), distance.max()], 1e-3)
    return min(float(np.abs(1.0 / focus - ends).max()) * aperture, largest) > 0.999 * SHARP


@kernel(parallel=True)
def halve(
    hdr: F32, distance: F32, focus: float, aperture: float, largest: float, half: F32, confusion: F32, depth: F32
) -> None:
    """2x2 means of ``hdr`` and, from the ``distance`` of each pixel, radii of the circle of confusion (half-res
    pixels)."""
    rows = half.shape[1]
    columns = half.shape[2]
    for y in prange(rows):
        for c in range(3):
            a = hdr[c, 2 * y]
            b = hdr[c, 2 * y + 1]
            o = half[c, y]
            for x in range(columns):
                o[x] = 0.25 * (
                    min(a[2 * x], 8.0) + min(a[2 * x + 1], 8.0) + min(b[2 * x], 8.0) + min(b[2 * x + 1], 8.0)
                )
        z = distance[2 * y]
        q = confusion[y]
        oz = depth[y]
        for x in range(columns):
            oz[x] = z[2 * x]
            q[x] = min(abs(1.0 / focus - 1.0 / z[2 * x]) * aperture, largest)


@kernel(parallel=True)
def sharpness(distance: F32, g: F32, extras: I32, focus: float, aperture: float, largest: float, out: F32) -> None:
    """Radius of the circle of confusion of each pixel (half-res pixels). A pixel that an edge crosses counts as its
    sharpest part: the smoothed outline of what is in focus must survive. ``g``, ``extras``: of pixels, or of blocks."""
    width = out.shape[1]
    fold = out.shape[0] // extras.shape[0]
    columns = width // fold
    for y in prange(out.shape[0]):
        z = distance[y]
        o = out[y]
        row = y // fold
        for x in range(width):
            o[x] = min(abs(1.0 / focus - 1.0 / z[x]) * aperture, largest)
        for i in range(columns, columns + extras[row]):
            blur = abs(1.0 / focus - 1.0 / g[0, row, i]) * aperture
            first = int(g[12, row, i]) * fold
            for x in range(first, first + fold):
                o[x] = min(o[x], blur)


@kernel(leaf=True)
def _tap(
    cc: F32,
    zc: F32,
    ct: F32,
    zt: F32,
    r: F32,
    g: F32,
    b: F32,
    distance: float,
    ar: F32,
    ag: F32,
    ab: F32,
    aw: F32,
    am: F32,
) -> None:
    for i in range(cc.shape[0]):
        c = ct[i] if zt[i] < zc[i] + 0.15 else min(ct[i], cc[i])
        w = min(max(c - distance + 1.0, 0.0), 1.0) / (1.0 + c * c * 0.12)
        ar[i] += r[i] * w
        ag[i] += g[i] * w
        ab[i] += b[i] * w
        aw[i] += w
        am[i] += w * c if zt[i] < zc[i] - 0.15 else 0.0


@kernel(parallel=True)
def defocus(half: F32, confusion: F32, depth: F32, offsets: I32, distances: F32, out: F32, spill: F32) -> None:
    """Gather with fixed taps, so every tap is a contiguous row. Near things spill over far ones, not the reverse.

    ``spill``: radius of the blur that nearer things throw over a pixel.
    """
    rows = half.shape[1]
    columns = half.shape[2]
    widest = np.empty(rows, np.float32)
    for y in prange(rows):
        most = f32(0.0)
        for x in range(columns):
            most = max(most, confusion[y, x])
        widest[y] = most
    for y in prange(rows):
        a = np.zeros((5, columns), np.float32)
        for t in range(offsets.shape[0]):
            dy = offsets[t, 1]
            dx = offsets[t, 0]
            yy = y + dy
            # a row whose discs are all smaller than the way to it has nothing to give
            if yy < 0 or yy >= rows or widest[yy] <= distances[t] - 1.0:
                continue
            low = max(0, -dx)
            high = columns - max(0, dx)
            l2 = low + dx
            h2 = high + dx
            _tap(
                confusion[y, low:high], depth[y, low:high], confusion[yy, l2:h2], depth[yy, l2:h2], half[0, yy, l2:h2],
                half[1, yy, l2:h2], half[2, yy, l2:h2], distances[t], a[0, low:high], a[1, low:high], a[2, low:high],
                a[3, low:high], a[4, low:high],
            )  # fmt: skip
        for x in range(columns):
            k = 1.0 / max(a[3, x], 1e-4)
            out[0, y, x] = a[0, x] * k
            out[1, y, x] = a[1, x] * k
            out[2, y, x] = a[2, x] * k
            spill[y, x] = a[4, x] * k


@kernel(parallel=True)
def quarter(half: F32, depth: F32, threshold: float, bright: F32, sky: F32) -> None:
    """What is brighter than ``threshold``, and the luminance of the sky (0 elsewhere), at quarter resolution."""
    rows = bright.shape[1]
    columns = bright.shape[2]
    for y in prange(rows):
        for x in range(columns):
            luminance = f32(0.0)
            for c in range(3):
                v = 0.25 * (
                    half[c, 2 * y, 2 * x] + half[c, 2 * y, 2 * x + 1]
                    + half[c, 2 * y + 1, 2 * x] + half[c, 2 * y + 1, 2 * x + 1]
                )  # fmt: skip
                luminance += v * (0.3 if c == 0 else (0.59 if c == 1 else 0.11))
                bright[c, y, x] = max(v - threshold, 0.0)
            sky[y, x] = luminance if depth[2 * y, 2 * x] > 1500.0 else 0.0


@kernel(leaf=True)
def _add_two(one: F32, other: F32, share: float, out: F32) -> None:
    for x in range(out.shape[0]):
        out[x] += (one[x] + other[x]) * share


@kernel(parallel=True)
def gauss(source: F32, weights: F32, out: F32) -> None:
    """Separable blur of planes (n, rows, columns); ``weights``: half a kernel, centre first."""
    rows = source.shape[1]
    columns = source.shape[2]
    n = weights.shape[0]
    for y in prange(rows):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        wide = np.empty(columns + 2 * n, np.float32)
        middle = wide[n : n + columns]
        for c in range(source.shape[0]):
            s = source[c, row]
            for x in range(columns):
                middle[x] = s[x] * weights[0]
            for j in range(1, n):
                _add_two(source[c, max(row - j, 0)], source[c, min(row + j, rows - 1)], weights[j], middle)
            # beyond its ends a row goes on as it ends
            for x in range(n):
                wide[x] = middle[0]
                wide[n + columns + x] = middle[columns - 1]
            o = out[c, row]
            for x in range(columns):
                o[x] = middle[x] * weights[0]
            for j in range(1, n):
                _add_two(wide[n - j : n - j + columns], wide[n + j : n + j + columns], weights[j], o)


@kernel(leaf=True)
def _shaft(sky: F32, scale: float, shift: float, share: float, total: F32) -> None:
    """Add to each place of a row what lies so much nearer to the sun."""
    last = i32(sky.shape[0] - 1)
    for x in range(total.shape[0]):
        u = i32(f32(x) * scale + shift)
        seen = share if u >= 0 and u <= last else f32(0.0)
        total[x] += sky[np.uint32(min(max(u, i32(0)), last))] * seen


@kernel(parallel=True)
def shafts(sky: F32, sun_x: float, sun_y: float, out: F32) -> None:
    """Radial smear of the visible sky away from the sun (quarter-res pixels). After K. Mitchell, GPU Gems 3, ch. 13."""
    rows = sky.shape[0]
    for y in prange(rows):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        total = out[row]
        for x in range(total.shape[0]):
            total[x] = 0.0
        k = f32(1.0)
        for t in range(24):
            way = f32(t) * (1.0 / 28.0)
            v = i32(f32(row) + (sun_y - f32(row)) * way)
            if v >= 0 and v < rows:
                _shaft(sky[v], 1.0 - way, sun_x * way, k * (1.0 / 24.0), total)
            k *= 0.95
        for x in range(total.shape[0]):
            total[x] = min(total[x], 2.0)
