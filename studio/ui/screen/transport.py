"""The row of transport buttons: each is a command, so that its tooltip names the key it has today."""

from PySide6.QtWidgets import QHBoxLayout

from studio.ui.commands import Commands
from studio.ui.controls import IconButton, hint
from studio.ui.language import Translated
from studio.ui.screen.playing import Playing

_BUTTONS = (
    ("play.start", "to-start"),
    ("play.frame_back", "step-back"),
    ("play.toggle", "play"),
    ("play.frame_forward", "step-forward"),
    ("play.end", "to-end"),
    ("play.loop", "loop"),
)


class TransportRow(Translated):
    """To start, one back, play, one on, to end, loop."""

    def __init__(self, commands: Commands, playing: Playing) -> None:
        super().__init__()
        self._commands, self._playing = commands, playing
        self._buttons: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, icon in _BUTTONS:
            play = name == "play.toggle"
            button = IconButton(icon, box=32 if play else 28, body=play)
            button.setCheckable(name == "play.loop")
            button.clicked.connect(lambda _checked=False, command=name: self._press(command))
            self._buttons[name] = button
            row.addWidget(button)
        playing.moved.connect(self._follow)
        commands.rekeyed.connect(self.retranslate)
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        for name, button in self._buttons.items():
            hint(button, self._commands.text(name), self._commands.shown_key(name))

    def _press(self, name: str) -> None:
        self._commands.run(name)
        self._follow()

    def _follow(self) -> None:
        player = self._playing.player
        transport = player.transport
        self._buttons["play.toggle"].set_icon("pause" if transport.playing else "play")
        self._buttons["play.loop"].setChecked(transport.loop)
        for button in self._buttons.values():
            button.setEnabled(player.reel.frame_count > 0)
        self._buttons["play.loop"].setEnabled(True)
