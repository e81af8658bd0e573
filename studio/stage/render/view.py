"""The buffers of one camera resolution, and the passes from triangles to lit picture that run in them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.blocks import unfold
from studio.stage.render.camera import Projection
from studio.stage.render.geometry import Geometry
from studio.stage.render.jit import F32, f32
from studio.stage.render.lighting import light
from studio.stage.render.noise import TILE
from studio.stage.render.occlusion import occlusion
from studio.stage.render.seethrough import blend
from studio.stage.render.sunmap import DetailMap, SunMap
from studio.stage.render.sunshine import sun_shadow
from studio.stage.render.surface import PLANES, surface
from studio.stage.render.taps import box4
from studio.stage.render.visibility import (
    BLOCK_X,
    BLOCK_Y,
    CENTRE,
    FOLD,
    PAIR_X,
    PAIR_Y,
    SAMPLE_X,
    SAMPLE_Y,
    TILE_HEIGHT,
    TILE_WIDTH,
    Bins,
    Visible,
    count_bins,
    fill_bins,
    keep_tiles,
    lanes_of,
    raster,
    restore_tiles,
    setup,
    transform,
)  # fmt: skip
from studio.stage.world import Lamp

Order = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Air:
    """What lights a whole shot: ``parameters`` (see ``parameters``), ``sun`` (direction, disc brightness, its green and
    blue share, squared radius), ``harmonics`` (4, 3) of the ambient light, ``dome`` of the sky, the sun's cascades."""

    parameters: F32
    sun: F32
    harmonics: F32
    dome: F32
    near: SunMap | None
    far: SunMap | None
    fine: DetailMap | None


@dataclass(frozen=True, eq=False)
class LampRows:
    """``rows`` (n, 17), ``matrices`` (n, 3, 4) and ``maps`` (faces, size, size) of shadows; see ``lighting``."""

    lamps: tuple[Lamp, ...]
    rows: F32
    matrices: F32
    maps: F32
    reaches: tuple[float, ...]
    """Metres that each lamp's halo reaches."""


def _spread(height: int, width: int, spare: int) -> int:
    """At least ``spare`` columns beside a picture, some more where planes of it would fall on the same cache lines:
    every pass reads or writes a dozen of them at once."""

    def lines(more: int) -> int:
        step = height * (width + more) * 4 // 64
        return len({step * plane % 64 for plane in range(PLANES)})

    return max(range(spare, spare + 33), key=lines)


def room_for(capacity: int) -> Visible:
    """Buffers for so many triangles."""
    return Visible(
        np.zeros(capacity, np.int32), np.zeros(capacity, np.int32), np.zeros(capacity, np.int32),
        np.zeros((capacity, 4), np.int32), np.zeros((capacity, 9), np.float32), np.zeros(capacity, np.float32),
    )  # fmt: skip


NO_DETAIL = DetailMap(1)


