"""A project that a window has open: one writes, others look; newer and damaged ones are read as far as they go."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.document_json import cast_to_json, shot_to_json, take_to_json
from studio.project.project import Form, Project
from studio.project.scene import Reading, Scene, Subject
from studio.project.take import Casting
from studio.storage import Bundles, schema
from studio.storage.bundle import Bundle
from tests.project import documents

ROOT = Path(__file__).parents[2]
READING = Reading(prompt="雨の街を歩く猫", language="ja", scene=Scene(place="street", weather="rain"))
MIKA = CastMember(handle="mika", name="Mika", words="a woman", subject=Subject(kind="woman"), voice=Casting(variant=2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "film.studio"


@pytest.fixture
def window(folder: Path) -> Iterator[Bundle]:
    with Bundles().open_window(folder) as bundle:
        yield bundle


def add(bundle: Bundle, count: int = 1) -> Project:
    before = bundle.document
    after = edits.insert_shots(before, len(before.shots), [READING] * count)
    bundle.commit(before, after, "Add shots")
    return after


def test_a_missing_folder_becomes_an_empty_project(window: Bundle) -> None:
    assert window.document == Project(name="film")
    assert window.read_only == ""
    assert add(window) == window.document


@given(st.lists(documents.project(), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_commits_lead_from_any_document_to_any_other(steps: list[Project]) -> None:
    with tempfile.TemporaryDirectory() as place, Bundles().open_window(Path(place) / "film") as bundle:
        now = bundle.document
        for step in steps:
            bundle.commit(now, step, "Anything")
            now = step
            assert bundle.document == step


def test_cast_and_form_are_kept(folder: Path) -> None:
    form = Form(size=(1920, 1080), style="anime", language="ja")
    with Bundles().open_window(folder) as bundle:
        before = bundle.document
        after = edits.set_form(edits.set_cast(before, [MIKA]), form)
        bundle.commit(before, after, "Cast")
    with Bundles().open_window(folder) as bundle:
        assert bundle.document.cast == (MIKA,)
        assert bundle.document.form == form


def test_shots_keep_their_order_through_moves(window: Bundle) -> None:
    now = add(window, 12)
    dice = random.Random(4)
    for _ in range(40):
        moving = dice.sample([shot.id for shot in now.shots], 3)
        after = edits.move_shots(now, moving, dice.randrange(13))
        window.commit(now, after, "Move shots")
        now = after
        assert [shot.id for shot in window.document.shots] == [shot.id for shot in now.shots]


def test_only_what_differs_is_written(window: Bundle) -> None:
    now = add(window, 50)
    db = sqlite3.connect(window.folder / "project.db")
    db.execute("CREATE TABLE touched (id TEXT)")
    db.execute("CREATE TRIGGER seen AFTER UPDATE ON shots BEGIN INSERT INTO touched VALUES (NEW.id); END")
    db.commit()
    db.close()
    after = edits.read_shot(now, "s7", replace(READING, prompt="犬"))
    window.commit(now, after, "Reword")
    window.commit(after, edits.move_shots(after, ["s3"], 40), "Move")
    db = sqlite3.connect(window.folder / "project.db")
    assert [row[0] for row in db.execute("SELECT id FROM touched")] == ["s7", "s3"]
    db.close()


def test_the_journal_names_what_was_done_and_does_not_grow_for_ever(window: Bundle) -> None:
    now = add(window)
    for number in range(520):
        after = _reworded(now, number)
        window.commit(now, after, f"Edit {number}")
        now = after
    db = sqlite3.connect(window.folder / "project.db")
    names = [row[0] for row in db.execute("SELECT name FROM journal ORDER BY serial")]
    db.close()
    assert names[-1] == "Edit 519"
    assert len(names) == 521


def _reworded(project: Project, number: int) -> Project:
    return edits.read_shot(project, "s1", replace(READING, prompt=f"猫 {number}"))


def test_jobs_are_kept_as_they_were_given(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        bundle.keep_jobs(("a", "b", "c"))
        bundle.keep_jobs(("c", "犬"))
    with Bundles().open_window(folder) as bundle:
        assert bundle.jobs == ("c", "犬")


def test_the_cache_may_be_thrown_away(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        place = bundle.cache("proxies")
        (place / "x.mov").write_bytes(b"x")
    shutil.rmtree(folder / "cache")
    with Bundles().open_window(folder) as bundle:
        assert list(bundle.cache("proxies").iterdir()) == []


# ---------------------------------------------------------------------------------------------- two windows


def test_the_second_window_only_looks(window: Bundle, folder: Path) -> None:
    before = add(window)
    with Bundles().open_window(folder) as second:
        assert "another window" in second.read_only
        assert second.document == before
        with pytest.raises(ProjectError, match="another window"):
            add(second)
        with pytest.raises(ProjectError):
            second.keep_jobs(("x",))
    add(window)


def test_the_next_window_writes_when_the_first_is_gone(folder: Path) -> None:
    first = Bundles().open_window(folder)
    add(first)
    first.close()
    with Bundles().open_window(folder) as second:
        assert second.read_only == ""
        add(second)


def test_a_killed_window_lets_go(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from studio.storage import Bundles\n"
        "bundle = Bundles().open_window(Path(sys.argv[1])); print(bundle.read_only or 'ours', flush=True)\n"
        "time.sleep(60)\n"
    )
    other = subprocess.Popen([sys.executable, "-c", program, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "ours\n"
    with Bundles().open_window(folder) as second:
        assert second.read_only
    other.kill()
    other.wait()
    other.stdout.close()
    with Bundles().open_window(folder) as third:
        assert third.read_only == ""


def test_a_command_may_add_while_a_window_edits(window: Bundle, folder: Path) -> None:
    now = add(window, 2)
    with Bundles().create(folder) as command:
        command.apply(lambda project: edits.add_shot(project, READING))
    after = _reworded(now, 1)
    window.commit(now, after, "Reword")
    assert [shot.id for shot in window.document.shots] == ["s1", "s2", "s3"]
    assert window.document.shots[0].prompt == "猫 1"


def test_a_command_that_changes_the_same_shot_is_not_overwritten(window: Bundle, folder: Path) -> None:
    now = add(window, 2)
    with Bundles().create(folder) as command:
        command.apply(lambda project: _reworded(project, 8))
    with pytest.raises(ProjectError, match="another program"):
        window.commit(now, _reworded(now, 9), "Reword")
    with pytest.raises(ProjectError, match="another program"):
        window.commit(now, edits.remove_shots(now, ["s1"]), "Remove")
    assert window.document.shots[0].prompt == "猫 8"


# ---------------------------------------------------------------------------------------------- old, new, damaged


def test_a_project_of_the_first_format_is_brought_forward(folder: Path) -> None:
    folder.mkdir()
    db = sqlite3.connect(folder / "project.db", isolation_level=None)
    schema.migrate(db, folder / "project.db", schema.MIGRATIONS[:1])
    for number in range(3):
        record = json.dumps({"id": f"s{number + 1}", "reading": {"prompt": "a dog", "language": "en"}})
        db.execute("INSERT INTO shots (id, position, record) VALUES (?, ?, ?)", (f"s{number + 1}", number, record))
    db.close()
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only == ""
        now = bundle.document
        assert [shot.prompt for shot in now.shots] == ["a dog"] * 3
        bundle.commit(now, edits.insert_shots(now, 1, [READING, READING]), "Insert")
        assert [shot.id for shot in bundle.document.shots] == ["s1", "s4", "s5", "s2", "s3"]


def _second_format(folder: Path, whole: Project) -> None:
    """A project as the second format kept it."""
    folder.mkdir()
    db = sqlite3.connect(folder / "project.db", isolation_level=None)
    schema.migrate(db, folder / "project.db", schema.MIGRATIONS[:2])
    for number, shot in enumerate(whole.shots):
        record = json.dumps(shot_to_json(shot))
        db.execute("INSERT INTO shots (id, position, record) VALUES (?, ?, ?)", (shot.id, number, record))
        line = json.dumps([("shots", shot.id, record)])
        db.execute("INSERT INTO journal (made, name, changes) VALUES ('', 'Add', ?)", (line,))
    for number, take in enumerate(whole.takes):
        row = (take.id, number, take.shot_id, json.dumps(take_to_json(take)))
        db.execute("INSERT INTO takes (id, position, shot_id, record) VALUES (?, ?, ?, ?)", row)
    db.execute("INSERT INTO meta (name, record) VALUES ('cast', ?)", (json.dumps(cast_to_json(whole.cast)),))
    db.execute("INSERT INTO jobs (position, record) VALUES (0, 'a job')")
    db.close()


@given(documents.project())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_project_of_the_second_format_is_brought_forward(whole: Project) -> None:
    whole = edits.set_cast(replace(whole, sequences=(), files=()), [MIKA])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "film"
        _second_format(folder, whole)
        with Bundles().open_window(folder) as bundle:
            assert bundle.read_only == ""
            assert bundle.document == whole
            assert bundle.jobs == ("a job",)
            assert bundle.steps == ()
            add(bundle)
        with Bundles().open_window(folder) as bundle:
            assert len(bundle.document.shots) == len(whole.shots) + 1


def test_a_damaged_project_of_the_second_format_is_mended(folder: Path) -> None:
    whole = edits.set_cast(edits.insert_shots(Project(name="film"), 0, [READING] * 9), [MIKA])
    _second_format(folder, whole)
    db = sqlite3.connect(folder / "project.db")
    db.execute("UPDATE shots SET record = 'rust' WHERE id = 's4'")
    db.commit()
    db.close()
    before = (folder / "project.db").read_bytes()
    bundle, findings = Bundles().examine(folder)
    with bundle:
        assert any("s4" in one.subject for one in findings)
        assert bundle.document == whole
    assert (folder / "project.db").read_bytes() == before
    assert Bundles().mend(folder)
    with Bundles().open_window(folder) as mended:
        assert mended.read_only == ""
        assert (mended.document, mended.jobs) == (whole, ("a job",))


def test_a_newer_project_is_looked_at_as_far_as_it_is_understood(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        add(bundle, 3)
    db = sqlite3.connect(folder / "project.db")
    db.execute("UPDATE shots SET record = replace(record, '\"place\"', '\"planet\"') WHERE id = 's2'")
    db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    db.commit()
    db.close()
    before = (folder / "project.db").read_bytes()
    with Bundles().open_window(folder) as bundle:
        assert "newer version" in bundle.read_only
        assert "missing" in bundle.read_only
        assert [shot.id for shot in bundle.document.shots] == ["s1", "s3"]
        with pytest.raises(ProjectError, match="newer"):
            add(bundle)
    assert (folder / "project.db").read_bytes() == before


def test_a_record_that_makes_no_sense_does_not_hide_the_others(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        add(bundle, 3)
    db = sqlite3.connect(folder / "project.db")
    db.execute("UPDATE shots SET record = substr(record, 1, 40) WHERE id = 's2'")
    db.execute("DELETE FROM journal")
    db.commit()
    db.close()
    with Bundles().open_window(folder) as bundle:
        assert "One record is missing" in bundle.read_only
        assert [shot.id for shot in bundle.document.shots] == ["s1", "s3"]


def test_the_journal_brings_a_damaged_record_back(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        whole = add(bundle, 3)
    db = sqlite3.connect(folder / "project.db")
    db.execute("UPDATE shots SET record = 'rust' WHERE id = 's2'")
    db.commit()
    db.close()
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only
        assert bundle.document == whole


@pytest.mark.parametrize("damage", ["first page", "header", "cut off"])
def test_a_file_that_sqlite_refuses_is_read_from_a_mended_copy(folder: Path, damage: str) -> None:
    with Bundles().open_window(folder) as bundle:
        whole = add(bundle, 40)
    path = folder / "project.db"
    data = path.read_bytes()
    match damage:
        case "first page":
            spoilt = bytes(4096) + data[4096:]
        case "header":
            spoilt = b"rust" * 25 + data[100:]
        case _:
            spoilt = data[: len(data) * 2 // 3 + 77]
    path.write_bytes(spoilt)
    with Bundles().open_window(folder) as bundle:
        assert "damaged" in bundle.read_only
        shots = bundle.document.shots
        assert {shot.id for shot in shots} <= {shot.id for shot in whole.shots}
        assert len(shots) == 40 if damage != "cut off" else len(shots) > 10
        assert bundle.jobs == ()
        with pytest.raises(ProjectError, match="damaged"):
            add(bundle)
    assert path.read_bytes() == spoilt


def test_what_is_no_database_is_refused_with_a_reason(folder: Path) -> None:
    folder.mkdir()
    (folder / "project.db").write_text("this was a database once" * 400)
    with pytest.raises(ProjectError) as caught:
        Bundles().open_window(folder)
    assert caught.value.todo
    (folder / "project.db").unlink()
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only == ""


def test_another_programs_database_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "project.db") as db:
        db.execute("CREATE TABLE recipes (cake TEXT)")
    db.close()
    before = (folder / "project.db").read_bytes()
    with pytest.raises(ProjectError, match="not a project of this studio"):
        Bundles().open_window(folder)
    assert (folder / "project.db").read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_looked_at(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        add(bundle)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with Bundles().open_window(folder) as bundle:
            assert "cannot be written" in bundle.read_only
            assert len(bundle.document.shots) == 1
            assert bundle.cache("proxies").is_dir()
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def test_a_log_without_its_last_words_is_read_to_there(folder: Path, tmp_path: Path) -> None:
    """The -wal file of a project whose machine lost power is cut off or torn anywhere."""
    with Bundles().open_window(folder) as bundle:
        for _ in range(6):
            add(bundle)
        shutil.copytree(folder, tmp_path / "torn")
    wal = tmp_path / "torn" / "project.db-wal"
    whole = wal.read_bytes()
    seen: list[int] = []
    for part in (1.0, 0.8, 0.55, 0.3, 0.0):
        copy = tmp_path / f"torn{part}"
        shutil.copytree(tmp_path / "torn", copy)
        (copy / "project.db-wal").write_bytes(whole[: int(len(whole) * part)] + b"\x55" * 3000)
        (copy / "project.db-shm").unlink(missing_ok=True)
        with Bundles().open_window(copy) as bundle:
            assert bundle.read_only == ""
            seen.append(len(bundle.document.shots))
    assert seen[0] == 6
    assert seen == sorted(seen, reverse=True)


def _flipped(data: bytes, dice: random.Random, count: int) -> bytes:
    spoilt = bytearray(data)
    for _ in range(count):
        at = dice.randrange(len(spoilt))
        spoilt[at] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def _damaged_and_opened(folder: Path, rounds: int, seed: int) -> tuple[int, int, int]:
    """How many spoilt copies opened to be written, to be read, and not at all; anything else is raised."""
    with Bundles().open_window(folder) as bundle:
        now = add(bundle, 60)
        for number in range(30):
            after = edits.read_shot(now, f"s{number + 1}", replace(READING, prompt=f"猫 {number}"))
            bundle.commit(now, after, "Reword")
            now = after
    database = (folder / "project.db").read_bytes()
    dice = random.Random(seed)
    written = looked = refused = 0
    for number in range(rounds):
        copy = folder.with_name(f"copy{number}")
        copy.mkdir()
        match number % 3:
            case 0:
                spoilt = _flipped(database, dice, 1 + number % 7)
            case 1:
                page = dice.randrange(len(database) // 4096) * 4096
                spoilt = database[:page] + dice.randbytes(4096) + database[page + 4096 :]
            case _:
                spoilt = database[: dice.randrange(len(database))]
        (copy / "project.db").write_bytes(spoilt)
        try:
            with Bundles().open_window(copy) as bundle:
                document = bundle.document
                assert all(shot.prompt is not None for shot in document.shots)
                if bundle.read_only:
                    looked += 1
                else:
                    written += 1
                    try:
                        add(bundle)
                    except StudioError as error:
                        assert str(error)
        except (ProjectError, DiskError) as reason:
            assert str(reason)
            refused += 1
        shutil.rmtree(copy)
    return written, looked, refused


def test_a_spoilt_database_opens_or_says_why_not(folder: Path) -> None:
    written, looked, refused = _damaged_and_opened(folder, 45, 1)
    assert written + looked + refused == 45
    assert looked > 0


@pytest.mark.slow
def test_many_spoilt_databases(folder: Path) -> None:
    written, looked, refused = _damaged_and_opened(folder, 600, 2)
    assert written + looked > 30 * refused


_EDITOR = """
import sys, time
from pathlib import Path
from dataclasses import replace
from studio.project import edits
from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.test_window import READING
session = Session(Bundles().open_window(Path(sys.argv[1])))
assert not session.read_only, session.read_only
while True:
    number = len(session.project.shots)
    reading = replace(READING, prompt=f"n{number}")
    if number % 5 == 4:
        assert session.edit("Move", lambda p: edits.move_shots(p, [p.shots[0].id], len(p.shots)))
    if number % 7 == 6:
        session.folder.keep_jobs(tuple("x" * 500 for _ in range(number % 9)))
    assert session.edit("Add", lambda p: edits.insert_shots(p, 2, [reading]))
    print(number + 1, flush=True)
