"""The foot of the window, 30 px: room for the job bar of the project that is open."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.controls import Panel
from studio.ui.theme import theme


class Foot(Panel):
    """Keeps its height whatever stands in it, so that the window never moves when a project opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="window")
        self.setFixedHeight(theme().size.job_bar)
        self._bar: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def put(self, bar: QWidget | None) -> None:
        """Another job bar, or none; the old one goes."""
        if self._bar is not None:
            self._row.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = bar
        if bar is not None:
            self._row.addWidget(bar)
