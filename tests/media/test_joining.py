"""A film joined of its shots' movies: every frame, in order, bit for bit; and nothing left where it fails."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.errors import FaultError
from studio.core.time import FRAME_RATES, FrameRate
from studio.core.unfinished import Unfinished
from studio.media import Movies
from studio.ports.media import MovieFormat

SIZE = (96, 64)


def _form(rate: FrameRate, **other: object) -> MovieFormat:
    return MovieFormat(size=SIZE, rate=rate, preset="veryfast", title="A film", **other)  # pyright: ignore


def _movie(movies: Movies, path: Path, form: MovieFormat, count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    base = rng.integers(0, 200, (SIZE[1], SIZE[0], 3), dtype=np.uint8)
    with movies.writer(path, form) as writer:
        for number in range(count):
            writer.write_frame(np.ascontiguousarray(np.roll(base, number * 2, axis=1)))
        writer.finish()


def _sound(count: int) -> list[np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    return [np.full((count, 2), 0.1, np.float32)]


@pytest.mark.parametrize("name", ["24", "29.97", "60"])
def test_the_frames_of_all_shots_in_order(tmp_path: Path, name: str) -> None:
    movies, rate = Movies(), FrameRate(FRAME_RATES[name])
    counts = (7, 1, 25)
    for number, count in enumerate(counts):
        _movie(movies, tmp_path / f"{number}.mp4", _form(rate), count, number)
    film = tmp_path / "film.mp4"
    with movies.joiner(film, _form(rate, remark="told")) as joiner:
        for number in range(3):
            joiner.append(tmp_path / f"{number}.mp4")
        joiner.finish(_sound(rate.sample(sum(counts))))
    parts = [frame for number in range(3) for frame in movies.frames(tmp_path / f"{number}.mp4")]
    joined = list(movies.frames(film))
    assert all(np.array_equal(one, other) for one, other in zip(parts, joined, strict=True))
    facts = movies.probe(film)
    assert (facts.frame_count, facts.rate, facts.sample_count) == (33, rate, rate.sample(33))
    with av.open(film) as container:
        stream = container.streams.video[0]
        times = [Fraction(frame.pts or 0) * Fraction(frame.time_base or 1) for frame in container.decode(stream)]
        assert container.metadata["title"] == "A film"
    assert times == [number / rate.fps for number in range(33)]
    assert movies.remark(film) == "told"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.mp4", "1.mp4", "2.mp4", "film.mp4"]


def test_parts_are_gone_whether_it_ends_well_or_not(tmp_path: Path) -> None:
    unfinished = Unfinished()
    movies, form = Movies(unfinished), _form(FrameRate(Fraction(24)))
    with movies.joiner(tmp_path / "film.mp4", form) as joiner:
        one, two = joiner.part(), joiner.part()
        _movie(movies, one, form, 3, 0)
        _movie(movies, two, form, 3, 1)
        joiner.append(one)
        assert not one.exists()
        assert two.exists()
    assert list(tmp_path.iterdir()) == []
    with movies.joiner(tmp_path / "film.mp4", form) as joiner:
        _movie(movies, joiner.part(), form, 3, 0)
        unfinished.discard()  # leaving in a hurry
        assert [path.suffix for path in tmp_path.iterdir()] == []


def test_shots_of_another_kind_are_refused(tmp_path: Path) -> None:
    movies, form = Movies(), _form(FrameRate(Fraction(24)))
    _movie(movies, tmp_path / "0.mp4", form, 3, 0)
    other = MovieFormat(size=SIZE, rate=FrameRate(Fraction(24)), preset="slow")
    _movie(movies, tmp_path / "1.mp4", other, 3, 1)
    with pytest.raises(FaultError, match="different ways"), movies.joiner(tmp_path / "film.mp4", form) as joiner:
        joiner.append(tmp_path / "0.mp4")
        joiner.append(tmp_path / "1.mp4")
    with pytest.raises(FaultError, match="at least one"), movies.joiner(tmp_path / "film.mp4", form) as joiner:
        joiner.finish(_sound(10))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.mp4", "1.mp4"]
