"""What a model made of a movie, joined with that movie: nothing is seen or heard twice, nothing but the part is new."""

from collections.abc import Callable
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.diffusion.footage import in_part
from studio.diffusion.performance import Decode
from studio.diffusion.planning import Plan
from studio.ports.engine import Footage, ShotRequest

_FADE = SAMPLE_RATE // 50
"""20 ms from one sound to the other."""


def over(request: ShotRequest) -> Callable[[int], NDArray[np.uint8] | None] | None:
    """The movie's own picture at a frame of the shot that is not of the part; None where all are the model's."""
    movie = request.footage
    if movie is None or movie.part is None:
        return None

    def _own(number: int) -> NDArray[np.uint8] | None:
        moment = Fraction(number) / request.rate.fps
        return None if in_part(movie, moment) else _at(movie, moment)

    return _own


def shown(decode: Decode, plan: Plan) -> Decode:
    """Without the pictures that were there for the model alone."""
    lead = plan.kept.lead if plan.kept else 0
    return (lambda cancel: islice(decode(cancel), lead, None)) if lead else decode


def heard(sound: NDArray[np.float32] | None, request: ShotRequest, plan: Plan) -> NDArray[np.float32] | None:
    """The shot's sound: float32 (n, 2) at 48 kHz. Of a movie whose part was made again, all else stays as it was; a
    model without sound makes the pictures alone again."""
    movie, kept = request.footage, plan.kept
    if movie is None or kept is None:
        return sound
    if movie.part is None:
        return None if sound is None else sound[round(Fraction(kept.lead) / plan.rate * SAMPLE_RATE) :]
    if movie.sound is None or sound is None:
        return movie.sound if sound is None else sound
    whole = np.array(movie.sound, np.float32)
    start, end = (min(len(whole), round(one * SAMPLE_RATE)) for one in movie.part)
    mine = np.zeros_like(whole)
    mine[: len(sound)] = sound[: len(whole)]
    weight = np.zeros(len(whole), np.float32)
    weight[start:end] = 1.0
    fade = min(_FADE, (end - start) // 2)
    if fade:
        rise = np.linspace(0.0, 1.0, fade, endpoint=False, dtype=np.float32)
        weight[start : start + fade] = rise
        weight[end - fade : end] = rise[::-1]
    return np.asarray(whole * (1 - weight[:, None]) + mine * weight[:, None], np.float32)


def _at(movie: Footage, moment: Fraction) -> NDArray[np.uint8]:
    return movie.picture(min(movie.frame_count - 1, int(moment * movie.rate.fps)))
