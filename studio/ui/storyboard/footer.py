"""The storyboard's last line: how many shots, how long together, how many of each state."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.project.shot import Status
from studio.ui.controls import Label, StatusMark


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
        for status in ("planned", "drafted", "approved", "final"):
            mark, count = StatusMark(status, alone=True), Label("", "label", "secondary", tabular=True)
            row.addWidget(mark)
            row.addWidget(count)
            row.addSpacing(4)
            self._marks[status] = mark, count

    def show_counts(self, shots: str, total: str, counts: Mapping[Status, int]) -> None:
        """``shots`` and ``total`` in words; a state that no shot has takes no room."""
        self._shots.setText(shots)
        self._total.setText(total)
        for status, (mark, count) in self._marks.items():
            count.setText(str(counts[status]))
            mark.setVisible(bool(counts[status]) and not self._shots.isHidden())
            count.setVisible(mark.isVisibleTo(self))

    def set_narrow(self, narrow: bool) -> None:
        """Only the length, where there is no room for more."""
        self._shots.setHidden(narrow)
        for mark, count in self._marks.values():
            mark.setVisible(not narrow and count.text() not in ("", "0"))
            count.setVisible(mark.isVisibleTo(self))
