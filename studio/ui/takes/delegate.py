"""How a take is drawn: its picture with the side it lies on, and below it name, what tells it apart, mark and stars."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.icons import paint_icon
from studio.ui.takes.model import TILE, Tile
from studio.ui.theme import theme

GAP = 10
CAPTION = 18


class TileDelegate(QStyledItemDelegate):
    """Paints one take; ``picture`` gives its picture where there is one. ``low`` leaves out the picture's height."""

    def __init__(self, picture: Callable[[Tile], QPixmap | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture_of = picture
        self.low = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wide, high = theme().size.take_thumbnail
        return QSize(wide + GAP, CAPTION + 10) if self.low else QSize(wide + GAP, high + CAPTION)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tile = index.data(TILE)
        if not isinstance(tile, Tile):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(option.rect).adjusted(0, 0, -GAP, 0)
        picture = QRectF(rect.left(), rect.top(), rect.width(), 0 if self.low else rect.height() - CAPTION)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(
            option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        )
        if not self.low:
            self._picture(painter, picture, tile, ringed=selected, focused=focused)
        caption = QRectF(rect.left(), picture.bottom() + (5 if self.low else 0), rect.width(), CAPTION)
        if self.low and selected:
            painter.fillRect(caption.adjusted(-4, -3, 4, 3), theme().colours.surface.selection)
        self._caption(painter, caption, tile)
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRectF, tile: Tile, *, ringed: bool, focused: bool) -> None:
        colours = theme().colours
        picture = self._picture_of(tile)
        painter.save()
        corner = QPainterPath()
        corner.addRoundedRect(rect, 2, 2)
        painter.setClipPath(corner)
        painter.fillRect(rect, colours.monitor.surround)
        if picture is not None:
            scale = max(rect.width() / picture.width(), rect.height() / picture.height())
            width, height = picture.width() * scale, picture.height() * scale
            where = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
            painter.drawPixmap(where, picture, QRectF(picture.rect()))
        if tile.side:
            box = QRectF(rect.right() - 21, rect.top() + 3, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 220))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor("#ffffff"))
            painter.setFont(theme().font("label", medium=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tile.side)
        if ringed or focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.pencil.blue, 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2, 2)
            if focused:
                painter.setPen(QPen(QColor("#ffffff"), 1, Qt.PenStyle.DotLine))
                painter.drawRect(rect.adjusted(4, 4, -4, -4))
        painter.restore()

    def _caption(self, painter: QPainter, rect: QRectF, tile: Tile) -> None:
        colours = theme().colours
        right = rect.right()
        painter.setFont(theme().font("caption", tabular=True))
        metrics = QFontMetricsF(painter.font())
        if tile.take.rating:
            said = str(tile.take.rating)
            width = metrics.horizontalAdvance(said)
            painter.setPen(colours.text.primary)
            where = QRectF(right - width, rect.top(), width, rect.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
            right -= width + 14
            paint_icon(painter, "star-filled", QRectF(right, rect.center().y() - 6, 12, 12), colours.text.primary)
        if tile.approved:
            right -= 16
            mark = "mark-final" if tile.take.recipe.quality == "final" else "mark-approved"
            colour = colours.state.final if tile.take.recipe.quality == "final" else colours.state.approved
            paint_icon(painter, mark, QRectF(right, rect.center().y() - 6, 12, 12), colour)
        painter.setPen(colours.text.primary)
        painter.setFont(theme().font("caption", medium=True, tabular=True))
        name = QFontMetricsF(painter.font()).horizontalAdvance(tile.name)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, tile.name)
        painter.setFont(theme().font("caption", tabular=True))
        painter.setPen(colours.text.secondary)
        room = QRectF(rect.left() + name + 6, rect.top(), max(0.0, right - rect.left() - name - 10), rect.height())
        painter.drawText(room, flags, metrics.elidedText(tile.said, Qt.TextElideMode.ElideRight, room.width()))
