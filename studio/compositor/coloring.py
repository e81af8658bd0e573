"""Kernels that give every pixel another colour: through tables by channel, or through a cube of colours too."""

import numpy as np
from numpy.typing import NDArray

from studio.compositor.jit import kernel

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]

BITS = 16
"""Of the number of colours that are remembered: films have far fewer colours than pixels, and they come in bunches."""


def memory() -> U64:
    """An empty memory for ``through_cube``, good for one set of tables, cube and saturation. An entry, read and written
    whole, is a colour and what becomes of it, so that threads may share it."""
    return np.full(1 << BITS, np.uint64(0xFFFFFFFF00000000), np.uint64)


@kernel
def through_tables(out: U32, pixels: U32, tables: U8) -> None:
    """``tables`` (3, 256) for blue, green, red; opacity stays. Pixels (n,), blue in the lowest byte."""
    byte, keep = np.uint32(255), np.uint32(0xFF000000)
    for i in range(pixels.shape[0]):
        p = pixels[i]
        b = np.uint32(tables[0, np.uintp(p & byte)])
        g = np.uint32(tables[1, np.uintp((p >> np.uint32(8)) & byte)])
        r = np.uint32(tables[2, np.uintp((p >> np.uint32(16)) & byte)])
        out[i] = (p & keep) | np.uint32(r << np.uint32(16)) | np.uint32(g << np.uint32(8)) | b


@kernel
def through_cube(out: U32, pixels: U32, tables: F32, saturation: float, cube: F32, size: int, memory: U64) -> None:
    """Tables (3, 256) for blue, green, red, 0..1 and beyond; saturation about Rec. 709 luma; a cube of colours.

    ``cube`` (size^3 * 4,) is indexed by red, green, blue and holds blue, green, red, 0..255, in four floats;
    between eight colours the four of the tetrahedron count (Kasson et al., 1995), which keeps greys grey. ``size`` 1
    means no cube. ``memory`` is of ``memory``.
    """
    byte, keep, color = np.uint32(255), np.uint32(0xFF000000), np.uint32(0x00FFFFFF)
    zero, one, half = np.float32(0.0), np.float32(1.0), np.float32(0.5)
    most = np.float32(255.0)
    much = np.float32(saturation)
    cells = np.float32(size - 1)
    step_b, step_g, step_r = 4, 4 * size, 4 * size * size
    for i in range(pixels.shape[0]):
        p = pixels[i]
        slot = np.uintp(np.uint32((p & color) * np.uint32(0x9E3779B1)) >> np.uint32(32 - BITS))
        entry = memory[slot]
        if np.uint32(entry >> np.uint64(32)) != p & color:
            b = tables[0, np.uintp(p & byte)]
            g = tables[1, np.uintp((p >> np.uint32(8)) & byte)]
            r = tables[2, np.uintp((p >> np.uint32(16)) & byte)]
            if much != one:
                luma = np.float32(0.0722) * b + np.float32(0.7152) * g + np.float32(0.2126) * r
                b, g, r = luma + (b - luma) * much, luma + (g - luma) * much, luma + (r - luma) * much
            b, g, r = min(max(b, zero), one), min(max(g, zero), one), min(max(r, zero), one)
            if size > 1:
                b, g, r = b * cells, g * cells, r * cells
                ib, ig, ir = min(int(b), size - 2), min(int(g), size - 2), min(int(r), size - 2)
                b, g, r = b - np.float32(ib), g - np.float32(ig), r - np.float32(ir)
                at = ir * step_r + ig * step_g + ib * step_b
                # From the corner below to the corner above, along the largest part first, the smallest last.
                far, near = max(r, max(g, b)), min(r, min(g, b))
                mid = max(min(r, g), min(max(r, g), b))
                on = step_r if far == r else (step_g if far == g else step_b)
                off = step_b if near == b else (step_g if near == g else step_r)
                w0, w1, w2, w3 = one - far, far - mid, mid - near, near
                k0, k1, k2 = np.uintp(at), np.uintp(at + on), np.uintp(at + step_r + step_g + step_b - off)
                k3 = np.uintp(at + step_r + step_g + step_b)
                i1, i2 = np.uintp(1), np.uintp(2)
                b = w0 * cube[k0] + w1 * cube[k1] + w2 * cube[k2] + w3 * cube[k3]
                g = w0 * cube[k0 + i1] + w1 * cube[k1 + i1] + w2 * cube[k2 + i1] + w3 * cube[k3 + i1]
                r = w0 * cube[k0 + i2] + w1 * cube[k1 + i2] + w2 * cube[k2 + i2] + w3 * cube[k3 + i2]
                b, g, r = min(max(b, zero), most), min(max(g, zero), most), min(max(r, zero), most)
            else:
                b, g, r = b * most, g * most, r * most
            whole_b, whole_g = np.uint32(np.int32(b + half)), np.uint32(np.int32(g + half))
            whole_r = np.uint32(np.int32(r + half))
            made = np.uint32(whole_r << np.uint32(16)) | np.uint32(whole_g << np.uint32(8)) | whole_b
            entry = np.uint64(np.uint64(p & color) << np.uint64(32)) | np.uint64(made)
            memory[slot] = entry
        out[i] = (p & keep) | np.uint32(entry & np.uint64(0xFFFFFFFF))
