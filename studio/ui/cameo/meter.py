"""How loud it is: a row of small lamps and a number; and a word with a mark for each thing that is looked at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.workflows.cameo.session import Mark

_FLOOR, _WARM, _HOT = -48.0, -14.0, -3.0
_LAMP, _GAP = 6, 3


class LevelMeter(QWidget):
    """``set_level`` in decibels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._db = -90.0
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_level(self, db: float) -> None:
        """-90..0; only what can be seen to be another is painted."""
        if round(db) != round(self._db):
            self._db = db
            self.setAccessibleDescription(f"{round(db)} dB")
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(460, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        ink = colours.text.primary
        paint_icon(painter, "microphone", QRectF(0, rect.center().y() - 8, 16, 16), ink)
        left, right = 28.0, rect.right() - 62
        count = int((right - left) // (_LAMP + _GAP))
        painter.setPen(Qt.PenStyle.NoPen)
        for lamp in range(count):
            db = _FLOOR * (1 - (lamp + 1) / count)
            lit = self._db >= db
            tone = colours.signal.good if db < _WARM else colours.signal.warning if db < _HOT else colours.signal.error
            painter.setBrush(tone if lit else colours.surface.control)
            painter.drawRect(QRectF(left + lamp * (_LAMP + _GAP), rect.center().y() - 5, _LAMP, 10))
        text = "−∞ dB" if self._db <= -89 else f"{round(self._db)} dB".replace("-", "−")
        place = QRectF(rect.right() - 56, rect.top(), 56, rect.height())
        painting.words(painter, place, text, theme().font(tabular=True), ink, Qt.AlignmentFlag.AlignRight)
        painter.end()


class MarkRow(QWidget):
    """Marks with words: ``set_marks`` takes (what, how it is, mark)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[tuple[str, str, Mark], ...] = ()
        self._facts = ""
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_marks(self, marks: tuple[tuple[str, str, Mark], ...], facts: str) -> None:
        """``facts`` stand at the right."""
        if (marks, facts) != (self._marks, self._facts):
            self._marks, self._facts = marks, facts
            self.setAccessibleDescription(", ".join(f"{what} {how}" for what, how, _ in marks))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(500, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        font, strong = theme().font(), theme().font(medium=True)
        x = rect.left() + 2
        for what, how, mark in self._marks:
            icon = {"good": "mark-approved", "poor": "warning", "unknown": "mark-planned"}[mark]
            tone = {"good": colours.signal.good, "poor": colours.signal.warning, "unknown": colours.text.tertiary}[mark]
            paint_icon(painter, icon, QRectF(x, rect.center().y() - 6.5, 13, 13), tone)
            x += 20
            for text, face, ink in ((what, font, colours.text.secondary), (how, strong, colours.text.primary)):
                wide = QFontMetricsF(face).horizontalAdvance(text)
                painting.words(painter, QRectF(x, rect.top(), wide + 2, rect.height()), text, face, ink, elide=False)
                x += wide + 7
            x += 18
        painting.words(
            painter,
            QRectF(x, rect.top(), rect.right() - x, rect.height()),
            self._facts,
            theme().font(tabular=True),
            colours.text.secondary,
            Qt.AlignmentFlag.AlignRight,
        )
        painter.end()
