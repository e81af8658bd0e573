"""The list of everything that can be built, by its word."""

from studio.core.errors import SceneError
from studio.stage.things import (
    afar,
    appliances,
    carried,
    curios,
    fairground,
    fire,
    flags,
    furniture,
    gear,
    instruments,
    lumps,
    plants,
    sky,
    sports,
    tableware,
    weapons,
)  # fmt: skip
from studio.stage.things.thing import RECIPES, Attributes, Recipe, Thing

FAMILIES = (
    afar, appliances, carried, curios, fairground, fire, flags, furniture, gear, instruments, lumps, plants, sky,
    sports, tableware, weapons,
)  # fmt: skip
"""Importing them is what fills ``RECIPES``."""

THINGS = frozenset(RECIPES)


def thing_height(kind: str) -> float:
    """About how tall it is, metres, without building it. Raises SceneError for an unknown kind."""
    return _recipe(kind).height_m


def _recipe(kind: str) -> Recipe:
    if kind not in RECIPES:
        raise SceneError(f"There is no thing called {kind!r}.", field="subjects.kind")
    return RECIPES[kind]


def build_thing(kind: str, attributes: Attributes, *, seed: int = 0, style: str = "photoreal") -> Thing:
    """Build a thing: the same words and seed give the same bytes.

    Raises:
        SceneError: ``kind`` is not one of ``THINGS``.
    """
    return _recipe(kind).build(attributes, seed, style)
