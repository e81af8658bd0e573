"""When things are said, and how long the shot is."""

from collections.abc import Sequence

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.speech import Speech

SHORTEST_S = 4.0
_USUAL_S = 5.0
_BEFORE_FIRST_S = 0.7
_BETWEEN_S = 0.45
_AFTER_LAST_S = 0.8
_OVER_S = 0.5
"""How far one who shouts speaks into the other's line, of which the last tenth is only its ring."""
_HEATED = frozenset(("shout", "angry"))


def place_lines(speech: Sequence[Speech], first_s: float = _BEFORE_FIRST_S) -> tuple[float, ...]:
    """Start of each line in seconds, one after the other with a breath between.

    Two who shout at each other do not wait: the second begins while the first still speaks. Both are heard whole, and
    nobody speaks over himself.
    """
    starts: list[float] = []
    ends: dict[tuple[int, str], float] = {}
    now, before = first_s, None
    for line in speech:
        lasts, who = len(line.samples) / SAMPLE_RATE, (line.line.subject, line.line.speaker)
        if before is not None:
            now += _BETWEEN_S
            if _interrupts(before, line):
                now -= _BETWEEN_S + min(_OVER_S, 0.4 * len(before.samples) / SAMPLE_RATE, 0.5 * lasts)
            now = max(now, starts[-1], ends.get(who, 0.0))
        starts.append(round(now * SAMPLE_RATE) / SAMPLE_RATE)
        ends[who] = starts[-1] + lasts
        # Who is interrupted may go on longer than who interrupts.
        now, before = max(ends.values()), line
    return tuple(starts)


def _interrupts(before: Speech, line: Speech) -> bool:
    """Whether somebody falls into another's word: both are shouting or angry."""
    two = (before.line.subject, before.line.speaker) != (line.line.subject, line.line.speaker)
    return two and {before.line.tone, line.line.tone} <= _HEATED and min(before.line.subject, line.line.subject) >= 0


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
