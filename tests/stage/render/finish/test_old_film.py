"""Old film: one tone, corners in the dark, dust and scratches; unsteady, but so little that nobody looks away."""

import itertools

import numpy as np
import pytest

from studio.stage.render.finish.finish import Frame
from studio.stage.render.finish.old_film import OldFilm, Sepia, tones
from studio.stage.render.jit import U8

WIDTH, HEIGHT = 320, 180


def _frame(picture: U8, seconds: float = 0.0) -> Frame:
    height, width = picture.shape[:2]
    distance, owner = np.full((height, width), 5.0, np.float32), np.zeros((height, width), np.int32)
    return Frame(picture=picture, distance=distance, owner=owner, seconds=seconds)


@pytest.fixture
def picture() -> U8:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    bright = (60 + 120 * ((x // 40 + y // 40) % 2)).astype(np.uint8)
    return np.stack([bright, bright // 2, 255 - bright], 2)


@pytest.mark.parametrize("film", [OldFilm, Sepia])
def test_the_same_frame_gives_the_same_bytes(film: type[OldFilm], picture: U8) -> None:
    one = film(WIDTH, HEIGHT, 5)
    expected = one.paint(_frame(picture, 0.5))
    one.paint(_frame(picture, 1.5))
    assert np.array_equal(one.paint(_frame(picture, 0.5)), expected)
    assert np.array_equal(film(WIDTH, HEIGHT, 5).paint(_frame(picture, 0.5)), expected)
    assert not np.array_equal(film(WIDTH, HEIGHT, 6).paint(_frame(picture, 0.5)), expected)


def test_sepia_is_brown_and_a_silent_film_is_not(picture: U8) -> None:
    brown, silver = (film(WIDTH, HEIGHT, 5).paint(_frame(picture)).astype(float) for film in (Sepia, OldFilm))
    assert (brown[..., 0] - brown[..., 2]).mean() > 35
    assert abs((silver[..., 0] - silver[..., 2]).mean()) < 12
    for tone in tones((1.1, 0.9, 0.7)):
        assert (np.diff(tone) >= 0).all() and tone[0] > 1 and tone[-1] < 256


def test_corners_lie_in_the_dark() -> None:
    even = np.full((HEIGHT, WIDTH, 3), 150, np.uint8)
    shown = OldFilm(WIDTH, HEIGHT, 5).paint(_frame(even)).astype(float)[..., 1]
    assert shown[:12, :12].mean() < 0.75 * shown[80:100, 150:170].mean()


def test_a_still_shot_moves_by_little_though_grain_dust_and_gate_are_its_look(picture: U8) -> None:
    film = Sepia(WIDTH, HEIGHT, 5)
    pictures = [film.paint(_frame(picture, n / 24)).astype(float) for n in range(24)]
    changes = [float(np.abs(a - b).mean()) for a, b in itertools.pairwise(pictures)]
    # other looks promise less than one level; here grain, dust and the gate are the look
    assert 0.2 < float(np.mean(changes)) < 4.0
    assert max(changes) < 8.0
    # cranked by hand, eighteen a second: some pictures are shown twice
    assert min(changes) < 0.5 * max(changes)
