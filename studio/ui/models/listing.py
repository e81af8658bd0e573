"""The list of models in their groups: a mark where one is here, its size, and grey words where it is too large."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.models.words import group_words, size_words, state_words
from studio.ui.theme import theme
from studio.workflows.models.models import GROUPS, Row

_ID, _UNDER, _SIZE, _STATE, _FITS = (Qt.ItemDataRole.UserRole + number for number in range(5))
_ROW, _HEAD, _BAR = 44, 32, 3


class ModelList(QListWidget):
    """``picked`` gives the id of the model that is chosen now."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._say)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Everything there is; the chosen one stays."""
        before = self.model_id
        self.blockSignals(True)
        self.clear()
        for group in GROUPS:
            within = [row for row in rows if row.group == group]
            if within:
                head = QListWidgetItem(group_words(group), self)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            for row in within:
                item = QListWidgetItem(row.card.name, self)
                item.setData(_ID, row.card.id)
                item.setData(_UNDER, state_words(row))
                item.setData(_SIZE, size_words(row.size))
                item.setData(_STATE, row.state)
                item.setData(_FITS, row.fit is None or row.rung is not None)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, f"{row.card.name}, {size_words(row.size)}, {state_words(row)}"
                )
        self.blockSignals(False)
        self.choose(before)

    @property
    def model_id(self) -> str:
        """The id of the one that is chosen; empty for none."""
        return str(self.currentItem().data(_ID) or "") if self.currentRow() >= 0 else ""

    def choose(self, model_id: str) -> None:
        """Choose without telling; the first where it is not there."""
        rows = [row for row in range(self.count()) if self.item(row).data(_ID)]
        found = next((row for row in rows if self.item(row).data(_ID) == model_id), rows[0] if rows else -1)
        self.blockSignals(True)
        self.setCurrentRow(found)
        self.blockSignals(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(292, 480)

    def _say(self) -> None:
        if self.model_id:
            self.picked.emit(self.model_id)


class _Line(QStyledItemDelegate):
    """A heading in small grey words; or a model's name, under it whether it is here, its size at the right."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, state, colours = QRectF(option.rect), option.state, theme().colours
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not index.data(_ID):
            painting.words(painter, rect.adjusted(8, 8, -8, 0), text, theme().font("caption"), colours.text.tertiary)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, colours.surface.selection)
                painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colours.pencil.blue)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, colours.surface.raised)
            self._model(painter, rect, index, text)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, _ROW if index.data(_ID) else _HEAD)

    @staticmethod
    def _model(painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex, text: str) -> None:
        colours, caption = theme().colours, theme().font("caption")
        here = index.data(_STATE) in ("here", "shared")
        top, under = QRectF(rect.left() + 34, rect.top() + 4, rect.width() - 44, 20), QRectF()
        under = top.translated(0, 17)
        ink = colours.text.primary if index.data(_FITS) or here else colours.text.secondary
        mark = QRectF(rect.left() + 12, rect.center().y() - 7, 14, 14)
        if here:
            paint_icon(painter, "tick", mark, colours.signal.good)
        elif index.data(_STATE) == "half":
            paint_icon(painter, "pause", mark, colours.text.secondary)
        right = Qt.AlignmentFlag.AlignRight
        painting.words(painter, top.adjusted(0, 0, -64, 0), text, theme().font(), ink)
        painting.words(painter, top, str(index.data(_SIZE)), caption, colours.text.secondary, right)
        painting.words(painter, under, str(index.data(_UNDER)), caption, colours.text.tertiary)
