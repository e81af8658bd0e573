"""Sound across cuts: one shot crosses over into the next within 10 ms, at constant power, so no cut clicks."""

import numpy as np

from studio.ports.sound import Samples, Sound
from studio.workflows.film.shot import TAIL

ENDING = 19_200
"""Samples in which the sound of a film dies away."""
_HEARD = 0.02
"""Levels of dialogue above this are somebody who speaks."""


def spoken_before(dialogue: Samples, earlier: int | None) -> int | None:
    """How many samples before the next shot somebody spoke last; ``earlier`` is what it was before this one."""
    loud = np.flatnonzero(np.abs(dialogue).max(axis=1) > _HEARD) if len(dialogue) else np.zeros(0, np.intp)
    if loud.size:
        return len(dialogue) - int(loud[-1])
    return None if earlier is None else earlier + len(dialogue)


class Splice:
    """Joins the stems of shots end to end. Holds the last shot's tail, nothing more."""

    def __init__(self) -> None:
        self._tail = silence(TAIL)

    def join(self, stems: Sound, length: int, *, last: bool) -> Sound:
        """The next ``length`` samples of the film, from a shot's stems that go on up to ``TAIL`` samples after them.

        The film rises from silence within its first 10 ms and sinks to it in its last 0.4 s.
        """
        before, self._tail = self._tail, stems.read(length, TAIL)

        def joined(tail: Samples, stem: Samples) -> Samples:
            body = stem.copy()
            edge = min(TAIL, length)
            body[:edge] = _cross(tail[:edge], body[:edge])
            if last:
                end = min(ENDING, max(edge, length // 4))
                body[length - end :] = _cross(body[length - end :], np.zeros((end, 2), np.float32))
            return body

        shot = stems.read(0, length)
        return Sound(
            dialogue=joined(before.dialogue, shot.dialogue),
            effects=joined(before.effects, shot.effects),
            ambience=joined(before.ambience, shot.ambience),
            music=joined(before.music, shot.music),
        )


def silence(count: int) -> Sound:
    """So many samples of nothing."""
    nothing = np.zeros((count, 2), np.float32)
    return Sound(dialogue=nothing, effects=nothing, ambience=nothing, music=nothing)


def _cross(out: Samples, into: Samples) -> Samples:
    """From one sound to another. Sounds that have nothing in common cross at equal power (cosine and sine); the more
    alike they are (music that runs on over the cut), the nearer to equal gain, so the level never bulges."""
    angle = (np.arange(len(out), dtype=np.float64) + 0.5) / len(out) * (np.pi / 2)
    a, b = np.cos(angle), np.sin(angle)
    power = float(np.sqrt(np.sum(np.square(out, dtype=np.float64)) * np.sum(np.square(into, dtype=np.float64))))
    alike = max(0.0, float(np.sum(out.astype(np.float64) * into)) / power) if power > 0 else 0.0
    level = np.sqrt(1 + 2 * a * b * alike)
    mixed = out * (a / level)[:, None] + into * (b / level)[:, None]
    return mixed.astype(np.float32)
