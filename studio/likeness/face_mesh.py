"""The 478 points of a face: MediaPipe's face mesh, its eyelids and irises by the iris network."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.likeness.face_crop import Picture, Placing, back, piece, upright
from studio.likeness.face_detection import Found
from studio.likeness.face_networks import Networks

SIZE = 192
_EYE = 64
_MARGIN = 1.5
"""How much larger than the detected box the piece is that the mesh is looked for in; the iris network wants 2.3."""
_EYE_MARGIN = 2.3

LEFT_LIDS = (33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173)
RIGHT_LIDS = (263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398)
"""The picture's left and right eye: outer corner, seven points below, inner corner, seven above (outer first)."""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """``points`` float32 (478, 3) in pixels of the picture. ``crop`` uint8 (192, 192, 3) is the face upright, placed by
    ``placing``. ``score`` 0..1: how surely it is a face."""

    points: NDArray[np.float32]
    crop: Picture
    placing: Placing
    score: float


def mesh(picture: Picture, found: Found, networks: Networks) -> Mesh:
    """The mesh of a face that was found."""
    left, right = found.marks[0], found.marks[1]
    angle = float(np.arctan2(right[1] - left[1], right[0] - left[0]))
    centre = [float(number) for number in (found.box[:2] + found.box[2:]) / 2]
    side = float(np.max(found.box[2:] - found.box[:2])) * _MARGIN
    placing = upright(centre, side, angle, SIZE)
    crop = piece(picture, placing, SIZE, SIZE)
    raw, flag = networks.run("face_mesh", np.asarray(crop[None] / 255, np.float32))
    inside = raw.reshape(468, 3).astype(np.float64)
    scale = side / SIZE
    points = np.zeros((478, 3))
    points[:468, :2] = back(placing, inside[:, :2])
    points[:468, 2] = inside[:, 2] * scale
    _look_into_eye(picture, points, LEFT_LIDS, 468, angle, False, networks)
    _look_into_eye(picture, points, RIGHT_LIDS, 473, angle, True, networks)
    score = float(1 / (1 + np.exp(-np.clip(float(flag.ravel()[0]), -80, 80))))
    return Mesh(points=points.astype(np.float32), crop=crop, placing=placing, score=score)


def _look_into_eye(
    picture: Picture,
    points: NDArray[np.float64],
    lids: tuple[int, ...],
    iris: int,
    angle: float,
    mirrored: bool,
    networks: Networks,
) -> None:
    """Set the lids and the iris of one eye. The network knows eyes of one side: the other is mirrored for it."""
    corners = points[[lids[0], lids[8]], :2]
    side = float(np.linalg.norm(corners[1] - corners[0])) * _EYE_MARGIN
    placing = upright([float(number) for number in corners.mean(0)], max(side, 4.0), angle, _EYE)
    crop = piece(picture, placing, _EYE, _EYE)
    if mirrored:
        crop = np.ascontiguousarray(crop[:, ::-1])
    contour, round_ = networks.run("iris", np.asarray(crop[None] / 255, np.float32))
    edge = contour.reshape(71, 3)[:16, :2].astype(np.float64)
    circle = round_.reshape(5, 3)[:, :2].astype(np.float64)
    if mirrored:
        edge[:, 0], circle[:, 0] = _EYE - edge[:, 0], _EYE - circle[:, 0]
        circle = circle[[0, 3, 2, 1, 4]]
    points[list(lids), :2] = back(placing, edge)
    points[iris : iris + 5, :2] = back(placing, circle)
    points[iris : iris + 5, 2] = points[list(lids), 2].mean()
