"""A colour that can be changed: a patch of it; pressing it opens the system's colour dialog."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QColorDialog
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.controls.button import Pressable
from studio.ui.theme import theme


class Swatch(Pressable):
    """``chosen`` gives ``#rrggbb``, or ``#rrggbbaa`` where ``clear`` allows that it lets something through."""

    chosen = Signal(str)

    def __init__(self, *, clear: bool = False) -> None:
        super().__init__()
        self._clear, self._colour = clear, "#000000"
        self.clicked.connect(self._ask)

    def set_colour(self, colour: str) -> None:
        """Show this colour; empty is none."""
        self._colour = colour
        self.setAccessibleDescription(colour)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(36, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = painting.begin(self), QRectF(self.rect())
        radius, line = theme().radius.control, theme().colours.line.control
        patch = rect.adjusted(2, 3, -2, -3)
        painting.body(painter, patch, radius, _colour(self._colour) if self._colour else self._surface(), line)
        if not self._colour:
            painter.setPen(line)
            painter.drawLine(patch.bottomLeft(), patch.topRight())
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, radius)
        painter.end()

    def _ask(self) -> None:
        dialog = QColorDialog(_colour(self._colour or "#000000"), self)
        dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel, self._clear)
        dialog.colorSelected.connect(self._take)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take(self, colour: QColor) -> None:
        text = colour.name(QColor.NameFormat.HexRgb)
        if self._clear and colour.alpha() < 255:
            text += f"{colour.alpha():02x}"
        self.chosen.emit(text)


def _colour(text: str) -> QColor:
    """``#rrggbb`` or ``#rrggbbaa``; black where it is neither."""
    colour = QColor(text[:7])
    if not colour.isValid():
        return QColor(0, 0, 0)
    if len(text) == 9:
        colour.setAlpha(int(text[7:9], 16))
    return colour
