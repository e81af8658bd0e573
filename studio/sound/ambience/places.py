"""What a place sounds like at an hour, in a weather, with what is said to be in it."""

from collections.abc import Callable

from studio.project.rooms import room_within
from studio.project.scene import Scene
from studio.sound.ambience import beds
from studio.sound.ambience.layers import Bed, Calls, Layer
from studio.sound.ambience.wished import WISHED, wished
from studio.sound.ambience.within import WITHIN
from studio.sound.foley import animals, beasts, birds, water
from studio.sound.foley.loops import loop_named

ONLY = "only"
"""Among a scene's sounds: nothing is heard but them."""
INDOORS = frozenset(
    (
        "train_interior",
        "airport",
        "cafe",
        "room",
        "kitchen",
        "office",
        "classroom",
        "studio",
        "stage",
        "ice_rink",
        "station",
    )
)
_SEALED = INDOORS - {"station"}
"""Places where the weather is heard through walls."""
_NATURE = frozenset(
    (
        "lake",
        "river",
        "mountain",
        "forest",
        "park",
        "garden",
        "farmland",
        "village",
        "temple",
        "shrine",
        "castle",
        "schoolyard",
    )
)
_URBAN = frozenset(("street", "alley", "crossing", "road", "bridge", "rooftop", "city", "station", "court"))
_NIGHT = frozenset(("night", "dusk"))
_COLD = frozenset(("snow", "blizzard"))


def _traffic(level: float, every: float) -> list[Layer]:
    return [
        Bed(name="city", make=beds.city, level_db=level, swell=(6.0, 0.3)),
        Calls(name="cars", make=beds.passing_car, every=every, level_db=level + 18.0, far=0.4),
    ]


def _sea(level: float) -> list[Layer]:
    return [
        Bed(name="sea", make=beds.sea_far, level_db=level, swell=(4.0, 0.4)),
        Bed(name="surf", make=beds.surf, level_db=level - 8.0, swell=(3.0, 0.5)),
        Calls(name="breakers", make=beds.breaker, every=5.5, level_db=level + 25.0, far=0.05, spread=0.7, chance=0.97),
    ]


