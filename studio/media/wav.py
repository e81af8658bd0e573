"""One broadcast WAV (EBU Tech 3285), written as it is made, appearing at its path in one step or not at all."""

import contextlib
import secrets
import struct
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError
from studio.core.time import SAMPLE_RATE
from studio.core.unfinished import Unfinished

_FULL_SCALE = 8_388_607
_FRAME = 6
"""Bytes of one sample of both channels."""

_MOST = (0xFFFF_FFFF - 4096) // _FRAME
"""Samples that a RIFF file can hold: four hours."""


class WavWriter:
    """24-bit stereo at 48 kHz, with the place of its first sample on the film's time line."""

    def __init__(self, path: Path, unfinished: Unfinished, time_reference: int = 0) -> None:
        """``time_reference``: samples from the start of the film. Raises ``DiskError`` when the folder cannot be
        written."""
        self._path, self._unfinished, self._reference = path, unfinished, time_reference
        self._part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
        self._count = 0
        self._file: BinaryIO | None = None
        unfinished.begin(self._part)
        try:
            self._file = self._part.open("w+b")
            self._file.write(self._header())
        except OSError as exc:
            self.__exit__()
            raise _disk(path, exc) from exc

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1; what is beyond is clipped."""
        whole = np.rint(np.clip(samples, -1.0, 1.0).astype(np.float64) * _FULL_SCALE).astype("<i4")
        three = np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, :3]
        if self._file is None:
            return
        self._count += len(samples)
        if self._count > _MOST:
            raise DiskError(f"{self._path} would be longer than a WAV can be.", todo="Write the film in parts.")
        try:
            self._file.write(three.tobytes())
        except OSError as exc:
            raise _disk(self._path, exc) from exc

    def finish(self) -> None:
        """Close the file and put it in its place in one step."""
        if self._file is None:
            return
        try:
            self._file.seek(0)
            self._file.write(self._header())
            self._file.close()
            self._file = None
            self._part.replace(self._path)
        except OSError as exc:
            raise _disk(self._path, exc) from exc
        self._unfinished.end(self._part)

    def _header(self) -> bytes:
        """Everything before the samples; all but the lengths are known from the start."""
        form = struct.pack("<HHIIHH", 1, 2, SAMPLE_RATE, SAMPLE_RATE * _FRAME, _FRAME, 24)
        chunks = _chunk(b"bext", _broadcast(self._path.stem, self._reference)) + _chunk(b"fmt ", form)
        length = self._count * _FRAME
        return b"RIFF" + struct.pack("<I", 4 + len(chunks) + 8 + length) + b"WAVE" + chunks + _head(b"data", length)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._unfinished.end(self._part)


def _broadcast(name: str, time_reference: int) -> bytes:
    """The ``bext`` chunk, version 1, without a date: the same film is the same file whenever it is made."""
    history = b"A=PCM,F=48000,W=24,M=stereo,T=Ekonte\r\n"
    return (
        name.encode("ascii", "replace")[:256].ljust(256, b"\0")
        + b"Ekonte".ljust(32, b"\0")
        + bytes(32 + 10 + 8)
        + struct.pack("<QH", time_reference, 1)
        + bytes(64 + 190)
        + history.ljust(len(history) + len(history) % 2, b"\0")
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return _head(name, len(body)) + body


def _head(name: bytes, length: int) -> bytes:
    return name + struct.pack("<I", length)


def _disk(path: Path, exc: OSError) -> DiskError:
    return DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space.")
