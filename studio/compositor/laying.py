"""Kernels for pictures of one size: over each other, into each other, past each other."""

import numpy as np
from numpy.typing import NDArray

from studio.compositor.jit import kernel

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
F32 = NDArray[np.float32]

RUN = 16
"""Pixels that are looked at together: all clear, all solid, or some of each."""


@kernel
def mix(out: U8, one: U8, other: U8, weight: int) -> None:
    """``out`` = one + (other - one) * weight / 256, bytes (n,); weight 0..256. The ends are exact."""
    w = np.uint16(weight)
    v = np.uint16(256 - weight)
    for i in range(out.shape[0]):
        out[i] = np.uint8(np.uint16(np.uint16(one[i] * v) + np.uint16(other[i] * w) + np.uint16(128)) >> np.uint16(8))


@kernel
def seen(pixels: U32, width: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not clear in a picture ``width`` pixels wide; all 0 where everything is."""
    left, top, right, bottom = width, -1, 0, 0
    for y in range(pixels.shape[0] // width):
        first = y * width
        some = np.uint32(0)
        for x in range(width):
            some |= pixels[first + x]
        if some < np.uint32(0x01000000):
            continue
        top = y if top < 0 else top
        bottom = y + 1
        x = 0
        while x < left and pixels[first + x] < np.uint32(0x01000000):
            x += 1
        left = min(left, x)
        x = width
        while x > right and pixels[first + x - 1] < np.uint32(0x01000000):
            x -= 1
        right = max(right, x)
    return (left, top, right, bottom) if top >= 0 else (0, 0, 0, 0)


@kernel
def over(out: U32, picture: U32, weight: int) -> None:
    """Lay straight-alpha pixels (n,) at opacity ``weight`` / 256 over opaque ones, in place."""
    mask = np.uint32(0x00FF00FF)
    half = np.uint32(0x00800080)
    n = out.shape[0]
    for start in range(0, n, RUN):
        stop = min(start + RUN, n)
        some = np.uint32(0)
        every = np.uint32(0xFFFFFFFF)
        for i in range(start, stop):
            some |= picture[i]
            every &= picture[i]
        if some < np.uint32(0x01000000):
            continue
        if weight == 256 and every >= np.uint32(0xFF000000):
            for i in range(start, stop):
                out[i] = picture[i]
            continue
        for i in range(start, stop):
            s, d = picture[i], out[i]
            a = np.uint32(np.uint32(np.uint32(s >> np.uint32(24)) * np.uint32(weight) + np.uint32(128)) >> np.uint32(8))
            b = np.uint32(np.uint32(255) - a)
            even = np.uint32((s & mask) * a + (d & mask) * b + half)
            even = np.uint32(np.uint32(even + np.uint32((even >> np.uint32(8)) & mask)) >> np.uint32(8)) & mask
            odd = np.uint32(((s >> np.uint32(8)) & np.uint32(0xFF)) * a + ((d >> np.uint32(8)) & np.uint32(0xFF)) * b)
            odd = np.uint32(odd + np.uint32(128))
            odd = np.uint32(np.uint32(odd + np.uint32(odd >> np.uint32(8))) >> np.uint32(8)) & np.uint32(0xFF)
            out[i] = even | np.uint32(odd << np.uint32(8)) | np.uint32(0xFF000000)
