"""Props in a shot: rigid, held, burning, rising, broken."""

import numpy as np
import pytest

from studio.stage.mesh import Floats, Mesh, transform
from studio.stage.performer import Posed
from studio.stage.things import PropPerformer, Spill, build_thing, held, laid, resting, rising, shards


def _area(mesh: Mesh) -> float:
    p = mesh.positions[mesh.triangles].astype(float)
    return float(np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1).sum() / 2)


def test_a_prop_is_where_its_motion_says() -> None:
    ball = build_thing("basketball", {})
    prop = PropPerformer(ball, lambda t: transform((2 * t, 0, 1.0), yaw=t))
    posed = prop.at(1.5)
    assert posed.positions[0].mean(0) == pytest.approx((3.0, 0, 1.0), abs=0.01)
    assert posed.velocity == pytest.approx((2.0, 0, 0), abs=1e-2)
    assert len(posed.positions) == len(prop.meshes)


def test_a_thing_that_is_not_there_has_no_extent() -> None:
    prop = PropPerformer(build_thing("glass", {}), lambda t: transform((1, 0, 0)), shown=(0.0, 1.0))
    assert np.ptp(prop.at(0.5).positions[0]) > 0.05
    assert np.ptp(prop.at(1.5).positions[0], axis=0).max() == 0.0


class _Hand:
    kind = "hand"
    meshes = ()
    cues = ()

    def at(self, seconds: float) -> Posed:
        raise NotImplementedError

    def focus(self, seconds: float) -> tuple[float, float, float]:
        return (0.0, 0.0, 1.0)

    def bounds(self, seconds: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        return (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)

    def socket(self, name: str, seconds: float) -> Floats:
        assert name == "right_hand"
        return transform((seconds, 0.5, 1.1), yaw=0.4, pitch=0.3)


def test_what_is_held_goes_with_the_hand() -> None:
    surfboard = build_thing("surfboard", {})
    prop = held(surfboard, _Hand(), "right_hand")
    for t in (0.0, 1.2):
        grip = prop.socket("grip", t)
        np.testing.assert_allclose(grip, _Hand().socket("right_hand", t), atol=1e-5)


def test_a_campfire_burns() -> None:
    fire = resting(build_thing("campfire", {}, seed=1), (1.0, 2.0, 0.0))
    a, b = fire.at(0.4), fire.at(0.9)
    assert np.abs(a.positions[-1] - b.positions[-1]).max() > 0.02
    assert a.lamps and a.lamps[0].shadow and a.lamps[0].power != b.lamps[0].power
    assert a.sprites and a.sprites[0].glow
    assert any(c.kind == "loop" and c.other == "fire" for c in fire.cues)
    again = fire.at(0.4)
    assert again.positions[-1].tobytes() == a.positions[-1].tobytes()


def test_a_balloon_rises_and_never_jumps() -> None:
    balloon = rising(build_thing("balloon", {}), (0, 0, 1.0), 1.2, seed=3)
    heights = [float(balloon.matrix(t)[2, 3]) for t in np.linspace(0, 5, 121)]
    steps = np.diff(heights)
    assert heights[-1] > 5 and steps.min() >= 0 and steps.max() < 0.06
    turn = balloon.matrix(2.0)[:, :3]
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-4)


@pytest.mark.parametrize("kind", ["glass", "vase", "bottle", "plate"])
def test_shards_cover_what_broke(kind: str) -> None:
    thing = build_thing(kind, {}, seed=1)
    pieces = shards(thing, 14, seed=5)
    body = max(thing.meshes, key=_area)
    assert len(pieces) >= 10
    assert sum(_area(p.meshes[0]) for p in pieces) == pytest.approx(_area(body), rel=0.01)
    assert sum(p.mass_kg for p in pieces) == pytest.approx(thing.mass_kg, rel=0.05)
    low, high = body.positions.min(0), body.positions.max(0)
    for piece in pieces:
        home = piece.sockets["home"][:, 3]
        points = piece.meshes[0].positions + home
        assert (points >= low - 1e-4).all() and (points <= high + 1e-4).all()
        hull = piece.colliders[0].points
        assert hull is not None and len(hull) >= 4
    again = shards(thing, 14, seed=5)
    assert again[3].meshes[0].positions.tobytes() == pieces[3].meshes[0].positions.tobytes()


def test_what_is_spilt_flies_and_spreads() -> None:
    spill = Spill((1.0, 0.0, 0.5), 1.0, seed=2)
    before, early, late = (spill.at(t) for t in (0.9, 1.1, 3.0))
    assert np.ptp(before.positions[0][:, 0]) < 0.001 and not before.sprites
    assert early.sprites and (early.sprites[0].centers[:, 2] > 0.5).all()
    assert not late.sprites
    assert np.ptp(late.positions[0][:, 0]) > np.ptp(early.positions[0][:, 0]) > 0.05
    assert spill.cues[0].kind == "splash" and spill.cues[0].seconds == 1.0


@pytest.mark.parametrize("kind", ["spoon", "spear", "katana", "flute", "banana", "log"])
def test_what_nobody_holds_lies_across_the_picture(kind: str) -> None:
    thing = build_thing(kind, {}, seed=1)
    posed = laid(thing, (1.0, 2.0, 0.5)).at(0.0)
    points = np.concatenate(posed.positions)
    size = np.ptp(points, axis=0)
    assert size[1] > 1.5 * size[2]  # it does not stand on end
    assert size[1] > 1.5 * size[0]  # and is not seen from its end
    assert abs(float(points[:, 2].min()) - 0.5) < 1e-5
