"""Where the face of whoever is seen largest is in a picture: for models that are shown a face apart."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.ports.engine import Point
from studio.stage.acting.performer import PersonPerformer
from studio.stage.director.poses import points
from studio.stage.render.camera import projection
from studio.stage.world import CameraPose

_HEAD = (0, 14, 15, 16, 17)
"""Nose, eyes and ears, of the eighteen points of a body."""

_HEIGHT = 0.7
"""Half a side of the square, in lengths from the neck to the middle of the head: a face, its hair and a little air."""

_NEAR = 0.1


def face(
    persons: Sequence[PersonPerformer], seconds: float, camera: CameraPose, size: tuple[int, int]
) -> tuple[Point, Point] | None:
    """Upper left and lower right corner of a square in pixels, its sides in parts of the picture; None: nobody is in
    it. A head that is turned away has a face too: its back."""
    seen = projection(camera, *size)
    best: tuple[float, tuple[Point, Point]] | None = None
    for person in persons:
        body = points(person, seconds, camera)
        there = seen.project(body[[1, *_HEAD]])
        if there[0, 2] <= _NEAR:
            continue
        flat = there[:, :2] / there[:, 2:3]
        head = flat[1:][np.isfinite(flat[1:]).all(axis=1)]
        if not len(head):
            continue
        middle: NDArray[np.float64] = head.mean(axis=0)
        half = _HEIGHT * float(np.hypot(*(flat[0] - middle)))
        inside = 0 <= middle[0] < size[0] and 0 <= middle[1] < size[1]
        if inside and half >= 1.0 and (best is None or half > best[0]):
            low = (float(middle[0] - half) / size[0], float(middle[1] - half) / size[1])
            best = half, (low, (float(middle[0] + half) / size[0], float(middle[1] + half) / size[1]))
    return None if best is None else best[1]