"""


@pytest.mark.slow
def test_a_window_killed_at_any_moment_loses_no_edit(folder: Path) -> None:
    """At least 50 kills at random moments: what was said to be done is there, in its order, and it can be written."""
    dice = random.Random(7)
    for _ in range(50):
        editor = subprocess.Popen(
            [sys.executable, "-c", _EDITOR, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert editor.stdout is not None
        first = editor.stdout.readline()
        assert first
        time.sleep(dice.uniform(0.0, 0.12))
        editor.kill()
        said = [int(line) for line in (first + editor.stdout.read()).splitlines()]
        editor.stdout.close()
        editor.wait()
        with Bundles().open_window(folder) as bundle:
            assert bundle.read_only == ""
            shots = bundle.document.shots
            assert len(shots) in (said[-1], said[-1] + 1)
            assert sorted(int(shot.prompt[1:]) for shot in shots) == list(range(len(shots)))


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk in memory")
@pytest.mark.slow
def test_a_disk_that_is_really_full_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a disk in memory cannot be mounted here")
    try:
        with Bundles().open_window(disk / "film") as bundle:
            now = add(bundle)
            with pytest.raises(DiskError, match="full"):
                for _ in range(4000):
                    after = edits.insert_shots(now, 0, [READING])
                    bundle.commit(now, after, "Add")
                    now = after
            with pytest.raises(DiskError):
                bundle.keep_jobs(("x" * 200_000,))
            assert bundle.document == now
        with Bundles().open_window(disk / "film") as bundle:
            assert bundle.document == now
    finally:
        subprocess.run(["umount", str(disk)], check=True)
