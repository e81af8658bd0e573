"""Rooms within a place: named by the words around it, and left by who stands before it."""

import pytest

from studio.project.rooms import ROOMS, room_of, room_within
from studio.project.scene import PLACES, Scene, Subject


def test_every_room_is_of_places_there_are() -> None:
    assert {place for room in ROOMS.values() for place in room.places} <= set(PLACES)
    assert all(room.words for room in ROOMS.values())


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_each_word_leads_to_its_room(name: str) -> None:
    for place in ROOMS[name].places:
        for word in ROOMS[name].words:
            assert room_of(place, ("dark", word)) == name


@pytest.mark.parametrize(
    ("place", "words"),
    [("room", ()), ("room", ("church",)), ("temple", ("lantern",)), ("castle", ("palace",)), ("street", ("museum",))],
)
def test_other_words_are_the_place_itself(place: str, words: tuple[str, ...]) -> None:
    assert room_of(place, words) is None


def test_who_is_before_the_church_is_not_in_it() -> None:
    couple = Subject(kind="person", attributes={"in_front_of": "temple", "in_front_of_word": "church"})
    assert room_within(Scene(place="temple", surroundings=("church",), subjects=(couple,))) is None
    assert room_within(Scene(place="temple", surroundings=("church",), subjects=(Subject(kind="priest"),))) == "church"


def test_who_sits_on_a_plane_is_in_its_cabin_and_who_flies_it_is_not() -> None:
    def sat(action: str, craft: str, place: str) -> str | None:
        return room_within(Scene(place=place, subjects=(Subject(kind="man", action=action, attributes={"on": craft}),)))

    assert sat("sleep", "airplane", "airport") == "airplane_cabin"
    assert sat("talk", "spaceship", "space") == "spaceship"
    assert sat("fly", "airplane", "airport") is None
    assert sat("sleep", "airplane", "beach") is None
    assert sat("sit", "chair", "airport") is None
