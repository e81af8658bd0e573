"""Moves and stances that a plain tripod has not: what they promise is measured from the poses."""

import math

import numpy as np
import pytest

from studio.project.scene import Camera
from studio.stage.director.camera import CameraPath
from studio.stage.director.framing import Subject
from studio.stage.director.moves import CANTED, Where, pulled
from studio.stage.director.sight import in_picture
from studio.stage.render.camera import projection
from studio.stage.world import CameraPose, Place, Vector

ASPECT = 16 / 9
SECONDS = 5.0


def place(limit: tuple[Vector, Vector] | None = None) -> Place:
    return Place(name="yard", scenery=(), camera_limit=limit)


def standing(height: float = 1.7) -> Subject:
    return Subject(
        center=lambda t: (0.0, 0.0, height / 2), focus=lambda t: (0.0, 0.0, height - 0.12), height_m=height,
        width_m=0.6, heading=-math.pi / 2,
    )  # fmt: skip


def filmed(wish: Camera, others: tuple[Where, ...] = (), seen_from: str = "", room: Place | None = None) -> CameraPath:
    return CameraPath(
        wish, standing(), room or place(), SECONDS, ASPECT, 3, others=others, seen_from=seen_from
    )  # fmt: skip


def spread(pose: CameraPose, points: list[Vector]) -> float:
    """How far two points are apart in the picture."""
    a, b = in_picture(pose, np.array(points), ASPECT)
    return float(np.hypot((a[0] - b[0]) * ASPECT, a[1] - b[1]))


@pytest.mark.parametrize("size", ["full", "medium_close", "close_up"])
@pytest.mark.parametrize("limit", [None, ((-3.0, -4.0, 0.3), (3.0, 3.0, 2.4))])
def test_a_dolly_zoom_keeps_its_subject_and_swells_what_is_behind(
    size: str, limit: tuple[Vector, Vector] | None
) -> None:
    camera = filmed(Camera(move="dolly_zoom", shot_size=size), room=place(limit))  # type: ignore[arg-type]
    poses = [camera(t) for t in np.linspace(0.0, SECONDS, 9).tolist()]
    eye, aim = np.array(poses[0].eye), np.array(poses[0].target)
    ahead = (aim - eye) / np.linalg.norm(aim - eye)
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    at = np.array([0.0, 0.0, 1.58 if size != "full" else 0.85])
    ear, other = at - 0.08 * right, at + 0.08 * right
    own = [spread(pose, [tuple(ear), tuple(other)]) for pose in poses]
    assert max(own) / min(own) < 1.06
    far = at + 30.0 * ahead
    behind = [spread(pose, [tuple(far - 0.5 * right), tuple(far + 0.5 * right)]) for pose in poses]
    assert np.all(np.diff(behind) > 0)
    assert behind[-1] / behind[0] > 1.5


def test_a_dutch_angle_leans_the_horizon_and_nothing_else_does() -> None:
    for angle, leans in (("dutch", CANTED), ("eye", 0.0)):
        pose = filmed(Camera(angle=angle))(2.0)  # type: ignore[arg-type]
        seen = projection(pose, 1280, 720)
        eye, aim = np.array(pose.eye), np.array(pose.target)
        ahead = (aim - eye)[:2] / np.linalg.norm((aim - eye)[:2])
        right = np.array([ahead[1], -ahead[0]])
        ends = [np.array([*(eye[:2] + 5000 * ahead + x * right), eye[2]]) for x in (-900.0, 900.0)]
        (ax, ay, aw), (bx, by, bw) = seen.project(np.array(ends))
        slope = math.atan2(by / bw - ay / aw, bx / bw - ax / aw)
        assert abs(abs(slope) - leans) < 0.02


def test_a_dutch_angle_cuts_neither_head_nor_feet() -> None:
    wish = Camera(angle="dutch", shot_size="full")
    whole = np.array([(0.0, 0.0, 0.0), (0.0, 0.0, 1.75), (0.4, 0.0, 0.9), (-0.4, 0.0, 0.9)])
    camera = CameraPath(wish, standing(), place(), SECONDS, ASPECT, 3, keep=lambda t: whole)
    assert np.abs(in_picture(camera(2.5), whole, ASPECT)).max() < 1.0


def yaw(pose: CameraPose) -> float:
    return math.atan2(pose.target[1] - pose.eye[1], pose.target[0] - pose.eye[0])


def beside(_: float) -> Vector:
    return (2.5, 1.0, 1.5)


