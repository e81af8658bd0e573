"""``ekonte bench window``: what the window is like on this machine. Each figure is taken in a process of its own.

``python -m studio.app.window_bench start|open|work|play|sequence|timeline`` takes one and prints it as a line of JSON.
Nothing of the person's is touched: settings are not remembered, projects lie in a temporary folder.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from studio.app import paths
from studio.app.environment import prepare
from studio.app.timeline_bench import timeline
from studio.app.window import application
from studio.app.wiring import WiredStudio, bench_machine, window_doors
from studio.core.errors import FaultError
from studio.core.progress import CancelToken, Progress, silent
from studio.core.unfinished import Unfinished
from studio.project import edits, story
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.take import Recipe, Take
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.shell.window import MainWindow
from studio.ui.theme import Theme
from studio.ui.theme.theme import use
from studio.workflows.bench.sequence import with_sequence
from studio.workflows.bench.stage import SCENE
from studio.workflows.bench.window import RATE, SIZE, Figures, Machine, bench_playing, flash_frames, flashes, meeting
from studio.workflows.jobs.jobs import Running

SHOTS = 1_000
STARTS = 3
_BEAT = 5
"""Milliseconds between two beats of the event loop; what a beat comes later is a stall."""

_WORKING = 15.0
"""Seconds of a render during which stalls are counted."""

_PATIENCE = 600.0


def bench_window(seconds: float, hear: str | None, progress: Progress, cancel: CancelToken) -> Iterator[Figures]:
    """The window's own figures, then those of its player alone (scrubbing, a loop), one after the other.

    ``hear`` is a recording device that hears the loudspeakers.

    Raises:
        FaultError: one of the processes failed.
    """
    for mode in ("start", "open", "work", "play", "sequence", "timeline"):
        cancel.check()
        progress(f"window: {mode}", 0, 0)
        yield _child(mode, seconds, hear)
    with tempfile.TemporaryDirectory() as folder:
        machine = bench_machine(Unfinished(), Path(folder), None)
        yield from bench_playing(machine, seconds, progress, cancel, through=False)


def _child(mode: str, seconds: float, hear: str | None) -> Figures:
    if mode == "start":
        shown = [_figure(mode, seconds, hear) for _ in range(STARTS)]
        took = sorted(float(str(figure["seconds"])) for figure in shown)
        return {**shown[0], "seconds": took[len(took) // 2], "least": took[0], "most": took[-1], "starts": STARTS}
    return _figure(mode, seconds, hear)


def _figure(mode: str, seconds: float, hear: str | None) -> Figures:
    command = [sys.executable, "-P", "-m", "studio.app.window_bench", mode, "--seconds", str(seconds)]
    if hear:
        command += ["--hear", hear]
    environment = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent), "EKONTE_BENCH_BEGUN": str(time.time())}
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=_PATIENCE, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise FaultError(f"The window could not be measured ({mode}): {done.stderr.strip()[-400:]}")
    return json.loads(lines[-1])


class _Room:
    """A window on a project in a folder that goes away."""

    def __init__(self, folder: Path) -> None:
        self.app = application()
        self.unfinished = Unfinished()
        doors = replace(window_doors(self.unfinished), settings=None, untitled=folder / "untitled")
        settings = Settings(None)
        look = use(Theme(doors.resources))
        self.window = MainWindow(doors, look, Language(doors.resources, "ja"), settings)
        self.window.resize(1680, 1050)

    def turn(self, seconds: float) -> None:
        """Let the event loop run."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    def close(self) -> None:
        """Let go of it all."""
        if self.window.opened is not None:
            self.window.opened.jobs.cancel_all()
        self.turn(0.2)
        self.window.close()
        self.window.deleteLater()
        self.turn(0.1)


