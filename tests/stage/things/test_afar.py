"""What one sees from afar moves: lava runs down, a funnel turns and wanders, sails go round."""

import numpy as np
import pytest

from studio.stage.things import build_thing

KINDS = ("volcano", "tornado", "windmill")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_for_the_same_seed_and_faces_out(kind: str) -> None:
    one, other = build_thing(kind, {}, seed=3), build_thing(kind, {}, seed=3)
    assert [m.positions.tobytes() for m in one.meshes] == [m.positions.tobytes() for m in other.meshes]
    for mesh in one.meshes:
        assert np.isfinite(mesh.positions).all() and np.allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=0.02)


def test_a_volcano_throws_fire_over_its_crater_and_lava_runs_down_it() -> None:
    life = build_thing("volcano", {}, seed=1).life
    assert life is not None
    glowing = [dots for dots in life.sprites(2.0) if dots.glow]
    assert max(float(dots.centers[:, 2].max()) for dots in glowing) > 35.0
    lava = [next(d for d in life.sprites(t) if d.glow and d.color == (5.0, 1.5, 0.22)).centers for t in (2.0, 2.4)]
    lower = lava[1][:, 2] < lava[0][:, 2]
    assert lower.mean() > 0.8
    assert life.lamps(1.0)[0].power > 100


def test_a_tornado_turns_and_wanders() -> None:
    life = build_thing("tornado", {}, seed=1).life
    assert life is not None and life.shape is not None
    first, later = life.shape(1.0)[0][0], life.shape(1.2)[0][0]
    assert np.linalg.norm(later - first, axis=1).min() > 0.2
    assert life.shape(4.0)[0][0][:, 0].mean() > first[:, 0].mean() + 3.0


def test_a_windmills_sails_go_round_their_hub() -> None:
    mill = build_thing("windmill", {}, seed=1)
    assert mill.life is not None and mill.life.shape is not None
    for a, b in zip(mill.life.shape(0.5), mill.life.shape(1.5), strict=True):
        hub = np.array([2.0, 0.0, 8.32])
        assert np.allclose(np.linalg.norm(a[0] - hub, axis=1), np.linalg.norm(b[0] - hub, axis=1), atol=1e-3)
        assert np.linalg.norm(a[0] - b[0], axis=1).max() > 2.0
        assert a[0][:, 2].min() > 2.0  # nothing strikes the ground
