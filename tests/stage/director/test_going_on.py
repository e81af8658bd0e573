"""A shot that is extended begins, frame for frame, as it was; then what was done last goes on."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Camera, Scene, Subject
from studio.stage.acting import paths
from studio.stage.director.going_on import going_on, straight_on
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.performer import Beat

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def staged(engine: StageEngine, scene: Scene, seconds: float, timed: float | None = None) -> StagePerformance:
    request = ShotRequest(
        scene=scene, size=(128, 72), quality="draft", seed=3, seconds=seconds, timed_seconds=timed
    )  # fmt: skip
    made = engine.stage(request, silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


def pictures(shot: StagePerformance, *numbers: int) -> list[bytes]:
    return [picture.tobytes() for picture in shot.pictures(numbers, CancelToken())]


@pytest.mark.parametrize(
    ("subject", "move", "sort"),
    [
        (Subject(kind="woman", action="walk"), "static", "person"),
        (Subject(kind="man", action="jump"), "orbit", "person"),
        (Subject(kind="dog", action="sit"), "dolly_in", "animal"),
        (Subject(kind="ball", action="bounce"), "static", "thing"),
        (Subject(kind="car", action="drive"), "follow", "vehicle"),
    ],
)
def test_the_beginning_stays(engine: StageEngine, subject: Subject, move: str, sort: str) -> None:
    scene = Scene(subjects=(subject,), place="park", camera=Camera(move=move))  # type: ignore[arg-type]
    short, longer = staged(engine, scene, 3.0), staged(engine, scene, 5.0, 3.0)
    assert (short.frame_count, longer.frame_count) == (72, 120)
    last = 71 if sort != "vehicle" else 68  # a vehicle settles into its speed once more in its last tenth of a second
    assert pictures(short, 0, 40, last) == pictures(longer, 0, 40, last)
    known = [(e.kind, e.sample, e.subject) for e in short.events]
    assert [(e.kind, e.sample, e.subject) for e in longer.events if e.sample < 3 * 48_000] == known


def test_who_walks_walks_on_at_the_same_pace(engine: StageEngine) -> None:
    scene = Scene(subjects=(Subject(kind="woman", action="walk"),), place="beach")
    shot = staged(engine, scene, 6.0, 3.0)
    focus = [np.array(shot.moment(t).positions[0].mean(0)) for t in (1.0, 2.0, 4.0, 5.0)]
    before, after = focus[1] - focus[0], focus[3] - focus[2]
    assert np.linalg.norm(after) == pytest.approx(np.linalg.norm(before), rel=0.15)
    steps = [e.sample / 48_000 for e in shot.events if e.kind == "footstep"]
    assert max(np.diff(steps)) < 0.9 and steps[-1] > 5.0  # no stumble where the first part ends


def test_who_waves_waves_once_more(engine: StageEngine) -> None:
    scene = Scene(subjects=(Subject(kind="woman", action="wave"),), place="park")
    shot = staged(engine, scene, 7.0, 3.0)
    highest = [float(shot.moment(t).positions[0][:, 2].max()) for t in np.arange(4.0, 6.5, 0.25)]
    standing = float(shot.moment(0.0).positions[0][:, 2].max())
    assert max(highest) > standing + 0.02  # the hand is over the head again


def test_beats_are_left_alone_where_nothing_goes_on() -> None:
    beats = (Beat(action="walk", start=0.0, end=3.0),)
    assert going_on(beats, 3.0) == beats
    assert going_on((), 3.0) == ()


def test_a_way_goes_on_straight_at_its_speed() -> None:
    on = straight_on(paths.straight((0.0, 0.0, 0.0), (3.0, 0.0, 0.0), 0.0, 3.0), 3.0)
    assert on(2.0) == ((2.0, 0.0, 0.0), 0.0)
    (x, y, _), yaw = on(5.0)
    assert (x, y, yaw) == pytest.approx((5.0, 0.0, 0.0))


def test_before_a_wall_it_slows_down_and_stops() -> None:
    room = ((-5.0, -5.0, 0.0), (6.0, 5.0, 3.0))
    on = straight_on(paths.straight((0.0, 0.0, 0.0), (3.0, 0.0, 0.0), 0.0, 3.0), 3.0, room)
    places = [on(t)[0][0] for t in np.arange(3.0, 9.0, 0.05)]
    steps = np.diff(places)
    assert steps[0] == pytest.approx(0.05, abs=1e-6)
    assert (steps >= -1e-9).all() and np.abs(np.diff(steps)).max() < 0.01
    assert places[-1] == pytest.approx(5.55, abs=0.01)


def test_nobody_walks_through_a_wall(engine: StageEngine) -> None:
    scene = Scene(subjects=(Subject(kind="woman", action="walk"),), place="room")
    shot = staged(engine, scene, 9.0, 5.0)
    limit = shot.place.camera_limit
    assert limit is not None
    for t in np.arange(5.0, 9.0, 0.25):
        x, y = shot.moment(float(t)).positions[0].mean(0)[:2]
        assert limit[0][0] < x < limit[1][0] and limit[0][1] < y < limit[1][1]
