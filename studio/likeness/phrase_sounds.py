"""Whether a Japanese phrase was said, without a recogniser of Japanese: by its sounds and when they come.

The studio's own voices say the phrase, a woman's and a man's. Both they and the recording are described every 10 ms by
mel cepstra, and the cheapest way to walk through the two together is found (dynamic time warping; Sakoe and Chiba
1978). What that costs says little by itself: every throat, room and microphone costs something. So the same sounds are
walked through in other orders, too: if the phrase was said, its own order is cheaper than every other one by far; if
something else was said, it is one wrong order among others. Where somebody has to hurry or dawdle much more than people
do, that counts against it.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.likeness.voice_samples import at_16k
from studio.ports.likeness import Heard
from studio.ports.speech import Speaker, Speech, Voice
from studio.project.scene import Line

ACCEPTED_FROM = 0.5

_RATE, _HOP, _WINDOW, _SIZE = 16_000, 160, 400, 512
_BANDS, _CEPSTRA = 26, 13
_PIECE = 30
"""Frames of a piece that is put elsewhere: two morae."""

_ORDERS = 6
_NONE, _SURE = 0.0, 0.12
"""How much cheaper the right order is where nothing fits, and where nobody doubts it."""

_PACES = (0.45, 2.2)
"""How long somebody takes against the studio's voices."""

_ROMAJI = {"A": "a", "I": "i", "U": "u", "E": "e", "O": "o"}


class Sounds:
    """Knows how phrases sound from ``speaker``."""

    def __init__(self, speaker: Callable[[], Speaker]) -> None:
        self._speaker = speaker

    def heard(self, wave: NDArray[np.float32], phrase: str, cancel: CancelToken) -> Heard:
        """How well speech (n,) at 16 kHz, cut to where it is, fits the phrase. Raises ``AssetMissingError``."""
        recorded = features(wave)
        best, vowels = 0.0, ""
        for gender in ("female", "male"):
            cancel.check()
            line = Line(speaker="", text=phrase, language="ja")
            said = self._speaker().speak(line, Voice(gender=gender), cancel)
            fit = _fit(said, recorded, cancel)
            if fit >= best:
                best, vowels = fit, "".join(_ROMAJI.get(shape.text, "") for shape in said.phonemes)
        text = vowels if best >= ACCEPTED_FROM else ""
        return Heard(text=text, score=best, accepted_from=ACCEPTED_FROM, method="sounds")


def _fit(said: Speech, recorded: NDArray[np.float32], cancel: CancelToken) -> float:
    spoken = features(at_16k(said.samples[said.words[0].start : said.words[-1].end] if said.words else said.samples))
    if not _PACES[0] < len(recorded) / len(spoken) < _PACES[1]:
        return 0.0
    right = cost(spoken, recorded)
    wrong: list[float] = []
    for order in orders(len(spoken)):
        cancel.check()
        wrong.append(cost(spoken[order], recorded))
    cheaper = 1.0 - right / float(np.mean(wrong))
    return float(np.clip((cheaper - _NONE) / (_SURE - _NONE), 0.0, 1.0))


def orders(count: int) -> list[NDArray[np.int64]]:
    """Frames 0..count in other orders: pieces of two morae, hardly any of them where it belongs. Always the same."""
    number = max(4, count // _PIECE)
    pieces = np.array_split(np.arange(count, dtype=np.int64), number)
    rng = np.random.default_rng(number)
    out: list[NDArray[np.int64]] = []
    while len(out) < _ORDERS:
        mixed = rng.permutation(number)
        if np.count_nonzero(mixed != np.arange(number)) >= 0.7 * number:
            out.append(np.concatenate([pieces[place] for place in mixed.tolist()]))
    return out


def features(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """(frames, 26) float32 of speech (n,) at 16 kHz: mel cepstra and how they change, each with mean 0 and spread 1."""
    bent = np.append(wave[:1], wave[1:] - np.float32(0.97) * wave[:-1])
    count = max(8, 1 + (len(bent) - 1) // _HOP)
    padded = np.zeros(count * _HOP + _WINDOW, np.float32)
    begin = _WINDOW // 2 - _HOP // 2
    padded[begin : begin + len(bent)] = bent[: len(padded) - begin]
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP][:count]
    power = np.abs(np.fft.rfft(frames * np.hamming(_WINDOW), _SIZE)) ** 2
    cepstra = np.log(power @ _bank().T + 1e-6) @ _cosines().T
    both = np.concatenate([cepstra, 1.5 * np.gradient(cepstra, axis=0)], axis=1)
    spread = both.std(axis=0)
    return np.asarray((both - both.mean(axis=0)) / np.where(spread > 1e-6, spread, 1.0), np.float32)


def cost(spoken: NDArray[np.float32], recorded: NDArray[np.float32]) -> float:
    """Of the cheapest walk from the beginning of both to the end of both, by step."""
    squared = (spoken**2).sum(1)[:, None] + (recorded**2).sum(1)[None, :] - 2.0 * (spoken @ recorded.T)
    here = np.sqrt(np.maximum(0.0, squared)).astype(np.float64)
    rows, columns = here.shape
    # By diagonals, each kept by its row: what it costs to be there, and in how many steps.
    infinite = np.full(rows + 1, np.inf)
    before, before_that = infinite.copy(), infinite.copy()
    steps, steps_before = np.zeros(rows + 1), np.zeros(rows + 1)
    before_that[0] = 0.0
    for diagonal in range(rows + columns - 1):
        first, last = max(0, diagonal - columns + 1), min(rows, diagonal + 1)
        row = np.arange(first, last)
        step = here[row, diagonal - row]
        ways = np.stack([before_that[row] + 1.6 * step, before[row] + 1.05 * step, before[row + 1] + 1.05 * step])
        best = ways.argmin(axis=0)
        now, taken = infinite.copy(), np.zeros(rows + 1)
        now[row + 1] = np.take_along_axis(ways, best[None], 0)[0]
        lengths = np.stack([steps_before[row] + 1.6, steps[row] + 1.05, steps[row + 1] + 1.05])
        taken[row + 1] = np.take_along_axis(lengths, best[None], 0)[0]
        before_that, before, steps_before, steps = before, now, steps, taken
    return float(before[rows] / steps[rows])


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
    cepstrum, bands = np.arange(_CEPSTRA)[:, None], np.arange(_BANDS)[None, :]
    return np.cos(np.pi * cepstrum * (bands + 0.5) / _BANDS)