_PLACES: dict[str, Callable[[], list[Layer]]] = {
    "street": lambda: _traffic(-43.0, 9.0),
    "alley": lambda: [
        *_traffic(-52.0, 22.0),
        Bed(name="hum", make=beds.hum, level_db=-56.0, swell=(9.0, 0.1)),
        Bed(name="fans", make=beds.fans, level_db=-47.0, swell=(9.0, 0.1), width=0.6),
    ],
    "crossing": lambda: [*_traffic(-39.0, 5.0), Bed(name="crowd", make=beds.looped("crowd"), level_db=-46.0)],
    "road": lambda: _traffic(-44.0, 8.0),
    "bridge": lambda: [*_traffic(-46.0, 12.0), Bed(name="wind", make=beds.wind, level_db=-48.0)],
    "rooftop": lambda: [
        Bed(name="city", make=beds.city, level_db=-46.0, muffle_hz=1200.0),
        Bed(name="wind", make=beds.wind, level_db=-45.0),
    ],
    "city": lambda: _traffic(-41.0, 7.0),
    "station": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-45.0),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-52.0, muffle_hz=2500.0),
        Calls(name="chime", make=beds.station_chime, every=28.0, level_db=-28.0, far=0.7),
    ],
    "train_interior": lambda: [Bed(name="train", make=beds.looped("train", 18.0), level_db=-40.0, muffle_hz=1500.0)],
    "airport": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-45.0),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-50.0),
        Calls(name="chime", make=beds.station_chime, every=24.0, level_db=-29.0, far=0.8),
    ],
    "beach": lambda: _sea(-41.0),
    "sea": lambda: [
        *_sea(-43.0)[:2],
        Bed(name="laps", make=beds.laps, level_db=-44.0),
        Bed(name="wind", make=beds.wind, level_db=-46.0),
    ],
    "lake": lambda: [Bed(name="laps", make=beds.laps, level_db=-48.0), Bed(name="air", make=beds.air, level_db=-56.0)],
    "river": lambda: [
        Bed(name="brook", make=beds.brook, level_db=-40.0),
        Bed(name="air", make=beds.air, level_db=-56.0),
    ],
    "underwater": lambda: [
        Bed(name="deep", make=beds.deep, level_db=-38.0),
        Bed(name="bubbling", make=beds.bubbling, level_db=-46.0, muffle_hz=900.0, swell=(3.0, 0.8)),
    ],
    "mountain": lambda: [
        Bed(name="heights", make=beds.heights, level_db=-41.0, swell=(7.0, 0.6)),
        Bed(name="wind", make=beds.wind, level_db=-47.0, swell=(5.0, 0.5)),
    ],
    "snowfield": lambda: [
        Bed(name="hush", make=beds.snow_hush, level_db=-50.0),
        Bed(name="wind", make=beds.wind, level_db=-50.0),
    ],
    "forest": lambda: [
        Bed(name="leaves", make=beds.leaves, level_db=-52.0, swell=(4.0, 0.6)),
        Bed(name="air", make=beds.air, level_db=-54.0),
    ],
    "park": lambda: [Bed(name="leaves", make=beds.leaves, level_db=-54.0, swell=(4.0, 0.5)), *_traffic(-56.0, 25.0)],
    "garden": lambda: [
        Bed(name="leaves", make=beds.leaves, level_db=-55.0, swell=(4.0, 0.5)),
        Bed(name="air", make=beds.air, level_db=-56.0),
    ],
    "farmland": lambda: [
        Bed(name="air", make=beds.air, level_db=-52.0),
        Bed(name="leaves", make=beds.leaves, level_db=-56.0),
    ],
    "desert": lambda: [
        Bed(name="wind", make=beds.wind, level_db=-47.0, swell=(6.0, 0.6)),
        Bed(name="grit", make=beds.grit, level_db=-53.0, swell=(2.5, 0.9)),
    ],
    "village": lambda: [
        Bed(name="air", make=beds.air, level_db=-52.0),
        Calls(name="dogs", make=beasts.barks, every=30.0, level_db=-39.0, far=0.9),
    ],
    "castle": lambda: [
        Bed(name="wind", make=beds.wind, level_db=-50.0),
        Bed(name="air", make=beds.air, level_db=-52.0),
    ],
    "temple": lambda: [
        Bed(name="leaves", make=beds.leaves, level_db=-55.0),
        Bed(name="air", make=beds.air, level_db=-54.0),
    ],
    "shrine": lambda: [
        Bed(name="leaves", make=beds.leaves, level_db=-54.0),
        Bed(name="basin", make=beds.brook, level_db=-52.0, width=0.5),
        Bed(name="air", make=beds.air, level_db=-54.0),
    ],
    "battlefield": lambda: [
        Bed(name="wind", make=beds.wind, level_db=-47.0),
        Bed(name="men", make=beds.looped("cheer"), level_db=-52.0, muffle_hz=1400.0),
    ],
    "schoolyard": lambda: [
        *_traffic(-56.0, 26.0),
        Bed(name="air", make=beds.air, level_db=-54.0),
        Bed(name="children", make=beds.looped("crowd"), level_db=-60.0, muffle_hz=2200.0),
    ],
    "court": lambda: [*_traffic(-54.0, 20.0), Bed(name="air", make=beds.air, level_db=-54.0)],
    "stadium": lambda: [
        Bed(name="stands", make=beds.looped("cheer"), level_db=-42.0, muffle_hz=3500.0, swell=(4.0, 0.5)),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-44.0),
    ],
    "ice_rink": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-46.0),
        Bed(name="hum", make=beds.hum, level_db=-58.0),
    ],
    "stage": lambda: [
        Bed(name="hall", make=beds.hall, level_db=-54.0),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-64.0),
    ],
    "cafe": lambda: [
        Bed(name="room", make=beds.room, level_db=-54.0),
        Bed(name="crowd", make=beds.looped("crowd"), level_db=-48.0, muffle_hz=3200.0),
        Calls(name="crockery", make=beds.crockery, every=4.5, level_db=-29.0, far=0.25),
        Calls(name="chairs", make=beds.chair, every=14.0, level_db=-36.0, far=0.4),
    ],
    "room": lambda: [Bed(name="room", make=beds.room, level_db=-58.0)],
    "kitchen": lambda: [
        Bed(name="room", make=beds.room, level_db=-56.0),
        Bed(name="hum", make=beds.hum, level_db=-58.0, swell=(9.0, 0.1)),
    ],
    "office": lambda: [
        Bed(name="room", make=beds.room, level_db=-55.0),
        Bed(name="fans", make=beds.fans, level_db=-51.0, swell=(9.0, 0.05)),
        Calls(name="keys", make=beds.keys, every=6.0, level_db=-43.0, far=0.3),
    ],
    "classroom": lambda: [
        Bed(name="room", make=beds.room, level_db=-54.0),
        Calls(name="chairs", make=beds.chair, every=12.0, level_db=-40.0),
    ],
    "studio": lambda: [Bed(name="room", make=beds.room, level_db=-62.0)],
    "space": lambda: [Bed(name="void", make=beds.void, level_db=-56.0, swell=(8.0, 0.4), width=1.0)],
}


