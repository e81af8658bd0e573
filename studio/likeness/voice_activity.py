"""Where somebody speaks: a voice-activity network (Silero VAD), 32 ms at a time, a whole recording in one go."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.likeness.voice_print import RATE, session_of

FRAME = 512
"""Samples at 16 kHz that are judged at once."""

_BEFORE = 64
"""Samples before them that the network sees too."""

_BLOCK = 1_024
"""Frames of one run: half a minute."""

_FROM, _UNTIL = 0.5, 0.35
"""Speech begins with a probability above the first and lasts until it falls below the second."""

_SHORTEST = round(0.20 * RATE)
"""A click is no speech."""

_PAUSE = round(0.25 * RATE)
"""A shorter silence does not end a stretch."""

_MARGIN = round(0.06 * RATE)
"""Consonants begin before the voice and end after it."""


class Activity:
    """The network in ``file``.

    Raises:
        AssetMissingError: it is not there.
    """

    def __init__(self, file: Path) -> None:
        self._session = session_of(file)

    def stretches(self, wave: NDArray[np.float32]) -> tuple[tuple[int, int], ...]:
        """First and end sample of every stretch of speech in (n,) at 16 kHz."""
        likely = self.likely(wave)
        found: list[tuple[int, int]] = []
        begun: int | None = None
        for frame, chance in enumerate([*likely.tolist(), 0.0]):
            if begun is None and chance >= _FROM:
                begun = frame * FRAME
            elif begun is not None and chance < _UNTIL:
                end = frame * FRAME
                if found and begun - found[-1][1] < _PAUSE:
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((begun, end))
                begun = None
        return tuple(
            (max(0, a - _MARGIN), min(len(wave), z + _MARGIN)) for a, z in found if z - a >= _SHORTEST and a < len(wave)
        )

    def likely(self, wave: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely each frame is speech, 0..1."""
        count = -(-len(wave) // FRAME)
        if not count:
            return np.zeros(0, np.float32)
        padded = np.zeros(_BEFORE + count * FRAME, np.float32)
        padded[_BEFORE : _BEFORE + len(wave)] = wave
        frames = np.lib.stride_tricks.sliding_window_view(padded, _BEFORE + FRAME)[::FRAME]
        h = c = np.zeros((1, 1, 128), np.float32)
        out: list[NDArray[np.float32]] = []
        for start in range(0, count, _BLOCK):
            block = np.ascontiguousarray(frames[start : start + _BLOCK])
            chances, h, c = self._session.run(None, {"input": block, "h": h, "c": c})
            out.append(np.asarray(chances, np.float32).reshape(-1))
        return np.concatenate(out)
