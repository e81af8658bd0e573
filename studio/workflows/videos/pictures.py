"""Pictures of a finished video: one that stands for it, and a sheet of many, as PNG files beside it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ports.playback import MovieReaders
from studio.workflows.small import png, smaller

THUMBNAIL_WIDTH = 480
COLUMNS, ROWS = 5, 4
CELL_WIDTH = 240
"""Pixels of a picture on a sheet; the height follows."""


def thumbnail(readers: MovieReaders, movie: Path, frame_count: int) -> bytes:
    """A frame from the middle third, as a PNG file. Raises ``InputError``."""
    return png(smaller(_frames(readers, movie, (frame_count * 2 // 5,))[0], THUMBNAIL_WIDTH))


def spritesheet(readers: MovieReaders, movie: Path, frame_count: int) -> bytes:
    """``COLUMNS`` by ``ROWS`` pictures spread evenly over the video, row by row. Raises ``InputError``."""
    count = COLUMNS * ROWS
    numbers = [round(place * (frame_count - 1) / (count - 1)) for place in range(count)]
    cells = [smaller(frame, CELL_WIDTH) for frame in _frames(readers, movie, numbers)]
    rows = [np.concatenate(cells[row * COLUMNS : (row + 1) * COLUMNS], axis=1) for row in range(ROWS)]
    return png(np.concatenate(rows, axis=0))


def _frames(readers: MovieReaders, movie: Path, numbers: Sequence[int]) -> tuple[NDArray[np.uint8], ...]:
    """uint8 (height, width, 3) sRGB, in the order of ``numbers``."""
    reader = readers.open(movie)
    try:
        made: dict[int, NDArray[np.uint8]] = {}
        for number in sorted(set(numbers)):
            while not reader.reach(number, 32):
                pass
            made[number] = np.ascontiguousarray(reader.picture(number)[..., 2::-1])
        return tuple(made[number] for number in numbers)
    finally:
        reader.close()
