"""The kernel that lays a turned picture: each pixel of the screen lies between four of the picture."""

import numpy as np
from numpy.typing import NDArray

from studio.compositor.jit import kernel

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
U32 = NDArray[np.uint32]


@kernel
def lay_turned(
    out: U32, across: int, pixels: U32, width: int, box: I64, way: F64, edges: F64, zoom: float, opacity: float
) -> None:
    """Lay a turned picture over an opaque one ``out``, ``across`` pixels wide, in place.

    Pixels have blue in their lowest byte and opacity in the highest; the picture has ``width`` in a row. ``box`` is the
    part of the screen to look at (left, top, right, bottom). ``way`` (6,) leads from the screen to the picture: u =
    way[0] x + way[1] y + way[2], v = way[3] x + way[4] y + way[5], for pixels' middles. ``edges`` (4,): left, top,
    right, bottom of what is shown, in the picture's pixels. Edges are softened over a pixel of the screen. Where the
    picture is read between its pixels is exact to 1/256 of one; weights are whole parts of 256, two colours at a time.
    """
    mask, half = np.uint32(0x00FF00FF), np.uint32(0x00800080)
    eight, last, byte = np.uint32(8), np.uint32(24), np.uint32(255)
    solid = np.uint32(0xFF000000)
    left, right = int(np.floor(edges[0] + 1e-3)), int(np.ceil(edges[2] - 1e-3)) - 1
    top, bottom = int(np.floor(edges[1] + 1e-3)), int(np.ceil(edges[3] - 1e-3)) - 1
    whole = int(np.round(opacity * 256.0))
    for y in range(box[1], box[3]):
        u0 = way[0] * 0.5 + way[1] * (y + 0.5) + way[2]
        v0 = way[3] * 0.5 + way[4] * (y + 0.5) + way[5]
        for x in range(box[0], box[2]):
            u, v = u0 + way[0] * x, v0 + way[3] * x
            # How far inside the nearest edges of each pair, in pixels of the screen.
            inside_u = min(u - edges[0], edges[2] - u) * zoom + 0.5
            inside_v = min(v - edges[1], edges[3] - v) * zoom + 0.5
            if inside_u <= 0.0 or inside_v <= 0.0:
                continue
            weight = whole
            if inside_u < 1.0 or inside_v < 1.0:
                weight = int(min(inside_u, 1.0) * min(inside_v, 1.0) * opacity * 256.0 + 0.5)
            # 2^20 keeps what is cut below zero from being rounded towards it.
            fixed_u, fixed_v = int(u * 256.0 - 127.5 + 268435456.0), int(v * 256.0 - 127.5 + 268435456.0)
            i, j = (fixed_u >> 8) - 1048576, (fixed_v >> 8) - 1048576
            wu, wv = np.uint32(fixed_u & 255), np.uint32(fixed_v & 255)
            if left <= i and i < right and top <= j and j < bottom:
                at = np.uintp(j * width + i)
                p00, p01 = pixels[at], pixels[at + np.uintp(1)]
                p10, p11 = pixels[at + np.uintp(width)], pixels[at + np.uintp(width + 1)]
            else:
                i0, i1 = min(max(i, left), right), min(max(i + 1, left), right)
                j0, j1 = min(max(j, top), bottom) * width, min(max(j + 1, top), bottom) * width
                p00, p01 = pixels[np.uintp(j0 + i0)], pixels[np.uintp(j0 + i1)]
                p10, p11 = pixels[np.uintp(j1 + i0)], pixels[np.uintp(j1 + i1)]
            w11 = np.uint32((wu * wv + np.uint32(128)) >> eight)
            w01, w10 = np.uint32(wu - w11), np.uint32(wv - w11)
            w00 = np.uint32(np.uint32(256) - wu - wv + w11)
            alpha = byte
            if p00 & p01 & p10 & p11 < solid:
                w00 = np.uint32(w00 * (p00 >> last))
                w01 = np.uint32(w01 * (p01 >> last))
                w10 = np.uint32(w10 * (p10 >> last))
                w11 = np.uint32(w11 * (p11 >> last))
                total = np.uint32(w00 + w01 + w10 + w11)
                if total < np.uint32(128):
                    continue
                alpha = np.uint32((total + np.uint32(128)) >> eight)
                w01 = np.uint32((w01 * np.uint32(256) + (total >> np.uint32(1))) // total)
                w10 = np.uint32((w10 * np.uint32(256) + (total >> np.uint32(1))) // total)
                w11 = min(np.uint32((w11 * np.uint32(256) + (total >> np.uint32(1))) // total), np.uint32(256) - w01)
                w10 = min(w10, np.uint32(256) - w01 - w11)
                w00 = np.uint32(np.uint32(256) - w01 - w10 - w11)
            even = np.uint32((p00 & mask) * w00 + (p01 & mask) * w01 + (p10 & mask) * w10 + (p11 & mask) * w11 + half)
            even = np.uint32(even >> eight) & mask
            odd = np.uint32(((p00 >> eight) & byte) * w00 + ((p01 >> eight) & byte) * w01)
            odd = np.uint32(odd + ((p10 >> eight) & byte) * w10 + ((p11 >> eight) & byte) * w11 + np.uint32(128))
            odd = np.uint32(odd >> eight) & byte
            here = np.uintp(y * across + x)
            if alpha == byte and weight == 256:
                out[here] = even | np.uint32(odd << eight) | solid
                continue
            seen = np.uint32((alpha * np.uint32(weight) + np.uint32(128)) >> eight)
            seen = np.uint32(seen + (seen >> np.uint32(7)))  # 0..256
            rest = np.uint32(np.uint32(256) - seen)
            under = out[here]
            even = np.uint32(even * seen + (under & mask) * rest + half)
            even = np.uint32(even >> eight) & mask
            odd = np.uint32(odd * seen + ((under >> eight) & byte) * rest + np.uint32(128))
            odd = np.uint32(odd >> eight) & byte
            out[here] = even | np.uint32(odd << eight) | solid
