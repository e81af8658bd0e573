"""Into the water: off the block, head or feet first, under, up again, in what is worn for it."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene, Subject
from studio.stage.director.deeds.plunging import Splash
from studio.stage.director.staging import with_scenery
from studio.stage.engine import StageEngine, StagePerformance

RESOURCES = Path(__file__).resolve().parents[4] / "resources"


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def _filmed(engine: StageEngine, subject: Subject, around: tuple[str, ...] = ("swimming_pool",)) -> StagePerformance:
    scene = Scene(subjects=(subject,), place="lake", surroundings=around)
    shot = engine.stage(ShotRequest(scene=scene, size=(128, 72), quality="draft", seed=3), silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    return shot


def _entries(shot: StagePerformance) -> list[Splash]:
    return [one for one in shot.performers if isinstance(one, Splash)]


@pytest.mark.parametrize(
    ("subject", "around", "headlong"),
    [
        (Subject(kind="woman", action="jump", attributes={"deed": "dive"}), ("swimming_pool",), True),
        (Subject(kind="boy", action="jump", attributes={"age": "child"}), ("pool",), False),
        (Subject(kind="girl", action="jump", attributes={"deed": "dive"}), (), True),
    ],
)
def test_over_the_edge_under_and_up_again(
    engine: StageEngine, subject: Subject, around: tuple[str, ...], headlong: bool
) -> None:
    shot = _filmed(engine, subject, around)
    water = shot.world.mirror_z
    assert water is not None
    (splash,) = _entries(shot)
    (cue,) = splash.cues
    diver = shot.performers[0]
    head, hips = ([diver.socket(name, t) for t in (0.1, cue.seconds)] for name in ("head", "hips"))
    assert hips[0][2, 3] > water + 0.3 and head[0][2, 3] > hips[0][2, 3] + 0.3, "they stand on the edge first"
    assert (head[1][2, 3] < hips[1][2, 3]) == headlong, "head or feet first"
    hit = np.array(splash.focus(cue.seconds))[:2]
    assert np.linalg.norm(np.asarray(diver.socket("hips", cue.seconds))[:2, 3] - hit) < 1.0
    assert diver.socket("head", cue.seconds + 0.8)[2, 3] < water, "out of sight"
    assert diver.socket("head", cue.seconds + 2.2)[2, 3] > water - 0.3, "and up again"
    assert len(splash.at(cue.seconds + 0.3).sprites) == 2
    assert splash.at(cue.seconds - 0.1).sprites == ()
    assert any(event.kind == "splash" and event.subject == "body" for event in shot.events)


def test_the_camera_does_not_look_for_them_under_water(engine: StageEngine) -> None:
    shot = _filmed(engine, Subject(kind="woman", action="jump", attributes={"deed": "dive"}))
    water = shot.world.mirror_z
    assert water is not None
    for seconds in np.arange(0.0, 4.0, 0.25):
        assert shot.camera(float(seconds)).target[2] > water


def test_several_dive_from_blocks_of_their_own(engine: StageEngine) -> None:
    shot = _filmed(engine, Subject(kind="swimmer", action="jump", count=3, attributes={"deed": "dive"}))
    at = [splash.focus(0.0)[1] for splash in _entries(shot)]
    assert len(at) == 3
    assert min(np.diff(sorted(at))) > 1.5


def test_a_jump_on_the_shore_is_no_plunge(engine: StageEngine) -> None:
    assert not _entries(_filmed(engine, Subject(kind="boy", action="jump"), ()))


def test_who_swims_is_dressed_for_it() -> None:
    def worn(**attributes: str) -> str | None:
        subject = Subject(kind=attributes.pop("kind", "man"), action="swim", attributes=attributes)
        scene, _ = with_scenery(Scene(place="lake", subjects=(subject,)))
        return scene.subjects[0].attributes.get("clothing")

    assert worn() == "swimsuit"
    assert worn(clothing="red dress") == "red dress"
    assert worn(kind="knight") is None
