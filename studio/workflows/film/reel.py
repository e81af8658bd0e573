"""The sound of a film as it grows: its stems, joined over the cuts, kept on disk until the whole can be mastered."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import numpy as np

from studio.core.errors import DiskError
from studio.ports.sound import Samples, Sound, Tape
from studio.workflows.film.cuts import Splice

BLOCK = 48_000
"""Samples handed on at a time."""

_COLUMNS = 8
"""Four stems of two channels, float32: 1.5 MB a second."""


class Reel:
    """A ``Tape`` in a nameless file of the folder that is given; nothing of it is left behind, whatever happens."""

    def __init__(self, folder: Path) -> None:
        """Raises ``DiskError`` when the folder cannot be written."""
        self._folder, self._splice, self._count = folder, Splice(), 0
        try:
            self._file = tempfile.TemporaryFile(dir=folder, prefix=".", suffix=".part")  # noqa: SIM115 - closed below
        except OSError as exc:
            raise self._disk(exc) from exc

    @property
    def sample_count(self) -> int:
        """How much has been added."""
        return self._count

    def add(self, stems: Sound, length: int, *, last: bool) -> None:
        """The next ``length`` samples of the film."""
        self.lay(self._splice.join(stems, length, last=last))

    def lay(self, stems: Sound) -> None:
        """Add stems as they are, without a crossing. Raises ``DiskError``."""
        block = np.concatenate([stems.dialogue, stems.effects, stems.ambience, stems.music], axis=1)
        try:
            self._file.seek(self._count * _COLUMNS * 4)
            self._file.write(np.ascontiguousarray(block, "<f4").data)
        except OSError as exc:
            raise self._disk(exc) from exc
        self._count += stems.sample_count

    def read(self, start: int, count: int) -> Sound:
        """``count`` samples from ``start`` on; silence beyond both ends. Raises ``DiskError``."""
        low, high = max(0, start), max(0, min(start + count, self._count))
        block = np.zeros((count, _COLUMNS), np.float32)
        if high > low:
            try:
                self._file.seek(low * _COLUMNS * 4)
                raw = self._file.read((high - low) * _COLUMNS * 4)
            except OSError as exc:
                raise self._disk(exc) from exc
            block[low - start : high - start] = np.frombuffer(raw, "<f4").reshape(-1, _COLUMNS)
        return Sound(dialogue=block[:, 0:2], effects=block[:, 2:4], ambience=block[:, 4:6], music=block[:, 6:8])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _disk(self, exc: OSError) -> DiskError:
        return DiskError(
            f"The sound of the film cannot be kept in {self._folder}: {exc.strerror or exc}.",
            todo="Free some space or choose another folder.",
        )


class Stretch:
    """A part of a tape, as a tape of its own."""

    def __init__(self, tape: Tape, start: int, count: int) -> None:
        self._tape, self._start, self.sample_count = tape, start, count

    def read(self, start: int, count: int) -> Sound:
        """``count`` samples from ``start`` on; silence beyond both ends."""
        low, high = max(0, start), max(0, min(start + count, self.sample_count))
        if (low, high) == (start, start + count):
            return self._tape.read(self._start + start, count)
        return self._tape.read(self._start + low, max(0, high - low)).read(start - low, count)


class Faded:
    """A tape that rises from silence and sinks into it, over so many samples."""

    def __init__(self, tape: Tape, fade_in: int, fade_out: int) -> None:
        self._tape, self._in, self._out = tape, fade_in, fade_out

    @property
    def sample_count(self) -> int:
        """That of the tape."""
        return self._tape.sample_count

    def read(self, start: int, count: int) -> Sound:
        """``count`` samples from ``start`` on; silence beyond both ends."""
        sound = self._tape.read(start, count)
        if not self._in and not self._out:
            return sound
        at = np.arange(start, start + count)
        rise = at / self._in if self._in else np.ones(count)
        fall = (self.sample_count - 1 - at) / self._out if self._out else np.ones(count)
        gain = (0.5 - 0.5 * np.cos(np.pi * np.clip(np.minimum(rise, fall), 0.0, 1.0))).astype(np.float32)[:, None]
        return Sound(
            dialogue=sound.dialogue * gain,
            effects=sound.effects * gain,
            ambience=sound.ambience * gain,
            music=sound.music * gain,
        )


def blocks(tape: Tape) -> Iterator[Sound]:
    """A whole tape, a second at a time."""
    for start in range(0, tape.sample_count, BLOCK):
        yield tape.read(start, min(BLOCK, tape.sample_count - start))


def mixes(tape: Tape) -> Iterator[Samples]:
    """The mix of a whole tape, a second at a time."""
    return (sound.mix for sound in blocks(tape))
