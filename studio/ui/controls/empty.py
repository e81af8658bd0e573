"""An empty place that says what will be here and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.controls.label import Label


class EmptyState(QWidget):
    """A heading, a sentence or two, and at most two buttons, in the middle of what is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addStretch(1)
        self._heading = Label("", "title", medium=True, wraps=True)
        self._sentence = Label("", "label", "secondary", wraps=True)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(2)

    def set_words(self, heading: str, sentence: str) -> None:
        """What to say; an empty heading takes no room."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{heading} {sentence}".strip())

    def add(self, button: QWidget) -> None:
        """Put a button under the words."""
        self._row.insertWidget(self._row.count() - 1, button)
