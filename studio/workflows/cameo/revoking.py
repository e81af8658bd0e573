"""The end of a cameo: its likeness, every take and clip it is in, what was made of those, and what left the studio.

::

    the door closes first: nobody makes more while we look
    ─▶ every known project: takes deleted, or blank in their place; versions and journal forget; media and caches go
    ─▶ exports that are still where they were
    ─▶ a signed line in the consent record: how much of what
"""

import contextlib
from collections.abc import Callable, Mapping
from collections.abc import Sequence as Several
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from studio.core.errors import DiskError, StudioError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.soundness import sound
from studio.project.take import Take
from studio.project.timeline.clip import Clip, FileSource, Item, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.workflows.cameo.blank import Blank, Blanks, Form
from studio.workflows.cameo.lineage import AT_ONCE, Finder, Lived, everywhere, exports, takes_with


class Reviser(Finder, Protocol):
    """What revoking needs of a studio."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What is gone. ``left`` are sentences on what could not be reached. ``notice`` is for those that have the cameo
    from us; None where it was not revoked now."""

    projects: int = 0
    takes: int = 0
    clips: int = 0
    files: int = 0
    exports: int = 0
    left: tuple[str, ...] = ()
    notice: Path | None = None

    @property
    def told(self) -> str:
        """In one line."""
        parts = (
            (self.takes, "take"), (self.clips, "clip"), (self.files, "media or cache file"),
            (self.projects, "project"), (self.exports, "export"),
        )  # fmt: skip
        told = [f"{number} {what}{'s' if number > 1 else ''}" for number, what in parts if number]
        return ", ".join(told) or "nothing was made with it"


def revoke(
    studio: Reviser,
    cameo_id: str,
    reason: str,
    *,
    blank: bool,
    cancel: CancelToken,
    progress: Progress = silent,
    more: Several[Path] = (),
) -> Erased:
    """Revoke a cameo (somebody else's: forget it here), and erase all there is of it. ``more`` are projects that this
    machine has not seen yet.

    Raises:
        InputError: there is no such cameo.
        MachineError, DiskError: the vault cannot be read or written.
    """
    notice = studio.consent.revoke(cameo_id, reason)
    gone = erase(studio, cameo_id, blank=blank, cancel=cancel, progress=progress, more=more)
    return replace(gone, notice=notice)


def erase(
    studio: Reviser,
    cameo_id: str,
    *,
    blank: bool,
    cancel: CancelToken,
    progress: Progress = silent,
    more: Several[Path] = (),
) -> Erased:
    """Erase all there is of a cameo in every project and export, and say so in the record. Once more is no harm."""
    day = next((gone.day for gone in studio.consent.revoked() if gone.id == cameo_id), "") or _today(studio)
    progress("looking", 0, 0)
    found, left = everywhere(studio, cameo_id, more, cancel)
    known = exports(studio.consent, cameo_id, cancel)
    exported = frozenset(export.digest for export in known)
    gone, done = Erased(left=tuple(left)), 0
    with Blanks(studio.media, day) as blanks, ThreadPoolExecutor(AT_ONCE, "erasing") as several:

        def _one(one: Lived) -> Erased | str:
            cancel.check()
            try:
                return _erase_project(studio, one, cameo_id, exported, day, blanks if blank else None)
            except StudioError as exc:
                return f"{one.name} could not be changed: {exc}"

        for result in several.map(_one, found):
            gone = replace(gone, left=(*gone.left, result)) if isinstance(result, str) else _added(gone, result)
            done += 1
            progress("erasing", done, len(found))
    for export in known:
        if not export.there:
            gone = replace(gone, left=(*gone.left, f"{export.path} is no longer where it was exported to."))
            continue
        try:
            export.path.unlink()
            gone = replace(gone, exports=gone.exports + 1)
        except OSError as exc:
            gone = replace(gone, left=(*gone.left, f"{export.path} could not be deleted: {exc.strerror or exc}."))
    done = "blanked" if blank else "deleted"
    missed = f"; not reached: {len(gone.left)}" if gone.left else ""
    studio.consent.note("revoked", cameo_id, f"{done}: {gone.told}{missed}")
    progress("erasing", len(found), len(found))
    return gone


def _today(studio: Reviser) -> str:
    entries = studio.consent.record(CancelToken()).entries
    return entries[-1].when[:10] if entries else ""


