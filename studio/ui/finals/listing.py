"""The shots of the film with what becomes of them, a line each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.workflows.queue.nights import Due

_DUE = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_ROW = 34


class FinalsList(QListWidget):
    """To be looked through; what is due stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Line(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { background: transparent; border: 0; }")

    def set_rows(self, rows: Sequence[tuple[Due, str]]) -> None:
        """Shots with what is said of them."""
        now = max(0, self.currentRow())
        self.clear()
        for row, state in rows:
            item = QListWidgetItem(f"{row.number}  {row.title}")
            item.setData(_DUE, row.standing == "due")
            item.setData(_STATE, state)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.number}  {row.title}, {state}")
            self.addItem(item)
        self.setCurrentRow(min(now, self.count() - 1))


class _Line(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, colours = QRectF(option.rect), theme().colours
        ready, state = bool(index.data(_DUE)), str(index.data(_STATE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.fillRect(rect, colours.surface.selection)
        ink = colours.text.primary if ready else colours.text.tertiary
        mark = QRectF(rect.left() + 8, rect.center().y() - 7, 14, 14)
        paint_icon(painter, "mark-final" if ready else "minus", mark, colours.state.final if ready else ink)
        wide = QFontMetricsF(theme().font("caption", tabular=True)).horizontalAdvance(state)
        words = rect.adjusted(32, 0, -wide - 24, 0)
        painting.words(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), theme().font(), ink)
        aside = rect.adjusted(32, 0, -8, 0)
        font, right = theme().font("caption", tabular=True), Qt.AlignmentFlag.AlignRight
        painting.words(painter, aside, state, font, colours.text.secondary if ready else ink, right)
        painter.restore()
