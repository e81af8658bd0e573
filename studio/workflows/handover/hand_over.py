"""A sequence is handed over to another editor: its media under names people can read, and a file that says how they
lie. What that file could not carry is said."""

import secrets
import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from studio.core.errors import DiskError, InputError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.interchange import SUFFIXES, FcpxmlVersion, HandedCut, Loss
from studio.ports.storage import ProjectFolder
from studio.project.cameo import CameoUse
from studio.project.project import Project
from studio.project.story import with_film
from studio.workflows import captions
from studio.workflows.cameo.leaving import left
from studio.workflows.export import ExportOrder, chosen, cues, export_cut
from studio.workflows.handover.media import Mezzanine, Transcoding
from studio.workflows.handover.record import Handing, Wanted
from studio.workflows.handover.report import report
from studio.workflows.handover.stems import part
from studio.workflows.recipe import options
from studio.workflows.sequence import Cut, Resolver
from studio.workflows.signing.claiming import cameos_of_cut
from studio.workflows.studio import Studio
from studio.workflows.telling import AS_IT_IS, Telling

MediaWay = Literal["copy", "link"]
"""How media come beside the file: as copies, or as hard links, which cost no room on the same disk."""
WAYS: tuple[MediaWay, ...] = get_args(MediaWay)

_BLOCK = 1 << 22
_LONGEST = 255
"""Bytes of a name, on most file systems."""
_MOST_HANDLES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """``sequence`` is a name or an id, empty for the film. Without ``force``, what is there already is left alone.

    ``mezzanine`` is what media are made into; ``handles`` are frames that they keep on either side of what is used,
    where the medium has them, None for all of it; originals stay whole. With ``stems``, the sound of takes lies on a
    track for each stem. ``fcpxml`` is that format's version. With ``provenance``, what is made of takes is signed. The
    loss report beside the file is told by ``tell``.
    """

    output: Path
    sequence: str = ""
    media: MediaWay = "copy"
    force: bool = False
    mezzanine: Mezzanine = "original"
    handles: int | None = None
    stems: bool = False
    fcpxml: FcpxmlVersion = "1.10"
    provenance: bool = True
    tell: Telling = AS_IT_IS


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """``files`` were written, the one that was asked for first, the loss report last; ``folder`` holds ``media`` files,
    None where they are inside of it. ``problems`` are sentences: what is not there."""

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
        DiskError: the disk refuses, or has no room.
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
    ``hand_over``.

    All is made in a folder of its own and put in its place at the end, by renaming: the media first, then the files.
    """
    check(order)
    project = with_film(document)
    sequence = chosen(project, order.sequence)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, sequence.id)
    if not cut.length:
        raise InputError(f"There is nothing in {cut.name}.", todo="Lay a clip on it.")
    inside = order.output.suffix.lower() == ".otioz"
    beside = _beside(order.output, " media")
    if not inside and beside.exists() and not order.force and (not beside.is_dir() or any(beside.iterdir())):
        raise InputError(f"{beside} is there already.", todo="Choose another name, or add --force.")
    with _fleeting(order.output.parent) as room:
        media, files = room / "media", room / "files"
        handing = Handing(project, sequence, cut, media if inside else beside)
        if order.stems:
            part(studio, folder, handing, room / "stems", progress, cancel)
        count = _gather(studio, handing, media, order, progress, cancel)
        written = studio.interchange.write(handing.cut, files / order.output.name, order.fcpxml)
        losses = (*handing.losses, *written.losses)
        told = files / _beside(order.output, ".losses.txt").name
        with _disk(told):
            told.write_text(report(losses, cut.wants, handing.cut, order.output, order.tell), "utf-8")
        made = (*written.files, *_subtitles(cut, files / order.output.name), told)
        cancel.check()
        placed = _place(media, None if inside else beside, made, order.output.parent)
    noted = left(lambda: studio.consent, *_people(handing, order, None if inside else beside))
    return HandedOver(
        files=placed,
        folder=beside if count and not inside else None,
        media=count,
        cut=handing.cut,
        losses=losses,
        problems=(*cut.wants, *handing.remarks, *noted),
    )


def check_room(folder: Path, wanted: int) -> None:
    """Raises ``DiskError`` where the disk of ``folder`` has no room for so many bytes."""
    with _disk(folder):
        free = shutil.disk_usage(folder).free
    if wanted > free:
        raise DiskError(
            f"The media would take {wanted / 1e9:.1f} GB, and {folder} has {free / 1e9:.1f} GB left.",
            todo="Make room, choose another folder, or hand over less.",
        )


def check(order: HandOver) -> None:
    """Refuse before any work what could only fail after it. Raises ``InputError`` or ``DiskError``."""
    with _disk(order.output):
        options.output(order.output, *SUFFIXES)
        there = order.output.exists()
    if there and not order.force:
        raise InputError(f"{order.output} is there already.", todo="Choose another name, or add --force.")
    if order.handles is not None and not 0 <= order.handles <= _MOST_HANDLES:
        raise InputError(f"{order.handles} is no number of frames for handles.", todo=f"Choose 0 to {_MOST_HANDLES}.")


def _people(handing: Handing, order: HandOver, beside: Path | None) -> tuple[tuple[CameoUse, ...], tuple[Path, ...]]:
    """Who is in what was handed over by consent, and the files that show them: takes as they are by themselves; all of
    it where media were made anew or lie in one file."""
    people = cameos_of_cut(handing.project, handing.sequence, (0, handing.sequence.length))
    if beside is None or order.mezzanine != "original" or order.stems:
        return people, (order.output,) if beside is None else (beside,)
    with_people = {take.media for take in handing.project.takes if any(use.id for use in take.recipe.cameos)}
    shown = (one for one in handing.wanted if isinstance(one.source, Path) and one.source.stem in with_people)
    return people, tuple(beside / one.name for one in shown)


def _gather(
    studio: Studio, handing: Handing, home: Path, order: HandOver, progress: Progress, cancel: CancelToken
) -> int:
    """Everything that is wanted, in ``home``. How many files that are."""
    made = None
    if order.mezzanine != "original":
        made = Transcoding(handing, order.mezzanine, order.handles, sealed=order.provenance)
    if not handing.wanted:
        return 0
    check_room(order.output.parent, (made.size if made is not None else 0) + _copied(handing, made, order))
    with _disk(home):
        home.mkdir()
    count = 0
    if made is not None:
        count = made.run(studio, home, progress, cancel)
    for number, wanted in enumerate(handing.wanted):
        progress("copying", number, len(handing.wanted))
        cancel.check()
        _bring(studio, wanted, handing, home / wanted.name, order, cancel)
    progress("copying", len(handing.wanted), len(handing.wanted))
    return count + len(handing.wanted)


def _copied(handing: Handing, made: Transcoding | None, order: HandOver) -> int:
    """Bytes of what will be copied as it is."""
    names = made.names if made is not None else frozenset[str]()
    sources = [wanted.source for wanted in handing.wanted if wanted.name not in names]
    return sum(one.stat().st_size for one in sources if isinstance(one, Path)) if order.media == "copy" else 0


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


def _place(media: Path, beside: Path | None, made: Sequence[Path], home: Path) -> tuple[Path, ...]:
    """What was made, into its place. Other files that are there already stay."""
    new = beside is not None and media.is_dir() and not beside.exists()
    with _disk(home):
        try:
            if beside is not None and media.is_dir():
                if new:
                    media.rename(beside)
                else:
                    for file in sorted(media.iterdir()):
                        file.replace(beside / file.name)
            return tuple(file.replace(home / file.name) for file in reversed(made))[::-1]
        except OSError:
            if new and beside is not None:
                with suppress(OSError):
                    beside.rename(media)
            raise


def _beside(output: Path, ending: str) -> Path:
    """A name for what belongs to ``output``, as long as file systems take."""
    stem = output.stem
    while len(f"{stem}{ending}".encode()) > _LONGEST:
        stem = stem[:-1]
    return output.with_name(f"{stem}{ending}")


def _subtitles(cut: Cut, output: Path) -> list[Path]:
    """What subtitles say that are not in the pictures, in a file of their own."""
    said = cues(cut, 0, cut.length)
    if not said:
        return []
    path = _beside(output, ".srt")
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
def _fleeting(home: Path) -> Generator[Path]:
    """A folder in ``home`` to work in, with one for ``files``; nothing is left of it at the end. Raises
    ``DiskError``."""
    folder = home / f".{secrets.token_hex(6)} ekonte"
    try:
        with _disk(home):
            (folder / "files").mkdir(parents=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
