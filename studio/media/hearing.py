"""What the loudspeakers play, recorded with the time at which it was heard: to measure how picture and sound meet."""

import importlib
import statistics
import time
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE

_BLOCK = 480


class PortAudioHearing:
    """The ``Hearing`` port on one of PortAudio's recording devices."""

    def __init__(self, device: str) -> None:
        self._device = device

    def record(self) -> "PortAudioRecording":
        """Begin. Raises ``InputError`` when there is no such device."""
        try:
            library = cast(Any, importlib.import_module("sounddevice"))
            return PortAudioRecording(library, self._device)
        except OSError as exc:
            raise InputError(f'The recording device "{self._device}" cannot be opened: {exc}.') from exc


class PortAudioRecording:
    """One stream from one device."""

    def __init__(self, library: Any, device: str) -> None:
        """Raises ``OSError``."""
        self._blocks: list[NDArray[np.float32]] = []
        self._begins: list[float] = []
        self._count = 0
        try:
            self._stream = library.InputStream(
                samplerate=SAMPLE_RATE,
                channels=1,
                dtype="float32",
                blocksize=_BLOCK,
                device=device,
                callback=self._hear,
            )
            self._stream.start()
        except (library.PortAudioError, ValueError) as exc:
            raise OSError(str(exc)) from exc

    def stop(self) -> tuple[NDArray[np.float32], float]:
        """End it: float32 (n,), and when its first sample was heard, in seconds of ``time.perf_counter``."""
        self._stream.stop()
        self._stream.close()
        sound = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.float32)
        return sound, statistics.median(self._begins) if self._begins else time.perf_counter()

    def _hear(self, samples: NDArray[np.float32], count: int, times: Any, status: Any) -> None:
        age = float(times.currentTime) - float(times.inputBufferAdcTime)
        self._begins.append(time.perf_counter() - age - self._count / SAMPLE_RATE)
        self._blocks.append(samples[:, 0].copy())
        self._count += count
