"""A panel: the flat ground that a room lies on, which speaks the window's language and follows models."""

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.core.signals import Signal
from studio.ui.language import Translated
from studio.ui.theme import theme

T = TypeVar("T")
Ground = Literal["panel", "window", "surround", "well", "lane", "raised", "ruler"]


class Panel(Translated):
    """Paints one surface of the theme. ``follow`` listens to a model until ``release``, which the window calls before
    it lets the panel go; a panel that holds timers or threads overrides it and ends them there."""

    def __init__(self, parent: QWidget | None = None, *, ground: Ground = "panel") -> None:
        super().__init__(parent)
        self._ground: Ground = ground
        self._ends: list[Callable[[], None]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def follow(self, signal: Signal[T], listener: Callable[[T], object]) -> None:
        """Call ``listener`` whenever a model tells something."""

        def _listen(value: T) -> None:
            listener(value)

        self._ends.append(signal.connect(_listen))

    def release(self) -> None:
        """Stop following; the panel will go."""
        for end in self._ends:
            end()
        self._ends.clear()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        surface = theme().colours.surface
        grounds = {
            "panel": surface.panel,
            "window": surface.window,
            "surround": surface.surround,
            "well": surface.well,
            "lane": surface.lane,
            "raised": surface.raised,
            "ruler": surface.ruler,
        }
        painter.fillRect(event.rect(), grounds[self._ground])
        painter.end()


class Line(QWidget):
    """A hairline across a panel, one logical pixel; ``upright`` from top to bottom."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((across, along) if upright else (along, across)))
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme().colours.line.soft)
        painter.end()
