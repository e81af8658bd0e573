"""What the coach says, under the prompt: one remark, its offers as chips, and a cross to put it aside."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Chip, FlowLayout, IconButton, Label, NoteRow, hint, painting
from studio.ui.icons import paint_icon
from studio.ui.language import Translated
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.writing.coach import Advice, Coach, Offer

OFFERS = 2
"""Offers in the row: more would take a second line."""


class CoachRow(Translated):
    """Follows the shot. What was put aside stays aside for its shot while the window is open.

    The row keeps its height while there is something to say, so that nothing below it jumps with every word.
    """

    def __init__(self, coach: Coach, writing: Writing) -> None:
        super().__init__()
        self._coach, self._writing = coach, writing
        self._aside: dict[str, set[str]] = {}
        self._advice: Advice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.retranslate()

    @property
    def advice(self) -> Advice | None:
        """What is said now."""
        return self._advice

    @override
    def retranslate(self) -> None:
        self._advice = None
        self.show_shot()

    def show_shot(self) -> None:
        """Think of the shot in hand."""
        shot = self._writing.shot
        busy = shot is None or not shot.reading.language or self._writing.text != shot.prompt
        if busy and self._writing.text.strip():
            return  # the last remark stays until the words are read
        advice = None
        if shot is not None and not busy and not self._writing.session.read_only:
            advice = self._coach.advise(shot.reading, self._aside.get(shot.id, set()))
        if advice == self._advice:
            return
        self._advice = advice
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if advice is not None:
            self._column.addWidget(self._note(advice) if advice.word else self._line(advice))
        self.setVisible(advice is not None)

    def _note(self, advice: Advice) -> QWidget:
        """A name that the prompt leans on: a sentence, and a rewrite."""
        replies = tuple((offer.label, partial(self._take, offer)) for offer in advice.offers)
        return NoteRow(advice.text, "coach", replies, closable=(self.tr("Put aside"), self._put_aside))

    def _line(self, advice: Advice) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(_Bulb(), 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        flow = FlowLayout(holder)
        text = Label(advice.text, tone="secondary")
        text.setFixedHeight(24)
        flow.addWidget(text)
        for offer in advice.offers[:OFFERS]:
            chip = Chip(offer.label, "offer")
            hint(chip, self.tr("Write in: {words}").format(words=offer.label))
            chip.clicked.connect(partial(self._taken, offer))
            flow.addWidget(chip)
        line.addWidget(holder, 1)
        cross = IconButton("close", side=10, box=22)
        hint(cross, self.tr("Put aside"))
        cross.clicked.connect(lambda: self._put_aside())
        line.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        row.setAccessibleName(advice.text)
        return row

    def _taken(self, offer: Offer, _checked: bool = False) -> None:
        self._take(offer)

    def _take(self, offer: Offer) -> None:
        self._writing.put(offer.prompt, "Take the coach’s offer")

    def _put_aside(self) -> None:
        shot = self._writing.shot
        if shot is not None and self._advice is not None:
            self._aside.setdefault(shot.id, set()).add(self._advice.key)
            self.show_shot()


class _Bulb(QWidget):
    """The coach's mark."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(16, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        area = self.rect().toRectF()
        paint_icon(painter, "coach", area.adjusted(0, 4, 0, -4), theme().colours.text.secondary)
        painter.end()
