"""How loud it is while somebody speaks, and how much of a line has been said."""

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.workflows.cameo import phrases

SILENT = -90.0
_BLOCK = SAMPLE_RATE // 20
_ABOVE = 9.0
"""Decibels above the room that somebody is held to speak."""
_FALL = 18.0
"""Decibels a second that the meter falls."""


class Level:
    """Fed with all that is heard: float32 (n,) mono at 48 kHz. ``db`` is the meter, -90..0; ``lately`` the last
    seconds, for advice."""

    def __init__(self, seconds: float = 6.0) -> None:
        self.db = SILENT
        self.voiced = 0.0
        self._room = -50.0
        self._keep = round(seconds * SAMPLE_RATE)
        self._lately = np.zeros(0, np.float32)
        self._rest = np.zeros(0, np.float32)

    @property
    def lately(self) -> NDArray[np.float32]:
        """What was heard last."""
        return self._lately

    def begin(self) -> None:
        """Count what is said from here on."""
        self.voiced = 0.0

    def hear(self, samples: NDArray[np.float32]) -> None:
        """More sound."""
        self._lately = np.concatenate([self._lately, samples])[-self._keep :]
        waiting = np.concatenate([self._rest, samples])
        whole = len(waiting) // _BLOCK
        self._rest = waiting[whole * _BLOCK :]
        for block in waiting[: whole * _BLOCK].reshape(whole, _BLOCK):
            now = max(SILENT, 10 * float(np.log10(np.mean(block.astype(np.float64) ** 2) + 1e-12)))
            self.db = max(now, self.db - _FALL / 20)
            self._room += (now - self._room) * (0.4 if now < self._room else 0.004)
            if now > max(self._room + _ABOVE, -55.0):
                self.voiced += 1 / 20

    def share(self, text: str) -> float:
        """0..1: how much of a line has been said, by the time that was spoken. A guess: nobody listens to the words
        before the end."""
        spoken = 0.85 * (phrases.seconds(text) - 0.6)
        return min(1.0, self.voiced / max(spoken, 0.5))
