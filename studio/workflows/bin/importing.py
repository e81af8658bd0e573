"""One file on its way into the project: looked at, copied while it is hashed, probed in truth, kept."""

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.progress import CancelToken
from studio.ports.footage import FileFacts, Probe
from studio.ports.storage import ProjectFolder
from studio.project.timeline.file import MediaFile

_PIECE = 4 << 20
_MOST = 5_000
"""Files that a folder can bring at once."""

SUFFIXES = frozenset(
    (
        *(".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mxf", ".mts", ".m2ts", ".ts", ".mpg", ".mpeg", ".wmv"),
        *(".flv", ".3gp", ".ogv", ".dv", ".y4m", ".gif", ".apng"),
        *(".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".wma", ".caf", ".ac3"),
        *(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".exr", ".dpx", ".tga", ".jp2"),
    )
)
"""What is taken from a folder. A file that is named itself is tried whatever it is called."""

Bytes = Callable[[int, int], None]
"""Told how many bytes of how many are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that is in the media store now; ``facts`` None where it had been there under this hash already."""

    digest: str
    facts: FileFacts
    size: int
    source: Path

    def record(self, file_id: str) -> MediaFile:
        """What the document keeps of it."""
        facts = self.facts
        return MediaFile(
            id=file_id,
            digest=self.digest,
            name=self.source.name,
            kind=facts.kind,
            seconds=facts.seconds,
            size=facts.size,
            rate=facts.rate,
            frame_count=facts.frame_count,
            sample_count=facts.sample_count,
            channels=facts.channels,
            rotation=facts.rotation,
            origin=str(self.source),
            notes=facts.notes,
        )


class AlreadyThereError(Exception):
    """The project has this very file; ``digest`` is which."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


def expanded(paths: Sequence[Path]) -> list[Path]:
    """Files, and for folders the media files inside them, by name. Hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        found += _inside(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))[:_MOST]


def bring(
    source: Path,
    folder: ProjectFolder,
    probe: Probe,
    known: Callable[[str], bool],
    progress: Bytes,
    cancel: CancelToken,
) -> Kept:
    """Copy a file into the media store.

    Raises:
        InputError: it is missing, or nothing that can be used.
        DiskError: there is no room.
        AlreadyThereError: the project knows a file with this hash.
        Cancelled: ``cancel`` was set; nothing is left behind.
    """
    source = source.absolute()
    probe.glance(source)
    copy = folder.scratch(suffix_of(source))
    try:
        digest, size = copied(source, copy, progress, cancel)
        if known(digest):
            raise AlreadyThereError(digest)
        facts = _probed(probe, copy, source, size, progress, cancel)
        folder.keep(copy)
    finally:
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)
    return Kept(digest=digest, facts=facts, size=size, source=source)


def copied(source: Path, target: Path, progress: Bytes, cancel: CancelToken) -> tuple[str, int]:
    """Copy a file; gives its SHA-256 and its size.

    Raises:
        InputError: it cannot be read to its end.
        DiskError: the copy cannot be written.
        Cancelled: ``cancel`` was set.
    """
    digest, done = hashlib.sha256(), 0
    try:
        total = source.stat().st_size
        stream = source.open("rb")
    except OSError as exc:
        raise InputError(f"{source.name} cannot be read: {exc.strerror or exc}.") from exc
    with stream:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            out = target.open("wb")
        except OSError as exc:
            raise _full(target, exc) from exc
        with out:
            while True:
                cancel.check()
                try:
                    piece = stream.read(_PIECE)
                except OSError as exc:
                    raise InputError(f"{source.name} cannot be read: {exc.strerror or exc}.") from exc
                if not piece:
                    break
                try:
                    out.write(piece)
                except OSError as exc:
                    raise _full(target, exc) from exc
                digest.update(piece)
                done += len(piece)
                progress(done, max(done, total))
    return digest.hexdigest(), done


def hashed(path: Path, progress: Bytes, cancel: CancelToken) -> str:
    """SHA-256 of a file. Raises ``InputError`` or ``Cancelled``."""
    digest, done = hashlib.sha256(), 0
    try:
        total = path.stat().st_size
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                cancel.check()
                digest.update(piece)
                done += len(piece)
                progress(done, max(done, total))
    except OSError as exc:
        raise InputError(f"{path.name} cannot be read: {exc.strerror or exc}.") from exc
    return digest.hexdigest()


def suffix_of(path: Path) -> str:
    """What a file in the store is called at its end; plain letters and digits, for every system."""
    suffix = path.suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ".bin"


def _probed(probe: Probe, copy: Path, source: Path, size: int, progress: Bytes, cancel: CancelToken) -> FileFacts:
    try:
        return probe.probe(copy, lambda _step, done, total: progress(size, size), cancel)
    except InputError as exc:
        raise InputError(exc.what.replace(copy.name, source.name), todo=exc.todo) from exc


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(".studio"))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place) / name


def _full(target: Path, exc: OSError) -> DiskError:
    todo = "Free some space on the disk." if exc.errno == errno.ENOSPC else "Choose another folder for the project."
    return DiskError(f"The file cannot be copied into {target.parent.parent}: {exc.strerror or exc}.", todo=todo)
