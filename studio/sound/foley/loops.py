"""Which loop a name stands for."""

from studio.sound.foley import going, vehicles
from studio.sound.foley.steady import Loop

LOOPS: dict[str, Loop] = {
    "train": vehicles.train,
    "locomotive": vehicles.train,
    "tram": vehicles.train,
    "shinkansen": vehicles.train,
    "rail": vehicles.train,
    "car": vehicles.car,
    "taxi": vehicles.car,
    "bus": vehicles.truck,
    "truck": vehicles.truck,
    "tank": vehicles.truck,
    "tractor": vehicles.truck,
    "motorcycle": vehicles.motorcycle,
    "motorbike": vehicles.motorcycle,
    "scooter": vehicles.motorcycle,
    "engine": vehicles.car,
    "bicycle": vehicles.bicycle,
    "bike": vehicles.bicycle,
    "freewheel": vehicles.bicycle,
    "chain": vehicles.bicycle,
    "skate": going.skating,
    "skating": going.skating,
    "skater": going.skating,
    "skates": going.skating,
    "blade": going.skating,
    "boat": vehicles.boat,
    "ship": vehicles.boat,
    "viking_ship": vehicles.boat,
    "sailing": vehicles.boat,
    "sailboat": vehicles.boat,
    "hull": vehicles.boat,
    "oar": going.paddling,
    "rowing": going.paddling,
    "paddle": going.paddling,
    "paddling": going.paddling,
    "swimming": going.paddling,
    "swim": going.paddling,
    "motorboat": vehicles.motor_boat,
    "yacht": vehicles.boat,
    "fire": going.fire,
    "campfire": going.fire,
    "flame": going.fire,
    "burning": going.fire,
    "burn": going.fire,
    "crackle": going.fire,
    "torch": going.fire,
    "candle": going.fire,
    "crowd": going.crowd,
    "people": going.crowd,
    "murmur": going.crowd,
    "chatter": going.crowd,
    "applause": going.applause,
    "clapping": going.applause,
    "cheer": going.cheering,
    "cheering": going.cheering,
    "wind": going.wind,
    "leaves": going.rustle,
    "rustle": going.rustle,
    "cloth": going.rustle,
    "wings": going.flapping,
    "flap": going.flapping,
    "flapping": going.flapping,
    "flag": going.flag,
    "sail": going.flag,
    "cape": going.flag,
    "stream": going.flowing,
    "river": going.flowing,
    "waterfall": going.flowing,
    "fountain": going.flowing,
    "tap": going.flowing,
    "flow": going.flowing,
    "pour": going.flowing,
    "pouring": going.flowing,
    "horn": vehicles.horn,
    "whistle": vehicles.horn,
    "car_horn": vehicles.car_horn,
    "siren": vehicles.siren,
    "roll": going.rolling,
    "rolling": going.rolling,
    "slide": going.sliding,
    "sliding": going.sliding,
    "drag": going.sliding,
    "push": going.sliding,
    "pull": going.sliding,
    "creak": vehicles.creak,
    "rope": vehicles.creak,
    "helicopter": vehicles.rotor,
    "plane": vehicles.jet,
    "airplane": vehicles.jet,
    "jet": vehicles.jet,
    "rocket": vehicles.jet,
    "robot": vehicles.electric,
    "drone": vehicles.electric,
    "motor": vehicles.electric,
    "machine": vehicles.electric,
    "crunch": going.treading,
    "bell": going.bell,
    "phone": going.ringing,
    "alarm": going.ringing,
    "ski": going.sliding,
    "skiing": going.sliding,
    "surf": vehicles.boat,
    "surfing": vehicles.boat,
    "surfboard": vehicles.boat,
    "steam": vehicles.steam,
    "burner": going.burner,
    "lapping": going.lapping,
    "submarine": vehicles.ship,
    "ferry": vehicles.ship,
    "airship": vehicles.propeller,
    "flutter": going.flag,
    "kite": going.flag,
    "glide": going.skating,
    "fireworks": going.fireworks,
    "firework": going.fireworks,
    "cart": going.rolling,
    "skateboard": going.rolling,
    "sled": going.sliding,
    "carriage": going.rolling,
    "ufo": vehicles.electric,
    "spaceship": vehicles.jet,
    "biplane": vehicles.propeller,
    "propeller": vehicles.propeller,
    "rotor": vehicles.rotor,
    "glider": going.wind,
}
"""By the name of the thing, or of what it does."""


REVS: dict[Loop, tuple[float, float]] = {
    vehicles.car: (34.0, 2.6),
    vehicles.motorcycle: (48.0, 4.0),
    vehicles.truck: (26.0, 1.2),
    vehicles.train: (60.0, 18.0),
    vehicles.steam: (1.0, 0.9),
    vehicles.bicycle: (0.5, 1.0),
    vehicles.electric: (110.0, 20.0),
    vehicles.motor_boat: (40.0, 2.0),
    vehicles.propeller: (60.0, 0.5),
    going.rolling: (1.0, 0.35),
    going.sliding: (1.0, 0.15),
    going.skating: (2.0, 0.2),
}
"""Loops whose pitch rises as the thing goes faster: its pitch at rest and what a metre a second adds, in one unit."""

_BOTH = {
    ("boat", "engine"): vehicles.motor_boat,
    ("ship", "engine"): vehicles.ship,
    ("drone", "rotor"): vehicles.electric,
}
_GENERIC = frozenset(
    ("", "engine", "rolling", "roll", "running", "moving", "motion", "hum", "motor", "playing", "burning")
)
"""What a thing does that says less than what it is."""


def loop_of(subject: str, doing: str) -> Loop | None:
    """The loop of a thing and what it does: a train that rolls is a train, a train's horn is a horn."""
    if (subject, doing) in _BOTH:
        return _BOTH[(subject, doing)]
    return loop_named(subject, doing) if doing in _GENERIC else loop_named(doing, subject)


def loop_named(*names: str) -> Loop | None:
    """The loop for the first of ``names`` (whole, then its words) that has one."""
    for name in names:
        for word in [name, *reversed(name.split("_"))]:
            for form in (word, word.removesuffix("s"), word.removesuffix("ing"), word.removesuffix("ing") + "e"):
                if form in LOOPS:
                    return LOOPS[form]
    return None


_PLACE_WORDS = frozenset(("crowd", "train", "traffic", "waves", "wind", "rain", "city", "sea", "river", "birds"))


def of_the_place(subject: str, doing: str) -> bool:
    """Whether a loop is no thing's but the place's own (``waves`` that do ``waves``): that is ambience, not foley."""
    return subject == doing and (subject in _PLACE_WORDS or loop_named(subject) is None)
