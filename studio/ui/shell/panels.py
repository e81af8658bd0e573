"""The rooms of an open project, each built from what it needs; the only place that names them all."""

from dataclasses import dataclass

from studio.ui.compare.panel import ComparePanel
from studio.ui.controls import Panel
from studio.ui.host import Host
from studio.ui.jobs import Bell, JobBar, JobsPanel
from studio.ui.monitor.panel import MonitorPanel
from studio.ui.shell.doors import WindowDoors
from studio.ui.shot.panel import ShotPanel
from studio.ui.storyboard.panel import StoryboardPanel
from studio.ui.takes.panel import TakesPanel
from studio.workflows.coach import Coach
from studio.workflows.opened import Opened
from studio.workflows.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """What stands in the window's places; ``queue`` is opened from the ``bar`` at the foot."""

    storyboard: StoryboardPanel
    monitor: MonitorPanel
    takes: TakesPanel
    shot: ShotPanel
    bar: JobBar
    queue: JobsPanel
    bell: Bell

    def all(self) -> tuple[Panel, ...]:
        """Every one of them that is shown."""
        return (self.storyboard, self.monitor, self.takes, self.shot, self.bar, self.queue)

    def release(self) -> None:
        """All of them let go of the project."""
        self.bell.release()
        for panel in self.all():
            panel.release()


def build(host: Host, opened: Opened, doors: WindowDoors) -> Panels:
    """The panels of a project that has just been opened."""
    words, session, selection, jobs = doors.words(), opened.session, opened.selection, opened.jobs
    coach, templates = Coach(doors.resources), Templates(doors.resources, doors.templates)
    made = Panels(
        storyboard=StoryboardPanel(host, session, opened.board, selection, jobs, words),
        monitor=MonitorPanel(host, session, selection, opened.screening, jobs, doors.make_player),
        takes=TakesPanel(host, session, selection, opened.review, jobs, words),
        shot=ShotPanel(
            host, session, opened.desk, jobs, selection, opened.board, words, coach, templates, doors.listen
        ),
        bar=JobBar(host, session, jobs),
        queue=JobsPanel(host, session, jobs),
        bell=Bell(session, jobs),
    )
    made.storyboard.wants_words.connect(made.shot.focus_prompt)
    return made


def build_compare(host: Host, opened: Opened, doors: WindowDoors) -> ComparePanel:
    """Two takes side by side; it lives while compare is open."""
    return ComparePanel(host, opened.session, opened.review, opened.jobs, doors.words(), doors.make_player)
