"""Crabs and spiders: no foot slides, and a crab goes sideways."""

import numpy as np
import pytest

from studio.stage.animals import build_animal
from studio.stage.animals.crawler_acting import CrawlerPerformer
from studio.stage.animals.crawlers.body import LEGS
from studio.stage.performer import Beat, Score


def _walking(kind: str, speed: float) -> CrawlerPerformer:
    beat = Beat(action="walk", start=0, end=4, path=lambda t: ((speed * t, 0.0, 0.0), 0.0))
    return CrawlerPerformer(build_animal(kind, {}, seed=1, lod=1), Score(beats=(beat,), seed=2))


@pytest.mark.parametrize(("kind", "speed"), [("crab", 0.4), ("spider", 0.25)])
def test_planted_feet_do_not_slip(kind: str, speed: float) -> None:
    performer = _walking(kind, speed)
    checked = 0
    for leg in LEGS:
        for step in performer.feet.steps[leg]:
            if not 0.4 < step.down < step.up < 3.6:
                continue
            places = [performer.feet.foot(leg, float(t))[0] for t in np.linspace(step.down + 1e-3, step.up - 1e-3, 5)]
            assert np.ptp(np.array(places), axis=0).max() < 1e-6
            for t in np.linspace(step.down + 1e-3, step.up - 1e-3, 5):
                end = performer.posed(float(t)).at(f"{leg}3")
                assert np.linalg.norm(end - places[0]) < 0.06 * performer.animal.length_m
            checked += 1
    assert checked >= 16


def test_a_crab_goes_sideways_and_a_spider_ahead() -> None:
    ahead = {kind: _walking(kind, 0.3).socket("root", 2.0)[:, 0] for kind in ("crab", "spider")}
    assert abs(ahead["crab"][0]) < 0.1 < 0.9 < abs(ahead["crab"][1])
    assert ahead["spider"][0] > 0.9


def test_a_crab_that_threatens_raises_its_claws() -> None:
    def highest(action: str) -> float:
        performer = CrawlerPerformer(
            build_animal("crab", {}, seed=1, lod=1), Score(beats=(Beat(action=action, start=0, end=4),), seed=2)
        )
        return max(float(performer.posed(t).at("arm4_l")[2]) for t in np.linspace(0.5, 3.5, 20))

    assert highest("fight") > 1.15 * highest("stand")
