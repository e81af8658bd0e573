"""A thin bar: how far something is. Repainted at most ten times a second."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme


class ProgressLine(QWidget):
    """``share`` 0 to 1; None when it is not known: the groove stays empty, and the words beside it tell."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 4) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float | None) -> None:
        """Show how far it is."""
        share = None if share is None else max(0.0, min(1.0, share))
        moved = share is None or self._share is None or abs(share - self._share) * max(1, self.width()) >= 0.5
        if share != self._share and moved:
            self._share = share
            self.setAccessibleDescription("" if share is None else f"{round(share * 100)} %")
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(32, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        radius = rect.height() / 2
        painter.setPen(colours.line.control)
        painting.body(painter, rect, radius, colours.line.control)
        if self._share:
            rect.setWidth(max(rect.height(), rect.width() * self._share))
            painting.body(painter, rect, radius, colours.text.primary)
        painter.end()
