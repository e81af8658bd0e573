"""The storyboard at the left of the window: the story as cards, its length and how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.shot import Status
from studio.ui.controls import EmptyState, IconButton, Label, Line, Panel, QuietButton, hint
from studio.ui.controls.badge import status_word
from studio.ui.host import Host, Notice
from studio.ui.storyboard.delegate import NARROW, CardDelegate, Shown, Work
from studio.ui.storyboard.footer import Footer
from studio.ui.storyboard.model import CardModel
from studio.ui.storyboard.view import CardView
from studio.ui.strips import Strips
from studio.workflows.film.job import Cancelling, Job, Preparing, Queued, Running
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.session.storyboard import Card, Storyboard, cards
from studio.workflows.words import Words

_STATES: tuple[Status, ...] = ("planned", "drafted", "approved", "final")


class StoryboardPanel(Panel):
    """Cards of one open project. ``board`` does what is asked for; this shows, and hands on keys and drops.

    ``wants_words`` is emitted when somebody enters a card: its words are written elsewhere.
    """

    wants_words = Signal()

    def __init__(
        self,
        host: Host,
        session: Session,
        board: Storyboard,
        selection: Selection,
        jobs: Jobs,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._host, self._session, self._board, self._selection = host, session, board, selection
        self._jobs, self._words = jobs, words
        self._strips = Strips(session.folder.cache("thumbnails"))
        self._work: dict[str, Work] = {}
        self._played = (-1, 0)
        self._title = Label("", "title", medium=True)
        self._script = IconButton("script")
        self._add = IconButton("plus")
        self._model = CardModel(self._describe, board.move, self)
        shown = Shown(self._picture, self._worked, self._state, self._length, self._heading, self._no_picture)
        self._view = CardView(
            self._model,
            CardDelegate(shown, self),
            selection,
            opened=self.wants_words.emit,
            playing=self._play,
        )
        self._empty = EmptyState()
        self._begin = QuietButton("", "plus")
        self._open = QuietButton("", "script")
        self._footer = Footer()
        self._slow = QTimer(self, singleShot=True, interval=100)
        self._build()
        self._bind()
        self._slow.timeout.connect(self._show_work)
        self.follow(session.changed, lambda _change: self._show())
        self.follow(selection.changed, lambda _selection: self._look())
        self.follow(jobs.changed, lambda _jobs: self._slow.isActive() or self._slow.start())
        self.follow(board.refused, host.notes.refuse)
        self.follow(board.read_shots, self._tell_read)
        self.retranslate()
        self._show()

    @property
    def view(self) -> CardView:
        """The list, for the focus and for tests."""
        return self._view

    def lead(self, head: QWidget) -> None:
        """Put this at the head of the panel, in place of its title."""
        self._title.hide()
        self._header.insertWidget(0, head)

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Storyboard"))
        self._view.setAccessibleName(self.tr("Shots of the story"))
        self._view.setAccessibleDescription(self.tr("Arrows move, Enter writes, Alt and arrows reorder."))
        self._footer.set_finals(self.tr("Finals…"))
        hint(
            self._footer.finals,
            self.tr("Render finals"),
            self._host.commands.shown_key("film.finals"),
            self.tr("Every approved draft is made again at its best, tonight or now."),
        )
        hint(self._script, self.tr("Import a script"), self._host.commands.shown_key("file.import"))
        hint(self._add, self.tr("New shot"), self._host.commands.shown_key("shot.new"))
        self._empty.set_words(
            self.tr("No shots yet"),
            self.tr("Write the first one at the right, paste a script, or drop a Fountain file here."),
        )
        self._begin.setText(self.tr("New shot"))
        self._open.setText(self.tr("Open a script…"))
        self._show()

    @override
    def release(self) -> None:
        self._slow.stop()
        self._view.stop()
        super().release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._script.setVisible(not narrow)
        self._footer.set_narrow(narrow)

    def _build(self) -> None:
        header = self._header = QHBoxLayout()
        header.setContentsMargins(12, 6, 6, 2)
        header.addWidget(self._title)
        header.addStretch(1)
        header.addWidget(self._script)
        header.addWidget(self._add)
        self._empty.add(self._begin)
        self._empty.add(self._open)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)  # only now: a stack without a parent would show it as a window of its own
        self._stack.addWidget(self._view)
        column.addWidget(Line())
        column.addWidget(self._footer)
        self.setFocusProxy(self._view)

    def _bind(self) -> None:
        board, bind, action = self._board, self._host.commands.bind, self._host.commands.action
        self._footer.finals.clicked.connect(action("film.finals").trigger)
        bind("shot.new", board.insert)
        bind("shot.new_after", board.insert)
        bind("shot.duplicate", board.duplicate)
        bind("shot.split", board.split)
        bind("shot.merge", board.merge)
        bind("shot.delete", board.remove)
        bind("shot.move_up", lambda: board.shift(-1))
        bind("shot.move_down", lambda: board.shift(1))
        bind("shot.previous", lambda: self._step(-1))
        bind("shot.next", lambda: self._step(1))
        bind("shot.paste_script", lambda: board.paste(QApplication.clipboard().text()))
        self._add.clicked.connect(board.insert)
        self._begin.clicked.connect(board.insert)
        self._script.clicked.connect(action("file.import").trigger)
        self._open.clicked.connect(action("file.import").trigger)

    # ------------------------------------------------------------------------------------------ showing

    def _show(self) -> None:
        told = cards(self._session.project)
        self._model.show(told)
        self._stack.setCurrentWidget(self._view if told else self._empty)
        self._view.follow()
        rate = round(self._session.project.form.rate.fps)
        total = self._host.language.length(sum(card.length for card in told), rate)
        counts: dict[Status, int] = {status: sum(card.status == status for card in told) for status in _STATES}
        shots = self.tr("1 shot") if len(told) == 1 else self.tr("{count} shots").format(count=len(told))
        self._footer.show_counts(shots, total, counts)
        self._enable(told)

    def _look(self) -> None:
        self._view.follow()
        self._enable(self._model.cards)

    def _enable(self, told: Sequence[Card]) -> None:
        enable, why = self._host.commands.enable, self._session.read_only
        there = bool(told) and not why
        for name in ("shot.duplicate", "shot.split", "shot.delete"):
            enable(name, there, why)
        enable("shot.merge", len(told) > 1 and not why, why)
        for name in ("shot.move_up", "shot.move_down"):
            enable(name, len(told) > 1 and not why, why)
        for name in ("shot.new", "shot.new_after", "shot.paste_script"):
            enable(name, not why, why)
        for button in (self._add, self._begin, self._script, self._open):
            button.setEnabled(not why)

    def _show_work(self) -> None:
        """What is being made, at most ten times a second."""
        before = self._work
        self._work = {job.shot_id: work for job in reversed(self._jobs.jobs) if (work := self._said(job))}
        differing = [
            shot_id for shot_id in before.keys() | self._work.keys() if before.get(shot_id) != self._work.get(shot_id)
        ]
        self._model.refresh([row for row in map(self._model.row, differing) if row >= 0])

    def _said(self, job: Job) -> Work | None:
        match job.state:
            case Queued():
                return Work(self.tr("Waiting"), None)
            case Preparing():
                return Work(self.tr("Preparing"), 0.0)
            case Running(done=done, total=total) if total:
                return Work(self.tr("Making {percent} %").format(percent=100 * done // total), done / total)
            case Running() | Cancelling():
                return Work(self.tr("Making") if isinstance(job.state, Running) else self.tr("Stopping"), None)
            case _:
                return None

    def _describe(self, card: Card) -> str:
        said = self.tr("Shot {number}: {words}. {state}, {length}.").format(
            number=card.number,
            words=card.prompt or self.tr("no words yet"),
            state=self._state(card),
            length=self._length(card),
        )
        work = self._work.get(card.shot_id)
        return f"{said} {work.said}" if work else said

    def _picture(self, card: Card) -> QPixmap | None:
        take = self._session.project.standing(card.shot_id)
        if take is None:
            return None
        row, picture = self._played
        if 0 <= row < len(self._model.cards) and self._model.cards[row].shot_id == card.shot_id:
            return self._strips.picture(take.media, picture)
        return self._strips.middle(take.media)

    def _worked(self, card: Card) -> Work | None:
        return self._work.get(card.shot_id)

    def _state(self, card: Card) -> str:
        return status_word(card.status)

    def _length(self, card: Card) -> str:
        return self._host.language.length(card.length, round(self._session.project.form.rate.fps))

    def _heading(self, card: Card) -> str:
        place = self._words.say("place", card.heading, self._host.language.code)
        return self.tr("Scene {number}  {place}").format(number=card.stretch, place=place)

    def _no_picture(self) -> str:
        return self.tr("No picture yet")

    # ------------------------------------------------------------------------------------------ doing

    def _step(self, by: int) -> None:
        shots = self._session.project.shots
        if shots and self._selection.shot:
            number = self._session.project.number(self._selection.shot) - 1 + by
            self._selection.choose(shots[max(0, min(len(shots) - 1, number))].id)

    def _play(self, row: int, picture: int) -> None:
        before, self._played = self._played[0], (row, picture)
        self._model.refresh([at for at in {before, row} if 0 <= at < len(self._model.cards)])

    def _tell_read(self, count: int) -> None:
        if count > 1:
            text = self.tr("{count} shots were written from the text.").format(count=count)
            self._host.notes.say(Notice(text=text, kind="good"))
