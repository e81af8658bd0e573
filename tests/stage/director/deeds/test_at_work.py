"""Smiths, potters, bread that is broken; wheelchairs, hammocks, tables to hide under, birds that come down."""

import numpy as np
import pytest

from studio.project.scene import Subject
from studio.stage.engine import StageEngine
from tests.stage.director.deeds.test_deeds import RESOURCES, SECONDS, of_kind, people, shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def test_a_hammer_strikes_the_iron_and_sparks_fly(engine: StageEngine) -> None:
    smith = Subject(kind="blacksmith", action="push", attributes={"target": "sword", "deed": "hammer"})
    made = shot(engine, "office", smith, Subject(kind="sword"), surroundings=("anvil", "forge"))
    hammer, iron = of_kind(made, "hammer"), of_kind(made, "hot_iron")
    anvil = np.array(made.place.marks["anvil"].position)
    strikes = [e.sample / 48_000 for e in made.events if e.kind == "contact" and e.other == "anvil"]
    assert len(strikes) >= 4
    sparks = next(one for one in made.performers if one.kind == "sparks")
    for t in strikes:
        head = hammer.matrix(t)[:, :3] @ np.array((0.33, 0.0, 0.0)) + hammer.matrix(t)[:, 3]
        assert float(np.linalg.norm(head - anvil)) < 0.16
        raised = hammer.matrix(t - 0.35)[:, :3] @ np.array((0.33, 0.0, 0.0)) + hammer.matrix(t - 0.35)[:, 3]
        assert raised[2] > head[2] + 0.4
        assert not sparks.at(t - 0.05).sprites and len(sparks.at(t + 0.05).sprites[0].centers) > 30
    assert np.allclose(iron.matrix(0.5), iron.matrix(4.0))
    assert not any(one.kind in ("sword", "butterfly") for one in made.performers)


def test_clay_turns_and_rises_between_the_hands(engine: StageEngine) -> None:
    potter = Subject(kind="potter", action="push", attributes={"target": "bowl", "deed": "shape"})
    made = shot(engine, "office", potter, Subject(kind="bowl"), surroundings=("wheel", "workshop"))
    clay, who = of_kind(made, "clay"), people(made)[0]
    assert clay.bounds(4.5)[1][2] > clay.bounds(0.3)[1][2] + 0.06
    a, b = clay.matrix(1.0)[:2, 0], clay.matrix(1.1)[:2, 0]
    assert float(a @ b) / float(np.linalg.norm(a) * np.linalg.norm(b)) == pytest.approx(np.cos(0.95), abs=0.05)
    for t in (0.5, 2.5, 4.5):
        low, high = (np.array(c) for c in clay.bounds(t))
        for hand in ("left_hand", "right_hand"):
            at = who.socket(hand, t)[:, 3]
            assert float(np.linalg.norm(np.clip(at, low, high) - at)) < 0.09


def test_bread_is_in_two_after_it_is_broken(engine: StageEngine) -> None:
    baker = Subject(kind="baker", attributes={"target": "bread", "deed": "break"})
    made = shot(engine, "kitchen", baker, Subject(kind="bread"))
    halves = [one for one in made.performers if one.kind == "bread"]
    assert len(halves) == 2
    apart = [float(np.linalg.norm(halves[0].at(t).positions[0].mean(0) - halves[1].at(t).positions[0].mean(0)))
             for t in (1.0, 4.5)]  # fmt: skip
    assert apart[0] < 0.16 and apart[1] > 0.25
    steam = next(one for one in made.performers if one.kind == "steam")
    assert not steam.at(1.0).sprites and steam.at(4.5).sprites


def test_a_wheelchair_is_pushed_by_its_bars(engine: StageEngine) -> None:
    nurse = Subject(kind="nurse", action="push", attributes={"target": "old_man"})
    old = Subject(kind="old_man", action="ride", attributes={"riding": "wheelchair"})
    made = shot(engine, "room", nurse, old, Subject(kind="wheelchair", action="drive"))
    chair = next(one for one in made.performers if one.kind == "wheelchair")
    pusher = next(one for one in people(made) if one.person.kind == "nurse")
    rider = next(one for one in people(made) if one.person.kind == "old_man")
    assert float(np.linalg.norm(chair.socket("root", 4.5)[:, 3] - chair.socket("root", 0.5)[:, 3])) > 1.5
    for t in (1.0, 2.5, 4.0):
        assert float(np.linalg.norm(pusher.socket("left_hand", t)[:, 3] - chair.socket("bar_left", t)[:, 3])) < 0.08
        assert float(np.linalg.norm(rider.socket("root", t)[:2, 3] - chair.socket("seat", t)[:2, 3])) < 0.2


def test_who_rolls_in_a_wheelchair_stays_in_it(engine: StageEngine) -> None:
    boy = Subject(kind="boy", action="roll", attributes={"riding": "wheelchair", "age": "child"})
    made = shot(engine, "park", boy, Subject(kind="wheelchair", action="drive"))
    chair, who = next(one for one in made.performers if one.kind == "wheelchair"), people(made)[0]
    over = [float(who.socket("head", t)[2, 3] - chair.socket("seat", t)[2, 3]) for t in np.arange(0.3, SECONDS, 0.4)]
    assert min(over) > 0.3


def test_whoever_is_in_a_hammock_hangs_over_the_ground(engine: StageEngine) -> None:
    made = shot(engine, "beach", Subject(kind="man", action="sleep"), surroundings=("bed", "hammock", "palm_tree"))
    who = people(made)[0]
    for t in (1.0, 3.0):
        hips = who.socket("hips", t)[:, 3]
        assert 0.4 < hips[2] - made.place.ground(float(hips[0]), float(hips[1])) < 0.95
    assert not any(one.kind == "bed" for one in made.performers)


def test_who_hides_under_a_table_is_under_it(engine: StageEngine) -> None:
    child = Subject(
        kind="child", count=3, action="sneak", attributes={"age": "child", "deed": "hide", "under": "table"}
    )
    made = shot(engine, "room", child, surroundings=("table",))
    table = of_kind(made, "table")
    low, high = (np.array(c) for c in table.bounds(0.0))
    assert len(people(made)) == 3
    for one in people(made):
        hips, head = one.socket("hips", 2.0)[:, 3], one.socket("head_top", 2.0)[:, 3]
        assert (hips[:2] > low[:2]).all() and (hips[:2] < high[:2]).all()
        assert head[2] < high[2]


@pytest.mark.parametrize("part", ["hand", "head"])
def test_a_bird_comes_down_and_stays(engine: StageEngine, part: str) -> None:
    bird = Subject(kind="sparrow", action="fly", attributes={"deed": "land", "on": f"{part}:girl"})
    made = shot(engine, "park", bird, Subject(kind="girl", attributes={"age": "child"}))
    flier, girl = next(one for one in made.performers if one.kind == "sparrow"), people(made)[0]
    socket = "right_hand" if part == "hand" else "head_top"
    far = [float(np.linalg.norm(np.array(flier.focus(t)) - girl.socket(socket, t)[:, 3])) for t in (0.3, 3.0, 4.5)]
    assert far[0] > 1.0 and far[1] < 0.25 and far[2] < 0.25
