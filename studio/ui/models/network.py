"""The switch that forbids all network for models, and the speed limit."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.ui.controls import Choice, Combo, Label, Segmented
from studio.ui.language import Translated
from studio.workflows.models.models import Network

_LIMITS = (0, 2, 5, 10, 20, 50, 100)
"""MB a second; 0: none."""


class NetworkRow(Translated):
    """``changed`` gives what was chosen."""

    changed = Signal(object)

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        self._words, self._why = Label("", "caption", "tertiary"), Label("", "caption", "warning", wraps=True)
        self.switch, self.limit = Segmented(), Combo()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self.switch)
        row.addWidget(self.limit)
        row.addWidget(self._why, 1)
        self.switch.chosen.connect(self._switch)
        self.limit.chosen.connect(self._limit)
        self.retranslate()

    def show_network(self, network: Network) -> None:
        """What holds now."""
        self._network = network
        self.retranslate()

    def retranslate(self) -> None:
        now = self._network
        self._words.setText(self.tr("Network"))
        self.switch.setAccessibleName(self.tr("Network for models"))
        self.switch.set_items([("on", self.tr("Allowed"), "network"), ("off", self.tr("Forbidden"), "network-off")])
        self.switch.set_value("off" if now.off else "on")
        self.switch.setEnabled(not now.forbidden_by)
        self.limit.setAccessibleName(self.tr("Speed limit"))
        speeds = sorted({*_LIMITS, round(now.bytes_per_second / 1e6)})
        self.limit.set_choices([Choice(str(speed), self._speed(speed)) for speed in speeds])
        self.limit.set_value(str(round(now.bytes_per_second / 1e6)))
        why = self.tr("{name} is set: nothing is fetched.").format(name=now.forbidden_by) if now.forbidden_by else ""
        self._why.setText(why)

    def _speed(self, speed: int) -> str:
        return self.tr("{count} MB/s at most").format(count=speed) if speed else self.tr("Full speed")

    def _switch(self, value: str) -> None:
        self.changed.emit(replace(self._network, forbidden=value == "off"))

    def _limit(self, value: str) -> None:
        self.changed.emit(replace(self._network, bytes_per_second=int(value) * 1_000_000))
