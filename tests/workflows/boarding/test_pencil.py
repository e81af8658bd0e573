"""The pencil: true to what is staged, inside of the picture, one arrow for those who go together."""

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ports.boards import Arrow, Framing
from studio.ports.engine import Plan, Traced
from studio.project.scene import CameraMove
from studio.workflows.boarding import pencil

WIDE = 16 / 9


def _walk(dx: float, dy: float, at: tuple[float, float] = (0.4, 0.3), kind: str = "boy") -> Traced:
    x, y = at
    boxes = tuple(
        ((x + dx * n / 14, y + dy * n / 14), (x + 0.1 + dx * n / 14, y + 0.5 + dy * n / 14)) for n in range(15)
    )
    return Traced(kind=kind, subject=0, boxes=boxes)


def _arrows(*traces: Traced) -> list[Arrow]:
    made = pencil.subjects(Plan(views=(), traces=traces), WIDE)
    return [stroke for stroke in made if isinstance(stroke, Arrow)]


def test_an_arrow_points_where_somebody_goes() -> None:
    (right,) = _arrows(_walk(0.3, 0.0))
    assert right.points[-1][0] > right.points[0][0] + 0.05
    assert right.points[-1][1] == pytest.approx(right.points[0][1])
    (left,) = _arrows(_walk(-0.3, 0.0))
    assert left.points[-1][0] < left.points[0][0]
    assert _arrows(_walk(0.01, 0.0)) == []


def test_those_who_go_together_have_one_arrow_and_others_their_own() -> None:
    assert len(_arrows(_walk(0.3, 0.0), _walk(0.29, 0.0, (0.45, 0.3), "dog"))) == 1
    assert len(_arrows(_walk(0.3, 0.0), _walk(-0.3, 0.0, (0.75, 0.3)))) == 2
    assert len(_arrows(*(_walk(0.3, 0.0, (0.1 + 0.2 * n, 0.1 + 0.1 * n)) for n in range(4)))) <= 3


def test_a_ball_flies_its_own_path_up_to_where_it_bounces() -> None:
    fall = [(0.3 + 0.02 * n, 0.2 + 0.6 * abs(math.sin(n / 4.5 + 1.2) - 0.2)) for n in range(15)]
    boxes = tuple(((x - 0.02, y - 0.03), (x + 0.02, y + 0.03)) for x, y in fall)
    (arrow,) = _arrows(Traced(kind="ball", subject=-1, boxes=boxes))
    assert len(arrow.points) > 2


def test_whoever_is_behind_the_camera_has_no_arrow() -> None:
    assert _arrows(Traced(kind="boy", subject=0, boxes=(None,) * 15)) == []


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
def test_arrows_stay_in_the_picture(dx: float, dy: float, x: float, y: float) -> None:
    for arrow in _arrows(_walk(dx, dy, (x, y))):
        assert all(0.0 <= part <= 1.0 for point in arrow.points for part in point)


@pytest.mark.parametrize("move", get_args(CameraMove))
def test_every_move_has_its_sign(move: CameraMove) -> None:
    strokes = pencil.camera(move, None, WIDE)
    assert bool(strokes) == (move not in ("static", "handheld"))
    ways = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}
    for word, (axis, way) in ways.items():
        if move.endswith(f"_{word}"):
            (arrow,) = strokes
            assert isinstance(arrow, Arrow)
            assert (arrow.points[-1][axis] - arrow.points[0][axis]) * way > 0.1


def test_a_closing_camera_shows_where_it_ends() -> None:
    view = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))
    framing, *arrows = pencil.camera("dolly_in", view, WIDE)
    assert framing == Framing(view)
    assert len(arrows) == 4
    assert all(isinstance(one, Arrow) and _from_middle(one.points[1]) < _from_middle(one.points[0]) for one in arrows)
    _, *out = pencil.camera("dolly_out", view, WIDE)
    assert all(isinstance(one, Arrow) and _from_middle(one.points[1]) > _from_middle(one.points[0]) for one in out)


def test_a_standing_camera_that_turns_after_somebody_says_so() -> None:
    moved = ((0.4, 0.0), (1.4, 0.0), (1.4, 1.0), (0.4, 1.0))
    still = ((0.01, 0.0), (1.01, 0.0), (1.01, 1.0), (0.01, 1.0))
    assert pencil.drifts("static", moved)
    assert not pencil.drifts("static", still)
    assert pencil.camera("static", moved, WIDE)
    assert not pencil.camera("static", still, WIDE)


def _from_middle(point: tuple[float, float]) -> float:
    return math.hypot(point[0] - 0.5, point[1] - 0.5)
