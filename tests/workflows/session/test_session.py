"""A session: edits on disk at once, undo and redo of everything by name, takes that stay whatever is undone."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import StudioError
from studio.ports.storage import Edit
from studio.project import edits
from studio.project.project import Form
from studio.project.scene import Reading, Scene
from studio.project.shot import ShotSettings
from studio.project.take import Take
from studio.storage import Bundles
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.session.session import Change, Session

READING = Reading(prompt="a dog", language="en", scene=Scene())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    one = Session(Bundles().open_window(tmp_path / "film"))
    add(one, 3)
    yield one
    one.close()


def add(session: Session, count: int = 1) -> None:
    assert session.edit("Add shots", lambda project: edits.insert_shots(project, 99, [READING] * count))


def reword(session: Session, words: str, *, joins: str = "") -> bool:
    reading = replace(READING, prompt=words)
    return session.edit("Reword", lambda project: edits.read_shot(project, "s1", reading), joins=joins)


def take(session: Session, shot_id: str = "s1") -> Take:
    return Take(
        id="",
        shot_id=shot_id,
        recipe=draft_recipe(session.project, shot_id),
        media="0" * 64,
        frame_count=24,
        frames_hash="",
        samples_hash="",
    )


def test_an_edit_is_told_and_on_disk(session: Session) -> None:
    told: list[Change] = []
    session.changed.connect(told.append)
    before = session.project
    assert reword(session, "a cat")
    assert told == [Change(name="Reword", before=before, after=session.project)]
    assert session.folder.document == session.project
    assert session.project.shots[1] is before.shots[1]


def test_undo_and_redo_by_name(session: Session) -> None:
    first = session.project
    reword(session, "a cat")
    second = session.project
    assert (session.undo_name, session.redo_name) == ("Reword", "")
    session.undo()
    assert session.project == first
    assert session.folder.document == first
    assert (session.undo_name, session.redo_name) == ("Add shots", "Reword")
    session.redo()
    assert session.project == second
    session.undo()
    reword(session, "a bird")
    assert session.redo_name == ""
    for _ in range(9):
        session.undo()
    assert session.project.shots == ()


def test_typing_is_one_step(session: Session) -> None:
    for words in ("a", "a c", "a ca", "a cat"):
        reword(session, words, joins="prompt:s1")
    reword(session, "a dog", joins="prompt:s2")
    session.undo()
    assert session.project.shot("s1").prompt == "a cat"
    session.undo()
    assert session.project.shot("s1").prompt == "a dog"


def test_what_cannot_be_done_changes_nothing_and_says_why(session: Session) -> None:
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    before, undo = session.project, session.undo_name
    assert not session.edit("Remove", lambda project: edits.remove_shots(project, ["s9"]))
    assert session.project is before
    assert session.undo_name == undo
    assert "s9" in refused[0].what
    assert session.edit("Nothing", lambda project: project)
    assert session.undo_name == undo


def test_a_take_stays_through_undo_and_redo(session: Session) -> None:
    reword(session, "a cat")
    made = session.add_take(take(session))
    assert made is not None
    assert made.made
    session.undo()
    session.undo()
    assert session.project.shots == ()
    session.redo()
    session.redo()
    assert session.project.takes == (made,)
    assert session.folder.document == session.project


def test_a_take_whose_shot_is_gone_comes_back_with_it(session: Session) -> None:
    lost = take(session)
    session.edit("Remove", lambda project: edits.remove_shots(project, ["s1"]))
    made = session.add_take(lost)
    assert made is not None
    assert session.project.takes == ()
    session.undo()
    assert session.project.takes == (made,)
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    assert session.add_take(replace(lost, shot_id="s77")) is None
    assert refused


def test_an_id_of_a_take_is_given_once(session: Session) -> None:
    first, second = session.add_take(take(session)), session.add_take(take(session))
    assert first is not None
    assert second is not None
    session.edit("Delete take", lambda project: edits.remove_take(project, second.id))
    third = session.add_take(take(session))
    assert third is not None
    session.undo()
    assert [one.id for one in session.project.takes] == ["s1t1", "s1t2", "s1t3"]


def test_what_is_carried_is_outside_undo(session: Session) -> None:
    reword(session, "a cat")
    settings = ShotSettings(seed=9)
    assert session.carry("Next seed", lambda project: edits.set_settings(project, "s1", settings))
    assert session.undo_name == "Reword"
    session.undo()
    assert session.project.shot("s1").settings.seed == 9
    assert session.project.shot("s1").prompt == "a dog"
    session.undo()
    session.redo()
    assert session.project.shot("s1").settings.seed == 9


def elsewhere(session: Session, edit: Edit) -> None:
    """Another program changes the same project."""
    with Bundles().open(session.path) as folder:
        folder.apply(edit)


def test_what_another_program_adds_is_seen_and_stays_whatever_is_undone(session: Session) -> None:
    reword(session, "a cat")
    told: list[Change] = []
    session.changed.connect(told.append)
    assert not session.look_again()
    made = replace(take(session), id="s1t1")
    elsewhere(session, lambda project: edits.add_take(project, made))
    assert session.look_again()
    assert [change.name for change in told] == ["Changed elsewhere"]
    assert [one.id for one in session.project.takes] == ["s1t1"]
    assert not session.look_again()
    assert session.undo_name == "Reword"
    session.undo()
    assert session.project.shot("s1").prompt == "a dog"
    assert [one.id for one in session.project.takes] == ["s1t1"]
    session.redo()
    assert session.project.shot("s1").prompt == "a cat"
    assert [one.id for one in session.project.takes] == ["s1t1"]
    assert session.folder.document == session.project


def test_an_edit_and_a_take_come_after_what_another_program_did(session: Session) -> None:
    refused: list[StudioError] = []
    session.refused.connect(refused.append)
    made = replace(take(session), id="s1t1")
    elsewhere(session, lambda project: edits.add_take(project, made))
    own = session.add_take(take(session))
    assert own is not None
    assert own.id == "s1t2"
    elsewhere(session, lambda project: edits.rate_take(project, "s1t1", 4))
    assert session.edit("Note", lambda project: edits.note_take(project, "s1t1", "the best"))
    kept = session.project.take("s1t1")
    assert (kept.rating, kept.note) == (4, "the best")
    assert not refused
    session.undo()
    assert (session.project.take("s1t1").rating, session.project.take("s1t1").note) == (4, "")


Step = st.sampled_from(["add", "reword", "take", "carry", "undo", "redo", "remove", "form", "elsewhere"])


@given(steps=st.lists(Step, max_size=14))
@settings(max_examples=25, deadline=None)
def test_the_disk_always_says_what_the_window_shows(steps: list[str]) -> None:

    with tempfile.TemporaryDirectory() as folder:
        session = Session(Bundles().open_window(Path(folder) / "film"))
        refused: list[StudioError] = []
        session.refused.connect(refused.append)
        add(session)
        for number, step in enumerate(steps):
            _do(session, step, number)
            assert session.folder.document == session.project
            ids = [one.id for one in session.project.takes]
            assert len(ids) == len(set(ids))
        assert not refused
        session.close()


def _do(session: Session, step: str, number: int) -> None:
    shots = session.project.shots
    last = shots[-1].id if shots else ""
    match step:
        case "add":
            add(session)
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case "form":
            session.edit("Form", lambda project: edits.set_form(project, Form(size=(640, 2 * (100 + number)))))
        case _ if not last:
            return
        case "reword":
            reading = replace(READING, prompt=f"a dog {number}")
            session.edit("Reword", lambda project: edits.read_shot(project, last, reading))
        case "take":
            session.add_take(take(session, last))
        case "elsewhere":
            elsewhere(
                session, lambda project: edits.read_shot(project, last, replace(READING, prompt=f"there {number}"))
            )
            session.look_again()
        case "carry":
            seed = ShotSettings(seed=number)
            session.carry("Next seed", lambda project: edits.set_settings(project, last, seed))
        case _:
            session.edit("Remove", lambda project: edits.remove_shots(project, [last]))
