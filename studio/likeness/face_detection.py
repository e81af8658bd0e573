"""Where faces are: MediaPipe's BlazeFace (short range, 128x128), its anchors and the merging of what overlaps."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from studio.likeness.face_crop import Picture, back, piece, upright
from studio.likeness.face_networks import Networks

_SIZE = 128
_SCORE = 0.5
_OVERLAP = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A face: ``box`` is left, top, right, bottom; ``marks`` (6, 2) are the picture's left eye, right eye, nose tip,
    mouth, left ear and right ear. All in pixels. ``score`` is 0..1."""

    box: NDArray[np.float64]
    marks: NDArray[np.float64]
    score: float


def _anchors() -> NDArray[np.float64]:
    """(896, 2): centres, 0..1; two to a cell of 16x16, six to one of 8x8."""
    rows: list[NDArray[np.float64]] = []
    for cells, each in ((16, 2), (8, 6)):
        y, x = np.mgrid[:cells, :cells]
        rows.append(np.repeat((np.stack([x, y], -1).reshape(-1, 2) + 0.5) / cells, each, axis=0))
    return np.concatenate(rows)


_ANCHORS = _anchors()


def detect(picture: Picture, networks: Networks) -> list[Found]:
    """All faces, the largest first. Faces that are small in a wide picture are looked for in its squares, if the whole
    shows none."""
    height, width = picture.shape[:2]
    whole = _within(picture, (width / 2, height / 2), max(width, height), networks)
    if not whole:
        short = min(width, height)
        for side in (float(short), short * 0.6):
            for x, y in product(_spread(width, side), _spread(height, side)):
                whole += _within(picture, (x, y), side, networks)
            if whole:
                break
    return sorted(_merged(whole), key=lambda found: -float(found.box[3] - found.box[1]))


def _spread(length: int, side: float) -> list[float]:
    """Middles of squares along a length that they cover, overlapping."""
    count = max(1, int(np.ceil((length - side) / (0.6 * side))) + 1)
    return [float(middle) for middle in np.linspace(side / 2, length - side / 2, count)]


def _within(picture: Picture, centre: tuple[float, float], side: float, networks: Networks) -> list[Found]:
    placing = upright(centre, side, 0.0, _SIZE)
    small = piece(picture, placing, _SIZE, _SIZE)
    boxes, scores = networks.run("face_detection", np.asarray(small[None] / 127.5 - 1, np.float32))
    sure = 1 / (1 + np.exp(-np.clip(scores[0, :, 0].astype(np.float64), -100, 100)))
    chosen = np.flatnonzero(sure >= _SCORE)
    found: list[Found] = []
    for number in chosen:
        raw = boxes[0, number].astype(np.float64).reshape(8, 2) / _SIZE
        middle, extent, marks = raw[0] + _ANCHORS[number], raw[1], raw[2:] + _ANCHORS[number]
        ends = back(placing, np.stack([middle - extent / 2, middle + extent / 2]) * _SIZE)
        found.append(Found(box=ends.ravel(), marks=back(placing, marks * _SIZE), score=float(sure[number])))
    return _merged(found)


def _merged(found: list[Found]) -> list[Found]:
    """What overlaps is one face: its boxes, weighted by their scores."""
    left, out = sorted(found, key=lambda one: -one.score), list[Found]()
    while left:
        best = left[0]
        same = [one for one in left if _overlap(best.box, one.box) > _OVERLAP]
        left = [one for one in left if _overlap(best.box, one.box) <= _OVERLAP]
        weights = np.array([one.score for one in same]) / sum(one.score for one in same)
        box = np.einsum("n,nk->k", weights, np.stack([one.box for one in same]))
        marks = np.einsum("n,nkl->kl", weights, np.stack([one.marks for one in same]))
        out.append(Found(box=box, marks=marks, score=best.score))
    return out


def _overlap(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Intersection over union."""
    sides = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
    common = float(np.prod(np.maximum(sides, 0)))
    areas = float(np.prod(one[2:] - one[:2]) + np.prod(other[2:] - other[:2]))
    return common / max(areas - common, 1e-9)
