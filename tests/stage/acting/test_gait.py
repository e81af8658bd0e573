"""Feet stay where they are put, hips move smoothly, and steps are heard when feet land."""

import math
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.stage.acting import paths
from studio.stage.acting.performer import PersonPerformer
from studio.stage.performer import Beat, Score
from tests.stage.acting.figures import BODIES, person, plays


def soles(performer: PersonPerformer, side: int, t: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Heel and ball of a foot in the world."""
    rig = performer.rig
    _, bent = performer.bent(t)
    foot = int(rig.limbs[side, 6])
    c, s = math.cos(float(rig.foot_yaw[side])), math.sin(float(rig.foot_yaw[side]))
    straight = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
    turn, at = bent.rotations[foot] @ straight, bent.positions[foot]
    return at + turn @ rig.heel[side], at + turn @ rig.ball[side]


def worst_slip(performer: PersonPerformer, start: float, end: float) -> float:
    """Largest movement of the pivot of a planted foot between neighbouring samples, metres."""
    worst = 0.0
    for side in (0, 1):
        for mark in performer.footing.feet[side].prints:
            a, b = max(mark.land, start), min(mark.lift, end)
            if b - a < 0.05:
                continue
            samples = [soles(performer, side, float(t)) for t in np.linspace(a + 1e-3, b - 1e-3, 9)]
            for (h0, b0), (h1, b1) in pairwise(samples):
                worst = max(worst, min(float(np.linalg.norm(h1 - h0)), float(np.linalg.norm(b1 - b0))))
    return worst


def hardest_hips(performer: PersonPerformer, start: float, end: float) -> float:
    """Largest acceleration of the hips at 60 samples a second, metres a second squared."""
    hips = int(performer.rig.trunk[0])
    track = np.array([performer.bent(float(t))[1].positions[hips] for t in np.arange(start, end, 1 / 60)])
    return float(np.linalg.norm(np.diff(track, 2, axis=0), axis=1).max()) * 3600


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("action", ["walk", "run", "sneak", "limp", "march"])
def test_planted_feet_do_not_slip_and_hips_do_not_jerk(action: str, kind: str) -> None:
    performer = plays(action, kind)
    assert worst_slip(performer, 0.2, 3.5) < 0.002
    assert hardest_hips(performer, 0.3, 3.5) < 20


def changing() -> PersonPerformer:
    beats = (
        Beat(action="stand", start=0, end=1.5),
        Beat(action="walk", start=1.5, end=4.5, path=paths.straight((0, 0, 0), (3.2, 0, 0), 1.5, 4.5, "both")),
        Beat(action="talk", start=4.5, end=6),
        Beat(action="run", start=6, end=9, path=paths.along([(3.2, 0, 0), (6, 1, 0), (9, 4, 0)], 6, 9, "in")),
    )
    return PersonPerformer(person("woman"), Score(beats=beats, seed=2))


@pytest.mark.parametrize("kind", ["boy", "grandfather"])
def test_soles_lie_still_where_they_touch_the_ground(kind: str) -> None:
    performer = plays("walk", kind, path=paths.straight((0, 0, 0), (5.2, 0, 0), 0, 4))
    baked, rig = performer.person.baked, performer.rig
    foot, toe = rig.limbs[0, 6], rig.limbs[0, 7]
    sole = ((baked.bones[:, 0] == foot) | (baked.bones[:, 0] == toe)) & (baked.weights[:, 0] > 0.9)
    sole &= baked.positions[:, 2] < 0.012
    assert (sole & (baked.bones[:, 0] == toe)).any()
    for step in performer.footing.feet[0].prints[2:4]:
        slip, before = 0.0, None
        for t in np.linspace(step.land, step.lift, 16):
            now = np.concatenate(performer.at(float(t)).positions)[sole]
            assert now[:, 2].min() > -0.006
            if before is not None:
                touching = (now[:, 2] < 0.005) & (before[:, 2] < 0.005)
                if touching.any():
                    slip += float(np.median(np.linalg.norm((now - before)[touching, :2], axis=1)))
            before = now
        assert slip < 0.01


def test_feet_stay_planted_through_starting_stopping_and_turning() -> None:
    performer = changing()
    assert worst_slip(performer, 0.0, 8.8) < 0.002
    assert hardest_hips(performer, 0.1, 8.8) < 20


def test_the_body_goes_where_the_path_goes() -> None:
    performer = changing()
    for t, x in ((1.0, 0.0), (5.5, 3.2)):
        assert performer.socket("hips", t)[0, 3] == pytest.approx(x, abs=0.12)


def test_a_standing_walker_ends_with_both_feet_side_by_side() -> None:
    performer = changing()
    left, right = (soles(performer, side, 5.4)[0] for side in (0, 1))
    assert abs(left[0] - right[0]) < 0.15
    assert 0.08 < abs(left[1] - right[1]) < 0.35


def test_steps_are_heard_when_the_foot_comes_down() -> None:
    performer = plays("walk")
    heard = [c for c in performer.cues if c.kind == "footstep"]
    assert len(heard) >= 5
    for cue in heard:
        low = min(
            (min(float(h[2]), float(b[2])) for side in (0, 1) for h, b in [soles(performer, side, cue.seconds + 0.03)])
        )
        assert low < 0.01
        side = min(
            (0, 1),
            key=lambda s: float(np.linalg.norm(soles(performer, s, cue.seconds)[0][:2] - np.array(cue.position[:2]))),
        )
        before = min(float(v[2]) for v in soles(performer, side, cue.seconds - 0.08))
        at = min(float(v[2]) for v in soles(performer, side, cue.seconds + 1 / 48))
        assert at < 0.004 < before


def test_faster_walkers_take_longer_and_quicker_steps() -> None:
    rates: list[float] = []
    for speed in (0.8, 1.6):
        path = paths.straight((0, 0, 0), (4 * speed, 0, 0), 0, 4)
        rates.append(len([c for c in plays("walk", path=path).cues if c.kind == "footstep"]) / (4 * speed))
    assert rates[0] > rates[1]


def test_circle_and_line_run_at_constant_speed() -> None:
    for path in (paths.circle((0, 0, 0), 2.0, 0, 5), paths.along([(0, 0, 0), (1, 0, 0), (5, 4, 0), (9, 4, 0)], 0, 5)):
        points = np.array([path(float(t))[0] for t in np.linspace(0.2, 4.8, 200)])
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        assert steps.std() / steps.mean() < 0.02
