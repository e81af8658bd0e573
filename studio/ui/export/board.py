"""What can be set of a storyboard: pictures on a page, and the paper."""

from dataclasses import replace

from PySide6.QtCore import Signal
from typing_extensions import override

from studio.ui.controls import Segmented
from studio.ui.export.rows import Rows
from studio.workflows.boarding import PAPERS, PER_PAGE
from studio.workflows.outgoing import Choice as Chosen


class BoardOptions(Rows):
    """``changed`` gives the choice as somebody has just made it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choice: Chosen | None = None
        self.per_page, self.paper = Segmented(), Segmented()
        self.row(self.per_page)
        self.row(self.paper)
        for control in (self.per_page, self.paper):
            control.chosen.connect(self._say)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.name_row(self.per_page, self.tr("Pictures a page"))
        self.name_row(self.paper, self.tr("Paper"))
        self.per_page.set_items([(str(count), str(count)) for count in PER_PAGE])
        self.paper.set_items([(paper, {"a4": "A4", "letter": "US Letter"}.get(paper, paper)) for paper in PAPERS])

    def show_choice(self, choice: Chosen) -> None:
        """What is set."""
        self._choice = choice
        self.per_page.set_value(str(choice.per_page))
        self.paper.set_value(choice.paper)
        self.show_row(self.per_page, choice.target.suffix == ".pdf")
        self.show_row(self.paper, choice.target.suffix == ".pdf")

    def _say(self) -> None:
        choice = self._choice
        if choice is None:
            return
        paper = next((one for one in PAPERS if one == self.paper.value), choice.paper)
        self.changed.emit(replace(choice, per_page=int(self.per_page.value), paper=paper))
