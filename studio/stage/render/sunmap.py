"""Maps of what the sun sees: two cascades about the place, and a close one of who is filmed.

What stands still is drawn once a shot, what moves in a map of its own each frame. Beside each map lies a coarse one of
cells: what holds for every texel that a lookup from the cell can touch, so that most points need a single look.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.render.camera import axes
from studio.stage.render.depthmap import FAR, Order, draw
from studio.stage.render.geometry import Geometry
from studio.stage.render.jit import F32, f32, kernel, prange
from studio.stage.render.sunshine import Cascade, Detail

CELL = 8
"""Texels along the side of a cell."""


@dataclass(eq=False)
class SunMap:
    """One cascade, square, of n x n texels. ``matrix`` (3, 4): world -> texel x, y and depth in metres; ``scale``:
    texels a metre; ``reach``: texels that a lookup may go astray; ``still``, ``moving``: smallest depths.

    ``sheets`` (4, m, m): for a point over a cell, the slopes and the height at its middle of a plane that no texel in
    reach is nearer than, and the largest depth in reach. ``nearest`` (m, m): the smallest depth in reach that moves.
    """

    matrix: F32
    scale: float
    reach: float
    still: F32
    sheets: F32
    moving: F32
    nearest: F32
    dirty: tuple[int, int, int, int] | None = None

    @property
    def cascade(self) -> Cascade:
        """The same for a kernel."""
        return Cascade(
            self.matrix, f32(self.scale), f32(self.reach), len(self.still), self.still.reshape(-1),
            self.sheets.reshape(4, -1), self.moving.reshape(-1), self.nearest,
        )  # fmt: skip

    @property
    def margin(self) -> int:
        """Cells beside its own that a lookup can touch."""
        return math.ceil((self.reach + 1.0) / CELL)


def sun_map(sun: ArrayLike, center: ArrayLike, half_width: float, size: int, geometry: Geometry) -> SunMap:
    """A map of what stands still, ``half_width`` metres about ``center``, seen from the sun."""
    direction = np.asarray(sun, float)
    distance = 60.0 + 2.0 * half_width
    eye = np.asarray(center, float) + direction * distance
    right, up, forward = axes(eye, center)
    scale = size / (2 * half_width)
    linear = np.stack([right * scale, up * scale, forward])
    matrix = np.concatenate([linear, (-linear @ eye)[:, None]], 1)
    matrix[:2, 3] += size / 2
    still, moving = (np.full((size, size), FAR, np.float32) for _ in range(2))
    cells = -(-size // CELL)
    nearest = np.full((cells, cells), FAR, np.float32)
    sheets = np.zeros((4, cells, cells), np.float32)
    made = SunMap(matrix.astype(np.float32), scale, max(scale * 0.16, 2.0), still, sheets, moving, nearest)
    draw(geometry, np.nonzero(geometry.casts & ~geometry.moving)[0], made.matrix, still, (0, size))
    facets = np.zeros_like(sheets)
    _facets(still, facets)
    _spread(facets, made.margin, sheets)
    return made


def move_sun_map(cascade: SunMap, geometry: Geometry, moving: Order) -> None:
    """Draw what moves. ``moving``: casters."""
    size = len(cascade.moving)
    if cascade.dirty is not None:
        y0, y1, x0, x1 = cascade.dirty
        cascade.moving[y0:y1, x0:x1] = FAR
        cascade.nearest.fill(FAR)
        cascade.dirty = None
    at, reach = _discs(cascade.matrix, cascade.scale, geometry, moving)
    inside = ((at + reach > 0) & (at - reach < size)).all(1)
    moving, at, reach = moving[inside], at[inside], reach[inside]
    if not len(moving):
        return
    x0, y0 = (int(max((at[:, i] - reach[:, 0]).min(), 0)) for i in (0, 1))
    x1, y1 = (int(min((at[:, i] + reach[:, 0]).max() + 1, size)) for i in (0, 1))
    draw(geometry, moving, cascade.matrix, cascade.moving, (y0, y1))
    cascade.dirty = (y0, y1, x0, x1)
    nearest_of(cascade.moving, x0, x1, y0, y1, cascade.margin, cascade.nearest)


def outside(cascade: SunMap, geometry: Geometry, moving: Order) -> Order:
    """Those of ``moving`` that are not wholly within a map, so whose shadows may fall beyond it."""
    at, reach = _discs(cascade.matrix, cascade.scale, geometry, moving)
    reach = reach + 0.2 * cascade.scale
    return moving[~((at - reach > 0) & (at + reach < len(cascade.moving))).all(1)]


class DetailMap:
    """A map of what moves, close about a point; made anew each frame. Its texels stay on a grid fixed in the world, so
    the edges of shadows do not crawl when the point moves. ``depth`` is (1, 1) while there is none."""

    _NONE = np.full((1, 1), FAR, np.float32)

    def __init__(self, size: int) -> None:
        self._room = np.full((size, size), FAR, np.float32)
        self.nearest = np.full((-(-size // CELL),) * 2, FAR, np.float32)
        self.depth = self._NONE
        self.matrix = np.zeros((3, 4), np.float32)
        self.scale = 1.0
        self.reach = 1.0

    @property
    def detail(self) -> Detail:
        """The same for a kernel."""
        return Detail(
            self.matrix, f32(self.scale), f32(self.reach), len(self.depth), self.depth.reshape(-1), self.nearest
        )

    def switch_off(self) -> None:
        """No map this frame."""
        self.depth = self._NONE

    def draw(
        self, sun: ArrayLike, center: NDArray[np.float64], half_width: float, geometry: Geometry, moving: Order
    ) -> None:
        """Draw the casters ``moving`` within ``half_width`` metres about ``center``."""
        size = len(self._room)
        self.scale = size / (2 * half_width)
        self.reach = self.scale * 0.05
        direction = np.asarray(sun, float)
        right, up, forward = axes(direction, (0, 0, 0))
        middle = np.array([round(float(center @ v) * self.scale) / self.scale for v in (right, up)])
        eye = right * middle[0] + up * middle[1] + direction * (float(center @ direction) + 60.0)
        linear = np.stack([right * self.scale, up * self.scale, forward])
        matrix = np.concatenate([linear, (-linear @ eye)[:, None]], 1)
        matrix[:2, 3] += size / 2
        self.matrix = matrix.astype(np.float32)
        self.depth = self._room
        self.depth.fill(FAR)
        at, reach = _discs(self.matrix, self.scale, geometry, moving)
        near = moving[((at + reach > 0) & (at - reach < size)).all(1)]
        draw(geometry, near, self.matrix, self.depth, (0, size))
        nearest_of(self.depth, 0, size, 0, size, math.ceil((self.reach + 1.0) / CELL), self.nearest)


def _discs(
    matrix: F32, scale: float, geometry: Geometry, objects: Order
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the balls about some objects fall on a map, in texels: middles (n, 2), radii (n, 1)."""
    m = matrix.astype(np.float64)
    at = geometry.centers[objects] @ m[:2, :3].T + m[:2, 3]
    return at, geometry.radii[objects].astype(np.float64)[:, None] * scale + 2


