"""When things are said, and how long the shot is."""

from collections.abc import Sequence

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.speech import Speech

SHORTEST_S = 4.0
_USUAL_S = 5.0
_BEFORE_FIRST_S = 0.7
_BETWEEN_S = 0.45
_AFTER_LAST_S = 0.8


def place_lines(speech: Sequence[Speech], first_s: float = _BEFORE_FIRST_S) -> tuple[float, ...]:
    """Start of each line in seconds, one after the other with a breath between."""
    starts: list[float] = []
    now = first_s
    for line in speech:
        starts.append(round(now * SAMPLE_RATE) / SAMPLE_RATE)
        now += len(line.samples) / SAMPLE_RATE + _BETWEEN_S
    return tuple(starts)


def shot_frames(
    asked_s: float | None, needed_s: float, speech: Sequence[Speech], starts: Sequence[float], rate: FrameRate
) -> tuple[int, bool]:
    """(frames, whether the wish for a length could not be kept). Speech is never cut off: it sets the length.

    ``needed_s``: what the action takes when nobody asked for a length.
    """
    spoken = max((s + len(x.samples) / SAMPLE_RATE for s, x in zip(starts, speech, strict=True)), default=0.0)
    least = spoken + _AFTER_LAST_S if speech else 0.0
    if asked_s is None:
        return rate.frames(max(SHORTEST_S, _USUAL_S if not speech else 0.0, needed_s, least)), False
    if spoken + 0.1 > asked_s:
        return rate.frames(least), True
    return rate.frames(asked_s), False
