"""Pixel art: coarse pixels of whole objects, no blends between them, a fixed palette laid with an ordered dither, and a
darker pixel around what stands in front."""

import numpy as np

from studio.stage.render.finish.finish import Frame
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange

_ROWS = 135
"""Rows of a picture, about: those of the consoles of sixteen bits, for a wider screen."""

_RAMPS = """
0d0b14 221d2e 3d3a50 5f6073 8b8f9c b9bfc4 e4e8e3 fffdf0
1a0f12 3a1d1b 5e3324 8a5130 b37a48 d3a56e ecca96 fae7c0
3a0d1e 701a26 a8302c d5523c ef8455 fbb77c
4a2a0c 84500f c08418 e8b52e fbdc62 fff3a6
0b2119 12402a 1f6438 3f8d42 7ab552 b8d970
0a1c33 103a5c 1a6285 2c93ad 62c3cb a9e6dd
12103f 242a80 3a52bd 5b86e0 8fb9f4 c6e2fc
2a0f3f 53207a 8a3fae bf6cce e6a2de fad3ea
4b1f2e 7f3a45 b26258 d98f76 f0bb9c fbe0c8
"""
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16.0 - 15 / 32


def _palette() -> tuple[U8, U8]:
    """(n, 3) colours, and which of them is nearest to each of 32 x 32 x 32."""
    words = _RAMPS.split()
    colors = np.array([[int(w[i : i + 2], 16) for i in (0, 2, 4)] for w in words], np.float32)
    step = (np.arange(32) * 255 / 31).astype(np.float32)
    cube = np.stack(np.meshgrid(step, step, step, indexing="ij"), -1).reshape(-1, 1, 3)
    # nearest as the eye sees: lightness, then hue (T. Riemersma, "Colour metric", compuphase.com)
    away = cube - colors[None]
    mean = (cube[..., 0] + colors[None, :, 0]) / 2
    far = (2 + mean / 256) * away[..., 0] ** 2 + 4 * away[..., 1] ** 2 + (2 + (255 - mean) / 256) * away[..., 2] ** 2
    return colors.astype(np.uint8), far.argmin(1).astype(np.uint8)


@kernel(parallel=True)
def _tiles(picture: U8, distance: F32, owner: I32, edge: int, bayer: F32, palette: U8, nearest: U8, tiles: U8) -> None:
    """One colour of the palette for each square of ``edge`` pixels."""
    height = picture.shape[0]
    width = picture.shape[1]
    for y in prange(tiles.shape[0]):
        top = y * edge
        bottom = min(top + edge, height)
        cy = min(top + edge // 2, height - 1)
        ny = min(cy + edge, height - 1)
        py = max(cy - edge, 0)
        for x in range(tiles.shape[1]):
            left = x * edge
            end = min(left + edge, width)
            cx = min(left + edge // 2, width - 1)
            me = owner[cy, cx]
            r = i32(0)
            g = i32(0)
            b = i32(0)
            n = i32(0)
            for sy in range(top, bottom):
                for sx in range(left, end):
                    if owner[sy, sx] == me:
                        r += i32(picture[sy, sx, 0])
                        g += i32(picture[sy, sx, 1])
                        b += i32(picture[sy, sx, 2])
                        n += 1
            k = 1.0 / f32(max(n, 1))
            fr = f32(r) * k
            fg = f32(g) * k
            fb = f32(b) * k
            # contrast and colour are stronger on a screen of few colours
            lum = 0.3 * fr + 0.59 * fg + 0.11 * fb
            gain = 1.0
            if me >= 0:
                z = distance[cy, cx]
                nx = min(cx + edge, width - 1)
                qx = max(cx - edge, 0)
                far = max(
                    max(
                        distance[ny, cx] if owner[ny, cx] >= 0 else f32(1e4),
                        distance[py, cx] if owner[py, cx] >= 0 else f32(1e4),
                    ),
                    max(
                        distance[cy, nx] if owner[cy, nx] >= 0 else f32(1e4),
                        distance[cy, qx] if owner[cy, qx] >= 0 else f32(1e4),
                    ),
                )
                if (far - z) > 0.10 * z + 0.25 and z < 22.0:
                    gain = 0.42
            shift = bayer[y & 3, x & 3] * 19.0
            fr = ((lum + (fr - lum) * 1.28 - 118.0) * 1.12 + 120.0) * gain + shift
            fg = ((lum + (fg - lum) * 1.28 - 118.0) * 1.12 + 120.0) * gain + shift
            fb = ((lum + (fb - lum) * 1.28 - 118.0) * 1.12 + 120.0) * gain + shift
            i = i32(min(max(fr, 0.0), 255.0) * (31.0 / 255.0) + 0.5)
            j = i32(min(max(fg, 0.0), 255.0) * (31.0 / 255.0) + 0.5)
            m = i32(min(max(fb, 0.0), 255.0) * (31.0 / 255.0) + 0.5)
            color = nearest[(i * 32 + j) * 32 + m]
            tiles[y, x, 0] = palette[color, 0]
            tiles[y, x, 1] = palette[color, 1]
            tiles[y, x, 2] = palette[color, 2]


class PixelArt:
    """A screen of coarse pixels for one size of picture."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self._edge = max(2, round(height / _ROWS))
        self._size = (height, width)
        self._palette, self._nearest = _palette()
        self._tiles = np.zeros((-(-height // self._edge), -(-width // self._edge), 3), np.uint8)

    def paint(self, frame: Frame) -> U8:
        """The picture, in pixels."""
        _tiles(
            frame.picture, frame.distance, frame.owner, self._edge, _BAYER, self._palette, self._nearest, self._tiles
        )
        height, width = self._size
        return np.ascontiguousarray(self._tiles.repeat(self._edge, 0).repeat(self._edge, 1)[:height, :width])
