"""What is asked before work is left: takes are being made."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.controls import Label, QuietButton
from studio.ui.language import Translated


class ClosingSheet(Translated):
    """``go(True)`` leaves and goes on next time, ``go(False)`` leaves and forgets the work, ``stay`` stays."""

    def __init__(self, waiting: int, go: Callable[[bool], None], stay: Callable[[], None]) -> None:
        super().__init__()
        self._waiting = waiting
        self._words = Label("", "body", wraps=True)
        self._later, self._never, self._stay = QuietButton(), QuietButton(), QuietButton()
        self._later.clicked.connect(lambda: go(True))
        self._never.clicked.connect(lambda: go(False))
        self._stay.clicked.connect(stay)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._never)
        row.addStretch(1)
        row.addWidget(self._stay)
        row.addWidget(self._later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._words)
        column.addLayout(row)
        self.setFocusProxy(self._later)
        self.retranslate()

    def retranslate(self) -> None:
        if self._waiting == 0:
            waiting = self.tr("A take is being made.")
        elif self._waiting == 1:
            waiting = self.tr("A take is being made, and one more waits.")
        else:
            waiting = self.tr("A take is being made, and {count} more wait.").format(count=self._waiting)
        rest = self.tr("If you leave now, the work begins again when this project is opened next time.")
        self._words.setText(f"{waiting} {rest}" if waiting.endswith(".") else f"{waiting}{rest}")
        self._later.setText(self.tr("Leave, go on next time"))
        self._never.setText(self.tr("Leave and forget the work"))
        self._stay.setText(self.tr("Stay"))
        for button in (self._later, self._never, self._stay):
            button.setAccessibleName(button.text())
