"""Sound of any rate and any number of channels as stereo at 48 kHz."""

from fractions import Fraction
from typing import Any

import numpy as np
from av import AudioFrame, AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE

KNOWN = frozenset(
    (
        *("mono", "stereo", "downmix", "2.1", "3.0", "3.0(back)", "3.1", "4.0", "4.1", "quad", "quad(side)", "5.0"),
        *("5.0(side)", "5.1", "5.1(side)", "6.0", "6.1", "7.0", "7.1", "7.1(wide)"),
    )
)
"""Layouts that swresample mixes as ITU-R BS.775 says: centre and surround at -3 dB, no low-frequency channel."""


class Downmix:
    """One stream of sound, frame by frame. A stream that changes its form in the middle begins anew there."""

    def __init__(self) -> None:
        self._resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        self._packed: AudioResampler | None = None
        self._form: tuple[str, str, int] | None = None
        self._position = 0

    def stereo(self, frame: AudioFrame) -> list[NDArray[np.float32]]:
        """float32 (n, 2) blocks, as many as are ready; -1..1 where the source is."""
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        before: list[NDArray[np.float32]] = []
        if form != self._form:
            if self._form is not None:
                before = self.rest()
            self._form = form
            self._resampler = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            self._packed = None
            self._position = 0
        try:
            if frame.layout.name in KNOWN:
                return before + [
                    _rows(piece, frame.layout.nb_channels > 2) for piece in self._resampler.resample(frame)
                ]
            return before + self._folded(frame)
        except (FFmpegError, ValueError):
            return before

    def rest(self) -> list[NDArray[np.float32]]:
        """What is still inside."""
        try:
            return [_rows(piece) for piece in self._resampler.resample(None)]
        except (FFmpegError, ValueError):
            return []

    def _folded(self, frame: AudioFrame) -> list[NDArray[np.float32]]:
        if self._packed is None:
            # PyAV crashes on the ninth plane of planar sound
            self._packed = AudioResampler(format="flt", layout=frame.layout, rate=frame.sample_rate)
        out: list[NDArray[np.float32]] = []
        for piece in self._packed.resample(frame):
            two = AudioFrame.from_ndarray(folded(channels_of(piece)), format="fltp", layout="stereo")
            two.sample_rate, two.pts, two.time_base = frame.sample_rate, self._position, Fraction(1, frame.sample_rate)
            self._position += two.samples
            out += [_rows(done) for done in self._resampler.resample(two)]
        return out


def channels_of(packed: AudioFrame) -> NDArray[np.float32]:
    """A frame of interleaved ``flt`` as float32 (channels, n)."""
    row: NDArray[Any] = packed.to_ndarray()
    return np.ascontiguousarray(row.reshape(-1, packed.layout.nb_channels).T, np.float32)


def folded(planes: NDArray[Any]) -> NDArray[np.float32]:
    """(channels, n) of no known layout as float32 (2, n): one goes to both sides; of more, the first two stay left and
    right and each of the rest goes to both at half, all lowered as for sounds that have nothing to do with each other.
    """
    planes = np.nan_to_num(np.asarray(planes, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    if len(planes) == 1:
        return np.repeat(planes, 2, axis=0)
    rest = planes[2:].sum(axis=0, keepdims=True) * np.float32(0.5)
    loud = np.sqrt(1.0 + 0.25 * max(0, len(planes) - 2))
    return np.ascontiguousarray(np.clip((planes[:2] + rest) / np.float32(loud), -1.0, 1.0), np.float32)


def _rows(frame: AudioFrame, bound: bool = False) -> NDArray[np.float32]:
    planes: NDArray[Any] = frame.to_ndarray()
    return np.ascontiguousarray(np.clip(planes.T, -1.0, 1.0) if bound else planes.T, np.float32)
