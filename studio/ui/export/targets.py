"""The list of everything that can be made, in groups with a heading."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme
from studio.workflows.outgoing import Group, Target

_ID = Qt.ItemDataRole.UserRole
_ROW, _HEAD, _BAR = 28, 34, 3


class TargetList(QListWidget):
    """``picked`` gives the id of the target that is chosen now."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._targets: tuple[Target, ...] = ()
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._say)

    def set_targets(self, targets: Sequence[Target], headings: dict[Group, str], language: str) -> None:
        """Everything there is, in this language; the chosen one stays."""
        before = self.target
        self.blockSignals(True)
        self.clear()
        self._targets = tuple(targets)
        for group, heading in headings.items():
            head = QListWidgetItem(heading, self)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            for target in targets:
                if target.group == group:
                    item = QListWidgetItem(target.title(language), self)
                    item.setData(_ID, target.id)
                    item.setToolTip(target.words(language))
        self.blockSignals(False)
        if before:
            self.choose(before)

    @property
    def target(self) -> str:
        """The id of the one that is chosen; empty for none."""
        return str(self.currentItem().data(_ID) or "") if self.currentRow() >= 0 else ""

    def choose(self, target_id: str) -> None:
        """Choose without telling; the first where it is not there."""
        rows = [row for row in range(self.count()) if self.item(row).data(_ID)]
        found = next((row for row in rows if self.item(row).data(_ID) == target_id), rows[0] if rows else -1)
        self.blockSignals(True)
        self.setCurrentRow(found)
        self.blockSignals(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(228, 300)

    def _say(self) -> None:
        if self.target:
            self.picked.emit(self.target)


class _Line(QStyledItemDelegate):
    """A heading in small grey words, or a target with a tint and a bar where it is chosen."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, state = QRectF(option.rect), option.state
        colours = theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if not index.data(_ID):
            painting.words(painter, rect.adjusted(8, 8, -8, 0), text, theme().font("caption"), colours.text.tertiary)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, colours.surface.selection)
                painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colours.pencil.blue)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, colours.surface.raised)
            painting.words(painter, rect.adjusted(12, 0, -8, 0), text, theme().font(), colours.text.primary)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _ROW if index.data(_ID) else _HEAD)