def layers(scene: Scene, heard: frozenset[str] = frozenset(), also: tuple[str, ...] = ()) -> list[Layer]:
    """The layers of a scene. ``heard`` are words of sounds that events already make: they are not made twice. ``also``
    names what the staged place is known to sound of (``waves``, ``traffic``)."""
    if ONLY in scene.sounds:
        return list({layer.name: layer for name in scene.sounds for layer in named(name, heard)}.values())
    inside = room_within(scene)
    if scene.place == "space" and inside is None:
        return [*_PLACES["space"](), *(layer for name in scene.sounds for layer in named(name, heard))]
    out = [*(_PLACES.get(scene.place, _PLACES["studio"]) if inside is None else WITHIN[inside])()]
    if scene.place != "underwater":
        out += _weather(scene) + _wildlife(scene)
    words = set(scene.surroundings)
    if words & {"sea", "ocean", "beach", "waves"} and scene.place not in ("sea", "beach", "underwater"):
        out += _sea(-48.0)
    if words & {"river", "stream", "waterfall", "fountain"} and scene.place != "river":
        out.append(Bed(name="brook", make=beds.brook, level_db=-44.0))
    if "busy" in words or sum(s.count for s in scene.subjects) >= 8:
        out.append(Bed(name="busy", make=beds.looped("crowd"), level_db=-45.0))
    if words & {"campfire", "fire", "fireplace"} and not heard & {"campfire", "fire", "flame", "burning", "crackle"}:
        out.append(Bed(name="fire", make=beds.looped("fire"), level_db=-40.0, width=0.4))
    for name in scene.sounds:
        out += named(name, heard)
    for name in also:
        if inside is not None or scene.place not in _SELF_SAID.get(name, ()):
            out += named(name, heard)
    return list({layer.name: layer for layer in reversed(out)}.values())[::-1]


_SELF_SAID = {
    "waves": ("beach", "sea", "bridge"),
    "traffic": ("street", "alley", "crossing", "road", "bridge", "rooftop", "city", "schoolyard", "court", "park"),
    "crowd": ("stadium", "cafe", "crossing", "station", "airport", "stage"),
    "train": ("train_interior", "station"),
}
"""Places whose own layers already hold what the stage says of them."""


def _weather(scene: Scene) -> list[Layer]:
    weather = scene.weather
    wall = 700.0 if scene.place in _SEALED or room_within(scene) else None
    down = -9.0 if wall else 0.0
    heavy = weather == "storm" or bool({"heavy_rain", "downpour", "heavy"} & {*scene.surroundings, *scene.sounds})
    out: list[Layer] = []
    if weather in ("rain", "storm"):
        make = beds.heavy_rain if heavy else beds.rain
        out.append(
            Bed(name="rain", make=make, level_db=(-33.0 if heavy else -38.0) + down, swell=(3.0, 0.2), muffle_hz=wall)
        )
    if weather == "storm":
        out.append(Bed(name="gale", make=beds.gale, level_db=-40.0 + down, muffle_hz=wall))
        out.append(Calls(name="thunder", make=beds.thunder, every=11.0, level_db=-13.0 + down, far=0.2, spread=0.5))
    if weather == "blizzard":
        out.append(Bed(name="gale", make=beds.gale, level_db=-34.0 + down, swell=(2.5, 0.6), muffle_hz=wall))
    if weather == "wind":
        out.append(Bed(name="gusts", make=beds.wind, level_db=-38.0 + down, swell=(2.5, 0.6), muffle_hz=wall))
    if weather == "after_rain" and not wall:
        out.append(Calls(name="drips", make=water.drop, every=0.7, level_db=-39.0, far=0.15))
    if weather in ("snow", "fog") and not wall:
        out.append(Bed(name="hush", make=beds.snow_hush, level_db=-54.0))
    return out


def _wildlife(scene: Scene) -> list[Layer]:
    place, hour = scene.place, scene.time_of_day
    if scene.weather in ("storm", "blizzard", "rain") or place in INDOORS or room_within(scene):
        return []
    cold = scene.weather in _COLD or place in ("snowfield", "mountain") or "snow" in scene.surroundings
    green = place in _NATURE
    spring = bool({"cherry_tree", "cherry_blossom", "sakura", "spring"} & set(scene.surroundings))
    out: list[Layer] = []
    if place in ("beach", "sea", "bridge") and hour != "night":
        out.append(Calls(name="gulls", make=birds.gulls, every=7.0, level_db=-30.0, far=0.6))
    if hour in ("dawn", "morning") and (green or place in _URBAN) and not cold:
        out.append(Calls(name="birds", make=birds.chirps, every=1.8 if green else 5.0, level_db=-31.0, far=0.5))
        out.append(Calls(name="birds_near", make=birds.chirps, every=6.0, level_db=-27.0, far=0.2))
    if hour in ("noon", "afternoon") and green and not cold:
        out.append(Calls(name="birds", make=birds.chirps, every=4.0, level_db=-33.0, far=0.6))
        if not spring and place in ("temple", "shrine", "forest", "village") and scene.weather == "clear":
            out.append(Bed(name="cicadas", make=beds.cicadas, level_db=-50.0, swell=(5.0, 0.5)))
    if hour in ("sunset", "dusk") and not cold and (green or place in ("alley", "street")):
        out.append(Calls(name="crows", make=birds.caws, every=16.0, level_db=-33.0, far=0.8, chance=0.6))
        if green and not spring:
            out.append(Calls(name="higurashi", make=beds.higurashi, every=7.0, level_db=-39.0, far=0.6))
    if hour in _NIGHT and not cold and (green or place in ("alley", "farmland", "battlefield")):
        out.append(Bed(name="crickets", make=beds.crickets, level_db=-52.0 if green else -60.0, swell=(6.0, 0.3)))
    if hour == "night" and place in ("forest", "mountain"):
        out.append(Calls(name="owls", make=birds.owl, every=9.0, level_db=-30.0, far=0.6))
    return out


