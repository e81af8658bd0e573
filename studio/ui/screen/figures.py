"""Words that change with every picture: painted in a room of their own, so that nothing is laid out again for them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme


class Figures(QWidget):
    """One line in a step of the type scale, with figures of one width. ``widest`` is the longest that it will say;
    without it the line takes what room there is."""

    def __init__(self, step: str, *, medium: bool = False, quiet: bool = False, widest: str = "") -> None:
        super().__init__()
        self._step, self._medium, self._quiet, self._widest = step, medium, quiet, widest
        self._text = ""
        across = QSizePolicy.Policy.Fixed if widest else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        font = theme().font(self._step, medium=self._medium, tabular=True)
        return QSize(round(QFontMetricsF(font).horizontalAdvance(self._widest)) + 2, theme().line(self._step))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours.text
        font = theme().font(self._step, medium=self._medium, tabular=True)
        ink = colours.secondary if self._quiet else colours.primary
        painting.words(painter, QRectF(self.rect()), self._text, font, ink, Qt.AlignmentFlag.AlignLeft)
        painter.end()
