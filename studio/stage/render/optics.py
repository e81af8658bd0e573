"""What glass and shutter add to a straight picture: a fisheye's bent lines, the smear of a camera that is thrown."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.camera import FISHEYE_CORNER, fisheye_degrees, half_height, projection
from studio.stage.render.jit import F32, U8, f32, i32, kernel, prange
from studio.stage.world import CameraPose, Moment

_FINER = 1.5
"""A fisheye enlarges the middle of the straight picture it is bent from: that is drawn so much larger."""
_SHUTTER_S = 1 / 48
_SMEARED = 0.02
"""Of the picture's width: what the shutter smears less is not seen."""


class Fisheye:
    """A straight picture, wide enough, bent into a fisheye's."""

    def __init__(self, size: tuple[int, int]) -> None:
        """``size`` (width, height) of the bent picture."""
        width, height = size
        self.size = (2 * round(width * _FINER / 2), 2 * round(height * _FINER / 2))
        """That of the straight picture."""
        aspect = width / height
        reach = math.tan(FISHEYE_CORNER) / math.hypot(1.0, aspect)
        self._degrees = 2 * math.degrees(math.atan(reach))
        half = half_height(fisheye_degrees(aspect), True)
        x = (np.arange(width) + 0.5 - width / 2) / (height / 2) * half
        y = (np.arange(height) + 0.5 - height / 2) / (height / 2) * half
        across, down = np.meshgrid(x, y)
        far = np.hypot(across, down) + 1e-9
        straight = np.tan(2 * np.arctan(far / 2)) / far / reach * (self.size[1] / 2)
        self._x = (across * straight + self.size[0] / 2 - 0.5).astype(np.float32)
        self._y = (down * straight + self.size[1] / 2 - 0.5).astype(np.float32)

    def straight(self, pose: CameraPose) -> CameraPose:
        """The pose from which the picture is drawn that is bent."""
        return replace(pose, fov_degrees=self._degrees, fisheye=False)

    def bent(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """uint8 (height, width, 3) as the fisheye sees it."""
        out = np.empty((*self._x.shape, 3), np.uint8)
        _bend(np.ascontiguousarray(picture), self._x, self._y, out)
        return out


def thrown(before: CameraPose, moment: Moment, after: CameraPose, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture smeared along the way the camera turns while the shutter is open. ``before`` and ``after`` are half of
    that time away."""
    height, width, _ = picture.shape
    pose = moment.camera
    seen = projection(pose, width, height)
    ends: list[NDArray[np.float64]] = []
    for other in (before, after):
        way = np.subtract(other.target, other.eye)
        at = seen.project(seen.eye + way / (np.linalg.norm(way) + 1e-12))
        if at[2] <= 0.05:
            return picture
        ends.append(at[:2] / at[2])
    dx, dy = (float(v) for v in ends[1] - ends[0])
    if math.hypot(dx, dy) < _SMEARED * width:
        return picture
    steps = min(round(math.hypot(dx, dy)), width // 3)
    out = np.empty_like(picture)
    scale = steps / math.hypot(dx, dy)
    _smear(picture, f32(dx * scale), f32(dy * scale), i32(max(steps, 2)), out)
    return out


def half_shutter() -> float:
    """Seconds from the middle of a frame's exposure to its ends."""
    return _SHUTTER_S / 2


@kernel(parallel=True)
def _bend(picture: U8, xs: F32, ys: F32, out: U8) -> None:
    height, width = xs.shape
    rows, columns = picture.shape[:2]
    for j in prange(height):
        for i in range(width):
            x = min(max(xs[j, i], 0.0), columns - 1.001)
            y = min(max(ys[j, i], 0.0), rows - 1.001)
            a, b = int(x), int(y)
            u, v = x - a, y - b
            for c in range(3):
                top = picture[b, a, c] * (1.0 - u) + picture[b, a + 1, c] * u
                low = picture[b + 1, a, c] * (1.0 - u) + picture[b + 1, a + 1, c] * u
                out[j, i, c] = int(top * (1.0 - v) + low * v + 0.5)


@kernel(parallel=True)
def _smear(picture: U8, dx: float, dy: float, steps: int, out: U8) -> None:
    height, width = picture.shape[:2]
    for j in prange(height):
        for i in range(width):
            red = 0.0
            green = 0.0
            blue = 0.0
            for k in range(steps):
                share = (k + 0.5) / steps - 0.5
                x = min(max(int(i + dx * share + 0.5), 0), width - 1)
                y = min(max(int(j + dy * share + 0.5), 0), height - 1)
                red += picture[y, x, 0]
                green += picture[y, x, 1]
                blue += picture[y, x, 2]
            out[j, i, 0] = int(red / steps + 0.5)
            out[j, i, 1] = int(green / steps + 0.5)
            out[j, i, 2] = int(blue / steps + 0.5)
