"""A session keeps film and storyboard in step, on disk and through undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.project import edits
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.sequences import with_sequence
from studio.project.take import Take
from studio.project.timeline import edits as cut
from studio.project.timeline.clip import Clip
from studio.storage import Bundles
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.session.session import Session

READING = Reading(prompt="a dog", language="en", scene=Scene())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    one = Session(Bundles().open_window(tmp_path / "film"))
    one.edit("Add shots", lambda project: edits.insert_shots(project, 9, [READING] * 3))
    yield one
    one.close()


def film(project: Project) -> list[list[int]]:
    """The lengths of the clips on the film's own two tracks."""
    rows = project.sequences[0].tracks
    return [[item.length if isinstance(item, Clip) else -item.length for item in rows[n].items] for n in (0, 2)]


def take_of(session: Session, shot_id: str, length: int) -> None:
    recipe = draft_recipe(session.project, shot_id)
    taken = Take(
        id="",
        shot_id=shot_id,
        recipe=recipe,
        media="0" * 64,
        frame_count=length,
        frames_hash="",
        samples_hash="",
    )
    assert session.add_take(taken) is not None


def test_a_take_gives_its_clips_their_length_whatever_is_undone(session: Session) -> None:
    assert film(session.project) == [[120, 120, 120]] * 2
    session.edit("Move", lambda project: edits.move_shots(project, ["s3"], 0))
    take_of(session, "s1", 48)
    assert film(session.project) == [[120, 48, 120]] * 2
    session.undo()
    assert film(session.project) == [[48, 120, 120]] * 2
    assert session.folder.document == session.project
    session.redo()
    assert film(session.project) == [[120, 48, 120]] * 2


def test_the_film_puts_the_story_in_order(session: Session) -> None:
    first = session.project.sequences[0].tracks[0].clips[0].id
    session.edit(
        "Rearrange", lambda project: with_sequence(project, "q1", lambda now: cut.rearrange(now, [first], 240))
    )
    assert [shot.id for shot in session.project.shots] == ["s2", "s1", "s3"]
    session.undo()
    assert [shot.id for shot in session.project.shots] == ["s1", "s2", "s3"]


def test_a_project_from_before_gets_its_film_when_it_is_opened(tmp_path: Path) -> None:
    with Bundles().open_window(tmp_path / "old") as folder:
        before = folder.document
        folder.commit(before, edits.insert_shots(before, 0, [READING] * 2), "Add shots", "edit")
        assert not folder.document.sequences
    session = Session(Bundles().open_window(tmp_path / "old"))
    assert film(session.project) == [[120, 120]] * 2
    assert session.folder.document == session.project
    session.undo()
    assert not session.project.shots
    session.close()


def test_an_edit_that_the_film_cannot_bear_is_refused(session: Session) -> None:
    before = session.project
    told: list[str] = []
    session.refused.connect(lambda error: told.append(error.what))
    track = before.sequences[0].tracks[0]
    assert not session.edit(
        "Remove track", lambda project: with_sequence(project, "q1", lambda now: cut.remove_track(now, track.id))
    )
    assert session.project is before
    assert told == ["The film keeps one track for pictures and one for sound."]


def test_a_clip_that_was_cut_stays_as_it_is(session: Session) -> None:
    session.edit("Cut", lambda project: with_sequence(project, "q1", lambda now: cut.razor(now, 60)))
    take_of(session, "s1", 48)
    assert film(session.project) == [[60, 60, 120, 120]] * 2
