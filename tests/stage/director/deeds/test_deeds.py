"""Deeds with things, measured on the stage: what is held is in the hand, what flies falls, what is blown out is out."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene, Subject
from studio.stage.acting.performer import PersonPerformer
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.performer import Performer
from studio.stage.things import PropPerformer

RESOURCES = Path(__file__).parents[4] / "resources"
SECONDS = 5.0


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def shot(engine: StageEngine, place: str, *subjects: Subject, surroundings: tuple[str, ...] = ()) -> StagePerformance:
    scene = Scene(subjects=subjects, place=place, surroundings=surroundings)
    request = ShotRequest(scene=scene, size=(128, 72), seconds=SECONDS, quality="draft")
    made = engine.stage(request, silent, CancelToken())
    assert isinstance(made, StagePerformance)
    return made


def of_kind(made: StagePerformance, kind: str) -> PropPerformer:
    found: Performer = next(one for one in made.performers if one.kind == kind)
    assert isinstance(found, PropPerformer)
    return found


def people(made: StagePerformance) -> list[PersonPerformer]:
    return [one for one in made.performers if isinstance(one, PersonPerformer)]


def test_a_pancake_flies_freely_and_ends_on_the_floor(engine: StageEngine) -> None:
    chef = Subject(kind="chef", action="cook", attributes={"deed": "flip", "target": "cake"})
    made = shot(engine, "kitchen", chef, surroundings=("floor",))
    cake, pan = of_kind(made, "pancake"), of_kind(made, "pan")
    assert np.linalg.norm(cake.matrix(0.5)[:, 3] - pan.matrix(0.5)[:, 3]) < 0.03  # it lies in the pan
    throw = 0.40 * SECONDS
    heights = [float(cake.matrix(throw + t)[2, 3]) for t in (0.1, 0.3, 0.5)]
    assert (heights[0] - 2 * heights[1] + heights[2]) / 0.2**2 == pytest.approx(-9.81, rel=0.02)
    x, y, z = (float(v) for v in cake.matrix(SECONDS)[:, 3])
    assert abs(z - made.place.ground(x, y)) < 0.03
    landing = [e for e in made.events if e.kind == "contact" and e.subject == "pancake"]
    assert landing and landing[0].sample > throw * 48_000


def test_hands_are_on_the_pole_that_is_planted(engine: StageEngine) -> None:
    made = shot(engine, "mountain", Subject(kind="hiker", attributes={"deed": "plant"}), Subject(kind="flag"))
    pole, hiker = of_kind(made, "flag"), people(made)[0]
    for t in (0.5, 1.5, 2.05):
        foot = pole.matrix(t)[:, 3]
        for side in ("left_hand", "right_hand"):
            away = hiker.socket(side, t)[:, 3] - foot
            assert float(np.hypot(away[0], away[1])) < 0.03
    x, y, z = (float(v) for v in pole.matrix(4.0)[:, 3])
    assert -0.2 < z - made.place.ground(x, y) < 0.0  # it stands in the ground


def test_the_ball_is_ahead_of_the_dog(engine: StageEngine) -> None:
    dog = Subject(kind="dog", action="run", attributes={"target": "ball", "deed": "chase"})
    made = shot(engine, "park", dog, Subject(kind="ball"))
    ball, runner = of_kind(made, "ball"), next(one for one in made.performers if one.kind == "dog")
    way = np.array(runner.focus(3.0)) - np.array(runner.focus(1.0))
    for t in np.linspace(0.2, SECONDS - 0.2, 9).tolist():
        ahead = ball.matrix(t)[:, 3] - np.array(runner.focus(t))
        assert float(ahead[:2] @ way[:2]) > 0.0
        assert 0.1 < float(np.linalg.norm(ahead[:2])) < 2.5


def test_candles_go_out_on_a_cake_that_stands_on_the_table(engine: StageEngine) -> None:
    girl = Subject(kind="girl", attributes={"age": "child", "target": "candle", "on": "cake"})
    candles, family = Subject(kind="candle", count=3, action="burn"), Subject(kind="person", count=3, action="clap")
    made = shot(engine, "room", girl, candles, family)
    cake, table = of_kind(made, "cake"), of_kind(made, "table")
    assert cake.bounds(0.0)[0][2] == pytest.approx(table.bounds(0.0)[1][2], abs=0.012)
    lit = [one for one in made.performers if one.kind == "candle" and isinstance(one, PropPerformer) and one.thing.life]
    assert lit and all(one.there(1.0) for one in lit) and not any(one.there(SECONDS) for one in lit)
    assert len(people(made)) == 4


def test_a_cat_pushes_a_vase_off_the_table(engine: StageEngine) -> None:
    cat = Subject(kind="cat", action="fall", attributes={"target": "vase", "deed": "drop", "from": "table"})
    made = shot(engine, "room", cat, Subject(kind="vase"))
    vase, table = of_kind(made, "vase"), of_kind(made, "table")
    top = table.bounds(0.0)[1][2]
    assert vase.bounds(0.5)[0][2] == pytest.approx(top, abs=0.02)
    broken = [e for e in made.events if e.kind == "shatter"]
    assert len(broken) == 1 and broken[0].sample > 0.42 * SECONDS * 48_000
    beast = next(one for one in made.performers if one.kind == "cat")
    assert beast.bounds(0.0)[0][2] > top - 0.06


def test_chalk_is_at_the_board_where_it_writes(engine: StageEngine) -> None:
    made = shot(engine, "classroom", Subject(kind="teacher", action="write"), surroundings=("blackboard",))
    writing = next(one for one in made.performers if one.kind == "writing")
    stick = of_kind(made, "chalk")
    for k in (2, 5, 9):
        done = 0.25 + (k + 0.72) * 0.26  # a stroke ends
        end = writing.at(done + 0.001).positions[0][4 * k + 1 : 4 * k + 3].mean(0)
        tip = stick.matrix(done) @ np.array((0.0, 0.0, 0.066, 1.0), np.float32)
        assert float(np.linalg.norm(tip - end)) < 0.03


def test_a_busy_train_is_full_and_nobody_stands_in_another(engine: StageEngine) -> None:
    sleeper = Subject(kind="businessman", action="sleep")
    made = shot(engine, "train_interior", sleeper, surroundings=("busy",))
    everybody = people(made)
    assert len(everybody) >= 8
    feet = np.array([one.socket("hips", 1.0)[:2, 3] for one in everybody])
    apart = np.linalg.norm(feet[:, None] - feet[None], axis=2) + 9 * np.eye(len(feet))
    assert float(apart.min()) > 0.4
    assert max(float(everybody[0].bent_awake(t)) for t in (1.0, 2.0, 3.0)) < 0.5


def test_the_same_words_do_the_same_deed(engine: StageEngine) -> None:
    rider = Subject(kind="skateboarder", action="jump", then=("fall",))
    boards = [of_kind(shot(one, "street", rider), "skateboard").matrix(1.9) for one in (engine, StageEngine(RESOURCES))]
    assert np.array_equal(boards[0], boards[1])
