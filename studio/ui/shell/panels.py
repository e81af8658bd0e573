"""The rooms of an open project, each built from what it needs; the only place that names them all."""

from dataclasses import dataclass

from studio.ui.bin import BinPanel
from studio.ui.compare.panel import ComparePanel
from studio.ui.controls import Panel
from studio.ui.host import Host
from studio.ui.inspector import InspectorPanel
from studio.ui.jobs import Bell, JobBar, JobsPanel
from studio.ui.monitor.panel import MonitorPanel
from studio.ui.shell.doors import WindowDoors
from studio.ui.shot.panel import ShotPanel
from studio.ui.storyboard.panel import StoryboardPanel
from studio.ui.takes.panel import TakesPanel
from studio.ui.timeline.panel import TimelinePanel
from studio.workflows.opened import Opened
from studio.workflows.timeline.bringing import bring_files
from studio.workflows.writing.coach import Coach
from studio.workflows.writing.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """What stands in the window's places; ``queue`` is opened from the ``bar`` at the foot."""

    storyboard: StoryboardPanel
    monitor: MonitorPanel
    takes: TakesPanel
    timeline: TimelinePanel
    shot: ShotPanel
    clip: InspectorPanel
    bar: JobBar
    queue: JobsPanel
    bell: Bell
    files: BinPanel | None = None

    def all(self) -> tuple[Panel, ...]:
        """Every one of them that is shown."""
        always = (self.storyboard, self.monitor, self.takes, self.timeline, self.shot, self.clip, self.bar, self.queue)
        return always if self.files is None else (*always, self.files)

    def release(self) -> None:
        """All of them let go of the project."""
        self.bell.release()
        self.timeline.release()  # first: it listens to the monitor's player
        for panel in self.all():
            if panel is not self.timeline:
                panel.release()


def build(host: Host, opened: Opened, doors: WindowDoors) -> Panels:
    """The panels of a project that has just been opened."""
    words, session, selection, jobs = doors.words(), opened.session, opened.selection, opened.jobs
    coach, templates = Coach(doors.resources), Templates(doors.resources, doors.templates)
    monitor = MonitorPanel(host, session, selection, opened.screening, jobs, doors.make_player)
    made = Panels(
        storyboard=StoryboardPanel(host, session, opened.board, selection, jobs, words),
        monitor=monitor,
        takes=TakesPanel(host, session, selection, opened.review, jobs, words),
        timeline=TimelinePanel(
            host, session, selection, opened.cutting, opened.screening, monitor.playing, opened.peaks, opened.bin
        ),
        shot=ShotPanel(
            host, session, opened.desk, jobs, selection, opened.board, words, coach, templates, doors.listen
        ),
        clip=InspectorPanel(host, opened.inspecting),
        bar=JobBar(host, session, jobs),
        queue=JobsPanel(host, session, jobs),
        bell=Bell(session, jobs),
        files=BinPanel(host, session, opened.bin, opened.peaks) if opened.bin is not None else None,
    )
    made.storyboard.wants_words.connect(made.shot.focus_prompt)

    def _bring(file_ids: list[str]) -> None:
        bring_files(opened.cutting, file_ids)

    if made.files is not None:
        made.files.wanted.connect(_bring)
    return made


def build_compare(host: Host, opened: Opened, doors: WindowDoors) -> ComparePanel:
    """Two takes side by side; it lives while compare is open."""
    return ComparePanel(host, opened.session, opened.review, opened.jobs, doors.words(), doors.make_player)
