"""Which set is built for each of the rooms within a place (``project.rooms``)."""

from collections.abc import Callable

from studio.stage.sets.halls.boxing_ring import boxing_ring
from studio.stage.sets.halls.dojo import dojo
from studio.stage.sets.halls.gym import gym
from studio.stage.sets.halls.gymnasium import gymnasium
from studio.stage.sets.historic.church import church
from studio.stage.sets.historic.dungeon import dungeon
from studio.stage.sets.historic.temple_hall import temple_hall
from studio.stage.sets.historic.throne_room import throne_room
from studio.stage.sets.interior.airplane_cabin import airplane_cabin
from studio.stage.sets.interior.bathroom import bathroom
from studio.stage.sets.interior.cinema import cinema
from studio.stage.sets.interior.courtroom import courtroom
from studio.stage.sets.interior.dining_room import dining_room
from studio.stage.sets.interior.elevator import elevator
from studio.stage.sets.interior.hotel_lobby import hotel_lobby
from studio.stage.sets.interior.laboratory import laboratory
from studio.stage.sets.interior.museum import museum
from studio.stage.sets.interior.spaceship import spaceship
from studio.stage.sets.setting import Setting
from studio.stage.sets.wild.cave import cave
from studio.stage.world import Place

WITHIN: dict[str, Callable[[Setting], Place]] = {
    "airplane_cabin": airplane_cabin,
    "bathroom": bathroom,
    "boxing_ring": boxing_ring,
    "cave": cave,
    "church": church,
    "cinema": cinema,
    "courtroom": courtroom,
    "dining_room": dining_room,
    "dojo": dojo,
    "dungeon": dungeon,
    "elevator": elevator,
    "gym": gym,
    "gymnasium": gymnasium,
    "hotel_lobby": hotel_lobby,
    "laboratory": laboratory,
    "museum": museum,
    "spaceship": spaceship,
    "temple_hall": temple_hall,
    "throne_room": throne_room,
}
"""By the name of the room; every room has one."""