@kernel(parallel=True)
def _facets(depth: F32, facets: F32) -> None:
    """For each cell a plane under its texels: slopes along x and y, height at the middle, and the largest depth."""
    size = depth.shape[0]
    cells = facets.shape[1]
    side = min(CELL, size)
    middle = f32(side - 1) * 0.5
    spread = f32(0.0)  # sum of squared offsets along one axis
    for i in range(side):
        spread += (f32(i) - middle) * (f32(i) - middle)
    spread *= f32(side)
    for row in prange(cells):
        y0 = min(row * CELL, size - side)
        for column in range(cells):
            x0 = min(column * CELL, size - side)
            least = f32(1e9)
            most = f32(0.0)
            along_x = f32(0.0)
            along_y = f32(0.0)
            for y in range(side):
                dy = f32(y) - middle
                for x in range(side):
                    d = depth[y0 + y, x0 + x]
                    least = min(least, d)
                    most = max(most, d)
                    along_x += d * (f32(x) - middle)
                    along_y += d * dy
            facets[0, row, column] = 0.0
            facets[1, row, column] = 0.0
            facets[2, row, column] = least
            facets[3, row, column] = most
            if most < 1e8 and most > least:
                along_x /= spread
                along_y /= spread
                least = f32(1e9)
                for y in range(side):
                    dy = f32(y) - middle
                    for x in range(side):
                        least = min(least, depth[y0 + y, x0 + x] - along_x * (f32(x) - middle) - along_y * dy)
                facets[0, row, column] = along_x
                facets[1, row, column] = along_y
                facets[2, row, column] = least


