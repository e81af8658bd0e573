"""How a job is drawn in the queue: its newest frame, which take, what is said, how far it is."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from studio.project.project import Project
from studio.ui.controls import painting
from studio.ui.icons import paint_icon
from studio.ui.jobs import words
from studio.ui.jobs.model import JOB
from studio.ui.jobs.pictures import image
from studio.ui.strips import Strips
from studio.ui.theme import theme
from studio.workflows.film.job import Done, Failed, Job, Preparing, Queued, Running

ROW = 68
_PICTURE = (92, 52)
_ICONS = {"Queued": "grip", "Preparing": "film", "Cancelling": "stop", "Cancelled": "close", "Done": "tick"}


class JobDelegate(QStyledItemDelegate):
    """Paints one job; ``project`` gives the document now, ``strips`` the pictures of takes that are done."""

    def __init__(self, project: Callable[[], Project], strips: Strips, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._strips = project, strips

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        job = index.data(JOB)
        if not isinstance(job, Job):
            return
        rect, colours, state = QRectF(option.rect), theme().colours, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.surface.selection)
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colours.pencil.blue)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.surface.raised)
        picture = QRectF(rect.left() + 12, rect.top() + 8, *_PICTURE)
        self._picture(painter, picture, job)
        self._words(painter, rect.adjusted(12 + _PICTURE[0] + 12, 8, -14, -8), job)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.pencil.blue, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRectF, job: Job) -> None:
        colours = theme().colours
        shown = self._shown(job)
        painter.fillRect(rect, colours.surface.well)
        if shown is not None:
            size = shown.size().scaled(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (rect.width() - size.width()) / 2, (rect.height() - size.height()) / 2
            painter.drawImage(QRectF(rect.left() + left, rect.top() + top, size.width(), size.height()), shown)
            return
        failed, done = isinstance(job.state, Failed), isinstance(job.state, Done)
        name = "error" if failed else _ICONS.get(type(job.state).__name__, "film")
        ink = colours.signal.error if failed else colours.signal.good if done else colours.text.tertiary
        paint_icon(painter, name, QRectF(rect.center().x() - 9, rect.center().y() - 9, 18, 18), ink)

    def _shown(self, job: Job) -> QImage | None:
        """The newest frame, or the middle of what was made."""
        match job.state:
            case Preparing(picture=picture) | Running(picture=picture):
                return image(picture)
            case Done(take_id=take_id):
                made = next((take for take in self._project().takes_of(job.shot_id) if take.id == take_id), None)
                strip = self._strips.middle(made.media) if made else None
                return strip.toImage() if strip else None
            case _:
                return None

    def _words(self, painter: QPainter, rect: QRectF, job: Job) -> None:
        colours = theme().colours
        line = rect.height() / 3
        top = QRectF(rect.left(), rect.top(), rect.width(), line)
        name = words.take_name(job, self._project())
        left = words.left(words.seconds_left(job))
        painting.words(painter, top, name, theme().font("body", medium=True), colours.text.primary)
        wide = QFontMetricsF(theme().font("body", medium=True)).horizontalAdvance(name)
        aside = QRectF(top)
        aside.setLeft(min(top.left() + wide + 12, top.right()))
        painting.words(
            painter, aside, left, theme().font("label", tabular=True), colours.text.primary, Qt.AlignmentFlag.AlignRight
        )
        painting.words(painter, top.translated(0, line), job.title, theme().font("label"), colours.text.secondary)
        self._state(painter, top.translated(0, 2 * line), job)

    def _state(self, painter: QPainter, rect: QRectF, job: Job) -> None:
        colours = theme().colours
        if isinstance(job.state, Failed):
            painting.words(painter, rect, words.problem(job), theme().font("label"), colours.signal.error)
            return
        said = "  ·  ".join(filter(None, (words.doing(job), words.frames(job))))
        if isinstance(job.state, Queued):
            said = f"{said}  ·  {words.quality(job)}"
        painting.words(painter, rect, said, theme().font("label", tabular=True), colours.text.secondary)
        share = words.share(job)
        if share is None or isinstance(job.state, Done):
            return
        bar = QRectF(rect.right() - 150, rect.center().y() - 2, 150, 4)
        painting.body(painter, bar, 2, colours.line.control)
        if share:
            bar.setWidth(max(4.0, bar.width() * share))
            painting.body(painter, bar, 2, colours.text.primary)
