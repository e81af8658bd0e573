"""The picture on the whole screen. Keys do what they do in the window; Esc or a double click goes back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.commands import Commands
from studio.ui.screen import PictureView, Playing
from studio.workflows.playback import Look

_CURSOR = 1_500
"""Milliseconds without a movement until the pointer is hidden."""


class FullScreen(QWidget):
    """A window of its own. ``left`` is called when it closes."""

    def __init__(self, commands: Commands, playing: Playing, title: str, left: Callable[[], object]) -> None:
        super().__init__()
        self._commands, self._playing, self._left = commands, playing, left
        self.view = PictureView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setWindowTitle(title)
        self.view.setAccessibleName(title)
        self.view.double_clicked.connect(self.close)
        self.view.wanted.connect(playing.fit)
        playing.looked.connect(self._show)
        if playing.last is not None:
            self._show(playing.last)
        self._idle = QTimer(self, singleShot=True, interval=_CURSOR)
        self._idle.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._idle.start()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        pressed = QKeySequence(event.keyCombination())
        for command in self._commands.all():
            keys = [QKeySequence(key) for key in self._commands.keys(command.id)]
            if command.region in ("transport", "monitor") and pressed in keys:
                if command.id == "view.full_screen":
                    self.close()
                else:
                    self._commands.run(command.id)
                return
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._idle.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._idle.stop()
        self.view.release()
        self._playing.looked.disconnect(self._show)
        super().closeEvent(event)
        self._left()

    def _show(self, look: Look) -> None:
        self.view.show_look(look)
