"""Sound laid into a file as far as its pictures have come."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, cast

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.media.pyav import Audio, Output

Pack = Callable[[NDArray[np.float32]], av.AudioFrame]
"""float32 (n, 2) as what the encoder takes."""

_BLOCK = SAMPLE_RATE
_WHOLE = {16: (32_767, "s16", 0), 24: (8_388_607, "s32", 8)}


class SoundTrack:
    """Blocks of float32 (n, 2) at 48 kHz; where they end, silence."""

    def __init__(
        self, output: Output, audio: Audio, sound: Iterable[NDArray[np.float32]], pack: Pack, origin: int = 0
    ) -> None:
        """``origin`` is when the first sample is heard, in samples."""
        self._output, self._audio, self._coming, self._pack = output, audio, iter(sound), pack
        self._origin = origin
        self._rest = np.zeros((0, 2), np.float32)
        self._heard = 0

    def run(self, until: int) -> None:
        """Encode up to, not including, sample ``until``."""
        while self._heard < until:
            if not len(self._rest):
                block = next(self._coming, None)
                self._rest = np.zeros((min(_BLOCK, until - self._heard), 2), np.float32) if block is None else block
                continue
            now, self._rest = self._rest[: until - self._heard], self._rest[until - self._heard :]
            frame = self._pack(now)
            frame.sample_rate, frame.pts, frame.time_base = (
                SAMPLE_RATE,
                self._origin + self._heard,
                Fraction(1, SAMPLE_RATE),
            )
            self._heard += len(now)
            self._output.mux(self._audio.encode(frame))

    def end(self) -> None:
        """What is still in the encoder."""
        self._output.mux(self._audio.encode(None))


def planar(samples: NDArray[np.float32]) -> av.AudioFrame:
    """For AAC."""
    return av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")


def packed(samples: NDArray[np.float32]) -> av.AudioFrame:
    """For Opus."""
    return _frame(np.ascontiguousarray(samples), "flt")


def whole(bits: int) -> Pack:
    """For PCM of 16 or 24 bits: rounded, and clipped beyond -1..1."""
    full, form, shift = _WHOLE[bits]

    def _pack(samples: NDArray[np.float32]) -> av.AudioFrame:
        numbers = np.rint(np.clip(samples, -1.0, 1.0).astype(np.float64) * full).astype(np.int32) << shift
        return _frame(numbers.astype(np.int16) if bits == 16 else numbers, form)

    return _pack


def _frame(samples: NDArray[Any], form: str) -> av.AudioFrame:
    return av.AudioFrame.from_ndarray(cast(Any, samples.reshape(1, -1)), format=form, layout="stereo")
