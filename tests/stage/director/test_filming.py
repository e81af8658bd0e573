"""Who is seen, from where, through whose eyes: measured on staged shots."""

import math
from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Camera, Line, Scene, Subject
from studio.stage.director.sight import in_picture
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
ASPECT = 128 / 72


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def staged(engine: StageEngine, scene: Scene) -> StagePerformance:
    request = ShotRequest(scene=scene, size=(128, 72), quality="draft", seed=2, seconds=4.0)
    made = engine.stage(request, silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


@pytest.mark.parametrize(("kind", "action"), [("woman", "walk"), ("man", "run"), ("dog", "run")])
def test_a_point_of_view_goes_along_in_somebodys_eyes(engine: StageEngine, kind: str, action: str) -> None:
    own = Subject(kind=kind, action=action, attributes={"view": "own"})
    shot = staged(engine, Scene(subjects=(own,), place="park", camera=Camera(angle="pov")))
    one = next(one for one in shot.performers if one.meshes)
    for t in (0.6, 2.0, 3.4):
        pose = shot.camera(t)
        assert math.dist(pose.eye, one.focus(t)) < 0.55
        way = np.subtract(one.focus(t + 0.3), one.focus(t - 0.3))[:2]
        looks = np.subtract(pose.target, pose.eye)[:2]
        assert way @ looks / np.linalg.norm(way) / np.linalg.norm(looks) > 0.9
        head = in_picture(pose, np.array([one.focus(t)]), ASPECT)
        assert np.all(np.isnan(head))  # one's own head is behind the lens


def test_a_point_of_view_looks_at_who_is_there(engine: StageEngine) -> None:
    subjects = (Subject(kind="man", attributes={"view": "own"}, action="talk"), Subject(kind="woman", action="talk"))
    shot = staged(engine, Scene(subjects=subjects, place="park", camera=Camera(angle="pov")))
    other = [one for one in shot.performers if one.meshes][1]
    seen = in_picture(shot.camera(2.0), np.array([other.focus(2.0)]), ASPECT)
    assert np.abs(seen).max() < 0.8


def test_over_a_shoulder_is_behind_the_one_and_before_the_other(engine: StageEngine) -> None:
    subjects = (Subject(kind="man", action="talk"), Subject(kind="woman", action="talk"))
    lines = (Line(speaker="woman", text="I know.", subject=1),)
    scene = Scene(
        subjects=subjects, place="street", dialogue=lines, camera=Camera(angle="over_shoulder", shot_size="medium")
    )
    shot = staged(engine, scene)
    people = [one for one in shot.performers if one.meshes][:2]
    pose = shot.camera(2.0)
    near, far = sorted(math.dist(pose.eye, one.focus(2.0)) for one in people)
    assert near < 1.6 < far + 0.6
    seen = min(people, key=lambda one: -math.dist(pose.eye, one.focus(2.0)))
    assert np.abs(in_picture(pose, np.array([seen.focus(2.0)]), ASPECT)).max() < 0.9
    facing = seen.socket("root", 2.0)[:2, 0]
    assert facing @ np.subtract(pose.eye, seen.focus(2.0))[:2] > 0  # it sees the face


def test_followed_from_behind_one_sees_the_back(engine: StageEngine) -> None:
    for side, sign in (("behind", 1.0), ("front", -1.0)):
        own = Subject(kind="woman", action="run", attributes={"filmed_from": side})
        shot = staged(engine, Scene(subjects=(own,), place="road", camera=Camera(move="follow")))
        one = next(one for one in shot.performers if one.meshes)
        way = np.subtract(one.focus(2.3), one.focus(1.7))[:2]
        pose = shot.camera(2.0)
        looks = np.subtract(pose.target, pose.eye)[:2]
        assert sign * (way @ looks) / np.linalg.norm(way) / np.linalg.norm(looks) > 0.6


def test_a_fisheye_and_a_whip_are_drawn_at_the_size_asked_for(engine: StageEngine) -> None:
    for camera in (Camera(lens_mm=10.0), Camera(move="whip_pan")):
        shot = staged(engine, Scene(subjects=(Subject(kind="man"),), place="park", camera=camera))
        (picture,) = shot.pictures((30,), CancelToken())
        assert picture.shape == (72, 128, 3) and picture.std() > 5
