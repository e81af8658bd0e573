"""A process that edits a project in a tight loop is killed at random moments: what it had said to be done is there.

``python -m tests.storage.kills 200`` kills two hundred times and prints what was found. Not on Windows, which cannot
fork.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import StudioError
from studio.project import story
from studio.project.project import Project
from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.at_random import edited


@dataclass(slots=True)
class Report:
    """``in_flight`` kills struck between an edit's word and its acknowledgement, and the edit was there; ``edits`` were
    acknowledged in all; ``undone`` edits of the killed process were taken back afterwards."""

    kills: int = 0
    edits: int = 0
    in_flight: int = 0
    undone: int = 0
    longest: float = 0.0
    """Seconds that opening took, at most."""


def kill_many(folder: Path, kills: int, seed: int) -> Report:
    """Kill a process that edits ``folder``, again and again; raises ``AssertionError`` where anything is lost."""
    dice = random.Random(seed)
    report = Report()
    number = 0  # the next edit
    expected = Project(name=folder.name)
    for _ in range(kills):
        said = _run_and_kill(folder, number, dice.choice((0.002, 0.02, 0.06, 0.2)) * dice.random())
        report.kills += 1
        report.edits += max(0, said - number)
        for done in range(number, said):
            expected = _next(expected, done)
        number = said
        begun = time.perf_counter()
        session = Session(Bundles().open_window(folder))
        report.longest = max(report.longest, time.perf_counter() - begun)
        assert session.read_only == "", session.read_only
        if session.project != expected:
            expected = _next(expected, number)
            number += 1
            report.in_flight += 1
            assert session.project == expected, "an edit was lost"
        session.refused.connect(_raise)
        if dice.random() < 0.3:
            _undone(session, report)
        session.close()
    return report


def _next(project: Project, number: int) -> Project:
    """What a session makes of edit ``number``."""
    return story.in_step(project, edited(project, number))


def _undone(session: Session, report: Report) -> None:
    """What the killed process did can be undone and redone."""
    now, stands = session.project, session.stands
    session.go_to(max(0, stands - 8))
    report.undone += stands - session.stands
    session.go_to(stands)
    assert session.project == now, "undo and redo led elsewhere"


def _raise(error: StudioError) -> None:
    raise error


def _run_and_kill(folder: Path, number: int, pause: float) -> int:
    """Edit in a process of its own from edit ``number`` on, and kill it ``pause`` seconds after its first edit; gives
    the first number that it did not acknowledge."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.close(ear)
        _edit_for_ever(folder, number, mouth)
    os.close(mouth)
    select.select([ear], [], [], 60.0)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    heard = b""
    while part := os.read(ear, 1 << 16):
        heard += part
    os.close(ear)
    words = heard.split(b"\n")[:-1]
    assert words, "the process never edited"
    return int(words[-1]) + 1


def _edit_for_ever(folder: Path, number: int, mouth: int) -> None:
    try:
        session = Session(Bundles().open_window(folder))
        session.refused.connect(_raise)
        while not session.read_only:
            session.edit(f"Edit {number}", lambda project, number=number: edited(project, number))
            os.write(mouth, b"%d\n" % number)
            number += 1
    finally:
        os._exit(1)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as place:
        print(kill_many(Path(place) / "film", int(sys.argv[1]), seed=11))  # noqa: T201
