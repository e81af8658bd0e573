"""Who may use a cameo, until when, and for what not: cards of which one is chosen, and two lists."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.cameo import AUDIENCES, LIMITS, Audience, Permission
from studio.ui.cameo.words import audience_words, limit_words, limits_words
from studio.ui.controls import Choice, Combo, hint, painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.language import Translated
from studio.ui.theme import theme
from studio.workflows.cameo.session import until

_DAYS = {"30": 30, "365": 365, "1095": 1095}


class AudienceCard(Pressable):
    """One way of allowing: a ring, a word and a sentence, its icon."""

    def __init__(self, audience: Audience) -> None:
        super().__init__()
        self.audience: Audience = audience
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, 50)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the choice, as among radio buttons."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}.get(
            Qt.Key(event.key()), 0
        )
        if not step:
            super().keyPressEvent(event)
            return
        cards = self.group().buttons()
        other = cards[max(0, min(len(cards) - 1, cards.index(self) + step))]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        title, more, icon = audience_words(self.audience)
        if self.isChecked():
            painting.body(painter, rect, theme().radius.control, colours.surface.selection, colours.pencil.blue)
        elif self.underMouse():
            painting.body(painter, rect, theme().radius.control, colours.surface.raised)
        ring = QRectF(rect.left() + 14, rect.top() + 9, 15, 15)
        self._ring(painter, ring)
        words = QRectF(ring.right() + 12, rect.top() + 6, rect.width() - ring.right() - 48, 20)
        painting.words(painter, words, title, theme().font(medium=True), colours.text.primary)
        painting.words(painter, words.translated(0, 19), more, theme().font("caption"), colours.text.secondary)
        mark = QRectF(rect.right() - 32, rect.top() + 9, 16, 16)
        paint_icon(painter, icon, mark, colours.text.primary if self.isChecked() else colours.text.secondary)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()

    def _ring(self, painter: QPainter, ring: QRectF) -> None:
        colours = theme().colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.pencil.blue if self.isChecked() else colours.line.check, 1.6))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.pencil.blue)
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))


class LimitsCombo(Combo):
    """What it may not be used for: any of the limits. ``toggled_limits`` gives them as they are now."""

    toggled_limits = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.limits: tuple[str, ...] = ()

    def set_limits(self, limits: tuple[str, ...]) -> None:
        """Show these."""
        self.limits = limits
        words = limits_words(limits)
        self.set_choices([Choice("limits", self.tr("Limits: {limits}").format(limits=words))])
        self.set_value("limits")

    @override
    def open(self) -> None:
        """The list, where any number can be ticked."""
        menu = QMenu(self)
        for limit in LIMITS:
            action = QAction(limit_words(limit), menu)
            action.setCheckable(True)
            action.setChecked(limit in self.limits)
            action.toggled.connect(partial(self._tick, limit))
            menu.addAction(action)
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.open()
            return
        super().keyPressEvent(event)

    def _tick(self, limit: str, on: bool) -> None:
        self.set_limits(tuple(one for one in LIMITS if (on if one == limit else one in self.limits)))
        self.toggled_limits.emit(self.limits)


class PermitEditor(Translated):
    """``changed`` gives the permission as somebody has just made it. ``today`` settles until when."""

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.permission = Permission()
        self.cards = {audience: AudienceCard(audience) for audience in AUDIENCES}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for card in self.cards.values():
            self._group.addButton(card)
            card.clicked.connect(lambda _checked=False, card=card: self._allow(card.audience))
            column.addWidget(card)
        self.expiry, self.limits = Combo(), LimitsCombo()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.expiry, 1)
        row.addWidget(self.limits, 1)
        column.addSpacing(8)
        column.addLayout(row)
        self.expiry.chosen.connect(self._expire)
        self.limits.toggled_limits.connect(self._limit)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for card in self.cards.values():
            title, more, _ = audience_words(card.audience)
            hint(card, title, more=more)
        hint(self.expiry, self.tr("Until when it may be used"))
        hint(self.limits, self.tr("What it may not be used for"))
        self.set_permission(self.permission)

    def set_permission(self, permission: Permission) -> None:
        """Show this one."""
        self.permission = permission
        self.cards[permission.audience].setChecked(True)
        choices = [
            Choice("", self.tr("Expires: never")),
            Choice("30", self.tr("Expires in 30 days")),
            Choice("365", self.tr("Expires in 1 year")),
            Choice("1095", self.tr("Expires in 3 years")),
        ]
        known = {until(days, self._today): value for value, days in _DAYS.items()}
        if permission.until and permission.until not in known:
            choices.append(Choice(permission.until, self.tr("Expires {day}").format(day=permission.until)))
        self.expiry.set_choices(choices)
        self.expiry.set_value(known.get(permission.until, permission.until or ""))
        self.limits.set_limits(permission.limits)

    def _allow(self, audience: Audience) -> None:
        self._say(replace(self.permission, audience=audience))

    def _expire(self, value: str) -> None:
        last = until(_DAYS[value], self._today) if value in _DAYS else value or None
        self._say(replace(self.permission, until=last))

    def _limit(self, limits: object) -> None:
        if isinstance(limits, tuple):
            self._say(replace(self.permission, limits=cast("tuple[str, ...]", limits)))

    def _say(self, permission: Permission) -> None:
        self.set_permission(permission)
        self.changed.emit(permission)
