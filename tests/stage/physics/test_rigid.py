"""Rigid bodies obey what is written on them: restitution, free fall, the instant of a contact."""

import math

import numpy as np
import pytest

from studio.stage.physics.rigid import Arena, Body, Collider, Fixed, contact_damping, simulate

RADIUS = 0.12
FLOOR = Fixed(name="floor", colliders=(Collider(shape="plane"),), restitution=0.75)


def ball(height: float = 2.12, restitution: float = 0.75, **more: object) -> Body:
    return Body(
        name="ball",
        colliders=(Collider(shape="sphere", size=(RADIUS,)),),
        mass_kg=0.6,
        position=(0.0, 0.0, height),
        restitution=restitution,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("restitution", [0.5, 0.75, 0.9])
def test_bounce_heights_follow_restitution(restitution: float) -> None:
    floor = Fixed(name="floor", colliders=(Collider(shape="plane"),), restitution=restitution)
    run = simulate([ball(restitution=restitution)], [floor], 3.0)
    z = run.positions[0, :, 2] - RADIUS
    peaks = [z[i] for i in range(1, len(z) - 1) if z[i] > z[i - 1] and z[i] >= z[i + 1]]
    for n, peak in enumerate(peaks[:2], start=1):
        assert peak == pytest.approx(2.0 * restitution ** (2 * n), rel=0.05 * n)


def test_free_flight_is_a_parabola() -> None:
    run = simulate([ball(3.0, velocity=(3.0, 0.0, 2.0))], [FLOOR], 0.6)
    t = run.times
    expected = 3.0 + 2.0 * t - 0.5 * 9.81 * t * t
    assert np.abs(run.positions[0, :, 2] - expected).max() < 0.004
    assert np.abs(run.positions[0, :, 0] - 3.0 * t).max() < 1e-6


def test_a_contact_is_known_to_the_millisecond() -> None:
    run = simulate([ball(2.12)], [FLOOR], 1.0)
    first = run.contacts[0]
    assert first.seconds == pytest.approx(math.sqrt(2 * 2.0 / 9.81), abs=0.001)
    assert first.speed_m_s == pytest.approx(math.sqrt(2 * 9.81 * 2.0), rel=0.02)
    assert (first.body, first.other) == ("ball", "floor")


def test_a_ball_at_rest_is_heard_once() -> None:
    run = simulate([ball(RADIUS + 0.001, restitution=0.05)], [FLOOR], 2.0)
    assert len(run.contacts) <= 2


def test_an_arena_runs_again_the_same() -> None:
    arena = Arena([ball()], [FLOOR])
    start = [((0.0, 0.0, 1.5), (1.0, 0.5, 2.0), (3.0, 0.0, 1.0))]
    one, other = arena.run(1.0, start), arena.run(1.0, start)
    assert one.positions.tobytes() == other.positions.tobytes()
    assert one.contacts == other.contacts


def test_nothing_falls_through_the_floor() -> None:
    run = simulate([ball(2.0, velocity=(0.0, 0.0, -9.0))], [FLOOR], 2.0)
    assert run.positions[0, :, 2].min() > 0.3 * RADIUS


def test_damping_grows_as_restitution_falls() -> None:
    values = [contact_damping(e) for e in (0.95, 0.7, 0.4, 0.1)]
    assert values == sorted(values)


def test_a_pose_is_held_before_and_after() -> None:
    run = simulate([ball()], [FLOOR], 0.2)
    assert run.pose("ball", -1.0)[2, 3] == pytest.approx(2.12, abs=1e-3)
    assert run.pose("ball", 99.0)[2, 3] == pytest.approx(float(run.positions[0, -1, 2]), abs=1e-6)
