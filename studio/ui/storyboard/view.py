"""The list of cards: chosen by mouse and keys as lists are, put in order by dragging, played under the mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from studio.ui.storyboard.delegate import CardDelegate
from studio.ui.storyboard.model import SHOTS, CardModel
from studio.ui.theme import theme
from studio.workflows.session.selection import Selection

HOVER_MS = 250
"""How long the mouse rests on a card before its take plays."""

PICTURE_MS = 160
"""How long each picture of a strip is shown."""


class CardView(QListView):
    """Shows a ``CardModel``, and keeps its selection and the document's the same.

    ``opened`` is called when a card is entered (Enter, double click).
    """

    def __init__(
        self,
        model: CardModel,
        delegate: CardDelegate,
        selection: Selection,
        *,
        opened: Callable[[], None],
        playing: Callable[[int, int], None],
        parent: QWidget | None = None,
    ) -> None:
        """``playing(row, picture)`` is told which picture of which row is shown now; row -1 for none."""
        super().__init__(parent)
        self._cards, self._selection, self._opened, self._playing = model, selection, opened, playing
        self._following = False
        self._hovered = QPersistentModelIndex()
        self._picture = 0
        self._rest = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._rest.timeout.connect(self._play)
        self._turn = QTimer(self, interval=PICTURE_MS)
        self._turn.timeout.connect(self._next_picture)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.entered.connect(self._enter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.selectionModel().currentChanged.connect(self._chosen)

    def follow(self) -> None:
        """Show what is selected in the document."""
        self._following = True
        try:
            rows = [self._cards.row(shot_id) for shot_id in self._selection.shots]
            wanted = QItemSelection()
            for row in rows:
                wanted.select(self._cards.index(row), self._cards.index(row))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(wanted, flags.ClearAndSelect)
            row = self._cards.row(self._selection.shot) if self._selection.shot else -1
            if row >= 0 and row != self.currentIndex().row():
                self.selectionModel().setCurrentIndex(self._cards.index(row), flags.NoUpdate)
                self.scrollTo(self._cards.index(row))
        finally:
            self._following = False

    def stop(self) -> None:
        """Play nothing any more; the view will go."""
        self._leave()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._opened()
            return
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        if not self.indexAt(e.position().toPoint()).isValid():
            self._leave()
        super().mouseMoveEvent(e)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._leave()
        super().leaveEvent(event)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()  # cards are as wide as the list

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Shots go before the card under the upper half of the mouse, behind it under the lower half."""
        if not event.mimeData().hasFormat(SHOTS):
            event.ignore()
            return
        where = event.position().toPoint()
        index = self.indexAt(where)
        row = self._cards.rowCount()
        if index.isValid():
            row = index.row() + (where.y() > self.visualRect(index).center().y())
        self._cards.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())
        event.setDropAction(Qt.DropAction.CopyAction)  # so that the view does not take the dragged rows out itself
        event.accept()
        self.stopAutoScroll()
        self.viewport().update()

    def _chosen(self) -> None:
        """Tell the document what the person selected here."""
        if self._following:
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex().row()
        if not rows:
            return
        cards = self._cards.cards
        in_hand = current if current in rows else rows[-1]
        self._select([cards[row].shot_id for row in rows], cards[in_hand].shot_id)

    def _select(self, shot_ids: Sequence[str], in_hand: str) -> None:
        self._selection.select(shot_ids, in_hand)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._opened()

    def _enter(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._leave()
            self._hovered = QPersistentModelIndex(index)
            if theme().motion.hover_ms:  # with reduced motion nothing plays by itself
                self._rest.start()

    def _leave(self) -> None:
        self._rest.stop()
        if self._turn.isActive():
            self._turn.stop()
            self._playing(-1, 0)
        self._hovered = QPersistentModelIndex()

    def _play(self) -> None:
        self._picture = 0
        self._turn.start()
        self._next_picture()

    def _next_picture(self) -> None:
        if not self._hovered.isValid():
            self._leave()
            return
        self._playing(self._hovered.row(), self._picture)
        self._picture += 1
