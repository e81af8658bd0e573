"""Work that is kept: for one at a time, after a fault and not after it was stopped."""

import os
from pathlib import Path

import pytest

from studio.core.errors import Cancelled, DiskError
from studio.workflows.delivering.resuming import kept


def test_a_second_one_does_the_same_without_keeping(tmp_path: Path) -> None:
    with kept(tmp_path, "work") as first:
        assert first == tmp_path / "work"
        with kept(tmp_path, "work") as second:
            assert second is None
        with kept(tmp_path, "other") as other:
            assert other == tmp_path / "other"
    assert list(tmp_path.iterdir()) == []


def test_it_stays_after_a_fault_and_goes_when_somebody_stops_it(tmp_path: Path) -> None:
    with pytest.raises(DiskError), kept(tmp_path, "work") as folder:
        assert folder is not None
        (folder / "piece").touch()
        raise DiskError("The disk is full.")
    assert (tmp_path / "work" / "piece").is_file()
    with pytest.raises(Cancelled), kept(tmp_path, "work") as folder:
        assert folder is not None and (folder / "piece").is_file()
        raise Cancelled
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_of_what_was_left_stays(tmp_path: Path) -> None:
    for age in range(6):
        folder = tmp_path / f"old{age}"
        folder.mkdir()
        os.utime(folder, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "old4.lock").touch()  # what a crash left of a lock
    with kept(tmp_path, "old5"), kept(tmp_path, "work"):
        left = {path.name for path in tmp_path.iterdir() if path.is_dir()}
    assert left == {"work", "old0", "old1", "old2", "old5"}
