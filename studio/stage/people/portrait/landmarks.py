"""Where the points of a face mesh lie on the head of the people asset."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.stage.people.skeleton import Doubles

COUNT = 468
"""Points of the face; the irises that follow them lie on no skin."""

OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
"""The rim of the face, clockwise from the top of the forehead as the picture shows it."""
EYES = (
    (33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7),
    (362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382),
)
"""The openings of the eyes, the picture's left first."""
INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)
OUTER_LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
BROWS = ((70, 63, 105, 66, 107, 55, 65, 52, 53, 46), (300, 293, 334, 296, 336, 285, 295, 282, 283, 276))
IRISES = (468, 473)
"""First of the five points of each iris: its middle, then four on its rim."""


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """``corners`` int64 (468, 3) points of the asset and ``shares`` float64 (468, 3) of each, adding up to 1; ``trust``
    float64 (468,) 0..1: how steadily the point was found at this place on different people."""

    corners: NDArray[np.int64]
    shares: Doubles
    trust: Doubles

    def of(self, points: NDArray[np.floating]) -> Doubles:
        """The landmarks (468, 3) of a head whose points these are, or their changes for a change of the points."""
        return np.einsum("ijk,ij->ik", points[self.corners], self.shares)


def load(path: Path) -> Landmarks:
    """Read ``landmarks.npz``. Raises ``AssetMissingError``."""
    try:
        with np.load(path) as archive:
            corners, shares, trust = (archive[name] for name in ("corners", "shares", "trust"))
    except (OSError, ValueError, KeyError) as error:
        raise AssetMissingError(
            f"The landmarks of faces cannot be read: {path}.",
            todo="Install the studio again: its assets are incomplete.",
        ) from error
    return Landmarks(corners.astype(np.int64), shares.astype(np.float64), trust.astype(np.float64))
