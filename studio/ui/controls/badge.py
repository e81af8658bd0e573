"""How far a shot is: a mark of its own shape, a word, and only then a colour."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.project.shot import Status
from studio.ui.controls import painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.language import Translated
from studio.ui.theme import theme

_WORDS: dict[str, object] = {
    "planned": QT_TRANSLATE_NOOP("Status", "Planned"),
    "drafted": QT_TRANSLATE_NOOP("Status", "Drafted"),
    "approved": QT_TRANSLATE_NOOP("Status", "Approved"),
    "final": QT_TRANSLATE_NOOP("Status", "Final"),
}


def status_word(status: Status) -> str:
    """The word for a state, in the window's language."""
    return QCoreApplication.translate("Status", str(_WORDS[status]))


def status_colour(status: Status) -> QColor:
    """The colour of a state."""
    state = theme().colours.state
    return {"planned": state.planned, "drafted": state.drafted, "approved": state.approved, "final": state.final}[
        status
    ]


def paint_mark(painter: QPainter, status: Status, rect: QRectF) -> None:
    """The mark of a state: dashed ring, half-filled ring, disc with a tick, seal with lines."""
    paint_icon(painter, f"mark-{status}", rect, status_colour(status))


class StatusMark(Translated):
    """The mark, and its word beside it or (``alone``) as tooltip and accessible name."""

    def __init__(self, status: Status = "planned", *, alone: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: Status = status
        self._alone = alone
        self.retranslate()

    def set_status(self, status: Status) -> None:
        """Another state."""
        self._status = status
        self.retranslate()

    def retranslate(self) -> None:
        painting.hint(self, status_word(self._status))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        word = 0.0 if self._alone else QFontMetricsF(theme().font()).horizontalAdvance(status_word(self._status)) + 6
        return QSize(14 + round(word), theme().line("label"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = painting.begin(self), QRectF(self.rect())
        paint_mark(painter, self._status, QRectF(0, rect.center().y() - 6.5, 13, 13))
        if not self._alone:
            ink = theme().colours.text.primary
            painting.words(painter, rect.adjusted(19, 0, 0, 0), status_word(self._status), theme().font(), ink)
        painter.end()


class StatusBadge(Pressable):
    """The mark and word in a pill with an arrow: pressed, it opens what can be done about it (``clicked``)."""

    def __init__(self, status: Status = "planned", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: Status = status

    def set_status(self, status: Status) -> None:
        """Another state."""
        self._status = status
        self.setAccessibleName(status_word(status))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font()).horizontalAdvance(status_word(self._status))
        return QSize(round(width) + 54, 26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        painting.body(painter, rect, rect.height() / 2, self._surface(), colours.line.control)
        paint_mark(painter, self._status, QRectF(9, rect.center().y() - 6.5, 13, 13))
        words = rect.adjusted(28, 0, -22, 0)
        painting.words(painter, words, status_word(self._status), theme().font(), colours.text.primary)
        arrow = QRectF(rect.right() - 21, rect.center().y() - 6, 12, 12)
        paint_icon(painter, "chevron-down", arrow, colours.text.secondary)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, rect.height() / 2)
        painter.end()
