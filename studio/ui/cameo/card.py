"""The card with what is to be done or said: large words, readings above them, what has been said underlined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

_PAD, _HEAD = 20, 38
_MARKS = "、。！？」）.,!?"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and how they are read; empty where it is plain. ``word`` numbers what is underlined together."""

    text: str
    reading: str = ""
    word: int = 0


class PromptCard(QWidget):
    """``set_prompt`` shows something to do or to say; ``set_said`` how much of it has been said, 0..1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title: str = ""
        self._remark: str = ""
        self._pieces: tuple[Piece, ...] = ()
        self._said: float | None = None
        self._small: bool = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_prompt(self, title: str, remark: str, pieces: Sequence[Piece], *, small: bool = False) -> None:
        """``title`` at the left and ``remark`` at the right over the words; ``small`` for sentences to be read."""
        shown = tuple(pieces)
        if (title, remark, shown, small) != (self._title, self._remark, self._pieces, self._small):
            self._title, self._remark, self._pieces, self._small = title, remark, shown, small
            self.setAccessibleName(title)
            self.setAccessibleDescription("".join(piece.text for piece in pieces))
            self.update()

    def set_said(self, share: float | None) -> None:
        """None: nothing is to be said."""
        if share != self._said:
            self._said = share
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 132)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        painting.body(painter, rect, theme().radius.card, colours.surface.well, colours.line.control)
        head = QRectF(rect.left() + _PAD, rect.top() + 10, rect.width() - 2 * _PAD, 22)
        painting.words(painter, head, self._title, theme().font(), colours.text.secondary)
        painting.words(
            painter, head, self._remark, theme().font(tabular=True), colours.text.secondary, Qt.AlignmentFlag.AlignRight
        )
        room = rect.adjusted(_PAD, _HEAD, -_PAD, -10)
        if self._small:
            painter.setFont(theme().font("body"))
            painter.setPen(colours.text.primary)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), "".join(piece.text for piece in self._pieces))
        else:
            self._large(painter, room)
        painter.end()

    def _large(self, painter: QPainter, room: QRectF) -> None:
        """As large as fits: Japanese breaks anywhere between pieces, English at blanks."""
        step = "challenge"
        lines = self._lines(step, room.width())
        if len(lines) * self._high(step) > room.height() + 4:
            step = "title"
            lines = self._lines(step, room.width())
        font, above = theme().font(step, medium=True), theme().font("caption")
        metrics, small = QFontMetricsF(font), QFontMetricsF(above)
        high = self._high(step)
        colours = theme().colours
        letters = sum(len(piece.text) for piece in self._pieces)
        reached = letters if self._said is None else round(self._said * letters)
        spoken = self._word_at(reached) if self._said is not None and 0 < self._said < 1 else -1
        y, passed = room.top() + max(0.0, (room.height() - high * len(lines)) / 2 - 4), 0
        for line in lines:
            x = room.left()
            for piece in line:
                width = self._width(piece, metrics, small)
                now = piece.word == spoken
                passed += len(piece.text)
                ink = colours.text.primary if now or passed <= reached else colours.text.tertiary
                if piece.reading:
                    top = QRectF(x, y, width, small.height())
                    painting.words(
                        painter, top, piece.reading, above, colours.text.secondary, Qt.AlignmentFlag.AlignHCenter,
                        elide=False,
                    )  # fmt: skip
                box = QRectF(x, y + high - metrics.height(), width, metrics.height())
                painting.words(painter, box, piece.text, font, ink, Qt.AlignmentFlag.AlignHCenter, elide=False)
                if now and piece.text.strip():
                    painter.setPen(QPen(colours.pencil.blue, 2.5))
                    painter.drawLine(QPointF(box.left(), box.bottom() + 2), QPointF(box.right(), box.bottom() + 2))
                x += width
            y += high

    def _high(self, step: str) -> float:
        """How high a line is, readings and all."""
        high = QFontMetricsF(theme().font(step, medium=True)).height()
        read = any(piece.reading for piece in self._pieces)
        return high + (QFontMetricsF(theme().font("caption")).height() - 2 if read else 6)

    def _word_at(self, letter: int) -> int:
        """The number of the word that this letter belongs to; punctuation belongs to the word before."""
        passed = 0
        for piece in _breakable(self._pieces):
            passed += len(piece.text)
            if passed > letter:
                return piece.word
        return -1

    def _lines(self, step: str, width: float) -> list[list[Piece]]:
        metrics, small = QFontMetricsF(theme().font(step, medium=True)), QFontMetricsF(theme().font("caption"))
        lines: list[list[Piece]] = [[]]
        used = 0.0
        for piece in _breakable(self._pieces):
            wide = self._width(piece, metrics, small)
            if lines[-1] and used + wide > width and piece.text not in _MARKS:
                lines.append([])
                used = 0.0
            lines[-1].append(piece)
            used += wide
        return lines

    @staticmethod
    def _width(piece: Piece, metrics: QFontMetricsF, small: QFontMetricsF) -> float:
        wide = metrics.horizontalAdvance(piece.text)
        return max(wide, small.horizontalAdvance(piece.reading) + 1) if piece.reading else wide


def _breakable(pieces: Sequence[Piece]) -> list[Piece]:
    """Plain text word by word, or letter by letter where it has no blanks."""
    out: list[Piece] = []
    word = 0
    for piece in pieces:
        if piece.text.strip() and piece.text[0] not in _MARKS:
            word += 1
        if piece.reading or len(piece.text) == 1:
            out.append(replace(piece, word=word))
        elif " " in piece.text:
            words = piece.text.split(" ")
            for at, text in enumerate(words):
                out.append(Piece(text + (" " if at < len(words) - 1 else ""), word=word + at))
            word += len(words) - 1
        else:
            out += [Piece(letter, word=word) for letter in piece.text]
    return out
