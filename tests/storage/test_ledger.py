"""A ledger keeps what it was told, wholly or not at all, in order, for one process at a time."""

import sqlite3
from pathlib import Path

import pytest

from studio.core.errors import InputError, ProjectError
from studio.storage.ledger import HAPPENINGS, FileLedger


def test_entries_come_back_in_the_order_of_their_keys(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    for key in ("b", "a", "c"):
        ledger.put("video", key, f"text {key}")
    ledger.put("video", "b", "other")
    ledger.put("hook", "b", "of another kind")
    assert [(entry.key, entry.text) for entry in ledger.entries("video")] == [
        ("b", "other"),
        ("a", "text a"),
        ("c", "text c"),
    ]
    assert ledger.remove("video", "a")
    assert not ledger.remove("video", "a")
    assert ledger.get("video", "a") is None
    ledger.close()
    assert FileLedger(tmp_path).get("hook", "b") == "of another kind"


def test_a_key_is_claimed_once(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    assert ledger.claim("once", "k", "first")
    assert not ledger.claim("once", "k", "second")
    assert ledger.get("once", "k") == "first"


def test_together_is_all_or_nothing(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    with pytest.raises(ZeroDivisionError), ledger.together():
        ledger.put("video", "a", "x")
        with ledger.together():
            ledger.note("happened")
        raise ZeroDivisionError
    assert (ledger.get("video", "a"), ledger.last, tuple(ledger.since(0, 9))) == (None, 0, ())


def test_happenings_are_numbered_and_the_oldest_go(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    with ledger.together():
        for number in range(HAPPENINGS + 5):
            ledger.note(str(number))
    assert ledger.last == HAPPENINGS + 5
    assert [one.text for one in ledger.since(0, 2)] == ["5", "6"]
    assert [one.serial for one in ledger.since(ledger.last - 1, 9)] == [HAPPENINGS + 5]


def test_only_the_newest_are_kept_where_that_is_wished(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    for key in "abcd":
        ledger.put("once", key, key)
    ledger.forget("once", 2)
    assert [entry.key for entry in ledger.entries("once")] == ["c", "d"]


def test_one_process_at_a_time(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    with pytest.raises(InputError, match="Another server"):
        FileLedger(tmp_path)
    ledger.close()
    FileLedger(tmp_path).close()


def test_a_damaged_and_a_newer_file_are_said(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"no database" * 1000)
    with pytest.raises(ProjectError):
        FileLedger(tmp_path)
    (tmp_path / "ledger.db").unlink()
    db = sqlite3.connect(tmp_path / "ledger.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(ProjectError, match="newer"):
        FileLedger(tmp_path)
