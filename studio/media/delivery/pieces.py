"""Encoded pictures in pieces, each a file that is whole or not there, read one packet at a time when joined."""

import contextlib
import hashlib
import json
import os
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from studio.core.errors import FaultError
from studio.core.unfinished import Unfinished
from studio.ports.delivery import Told

JOURNAL = "pieces.json"
"""Says in words what the pieces beside it are; every piece carries the sum of these words."""

_MAGIC = b"EKPIECE1"
_SUM = 32
_HEAD = struct.Struct("<8s32sII")
_PACKET = struct.Struct("<qqBI")
_END = struct.Struct("<qqBI")
_LAST = 2
"""In the place of a packet's flags: the end of the piece."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Packet:
    """Encoded bytes; ``pts`` and ``dts`` count frames from the first one of the piece."""

    pts: int
    dts: int
    key: bool
    data: bytes


class Pieces:
    """The pieces of one delivery, in a folder: ``000000.piece`` and so on, each of ``length`` frames but the last."""

    def __init__(self, folder: Path, form: Mapping[str, object], length: int, unfinished: Unfinished) -> None:
        """Take up what is there and whole and made for this very ``form``; the rest is deleted. Raises ``OSError``."""
        self._folder, self._unfinished, self._length = folder, unfinished, length
        words = json.dumps({**form, "length": length}, indent=1, sort_keys=True, ensure_ascii=False)
        self._key = hashlib.blake2b(words.encode(), digest_size=_SUM).digest()
        self._made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        self._count = self._frames = 0
        self._short = False
        self._open: _Open | None = None
        while (found := self._examine(self._count)) and not self._short:
            self._count += 1
            self._frames += found
            self._short = found < length
        self._drop(self._count)
        (folder / JOURNAL).write_text(words, encoding="utf-8")

    @property
    def frames(self) -> int:
        """Frames in whole pieces."""
        return self._frames

    @property
    def room(self) -> int:
        """Frames that the piece being written can still take."""
        return self._length - (self._open.frames if self._open else 0)

    def begin(self) -> None:
        """Begin the next piece. Raises ``OSError``."""
        if self._short:
            raise FaultError("The last piece is not full: nothing can come after it.")
        self._open = _Open(self._folder / f"{self._count:06d}.part", self._key, self._count, self._unfinished)

    def add(self, packets: Iterable[Packet]) -> None:
        """Into the piece that has begun. Raises ``OSError``."""
        piece = self._begun
        for packet in packets:
            piece.write(packet)

    def count(self) -> None:
        """One more frame is in the piece."""
        self._begun.frames += 1

    def end(self) -> None:
        """The piece is whole: on the disk, under its name. Raises ``OSError``."""
        piece = self._begun
        piece.close(self._place(self._count))
        self._open = None
        self._count += 1
        self._frames += piece.frames
        self._short = piece.frames < self._length

    def packets(self, told: Told | None = None) -> Iterator[tuple[int, Packet]]:
        """Every packet of every piece in the order of decoding, with the number of its piece's first frame. Raises
        ``OSError``."""
        count = first = 0
        for index in range(self._count):
            for packet in _read(self._place(index)):
                yield first, packet
                count += 1
                if told is not None:
                    told(count, self._frames)
            first += self._length

    def leave(self) -> None:
        """Let go of the piece that is being written; the whole ones stay."""
        piece, self._open = self._open, None
        if piece is not None:
            piece.discard()

    def clear(self) -> None:
        """Delete them all, and the folder if nothing else is in it."""
        self.leave()
        self._drop(0)
        with contextlib.suppress(OSError):
            (self._folder / JOURNAL).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    @property
    def _begun(self) -> "_Open":
        if self._open is None:
            raise FaultError("No piece has begun.")
        return self._open

    def _place(self, index: int) -> Path:
        return self._folder / f"{index:06d}.piece"

    def _examine(self, index: int) -> int:
        """The frames of a piece; 0 where it is not there, not whole, or not of this work."""
        place = self._place(index)
        try:
            with place.open("rb") as file:
                head = file.read(_HEAD.size)
                if len(head) < _HEAD.size or _HEAD.unpack(head)[:3] != (_MAGIC, self._key, index):
                    return 0
                left = place.stat().st_size - _HEAD.size - _SUM
                if left < _END.size:
                    return 0
                total = hashlib.blake2b(head, digest_size=_SUM)
                block = b""
                while left:
                    block = file.read(min(_BLOCK, left))
                    if not block:
                        return 0
                    total.update(block)
                    left -= len(block)
                if file.read() != total.digest():
                    return 0
                file.seek(-_SUM - _END.size, os.SEEK_END)
                return int(_END.unpack(file.read(_END.size))[0])
        except OSError:
            return 0

    def _drop(self, first: int) -> None:
        """Delete the pieces from this one on, and what was being written."""
        places: list[Path] = []
        with contextlib.suppress(OSError):
            places = list(self._folder.iterdir())
        for place in places:
            number = place.stem
            if number.isdigit() and (place.suffix == ".part" or (place.suffix == ".piece" and int(number) >= first)):
                with contextlib.suppress(OSError):
                    place.unlink()


class _Open:
    """A piece that is being written."""

    def __init__(self, place: Path, key: bytes, index: int, unfinished: Unfinished) -> None:
        self._place, self._unfinished = place, unfinished
        self._total = hashlib.blake2b(digest_size=_SUM)
        self.frames = 0
        unfinished.begin(place)
        self._file: BinaryIO = place.open("wb")
        self._put(_HEAD.pack(_MAGIC, key, index, 0))

    def write(self, packet: Packet) -> None:
        self._put(_PACKET.pack(packet.pts, packet.dts, packet.key, len(packet.data)))
        self._put(packet.data)

    def close(self, place: Path) -> None:
        self._put(_END.pack(self.frames, 0, _LAST, 0))
        self._file.write(self._total.digest())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._place.replace(place)
        self._unfinished.end(self._place)

    def discard(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._place.unlink(missing_ok=True)
        self._unfinished.end(self._place)

    def _put(self, data: bytes) -> None:
        self._total.update(data)
        self._file.write(data)


def _read(place: Path) -> Iterator[Packet]:
    with place.open("rb") as file:
        file.seek(_HEAD.size)
        while True:
            pts, dts, flags, size = _PACKET.unpack(file.read(_PACKET.size))
            if flags == _LAST:
                return
            yield Packet(pts, dts, bool(flags), file.read(size))
