"""Sets: every place a scene can be in, built from a word, an hour, a weather and a seed.

``build_place`` is the one door. A set is dressed by the hour (lamps on or off), the weather (snow that lies, ground
that shines) and the words of the scene (``cherry_tree``, ``lantern``, ``busy`` …); ``UNDERSTOOD`` says which it knows.
"""

from collections.abc import Callable

from studio.stage.performer import Performer
from studio.stage.sets import country, historic, interior, other, sport, streets, transport, water, wild
from studio.stage.sets.setting import SYNONYMS, WORDS, Setting
from studio.stage.world import Place

_PLACES: dict[str, Callable[[Setting], Place]] = {
    "street": streets.street,
    "alley": streets.alley,
    "crossing": streets.crossing,
    "road": streets.road,
    "bridge": streets.bridge,
    "rooftop": streets.rooftop,
    "city": streets.city,
    "station": transport.station,
    "train_interior": transport.train_interior,
    "airport": transport.airport,
    "beach": water.beach,
    "sea": water.sea,
    "lake": water.lake,
    "river": water.river,
    "underwater": water.underwater,
    "mountain": wild.mountain,
    "snowfield": wild.snowfield,
    "forest": wild.forest,
    "desert": wild.desert,
    "space": wild.space,
    "park": country.park,
    "garden": country.garden,
    "farmland": country.farmland,
    "village": country.village,
    "castle": historic.castle,
    "temple": historic.temple,
    "shrine": historic.shrine,
    "battlefield": historic.battlefield,
    "schoolyard": sport.schoolyard,
    "court": sport.court,
    "stadium": sport.stadium,
    "ice_rink": sport.ice_rink,
    "cafe": interior.cafe,
    "room": interior.room,
    "kitchen": interior.kitchen,
    "office": interior.office,
    "classroom": interior.classroom,
    "stage": other.stage,
    "studio": other.studio,
}

UNDERSTOOD: frozenset[str] = frozenset(WORDS) | frozenset(SYNONYMS)
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
    return _PLACES[place](_setting(place, surroundings, time_of_day, weather, style, seed, detail))


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
    return (water.open_water(_setting(place, surroundings, time_of_day, weather, style, seed, 1), sea_state),)


def _setting(
    place: str, surroundings: tuple[str, ...], time_of_day: str, weather: str, style: str, seed: int, detail: int
) -> Setting:
    words = tuple(dict.fromkeys(SYNONYMS.get(w, w) for w in surroundings))
    return Setting(place, words, time_of_day, weather, style, seed, detail)
