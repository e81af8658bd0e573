"""Who could make something of a take: models that are here, what is said of the chosen one, or that there is none."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from studio.ui.controls import Choice, Combo, Label, QuietButton, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.workflows.models.engines import Engines
from studio.workflows.models.models import Row

LABEL = 104
"""Logical pixels of the names of fields on sheets of takes."""


class Makers(Translated):
    """``model`` is the one that is picked; ``combo`` tells when it is another."""

    def __init__(
        self, host: Host, rows: Callable[[Engines], Sequence[Row]], lacking: Callable[[], str], wanted: str = ""
    ) -> None:
        """``lacking`` says that there is none; ``wanted`` is a model to begin with, if it can."""
        super().__init__()
        self._host, self._rows, self._lacking = host, rows, lacking
        self._name = Label("", tone="secondary")
        self._name.setFixedWidth(LABEL)
        self.combo = Combo()
        self.line = Label("", "caption", "secondary", wraps=True)
        self.get = QuietButton("", "import")
        self.get.clicked.connect(lambda: host.get_model(""))
        row, under = QHBoxLayout(), QHBoxLayout()
        for one in (row, under):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self.combo, 1)
        under.addWidget(self.line, 1)
        under.addWidget(self.get)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(under)
        self.combo.set_value(wanted)
        self.combo.chosen.connect(self._picked)
        self._end = host.engines.changed.connect(lambda _nothing: self.retranslate())
        self.destroyed.connect(self._end)
        self.retranslate()

    @property
    def model(self) -> str:
        """The one that is picked; empty: there is none."""
        return self.combo.value

    @override
    def retranslate(self) -> None:
        self._name.setText(self.tr("Made by"))
        hint(self.combo, self.tr("Made by"))
        self.get.setText(self.tr("Get a model…"))
        hint(self.get, self.get.text())
        rows = self._rows(self._host.engines)
        self.combo.set_choices([Choice(row.card.id, row.card.name) for row in rows])
        ids = [row.card.id for row in rows]
        if self.combo.value not in ids:
            fitting = next((row.card.id for row in rows if row.rung is not None), "")
            self.combo.set_value(fitting or next(iter(ids), ""))
        self.combo.setVisible(bool(ids))
        self._name.setVisible(bool(ids))
        self.get.setVisible(not ids and self._host.engines.known)
        self._say()

    def _picked(self, _model: str) -> None:
        self._say()

    def _say(self) -> None:
        engines, row = self._host.engines, self._host.engines.row(self.combo.value)
        missing = engines.missing()
        if row is None:
            self.line.setText(self._lacking() if engines.known else self.tr("Looking for models…"))
        elif missing:
            words = self.tr("Models need packages that are not installed: {names}.")
            self.line.setText(words.format(names=", ".join(missing)))
        else:
            self.line.setText(row.fitting()[self._host.language.code])
        self.line.set_tone("warning" if row is not None and (missing or row.rung is None) else "secondary")
