"""Outlines of sound: gathered once, kept in the project, asked again when a file has come back."""

import threading
from fractions import Fraction
from pathlib import Path

import numpy as np

from studio.core.time import FrameRate
from studio.workflows.timeline.peaks import Peaks
from tests.fakes.playing import FakeReaders

RATE = FrameRate(Fraction(24))


def asked(peaks: Peaks, digest: str) -> None:
    """Ask, and wait for the answer."""
    there = threading.Event()
    peaks.told = lambda told: there.set() if told == digest else None
    peaks.want(digest)
    assert there.wait(10)


def test_an_outline_is_gathered_once_and_kept(tmp_path: Path) -> None:
    movie = tmp_path / "a"
    readers = FakeReaders(RATE, movies={movie: 48})
    peaks = Peaks(readers, lambda digest: tmp_path / digest, tmp_path)
    assert peaks.get("a") is None
    asked(peaks, "a")
    outline = peaks.get("a")
    assert outline is not None
    assert len(outline) == 200
    assert outline.max() > 0
    peaks.close()
    again = Peaks(FakeReaders(RATE), lambda digest: tmp_path / digest, tmp_path)
    asked(again, "a")
    kept = again.get("a")
    assert kept is not None
    np.testing.assert_array_equal(kept, outline)
    again.close()
    assert len(readers.opened) == 1


def test_what_cannot_be_heard_is_empty_until_it_has_come_back(tmp_path: Path) -> None:
    readers = FakeReaders(RATE)
    peaks = Peaks(readers, lambda digest: tmp_path / digest, tmp_path)
    asked(peaks, "a")
    empty = peaks.get("a")
    assert empty is not None
    assert not len(empty)
    readers.movies[tmp_path / "a"] = 24
    peaks.want("a")
    peaks.again()
    asked(peaks, "a")
    outline = peaks.get("a")
    assert outline is not None
    assert len(outline) == 100
    peaks.close()
    peaks.want("b")
    assert peaks.get("b") is None
