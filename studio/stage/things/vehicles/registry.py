"""The list of vehicles, by their words."""

from studio.core.errors import SceneError
from studio.stage.things.thing import Attributes
from studio.stage.things.vehicles import bicycle, rail, viking
from studio.stage.things.vehicles.air import airplane, balloon, hovering, space
from studio.stage.things.vehicles.boats import board, boat, kayak, sailboat, ship
from studio.stage.things.vehicles.road import car, cart, excavator, heavy, machine, scooter
from studio.stage.things.vehicles.vehicle import VEHICLE_RECIPES, Vehicle, VehicleRecipe

FAMILIES = (
    airplane,
    balloon,
    hovering,
    space,
    bicycle,
    board,
    boat,
    kayak,
    sailboat,
    ship,
    rail,
    car,
    cart,
    excavator,
    heavy,
    machine,
    scooter,
    viking,
)
"""Importing them is what fills ``VEHICLE_RECIPES``."""

VEHICLES = frozenset(VEHICLE_RECIPES)


def _recipe(kind: str) -> VehicleRecipe:
    if kind not in VEHICLE_RECIPES:
        raise SceneError(f"There is no vehicle called {kind!r}.", field="subjects.kind")
    return VEHICLE_RECIPES[kind]


def vehicle_size(kind: str) -> tuple[float, float]:
    """About how tall and how long it is, metres, without building it."""
    found = _recipe(kind)
    return found.height_m, found.length_m


def build_vehicle(kind: str, attributes: Attributes, *, seed: int = 0, style: str = "photoreal") -> Vehicle:
    """Build a vehicle: the same words and seed give the same bytes. ``lights`` = ``on`` in the attributes lights
    its lamps.

    Raises:
        SceneError: ``kind`` is not one of ``VEHICLES``.
    """
    return _recipe(kind).build(attributes, seed, style)
