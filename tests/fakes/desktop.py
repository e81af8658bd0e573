"""An open project with everything a window needs around it, on a real folder and with workers that are fakes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.errors import StudioError
from studio.ports.storage import Edit
from studio.project.project import Project
from studio.storage import Bundles
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.session.review import Review
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.session.storyboard import Storyboard
from studio.workflows.writing.desk import Desk
from tests.fakes.worker import FakeWorker


def at_once(act: Callable[[], None]) -> None:
    """A ``Post`` for one thread."""
    act()


@dataclass
class Desktop:
    """``refused`` holds every error that was told."""

    folder: Path
    desk_worker: FakeWorker = field(default_factory=FakeWorker)
    worker: FakeWorker = field(default_factory=FakeWorker)
    refused: list[StudioError] = field(default_factory=list[StudioError])

    def __post_init__(self) -> None:
        self.session = Session(Bundles().open_window(self.folder))
        self.selection = Selection(self.session)
        self.desk = Desk(self.desk_worker, at_once)
        self.jobs = Jobs(self.session, self.worker, at_once)
        self.review = Review(self.session, self.selection)
        self.board = Storyboard(self.session, self.desk, self.selection)
        self.session.refused.connect(self.refused.append)
        self.board.refused.connect(self.refused.append)

    @property
    def project(self) -> Project:
        """The document now."""
        return self.session.project

    @property
    def ids(self) -> list[str]:
        """The shots' ids in the order of the story."""
        return [shot.id for shot in self.project.shots]

    @property
    def prompts(self) -> list[str]:
        """The shots' words in the order of the story."""
        return [shot.prompt for shot in self.project.shots]

    def edit(self, edit: Edit) -> None:
        """Change the document."""
        assert self.session.edit("Change", edit)

    def write(self, *prompts: str) -> None:
        """Shots from words, at the end."""
        self.board.write(prompts, len(self.project.shots))

    def draft(self, shot_id: str, count: int = 1) -> None:
        """Make takes."""
        for _ in range(count):
            self.jobs.draft(shot_id)

    def close(self) -> None:
        """Let go of everything."""
        self.review.close()
        self.selection.close()
        self.jobs.close()
        self.desk.close()
        self.session.close()
