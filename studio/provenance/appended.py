"""A signed record behind the last byte of a file whose format has no place for one.

::

    the file as it was | Void element of Matroska, or nothing | record | its size, 8 bytes | mark, 8 bytes

Readers of Matroska and of OpenEXR pass over what comes after. The record is bound to every byte before it.
"""

import io
from pathlib import Path
from typing import BinaryIO

from typing_extensions import Buffer, override

_MARK = b"C2PA\x00end"
_FOOT = 16
_VOID = b"\xec\x01"
_MOST = 64 << 20


def appendix(record: bytes, media_type: str) -> bytes:
    """What is written behind the file."""
    told = record + len(record).to_bytes(8, "big") + _MARK
    return _head(len(record), media_type) + told


def split(path: Path, media_type: str) -> tuple[int, bytes] | None:
    """How many bytes of the file are its own, and the record behind them; None where there is none. Raises
    ``OSError``."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        if end < _FOOT:
            return None
        file.seek(end - _FOOT)
        foot = file.read(_FOOT)
        size = int.from_bytes(foot[:8], "big")
        head = _head(size, media_type) if size <= _MOST else b""
        start = end - _FOOT - size - len(head)
        if foot[8:] != _MARK or size > _MOST or start <= 0:
            return None
        file.seek(start)
        if file.read(len(head)) != head:
            return None
        return start, file.read(size)


def _head(size: int, media_type: str) -> bytes:
    """A Void element has its size in seven bytes after the mark of their number."""
    if media_type not in ("video/webm", "video/x-matroska"):
        return b""
    return _VOID + (size + _FOOT).to_bytes(7, "big")


class Front(io.RawIOBase):
    """The first ``size`` bytes of a file, as a file."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        super().__init__()
        self._file, self._size, self._at = file, size, 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._at

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        self._file.seek(self._at)
        data = self._file.read(min(len(view), max(0, self._size - self._at)))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)