@pytest.mark.parametrize("others", [(), (beside,)])
def test_a_whip_pan_holds_is_thrown_and_comes_to_rest_on_its_subject(others: tuple[Where, ...]) -> None:
    camera = filmed(Camera(move="whip_pan", shot_size="medium_close"), others)
    times = np.linspace(0.0, SECONDS, 241)
    turn = np.unwrap([yaw(camera(float(t))) for t in times])
    speed = np.abs(np.gradient(turn, times))
    assert speed[:40].max() < 0.1 and speed[-40:].max() < 0.1
    assert speed.max() > 2.0
    assert np.count_nonzero(speed > 0.5) / 48 < 0.6  # seconds
    face = np.array([(0.0, 0.0, 1.58)])
    assert np.abs(in_picture(camera(SECONDS), face, ASPECT)).max() < 0.6
    if others:
        first = np.array([others[0](0.0)])
        assert np.abs(in_picture(camera(0.2), first, ASPECT)).max() < 0.2


def test_focus_is_pulled_from_one_to_the_other() -> None:
    near: Vector = (0.1, -1.2, 1.4)
    camera = filmed(Camera(move="rack_focus", shot_size="medium"), (lambda t: near,))
    start, end = camera(0.0), camera(SECONDS)
    assert start.focus_m == pytest.approx(math.dist(start.eye, near), rel=0.02)
    assert end.focus_m == pytest.approx(math.dist(end.eye, (0.0, 0.0, 1.58)), rel=0.15)
    assert end.aperture >= 6
    steps = [pulled(u, 1.0, 4.0) for u in np.linspace(0, 1, 30).tolist()]
    assert steps == sorted(steps)


def test_a_worm_looks_up_from_the_ground_and_sees_the_head() -> None:
    pose = filmed(Camera(angle="worms_eye"))(2.0)
    assert pose.eye[2] < 0.25
    assert pose.target[2] > pose.eye[2] + 0.4
    assert np.abs(in_picture(pose, np.array([(0.0, 0.0, 1.75)]), ASPECT)).max() < 1.0


@pytest.mark.parametrize(("side", "angle"), [("behind", 0.0), ("front", 180.0), ("side", 90.0)])
def test_somebody_is_filmed_from_the_side_that_is_wished_for(side: str, angle: float) -> None:
    pose = filmed(Camera(), seen_from=side)(2.0)
    away = math.degrees(abs((yaw(pose) + math.pi / 2 + math.pi) % (2 * math.pi) - math.pi))
    assert abs(away - angle) < 20


def test_a_fisheye_stands_near_and_holds_the_whole() -> None:
    whole = np.array([(0.0, 0.0, 0.0), (0.0, 0.0, 1.75)])
    wish = Camera(lens_mm=10.0)
    camera = CameraPath(wish, standing(), place(), SECONDS, ASPECT, 3, keep=lambda t: whole)
    pose = camera(2.0)
    assert pose.fisheye
    assert np.abs(in_picture(pose, whole, ASPECT)).max() < 1.0
    plain = CameraPath(Camera(), standing(), place(), SECONDS, ASPECT, 3, keep=lambda t: whole)(2.0)
    assert math.dist(pose.eye, (0, 0, 0.85)) < 0.8 * math.dist(plain.eye, (0, 0, 0.85))


def test_who_is_small_in_a_wide_picture_stands_in_its_lower_part() -> None:
    whole = np.array([(0.0, 0.0, 0.0), (0.0, 0.0, 1.75)])
    camera = CameraPath(Camera(shot_size="wide"), standing(), place(), SECONDS, ASPECT, 3, keep=lambda t: whole)
    flat = in_picture(camera(2.5), whole, ASPECT)[:, 1]
    beneath, over = float(flat.min()) + 1.0, 1.0 - float(flat.max())
    assert 0.1 < beneath < 0.6 * over


def test_a_mouse_is_met_at_the_height_of_mice() -> None:
    mouse = Subject(
        center=lambda t: (0.0, 0.0, 0.03), focus=lambda t: (0.0, 0.0, 0.04), height_m=0.06, width_m=0.1, animal=True
    )
    assert CameraPath(Camera(), mouse, place(), SECONDS, ASPECT, 1)(1.0).eye[2] < 0.25


def test_a_longer_lens_melts_more_of_the_background_and_an_insect_stays_sharp() -> None:
    plain, longer = filmed(Camera(shot_size="full"))(1.0), filmed(Camera(shot_size="full", lens_mm=85.0))(1.0)
    assert longer.aperture > 2 * plain.aperture > 0
    bee = Subject(
        center=lambda t: (0.0, 0.0, 1.5), focus=lambda t: (0.0, 0.0, 1.5), height_m=0.05, width_m=0.02, animal=True
    )
    near = CameraPath(Camera(shot_size="extreme_close_up", lens_mm=100.0), bee, place(), SECONDS, ASPECT, 1)(1.0)
    assert near.focus_m < 0.4
    assert near.aperture < 0.6 * filmed(Camera(shot_size="extreme_close_up"))(1.0).aperture
