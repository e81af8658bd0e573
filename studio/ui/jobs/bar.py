"""The bar at the foot of the window: one job in words, how far it is, what waits; a failure until it is read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from studio.ui import problems
from studio.ui.controls import IconButton, Label, LinkButton, Panel, ProgressLine, hint, painting
from studio.ui.host import Host
from studio.ui.icons import paint_icon
from studio.ui.jobs import words
from studio.ui.jobs.actions import COMMANDS
from studio.ui.jobs.pace import Pace
from studio.ui.jobs.pictures import image
from studio.ui.theme import theme
from studio.workflows.film.job import Done, Failed, Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.session.session import Session

_PICTURE = QSize(32, 18)
_LINE = 180
_ROOMY = 1200
"""Below this width the form of the project is left to those who look for it elsewhere."""


class JobBar(Panel):
    """Shows ``jobs``; its commands are ``job.pause``, ``job.stop_current`` and the window's ``view.jobs``."""

    def __init__(self, host: Host, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="window")
        self._host, self._session, self._jobs = host, session, jobs
        host.commands.declare(*COMMANDS)
        self._mark = _Mark()
        self._name = Label("", "label", medium=True)
        self._doing = _Sentence()
        self._line = ProgressLine()
        self._percent = Label("", "label", tabular=True)
        self._numbers = Label("", "label", "secondary", tabular=True)
        self._left = Label("", "label", tabular=True)
        self._pause = IconButton("pause", side=14, box=24)
        self._stop = IconButton("close", side=14, box=24)
        self._retry = LinkButton()
        self._dismiss = LinkButton()
        self._failed = LinkButton()
        self._waiting = Label("", "label", "secondary")
        self._queue = LinkButton()
        self._form = Label("", "label", "secondary", tabular=True)
        self._build()
        self._pace = Pace(self._show, self)
        self.follow(jobs.changed, self._pace.heard)
        self.follow(session.changed, lambda _change: self._show())
        bind = host.commands.bind
        bind("job.pause", self._toggle)
        bind("job.stop_current", self._stop_current)
        self._pause.clicked.connect(lambda: host.commands.run("job.pause"))
        self._stop.clicked.connect(lambda: host.commands.run("job.stop_current"))
        self._queue.clicked.connect(lambda: host.commands.run("view.jobs"))
        self._failed.clicked.connect(lambda: host.commands.run("view.jobs"))
        self._retry.clicked.connect(self._try_again)
        self._dismiss.clicked.connect(self._read)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Work"))
        self._retry.setText(self.tr("Try again"))
        self._dismiss.setText(self.tr("Dismiss"))
        self._queue.setText(self.tr("Show queue"))
        hint(self._retry, self.tr("Try again"))
        hint(self._dismiss, self.tr("Dismiss"))
        hint(self._queue, self._host.commands.text("view.jobs"), self._host.commands.shown_key("view.jobs"))
        hint(self._stop, self._host.commands.text("job.stop_current"))
        self._show()

    @override
    def release(self) -> None:
        self._pace.stop()
        for name in ("job.pause", "job.stop_current"):
            self._host.commands.unbind(name)
        super().release()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, theme().size.job_bar)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_form()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        self._line.setFixedWidth(_LINE)
        left = (self._mark, self._name, self._doing, self._line, self._percent, self._numbers, self._left)
        for widget in (*left, self._retry, self._dismiss, self._pause, self._stop, _Rule()):
            row.addWidget(widget)
        for widget in (self._failed, self._waiting, self._queue):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._form)
        self.setFixedHeight(theme().size.job_bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------------------------------------ what is shown

    def _show(self) -> None:
        jobs = self._jobs
        current, trouble = jobs.current, self._trouble()
        if current is not None:
            self._show_work(current)
        elif jobs.hindrance is not None:
            self._show_error(problems.what(jobs.hindrance), problems.todo(jobs.hindrance))
        elif trouble is not None:
            name = words.take_name(trouble, self._session.project)
            self._show_error(f"{name}: {words.what(trouble)}", words.todo(trouble))
        else:
            self._show_rest()
        failed = sum(isinstance(job.state, Failed) for job in jobs.jobs)
        told = failed if current is not None or jobs.hindrance is not None else failed - 1
        self._failed.setVisible(told > 0)
        self._failed.setText(self.tr("1 failed") if told == 1 else self.tr("{count} failed").format(count=told))
        hint(self._failed, self._failed.text())
        waiting = len(jobs.waiting)
        self._waiting.setVisible(waiting > 0)
        self._waiting.setText(
            self.tr("1 waiting") if waiting == 1 else self.tr("{count} waiting").format(count=waiting)
        )
        self._queue.setVisible(bool(jobs.jobs))
        self._dress_buttons(current)
        self._show_form()

    def _show_work(self, job: Job) -> None:
        done = words.share(job)
        self._mark.show_picture(image(job.picture))
        self._say(words.take_name(job, self._session.project), words.doing(job))
        self._line.setVisible(True)
        self._line.set_share(done)
        self._line.setAccessibleName(words.doing(job))
        self._percent.setText(f"{round(100 * done)} %" if done else "")
        self._numbers.setText(words.frames(job))
        self._left.setText(words.left(words.seconds_left(job)))

    def _show_error(self, what: str, todo: str) -> None:
        self._mark.show_icon("error")
        self._say("", what, todo)
        self._hide_work()

    def _show_rest(self) -> None:
        last = next((job for job in reversed(self._jobs.jobs) if isinstance(job.state, Done)), None)
        if self._jobs.paused and self._jobs.waiting:
            self._mark.show_icon("pause")
            self._say("", self.tr("The queue is paused"))
        elif last is not None:
            self._mark.show_icon("tick")
            self._say(words.take_name(last, self._session.project), words.doing(last), words.gave(last))
        else:
            self._mark.show_icon("tick")
            why = problems.told(self._session.read_only)
            rest = self.tr("The stage needs no GPU, no download and no network.")
            self._say("" if why else self.tr("Ready"), why or rest)
        self._hide_work()

    def _say(self, name: str, sentence: str, advice: str = "") -> None:
        self._name.setVisible(bool(name))
        self._name.setText(name)
        self._doing.say(sentence, advice, error=self._mark.icon == "error")

    def _hide_work(self) -> None:
        self._line.setVisible(False)
        for label in (self._percent, self._numbers, self._left):
            label.clear()

    def _dress_buttons(self, current: Job | None) -> None:
        jobs, commands = self._jobs, self._host.commands
        halted = jobs.paused or jobs.hindrance is not None
        trouble = current is None and (jobs.hindrance is not None or self._trouble() is not None)
        for label in (self._percent, self._numbers, self._left):
            label.setVisible(bool(label.text()))
        self._retry.setVisible(trouble)
        self._dismiss.setVisible(trouble and jobs.hindrance is None)
        can_pause = bool(jobs.waiting) or current is not None
        self._pause.setVisible(can_pause and jobs.hindrance is None)
        self._pause.set_icon("play" if halted else "pause")
        hint(self._pause, self.tr("Go on with the queue") if halted else self.tr("Pause the queue after this job"))
        self._stop.setVisible(current is not None)
        commands.enable("job.pause", can_pause or halted)
        commands.enable("job.stop_current", current is not None)

    def _show_form(self) -> None:
        form = self._session.project.form
        rate = float(form.rate.fps)
        parts = (f"{form.size[0]} × {form.size[1]}", f"{rate:.5g} fps", "48 kHz")
        self._form.setText("    ".join(parts))
        self._form.setVisible(self._mark.icon != "error" and self.width() >= _ROOMY)

    # ------------------------------------------------------------------------------------------ what is done

    def _trouble(self) -> Job | None:
        """The newest failed job."""
        return next((job for job in reversed(self._jobs.jobs) if isinstance(job.state, Failed)), None)

    def _toggle(self) -> None:
        if self._jobs.paused or self._jobs.hindrance is not None:
            self._jobs.resume()
        else:
            self._jobs.pause()

    def _stop_current(self) -> None:
        if self._jobs.current is not None:
            self._jobs.cancel(self._jobs.current.id)

    def _try_again(self) -> None:
        trouble = self._trouble()
        if self._jobs.hindrance is not None:
            self._jobs.resume()
        elif trouble is not None:
            self._jobs.retry(trouble.id)

    def _read(self) -> None:
        trouble = self._trouble()
        if trouble is not None:
            self._jobs.dismiss(trouble.id)


class _Mark(QWidget):
    """The frame that was made last, or an icon."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self.icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: QImage | None) -> None:
        """A frame; the last one stays until there is another."""
        if picture is not None or self.icon:
            self._picture, self.icon = picture, ""
            self.updateGeometry()
            self.update()

    def show_icon(self, name: str) -> None:
        """An icon in place of the frame."""
        self._picture, self.icon = None, name
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _PICTURE if not self.icon else QSize(16, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        inks = {"error": colours.signal.error, "tick": colours.signal.good}
        if self.icon:
            paint_icon(painter, self.icon, rect, inks.get(self.icon, colours.text.secondary))
        elif self._picture is not None:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            size = self._picture.size().scaled(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (rect.width() - size.width()) / 2, (rect.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._picture)
        painter.end()


class _Sentence(QWidget):
    """A sentence, and what to do: where there is no room for both, the sentence is cut and the advice is whole."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = self._advice = ""
        self._error = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str, advice: str, *, error: bool) -> None:
        """Show this; all of it is in the tooltip of an error."""
        self._sentence, self._advice, self._error = sentence, advice, error
        whole = f"{sentence} {advice}".strip()
        self.setAccessibleName(whole)
        self.setToolTip(whole if error else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(self._sentence) + self._width(self._advice), theme().size.job_bar)

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self._width(self._sentence), 60) + self._width(self._advice)
        return QSize(least if self._error else self._width(self._sentence), theme().size.job_bar)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        ink = colours.signal.error if self._error else colours.text.secondary
        advice = self._width(self._advice)
        room = min(rect.width() - advice, float(self._width(self._sentence)))
        painting.words(painter, QRectF(0, 0, room, rect.height()), self._sentence, theme().font("label"), ink)
        after = QRectF(room, 0, advice, rect.height())
        painting.words(painter, after, self._advice, theme().font("label"), colours.text.primary, elide=False)
        painter.end()

    @staticmethod
    def _width(text: str) -> int:
        return round(QFontMetricsF(theme().font("label")).horizontalAdvance(text)) + 6 if text else 0


class _Rule(QWidget):
    """A hairline between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.fillRect(self.rect(), theme().colours.line.soft)
        painter.end()
