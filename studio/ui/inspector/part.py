"""A part of the inspector: a heading that folds, rows under it, and a way back to the usual."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.controls import IconButton, Line, Section, hint
from studio.ui.inspector.amount import AmountRow
from studio.ui.language import Translated
from studio.workflows.timeline.inspecting import Inspecting


class Part(Translated):
    """``column`` takes what is shown; ``names`` are the amounts that the button in its heading resets."""

    def __init__(self, inspecting: Inspecting, names: Sequence[str] = ()) -> None:
        super().__init__()
        self.inspecting, self._names = inspecting, tuple(names)
        self._section = Section(tone="primary", folds=True)
        self._reset = IconButton("undo", side=12, box=24)
        self._reset.clicked.connect(lambda: inspecting.reset(self._names))
        self._section.header.add(self._reset)
        self._section.header.add(self._section.fold)  # the arrow stays last
        self._reset.setVisible(bool(names))  # once it has a parent: it would be a window of its own
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Line())
        column.addWidget(self._section)
        self.column = self._section.column
        self.column.setSpacing(2)

    def rows(self, names: Sequence[str], into: QVBoxLayout | None = None) -> dict[str, AmountRow]:
        """A row for each of these amounts, added in their order."""
        made = {name: AmountRow(self.inspecting, name) for name in names}
        for row in made.values():
            (into or self.column).addWidget(row)
        return made

    def add(self, widget: QWidget) -> None:
        """Another row."""
        self.column.addWidget(widget)

    def set_heading(self, text: str, reset: str = "") -> None:
        """Its name, and that of its button."""
        self._section.header.set_text(text)
        hint(self._section.fold, text)
        if reset:
            hint(self._reset, reset)
        self.setAccessibleName(text)

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self._section.set_folded(folded)

    def enable(self, can: bool) -> None:
        """Whether anything can be changed."""
        self._reset.setEnabled(can)


def name_rows(rows: Mapping[str, AmountRow], words: Mapping[str, str]) -> None:
    """Each row its name."""
    for name, text in words.items():
        rows[name].set_words(text)
