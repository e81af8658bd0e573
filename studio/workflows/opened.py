"""An open project with everything a window does on it, made and let go together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.core.signals import Post
from studio.ports.playback import Proxies
from studio.ports.storage import Projects
from studio.ports.worker import Worker
from studio.workflows.desk import Desk
from studio.workflows.jobs import Jobs
from studio.workflows.proxying import Proxying
from studio.workflows.review import Review
from studio.workflows.screening import Screening
from studio.workflows.selection import Selection
from studio.workflows.session import Session
from studio.workflows.storyboard import Storyboard


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
    proxying: Proxying | None = None

    def close(self, *, keep_jobs: bool = True) -> None:
        """Let go of it all; jobs that have not ended go on at the next start, unless ``keep_jobs`` is false."""
        self.jobs.close(keep=keep_jobs)
        self.desk.close()
        if self.proxying is not None:
            self.proxying.close()
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
    proxies: Callable[[Path], Proxies] | None = None,
) -> Opened:
    """Open the project in ``folder`` for a window; a missing or empty folder becomes an empty project.

    ``takes`` gives the worker that makes takes, ``questions`` the one that answers while somebody writes. ``proxies``
    gives what makes proxies into a folder, for takes that have none; without it they stay without.

    Raises:
        ProjectError: the folder holds something else, or nothing of it can be read.
        DiskError: it cannot be read.
    """
    session = Session(projects.open_window(folder))
    selection = Selection(session)
    desk = Desk(questions(), post)
    screening = Screening(session, selection, post)
    kept = session.folder.cache("proxies")
    makes = proxies(kept) if proxies is not None and not session.read_only else None
    return Opened(
        session=session,
        selection=selection,
        desk=desk,
        jobs=Jobs(session, takes(), post),
        board=Storyboard(session, desk, selection),
        review=Review(session, selection),
        screening=screening,
        proxying=Proxying(screening, makes, post) if makes is not None else None,
    )
