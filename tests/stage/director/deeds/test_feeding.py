"""Who is fed: grain falls before the beaks, food is held to a muzzle, a spoon to a mouth; a baby lies in the arms."""

import numpy as np
import pytest

from studio.project.scene import Subject
from studio.stage.acting.performer import PersonPerformer
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.mesh import Floats
from tests.stage.director.deeds.test_deeds import RESOURCES, SECONDS, of_kind, people, shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def one(made: StagePerformance, kind: str):
    return next(performer for performer in made.performers if performer.kind == kind)


def point(matrix: Floats) -> Floats:
    return np.asarray(matrix, float)[:, 3].astype(np.float32)


def test_grain_falls_where_the_birds_peck(engine: StageEngine) -> None:
    woman = Subject(kind="old_woman", attributes={"deed": "feed", "target": "pigeon"})
    made = shot(engine, "park", woman, Subject(kind="pigeon", count=3, action="eat"))
    grain = one(made, "grain")
    lying = grain.at(SECONDS).sprites[0].centers
    birds = np.array([p.socket("root", 1.0)[:2, 3] for p in made.performers if p.kind == "pigeon"])
    assert len(birds) == 3 and len(lying) > 20
    assert np.linalg.norm(np.median(lying[:, :2], 0) - birds.mean(0)) < 0.9
    lowest = np.sort(lying[:, 2])[: len(lying) // 2]
    assert all(abs(z - made.place.ground(float(x), float(y))) < 0.1 for x, y, z in lying if z <= lowest[-1])


def test_a_carrot_is_at_the_muzzle_and_in_the_hand(engine: StageEngine) -> None:
    girl = Subject(kind="girl", attributes={"age": "child", "deed": "feed", "target": "horse"})
    made = shot(engine, "farmland", girl, Subject(kind="horse", action="eat"), Subject(kind="apple"))
    carrot, horse, girl_there = of_kind(made, "carrot"), one(made, "horse"), people(made)[0]
    for t in (1.0, 2.5, 4.0):
        assert np.linalg.norm(point(carrot.matrix(t)) - point(horse.socket("mouth", t))) < 0.16
    hand = min(
        float(np.linalg.norm(point(girl_there.socket("right_hand", t)) - point(carrot.matrix(t)))) for t in (1.0, 2.4)
    )
    assert hand < 0.35
    assert not any(p.kind == "apple" for p in made.performers)


def test_whoever_feeds_a_dog_kneels(engine: StageEngine) -> None:
    boy = Subject(kind="boy", attributes={"age": "child", "deed": "feed", "target": "dog"})
    made = shot(engine, "room", boy, Subject(kind="dog", action="eat"))
    assert people(made)[0].socket("head", 2.0)[2, 3] < 1.15
    hand, mouth = people(made)[0].socket("right_hand", 2.0), one(made, "dog").socket("mouth", 2.0)
    assert np.linalg.norm(point(hand) - point(mouth)) < 0.25


def test_a_spoon_goes_to_a_babys_mouth(engine: StageEngine) -> None:
    father = Subject(kind="man", attributes={"deed": "feed", "target": "child"})
    baby = Subject(kind="child", action="eat", attributes={"word": "baby", "age": "child"})
    made = shot(engine, "kitchen", father, baby)
    mouth = np.array(of_kind(made, "baby").matrix(0.0) @ np.array([0.075, 0.0, 0.905, 1.0], np.float32))
    tips = [
        of_kind(made, "spoon").matrix(t) @ np.array([0, 0, 0.15, 1.0], np.float32) for t in np.arange(0.2, 4.8, 0.1)
    ]
    away = [float(np.linalg.norm(tip - mouth)) for tip in tips]
    assert min(away) < 0.08 and max(away) > 0.18
    assert len(people(made)) == 1


def test_a_baby_lies_in_both_arms(engine: StageEngine) -> None:
    mother = Subject(kind="woman", attributes={"holding": "child"})
    baby = Subject(kind="child", action="lie", attributes={"word": "baby", "on": "hand:woman"})
    made = shot(engine, "room", mother, baby)
    assert len(people(made)) == 1
    bundle, arms = of_kind(made, "baby"), people(made)[0]
    for t in (0.5, 2.5, 4.5):
        for side in ("left_hand", "right_hand"):
            assert np.linalg.norm(point(arms.socket(side, t)) - point(bundle.matrix(t))) < 0.27


def test_a_baby_that_is_carried_goes_along(engine: StageEngine) -> None:
    man = Subject(kind="firefighter", action="run", attributes={"holding": "child"})
    baby = Subject(kind="child", attributes={"word": "baby"})
    made = shot(engine, "street", man, baby)
    runner = people(made)[0]
    assert isinstance(runner, PersonPerformer)
    apart = [
        np.linalg.norm(point(runner.socket("root", t)) - point(of_kind(made, "baby").matrix(t))) for t in (0.5, 4.0)
    ]
    assert np.linalg.norm(point(runner.socket("root", 4.0)) - point(runner.socket("root", 0.5))) > 4.0
    assert abs(apart[0] - apart[1]) < 0.1
