"""Rotations: each stays a rotation, turns as it says, and finds its way between two directions."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.stage.people.rotation import about, about_x, about_z, between

angle = st.floats(-3.1, 3.1)
part = st.floats(-1, 1)


def _is_rotation(m: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    return bool(np.allclose(m @ m.T, np.eye(3), atol=1e-9) and np.linalg.det(m) > 0)


def test_signs_read_like_their_names() -> None:
    assert about_x(0.5) @ [0, 1, 0] @ [0, 0, 1] > 0  # leans
    assert about_z(0.5) @ [1, 0, 0] @ [0, 1, 0] > 0  # turns left


@given(part, part, part, angle)
def test_about_any_axis(x: float, y: float, z: float, turn: float) -> None:
    if abs(x) + abs(y) + abs(z) < 1e-3:
        return
    m = about((x, y, z), turn)
    assert _is_rotation(m)
    assert np.allclose(m @ [x, y, z], [x, y, z], atol=1e-9)


@given(part, part, part, part, part, part)
def test_between_turns_one_into_the_other(a: float, b: float, c: float, d: float, e: float, f: float) -> None:
    start, end = np.array([a, b, c]), np.array([d, e, f])
    if np.linalg.norm(start) < 1e-2 or np.linalg.norm(end) < 1e-2:
        return
    m = between(start, end)
    assert _is_rotation(m)
    assert np.allclose(m @ start / np.linalg.norm(start), end / np.linalg.norm(end), atol=1e-6)


def test_between_opposites_is_half_a_turn() -> None:
    for v in np.eye(3):
        assert np.allclose(between(v, -v) @ v, -v)
