"""Sets: every place a scene can be in, built from a word, an hour, a weather and a seed.

``build_place`` is the one door. A set is dressed by the hour (lamps on or off), the weather (snow that lies, ground
that shines) and the words of the scene (``cherry_tree``, ``lantern``, ``busy`` …); ``UNDERSTOOD`` says which it knows.
"""

from collections.abc import Callable

from studio.project.rooms import ROOMS, room_of
from studio.stage.performer import Performer
from studio.stage.sets import other, sport, transport
from studio.stage.sets.country.farmland import farmland
from studio.stage.sets.country.garden import garden
from studio.stage.sets.country.park import park
from studio.stage.sets.country.village import village
from studio.stage.sets.historic.battlefield import battlefield
from studio.stage.sets.historic.castle import castle
from studio.stage.sets.historic.shrine import shrine
from studio.stage.sets.historic.temple import temple
from studio.stage.sets.interior.bedroom import bedroom
from studio.stage.sets.interior.cafe import cafe
from studio.stage.sets.interior.classroom import classroom
from studio.stage.sets.interior.hospital import hospital
from studio.stage.sets.interior.kitchen import kitchen
from studio.stage.sets.interior.library import library
from studio.stage.sets.interior.office import office
from studio.stage.sets.interior.room import room
from studio.stage.sets.interior.salon import salon
from studio.stage.sets.interior.shop import shop
from studio.stage.sets.interior.workshop import workshop
from studio.stage.sets.landmarks import with_landmarks
from studio.stage.sets.setting import SYNONYMS, WORDS, Setting
from studio.stage.sets.streets.alley import alley
from studio.stage.sets.streets.bridge import bridge
from studio.stage.sets.streets.city import city
from studio.stage.sets.streets.crossing import crossing
from studio.stage.sets.streets.road import road
from studio.stage.sets.streets.rooftop import rooftop
from studio.stage.sets.streets.street import street
from studio.stage.sets.water.beach import beach
from studio.stage.sets.water.lake import lake
from studio.stage.sets.water.pool import pool
from studio.stage.sets.water.river import river
from studio.stage.sets.water.sea import open_water, sea
from studio.stage.sets.water.underwater import underwater
from studio.stage.sets.wild.desert import desert
from studio.stage.sets.wild.forest import forest
from studio.stage.sets.wild.mountain import mountain
from studio.stage.sets.wild.snowfield import snowfield
from studio.stage.sets.wild.space import space
from studio.stage.sets.within import WITHIN
from studio.stage.world import Place

_PLACES: dict[str, Callable[[Setting], Place]] = {
    "street": street,
    "alley": alley,
    "crossing": crossing,
    "road": road,
    "bridge": bridge,
    "rooftop": rooftop,
    "city": city,
    "station": transport.station,
    "train_interior": transport.train_interior,
    "airport": transport.airport,
    "beach": beach,
    "sea": sea,
    "lake": lake,
    "river": river,
    "underwater": underwater,
    "mountain": mountain,
    "snowfield": snowfield,
    "forest": forest,
    "desert": desert,
    "space": space,
    "park": park,
    "garden": garden,
    "farmland": farmland,
    "village": village,
    "castle": castle,
    "temple": temple,
    "shrine": shrine,
    "battlefield": battlefield,
    "schoolyard": sport.schoolyard,
    "court": sport.court,
    "stadium": sport.stadium,
    "ice_rink": sport.ice_rink,
    "cafe": cafe,
    "room": room,
    "kitchen": kitchen,
    "office": office,
    "classroom": classroom,
    "stage": other.stage,
    "studio": other.studio,
}

_TRADES: dict[str, Callable[[Setting], Place]] = {
    "library": library,
    "hospital": hospital,
    "salon": salon,
    "forge": workshop,
    "workshop": workshop,
    "bakery": shop,
    "grocery": shop,
    "shop": shop,
    "corridor": hospital,
    "bed": bedroom,
}
"""Rooms by what they are for; of two that are said, the first here."""
_BATHS: dict[str, Callable[[Setting], Place]] = {"swimming_pool": pool}
"""Waters that are no lake."""
_ANY_ROOM = frozenset(["room", "office", "studio", "cafe"])
"""Places that are no more than a room as long as the words do not say what for."""

UNDERSTOOD: frozenset[str] = frozenset(WORDS).union(SYNONYMS, *(room.words for room in ROOMS.values()))
"""Surroundings that change some set. A word not here is left out of the picture, and the engine should say so."""


def build_place(
    place: str,
    surroundings: tuple[str, ...] = (),
    *,
    time_of_day: str = "noon",
    weather: str = "clear",
    style: str = "photoreal",
    seed: int = 0,
    detail: int = 1,
) -> Place:
    """The set for a place word of ``project.scene.PLACES``, dressed for the hour, the weather and the surroundings.

    ``detail``: 0 draft, 1 usual (at most about 60,000 triangles), 2 rich. The same arguments give the same set.
    Raises ``KeyError`` for a place that is not in the list. Words outside ``UNDERSTOOD`` change nothing.
    """
    setting = _setting(place, surroundings, time_of_day, weather, style, seed, detail)
    trades = _TRADES if place in _ANY_ROOM else _BATHS if place == "lake" else {}
    trade = next((word for word in trades if setting.has(word)), None)
    build = _PLACES[place] if trade is None else trades[trade]
    if trade is None and (room := room_of(place, surroundings)) is not None:
        build = WITHIN[room]
    return with_landmarks(build(setting), setting)


def moving_scenery(
    place: str,
    surroundings: tuple[str, ...] = (),
    *,
    time_of_day: str = "noon",
    weather: str = "clear",
    style: str = "photoreal",
    seed: int = 0,
    sea_state: float = 0.6,
) -> tuple[Performer, ...]:
    """What moves of a place by itself, as performers to film beside the cast: the swell of the open sea.

    ``sea_state``: that of the boats in the shot (``things.swell``). Call with what ``build_place`` was called with.
    """
    if place != "sea":
        return ()
    return (open_water(_setting(place, surroundings, time_of_day, weather, style, seed, 1), sea_state),)


def _setting(
    place: str, surroundings: tuple[str, ...], time_of_day: str, weather: str, style: str, seed: int, detail: int
) -> Setting:
    words = tuple(dict.fromkeys(SYNONYMS.get(w, w) for w in surroundings))
    return Setting(place, words, time_of_day, weather, style, seed, detail)
