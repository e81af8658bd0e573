"""A staged shot in slow motion: the same deed, its pictures, sounds and words in the film's time."""

from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

import numpy as np
import pytest

from studio.core.errors import SceneError
from studio.core.progress import CancelToken, silent
from studio.core.time import SAMPLE_RATE
from studio.ports.engine import ShotRequest
from studio.ports.speech import Speech
from studio.project.scene import Camera, Line, Motion, Scene, Subject
from studio.stage.director.clock import RATES
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
_JUMP = Scene(subjects=(Subject(kind="woman", action="jump"),), place="park")


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def _shot(
    engine: StageEngine,
    motion: Motion,
    seconds: float | None = None,
    scene: Scene = _JUMP,
    speech: tuple[Speech, ...] = (),
) -> StagePerformance:
    scene = replace(scene, camera=Camera(motion=motion))
    wish = ShotRequest(scene=scene, size=(128, 72), quality="draft", seed=3, seconds=seconds, speech=speech)
    made = engine.stage(wish, silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


@pytest.mark.parametrize("motion", get_args(Motion))
def test_it_lasts_as_long_as_asked(engine: StageEngine, motion: Motion) -> None:
    shot = _shot(engine, motion, 4.0)
    assert shot.frame_count == 96
    assert all(0 <= event.sample < 4 * SAMPLE_RATE for event in shot.events)
    assert all(event.until is None or event.until <= 4 * SAMPLE_RATE for event in shot.events)


def test_without_a_wish_it_is_longer_than_in_real_time(engine: StageEngine) -> None:
    assert _shot(engine, "slow").frame_count > _shot(engine, "real").frame_count


def test_a_fall_takes_as_much_longer(engine: StageEngine) -> None:
    """From the jump to the landing, as it is heard and seen, 1 / 0.4 times as long as what the world takes."""
    slow, real = _shot(engine, "slow", 6.0), _shot(engine, "real", 6.0 * RATES["slow"])
    heard = [[e.sample for e in one.events if e.kind == "footstep"] for one in (slow, real)]
    assert heard[0] == pytest.approx([round(sample / RATES["slow"]) for sample in heard[1]], abs=2)
    moving = [slow.moment(t / 24).positions for t in range(0, 144, 24)]
    other = [real.moment(t / 24 * RATES["slow"]).positions for t in range(0, 144, 24)]
    for a, b in zip(moving, other, strict=True):
        for x, y in zip(a, b, strict=True):
            np.testing.assert_allclose(x, y, atol=1e-4)


def test_a_shutter_smears_less(engine: StageEngine) -> None:
    slow, real = _shot(engine, "slow", 6.0), _shot(engine, "real", 6.0 * RATES["slow"])
    for film in (1.0, 2.0, 3.0, 4.0):
        fast = np.linalg.norm(real.moment(film * RATES["slow"]).velocities, axis=-1)
        np.testing.assert_allclose(
            np.linalg.norm(slow.moment(film).velocities, axis=-1), RATES["slow"] * fast, rtol=1e-5, atol=1e-6
        )


def test_words_are_spoken_as_they_are(engine: StageEngine) -> None:
    line = Line(speaker="woman", text="Now", subject=0)
    words = tuple(Speech(line=line, samples=np.zeros(SAMPLE_RATE, np.float32), words=(), phonemes=()) for _ in range(2))
    slow, real = (_shot(engine, motion, None, _JUMP, words) for motion in ("slow", "real"))
    first, second = slow.lines
    assert first.sample > real.lines[0].sample
    assert second.sample - first.sample >= SAMPLE_RATE, "nobody speaks over herself"
    assert all(line.sample + SAMPLE_RATE < slow.frame_count / 24 * SAMPLE_RATE for line in slow.lines)
    for into in (0.0, 0.5, 0.9):  # the mouth, and all of her, is where it is in real time at the same word
        faces = [one.moment(one.lines[1].sample / SAMPLE_RATE + into).seconds for one in (slow, real)]
        assert faces[0] == pytest.approx(faces[1], abs=0.02)


def test_a_motion_nobody_knows_is_refused(engine: StageEngine) -> None:
    with pytest.raises(SceneError) as caught:
        _shot(engine, cast("Motion", "backwards"))
    assert caught.value.field == "camera.motion"
