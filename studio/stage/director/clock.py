"""Slow and fast motion: which second of the world a second of the film shows.

The world is staged in its own time, physics and gaits untouched; the camera runs faster or slower than the projector
(overcranking, undercranking). While somebody speaks both run alike, so that words are words and lips keep time.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.ports.engine import ShotRequest
from studio.project.scene import Motion
from studio.stage.director.timing import place_lines

Array = NDArray[np.float64]

RATES: dict[Motion, float] = {"slow": 0.4, "real": 1.0, "fast": 3.0}
"""Seconds of the world in a second of the film. 0.4: what 60 pictures a second give at 24."""

SHORTEST_WORLD_S = 2.8
"""Seconds of the world that a shot in slow motion shows when nobody asked for a length."""

LONGEST_UNASKED_S = 30.0
"""Seconds that are surely enough for a shot of which nobody said how long it should be, its words apart."""

_EASE_S = 0.3
"""Seconds of the world in which one speed becomes the other."""
_STEP_S = 1 / 240


class Clock:
    """Strictly rising both ways. Before its beginning and after its end it goes on as it went."""

    def __init__(self, motion: Motion, spoken: Sequence[tuple[float, float]], until_s: float) -> None:
        """``spoken``: (start, end) of the lines in seconds of the world; ``until_s``: how much of the world it is
        made for."""
        self.real = motion == "real"
        """Whether the film's seconds are the world's."""
        self.spoken_s = max((end for _, end in spoken), default=0.0)
        """Second of the world at which the last word has been said; 0 if nobody speaks."""
        count = max(2, round(until_s / _STEP_S) + 1)
        self._world: Array = np.arange(count, dtype=np.float64) * _STEP_S
        middle = self._world[:-1] + _STEP_S / 2
        self._rates: Array = np.full(count - 1, RATES[motion], np.float64)
        for start, end in spoken:
            away = np.maximum(np.maximum(start - middle, middle - end), 0.0) / _EASE_S
            share = 1.0 - np.clip(away, 0.0, 1.0)
            share *= share * (3.0 - 2.0 * share)
            self._rates += share * (1.0 - self._rates)
        self._film: Array = np.concatenate([[0.0], np.cumsum(_STEP_S / self._rates)])

    def world(self, film_s: float) -> float:
        """The second of the world that the film shows at a second of its own."""
        return film_s if self.real else _mapped(film_s, self._film, self._world)

    def film(self, world_s: float) -> float:
        """When the film shows a second of the world."""
        return world_s if self.real else _mapped(world_s, self._world, self._film)

    def sample(self, world: int) -> int:
        """When the film's sound has a sample of the world's."""
        return world if self.real else round(self.film(world / SAMPLE_RATE) * SAMPLE_RATE)

    def rate(self, world_s: float) -> float:
        """Seconds of the world in a second of the film, just then: by so much less or more a shutter smears."""
        if self.real:
            return 1.0
        return float(self._rates[min(max(int(world_s / _STEP_S), 0), len(self._rates) - 1)])


def clock_for(request: ShotRequest) -> Clock:
    """The clock of a shot."""
    motion = request.scene.camera.motion
    if motion == "real":
        return Clock(motion, (), 0.0)
    starts = place_lines(request.speech)
    spoken = [
        (start, start + len(one.samples) / SAMPLE_RATE) for start, one in zip(starts, request.speech, strict=True)
    ]
    film_s = max(request.seconds or 0.0, request.timed_seconds or 0.0, LONGEST_UNASKED_S)
    return Clock(motion, spoken, max([film_s * max(RATES[motion], 1.0), *(end for _, end in spoken)]) + 1.0)


def _mapped(x: float, xs: Array, ys: Array) -> float:
    if x < xs[0]:
        return float(ys[0] + (x - xs[0]) * (ys[1] - ys[0]) / (xs[1] - xs[0]))
    if x > xs[-1]:
        return float(ys[-1] + (x - xs[-1]) * (ys[-1] - ys[-2]) / (xs[-1] - xs[-2]))
    return float(np.interp(x, xs, ys))