@kernel(parallel=True)
def _spread(facets: F32, margin: int, sheets: F32) -> None:
    """Lower each cell's plane until it lies under its neighbours' planes too; a level plane where that is higher."""
    cells = facets.shape[1]
    half = f32(CELL) * 0.5
    for row in prange(cells):
        for column in range(cells):
            a = facets[0, row, column]
            b = facets[1, row, column]
            tilted = f32(1e9)
            level = f32(1e9)
            most = f32(0.0)
            for y in range(max(row - margin, 0), min(row + margin + 1, cells)):
                for x in range(max(column - margin, 0), min(column + margin + 1, cells)):
                    slope_x = facets[0, y, x]
                    slope_y = facets[1, y, x]
                    height = facets[2, y, x]
                    most = max(most, facets[3, y, x])
                    level = min(level, height - (abs(slope_x) + abs(slope_y)) * half)
                    height -= a * f32((x - column) * CELL) + b * f32((y - row) * CELL)
                    tilted = min(tilted, height - (abs(slope_x - a) + abs(slope_y - b)) * half)
            sheets[0, row, column] = a if tilted > level else f32(0.0)
            sheets[1, row, column] = b if tilted > level else f32(0.0)
            sheets[2, row, column] = max(tilted, level)
            sheets[3, row, column] = most


@kernel(leaf=True)
def _least(d: F32) -> float:
    """Smallest of the eight texels of a cell's row; in pairs, which do not wait for each other."""
    return min(min(min(d[0], d[1]), min(d[2], d[3])), min(min(d[4], d[5]), min(d[6], d[7])))


@kernel(parallel=True)
def nearest_of(depth: F32, x0: int, x1: int, y0: int, y1: int, margin: int, nearest: F32) -> None:
    """Smallest depth in reach of each cell, from columns [x0, x1) and rows [y0, y1) alone: the rest of ``depth``, which
    is of whole cells, is empty, and cells out of their reach are left as they are."""
    cells = nearest.shape[0]
    size = depth.shape[0]
    first = y0 // CELL
    last = (y1 - 1) // CELL
    left = x0 // CELL
    right = (x1 - 1) // CELL
    own = np.full((last - first + 1, cells), f32(1e9), np.float32)
    for row in prange(last - first + 1):
        for y in range((first + row) * CELL, min((first + row + 1) * CELL, size)):
            for column in range(left, right + 1):
                own[row, column] = min(own[row, column], _least(depth[y, column * CELL : (column + 1) * CELL]))
    low = max(first - margin, 0)
    for row in prange(min(last + margin + 1, cells) - low):
        above = max(low + row - margin, first) - first
        below = min(low + row + margin, last) - first
        for column in range(max(left - margin, 0), min(right + margin + 1, cells)):
            least = f32(1e9)
            for y in range(above, below + 1):
                for x in range(max(column - margin, left), min(column + margin, right) + 1):
                    least = min(least, own[y, x])
            nearest[low + row, column] = least
