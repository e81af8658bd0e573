"""The face's own map: every point of the skin by its direction from the middle of the head, lids half closed.

Lids that are open fold their skin away; on a half closed eye every part of it has a place of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.people.data import PeopleData
from studio.stage.people.layer import smoothstep
from studio.stage.people.skeleton import Doubles, Integers

WIDTH, HEIGHT = 512, 384
_ACROSS = np.radians(112.0)
_DOWN, _UP = np.radians(-72.0), np.radians(66.0)
TEXEL_M = 0.0007
"""About the size of a texel on the cheek, metres."""


@dataclass(frozen=True, slots=True, eq=False)
class FaceMap:
    """``uv`` (body vertices, 2), 0..1 from the left (the figure's right) and the top of the map; ``share`` (body
    vertices,) 0..1: how much of the map a vertex wears at most; 0 for what no picture shows, as the inside of the
    mouth; ``worn`` (body vertices,): those that may lie on a triangle that wears it."""

    uv: Doubles
    share: Doubles
    worn: NDArray[np.bool_]

    def rows_columns(self) -> Doubles:
        """(body vertices, 2): column and row in the picture of the map, counted from the middle of the first texel."""
        return self.uv * np.array([WIDTH, HEIGHT]) - 0.5


def face_map(data: PeopleData) -> FaceMap:
    """The map of everybody: it hangs on the asset alone, so all faces lie on it in the same way."""
    n = data.body_count
    points = data.points.astype(np.float64)
    closed = points.copy()
    for side in ("Left", "Right"):
        target = data.targets["act/eyeBlink" + side]
        points[target.indices] += 0.55 * target.deltas
        closed[target.indices] += target.deltas
    bones, count = len(data.bones), data.vertex_count
    eyes = points[count + 2 * bones : count + 2 * bones + 2].mean(0)
    middle = np.array([eyes[0] - 0.085, 0.0, eyes[2] - 0.004])
    d = points[:n] - middle
    azimuth = np.arctan2(d[:, 1], d[:, 0])
    height = np.arctan2(d[:, 2], np.hypot(d[:, 0], d[:, 1]))
    uv = np.stack([0.5 + azimuth / (2 * _ACROSS), (_UP - height) / (_UP - _DOWN)], 1)
    head = data.weights[:n, data.bones.index("Head")] + data.weights[:n, data.bones.index("Neck")]
    share = smoothstep(np.radians(108), np.radians(96), np.abs(azimuth)) * smoothstep(0.3, 0.6, head)
    share *= smoothstep(_UP, _UP - 0.10, height) * smoothstep(_DOWN, _DOWN + 0.10, height)
    share *= 1 - smoothstep(0.25, 0.6, data.masks["inside_mouth"][:n])
    # eye sockets lie behind the lids, in the same direction
    for eye in data.points[count + 2 * bones : count + 2 * bones + 2].astype(np.float64):
        p = closed[:n] - eye
        share *= 1 - (np.linalg.norm(p, axis=1) < 0.022) * smoothstep(0.007, 0.004, p[:, 0])
    return FaceMap(uv, share, np.asarray((np.abs(azimuth) < np.radians(125)) & (head > 0.3), np.bool_))


def rasterised(uv_pixels: Doubles, triangles: Integers) -> tuple[NDArray[np.int64], Doubles]:
    """Which triangle lies under each texel (height, width), -1 for none, and its shares (height, width, 3). Of several
    the last one counts."""
    owner = np.full((HEIGHT, WIDTH), -1, np.int64)
    shares = np.zeros((HEIGHT, WIDTH, 3))
    corner = uv_pixels[triangles]
    low = np.maximum(np.ceil(corner.min(1) - 0.01), 0).astype(np.int64)
    high = np.minimum(np.floor(corner.max(1) + 0.01), [WIDTH - 1, HEIGHT - 1]).astype(np.int64)
    a, b, c = corner[:, 0], corner[:, 1], corner[:, 2]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    for k in np.where((high >= low).all(1) & (np.abs(area) > 1e-9))[0]:
        x: Doubles = np.arange(low[k, 0], high[k, 0] + 1, dtype=np.float64)[None, :]
        y: Doubles = np.arange(low[k, 1], high[k, 1] + 1, dtype=np.float64)[:, None]
        v = ((x - a[k, 0]) * (c[k, 1] - a[k, 1]) - (y - a[k, 1]) * (c[k, 0] - a[k, 0])) / area[k]
        w = ((b[k, 0] - a[k, 0]) * (y - a[k, 1]) - (b[k, 1] - a[k, 1]) * (x - a[k, 0])) / area[k]
        u = 1 - v - w
        inside = (u >= -1e-6) & (v >= -1e-6) & (w >= -1e-6)
        rows, columns = np.nonzero(inside)
        at = rows + low[k, 1], columns + low[k, 0]
        owner[at] = k
        shares[at] = np.stack([u[inside], v[inside], w[inside]], 1)
    return owner, shares
