"""Scopes against pictures whose light and colour are known."""

import numpy as np
import pytest

from studio.workflows.screening.scopes import SIDE, TARGETS, place, scopes


def _flat(red: int, green: int, blue: int) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    picture = np.full((90, 160, 4), 255, np.uint8)
    picture[..., :3] = (blue, green, red)
    return picture


@pytest.mark.parametrize("level", [0, 64, 128, 255])
def test_grey_is_a_line_at_its_level_and_a_dot_in_the_middle(level: int) -> None:
    seen = scopes(_flat(level, level, level))
    rows = np.flatnonzero(seen.waveform.any(axis=1))
    assert rows.tolist() == [SIDE - 1 - level]
    down, across = np.nonzero(seen.vectorscope)
    assert (down.tolist(), across.tolist()) in [([128], [128]), ([127], [127]), ([128], [127]), ([127], [128])]


@pytest.mark.parametrize(("name", "colour"), TARGETS)
def test_bars_fall_into_their_boxes(name: str, colour: tuple[int, int, int]) -> None:
    down, across = np.nonzero(scopes(_flat(*colour)).vectorscope)
    wanted = place(*colour)
    assert abs(float(across[0]) - wanted[0]) < 1, name
    assert abs(float(down[0]) - wanted[1]) < 1, name


def test_red_is_up_and_to_the_left_and_blue_to_the_right() -> None:
    assert place(191, 0, 0)[1] < 64
    assert place(191, 0, 0)[0] < 127
    assert place(0, 0, 191)[0] > 192


def test_columns_are_those_of_the_picture() -> None:
    picture = _flat(0, 0, 0)
    picture[:, 80:, :3] = 255
    seen = scopes(picture).waveform
    columns = seen.shape[1]
    assert seen[SIDE - 1, : columns // 2].all()
    assert not seen[SIDE - 1, columns // 2 :].any()
    assert seen[0, columns // 2 :].all()


def test_large_pictures_are_thinned() -> None:
    assert scopes(np.zeros((2160, 3840, 4), np.uint8)).waveform.shape[1] <= 400
