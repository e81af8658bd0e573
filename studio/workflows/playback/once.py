"""One sound, heard once: a line that somebody listens to."""

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from studio.ports.playback import Loudspeaker, SoundOut


class Once:
    """``play`` stops what still sounds. The device stays open until ``close``, as others may want it at once again."""

    def __init__(self, loudspeaker: Loudspeaker) -> None:
        self._loudspeaker = loudspeaker
        self._lock = Lock()
        self._samples = np.zeros(0, np.float32)
        self._place = 0
        self._out: SoundOut | None = None

    def play(self, samples: NDArray[np.float32]) -> None:
        """Play ``samples``: float32 (n,) mono or (n, 2) stereo at 48 kHz, -1..1."""
        stereo = samples if samples.ndim == 2 else np.repeat(samples[:, None], 2, axis=1)
        with self._lock:
            self._samples, self._place = np.ascontiguousarray(stereo, np.float32), 0
        if self._out is None:
            self._out = self._loudspeaker.open(self._fill)

    def stop(self) -> None:
        """Silence."""
        with self._lock:
            self._samples, self._place = np.zeros((0, 2), np.float32), 0

    def close(self) -> None:
        """Let go of the device."""
        self.stop()
        if self._out is not None:
            self._out.close()
            self._out = None

    def _fill(self, block: NDArray[np.float32]) -> None:
        with self._lock:
            part = self._samples[self._place : self._place + len(block)]
            self._place += len(part)
        block[: len(part)] = part
        block[len(part) :] = 0
