"""Things that are shown by themselves: they stand on the ground, whole, and in the picture."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene, Subject
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


@pytest.mark.parametrize("kind", ["football", "suitcase", "guitar", "table", "bicycle"])
def test_it_stands_on_the_ground(engine: StageEngine, kind: str) -> None:
    scene = Scene(subjects=(Subject(kind=kind),), place="studio")
    request = ShotRequest(scene=scene, size=(256, 144), seconds=2.0, quality="draft")
    shot = engine.stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    points = np.concatenate(shot.moment(1.0).positions).astype(np.float64)
    lowest = points[points[:, 2].argmin()]
    assert abs(float(lowest[2]) - shot.place.ground(float(lowest[0]), float(lowest[1]))) < 0.06
    camera = shot.moment(1.0).camera
    eye, target = np.array(camera.eye), np.array(camera.target)
    ahead = (target - eye) / np.linalg.norm(target - eye)
    down = np.degrees(np.arctan2(-(points - eye) @ _up(ahead), (points - eye) @ ahead))
    assert np.abs(down).max() < camera.fov_degrees / 2  # neither top nor foot is cut


def _up(ahead: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    up = np.cross(right, ahead)
    return up / np.linalg.norm(up)
