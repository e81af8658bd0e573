"""What the rooms within a place sound like (``project.rooms``)."""

from collections.abc import Callable

from studio.sound.ambience import beds
from studio.sound.ambience.layers import Bed, Calls, Layer
from studio.sound.foley import water


def _still(level_db: float) -> list[Layer]:
    return [Bed(name="room", make=beds.room, level_db=level_db)]


def _vast(level_db: float) -> list[Layer]:
    """A hall in which somebody is somewhere."""
    return [
        Bed(name="hall", make=beds.hall, level_db=level_db),
        Calls(name="chairs", make=beds.chair, every=17.0, level_db=level_db + 12.0, far=0.85),
    ]


def _drips(every: float, level_db: float) -> Layer:
    return Calls(name="drips", make=water.drop, every=every, level_db=level_db, far=0.5)


def _machines(hum_db: float, fans_db: float) -> list[Layer]:
    return [
        Bed(name="hum", make=beds.hum, level_db=hum_db, swell=(9.0, 0.1)),
        Bed(name="fans", make=beds.fans, level_db=fans_db, swell=(9.0, 0.05)),
    ]


WITHIN: dict[str, Callable[[], list[Layer]]] = {
    "church": lambda: _vast(-53.0),
    "temple_hall": lambda: _still(-55.0),
    "throne_room": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-52.0),
        Bed(name="torches", make=beds.looped("fire"), level_db=-50.0, width=0.8),
    ],
    "dungeon": lambda: [*_still(-52.0), _drips(2.6, -40.0)],
    "cave": lambda: [Bed(name="heights", make=beds.heights, level_db=-52.0, muffle_hz=700.0), _drips(1.3, -37.0)],
    "bathroom": lambda: [*_still(-56.0), _drips(4.0, -44.0)],
    "museum": lambda: _vast(-51.0),
    "hotel_lobby": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-52.0),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-55.0, muffle_hz=2600.0),
    ],
    "dining_room": lambda: [
        *_still(-57.0),
        Calls(name="crockery", make=beds.crockery, every=5.0, level_db=-33.0, far=0.15),
    ],
    "elevator": lambda: _machines(-48.0, -54.0),
    "laboratory": lambda: _machines(-54.0, -50.0),
    "courtroom": lambda: _vast(-54.0),
    "spaceship": lambda: [
        *_machines(-45.0, -48.0),
        Calls(name="keys", make=beds.keys, every=7.0, level_db=-44.0, far=0.3),
    ],
    "airplane_cabin": lambda: [
        Bed(name="engines", make=beds.deep, level_db=-39.0, muffle_hz=1400.0),
        Bed(name="fans", make=beds.fans, level_db=-44.0),
    ],
    "gymnasium": lambda: _vast(-50.0),
    "gym": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-52.0),
        Bed(name="fans", make=beds.fans, level_db=-50.0, swell=(9.0, 0.05)),
    ],
    "dojo": lambda: _still(-55.0),
    "boxing_ring": lambda: [
        Bed(name="stands", make=beds.looped("cheer"), level_db=-46.0, muffle_hz=3000.0, swell=(4.0, 0.5)),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-46.0),
    ],
    "cinema": lambda: _still(-54.0),
}
"""By the name of the room; every room has one."""