def _added(one: Erased, other: Erased) -> Erased:
    return replace(
        one,
        projects=one.projects + 1,
        takes=one.takes + other.takes,
        clips=one.clips + other.clips,
        files=one.files + other.files,
        left=(*one.left, *other.left),
    )


def _erase_project(
    studio: Reviser, one: Lived, cameo_id: str, exported: frozenset[str], day: str, blanks: Blanks | None
) -> Erased:
    """Raises ``StudioError``."""
    left: list[str] = []
    with studio.projects.open(one.folder) as project:
        made = {} if blanks is None else _blanks(blanks, project, (*one.takes, *one.past))
        edit = _edit(cameo_id, exported, day, None if blanks is None else made)
        project.apply(edit)
        try:
            project.forget(edit, tuple(one.digests))
        except StudioError as exc:
            left.append(f"The history of {one.name} still knows of it: {exc}")
    kept = {digest for digest, _ in made.values()}
    files = 0
    for path in (*one.media, *one.caches):
        if path.stem in kept:
            continue
        try:
            path.unlink(missing_ok=True)
            files += 1
        except OSError as exc:
            left.append(f"{path} could not be deleted: {exc.strerror or exc}.")
    return Erased(takes=len(one.takes) + len(one.past), clips=len(one.clips), files=files, left=tuple(left))


def _blanks(blanks: Blanks, project: ProjectFolder, takes: Several[Take]) -> dict[Form, tuple[str, Blank]]:
    """A blank movie in the media store for each kind of take: those that are as long as each other share one."""
    made: dict[Form, tuple[str, Blank]] = {}
    for form in dict.fromkeys(map(_form, takes)):
        movie, told = blanks.of(form)
        path = project.scratch(".mp4")
        try:
            path.write_bytes(movie)
            made[form] = (project.keep(path), told)
        except OSError as exc:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            raise DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space.") from exc
    return made


def _form(take: Take) -> Form:
    return Form(take.recipe.size, take.recipe.rate, take.frame_count)


def _edit(
    cameo_id: str, exported: frozenset[str], day: str, made: Mapping[Form, tuple[str, Blank]] | None
) -> Callable[[Project], Project]:
    """The document without the cameo; the very same where it is not in it. With ``made``, blanks stand for the takes;
    without, what they leave on the timeline is a gap of their length."""

    def _changed(project: Project) -> Project:
        gone = {take.id for take in takes_with(project, cameo_id)}
        lost = {file.id for file in project.files if file.digest in exported}
        if not gone and not lost:
            return project
        after = replace(project, files=tuple(file for file in project.files if file.id not in lost))
        if made is None:
            after = replace(
                after,
                takes=tuple(take for take in after.takes if take.id not in gone),
                sequences=tuple(_without_clips(sequence, gone) for sequence in after.sequences),
            )
        else:
            after = replace(
                after,
                takes=tuple(_blanked(take, made, cameo_id, day) if take.id in gone else take for take in after.takes),
            )
        return sound(after)[0]

    return _changed


def _without_clips(sequence: Sequence, gone: set[str]) -> Sequence:
    """Clips of these very takes become clips of a file that is not there, which ``sound`` makes gaps of. Clips of a
    shot show what stands for it now."""

    def _item(item: Item) -> Item:
        lost = isinstance(item, Clip) and isinstance(item.source, TakeSource) and item.source.take_id in gone
        return replace(item, source=FileSource("")) if isinstance(item, Clip) and lost else item

    tracks = tuple(replace(track, items=tuple(map(_item, track.items))) for track in sequence.tracks)
    return sequence if tracks == sequence.tracks else replace(sequence, tracks=tracks)


def _blanked(take: Take, made: Mapping[Form, tuple[str, Blank]], cameo_id: str, day: str) -> Take:
    digest, told = made[_form(take)]
    names = ", ".join(f"@{use.handle}" for use in take.recipe.cameos if use.id == cameo_id) or "A cameo"
    said = f"{names} revoked on {day}."
    return replace(
        take,
        media=digest,
        frames_hash=told.frames_hash,
        samples_hash=told.samples_hash,
        recipe=replace(take.recipe, cameos=tuple(use for use in take.recipe.cameos if use.id != cameo_id)),
        note=f"{take.note} {said}".strip(),
    )
