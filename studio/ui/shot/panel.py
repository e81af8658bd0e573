"""The shot panel: write, how I read this, dialogue, sound and music, camera; and Generate below, always in sight."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project import edits
from studio.project.cast import CastMember
from studio.ui import problems
from studio.ui.controls import Label, Line, NoteRow, Panel
from studio.ui.host import Host, Notice
from studio.ui.shot.camera import CameraSection
from studio.ui.shot.casting import CastPicker
from studio.ui.shot.coach_row import CoachRow
from studio.ui.shot.dialogue import DialogueSection, Play
from studio.ui.shot.first_picture import FirstPicture
from studio.ui.shot.given import Given
from studio.ui.shot.head import Head
from studio.ui.shot.history import History
from studio.ui.shot.making import MakingFoot
from studio.ui.shot.model import ModelSection
from studio.ui.shot.popup import close_popups
from studio.ui.shot.presets import Presets
from studio.ui.shot.prompt_box import PromptBox
from studio.ui.shot.reading import ReadingSection
from studio.ui.shot.sound import SoundSection
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.film.job import Failed, Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.models.engines import LORAS, MOVIES, PICTURES, SOUNDS
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.session.storyboard import Storyboard, paragraphs
from studio.workflows.words import Words
from studio.workflows.writing.coach import Coach
from studio.workflows.writing.desk import Desk
from studio.workflows.writing.prompts import PROMPT_LIMIT
from studio.workflows.writing.templates import Templates

ROW = 12
"""Things whose middles are this near, in logical pixels, stand in one row."""

LOW = 780
"""A panel lower than this folds sound and camera to one line each."""


class ShotPanel(Panel):
    """One open project's shot in hand. ``play`` plays mono float32 samples at 48 kHz when a line is listened to.

    In an empty project the first words typed here make the first shot.
    """

    def __init__(
        self,
        host: Host,
        session: Session,
        desk: Desk,
        jobs: Jobs,
        selection: Selection,
        board: Storyboard,
        words: Words,
        coach: Coach,
        templates: Templates,
        play: Play,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._host, self._board, self._templates, self._words = host, board, templates, words
        self._offer: NoteRow | None = None
        self._problem: NoteRow | None = None
        self._pasted = ""
        self._low: bool | None = None
        language, commands = host.language, host.commands
        self.writing = Writing(session, desk, jobs, selection, self, cameos=lambda: host.cameos())
        self.head = Head(self.writing, host)
        self.prompt = PromptBox(self.writing, words, language, commands)
        self.coach = CoachRow(coach, self.writing)
        self.reading = ReadingSection(self.writing, words, language)
        self.dialogue = DialogueSection(self.writing, words, language, play)
        self.sound = SoundSection(self.writing, words, language, host.engines)
        self.camera = CameraSection(self.writing, words, language)
        self.model = ModelSection(self.writing, host.engines)
        self.first = FirstPicture(self.writing, host.engines)
        self.given = Given(self.writing, host.engines)
        self.making = MakingFoot(self.writing, jobs, words, language, commands, host.engines)
        self._intro = Label("", tone="secondary", wraps=True)
        self._work = QTimer(self, singleShot=True, interval=100)
        self._work.timeout.connect(self.making.show_work)
        self._order = QTimer(self, singleShot=True, interval=40)
        self._order.timeout.connect(self.order_tabs)
        self._build()
        self._bind(jobs)
        self.retranslate()
        self._show()

    # ------------------------------------------------------------------------------------------ for the window

    def focus_prompt(self) -> None:
        """Put the cursor into the words."""
        self.prompt.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Bring what is typed to disk now: before an undo, before the window closes."""
        self.writing.rest()
        self.model.keep()

    @override
    def release(self) -> None:
        close_popups()
        self._work.stop()
        self._order.stop()
        self.writing.release()
        super().release()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shot"))
        self._intro.setText(
            self.tr("When you write a shot, I show here how I read it. Everything I guess, you can change.")
        )

    def order_tabs(self) -> None:
        """Tab goes down the panel as it is read: chips are made anew and would come last."""

        def _place(widget: QWidget) -> tuple[int, int, int]:
            part = 1 if self._inside.isAncestorOf(widget) else 2 if self._foot.isAncestorOf(widget) else 0
            at = widget.mapTo(self, widget.rect().center())
            return part, at.y() // ROW, at.x()

        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.window() is self.window()
            and widget.focusProxy() is None
        ]
        stops.sort(key=_place)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        pad = theme().space.panel_padding
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(pad, 0, pad, 10)
        top.setSpacing(6)
        top.addWidget(self.head)
        top.addWidget(self.prompt)
        top.addWidget(self.first)
        top.addWidget(self.given)
        self._under_prompt = top
        column.addLayout(top)
        inside = _Inside()
        inside.setObjectName("inside")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(pad, 0, pad, 8)
        self._body.setSpacing(10)
        self._body.addWidget(self.coach)
        self._lines: list[QWidget] = []
        self._body.addWidget(self.model)
        for section in (self.reading, self.dialogue, self.sound, self.camera):
            line = Line()
            self._lines.append(line)
            self._body.addWidget(line)
            self._body.addWidget(section)
        self._body.addWidget(self._intro)
        self._body.addStretch(1)
        self._inside = inside
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self._scroll, 1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(10)
        foot.addWidget(Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(pad, 0, pad, 0)
        inner.addWidget(self.making)
        foot.addLayout(inner)
        column.addWidget(self._foot)
        self.setFocusProxy(self.prompt.editor)
        self.setAcceptDrops(True)

    def _bind(self, jobs: Jobs) -> None:
        bind = self._host.commands.bind
        bind("shot.generate", self._generate, enabled=False)
        bind("shot.interrupt", self.writing.stop, enabled=False)
        bind("shot.lock_seed", self._lock_seed)
        bind("shot.history", lambda: self._open_versions(), enabled=False)
        bind("shot.templates", self._open_templates)
        bind("shot.cast", self._open_cast)
        self.writing.shown.connect(self._show)
        self.writing.failed.connect(self._failed)
        self.head.wants_versions.connect(self._open_versions)
        self.prompt.wants_versions.connect(self._open_versions)
        self.prompt.wants_templates.connect(self._open_templates)
        self.prompt.wants_cast.connect(self._open_cast)
        self.prompt.editor.script.connect(self._offer_script)
        self.prompt.editor.edited.connect(self._typed)
        self.follow(jobs.changed, lambda _jobs: self._work.isActive() or self._work.start())
        self.follow(jobs.ended, self._ended)
        self.follow(self._host.engines.changed, lambda _nothing: self._know_engines())
        self.making.engine.wanted.connect(self._get_model)

    # ------------------------------------------------------------------------------------------ showing

    def _show(self) -> None:
        shot = self.writing.shot
        teaches = shot is None
        for section in (self.reading, self.dialogue, self.sound, self.camera, *self._lines):
            section.setVisible(not teaches)
        self._intro.setVisible(teaches)
        self.head.show_shot()
        self.prompt.show_shot()
        self.coach.show_shot()
        for section in (self.reading, self.dialogue, self.sound, self.camera):
            section.show_shot()
        self.model.show_shot()
        self.first.show_shot()
        self.given.show_shot()
        self.making.show_shot()
        failed = self.making.failed
        if failed is not None and (shot is None or failed.shot_id != shot.id):
            self.making.show_failure(None)
        self._order.start()
        commands, can = self._host.commands, not self.writing.session.read_only
        commands.enable("shot.lock_seed", shot is not None and can)
        commands.set_checked("shot.lock_seed", bool(shot and shot.settings.seed_locked))
        commands.enable("shot.templates", can)

    def _typed(self, _text: str = "") -> None:
        """While somebody types only this is looked at; the rest follows when the words are kept."""
        self.making.show_work()
        if self._offer is not None and self.prompt.editor.text().strip() != self._pasted.strip():
            self._drop_offer()

    def _failed(self, what: str, problem: object) -> None:
        if what != "prompt":
            return
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if isinstance(problem, StudioError):
            replies = ((self.tr("Read it again"), self.writing.reread),)
            self._problem = NoteRow(problems.what(problem), "error", replies, todo=problems.todo(problem))
            self._under_prompt.addWidget(self._problem)

    def _ended(self, job: Job) -> None:
        shot = self.writing.shot
        if shot is not None and job.shot_id == shot.id:
            self.making.show_failure(job if isinstance(job.state, Failed) else None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        if low != self._low:
            self._low = low
            self.sound.set_folded(low)
            self.camera.set_folded(low)
            self.prompt.set_low(low)
            self.model.set_low(low=low)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.prompt.editor.hasFocus():
            self.focus_prompt()
            return
        super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData(), by_model=self.model.isVisibleTo(self)):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """A picture becomes what the shot begins with, a movie what it goes on from, a sound what its pictures follow;
        LoRA weights are laid over its model's."""
        files = _dropped(event.mimeData(), by_model=self.model.isVisibleTo(self))
        pictures = [file for file in files if file.suffix.casefold() in PICTURES]
        event.acceptProposedAction()
        self.writing.rest()
        if self.writing.shot is None:
            self._host.notes.say(Notice(text=self.tr("Write the shot first: then it can begin with a picture.")))
        elif pictures:
            self.first.take(pictures[0])
        elif movie := _first(files, MOVIES):
            self.given.take_movie(movie)
        elif sound := _first(files, SOUNDS):
            self.given.take_sound(sound)
        elif self.model.isVisibleTo(self):
            self.model.take_loras(files)
        else:
            self._host.notes.say(Notice(text=self.tr("LoRA weights are for models: choose one for this shot first.")))

    # ------------------------------------------------------------------------------------------ doing

    def _generate(self) -> None:
        self.model.keep()
        self.writing.generate()

    def _get_model(self, model: str) -> None:
        self._host.get_model(model)

    def _know_engines(self) -> None:
        """More is known of who can make pictures."""
        self.making.engines.show_engines()
        self.model.show_shot()
        self.first.show_shot()
        self.given.show_shot()
        self.sound.show_makers()
        self.making.show_work()

    def _lock_seed(self) -> None:
        self.making.seed.locked.emit(self._host.commands.checked("shot.lock_seed"))

    def _open_versions(self, back: int = 1) -> None:
        self.writing.rest()
        shot = self.writing.shot
        if shot is not None and shot.prompts:
            History(self.head.history, self.writing).open(back)

    def _open_templates(self) -> None:
        self.writing.rest()
        Presets(self.prompt.templates, self.writing, self._templates, self._host.language).open()

    def _open_cast(self) -> None:
        self.writing.keep()
        CastPicker(self.prompt.cast, self.writing, self._words, self._host.language, self._call).open()

    def _call(self, member: CastMember) -> None:
        self.focus_prompt()
        self.prompt.editor.call(member)

    def _offer_script(self, text: str, inserted: bool) -> None:
        """A pasted text of several paragraphs: one shot of each?"""
        parts = paragraphs(text)
        project = self.writing.project
        alone = len(project.shots) <= 1 and not any(project.takes_of(shot.id) for shot in project.shots)
        if inserted and (len(parts) < 2 or not alone):
            return
        self._drop_offer()
        self._pasted = self.prompt.editor.text() if inserted else ""
        count = max(1, len(parts))
        if inserted:
            said, todo = self.tr("The text has {count} paragraphs.").format(count=count), ""
        else:
            said = self.tr("This is more than one shot can hold ({limit} characters).").format(limit=PROMPT_LIMIT)
            todo = self.tr("Nothing was put in.")
        one_each = self.tr("Make one shot of each paragraph")
        replies = [(one_each, lambda: self._take_script(text, inserted))]
        keep = self.tr("Keep it as one shot") if inserted else self.tr("Put the beginning in")
        replies.append((keep, self._drop_offer if inserted else lambda: self._put_beginning(text)))
        self._offer = NoteRow(said, "info", tuple(replies), todo=todo)
        self._under_prompt.addWidget(self._offer)

    def _take_script(self, text: str, inserted: bool) -> None:
        self._drop_offer()
        session = self.writing.session
        if inserted:
            self.prompt.editor.set_text("")
            self.writing.type("")
            self.writing.keep()
            shot = self.writing.shot
            if shot is not None and not shot.prompt.strip():
                session.edit("Remove shot", lambda before: edits.remove_shots(before, (shot.id,)))
        self._board.paste(text)

    def _put_beginning(self, text: str) -> None:
        self._drop_offer()
        room = PROMPT_LIMIT - len(self.prompt.editor.text())
        self.prompt.editor.insertPlainText(text[: max(0, room)])

    def _drop_offer(self) -> None:
        if self._offer is not None:
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None


def _dropped(data: QMimeData, *, by_model: bool) -> list[Path]:
    """Files that a shot can take: pictures and LoRA weights; and, where a model makes it, movies and sounds."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    kinds = (*PICTURES, *LORAS, *MOVIES, *SOUNDS) if by_model else (*PICTURES, *LORAS)
    return [path for path in paths if path.suffix.casefold() in kinds]


def _first(files: list[Path], suffixes: tuple[str, ...]) -> Path | None:
    return next((file for file in files if file.suffix.casefold() in suffixes), None)


class _Inside(QWidget):
    """What scrolls: as high as it is at its width. A layout's own least height is that of its least width."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
