"""Sound across cuts: one shot crosses over into the next within 10 ms, at constant power, so no cut clicks."""

import numpy as np
from numpy.typing import NDArray

from studio.workflows.shot import TAIL

ENDING = 19_200
"""Samples in which the sound of a film dies away."""

Samples = NDArray[np.float32]
"""float32 (n, 2) at 48 kHz, -1..1."""


class Splice:
    """Joins the sound of shots end to end. Holds the last shot's tail, nothing more."""

    def __init__(self) -> None:
        self._tail: Samples = np.zeros((TAIL, 2), np.float32)

    def join(self, sound: Samples, length: int, *, last: bool) -> Samples:
        """The next ``length`` samples of the film, from a shot's sound that goes on up to ``TAIL`` samples after them.

        The film rises from silence within its first 10 ms and sinks to it in its last 0.4 s.
        """
        body = np.zeros((length, 2), np.float32)
        body[: len(sound)] = sound[:length]
        edge = min(TAIL, length)
        body[:edge] = _cross(self._tail[:edge], body[:edge])
        if last:
            end = min(ENDING, max(edge, length // 4))
            body[length - end :] = _cross(body[length - end :], np.zeros((end, 2), np.float32))
        self._tail = np.zeros((TAIL, 2), np.float32)
        rest = sound[length : length + TAIL]
        self._tail[: len(rest)] = rest
        return body


def _cross(out: Samples, into: Samples) -> Samples:
    """From one sound to another. Sounds that have nothing in common cross at equal power (cosine and sine); the more
    alike they are (music that runs on over the cut), the nearer to equal gain, so the level never bulges."""
    angle = (np.arange(len(out), dtype=np.float64) + 0.5) / len(out) * (np.pi / 2)
    a, b = np.cos(angle), np.sin(angle)
    power = float(np.sqrt(np.sum(np.square(out, dtype=np.float64)) * np.sum(np.square(into, dtype=np.float64))))
    alike = max(0.0, float(np.sum(out.astype(np.float64) * into)) / power) if power > 0 else 0.0
    level = np.sqrt(1 + 2 * a * b * alike)
    mixed = out * (a / level)[:, None] + into * (b / level)[:, None]
    return np.clip(mixed, -1.0, 1.0).astype(np.float32)
