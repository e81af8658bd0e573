"""A note: an icon, a sentence, and replies that can be pressed. It never blocks anything."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.controls.button import IconButton, LinkButton
from studio.ui.controls.flow import FlowLayout
from studio.ui.controls.label import Label, Tone
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

NoteKind = Literal["info", "good", "warning", "error", "assumed", "coach"]
_ICONS = {
    "info": "info",
    "good": "mark-approved",
    "warning": "warning",
    "error": "error",
    "assumed": "assumed",
    "coach": "coach",
}


class NoteRow(QWidget):
    """``replies`` are (text, what it does). An error lies on rose, everything else on the raised surface.

    ``closable`` gets a cross, pressed it calls what was given.
    """

    def __init__(
        self,
        text: str = "",
        kind: NoteKind = "info",
        replies: tuple[tuple[str, Callable[[], object]], ...] = (),
        *,
        todo: str = "",
        closable: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: NoteKind = kind
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 6, 8, 6)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        tone: Tone = "secondary" if kind in ("assumed", "coach") else "error" if kind == "error" else "primary"
        self._sentence = Label(text, tone=tone, wraps=True)
        column.addWidget(self._sentence)
        if todo:
            column.addWidget(Label(todo, tone="secondary", wraps=True))
        if replies:
            line = QWidget()
            flow = FlowLayout(line, gap=8)
            for words, run in replies:
                button = LinkButton(words)
                button.setAccessibleName(words)
                button.clicked.connect(partial(_press, run))
                flow.addWidget(button)
            column.addWidget(line)
        if closable is not None:
            cross = IconButton("close", side=12, box=24)
            painting.hint(cross, closable[0])
            cross.clicked.connect(lambda: closable[1]())
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{text} {todo}".strip())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        ground = colours.signal.error_surface if self._kind == "error" else colours.surface.raised
        painting.body(painter, rect, theme().radius.note, ground)
        inks = {"warning": colours.signal.warning, "error": colours.signal.error, "good": colours.signal.good}
        ink = inks.get(self._kind, colours.text.secondary)
        paint_icon(painter, _ICONS[self._kind], QRectF(10, 8, 16, 16), ink)
        painter.end()


def _press(run: Callable[[], object], _checked: bool = False) -> None:
    run()
