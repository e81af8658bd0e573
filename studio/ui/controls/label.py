"""A label that takes its font from the type scale and its colour from the theme."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.theme import theme

Tone = Literal["primary", "secondary", "tertiary", "warning", "error", "good", "blue"]


class Label(QLabel):
    """``step`` is one of the type scale, ``tone`` a text colour. Sentences wrap (``wraps``) and are never cut."""

    def __init__(
        self,
        text: str = "",
        step: str = "label",
        tone: Tone = "primary",
        *,
        medium: bool = False,
        tabular: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._step, self._tone, self._medium, self._tabular = step, tone, medium, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._dress()

    def set_tone(self, tone: Tone) -> None:
        """Another colour."""
        if tone != self._tone:
            self._tone = tone
            self._dress()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        colours = theme().colours
        by_tone = {
            "primary": colours.text.primary,
            "secondary": colours.text.secondary,
            "tertiary": colours.text.tertiary,
            "warning": colours.signal.warning,
            "error": colours.signal.error,
            "good": colours.signal.good,
            "blue": colours.pencil.blue,
        }
        self.setFont(theme().font(self._step, medium=self._medium, tabular=self._tabular))
        colours_now = self.palette()
        if colours_now.color(QPalette.ColorRole.WindowText) != by_tone[self._tone]:
            colours_now.setColor(QPalette.ColorRole.WindowText, by_tone[self._tone])
            self.setPalette(colours_now)
