"""Where a cameo is: every take it is in, and all that was made of those, in every project that is known; and every
export that the consent record has."""

import contextlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Protocol, cast

from studio.core.errors import StudioError
from studio.core.progress import CancelToken
from studio.ports.consent import Consent
from studio.ports.media import Media
from studio.ports.storage import ProjectFolder, Projects
from studio.project.project import Project
from studio.project.take import Take
from studio.project.timeline.clip import Clip, FileSource, TakeSource

AT_ONCE = 4
"""Projects that are looked into or changed at the same time: most of it is waiting for the disk."""

WHOLE = ("boards", "deliveries", "server-movies")
"""Caches whose files do not say what is in them: all of it goes where a project has the cameo."""


class Finder(Protocol):
    """What finding needs of a studio."""

    @property
    def consent(self) -> Consent: ...
    @property
    def projects(self) -> Projects: ...
    @property
    def media(self) -> Media: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that left the studio with the cameo in it. ``there``: it is still where it was, and still what it was."""

    path: Path
    digest: str
    size: int
    there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """What one project has of a cameo. ``takes`` are those of the document; ``past`` those that only its versions have.
    ``files`` are ids of the bin, ``clips`` of the timeline with the sequence's name. ``media`` and ``caches`` are
    files; ``digests`` every SHA-256 that stands for the cameo here."""

    folder: Path
    name: str
    takes: tuple[Take, ...] = ()
    past: tuple[Take, ...] = ()
    files: tuple[str, ...] = ()
    clips: tuple[tuple[str, str], ...] = ()
    media: tuple[Path, ...] = ()
    caches: tuple[Path, ...] = ()
    digests: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether the cameo is not here."""
        return not (self.digests or self.media)


def takes_with(project: Project, cameo_id: str) -> tuple[Take, ...]:
    """The takes that a cameo is in, and all that were made from those."""
    found = {take.id for take in project.takes if any(use.id == cameo_id for use in take.recipe.cameos)}
    if not found:
        return ()
    for take in project.takes:  # parents come before their children
        if any(parent in found for parent in take.parents):
            found.add(take.id)
    return tuple(take for take in project.takes if take.id in found)


def lived(studio: Finder, folder: Path, cameo_id: str, exported: frozenset[str], cancel: CancelToken) -> Lived:
    """What a project has of a cameo; ``exported`` are the digests of what left the studio with it.

    Raises:
        StudioError: the project cannot be opened.
    """
    with studio.projects.open(folder) as opened:
        document = opened.document
        takes = takes_with(document, cameo_id)
        others = {take.media for take in document.takes} - {take.media for take in takes}
        digests = {take.media for take in takes}
        past: list[Take] = []
        for version in opened.versions:
            cancel.check()
            kept = opened.version(version.id)
            old = takes_with(kept, cameo_id)
            past += [take for take in old if take.media not in digests]
            digests |= {take.media for take in old}
            others |= {take.media for take in kept.takes} - digests
            digests |= {file.digest for file in kept.files if file.digest in exported}
        files = tuple(file.id for file in document.files if file.digest in exported)
        digests |= {file.digest for file in document.files if file.digest in exported}
        digests |= set(_orphans(studio.media, folder, digests | others, cameo_id, exported, cancel))
        media = tuple(path for path in _media(folder) if path.stem in digests)
        return Lived(
            folder=folder,
            name=document.name,
            takes=takes,
            past=tuple(past),
            files=files,
            clips=tuple(_clips(document, {take.id for take in takes}, set(files))),
            media=media,
            caches=tuple(_caches(opened, digests)) if digests else (),
            digests=frozenset(digests),
        )


def everywhere(
    studio: Finder, cameo_id: str, more: Sequence[Path], cancel: CancelToken
) -> tuple[list[Lived], list[str]]:
    """All known projects, and those named besides, that have the cameo; and, in sentences, those that could not be
    looked into."""
    exported = frozenset(export.digest for export in exports(studio.consent, cameo_id, cancel))

    def _one(folder: Path) -> Lived | str:
        cancel.check()
        try:
            return lived(studio, folder, cameo_id, exported, cancel)
        except StudioError as exc:
            return f"{folder} could not be looked into: {exc.what}"

    folders = dict.fromkeys((*studio.projects.known(), *(path.resolve() for path in more)))
    with ThreadPoolExecutor(AT_ONCE, "looking") as several:
        looked = tuple(several.map(_one, folders))
    found = [one for one in looked if isinstance(one, Lived) and not one.nothing]
    return found, [one for one in looked if isinstance(one, str)]


def exports(consent: Consent, cameo_id: str, cancel: CancelToken) -> tuple[Export, ...]:
    """What left the studio with a cameo in it, each once, where it was last. Renamed in its folder, it is found."""
    told: dict[tuple[str, str], tuple[Path, int]] = {}
    for entry in consent.record(cancel).entries:
        if entry.deed != "exported" or entry.cameo != cameo_id:
            continue
        with contextlib.suppress(ValueError, KeyError, TypeError):
            fields = cast("dict[str, object]", json.loads(entry.what))
            path, digest, size = str(fields["path"]), str(fields["sha256"]), int(str(fields["size"]))
            told[path, digest] = (Path(path), size)
    return tuple(
        Export(path=found or path, digest=digest, size=size, there=found is not None)
        for (_, digest), (path, size) in told.items()
        for found in (_still(path, digest, size),)
    )


def digest_of(path: Path) -> str:
    """SHA-256; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _still(path: Path, digest: str, size: int) -> Path | None:
    """Where the export is now: at its path, or under another name beside it."""
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size == size and digest_of(path) == digest:
            return path
        for other in sorted(path.parent.iterdir()):
            if other.is_file() and other.stat().st_size == size and digest_of(other) == digest:
                return other
    return None


def _media(folder: Path) -> Iterator[Path]:
    return (path for path in sorted((folder / "media").glob("*/*")) if path.is_file())


def _orphans(
    media: Media, folder: Path, known: set[str], cameo_id: str, exported: frozenset[str], cancel: CancelToken
) -> Iterator[str]:
    """Media that nothing refers to any more, of takes that were removed: their own files tell."""
    for path in _media(folder):
        if path.stem in known:
            continue
        cancel.check()
        if path.stem in exported:
            yield path.stem
            continue
        with contextlib.suppress(StudioError):
            if f'"id":"{cameo_id}"' in media.remark(path):
                yield path.stem


def _clips(project: Project, takes: set[str], files: set[str]) -> Iterator[tuple[str, str]]:
    standing = {shot.id: project.standing(shot.id) for shot in project.shots}
    for sequence in project.sequences:
        for track in sequence.tracks:
            for item in track.items:
                if not isinstance(item, Clip):
                    continue
                source = item.source
                if isinstance(source, TakeSource):
                    shown = standing.get(source.shot_id)
                    name = source.take_id or (shown.id if shown is not None else "")
                    if name in takes:
                        yield sequence.name, item.id
                elif isinstance(source, FileSource) and source.file_id in files:
                    yield sequence.name, item.id


def _caches(opened: ProjectFolder, digests: set[str]) -> Iterator[Path]:
    """Files of the cache that were made of these media, or of nobody knows what."""
    begins = {digest[:32] for digest in digests}
    for path in sorted(opened.cache("").rglob("*")):
        if path.is_file() and (path.name.lstrip(".")[:32] in begins or _whole(path, opened.cache(""))):
            yield path


def _whole(path: Path, cache: Path) -> bool:
    return path.relative_to(cache).parts[0] in WHOLE
