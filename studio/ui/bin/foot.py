"""What is being done to files, at the foot of the bin: in words, as a bar, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import IconButton, Label, Line, ProgressLine, hint
from studio.ui.language import Translated
from studio.workflows.bin import Progress


class Foot(Translated):
    """Takes no room while nothing is being done."""

    def __init__(self, stop: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Label("", "caption", "secondary", tabular=True)
        self._bar = ProgressLine()
        self._stop = IconButton("close", side=12, box=24)
        self._stop.clicked.connect(stop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._said)
        words.addWidget(self._bar)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 6, 8)
        row.addLayout(words, 1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addLayout(row)
        self.retranslate()
        self.hide()

    @override
    def retranslate(self) -> None:
        hint(self._stop, self.tr("Stop"))

    def show_progress(self, progress: Progress | None) -> None:
        """What is being done; None for nothing."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        said = {
            "import": self.tr("Importing {name}"),
            "search": self.tr("Looking at {name}"),
            "restore": self.tr("Bringing back {name}"),
        }[progress.what].format(name=progress.name)
        if progress.count > 1:
            said += "  " + self.tr("{number} of {count}").format(number=progress.number, count=progress.count)
        self._said.setText(said)
        self._said.setToolTip(progress.name)
        self._bar.set_share(None if progress.what == "search" else progress.part)
