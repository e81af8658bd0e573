"""A movie with larger pictures, or more of them a second, by networks; its sound stays as it is.

::

    movie ─▶ picture after picture ─▶ larger ─▶ pictures between them ─▶ encoded
      └───────────────────────────── sound, sample by sample ──────────────┘
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FRAME_RATES, SAMPLE_RATE, FrameRate
from studio.ports.media import MovieFormat
from studio.project.scene import Note
from studio.workflows.film.shot import encoding
from studio.workflows.recipe import options
from studio.workflows.studio import Studio

_MOST_SIDE = 8192
_BLOCK = SAMPLE_RATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhanced:
    """A movie that was made: its size, rate and frames; ``providers`` did it, ``notes`` tell what had to give."""

    path: Path
    size: tuple[int, int]
    rate: FrameRate
    frame_count: int
    providers: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def take_movie(studio: Studio, folder: Path, take_id: str) -> Path:
    """The movie of a take. Raises ``ProjectError``, or ``InputError`` where it is lost."""
    with studio.projects.open(folder) as project:
        movie = project.media(project.document.take(take_id).media)
    if not movie.is_file():
        raise InputError(f"The movie of take {take_id} is lost.", todo="Render the take again first.")
    return movie


def enhance(
    studio: Studio,
    movie: Path,
    output: Path,
    progress: Progress,
    cancel: CancelToken,
    *,
    upscale: str = "",
    interpolate: str = "",
    rate: FrameRate | None = None,
    provider: str = "",
) -> Enhanced:
    """Write ``movie`` to ``output`` (.mp4) with larger pictures, or with as many a second as ``rate`` says (None: twice
    as many where films have such a rate, else 60). Memory holds three pictures.

    Raises:
        InputError: it is no movie, the networks are none, or there is nothing to be done.
        DiskError: it cannot be written; nothing is left behind.
    """
    options.output(output, ".mp4")
    if not (upscale or interpolate):
        raise InputError("Nothing is to be better.", todo="Give --upscale or --interpolate.")
    if rate is not None and not interpolate:
        raise InputError("Another rate needs pictures between the pictures.", todo="Give --interpolate.")
    if output.exists() and movie.exists() and output.samefile(movie):
        raise InputError("The movie would be written over itself.", todo="Choose another name.")
    better = studio.neural.improver(upscale, interpolate, provider)
    reader = studio.readers.open(movie)
    try:
        facts = reader.facts
        if facts.frame_count < 1:
            raise InputError(f"{movie.name} shows no picture.", todo="Give a movie.")
        size = _even(facts.size[0] * better.scale), _even(facts.size[1] * better.scale)
        if max(size) > _MOST_SIDE:
            raise InputError(f"{movie.name} would be {size[0]}x{size[1]}.", todo=f"At most {_MOST_SIDE} a side.")
        wanted = _rate(facts.rate, rate, interpolate=bool(interpolate))
        seconds = Fraction(facts.frame_count) / facts.rate.fps
        count = facts.frame_count if wanted == facts.rate else max(1, round(seconds * wanted.fps))

        def _pictures() -> Iterator[NDArray[np.uint8]]:
            for number in range(facts.frame_count):
                cancel.check()
                yield np.ascontiguousarray(reader.picture(number)[:, :, 2::-1])

        pictures = better.larger(_pictures(), cancel)
        if wanted != facts.rate:
            pictures = better.smoother(pictures, facts.rate.fps, wanted.fps, count, cancel)
        preset, crf = encoding("final")
        form = MovieFormat(size=size, rate=wanted, crf=crf, preset=preset, title=movie.stem[:80])
        with studio.media.writer(output, form) as writer:
            for done, picture in enumerate(pictures, start=1):
                writer.write_frame(np.ascontiguousarray(picture[: size[1], : size[0]]))
                progress("filming", done, count)
            length = wanted.sample(count)
            writer.finish(reader.samples(start, min(_BLOCK, length - start)) for start in range(0, length, _BLOCK))
    finally:
        reader.close()
    return Enhanced(
        path=output, size=size, rate=wanted, frame_count=count, providers=better.providers, notes=better.notes
    )


def _rate(had: FrameRate, asked: FrameRate | None, *, interpolate: bool) -> FrameRate:
    if not interpolate:
        return had
    if asked is not None:
        if asked.fps < had.fps:
            raise InputError(
                f"The movie has {float(had.fps):g} pictures a second already.", todo="Ask for more than that."
            )
        return asked
    double = had.fps * 2
    return FrameRate(double) if double in FRAME_RATES.values() else FrameRate(Fraction(60))


def _even(side: int) -> int:
    return side - side % 2
