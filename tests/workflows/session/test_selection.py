"""What is looked at stays in the project, and moves on when what was looked at goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.project import edits
from tests.fakes.desktop import Desktop


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog", "a woman", "a man")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


def test_new_shots_come_into_hand(opened: Desktop) -> None:
    opened.write("a girl", "a unicorn")
    assert (opened.selection.shots, opened.selection.shot) == (("s4", "s5"), "s4")


def test_shots_are_selected_as_lists_are(opened: Desktop) -> None:
    selection = opened.selection
    selection.extend("s3")
    assert (selection.shots, selection.shot) == (("s1", "s2", "s3"), "s3")
    selection.toggle("s2")
    assert (selection.shots, selection.shot) == (("s1", "s3"), "s3")
    selection.toggle("s3")
    assert (selection.shots, selection.shot) == (("s1",), "s1")
    selection.select(["s3", "s2"], "s2")
    assert (selection.shots, selection.shot) == (("s2", "s3"), "s2")


def test_the_place_of_a_removed_shot_is_taken_by_the_next(opened: Desktop) -> None:
    opened.selection.choose("s2")
    opened.board.remove()
    assert opened.selection.shot == "s3"
    opened.board.remove()
    assert opened.selection.shot == "s1"
    opened.board.remove()
    assert (opened.selection.shot, opened.selection.shots, opened.selection.take) == (None, (), None)
    opened.session.undo()
    assert opened.selection.shot == "s1"


def test_a_new_take_is_shown_and_stays_until_another_is_chosen(opened: Desktop) -> None:
    selection = opened.selection
    opened.draft("s1", 2)
    assert selection.take is not None
    assert selection.take.id == "s1t2"
    selection.show("s1t1")
    selection.choose("s1")
    assert selection.take.id == "s1t1"
    opened.edit(lambda before: edits.approve_take(before, "s1t2"))
    selection.show(None)
    assert selection.take.id == "s1t2"
    opened.draft("s2")
    assert selection.take.id == "s1t2"
    selection.show("s1t1")
    opened.edit(lambda before: edits.remove_take(before, "s1t1"))
    assert selection.take.id == "s1t2"
