"""The storyboard's last line: how many shots, how long together, how many of each state."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.project.shot import Status
from studio.ui.controls import Label, QuietButton, StatusMark


class Footer(QWidget):
    """Counts at a glance. A mark stands for its word, which is its tooltip and accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        self._shots = Label("", "label", "secondary", tabular=True)
        self._total = Label("", "label", "primary", tabular=True)
        row.addWidget(self._shots)
        row.addSpacing(8)
        row.addWidget(self._total)
        row.addStretch(1)
        self._marks: dict[Status, tuple[StatusMark, Label]] = {}
        self._words = ""
        self.finals = QuietButton("", "mark-final", plain=True)
        for status in ("planned", "drafted", "approved", "final"):
            mark, count = StatusMark(status, alone=True), Label("", "label", "secondary", tabular=True)
            row.addWidget(mark)
            row.addWidget(count)
            row.addSpacing(4)
            self._marks[status] = mark, count
        row.addWidget(self.finals)

    def show_counts(self, shots: str, total: str, counts: Mapping[Status, int]) -> None:
        """``shots`` and ``total`` in words; a state that no shot has takes no room."""
        self._shots.setText(shots)
        self._total.setText(total)
        for status, (mark, count) in self._marks.items():
            count.setText(str(counts[status]))
            mark.setVisible(bool(counts[status]) and not self._shots.isHidden())
            count.setVisible(mark.isVisibleTo(self))
        self.finals.setVisible(bool(counts["approved"]))
        self._fit()

    def set_finals(self, words: str) -> None:
        """What the button says, where there is room for it."""
        self._words = words
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """What does not fit is cut, not the picture beside."""
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A word beside the icon only where all of it fits."""
        layout = self.layout()
        for text in (self._words, ""):
            self.finals.setText(text)
            if layout is not None and layout.sizeHint().width() <= self.width():
                return

    def set_narrow(self, narrow: bool) -> None:
        """Only the length, where there is no room for more."""
        self._shots.setHidden(narrow)
        for mark, count in self._marks.values():
            mark.setVisible(not narrow and count.text() not in ("", "0"))
            count.setVisible(mark.isVisibleTo(self))
