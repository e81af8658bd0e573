"""The row of tools above the lanes: what the mouse does, snapping and its like, in and out, zoom."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui.commands import Commands
from studio.ui.controls import IconButton, Label, hint, painting
from studio.ui.language import Translated
from studio.ui.theme import theme
from studio.ui.timeline.zoom import ZoomSlider
from studio.workflows.timeline.desk import TOOLS

_SWITCHES = ("snapping", "magnet", "linked")


class ToolRow(Translated):
    """Each button is a command. ``zoomed`` is the zoom slider's."""

    zoomed = Signal(float)

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._title = Label("", "body", medium=True)
        self._buttons: dict[str, IconButton] = {}
        self._remark = Label("", "label", "secondary")
        self._stretch = Label("", "label", "secondary", tabular=True)
        self._zoom = ZoomSlider()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(3)
        self._row.addWidget(self._title)
        self._add("sequences")
        self.chooser = self._buttons["sequences"]
        self._named = ""
        self._gap = QWidget()
        self._row.addWidget(self._gap)
        for name in TOOLS:
            self._add(name, checkable=True)
        self._row.addWidget(_Rule())
        for name in (*_SWITCHES, "marker"):
            self._add(name, checkable=name != "marker")
        self._row.addSpacing(8)
        self._row.addWidget(self._remark, 1)
        self._row.addWidget(self._stretch)
        self._row.addSpacing(6)
        self._add("list", checkable=True, icon="list")
        self._add("fit")
        self._row.addWidget(self._zoom)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._zoom.moved.connect(self.zoomed)
        commands.rekeyed.connect(self.retranslate)
        commands.changed.connect(self._follow)
        self.set_low(False)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self._named or self.tr("Timeline"))
        for name, button in self._buttons.items():
            command = f"timeline.{name}"
            hint(button, self._commands.text(command), self._commands.shown_key(command))
        hint(self._zoom, self.tr("Zoom of the timeline"))
        self._place()

    def set_title(self, name: str) -> None:
        """The sequence that is cut; empty for the film."""
        self._named = name
        self.retranslate()

    def set_low(self, low: bool) -> None:
        """Whether room is scarce: lower, without the title."""
        self._title.setVisible(not low)
        self._row.setContentsMargins(14 if not low else 6, 0, 10, 0)
        self.setFixedHeight(30 if low else theme().space.list_header)
        self._place()

    def say_stretch(self, text: str) -> None:
        """In and out, in words."""
        self._stretch.setText(text)

    def say(self, remark: str) -> None:
        """What a drag does, or why it cannot."""
        self._remark.setText(remark)

    def set_zoom(self, share: float) -> None:
        """Where the knob stands."""
        self._zoom.set_share(share)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.fillRect(self.rect(), theme().colours.surface.panel)
        painter.end()

    def _add(self, name: str, *, checkable: bool = False, icon: str = "") -> None:
        command = f"timeline.{name}"
        button = IconButton(icon or self._commands.command(command).icon)
        button.setCheckable(checkable)
        button.clicked.connect(lambda _checked=False: self._press(name))
        self._buttons[name] = button
        self._row.addWidget(button)

    def _press(self, name: str) -> None:
        self._commands.run(f"timeline.{name}")
        self._follow(f"timeline.{name}")

    def _follow(self, command: str) -> None:
        button = self._buttons.get(command.removeprefix("timeline."))
        if button is not None and command.startswith("timeline."):
            button.setEnabled(self._commands.enabled(command))
            if button.isCheckable():
                button.setChecked(self._commands.checked(command))

    def _place(self) -> None:
        """The first tool stands where the lanes begin, if the title leaves room."""
        header = theme().size.track_header
        titled = not self._title.isHidden()
        self._gap.setFixedWidth(
            max(4, header - 20 - self._title.sizeHint().width() - self.chooser.sizeHint().width()) if titled else 0
        )


class _Rule(QWidget):
    """A hairline between groups of buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(13, 20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.fillRect(QRectF(6, 2, 1, 16), theme().colours.line.control)
        painter.end()
