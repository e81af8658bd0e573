"""The take in the making, at the end of the strip: what emerges of it, how far it is, how long it still needs."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from studio.ui.controls import IconButton, hint, painting
from studio.ui.language import Translated
from studio.ui.takes.delegate import CAPTION
from studio.ui.theme import theme
from studio.workflows.film.job import Cancelling, Job, Preparing, Running
from studio.workflows.film.making import DENOISING


class WorkingTile(Translated):
    """Hidden while nothing is made. ``stopped`` asks to stop it."""

    stopped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._picture: QImage | None = None
        self._low = False
        self.stop = IconButton("stop", side=12, box=24, body=True)
        self.stop.setParent(self)
        self.stop.setFixedSize(24, 24)
        self.stop.show()
        self.stop.clicked.connect(self._ask)
        wide, high = theme().size.take_thumbnail
        self.setFixedSize(wide, high + CAPTION)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hint(self.stop, self.tr("Stop this take"))
        self._say()

    @property
    def job(self) -> Job | None:
        """What is made."""
        return self._job

    def set_low(self, low: bool) -> None:
        """Only the words, where there is no height for the picture."""
        self._low = low
        wide, high = theme().size.take_thumbnail
        self.setFixedSize(QSize(wide, CAPTION + 10) if low else QSize(wide, high + CAPTION))

    def show_job(self, job: Job | None) -> None:
        """What is made now; None: nothing."""
        if job is None or (self._job is not None and job.id != self._job.id):
            self._picture = None
        self._job = job
        if job is not None and job.picture is not None:
            rgb = np.ascontiguousarray(job.picture)
            height, width = rgb.shape[:2]
            self._picture = QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.stop.setEnabled(job is not None and not isinstance(job.state, Cancelling))
        self.setVisible(job is not None)
        self._say()
        self.update()

    @property
    def share(self) -> float:
        """How much of it is done, 0..1: of its frames, or before them of a model's steps."""
        match self._job.state if self._job is not None else None:
            case Running(done=done, total=total) if total:
                return done / total
            case Preparing(step=step, done=done, total=total) if step == DENOISING and total:
                return done / total
            case _:
                return 0.0

    def words(self) -> str:
        """How far it is, short."""
        state = self._job.state if self._job is not None else None
        match state:
            case Running(done=done, total=total) if total:
                far = self.tr("{done} / {total} frames").format(done=done, total=total)
            case Preparing(step=step, done=done, total=total) if step == DENOISING and total:
                far = self.tr("{done} / {total} steps").format(done=done, total=total)
            case Cancelling():
                far = self.tr("Stopping")
            case _:
                far = self.tr("Preparing")
        left = state.seconds_left if isinstance(state, Preparing | Running) else None
        return far if left is None else f"{far} · {self._left(left)}"

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{seconds} s").format(seconds=max(1, round(seconds)))
        return self.tr("{minutes} min").format(minutes=round(seconds / 60))

    def _say(self) -> None:
        self.setAccessibleName(self.tr("A take in the making: {words}").format(words=self.words()))

    def _ask(self) -> None:
        if self._job is not None:
            self.stopped.emit(self._job.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stop.move(self.width() - self.stop.width() - 2, 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        rect = QRectF(0, 0, self.width(), 0 if self._low else self.height() - CAPTION)
        if not self._low:
            painter.save()
            corner = QPainterPath()
            corner.addRoundedRect(rect, 2, 2)
            painter.setClipPath(corner)
            painter.fillRect(rect, colours.monitor.surround)
            if self._picture is not None:
                painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
                picture = self._picture
                scale = max(rect.width() / picture.width(), rect.height() / picture.height())
                wide, high = picture.width() * scale, picture.height() * scale
                at = QRectF(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high)
                painter.drawImage(at, picture)
            bar = QRectF(0, rect.bottom() - 3, rect.width(), 3)
            painter.fillRect(bar, colours.line.control)
            bar.setWidth(rect.width() * self.share)
            painter.fillRect(bar, colours.pencil.red)
            painter.restore()
        caption = QRectF(0, rect.bottom() + (5 if self._low else 0), self.width() - (26 if self._low else 0), CAPTION)
        painting.words(
            painter,
            caption,
            self.words(),
            theme().font("caption", tabular=True),
            colours.text.secondary,
            Qt.AlignmentFlag.AlignLeft,
        )
        painter.end()
