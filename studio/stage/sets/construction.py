"""The set builder: collects pieces, lamps, marks and obstacles while a set goes up, then hands over a ``Place``.

Pieces that share a material are merged region by region: the renderer culls whole meshes, so a mesh should be neither a
single brick nor a whole town.
"""

import zlib
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage import shapes
from studio.stage.mesh import Floats, Material, Mesh, Texture, compose, merged, srgb, transform
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import GroundHeight, Lamp, Mark, Obstacle, Place, Vector, unit

HeightField = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]

_PLAIN = Material()
_SNOW = srgb("#eef3fa")
_BARE_OF_SNOW = {Texture.WATER, Texture.GLASS, Texture.SCREEN, Texture.FLAME, Texture.SNOW, Texture.ICE}
_MOST_LAMPS = 24
_SMALL = 160
"""Groups with fewer triangles are joined across regions: a mesh has a cost of its own."""


@dataclass(frozen=True, slots=True)
class _Group:
    material: Material
    smooth: bool
    casts_shadow: bool
    mirrored: bool
    ink: float
    sheltered: bool


def vec(point: ArrayLike) -> Vector:
    """Three plain floats out of any sequence of numbers."""
    x, y, z = (float(v) for v in np.asarray(point, float))
    return (x, y, z)


class SetBuilder:
    """Where a set is put together. All ``add`` calls work in the frame of the innermost ``at``.

    ``rng`` is seeded by place and seed, so the same order gives the same set.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.rng = np.random.default_rng([zlib.crc32(setting.place.encode()), setting.seed & 0xFFFFFFFF])
        self.lamps: list[Lamp] = []
        self.obstacles: list[Obstacle] = []
        self.marks: dict[str, Mark] = {"center": Mark(position=(0.0, 0.0, 0.0), yaw=-np.pi / 2)}
        self.crowd: list[Mark] = []
        self.ground: HeightField | None = None
        self._frame: Floats = transform()
        self._yaw = 0.0
        self._sheltered = False
        self._groups: dict[tuple[_Group, int], list[Mesh]] = {}

    # ---- frames

    @contextmanager
    def at(self, x: float = 0.0, y: float = 0.0, z: float = 0.0, yaw: float = 0.0) -> Generator[None]:
        """Work in a frame moved to (x, y, z) and turned by ``yaw`` inside the present one."""
        frame, turned = self._frame, self._yaw
        self._frame = compose(frame, transform((x, y, z), yaw))
        self._yaw = turned + yaw
        try:
            yield
        finally:
            self._frame, self._yaw = frame, turned

    @contextmanager
    def sheltered(self) -> Generator[None]:
        """What is built inside lies under a roof: no snow settles on it."""
        before, self._sheltered = self._sheltered, True
        try:
            yield
        finally:
            self._sheltered = before

    def point(self, x: float, y: float, z: float = 0.0) -> Vector:
        """A point of the present frame in the set's coordinates."""
        m = self._frame.astype(np.float64)
        return vec(m[:, :3] @ np.array([x, y, z]) + m[:, 3])

    def height(self, x: float, y: float) -> float:
        """The ground's height at a point of the present frame, in the set's coordinates."""
        if self.ground is None:
            return 0.0
        p = self.point(x, y)
        return float(self.ground(np.asarray(p[0]), np.asarray(p[1])))

    # ---- pieces

    def add(
        self, mesh: Mesh, *, shadow: bool = True, mirrored: bool = True, ink: float = 1.0, sheltered: bool = False
    ) -> None:
        """Puts a piece where the present frame says."""
        m = self._frame
        placed = replace(
            mesh,
            positions=np.ascontiguousarray(mesh.positions @ m[:, :3].T + m[:, 3], np.float32),
            normals=np.ascontiguousarray(mesh.normals @ m[:, :3].T, np.float32),
            rest=None,
            casts_shadow=shadow,
            mirrored=mirrored,
            ink=ink,
        )
        low, high = placed.positions.min(0), placed.positions.max(0)
        group = _Group(mesh.material, mesh.smooth, shadow, mirrored, ink, sheltered or self._sheltered)
        self._groups.setdefault((group, _region((low + high) / 2, high - low)), []).append(placed)

    def add_all(self, meshes: Iterable[Mesh], *, shadow: bool = True) -> None:
        for mesh in meshes:
            self.add(mesh, shadow=shadow)

    def box(
        self,
        center: ArrayLike,
        size: ArrayLike,
        color: Color,
        material: Material = _PLAIN,
        yaw: float = 0.0,
        shadow: bool = True,
    ) -> None:
        self.add(shapes.box(center, size, color, material, yaw), shadow=shadow)

    def rod(
        self,
        start: ArrayLike,
        end: ArrayLike,
        radius: float,
        color: Color,
        material: Material = _PLAIN,
        end_radius: float | None = None,
        segments: int = 8,
        shadow: bool = True,
    ) -> None:
        """A thin post, pipe or rail: few triangles, flat ends hidden by round ones."""
        r1 = radius if end_radius is None else end_radius
        self.add(shapes.capsule(start, end, radius, r1, color, material, segments, 2), shadow=shadow)

    def ball(
        self, center: ArrayLike, radius: ArrayLike, color: Color, material: Material = _PLAIN, level: int = 2
    ) -> None:
        self.add(shapes.ball(center, radius, color, material, level))

    def quad(self, corners: ArrayLike, color: Color, material: Material = _PLAIN, shadow: bool = True) -> None:
        self.add(shapes.quad(corners, color, material), shadow=shadow)

    def lathe(
        self,
        base: ArrayLike,
        profile: list[tuple[float, float]],
        color: Color,
        material: Material = _PLAIN,
        segments: int = 16,
    ) -> None:
        self.add(shapes.lathe(base, profile, color, material, segments))

    def floor(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: float,
        color: Color,
        material: Material,
        cells: int = 1,
        mirrored: bool = False,
    ) -> None:
        """A flat rectangle of ground, facing up. Ground casts no shadow and is not seen in its own reflection."""
        if cells == 1:
            mesh = shapes.quad([[x[0], y[0], z], [x[1], y[0], z], [x[1], y[1], z], [x[0], y[1], z]], color, material)
        else:
            mesh = shapes.sheet(x, y, (cells, cells), lambda u, v: 0 * u + z, color, material)
        self.add(mesh, shadow=False, mirrored=mirrored)

    # ---- light

    def lamp(
        self,
        position: ArrayLike,
        color: Color,
        power: float,
        range_m: float,
        *,
        toward: ArrayLike | None = None,
        area: bool = False,
        cone: tuple[float, float] = (0.8, 0.35),
        size: float = 0.1,
        shadow: bool = False,
        halo: float = 0.5,
    ) -> None:
        """A lamp: ``toward`` makes it a spot, or with ``area`` a glowing patch; without, it shines all round."""
        p = self.point(*(float(v) for v in np.asarray(position, float)))
        direction = (0.0, 0.0, -1.0)
        if toward is not None:
            direction = unit(self._frame[:, :3].astype(np.float64) @ np.asarray(toward, float))
        rgb = np.maximum(srgb(color).astype(float), 0.0)
        self.lamps.append(
            Lamp(
                position=p,
                color=vec(rgb / max(float(rgb.max()), 1e-6)),
                power=power,
                range_m=range_m,
                kind="area" if area else ("point" if toward is None else "spot"),
                direction=direction,
                cone=cone,
                size_m=size,
                shadow=shadow,
                halo=halo,
            )
        )

    # ---- what the director needs

    def mark(self, name: str, x: float, y: float, z: float = 0.0, yaw: float = 0.0) -> None:
        self.marks[name] = Mark(position=self.point(x, y, z), yaw=float(self._yaw + yaw))

    def block(self, x: float, y: float, radius: float, height: float) -> None:
        """Nobody walks through this upright cylinder."""
        px, py, _ = self.point(x, y)
        self.obstacles.append(Obstacle(x=px, y=py, radius=radius, height=height))

    def block_line(self, start: tuple[float, float], end: tuple[float, float], radius: float, height: float) -> None:
        """A wall, fence or counter: a row of obstacles that touch."""
        a, b = np.array(start), np.array(end)
        count = max(2, int(np.ceil(float(np.linalg.norm(b - a)) / (1.6 * radius))) + 1)
        for t in np.linspace(0, 1, count):
            x, y = a + (b - a) * t
            self.block(float(x), float(y), radius, height)

    def stand(self, x: float, y: float, yaw: float) -> None:
        """A spot where one of a crowd may be."""
        px, py, _ = self.point(x, y)
        self.crowd.append(Mark(position=(px, py, self.height(x, y)), yaw=float(self._yaw + yaw)))

    # ---- hand over

    def place(
        self,
        path: Iterable[ArrayLike],
        *,
        ground_material: str,
        view_yaw: float = np.pi / 2,
        indoor: bool = False,
        water_z: float | None = None,
        mirror_z: float | None = None,
        reach: float = 24.0,
        camera_limit: tuple[Vector, Vector] | None = None,
        loops: tuple[str, ...] = (),
    ) -> Place:
        """The finished set. ``path`` points lie on the ground: their z is looked up."""
        points: list[Vector] = []
        for p in path:
            x, y = (float(v) for v in np.asarray(p, float)[:2])
            points.append((x, y, self.height(x, y)))
        free = [m for m in self.crowd if self._free(m)]
        if self.setting.snowy and not indoor and ground_material not in ("water", "ice"):
            ground_material = "snow"
        return Place(
            name=self.setting.place,
            scenery=self._scenery(settle=self.setting.snowy and not indoor),
            lamps=tuple(self._affordable()),
            marks=dict(self.marks),
            path=tuple(points),
            crowd=tuple(free),
            view_yaw=view_yaw,
            obstacles=tuple(self.obstacles),
            indoor=indoor,
            water_z=water_z,
            mirror_z=mirror_z,
            ground_material=ground_material,
            reach=reach,
            camera_limit=camera_limit,
            loops=loops,
            ground_height=None if self.ground is None else GroundHeight(self.ground),
        )

    def _affordable(self) -> list[Lamp]:
        """The lamps that matter most, in their order: every lamp costs each frame."""
        if len(self.lamps) <= _MOST_LAMPS:
            return self.lamps

        def worth(lamp: Lamp) -> float:
            far = float(np.linalg.norm(np.array(lamp.position) - [0, 3, 1]))
            return lamp.power * lamp.range_m / (4.0 + far) ** 2

        floor = sorted((worth(lamp) for lamp in self.lamps), reverse=True)[_MOST_LAMPS - 1]
        return [lamp for lamp in self.lamps if worth(lamp) >= floor]

    def _free(self, mark: Mark) -> bool:
        """Whether a person can stand here: clear of obstacles, and not in the middle of the acting area."""
        x, y, _ = mark.position
        clear = all(np.hypot(x - o.x, y - o.y) > o.radius + 0.3 for o in self.obstacles)
        return clear and float(np.hypot(x, y)) > 1.7

    def _scenery(self, settle: bool) -> tuple[Mesh, ...]:
        joined: dict[tuple[_Group, int], list[Mesh]] = {}
        for (group, region), meshes in self._groups.items():
            small = sum(len(m.triangles) for m in meshes) < _SMALL
            joined.setdefault((group, -1 if small else region), []).extend(meshes)
        out: list[Mesh] = []
        for (group, _), meshes in joined.items():
            mesh = merged(meshes)
            if settle and not group.sheltered and group.material.texture not in _BARE_OF_SNOW:
                mesh = _snowed(mesh)
            out.append(mesh)
        return tuple(out)


def _region(center: Floats, size: Floats) -> int:
    """Which part of the set a piece belongs to: the middle, a sector of one of two rings, or the far distance."""
    far = float(np.hypot(center[0], center[1]))
    if float(size.max()) > 60:
        return 20
    if far < 9:
        return 0
    if far > 90:
        return 9
    sector = int(np.floor((np.arctan2(float(center[1]), float(center[0])) + np.pi / 4) / (np.pi / 2))) % 4
    return 1 + sector + (4 if far > 28 else 0)


def _snowed(mesh: Mesh) -> Mesh:
    """Snow on what faces up; steep faces keep their colour. Glowing things melt it."""
    if mesh.material.emission > 0:
        return mesh
    cover = np.clip((mesh.normals[:, 2:3] - 0.35) / 0.35, 0, 1) * 0.93
    return replace(mesh, colors=(mesh.colors * (1 - cover) + _SNOW * cover).astype(np.float32))
