"""Who somebody is: dlib's face recognition network (ResNet, 128 numbers) on faces brought to one place by the mesh."""

import numpy as np
from numpy.typing import NDArray

from studio.likeness.face_crop import Picture, fitting, piece
from studio.likeness.face_networks import Networks

SAME_FROM = 0.65
_SIZE = 150
_MARKS = (263, 362, 33, 133, 2)
"""The corners of the eyes and the base of the nose, and where dlib puts them in a chip with a margin of a quarter."""
_PLACES = np.array(
    [
        [0.8595674595992, 0.2134981538014],
        [0.6460604764104, 0.2289674387677],
        [0.1205750620789, 0.2137274526848],
        [0.3340850613712, 0.2290642403242],
        [0.4901123135679, 0.6277975316475],
    ]
)
_TARGETS = (0.25 + _PLACES) / 1.5 * _SIZE


def chip(picture: Picture, points: NDArray[np.float32]) -> Picture:
    """The face as the network was taught to see it: uint8 (150, 150, 3)."""
    marks = points[list(_MARKS), :2].astype(np.float64)
    return piece(picture, fitting(marks, _TARGETS), _SIZE, _SIZE)


def identity(picture: Picture, points: NDArray[np.float32], networks: Networks) -> NDArray[np.float32]:
    """float32 (128,) of length 1: of the face and of its mirror image together, which is steadier than either."""
    seen = chip(picture, points).astype(np.float32)
    both = [networks.run("identity", np.ascontiguousarray(view)[None])[0][0] for view in (seen, seen[:, ::-1])]
    whole = np.asarray(both[0] + both[1], np.float64)
    return (whole / max(float(np.linalg.norm(whole)), 1e-9)).astype(np.float32)


def alike(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """0..1: one less their distance."""
    return float(np.clip(1 - np.linalg.norm(one.astype(np.float64) - other), 0, 1))
