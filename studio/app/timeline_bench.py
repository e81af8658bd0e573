"""What the timeline is like at ten thousand clips: how long it paints while somebody scrolls and zooms, and how long an
edit takes as a whole. Part of ``ekonte bench window``."""

import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from studio.app.wiring import WiredStudio
from studio.core.errors import FaultError
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.project import edits as shots_of
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.take import Recipe, Take
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, Gap, Item, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.ui.shell.window import MainWindow
from studio.ui.timeline.panel import TimelinePanel
from studio.workflows.bench.stage import SCENE
from studio.workflows.bench.window import Figures
from studio.workflows.small import STRIP, png

TRACKS, CLIPS = 20, 500
MEDIA = 48
_RATE = FrameRate(Fraction(24))
_FRAMES = 120
_ROUNDS = 60


def write_many(folder: Path) -> None:
    """A project with a sequence of ten thousand clips, and small pictures and outlines for all they show."""
    rng = np.random.default_rng(4)
    reading = Reading(prompt="A boy runs across the schoolyard.", language="en", scene=SCENE)
    recipe = Recipe(
        scene=SCENE, engine="stage", engine_version="1", studio="bench", size=(1280, 720), rate=_RATE, quality="draft"
    )

    def _with_takes(project: Project) -> Project:
        made = tuple(
            Take(
                id=f"{shot.id}t1",
                shot_id=shot.id,
                recipe=recipe,
                media=f"{number:064x}",
                frame_count=_FRAMES,
                frames_hash="0" * 64,
                samples_hash="0" * 64,
            )
            for number, shot in enumerate(project.shots, start=1)
        )
        return replace(project, takes=made)

    with WiredStudio(Unfinished()).projects.create(folder) as bundle:
        bundle.apply(lambda project: shots_of.insert_shots(project, 0, (reading,) * MEDIA))
        bundle.apply(_with_takes)
        bundle.apply(lambda project: replace(project, sequences=(*project.sequences, _sequence(rng))))
        strips, peaks = bundle.cache("thumbnails"), bundle.cache("peaks")
        for number in range(1, MEDIA + 1):
            colours = rng.integers(30, 220, (1, STRIP, 3), dtype=np.uint8)
            picture = np.repeat(np.repeat(colours, 90, axis=0), 160, axis=1)
            (strips / f"{number:064x}.png").write_bytes(png(np.ascontiguousarray(picture)))
            outline = (rng.random(500) * np.linspace(255, 20, 500)).astype(np.uint8)
            (peaks / f"{number:064x}.peaks").write_bytes(outline.tobytes())
            bundle.media(f"{number:064x}").parent.mkdir(parents=True, exist_ok=True)
            bundle.media(f"{number:064x}").touch()


def timeline(folder: Path, open_window: Callable[[Path], MainWindow], turn: Callable[[float], None]) -> Figures:
    """Scrolling and zooming with all clips in sight, and edits. ``open_window`` shows a project in a large window."""
    project = folder / "cut.studio"
    write_many(project)
    window = open_window(project)
    opened, workspace = window.opened, window.workspace
    if opened is None or workspace is None:
        raise FaultError("No project is open.")
    panel = workspace.timeline
    heights = sum(workspace.rows.sizes())
    workspace.rows.setSizes([heights - 640, 640])
    opened.cutting.open("bench")
    surface = panel.surface
    for track in opened.cutting.project.sequence("bench").tracks:
        surface.set_height(track.id, 26)
    surface.fit()
    surface.viewport().repaint()
    turn(6.0)  # small pictures and outlines come one after the other
    surface.fit()
    painted = _Times()
    _scroll(panel, painted)
    zoomed = _Times()
    _zoom(panel, zoomed)
    edited, shown = _Times(), _Times()
    _edit(panel, edited, shown)
    return {
        "clips": TRACKS * CLIPS,
        "tracks": TRACKS,
        "size": f"{surface.viewport().width()}x{surface.viewport().height()}",
        "visible_clips_at_least": painted.least,
        "scroll_ms_median": painted.part(50),
        "scroll_ms_p95": painted.part(95),
        "scroll_cpu_ms_p95": painted.cpu_part(95),
        "zoom_ms_median": zoomed.part(50),
        "zoom_ms_p95": zoomed.part(95),
        "zoom_cpu_ms_p95": zoomed.cpu_part(95),
        "edit_ms_median": edited.part(50),
        "edit_ms_p95": edited.part(95),
        "edit_cpu_ms_p95": edited.cpu_part(95),
        "edit_and_paint_ms_median": shown.part(50),
    }