class _Painted(QObject):
    """Remembers when a widget has been told to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times: list[float] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


def start(folder: Path) -> Figures:
    """From the start of the process to the first picture of the window, ready for words."""
    begun = float(os.environ.get("EKONTE_BENCH_BEGUN", str(time.time())))
    room = _Room(folder)
    room.window.show()
    room.window.start(folder / "new.studio")
    for _ in range(3):  # laid out, painted, and what either of them asked for
        QApplication.processEvents()
    room.window.grab()
    seconds = time.time() - begun
    cpu = time.process_time()
    room.close()
    return _told("start", seconds=round(seconds, 2), cpu_seconds=round(cpu, 2))


def open_many(folder: Path) -> Figures:
    """A project of a thousand shots, each with a take, opened and shown."""
    project = folder / "many.studio"
    _write_shots(project, SHOTS)
    room = _Room(folder)
    room.window.show()
    room.window.start(folder / "new.studio")
    room.turn(0.5)
    begun, cpu = time.perf_counter(), time.process_time()
    room.window.open(project)
    opened = time.perf_counter()
    room.window.repaint()
    QApplication.processEvents()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    room.close()
    return _told(
        "open",
        shots=SHOTS,
        seconds=round(seconds, 2),
        before_painting=round(opened - begun, 2),
        cpu_seconds=round(cpu, 2),
    )


def work(folder: Path) -> Figures:
    """Stalls of the event loop: at rest, and while a take is rendered and somebody types."""
    project = folder / "one.studio"
    _write_shots(project, 1, takes=False)
    room = _Room(folder)
    room.window.show()
    room.window.start(project)
    room.turn(2.0)
    beats = _Beats()
    rest = beats.count(5.0)
    opened, workspace = room.window.opened, room.window.workspace
    if opened is None or workspace is None:
        raise FaultError("No project is open.")
    jobs = opened.jobs
    editor: QWidget = workspace.panels.shot.prompt.editor
    end = time.perf_counter() + 240.0
    jobs.draft("s1")
    while not any(isinstance(job.state, Running) for job in jobs.jobs) and time.perf_counter() < end:
        room.turn(0.1)
    filming = any(isinstance(job.state, Running) for job in jobs.jobs)
    busy = beats.count(_WORKING, editor, again=lambda: jobs.current is None and jobs.draft("s1"))
    room.close()
    return _told(
        "stalls",
        rendering=filming,
        beats=len(busy),
        ms_p99_at_rest=_part(rest, 99),
        ms_median=_part(busy, 50),
        ms_p99=_part(busy, 99),
        ms_most=_part(busy, 100),
        typed=beats.typed,
    )


class _Beats:
    """Counts how much later than asked for a timer comes."""

    def __init__(self) -> None:
        self.typed = 0

    def count(
        self, seconds: float, editor: QWidget | None = None, again: Callable[[], object] | None = None
    ) -> list[float]:
        """Milliseconds of every beat's lateness. A letter is typed into ``editor`` five times a second."""
        late: list[float] = []
        last = [time.perf_counter()]

        def _beat() -> None:
            now = time.perf_counter()
            late.append(max(0.0, 1_000 * (now - last[0]) - _BEAT))
            last[0] = now

        def _type() -> None:
            if editor is not None:
                letter = "a dog runs "[self.typed % 11]
                self.typed += 1
                key = Qt.Key(ord(letter.upper()))
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.postEvent(editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
            if again is not None:
                again()

        beat, typing = QTimer(timerType=Qt.TimerType.PreciseTimer), QTimer()
        beat.timeout.connect(_beat)
        typing.timeout.connect(_type)
        last[0] = time.perf_counter()
        beat.start(_BEAT)
        typing.start(200)
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1_000), loop.quit)
        loop.exec()
        beat.stop()
        typing.stop()
        return late


def play(folder: Path, seconds: float, hear: str | None, *, sequence: bool = False) -> Figures:
    """A take of 1280x720 played through in the window, picture and sound; or a ``sequence`` of such movies."""
    unfinished = Unfinished()
    machine = bench_machine(unfinished, folder / "proxies", hear)
    count = RATE.frames(seconds)
    movie = flashes(machine.media, folder / "flashes.mp4", count, silent, CancelToken())
    project = folder / "film.studio"
    if sequence:
        _write_sequence(project, movie, count, machine)
    else:
        _write_take(project, movie, count, machine)
    room = _Room(folder)
    room.window.show()
    room.window.start(project)
    workspace = room.window.workspace
    if workspace is None:
        raise FaultError("No project is open.")
    monitor = workspace.panels.monitor
    if sequence:
        monitor.screening.set_mode("film")
    painted = _Painted(monitor.view)
    end = time.perf_counter() + 10.0
    while monitor.view.image is None and time.perf_counter() < end:
        room.turn(0.05)
    room.turn(1.5)
    if sequence:
        _rest(room)
    recording = machine.hearing.record() if machine.hearing is not None else None
    white, flashed = set(flash_frames(count)), dict[int, float]()
    playing = monitor.playing
    before = len(painted.times)

    def _look() -> None:
        """Behind the painting that this look has asked for."""
        look = playing.last
        if look is not None and look.shown in white and look.shown not in flashed:
            number = look.shown
            QTimer.singleShot(0, lambda: flashed.setdefault(number, time.perf_counter()))

    playing.looked.connect(_look)
    cpu, own, begun = time.process_time(), time.thread_time(), time.perf_counter()
    playing.do(lambda player: player.play())
    loop = QEventLoop()
    playing.moved.connect(lambda: playing.player.transport.playing or loop.quit())
    QTimer.singleShot(round(1_000 * seconds) + 30_000, loop.quit)
    loop.exec()
    wall = time.perf_counter() - begun
    player = playing.player
    figures = _told(
        "sequence" if sequence else "playing",
        size=f"{SIZE[0]}x{SIZE[1]}",
        seconds=round(RATE.seconds(count), 2),
        frames=count,
        shown=player.presented,
        dropped=player.dropped,
        painted=len(painted.times) - before,
        sound_underruns=player.underruns,
        device=player.note or "playing",
        drawn_at=round(monitor.view.scale, 2),
        cpu_share_of_a_core=round((time.process_time() - cpu) / wall, 3),
        cpu_share_of_the_windows_thread=round((time.thread_time() - own) / wall, 3),
    )
    if recording is not None:
        room.turn(0.5)
        figures |= meeting(*recording.stop(), flashed)
    room.close()
    return figures


