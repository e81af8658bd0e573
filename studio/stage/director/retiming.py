"""A shot in slow or fast motion: what the world is asked for, and what it answers told in the film's time."""

from collections.abc import Iterable
from dataclasses import replace

from studio.ports.engine import Event, ShotRequest
from studio.stage.director.clock import SHORTEST_WORLD_S, Clock, clock_for
from studio.stage.director.staging import needed_s

_HASTE = 0.7
"""Share of its usual time that an action is given where every second of it takes two or three."""


def world_request(request: ShotRequest) -> ShotRequest:
    """The same shot, its lengths in seconds of the world."""
    clock = clock_for(request)
    if clock.real:
        return request
    asked = None if request.seconds is None else clock.world(request.seconds)
    if asked is None and request.scene.camera.motion == "slow":
        asked = max(SHORTEST_WORLD_S, _HASTE * needed_s(request.scene), clock.spoken_s + _HASTE)
    elif asked is None:
        asked = clock.world(_FAST_S)
    timed = None if request.timed_seconds is None else clock.world(request.timed_seconds)
    return replace(request, seconds=asked, timed_seconds=timed)


def film_frames(world_frames: int, request: ShotRequest, clock: Clock) -> int:
    """How many pictures show so many frames' time of the world."""
    rate = request.rate
    if clock.real:
        return world_frames
    if request.seconds is not None and world_frames <= rate.frames(clock.world(request.seconds)):
        return rate.frames(request.seconds)
    return rate.frames(clock.film(rate.seconds(world_frames)))


def retimed(events: Iterable[Event], clock: Clock, until: int) -> tuple[Event, ...]:
    """Events when the film hears them; ``until``: its samples."""
    if clock.real:
        return tuple(events)
    moved = (
        replace(
            event, sample=clock.sample(event.sample),
            until=None if event.until is None else min(clock.sample(event.until), until),
            path=tuple(replace(at, sample=clock.sample(at.sample)) for at in event.path),
        )
        for event in events
    )  # fmt: skip
    return tuple(event for event in moved if event.sample < until)


_FAST_S = 5.0
"""Seconds of the film that a shot in fast motion lasts when nobody asked for a length."""
