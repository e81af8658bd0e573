"""A part of a take is made again by a model; everything before and after it stays as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from studio.core.time import FrameRate
from studio.ui.controls import Label, PromptEditor, QuietButton, TextField, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.takes.makers import LABEL, Makers
from studio.ui.takes.part_bar import PartBar
from studio.ui.theme import theme

_LINES = 3

Make = Callable[[str, str, tuple[float, float]], None]
"""By a model, told these words (empty: what it is told of the scene), seconds from and to."""


class RetakeSheet(Translated):
    """``told`` gives what a model is told of the scene; ``part`` are frames to begin with."""

    def __init__(
        self,
        host: Host,
        pictures: Sequence[QPixmap],
        frames: int,
        rate: FrameRate,
        part: tuple[int, int],
        wanted: str,
        told: Callable[[str], str],
        make: Make,
    ) -> None:
        super().__init__()
        self._rate, self._told, self._make, self._written = rate, told, make, ""
        self._intro = Label("", tone="secondary", wraps=True)
        self.bar = PartBar(pictures, frames)
        self.bar.set_part(*part)
        self.start, self.end = TextField(), TextField()
        self._names = tuple(Label("", tone="secondary") for _ in range(2))
        self._length = Label("", "caption", "tertiary", tabular=True)
        self.makers = Makers(host, lambda engines: engines.able("retake"), self._lacking, wanted)
        self._head = Label("", tone="secondary")
        self.prompt = PromptEditor()
        self.prompt.setFixedHeight(_LINES * theme().line("prompt") + 12)
        self._problem = Label("", "caption", "warning", wraps=True)
        self.go = QuietButton("", "retake")
        self._build()
        self.bar.moved.connect(self._moved)
        for field in (self.start, self.end):
            field.editingFinished.connect(self._read)
        self.makers.combo.chosen.connect(self._picked)
        self.go.clicked.connect(self._begin)
        self.setFocusProxy(self.bar)
        self.retranslate()
        self._model_changed()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 430)

    @property
    def part(self) -> tuple[float, float]:
        """Seconds from and to."""
        first, end = self.bar.part
        return float(self._rate.seconds(first)), float(self._rate.seconds(end))

    @override
    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "A model makes what lies between the handles again. Every picture and every sound before and after it "
                "stays. It comes as a new take of this shot."
            )
        )
        hint(self.bar, self.tr("The part that is made again"))
        self.bar.setToolTip("")
        self.bar.setAccessibleDescription(
            self.tr("Left and right move a handle by a frame, with Shift by ten; Space takes the other handle.")
        )
        for label, field, text in zip(
            self._names, (self.start, self.end), (self.tr("From"), self.tr("To")), strict=True
        ):
            label.setText(text)
            hint(field, self.tr("{end}, in seconds").format(end=text))
        self._head.setText(self.tr("What happens in it"))
        hint(self.prompt, self._head.text())
        self.prompt.setToolTip("")
        self.go.setText(self.tr("Make this part again"))
        hint(self.go, self.go.text())
        self.makers.retranslate()
        self._show()

    def _lacking(self) -> str:
        return self.tr("No model on this computer can make a part of a movie again. LTX-2 and Wan VACE can.")

    def _show(self) -> None:
        start, end = self.part
        for field, value in ((self.start, start), (self.end, end)):
            field.setText(f"{value:.2f}")
        length = self.tr("{seconds} s, {frames} frames")
        first, last = self.bar.part
        self._length.setText(length.format(seconds=f"{end - start:.2f}", frames=last - first))
        can = bool(self.makers.model)
        for widget in (self.go, self.prompt, self.bar, self.start, self.end):
            widget.setEnabled(can)

    def _moved(self, _first: int, _end: int) -> None:
        self._show()

    def _picked(self, _model: str) -> None:
        self._model_changed()

    def _read(self) -> None:
        try:
            start, end = (float(field.text().replace(",", ".")) for field in (self.start, self.end))
        except ValueError:
            self._show()
            return
        self.bar.set_part(round(start * self._rate.fps), round(end * self._rate.fps))
        self._show()

    def _model_changed(self) -> None:
        if self.prompt.text().strip() == self._written:
            self._written = self._told(self.makers.model).strip() if self.makers.model else ""
            self.prompt.set_text(self._written)
        self._show()

    def _begin(self) -> None:
        text = self.prompt.text().strip()
        self._make(self.makers.model, "" if text == self._written else text, self.part)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addWidget(self.bar)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        for label, field in zip(self._names, (self.start, self.end), strict=True):
            field.setFixedWidth(72)
            ends.addWidget(label)
            ends.addWidget(field)
        ends.addWidget(self._length, 1)
        column.addLayout(ends)
        self._names[0].setFixedWidth(LABEL)
        column.addWidget(self._head)
        column.addWidget(self.prompt)
        column.addWidget(self.makers)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)