class _Times:
    """Milliseconds by the clock and of this thread's work."""

    def __init__(self) -> None:
        self._wall: list[float] = []
        self._cpu: list[float] = []
        self.least = TRACKS * CLIPS

    def take(self, act: Callable[[], object]) -> None:
        """How long something takes."""
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        self._wall.append(1_000 * (time.perf_counter() - wall))
        self._cpu.append(1_000 * (time.thread_time() - cpu))

    def part(self, percent: int) -> float:
        """Of the clock."""
        return round(float(np.percentile(self._wall, percent)), 2)

    def cpu_part(self, percent: int) -> float:
        """Of the work."""
        return round(float(np.percentile(self._cpu, percent)), 2)


def _seen(panel: TimelinePanel) -> int:
    view, sequence = panel.surface.view, panel.desk.sequence
    tracks = sequence.tracks if sequence is not None else ()
    return sum(len(panel.surface.painted.row_of(track.id).between(view.left, view.end)) for track in tracks)


def _scroll(panel: TimelinePanel, times: _Times) -> None:
    """To and fro, by a few pixels, the way a wheel does."""
    surface = panel.surface
    surface.fit()
    for number in range(_ROUNDS):
        by = surface.view.span(12.0 if number % 2 else -12.0)
        view = surface.view.scrolled(surface.view.left - by)
        times.take(lambda view=view: (surface.set_view(view), surface.viewport().repaint()))
        times.least = min(times.least, _seen(panel))
        QApplication.processEvents()


def _zoom(panel: TimelinePanel, times: _Times) -> None:
    """In and out again about the middle, between all clips and half of them."""
    surface = panel.surface
    surface.fit()
    for number in range(_ROUNDS):
        factor = 1.06 if number % 20 < 10 else 1 / 1.06
        view = surface.view.zoomed(factor, surface.view.width / 2)
        times.take(lambda view=view: (surface.set_view(view), surface.viewport().repaint()))
        QApplication.processEvents()


def _edit(panel: TimelinePanel, edited: _Times, shown: _Times) -> None:
    """Trims and rolls of clips drawn by lot; each kept on disk and told to everybody."""
    rng, desk = np.random.default_rng(5), panel.desk
    for number in range(_ROUNDS):
        sequence = desk.sequence
        if sequence is None:
            return
        track = sequence.tracks[int(rng.integers(TRACKS))]
        clip = track.clips[int(rng.integers(1, len(track.clips) - 1))]
        by = 1 if number % 2 else -1

        def _verb(before: Sequence, clip_id: str = clip.id, by: int = by) -> Sequence:
            return edits.trim(before, clip_id, "tail", by) if by < 0 else edits.slip(before, clip_id, by)

        edited.take(lambda verb=_verb: desk.cut("Trim clip", verb))
        shown.take(lambda: panel.surface.viewport().repaint())
        QApplication.processEvents()


def _sequence(rng: np.random.Generator) -> Sequence:
    tracks: list[Track] = []
    for place in range(TRACKS):
        kind = "video" if place < TRACKS // 2 else "audio"
        items: list[Item] = []
        for number in range(CLIPS):
            take = int(rng.integers(1, MEDIA + 1))
            length = int(rng.integers(20, 90))
            items.append(
                Clip(
                    id=f"benchc{place * CLIPS + number + 1}",
                    source=TakeSource(f"s{take}", f"s{take}t1"),
                    length=length,
                    offset=int(rng.integers(0, _FRAMES - length)),
                )
            )
            if number % 25 == 24 and number < CLIPS - 1:
                items.append(Gap(12))
        tracks.append(Track(id=f"bench{kind[0]}{place}", kind=kind, items=tuple(items)))
    return Sequence(id="bench", name="Bench", size=(1280, 720), rate=_RATE, tracks=tuple(tracks), serial=TRACKS * CLIPS)
