"""Looking at a take from afar: single frames, and the whole of it in a strip, as PNG files in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError, ProjectError
from studio.ports.storage import ProjectFolder
from studio.project.take import Take
from studio.workflows.small import STRIPS, Strip, png, smaller
from studio.workflows.studio import Studio

MOST_FRAMES = 16
"""Frames that are given at once."""

WIDTHS = (64, 1920)
"""Pixels a frame may be wide; none is made wider than it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame of a take, from 0, as a PNG file."""

    number: int
    seconds: float
    png: bytes


def frames(studio: Studio, folder: Path, take_id: str, numbers: Sequence[int], width: int) -> tuple[Frame, ...]:
    """Frames of a take by their numbers, at most ``width`` pixels wide.

    Raises:
        InputError: there is no such project, take or frame, or its movie is lost.
    """
    if not 1 <= len(numbers) <= MOST_FRAMES:
        raise InputError(f"{len(numbers)} frames cannot be shown at once.", todo=f"Ask for 1 to {MOST_FRAMES}.")
    if not WIDTHS[0] <= width <= WIDTHS[1]:
        raise InputError(f"A frame cannot be {width} pixels wide.", todo=f"Choose {WIDTHS[0]} to {WIDTHS[1]}.")
    with studio.projects.open(folder) as project:
        take = project.document.take(take_id)
        beyond = next((number for number in numbers if not 0 <= number < take.frame_count), None)
        if beyond is not None:
            raise InputError(f"Take {take_id} has no frame {beyond}.", todo=f"It has 0 to {take.frame_count - 1}.")
        rate = take.recipe.rate
        pictures = _pictures(studio, project, take, numbers)
        return tuple(
            Frame(number=number, seconds=rate.seconds(number), png=png(smaller(picture, width)))
            for number, picture in zip(numbers, pictures, strict=True)
        )


def evenly(frame_count: int, count: int) -> tuple[int, ...]:
    """``count`` frame numbers spread over a take, the first and the last among them; fewer where there are fewer."""
    count = max(1, min(count, frame_count, MOST_FRAMES))
    if count == 1:
        return (frame_count // 2,)
    return tuple(round(place * (frame_count - 1) / (count - 1)) for place in range(count))


def strip(studio: Studio, folder: Path, take_id: str) -> bytes:
    """The whole take as a row of small pictures, as a PNG file. Raises ``InputError`` as ``frames``."""
    with studio.projects.open(folder) as project:
        take = project.document.take(take_id)
        kept = project.cache(STRIPS) / f"{take.media}.png"
        try:
            return kept.read_bytes()
        except OSError:
            pass  # it can be made again
        made = Strip(take.frame_count)
        numbers = sorted(set(evenly(take.frame_count, 12)))
        for number, picture in zip(numbers, _pictures(studio, project, take, numbers), strict=True):
            made.see(number, picture)
        return made.png()


def _pictures(
    studio: Studio, project: ProjectFolder, take: Take, numbers: Sequence[int]
) -> tuple[NDArray[np.uint8], ...]:
    """uint8 (height, width, 3) sRGB each."""
    movie = project.media(take.media)
    if not movie.exists():
        raise ProjectError(
            f"The movie of take {take.id} is lost.", todo=f"Make it again with ekonte render --take {take.id}."
        )
    reader = studio.readers.open(movie)
    try:
        made: dict[int, NDArray[np.uint8]] = {}
        for number in sorted(set(numbers)):
            while not reader.reach(number, 32):
                pass
            made[number] = np.ascontiguousarray(reader.picture(number)[..., 2::-1])
        return tuple(made[number] for number in numbers)
    finally:
        reader.close()
