"""Two or more panels that meet in a line of 2 px, which is easy to grasp all the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget
from typing_extensions import override

from studio.ui.theme import theme


class Splitter(QSplitter):
    """A ``QSplitter`` whose handles are 2 px, and blue under the pointer. Nothing collapses by accident."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(theme().space.splitter)
        self.setChildrenCollapsible(False)
        self.setOpaqueResize(True)

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """Paints the gap in the colour of the window."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), colours.pencil.blue if self.underMouse() else colours.surface.window)
        painter.end()
