"""Sound that comes out of a real sound server, and a clock that goes on without one."""

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.media.loudspeaker import NO_DEVICE, WENT_AWAY, PortAudioSpeaker, SilentOut, WatchedOut
from studio.ports.playback import Fill, SoundOut
from tests.devices.null_sink import NullSink


class Source:
    """Gives a signal piece by piece, silence after it."""

    def __init__(self, signal: NDArray[np.float32]) -> None:
        self._signal, self.given = signal, 0

    def fill(self, out: NDArray[np.float32]) -> None:
        """As the device asks."""
        part = self._signal[self.given : self.given + len(out)]
        out[:] = 0.0
        out[: len(part)] = part
        self.given += len(out)


def _wait(ready: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.005)


class Frail:
    """A device that goes away when it is told to."""

    latency, audible, note = 480, True, ""

    def __init__(self, fill: Fill) -> None:
        self._inner = SilentOut(fill, "")
        self.alive, self.closed = True, False

    @property
    def sent(self) -> int:
        return self._inner.sent

    def clock(self) -> float:
        return self._inner.clock()

    def die(self) -> None:
        self._inner.close()
        self.alive = False

    def close(self) -> None:
        self._inner.close()
        self.closed = True


def test_without_a_device_the_clock_runs_on_time_and_says_so() -> None:
    source = Source(np.zeros((0, 2), np.float32))
    out = SilentOut(source.fill)
    begun = time.perf_counter()
    _wait(lambda: out.clock() > SAMPLE_RATE * 0.3)
    passed = (time.perf_counter() - begun) * SAMPLE_RATE
    assert abs(out.clock() - passed) < SAMPLE_RATE * 0.2
    assert source.given >= out.clock()
    assert (out.audible, out.note) == (False, NO_DEVICE)
    out.close()


def test_a_device_that_goes_away_is_followed_by_silence_and_the_clock_never_runs_back() -> None:
    source = Source(np.zeros((0, 2), np.float32))
    frail: list[Frail] = []

    def _make() -> Frail:
        frail.append(Frail(source.fill))
        return frail[-1]

    out = WatchedOut(_make, source.fill, patience=0.02)
    _wait(lambda: bool(frail) and out.clock() > 4_800)
    assert out.audible
    frail[0].die()
    at = out.clock()
    _wait(lambda: not out.audible)
    assert out.note == WENT_AWAY
    assert frail[0].closed
    before = at
    for _ in range(50):
        now = out.clock()
        assert now >= before
        before = now
        time.sleep(0.002)
    _wait(lambda: out.clock() > at + 4_800)
    assert source.given >= out.clock(), "it plays on what is given now"
    out.close()


def test_a_device_that_cannot_be_opened_is_a_silent_clock() -> None:
    def _make() -> Frail:
        raise OSError("no such device")

    out: SoundOut = WatchedOut(_make, Source(np.zeros((0, 2), np.float32)).fill, patience=0.02)
    _wait(lambda: not out.audible)
    assert out.note == NO_DEVICE
    _wait(lambda: out.clock() > 1_000)
    out.close()


def test_closing_ends_every_thread() -> None:
    before = set(threading.enumerate())
    for _ in range(3):
        out = PortAudioSpeaker("no device of this name").open(Source(np.zeros((0, 2), np.float32)).fill)
        out.close()
    assert set(threading.enumerate()) == before


@pytest.mark.slow
def test_what_is_given_comes_out_of_the_loudspeakers_sample_for_sample(null_sink: NullSink) -> None:
    rng = np.random.default_rng(5)
    signal = np.zeros((SAMPLE_RATE, 2), np.float32)
    signal[4_800:43_200] = rng.uniform(-0.4, 0.4, (38_400, 2)).astype(np.float32)
    source = Source(signal)
    with null_sink.record() as heard:
        out = PortAudioSpeaker().open(source.fill)
        _wait(lambda: out.clock() > SAMPLE_RATE * 1.3)
        assert out.audible
        assert 0 < out.latency < SAMPLE_RATE // 2
        out.close()
    sound = heard.samples
    start = int(np.flatnonzero(np.abs(sound[:, 0]) > 1e-4)[0])
    first = int(np.flatnonzero(np.abs(signal[:, 0]) > 1e-4)[0])
    part = sound[start : start + 30_000]
    wanted = signal[first : first + 30_000]
    assert np.corrcoef(part[:, 0], wanted[:, 0])[0, 1] > 0.99
