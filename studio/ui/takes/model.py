"""The takes of the shot in hand as a list that Qt can show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from studio.project.take import Take
from studio.ui.host import TAKES

Index = QModelIndex | QPersistentModelIndex

TILE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Tile:
    """One take in the strip. ``name`` is ``T3``; ``said`` tells it from its neighbours (what changed, or its note);
    ``side`` is ``A``, ``B`` or empty."""

    take: Take
    name: str
    said: str
    side: str
    approved: bool


class TileModel(QAbstractListModel):
    """One row a take. ``describe`` gives the words that a screen reader says of it."""

    def __init__(self, describe: Callable[[Tile], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[Tile, ...] = ()
        self._describe = describe

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is shown."""
        return self._tiles

    def show(self, tiles: tuple[Tile, ...]) -> None:
        """Show these takes from now on; the same ones in the same order stay where they are."""
        same = [tile.take.id for tile in tiles] == [tile.take.id for tile in self._tiles]
        if not same:
            self.beginResetModel()
        self._tiles = tiles
        if not same:
            self.endResetModel()
        elif tiles:
            self.dataChanged.emit(self.index(0), self.index(len(tiles) - 1))

    def row(self, take_id: str) -> int:
        """The row of a take; -1 where it is not shown."""
        return next((row for row, tile in enumerate(self._tiles) if tile.take.id == take_id), -1)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._tiles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == TILE:
            return tile
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._describe(tile)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [TAKES]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Takes can be dragged onto the timeline."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(TAKES, "\n".join(self._tiles[row].take.id for row in rows).encode())
        return data
