"""Export: a sequence as a movie file. Its pictures are those the player shows, its sound the sequence's own mix."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress, silent
from studio.core.time import FrameRate
from studio.ports.compositor import Compositor, Picture
from studio.ports.media import Media, MovieFormat
from studio.ports.playback import MovieReaders
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.timeline.sequence import Sequence
from studio.workflows.delivering.deliver import deliver_document
from studio.workflows.delivering.form import FORMS, Form
from studio.workflows.delivering.loudness import CEILING_DB
from studio.workflows.delivering.mixdown import Mixdown
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.place import MediaPlace
from studio.workflows.delivering.plan import form_of
from studio.workflows.delivering.said import cues
from studio.workflows.delivering.spans import chosen, stretch_of
from studio.workflows.playback.shelf import Shelf
from studio.workflows.recipe import options
from studio.workflows.sequence import Cut, CutReader
from studio.workflows.studio import Studio

__all__ = [
    "ExportOrder", "Exported", "ProjectFolder", "check", "chosen", "cues", "export", "export_cut", "export_document",
    "said", "stretch_of",
]  # fmt: skip

SUFFIXES = tuple(FORMS)

_EFFORTS: dict[str, Literal["fast", "medium", "slow"]] = {
    "ultrafast": "fast", "superfast": "fast", "veryfast": "fast", "faster": "fast", "slow": "slow", "slower": "slow",
    "veryslow": "slow",
}  # fmt: skip
"""x264's presets, as deliveries have them; others are medium."""

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
    what is a slate or silent in the file; ``remarks`` on what was done otherwise than somebody may think."""

    path: Path
    sequence: str
    size: tuple[int, int]
    rate: FrameRate
    first: int
    frame_count: int
    peak_db: float
    limited_db: float
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()


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
    folder: MediaPlace,
    order: ExportOrder,
    progress: Progress,
    cancel: CancelToken,
) -> Exported:
    """Export a sequence of ``document``, whose media are in ``folder``, which may be open elsewhere. Raises as
    ``export``."""
    check(order)
    wanted = DeliveryOrder(
        output=order.output,
        form=_form(order),
        sequence=order.sequence,
        stretch=order.stretch,
        force=order.force,
    )
    (made,) = deliver_document(studio, document, folder, wanted, progress, cancel)
    loud = made.loudness
    return Exported(
        path=made.path,
        sequence=made.sequence,
        size=made.size,
        rate=made.rate,
        first=made.first,
        frame_count=made.frame_count,
        peak_db=loud.peak_before if loud is not None else -120.0,
        limited_db=loud.limited_db if loud is not None else 0.0,
        problems=made.problems,
        remarks=made.remarks,
    )


def _form(order: ExportOrder) -> Form:
    """What a suffix means; H.264 with the encoder's own numbers."""
    form = form_of(order.output)
    picture = form.picture
    if picture is None or picture.codec != "h264":
        return form
    effort = _EFFORTS.get(order.preset, "medium")
    return replace(form, picture=replace(picture, quality=order.crf, effort=effort))


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
            count = cut.rate.sample(end) - begin
            sound = Mixdown(ear.samples, begin, count, None, silent, cancel)
            progress("closing the file", 1, 1)
            writer.finish(sound.blocks(), captions=cues(cut, first, end))
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
        peak_db=sound.told().peak_before,
        limited_db=sound.told().limited_db,
        problems=tuple(dict.fromkeys((*reader.problems, *ear.problems))),
    )


def said(one: Exported) -> str:
    """What the limiter did, in a sentence; empty where nothing had to be done."""
    if not one.limited_db:
        return ""
    return (
        f"The mix would clip: its true peak is {one.peak_db:+.1f} dBTP. A limiter brings it to {CEILING_DB:.0f} dBTP, "
        f"going down by {-one.limited_db:.1f} dB at most."
    )
