"""Lights, balls, trays and stairs: what is held stays in the hand, what is thrown is caught, feet are on steps."""

import numpy as np
import pytest

from studio.project.scene import Subject
from studio.stage.director.deeds.juggling import Cascade
from studio.stage.director.deeds.standing import Stand
from studio.stage.engine import StageEngine
from tests.stage.director.deeds.test_deeds import RESOURCES, SECONDS, of_kind, people, shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def test_a_flashlight_lies_in_the_fist_and_shines_ahead(engine: StageEngine) -> None:
    girl = Subject(kind="girl", attributes={"holding": "lamp", "holding_word": "flashlight"})
    made = shot(engine, "room", girl)
    light, who = of_kind(made, "flashlight"), people(made)[0]
    for t in (0.5, 2.0, 4.0):
        assert np.allclose(light.matrix(t)[:, 3], who.socket("right_hand", t)[:, 3], atol=1e-4)
        ahead = who.socket("root", t)[:, 0]
        assert float(light.matrix(t)[:, 2] @ ahead) > 0.85


@pytest.mark.parametrize("count", [3, 4, 5])
def test_balls_fly_under_gravity_and_come_down_into_a_hand(count: int) -> None:
    cascade = Cascade(count, Stand((0.0, 0.0, 0.0), 0.0), 1.0)
    h = 1e-3
    for n in range(count):
        heights = np.array([cascade.at(n, t)[2] for t in np.arange(0.0, 4.0, h)])
        fall = np.diff(heights, 2) / h**2
        assert np.isclose(np.median(fall), -9.81, atol=0.05)
        steps = [np.subtract(cascade.at(n, t + h), cascade.at(n, t)) for t in np.arange(0.0, 4.0, h)]
        assert max(float(np.linalg.norm(step)) for step in steps) < 8.0 * h  # it never jumps
    for t in np.arange(0.0, 4.0, 0.05):
        held = [n for n in range(count) for side in (0, 1) if np.allclose(cascade.at(n, t), cascade.hand(side, t))]
        assert len(held) <= 2  # no hand has two


def test_a_juggler_has_the_balls_that_were_said(engine: StageEngine) -> None:
    clown = Subject(kind="clown", action="throw", attributes={"deed": "juggle", "target": "ball"})
    made = shot(engine, "park", clown, Subject(kind="ball", count=5, action="fly"))
    balls = [one for one in made.performers if one.kind == "ball"]
    who = people(made)[0]
    assert len(balls) == 5
    for t in (1.0, 2.3, 3.7):
        heights = sorted(float(one.bounds(t)[0][2]) for one in balls)
        assert heights[-1] - heights[0] > 0.35
        nearest = min(
            float(np.linalg.norm(np.array(one.focus(t)) - who.socket(hand, t)[:, 3]))
            for one in balls
            for hand in ("left_hand", "right_hand")
        )
        assert nearest < 0.12


@pytest.mark.parametrize("what", ["tray", "plate"])
def test_what_is_served_goes_on_the_hands(engine: StageEngine, what: str) -> None:
    words = {"holding": "box", "holding_word": "tray"} if what == "tray" else {"holding": "plate", "deed": "stack"}
    made = shot(engine, "cafe", Subject(kind="waiter", action="carry", attributes=words))
    thing, who = of_kind(made, "tray" if what == "tray" else "plate_stack"), people(made)[0]
    for t in (0.5, 2.0, 4.0):
        under = thing.matrix(t)[:, 3]
        hand = who.socket("right_hand", t)[:, 3]
        assert float(np.linalg.norm(under - hand)) < 0.16 and hand[2] < under[2] + 0.03
        assert float(thing.matrix(t)[2, 2]) > 0.98


@pytest.mark.parametrize("way", ["up", "down"])
def test_feet_are_on_the_steps_of_a_stair(engine: StageEngine, way: str) -> None:
    woman = Subject(kind="woman", action="walk", attributes={"at": "stairs", "direction": way})
    made = shot(engine, "park", woman, surroundings=("stairs",))
    who = people(made)[0]
    first, last = who.socket("root", 0.3)[2, 3], who.socket("root", SECONDS - 0.3)[2, 3]
    assert (last - first) * (1 if way == "up" else -1) > 0.9
    steps = [print_.z for foot in who.footing.feet for print_ in foot.prints]
    base = min(steps)
    assert len(steps) > 6 and all(abs((z - base) / 0.165 - round((z - base) / 0.165)) < 0.02 for z in steps)
    assert len({round(z, 2) for z in steps}) > 5
