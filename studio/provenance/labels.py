"""What a file without a signature says of itself: the digital source type in its XMP or its container's own tags."""

import re
from pathlib import Path

from studio.provenance.manifest import MADE_BY_MACHINE, TAKEN_FROM_LIFE

_WORD = re.compile(rb"newscodes/digitalsourcetype/([A-Za-z]{3,60})")
_ENDS = 4 << 20


def label_of(path: Path) -> str | None:
    """The last word of IPTC's digital source type, near the beginning or the end of the file. Raises ``OSError``."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        told = file.read(_ENDS)
        if size > _ENDS:
            file.seek(max(_ENDS, size - _ENDS))
            told += file.read()
    for match in _WORD.finditer(told):
        word = match.group(1).decode("ascii")
        if word in MADE_BY_MACHINE or word in TAKEN_FROM_LIFE:
            return word
    return None
