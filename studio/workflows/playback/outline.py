"""The outline of a sound: how loud it is from hundredth to hundredth of a second, for whoever draws it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.ports.playback import MovieReaders
from studio.workflows.playback.source import Outline

PEAKS_PER_SECOND = 100
HOP = SAMPLE_RATE // PEAKS_PER_SECOND
"""Samples to a peak."""


def gathered(readers: MovieReaders, path: Path, closed: Callable[[], bool]) -> Outline | None:
    """The greatest level of both channels in each hundredth of a second of a movie's sound: uint8 (n,), 255 for full
    scale; empty where it is silent. None when ``closed`` says, between two seconds, that nobody wants it any more.

    Raises:
        InputError: it cannot be read.
    """
    reader = readers.open(path)
    try:
        parts: list[Outline] = []
        for start in range(0, reader.facts.sample_count, SAMPLE_RATE):
            if closed():
                return None
            level = np.abs(reader.samples(start, SAMPLE_RATE)).max(axis=1).reshape(-1, HOP).max(axis=1)
            parts.append(np.minimum(255.0, level * 255.0).astype(np.uint8))
        return np.concatenate(parts) if parts else np.zeros(0, np.uint8)
    finally:
        reader.close()
