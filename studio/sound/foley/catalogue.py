"""Which sound an event makes."""

from collections.abc import Callable
from functools import partial

import numpy as np

from studio.ports.engine import Event
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley import air, animals, beasts, breakage, doors, going, impact, people, steps, water
from studio.sound.foley.loops import REVS, loop_named, loop_of, of_the_place
from studio.sound.foley.materials import material

_LONGEST_LOOP = 48_000 * 600


def heard(event: Event, rng: np.random.Generator) -> tuple[Signal, float] | None:
    """The event's sound (mono, peak about 1, or RMS 0.2 for a loop) and its level at 2 m; None if it makes none.

    Index 0 of the sound is the event's own sample.
    """
    maker = _KINDS.get(event.kind)
    return maker(event, rng) if maker else None


def revs(event: Event) -> tuple[float, float]:
    """How the pitch of what goes follows its speed: the pitch at rest, and what a metre a second adds to it, in a unit
    of the thing's own; (1, 0) where it does not."""
    loop = loop_of(event.subject, event.other) if event.kind == "loop" else None
    return REVS.get(loop, (1.0, 0.0)) if loop is not None else (1.0, 0.0)


def _contact(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    things = {event.subject, event.other}
    first = material(event.material, event.subject)
    second = material(event.other_material, event.other)
    speed, mass = max(0.0, event.speed_m_s), max(0.001, event.mass_kg)
    level = impact.strength(speed, mass)
    for ball, make in _BALLS.items():
        if ball in things:
            if any("backboard" in t for t in things):
                return impact.backboard(rng, speed), max(0.12, level)
            if any(t in ("rim", "hoop", "ring", "basket") or "hoop" in t for t in things):
                return impact.rim(rng, speed), max(0.10, level)
            if any("net" in t.split("_") for t in things):
                return dsp.normalised(dsp.bandpass(steps.crunch(rng, 9600, 3000.0, 600.0), 900.0, 7000.0)), 0.12
            ground = second if event.subject == ball else first
            return make(rng, ground, speed), max(0.08, level)
    if "door" in things:
        return doors.shut(rng, speed, mass), max(0.16, level)
    if things & {"handle", "latch", "doorknob"}:
        return doors.latch(rng), max(0.06, 0.5 * level)
    if event.subject == event.other == "hand":
        return people.clap(rng), max(0.12, level)
    if "ice" in (first, second) and any("skate" in t or "blade" in t for t in things):
        return impact.blade_on_ice(rng, speed), max(0.12, 0.1 * min(4.0, speed))
    blades = sum(any(word in t for word in _BLADES) for t in (event.subject, event.other))
    if blades == 2 or (blades and "metal" in (first, second) and first == second):
        return impact.clash(rng, speed), max(0.25, level)
    if "water" in (first, second):
        return water.splash(rng, speed=speed, mass=mass), max(0.10, level)
    return impact.struck(rng, first, second, speed=speed, mass=mass), level


_BALLS: dict[str, Callable[[np.random.Generator, str, float], Signal]] = {
    "basketball": impact.basketball,
    "football": impact.football,
    "soccer_ball": impact.football,
    "volleyball": impact.football,
    "ball": impact.football,
}
_BLADES = ("sword", "blade", "katana", "axe", "spear", "shield", "dagger", "knife")


def _footstep(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    ground = _ground(event)
    speed = event.speed_m_s or 1.3
    level = 0.11 * float(np.clip((event.mass_kg / 65.0) ** 0.4, 0.04, 2.0)) * (0.75 + 0.25 * min(4.0, speed))
    shoe = material(event.material) if event.material else ("leather" if event.mass_kg > 15.0 else "flesh")
    return steps.footstep(rng, ground, speed=speed, mass=event.mass_kg, shoe=shoe), level


def _ground(event: Event) -> str:
    """What is underfoot: engines may name it on either side."""
    if event.other_material:
        return material(event.other_material)
    if event.material and event.material not in ("flesh", "rubber", "leather", "cloth"):
        return material(event.material)
    return material("", event.other) if event.other else "concrete"


def _hoof(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    return steps.hoof(rng, _ground(event), speed=event.speed_m_s or 2.0), 0.22


def _splash(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    if event.mass_kg < 0.01:
        return water.drop(rng), 0.08
    size = float(np.clip((event.mass_kg / 40.0) ** 0.3 * (max(0.3, event.speed_m_s) / 4.0) ** 0.6, 0.15, 2.0))
    return water.splash(rng, speed=event.speed_m_s, mass=event.mass_kg), 0.32 * size


def _shatter(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    if {event.subject, event.other} & {"explosion", "bomb", "blast", "explode"}:
        return breakage.explosion(rng), 1.0
    what = material(event.material or "glass", event.subject)
    return breakage.shatter(rng, what, speed=max(1.0, event.speed_m_s), mass=max(0.05, event.mass_kg)), 0.5


def _swing(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    speed = event.speed_m_s or 6.0
    sound = air.whoosh(rng, speed=speed, mass=event.mass_kg)
    return sound, 0.10 * float(np.clip(speed / 6.0, 0.4, 2.5))


def _voice(event: Event, rng: np.random.Generator) -> tuple[Signal, float]:
    """One call; called again and again where the event lasts longer than half as much again."""
    make, level = _caller(event)
    sound = make(rng)
    lasting = (event.until or 0) - event.sample
    if lasting > 1.5 * len(sound):
        out = np.zeros(min(lasting, _LONGEST_LOOP), np.float32)
        at = 0
        while at < len(out) - len(sound) // 2:
            dsp.add(out, sound, at)
            at += len(sound) + dsp.samples(0.08 + 0.25 * float(rng.random()))
            sound = make(rng)
        sound = dsp.fade(out, 0, 960)
    elif 0 < lasting < len(sound):
        # The mouth has shut: what is left of the call dies away.
        sound = dsp.fade(sound[: lasting + dsp.samples(0.15)], 0, dsp.samples(0.15))
    return sound, level


def _caller(event: Event) -> tuple[Callable[[np.random.Generator], Signal], float]:
    names = [event.other.lower().strip(), event.text.lower().strip(), *event.other.lower().split("_")]
    who = [event.subject.lower(), *reversed(event.subject.lower().split("_"))]
    creature = next((word for word in who if word in animals.VOICES), "")
    if creature:
        small = any(breed in event.subject for breed in _SMALL_DOGS)
        if small and "bark" in names:
            return partial(beasts.bark, size=0.65), 0.32
        # A rooster's "crow" is no crow: a call that is also an animal's name is looked up by who calls.
        call = next((n for n in names if n in animals.VOICES and n not in _ALSO_ANIMALS), creature)
        return animals.VOICES[call], 0.32
    for name in names:
        if name in people.VOICES:
            return partial(people.VOICES[name], hz=people.pitch_of(event.subject)), 0.3
        if name in animals.VOICES:
            return animals.VOICES[name], 0.32
    return partial(people.grunt, hz=people.pitch_of(event.subject)), 0.2


_SMALL_DOGS = ("puppy", "chihuahua", "terrier", "shiba", "pomeranian", "corgi", "poodle", "dachshund")
_ALSO_ANIMALS = frozenset(("crow", "gull"))


def _loop(event: Event, rng: np.random.Generator) -> tuple[Signal, float] | None:
    until = event.until if event.until is not None else event.sample + dsp.samples(2.0)
    count = min(_LONGEST_LOOP, max(480, until - event.sample))
    if of_the_place(event.subject, event.other):
        return None
    loop = loop_of(event.subject, event.other) or loop_named(event.text)
    if loop is None:
        key = next((k for k in (event.other, event.subject) if k in animals.VOICES), "")
        if key:
            return _repeated(animals.VOICES[key], rng, count), 0.25
        loop = going.sliding if event.speed_m_s > 0.0 else going.rustle
    edge = min(count // 3, dsp.samples(0.06))
    level = 0.35
    if loop in (going.rolling, going.sliding):
        # Nothing drives it: it is as loud as it is heavy and fast.
        speed = float(np.clip(event.speed_m_s, 0.3, 6.0))
        level = float(np.clip(0.06 * speed**0.8 * max(0.02, event.mass_kg) ** 0.25, 0.02, 0.5))
    return dsp.fade(loop(rng, count, event.speed_m_s), edge, edge), level


def _repeated(make: Callable[[np.random.Generator], Signal], rng: np.random.Generator, count: int) -> Signal:
    out = np.zeros(count, np.float32)
    at = 0
    while at < count:
        call = make(rng)
        dsp.add(out, call, at)
        at += len(call) + dsp.samples(0.6 + 2.0 * float(rng.random()))
    return out


_KINDS: dict[str, Callable[[Event, np.random.Generator], tuple[Signal, float] | None]] = {
    "contact": _contact,
    "footstep": _footstep,
    "hoof": _hoof,
    "splash": _splash,
    "shatter": _shatter,
    "swing": _swing,
    "voice": _voice,
    "loop": _loop,
}
