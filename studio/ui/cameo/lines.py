"""Lines of the library's lists: a word, and a quieter one below; people and things with a mark of their own."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

ID = Qt.ItemDataRole.UserRole
_BELOW, _ICON = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ROW, _BAR = 44, 3


class Lines(QListWidget):
    """``add`` puts a line at the end; ``readable`` ones cannot be chosen."""

    def __init__(self, *, readable: bool = False) -> None:
        super().__init__()
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if readable:
            self.setSelectionMode(self.SelectionMode.NoSelection)

    def add(self, text: str, below: str, icon: str = "", ident: str = "") -> None:
        """A line with an icon's name, and an id that comes back with ``ID``."""
        item = QListWidgetItem(text, self)
        item.setData(_BELOW, below)
        item.setData(_ICON, icon)
        item.setData(ID, ident)
        item.setToolTip(f"{text}\n{below}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {below}")


class _Line(QStyledItemDelegate):
    """Two lines of words, the mark before them on a disc."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, colours = QRectF(option.rect), theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.surface.selection)
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colours.pencil.blue)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.surface.raised)
        left = rect.left() + 10
        icon = str(index.data(_ICON) or "")
        if icon:
            disc = QRectF(left, rect.center().y() - 14, 28, 28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.surface.control)
            painter.drawEllipse(disc)
            paint_icon(painter, icon, disc.adjusted(7, 7, -7, -7), colours.text.secondary)
            left += 40
        words = QRectF(left, rect.top() + 4, rect.right() - left - 8, 19)
        below = str(index.data(_BELOW) or "")
        if not below:
            words.setHeight(rect.height() - 8)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painting.words(painter, words, text, theme().font(), colours.text.primary)
        painting.words(painter, words.translated(0, 18), below, theme().font("caption"), colours.text.secondary)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, _ROW)
