"""Rows of the options: a word at the left, what is set at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.controls import Choice, Combo, Label, hint
from studio.ui.language import Translated

_LABEL = 132


class Rows(Translated):
    """Rows one under the other; a word, and a list to choose from or whatever else is put there."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._words: dict[QWidget, Label] = {}

    def row(self, widget: QWidget) -> None:
        """Another row; ``name_row`` gives it its word."""
        holder, word = QWidget(), Label("", tone="secondary")
        word.setFixedWidth(_LABEL)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(word)
        line.addWidget(widget, 1)
        self._words[widget] = word
        self._column.addWidget(holder)

    def combo(self) -> Combo:
        """A row with a list to choose from."""
        made = Combo()
        self.row(made)
        return made

    def name_row(self, widget: QWidget, word: str, more: str = "") -> None:
        """The row's word, which is the control's name too."""
        self._words[widget].setText(word)
        hint(widget, word, more=more)

    def show_row(self, widget: QWidget, shown: bool) -> None:
        """Show a row or not."""
        holder = widget.parentWidget()
        if holder is not None:
            holder.setVisible(shown)


def choices(*pairs: tuple[str, str]) -> list[Choice]:
    """Lines of a list from (value, text)."""
    return [Choice(value, text) for value, text in pairs]
