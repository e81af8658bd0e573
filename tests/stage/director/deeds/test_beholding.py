"""Fireworks over those who watch, a goldfish in its bowl, bees at their hive."""

import numpy as np
import pytest

from studio.project.scene import Subject
from studio.stage.engine import StageEngine
from tests.stage.director.deeds.test_deeds import RESOURCES, of_kind, people, shot


@pytest.fixture(scope="module")
def engine() -> StageEngine:
    return StageEngine(RESOURCES)


def test_fireworks_burst_over_the_heads_of_those_who_watch(engine: StageEngine) -> None:
    couple = Subject(kind="person", count=2, action="look", attributes={"target": "fireworks", "deed": "watch"})
    made = shot(engine, "river", couple, Subject(kind="fireworks", count=3))
    bursts = [one for one in made.performers if one.kind == "fireworks"]
    assert len(bursts) == 3 and len(people(made)) == 2
    view = np.array([np.cos(made.place.view_yaw), np.sin(made.place.view_yaw)])
    for one in people(made):
        assert float(one.socket("root", 1.0)[:2, 0] @ view) > 0.9  # they look where it bursts
    dots = np.concatenate([d.centers for one in bursts for t in (1.5, 2.5, 3.5) for d in one.at(t).sprites])
    assert (dots[:, :2] @ view).min() > 30.0 and np.percentile(dots[:, 2], 90) > 6.0


def test_a_goldfish_stays_in_its_bowl(engine: StageEngine) -> None:
    fish = Subject(kind="goldfish", action="swim", attributes={"on": "table"})
    made = shot(engine, "room", fish, surroundings=("bowl", "fishbowl", "table"))
    bowl = of_kind(made, "fishbowl")
    goldfish = next(one for one in made.performers if one.kind == "goldfish")
    middle = np.array(bowl.matrix(0.0)[:, 3]) + np.array([0.0, 0.0, 0.155])
    places = np.array([goldfish.socket("root", t)[:, 3] for t in np.arange(0.2, 4.8, 0.2)])
    assert np.linalg.norm(places - middle, axis=1).max() < 0.11
    assert np.ptp(places[:, 0]) > 0.06
    posed = np.concatenate(goldfish.at(2.0).positions)
    assert np.linalg.norm(posed - middle, axis=1).max() < 0.17  # no fin through the glass


def test_bees_are_about_their_hive(engine: StageEngine) -> None:
    bees = Subject(kind="bee", count=3, action="fly", attributes={"at": "beehive"})
    made = shot(engine, "garden", bees, surroundings=("orchard", "beehive"))
    hive = of_kind(made, "beehive")
    top = np.array(hive.matrix(0.0)[:, 3]) + np.array([0.0, 0.0, 0.6])
    fliers = [one for one in made.performers if one.kind == "bee"]
    assert len(fliers) == 3
    for one in fliers:
        away = [float(np.linalg.norm(np.array(one.focus(t)) - top)) for t in np.arange(0.2, 4.8, 0.3)]
        assert max(away) < 1.0 and min(away) > 0.2
    assert any(e.other == "wings" for e in made.events)
