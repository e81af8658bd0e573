"""Project files are damaged at random: each copy opens as it was (or as it was at an earlier commit), opens to be read
with a reason, or is refused with one. Never anything else.

``python -m tests.storage.flips 10000`` damages ten thousand times and prints what became of them.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.errors import StudioError
from studio.project.project import Project
from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.at_random import edited

_PAGE = 4096


@dataclass(slots=True)
class Report:
    """How many damaged copies opened to be written, to be read, and were refused; how many of those that were mended
    were as they had been; ``undone`` steps were taken back in those that opened."""

    whole: int = 0
    newest: int = 0
    looked: int = 0
    refused: int = 0
    mended: int = 0
    mended_whole: int = 0
    unmended: int = 0
    undone: int = 0
    reasons: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(slots=True, kw_only=True)
class Original:
    """The files of a project at one moment, and every document that was ever committed to it, oldest first."""

    files: dict[str, bytes]
    states: list[Project]
    jobs: tuple[str, ...] = ()


def originals(folder: Path, edits: int) -> list[Original]:
    """A project that was closed, one that was open, and one whose log had been worked in but was still there."""
    session = Session(Bundles().open_window(folder))
    states = [session.project]
    session.changed.connect(lambda change: states.append(change.after))
    session.folder.keep_jobs(("ein Auftrag", "仕事"))
    for number in range(edits):
        session.edit(f"Edit {number}", lambda project, number=number: edited(project, number))
    session.go_to(session.stands - 3)
    session.close()
    jobs = ("ein Auftrag", "仕事")
    found = [Original(files=_files(folder), states=list(states), jobs=jobs)]
    session = Session(Bundles().open_window(folder))
    session.changed.connect(lambda change: states.append(change.after))
    for number in range(edits, edits + 30):
        session.edit(f"Edit {number}", lambda project, number=number: edited(project, number))
    found.append(Original(files=_files(folder), states=list(states), jobs=jobs))
    with Bundles().open(folder) as other:  # its closing works the log in as far as it can
        other.apply(lambda project: project)
    for number in range(edits + 30, edits + 33):
        session.edit(f"Edit {number}", lambda project, number=number: edited(project, number))
    found.append(Original(files=_files(folder), states=list(states), jobs=jobs))
    session.close()
    return found


def damage_many(place: Path, rounds: int, seed: int) -> Report:
    """Damage copies and open them; raises ``AssertionError`` where one is neither whole nor complained about, and
    whatever is raised that is no ``StudioError``."""
    dice = random.Random(seed)
    made = originals(place / "film", 60)
    report = Report()
    for number in range(rounds):
        original = made[number % len(made)]
        copy = place / f"copy{number}" / "film"
        copy.mkdir(parents=True)
        name = dice.choice(sorted(original.files))
        spoilt = dice.choice(_DAMAGES)(original.files[name], dice)
        for other, data in original.files.items():
            (copy / other).write_bytes(spoilt if other == name else data)
        try:
            _open(copy, original, report, dice)
        except AssertionError as error:
            raise AssertionError(f"round {number} of seed {seed}: {error}") from error
        shutil.rmtree(copy.parent)
    return report


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("project.db*") if not path.name.endswith("-shm")}


def _open(folder: Path, original: Original, report: Report, dice: random.Random) -> None:
    try:
        session = Session(Bundles().open_window(folder))
    except StudioError as error:
        report.refused += 1
        reason = error.what.rsplit("/", 1)[-1][:50]
        report.reasons[reason] = report.reasons.get(reason, 0) + 1
        _mend(folder, original, report, dice)
        return
    if session.read_only:
        report.looked += 1
        session.close()
        _mend(folder, original, report, dice)
        return
    report.whole += 1
    report.newest += session.project == original.states[-1]
    assert session.project in original.states, "it opened without a word, but is another document"
    assert session.folder.jobs in (original.jobs, ()), "it opened without a word, but has other jobs"
    assert session.folder.jobs or session.project != original.states[-1], "jobs are lost without a word"
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    for _ in range(3):
        stands = session.stands
        session.undo()
        report.undone += stands - session.stands
        assert session.project in original.states, "undo leads elsewhere"
    before = session.project
    assert session.edit("More", lambda project: edited(project, 10**6)) or refused
    assert refused or session.folder.document == session.project
    assert not refused or session.project in (*original.states, before)
    session.close()


def _mend(folder: Path, original: Original, report: Report, dice: random.Random) -> None:
    """What did not open whole can be mended or is refused again; what is mended opens."""
    if dice.random() > 0.25:
        return
    try:
        Bundles().mend(folder)
    except StudioError as error:
        assert str(error)
        report.unmended += 1
        return
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only == "", f"mended, but {bundle.read_only}"
        report.mended += 1
        report.mended_whole += bundle.document in original.states


def _flip(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 8))):
        if spoilt:
            spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def _flip_early(data: bytes, dice: random.Random) -> bytes:
    """In the header and the list of tables, where it hurts most."""
    return _flip(data[:_PAGE], dice) + data[_PAGE:]


def _byte(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data)) if data else 0
    return data[:at] + dice.randbytes(1) + data[at + 1 :]


def _stretch(data: bytes, dice: random.Random) -> bytes:
    at, length = dice.randrange(len(data) + 1), dice.randrange(1, 600)
    return data[:at] + dice.choice((dice.randbytes(length), bytes(length))) + data[at + length :]


def _page(data: bytes, dice: random.Random) -> bytes:
    """One page is another page of the same file: a write that went astray."""
    pages = max(1, len(data) // _PAGE)
    at, other = dice.randrange(pages) * _PAGE, dice.randrange(pages) * _PAGE
    return data[:at] + data[other : other + _PAGE] + data[at + _PAGE :]


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _cut_at_page(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) // _PAGE + 1) * _PAGE]


def _longer(data: bytes, dice: random.Random) -> bytes:
    return data + dice.randbytes(dice.randrange(1, 9000))


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _flip, _flip, _flip_early, _byte, _byte, _stretch, _page, _cut, _cut, _cut_at_page, _longer),
)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as where:
        print(damage_many(Path(where), int(sys.argv[1]), seed=5))  # noqa: T201
