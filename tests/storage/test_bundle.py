"""A project folder keeps what it is given, whatever happens to the machine; what it cannot open it says."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from studio.core.errors import DiskError, ProjectError
from studio.core.unfinished import Unfinished
from studio.project.edits import add_shot
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.storage import Bundles, schema
from tests.project import documents

READING = Reading(prompt="雨の街を歩く猫", language="ja", scene=Scene(place="street", weather="rain"))
ROOT = Path(__file__).parents[2]


def _add(project: Project) -> Project:
    return add_shot(project, READING)


@given(documents.project(), documents.project())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_comes_back_and_so_does_the_next(first: Project, second: Project) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.studio"
        for document in (first, second):
            with Bundles().create(path) as bundle:
                bundle.apply(lambda _, document=document: document)
            with Bundles().open(path) as bundle:
                assert bundle.document == document


def test_an_edit_that_fails_changes_nothing(tmp_path: Path) -> None:
    def _break(project: Project) -> Project:
        raise ProjectError(f"no more than {len(project.shots)} shots")

    with Bundles().create(tmp_path / "a") as bundle:
        bundle.apply(_add)
        with pytest.raises(ProjectError, match="no more than 1"):
            bundle.apply(_break)
        assert len(bundle.document.shots) == 1


def test_two_programs_edit_one_after_the_other(tmp_path: Path) -> None:
    with Bundles().create(tmp_path / "a") as one, Bundles().open(tmp_path / "a") as two:
        one.apply(_add)
        two.apply(_add)
        one.apply(_add)
        assert [shot.id for shot in two.document.shots] == ["s1", "s2", "s3"]


def test_media_is_named_by_its_content_and_kept_once(tmp_path: Path) -> None:
    unfinished = Unfinished()
    with Bundles(unfinished).create(tmp_path / "a") as bundle:
        digests: set[str] = set()
        for _ in range(2):
            scratch = bundle.scratch(".mp4")
            scratch.write_bytes(b"a film")
            digests.add(bundle.keep(scratch))
            assert not scratch.exists()
        assert digests == {hashlib.sha256(b"a film").hexdigest()}
        (digest,) = digests
        assert bundle.media(digest).read_bytes() == b"a film"
        assert [p for p in (tmp_path / "a" / "media").rglob("*") if p.is_file()] == [bundle.media(digest)]
        half = bundle.scratch(".mp4")
        half.write_bytes(b"half")
        unfinished.discard()
        assert not half.exists()
        assert bundle.media(digest).exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64])
def test_only_a_hash_names_a_medium(tmp_path: Path, name: str) -> None:
    with Bundles().create(tmp_path / "a") as bundle, pytest.raises(ProjectError):
        bundle.media(name)


def test_a_missing_folder_and_a_folder_of_other_things_are_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no project folder"):
        Bundles().open(tmp_path / "none")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to_mother.txt").write_text("dear")
    for door in (Bundles().open, Bundles().create):
        with pytest.raises(ProjectError):
            door(tmp_path / "letters")
    assert [p.name for p in (tmp_path / "letters").iterdir()] == ["to_mother.txt"]
    with pytest.raises(ProjectError, match="is a file"):
        Bundles().create(tmp_path / "letters" / "to_mother.txt")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    with sqlite3.connect(folder / "project.db") as db:
        db.execute("CREATE TABLE recipes (cake TEXT)")
    db.close()
    before = (folder / "project.db").read_bytes()
    with pytest.raises(ProjectError, match="not a project of this studio"):
        Bundles().open(folder)
    assert (folder / "project.db").read_bytes() == before


def test_a_newer_project_is_refused_and_unchanged(tmp_path: Path) -> None:
    with Bundles().create(tmp_path / "a") as bundle:
        bundle.apply(_add)
    with sqlite3.connect(tmp_path / "a" / "project.db") as db:
        db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 3}")
    db.close()
    before = (tmp_path / "a" / "project.db").read_bytes()
    with pytest.raises(ProjectError, match="newer version"):
        Bundles().open(tmp_path / "a")
    assert (tmp_path / "a" / "project.db").read_bytes() == before


def test_an_older_project_is_brought_forward_wholly_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "project.db"
    db = sqlite3.connect(path, isolation_level=None)
    schema.migrate(db, path)

    def _add_column(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE shots ADD COLUMN color TEXT")

    def _fail(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE takes")
        raise sqlite3.OperationalError("the power went")

    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(db, path, (*schema.MIGRATIONS, _add_column, _fail))
    columns = [row[1] for row in db.execute("PRAGMA table_info(shots)")]
    assert "color" not in columns
    assert db.execute("PRAGMA user_version").fetchone()[0] == len(schema.MIGRATIONS)
    schema.migrate(db, path, (*schema.MIGRATIONS, _add_column))
    assert "color" in [row[1] for row in db.execute("PRAGMA table_info(shots)")]
    db.close()


@pytest.mark.parametrize("damage", ["text", "zeros in the middle", "a record cut off", "no tables"])
def test_a_damaged_project_is_said(tmp_path: Path, damage: str) -> None:
    with Bundles().create(tmp_path / "a") as bundle:
        for _ in range(60):
            bundle.apply(_add)
    path = tmp_path / "a" / "project.db"
    match damage:
        case "text":
            path.write_text("this was a database once" * 400)
        case "zeros in the middle":
            data = bytearray(path.read_bytes())
            data[4096:] = bytes(len(data) - 4096)
            path.write_bytes(data)
        case "a record cut off":
            with sqlite3.connect(path) as db:
                db.execute("UPDATE shots SET record = substr(record, 1, 40) WHERE id = 's3'")
            db.close()
        case _:
            with sqlite3.connect(path) as db:
                db.execute("DROP TABLE takes")
                db.execute("DROP TABLE shots")
            db.close()
    with pytest.raises(ProjectError) as caught:
        Bundles().open(tmp_path / "a")
    assert caught.value.todo


def test_a_killed_program_loses_nothing_it_had_applied(tmp_path: Path) -> None:
    """A process that edits in a loop is killed at odd moments; what it said it had done is there."""
    program = (
        "import sys; from pathlib import Path; from studio.storage import Bundles\n"
        "from tests.storage.test_bundle import _add\n"
        "with Bundles().create(Path(sys.argv[1])) as bundle:\n"
        "    while True: print(len(bundle.apply(_add).shots), flush=True)"
    )
    folder = tmp_path / "a"
    for pause in (0.05, 0.11, 0.17):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        said = [int(line) for line in (first + process.stdout.read()).splitlines() if line.strip().isdigit()]
        process.wait(20)
        with Bundles().open(folder) as bundle:
            assert len(bundle.document.shots) in (said[-1], said[-1] + 1)


def test_a_full_disk_is_said_and_the_document_stays(tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk; SQLite and the copy meet it in the same call."""
    pytest.importorskip("resource")
    folder = tmp_path / "a"
    with Bundles().create(folder) as bundle:
        bundle.apply(_add)
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from studio.core.errors import DiskError; from studio.storage import Bundles\n"
        "from tests.storage.test_bundle import _add\n"
        "with Bundles().open(Path(sys.argv[1])) as bundle:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))\n"
        "    try:\n"
        "        for _ in range(400): bundle.apply(_add)\n"
        "    except DiskError as exc: print(exc)\n"
        "    else: sys.exit('no error')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "space" in done.stdout
    with Bundles().open(folder) as bundle:
        document = bundle.document
        assert document.shots
        assert [replace(shot, id="") for shot in document.shots] == [replace(document.shots[0], id="")] * len(
            document.shots
        )
        assert len(bundle.apply(_add).shots) == len(document.shots) + 1


def test_a_folder_moves_with_everything_in_it(tmp_path: Path) -> None:
    with Bundles().create(tmp_path / "a.studio") as bundle:
        bundle.apply(_add)
        scratch = bundle.scratch(".mp4")
        scratch.write_bytes(b"a film")
        digest = bundle.keep(scratch)
    shutil.move(tmp_path / "a.studio", tmp_path / "b.studio")
    with Bundles().open(tmp_path / "b.studio") as bundle:
        assert bundle.document.name == "b"
        assert len(bundle.document.shots) == 1
        assert bundle.media(digest).read_bytes() == b"a film"


def test_a_folder_that_cannot_be_made_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DiskError):
        Bundles().create(tmp_path / "file" / "inside")


def test_what_another_wrote_is_there_however_often_it_is_asked_for(tmp_path: Path) -> None:
    with Bundles().create(tmp_path / "film") as mine, Bundles().open(tmp_path / "film") as other:
        mine.apply(lambda project: replace(project, form=replace(project.form, style="anime")))
        other.apply(lambda project: replace(project, form=replace(project.form, style="sketch")))
        assert [mine.document.form.style for _ in range(3)] == ["sketch"] * 3
