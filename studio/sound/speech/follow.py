"""A recording of a line in place of a voice: where its words and mouth shapes are, found by laying it beside the line
as the studio would speak it.

Both are described every 10 ms by mel cepstra, and the cheapest way to walk through the two together (dynamic time
warping; Sakoe & Chiba 1978) tells which moment of the recording is which moment of the spoken line. The spoken line
knows its own times, in every language that can be spoken; no recogniser is needed.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.ports.speech import Speech, Timed
from studio.sound import dsp, measure
from studio.sound.dsp import Signal

LOUDNESS = -23.0
"""Recordings are brought to the level of spoken lines."""

_RATE = 16_000
_HOP, _WINDOW, _SIZE = 160, 400, 512
_BANDS, _CEPSTRA = 26, 13
_STRETCH = SAMPLE_RATE // _RATE
_QUIET_DB = -38.0
"""Below the loudest moment: there the mouth rests."""

_REST = dsp.samples(0.16)
"""A silence in the recording as long as this closes the mouth."""


def followed(spoken: Speech, recording: Signal) -> Speech:
    """The line with the recording's samples (mono, 48 kHz, as long as it is), words and mouth shapes where it has them.

    ``spoken`` is the line as a voice of the studio says it. A recording in which nothing is heard moves no mouth.
    """
    wave = dsp.single(np.asarray(recording, np.float32))
    if dsp.peak(wave) < 1e-4 or not len(wave):
        return Speech(line=spoken.line, samples=wave, words=(), phonemes=_rest(len(wave)))
    wave = _level(wave)
    first, last = _heard(wave)
    begin, stop = _heard(spoken.samples)
    moment = _warp(spoken.samples[begin:stop], wave[first:last])

    def _at(sample: int) -> int:
        return int(first + moment(sample - begin))

    words = tuple(Timed(word.text, _at(word.start), max(_at(word.end), _at(word.start) + 1)) for word in spoken.words)
    shapes = [(shape.text, _at(shape.start)) for shape in spoken.phonemes]
    return Speech(line=spoken.line, samples=wave, words=words, phonemes=_shapes(shapes, wave, first, last))


def _level(wave: Signal) -> Signal:
    """At the loudness of spoken lines, peaks rounded as theirs are; as it is when nothing lasts long enough to tell."""
    loudness = measure.loudness(wave)
    if not np.isfinite(loudness):
        return wave
    out = wave * np.float32(dsp.decibels(LOUDNESS - loudness))
    top = dsp.peak(out)
    if top > 0.9:
        out = np.tanh(out / np.float32(top) * np.float32(1.5)) / np.float32(np.tanh(1.5)) * np.float32(0.9)
    return dsp.single(out)


def _heard(wave: Signal) -> tuple[int, int]:
    """From the first to the last audible sample; all of it where nothing stands out."""
    contour = dsp.smooth(np.abs(wave), dsp.samples(0.01))
    loud = np.flatnonzero(contour > float(contour.max(initial=0.0)) * dsp.decibels(_QUIET_DB))
    if loud.size < _HOP * _STRETCH * 4:
        return 0, len(wave)
    return int(loud[0]), int(loud[-1]) + 1


class _Walk:
    """Which sample of the recording belongs to a sample of the spoken line; straight on beyond the ends."""

    def __init__(self, frames: NDArray[np.float64], spoken: int, recorded: int) -> None:
        hop = _HOP * _STRETCH
        self._from = np.concatenate([[0.0], (np.arange(len(frames)) + 0.5) * hop, [spoken]])
        self._to = np.concatenate([[0.0], (frames + 0.5) * hop, [recorded]])
        self._to = np.maximum.accumulate(np.minimum(self._to, recorded))

    def __call__(self, sample: int) -> float:
        return float(np.interp(sample, self._from, self._to))


def _warp(spoken: Signal, recorded: Signal) -> _Walk:
    a, b = _features(spoken), _features(recorded)
    path = _cheapest(np.sqrt(np.maximum(0.0, _squared(a, b))))
    # A frame of the spoken line that meets several frames of the recording lies in their middle.
    total, count = np.zeros(len(a)), np.zeros(len(a))
    np.add.at(total, path[:, 0], path[:, 1])
    np.add.at(count, path[:, 0], 1.0)
    return _Walk(total / np.maximum(count, 1.0), len(spoken), len(recorded))


def _squared(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    return (a * a).sum(1)[:, None] + (b * b).sum(1)[None, :] - 2.0 * (a @ b.T)


def _features(wave: Signal) -> NDArray[np.float32]:
    """(frames, 26) float32: cepstra 1..12, energy, and how they change; each with mean 0 and spread 1."""
    low = dsp.resample(wave, 1, _STRETCH)
    low = np.append(low[:1], low[1:] - np.float32(0.97) * low[:-1])
    count = max(4, 1 + (len(low) - 1) // _HOP)
    padded = np.zeros(count * _HOP + _WINDOW, np.float32)
    padded[_WINDOW // 2 - _HOP // 2 :][: len(low)] = low[: len(padded) - _WINDOW // 2 + _HOP // 2]
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP][:count]
    power = np.abs(np.fft.rfft(frames * np.hamming(_WINDOW), _SIZE)) ** 2
    mel = np.log(power @ _bank().T + 1e-6)
    cepstra = mel @ _cosines().T
    steps = np.gradient(cepstra, axis=0)
    both = np.concatenate([cepstra, 1.5 * steps], axis=1)
    spread = both.std(0)
    return ((both - both.mean(0)) / np.where(spread > 1e-6, spread, 1.0)).astype(np.float32)


@lru_cache(maxsize=1)
def _bank() -> NDArray[np.float64]:
    """(bands, bins): triangles of equal width on the mel scale, 80 Hz to 7.6 kHz."""
    low, high = (2595.0 * float(np.log10(1.0 + hz / 700.0)) for hz in (80.0, 7_600.0))
    corners = 700.0 * (10.0 ** (np.linspace(low, high, _BANDS + 2) / 2595.0) - 1.0)
    left, top, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    hz = np.fft.rfftfreq(_SIZE, 1.0 / _RATE)[None, :]
    return np.maximum(0.0, np.minimum((hz - left) / (top - left), (right - hz) / (right - top)))


@lru_cache(maxsize=1)
def _cosines() -> NDArray[np.float64]:
    """(cepstra, bands): DCT-II."""
    orders, bands = np.arange(_CEPSTRA)[:, None], np.arange(_BANDS)[None, :]
    return np.cos(np.pi * orders * (bands + 0.5) / _BANDS)


def _cheapest(cost: NDArray[np.float32]) -> NDArray[np.int64]:
    """(steps, 2): the cheapest walk from corner to corner of ``cost`` (rows, columns), by diagonals.

    Walking along one side alone costs a little more than walking both, so that the pace of neither runs away.
    """
    rows, columns = cost.shape
    total = np.full((rows + 1, columns + 1), np.inf)
    total[0, 0] = 0.0
    came = np.zeros((rows, columns), np.int8)
    for diagonal in range(rows + columns - 1):
        i: NDArray[np.int64] = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1), dtype=np.int64)
        j: NDArray[np.int64] = diagonal - i
        here = cost[i, j].astype(np.float64)
        ways = np.stack([total[i, j] + 1.6 * here, total[i, j + 1] + 1.05 * here, total[i + 1, j] + 1.05 * here])
        best = ways.argmin(0)
        came[i, j] = best
        total[i + 1, j + 1] = np.take_along_axis(ways, best[None], 0)[0]
    row, column = rows - 1, columns - 1
    steps = [(row, column)]
    while row or column:
        way = int(came[row, column])
        row, column = row - (way != 2), column - (way != 1)
        steps.append((row, column))
    return np.array(steps[::-1], np.int64)


def _shapes(shapes: list[tuple[str, int]], wave: Signal, first: int, last: int) -> tuple[Timed, ...]:
    """Mouth shapes without gaps over the whole recording: at rest before, after, and in its silences."""
    count = len(wave)
    starts = [("rest", 0), *((text, max(first, at)) for text, at in shapes if at < last), ("rest", min(last, count))]
    for begin, stop in _silences(wave, first, last):
        resumed = next((text for text, at in reversed(starts) if at <= stop), "rest")
        starts = [(text, at) for text, at in starts if not begin <= at < stop]
        starts += [("rest", begin), (resumed, stop)]
    starts.sort(key=lambda shape: shape[1])
    merged: list[tuple[str, int]] = []
    for text, at in starts:
        if merged and merged[-1][1] >= at:
            merged[-1] = (text, merged[-1][1])
        elif not merged or merged[-1][0] != text:
            merged.append((text, at))
    ends = [at for _, at in merged[1:]] + [count]
    return tuple(Timed(text, at, end) for (text, at), end in zip(merged, ends, strict=True) if end > at)


def _silences(wave: Signal, first: int, last: int) -> list[tuple[int, int]]:
    """Where the recording is quiet for long enough to close the mouth."""
    contour = dsp.smooth(np.abs(wave), dsp.samples(0.02))
    quiet = contour < float(contour.max(initial=0.0)) * dsp.decibels(_QUIET_DB + 8.0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet[first:last].astype(np.int8), [0]]))) + first
    return [(int(a), int(b)) for a, b in pairwise(edges) if quiet[min(int(a), len(quiet) - 1)] and b - a >= _REST]


def _rest(count: int) -> tuple[Timed, ...]:
    return (Timed("rest", 0, count),) if count else ()
