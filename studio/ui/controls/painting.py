"""What every control draws alike: bodies, focus, words; and how each gets its name and tooltip."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import theme


def hint(widget: QWidget, name: str, key: str = "", more: str = "") -> None:
    """Give a control its accessible name and a tooltip that names its key: ``Approve take (Alt+A)``. ``more`` is a
    second line, for instance why it is disabled."""
    widget.setAccessibleName(name)
    first = f"{name} ({key})" if key else name
    widget.setToolTip(f"{first}\n{more}" if more else first)


def begin(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def body(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    *,
    dashed: bool = False,
) -> None:
    """A rounded body with a hairline inside ``rect``; dashed for what was guessed."""
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(line, 1) if line is not None else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The 2 px blue line of keyboard focus, in place of the hairline, just inside ``rect``."""
    painter.setPen(QPen(theme().colours.pencil.blue, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    elide: bool = True,
) -> None:
    """One line of text, in the middle of ``rect`` from top to bottom, cut with an ellipsis where it is too long."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1) if elide else text
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine.value, shown)


def wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """The wavy line under a word that was not understood."""
    painter.setPen(QPen(colour, 1.2))
    x, up = left, True
    while x < right:
        end = min(x + 3, right)
        painter.drawLine(QPointF(x, y + (1.5 if up else 0)), QPointF(end, y + (0 if up else 1.5)))
        x, up = end, not up


def keyboard_focus(widget: QWidget) -> bool:
    """Whether the focus ring is to be shown: the widget has the focus."""
    return widget.hasFocus()
