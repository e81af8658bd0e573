"""Compare a file with the project's own cut, and bring it back as one edit."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from studio.ports.interchange import HandedCut
from studio.ports.returning import Returned
from studio.ports.storage import ProjectFolder
from studio.project import story
from studio.project.project import Project
from studio.project.story import with_film
from studio.project.timeline.sequence import Sequence
from studio.workflows.bringing_back import applying
from studio.workflows.bringing_back.changes import Comparison
from studio.workflows.bringing_back.comparing import compared
from studio.workflows.export import chosen
from studio.workflows.handover.record import Handing
from studio.workflows.sequence import Resolver
from studio.workflows.studio import Studio

EDIT = "Bring back cut"
"""The edit's name in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringBack:
    """``sequence`` is a name or an id, empty for the film. ``onto``: in its place; else a new sequence, called ``name``
    or by its own name."""

    file: Path
    sequence: str = ""
    onto: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """``sequence`` is the one that was made or changed, None where nothing had to be. ``remarks`` are sentences."""

    comparison: Comparison
    sequence: Sequence | None
    remarks: tuple[str, ...]


def compare(studio: Studio, folder: Path, file: Path, sequence: str = "") -> Comparison:
    """What was changed in ``file``, beside a sequence of the project in ``folder`` (a name or an id; empty: the film).

    Raises:
        InputError: there is no such project, sequence or file, or the file cannot be read; a sentence says why.
    """
    with studio.projects.open(folder) as opened:
        return compare_document(studio, opened.document, opened, file, sequence)


def compare_document(
    studio: Studio, document: Project, folder: ProjectFolder, file: Path, sequence: str = ""
) -> Comparison:
    """The same for a project that is open elsewhere. Raises ``InputError``."""
    project = with_film(document)
    own = chosen(project, sequence)
    returned = studio.returning.read(file, own.rate, own.start)
    return compared(project, own, *_as_handed(studio, project, own, folder, file.suffix.lower()), returned)


def bring_back(studio: Studio, folder: Path, order: BringBack) -> Brought:
    """Compare, and lay what the editor made into the project: one edit, which can be undone. Raises as ``compare``."""
    with studio.projects.open(folder) as opened:
        before = opened.document
        project = with_film(before)
        found = compare_document(studio, project, opened, order.file, order.sequence)
        after, remarks = brought(project, found, order)
        if after is not project:
            opened.commit(before, story.in_step(project, after), EDIT)
    changed = after is not project
    made = (after.sequence(found.sequence.id) if order.onto else after.sequences[-1]) if changed else None
    return Brought(comparison=found, sequence=made, remarks=(*found.remarks, *remarks))


def brought(project: Project, found: Comparison, order: BringBack) -> tuple[Project, tuple[str, ...]]:
    """The edit itself: the project with what the editor made, the same one where nothing was changed."""
    if not found.changes:
        return project, ()
    if order.onto:
        return applying.onto(project, found)
    return applying.beside(project, found, order.name or applying.named(found.sequence, project))


def _as_handed(
    studio: Studio, project: Project, sequence: Sequence, folder: ProjectFolder, suffix: str
) -> tuple[HandedCut, Returned]:
    """The sequence as it would be handed over now, and what such a file tells when it is read."""
    cut = Resolver(folder.media, folder.cache("proxies")).cut(project, sequence.id)
    if not cut.length:
        return HandedCut(name=cut.name, size=cut.size, rate=cut.rate), Returned(name=cut.name, tracks=())
    suffix = {".otioz": ".otio", ".fcpxmld": ".fcpxml"}.get(suffix, suffix)
    with tempfile.TemporaryDirectory(prefix="ekonte-") as room:
        path = Path(room) / f"cut{suffix}"
        handing = Handing(project, sequence, cut, Path(room) / "media")
        studio.interchange.write(handing.cut, path)
        return handing.cut, studio.returning.read(path, sequence.rate, sequence.start)
