"""What is dragged onto the timeline: takes, cards of the storyboard, files of the bin and of the file manager."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt

from studio.project.project import Project
from studio.project.timeline.file import MediaFile
from studio.ui.host import FILES, SHOTS, TAKES
from studio.ui.timeline.mouse import NEAR
from studio.ui.timeline.surface import Surface
from studio.workflows.bin import Bin
from studio.workflows.session.selection import Selection
from studio.workflows.timeline.bringing import (
    Brought,
    lay_down,
    material_of_files,
    material_of_shots,
    material_of_takes,
)
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.drag import stretch_edges
from studio.workflows.timeline.lanes import Lane
from studio.workflows.timeline.snapping import NOWHERE, snaps

_PLANNED = 120
"""Frames by which a file is shown that is not in the bin yet."""


class Drops:
    """Takes what is dropped on one surface, where a thin blue place showed that it would lie."""

    def __init__(
        self,
        surface: Surface,
        desk: TimelineDesk,
        selection: Selection,
        files: Bin | None,
        say: Callable[[str], None],
    ) -> None:
        self._surface, self._desk, self._selection = surface, desk, selection
        self._files, self._say = files, say
        self._wait: Callable[[], None] | None = None

    def over(self, data: QMimeData, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """Something is held over the surface; whether it can be dropped there."""
        place = self._place(data, at)
        if place is None:
            self.leave()
            return False
        lane, frame, length = place
        self._surface.landing = (lane, frame, frame + length)
        self._surface.viewport().update()
        return True

    def leave(self) -> None:
        """It has gone again."""
        if self._surface.landing is not None:
            self._surface.landing = None
            self._surface.viewport().update()

    def drop(self, data: QMimeData, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """It is let go; whether it was taken."""
        place = self._place(data, at)
        self.leave()
        if place is None:
            return False
        lane, frame, _ = place
        make_room = self._desk.magnet or bool(keys & Qt.KeyboardModifier.ControlModifier)
        paths = _paths(data)
        if paths and self._files is not None:
            self._bring_in(self._files, paths, frame, lane.track.id, make_room)
            return True
        self._lay(self._brought(data, self._desk.project), frame, lane.track.id, make_room)
        return True

    def _bring_in(self, files: Bin, paths: Sequence[Path], frame: int, track_id: str, make_room: bool) -> None:
        """Files come into the bin first; those of this drop are laid down when they are there."""
        self.forget()

        def _come(made: tuple[MediaFile, ...]) -> None:
            self.forget()
            brought = material_of_files(self._desk.project, [file.id for file in made])
            self._lay(brought, frame, track_id, make_room)

        self._wait = files.imported.connect(_come)
        files.import_files(paths)

    def forget(self) -> None:
        """Wait for no files any more."""
        if self._wait is not None:
            self._wait()
            self._wait = None

    def _lay(self, brought: Sequence[Brought], frame: int, track_id: str, make_room: bool) -> None:
        lay_down(self._desk, brought, frame, track_id, make_room=make_room)

    def _place(self, data: QMimeData, at: QPointF) -> tuple[Lane, int, int] | None:
        """The lane, the first frame, and the length; None where it cannot lie."""
        sequence, where = self._desk.sequence, self._surface.where
        if sequence is None or not where.lanes:
            return None
        brought = self._brought(data, self._desk.project)
        paths = self._files is not None and bool(_paths(data))
        if not brought and not paths:
            return None
        lane = where.lane_at(at.y()) or (where.lanes[-1] if at.y() > where.top else where.lanes[0])
        if lane.track.locked or lane.track.kind == "subtitle":
            return None
        length = sum(one.length for one in brought) if brought else _PLANNED
        view = self._surface.view
        frame = view.nearest(max(0.0, at.x() - where.header))
        found = snaps(sequence, playhead=self._desk.playhead, marks=stretch_edges(self._desk.marks))
        points = found if self._desk.snapping else NOWHERE
        by, self._surface.guide = points.shift((frame, frame + length), 0, view.span(NEAR))
        return lane, max(0, frame + by), length

    def _brought(self, data: QMimeData, project: Project) -> tuple[Brought, ...]:
        if data.hasFormat(TAKES):
            return material_of_takes(project, _ids(data, TAKES))
        if data.hasFormat(SHOTS):
            return material_of_shots(project, _ids(data, SHOTS))
        if data.hasFormat(FILES):
            return material_of_files(project, _ids(data, FILES))
        return ()


def _ids(data: QMimeData, kind: str) -> list[str]:
    return [line for line in bytes(data.data(kind).data()).decode().split("\n") if line]


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
