"""An open project with everything a window does on it, made and let go together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.core.signals import Post
from studio.ports.compositor import Compositor
from studio.ports.footage import Probe
from studio.ports.playback import MovieReaders, Proxies
from studio.ports.queue import Queue
from studio.ports.storage import Projects
from studio.ports.worker import Worker
from studio.workflows.bin import Bin
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.screening.proxying import Proxying
from studio.workflows.screening.screening import Screening
from studio.workflows.session.review import Review
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.session.storyboard import Storyboard
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.inspecting import Inspecting
from studio.workflows.timeline.peaks import Peaks
from studio.workflows.writing.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """``session`` is the document, ``selection`` what is looked at; the others are verbs on them."""

    session: Session
    selection: Selection
    desk: Desk
    jobs: Jobs
    board: Storyboard
    review: Review
    screening: Screening
    cutting: TimelineDesk
    inspecting: Inspecting
    proxying: Proxying | None = None
    peaks: Peaks | None = None
    """Outlines of sound for the timeline; None where nothing opens movies."""
    bin: Bin | None = None
    """Files that people bring; None where nothing looks into them."""

    def close(self, *, keep_jobs: bool = True) -> None:
        """Let go of it all; jobs that have not ended go on at the next start, unless ``keep_jobs`` is false."""
        self.jobs.close(keep=keep_jobs)
        self.desk.close()
        if self.bin is not None:
            self.bin.close()
        if self.proxying is not None:
            self.proxying.close()
        if self.peaks is not None:
            self.peaks.close()
        self.cutting.close()
        self.screening.close()
        self.review.close()
        self.selection.close()
        self.session.close()


def open_project(
    folder: Path,
    projects: Projects,
    takes: Callable[[], Worker],
    questions: Callable[[], Worker],
    post: Post,
    compositor: Compositor,
    proxies: Callable[[Path], Proxies] | None = None,
    readers: MovieReaders | None = None,
    probe: Probe | None = None,
    shared: Callable[[], Queue] | None = None,
) -> Opened:
    """Open the project in ``folder`` for a window; a missing or empty folder becomes an empty project.

    ``takes`` gives the worker that makes takes, ``questions`` the one that answers while somebody writes.
    ``compositor`` makes the pictures of sequences. ``proxies`` gives what makes proxies into a folder, for takes that
    have none; without it they stay without. ``readers`` opens movies whose sound the timeline draws, and
    files for the bin, which ``probe`` looks into. ``shared`` opens the queue of the machine, whose jobs of this project
    are shown too.

    Raises:
        ProjectError: the folder holds something else, or nothing of it can be read.
        DiskError: it cannot be read.
    """
    session = Session(projects.open_window(folder))
    selection = Selection(session)
    desk = Desk(questions(), post)
    screening = Screening(session, selection, post, compositor)
    kept = session.folder.cache("proxies")
    makes = proxies(kept) if proxies is not None and not session.read_only else None
    proxying = Proxying(screening, makes, post) if makes is not None else None
    brought = Bin(session, probe, readers, post, proxying) if probe is not None and readers is not None else None
    if brought is not None:
        brought.relinked.connect(lambda _came: screening.look_again())
    cutting = TimelineDesk(session, selection)
    return Opened(
        session=session,
        selection=selection,
        desk=desk,
        jobs=Jobs(session, takes(), post, shared=shared),
        board=Storyboard(session, desk, selection),
        review=Review(session, selection),
        screening=screening,
        cutting=cutting,
        inspecting=Inspecting(cutting, compositor.lut),
        peaks=Peaks(readers, session.folder.media, session.folder.cache("peaks")) if readers is not None else None,
        proxying=proxying,
        bin=brought,
    )
