"""The queue: every job with its frames as they are made; put in order, paused, stopped, tried again, and explained."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui import problems
from studio.ui.controls import EmptyState, IconButton, Label, Line, Panel, QuietButton, hint
from studio.ui.host import Host
from studio.ui.jobs import words
from studio.ui.jobs.actions import COMMANDS
from studio.ui.jobs.delegate import JobDelegate
from studio.ui.jobs.model import JobModel
from studio.ui.jobs.pace import Pace
from studio.ui.strips import Strips
from studio.workflows.film.job import Cancelled, Failed, Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.session.session import Session

_ROW_COMMANDS = ("job.up", "job.down", "job.retry", "job.log", "job.cancel")


class JobsPanel(Panel):
    """Shows ``jobs``. Its keys hold in the region ``jobs``: Alt+Up and Alt+Down, R, L, Delete."""

    def __init__(self, host: Host, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._session, self._jobs = host, session, jobs
        host.commands.declare(*COMMANDS)
        self._title = Label("", "title", medium=True)
        self._sum = Label("", "label", "secondary", tabular=True)
        self._pause = QuietButton("", "pause")
        self._clear = QuietButton("", "tick", plain=True)
        self._model = JobModel(self._describe, self._drop, self)
        self._list = QListView()
        self._empty = EmptyState()
        self._halt = Label("", "label", "error", wraps=True)
        self._why = Label("", "label", "error", wraps=True)
        self._log = QPlainTextEdit()
        self._buttons = {name: IconButton(host.commands.command(name).icon) for name in _ROW_COMMANDS}
        self._build()
        self._bind()
        self._pace = Pace(self._show, self)
        self.follow(jobs.changed, self._pace.heard)
        self.follow(session.changed, lambda _change: self._list.viewport().update())
        self.retranslate()

    @property
    def view(self) -> QListView:
        """The list, for the focus and for tests."""
        return self._list

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Queue"))
        self._list.setAccessibleName(self.tr("Queue"))
        self._list.setAccessibleDescription(self.tr("Alt and arrows put what waits in another order."))
        self._log.setAccessibleName(self.tr("Log"))
        self._clear.setText(self.tr("Clear finished"))
        hint(self._clear, self.tr("Clear finished"))
        self._empty.set_words(
            self.tr("Nothing is being made"),
            self.tr("What you generate is made here, one take after the other, while you go on writing."),
        )
        for name, button in self._buttons.items():
            hint(button, self._host.commands.text(name), self._host.commands.shown_key(name))
        self._show()

    @override
    def release(self) -> None:
        self._pace.stop()
        for name in (*_ROW_COMMANDS, "job.clear"):
            self._host.commands.unbind(name)
        super().release()

    def choose(self, job_id: str) -> None:
        """Make a job the one in hand."""
        row = self._model.row(job_id)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        head.setSpacing(10)
        for widget in (self._title, self._sum):
            head.addWidget(widget)
        head.addStretch(1)
        for widget in (self._pause, self._clear):
            head.addWidget(widget)
        self._list.setModel(self._model)
        self._list.setItemDelegate(
            JobDelegate(lambda: self._session.project, Strips(self._session.folder.cache("thumbnails")), self)
        )
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._list.setDropIndicatorShown(True)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._menu)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        self._list.doubleClicked.connect(lambda: self._host.commands.run("job.log"))
        self._log.setReadOnly(True)
        self._log.setMaximumHeight(130)
        self._log.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 10, 4)
        foot.setSpacing(4)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._host.commands.run(name))
            foot.addWidget(button)
        foot.addStretch(1)
        why = QVBoxLayout()
        why.setContentsMargins(14, 8, 14, 4)
        why.addWidget(self._why)
        why.addWidget(self._log)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._halt.setContentsMargins(14, 0, 14, 10)
        column.addWidget(self._halt)
        column.addWidget(Line())
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(why)
        column.addWidget(Line())
        column.addLayout(foot)
        self.setFocusProxy(self._list)
        self.setMinimumSize(420, 240)

    def _bind(self) -> None:
        bind, jobs = self._host.commands.bind, self._jobs
        bind("job.up", lambda: self._step(-1))
        bind("job.down", lambda: self._step(1))
        bind("job.retry", lambda: self._with_job(jobs.retry))
        bind("job.cancel", lambda: self._with_job(self._put_away))
        bind("job.log", self._toggle_log)
        bind("job.clear", lambda: jobs.clear_ended())
        self._clear.clicked.connect(lambda: self._host.commands.run("job.clear"))
        self._pause.clicked.connect(self._toggle)

    # ------------------------------------------------------------------------------------------ what is shown

    def _show(self) -> None:
        jobs = self._jobs
        self._model.show(jobs.jobs)
        there = bool(jobs.jobs)
        self._list.setVisible(there)
        self._empty.setVisible(not there)
        if there and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        halted = jobs.paused or jobs.hindrance is not None
        self._pause.setText(self.tr("Resume") if halted else self.tr("Pause"))
        self._pause.set_icon("play" if halted else "pause")
        hint(self._pause, self.tr("Go on with the queue") if halted else self.tr("Pause the queue after this job"))
        self._pause.setVisible(there)
        ended = any(job.ended for job in jobs.jobs)
        self._clear.setVisible(ended)
        self._host.commands.enable("job.clear", ended)
        self._halt.setText(problems.told(str(jobs.hindrance)) if jobs.hindrance is not None else "")
        self._halt.setVisible(jobs.hindrance is not None)
        unfinished = [job for job in jobs.jobs if not job.ended]
        self._sum.setText(words.left(jobs.seconds_left()) if unfinished and not halted else "")
        self._show_job()

    def _show_job(self) -> None:
        job, commands = self._job(), self._host.commands
        waiting = [one.id for one in self._jobs.waiting]
        place = waiting.index(job.id) if job is not None and job.id in waiting else -1
        commands.enable("job.up", place > 0)
        commands.enable("job.down", 0 <= place < len(waiting) - 1)
        commands.enable("job.retry", job is not None and isinstance(job.state, Failed | Cancelled))
        commands.enable("job.cancel", job is not None)
        failed = job is not None and isinstance(job.state, Failed)
        log = job.state.log if job is not None and isinstance(job.state, Failed) else ""
        commands.enable("job.log", bool(log), self.tr("This job left no log"))
        for name, button in self._buttons.items():
            button.setEnabled(commands.enabled(name))
        sentence = words.problem(job) if job is not None and failed else ""
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
        if not log:
            self._log.hide()
        if self._log.toPlainText() != log:
            self._log.setPlainText(log)

    def _describe(self, job: Job) -> str:
        parts = (
            words.take_name(job, self._session.project),
            job.title,
            words.doing(job),
            words.frames(job),
            words.left(words.seconds_left(job)),
            words.problem(job),
        )
        return ", ".join(filter(None, parts))

    # ------------------------------------------------------------------------------------------ what is done

    def _job(self) -> Job | None:
        index = self._list.currentIndex()
        return self._model.jobs[index.row()] if index.isValid() and index.row() < len(self._model.jobs) else None

    def _with_job(self, act: Callable[[str], None]) -> None:
        job = self._job()
        if job is not None:
            act(job.id)
            self._show_job()

    def _put_away(self, job_id: str) -> None:
        """Stop it; or forget it, where it has ended."""
        job = self._jobs.job(job_id)
        if job is not None and job.ended:
            self._jobs.dismiss(job_id)
        else:
            self._jobs.cancel(job_id)

    def _step(self, by: int) -> None:
        waiting = [one.id for one in self._jobs.waiting]
        job = self._job()
        if job is not None and job.id in waiting:
            self._jobs.move(job.id, waiting.index(job.id) + by)
            self._model.show(self._jobs.jobs)
            self.choose(job.id)
            self._show_job()

    def _drop(self, job_id: str, row: int) -> None:
        """A waiting job, dragged to before the one in ``row``."""
        others = [job.id for job in self._model.jobs[:row] if job.waiting and job.id != job_id]
        self._jobs.move(job_id, len(others))
        self._model.show(self._jobs.jobs)

    def _toggle(self) -> None:
        if self._jobs.paused or self._jobs.hindrance is not None:
            self._jobs.resume()
        else:
            self._jobs.pause()

    def _toggle_log(self) -> None:
        self._log.setVisible(not self._log.isVisible())
        if self._log.isVisible():
            bar = self._log.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_job()

    def _menu(self, where: QPoint) -> None:
        index = self._list.indexAt(where)
        if not index.isValid():
            return
        self._list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _ROW_COMMANDS:
            menu.addAction(self._host.commands.action(name))
        menu.popup(self._list.viewport().mapToGlobal(where))
