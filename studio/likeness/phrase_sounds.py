"""Whether a Japanese phrase was said, without a recogniser of Japanese: by its sounds and when they come.

The studio's own voices say the phrase, a woman's and a man's. Both they and the recording are described fifty times a
second by what a recogniser of English makes of the sounds, and the cheapest way to walk through the two together is
found (dynamic time warping; Sakoe and Chiba 1978). What that costs says little by itself: every throat, room and
microphone costs something. So the same sounds are walked through in other orders, too: if the phrase was said, its own
order is cheaper than every other one by far; if something else was said, it is one wrong order among others.

It is weaker than reading words: two phrases that differ in one word may pass for each other.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.core.progress import CancelToken
from studio.likeness.phrase_recogniser import PLACES
from studio.likeness.voice_samples import at_16k
from studio.ports.likeness import Heard
from studio.ports.speech import Speaker, Speech, Voice
from studio.project.scene import Line

Vectors = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""(n,) at 16 kHz -> (places, 384), fifty a second."""

ACCEPTED_FROM = 0.36
"""Measured: of 34 recordings of the right phrase (26 of four synthetic voices that are not those of the comparison, 8
of real people, Common Voice) all are at 0.41 and above, of 238 of another one (182 of the same grammar and length) all
at 0.32 and below."""

_PIECE = PLACES * 3 // 10
"""Vectors of a piece that is put elsewhere: two morae."""

_ORDERS = 4

_PACES = (0.45, 2.2)
"""How long somebody may take against the studio's voices."""

_ROMAJI = {"A": "a", "I": "i", "U": "u", "E": "e", "O": "o"}


class Sounds:
    """Knows how phrases sound from ``speaker``. ``places`` is a file with what ``vectors`` are, on the whole, at each
    of their first places: a recogniser's vectors tell not only what sounds but also when.

    Raises:
        AssetMissingError: it is not there.
    """

    def __init__(self, places: Path, vectors: Vectors, speaker: Callable[[], Speaker]) -> None:
        try:
            self._places = np.asarray(np.load(places), np.float32)
        except (OSError, ValueError) as exc:
            raise AssetMissingError(
                f"The data {places.name} of phrase recognition are missing.", todo="Install the studio again."
            ) from exc
        self._vectors, self._speaker = vectors, speaker

    def heard(self, wave: NDArray[np.float32], phrase: str, cancel: CancelToken) -> Heard:
        """How well speech (n,) at 16 kHz, cut to where it is, fits the phrase. Raises ``AssetMissingError``."""
        recorded = self._sounds(wave)
        best, vowels = 0.0, ""
        for gender in ("female", "male"):
            cancel.check()
            said = self._speaker().speak(Line(speaker="", text=phrase, language="ja"), Voice(gender=gender), cancel)
            fit = self._fit(said, recorded, cancel)
            if fit >= best:
                best, vowels = fit, "".join(_ROMAJI.get(shape.text, "") for shape in said.phonemes)
        text = vowels if best >= ACCEPTED_FROM else ""
        return Heard(text=text, score=best, accepted_from=ACCEPTED_FROM, method="sounds")

    def _fit(self, said: Speech, recorded: NDArray[np.float32], cancel: CancelToken) -> float:
        if not said.words:
            return 0.0
        spoken = self._sounds(at_16k(said.samples[said.words[0].start : said.words[-1].end]))
        if not _PACES[0] < len(recorded) / len(spoken) < _PACES[1]:
            return 0.0
        right = cost(spoken, recorded)
        wrong: list[float] = []
        for order in orders(len(spoken)):
            cancel.check()
            wrong.append(cost(spoken[order], recorded))
        return float(np.clip(1.0 - right / max(1e-6, float(np.mean(wrong))), 0.0, 1.0))

    def _sounds(self, wave: NDArray[np.float32]) -> NDArray[np.float32]:
        """Vectors of length 1, without what is due to their place and to the voice as a whole."""
        vectors = self._vectors(wave)
        vectors = vectors - self._places[np.minimum(np.arange(len(vectors)), len(self._places) - 1)]
        vectors = vectors - vectors.mean(axis=0)
        return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), np.float32)


def orders(count: int) -> list[NDArray[np.int64]]:
    """Places 0..count in other orders: pieces of two morae, hardly any of them where it belongs. Always the same."""
    number = max(4, count // _PIECE)
    edges = [count * k // number for k in range(number + 1)]
    rng = np.random.default_rng(number)
    out: list[NDArray[np.int64]] = []
    while len(out) < _ORDERS:
        mixed = rng.permutation(number)
        if np.count_nonzero(mixed != np.arange(number)) >= 0.7 * number:
            pieces = [range(edges[int(place)], edges[int(place) + 1]) for place in mixed]
            out.append(np.array([at for piece in pieces for at in piece], np.int64))
    return out


def cost(spoken: NDArray[np.float32], recorded: NDArray[np.float32]) -> float:
    """Of the cheapest walk from the beginning of both to the end of both, by step (1 - cosine). Walking along one side
    alone costs a little more than walking both, so that the pace of neither runs away."""
    here = (1.0 - spoken @ recorded.T).astype(np.float64)
    rows, columns = here.shape
    # By diagonals, the last two of them by row: what it costs to be there, and over how many steps.
    before, before_that = np.full(rows + 1, np.inf), np.full(rows + 1, np.inf)
    steps, steps_before = np.zeros(rows + 1), np.zeros(rows + 1)
    before_that[0] = 0.0
    for diagonal in range(rows + columns - 1):
        row: NDArray[np.int64] = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1), dtype=np.int64)
        step = here[row, diagonal - row]
        ways = np.stack([before_that[row] + 1.6 * step, before[row] + 1.05 * step, before[row + 1] + 1.05 * step])
        lengths = np.stack([steps_before[row] + 1.6, steps[row] + 1.05, steps[row + 1] + 1.05])
        best = ways.argmin(axis=0)[None]
        now, taken = np.full(rows + 1, np.inf), np.zeros(rows + 1)
        now[row + 1] = np.take_along_axis(ways, best, 0)[0]
        taken[row + 1] = np.take_along_axis(lengths, best, 0)[0]
        before_that, before, steps_before, steps = before, now, steps, taken
    return float(before[rows] / steps[rows])
