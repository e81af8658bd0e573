"""What a worker does with an order: read, make a take, draw a few pictures, speak a line. ``whole`` has the rest."""

import contextlib
import math
import shutil
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core import memory
from studio.core.errors import DiskError
from studio.core.progress import CancelToken, silent
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.engine import Performance, ShotRequest
from studio.ports.speech import Speech, Timed
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Result,
    SequenceOrder,
    ShotOrder,
    SoundOrder,
    SpeakOrder,
    Spoken,
    StoryOrder,
    TakeMade,
    TakeOrder,
)
from studio.project.scene import Line
from studio.project.take import Recipe
from studio.workflows.cameo.admitting import admitted
from studio.workflows.casting import as_voice
from studio.workflows.film.cuts import spoken_before
from studio.workflows.film.filming import film_shot
from studio.workflows.film.first_picture import pictured
from studio.workflows.film.making import FILMING
from studio.workflows.film.shot import StagedShot, stage
from studio.workflows.film.takes import TakeWriter
from studio.workflows.jobs import whole
from studio.workflows.recipe import own
from studio.workflows.small import Strip, smaller
from studio.workflows.studio import Studio
from studio.workflows.writing.read import readings

Report = Callable[[Advanced | Rendered], None]


class ProxyFile(Protocol):
    """A proxy being written, as a context manager: leaving it unfinished removes every trace."""

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1."""
        ...

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """uint8 (height, width, 3) sRGB, in the size of the movie itself."""
        ...

    def finish(self) -> None:
        """Put it in its place."""
        ...

    def __enter__(self) -> "ProxyFile": ...

    def __exit__(self, *exc: object) -> None: ...


ProxyWriter = Callable[[Path, tuple[int, int], FrameRate], ProxyFile]
"""Begins a proxy at a path, of a movie of this size and rate that is just being rendered."""

PREVIEW_WIDTH = 320
"""Pixels of the pictures that are shown while frames are made."""

PREVIEW_SECONDS = 0.25
"""Between two of them."""


def carry_out(studio: Studio, proxy_writer: ProxyWriter, order: Order, report: Report, cancel: CancelToken) -> Result:
    """Do what the order says.

    Raises:
        StudioError: it cannot be done; nothing is left behind.
        Cancelled: the token was set; nothing is left behind.
    """

    def _said(step: str, done: int, total: int) -> None:
        report(Advanced(step=step, done=done, total=total))

    match order:
        case ReadOrder():
            read = readings(studio, order.prompts, order.script, order.style, order.language)
            return Readings(readings=tuple(read))
        case TakeOrder():
            return _take(studio, proxy_writer, order, report, cancel)
        case BlockingOrder():
            if order.recipe.model is not None:
                return pictured(studio, order.recipe, order.recipe.model, _said, cancel)
            return _block(studio, order, cancel)
        case SpeakOrder(line=line, voice=voice):
            return Spoken(samples=studio.speaker.speak(line, as_voice(voice), cancel).samples)
        case SoundOrder():
            return whole.sounded(studio, order, _said, cancel)
        case ShotOrder(recipe=recipe, title=title, movie=movie, sounds=sounds):
            return film_shot(studio, recipe, title, movie, _said, cancel, own.among(*sounds))
        case StoryOrder():
            return whole.story(studio, order, _said, cancel)
        case SequenceOrder():
            return whole.sequence(studio, order, _said, cancel)


def _take(studio: Studio, proxy_writer: ProxyWriter, order: TakeOrder, report: Report, cancel: CancelToken) -> TakeMade:
    def _said(step: str, done: int, total: int) -> None:
        report(Advanced(step=step, done=done, total=total))

    def _emerges(picture: NDArray[np.uint8]) -> None:
        report(Rendered(frame=0, picture=smaller(picture, PREVIEW_WIDTH)))

    staged = stage(studio, order.recipe, _said, cancel, own.among(*order.sounds), _emerges, order.title)
    memory.give_back()  # what staging and sound took on their way
    with _files(studio, proxy_writer, order, staged) as (writer, proxy):
        strip = Strip(staged.performance.frame_count)
        _film(staged.performance, writer, proxy, strip, report, cancel)
        _said("closing the file", 0, 0)
        proxy.finish()
        _write(order.thumbnails, strip.png())
        finished = writer.finish().by(studio)
    notes = (*staged.performance.notes, *staged.notes)
    return TakeMade(take=finished.as_take("", "", ""), notes=notes, spoken=spoken_before(staged.sound.dialogue, None))


def _film(
    performance: Performance,
    writer: TakeWriter,
    proxy: ProxyFile,
    strip: Strip,
    report: Report,
    cancel: CancelToken,
) -> None:
    total, shown = performance.frame_count, -math.inf
    report(Advanced(step=FILMING, done=0, total=total))
    for number, frame in enumerate(performance.frames(silent, cancel)):
        cancel.check()
        writer.write_frame(frame)
        proxy.write_frame(frame)
        strip.see(number, frame)
        now = time.monotonic()
        if now - shown >= PREVIEW_SECONDS:
            shown = now
            report(Rendered(frame=number, picture=smaller(frame, PREVIEW_WIDTH)))
        report(Advanced(step=FILMING, done=number + 1, total=total))


@contextlib.contextmanager
def _files(
    studio: Studio, proxy_writer: ProxyWriter, order: TakeOrder, staged: StagedShot
) -> Generator[tuple[TakeWriter, ProxyFile]]:
    """The take's movie and proxy, to be given frames; gone without a trace unless the block ends well."""
    parts = order.proxy.with_name(f".{order.proxy.stem}.parts")
    recipe = staged.recipe
    writer = TakeWriter(studio, order.movie, staged, order.title)
    try:
        with proxy_writer(parts / order.proxy.name, recipe.size, recipe.rate) as proxy:
            proxy.write_samples(staged.sound.mix)
            yield writer, proxy
        (parts / order.proxy.name).replace(order.proxy)
    except BaseException:
        writer.discard()
        for path in (order.proxy, order.thumbnails):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(parts, ignore_errors=True)


def _block(studio: Studio, order: BlockingOrder, cancel: CancelToken) -> Blocking:
    """Pictures of draft quality; lines are mimed for about as long as they will take."""
    let_in = admitted(lambda: studio.consent, order.recipe)
    performance = studio.engine.stage(replace(mimed(let_in.recipe), portraits=let_in.portraits), silent, cancel)
    count = performance.frame_count
    numbers = (min(count - 1, max(0, round(moment * (count - 1)))) for moment in order.moments)
    pictures = performance.pictures(tuple(numbers), cancel)
    return Blocking(pictures=tuple(pictures), frame_count=count, notes=performance.notes)


def mimed(recipe: Recipe) -> ShotRequest:
    """The shot in draft quality with its lines mimed for about as long as they will take."""
    return ShotRequest(
        scene=recipe.scene,
        speech=tuple(_guessed(line) for line in recipe.scene.dialogue),
        size=recipe.size,
        rate=recipe.rate,
        seconds=recipe.seconds,
        timed_seconds=recipe.timed_seconds,
        seed=recipe.seed,
        quality="draft",
        angle=recipe.angle,
    )


@lru_cache(maxsize=64)
def _guessed(line: Line) -> Speech:
    """A silent line about as long as it is when spoken: 7 letters of Japanese a second, 14 of English."""
    letters = max(1, len(line.text))
    length = round(SAMPLE_RATE * (0.3 + letters / (7 if line.language == "ja" else 14)))
    whole = Timed("A", 0, length)
    return Speech(line=line, samples=np.zeros(length, np.float32), words=(whole,), phonemes=(whole,))


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as exc:
        raise DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc
