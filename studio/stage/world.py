"""What the renderer films: scenery, lamps, sky, air, a camera, and the state of all that moves at one moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.mesh import Floats, Mesh

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A local light. ``color`` linear RGB whose largest part is 1; ``power`` scales it (a street lamp at 5 m: 6..20).

    ``kind``: ``point`` all round; ``spot`` a cone about ``direction`` (``cone``: cosines of inner and outer angle);
    ``area`` a glowing patch facing ``direction`` (windows, screens, bounced light). ``range_m``: no light beyond.
    ``shadow``: has a shadow map (dear: a few a shot). ``halo``: glow in the air around it, 0..1.
    """

    position: Vector
    color: Vector = (1.0, 0.8, 0.55)
    power: float = 8.0
    range_m: float = 12.0
    kind: Literal["point", "spot", "area"] = "point"
    direction: Vector = (0.0, 0.0, -1.0)
    cone: tuple[float, float] = (0.85, 0.5)
    size_m: float = 0.05
    shadow: bool = False
    halo: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sky:
    """The dome, in linear RGB. ``cover`` 0 clear .. 1 overcast; ``hard`` small = crisp clouds; ``stars`` 0..1.
    ``sun_disc``: brightness of the visible sun or moon, 0 to hide it; ``disc_size`` its radius, radians."""

    horizon: Vector
    low: Vector
    mid: Vector
    zenith: Vector
    glow: Vector
    cloud_dark: Vector
    cloud_lit: Vector
    cover: float = 0.4
    hard: float = 0.22
    cloud_scale: tuple[float, float] = (1.0, 1.6)
    cloud_opacity: float = 0.85
    stars: float = 0.0
    sun_disc: float = 6.0
    disc_size: float = 0.0065


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The light of a whole shot. ``sun``: unit vector toward the sun (or moon); ``sun_color`` its linear radiance.

    ``bounce``: linear RGB of light thrown up by the ground; ``ambient`` scales sky light (interiors: 0.05..0.2).
    ``fog_density`` per metre from ``fog_start`` metres on, at most ``fog_max``; ``sun_fog``: fog's glow toward the sun.
    ``exposure_key``: mean luminance the picture is exposed for (night 0.12, noon 0.4); ``exposure_range`` limits it.
    ``shafts``: strength of sun beams, 0..1. ``scatter``: how much lamps light the air.
    """

    sun: Vector
    sun_color: Vector
    sky: Sky
    bounce: Vector = (0.25, 0.22, 0.18)
    ambient: float = 1.0
    ambient_tint: Vector = (1.0, 1.0, 1.0)
    fog_density: float = 0.003
    fog_start: float = 12.0
    fog_max: float = 0.8
    fog_color: Vector | None = None
    sun_fog: Vector = (0.0, 0.0, 0.0)
    exposure_key: float = 0.3
    exposure_range: tuple[float, float] = (0.35, 4.0)
    shafts: float = 0.0
    scatter: float = 0.004
    wet: float = 0.0
    """0 dry .. 1 puddles: grounds whose material says so reflect."""
    caustics: float = 0.0
    """Net of light that waves throw on what is under water, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that stays for the whole shot, and the shapes of all that moves.

    ``scenery`` stands still. ``actors`` move: their positions and normals come with each ``Moment`` in this order;
    triangles, colours and materials are taken from here, once. ``mirror_z``: height of the reflecting plane, or None.
    ``center`` and ``reach``: where the sun's shadows are needed, metres.
    """

    scenery: tuple[Mesh, ...]
    actors: tuple[Mesh, ...]
    light: Light
    lamps: tuple[Lamp, ...] = ()
    style: str = "photoreal"
    mirror_z: float | None = None
    center: Vector = (0.0, 0.0, 0.0)
    reach: float = 24.0
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraPose:
    """Where the camera is and what it sees. ``fov_degrees`` is vertical. ``aperture``: 0 all sharp .. 12 very shallow;
    ``focus_m`` the distance that is sharp. ``roll`` radians. ``fisheye``: straight lines are bent."""

    eye: Vector
    target: Vector
    fov_degrees: float = 36.0
    focus_m: float = 5.0
    aperture: float = 0.0
    roll: float = 0.0
    fisheye: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sprites:
    """Soft round dots: snow, sparks, dust, spray, smoke, petals.

    ``centers`` float32 (n, 3); ``radii`` float32 (n,) metres; ``color`` linear RGB; ``opacity`` 0..1 of one dot;
    ``glow`` True: adds its own light (sparks); False: lit by lamps and sky, and covers what is behind (smoke, snow).
    """

    centers: Floats
    radii: Floats
    color: Vector
    opacity: float = 0.8
    glow: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Streaks:
    """Rain: lines from ``heads`` to ``tails``, float32 (n, 3) each; ``opacity`` 0..1 of one drop."""

    heads: Floats
    tails: Floats
    opacity: float = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The state of all that moves at one instant; a frame depends on the world and on this, never on another frame.

    ``positions``/``normals``: one float32 (n, 3) pair for each of ``World.actors``; ``velocities``: metres a second of
    each as a whole, for motion blur (zeros for what is still).
    """

    seconds: float
    camera: CameraPose
    positions: tuple[Floats, ...] = ()
    normals: tuple[Floats, ...] = ()
    velocities: tuple[Vector, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    """Lamps that move or flicker, beside those of the world."""
    sprites: tuple[Sprites, ...] = ()
    streaks: tuple[Streaks, ...] = ()


def unit(vector: ArrayLike) -> Vector:
    """The vector at length 1."""
    v = np.asarray(vector, float)
    v = v / (np.linalg.norm(v) + 1e-12)
    return (float(v[0]), float(v[1]), float(v[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something a person cannot walk through and the camera cannot see through: an upright cylinder."""

    x: float
    y: float
    radius: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A named spot: where it is, and which way somebody there faces. Its z is that of a seat, a deck, a table top."""

    position: Vector
    yaw: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """A built set: scenery and lamps in one, and what the director must know to use it.

    The acting area is about the origin. The best background lies toward ``view_yaw``: a camera that looks that way
    sees the place as it wants to be seen. Travellers go along ``path`` (points on the ground, metres, at least 16 m
    long outdoors); crowds stand at ``crowd``. ``marks`` are named: ``center`` always; and where the place has one
    ``seat_0 seat_1 …`` (on chairs, facing their table), ``table`` (its top), ``wall`` (a point on a wall that a ball
    can hit, facing out of it), ``hoop`` (middle of the basket's rim), ``edge`` (of a platform, roof, pool), ``door``,
    ``water`` (a point on open water), ``fire``, ``counter``, ``board``, ``road`` (where vehicles run, yaw along it),
    ``rail`` (where a train runs).
    """

    name: str
    scenery: tuple[Mesh, ...]
    lamps: tuple[Lamp, ...] = ()
    marks: dict[str, Mark] = field(default_factory=lambda: {"center": Mark(position=(0.0, 0.0, 0.0))})
    path: tuple[Vector, ...] = ((-8.0, 0.0, 0.0), (8.0, 0.0, 0.0))
    crowd: tuple[Mark, ...] = ()
    view_yaw: float = np.pi / 2
    obstacles: tuple[Obstacle, ...] = ()
    indoor: bool = False
    water_z: float | None = None
    """Height of open water, where there is some; swimmers, boats and boards are placed on it."""
    mirror_z: float | None = None
    ground_material: str = "asphalt"
    """What feet meet, in the words of ``ports.engine.Event.material``."""
    reach: float = 24.0
    camera_limit: tuple[Vector, Vector] | None = None
    """Indoors: the box (low, high) the camera must stay in."""
    loops: tuple[str, ...] = ()
    """Lasting sounds the place makes besides its ambience: ``fire``, ``fountain``, ``traffic`` …"""
    drift: Callable[[float], tuple[Sprites, ...]] | None = None
    """What goes on in it by itself, at a second: foam on a current."""

    def ground(self, x: float, y: float) -> float:
        """Height of the walkable ground at a point, metres."""
        return self.ground_height(x, y) if self.ground_height else 0.0

    ground_height: "GroundHeight | None" = None


class GroundHeight:
    """A height function that can be called with numbers; subclass or wrap one for uneven places."""

    def __init__(self, height: object) -> None:
        self._height = height

    def __call__(self, x: float, y: float) -> float:
        return float(self._height(np.asarray(float(x)), np.asarray(float(y))))  # type: ignore[operator]

    def many(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Heights (n,) at (n, 2) points: one call for a whole way."""
        found = self._height(points[:, 0], points[:, 1])  # type: ignore[operator]
        return np.broadcast_to(np.asarray(found, np.float64), len(points))
