"""Claymation: twelve poses a second, nothing smeared, matter and colours of clay; other styles are left alone."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene, Subject
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.matter.twos import held_pose
from studio.stage.mesh import Texture

RESOURCES = Path(__file__).parents[3] / "resources"


def _shot(engine: StageEngine, style: str) -> StagePerformance:
    scene = Scene(subjects=(Subject(kind="dog", action="walk"),), place="studio", style=style)
    shot = engine.stage(ShotRequest(scene=scene, size=(128, 72), seconds=2.0, quality="draft"), silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    return shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def test_a_pose_is_held_for_two_pictures(engine: StageEngine) -> None:
    shot = _shot(engine, "claymation")
    first, second, third = (shot.moment(n / 24) for n in (24, 25, 26))
    assert all(np.array_equal(a, b) for a, b in zip(first.positions, second.positions, strict=True))
    assert any(not np.array_equal(a, b) for a, b in zip(second.positions, third.positions, strict=True))
    assert all(v == (0.0, 0.0, 0.0) for v in third.velocities)
    assert held_pose(25 / 24) == held_pose(24 / 24) == 1.0


def test_hair_and_fur_are_clay_and_a_finger_deep(engine: StageEngine) -> None:
    clay, photo = _shot(engine, "claymation"), _shot(engine, "photoreal")
    assert any(mesh.material.texture is Texture.FUR for mesh in photo.world.actors)
    assert not any(mesh.material.texture in (Texture.FUR, Texture.CLOTH) for mesh in clay.world.actors)
    pairs = zip(clay.moment(1.0).positions, photo.moment(1.0).positions, strict=True)
    moved = max(float(np.linalg.norm(a - b, axis=1).max()) for a, b in pairs)
    assert 0.002 < moved < 0.03
    smooth, running = photo.moment(1.0), photo.moment(1.0 + 1 / 24)
    assert any(not np.array_equal(a, b) for a, b in zip(smooth.positions, running.positions, strict=True))
