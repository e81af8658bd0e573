"""Export: a sequence as a movie file. Its pictures are those the player shows, its sound the sequence's own mix."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.captions import Cue
from studio.ports.compositor import Compositor, Picture
from studio.ports.media import Media, MovieFormat
from studio.ports.playback import MovieReaders
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.story import with_film
from studio.project.timeline.clip import Clip, TitleSource
from studio.project.timeline.sequence import Sequence
from studio.workflows import options
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Cut, CutReader, Resolver
from studio.workflows.sequence.ceiling import CEILING_DB, Ceiling
from studio.workflows.studio import Studio

SUFFIXES = (".mp4",)

_SLICE = 8
"""Pictures decoded between two looks at whether somebody wants it to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """``sequence`` is a name or an id, empty for the film. ``stretch`` is what ``stretch_of`` reads, empty for all.
    ``crf`` and ``preset`` are the encoder's. Without ``force``, a file that is there already is left alone."""

    output: Path
    sequence: str = ""
    stretch: str = ""
    force: bool = False
    crf: int = 18
    preset: str = "medium"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """``first`` and ``frame_count`` are what was exported of the sequence. ``peak_db`` is the mix's true peak before
    the limiter, ``limited_db`` how far that went down at most, 0 where it was not needed. ``problems`` are sentences:
    what is a slate or silent in the file."""

    path: Path
    sequence: str
    size: tuple[int, int]
    rate: FrameRate
    first: int
    frame_count: int
    peak_db: float
    limited_db: float
    problems: tuple[str, ...]


def export(studio: Studio, folder: Path, order: ExportOrder, progress: Progress, cancel: CancelToken) -> Exported:
    """Export a sequence of the project in ``folder``.

    Raises:
        InputError: there is no such project or sequence, nothing in it, or the file is there already.
        MachineError: the disk refuses.
        Cancelled: the token was set; nothing is left behind.
    """
    check(order)
    with studio.projects.open(folder) as opened:
        return export_document(studio, opened.document, opened, order, progress, cancel)


def export_document(
    studio: Studio,
    document: Project,
    folder: ProjectFolder,
    order: ExportOrder,
    progress: Progress,
    cancel: CancelToken,
) -> Exported:
    """Export a sequence of ``document``, whose media are in ``folder``, which may be open elsewhere. Raises as
    ``export``."""
    check(order)
    project = with_film(document)
    sequence = chosen(project, order.sequence)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, sequence.id)
    return export_cut(studio.media, studio.readers, studio.compositor, sequence, cut, order, progress, cancel)


def check(order: ExportOrder) -> None:
    """Refuse before any work what could only fail after it. Raises ``InputError``."""
    options.output(order.output, *SUFFIXES)
    if order.output.exists() and not order.force:
        raise InputError(f"{order.output} is there already.", todo="Choose another name, or add --force.")


def export_cut(
    media: Media,
    readers: MovieReaders,
    compositor: Compositor,
    sequence: Sequence,
    cut: Cut,
    order: ExportOrder,
    progress: Progress,
    cancel: CancelToken,
    witness: Callable[[int, Picture], None] = lambda frame, picture: None,
) -> Exported:
    """Export a cut; ``witness`` sees every picture on its way to the encoder. Raises as ``export``."""
    if not cut.length:
        raise InputError(f"There is nothing in {cut.name}.", todo="Lay a clip on it.")
    if cut.size[0] % 2 or cut.size[1] % 2:
        size = f"{cut.size[0]}x{cut.size[1]}"
        raise InputError(f"{cut.name} has the odd size {size}.", todo="A movie needs even sides: change it.")
    first, end = stretch_of(order.stretch, sequence)
    form = MovieFormat(size=cut.size, rate=cut.rate, crf=order.crf, preset=order.preset, title=cut.name)
    files, heard = Shelf(readers), Shelf(readers)  # as in the player, neither disturbs the other
    reader, ear = CutReader(cut, files, compositor), CutReader(cut, heard, compositor)
    try:
        with media.writer(order.output, form) as writer:
            for frame in range(first, end):
                cancel.check()
                while not reader.reach(frame, _SLICE):
                    cancel.check()
                picture = reader.picture(frame)
                witness(frame, picture)
                writer.write_frame(np.ascontiguousarray(picture[..., 2::-1]))
                progress("exporting", frame + 1 - first, end - first)
            progress("listening to the sound", 1, 1)
            begin = cut.rate.sample(first)
            sound = Ceiling(ear.samples, begin, cut.rate.sample(end) - begin, cancel)
            progress("closing the file", 1, 1)
            writer.finish(sound.blocks(cancel), captions=cues(cut, first, end))
    finally:
        files.close()
        heard.close()
    return Exported(
        path=order.output,
        sequence=cut.name,
        size=cut.size,
        rate=cut.rate,
        first=first,
        frame_count=end - first,
        peak_db=round(float(20.0 * np.log10(max(sound.peak, 1e-6))), 2),
        limited_db=round(sound.lowest_db, 2),
        problems=tuple(dict.fromkeys((*reader.problems, *ear.problems))),
    )


