"""Flash-and-beep movies, made on the fly: what is seen and what is heard must begin together."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.media import Movies
from studio.ports.media import MovieFormat

RATE = FrameRate(Fraction(24))
CELLS = 10
"""A picture's number is written into its top row in cells, dark and bright, lowest bit first."""


def picture(number: int, size: tuple[int, int], flash: bool) -> NDArray[np.uint8]:
    """uint8 (height, width, 3): moving shade, a number that survives encoding, white below it for a flash."""
    width, height = size
    frame = np.empty((height, width, 3), np.uint8)
    frame[:] = 255 if flash else np.linspace(20, 90, width, dtype=np.uint8)[None, :, None] + number % 7
    cell = width // CELLS
    for bit in range(CELLS):
        frame[: height // 3, bit * cell : (bit + 1) * cell] = 235 if number >> bit & 1 else 16
    return frame


def number_in(frame: NDArray[np.uint8]) -> int:
    """The number written into a picture, however it was scaled."""
    height, width = frame.shape[:2]
    row = frame[height // 6, :, 1].astype(int)
    edges = [(2 * bit + 1) * width // (2 * CELLS) for bit in range(CELLS)]
    return sum(int(row[place] > 128) << bit for bit, place in enumerate(edges))


def beeps(frames: Sequence[int], count: int, rate: FrameRate = RATE) -> NDArray[np.float32]:
    """float32 (n, 2): 50 ms of 1 kHz at each of these frames, in a movie of ``count`` frames."""
    sound = np.zeros((rate.sample(count), 2), np.float32)
    for frame in frames:
        start = rate.sample(frame)
        time = np.arange(min(2400, len(sound) - start)) / SAMPLE_RATE
        sound[start : start + len(time)] = (0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)[:, None]
    return sound


def movie(
    path: Path,
    count: int = 60,
    *,
    size: tuple[int, int] = (320, 180),
    flashes: Sequence[int] = (),
    rate: FrameRate = RATE,
    preset: str = "veryfast",
) -> Path:
    """A movie of the studio's own kind."""
    with Movies().writer(path, MovieFormat(size=size, rate=rate, preset=preset)) as writer:
        writer.write_samples(beeps(flashes, count, rate))
        for number in range(count):
            writer.write_frame(picture(number, size, number in flashes))
        writer.finish()
    return path
