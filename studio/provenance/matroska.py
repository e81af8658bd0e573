"""A tag in a Matroska or WebM file that is finished: appended to its segment, and entered in its table of contents.

Elements are an id, a size and content (RFC 8794); ids and places as in RFC 9559. The muxer leaves a gap behind the
table of contents, out of which the new entry is taken.
"""

from pathlib import Path
from typing import BinaryIO

_SEGMENT, _SEEK_HEAD, _VOID = b"\x18\x53\x80\x67", b"\x11\x4d\x9b\x74", 0xEC
_TAGS = b"\x12\x54\xc3\x67"
_HEAD = 4096
_BLOCK = 4 << 20


def tagged(source: Path, out: BinaryIO, tags: dict[str, str]) -> bool:
    """Write ``source`` to ``out`` with these tags in it; False, and nothing written, where it is not laid out as muxers
    do. Raises ``OSError``."""
    size = source.stat().st_size
    with source.open("rb") as file:
        head = bytearray(file.read(_HEAD))
        element = _tags(tags)
        if not _entered(head, size, element):
            return False
        out.write(head)
        while block := file.read(_BLOCK):
            out.write(block)
    out.write(element)
    return True


def _entered(head: bytearray, size: int, element: bytes) -> bool:
    """Make room for ``element`` at the end of a file of ``size`` bytes that begins with ``head``."""
    segment = head.find(_SEGMENT)
    start = segment + len(_SEGMENT) + 8
    if segment < 0 or head[start - 8] != 1 or start + int.from_bytes(head[start - 7 : start], "big") != size:
        return False
    entry = b"\x53\xab\x84" + _TAGS + b"\x53\xac\x88" + (size - start).to_bytes(8, "big")
    entry = b"\x4d\xbb" + bytes([0x80 | len(entry)]) + entry
    contents = start + len(_SEEK_HEAD) + 1
    if bytes(head[start : start + 4]) != _SEEK_HEAD or not head[contents - 1] & 0x80:
        return False
    length = head[contents - 1] & 0x7F
    gap = contents + length
    if head[gap] != _VOID or head[gap + 1] != 1 or length + len(entry) > 0x7E:
        return False
    room = int.from_bytes(head[gap + 2 : gap + 9], "big") - len(entry)
    if room < 0:
        return False
    head[start - 7 : start] = (size - start + len(element)).to_bytes(7, "big")
    head[contents - 1] = 0x80 | (length + len(entry))
    head[gap : gap + 9 + len(entry)] = entry + bytes([_VOID, 1]) + room.to_bytes(7, "big")
    return True


def _tags(tags: dict[str, str]) -> bytes:
    simple = b"".join(
        _element(b"\x67\xc8", _element(b"\x45\xa3", name.encode()) + _element(b"\x44\x87", value.encode()))
        for name, value in tags.items()
    )
    return _element(_TAGS, _element(b"\x73\x73", _element(b"\x63\xc0", b"") + simple))


def _element(name: bytes, content: bytes) -> bytes:
    return name + _size(len(content)) + content


def _size(length: int) -> bytes:
    """In four bytes, whatever it is."""
    return (0x10000000 | length).to_bytes(4, "big")
