"""Simple colour: exposure, saturation, three wheels as numbers, and a table from a ``.cube`` file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Label, QuietButton, hint
from studio.ui.inspector.part import Part, name_rows
from studio.workflows.timeline.inspecting import Inspecting

_WHEELS = tuple(f"{wheel}.{channel}" for wheel in ("lift", "gamma", "gain") for channel in "rgb")
_NAMES = ("exposure", "saturation", *_WHEELS, "lut_strength")


class ColourPart(Part):
    """``chose`` gives a ``.cube`` file that is to be laid over the picture, or None to take it away."""

    chose = Signal(object)

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting, _NAMES)
        self.amounts = self.rows(("exposure", "saturation"))
        self._heads = {wheel: Label("", "caption", "tertiary") for wheel in ("lift", "gamma", "gain")}
        for wheel, head in self._heads.items():
            head.setContentsMargins(2, 6, 0, 0)
            self.add(head)
            self.amounts |= self.rows([f"{wheel}.{channel}" for channel in "rgb"])
        self._choose, self._none = QuietButton(), QuietButton()
        self._choose.clicked.connect(self._ask)
        self._none.clicked.connect(lambda: self.chose.emit(None))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._choose)
        row.addWidget(self._none)
        row.addStretch(1)
        self.add(line)
        self.amounts |= self.rows(("lut_strength",))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Colour"), self.tr("Colour as it was"))
        red, green, blue = self.tr("Red"), self.tr("Green"), self.tr("Blue")
        name_rows(
            self.amounts,
            {
                "exposure": self.tr("Exposure (stops)"),
                "saturation": self.tr("Saturation"),
                "lut_strength": self.tr("Strength"),
            },
        )
        names = {
            "lift": self.tr("Shadows (lift)"),
            "gamma": self.tr("Midtones (gamma)"),
            "gain": self.tr("Lights (gain)"),
        }
        for wheel, text in names.items():
            self._heads[wheel].setText(text)
            for channel, colour in zip("rgb", (red, green, blue), strict=True):
                self.amounts[f"{wheel}.{channel}"].set_words(colour, text)
        self._choose.setText(self.tr("Table (.cube)…"))
        hint(self._choose, self.tr("Lay a colour table over the picture"))
        self._none.setText(self.tr("Without a table"))
        hint(self._none, self.tr("Without a table"))

    def show_clip(self, *, can: bool) -> None:
        """The clip in hand."""
        self.enable(can)
        for row in self.amounts.values():
            row.show_clip(can=can)
        clip = self.inspecting.one("picture")
        table = clip is not None and bool(clip.grade.lut)
        self.amounts["lut_strength"].setVisible(table)
        self._none.setVisible(table)
        self._choose.setEnabled(can)
        self._none.setEnabled(can)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a colour table"))
        dialog.setNameFilter(self.tr("Colour tables (*.cube)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take(self, name: str) -> None:
        self.chose.emit(Path(name))
