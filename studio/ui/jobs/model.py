"""The queue as a list that Qt can show; what waits can be dragged to another place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from studio.workflows.film.job import Job

Index = QModelIndex | QPersistentModelIndex

JOB = Qt.ItemDataRole.UserRole
DRAGGED = "application/x-ekonte-job"
"""The id of a job: what is dragged within the queue."""

_ROOT = QModelIndex()


class JobModel(QAbstractListModel):
    """One row a job. ``describe`` gives the words that a screen reader says; ``move(id, row)`` takes a drop before a
    row."""

    def __init__(
        self, describe: Callable[[Job], str], move: Callable[[str, int], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs: tuple[Job, ...] = ()
        self._describe, self._move = describe, move

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is shown."""
        return self._jobs

    def show(self, jobs: tuple[Job, ...]) -> None:
        """Show these from now on; rows that stay are only drawn again where they differ."""
        before = self._jobs
        if [job.id for job in before] != [job.id for job in jobs]:
            self._reset(jobs)
            return
        self._jobs = jobs
        for row, (was, now) in enumerate(zip(before, jobs, strict=True)):
            if was is not now:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, job_id: str) -> int:
        """The row of a job; -1 where it is not shown."""
        return next((row for row, job in enumerate(self._jobs) if job.id == job_id), -1)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._jobs)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        job = self._jobs[index.row()]
        if role == JOB:
            return job
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._describe(job)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return own | Qt.ItemFlag.ItemIsDragEnabled if self._jobs[index.row()].waiting else own

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, self._jobs[indexes[0].row()].id.encode())
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(DRAGGED):
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._jobs)
        self._move(bytes(data.data(DRAGGED).data()).decode(), place)
        return False  # the model moves the row itself; the view must not take it away

    def _reset(self, jobs: tuple[Job, ...]) -> None:
        """Rows go and come one by one, so that the selection stays on its job."""
        ids = {job.id for job in jobs}
        for row in reversed(range(len(self._jobs))):
            if self._jobs[row].id not in ids:
                self.beginRemoveRows(_ROOT, row, row)
                self._jobs = (*self._jobs[:row], *self._jobs[row + 1 :])
                self.endRemoveRows()
        for row, job in enumerate(jobs):
            at = self.row(job.id)
            if at < 0:
                self.beginInsertRows(_ROOT, row, row)
                self._jobs = (*self._jobs[:row], job, *self._jobs[row:])
                self.endInsertRows()
            elif at != row:
                self.beginMoveRows(_ROOT, at, at, _ROOT, row)
                moved = self._jobs[at]
                rest = (*self._jobs[:at], *self._jobs[at + 1 :])
                self._jobs = (*rest[:row], moved, *rest[row:])
                self.endMoveRows()
        self._jobs = jobs
        if jobs:
            self.dataChanged.emit(self.index(0), self.index(len(jobs) - 1))
