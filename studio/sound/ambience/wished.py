"""Sounds that are asked for by name: a bell that is heard and not seen, a pan that fries, a siren far away."""

from collections.abc import Callable

import numpy as np

from studio.sound.ambience import beds
from studio.sound.ambience.layers import Bed, Block, Calls, Layer
from studio.sound.dsp import Signal
from studio.sound.foley import beasts, bells, bodies, breakage, household, impact, people, steps, vehicles, water
from studio.sound.foley.household import laid

_SOON = 1.2
"""Seconds within which the first of them is heard: a shot may be short."""
_ASKED_DB = 4.0
"""What was asked for by name stands out from a place's own sounds."""

_Sound = Callable[[np.random.Generator], Signal]


def _now_and_then(
    make: _Sound, every: float, level_db: float = -27.0, far: float = 0.25
) -> Callable[[str], list[Layer]]:
    """Once soon after the beginning, then again and again."""

    def layers(name: str) -> list[Layer]:
        loose = min(0.25, _SOON / every)
        return [
            Calls(
                name=name, make=make, every=every, level_db=level_db + _ASKED_DB, spread=0.4, far=far, chance=1.0,
                loose=loose, sway_db=2.0,
            )
        ]  # fmt: skip

    return layers


def _going_on(make: Block, level_db: float = -38.0, width: float = 0.6) -> Callable[[str], list[Layer]]:
    """Without a break."""

    def layers(name: str) -> list[Layer]:
        return [Bed(name=name, make=make, level_db=level_db, swell=(4.0, 0.2), width=width)]

    return layers


def _steps(rng: np.random.Generator) -> Signal:
    tread = [steps.footstep(rng, "wood", speed=1.3, mass=70.0) for _ in range(3)]
    return laid([(0.56 * k + 0.02 * float(rng.random()), tread[k % 3], 0.85 + 0.15 * (k % 2)) for k in range(7)], 4.4)


def _hooves(rng: np.random.Generator) -> Signal:
    beats = [steps.hoof(rng, "soil", speed=6.0) for _ in range(3)]
    return laid([(0.46 * bar + at, beats[n], 0.8) for bar in range(8) for n, at in enumerate((0.0, 0.11, 0.22))], 4.2)


def _swords(rng: np.random.Generator) -> Signal:
    return laid([(at, impact.clash(rng, 3.0), 0.8) for at in (0.0, 0.7, 1.15)], 2.8)


def _hammering(rng: np.random.Generator) -> Signal:
    blow = impact.struck(rng, "metal", "metal", speed=4.0, mass=1.5, ring=1.2)
    return laid([(0.72 * k, blow, 1.0 - 0.15 * (k % 2)) for k in range(5)], 4.0)


def _glass(rng: np.random.Generator) -> Signal:
    return breakage.shatter(rng, "glass", speed=4.0, mass=0.8)


def _cry(rng: np.random.Generator) -> Signal:
    return people.scream(rng, 215.0)


def _drips(rng: np.random.Generator) -> Signal:
    return water.drop(rng)


def _splash(rng: np.random.Generator) -> Signal:
    return water.splash(rng, speed=4.0, mass=50.0)


def _creak(rng: np.random.Generator) -> Signal:
    return laid([(0.0, vehicles.creak(rng, 57_600, 0.0), 1.0)], 1.4)


def _jet(rng: np.random.Generator, count: int) -> Signal:
    return vehicles.jet(rng, count, 80.0)


_falls = beds.coloured((20, -18), (60, -4), (180, 0), (600, -2), (1800, -5), (5000, -10), (12000, -18), (20000, -34))


