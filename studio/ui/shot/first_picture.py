"""The picture that a shot begins with, where a model makes it: a chip with the picture, dropped here or chosen."""

import contextlib
import tempfile
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader
from PySide6.QtWidgets import QFileDialog, QHBoxLayout
from typing_extensions import override

from studio.core.errors import InputError, StudioError
from studio.ui import problems
from studio.ui.controls import Chip, IconButton, Label, Thumbnail, hint
from studio.ui.language import Translated
from studio.ui.shot.writing import Writing
from studio.workflows.models.engines import PICTURES, STAGE, Engines, chosen

_SIZE = (64, 36)
"""Logical pixels of the small picture."""

_LARGEST = 512
"""Megabytes that a picture may take while it is read."""


class FirstPicture(Translated):
    """Shown while there is one, or the model of the shot could begin with one."""

    def __init__(self, writing: Writing, engines: Engines) -> None:
        super().__init__()
        self._writing, self._engines = writing, engines
        self._of: Path | None = None
        self.picture = Thumbnail(_SIZE)
        self.picture.setFixedSize(*_SIZE)
        self.words = Label("", "caption", "secondary", wraps=True)
        self._problem = Label("", "caption", "warning", wraps=True)
        self.offer = Chip("", "offer")
        self.remove = IconButton("close", side=12, box=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.offer, self.picture, self.words, self.remove):
            row.addWidget(widget, 1 if widget is self.words else 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._problem, 1)
        row.addStretch(0)
        self.offer.clicked.connect(self._choose)
        self.remove.clicked.connect(writing.begin_freely)
        self._problem.hide()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.offer.set(self.tr("First picture…"))
        hint(
            self.offer,
            self.tr("First picture…"),
            more=self.tr("The shot begins with it. A picture can be dropped here too."),
        )
        hint(self.remove, self.tr("Remove the first picture"))
        self.picture.set_words(self.tr("First picture"))
        self.show_shot()

    def show_shot(self) -> None:
        """The first picture of the shot in hand."""
        shot, file = self._writing.shot, self._writing.first_picture
        who = chosen(shot.settings) if shot is not None else STAGE
        row = self._engines.row(who)
        may = shot is not None and not self._writing.session.read_only
        use = shot.settings.model if shot is not None else None
        begun = use is not None and bool(use.movie)  # a movie says already how it begins
        offered = may and file is None and not begun and row is not None and "image" in row.card.capabilities
        for widget in (self.picture, self.words, self.remove):
            widget.setVisible(file is not None)
        self.remove.setEnabled(may)
        self.offer.setVisible(offered)
        if file is not None:
            self._problem.hide()
        if file != self._of:
            self._of = file
            self.picture.set_still(small(file) if file is not None else None)
        self.words.setText(
            self.tr("First picture. The stage does not use it; models do.")
            if who == STAGE
            else self.tr("The shot begins with this picture.")
        )
        self.setVisible(file is not None or offered or not self._problem.isHidden())

    def take(self, file: Path) -> None:
        """Begin with this picture; what cannot be read is said."""
        self._problem.hide()
        try:
            if small(file) is None:
                raise InputError(f"{file.name} shows no picture.", todo="Give a photo, a drawing or a movie.")
            with upright(file) as picture:
                self._writing.begin_with(picture)
        except StudioError as error:
            self._problem.setText(problems.told(str(error)))
            self._problem.show()
        self.show_shot()

    def _chosen(self, name: str) -> None:
        self.take(Path(name))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("First picture"))
        dialog.setNameFilter(self.tr("Pictures") + f" ({' '.join('*' + suffix for suffix in PICTURES)})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def small(file: Path) -> QImage | None:
    """A picture in a file, small and upright; None where it shows none."""
    reader = _reader(file)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(_SIZE[0] * 4, _SIZE[1] * 4), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    return None if picture.isNull() else picture


@contextlib.contextmanager
def upright(file: Path) -> Generator[Path]:
    """The file itself; or, where a camera lay on its side, a copy of its picture as it is meant to be seen."""
    reader = _reader(file)
    if reader.transformation() == QImageIOHandler.Transformation.TransformationNone:
        yield file
        return
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / f"{file.stem}.png"
        reader.read().save(str(copy))
        yield copy


def _reader(file: Path) -> QImageReader:
    QImageReader.setAllocationLimit(_LARGEST)
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    return reader
