"""Every action is played by every body, and what must meet, meets."""

import math

import numpy as np
import pytest

from studio.project.scene import ACTIONS
from studio.stage.acting.performer import PersonPerformer
from studio.stage.acting.repertoire import REPERTOIRE
from studio.stage.performer import Beat, Score
from studio.stage.world import Vector
from tests.stage.acting.figures import person, plays

IN_WATER = {"swim", "float", "flow"}


def lowest(performer: PersonPerformer, t: float) -> float:
    """Height of the lowest point of body and clothes."""
    return min(float(p[:, 2].min()) for p in performer.at(t).positions if len(p))


def test_every_action_is_in_the_repertoire() -> None:
    assert set(REPERTOIRE) >= ACTIONS


@pytest.mark.parametrize("kind", ["woman", "boy", "grandfather"])
@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_every_body_can_do_it_above_the_floor(action: str, kind: str) -> None:
    performer = plays(action, kind, 3.0)
    for t in np.linspace(0, 3, 13):
        _, bent = performer.bent(float(t))
        assert np.isfinite(bent.positions).all()
        assert np.isfinite(bent.rotations).all()
        determinants = np.linalg.det(bent.rotations)
        assert np.allclose(determinants, 1, atol=1e-6)
    if action not in IN_WATER:
        # Skirts and buns may sink a little where somebody lies on them: they do not know the floor.
        assert min(lowest(performer, float(t)) for t in np.linspace(0, 3, 6)) > -0.08


@pytest.mark.parametrize(
    "action", sorted(ACTIONS - {"stand", "look", "talk", "sit", "lie", "sleep", "drive", "ride", "fly", "point"})
)
def test_every_action_moves(action: str) -> None:
    performer = plays(action, seconds=3.0)
    places = np.array([performer.bent(float(t))[1].positions for t in np.linspace(0.3, 2.7, 7)])
    assert float(np.ptp(places, axis=0).max()) > 0.02


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_frames_can_be_asked_in_any_order(action: str) -> None:
    one, other = plays(action), plays(action)
    times = [0.1, 1.3, 2.9]
    first = {t: one.bent(t)[1].positions for t in times}
    second = {t: other.bent(t)[1].positions for t in reversed(times)}
    for t in times:
        assert np.array_equal(first[t], second[t])


def test_blades_meet_at_the_contact() -> None:
    def opponent(x: float) -> Score:
        def where(t: float) -> Vector:
            return (x, 0.0, 1.5)

        beat = Beat(
            action="fight", start=0, end=3, target=where, params={"contact_s": 0.8, "phase": 0.0 if x > 0 else 1.0}
        )
        return Score(
            beats=(beat,), position=(-x, 0.0, 0.0), yaw=0.0 if x > 0 else math.pi, holding=(("right", "sword"),)
        )

    a, b = PersonPerformer(person("man"), opponent(0.88)), PersonPerformer(person("woman"), opponent(-0.88))
    for t in (0.8, 2.05):
        one, two = a.socket("right_hand", t).astype(float), b.socket("right_hand", t).astype(float)
        along = np.linspace(0.25, 0.85, 40)
        first = one[:, 3] + one[:, 2] * along[:, None]
        second = two[:, 3] + two[:, 2] * along[:, None]
        assert float(np.linalg.norm(first[:, None] - second[None], axis=2).min()) < 0.04
    clashes = [c.seconds for c in (*a.cues, *b.cues) if c.kind == "contact"]
    assert sorted(clashes) == pytest.approx([0.8, 2.05])


def test_the_foot_meets_the_ball_at_the_contact() -> None:
    ball: Vector = (0.5, -0.1, 0.11)
    performer = plays("kick", seconds=2.5, target=lambda t: ball, params={"contact_s": 1.1})
    toe = int(performer.rig.limbs[1, 7])
    _, bent = performer.bent(1.1)
    assert float(np.linalg.norm(bent.positions[toe] - np.array(ball))) < 0.16
    assert [c.seconds for c in performer.cues if c.kind == "contact"] == [1.1]


def test_a_spin_jump_turns_as_often_as_it_says_in_the_air() -> None:
    performer = plays("spin_jump", seconds=4.0, params={"turns": 2.0})
    landing = next(c.seconds for c in reversed(performer.cues) if c.kind == "contact")
    takeoff = next(c.seconds for c in performer.cues if c.kind == "contact")
    hips = int(performer.rig.trunk[0])
    yaws: list[float] = []
    for t in np.linspace(takeoff, landing, 60):
        forward = performer.bent(float(t))[1].rotations[hips][:, 0]
        yaws.append(math.atan2(forward[1], forward[0]))
    assert float(np.unwrap(yaws)[-1] - yaws[0]) / math.tau == pytest.approx(2.0, abs=0.1)
    heights = [performer.bent(float(t))[1].positions[hips][2] for t in (takeoff, (takeoff + landing) / 2)]
    assert heights[1] - heights[0] > 0.3


def test_a_held_umbrella_stays_upright_while_its_holder_walks() -> None:
    score = Score(beats=(Beat(action="walk", start=0, end=3),), holding=(("right", "umbrella"),))
    performer = PersonPerformer(person("woman"), score)
    for t in np.linspace(0, 3, 12):
        up = performer.socket("right_hand", float(t))[:, 2]
        assert up[2] > 0.93
