"""Kills, damaged files, full disks, folders that go away: nothing is lost that was said to be done. The full counts run
with ``python -m tests.storage.kills 200`` and ``python -m tests.storage.flips 10000``."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import StudioError
from studio.project import edits
from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.at_random import edited, reading
from tests.storage.flips import damage_many

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_a_killed_process_loses_nothing_that_it_had_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.kills", "20", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "kills=20" in done.stdout


def test_damaged_files_open_as_they_were_or_say_why_not() -> None:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        report = damage_many(Path(place), 300, seed=1)
    assert report.whole + report.looked + report.refused == 300
    assert min(report.whole, report.looked, report.mended_whole, report.undone) > 0


def test_a_folder_that_goes_away_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    session = Session(Bundles().open_window(folder))
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    for number in range(9):
        session.edit("Edit", lambda project, number=number: edited(project, number))
    shutil.rmtree(folder)
    before = session.project
    for number in range(9, 60):
        session.edit("Edit", lambda project, number=number: edited(project, number))
        if refused:
            break
    assert refused
    assert "deleted" in refused[0].what
    assert session.project == before
    assert session.keep_version("x") is None
    with pytest.raises(StudioError):
        session.folder.keep(session.folder.scratch(".mp4"))
    session.close()
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_any_more_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    session = Session(Bundles().open_window(folder))
    folder.chmod(0o555)
    try:
        assert session.keep_version("x") is None
    finally:
        folder.chmod(0o755)
    session.close()


_FULL = """
import resource, signal, sys; from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from studio.core.errors import DiskError, StudioError; from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.at_random import edited
session = Session(Bundles().open_window(Path(sys.argv[1])))
refused = []
session.refused.connect(refused.append)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
number = 0
while not refused and number < 5000:
    session.edit("Edit", lambda project, number=number: edited(project, number))
    number += 1
assert isinstance(refused[0], DiskError), refused
before = session.project
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, int(sys.argv[2])))
assert session.keep_version("full") is None
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
session.undo()
assert session.folder.document == session.project
session.close()
print(len(refused), sum(len(track.clips) for track in before.sequences[0].tracks))
"""


@pytest.mark.parametrize("size", [60_000, 200_000])
def test_a_disk_that_fills_up_while_the_cut_is_edited(tmp_path: Path, size: int) -> None:
    """The limit on a file's size stands in for the disk: database, log and version meet it in the same call."""
    pytest.importorskip("resource")
    folder = tmp_path / "film"
    with Bundles().open_window(folder) as bundle:
        bundle.commit(bundle.document, edits.insert_shots(bundle.document, 0, [reading(0)]), "Add")
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(folder), str(size)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only == ""
        assert bundle.versions == ()
        assert sorted(path.name for path in (folder / "versions").iterdir()) == []
        document = bundle.document
        bundle.commit(document, edits.insert_shots(document, 0, [reading(1)]), "Add")


def test_a_version_is_kept_whole_and_restored_as_an_edit(tmp_path: Path) -> None:
    session = Session(Bundles().open_window(tmp_path / "film"))
    for number in range(40):
        session.edit("Edit", lambda project, number=number: edited(project, number))
    kept = session.project
    version = session.keep_version("  第一稿 ")
    assert version is not None
    assert (version.id, version.name, version.shots) == ("v1", "第一稿", len(kept.shots))
    assert session.keep_version(" ") is None
    for number in range(40, 60):
        session.edit("Edit", lambda project, number=number: edited(project, number))
    later = session.project
    assert session.restore_version("v1")
    assert session.project == kept
    session.undo()
    assert session.project == later
    session.close()
    session = Session(Bundles().open_window(tmp_path / "film"))
    assert session.versions == (version,)
    assert session.version("v1") == kept
    assert session.redo_name == "Restore version"
    session.redo()
    assert session.project == kept
    session.folder.remove_version("v1")
    assert session.versions == ()
    assert not session.restore_version("v1")
    session.close()


def test_history_can_be_gone_through(tmp_path: Path) -> None:
    session = Session(Bundles().open_window(tmp_path / "film"))
    for number in range(12):
        session.edit(f"Edit {number}", lambda project, number=number: edits.insert_shots(project, 0, [reading(number)]))
    told: list[int] = []
    session.changed.connect(lambda change: told.append(len(change.after.shots)))
    session.go_to(5)
    assert (session.stands, len(session.project.shots), told) == (5, 5, [5])
    names = [step.name for step in session.history]
    session.close()
    session = Session(Bundles().open_window(tmp_path / "film"))
    assert [step.name for step in session.history] == names
    assert session.stands == 5
    session.go_to(99)
    assert len(session.project.shots) == 12
    session.go_to(3)
    session.edit("Other", lambda project: edits.remove_shots(project, [project.shots[0].id]))
    assert [step.name for step in session.history] == [*names[:3], "Other"]
    session.close()
    assert [step.name for step in Session(Bundles().open_window(tmp_path / "film")).history] == [*names[:3], "Other"]


def test_typing_is_one_step_after_a_crash_too(tmp_path: Path) -> None:
    session = Session(Bundles().open_window(tmp_path / "film"))
    session.edit("Add", lambda project: edits.insert_shots(project, 0, [reading(0)]))
    for words in ("a", "a d", "a dog"):
        text = replace(reading(0), prompt=words)
        session.edit("Reword", lambda project, text=text: edits.read_shot(project, "s1", text), joins="prompt:s1")
    session.close()
    session = Session(Bundles().open_window(tmp_path / "film"))
    assert [step.name for step in session.history] == ["Add", "Reword"]
    session.undo()
    assert session.project.shots[0].prompt == reading(0).prompt
    session.redo()
    assert session.project.shots[0].prompt == "a dog"
    session.close()


def test_undo_after_a_crash_leaves_what_followed_from_the_work(tmp_path: Path) -> None:
    session = Session(Bundles().open_window(tmp_path / "film"))
    session.edit("Add", lambda project: edits.insert_shots(project, 0, [reading(0)]))
    text = replace(reading(0), prompt="a dog")
    session.edit("Reword", lambda project: edits.read_shot(project, "s1", text))
    seed = replace(session.project.shots[0].settings, seed=7)
    assert session.carry("Next seed", lambda project: edits.set_settings(project, "s1", seed))
    session.close()
    session = Session(Bundles().open_window(tmp_path / "film"))
    assert session.undo_name == "Reword"
    session.undo()
    assert (session.project.shots[0].prompt, session.project.shots[0].settings.seed) == (reading(0).prompt, 7)
    assert session.folder.document == session.project
    session.close()


def test_an_empty_database_is_not_an_empty_project(tmp_path: Path) -> None:
    with Bundles().create(tmp_path / "film"):
        pass
    (tmp_path / "film" / "project.db").write_bytes(b"")
    with pytest.raises(StudioError, match="empty"):
        Bundles().open(tmp_path / "film")
    with pytest.raises(StudioError):
        Bundles().open_window(tmp_path / "film")
