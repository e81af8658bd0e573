"""Grades against their formulas, written out in double precision."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.ports.compositor import Layer, Lut, Picture
from studio.project.timeline.look import Grade
from tests.compositor.pictures import SIZE, compositor, noise, plain


def graded(picture: Picture, grade: Grade, lut: Lut | None = None) -> Picture:
    return compositor().compose([Layer(picture=picture, grade=grade, lut=lut)], (picture.shape[1], picture.shape[0]))


def ramp() -> Picture:
    """Every code of every channel."""
    picture = np.full((3, 256, 4), 255, np.uint8)
    picture[..., :3] = 0
    for channel in range(3):
        picture[channel, :, channel] = np.arange(256)
    return picture


def cube(size: int, bend: float = 1.0) -> Lut:
    steps = np.linspace(0.0, 1.0, size) ** bend
    return np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).astype(np.float32)


def formula(picture: Picture, grade: Grade) -> NDArray[np.float64]:
    """Blue, green, red, 0..255."""
    codes: NDArray[np.float64] = picture[..., 2::-1] / 255.0
    linear: NDArray[np.float64] = (
        np.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4) * 2.0**grade.exposure
    )
    codes = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    codes = np.maximum((codes + np.array(grade.lift) * (1.0 - codes)) * np.array(grade.gain), 0.0)
    codes = codes ** (1.0 / np.array(grade.gamma))
    luma = (codes @ np.array([0.2126, 0.7152, 0.0722]))[..., None]
    return np.clip(luma + (codes - luma) * grade.saturation, 0.0, 1.0)[..., ::-1] * 255.0


GRADES = {
    "exposure": Grade(exposure=1.3),
    "lift": Grade(lift=(0.1, -0.05, 0.0)),
    "gamma": Grade(gamma=(1.5, 0.7, 1.0)),
    "gain": Grade(gain=(1.2, 0.8, 1.0)),
    "saturation": Grade(saturation=0.4),
    "all": Grade(
        exposure=-0.7, lift=(0.05, 0.0, -0.1), gamma=(1.2, 1.0, 0.9), gain=(0.9, 1.3, 1.0), saturation=1.5
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GRADES)
def test_a_grade_is_its_formula(name: str) -> None:
    for picture in (ramp(), noise()):
        made = graded(picture, GRADES[name])
        assert np.abs(made[..., :3] - formula(picture, GRADES[name])).max() <= 0.51
        assert (made[..., 3] == 255).all()


def test_no_grade_changes_no_byte() -> None:
    assert np.array_equal(graded(noise(), Grade()), noise())


@pytest.mark.parametrize("size", [2, 17, 33, 65])
def test_a_table_that_changes_nothing_changes_no_byte(size: int) -> None:
    assert np.array_equal(graded(noise(), Grade(), cube(size)), noise())
    curve = np.repeat(np.linspace(0.0, 1.0, size, dtype=np.float32)[:, None, None, None], 3, axis=-1)
    assert np.array_equal(graded(ramp(), Grade(), curve), ramp())


def test_a_table_is_read_between_its_steps() -> None:
    made = graded(noise(), Grade(), cube(33, 2.0))
    assert np.abs(made[..., :3] - (noise()[..., :3] / 255.0) ** 2 * 255.0).max() < 1.0


def test_a_table_knows_its_colours_apart() -> None:
    lut = np.ascontiguousarray(cube(5)[..., [1, 2, 0]])  # red becomes what green was, green blue, blue red
    assert tuple(graded(plain((10, 20, 30)), Grade(), lut)[0, 0]) == (30, 10, 20, 255)


def test_half_a_table_is_half_way() -> None:
    full = graded(noise(), Grade(), cube(33, 2.0)).astype(float)
    half = graded(noise(), Grade(lut_strength=0.5), cube(33, 2.0)).astype(float)
    assert np.abs(half - (full + noise()) / 2).max() <= 1.0
    assert np.array_equal(graded(noise(), Grade(lut_strength=0.0), cube(33, 2.0)), noise())


@pytest.mark.parametrize("saturation", [1.0, 0.5])
def test_a_table_by_channel(saturation: float) -> None:
    curve = (np.linspace(0.0, 1.0, 1024)[:, None, None, None] ** np.array([1.0, 2.0, 0.5])).astype(np.float32)
    grade = Grade(saturation=saturation)
    bent = (formula(noise(), grade) / 255.0) ** np.array([0.5, 2.0, 1.0]) * 255.0
    made = graded(noise(), grade, curve)
    away = np.abs(made[..., :3] - bent)
    assert np.quantile(away, 0.99) <= 1.0 and away.max() < (1 if saturation == 1.0 else 12)


def test_grey_stays_grey_through_a_table() -> None:
    picture = np.repeat(np.arange(256, dtype=np.uint8), 4).reshape(1, 256, 4)
    picture[..., 3] = 255
    made = graded(picture, Grade(), cube(9, 1.7))
    assert np.array_equal(made[..., 0], made[..., 1]) and np.array_equal(made[..., 1], made[..., 2])


def test_opacity_is_not_graded() -> None:
    picture = plain((100, 100, 100), opacity=128)
    made = compositor().compose([Layer(picture=picture, grade=Grade(exposure=1.0))], SIZE)
    bright = graded(plain((100, 100, 100)), Grade(exposure=1.0))
    assert np.abs(made[..., :3].astype(int) - (bright[..., :3] * (128 / 255.0))).max() <= 1


numbers = st.floats(allow_nan=True, allow_infinity=True)
three = st.tuples(numbers, numbers, numbers)


@settings(max_examples=40, deadline=None)
@given(
    st.builds(
        Grade, exposure=numbers, lift=three, gamma=three, gain=three, saturation=numbers, lut_strength=numbers
    ),
    st.booleans(),
)  # fmt: skip
def test_no_number_breaks_a_grade(grade: Grade, tabled: bool) -> None:
    lut = cube(4) * np.float32(np.nan) if tabled else None
    made = graded(noise(), grade, lut)
    assert (made[..., 3] == 255).all()


def test_what_is_no_number_is_no_change() -> None:
    three = (math.nan, math.nan, math.nan)
    odd = Grade(exposure=math.nan, lift=three, gamma=three, gain=three, saturation=math.nan)
    assert np.array_equal(graded(noise(), odd), noise())


@pytest.mark.parametrize("shape", [(0, 0, 0, 3), (1, 1, 1, 3), (4, 4, 3), (5, 5, 5, 4), (5, 1, 5, 3)])
def test_a_table_of_no_known_shape_is_left_out(shape: tuple[int, ...]) -> None:
    lut: Any = np.zeros(shape, np.float32)
    assert np.array_equal(graded(noise(), Grade(), lut), noise())


def test_a_table_in_anothers_place_is_not_taken_for_it() -> None:
    """Tables come and go at the same address."""
    for bend in (1.0, 2.0, 0.5, 3.0):
        made = graded(noise(), replace(Grade(), saturation=0.9), cube(5, bend))
        other = graded(noise(), replace(Grade(), saturation=0.9), cube(5, bend))
        assert np.array_equal(made, other)
        if bend == 1.0:
            assert np.abs(made[..., :3] - formula(noise(), Grade(saturation=0.9))).max() <= 0.6
