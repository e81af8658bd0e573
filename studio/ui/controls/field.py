"""A line of text. While an input method composes, no shortcut fires."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from studio.ui.theme import theme


class TextField(QLineEdit):
    """A ``QLineEdit`` in the label font that keeps every key while an input method composes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._composing = False
        self._dress()

    @property
    def composing(self) -> bool:
        """Whether an input method holds unfinished text."""
        return self._composing

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._composing:
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._composing = False
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFont(theme().font())
        self.setMinimumHeight(theme().size.button)
