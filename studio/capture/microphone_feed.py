"""A microphone through PortAudio: every block with the time at which it reached the converter."""

import contextlib
import time
from fractions import Fraction
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from studio.capture import refusals
from studio.capture.feeds import Moment, Taker
from studio.core.time import SAMPLE_RATE

_BLOCK = 0.01
"""Seconds asked for at a time. PortAudio must be given a number: left alone it drops samples through ALSA."""

_LATENCY = 0.1
"""Seconds of sound that may wait in the device: what a busy two-core machine needs never to lose any."""

_SILENT = 1.5
"""Seconds without a block after which a microphone counts as gone."""


class MicrophoneFeed:
    """The ``Feed`` port of one PortAudio device."""

    def __init__(self, library: Any, index: int | None, name: str) -> None:
        """``index`` as PortAudio counts, None for the system's own choice. Raises ``MachineError``."""
        self._library, self._name = library, name
        self._taker: Taker | None = None
        self._heard = time.monotonic()
        self._ended = False
        self._resampler: av.AudioResampler | None = None
        self._rate = SAMPLE_RATE
        try:
            self._stream = self._open(index)
        except (library.PortAudioError, ValueError) as exc:
            raise refusals.microphone(name, exc) from exc

    @property
    def name(self) -> str:
        """As the system calls it."""
        return self._name

    @property
    def own_clock(self) -> bool:
        """Its times are turned into this machine's as they come."""
        return False

    @property
    def rate(self) -> Fraction | None:
        """No pictures."""
        return None

    def start(self, taker: Taker) -> None:
        """Begin to listen. Raises ``MachineError``."""
        self._taker = taker
        self._heard = time.monotonic()
        try:
            self._stream.start()
        except self._library.PortAudioError as exc:
            raise refusals.microphone(self._name, exc) from exc

    def check(self) -> None:
        """A microphone that gives no blocks any more has gone."""
        if not self._ended and self._taker is not None and time.monotonic() - self._heard > _SILENT:
            self._ended = True
            self._taker.ended(self, refusals.microphone_gone(self._name), True)

    def close(self) -> None:
        """Let go of it; one that went away may not even be able to do that."""
        self._ended = True
        with contextlib.suppress(self._library.PortAudioError):
            self._stream.abort()
        with contextlib.suppress(self._library.PortAudioError):
            self._stream.close()

    def _open(self, index: int | None) -> Any:
        """At 48 kHz in mono where it can be had; else as the device likes it best, which is then turned into that."""
        facts = self._library.query_devices(index, "input")
        own, channels = round(float(facts["default_samplerate"])), max(1, min(2, int(facts["max_input_channels"])))
        trouble: Exception | None = None
        for rate, count in dict.fromkeys([(SAMPLE_RATE, 1), (SAMPLE_RATE, channels), (own, 1), (own, channels)]):
            try:
                stream = self._library.InputStream(
                    samplerate=rate,
                    channels=count,
                    dtype="float32",
                    blocksize=round(rate * _BLOCK),
                    latency=_LATENCY,
                    device=index,
                    callback=self._hear,
                )
            except self._library.PortAudioError as exc:
                trouble = trouble or exc
                continue
            self._rate = rate
            if rate != SAMPLE_RATE:
                self._resampler = av.AudioResampler("fltp", "mono", SAMPLE_RATE)
            return stream
        assert trouble is not None
        raise trouble

    def _hear(self, samples: NDArray[np.float32], count: int, times: Any, status: Any) -> None:
        self._heard = now = time.monotonic()
        age = float(self._stream.time) - float(times.inputBufferAdcTime)  # both asked for now: waiting does not matter
        if not 0.0 < age < 5.0:  # some drivers do not say
            age = count / self._rate
        taker = self._taker
        if taker is None or self._ended:
            return
        mono = samples.mean(1, dtype=np.float32) if samples.shape[1] > 1 else samples[:, 0].copy()
        moment = Moment(at=now - age, arrived=now)
        if self._resampler is None:
            taker.sound(mono, moment)
            return
        block = av.AudioFrame.from_ndarray(mono[None], format="fltp", layout="mono")
        block.sample_rate = self._rate
        for piece in self._resampler.resample(block):
            taker.sound(np.ascontiguousarray(piece.to_ndarray()[0], np.float32), moment)
