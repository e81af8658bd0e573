"""A word in the header of an OpenEXR file that is finished: what stands behind it is moved, and its places mended.

Header: attributes of name, type, size and value, ended by a zero; behind it a table of the places of all chunks
(OpenEXR File Layout). Files of one part with scan lines are written so; others are left as they are.
"""

import struct
from pathlib import Path
from typing import BinaryIO

_HEAD = 1 << 20
_BLOCK = 4 << 20
_LONGEST = 255
"""Older decoders show black for a file with a longer one."""
_OTHER_KINDS = 0x200 | 0x800 | 0x1000
"""Tiles, deep data, several parts."""


def described(source: Path, out: BinaryIO, name: str, text: str) -> bool:
    """Write ``source`` to ``out`` with one more attribute; False, and nothing written, where it is not of that kind.
    Raises ``OSError``."""
    with source.open("rb") as file:
        head = file.read(_HEAD)
        end = _end_of_header(head)
        if end is None:
            return False
        value = text.encode()[:_LONGEST]
        more = name.encode() + b"\x00string\x00" + struct.pack("<i", len(value)) + value
        (first,) = struct.unpack_from("<Q", head, end)
        if (first - end) % 8 or not end < first <= len(head):
            return False
        places = struct.unpack_from(f"<{(first - end) // 8}Q", head, end)
        out.write(head[: end - 1] + more + b"\x00")
        out.write(struct.pack(f"<{len(places)}Q", *(place + len(more) for place in places)))
        out.write(head[first:])
        while block := file.read(_BLOCK):
            out.write(block)
    return True


def _end_of_header(head: bytes) -> int | None:
    """The place behind the zero that ends it."""
    if head[:4] != b"v/1\x01" or int.from_bytes(head[4:8], "little") & _OTHER_KINDS:
        return None
    at = 8
    while at + 8 < len(head) and head[at]:
        kind = head.find(b"\x00", at) + 1
        size = head.find(b"\x00", kind) + 1
        if not kind or not size or size + 4 > len(head):
            return None
        at = size + 4 + int.from_bytes(head[size : size + 4], "little")
    return at + 1 if at + 8 < len(head) else None
