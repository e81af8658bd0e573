"""Instruments at the lips, lines of people, a snowman under hands, a team before its sled."""

import numpy as np
import pytest

from studio.project.scene import Subject
from studio.stage.engine import StageEngine
from tests.stage.director.deeds.test_deeds import RESOURCES, SECONDS, of_kind, people, shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


@pytest.mark.parametrize(
    ("kind", "mouthpiece"),
    [
        ("trumpet", (-0.27, 0, 0)),
        ("flute", (-0.26, 0, 0)),
        ("saxophone", (-0.2, 0, 0.345)),
        ("harmonica", (-0.016, 0, 0)),
    ],
)
def test_what_is_blown_is_at_the_lips_and_in_both_hands(
    engine: StageEngine, kind: str, mouthpiece: tuple[float, float, float]
) -> None:
    player = Subject(kind="man", action="play_instrument", attributes={"holding": kind})
    made = shot(engine, "park", player)
    thing, who = of_kind(made, kind), people(made)[0]
    for t in (0.5, 2.0, 4.0):
        m = thing.matrix(t)
        lips = who.socket("mouth", t)[:, 3]
        assert float(np.linalg.norm(m[:, :3] @ np.array(mouthpiece) + m[:, 3] - lips)) < 0.07
        body = np.concatenate([mesh.positions for mesh in thing.thing.meshes]) @ m[:, :3].T + m[:, 3]
        for hand in ("left_hand", "right_hand"):
            fist = who.socket(hand, t)[:, 3]
            assert float(np.linalg.norm(body - fist, axis=1).min()) < 0.08


def test_a_bow_goes_over_the_strings(engine: StageEngine) -> None:
    player = Subject(kind="woman", action="play_instrument", attributes={"holding": "violin"})
    made = shot(engine, "park", player)
    violin, bow, who = of_kind(made, "violin"), of_kind(made, "violin_bow"), people(made)[0]
    reached: list[float] = []
    for t in np.arange(0.2, 4.5, 0.1):
        v, b = violin.matrix(t), bow.matrix(t)
        string = v[:, :3] @ np.array((0.062, 0.0, 0.05)) + v[:, 3]
        along = float((string - b[:, 3]) @ b[:, 0])
        assert float(np.linalg.norm(string - b[:, 3] - along * b[:, 0])) < 1e-3
        reached.append(along)
        assert float(np.linalg.norm(who.socket("right_hand", t)[:, 3] - b[:, 3])) < 0.12
    assert max(reached) - min(reached) > 0.35


def test_a_line_is_a_line(engine: StageEngine) -> None:
    made = shot(engine, "street", Subject(kind="person", count=3, attributes={"deed": "queue"}))
    roots = np.array([one.socket("root", 0.5)[:, 3] for one in people(made)[1:]])  # the first serves
    assert len(roots) == 6
    steps = np.diff(roots[:, :2], axis=0)
    way = steps.mean(0) / np.linalg.norm(steps.mean(0))
    assert all(float(step @ way) > 0.5 for step in steps)
    assert np.abs((roots[:, :2] - roots[0, :2]) @ np.array([-way[1], way[0]])).max() < 0.25
    faces = [one.socket("root", 0.5)[:2, 0] @ -way for one in people(made)[1:]]
    assert min(faces) > 0.9


def test_hands_pat_a_snowman(engine: StageEngine) -> None:
    child = Subject(
        kind="child", count=3, action="push", attributes={"target": "snowman", "deed": "build", "age": "child"}
    )
    made = shot(engine, "garden", child, Subject(kind="snowman"))
    man = of_kind(made, "snowman")
    snow = np.concatenate([m.positions for m in man.thing.meshes]) @ man.matrix(0)[:, :3].T + man.matrix(0)[:, 3]
    for one in people(made)[:2]:
        away = [
            float(np.linalg.norm(snow - one.socket(hand, t)[:, 3], axis=1).min())
            for hand in ("left_hand", "right_hand")
            for t in np.arange(0.5, 4.5, 0.1)
        ]
        assert min(away) < 0.09
    ball = of_kind(made, "snowball")
    rolled = float(np.linalg.norm(ball.matrix(SECONDS - 0.2)[:2, 3] - ball.matrix(0.2)[:2, 3]))
    assert rolled > 0.8
    turned = ball.matrix(0.2)[:, :3].T @ ball.matrix(0.7)[:, :3]
    way = float(np.linalg.norm(ball.matrix(0.7)[:2, 3] - ball.matrix(0.2)[:2, 3]))
    angle = float(np.arccos(np.clip((np.trace(turned) - 1) / 2, -1, 1)))
    assert angle == pytest.approx(way / 0.34, rel=0.15)  # it rolls, it does not slide


def test_dogs_run_before_their_sled(engine: StageEngine) -> None:
    team = Subject(kind="dog", count=4, action="pull", attributes={"target": "sled"})
    made = shot(engine, "snowfield", team, Subject(kind="sled"))
    sled = of_kind(made, "dog_sled")
    dogs = [one for one in made.performers if one.kind == "dog"]
    assert len(dogs) == 4 and len([one for one in made.performers if one.kind == "trace"]) == 4
    for t in (0.5, 2.5, 4.5):
        m = sled.matrix(t)
        for dog in dogs:
            ahead = m[:, :3].T @ (dog.socket("root", t)[:, 3] - m[:, 3])
            assert ahead[0] > 1.3 and abs(ahead[1]) < 0.8
    assert float(np.linalg.norm(sled.matrix(4.5)[:, 3] - sled.matrix(0.5)[:, 3])) > 8.0
    assert float(np.linalg.norm(people(made)[0].socket("root", 2.0)[:2, 3] - sled.matrix(2.0)[:2, 3])) < 1.3
