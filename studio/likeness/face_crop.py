"""Pieces of pictures, turned upright and brought to the size that a network wants."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
Placing = NDArray[np.float64]
"""(2, 3): where in the picture a pixel of the piece lies; pixels are counted at their corners."""


def upright(centre: Sequence[float], side: float, angle: float, size: int) -> Placing:
    """A square piece of ``size`` pixels: ``side`` of the picture wide, turned by ``angle`` (radians, clockwise)."""
    scale = side / size
    across = np.array([np.cos(angle), np.sin(angle)]) * scale
    down = np.array([-np.sin(angle), np.cos(angle)]) * scale
    corner = np.asarray(centre, np.float64) - (across + down) * size / 2
    return np.column_stack([across, down, corner])


def fitting(points: NDArray[np.float64], targets: NDArray[np.float64]) -> Placing:
    """The piece in which ``points`` of the picture, (n, 2), come nearest to ``targets``: turned, scaled and moved."""
    to, at = targets - targets.mean(0), points - points.mean(0)
    weight = float((to**2).sum())
    across = float((to * at).sum()) / weight
    turned = float((to[:, 0] * at[:, 1] - to[:, 1] * at[:, 0]).sum()) / weight
    turn = np.array([[across, -turned], [turned, across]])
    return np.column_stack([turn, points.mean(0) - turn @ targets.mean(0)])


def piece(picture: Picture, placing: Placing, width: int, height: int) -> Picture:
    """uint8 (height, width, 3); black outside the picture. What is made much smaller is averaged."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]]) @ placing.T
    edge = np.array([picture.shape[1], picture.shape[0]])
    low = np.clip(np.floor(corners.min(0)).astype(int) - 2, 0, edge - 1)
    high = np.clip(np.ceil(corners.max(0)).astype(int) + 2, low + 1, edge)
    reduced = max(1, int(np.sqrt(abs(np.linalg.det(placing[:, :2])))))
    skipped = max(1, reduced // 4)
    reduced = reduced // skipped * skipped
    part = Image.fromarray(np.ascontiguousarray(picture[low[1] : high[1] : skipped, low[0] : high[0] : skipped]))
    if reduced > skipped:
        part = part.reduce(reduced // skipped)
    inner = placing.copy()
    inner[:, 2] -= low
    inner /= reduced
    made = part.transform((width, height), Image.Transform.AFFINE, inner.ravel().tolist(), Image.Resampling.BILINEAR)
    return np.asarray(made)


def back(placing: Placing, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points of a piece, (n, 2), in the picture."""
    return points @ placing[:, :2].T + placing[:, 2]


def luma(picture: Picture) -> NDArray[np.float32]:
    """float32 (height, width), 0..1: Rec. 709."""
    return np.asarray(picture @ (np.array([0.2126, 0.7152, 0.0722]) / 255), np.float32)