_MAKERS: dict[str, Callable[[str], list[Layer]]] = {
    "foghorn": _now_and_then(bells.foghorn, 9.0, -23.0, far=0.7),
    "steam_whistle": _now_and_then(bells.steam_whistle, 9.0, -25.0, far=0.5),
    "car_horn": _now_and_then(bells.car_horn, 4.0, -28.0, far=0.4),
    "taiko": _now_and_then(household.taiko, 4.4, -23.0, far=0.35),
    "applause": _going_on(beds.looped("applause"), -36.0),
    "cheering": _going_on(beds.looped("cheer"), -36.0),
    "sizzling": _going_on(household.sizzling, -38.0),
    "boiling": _going_on(household.boiling, -38.0),
    "sonar": _now_and_then(bells.sonar, 4.5, -29.0, far=0.3),
    "chanting": _going_on(bodies.chanting, -38.0),
    "explosion": _now_and_then(breakage.explosion, 6.0, -18.0, far=0.6),
    "rumble": _going_on(household.rumble, -30.0),
    "gunshot": _now_and_then(household.gunshot, 6.0, -19.0, far=0.4),
    "heartbeat": _now_and_then(household.heartbeat, 4.4, -22.0, far=0.0),
    "breathing": _now_and_then(bodies.breathing, 4.8, -32.0, far=0.0),
    "phone": _now_and_then(bells.phone, 5.0, -29.0),
    "notification": _now_and_then(bells.notification, 5.0, -30.0, far=0.1),
    "alarm_clock": _now_and_then(bells.alarm_clock, 4.2, -30.0, far=0.1),
    "alarm": _now_and_then(bells.alarm, 4.2, -29.0, far=0.4),
    "heart_monitor": _now_and_then(bells.heart_monitor, 5.16, -34.0, far=0.1),
    "shutter": _now_and_then(household.shutter, 3.5, -30.0, far=0.0),
    "school_bell": _now_and_then(bells.school, 9.0, -27.0, far=0.6),
    "temple_bell": _now_and_then(bells.temple, 9.0, -22.0, far=0.7),
    "church_bell": _now_and_then(bells.church, 7.0, -26.0, far=0.6),
    "wind_chime": _now_and_then(bells.wind_chime, 3.4, -33.0, far=0.15),
    "ambulance": _going_on(bells.ambulance, -40.0, 0.3),
    "police_siren": _going_on(bells.police_siren, -40.0, 0.3),
    "fire_siren": _going_on(bells.fire_siren, -40.0, 0.3),
    "helicopter": _going_on(beds.looped("helicopter"), -36.0),
    "jet": _going_on(_jet, -35.0),
    "keys": _now_and_then(household.keys, 4.0, -31.0, far=0.0),
    "zipper": _now_and_then(household.zipper, 4.0, -31.0, far=0.0),
    "cork": _now_and_then(household.cork, 7.0, -27.0, far=0.0),
    "pouring": _now_and_then(household.pouring, 6.0, -31.0, far=0.0),
    "chopping": _now_and_then(household.chopping, 3.2, -30.0, far=0.0),
    "creaking": _now_and_then(_creak, 5.0, -30.0, far=0.2),
    "knocking": _now_and_then(household.knocking, 5.0, -27.0, far=0.1),
    "footsteps": _now_and_then(_steps, 4.5, -32.0, far=0.3),
    "dripping": _now_and_then(_drips, 0.9, -33.0, far=0.3),
    "waterfall": _going_on(_falls, -34.0),
    "static": _going_on(household.static, -41.0, 0.2),
    "laughter": _now_and_then(bodies.laughter, 4.5, -31.0, far=0.4),
    "baby_cry": _now_and_then(bodies.baby, 4.6, -30.0, far=0.4),
    "snoring": _now_and_then(bodies.snoring, 3.8, -31.0, far=0.1),
    "sneeze": _now_and_then(bodies.sneeze, 7.0, -29.0, far=0.1),
    "cough": _now_and_then(bodies.cough, 6.0, -30.0, far=0.1),
    "kiss": _now_and_then(bodies.kiss, 5.0, -33.0, far=0.0),
    "slap": _now_and_then(household.slap, 6.0, -26.0, far=0.0),
    "swords": _now_and_then(_swords, 3.6, -27.0, far=0.3),
    "hammering": _now_and_then(_hammering, 4.3, -28.0, far=0.2),
    "bowstring": _now_and_then(household.bowstring, 5.0, -30.0, far=0.1),
    "magic": _now_and_then(bells.magic, 5.0, -31.0, far=0.2),
    "laser": _now_and_then(bells.laser, 2.2, -29.0, far=0.3),
    "servo": _now_and_then(household.servo, 3.6, -33.0, far=0.1),
    "whoosh": _now_and_then(household.whoosh, 4.0, -29.0, far=0.1),
    "glass_break": _now_and_then(_glass, 8.0, -25.0, far=0.2),
    "coins": _now_and_then(household.coins, 4.5, -31.0, far=0.0),
    "cash_register": _now_and_then(bells.cash_register, 5.0, -29.0, far=0.1),
    "pencil": _now_and_then(household.pencil, 3.2, -35.0, far=0.0),
    "page": _now_and_then(household.page, 3.6, -34.0, far=0.0),
    "broom": _now_and_then(household.broom, 3.0, -33.0, far=0.15),
    "washing_machine": _going_on(household.washing_machine, -40.0),
    "kettle": _now_and_then(bells.kettle, 7.0, -31.0, far=0.1),
    "announcement": _now_and_then(bells.announcement, 10.0, -29.0, far=0.6),
    "crossing_bell": _now_and_then(bells.crossing, 5.06, -29.0, far=0.35),
    "pachinko": _going_on(household.pachinko, -38.0),
    "bicycle_bell": _now_and_then(bells.bicycle, 4.5, -31.0, far=0.2),
    "tire_squeal": _now_and_then(household.squeal, 5.0, -28.0, far=0.3),
    "hum": _going_on(beds.hum, -46.0, 0.3),
    "doorbell": _now_and_then(bells.doorbell, 6.0, -28.0),
    "referee_whistle": _now_and_then(bells.referee, 7.0, -29.0, far=0.3),
    "door_slam": _now_and_then(household.slam, 7.0, -23.0, far=0.2),
    "engine": _going_on(beds.looped("car", 9.0), -36.0),
    "shishi_odoshi": _now_and_then(household.shishi_odoshi, 6.0, -28.0, far=0.3),
    "fan": _going_on(household.fan, -43.0),
    "vacuum": _going_on(household.vacuum, -38.0),
    "purring": _going_on(household.purring, -40.0, 0.2),
    "hooves": _now_and_then(_hooves, 4.2, -28.0, far=0.3),
    "buzzing": _going_on(household.buzzing, -42.0),
    "marching": _now_and_then(household.marching, 4.0, -29.0, far=0.4),
    "drum_roll": _now_and_then(household.drum_roll, 6.0, -27.0, far=0.2),
    "gong": _now_and_then(bells.gong, 9.0, -24.0, far=0.3),
    "gavel": _now_and_then(household.gavel, 7.0, -26.0, far=0.1),
    "whispers": _going_on(bodies.whispers, -44.0, 1.0),
    "scream": _now_and_then(_cry, 9.0, -27.0, far=0.7),
    "fireworks": _going_on(beds.looped("fireworks"), -33.0),
    "splash": _now_and_then(_splash, 5.0, -25.0, far=0.2),
    "projector": _going_on(household.projector, -42.0, 0.2),
    "record_crackle": _going_on(household.record_crackle, -46.0, 0.2),
    "wolves": _now_and_then(beasts.howl, 7.0, -28.0, far=0.8),
    "water": _going_on(beds.brook, -40.0),
    "bell": _now_and_then(bells.church, 7.0, -27.0, far=0.6),
    "siren": _going_on(bells.police_siren, -40.0, 0.3),
}

WISHED = frozenset(_MAKERS)
"""Their names."""


def wished(name: str) -> list[Layer]:
    """The layers of a sound of ``WISHED``."""
    return _MAKERS[name](f"named_{name}")
