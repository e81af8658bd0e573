"""Files that are open."""

from fractions import Fraction
from pathlib import Path

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.workflows.playback.shelf import Shelf
from studio.workflows.playback.source import Problem
from tests.fakes.playing import FakeReaders

MOVIES = {Path(f"{number}.mp4"): 10 for number in range(30)}


def _open(readers: FakeReaders) -> int:
    return sum(not reader.closed for reader in readers.opened)


def test_however_many_are_asked_for_only_a_few_are_open() -> None:
    readers = FakeReaders(FrameRate(Fraction(24)), dict(MOVIES))
    shelf = Shelf(readers, lambda path: True)
    for path in MOVIES:
        shelf.take(path)
        assert _open(readers) <= 8
    last = readers.opened[-1]
    assert shelf.take(Path("29.mp4")) is last, "and stay open while they are used"
    shelf.close()
    assert _open(readers) == 0


def test_lanes_are_places_of_their_own_in_one_file() -> None:
    readers = FakeReaders(FrameRate(Fraction(24)), dict(MOVIES))
    shelf = Shelf(readers, lambda path: True)
    one, other = shelf.take(Path("1.mp4"), (0,)), shelf.take(Path("1.mp4"), (1,))
    assert one is not other
    assert shelf.take(Path("1.mp4"), (0,)) is one


def test_what_failed_is_remembered_until_it_is_forgotten() -> None:
    readers = FakeReaders(FrameRate(Fraction(24)))
    shelf = Shelf(readers, lambda path: False)
    problem = shelf.take(Path("1.mp4"))
    assert isinstance(problem, Problem)
    assert problem.missing
    readers.movies[Path("1.mp4")] = 10
    assert shelf.take(Path("1.mp4")) is problem
    shelf.forget()
    assert not isinstance(shelf.take(Path("1.mp4")), Problem)
    shelf.blame(Path("1.mp4"), InputError("It broke."))
    assert _open(readers) == 0
