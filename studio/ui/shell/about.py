"""What this program is, whose work it stands on, and under which terms."""

import platform

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.controls import Label, Line, QuietButton
from studio.ui.language import Translated
from studio.ui.shell.doors import WindowDoors


class AboutSheet(Translated):
    """Version, licence, components."""

    def __init__(self, doors: WindowDoors) -> None:
        super().__init__()
        self._doors = doors
        self._name = Label(f"Ekonte {doors.version}", "title", medium=True)
        self._what, self._terms = Label("", "body", wraps=True), Label("", tone="secondary", wraps=True)
        self._parts = Label("", tone="secondary", wraps=True)
        self._machine = Label(
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
            tone="tertiary",
        )
        self._notice = QuietButton("", "external")
        self._notice.clicked.connect(self._open_notice)
        row = QHBoxLayout()
        row.addWidget(self._notice)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._name, self._what, Line(), self._terms, self._parts, self._machine):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFocusProxy(self._notice)
        self.retranslate()

    def retranslate(self) -> None:
        self._what.setText(self.tr("A film studio on your own machine: write shots, see and hear them, refine them."))
        self._terms.setText(
            self.tr("Its source is under the Apache License 2.0. It sends nothing anywhere and counts nobody.")
        )
        self._parts.setText(
            self.tr(
                "It stands on Qt for Python (LGPL-3.0), FFmpeg by way of PyAV, MuJoCo, numba, Open JTalk, data of "
                "MakeHuman, JMdict and WordNet, and the fonts Inter and Noto Sans JP (SIL OFL 1.1)."
            )
        )
        self._notice.setText(self.tr("Licences in full"))
        self._notice.setAccessibleName(self._notice.text())

    def _open_notice(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._doors.resources.parent / "NOTICE")))
