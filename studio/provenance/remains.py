"""What is left of a signed record whose frame was broken."""

import re
from pathlib import Path

_PIECES = re.compile(rb"jumdc2pa|jumdc2ma|urn:c2pa:|c2pa\.signature|c2pa\.claim|c2pa\.assertions|c2pa\.hash\.")
_BLOCK = 4 << 20
_ENOUGH = 3
"""A text may speak of C2PA; a record has its words all over."""


def in_file(path: Path) -> bool:
    """Whether several of a record's own words are in the file, however broken. Raises ``OSError``."""
    found: set[bytes] = set()
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(match.group() for match in _PIECES.finditer(tail + block))
            if len(found) >= _ENOUGH and (b"jumdc2pa" in found or b"jumdc2ma" in found):
                return True
            tail = block[-16:]
    return False
