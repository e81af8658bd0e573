"""Crowds: as many as are asked for are there, or it is said how many are."""

import math
from pathlib import Path

import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).parents[3] / "resources"


def _staged(place: str, count: int, action: str) -> StagePerformance:
    scene = Scene(
        subjects=(Subject(kind="person", count=count, action=action),), place=place, camera=Camera(shot_size="wide")
    )
    request = ShotRequest(scene=scene, size=(128, 72), seconds=1.0, seed=1, quality="draft")
    performance = StageEngine(RESOURCES).stage(request, silent, CancelToken())
    assert isinstance(performance, StagePerformance)
    return performance


@pytest.mark.slow
@pytest.mark.parametrize(("place", "action"), [("street", "walk"), ("park", "stand")])
def test_a_hundred_are_a_hundred_and_nobody_stands_in_a_tree(place: str, action: str) -> None:
    performance = _staged(place, 100, action)
    people = performance.performers
    assert performance.posed == len(people) == 100
    assert not any("room" in note.text for note in performance.notes)
    for person in people:
        x, y = (float(v) for v in person.socket("root", 0.5)[:2, 3])
        assert all(math.hypot(x - o.x, y - o.y) > o.radius for o in performance.place.obstacles)


@pytest.mark.slow
def test_of_more_than_there_is_room_for_it_is_said_how_many_are_there() -> None:
    performance = _staged("cafe", 300, "stand")
    (note,) = [note for note in performance.notes if note.detail == "person"]
    assert note.text == f"Of 300 there is room for {performance.posed}."
    assert 50 <= performance.posed <= 100
