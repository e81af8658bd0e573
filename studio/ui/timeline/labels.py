"""The words on clips as small pictures, drawn once: ten thousand clips say few different things."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from studio.project.shot import Status
from studio.ui.controls import painting
from studio.ui.controls.badge import paint_mark
from studio.ui.icons import paint_icon
from studio.ui.theme import theme
from studio.ui.timeline.geometry import BAND

LONGEST = 260.0
"""Width of a label at most, logical pixels."""

_STEP = 8
"""Cut labels come in steps of so many pixels, so that zooming draws few of them anew."""

_KEPT = 3_000

Label = tuple[str, str, Status | None, bool, bool]
"""Name, remark, status, whether it is quiet (a disabled clip), whether it warns (a missing file)."""


class Labels:
    """Makes and keeps them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Label, int, float, str], QPixmap] = OrderedDict()
        self._widths: dict[tuple[Label, str], float] = {}

    def get(self, label: Label, room: float, ratio: float) -> QPixmap:
        """The label, cut with an ellipsis where it is wider than ``room``."""
        mode = theme().mode
        width = self._widths.get((label, mode))
        if width is None:
            if len(self._widths) > 4 * _KEPT:
                self._widths.clear()
            width = self._widths[label, mode] = _width(label)
        cut = 0 if width <= room else max(_STEP, int(room) // _STEP * _STEP)
        known = (label, cut, ratio, mode)
        made = self._kept.get(known)
        if made is None:
            made = self._kept[known] = _drawn(label, float(cut) or width, ratio)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


def _width(label: Label) -> float:
    name, remark, status, _, warns = label
    width = 14.0 if status is not None or warns else 0.0
    width += QFontMetricsF(theme().font("caption", medium=True)).horizontalAdvance(name[:200])
    if remark:
        width += 6 + QFontMetricsF(theme().font("caption")).horizontalAdvance(remark)
    return min(LONGEST, width + 2)


def _drawn(label: Label, width: float, ratio: float) -> QPixmap:
    name, remark, status, quiet, warns = label
    colours = theme().colours
    made = QPixmap(max(1, round(width * ratio)), round(BAND * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = 0.0
    if warns:
        paint_icon(painter, "warning", QRectF(0, 1, 12, 12), colours.signal.error)
        left = 14.0
    elif status is not None:
        paint_mark(painter, status, QRectF(0, 2, 11, 11))
        left = 14.0
    font, light = theme().font("caption", medium=True), theme().font("caption")
    ink = colours.text.tertiary if quiet else colours.text.primary
    painting.words(painter, QRectF(left, 0, width - left, BAND), name[:200], font, ink)
    used = QFontMetricsF(font).horizontalAdvance(name[:200]) + 6
    if remark and width - left - used > 10:
        place = QRectF(left + used, 0, width - left - used, BAND)
        painting.words(painter, place, remark, light, colours.text.tertiary if quiet else colours.text.secondary)
    painter.end()
    return made