def cut(folder: Path) -> Figures:
    """Painting and editing ten thousand clips."""
    room = _Room(folder)
    room.window.show()

    def _open(project: Path) -> MainWindow:
        room.window.start(project)
        room.turn(1.0)
        return room.window

    figures = timeline(folder, _open, room.turn)
    room.close()
    return _told("timeline", **figures)


def _write_shots(folder: Path, count: int, *, takes: bool = True) -> None:
    reading = Reading(prompt="A boy and a woman run across the schoolyard with a dog.", language="en", scene=SCENE)
    recipe = Recipe(
        scene=SCENE, engine="stage", engine_version="1", studio="bench", size=SIZE, rate=RATE, quality="draft"
    )
    with WiredStudio(Unfinished()).projects.create(folder) as bundle:
        readings = tuple(replace(reading, scene=replace(SCENE, sounds=(f"sound_{n}",))) for n in range(count))
        bundle.apply(lambda project: story.with_film(edits.insert_shots(project, 0, readings)))
        if takes:

            def _with_takes(project: Project) -> Project:
                made = tuple(
                    Take(
                        id=f"{shot.id}t1",
                        shot_id=shot.id,
                        recipe=replace(recipe, scene=shot.reading.scene),
                        media=f"{number:064x}",
                        frame_count=120,
                        frames_hash=f"{number:064x}",
                        samples_hash=f"{number:064x}",
                    )
                    for number, shot in enumerate(project.shots)
                )
                return replace(project, takes=made)

            bundle.apply(_with_takes)


def _write_take(folder: Path, movie: Path, count: int, machine: Machine) -> None:
    _write_shots(folder, 1, takes=False)
    with WiredStudio(Unfinished()).projects.create(folder) as bundle:
        scratch = bundle.scratch(".mp4")
        movie.rename(scratch)
        digest = bundle.keep(scratch)
        recipe = Recipe(scene=SCENE, engine="stage", engine_version="1", studio="bench", size=SIZE, rate=RATE)
        take = Take(
            id="s1t1",
            shot_id="s1",
            recipe=recipe,
            media=digest,
            frame_count=count,
            frames_hash="0" * 64,
            samples_hash="0" * 64,
        )
        bundle.apply(lambda project: edits.add_take(project, take))
        made = machine.proxies.make(digest, bundle.media(digest), silent, CancelToken())
        made.rename(bundle.cache("proxies") / made.name)


def _rest(room: _Room) -> None:
    """Until strips, outlines and kernels are there, which a film's first opening brings; at most a minute."""
    end = time.perf_counter() + 60.0
    while time.perf_counter() < end:
        cpu, begun = time.process_time(), time.perf_counter()
        room.turn(1.0)
        if time.process_time() - cpu < 0.1 * (time.perf_counter() - begun):
            return


def _write_sequence(folder: Path, movie: Path, count: int, machine: Machine) -> None:
    """Two movies in the bin, with their proxies, and a film of them."""
    other = flashes(machine.media, folder.with_name("other.mp4"), count, silent, CancelToken(), crf=20)
    _write_shots(folder, 1, takes=False)
    with WiredStudio(Unfinished()).projects.create(folder) as bundle:
        digests: list[str] = []
        for file in (movie, other):
            scratch = bundle.scratch(".mp4")
            file.rename(scratch)
            digests.append(bundle.keep(scratch))
            made = machine.proxies.make(digests[-1], bundle.media(digests[-1]), silent, CancelToken())
            made.rename(bundle.cache("proxies") / made.name)
        bundle.apply(lambda project: with_sequence(project, (digests[0], digests[1]), count))


def _told(figure: str, **values: object) -> Figures:
    return {"bench": "window", "figure": figure, "platform": QGuiApplication.platformName(), **values}


def _part(values: list[float], percent: int) -> float | None:
    return round(float(np.percentile(values, percent)), 2) if values else None


def main() -> None:
    """Take one figure and print it."""
    options = argparse.ArgumentParser(prog="studio.app.window_bench")
    options.add_argument("mode", choices=("start", "open", "work", "play", "sequence", "timeline"))
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--hear", default=None)
    asked = options.parse_args()
    prepare(paths.PACKAGE, paths.cache())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        match asked.mode:
            case "start":
                figure = start(folder)
            case "open":
                figure = open_many(folder)
            case "work":
                figure = work(folder)
            case "timeline":
                figure = cut(folder)
            case _:
                figure = play(folder, asked.seconds, asked.hear, sequence=asked.mode == "sequence")
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(figure) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
