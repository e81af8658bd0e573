"""Small pictures of a file in a strip, as every take leaves them: for lists, and along clips."""

import contextlib
import secrets
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.progress import CancelToken
from studio.ports.playback import MovieReader, MovieReaders
from studio.workflows.small import STRIP, STRIP_WIDTH, png

_HIGHEST = 284
"""Pixels: an upright 9:16 at full width."""

_GREY = 40
"""What lies behind pictures that can be seen through."""


def make_strip(readers: MovieReaders, movie: Path, seconds: Fraction, target: Path, cancel: CancelToken) -> bool:
    """Write the strip of a file as a PNG at ``target``; gives whether there is one. What cannot be decoded is left
    grey; a file of which nothing can be decoded, or that has no pictures, has none. Raises ``Cancelled``."""
    try:
        reader = readers.open(movie)
    except StudioError:
        return False
    try:
        strip = _strip(reader, seconds, cancel)
    finally:
        reader.close()
    if strip is None:
        return False
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        part.write_bytes(png(strip))
        part.replace(target)
    except OSError:
        return False  # a full disk: it is made again next time
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size of one picture in a strip, never larger than the file's own."""
    scale = min(1.0, STRIP_WIDTH / size[0], _HIGHEST / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _strip(reader: MovieReader, seconds: Fraction, cancel: CancelToken) -> NDArray[np.uint8] | None:
    count = reader.facts.frame_count
    if not count:
        return None
    width, height = fitted(reader.facts.size)
    out = np.full((height, width * STRIP, 3), _GREY, np.uint8)
    shown = 0
    last: tuple[int, NDArray[np.uint8]] | None = None
    for place in range(STRIP):
        cancel.check()
        number = reader.index_at(seconds * place / (STRIP - 1))
        if last is None or last[0] != number:
            try:
                last = number, _flat(reader.picture(number, (width, height)))
            except StudioError:
                continue
        out[:, place * width : (place + 1) * width] = last[1]
        shown += 1
    return out if shown else None


def _flat(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (height, width, 3) red first, on grey where it can be seen through."""
    alpha = picture[..., 3:].astype(np.uint16)
    color = picture[..., 2::-1].astype(np.uint16)
    return np.asarray((color * alpha + _GREY * (255 - alpha) + 127) // 255, np.uint8)
