"""What a vehicle is: a body, parts that move by what it does (wheels, pedals, oars), places to sit, lamps, sounds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, merged, transform
from studio.stage.things.forms import with_normals
from studio.stage.things.thing import Attributes
from studio.stage.world import Lamp, Sprites


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What a vehicle does at one moment: ``distance`` metres gone, ``speed`` metres a second, ``steer`` radians of
    its front wheel to the left, ``bank`` radians it leans, ``work`` 0..1: pedalling, rowing, engine at work."""

    seconds: float
    distance: float
    speed: float
    steer: float
    bank: float
    work: float


PartMotion = Callable[[Going], Floats]
"""-> (3, 4) matrix that moves a part's rest points in the vehicle's axes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MovingPart:
    """Meshes that turn or swing on the vehicle."""

    meshes: tuple[Mesh, ...]
    motion: PartMotion


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PliantPart:
    """A mesh that bends: sails, ropes of oars. ``shape(going)`` gives its positions and normals in the vehicle's
    axes."""

    mesh: Mesh
    shape: Callable[[Going], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vehicle:
    """A built vehicle, x forward, standing on z = 0 (afloat: z = 0 is the water line).

    ``medium``: ``road rail water air``. ``cars``: for trains, (centre, distance between bogies) of each unit behind
    the nose, metres; their meshes are in ``car_meshes``. ``loop``: (subject, other) of its lasting sound, and
    ``idle`` that of standing.
    ``wheel_m``: radius of its driving wheel, 0 for none.
    """

    kind: str
    medium: str
    body: tuple[Mesh, ...]
    moving: tuple[MovingPart, ...] = ()
    pliant: tuple[PliantPart, ...] = ()
    sockets: Mapping[str, Floats] = field(default_factory=dict[str, Floats])
    moving_sockets: Mapping[str, Callable[[Going], Floats]] = field(
        default_factory=dict[str, Callable[[Going], Floats]]
    )
    lamps: tuple[Lamp, ...] = ()
    length_m: float = 4.0
    width_m: float = 1.8
    height_m: float = 1.5
    mass_kg: float = 1000.0
    wheel_m: float = 0.0
    loop: tuple[str, str] = ("car", "engine")
    cars: tuple[tuple[float, float], ...] = ()
    car_meshes: tuple[tuple[Mesh, ...], ...] = ()
    spray: Callable[[Going], tuple[Sprites, ...]] | None = None
    oar_period_s: float = 0.0
    leans: float = 0.0
    """Share of a balanced lean it takes in a curve (1: a bicycle)."""


Builder = Callable[[Attributes, int, str], Vehicle]


@dataclass(frozen=True, slots=True)
class VehicleRecipe:
    build: Builder
    height_m: float
    length_m: float


VEHICLE_RECIPES: dict[str, VehicleRecipe] = {}


def vehicle_recipe(
    height_m: float, length_m: float, *kinds: str
) -> Callable[[Callable[[str, Attributes, int, str], Vehicle]], Callable[[str, Attributes, int, str], Vehicle]]:
    """Registers a builder for some kinds; it is called with the kind first."""

    def register(
        build: Callable[[str, Attributes, int, str], Vehicle],
    ) -> Callable[[str, Attributes, int, str], Vehicle]:
        def bound(kind: str) -> Builder:
            return lambda attributes, seed, style: build(kind, attributes, seed, style)

        for kind in kinds:
            VEHICLE_RECIPES[kind] = VehicleRecipe(bound(kind), height_m, length_m)
        return build

    return register


def grouped(meshes: Sequence[Mesh]) -> tuple[Mesh, ...]:
    """One mesh for each material and shading: fewer, larger meshes are cheaper to film."""
    groups: dict[tuple[Material, bool], list[Mesh]] = {}
    for mesh in meshes:
        groups.setdefault((mesh.material, mesh.smooth), []).append(mesh)
    return tuple(with_normals(merged(group)) for group in groups.values())


def spun(
    center: tuple[float, float, float],
    angle: float,
    steer: float = 0.0,
    pivot: tuple[float, float, float] | None = None,
) -> Floats:
    """Matrix of a wheel turned by ``angle`` about its axle (y) at ``center``, then steered about an upright at
    ``pivot``."""
    c = np.array(center)
    turn = transform(pitch=angle)[:, :3].astype(float)
    m = np.concatenate([turn, (c - turn @ c)[:, None]], 1)
    if steer:
        p = np.array(pivot if pivot is not None else center)
        yaw = transform(yaw=steer)[:, :3].astype(float)
        m = np.concatenate([yaw @ m[:, :3], (yaw @ (m[:, 3] - p) + p)[:, None]], 1)
    return m.astype(np.float32)


def rolling(center: tuple[float, float, float], radius: float, steers: bool = False) -> PartMotion:
    """A wheel that rolls without slip: its angle is distance over radius."""
    return lambda g: spun(center, g.distance / radius, g.steer if steers else 0.0)


def lights_on(attributes: Attributes) -> bool:
    """Whether its lamps burn: the attribute ``lights`` = ``on``."""
    return attributes.get("lights", "") == "on"
