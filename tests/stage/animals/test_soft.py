"""Octopuses and jellyfish: arms that step and trail, a bell that beats."""

import numpy as np

from studio.stage.animals import build_animal
from studio.stage.animals.soft.octopus import ARMS
from studio.stage.animals.soft_acting import JellyfishPerformer, OctopusPerformer
from studio.stage.performer import Beat, Path, Score


def _straight(speed: float, height: float = 0.0) -> Path:
    return lambda t: ((speed * t, 0.0, height), 0.0)


def _octopus(action: str, path: Path | None) -> OctopusPerformer:
    return OctopusPerformer(
        build_animal("octopus", {}, seed=1, lod=1),
        Score(beats=(Beat(action=action, start=0, end=5, path=path),), seed=2),
    )


def test_the_arms_of_a_creeping_octopus_stay_where_they_were_put() -> None:
    performer = _octopus("crawl", _straight(0.25))
    assert len(performer.feet.steps) == ARMS
    checked = 0
    for arm, steps in performer.feet.steps.items():
        for step in steps:
            if not 0.3 < step.down < step.up < 4.7:
                continue
            places = [performer.feet.foot(arm, float(t))[0] for t in np.linspace(step.down + 1e-3, step.up - 1e-3, 5)]
            assert np.ptp(np.array(places), axis=0).max() < 1e-6
            checked += 1
    assert checked >= ARMS
    low = float(np.concatenate(performer.at(2.5).positions)[:, 2].min())
    assert -0.06 < low < 0.05


def test_a_jetting_octopus_goes_mantle_first_and_trails_its_arms() -> None:
    performer = _octopus("swim", _straight(0.9, 1.5))
    mantle = performer.socket("head_top", 3.0)[:, 3]
    crown = performer.socket("mouth", 3.0)[:, 3]
    assert mantle[0] > crown[0] + 0.2
    everything = np.concatenate(performer.at(3.0).positions)
    assert everything[:, 0].min() < crown[0] - 0.5  # the arms are behind
    spread = [float(np.ptp(np.concatenate(performer.at(t).positions)[:, 1])) for t in np.linspace(2, 4, 25)]
    assert max(spread) > 1.3 * min(spread)  # they open and close


def test_a_jellyfish_beats_its_bell_and_its_tentacles_follow() -> None:
    animal = build_animal("jellyfish", {}, seed=1, lod=1)
    beat = Beat(action="swim", start=0, end=6, path=_straight(0.4, 2.0))
    performer = JellyfishPerformer(animal, Score(beats=(beat,), seed=3))
    bell = [performer.at(t).positions[0] for t in np.linspace(1, 5, 30)]
    across = [float(np.ptp(points[:, 1])) for points in bell]
    assert max(across) > 1.12 * min(across)
    posed = performer.at(4.0)
    everything = np.concatenate(posed.positions)
    middle = performer.socket("root", 4.0)[:, 3]
    lowest = everything[np.argmin(everything[:, 2])]
    assert lowest[2] < middle[2] - 0.3 and lowest[0] < middle[0]  # below and behind
