"""A sequence is handed over to another editor: its media under names people can read, and a file that says how they
lie. What that file could not carry is said."""

import secrets
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal, get_args

from studio.core.errors import DiskError, InputError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.interchange import SUFFIXES, HandedCut, Loss
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.story import with_film
from studio.workflows import captions, options
from studio.workflows.export import ExportOrder, chosen, cues, export_cut
from studio.workflows.handing import Handing, Wanted
from studio.workflows.sequence import Cut, Resolver
from studio.workflows.studio import Studio

MediaWay = Literal["copy", "link"]
"""How media come beside the file: as copies, or as hard links, which cost no room on the same disk."""
WAYS: tuple[MediaWay, ...] = get_args(MediaWay)

_BLOCK = 1 << 22
_ALIKE = 3
"""More clips than these that lose the same are said in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """``sequence`` is a name or an id, empty for the film. Without ``force``, what is there already is left alone."""

    output: Path
    sequence: str = ""
    media: MediaWay = "copy"
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """``files`` were written, the one that was asked for first; ``folder`` holds ``media`` files, None where they are
    inside of it. ``problems`` are sentences: what is not there."""

    files: tuple[Path, ...]
    folder: Path | None
    media: int
    cut: HandedCut
    losses: tuple[Loss, ...]
    problems: tuple[str, ...]


def hand_over(studio: Studio, folder: Path, order: HandOver, progress: Progress, cancel: CancelToken) -> HandedOver:
    """Hand over a sequence of the project in ``folder``.

    Raises:
        InputError: there is no such project or sequence, nothing in it, or something is there already.
        DiskError: the disk refuses.
        Cancelled: the token was set; nothing is left behind.
    """
    check(order)
    with studio.projects.open(folder) as opened:
        return hand_over_document(studio, opened.document, opened, order, progress, cancel)


def hand_over_document(
    studio: Studio,
    document: Project,
    folder: ProjectFolder,
    order: HandOver,
    progress: Progress,
    cancel: CancelToken,
) -> HandedOver:
    """Hand over a sequence of ``document``, whose media are in ``folder``, which may be open elsewhere. Raises as
    ``hand_over``."""
    check(order)
    project = with_film(document)
    sequence = chosen(project, order.sequence)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, sequence.id)
    if not cut.length:
        raise InputError(f"There is nothing in {cut.name}.", todo="Lay a clip on it.")
    inside = order.output.suffix.lower() == ".otioz"
    beside = order.output.with_name(f"{order.output.stem} media")
    if not inside and beside.exists() and not order.force and (not beside.is_dir() or any(beside.iterdir())):
        raise InputError(f"{beside} is there already.", todo="Choose another name, or add --force.")
    staged = order.output.with_name(f".{secrets.token_hex(6)} media")
    home = staged if inside else beside
    with _fleeting(staged):
        handing = Handing(project, sequence, cut, home)
        _gather(studio, handing, staged, order, progress, cancel)
        if not inside:
            _move(staged, beside)
        written = studio.interchange.write(handing.cut, order.output)
    files = [*written.files, *_subtitles(cut, order.output)]
    return HandedOver(
        files=tuple(files),
        folder=None if inside or not handing.wanted else beside,
        media=len(handing.wanted),
        cut=handing.cut,
        losses=(*handing.losses, *written.losses),
        problems=cut.wants,
    )


def check(order: HandOver) -> None:
    """Refuse before any work what could only fail after it. Raises ``InputError`` or ``DiskError``."""
    with _disk(order.output):
        options.output(order.output, *SUFFIXES)
        there = order.output.exists()
    if there and not order.force:
        raise InputError(f"{order.output} is there already.", todo="Choose another name, or add --force.")


def sentences(losses: tuple[Loss, ...], cut: HandedCut) -> Iterator[str]:
    """The loss report in lines: of what, at which timecode, and what is lost. What many clips lose alike is said once;
    ``losses`` has it clip by clip."""
    alike: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses:
        alike.setdefault((loss.where, loss.what), []).append(loss)
    for (where, what), group in alike.items():
        shown = group if len(group) <= _ALIKE else group[:1]
        for loss in shown:
            code = f"{timecode(loss, cut)}  " if where == "clip" else ""
            others = f" and {len(group) - 1} others" if len(group) > _ALIKE else ""
            yield f"{code}{loss.name}{others}: {what}"


def timecode(loss: Loss, cut: HandedCut) -> str:
    """Where what is lost begins, as the sequence's ruler shows it; empty for tracks and sequences."""
    if loss.where != "clip":
        return ""
    seconds, frames = divmod(loss.at, ceil(cut.rate.fps))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frames:02d}"


def _gather(
    studio: Studio, handing: Handing, staged: Path, order: HandOver, progress: Progress, cancel: CancelToken
) -> None:
    """Everything that is wanted, in ``staged``."""
    if not handing.wanted:
        return
    with _disk(staged):
        staged.mkdir()
    for number, wanted in enumerate(handing.wanted):
        progress("copying", number, len(handing.wanted))
        cancel.check()
        _bring(studio, wanted, handing, staged / wanted.name, order, cancel)
    progress("copying", len(handing.wanted), len(handing.wanted))


def _bring(
    studio: Studio, wanted: Wanted, handing: Handing, target: Path, order: HandOver, cancel: CancelToken
) -> None:
    if isinstance(wanted.source, Cut):
        made = ExportOrder(output=target)
        nested = handing.project.sequence(wanted.source.id)
        export_cut(studio.media, studio.readers, studio.compositor, nested, wanted.source, made, silent, cancel)
    elif isinstance(wanted.source, Path):
        with _disk(target):
            if order.media == "link":
                with suppress(OSError):
                    target.hardlink_to(wanted.source)
                    return
            _copy(wanted.source, target, cancel)
    else:
        studio.interchange.lettering(studio.compositor.title(wanted.source, handing.sequence.size), target)


def _copy(source: Path, target: Path, cancel: CancelToken) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        while block := read.read(_BLOCK):
            cancel.check()
            write.write(block)


def _move(staged: Path, beside: Path) -> None:
    """What was gathered, into its place. Other files that are there already stay."""
    if not staged.is_dir():
        return
    with _disk(beside):
        if not beside.exists():
            staged.rename(beside)
            return
        for file in sorted(staged.iterdir()):
            file.replace(beside / file.name)


def _subtitles(cut: Cut, output: Path) -> list[Path]:
    """What subtitles say that are not in the pictures, in a file of their own."""
    said = cues(cut, 0, cut.length)
    if not said:
        return []
    path = output.with_suffix(".srt")
    captions.write(path, said)
    return [path]


@contextmanager
def _disk(path: Path) -> Generator[None]:
    """What the disk says, in our words. Raises ``DiskError``."""
    try:
        yield
    except OSError as exc:
        raise DiskError(f"{path} could not be written: {exc}.", todo="Make room, or choose another folder.") from exc


@contextmanager
def _fleeting(folder: Path) -> Generator[None]:
    """Nothing is left of the folder at the end."""
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
