"""The timeline's place: its lanes with their names. The edit fills them; until then it says so."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.controls import Panel, painting
from studio.ui.theme import theme
from studio.ui.theme.tokens import TrackColours

_TRACKS = ("v2", "v1", "a1", "a2", "a3", "a4")
_FOLDED = ("v2", "a3", "a4")
"""Lanes that are folded where there is little room."""

_FOLD = 14
_LOW = 280
"""Height under which the title stands in the ruler's row and some lanes are folded, logical pixels."""

_GHOSTS = ((8, 154), (168, 116), (290, 184))
"""Where the first clips will be: left edge from the header and width, logical pixels."""


class TimelinePlace(Panel):
    """Six lanes, painted. ``set_begun`` tells whether there are shots: the sentence in the picture lane differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="lane")
        self._begun = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def retranslate(self) -> None:
        self._title = self.tr("Timeline")
        self._names = {
            "v2": self.tr("Titles"),
            "v1": self.tr("Picture"),
            "a1": self.tr("Dialogue"),
            "a2": self.tr("Effects"),
            "a3": self.tr("Ambience"),
            "a4": self.tr("Music"),
        }
        self._teaching = self.tr("Shots line up here in storyboard order. Sound comes with them.")
        self._waiting = self.tr("The timeline comes with the edit. Until then, shots play in storyboard order.")
        self.setAccessibleName(f"{self._title}. {self._sentence()}")
        self.update()

    def set_begun(self, begun: bool) -> None:
        """Whether the project has shots."""
        if begun != self._begun:
            self._begun = begun
            self.retranslate()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, theme().size.timeline)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colours, size = painting.begin(self), theme().colours, theme().size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width = float(self.width())
        folded = self.height() < _LOW
        head = 0.0 if folded else float(theme().space.list_header)
        title = QRectF(14, 0, width - 28, head or size.ruler)
        painter.fillRect(QRectF(0, 0, width, head), colours.surface.panel)
        painter.fillRect(QRectF(0, head, width, size.ruler), colours.surface.ruler)
        painting.words(painter, title, self._title, theme().font("body", medium=True), colours.text.primary)
        y = head + size.ruler
        lanes = {name: float(_FOLD if folded and name in _FOLDED else size.tracks[name]) for name in _TRACKS}
        room = self.height() - y - 1
        open_lanes = sum(height for height in lanes.values() if height > _FOLD)
        share = min(1.0, (room - sum(lanes.values()) + open_lanes) / open_lanes)
        for name, height in lanes.items():
            lane = float(round(height * share)) if height > _FOLD else height
            self._paint_lane(painter, name, QRectF(0, y, width, lane))
            y += lane
        painter.fillRect(QRectF(0, y, width, 1), colours.line.soft)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()), 0)
        painter.end()

    def _paint_lane(self, painter: QPainter, name: str, lane: QRectF) -> None:
        colours, header = theme().colours, theme().size.track_header
        painter.fillRect(QRectF(0, lane.top(), header, lane.height()), colours.surface.panel)
        painter.fillRect(QRectF(0, lane.top(), lane.width(), 1), colours.line.soft)
        painter.fillRect(QRectF(0, lane.top() + 1, 3, lane.height() - 1), _track(colours.track, name))
        if lane.height() > _FOLD:
            number = QRectF(10, lane.top(), 24, lane.height())
            painting.words(painter, number, name.upper(), theme().font("caption"), colours.text.secondary)
            words = QRectF(36, lane.top(), header - 40, lane.height())
            painting.words(painter, words, self._names[name], theme().font("label"), colours.text.secondary)
        if name == "v1":
            self._paint_picture_lane(painter, lane.adjusted(header, 0, 0, 0))

    def _paint_picture_lane(self, painter: QPainter, lane: QRectF) -> None:
        colours = theme().colours
        left = lane.left() + 14
        if not self._begun:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, (x, width) in enumerate(_GHOSTS):
                ghost = QRectF(lane.left() + x, lane.top() + 3, width, lane.height() - 5)
                line = QColor(colours.line.guess)
                line.setAlphaF(1.0 - 0.3 * number)
                pen = QPen(line, 1)
                pen.setDashPattern([3, 2.5])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(ghost.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            left = lane.left() + _GHOSTS[-1][0] + _GHOSTS[-1][1] + 20
        room = QRectF(left, lane.top(), lane.right() - left - 12, lane.height())
        painter.setFont(theme().font("label"))
        painter.setPen(colours.text.secondary)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(room, flags, self._sentence())

    def _sentence(self) -> str:
        return self._waiting if self._begun else self._teaching


def _track(colours: TrackColours, name: str) -> QColor:
    by_name = {
        "v2": colours.v2,
        "v1": colours.v1,
        "a1": colours.a1,
        "a2": colours.a2,
        "a3": colours.a3,
        "a4": colours.a4,
    }
    return by_name[name]
