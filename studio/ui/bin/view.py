"""The list of files: chosen as lists are, dragged from to the timeline, dropped on from the file manager."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from studio.ui.bin.delegate import NARROW, EntryDelegate
from studio.ui.bin.model import EntryModel


class EntryView(QListView):
    """Shows an ``EntryModel``. ``dropped`` gets files from outside; ``opened`` is called when a file is entered (Enter,
    double click)."""

    def __init__(
        self,
        model: EntryModel,
        delegate: EntryDelegate,
        *,
        dropped: Callable[[Sequence[Path]], None],
        opened: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries, self._delegate, self._dropped, self._opened = model, delegate, dropped, opened
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(self._open)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the files that are selected, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._entries.entries[row].file.id for row in rows)

    def choose(self, file_ids: Sequence[str]) -> None:
        """Select these."""
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().clearSelection()
        for file_id in file_ids:
            row = self._entries.row(file_id)
            if row >= 0:
                self.selectionModel().setCurrentIndex(self._entries.index(row), flags.Select)
                self.scrollTo(self._entries.index(row))

    def beneath(self, where: QPoint) -> bool:
        """Whether there is a file under this point; it is chosen then, unless it was."""
        index = self.indexAt(where)
        if not index.isValid():
            return False
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._opened()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        narrow = self.width() < NARROW
        if narrow != self._delegate.narrow:
            self._delegate.narrow = narrow
        self.scheduleDelayedItemsLayout()  # rows are as wide as the list

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _welcome(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _welcome(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event)
        if not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        self._dropped(paths)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._opened()


def files_in(event: QDropEvent) -> list[Path]:
    """The files that a drag from outside brings."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _welcome(event: QDragEnterEvent | QDragMoveEvent) -> None:
    if files_in(event):
        event.acceptProposedAction()
    else:
        event.ignore()
