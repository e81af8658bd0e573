"""The empty project, at both sides: what cards and the shot panel will be for, by an example."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.shot import Status
from studio.ui.commands import Commands
from studio.ui.controls import Chip, IconButton, Label, Line, Panel, StatusMark, hint, painting
from studio.ui.controls.chip import ChipState
from studio.ui.theme import theme

_READ: tuple[tuple[ChipState, ...], ...] = (("said",), ("said",), ("said", "said"), ("guessed",), ("guessed",))
_NARROW = 200
_STATUS: tuple[Status, ...] = ("planned", "drafted", "approved", "final")


class EmptyStoryboard(Panel):
    """Three cards that are not there yet, and what cards are."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._title = Label("", "body", medium=True)
        self._script, self._plus = IconButton("script"), IconButton("plus")
        self._script.clicked.connect(lambda: commands.run("file.import"))
        self._plus.clicked.connect(lambda: commands.run("shot.new_after"))
        self._words = Label("", tone="secondary", wraps=True)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._script)
        head.addWidget(self._plus)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 10, 12)
        column.setSpacing(6)
        column.addLayout(head)
        self._ghosts = _Ghosts()
        column.addWidget(self._ghosts)
        column.addWidget(self._words)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Storyboard"))
        self._words.setText(self.tr("Each card is one shot. Drag to reorder, split or merge."))
        commands = self._commands
        hint(self._script, commands.text("file.import"), commands.shown_key("file.import"))
        hint(self._plus, commands.text("shot.new"), commands.shown_key("shot.new_after"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow column has no room for its buttons; the keys and menus do the same."""
        super().resizeEvent(event)
        for button in (self._script, self._plus):
            button.setVisible(self.width() >= _NARROW)


class _Ghosts(QWidget):
    """The outlines of three cards, each fainter."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, 3 * theme().size.card + 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        width, height = theme().size.card_thumbnail
        for number in range(3):
            painter.setOpacity(1.0 - 0.3 * number)
            y = number * theme().size.card + 6.5
            pen = QPen(colours.line.control, 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(0.5, y, width, height - 1), 4, 4)
            where = QRectF(8, y + 2, 40, 20)
            painting.words(painter, where, str(number + 1), theme().font("caption"), colours.text.tertiary)
            left, room = width + 12.0, max(0.0, self.width() - width - 20.0)
            for line, share in ((0, 1.0), (1, 0.72)):
                bar = QRectF(left, y + 6 + line * 14, room * share, 6)
                painting.body(painter, bar, 3, QColor(colours.surface.control))
        painter.end()


class EmptyShot(Panel):
    """What the shot panel will be for, by an example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pad = theme().space.panel_padding
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, pad)
        self._column.setSpacing(10)
        self._title = Label("", "title", medium=True)
        self._lead = Label("", tone="secondary", wraps=True)
        self._you_write, self._i_read = Label("", tone="tertiary"), Label("", tone="tertiary")
        self._example = Label("", "body")
        self._rows = [(Label("", tone="tertiary"), [Chip(state=state) for state in states]) for states in _READ]
        self._states = Label("", tone="tertiary")
        self._marks = [(StatusMark(status), Label("", tone="secondary")) for status in _STATUS]
        self._build(pad)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Shot"))
        self._lead.setText(
            self.tr("When you write a shot, I show here how I read it. Everything I guess, you can change.")
        )
        self._you_write.setText(self.tr("You write"))
        self._example.setText(self.tr("A dog runs along the beach at sunset"))
        self._i_read.setText(self.tr("I read"))
        guess = self.tr("guess")
        words = (
            (self.tr("Who"), (self.tr("dog"),)),
            (self.tr("Action"), (self.tr("run"),)),
            (self.tr("Where"), (self.tr("beach"), self.tr("sunset"))),
            (self.tr("Weather"), (self.tr("clear"),)),
            (self.tr("Camera"), (self.tr("follow"),)),
        )
        for (label, chips), (name, texts) in zip(self._rows, words, strict=True):
            label.setText(name)
            for chip, text in zip(chips, texts, strict=True):
                chip.set(text, remark=guess if chip.state == "guessed" else "")
        self._states.setText(self.tr("Every shot moves through four states"))
        meanings = (
            self.tr("words only"),
            self.tr("a first picture with sound"),
            self.tr("the take you chose"),
            self.tr("rendered at full quality"),
        )
        for (_, label), meaning in zip(self._marks, meanings, strict=True):
            label.setText(meaning)

    def _build(self, pad: int) -> None:
        self._block((self._title, self._lead), pad)
        self._column.addWidget(Line())
        self._block((self._you_write, self._example, self._i_read), pad)
        grid = QGridLayout()
        grid.setContentsMargins(pad, 0, pad, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 56)
        grid.setColumnStretch(1, 1)
        for number, (label, chips) in enumerate(self._rows):
            grid.addWidget(label, number, 0)
            row = QHBoxLayout()
            row.setSpacing(6)
            for chip in chips:
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                row.addWidget(chip)
            row.addStretch(1)
            grid.addLayout(row, number, 1)
        self._column.addLayout(grid)
        self._column.addWidget(Line())
        self._block((self._states,), pad)
        marks = QGridLayout()
        marks.setContentsMargins(pad, 0, pad, 0)
        marks.setHorizontalSpacing(16)
        marks.setVerticalSpacing(8)
        marks.setColumnStretch(1, 1)
        for number, (mark, label) in enumerate(self._marks):
            marks.addWidget(mark, number, 0)
            marks.addWidget(label, number, 1)
        self._column.addLayout(marks)
        self._column.addStretch(1)

    def _block(self, widgets: tuple[QWidget, ...], pad: int) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(pad, 2, pad, 2)
        column.setSpacing(8)
        for widget in widgets:
            column.addWidget(widget)
        self._column.addLayout(column)