_NAMED: dict[str, Callable[[], list[Layer]]] = {
    "rain": lambda: [Bed(name="named_rain", make=beds.rain, level_db=-38.0)],
    "heavy_rain": lambda: [Bed(name="named_downpour", make=beds.heavy_rain, level_db=-34.0)],
    "thunder": lambda: [
        Calls(name="named_thunder", make=beds.thunder, every=9.0, level_db=-13.0, far=0.2, chance=0.95)
    ],
    "wave": lambda: _sea(-42.0),
    "sea": lambda: _sea(-42.0),
    "ocean": lambda: _sea(-42.0),
    "wind": lambda: [Bed(name="named_wind", make=beds.wind, level_db=-40.0, swell=(3.0, 0.5))],
    "storm": lambda: [Bed(name="named_gale", make=beds.gale, level_db=-38.0)],
    "cricket": lambda: [Bed(name="named_crickets", make=beds.crickets, level_db=-46.0)],
    "insect": lambda: [Bed(name="named_crickets", make=beds.crickets, level_db=-46.0)],
    "cicada": lambda: [Bed(name="named_cicadas", make=beds.cicadas, level_db=-44.0)],
    "traffic": lambda: _traffic(-42.0, 6.0),
    "city": lambda: _traffic(-42.0, 6.0),
    "clock": lambda: [
        Calls(
            name="named_clock",
            make=beds.clock_tick,
            every=1.0,
            level_db=-36.0,
            spread=0.0,
            far=0.1,
            chance=1.0,
            loose=0.0,
        )
    ],
    "crockery": lambda: [Calls(name="named_crockery", make=beds.crockery, every=2.5, level_db=-32.0, far=0.2)],
    "dish": lambda: [Calls(name="named_crockery", make=beds.crockery, every=2.5, level_db=-32.0, far=0.2)],
    "typing": lambda: [
        Calls(name="named_keys", make=beds.keys, every=2.6, level_db=-34.0, far=0.1, chance=1.0, loose=0.2)
    ],
    "bubble": lambda: [Bed(name="named_bubbles", make=beds.bubbling, level_db=-42.0)],
    "drip": lambda: [Calls(name="named_drips", make=water.drop, every=0.8, level_db=-36.0, far=0.2)],
    "chime": lambda: [Calls(name="named_chime", make=beds.station_chime, every=12.0, level_db=-32.0, far=0.4)],
    "river": lambda: [Bed(name="named_brook", make=beds.brook, level_db=-40.0)],
}
_GONE = frozenset(("silence", "quiet", "music", "dialogue", "voice", ONLY))


def named(name: str, heard: frozenset[str] = frozenset()) -> list[Layer]:
    """The layers for a sound asked for by name (``waves``, ``owl_hoot``, ``crackling fire``); none for what events
    make, and none for a name that nothing here can sound like."""
    words = name.lower().replace("-", "_").replace(" ", "_").split("_")
    stems = [
        s
        for w in words
        for s in dict.fromkeys(
            (w, w.removesuffix("s"), w.removesuffix("es"), w.removesuffix("ing"), w.removesuffix("ing") + "e")
        )
    ]
    if set(stems) & (heard | _GONE):
        return []
    for stem in ["_".join(words), *stems]:
        if stem in WISHED:
            return wished(stem)
        if stem in _NAMED:
            return _NAMED[stem]()
    for stem in stems:
        if stem in animals.PHRASES:
            return [
                Calls(name=f"named_{stem}", make=animals.PHRASES[stem], every=5.0, level_db=-30.0, far=0.6, chance=0.9)
            ]
    loop = loop_named(*stems)
    if loop is not None:
        return [Bed(name=f"named_{name}", make=lambda rng, count: loop(rng, count, 3.0), level_db=-40.0)]
    return []
