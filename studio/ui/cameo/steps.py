"""The steps of a recording, one under the other: a tick, a number, or a cross; the present one tells what it is for."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.cameo.words import step_words
from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.language import Translated
from studio.ui.theme import theme
from studio.workflows.cameo.session import Stage

_ROW, _NOW, _BAR = 29, 52, 3


class StepList(Translated):
    """``set_stages`` shows where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps"))
        self.update()

    def set_stages(self, stages: tuple[Stage, ...]) -> None:
        """All of them, in their order."""
        if stages != self._stages:
            tall = len(stages) != len(self._stages)
            self._stages = stages
            now = next((step_words(stage)[0] for stage in stages if stage.state in ("now", "wrong")), "")
            self.setAccessibleDescription(now)
            if tall:
                self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, _ROW * max(0, len(self._stages) - 1) + _NOW + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        y = 0.0
        for at, stage in enumerate(self._stages):
            here = stage.state in ("now", "wrong")
            high = _NOW if here else _ROW
            row = QRectF(0, y, self.width(), high)
            title, more = step_words(stage)
            mark = QRectF(row.left() + 16, row.top() + (9 if here else (high - 20) / 2), 20, 20)
            if here:
                painter.fillRect(row, colours.surface.selection)
                bar = colours.pencil.blue if stage.state == "now" else colours.signal.warning
                painter.fillRect(QRectF(row.left(), row.top(), _BAR, row.height()), bar)
            _mark(painter, mark, stage, at + 1)
            ink = colours.text.tertiary if stage.state == "next" else colours.text.primary
            line = QRectF(mark.right() + 12, mark.top(), row.width() - mark.right() - 20, 20)
            painting.words(painter, line, title, theme().font(medium=here), ink)
            if here:
                below = QRectF(line.left(), line.bottom() + 1, line.width(), 18)
                painting.words(painter, below, more, theme().font("caption"), colours.text.secondary)
            y += high
        painter.end()


def _mark(painter: QPainter, mark: QRectF, stage: Stage, number: int) -> None:
    """A tick, a warning, or the step's number in a ring."""
    colours = theme().colours
    inner = mark.adjusted(0.5, 0.5, -0.5, -0.5)
    if stage.state == "done":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.diff.added_surface)
        painter.drawEllipse(inner)
        paint_icon(painter, "tick", mark.adjusted(4, 4, -4, -4), colours.signal.good)
        return
    if stage.state == "wrong":
        paint_icon(painter, "warning", mark.adjusted(1, 1, -1, -1), colours.signal.warning)
        return
    now = stage.state == "now"
    painter.setPen(Qt.PenStyle.NoPen if now else QPen(colours.line.check, 1.2))
    painter.setBrush(colours.pencil.blue if now else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(inner.center()), inner.width() / 2, inner.height() / 2)
    ink = colours.pencil.on_blue if now else colours.text.tertiary
    font = theme().font("caption", medium=now, tabular=True)
    painting.words(painter, mark, str(number), font, ink, Qt.AlignmentFlag.AlignHCenter)
