"""Frames of any file with pictures, for looking after the mark."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.ports.playback import MovieReaders

_MOST = 48
_RUN = 4
"""Frames are taken in short runs: going to a place costs more than decoding what follows it."""


def frames_of(readers: MovieReaders, path: Path) -> Iterator[NDArray[np.uint8]]:
    """Some frames from all over it, uint8 (height, width, 3) sRGB, red first; none where it has no pictures or cannot
    be decoded."""
    try:
        reader = readers.open(path)
    except InputError:
        return
    try:
        for index in _places(reader.facts.frame_count):
            yield reader.picture(index)[..., 2::-1]
    except InputError:
        return
    finally:
        reader.close()


def _places(count: int) -> list[int]:
    """All of a short film; of a long one runs that lie evenly over it."""
    if count <= _MOST:
        return list(range(count))
    runs = _MOST // _RUN
    starts = [(count - _RUN) * run // (runs - 1) for run in range(runs)]
    return sorted({start + step for start in starts for step in range(_RUN)})
