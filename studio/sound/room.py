"""Rooms: what a place answers to a sound."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from studio.project.rooms import room_within
from studio.project.scene import Scene
from studio.sound import dsp
from studio.sound.dsp import Signal


@dataclass(frozen=True, slots=True)
class Room:
    """``seconds``: time in which its echo falls by 60 dB; ``wet_db``: the echo against the dry sound of something 3 m
    away; ``delay_ms`` before the first echo; ``bright_hz``: above it the walls swallow; ``slap_ms``: single echoes of
    far walls."""

    seconds: float
    wet_db: float
    delay_ms: float = 12.0
    bright_hz: float = 5000.0
    slap_ms: tuple[float, ...] = ()


_OPEN = Room(0.35, -26.0, 15.0, 3000.0)
ROOMS = {
    "street": Room(0.9, -20.0, 25.0, 3500.0, (62.0, 97.0)),
    "alley": Room(0.8, -15.0, 10.0, 4000.0, (18.0, 27.0, 41.0)),
    "crossing": Room(1.0, -21.0, 40.0, 3000.0, (110.0,)),
    "rooftop": _OPEN,
    "city": Room(1.0, -20.0, 30.0, 3000.0, (85.0,)),
    "bridge": Room(0.7, -20.0, 20.0, 3000.0),
    "station": Room(2.2, -13.0, 28.0, 4200.0, (55.0,)),
    "train_interior": Room(0.25, -14.0, 3.0, 4500.0),
    "airport": Room(2.6, -14.0, 35.0, 4000.0),
    "underwater": Room(1.6, -8.0, 10.0, 900.0),
    "mountain": Room(1.8, -24.0, 90.0, 2200.0, (420.0, 760.0)),
    "snowfield": Room(0.25, -34.0, 10.0, 1800.0),
    "forest": Room(1.1, -20.0, 25.0, 2600.0),
    "castle": Room(1.4, -18.0, 30.0, 3200.0, (80.0,)),
    "temple": Room(0.9, -20.0, 18.0, 3000.0),
    "schoolyard": Room(0.6, -23.0, 30.0, 3500.0, (95.0,)),
    "court": Room(0.7, -21.0, 20.0, 3500.0, (60.0,)),
    "stadium": Room(2.0, -17.0, 60.0, 3500.0, (180.0,)),
    "ice_rink": Room(2.4, -13.0, 25.0, 5200.0),
    "stage": Room(1.8, -14.0, 22.0, 4800.0),
    "cafe": Room(0.55, -15.0, 7.0, 4500.0),
    "room": Room(0.40, -15.0, 5.0, 4500.0),
    "kitchen": Room(0.55, -13.0, 4.0, 6500.0),
    "office": Room(0.50, -16.0, 6.0, 4200.0),
    "classroom": Room(0.85, -13.0, 8.0, 5000.0),
    "studio": Room(0.30, -20.0, 6.0, 4500.0),
    "space": Room(0.05, -60.0),
}
_WITHIN = {
    "church": Room(3.8, -11.0, 35.0, 4200.0),
    "temple_hall": Room(1.3, -15.0, 18.0, 3600.0),
    "throne_room": Room(2.6, -12.0, 30.0, 3800.0),
    "dungeon": Room(1.9, -10.0, 10.0, 3200.0),
    "cave": Room(3.2, -9.0, 30.0, 3000.0, (70.0,)),
    "bathroom": Room(0.9, -10.0, 3.0, 8000.0),
    "museum": Room(2.2, -13.0, 25.0, 5000.0),
    "hotel_lobby": Room(1.6, -14.0, 20.0, 4600.0),
    "dining_room": Room(0.45, -15.0, 5.0, 4500.0),
    "elevator": Room(0.35, -12.0, 2.0, 5500.0),
    "laboratory": Room(0.8, -14.0, 7.0, 6000.0),
    "courtroom": Room(1.1, -14.0, 14.0, 4200.0),
    "spaceship": Room(0.5, -14.0, 4.0, 5500.0),
    "airplane_cabin": Room(0.2, -16.0, 3.0, 4000.0),
    "gymnasium": Room(2.6, -12.0, 26.0, 4500.0, (75.0,)),
    "gym": Room(1.4, -13.0, 14.0, 4500.0),
    "dojo": Room(0.9, -14.0, 12.0, 4200.0),
    "boxing_ring": Room(1.8, -14.0, 28.0, 4000.0),
    "cinema": Room(0.5, -18.0, 14.0, 3000.0),
}
"""Of rooms within a place (``project.rooms``); every one has an answer of its own."""
_WORDS = {
    "tunnel": Room(2.6, -10.0, 15.0, 3500.0),
    "hall": Room(1.8, -14.0, 22.0),
    "corridor": Room(1.2, -12.0, 8.0),
}


def room(scene: Scene) -> Room:
    """The room of a scene's place; a room within it, and surroundings such as ``tunnel``, say it better."""
    inside = room_within(scene)
    if inside is not None:
        return _WITHIN[inside]
    return next((_WORDS[word] for word in scene.surroundings if word in _WORDS), ROOMS.get(scene.place, _OPEN))


@lru_cache(maxsize=8)
def response(space: Room) -> Signal:
    """The room's echo (n, 2), energy 1 a channel, without the dry sound. The same for the same room."""
    count = dsp.samples(space.seconds * 1.05 + space.delay_ms * 1e-3)
    start = dsp.samples(space.delay_ms * 1e-3)
    out = np.zeros((count, 2), np.float32)
    body = count - start
    # High sound dies first: two bands, each with its own decay.
    for channel in range(2):
        rng = dsp.seeded(int(space.seconds * 1000), "room", channel)
        noise = dsp.white(rng, body)
        low = dsp.lowpass(noise, space.bright_hz * 0.35) * dsp.decay(body, space.seconds)
        high = dsp.bandpass(noise, space.bright_hz * 0.3, space.bright_hz) * dsp.decay(body, space.seconds * 0.55)
        out[start:, channel] = dsp.highpass(low * np.float32(1.4) + high, 90.0)
        build = min(body, dsp.samples(0.012))
        out[start : start + build, channel] *= dsp.ramp(build)
        for tap in range(6):
            at = start + dsp.samples(0.002 + 0.004 * space.seconds * tap * (0.6 + 0.8 * float(rng.random())))
            if at < count:
                out[at, channel] += np.float32((1.0 - 2.0 * (tap % 2)) * 2.5 * 0.75**tap)
        for k, slap in enumerate(space.slap_ms):
            at = dsp.samples(slap * 1e-3 * (1.0 + 0.03 * channel))
            length = dsp.samples(0.02)
            echo = dsp.lowpass(dsp.white(rng, length), space.bright_hz) * dsp.decay(length, 0.02)
            if at + length < count:
                out[at : at + length, channel] += echo * np.float32(4.0 * 0.6**k)
        out[:, channel] /= np.float32(max(1e-9, float(np.sqrt(np.sum(np.square(out[:, channel]))))))
    return out


def reverberate(track: Signal, space: Room) -> None:
    """Add the room's answer to a stereo track, in place."""
    if space.wet_db < -50.0 or not track.any():
        return
    reply = response(space) * np.float32(dsp.decibels(space.wet_db))
    for channel in range(2):
        track[:, channel] += dsp.convolve(track[:, channel], reply[:, channel])
