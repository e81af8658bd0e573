"""Loudspeakers through PortAudio, and the clock that all else follows. Without a device: a clock, and silence."""

import contextlib
import importlib
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.ports.playback import Fill, SoundOut

_BLOCK = 480
"""Samples asked for at a time, 10 ms. PortAudio must be given a number: left alone it drops samples through ALSA."""

_LATENCY = 0.1
"""Seconds of sound that may wait in the device: what a busy two-core machine needs never to fall silent."""

_GONE = 1.0
"""Seconds without being asked for sound after which the device counts as gone."""

NO_DEVICE = "No sound device was found: pictures play on time, without sound."
NO_LIBRARY = (
    "Sound needs the system's PortAudio library (on Debian: libportaudio2). Pictures play on time, without sound."
)
WENT_AWAY = "The sound device went away: pictures play on, without sound."


class PortAudioSpeaker:
    """The ``Loudspeaker`` port on the system's default device. ``device`` names another one, as PortAudio calls it."""

    def __init__(self, device: str | None = None) -> None:
        self._device = device

    def open(self, fill: Fill) -> SoundOut:
        """Begin to play what ``fill`` gives; without a device it is a clock that runs on time."""
        try:
            library = cast(Any, importlib.import_module("sounddevice"))
        except OSError:
            return SilentOut(fill, NO_LIBRARY)
        return WatchedOut(lambda: PortAudioOut(library, self._device, fill), fill)


class Device(SoundOut, Protocol):
    """A sound output that can go away."""

    @property
    def sent(self) -> int:
        """How many samples it has asked for."""
        ...

    @property
    def alive(self) -> bool:
        """Whether it still asks for sound."""
        ...


class PortAudioOut:
    """One stream to one device."""

    def __init__(self, library: Any, device: str | None, fill: Fill) -> None:
        """Raises ``OSError`` when there is no such device or it cannot be opened."""
        self._fill = fill
        self._error: type[Exception] = library.PortAudioError
        self._sent = 0
        self._anchor = (0.0, 0)
        self._asked = time.monotonic()
        self._heard = 0.0
        try:
            self._stream = library.OutputStream(
                samplerate=SAMPLE_RATE,
                channels=2,
                dtype="float32",
                blocksize=_BLOCK,
                latency=_LATENCY,
                device=device,
                callback=self._answer,
            )
            self._stream.start()
        except (library.PortAudioError, ValueError) as exc:
            raise OSError(str(exc)) from exc
        self._latency = round(float(self._stream.latency) * SAMPLE_RATE)

    @property
    def latency(self) -> int:
        """Samples between being filled in and being heard, about."""
        return self._latency

    @property
    def audible(self) -> bool:
        """It is a device."""
        return True

    @property
    def note(self) -> str:
        """Nothing to say."""
        return ""

    @property
    def sent(self) -> int:
        """How many samples it has asked for."""
        return self._sent

    @property
    def alive(self) -> bool:
        """Whether it asked for sound within the last second."""
        return time.monotonic() - self._asked < _GONE

    def clock(self) -> float:
        """Samples heard: those of the last block whose time is known, and what has passed since."""
        due, sent = self._anchor
        if not self._sent:
            return 0.0
        heard = sent + (float(self._stream.time) - due) * SAMPLE_RATE
        self._heard = min(max(self._heard, heard), float(self._sent))
        return self._heard

    def close(self) -> None:
        """Stop at once; a device that went away may not even be able to do that."""
        with contextlib.suppress(self._error):
            self._stream.abort()
        with contextlib.suppress(self._error):
            self._stream.close()

    def _answer(self, out: NDArray[np.float32], count: int, times: Any, status: Any) -> None:
        self._fill(out)
        self._anchor = (float(times.outputBufferDacTime), self._sent)
        self._sent += count
        self._asked = time.monotonic()


class SilentOut:
    """No device: ``fill`` is asked on time, what it gives is thrown away, and the clock runs on."""

    def __init__(self, fill: Fill, note: str = NO_DEVICE) -> None:
        self._fill, self._note = fill, note
        self._started = time.perf_counter()
        self._sent = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="silent-clock", daemon=True)
        self._thread.start()

    @property
    def latency(self) -> int:
        """One block."""
        return _BLOCK

    @property
    def audible(self) -> bool:
        """Never."""
        return False

    @property
    def note(self) -> str:
        """Why nothing is heard."""
        return self._note

    @property
    def sent(self) -> int:
        """How many samples it has asked for."""
        return self._sent

    @property
    def alive(self) -> bool:
        """A clock does not go away."""
        return True

    def clock(self) -> float:
        """Samples that would have been heard."""
        return max(0.0, (time.perf_counter() - self._started) * SAMPLE_RATE - _BLOCK)

    def close(self) -> None:
        """Stop and wait for the thread."""
        self._ended.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        block = np.zeros((_BLOCK, 2), np.float32)
        while not self._ended.is_set():
            due = (time.perf_counter() - self._started) * SAMPLE_RATE
            while self._sent <= due and not self._ended.is_set():
                self._fill(block)
                self._sent += _BLOCK
            self._ended.wait(_BLOCK / SAMPLE_RATE)


class WatchedOut:
    """A device for as long as it is there, then a silent clock that goes on from the same sample.

    Opening takes a tenth of a second and more, so that is done in the thread that watches; until then the clock is 0.
    """

    def __init__(self, make: Callable[[], Device], fill: Fill, patience: float = 0.25) -> None:
        self._make, self._fill, self._patience = make, fill, patience
        self._lock = threading.Lock()
        self._out: Device | None = None
        self._base = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="sound-device", daemon=True)
        self._thread.start()

    @property
    def latency(self) -> int:
        """That of the device."""
        out = self._out
        return out.latency if out is not None else 0

    @property
    def audible(self) -> bool:
        """Whether a device plays."""
        out = self._out
        return out is None or out.audible

    @property
    def note(self) -> str:
        """Why nothing is heard; empty while it is."""
        out = self._out
        return out.note if out is not None else ""

    def clock(self) -> float:
        """Samples heard since it was opened, whatever has become of the device."""
        with self._lock:
            return self._base + self._out.clock() if self._out is not None else 0.0

    def close(self) -> None:
        """Let go of the device and end the thread."""
        self._ended.set()
        self._thread.join()
        with self._lock:
            out, self._out = self._out, None
        if out is not None:
            out.close()

    def _watch(self) -> None:
        try:
            self._out = self._make()
        except OSError:
            self._out = SilentOut(self._fill, NO_DEVICE)
        while not self._ended.wait(self._patience):
            out = self._out
            if out.alive:
                continue
            with self._lock:
                self._base += out.sent  # what was asked for and never heard is skipped
                self._out = SilentOut(self._fill, WENT_AWAY)
            out.close()
