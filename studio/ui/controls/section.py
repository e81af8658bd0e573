"""Sections of a panel: a heading with its actions at the right, and what is under it, which can be folded away."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.controls.button import IconButton
from studio.ui.controls.label import Label, Tone
from studio.ui.theme import theme


class SectionHeader(QWidget):
    """A heading (13, medium, or 12 light) and, at the right end, whatever is added."""

    def __init__(self, text: str = "", *, tone: Tone = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._label = Label(text, "body", tone, medium=tone == "primary")
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self.setMinimumHeight(theme().size.button)

    def set_text(self, text: str) -> None:
        """Another heading."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def add(self, widget: QWidget) -> None:
        """Put an action or a remark at the right end."""
        self._row.addWidget(widget)


class Section(QWidget):
    """A header and a body below it. ``set_folded`` leaves the header alone."""

    def __init__(self, parent: QWidget | None = None, *, tone: Tone = "secondary", folds: bool = False) -> None:
        """``folds`` adds a small arrow that folds and unfolds."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.header = SectionHeader(tone=tone)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.body)
        self.fold = IconButton("chevron-down", side=12, box=24)
        self.fold.clicked.connect(lambda: self.set_folded(not self.folded))
        self.header.add(self.fold)
        self.fold.setVisible(folds)

    @property
    def folded(self) -> bool:
        """Whether only the header is there."""
        return self.body.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self.body.setVisible(not folded)
        self.fold.set_icon("chevron-right" if folded else "chevron-down")
