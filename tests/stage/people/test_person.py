"""A baked person: bends, speaks, holds; within its budget; the same bytes each time."""

from itertools import pairwise

import numpy as np
import pytest

from studio.stage.mesh import Floats
from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.people.skeleton import Aim, Pose

STANDING = Pose(aim={"LeftArm": Aim((0, 0.15, -1)), "RightArm": Aim((0, -0.15, -1))})


@pytest.fixture(scope="module")
def woman(casting: Casting) -> Person:
    return casting.person("woman", {"clothing": "white shirt and jeans"}, seed=4, style="photoreal", lod=1)


def _bytes(person: Person) -> bytes:
    b = person.baked
    return b"".join(
        np.ascontiguousarray(x).tobytes()
        for x in (b.positions, b.triangles, b.bones, b.weights, b.colors, b.rest, b.action_deltas, b.guides)
    )


@pytest.mark.parametrize("style", ["photoreal", "anime"])
@pytest.mark.parametrize("kind", ["woman", "samurai"])
def test_two_bakes_are_equal_bytes(casting: Casting, kind: str, style: str) -> None:
    first = casting.person(kind, {"color": "red"}, seed=9, style=style, lod=2)
    second = casting.person(kind, {"color": "red"}, seed=9, style=style, lod=2)
    assert _bytes(first) == _bytes(second)
    assert _bytes(first) != _bytes(casting.person(kind, {"color": "red"}, seed=10, style=style, lod=2))


def test_meshes_are_sound(woman: Person) -> None:
    assert len(woman.meshes) <= 12
    positions, normals = woman.deform(STANDING, {}, (0, 0, 0), 0.0)
    assert len(positions) == len(normals) == len(woman.meshes)
    for mesh, p, n in zip(woman.meshes, positions, normals, strict=True):
        assert p.shape == n.shape == mesh.positions.shape == mesh.colors.shape
        assert p.dtype == n.dtype == np.float32
        assert mesh.triangles.min() >= 0
        assert mesh.triangles.max() < len(p)
        assert np.isfinite(p).all()
        assert np.allclose(np.linalg.norm(n, axis=1), 1, atol=0.02)
        assert mesh.colors.min() >= 0
        assert mesh.colors.max() <= 1.0


def test_levels_of_detail_fall(casting: Casting) -> None:
    counts = [
        sum(len(m.triangles) for m in casting.person("man", {}, seed=2, style="photoreal", lod=lod).meshes)
        for lod in range(4)
    ]
    assert counts[1] <= 28000
    assert counts[2] <= 12000
    assert counts[3] <= 3500
    assert all(a > b for a, b in pairwise(counts))


def test_root_and_yaw_move_the_whole(woman: Person) -> None:
    here, _ = woman.deform(STANDING, {}, (0, 0, 0), 0.0)
    there, _ = woman.deform(STANDING, {}, (2.0, -1.0, 0.5), np.pi / 2)
    turn = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1.0]])
    for a, b in zip(here, there, strict=True):
        assert np.allclose(a @ turn.T + [2.0, -1.0, 0.5], b, atol=2e-4)


def test_a_jaw_opens_and_names_may_leave_out_the_side(woman: Person) -> None:
    closed, _ = woman.deform(Pose(), {}, (0, 0, 0), 0.0)
    opened, _ = woman.deform(Pose(), {"jawOpen": 1.0}, (0, 0, 0), 0.0)
    moved = max(float(np.abs(a - b).max()) for a, b in zip(closed, opened, strict=True))
    assert 0.01 < moved < 0.08
    both, _ = woman.deform(Pose(), {"mouthSmile": 0.7}, (0, 0, 0), 0.0)
    each, _ = woman.deform(Pose(), {"mouthSmileLeft": 0.7, "mouthSmileRight": 0.7}, (0, 0, 0), 0.0)
    assert all(np.array_equal(a, b) for a, b in zip(both, each, strict=True))
    with pytest.raises(KeyError):
        woman.deform(Pose(), {"wiggleEars": 1.0}, (0, 0, 0), 0.0)


def test_bending_never_touches_what_was_baked(woman: Person) -> None:
    before = _bytes(woman)
    first, _ = woman.deform(STANDING, {"jawOpen": 0.5}, (1, 1, 0), 1.0)
    kept = [p.copy() for p in first]
    woman.deform(Pose(), {"eyeBlink": 1.0}, (0, 0, 0), 0.0)
    assert _bytes(woman) == before
    assert all(np.array_equal(a, b) for a, b in zip(first, kept, strict=True))


def test_sockets_lie_where_they_say(woman: Person) -> None:
    bent = woman.skeleton.bend(STANDING)

    def at(name: str) -> Floats:
        return woman.socket(name, bent, (0, 0, 0), 0.0)

    assert at("left_hand")[1, 3] > 0.1
    assert at("right_hand")[1, 3] < -0.1
    assert at("head_top")[2, 3] > at("head")[2, 3] > at("mouth")[2, 3] > at("hips")[2, 3]
    assert at("mouth")[0, 3] > at("head_top")[0, 3]
    assert at("back")[0, 3] < at("hips")[0, 3]
    for name in ("left_hand", "right_hand", "head", "root"):
        m = at(name)[:, :3]
        assert np.allclose(m @ m.T, np.eye(3), atol=1e-4)
    with pytest.raises(KeyError):
        at("tail")
