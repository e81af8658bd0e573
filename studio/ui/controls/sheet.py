"""A sheet over a flat dim: for what needs the whole attention for a moment. Esc closes it; the focus returns."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.controls.button import IconButton
from studio.ui.controls.label import Label
from studio.ui.controls.stops import tab_stops
from studio.ui.language import Translated
from studio.ui.theme import theme

_KEY = "Esc"


class Sheet(Translated):
    """Covers ``over`` until ``close_sheet``; ``closed`` follows. Tab stays inside it."""

    closed = Signal()

    def __init__(
        self, content: QWidget, title: str, over: QWidget, *, wide: bool = False, head: QWidget | None = None
    ) -> None:
        """``head`` stands beside the title; with one, the sheet is as wide as its content, and a click beside it does
        not take it away."""
        super().__init__(over)
        self._content, self._firm = content, head is not None
        self._back = QApplication.focusWidget()
        self.setAccessibleName(title)
        self._card = _Card(self)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(Label(title, "title", medium=True), 0 if head is not None else 1)
        if head is not None:
            row.addWidget(head, 1)
        self._cross = IconButton("close", side=14)
        self._cross.clicked.connect(self.close_sheet)
        row.addWidget(self._cross)
        column.addLayout(row)
        column.addWidget(content, 1)
        self._width = content.sizeHint().width() + 48 if head is not None else 880 if wide else 560
        self._tallest = 120
        over.installEventFilter(self)
        content.installEventFilter(self)
        self.retranslate()
        self._fit()
        self.raise_()
        self.show()
        proxy = content.focusProxy()
        first = proxy if proxy is not None else next(iter(tab_stops(content)), self._cross)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        painting.hint(self._cross, self.tr("Close"), _KEY)

    def close_sheet(self) -> None:
        """Take it away."""
        parent = self.parentWidget()
        if parent is not None:
            parent.removeEventFilter(self)
        self.hide()
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._firm and not self._card.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        stops = tab_stops(self)
        if not stops:
            return False
        at = next((number for number, widget in enumerate(stops) if widget is QApplication.focusWidget()), None)
        if forward:
            stops[0 if at is None else (at + 1) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            stops[-1 if at is None else at - 1].setFocus(Qt.FocusReason.BacktabFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._tallest = 120
            self._fit()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self._fit()  # more is to be seen than before: it grows, and does not jump back
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150))
        painter.end()

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        width = min(self._width, parent.width() - 48)
        wanted = self._card.heightForWidth(width) if self._card.hasHeightForWidth() else self._card.sizeHint().height()
        height = max(self._tallest, min(max(wanted, self._card.sizeHint().height()), parent.height() - 48))
        self._tallest = height
        self._card.setGeometry((parent.width() - width) // 2, max(24, (parent.height() - height) // 3), width, height)


class _Card(QWidget):
    """The sheet itself."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painting.body(painter, QRectF(self.rect()), theme().radius.sheet, colours.surface.panel, colours.line.control)
        painter.end()
