"""How a card is drawn: picture and number, two lines of words, state with its mark, length; a place above a stretch."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.ui.icons import paint_icon
from studio.ui.storyboard.model import CARD
from studio.ui.theme import theme
from studio.ui.theme.tokens import StateColours
from studio.workflows.session.storyboard import Card

HEADING = 24
"""Height of the line above a stretch of the story, logical pixels."""

MARGIN = 12
GAP = 10
NARROW = 200
"""Below this width a card is its picture and number alone."""

BAR = 3


_COLOUR: dict[str, Callable[[StateColours], QColor]] = {
    "planned": lambda state: state.planned,
    "drafted": lambda state: state.drafted,
    "approved": lambda state: state.approved,
    "final": lambda state: state.final,
}


@dataclass(frozen=True, slots=True)
class Work:
    """What is being done for a shot: words for it (``Making 62 %``), and its share done, 0..1 (None: not known)."""

    said: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything about a card that is not in the card: asked for while painting."""

    picture: Callable[[Card], QPixmap | None]
    work: Callable[[Card], Work | None]
    state: Callable[[Card], str]
    length: Callable[[Card], str]
    heading: Callable[[Card], str]
    empty: Callable[[], str]


class CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        card = index.data(CARD)
        heading = HEADING if isinstance(card, Card) and card.heading else 0
        return QSize(NARROW, theme().size.card + heading)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if card.heading:
            self._heading(painter, QRect(rect.left(), rect.top(), rect.width(), HEADING), card)
            rect.setTop(rect.top() + HEADING)
        state = option.state
        colours = theme().colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.surface.selection)
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), colours.pencil.blue)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.surface.raised)
        self._card(painter, rect, card)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.pencil.blue, 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.restore()

    def _card(self, painter: QPainter, rect: QRect, card: Card) -> None:
        wide, high = theme().size.card_thumbnail
        narrow = rect.width() < NARROW
        if narrow:
            wide = rect.width() - 2 * 10
        picture = QRectF(rect.left() + (10 if narrow else MARGIN), rect.top() + 6, wide, high)
        self._picture(painter, picture, card)
        if not narrow:
            words = QRectF(picture.right() + GAP, picture.top(), rect.right() - picture.right() - GAP - MARGIN, high)
            self._words(painter, words, card)

    def _heading(self, painter: QPainter, rect: QRect, card: Card) -> None:
        colours = theme().colours
        painter.setFont(theme().font("caption"))
        painter.setPen(colours.text.secondary)
        said = self._shown.heading(card)
        area = QRectF(rect).adjusted(MARGIN, 4, -MARGIN, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        width = QFontMetricsF(painter.font()).horizontalAdvance(said)
        painter.setPen(QPen(colours.line.soft, 1))
        middle = area.center().y()
        if area.left() + width + 8 < area.right():
            painter.drawLine(QPointF(area.left() + width + 8, middle), QPointF(area.right(), middle))

    def _picture(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        colours = theme().colours
        picture = self._shown.picture(card)
        corner = QPainterPath()
        corner.addRoundedRect(rect, theme().radius.thumbnail, theme().radius.thumbnail)
        painter.save()
        if picture is None:
            painter.setPen(QPen(colours.line.guess, 1, Qt.PenStyle.DashLine))
            painter.drawPath(corner)
            painter.setPen(colours.text.tertiary)
            painter.setFont(theme().font("caption"))
            inner = rect.adjusted(6, 16, -6, -4)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._shown.empty())
        else:
            painter.setClipPath(corner)
            painter.fillRect(rect, colours.monitor.surround)
            painter.drawPixmap(_fitted(picture, rect), picture, QRectF(picture.rect()))
        self._number(painter, rect, card, boxed=picture is not None)
        work = self._shown.work(card)
        if work is not None:
            track = QRectF(rect.left(), rect.bottom() - BAR, rect.width(), BAR)
            painter.fillRect(track, QColor(0, 0, 0, 150))
            if work.share is not None:
                painter.fillRect(
                    QRectF(track.left(), track.top(), track.width() * work.share, BAR), Qt.GlobalColor.white
                )
        painter.restore()

    def _number(self, painter: QPainter, rect: QRectF, card: Card, *, boxed: bool) -> None:
        painter.setFont(theme().font("caption", medium=True, tabular=True))
        said = str(card.number)
        width = max(18.0, QFontMetricsF(painter.font()).horizontalAdvance(said) + 10)
        box = QRectF(rect.left(), rect.top(), width, 18)
        if boxed:
            painter.fillRect(box, QColor(0, 0, 0, 190))
        painter.setPen(QColor("#eceae6") if boxed else theme().colours.text.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _words(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        colours, line = theme().colours, theme().line("label")
        lines = 1 if theme().compact else 2
        font = theme().font("label")
        painter.setPen(colours.text.primary)
        layout = QTextLayout(" ".join(card.prompt.split()), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        _draw_lines(painter, layout, rect, line, lines)
        below = QRectF(rect.left(), rect.bottom() - line, rect.width(), line)
        work = self._shown.work(card)
        mark = "drafted" if work else card.status
        colour = _COLOUR[mark](colours.state)
        paint_icon(painter, f"mark-{mark}", QRectF(below.left(), below.center().y() - 6, 12, 12), colour)
        painter.setFont(theme().font("caption", tabular=True))
        painter.setPen(colours.text.secondary)
        said = work.said if work else self._shown.state(card)
        painter.drawText(below.adjusted(18, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.setPen(colours.text.secondary if card.certain else colours.text.tertiary)
        length = self._shown.length(card)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, length)


def _draw_lines(painter: QPainter, layout: QTextLayout, rect: QRectF, height: int, count: int) -> None:
    """At most ``count`` lines of a text; what does not fit ends in an ellipsis."""
    metrics = QFontMetricsF(layout.font())
    painter.setFont(layout.font())
    text, at = layout.text(), rect.top()
    layout.beginLayout()
    for number in range(count):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start = line.textStart()
        said = text[start : start + line.textLength()].rstrip()
        if number == count - 1:
            said = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, rect.width())
        baseline = at + (height - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(rect.left(), baseline), said)
        at += height
    layout.endLayout()


def _fitted(picture: QPixmap, rect: QRectF) -> QRectF:
    """Where a picture lies whole and undistorted in the middle of ``rect``."""
    scale = min(rect.width() / picture.width(), rect.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
