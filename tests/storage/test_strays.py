"""Rows without the trees that led to them: found where they are whole, and never mistaken for what was deleted."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.project import edits
from studio.storage import Bundles
from studio.storage.strays import strays
from tests.storage.test_window import READING, add

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of eighty shots, half of them reworded, ten deleted; some too long for their page."""
    folder = tmp_path / "film.studio"
    with Bundles().open_window(folder) as bundle:
        now = add(bundle, 80)
        for number in range(0, 80, 2):
            prompt = f"猫 {number}" * (1 + number * 40 % 900)
            after = edits.read_shot(now, f"s{number + 1}", replace(READING, prompt=prompt))
            bundle.commit(now, after, "Reword")
            now = after
        after = edits.remove_shots(now, [f"s{number + 1}" for number in range(40, 50)])
        bundle.commit(now, after, "Delete")
    return folder


def test_every_row_of_a_whole_file_is_found_as_it_is(folder: Path) -> None:
    found = strays((folder / "project.db").read_bytes())
    with sqlite3.connect(folder / "project.db") as db:
        rows = db.execute("SELECT id, position, owner, record FROM shots").fetchall()
    db.close()
    assert {key: (row.position, row.owner, row.record) for key, row in found["shots"].items()} == {
        key: tuple(columns) for key, *columns in rows
    }
    assert len(rows) == 70


def test_what_a_lost_tree_held_is_still_there(folder: Path) -> None:
    path = folder / "project.db"
    with Bundles().open(folder) as bundle:
        whole = {shot.id: shot for shot in bundle.document.shots}
    data = path.read_bytes()
    path.write_bytes(data[:PAGE] + bytes(PAGE) + data[2 * PAGE :])  # the root of the shots
    db = sqlite3.connect(path)
    db.execute("DELETE FROM journal")
    db.commit()
    db.close()
    with Bundles().open_window(folder) as bundle:
        assert "may be wrong" in bundle.read_only
        found = bundle.document.shots
    assert len(found) >= len(whole) - 12, "only the rows on the root itself are gone"
    assert all(whole[shot.id] == shot for shot in found)
    assert [shot.id for shot in found] == [key for key in whole if key in {shot.id for shot in found}]


def test_most_of_a_file_that_was_cut_off_is_there(folder: Path) -> None:
    data = (folder / "project.db").read_bytes()
    whole = {f"s{number + 1}" for number in range(80)}  # the deletion is the first that is forgotten
    counts: list[int] = []
    for tenths in range(3, 11):
        (folder / "project.db").write_bytes(data[: len(data) * tenths // 10])
        with Bundles().open_window(folder) as bundle:
            assert {shot.id for shot in bundle.document.shots} <= whole
            counts.append(len(bundle.document.shots))
    assert counts[-1] == 70
    assert min(counts) > 30
    assert min(counts[2:]) >= 70


@given(st.binary(max_size=3 * PAGE), st.integers(0, 3))
def test_whatever_the_bytes_are_nothing_is_raised(noise: bytes, kind: int) -> None:
    page = bytes([0, 0x0A, 0x02, 0x0D][kind : kind + 1]) + b"\0\0\0\x40" + noise
    assert strays(bytes(PAGE) + page.ljust(PAGE, b"\x81")) == {}
    assert strays(noise) == {}