class View:
    """Pictures of one resolution, ``samples``: 4, 2 or 1 a pixel. ``hdr`` (3, height, width) is the result; ``g`` see
    ``surface``; ``distance`` (height, at least width): metres along the view axis; ``owner`` (height, width): object.

    With ``blocks``, two by two pixels of two samples each are shaded as one, but for edges and what is looked at
    closely (see ``geometry``): then all buffers but those three, and ``extras``, are of blocks.

    While the camera stands, what stands still is neither drawn nor painted again: movers are drawn over it, in tiles
    whose content is kept beside and put back in the next frame. The bytes are the same either way: scenery is always
    drawn before movers, and a fragment does not know of its neighbours.
    """

    def __init__(self, width: int, height: int, samples: int, capacity: int, *, blocks: bool = False) -> None:
        self.width, self.height = width, height
        fold = FOLD if blocks else 1
        self._fold, self._grid = fold, 4.0 * fold
        self._columns, self._rows = width // fold, height // fold
        self.columns = -(-self._columns // TILE_WIDTH)
        tiles = self.columns * -(-self._rows // TILE_HEIGHT)
        patterns = {1: (CENTRE, CENTRE), 2: (PAIR_X, PAIR_Y), 4: (SAMPLE_X, SAMPLE_Y)}
        self.sample_x, self.sample_y = (BLOCK_X, BLOCK_Y) if blocks else patterns[samples]
        self._pixel_x, self._pixel_y = (PAIR_X, PAIR_Y) if blocks else patterns[samples]
        samples = len(self.sample_x)
        self._lanes = lanes_of(self.sample_x, self.sample_y)
        self.depth = np.zeros((self._rows, self.columns * TILE_WIDTH, samples), np.float32)
        self.seen = np.zeros((self._rows, self.columns * TILE_WIDTH, samples), np.int32)
        self.bins = Bins(np.zeros(tiles + 1, np.int64), np.zeros(tiles + 1, np.int64))
        self.entries = np.zeros(max(4 * capacity, 1024), np.int32)
        capacity = max(capacity, 16)
        self.visible = room_for(capacity)
        # a face that fills the picture has three extra fragments a block
        least = 3 * self._columns if blocks else self._columns // 2 if samples > 1 else 1
        spare = _spread(self._rows, self._columns, least)
        size = (self._rows, self._columns)
        self.g = np.zeros((PLANES, self._rows, self._columns + spare), np.float32)
        self.extras = np.zeros(self._rows, np.int32)
        self._first = np.full(size, -1, np.int32)
        self.xp = np.arange(self._columns, dtype=np.float32) + f32(0.5)
        self.lit = np.ones(size, np.float32)
        self.lit_soft = np.ones(size, np.float32)
        self.lit_extra = np.ones((self._rows, spare), np.float32)
        self._lit_up = np.zeros((3, *size), np.float32)
        self.box_room = np.zeros((2, *size), np.float32)
        half = (self._rows // 2, self._columns // 2)
        self.ao_raw, self.ao, self.depth_half = (np.ones(half, np.float32) for _ in range(3))
        if blocks:
            self._tone = np.full(size, -1, np.int32)
            self._apart = np.zeros((3, self._rows, spare), np.float32)
            self.hdr = np.zeros((3, height, width), np.float32)
            self.distance = np.zeros((height, width), np.float32)
            self.owner = np.full((height, width), -1, np.int32)
        else:
            self._tone, self._apart = np.zeros((1, 1), np.int32), np.zeros((3, 1, 1), np.float32)
            self.hdr, self.distance, self.owner = self._lit_up, self.g[0], self._first
        self.no_image = np.zeros((3, 1, 1), np.float32)
        self.count = 0
        self._lasting = self._scenery_count = 0
        self._pose: tuple[object, ...] = ()
        self._painted = self._held = False
        self._kept_at = np.full(tiles, -1, np.int32)
        self._kept_depth = np.zeros((0, TILE_HEIGHT, TILE_WIDTH, samples), np.float32)
        self._kept_seen = np.zeros((0, TILE_HEIGHT, TILE_WIDTH, samples), np.int32)
        self._busy = np.ones(tiles, np.uint8)
        self._settled = np.zeros((self._rows, self.columns), np.uint8)
        self._steady = np.zeros(size, np.uint8)

    def see(self, camera: Projection, geometry: Geometry, wanted: NDArray[np.bool_], lowest: float = -1e9) -> None:
        """Rasterise the ``wanted`` objects (k,) into ``depth`` and ``seen``: scenery first, then movers."""
        camera = camera.folded(self._fold)
        order = in_sight(camera, geometry, wanted)
        moves = geometry.moving[order]
        pose = (camera.matrix.tobytes(), camera.eye.tobytes(), wanted.tobytes(), lowest)
        stands, self._pose = pose == self._pose, pose
        if not stands:
            self._painted = self._held = False
            restless = geometry.restless[order]
            self._lasting = self._set_up(camera, geometry, order[~moves & ~restless], lowest, 0)
            self._scenery_count = self._set_up(camera, geometry, order[~moves & restless], lowest, self._lasting)
        scenery = self._scenery_count
        self.count = self._set_up(camera, geometry, order[moves], lowest, scenery)
        if not stands:
            self._bin(0, self.count)
            self._draw(clear=True)
            return
        if self._held:
            restore_tiles(self.columns, self.depth, self.seen, self._kept_depth, self._kept_seen, self._kept_at)
            self._busy[:] = self._kept_at >= 0
        else:
            self._bin(0, scenery)
            self._draw(clear=True)
            self._held = True
            self._busy.fill(1)
        self._bin(scenery, self.count)
        touched = np.diff(self.bins.start) > 0
        self._busy |= touched
        self._keep(touched)
        self._draw(clear=False)

    def _set_up(self, camera: Projection, geometry: Geometry, order: Order, lowest: float, first: int) -> int:
        """Add the triangles of some objects to ``visible``."""
        matrix = camera.matrix.astype(np.float32)
        transform(geometry.positions, geometry.objects, order, matrix, camera.eye32, geometry.points)
        sign = float(np.sign(np.linalg.det(camera.matrix)))
        return setup(
            geometry.points, geometry.positions, f32(lowest), geometry.triangles, geometry.objects, order, f32(sign),
            self._columns, self._rows, self._grid, first, self.visible,
        )  # fmt: skip

    def _bin(self, first: int, last: int) -> None:
        total = count_bins(self.visible, first, last, self.columns, self.bins)
        if total > len(self.entries):
            self.entries = np.zeros(total + total // 2, np.int32)
        fill_bins(self.visible, first, last, self.columns, self.bins, self.entries)

    def _draw(self, *, clear: bool) -> None:
        raster(
            clear, self.columns, self._columns, self.bins.start, self.entries, self.visible, *self._lanes, self.depth,
            self.seen,
        )  # fmt: skip

    def _keep(self, touched: NDArray[np.bool_]) -> None:
        """Keep what the ``touched`` tiles (tiles,) hold."""
        count = int(np.count_nonzero(touched))
        self._kept_at.fill(-1)
        self._kept_at[touched] = np.arange(count)
        if count > len(self._kept_depth):
            shape = (count + count // 2, *self._kept_depth.shape[1:])
            self._kept_depth, self._kept_seen = np.zeros(shape, np.float32), np.zeros(shape, np.int32)
        keep_tiles(self.columns, self.depth, self.seen, self._kept_depth, self._kept_seen, self._kept_at)

    def blend(
        self, camera: Projection, geometry: Geometry, air: Air, lamps: LampRows, clouds: F32, through: Visible
    ) -> None:
        """Draw the see-through objects over the lit picture, far to near; ``through``: room for their triangles."""
        order = np.ascontiguousarray(in_sight(camera, geometry, geometry.see_through)[::-1])
        if not len(order):
            return
        matrix = camera.matrix.astype(np.float32)
        transform(geometry.positions, geometry.objects, order, matrix, camera.eye32, geometry.points)
        n = setup(
            geometry.points, geometry.positions, f32(-1e9), geometry.triangles, geometry.objects, order, f32(-1.0),
            self.width, self.height, 4.0, 0, through,
        )  # fmt: skip
        blend(
            through, n, geometry.triangles, self.depth, self._fold - 1, self._pixel_x, self._pixel_y, camera.eye32,
            camera.ray,
            air.dome, clouds, air.sun, air.harmonics, air.parameters, lamps.rows, len(lamps.lamps), self.hdr,
        )  # fmt: skip

    def shade(
        self, camera: Projection, geometry: Geometry, air: Air, lamps: LampRows, clouds: F32, plane: float,
        image: F32 | None = None, occlusion_m: float = 0.0, soft: bool = True,
    ) -> None:  # fmt: skip
        """Light what was seen. ``clouds``: turn of the sky and seconds; ``plane``: height of the mirror; ``image``:
        the mirrored view; ``occlusion_m``: reach of ambient occlusion, 0 for none."""
        camera = camera.folded(self._fold)
        ray, eye, sun = camera.ray, camera.eye32, air.sun[:3]
        focal = f32(camera.focal)
        surface(
            self.depth, self.seen, self.visible, geometry.triangles, TILE, eye, ray, air.dome, clouds, air.sun,
            f32(1.0 / camera.focal), f32(plane), self.sample_x, self.sample_y, 0 if clouds[3] > 0 else self._lasting,
            self._painted, self._busy, self._settled, self._steady, self.g, self.extras, self._first,
            self._tone,
        )  # fmt: skip
        self._painted = True
        lit = self.lit
        if air.near is None or air.far is None:
            lit.fill(0.0)
            self.lit_extra.fill(0.0)
        else:
            fine = air.fine if soft and air.fine is not None else NO_DETAIL
            sun_shadow(
                self.g, self.extras, ray, eye, sun, fine.detail, air.near.cascade, air.far.cascade, self.xp, lit,
                self.lit_extra,
            )  # fmt: skip
            if soft:
                box4(lit, self.g[0, :, : self._columns], f32(0.035), self.box_room, self.lit_soft)
                lit = self.lit_soft
        use_ao = 1 if occlusion_m > 0 else 0
        if use_ao:
            occlusion(self.g, self._columns, ray, f32(occlusion_m), focal, self.ao_raw, self.depth_half)
            room = self.box_room.reshape(-1)[: 2 * self.ao.size].reshape(2, *self.ao.shape)
            box4(self.ao_raw, self.depth_half, f32(0.03), room, self.ao)
        bounds = np.array(
            [
                (*lamp_bounds(lamp, camera, lamp.range_m), *lamp_bounds(lamp, camera, reach))
                for lamp, reach in zip(lamps.lamps, lamps.reaches, strict=True)
            ],
            np.int32,
        ).reshape(-1, 8)
        light(
            self.g, self.extras, lit, self.lit_extra, self.ao, self.depth_half, use_ao, self.xp, ray, eye, sun,
            air.harmonics, air.parameters, air.dome, clouds, lamps.rows, lamps.matrices, bounds, lamps.maps,
            self.no_image if image is None else image, self._lit_up, self._apart,
        )  # fmt: skip
        if self._fold > 1:
            unfold(
                self._lit_up, self._apart, self.g, self.extras, self._tone, self._first, self.depth, self.seen,
                self.visible, self.hdr, self.distance, self.owner,
            )  # fmt: skip


def in_sight(camera: Projection, geometry: Geometry, wanted: NDArray[np.bool_]) -> Order:
    """Indices of the wanted objects whose bounding balls touch the frustum, near to far."""
    planes = [
        np.array(side, float) @ camera.matrix
        for side in ((1, 0, 0), (-1, 0, camera.width), (0, 1, 0), (0, -1, camera.height))
    ]
    normals = np.array([p / (np.linalg.norm(p) + 1e-12) for p in planes] + [camera.matrix[2]])
    distance = (geometry.centers - camera.eye) @ normals.T
    inside = (distance > -geometry.radii[:, None]).all(1) & wanted
    # near to far by the nearest point; what surrounds the camera, as ground does, by its middle
    nearest = distance[:, 4] - geometry.radii
    nearest = np.where(nearest > 0, nearest, np.maximum(distance[:, 4], 0))
    found = np.nonzero(inside)[0]
    return found[np.argsort(nearest[found], kind="stable")].astype(np.int64)


def lamp_bounds(lamp: Lamp, camera: Projection, radius: float) -> tuple[int, int, int, int]:
    """Pixels x0, x1 (exclusive), y0, y1 (inclusive) that a ball about a lamp can touch."""
    x, y, z = camera.project(np.asarray(lamp.position, float))
    if z < -radius:
        return (0, 0, 1, 0)
    if z < radius * 1.05:
        return (0, camera.width, 0, camera.height)
    k = camera.focal * radius / np.sqrt(max(z * z - radius * radius, 1e-6)) * 1.25
    cx, cy = x / z, y / z
    x0, x1 = (int(min(max(v, 0), camera.width)) for v in (cx - k, cx + k + 1))
    y0, y1 = int(min(max(cy - k, -1), camera.height)), int(max(min(cy + k, camera.height), -1))
    return (x0, max(x1, x0), y0, y1)
