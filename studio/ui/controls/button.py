"""Buttons: the quiet ones, icons, words that act, and Generate, the one red thing."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.theme import theme


class Pressable(QAbstractButton):
    """What all buttons share: reached with Tab, pressed with Space or Enter, repainted under the pointer.

    A click does not take the focus, so that the keys of the place where somebody works go on working.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.updateGeometry()
            self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _surface(self) -> QColor:
        surface = theme().colours.surface
        if not self.isEnabled():
            return surface.control_disabled
        if self.isDown() or self.isChecked():
            return surface.control_on
        return surface.control_hover if self.underMouse() else surface.control


class QuietButton(Pressable):
    """A neutral button: an icon and a word, and its key in small letters. ``dashed`` for what is not settled."""

    def __init__(
        self, text: str = "", icon: str = "", *, key: str = "", plain: bool = False, parent: QWidget | None = None
    ) -> None:
        """``plain`` has no body until the pointer is over it."""
        super().__init__(parent)
        self.setText(text)
        self._icon, self._key, self._plain = icon, key, plain
        self._icon_colour: QColor | None = None

    def set_icon(self, name: str, colour: QColor | None = None) -> None:
        """Another icon; ``colour`` None takes that of the text."""
        self._icon, self._icon_colour = name, colour
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """The key shown at its right end."""
        self._key = key
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        width += (16 + (8 if self.text() else 0)) if self._icon else 0
        width += QFontMetricsF(theme().font("caption")).horizontalAdvance(self._key) + 16 if self._key else 0
        return QSize(round(width) + (12 if self._plain else 24), theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        busy = self.underMouse() or self.isDown() or self.isChecked()
        if not self._plain or busy:
            line = None if self._plain or not self.isEnabled() else colours.line.control
            painting.body(painter, rect, theme().radius.control, self._surface(), line)
        ink = colours.text.primary if not self._plain or busy else colours.text.secondary
        ink = ink if self.isEnabled() else colours.text.disabled
        inner = rect.adjusted(6 if self._plain else 12, 0, -(6 if self._plain else 12), 0)
        if self._icon:
            paint_icon(
                painter, self._icon, QRectF(inner.left(), rect.center().y() - 8, 16, 16), self._icon_colour or ink
            )
            inner.setLeft(inner.left() + 24)
        if self._key:
            painting.words(
                painter, inner, self._key, theme().font("caption"), colours.text.tertiary, Qt.AlignmentFlag.AlignRight
            )
            inner.setRight(inner.right() - QFontMetricsF(theme().font("caption")).horizontalAdvance(self._key) - 8)
        painting.words(painter, inner, self.text(), self._font(), ink)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()

    def _font(self) -> QFont:
        return theme().font("label")


class IconButton(Pressable):
    """An icon alone: its name and key are its tooltip. On (``checkable``) it is blue on a blue tint."""

    def __init__(
        self, icon: str, *, side: int = 16, box: int = 0, body: bool = False, parent: QWidget | None = None
    ) -> None:
        """``side`` of the icon and ``box`` of the button in logical pixels (0: 28); ``body`` draws a button's body."""
        super().__init__(parent)
        self._icon, self._side, self._box, self._body = icon, side, box, body

    def set_icon(self, name: str) -> None:
        """Another icon."""
        if name != self._icon:
            self._icon = name
            self.update()

    @override
    def sizeHint(self) -> QSize:
        box = self._box or theme().size.icon_button
        return QSize(box, box)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        radius = theme().radius.control
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = colours.text.primary if hovered else colours.text.secondary
        if self.isChecked() and self.isEnabled():
            painting.body(painter, rect, radius, colours.surface.selection)
            ink = colours.pencil.blue
        elif self._body:
            painting.body(painter, rect, radius, self._surface(), colours.line.control if self.isEnabled() else None)
            ink = colours.text.primary
        elif hovered:
            painting.body(painter, rect, radius, colours.surface.control_hover)
        if not self.isEnabled():
            ink = colours.text.disabled
        centre, half = rect.center(), self._side / 2
        paint_icon(painter, self._icon, QRectF(centre.x() - half, centre.y() - half, self._side, self._side), ink)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, radius)
        painter.end()


class LinkButton(Pressable):
    """Words that act, in blue: the replies under a note."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font()).horizontalAdvance(self.text())
        return QSize(round(width) + 6, theme().size.hit_minimum)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        font = theme().font()
        font.setUnderline(self.isEnabled() and self.underMouse())
        ink = colours.pencil.blue if self.isEnabled() else colours.text.disabled
        painting.words(painter, rect.adjusted(2, 0, -2, 0), self.text(), font, ink)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.segment)
        painter.end()


class GenerateButton(Pressable):
    """The red button: a word, a remark (how long), its keys in caps. Without words to work on it is a dim red."""

    def __init__(self, parent: QWidget | None = None, *, small: bool = False) -> None:
        """``small`` is the one inside the first prompt."""
        super().__init__(parent)
        self._remark, self._keys, self._small = "", tuple[str, ...](), small
        if not small:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_remark(self, remark: str) -> None:
        """A few words after the name: “about 15 s”."""
        self._remark = remark
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """The keys as caps at its right end: ``("Ctrl", "Enter")``."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 32
        if self._remark:
            width += QFontMetricsF(theme().font()).horizontalAdvance(self._remark) + 12
        width += sum(self._cap(key) + 4 for key in self._keys) + (12 if self._keys else 0)
        return QSize(round(width), 36 if self._small else theme().size.primary_button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, pencil = painting.begin(self), QRectF(self.rect()), theme().colours.pencil
        fill, ink = pencil.red, pencil.on_red
        if not self.isEnabled():
            fill, ink = pencil.red_disabled, pencil.on_red_disabled
        elif self.isDown():
            fill = pencil.red_pressed
        elif self.underMouse():
            fill = pencil.red_hover
        painting.body(painter, rect, theme().radius.primary, fill)
        inner = rect.adjusted(14, 0, -14, 0)
        font = self._font()
        painting.words(painter, inner, self.text(), font, ink)
        inner.setLeft(inner.left() + QFontMetricsF(font).horizontalAdvance(self.text()) + 12)
        right = inner.right()
        for key in reversed(self._keys):
            cap = QRectF(right - self._cap(key), rect.center().y() - 9.5, self._cap(key), 19)
            line = QColor(ink)
            line.setAlphaF(0.55)
            painting.body(painter, cap, 4, None, line)
            painting.words(painter, cap, key, theme().font("caption"), ink, Qt.AlignmentFlag.AlignHCenter)
            right = cap.left() - 4
        inner.setRight(right)
        if self._remark:
            painting.words(painter, inner, self._remark, theme().font(), ink)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.primary)
            painting.body(painter, rect.adjusted(2, 2, -2, -2), theme().radius.primary - 2, None, pencil.on_blue)
        painter.end()

    @staticmethod
    def _font() -> QFont:
        return theme().font("prompt", medium=True)

    @staticmethod
    def _cap(key: str) -> float:
        return QFontMetricsF(theme().font("caption")).horizontalAdvance(key) + 10
