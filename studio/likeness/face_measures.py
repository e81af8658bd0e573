"""What a mesh says of a face: where it looks, whether eyes and mouth are open, how it is lit.

Lengths are taken between points of the mesh in space, against the distance of the outer corners of the eyes, so they
neither change with the size of the face nor much with how it is turned.
"""

import numpy as np
from numpy.typing import NDArray

from studio.likeness.face_crop import luma
from studio.likeness.face_mesh import LEFT_LIDS, RIGHT_LIDS, Mesh

Points = NDArray[np.float32]

_BROW_TO_CHIN = -8.0
"""Degrees by which the line from forehead to chin of an upright head leans."""
_SHUT, _WIDE = 0.12, 0.30
"""Height of an eye against its width, closed and open."""
_AGAPE = 0.40
_NARROW, _BROAD = 0.52, 0.80
"""Width of a mouth at rest and in a broad smile, against the eyes' distance."""
_SKIN = (
    50, 101, 36, 205, 187, 123, 116, 117, 118, 119, 142, 203, 207, 147,  # the picture's left cheek
    280, 330, 266, 425, 411, 352, 345, 346, 347, 348, 371, 423, 427, 376,  # its right
    151, 9, 108, 69, 109, 337, 299, 338,  # forehead
)  # fmt: skip


def angles(points: Points) -> tuple[float, float, float]:
    """Yaw, pitch, roll in degrees, as ``Face`` means them."""
    p = points.astype(np.float64)
    across = (p[454] - p[234]) + (p[263] - p[33]) + (p[356] - p[127])
    down = p[152] - p[10]
    across /= np.linalg.norm(across)
    yaw = np.degrees(np.arcsin(np.clip(across[2], -1, 1)))
    roll = np.degrees(np.arctan2(across[1], across[0]))
    down = down - across * float(down @ across)
    ahead = np.cross(across, down / np.linalg.norm(down))
    pitch = np.degrees(np.arctan2(ahead[1], np.hypot(ahead[0], ahead[2])))
    return float(yaw), float(pitch) - _BROW_TO_CHIN, float(roll)


def eyes_open(points: Points) -> tuple[float, float]:
    """0..1, the picture's left eye first."""
    return _eye(points, LEFT_LIDS), _eye(points, RIGHT_LIDS)


def _eye(points: Points, lids: tuple[int, ...]) -> float:
    width = _apart(points, lids[0], lids[8])
    heights = [_apart(points, lids[below], lids[above]) for below, above in ((3, 11), (4, 12), (5, 13))]
    return _part(float(np.mean(heights)) / max(width, 1e-6), _SHUT, _WIDE)


def mouth_open(points: Points) -> float:
    """0..1: the gap between the lips."""
    gap = np.mean([_apart(points, above, below) for above, below in ((13, 14), (82, 87), (312, 317))])
    return _part(float(gap) / _eyes(points), 0.0, _AGAPE)


def smile(points: Points) -> float:
    """0..1: how broad the mouth is and how far its corners are drawn up."""
    p = points.astype(np.float64)
    broad = _part(_apart(points, 61, 291) / _eyes(points), _NARROW, _BROAD)
    up = p[10] - p[152]
    up /= np.linalg.norm(up)
    lifted = float(((p[61] + p[291]) / 2 - p[13]) @ up) / _eyes(points)
    return float(np.clip(0.6 * broad + 0.4 * _part(lifted, -0.04, 0.04), 0, 1))


def lighting(mesh: Mesh) -> tuple[float, float, float]:
    """``light``, ``uneven`` and ``sharp`` of ``Face``."""
    grey = luma(mesh.crop)
    inverse = np.linalg.inv(np.vstack([mesh.placing, [0, 0, 1]]))
    at = mesh.points[list(_SKIN), :2] @ inverse[:2, :2].T + inverse[:2, 2]
    x, y = np.clip(at.astype(int), 2, grey.shape[0] - 3).T
    around = [grey[y + dy, x + dx] for dy in (-2, 0, 2) for dx in (-2, 0, 2)]
    skin = np.mean(around, axis=0)
    left, right = float(skin[:14].mean()), float(skin[14:28].mean())
    inner = grey[32:160, 32:160]
    edges = inner[1:-1, :-2] + inner[1:-1, 2:] + inner[:-2, 1:-1] + inner[2:, 1:-1] - 4 * inner[1:-1, 1:-1]
    uneven = 1 - min(left, right) / max(left, right, 1e-3)
    return float(skin.mean()), float(uneven), float(edges.var())


def _apart(points: Points, one: int, other: int) -> float:
    return float(np.linalg.norm(points[one].astype(np.float64) - points[other]))


def _eyes(points: Points) -> float:
    return max(_apart(points, 33, 263), 1e-6)


def _part(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0, 1))
