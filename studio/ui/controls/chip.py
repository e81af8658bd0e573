"""A chip: one thing that was read. Solid = said, dashed = guessed (and says so), wavy = not understood."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

ChipState = Literal["said", "guessed", "unread", "offer", "example"]

HEIGHT = 24


class Chip(Pressable):
    """``clicked`` opens it for editing. ``guessed`` shows ``remark`` (the word for “guess”) after the text; ``offer``
    is a suggestion with a plus, ``example`` one without. A ``removable`` chip is taken away with Delete or Backspace:
    ``removed``.
    """

    removed = Signal()

    def __init__(
        self,
        text: str = "",
        state: ChipState = "said",
        *,
        remark: str = "",
        icon: str = "",
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state: ChipState = state
        self._remark, self._icon, self._removable = remark, icon, removable
        self._picture: QPixmap | None = None
        self._say(text)

    @property
    def state(self) -> ChipState:
        """How it was read."""
        return self._state

    def set(self, text: str, state: ChipState | None = None, remark: str = "") -> None:
        """Another reading."""
        self._state = state or self._state
        self._remark = remark
        self._say(text)
        self.updateGeometry()
        self.update()

    def set_picture(self, picture: QPixmap | None) -> None:
        """A round portrait before the text (at least 18 logical pixels square)."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font()).horizontalAdvance(self._words()) + 20
        width += 20 if self._picture is not None or self._icon or self._state == "offer" else 0
        return QSize(round(width), HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        hovered = self.isEnabled() and self.underMouse()
        radius = rect.height() / 2
        if self._state == "said" or self._state == "unread":
            painting.body(painter, rect, radius, self._surface(), colours.line.control)
        elif self._state == "guessed":
            painting.body(
                painter, rect, radius, colours.surface.raised if hovered else None, colours.line.guess, dashed=True
            )
        else:
            painting.body(painter, rect, radius, colours.surface.control_hover if hovered else None, colours.line.guess)
        inner = rect.adjusted(10, 0, -10, 0)
        ink = colours.text.primary if self._state != "guessed" or hovered else colours.text.secondary
        if self._picture is not None:
            circle = QRectF(4, rect.center().y() - 9, 18, 18)
            painter.save()
            path = QPainterPath()
            path.addEllipse(circle)
            painter.setClipPath(path)
            painter.drawPixmap(circle, self._picture, QRectF(self._picture.rect()))
            painter.restore()
            inner.setLeft(27)
        elif self._icon or self._state == "offer":
            paint_icon(painter, self._icon or "plus", QRectF(9, rect.center().y() - 7, 14, 14), ink)
            inner.setLeft(28)
        painting.words(painter, inner, self._words(), theme().font(), ink)
        if self._state == "unread":
            end = inner.left() + QFontMetricsF(theme().font()).horizontalAdvance(self._words())
            painting.wave(painter, inner.left(), min(end, inner.right()), rect.bottom() - 5, colours.signal.warning)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, radius)
        painter.end()

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(self._words())

    def _words(self) -> str:
        return f"{self.text()} · {self._remark}" if self._remark else self.text()
