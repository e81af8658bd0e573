"""The cards as a list that Qt can show; changes touch the rows that differ, so the list stays where it is scrolled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from studio.ui.host import SHOTS
from studio.workflows.session.storyboard import Card

__all__ = ["SHOTS", "CardModel", "Index"]

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class CardModel(QAbstractListModel):
    """One row a card. ``describe`` gives the words that a screen reader says of it; ``move`` takes a drop."""

    def __init__(
        self,
        describe: Callable[[Card], str],
        move: Callable[[Sequence[str], int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()
        self._describe, self._move = describe, move

    @property
    def cards(self) -> tuple[Card, ...]:
        """What is shown."""
        return self._cards

    def show(self, cards: tuple[Card, ...]) -> None:
        """Show these cards from now on."""
        old, same = self._cards, 0
        if old == cards:
            return
        shortest = min(len(old), len(cards))
        while same < shortest and old[same].shot_id == cards[same].shot_id:
            same += 1
        tail = 0
        while tail < shortest - same and old[-1 - tail].shot_id == cards[-1 - tail].shot_id:
            tail += 1
        if len(old) - tail > same:
            self.beginRemoveRows(_ROOT, same, len(old) - tail - 1)
            self._cards = (*old[:same], *old[len(old) - tail :])
            self.endRemoveRows()
        if len(cards) - tail > same:
            self.beginInsertRows(_ROOT, same, len(cards) - tail - 1)
            self._cards = (*self._cards[:same], *cards[same : len(cards) - tail], *self._cards[same:])
            self.endInsertRows()
        differing = [row for row, (was, card) in enumerate(zip(self._cards, cards, strict=True)) if was != card]
        self._cards = cards
        if differing:
            self.dataChanged.emit(self.index(differing[0]), self.index(differing[-1]))

    def row(self, shot_id: str) -> int:
        """The row of a shot; -1 where it is not shown."""
        return next((row for row, card in enumerate(self._cards) if card.shot_id == shot_id), -1)

    def refresh(self, rows: Sequence[int] | None = None) -> None:
        """Draw some rows again (all without ``rows``); their cards are the same, what surrounds them is not."""
        for row in range(len(self._cards)) if rows is None else rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._describe(card)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [SHOTS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(SHOTS, "\n".join(self._cards[row].shot_id for row in rows).encode())
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(SHOTS):
            return False
        shot_ids = bytes(data.data(SHOTS).data()).decode().split("\n")
        self._move(shot_ids, row if row >= 0 else len(self._cards))
        return False  # the rows follow the document; the view must not remove any itself
