"""The monitor panel."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Combo, IconButton, Label, Panel, ProgressLine, Segmented, hint
from studio.ui.controls.combo import Choice
from studio.ui.host import Host
from studio.ui.monitor.full import FullScreen
from studio.ui.monitor.meters import LevelMeters
from studio.ui.monitor.scopes import ScopesView
from studio.ui.screen import (
    Answer,
    Figures,
    PictureView,
    Playing,
    SoundTrack,
    State,
    TransportRow,
    bind_transport,
    timecode,
)
from studio.ui.screen.playing import MakePlayer
from studio.ui.theme import theme
from studio.workflows.film.making import DENOISING
from studio.workflows.jobs.jobs import Jobs, Preparing, Running
from studio.workflows.playback import Look, Problem, Reel
from studio.workflows.screening.screening import Screened, Screening
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session

ASPECTS: tuple[tuple[str, float], ...] = (
    ("2.39", 2.39),
    ("1.85", 1.85),
    ("16:9", 16 / 9),
    ("1:1", 1.0),
    ("9:16", 9 / 16),
)
"""Shapes that a picture may be cut to later."""

_ZOOMS: tuple[tuple[str, float], ...] = (("50", 0.5), ("100", 1.0), ("200", 2.0))
_NARROW = 760
"""Below this width the caption beside the timecode is left out."""


class MonitorPanel(Panel):
    """Shows what ``screening`` says. ``make_player`` makes the player, which this panel closes in ``release``."""

    def __init__(
        self,
        host: Host,
        session: Session,
        selection: Selection,
        screening: Screening,
        jobs: Jobs | None,
        make_player: MakePlayer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, ground="surround")
        self._host, self._session, self._selection = host, session, selection
        self.screening, self._jobs = screening, jobs
        self._aspect = host.settings.get("monitor.aspect", "2.39")
        self.full: FullScreen | None = None
        self._problem: Problem | None = None
        self._later: Screened | None = None
        self.playing = Playing(make_player, self)
        self.view = PictureView()
        self.meters = LevelMeters(self.playing)
        self.scopes = ScopesView(self.playing)
        self.track = SoundTrack(self.playing)
        self._busy = ProgressLine()
        self._timecode = Figures("timecode", medium=True, widest="00:00:00:00")
        self.speed = Label("", "label", "blue", tabular=True)
        self._caption = Figures("label", quiet=True)
        self.mode = Segmented()
        self._transport = TransportRow(host.commands, self.playing)
        self._safe = IconButton("safe-areas")
        self._aspects = IconButton("aspect")
        self._scopes = IconButton("waveform")
        self._mute = IconButton("sound")
        self._zoom = Combo(plain=True)
        self._fullscreen = IconButton("fullscreen")
        self._total = Label("", "label", "secondary", tabular=True)
        self._slow = QTimer(self, singleShot=True, interval=200)
        self._build()
        self._connect()
        self._bind()
        self.retranslate()
        self._load(Screened(reel=screening.reel, frame=0, same_shot=False))
        self._restore()

    @override
    def retranslate(self) -> None:
        commands = self._host.commands
        self.view.setAccessibleName(self.tr("Picture"))
        self.track.setAccessibleName(self.tr("Playhead and sound"))
        self.track.setToolTip(self.tr("Drag to move through the take with its sound"))
        self._timecode.setAccessibleName(self.tr("Timecode"))
        self.mode.set_items([("take", self.tr("Take")), ("film", self.tr("Film"))])
        hint(self.mode, self.tr("Show the take or the whole film"), commands.shown_key("play.film"))
        for button, name in (
            (self._safe, "view.safe_areas"),
            (self._aspects, "view.aspect_guides"),
            (self._scopes, "view.scopes"),
            (self._fullscreen, "view.full_screen"),
        ):
            hint(button, commands.text(name), commands.shown_key(name))
        self._tell_sound()
        self._zoom.set_choices(
            [Choice("fit", self.tr("Fit"), self._percent()), *(Choice(name, f"{name} %") for name, _ in _ZOOMS)]
        )
        hint(self._zoom, self.tr("Size of the picture"))
        self._tell()
        if self.playing.last is not None:
            self._looked(self.playing.last)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark room around the picture in both themes; below it the theme's own ground."""
        painter, colours = QPainter(self), theme().colours
        painter.fillRect(self.rect(), colours.surface.panel if theme().mode == "light" else colours.surface.surround)
        painter.fillRect(0, 0, self.width(), self.view.geometry().bottom() + 1, colours.monitor.surround)
        painter.end()

    @override
    def release(self) -> None:
        self._slow.stop()
        self.view.release()
        self.meters.release()
        self.scopes.release()
        if self.full is not None:
            self.full.close()
        self.playing.close()
        super().release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._caption.setVisible(self.width() >= _NARROW)
        self._total.setVisible(self.width() >= _NARROW)

    def rebind(self) -> None:
        """The transport's keys act on this player again."""
        bind_transport(self._host.commands, self.playing)

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        for button in (self._safe, self._aspects, self._scopes):
            button.setCheckable(True)
        stage = QHBoxLayout()
        stage.setContentsMargins(8, 8, 4, 0)
        stage.setSpacing(8)
        stage.addWidget(self.view, 1)
        stage.addWidget(self.scopes)
        stage.addWidget(self.meters)
        self.scopes.hide()
        strip = QVBoxLayout()
        strip.setContentsMargins(6, 4, 6, 0)
        strip.setSpacing(0)
        strip.addWidget(self._busy)
        strip.addWidget(self.track)
        left, right = QWidget(), QWidget()
        first, last = QHBoxLayout(left), QHBoxLayout(right)
        for row in (first, last):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
        first.addWidget(self._timecode)
        first.addWidget(self.speed)
        first.addSpacing(8)
        first.addWidget(self._caption, 1)
        last.addStretch(1)
        self.mode.setMaximumWidth(150)
        for widget in (self.mode, self._mute, self._safe, self._aspects, self._scopes, self._zoom, self._fullscreen):
            last.addWidget(widget)
        last.addSpacing(6)
        last.addWidget(self._total)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 12, 6)
        bar.setSpacing(12)
        bar.addWidget(left, 1)
        bar.addWidget(self._transport)
        bar.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(stage, 1)
        column.addLayout(strip)
        column.addLayout(bar)
        self._busy.hide()

    def _connect(self) -> None:
        playing = self.playing
        playing.looked.connect(self._looked)
        playing.moved.connect(self._tell)
        self.track.scrubbed.connect(playing.scrub)
        self.view.wanted.connect(playing.fit)
        self.view.zoomed.connect(self._tell_zoom)
        self.view.double_clicked.connect(lambda: self._host.commands.run("view.full_screen"))
        self.mode.chosen.connect(self._set_mode)
        self._zoom.chosen.connect(self._set_zoom)
        self._mute.clicked.connect(self._toggle_sound)
        for button, name in (
            (self._safe, "view.safe_areas"),
            (self._scopes, "view.scopes"),
            (self._fullscreen, "view.full_screen"),
        ):
            button.clicked.connect(lambda _checked=False, command=name: self._host.commands.run(command))
        self._aspects.clicked.connect(self._choose_aspect)
        self.follow(self.screening.changed, self._load)
        self.follow(self.screening.sought, lambda frame: playing.do(lambda player: player.seek(frame)))
        self.follow(self.screening.refused, self._host.notes.refuse)
        self.follow(self._host.compared, self._compared)
        if self._jobs is not None:
            self.follow(self._jobs.changed, lambda _jobs: self._slow.isActive() or self._slow.start())
            self._slow.timeout.connect(self._show_work)
        self._host.commands.rekeyed.connect(self.retranslate)

    def _bind(self) -> None:
        commands = self._host.commands
        bind_transport(commands, self.playing)
        commands.bind("play.film", self._play_film)
        commands.bind("view.safe_areas", self._show_guides)
        commands.bind("view.aspect_guides", self._show_guides)
        commands.bind("view.scopes", self._show_scopes)
        commands.bind("view.full_screen", self._toggle_full)

    def _restore(self) -> None:
        settings, commands = self._host.settings, self._host.commands
        commands.set_checked("view.safe_areas", settings.get("monitor.safe_areas", False))
        commands.set_checked("view.aspect_guides", settings.get("monitor.aspect_on", False))
        commands.set_checked("view.scopes", settings.get("monitor.scopes", False))
        self._show_guides()
        self._show_scopes()

    # ------------------------------------------------------------------------------------------ showing

    def _load(self, screened: Screened) -> None:
        before = self.playing.player.transport
        if before.playing and _only_proxies_differ(self.playing.player.reel, screened.reel):
            self._later = screened  # nothing that plays is interrupted for that
            return
        if screened.same_shot and _same_sequence(self.playing.player.reel, screened.reel):
            self.playing.do(lambda player: player.change(screened.reel))
            return
        frame = self.playing.player.frame if screened.frame < 0 else screened.frame
        self.mode.set_value(self.screening.mode)
        self.view.set_native(*self.screening.size)
        self.playing.do(lambda player: player.load(screened.reel, frame))
        if screened.same_shot and before.length == screened.reel.frame_count:
            self.playing.do(lambda player: player.mark(before.mark_in, before.mark_out))

    def _looked(self, look: Look) -> None:
        player = self.playing.player
        rate = player.reel.rate
        said = timecode(look.frame, rate)
        if self._timecode.text() != said:
            self._timecode.set_text(said)
            self._tell_caption(look.frame)
        state = self._state(look)
        self.view.set_state(state)
        if look.fresh or self.view.image is None:
            self.view.show_look(look)

    def _tell(self) -> None:
        """What changes only when somebody presses something."""
        player = self.playing.player
        speed = player.transport.speed
        shown = f"{'−' if speed < 0 else ''}{abs(speed)}×" if speed not in (0, 1) else ""
        self.speed.setText(shown)
        self.speed.setVisible(bool(shown))
        self._total.setText(timecode(player.reel.frame_count, player.reel.rate))
        self._tell_sound()
        self._tell_caption(player.frame)
        self._host.commands.set_checked("play.loop", player.transport.loop)
        if self._later is not None and not player.transport.playing:
            later, self._later = self._later, None
            self._load(later)

    def _tell_caption(self, frame: int) -> None:
        shot = self.screening.shot_at(frame)
        if shot is None or not any(one.id == shot for one in self._session.project.shots):
            self._caption.set_text("")
            return
        rate = self.playing.player.reel.rate
        place = self._host.language.length(self.screening.within(frame), round(rate.fps))
        self._caption.set_text(
            self.tr("Shot {number}").format(number=self._session.project.number(shot)) + f"  {place}"
        )

    def _state(self, look: Look) -> State:
        """What is said instead of a picture, if anything."""
        player = self.playing.player
        problem = look.problem
        self._problem = problem
        if problem is not None and problem.missing:
            return State(
                "missing",
                self.tr("This take’s file is missing"),
                _short(problem.path.name),
                Answer(self.tr("Relink…"), "relink", self._choose_file),
            )
        if problem is not None:
            return State(
                "error",
                self.tr("This take cannot be shown"),
                self.tr("Its file {name} is damaged, or it is not a movie.").format(name=_short(problem.path.name)),
                Answer(self.tr("Render again"), "retry", lambda: self._host.commands.run("take.render_again")),
            )
        if not self._session.project.shots and not player.reel.frame_count:
            return State("empty", self.tr("Nothing to show yet"), self.tr("Write the first shot: its takes play here."))
        if not player.reel.frame_count or (look.picture is None and look.shown == look.frame):
            if self._preview():
                return State()
            key = self._host.commands.shown_key("shot.generate")
            return State(
                "empty",
                self.tr("No take yet"),
                self.tr("Generate ({key}) makes the first one. It plays here.").format(key=key),
            )
        return State()

    def _preview(self) -> bool:
        """Show the newest frame of a take in the making, where there is nothing else to see; whether there is one."""
        shot = self._selection.shot
        for job in self._jobs.of_shot(shot) if self._jobs is not None and shot else ():
            rgb = job.picture
            if rgb is not None:
                bgra = np.full((*rgb.shape[:2], 4), 255, np.uint8)
                bgra[..., :3] = rgb[..., ::-1]
                self.view.show_look(Look(0, bgra, 0, True, False, None, None))
                return True
        return False

    def _show_work(self) -> None:
        """How far the take in the making is, at most five times a second."""
        shot = self._selection.shot
        part: float | None = None
        for job in self._jobs.of_shot(shot) if self._jobs is not None and shot else ():
            match job.state:
                case Running(done=done, total=total) if total:
                    part = done / total
                case Preparing(step=step, done=done, total=total) if step == DENOISING and total:
                    part = done / total
                case Preparing():
                    part = 0.0
                case _:
                    pass
        self._busy.setVisible(part is not None)
        if part is not None:
            self._busy.set_share(part)
        if self.playing.last is not None and not self.playing.player.reel.frame_count:
            self.view.set_state(self._state(self.playing.last))

    def _tell_sound(self) -> None:
        player = self.playing.player
        self._mute.set_icon("sound-off" if player.note or not player.volume else "sound")
        name = self.tr("Turn the sound on") if not player.volume else self.tr("Turn the sound off")
        hint(self._mute, name, more=self._said_note(player.note))

    def _said_note(self, note: str) -> str:
        return self.tr("No sound device was found: pictures play on time, without sound.") if note else ""

    def _percent(self) -> str:
        return f"{round(self.view.scale * 100)} %"

    def _tell_zoom(self) -> None:
        value = self._zoom.value or "fit"
        self._zoom.set_choices(
            [Choice("fit", self.tr("Fit"), self._percent()), *(Choice(name, f"{name} %") for name, _ in _ZOOMS)]
        )
        self._zoom.set_value(value)

    # ------------------------------------------------------------------------------------------ doing

    def _compared(self, opened: bool) -> None:
        """Compare has keys and loudspeakers to itself while it is open."""
        if opened:
            self.playing.do(lambda player: player.pause())
        else:
            self.rebind()

    def _play_film(self) -> None:
        if self.screening.mode == "film":
            self.playing.do(lambda player: player.toggle())
        else:
            self.screening.set_mode("film")
            self.playing.do(lambda player: player.play())

    def _toggle_sound(self) -> None:
        player = self.playing.player
        player.volume = 0.0 if player.volume else 1.0
        self._tell_sound()

    def _set_mode(self, mode: str) -> None:
        self.screening.set_mode("film" if mode == "film" else "take")

    def _set_zoom(self, name: str) -> None:
        self.view.set_zoom(dict(_ZOOMS).get(name))

    def _show_guides(self) -> None:
        commands, settings = self._host.commands, self._host.settings
        safe, aspect = commands.checked("view.safe_areas"), commands.checked("view.aspect_guides")
        self._safe.setChecked(safe)
        self._aspects.setChecked(aspect)
        shape = dict(ASPECTS).get(self._aspect) if aspect else None
        for view in (self.view, *((self.full.view,) if self.full is not None else ())):
            view.set_safe_areas(safe)
            view.set_aspect(shape)
        settings.set("monitor.safe_areas", safe)
        settings.set("monitor.aspect_on", aspect)
        settings.set("monitor.aspect", self._aspect)

    def _choose_aspect(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        on = self._host.commands.checked("view.aspect_guides")
        for name in ("", *(name for name, _ in ASPECTS)):
            action = QAction(name or self.tr("No guide"), menu)
            action.setCheckable(True)
            action.setChecked(name == (self._aspect if on else ""))
            action.triggered.connect(lambda _checked=False, chosen=name: self._set_aspect(chosen))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        self._aspects.setChecked(on)
        menu.popup(self._aspects.mapToGlobal(QPoint(0, self._aspects.height() + 2)))

    def _set_aspect(self, name: str) -> None:
        self._aspect = name or self._aspect
        self._host.commands.set_checked("view.aspect_guides", bool(name))
        self._show_guides()

    def _show_scopes(self) -> None:
        shown = self._host.commands.checked("view.scopes")
        self._scopes.setChecked(shown)
        self.scopes.setVisible(shown)
        self._host.settings.set("monitor.scopes", shown)

    def _toggle_full(self) -> None:
        if self.full is not None:
            self.full.close()
            return
        self.full = FullScreen(self._host.commands, self.playing, self.tr("Picture"), self._left_full)
        self.full.view.set_native(*self.screening.size)
        self._show_guides()
        self.full.showFullScreen()

    def _left_full(self) -> None:
        self.full = None
        ratio = self.view.devicePixelRatioF()
        wide, tall = round(self.view.width() * ratio), round(self.view.height() * ratio)
        self.playing.fit(wide, tall)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Find the missing file"))
        dialog.setNameFilter(self.tr("Movies (*.mp4 *.mov)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.relink)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def relink(self, name: str) -> None:
        """Take this file for the one that is missing."""
        take = self.screening.take_at(self.playing.player.frame)
        if take is not None:
            self.screening.relink(take, Path(name))


def _same_sequence(before: Reel, after: Reel) -> bool:
    """Whether a reel is a sequence that was edited while it was shown."""
    if len(before.clips) != 1 or len(after.clips) != 1 or isinstance(after.clips[0].movie, Path):
        return False
    return not isinstance(before.clips[0].movie, Path) and before.clips[0].key == after.clips[0].key


def _only_proxies_differ(before: Reel, after: Reel) -> bool:
    """Whether a reel shows the very same movies as another."""
    return before.rate == after.rate and [(clip.movie, clip.frame_count) for clip in before.clips] == [
        (clip.movie, clip.frame_count) for clip in after.clips
    ]


def _short(name: str) -> str:
    """A file's name, without the middle of a long one."""
    return name if len(name) <= 40 else f"{name[:12]}…{name[-12:]}"
