"""Which picture is shown at a moment: the last that is not later, whatever the file's own clock."""

from bisect import bisect_right
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.time import FRAME_RATES
from studio.media.index import Index, steady_rate
from studio.media.reader import Readers
from tests.media.files import make
from tests.media.flash import number_in

GAPS = st.lists(st.integers(1, 4_000), min_size=1, max_size=60)
BASES = st.sampled_from([Fraction(1, 1000), Fraction(1, 90_000), Fraction(1, 600), Fraction(1001, 30_000)])


def _uneven(gaps: list[int], base: Fraction, start: int) -> Index:
    times = np.cumsum([start, *gaps]).astype(np.int64)
    return Index(times=times, keys=np.zeros(1, np.int64), base=base, rate=None, last=gaps[-1])


@given(gaps=GAPS, base=BASES, start=st.integers(-500, 90_000), at=st.fractions(-1, 400, max_denominator=30_000))
def test_uneven_pictures_are_shown_from_their_own_moment_on(
    gaps: list[int], base: Fraction, start: int, at: Fraction
) -> None:
    index = _uneven(gaps, base, start)
    shown = [int(time - index.times[0]) * base for time in index.times]
    assert index.at(at) == max(0, bisect_right(shown, at) - 1)


@given(gaps=GAPS, base=BASES, rate=st.sampled_from(sorted(FRAME_RATES.values())))
def test_time_never_runs_backwards(gaps: list[int], base: Fraction, rate: Fraction) -> None:
    index = _uneven(gaps, base, 0)
    numbers = [index.at(frame / rate) for frame in range(120)]
    assert numbers == sorted(numbers)
    assert index.at(index.seconds) == index.count - 1


@given(
    rate=st.sampled_from([*sorted(FRAME_RATES.values()), Fraction(50), Fraction(60), Fraction(60_000, 1001)]),
    count=st.integers(2, 400),
    base=st.sampled_from([Fraction(1, 1000), Fraction(1, 90_000), Fraction(1, 600)]),
    down=st.booleans(),
)
def test_an_even_rate_is_found_through_rounding_and_every_frame_has_its_picture(
    rate: Fraction, count: int, base: Fraction, down: bool
) -> None:
    exact = [number / rate / base for number in range(count)]
    times = np.asarray([int(time) if down else round(time) for time in exact], np.int64)
    found = steady_rate(times, base, None)
    assert found is not None
    index = Index(times=times, keys=np.zeros(1, np.int64), base=base, rate=found)
    if count > 300:
        assert found == rate
    if found == rate:
        assert [index.at(number / rate) for number in range(count)] == list(range(count))


@given(
    gaps=st.lists(st.sampled_from([33, 67, 100, 200]), min_size=8, max_size=40).filter(lambda few: len(set(few)) > 2)
)
def test_a_telephones_uneven_times_are_no_rate(gaps: list[int]) -> None:
    assert steady_rate(np.cumsum([0, *gaps]).astype(np.int64), Fraction(1, 1000), Fraction(30)) is None


@pytest.mark.parametrize(("name", "b_frames"), [("a.mp4", True), ("b.mp4", False), ("c.mkv", True), ("d.mov", False)])
def test_a_file_shows_the_right_picture_at_every_moment(tmp_path: Path, name: str, b_frames: bool) -> None:
    times = [0, 40, 80, 200, 210, 300, 500, 700, 720, 800, 900, 1500]
    reader = Readers().open(make(tmp_path / name, times=times, b_frames=b_frames))
    assert reader.facts.frame_count == 12
    for moment in (0, 39, 40, 199, 200, 209, 210, 1499, 1500, 60_000):
        number = reader.index_at(Fraction(moment, 1000))
        assert number == bisect_right(times, moment) - 1
        assert number_in(reader.picture(number)) == number
    reader.close()


@pytest.mark.parametrize("name", ["a.mkv", "a.mp4", "a.mov"])
def test_an_even_file_has_one_picture_a_frame(tmp_path: Path, name: str) -> None:
    rate = Fraction(30_000, 1001)
    reader = Readers().open(make(tmp_path / name, rate=rate, count=50))
    assert reader.facts.rate.fps == rate
    assert [reader.index_at(number / rate) for number in range(50)] == list(range(50))
    reader.close()


@settings(max_examples=20, deadline=None)
@given(order=st.lists(st.integers(0, 59), min_size=1, max_size=5))
def test_old_kinds_of_files_give_exact_pictures_too(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    path = tmp_path_factory.getbasetemp() / "old.avi"
    if not path.exists():
        make(path, codec="mpeg4", count=60)
    reader = Readers().open(path)
    assert [number_in(reader.picture(number)) for number in order] == order
    reader.close()
