"""The camera keeps what it films in the picture, over the ground, inside the room."""

import math

import numpy as np
import pytest

from studio.project.scene import Camera
from studio.stage.director.camera import CameraPath, Subject
from studio.stage.world import CameraPose, Obstacle, Place, Vector


def place(**more: object) -> Place:
    return Place(name="yard", scenery=(), **more)  # type: ignore[arg-type]


def standing(x: float = 0.0, y: float = 0.0, height: float = 1.7) -> Subject:
    return Subject(
        center=lambda t: (x, y, height / 2),
        focus=lambda t: (x, y, height - 0.12),
        height_m=height,
        width_m=0.6,
        heading=-math.pi / 2,
    )


def seen(pose: CameraPose, point: Vector, aspect: float = 16 / 9) -> tuple[float, float]:
    """Where a point is in the picture: -1..1 to the right, -1..1 up."""
    eye, target = np.array(pose.eye), np.array(pose.target)
    ahead = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(ahead, [0, 0, 1.0])
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    away = np.array(point) - eye
    depth = away @ ahead
    half = math.tan(math.radians(pose.fov_degrees) / 2)
    return float(away @ right / depth / half / aspect), float(away @ up / depth / half)


@pytest.mark.parametrize(
    "move", ["static", "dolly_in", "dolly_out", "orbit", "handheld", "zoom_in", "crane_up", "truck_left"]
)
@pytest.mark.parametrize("size", ["wide", "full", "medium", "close_up"])
def test_the_face_stays_in_the_picture(move: str, size: str) -> None:
    camera = CameraPath(Camera(move=move, shot_size=size), standing(), place(), 5.0, 16 / 9, 3)  # type: ignore[arg-type]
    for t in np.linspace(0, 5, 11):
        x, y = seen(camera(float(t)), (0.0, 0.0, 1.58))
        assert abs(x) < 0.95 and abs(y) < 1.0, (move, size, t, x, y)


def test_a_full_shot_crops_neither_head_nor_feet() -> None:
    camera = CameraPath(Camera(shot_size="full"), standing(), place(), 4.0, 16 / 9, 1)
    assert abs(seen(camera(2.0), (0.0, 0.0, 0.0))[1]) < 1.0
    assert abs(seen(camera(2.0), (0.0, 0.0, 1.75))[1]) < 1.0


def test_close_is_closer_than_wide() -> None:
    spans: list[float] = []
    for size in ("wide", "full", "medium", "close_up"):
        pose = CameraPath(Camera(shot_size=size), standing(), place(), 4.0, 16 / 9, 1)(2.0)
        spans.append(math.dist(pose.eye, pose.target) * math.tan(math.radians(pose.fov_degrees) / 2))
    assert spans == sorted(spans, reverse=True)


def test_an_upright_picture_holds_the_whole_person() -> None:
    camera = CameraPath(Camera(shot_size="full"), standing(), place(), 4.0, 9 / 16, 1)
    for point in ((0.3, 0.0, 0.9), (-0.3, 0.0, 0.9), (0.0, 0.0, 0.02), (0.0, 0.0, 1.7)):
        x, y = seen(camera(2.0), point, 9 / 16)
        assert abs(x) < 1 and abs(y) < 1


def test_the_camera_stays_in_its_room() -> None:
    low, high = (-3.0, -2.0, 0.3), (3.0, 2.5, 2.4)
    camera = CameraPath(
        Camera(shot_size="wide", move="dolly_out"),
        standing(),
        place(indoor=True, camera_limit=(low, high)),
        4.0,
        1.78,
        2,
    )
    for t in np.linspace(0, 4, 9):
        eye = camera(float(t)).eye
        assert all(a - 1e-6 <= v <= b + 1e-6 for v, a, b in zip(eye, low, high, strict=True))


def test_it_sidesteps_a_pillar() -> None:
    pillar = Obstacle(x=0.0, y=-2.0, radius=0.3, height=4.0)
    camera = CameraPath(Camera(shot_size="full"), standing(), place(obstacles=(pillar,)), 4.0, 1.78, 2)
    eye = np.array(camera(2.0).eye[:2])
    line = -eye / np.linalg.norm(eye)
    aside = abs((pillar.x - eye[0]) * line[1] - (pillar.y - eye[1]) * line[0])
    assert aside > pillar.radius


def test_it_goes_along_with_a_runner() -> None:
    runner = Subject(
        center=lambda t: (4.0 * t, 0.0, 0.85), focus=lambda t: (4.0 * t, 0.0, 1.55), height_m=1.7, width_m=0.8,
        heading=0.0, moving=True, speed_m_s=4.0,
    )  # fmt: skip
    camera = CameraPath(Camera(shot_size="full"), runner, place(), 5.0, 16 / 9, 1)
    for t in (0.0, 2.5, 5.0):
        x, _ = seen(camera(t), (4.0 * t, 0.0, 0.85))
        assert abs(x) < 0.6
