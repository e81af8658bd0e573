"""The company: whoever or whatever a subject needs, built once from words."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from studio.ports.likeness import Portrait
from studio.stage.acting.performer import PersonPerformer
from studio.stage.animals import ANIMALS, Animal, AnimalPerformer, animal_height, build_animal
from studio.stage.brought.cast import BroughtCast
from studio.stage.brought.words import own_height, own_sort
from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Skeleton
from studio.stage.people.wardrobe.roles import ROLES
from studio.stage.performer import Beat, Performer, Score
from studio.stage.recent import Recent
from studio.stage.sets import build_place
from studio.stage.things import THINGS, Thing, build_thing, thing_height
from studio.stage.things.vehicles import VEHICLES, VehiclePerformer, build_vehicle, vehicle_size
from studio.stage.world import Place

Sort = Literal["person", "animal", "vehicle", "thing"]

_EVERYBODY = frozenset(
    ["person", "people", "man", "woman", "boy", "girl", "child", "young_man", "young_woman", "old_man", "old_woman"]
)
_LOOKS_OF_ANIMALS = 8
"""A herd has so many that differ."""
_TWO_NATURES = frozenset(["surfboard", "paddleboard", "sup_board"])
"""Carried they are things, ridden they are vehicles."""


def sort_of(kind: str, *, ridden: bool = False) -> Sort:
    """What sort of performer plays a kind. Whatever is nothing else is a person."""
    own = own_sort(kind)
    if own is not None:
        return own
    if kind in ROLES or kind in _EVERYBODY:
        return "person"
    if kind in ANIMALS:
        return "animal"
    if kind in VEHICLES and (kind not in THINGS or (ridden and kind in _TWO_NATURES)):
        return "vehicle"
    return "thing" if kind in THINGS else "person"


def is_somebody(kind: str) -> bool:
    """Whether the word means a person, whatever else it may mean (``samurai`` is a person and a kind of town)."""
    return kind in ROLES or kind in _EVERYBODY


def height_of(kind: str, attributes: Mapping[str, str] | None = None) -> float:
    """About how tall it is, metres, without building it."""
    if own_sort(kind) is not None:
        return own_height(kind)
    match sort_of(kind):
        case "animal":
            return animal_height(kind)
        case "vehicle":
            return vehicle_size(kind)[0]
        case "thing":
            return thing_height(kind)
        case "person":
            young = kind in ("boy", "girl", "child") or (attributes or {}).get("age") == "child"
            return 1.35 if young else 1.7


class Company:
    """Builds performers from the product's data."""

    def __init__(self, resources: Path, brought: Callable[[str], Path | None] = lambda _: None) -> None:
        """``brought``: where the file of a brought subject is, by its SHA-256."""
        self._resources = resources
        self._people: Recent[Person] = Recent(12)
        self._animals: Recent[Animal] = Recent(_LOOKS_OF_ANIMALS)
        self._places: Recent[Place] = Recent(1)
        self.brought = BroughtCast(brought)
        """Those who play from a person's own files."""

    @cached_property
    def _casting(self) -> Casting:
        return Casting(self._resources)

    def place(
        self, place: str, surroundings: tuple[str, ...], *, time_of_day: str, weather: str, style: str, seed: int,
        detail: int,
    ) -> Place:  # fmt: skip
        """The set, as ``sets.build_place`` makes it; the last one is kept."""
        return self._places.get(
            (place, surroundings, time_of_day, weather, style, seed, detail),
            lambda: build_place(
                place, surroundings, time_of_day=time_of_day, weather=weather, style=style, seed=seed, detail=detail
            ),
        )

    def person(
        self, kind: str, attributes: Mapping[str, str], score: Score, *, seed: int, style: str, lod: int,
        portrait: Portrait | None = None,
    ) -> PersonPerformer:  # fmt: skip
        """A person who plays a score; ``lod`` 0 close up .. 3 a speck; ``portrait`` their own face."""
        if own_sort(kind) is not None:
            return PersonPerformer(self.brought.person(kind, self._ours), score, age=None)
        person = self._people.get(
            (kind, tuple(sorted(attributes.items())), seed, style, lod, likeness_key(portrait)),
            lambda: self._casting.person(kind, attributes, seed=seed, style=style, lod=lod, portrait=portrait),
        )
        age = attributes.get("age", "")
        known = "child" if age == "child" else "old" if age == "old" else None
        return PersonPerformer(person, score, age=known, far=lod >= 3 and not score.lines)

    def _ours(self) -> Skeleton:
        return self._casting.person("man", {}, seed=1, style="photoreal", lod=2).skeleton

    def animal(
        self, kind: str, attributes: Mapping[str, str], score: Score, *, seed: int, style: str, lod: int
    ) -> Performer:
        """An animal that plays a score."""
        if own_sort(kind) is not None:
            return self.brought.figure(kind, score)
        asleep = bool(score.beats) and all(beat.action == "sleep" for beat in score.beats)
        looks = {**attributes, "eyes": "closed"} if asleep else attributes
        look, near = seed % _LOOKS_OF_ANIMALS, min(lod, 1)
        body = self._animals.get(
            (kind, tuple(sorted(looks.items())), look, style, near),
            lambda: build_animal(kind, looks, seed=look, style=style, lod=near),
        )
        return AnimalPerformer(body, score)

    def vehicle(
        self, kind: str, attributes: Mapping[str, str], score: Score, *, seed: int, style: str, sea: float,
        water_z: float | None,
    ) -> VehiclePerformer:  # fmt: skip
        """A vehicle that plays a score; ``sea`` 0 glassy .. 2 rough."""
        built = build_vehicle(kind, attributes, seed=seed, style=style)
        return VehiclePerformer(built, score, sea_state=sea, water_z=water_z)

    def thing(self, kind: str, attributes: Mapping[str, str], *, seed: int, style: str) -> Thing:
        """A thing, not yet anywhere."""
        if own_sort(kind) is not None:
            return self.brought.thing(kind)
        return build_thing(kind, attributes, seed=seed, style=style)

    def laid(self, kind: str, attributes: Mapping[str, str], *, seed: int, style: str) -> Thing:
        """A thing; or an animal that is one by now, as a fish is on a table: on its side, its middle at the origin."""
        if sort_of(kind) != "animal":
            return self.thing(kind, attributes, seed=seed, style=style)
        body = build_animal(kind, attributes, seed=seed % _LOOKS_OF_ANIMALS, style=style, lod=1)
        still = AnimalPerformer(body, Score(beats=(Beat(action="stand", start=0.0, end=1.0),)))
        posed = still.at(0.0)
        middle = np.mean([points.mean(0) for points in posed.positions], 0)
        side = np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float32)
        meshes = tuple(
            replace(mesh, positions=(points - middle) @ side.T, normals=turned @ side.T)
            for mesh, points, turned in zip(still.meshes, posed.positions, posed.normals, strict=True)
        )
        every = np.concatenate([mesh.positions for mesh in meshes])
        length, width, height = (float(v) for v in np.ptp(every, axis=0))
        return Thing(kind=kind, meshes=meshes, size=(length, width, height), mass_kg=0.5, material="flesh")


def likeness_key(portrait: Portrait | None) -> tuple[object, ...]:
    """What tells one portrait from another."""
    if portrait is None:
        return ()
    arrays = (portrait.texture, portrait.cover, portrait.offsets)
    sums = tuple(zlib.crc32(np.ascontiguousarray(array).tobytes()) for array in arrays)
    words = tuple(sorted(portrait.attributes.items()))
    return (*sums, portrait.skin, portrait.hair, tuple(sorted(portrait.targets.items())), words)


def seed_for(seed: int, name: str, member: int = 0) -> int:
    """A cast member's own seed: the same name and film seed give the same face and clothes in every shot."""
    return seed_of(f"{seed}/{name}", member)


def seed_of(look: str, member: int = 0) -> int:
    """The seed of whoever has this look, in whatever shot (``Subject.look``)."""
    return zlib.crc32(f"{look}/{member}".encode()) & 0x7FFFFFFF
