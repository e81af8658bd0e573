"""Frames and strips of takes, as PNG files, for whoever is not at the window."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.core.errors import InputError, ProjectError
from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.storage import Bundles
from studio.workflows.afar import looking
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.small import STRIPS
from tests.fakes.studio import FakeStudio


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("looking")
    order = FilmOrder(
        output=place / "film.mp4", prompts=("A dog",), size=(160, 96), quality="draft", project=place / "film.studio"
    )
    film(FakeStudio(), order, silent, CancelToken())
    return place / "film.studio"


def _picture(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def test_the_very_frames_in_the_order_that_was_asked(folder: Path) -> None:
    with Bundles().open(folder) as project:
        take = project.document.take("s1t1")
        decoded = list(Movies().frames(project.media(take.media)))
    last = take.frame_count - 1
    shown = looking.frames(FakeStudio(), folder, "s1t1", (last, 0, 5), 1920)
    assert [frame.number for frame in shown] == [last, 0, 5]
    for frame in shown:
        away = np.abs(_picture(frame.png).astype(int) - decoded[frame.number].astype(int))
        assert away.mean() < 2, "another way from YUV to RGB, no more"
    assert shown[1].seconds == 0.0
    (small,) = looking.frames(FakeStudio(), folder, "s1t1", (0,), 80)
    assert _picture(small.png).shape == (48, 80, 3)


def test_frames_are_spread_evenly() -> None:
    assert looking.evenly(24, 3) == (0, 12, 23)
    assert looking.evenly(24, 1) == (12,)
    assert looking.evenly(2, 16) == (0, 1)
    assert len(looking.evenly(10_000, 99)) == looking.MOST_FRAMES


def test_a_strip_is_made_again_when_it_is_gone(folder: Path) -> None:
    kept = looking.strip(FakeStudio(), folder, "s1t1")
    with Bundles().open(folder) as project:
        strips = project.cache(STRIPS)
    before = {path: path.read_bytes() for path in strips.iterdir()}
    for path in before:
        path.unlink()
    again = _picture(looking.strip(FakeStudio(), folder, "s1t1"))
    for path, data in before.items():
        path.write_bytes(data)
    assert again.shape == _picture(kept).shape
    assert np.abs(again.astype(int) - _picture(kept).astype(int)).mean() < 3


@pytest.mark.parametrize(("numbers", "width"), [((24_000,), 512), ((-1,), 512), ((), 512), ((0,) * 17, 512), ((0,), 9)])
def test_what_is_not_there_is_said(folder: Path, numbers: tuple[int, ...], width: int) -> None:
    with pytest.raises(InputError):
        looking.frames(FakeStudio(), folder, "s1t1", numbers, width)


def test_a_lost_movie_is_said(folder: Path) -> None:
    with Bundles().open(folder) as project:
        movie = project.media(project.document.take("s1t1").media)
    aside = movie.rename(folder.parent / "aside.mp4")
    try:
        with pytest.raises(ProjectError, match="lost"):
            looking.frames(FakeStudio(), folder, "s1t1", (0,), 512)
    finally:
        aside.rename(movie)
