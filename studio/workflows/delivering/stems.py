"""The sound of a file in parts: a WAV for everything that tracks are for, all as long as the file, under its gain."""

from pathlib import Path

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.media import Media
from studio.workflows.delivering import loudness
from studio.workflows.delivering.plan import Part
from studio.workflows.sequence import CutReader


def write(media: Media, ear: CutReader, part: Part, name: str, path: Path, gain: float, cancel: CancelToken) -> None:
    """Write one stem; together they are the mix before its peaks are limited.

    Raises:
        DiskError: it cannot be written.
        Cancelled: the token was set.
    """
    start, count = part.beats.samples
    with media.sound_writer(path, start) as writer:
        for at in range(0, count, loudness.BLOCK):
            cancel.check()
            block = ear.stem(name, start + at, min(loudness.BLOCK, count - at))
            writer.write_samples(block * np.float32(gain))
        writer.finish()
