"""The few bytes about a record that no hash and no signature reaches: names and sizes of its boxes, filling, and the
head that its carrier puts before it. In files of ours they are all known, and have to be what they are."""

import mmap
import zlib
from pathlib import Path

from studio.provenance import formats

_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_PURPOSE = b"\x00\x00\x00\x00manifest\x00" + bytes(8)
_PAD = b"cpad\x59"
"""A key of CBOR and the beginning of up to 64 kB of filling."""
_ONE_SEGMENT = 60_000

EXACT = formats.BOXES | {"image/png", "image/jpeg", "image/gif", "image/webp", "audio/wav"}
"""The formats whose every byte about the record is checked."""


def intact(path: Path, media_type: str, store: bytes) -> bool:
    """Whether the record lies in the file as the library would write it, ``store`` being just that. Raises
    ``OSError``."""
    if not _filled(store):
        return False
    if media_type == "image/jpeg" and len(store) > _ONE_SEGMENT:
        return True
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = data.find(_in_blocks(store) if media_type == "image/gif" else store)
        if start < 0:
            return False
        return _CARRIED.get(media_type, _carried)(data, start, len(store))


def _carried(data: mmap.mmap, start: int, size: int) -> bool:
    """Elsewhere the library refuses what is wrong, or the hash reaches it."""
    return True


def _in_png(data: mmap.mmap, start: int, size: int) -> bool:
    end = start + size
    told = size.to_bytes(4, "big"), b"caBX", zlib.crc32(data[start - 4 : end]).to_bytes(4, "big")
    return (data[start - 8 : start - 4], data[start - 4 : start], data[end : end + 4]) == told


def _in_jpeg(data: mmap.mmap, start: int, size: int) -> bool:
    return data[start - 12 : start] == b"\xff\xeb" + (size + 10).to_bytes(2, "big") + b"JP\x02\x11\x00\x00\x00\x01"


def _in_boxes(data: mmap.mmap, start: int, size: int) -> bool:
    head = 8 + len(_UUID) + len(_PURPOSE)
    box = start - head
    length = int.from_bytes(data[box : box + 4], "big")
    return (
        box >= 0
        and data[box + 4 : start] == b"uuid" + _UUID + _PURPOSE
        and not any(data[start + size : box + length])
        and length >= head + size
    )


_CARRIED = {"image/png": _in_png, "image/jpeg": _in_jpeg, **dict.fromkeys(formats.BOXES, _in_boxes)}


def _filled(store: bytes) -> bool:
    """Whether the signature, the last thing in a record, is filled up with zeros alone."""
    at = store.rfind(_PAD)
    if at < 0:
        return False
    start = at + len(_PAD) + 2
    end = start + int.from_bytes(store[start - 2 : start], "big")
    return not any(store[start:end]) and store[end : end + 3] == b"\xf6\x58\x40" and len(store) == end + 3 + 64


def _in_blocks(store: bytes) -> bytes:
    """As GIF has it: pieces of 255 bytes, each behind its length."""
    pieces = [store[at : at + 255] for at in range(0, len(store), 255)]
    return b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\x00"
