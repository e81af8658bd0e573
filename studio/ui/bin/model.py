"""The files of the bin as a list that Qt can show, and drag from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from studio.ui.host import FILES
from studio.workflows.bin import Entry

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class EntryModel(QAbstractListModel):
    """One row a file. ``describe`` gives the words that a screen reader says of it."""

    def __init__(self, describe: Callable[[Entry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._describe = describe

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Show these from now on; the same ones in the same order stay where they are."""
        same = [entry.file.id for entry in entries] == [entry.file.id for entry in self._entries]
        if not same:
            self.beginResetModel()
        self._entries = entries
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def row(self, file_id: str) -> int:
        """The row of a file; -1 where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.file.id == file_id), -1)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._describe(entry)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    @override
    def mimeTypes(self) -> list[str]:
        return [FILES]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(FILES, "\n".join(self._entries[row].file.id for row in rows).encode())
        return data
