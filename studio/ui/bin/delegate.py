"""How a file is drawn: its picture with its kind, its name, how long and large it is, and what one should know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.project.timeline.file import FileKind
from studio.ui.bin.model import ENTRY
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.workflows.bin import Entry

NARROW = 200
"""Below this width a file is its picture and its name."""

_MARGIN, _GAP, _BAR, _CAPTION = 12, 10, 3, 18
ICONS: dict[FileKind, str] = {"video": "film", "audio": "waveform", "image": "picture"}


@dataclass(frozen=True, slots=True)
class Remark:
    """A few words on a file."""

    said: str
    icon: str = ""
    tone: Literal["plain", "warning", "error"] = "plain"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row says besides the name: asked for while painting. ``outline`` is that of a sound, 0..255 each."""

    picture: Callable[[Entry], QPixmap | None]
    outline: Callable[[Entry], Sequence[int]]
    facts: Callable[[Entry], str]
    remark: Callable[[Entry], Remark]


class EntryDelegate(QStyledItemDelegate):
    """Paints one file."""

    def __init__(self, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.narrow = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, theme().size.card + (_CAPTION if self.narrow else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        rect, state, colours = QRectF(option.rect), option.state, theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.surface.selection)
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colours.pencil.blue)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.surface.raised)
        self._row(painter, rect, entry)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.pencil.blue, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _row(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        wide, high = theme().size.card_thumbnail
        margin = 10 if self.narrow else _MARGIN
        wide = rect.width() - 2 * margin if self.narrow else wide
        picture = QRectF(rect.left() + margin, rect.top() + 6, wide, high)
        self._picture(painter, picture, entry)
        if self.narrow:
            self._name(painter, QRectF(picture.left(), picture.bottom() + 2, wide, _CAPTION), entry)
            return
        words = QRectF(picture.right() + _GAP, picture.top(), rect.right() - picture.right() - _GAP - _MARGIN, high)
        line = words.height() / 3
        self._name(painter, QRectF(words.left(), words.top() - 1, words.width(), line), entry)
        painter.setFont(theme().font("caption", tabular=True))
        painter.setPen(theme().colours.text.secondary)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(words.left(), words.top() + line, words.width(), line), left, self._shown.facts(entry))
        self._remark(painter, QRectF(words.left(), words.top() + 2 * line, words.width(), line), entry)

    def _name(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        painter.setFont(theme().font("caption" if self.narrow else "label"))
        painter.setPen(theme().colours.text.primary)
        metrics = QFontMetricsF(painter.font())
        said = metrics.elidedText(entry.file.name, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _remark(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        remark, colours = self._shown.remark(entry), theme().colours
        inks = {"plain": colours.text.secondary, "warning": colours.signal.warning, "error": colours.signal.error}
        left = rect.left()
        if remark.icon:
            paint_icon(painter, remark.icon, QRectF(left, rect.center().y() - 6, 12, 12), inks[remark.tone])
            left += 17
        painter.setFont(theme().font("caption"))
        painter.setPen(inks["error" if remark.tone == "error" else "plain"])
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        said = QFontMetricsF(painter.font()).elidedText(remark.said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _picture(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        colours = theme().colours
        corner = QPainterPath()
        corner.addRoundedRect(rect, theme().radius.thumbnail, theme().radius.thumbnail)
        painter.save()
        painter.setClipPath(corner)
        picture = self._shown.picture(entry)
        painter.fillRect(rect, colours.monitor.surround)
        if entry.state != "here":
            painter.fillRect(rect, QBrush(colours.line.guess, Qt.BrushStyle.BDiagPattern))
        elif picture is not None:
            scale = min(rect.width() / picture.width(), rect.height() / picture.height())
            width, height = picture.width() * scale, picture.height() * scale
            where = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
            painter.drawPixmap(where, picture, QRectF(picture.rect()))
        outline = self._shown.outline(entry) if entry.state == "here" else ()
        if len(outline):
            self._outline(painter, rect, outline)
        icon, badge = ICONS[entry.file.kind], QRectF(rect.left() + 3, rect.bottom() - 19, 18, 16)
        if entry.state == "here" and (picture is not None or len(outline)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 170))
            painter.drawRoundedRect(badge, 3, 3)
            paint_icon(painter, icon, badge.adjusted(3, 2, -3, -2), QColor("#eceae6"))
        else:
            middle = QRectF(rect.center().x() - 10, rect.center().y() - 10, 20, 20)
            paint_icon(painter, icon, middle, colours.text.secondary)
        painter.restore()

    @staticmethod
    def _outline(painter: QPainter, rect: QRectF, outline: Sequence[int]) -> None:
        """A bar for every other pixel, as loud as the loudest moment it stands for."""
        colour = theme().colours.track.a1
        count = max(1, int(rect.width() - 16) // 2)
        for bar in range(count):
            piece = outline[bar * len(outline) // count : max(1, -(-(bar + 1) * len(outline) // count))]
            height = max(1.0, max(piece, default=0) / 255.0 * (rect.height() - 10))
            painter.fillRect(QRectF(rect.left() + 8 + 2 * bar, rect.center().y() - height / 2, 1, height), colour)
