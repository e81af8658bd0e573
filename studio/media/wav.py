"""One broadcast WAV (EBU Tech 3285), written as it is made, appearing at its path in one step or not at all."""

import contextlib
import secrets
import struct
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE
from studio.core.unfinished import Unfinished
from studio.media.disk import refused

_LARGEST = 0xFFFF_FFFF
"""Bytes that a RIFF file can hold: four hours of 24 bits. Beyond that it becomes an RF64 (EBU Tech 3306)."""

_LENGTHS = struct.Struct("<QQQI")
_ELSEWHERE = 0xFFFF_FFFF
"""In the place of a length: it stands in the ``ds64`` chunk."""


class WavWriter:
    """16- or 24-bit stereo at 48 kHz, with the place of its first sample on the film's time line."""

    def __init__(
        self, path: Path, unfinished: Unfinished, time_reference: int = 0, bits: int = 24, name: str = ""
    ) -> None:
        """``time_reference``: samples from the start of the film. It is called ``name`` inside, or as its file is.
        Raises ``DiskError`` when the folder cannot be written."""
        self._bits, self._name = bits, name or path.stem
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
            raise refused(path, exc) from exc

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1; what is beyond is clipped."""
        full = 2 ** (self._bits - 1) - 1
        whole = np.rint(np.clip(samples, -1.0, 1.0).astype(np.float64) * full).astype("<i4")
        low = np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, : self._bits // 8]
        if self._file is None:
            return
        self._count += len(samples)
        try:
            self._file.write(low.tobytes())
        except OSError as exc:
            raise refused(self._path, exc) from exc

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
            raise refused(self._path, exc) from exc
        self._unfinished.end(self._part)

    def _header(self) -> bytes:
        return header(self._count, self._bits, self._name, self._reference)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._unfinished.end(self._part)


def header(count: int, bits: int, name: str, time_reference: int) -> bytes:
    """Everything before ``count`` samples; its length does not depend on how many they are."""
    step = bits // 4
    form = struct.pack("<HHIIHH", 1, 2, SAMPLE_RATE, SAMPLE_RATE * step, step, bits)
    about = _chunk(b"bext", _broadcast(name, time_reference, bits)) + _chunk(b"fmt ", form)
    length = count * step
    whole = 4 + 8 + _LENGTHS.size + len(about) + 8 + length
    if whole <= _LARGEST:
        room = _chunk(b"JUNK", bytes(_LENGTHS.size))
        return b"RIFF" + struct.pack("<I", whole) + b"WAVE" + room + about + _head(b"data", length)
    lengths = _chunk(b"ds64", _LENGTHS.pack(whole, length, count, 0))
    return b"RF64" + struct.pack("<I", _ELSEWHERE) + b"WAVE" + lengths + about + _head(b"data", _ELSEWHERE)


def _broadcast(name: str, time_reference: int, bits: int) -> bytes:
    """The ``bext`` chunk, version 1, without a date: the same film is the same file whenever it is made."""
    history = f"A=PCM,F=48000,W={bits},M=stereo,T=Ekonte\r\n".encode()
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
