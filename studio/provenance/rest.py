"""What C2PA's hash of a file made of boxes leaves out, though it belongs to the file: its type and its gaps.

The standard lets ``ftyp``, ``free``, ``skip`` and ``mfra`` change under a valid signature. Ours says what they were.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_LEFT_OUT = (b"ftyp", b"free", b"skip", b"mfra")
_BLOCK = 1 << 20


def rest_of(path: Path) -> str:
    """SHA-256, hexadecimal, of all such boxes in their order. Raises ``OSError``."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for kind, start, size in _boxes(file):
            if kind in _LEFT_OUT:
                file.seek(start)
                while size > 0 and (block := file.read(min(size, _BLOCK))):
                    digest.update(block)
                    size -= len(block)
    return digest.hexdigest()


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Type, place and size of each box on the highest level; ends where the file makes no sense."""
    end = file.seek(0, 2)
    start = 0
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        elif size == 0:
            size = end - start
        if size < 8:
            return
        yield head[4:8], start, min(size, end - start)
        start += size
