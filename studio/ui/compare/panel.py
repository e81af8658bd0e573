"""The compare panel: takes the place of monitor, storyboard and timeline, and goes away with Esc."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import ProjectError
from studio.project.take import Take
from studio.ui.commands import Command
from studio.ui.compare.changes import ChangesPanel
from studio.ui.compare.split import SplitView, Way
from studio.ui.controls import IconButton, Label, Panel, QuietButton, Segmented, hint
from studio.ui.host import Host, Notice
from studio.ui.screen import Figures, Playing, SoundTrack, TransportRow, bind_transport, timecode
from studio.ui.screen.playing import MakePlayer
from studio.ui.theme import theme
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.playback import Clip, Look, Reel
from studio.workflows.session.review import Review
from studio.workflows.session.session import Session
from studio.workflows.words import Words
from studio.workflows.writing.changes import Field, rows, taken_over


def _c(name: str, text: object, key: str, icon: str) -> Command:
    return Command(id=name, text=str(text), keys=(key,) if key else (), region="compare", icon=icon)


COMMANDS = (
    _c("compare.split", QT_TRANSLATE_NOOP("Commands", "Compare with a split"), "S", "split-view"),
    _c("compare.flip", QT_TRANSLATE_NOOP("Commands", "Show the other take"), "X", "flip"),
    _c("compare.side", QT_TRANSLATE_NOOP("Commands", "Compare side by side"), "Y", "side-by-side"),
    _c("compare.hear", QT_TRANSLATE_NOOP("Commands", "Hear the other take"), "H", "sound"),
    _c("compare.approve_a", QT_TRANSLATE_NOOP("Commands", "Approve A"), "1", "tick"),
    _c("compare.approve_b", QT_TRANSLATE_NOOP("Commands", "Approve B"), "2", "tick"),
    _c("compare.close", QT_TRANSLATE_NOOP("Commands", "Close compare"), "", "close"),
)


class ComparePanel(Panel):
    """A and B of ``review``. Made when compare opens and released when it closes; ``make_player`` makes its player.

    It has the transport's keys until ``release``; then whoever had them binds them again.
    """

    def __init__(
        self,
        host: Host,
        session: Session,
        review: Review,
        jobs: Jobs,
        words: Words,
        make_player: MakePlayer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, ground="surround")
        self._host, self._session, self._review, self._jobs = host, session, review, jobs
        self._pair: tuple[Take, Take] | None = None
        self._hears_b = True
        host.commands.declare(*COMMANDS)
        self.playing = Playing(make_player, self)
        self.view = SplitView()
        self.changes = ChangesPanel(words, host.language)
        self._title = Label("", "title", medium=True)
        self._remark = Label("", "label", "secondary")
        self._ways = Segmented()
        self._close = QuietButton()
        self._timecode = Figures("timecode", medium=True, widest="00:00:00:00")
        self._transport = TransportRow(host.commands, self.playing)
        self._listen = Label("", "label", "secondary")
        self._heard = Segmented()
        self.tracks = (SoundTrack(self.playing), SoundTrack(self.playing, beside=True, head=False, height=26))
        self._speakers = (IconButton("sound"), IconButton("sound"))
        self._approve_a, self._approve_b = QuietButton("", "tick"), QuietButton("", "tick")
        self._help = Label("", "label", "secondary")
        self._build()
        self._connect()
        self._bind()
        self._pin()
        self.retranslate()
        self._show_pair()
        self._hear(True)

    @override
    def retranslate(self) -> None:
        keys = self._host.commands.shown_key
        self._ways.set_items(
            [
                ("split", self.tr("Split"), "split-view"),
                ("flip", self.tr("In turns"), "flip"),
                ("side", self.tr("Side by side"), "side-by-side"),
            ]
        )
        hint(self._ways, self.tr("How the two are shown"))
        self._remark.setText(self.tr("Both play at the same moment"))
        self._close.setText(self.tr("Close"))
        self._close.set_key(keys("view.up"))
        hint(self._close, self.tr("Close compare"), keys("view.up"))
        self._listen.setText(self.tr("Hear"))
        self._heard.set_items([("a", "A"), ("b", "B")])
        hint(self._heard, self.tr("Whose sound is heard"), keys("compare.hear"))
        self.view.setAccessibleName(self.tr("Pictures of A and B"))
        for letter, track, speaker in zip("AB", self.tracks, self._speakers, strict=True):
            track.setAccessibleName(self.tr("Sound of {letter}").format(letter=letter))
            hint(speaker, self.tr("Hear {letter}").format(letter=letter))
        self._approve_a.set_key(keys("compare.approve_a"))
        self._approve_b.set_key(keys("compare.approve_b"))
        self._help.setText(self.tr("← and → move the split, with Shift ten times as far."))
        self._name()
        self._tell_cost()

    @override
    def release(self) -> None:
        self._unbind()
        self.view.release()
        self.playing.close()
        super().release()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme().colours
        ground = colours.surface.panel if theme().mode == "light" else colours.surface.surround
        painter.fillRect(self.rect(), ground)
        right = self.changes.geometry()
        painter.fillRect(right, colours.surface.panel)
        painter.fillRect(right.left() - 1, 0, 1, self.height(), colours.line.soft)
        painter.end()

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (self._title, self._remark):
            head.addWidget(widget)
        head.addStretch(1)
        self._ways.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self._ways)
        head.addWidget(self._close)
        left, right = QWidget(), QWidget()
        first, last = QHBoxLayout(left), QHBoxLayout(right)
        for row in (first, last):
            row.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self._timecode)
        first.addStretch(1)
        last.addStretch(1)
        last.addWidget(self._listen)
        self._heard.setFixedWidth(96)
        last.addWidget(self._heard)
        bar = QHBoxLayout()
        bar.addWidget(left, 1)
        bar.addWidget(self._transport)
        bar.addWidget(right, 1)
        sounds = QVBoxLayout()
        sounds.setSpacing(4)
        for letter, track, speaker in zip("AB", self.tracks, self._speakers, strict=True):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(Label(letter, "label", "primary", medium=True))
            row.addWidget(speaker)
            row.addWidget(track, 1)
            sounds.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self._approve_a)
        foot.addStretch(1)
        foot.addWidget(self._help)
        foot.addStretch(1)
        foot.addWidget(self._approve_b)
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(bar)
        column.addLayout(sounds)
        column.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(1)
        whole.addLayout(column, 1)
        whole.addWidget(self.changes)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        playing = self.playing
        playing.looked.connect(self._looked)
        self.view.wanted.connect(playing.fit)
        self._ways.chosen.connect(self._set_way)
        self._heard.chosen.connect(self._chose_sound)
        self._close.clicked.connect(self._leave)
        self._approve_a.clicked.connect(lambda: self._host.commands.run("compare.approve_a"))
        self._approve_b.clicked.connect(lambda: self._host.commands.run("compare.approve_b"))
        self._speakers[0].clicked.connect(lambda: self._hear(False))
        self._speakers[1].clicked.connect(lambda: self._hear(True))
        for track in self.tracks:
            track.scrubbed.connect(playing.scrub)
        self.changes.wanted.connect(self._generate)
        self.follow(self._review.pair_changed, lambda _review: self._show_pair())
        self.follow(self._session.changed, lambda _change: self._name())
        self._host.commands.rekeyed.connect(self.retranslate)

    def _bind(self) -> None:
        commands = self._host.commands
        bind_transport(commands, self.playing)
        commands.bind("compare.split", lambda: self._choose_way("split"))
        commands.bind("compare.flip", self._flip)
        commands.bind("compare.side", lambda: self._choose_way("side"))
        commands.bind("compare.hear", lambda: self._hear(not self._hears_b))
        commands.bind("compare.approve_a", lambda: self._approve(0))
        commands.bind("compare.approve_b", lambda: self._approve(1))
        commands.bind("compare.close", self._leave)

    def _unbind(self) -> None:
        for command in COMMANDS:
            self._host.commands.unbind(command.id)

    def _pin(self) -> None:
        """The two stay where they are, whichever is approved meanwhile."""
        pair = self._review.pair
        if pair is not None:
            self._review.set_a(pair[0].id)
            self._review.set_b(pair[1].id)

    # ------------------------------------------------------------------------------------------ showing

    def _show_pair(self) -> None:
        pair = self._review.pair
        if pair is None:
            QTimer.singleShot(0, self, self._leave)
            return
        if self._pair is not None and [one.id for one in self._pair] == [one.id for one in pair]:
            self._pair = pair
            self._name()
            return
        self._pair = pair
        a, b = pair
        self.view.set_native(*a.recipe.size)
        count = max(a.frame_count, b.frame_count)
        rate = a.recipe.rate

        def _reel(take: Take) -> Reel:
            proxy = self._session.folder.cache("proxies") / f"{take.media}.mov"
            clip = Clip(
                movie=self._session.folder.media(take.media),
                frame_count=count,
                proxy=proxy if proxy.is_file() else None,
                key=take.id,
            )
            return Reel((clip,), rate)

        frame = self.playing.player.frame
        self.playing.do(lambda player: (player.load(_reel(a), frame, loop=True), player.set_beside(_reel(b))))
        self.playing.do(lambda player: player.hear(beside=self._hears_b))
        self.changes.show_rows(rows(a, b))
        self._name()
        self._tell_cost()

    def _name(self) -> None:
        if self._pair is None:
            return
        project = self._session.project
        there = {take.id: take for take in project.takes}
        a, b = (there.get(take.id, take) for take in self._pair)
        if any(shot.id == a.shot_id for shot in project.shots):
            self._title.setText(self.tr("Shot {number}: takes compared").format(number=project.number(a.shot_id)))
        said = [self.tr("Take {name}").format(name=self._review.name(take).removeprefix("T")) for take in (a, b)]
        self.view.set_names((said[0], a.rating), (said[1], b.rating))
        approved = self._review.approved
        for button, take, letter in ((self._approve_a, a, "A"), (self._approve_b, b, "B")):
            text = self.tr("{letter} is approved") if take.id == approved else self.tr("Approve {letter}")
            button.setText(text.format(letter=letter))
            button.set_icon("mark-approved" if take.id == approved else "tick")
            button.setAccessibleName(text.format(letter=letter))

    def _tell_cost(self) -> None:
        if self._pair is None:
            return
        try:
            seconds = self._jobs.seconds_for(self._pair[0].shot_id, self._pair[0].recipe.quality)
        except ProjectError:
            seconds = 0.0
        remark = self.tr("about {seconds} s").format(seconds=max(1, round(seconds))) if seconds else ""
        self.changes.set_remark(remark, self._session.read_only)

    def _looked(self, look: Look) -> None:
        self._timecode.set_text(timecode(look.frame, self.playing.player.reel.rate))
        if look.fresh:
            self.view.show_look(look)

    # ------------------------------------------------------------------------------------------ doing

    def _leave(self) -> None:
        self._host.compared.emit(False)

    def _set_way(self, way: str) -> None:
        self.view.set_way(cast(Way, way))
        self._help.setVisible(way == "split")

    def _choose_way(self, way: Way) -> None:
        self._ways.set_value(way)
        self._set_way(way)

    def _flip(self) -> None:
        if self.view.way != "flip":
            self._choose_way("flip")
        self.view.flip()

    def _chose_sound(self, which: str) -> None:
        self._hear(which == "b")

    def _hear(self, b: bool) -> None:
        self._hears_b = b
        self._heard.set_value("b" if b else "a")
        self.playing.do(lambda player: player.hear(beside=b))
        for number, (track, speaker) in enumerate(zip(self.tracks, self._speakers, strict=True)):
            on = bool(number) == b
            track.set_strong(on)
            speaker.set_icon("sound" if on else "sound-off")

    def _approve(self, which: int) -> None:
        if self._pair is not None and self._review.approved != self._pair[which].id:
            self._review.approve(self._pair[which].id)

    def _generate(self, ticked: tuple[Field, ...]) -> None:
        if self._pair is None:
            return
        a, b = self._pair
        recipe = replace(a.recipe, scene=taken_over(a.recipe.scene, b.recipe.scene, ticked))
        if "dialogue" in ticked:
            recipe = replace(recipe, voices=b.recipe.voices)
        if self._jobs.retake(a.id, recipe):
            self._host.notes.say(Notice(text=self.tr("A new take is being made."), kind="good"))
