"""The cut on disk: written where it differs, read as it was, undone after any number of openings."""

import sqlite3
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import ProjectError, StudioError
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import Clip, ColorSource, Gap
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.session.session import Session
from tests.storage.at_random import after, edited


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "film"


def opened(folder: Path) -> Session:
    session = Session(Bundles().open_window(folder))
    assert session.read_only == ""
    session.refused.connect(_raise)
    return session


def _raise(error: StudioError) -> None:
    raise error


def edit(session: Session, number: int) -> None:
    assert session.edit(f"Edit {number}", lambda project: edited(project, number))


def records(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables say, in the order of the document."""
    db = sqlite3.connect(folder / "project.db")
    tables = ("shots", "takes", "files", "sequences", "tracks", "clips")
    found = {
        table: db.execute(f"SELECT id, owner, record FROM {table} ORDER BY owner, position, id").fetchall()
        for table in tables
    }
    found["meta"] = db.execute("SELECT id, record FROM meta WHERE id <> 'seal' ORDER BY id").fetchall()
    db.close()
    return found


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.data())
@settings(max_examples=20, deadline=None)
def test_any_edits_come_back_and_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cut") / "film"
    session = opened(folder)
    states = [session.project]
    numbers = list(dict.fromkeys(numbers))
    for number in numbers:
        before = session.project
        edit(session, number)
        if session.project is not before:
            states.append(session.project)
        assert session.folder.document == session.project
        if data.draw(st.booleans()):
            session.close()
            session = opened(folder)
            assert session.project == states[-1]
    assert session.stands == len(states) - 1
    session.close()
    session = opened(folder)
    for state in reversed(states):
        assert session.project == state
        session.undo()
        if data.draw(st.booleans()):
            session.close()
            session = opened(folder)
    for state in states:
        assert session.project == state
        session.redo()
    session.close()


@pytest.mark.parametrize("count", [150, pytest.param(1000, marks=pytest.mark.slow)])
def test_many_edits_and_as_many_undos_leave_the_same_records(folder: Path, count: int) -> None:
    session = opened(folder)
    number = 0
    for _ in range(count // 25):  # the first ones are undone from the journal
        edit(session, number)
        number += 1
    first, project = records(folder), session.project
    done = session.stands
    session.close()
    session = opened(folder)
    while session.stands < count:
        edit(session, number)
        number += 1
    last = session.project
    for _ in range(count - done):
        session.undo()
    assert session.project == project
    assert records(folder) == first
    session.go_to(count)
    assert session.project == last
    session.go_to(0)
    assert session.project == Project(name="film")
    assert all(rows == [] for table, rows in records(folder).items() if table != "meta")
    session.close()


def row_of(count: int) -> Sequence:
    clips = tuple(Clip(id=f"c{number}", source=ColorSource(), length=10) for number in range(count))
    track = Track(id="q1v1", kind="video", items=clips)
    return Sequence(id="q1", name="Film", size=(640, 360), rate=FrameRate(Fraction(24)), tracks=(track,))


def with_items(project: Project, *items: Clip | Gap) -> Project:
    film = project.sequences[0]
    return replace(project, sequences=(replace(film, tracks=(replace(film.tracks[0], items=items),)),))


def test_one_clip_among_many_is_one_row(folder: Path) -> None:
    session = opened(folder)
    session.edit("Fill", lambda project: replace(project, sequences=(row_of(600),)))
    items = session.project.sequences[0].tracks[0].clips
    session.edit("Trim", lambda project: with_items(project, *items[:300], replace(items[300], length=4), *items[301:]))
    session.edit("Gap", lambda project: with_items(project, *items[:9], Gap(5), *items[9:300], *items[300:]))
    new = Clip(id="new", source=ColorSource(), length=1)
    session.edit("Insert", lambda project: with_items(project, *items[:9], Gap(5), new, *items[9:]))
    serials = [step.serial for step in session.folder.steps]
    bundle = session.folder
    changed: list[list[str]] = []
    db = sqlite3.connect(folder / "project.db")
    for serial in serials[1:]:
        (text,) = db.execute("SELECT changes FROM journal WHERE serial = ?", (serial,)).fetchone()
        changed.append([part.split('"')[1] for part in text.split('["clips",')[1:]])
    db.close()
    assert changed == [["c300"], ["c9", "c300"], ["new", "c9"]]
    assert bundle.document == session.project
    session.close()


def test_clips_put_again_and_again_into_the_same_place_find_room(folder: Path) -> None:
    session = opened(folder)
    session.edit("Fill", lambda project: replace(project, sequences=(row_of(40),)))
    for number in range(120):
        items = session.project.sequences[0].tracks[0].clips
        new = Clip(id=f"n{number}", source=ColorSource(), length=1)
        session.edit("Insert", lambda project, items=items, new=new: with_items(project, *items[:20], new, *items[20:]))
    assert session.folder.document == session.project
    session.close()
    assert opened(folder).project == session.project


def test_nothing_is_written_twice(folder: Path) -> None:
    session = Session(Bundles().open_window(folder))
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    session.edit("Fill", lambda project: replace(project, sequences=(row_of(6),)))
    items = session.project.sequences[0].tracks[0].clips
    assert not session.edit("Twice", lambda project: with_items(project, *items, items[2]))
    other = Track(id="q1v2", kind="video", items=(items[5],))
    film = session.project.sequences[0]
    tracks = (*film.tracks, other)
    assert not session.edit("Twice", lambda project: replace(project, sequences=(replace(film, tracks=tracks),)))
    assert len(refused) == 2
    assert session.folder.document == session.project
    session.close()


def test_a_track_that_another_program_filled_is_not_removed(folder: Path) -> None:
    session = Session(Bundles().open_window(folder))
    session.edit("Fill", lambda project: replace(project, sequences=(row_of(0),)))
    with Bundles().open(folder) as command:
        command.apply(lambda project: with_items(project, Clip(id="x", source=ColorSource(), length=3)))
    before = session.project
    empty = replace(before, sequences=(replace(before.sequences[0], tracks=()),))
    with pytest.raises(ProjectError):
        session.folder.commit(before, empty, "Remove")
    assert session.folder.document.sequences[0].length == 3
    session.close()


def test_at_random_is_the_same_every_time() -> None:
    assert after(80) == after(80)
    assert len(after(300).sequences[0].tracks) > 3
