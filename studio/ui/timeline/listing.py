"""The clips as a list: the same timeline for screen readers, and for whoever would rather read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from studio.project.timeline.clip import Clip
from studio.workflows.timeline.desk import TimelineDesk

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

COLUMNS = ("track", "name", "start", "length", "source", "remarks")


@dataclass(frozen=True, slots=True)
class Entry:
    """One clip in words, a word a column."""

    clip_id: str
    start: int
    words: tuple[str, ...]


class ClipModel(QAbstractTableModel):
    """A row a clip, by time and then from the top track down. ``titles`` name the columns."""

    def __init__(self, titles: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._entries: tuple[Entry, ...] = ()
        self._rows: dict[str, int] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Show these clips from now on."""
        if entries == self._entries:
            return
        same = [entry.clip_id for entry in entries] == [entry.clip_id for entry in self._entries]
        if not same:
            self.beginResetModel()
        self._entries = entries
        self._rows = {entry.clip_id: row for row, entry in enumerate(entries)}
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(COLUMNS) - 1))
        else:
            self.endResetModel()

    def row(self, clip_id: str) -> int:
        """The row of a clip; -1 where it is not shown."""
        return self._rows.get(clip_id, -1)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                ", ".join(word for word in entry.words if word) if index.column() == 0 else entry.words[index.column()]
            )
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles()[section]
        return None


class ClipList(QTreeView):
    """Shows a ``ClipModel``; what is selected in it is selected on the timeline."""

    def __init__(self, model: ClipModel, desk: TimelineDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clips, self._desk = model, desk
        self._following = False
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        for column, width in enumerate((110, 220, 110, 80, 160)):
            self.setColumnWidth(column, width)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.activated.connect(self._enter)

    def follow(self) -> None:
        """Show what is selected on the timeline."""
        self._following = True
        try:
            wanted = QItemSelection()
            for clip_id in self._desk.picked:
                row = self._clips.row(clip_id)
                if row >= 0:
                    wanted.select(self._clips.index(row, 0), self._clips.index(row, len(COLUMNS) - 1))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(wanted, flags.ClearAndSelect)
            row = self._clips.row(self._desk.in_hand or "")
            if row >= 0 and row != self.currentIndex().row():
                self.selectionModel().setCurrentIndex(self._clips.index(row, 0), flags.NoUpdate)
                self.scrollTo(self._clips.index(row, 0))
        finally:
            self._following = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _chosen(self) -> None:
        if self._following:
            return
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        ids = [self._clips.entries[row].clip_id for row in rows]
        current = self.currentIndex().row()
        in_hand = self._clips.entries[current].clip_id if current in rows else None
        self._desk.pick_all(ids, in_hand)

    def _enter(self, index: QModelIndex) -> None:
        """The playhead goes to the clip."""
        if index.isValid():
            self._desk.seek(self._clips.entries[index.row()].start)


def entries(
    desk: TimelineDesk, words: Callable[[Clip, str, int], tuple[str, ...]], order: Sequence[str]
) -> tuple[Entry, ...]:
    """All clips of the desk's sequence by time; ``words`` says each (clip, track's id, first frame), ``order`` is the
    tracks from the top down."""
    sequence = desk.sequence
    if sequence is None:
        return ()
    made: list[tuple[int, int, Entry]] = []
    for place, track_id in enumerate(order):
        track, start = sequence.track(track_id), 0
        for item, end in zip(track.items, track.ends, strict=True):
            if isinstance(item, Clip):
                made.append((start, place, Entry(item.id, start, words(item, track_id, start))))
            start = end
    return tuple(entry for _, _, entry in sorted(made, key=lambda one: one[:2]))