def chosen(project: Project, name: str) -> Sequence:
    """The sequence with this id or name; the film where it is empty. Raises ``InputError``."""
    if not project.sequences:
        raise InputError(f"There is nothing to export in {project.name}.", todo="Write a shot and make a take of it.")
    if not name:
        return project.sequences[0]
    for sequence in project.sequences:
        if name in (sequence.id, sequence.name):
            return sequence
    every = ", ".join(sequence.name for sequence in project.sequences)
    raise InputError(f'There is no sequence "{name}" in {project.name}.', todo=f"It has: {every}.")


def stretch_of(text: str, sequence: Sequence) -> tuple[int, int]:
    """``IN-OUT`` as the first frame and the first behind the last; both IN and OUT are in it.

    Each is a frame of the sequence, from 0, or a timecode ``HH:MM:SS:FF`` as its ruler shows it, or nothing for the
    beginning or the end. Raises ``InputError``.
    """
    if not text.strip():
        return 0, sequence.length
    parts = re.fullmatch(r"\s*([\d:;]*)\s*-\s*([\d:;]*)\s*", text)
    if parts is None:
        raise InputError(f'"{text}" is not a stretch of frames.', todo="Write it as IN-OUT, such as 48-119.")
    first = _frame(parts[1], sequence) if parts[1] else 0
    last = _frame(parts[2], sequence) if parts[2] else sequence.length - 1
    if not 0 <= first <= last or first >= sequence.length:
        raise InputError(
            f"{sequence.name} has no frames from {first} to {last}.", todo=f"Its last frame is {sequence.length - 1}."
        )
    return first, min(last + 1, sequence.length)


def cues(cut: Cut, first: int, end: int) -> tuple[Cue, ...]:
    """What the subtitles say that are not in the pictures, for a text track of its own: of the first such track."""
    laid = next((laid for laid in cut.tracks if laid.track.kind == "subtitle" and laid.track.muted), None)
    found: list[Cue] = []
    for number, item in enumerate(laid.track.items if laid is not None else ()):
        placing = laid.placing(number) if laid is not None else None
        if placing is None or not isinstance(item, Clip) or not isinstance(item.source, TitleSource):
            continue
        low, high = max(placing.start, first), min(placing.end, end)
        if low < high:
            begin = cut.rate.sample(first)
            found.append(
                Cue(
                    start=cut.rate.sample(low) - begin,
                    end=cut.rate.sample(high) - begin,
                    text=_two_lines(item.source.title.text),
                )
            )
    return tuple(found)


def said(one: Exported) -> str:
    """What the limiter did, in a sentence; empty where nothing had to be done."""
    if not one.limited_db:
        return ""
    return (
        f"The mix would clip: its true peak is {one.peak_db:+.1f} dBTP. A limiter brings it to {CEILING_DB:.0f} dBTP, "
        f"going down by {-one.limited_db:.1f} dB at most."
    )


def _two_lines(text: str) -> str:
    """Captions have two lines at most: what is beyond goes on in the second."""
    first, *rest = text.split("\n")
    return "\n".join([first, " ".join(rest)]) if rest else first


def _frame(text: str, sequence: Sequence) -> int:
    parts = [int(part) for part in re.split("[:;]", text) if part]
    if len(parts) == 1:
        return parts[0]
    base = -(-sequence.rate.fps.numerator // sequence.rate.fps.denominator)
    if len(parts) > 4 or parts[-1] >= base:
        raise InputError(f'"{text}" is not a timecode.', todo="Write it as HH:MM:SS:FF.")
    hours, minutes, seconds, frames = [0] * (4 - len(parts)) + parts
    return ((hours * 60 + minutes) * 60 + seconds) * base + frames - sequence.start
