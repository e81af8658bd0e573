"""Rooms within a place: each is built, whole, lit by day and night, and only where somebody is in it."""

import numpy as np
import pytest

from studio.project.rooms import ROOMS
from studio.project.scene import Scene, Subject
from studio.stage.director.staging import with_scenery
from studio.stage.sets import UNDERSTOOD, build_place
from studio.stage.sets.within import WITHIN
from tests.stage.sets.test_places import HOURS, WEATHERS, fingerprint, sound, triangles

NAMES = sorted(ROOMS)


def word(name: str) -> str:
    return sorted(ROOMS[name].words)[0]


def test_every_room_has_a_set() -> None:
    assert set(WITHIN) == set(ROOMS)
    assert all(room.words <= UNDERSTOOD for room in ROOMS.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_room_is_whole_and_has_room_to_act(name: str) -> None:
    place = build_place(ROOMS[name].places[0], (word(name),), time_of_day="afternoon", seed=3)
    sound(place)
    assert place.indoor and place.lamps and place.path
    assert triangles(place) <= 62_000
    assert len(place.scenery) <= 150
    assert place.camera_limit is not None
    low, high = np.array(place.camera_limit)
    assert (low < [0, -3.0, 1.3]).all()
    assert (high > [0.5, 0.0, 1.8]).all()
    for o in place.obstacles:
        assert np.hypot(o.x, o.y) - o.radius >= 0.9 - 1e-6, f"acting area: {o}"
    for p in place.path:
        assert p[2] == pytest.approx(place.ground(p[0], p[1]), abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_a_room_is_the_same_again_at_every_hour_in_any_weather(name: str) -> None:
    for k, hour in enumerate(HOURS):
        made = [
            build_place(
                ROOMS[name].places[-1], (word(name),), time_of_day=hour, weather=WEATHERS[k % 4], seed=k, detail=0
            )
            for _ in range(2)
        ]
        assert fingerprint(made[0]) == fingerprint(made[1])
        assert all(np.isfinite(mesh.positions).all() for mesh in made[0].scenery)
        assert len(made[0].lamps) <= 24


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_set_of_its_own(name: str) -> None:
    for at in ROOMS[name].places:
        inside = build_place(at, (word(name),), seed=3, detail=0)
        assert fingerprint(inside) != fingerprint(build_place(at, seed=3, detail=0))


def test_who_stands_before_the_church_is_outside() -> None:
    bride = Subject(kind="bride")
    within, _ = with_scenery(Scene(place="temple", surroundings=("church",), subjects=(bride,)))
    before = Subject(kind="bride", attributes={"in_front_of": "temple", "in_front_of_word": "church"})
    outside, _ = with_scenery(Scene(place="temple", surroundings=("church",), subjects=(before,)))
    assert build_place(within.place, within.surroundings, detail=0).indoor
    assert not build_place(outside.place, outside.surroundings, detail=0).indoor


def test_the_craft_is_not_seen_from_its_own_cabin() -> None:
    sleeper = Subject(kind="man", action="sleep", attributes={"on": "airplane"})
    scene, _ = with_scenery(Scene(place="airport", subjects=(sleeper, Subject(kind="airplane"))))
    assert [subject.kind for subject in scene.subjects] == ["man"]
    assert fingerprint(build_place(scene.place, scene.surroundings, detail=0)) == fingerprint(
        build_place("airport", ("airplane_cabin",), detail=0)
    )
