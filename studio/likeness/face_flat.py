"""Whether a face that turns is a head or a picture of one.

A flat picture, however it is held, moves by a homography: eight numbers say where every point of it goes. The nose of a
head stands out before its eyes and ears, so when it turns no homography can follow all of them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_RIGID = (
    33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 1, 19, 94, 2, 98, 327, 48, 278, 127, 356, 234, 454, 10, 151, 9, 8, 109,
    338, 54, 284, 21, 251, 116, 345, 117, 346, 50, 280, 123, 352, 129, 358, 122, 351, 196, 419, 3, 248, 236, 456,
)  # fmt: skip
"""Points that neither lids nor lips nor brows move."""
_TURNED = 12.0
"""Degrees between two pictures from which on depth must show."""
_FLAT, _HEAD = 0.06, 0.12
"""What a homography leaves over, against the sine of the turn, where nothing and where enough stands out."""
_SQUEEZED = 0.22
"""How much narrower or shorter (natural logarithm) a face may become than its turn says."""


def residual(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """How far, against the distance of the eyes, the points of ``other`` (478, 3) are from the best homography of
    ``one``'s (root mean square)."""
    at, to = _unit(one), _unit(other)
    guess = _homography(at, to)
    moved = np.column_stack([at, np.ones(len(at))]) @ guess.T
    moved = moved[:, :2] / moved[:, 2:]
    return float(np.sqrt(2 * np.mean((moved - to) ** 2)))


def _unit(points: NDArray[np.float32]) -> NDArray[np.float64]:
    """In distances of the eyes (in space, so that turning does not shorten it) about the middle."""
    eyes = float(np.linalg.norm(points[33].astype(np.float64) - points[263]))
    at = points[list(_RIGID), :2].astype(np.float64)
    return (at - at.mean(0)) / max(eyes, 1e-6)


def _homography(at: NDArray[np.float64], to: NDArray[np.float64]) -> NDArray[np.float64]:
    """Direct linear transform, by least squares."""
    x, y, u, v = at[:, 0], at[:, 1], to[:, 0], to[:, 1]
    none, one = np.zeros(len(at)), np.ones(len(at))
    rows = np.concatenate(
        [
            np.column_stack([x, y, one, none, none, none, -u * x, -u * y, -u]),
            np.column_stack([none, none, none, x, y, one, -v * x, -v * y, -v]),
        ]
    )
    return np.linalg.svd(rows, full_matrices=False)[2][-1].reshape(3, 3)


def flatness(points: Sequence[NDArray[np.float32]], turns: Sequence[tuple[float, float]]) -> float:
    """0..1. ``turns`` are yaw and pitch of each, in degrees.

    Every two pictures that differ by a turn to a side bear witness, for a head or against it; so do those in which a
    face was squeezed though it did not turn, as a photo that is held at a slant. The median counts; without a witness
    it is 1.
    """
    said: list[float] = []
    shapes = [_shape(one) for one in points]
    for a in range(len(points)):
        for b in range(a + 1, len(points)):
            turned = abs(turns[a][0] - turns[b][0])  # photos that nod are read to nod, but none is read to turn
            squeezed = abs(shapes[a] - shapes[b] - _expected(turns[a]) + _expected(turns[b]))
            if squeezed > _SQUEEZED:
                said.append(1.0)
            elif turned >= _TURNED:
                depth = residual(points[a], points[b]) / np.sin(np.radians(min(turned, 60)))
                said.append(float(np.clip(1 - (depth - _FLAT) / (_HEAD - _FLAT), 0, 1)))
    return float(np.median(said)) if said else 1.0


def _shape(points: NDArray[np.float32]) -> float:
    """Logarithm of the width between the temples against the height from brow to chin, as they are seen."""
    at = points[:, :2].astype(np.float64)
    wide, tall = np.linalg.norm(at[127] - at[356]), np.linalg.norm(at[9] - at[152])
    return float(np.log(max(wide, 1e-6) / max(tall, 1e-6)))


def _expected(turn: tuple[float, float]) -> float:
    """How the shape of a head changes with its turn."""
    yaw, pitch = np.radians(np.clip(turn, -60, 60))
    return float(np.log(np.cos(yaw) / np.cos(pitch)))
