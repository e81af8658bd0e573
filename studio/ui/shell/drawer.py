"""A drawer over the foot of the window: the queue of jobs, opened from the job bar."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.shell.regions import first_inside
from studio.ui.theme import theme

_SIZE = (760, 420)


class Drawer(QWidget):
    """Holds one panel. ``toggle`` opens and closes it; the focus goes in, and back to where it was."""

    def __init__(self, panel: QWidget, over: QWidget, foot: int) -> None:
        """``foot`` is how far above the window's lower edge it stands, logical pixels."""
        super().__init__(over)
        self._foot = foot
        self._back: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(panel)
        over.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.isVisible():
            self.dismiss()
            return
        self._back = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        first = first_inside(self)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close it."""
        if self.isVisible():
            self.hide()
            if self._back is not None and self._back.isVisible():
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painting.body(painter, QRectF(self.rect()), 0, colours.surface.panel, colours.line.control)
        painter.end()

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(_SIZE[0], parent.width())
        height = min(_SIZE[1], parent.height() - self._foot - theme().size.top_bar)
        self.setGeometry(0, parent.height() - self._foot - height, width, height)
