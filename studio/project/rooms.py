"""Rooms within a place: a church has a nave, a castle its throne room, a mountain its caves.

A scene says where it is by one of ``scene.PLACES`` and by the words around it. Where such a word names a room of the
place, the scene is in there: the stage builds that room, and it sounds like one.
"""

from collections.abc import Iterable
from typing import NamedTuple

from studio.project.scene import Scene


class Room(NamedTuple):
    """``places``: of which places it is a room; ``words``: the surroundings that say so."""

    places: tuple[str, ...]
    words: frozenset[str]


def _room(places: str, words: str) -> Room:
    return Room(tuple(places.split()), frozenset(words.split()))


ROOMS: dict[str, Room] = {
    "church": _room("temple", "church cathedral chapel basilica altar pew nave"),
    "temple_hall": _room("temple", "main_temple_building hall temple_hall prayer_hall"),
    "throne_room": _room("castle", "throne_room throne great_hall palace_hall ballroom banquet_hall"),
    "dungeon": _room("castle room", "dungeon prison_cell jail cell prison jail_cell jailhouse"),
    "cave": _room("mountain forest", "cave cavern grotto limestone_cave mine mine_shaft"),
    "bathroom": _room("room", "bathroom bath bathtub restroom toilet shower washroom"),
    "museum": _room("room", "museum art_museum gallery art_gallery exhibition"),
    "hotel_lobby": _room("room", "lobby hotel_lobby"),
    "dining_room": _room("room cafe", "dining_room dining_table family_dinner dinner_table"),
    "elevator": _room("room office", "elevator lift"),
    "laboratory": _room("office room", "laboratory lab research_laboratory"),
    "courtroom": _room("office", "courtroom court_room court"),
    "spaceship": _room(
        "space", "cockpit spaceship_interior space_station starship_bridge spacecraft_cabin cockpit_of_a_spaceship"
    ),
    "airplane_cabin": _room("airport", "airplane_cabin plane_cabin cabin"),
    "gymnasium": _room("court", "gymnasium volleyball_court basketball_arena"),
    "gym": _room("court room", "gym fitness_center weight_room"),
    "dojo": _room("court", "dojo tatami_hall martial_arts_hall fencing_hall"),
    "boxing_ring": _room("court", "boxing_ring wrestling_ring"),
    "cinema": _room("stage", "movie_theater cinema movie_theatre"),
}
"""Rooms by name; of two that are said, the first here."""


def room_of(place: str, surroundings: Iterable[str]) -> str | None:
    """The room of ``ROOMS`` that a place and the words around it name."""
    words = set(surroundings)
    return next((name for name, room in ROOMS.items() if place in room.places and words & room.words), None)


def room_within(scene: Scene) -> str | None:
    """The room of ``ROOMS`` that a scene is in; None for the place itself, also for who is before a church."""
    before = {
        word for subject in scene.subjects for key, word in subject.attributes.items() if key.startswith("in_front_of")
    }
    found = room_of(scene.place, set(scene.surroundings) - before)
    if found is None:
        aboard = (CRAFT.get(subject.attributes.get(key, "")) for subject in scene.subjects for key in _IN
                  if subject.action in _SEATED)  # fmt: skip
        found = next((name for name in aboard if name is not None and scene.place in ROOMS[name].places), None)
    return found


CRAFT = {
    "airplane": "airplane_cabin", "plane": "airplane_cabin", "airliner": "airplane_cabin",
    "spaceship": "spaceship", "spacecraft": "spaceship", "space_station": "spaceship",
}  # fmt: skip
"""What has a cabin, and which room that is: whoever is on it and does no more than one does there is in it."""
_IN = ("on", "riding", "in")
_SEATED = frozenset(["sit", "sleep", "talk", "read", "eat", "drink", "look", "stand", "write", "laugh", "cry", "float"])
