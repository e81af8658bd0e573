"""Sound of a movie by its samples, wherever one begins to listen."""

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av import AudioFrame, Packet
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.media.downmix import Downmix
from studio.media.opened import RELINK

_LEAD = 6144
"""Samples decoded before the one that is wanted: AAC's windows overlap, so what follows a seek must settle first."""

_BEHIND = SAMPLE_RATE
"""Samples kept that have been asked for already."""

_AHEAD = SAMPLE_RATE
"""Beyond this it is quicker to seek than to decode on."""


class Sounds:
    """float32 (n, 2) at 48 kHz, from sample 0 where the pictures begin. Owns the container."""

    def __init__(
        self, container: InputContainer, stream: AudioStream, path: Path, sample_count: int, origin: Fraction
    ) -> None:
        """``origin`` is when the first picture is shown, in seconds of the file's own time."""
        self._container, self._stream, self._path, self._count = container, stream, path, sample_count
        self._origin = round(origin * SAMPLE_RATE)
        self._blocks: deque[tuple[int, NDArray[np.float32]]] = deque()
        self._coming: Iterator[tuple[int, NDArray[np.float32]]] | None = None

    def samples(self, start: int, count: int) -> NDArray[np.float32]:
        """float32 (count, 2); silence beyond both ends. Raises ``InputError`` when the file cannot be read."""
        out = np.zeros((count, 2), np.float32)
        first, last = max(start, 0), min(start + count, self._count)
        if first >= last:
            return out
        self._gather(first, last)
        for position, block in self._blocks:
            low, high = max(first, position), min(last, position + len(block))
            if low < high:
                out[low - start : high - start] = block[low - position : high - position]
        return out

    def close(self) -> None:
        """Let go of the file."""
        self._coming = None
        self._blocks.clear()
        self._container.close()

    def _gather(self, first: int, last: int) -> None:
        """Have the blocks from ``first`` to ``last``."""
        begin = self._blocks[0][0] if self._blocks else 0
        end = self._blocks[-1][0] + len(self._blocks[-1][1]) if self._blocks else -1
        if self._coming is None or first < begin or first > end + _AHEAD:
            self._seek(first)
            end = -1
        while end < last and self._coming is not None:
            block = next(self._coming, None)
            if block is None:
                return  # shorter than it says; the rest is silence
            self._blocks.append(block)
            end = block[0] + len(block[1])
        while len(self._blocks) > 1 and self._blocks[0][0] + len(self._blocks[0][1]) < first - _BEHIND:
            self._blocks.popleft()

    def _seek(self, sample: int) -> None:
        self._blocks.clear()
        base = self._stream.time_base or Fraction(1, SAMPLE_RATE)
        # before the beginning lies the encoder's lead-in; without it the first window never settles
        at = int(Fraction(sample + self._origin - _LEAD, SAMPLE_RATE) / base)
        try:
            self._container.seek(at, stream=self._stream, backward=True)
        except (OSError, ValueError) as exc:
            raise InputError(f"The sound of {self._path} cannot be read: {exc}.", todo=RELINK) from exc
        self._coming = self._decoded()

    def _decoded(self) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Blocks and where they begin; what cannot be decoded leaves a silence of its own length."""
        downmix = Downmix()
        position: int | None = None
        for frame in self._frames():
            if frame.pts is not None and frame.time_base:
                begins = round(frame.pts * frame.time_base * SAMPLE_RATE) - self._origin
                # a resampler's own delay moves its blocks by less than a hole would
                if position is None or abs(begins - position) > 512:
                    position = begins
            position = position or 0
            for block in downmix.stereo(frame):
                yield position, block
                position += len(block)
        for block in downmix.rest():
            yield position or 0, block
            position = (position or 0) + len(block)

    def _frames(self) -> Iterator[AudioFrame]:
        packets: Iterator[Packet[Any]] = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                frames = packet.decode()
            except (FFmpegError, EOFError):
                continue
            for frame in frames:
                if isinstance(frame, AudioFrame):
                    yield frame
