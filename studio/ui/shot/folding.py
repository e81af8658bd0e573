"""A section of the panel: a hairline, a heading with its actions, a body; folded, one line that sums it up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import IconButton, Label, hint, painting
from studio.ui.language import Translated
from studio.ui.theme import theme


class Folding(Translated):
    """``body`` is a column to fill; ``head`` a row whose right end takes actions. ``folded_changed`` follows a fold."""

    folded_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label("", "label", "secondary")
        self._summary = _Summary()
        self._arrow = IconButton("chevron-down", side=10, box=24)
        self._arrow.clicked.connect(self._toggle)
        top = QWidget()
        top.setFixedHeight(28)
        self.head = QHBoxLayout(top)
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(4)
        self.head.addWidget(self._heading)
        self.head.addWidget(self._summary, 1)
        self.head.addWidget(self._arrow)
        self._actions: list[QWidget] = []
        self._folded, self._empty = False, False
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(top)
        column.addWidget(self._body)
        self._summary.hide()

    @property
    def folded(self) -> bool:
        """Whether only one line is there."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        if folded == self.folded:
            return
        self._folded = folded
        self._body.setVisible(not folded and not self._empty)
        self._summary.setVisible(folded)
        for action in self._actions:
            action.setVisible(not folded)
        self._arrow.set_icon("chevron-right" if folded else "chevron-down")
        self._name_arrow()
        self.folded_changed.emit(folded)

    def set_empty(self, empty: bool) -> None:
        """Whether there is nothing to show under the heading."""
        self._empty = empty
        self._body.setVisible(not self._folded and not empty)

    def set_heading(self, text: str) -> None:
        """The name of the section."""
        self._heading.setText(text)
        self.setAccessibleName(text)
        self._name_arrow()

    def set_summary(self, text: str) -> None:
        """What the folded line says."""
        self._summary.say(text)

    def add_action(self, widget: QWidget) -> None:
        """Put something at the right end of the heading; hidden while folded."""
        self._actions.append(widget)
        self.head.insertWidget(self.head.count() - 1, widget)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < 28:
            self._toggle()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.folded:
            self._toggle()

    def _toggle(self) -> None:
        self.set_folded(not self.folded)

    def _name_arrow(self) -> None:
        name = self._heading.text()
        text = self.tr("Unfold: {name}") if self.folded else self.tr("Fold: {name}")
        hint(self._arrow, text.format(name=name))


class _Summary(QWidget):
    """One line, cut where it is too long."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """What it says."""
        self._text = text
        self.setAccessibleName(text)
        wide = QFontMetricsF(theme().font()).horizontalAdvance(text) > self.width()
        self.setToolTip(text if wide else "")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        area = self.rect().toRectF().adjusted(8, 0, 0, 0)
        painting.words(
            painter, area, self._text, theme().font(), theme().colours.text.primary, Qt.AlignmentFlag.AlignRight
        )
        painter.end()
