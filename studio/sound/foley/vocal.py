"""A voice without words: harmonics of a gliding pitch under gliding formants, with breath. Animals and people alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal

Curve = tuple[tuple[float, float], ...]
"""(time 0..1, value) points."""

_CONTROL = 240
_Shape = Callable[[NDArray[np.floating[Any]], int | slice], NDArray[np.floating[Any]]]


@dataclass(frozen=True, slots=True)
class Call:
    """One utterance. ``pitch`` in Hz over time; ``formants``: (Hz, width Hz, level) curves; ``loud`` the envelope;
    ``breath`` noise beside the tone 0..1; ``rough`` random unsteadiness of pitch and level 0..1; ``tilt_db`` fall of
    the source per octave; ``growl`` (Hz, depth) roughness by amplitude modulation; ``vibrato`` (Hz, depth)."""

    seconds: float
    pitch: Curve
    formants: tuple[tuple[Curve, float, float], ...]
    loud: Curve = ((0.0, 0.0), (0.08, 1.0), (0.7, 0.8), (1.0, 0.0))
    breath: float = 0.1
    rough: float = 0.1
    tilt_db: float = -8.0
    growl: tuple[float, float] = (0.0, 0.0)
    vibrato: tuple[float, float] = (0.0, 0.0)
    breath_curve: Curve = field(default=((0.0, 1.0), (1.0, 1.0)))


def flat(value: float) -> Curve:
    """A value that stays."""
    return ((0.0, value), (1.0, value))


def _at(curve: Curve, times: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    return np.interp(times, [t for t, _ in curve], [v for _, v in curve])


def sung(call: Call, rng: np.random.Generator) -> Signal:
    """The call as sound. Peak 1."""
    count = dsp.samples(call.seconds)
    steps = count // _CONTROL + 2
    times = np.linspace(0.0, 1.0, steps)
    pitch = _at(call.pitch, times)
    wander = np.interp(np.arange(steps), np.arange(0, steps + 4, 4), rng.standard_normal((steps + 4 + 3) // 4))
    pitch = pitch * (1.0 + 0.05 * call.rough * wander)
    if call.vibrato[0]:
        pitch *= 1.0 + call.vibrato[1] * np.sin(2.0 * np.pi * call.vibrato[0] * call.seconds * times)
    formants = [(_at(centre, times), width, level) for centre, width, level in call.formants]

    def gain(hz: NDArray[np.floating[Any]], column: int | slice) -> NDArray[np.floating[Any]]:
        total = np.full_like(hz, 0.012)
        for centres, width, level in formants:
            total += level / (1.0 + ((hz - centres[column]) / width) ** 2)
        return total

    at = np.arange(count) / _CONTROL
    grid = np.arange(steps)
    f0 = np.interp(at, grid, pitch)
    phase = np.cumsum(f0) / SAMPLE_RATE
    out = np.zeros(count, np.float32)
    highest = int(min(70, 10_000.0 / max(30.0, float(pitch.min()))))
    for harmonic in range(1, highest + 1):
        hz = pitch * harmonic
        level = gain(hz, slice(None)) * 10.0 ** (call.tilt_db * np.log2(harmonic) / 20.0)
        level *= np.clip((11_000.0 - hz) / 2_000.0, 0.0, 1.0)
        if float(level.max()) < 1e-3:
            continue
        turns = ((phase * harmonic) % 1.0).astype(np.float32)
        out += np.sin(np.float32(2.0 * np.pi) * turns) * dsp.single(np.interp(at, grid, dsp.single(level)))
    out = dsp.normalised(out)
    if call.breath > 0.0:
        air = dsp.normalised(_breath(rng, count, gain, steps))
        air *= np.interp(at, grid, _at(call.breath_curve, times)).astype(np.float32)
        out = dsp.single(out * np.float32(1.0 - 0.6 * call.breath) + air * np.float32(call.breath))
    if call.growl[0]:
        depth = np.float32(call.growl[1])
        buzz = dsp.sine(
            np.float32(call.growl[0]) * (1.0 + np.float32(0.15) * dsp.lowpass(dsp.white(rng, count), 30.0)), count
        )
        out = dsp.single(out * (1.0 - depth * (0.5 + 0.5 * buzz)))
    if call.rough:
        flutter = dsp.lowpass(dsp.white(rng, count), 45.0)
        out = dsp.single(
            out * (1.0 + np.float32(0.5 * call.rough) * flutter / np.float32(max(1e-6, dsp.peak(flutter))))
        )
    out = dsp.single(out * np.interp(at, grid, _at(call.loud, times)))
    return dsp.fade(dsp.normalised(out), 24, 480)


def _breath(rng: np.random.Generator, count: int, shape: _Shape, steps: int) -> Signal:
    piece = 512
    noise = dsp.white(rng, count + 2 * piece)
    out = np.zeros(count + 2 * piece, np.float32)
    window = np.hanning(2 * piece).astype(np.float32)
    bins = np.fft.rfftfreq(2 * piece, 1.0 / SAMPLE_RATE)
    for start in range(0, count, piece):
        response = shape(bins, min(steps - 1, start // _CONTROL))
        part = np.fft.irfft(np.fft.rfft(noise[start : start + 2 * piece]) * response, 2 * piece)
        out[start : start + 2 * piece] += part.astype(np.float32) * window
    return out[:count]


def spaced(calls: list[tuple[float, Signal, float]]) -> Signal:
    """Calls (seconds, signal, gain) laid one after the other on one track."""
    count = max(dsp.samples(at) + len(signal) for at, signal, _ in calls)
    out = np.zeros(count, np.float32)
    for at, signal, amount in calls:
        dsp.add(out, signal, dsp.samples(at), amount)
    return out


def vary(rng: np.random.Generator, spread: float = 0.06) -> float:
    """A factor around 1: no two animals are alike."""
    return 1.0 + spread * (2.0 * float(rng.random()) - 1.0)
