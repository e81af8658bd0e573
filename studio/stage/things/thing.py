"""What a thing is: its meshes about its own origin, what physics needs of it, and what lives on it (a flame, a cloth).

A thing that stands has its base on z = 0; one that is held has its origin at the grip, z up along the handle, x
forward.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from studio.stage.mesh import Floats, Mesh, transform
from studio.stage.world import Lamp, Sprites, Vector

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Collider:
    """A shape for rigid-body physics, about ``center`` in the thing's axes. ``size``: radius three times of a
    sphere; half extents of a box; radius, radius, half height of an upright cylinder; unused for the hull of
    ``points`` (n, 3)."""

    shape: Literal["sphere", "box", "cylinder", "hull"]
    size: Vector
    center: Vector = (0.0, 0.0, 0.0)
    points: Floats | None = None


def _no_lamps(seconds: float) -> tuple[Lamp, ...]:
    del seconds
    return ()


def _no_sprites(seconds: float) -> tuple[Sprites, ...]:
    del seconds
    return ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Life:
    """What moves on a thing by itself. ``shape(seconds)`` gives positions and normals of each of ``meshes``; lamps and
    sprites come with it; all in the thing's axes, all pure functions of time. ``loop``: the lasting sound it makes."""

    meshes: tuple[Mesh, ...] = ()
    shape: Callable[[float], tuple[tuple[Floats, Floats], ...]] | None = None
    lamps: Callable[[float], tuple[Lamp, ...]] = _no_lamps
    sprites: Callable[[float], tuple[Sprites, ...]] = _no_sprites
    loop: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thing:
    """A built thing. ``size``: metres in x, y, z; ``material`` in the words of ``ports.engine.Event``;
    ``restitution`` 0..1 against a hard floor; ``sockets``: name -> (3, 4) matrix, always ``root`` and ``top``."""

    kind: str
    meshes: tuple[Mesh, ...]
    size: Vector
    mass_kg: float
    material: str
    restitution: float = 0.3
    colliders: tuple[Collider, ...] = ()
    shatters: bool = False
    handheld: bool = False
    sockets: Mapping[str, Floats] = field(default_factory=dict[str, Floats])
    life: Life | None = None
    extent: tuple[Vector, Vector] | None = None
    """Least and most x, y, z of what there is to be seen, where that is more than the meshes: smoke, a burst."""


Builder = Callable[[Attributes, int, str], Thing]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a kind is built, and how tall it is without building it."""

    build: Builder
    height_m: float


RECIPES: dict[str, Recipe] = {}


def recipe(height_m: float, *kinds: str) -> Callable[[Callable[[str, Attributes, int, str], Thing]], Builder]:
    """Registers a builder for some kinds; it is called with the kind first."""

    def register(build: Callable[[str, Attributes, int, str], Thing]) -> Builder:
        def bound(kind: str) -> Builder:
            return lambda attributes, seed, style: build(kind, attributes, seed, style)

        for kind in kinds:
            RECIPES[kind] = Recipe(bound(kind), height_m)
        return bound(kinds[0])

    return register


def place(
    x: float = 0.0, y: float = 0.0, z: float = 0.0, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0
) -> Floats:
    """A socket's matrix."""
    return transform((x, y, z), yaw, pitch, roll)


def made(
    kind: str,
    meshes: Sequence[Mesh],
    mass_kg: float,
    material: str,
    *,
    restitution: float = 0.3,
    colliders: Sequence[Collider] = (),
    shatters: bool = False,
    handheld: bool = False,
    sockets: Mapping[str, Floats] | None = None,
    life: Life | None = None,
    extent: tuple[Vector, Vector] | None = None,
) -> Thing:
    """A thing from its meshes: size, a box to collide with and the sockets ``root`` and ``top`` are worked out."""
    every = [*meshes, *(life.meshes if life else ())]
    low = np.min([m.positions.min(0) for m in every], 0)
    high = np.max([m.positions.max(0) for m in every], 0)
    across = high - low
    centre = (low + high) / 2
    if not colliders:
        half = (float(across[0] / 2), float(across[1] / 2), float(across[2] / 2))
        colliders = (Collider(shape="box", size=half, center=(float(centre[0]), float(centre[1]), float(centre[2]))),)
    all_sockets = {"root": place(), "top": place(float(centre[0]), float(centre[1]), float(high[2]))}
    all_sockets.update(sockets or {})
    return Thing(
        kind=kind,
        meshes=tuple(meshes),
        size=(float(across[0]), float(across[1]), float(across[2])),
        mass_kg=mass_kg,
        material=material,
        restitution=restitution,
        colliders=tuple(colliders),
        shatters=shatters,
        handheld=handheld,
        sockets=all_sockets,
        life=life,
        extent=extent,
    )


def sphere_collider(radius: float, z: float | None = None) -> Collider:
    return Collider(shape="sphere", size=(radius, radius, radius), center=(0.0, 0.0, 0.0 if z is None else z))


def cylinder_collider(radius: float, height: float) -> Collider:
    """Standing on z = 0."""
    return Collider(shape="cylinder", size=(radius, radius, height / 2), center=(0.0, 0.0, height / 2))


PAINTS: Mapping[str, str] = {
    "red": "#b5231d",
    "blue": "#2457a8",
    "green": "#2f7d3c",
    "yellow": "#e0b023",
    "orange": "#d9651d",
    "white": "#ece9e1",
    "black": "#1b1b1e",
    "gray": "#7d8085",
    "grey": "#7d8085",
    "silver": "#b4b7bb",
    "brown": "#6d4526",
    "pink": "#dc7f9c",
    "purple": "#6c3f94",
    "gold": "#c99a34",
    "golden": "#c99a34",
    "navy": "#1d2b4d",
    "beige": "#cdb894",
    "cream": "#e8dcc0",
    "turquoise": "#2f9a9c",
    "transparent": "#cfe0e6",
    "clear": "#cfe0e6",
    "wooden": "#8a5f38",
    "dark": "#2a2624",
    "light_blue": "#7db4dc",
    "maroon": "#5e1c22",
    "teal": "#1f6f72",
    "violet": "#6c3f94",
}
"""Colour words of things, sRGB."""


def paint_of(attributes: Attributes, default: str) -> str:
    """The colour an attribute ``color`` names, or the default."""
    word = attributes.get("color", "").lower().replace(" ", "_")
    if word in PAINTS:
        return PAINTS[word]
    if word.startswith("#") and len(word) == 7:
        return word
    for part in reversed(word.split("_")):
        if part in PAINTS:
            return PAINTS[part]
    return default
