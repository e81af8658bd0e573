"""A queue, a project and a dispatcher for tests."""

import sys
from dataclasses import replace
from pathlib import Path

from studio.farm import LocalRunner, LocalWorker
from studio.ports.queue import Device
from studio.ports.reading import ReadOptions
from studio.project import edits
from studio.project.project import Project
from studio.storage import Bundles
from studio.storage.queue import QueueFile
from studio.workflows.queue import Dispatcher
from tests.fakes.reader import FakeReader

VERSION = "0.0.test"
"""Of the studio that tests its workers; they must be of the same."""

ROOT = Path(__file__).parents[3]


def make_project(folder: Path, shots: int) -> Path:
    """A project of small shots."""
    readings = [FakeReader().read(f"a dog in the park {number}", ReadOptions()) for number in range(shots)]

    def _fill(project: Project) -> Project:
        project = edits.set_form(project, replace(project.form, size=(64, 36)))
        return edits.insert_shots(project, len(project.shots), readings)

    with Bundles().create(folder) as bundle:
        bundle.apply(_fill)
    return folder


def real_runner(cache: Path, slots: int = 1, version: str = VERSION) -> LocalRunner:
    """Worker processes with a fake stage and real movies."""
    command = (sys.executable, "-m", "tests.workflows.queue.worker", str(cache), version)
    return LocalRunner(
        lambda: LocalWorker(command, VERSION, environment={"PYTHONPATH": str(ROOT)}), (Device("cpu", slots),)
    )


def real_dispatcher(queue: QueueFile, cache: Path, slots: int = 1, backoff: float = 0.05) -> Dispatcher:
    """A dispatcher over real worker processes."""
    return Dispatcher(queue, Bundles(), (real_runner(cache, slots),), "a test", backoff=backoff)


def document(folder: Path) -> Project:
    """The project as it is on disk."""
    with Bundles().open(folder) as bundle:
        return bundle.document
