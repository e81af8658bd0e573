"""Somebody turns round: the back first, then the face; the feet stay on their spot."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene, Subject
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).resolve().parents[4] / "resources"


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def _ahead(shot: StagePerformance, seconds: float) -> float:
    """1 where the face looks at the camera, -1 where it looks away."""
    way = np.asarray(shot.performers[0].socket("root", seconds))[:2, 0]
    eye = np.array(shot.camera(seconds).eye[:2]) - np.asarray(shot.performers[0].focus(seconds))[:2]
    return float(way @ eye / np.linalg.norm(way) / np.linalg.norm(eye))


@pytest.mark.parametrize(
    "subject",
    [
        Subject(
            kind="girl", action="spin", then=("laugh",), attributes={"deed": "turn_around, smile", "target": "camera"}
        ),
        Subject(kind="man", action="look", attributes={"deed": "turn_around", "manner": "slowly"}),
        Subject(kind="woman", action="look", attributes={"deed": "look_back"}),
    ],
)
def test_the_back_first_then_the_face(engine: StageEngine, subject: Subject) -> None:
    request = ShotRequest(scene=Scene(subjects=(subject,), place="park"), size=(128, 72), quality="draft", seed=3)
    shot = engine.stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    assert _ahead(shot, 0.3) < -0.6
    assert _ahead(shot, 4.5) > 0.8
    feet = [np.asarray(shot.performers[0].socket("root", t))[:2, 3] for t in (0.3, 2.0, 4.5)]
    assert max(np.linalg.norm(at - feet[0]) for at in feet) < 0.25


def test_a_pirouette_is_another_thing(engine: StageEngine) -> None:
    dancer = Subject(kind="ballerina", action="spin", attributes={"deed": "twirl"})
    request = ShotRequest(scene=Scene(subjects=(dancer,), place="stage"), size=(128, 72), quality="draft", seed=3)
    shot = engine.stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    assert _ahead(shot, 0.3) > 0.6, "she begins with her face to who looks"
