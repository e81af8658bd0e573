"""What another editor did to a cut, line by line, and how it is to come back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from studio.ui.controls import Label, Line, QuietButton, hint
from studio.ui.host import Host
from studio.ui.language import Translated


class ReturnedPanel(Translated):
    """``lines`` are what was changed, ``remarks`` what could not be read. ``lay`` brings it back: in the sequence's
    place where it is told True, else as a sequence beside it."""

    def __init__(
        self, host: Host, file: str, lines: Sequence[str], remarks: Sequence[str], lay: Callable[[bool], None] | None
    ) -> None:
        """``lay`` None: nothing was changed, there is nothing to bring back."""
        super().__init__()
        self._host, self._file, self._lay = host, file, lay
        self._head = Label("", tone="secondary", wraps=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for text in lines:
            QListWidgetItem(text, self.list)
        self._remarks = Label("\n".join(remarks), "caption", "secondary", wraps=True)
        self.beside, self.onto = QuietButton("", "copy"), QuietButton("", "tick")
        self.beside.clicked.connect(lambda: self._bring(onto=False))
        self.onto.clicked.connect(lambda: self._bring(onto=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.onto)
        foot.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self._remarks)
        column.addWidget(Line())
        column.addLayout(foot)
        self._remarks.setVisible(bool(remarks))
        self.beside.setEnabled(lay is not None)
        self.onto.setEnabled(lay is not None)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._head.setText(self.tr("{file}, beside the cut as it is here now.").format(file=self._file))
        self.list.setAccessibleName(self.tr("What was changed"))
        self.onto.setText(self.tr("In place of this cut"))
        hint(self.onto, self.tr("In place of this cut"), more=self.tr("One edit: undo takes it back."))
        self.beside.setText(self.tr("As a sequence of its own"))
        hint(self.beside, self.tr("As a sequence of its own"), more=self.tr("The cut that is here stays as it is."))

    @override
    def sizeHint(self) -> QSize:
        return QSize(832, 520)

    def _bring(self, *, onto: bool) -> None:
        lay = self._lay
        self._host.sheets.close()
        if lay is not None:
            lay(onto)
