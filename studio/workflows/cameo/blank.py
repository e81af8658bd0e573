"""What stands where somebody was: a blank picture with the day, as long as the take was, and silent."""

import hashlib
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.ports.media import Media, MovieFormat

_GROUND, _INK = 34, 150
"""Luma of the blank and of the day on it."""

_ROWS = {
    "0": ("111", "101", "101", "101", "111"), "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"), "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"), "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"), "7": ("111", "001", "010", "010", "010"),
    "8": ("111", "101", "111", "101", "111"), "9": ("111", "101", "111", "001", "111"),
    "-": ("000", "000", "111", "000", "000"),
}  # fmt: skip
"""Figures of three by five dots: a blank needs no fonts."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a blank must be like."""

    size: tuple[int, int]
    rate: FrameRate
    frame_count: int


@dataclass(frozen=True, slots=True)
class Blank:
    """The hashes of what went into one, as in ``Take``."""

    frames_hash: str
    samples_hash: str


def picture(size: tuple[int, int], day: str) -> NDArray[np.uint8]:
    """uint8 (height, width, 3) sRGB: a quiet grey, the ISO date in its middle."""
    width, height = size
    page = np.full((height, width, 3), _GROUND, np.uint8)
    dots = np.array(
        [[dot == "1" for mark in day for dot in (*_ROWS.get(mark, _ROWS["-"])[row], "0")] for row in range(5)]
    )
    scale = max(1, min(width // (dots.shape[1] * 3), height // 15))
    big = dots.repeat(scale, axis=0).repeat(scale, axis=1)
    top, left = (height - big.shape[0]) // 2, (width - big.shape[1]) // 2
    if top >= 0 and left >= 0:
        page[top : top + big.shape[0], left : left + big.shape[1]][big] = _INK
    return page


class Blanks:
    """Blank movies of one day, each kind made once. May be asked from several threads. A context manager."""

    def __init__(self, media: Media, day: str) -> None:
        self._media, self._day = media, day
        self._place = tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True)
        self._made: dict[Form, tuple[bytes, Blank]] = {}
        self._mutex = threading.Lock()

    def of(self, form: Form) -> tuple[bytes, Blank]:
        """The file's bytes, and the hashes of what is in it. Raises ``DiskError``."""
        with self._mutex:
            if form not in self._made:
                path = Path(self._place.name) / f"{len(self._made)}.mp4"
                told = write(self._media, path, form, self._day)
                self._made[form] = (path.read_bytes(), told)
            return self._made[form]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._place.cleanup()


def write(media: Media, path: Path, form: Form, day: str) -> Blank:
    """A blank movie at ``path``. Raises ``DiskError``."""
    frame = picture(form.size, day)
    frames, samples = hashlib.sha256(), hashlib.sha256()

    def _silence() -> Iterator[NDArray[np.float32]]:
        left = form.rate.sample(form.frame_count)
        while left:
            block = np.zeros((min(left, 48_000), 2), np.float32)
            left -= len(block)
            samples.update(block.data)
            yield block

    with media.writer(path, MovieFormat(size=form.size, rate=form.rate, preset="ultrafast", title=day)) as movie:
        for _ in range(form.frame_count):
            frames.update(frame.data)
            movie.write_frame(frame)
        movie.finish(_silence())
    return Blank(frames.hexdigest(), samples.hexdigest())
