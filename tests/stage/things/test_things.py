"""Every thing builds: finite, lit from outside, within its budget, with what physics needs."""

import numpy as np
import pytest

from studio.core.errors import SceneError
from studio.stage.mesh import Mesh
from studio.stage.things import THINGS, build_thing, thing_height

_MATERIALS = frozenset(
    [
        "wood",
        "metal",
        "glass",
        "rubber",
        "cloth",
        "flesh",
        "stone",
        "asphalt",
        "concrete",
        "sand",
        "grass",
        "soil",
        "snow",
        "ice",
        "water",
        "wet",
        "tile",
        "leaf",
        "paper",
        "plastic",
        "leather",
        "wicker",
    ]
)


def _sound(mesh: Mesh) -> None:
    assert np.isfinite(mesh.positions).all()
    assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
    assert mesh.triangles.max() < len(mesh.positions)


@pytest.mark.parametrize("kind", sorted(THINGS))
def test_builds_within_budget(kind: str) -> None:
    thing = build_thing(kind, {}, seed=2)
    for mesh in thing.meshes:
        _sound(mesh)
    assert sum(len(m.triangles) for m in thing.meshes) <= 6_000
    assert thing.material in _MATERIALS
    assert thing.mass_kg > 0 and 0 <= thing.restitution <= 1
    assert {"root", "top"} <= set(thing.sockets)
    assert thing.colliders
    if not thing.handheld and thing.life is None and thing.colliders[0].shape != "sphere":
        assert min(float(m.positions[:, 2].min()) for m in thing.meshes) > -0.8 * max(thing.size)
    if thing.life is not None:
        for seconds in (0.0, 1.3):
            shapes = thing.life.shape(seconds) if thing.life.shape else ()
            assert len(shapes) == len(thing.life.meshes)
            for (p, n), mesh in zip(shapes, thing.life.meshes, strict=True):
                assert p.shape == mesh.positions.shape and np.isfinite(p).all() and np.isfinite(n).all()
            for dots in thing.life.sprites(seconds):
                assert len(dots.centers) == len(dots.radii) and np.isfinite(dots.centers).all()


def test_the_props_of_everyday_stay_small() -> None:
    for kind in ("basketball", "football", "glass", "cup", "umbrella", "katana", "book", "chair", "table", "bag"):
        assert sum(len(m.triangles) for m in build_thing(kind, {}).meshes) <= 2_000, kind


def test_the_same_words_give_the_same_bytes() -> None:
    for kind in ("campfire", "umbrella", "vase"):
        a, b = (build_thing(kind, {"color": "red"}, seed=7) for _ in range(2))
        for p, q in zip(a.meshes, b.meshes, strict=True):
            assert p.positions.tobytes() == q.positions.tobytes() and p.colors.tobytes() == q.colors.tobytes()


def test_colour_words_paint() -> None:
    def mean(color: str) -> np.ndarray:
        return build_thing("balloon", {"color": color}).meshes[0].colors.mean(0)

    assert mean("red").argmax() == 0 and mean("blue").argmax() == 2


def test_a_hoop_is_regulation_size() -> None:
    hoop = build_thing("hoop", {})
    assert hoop.sockets["rim"][2, 3] == pytest.approx(3.05)
    ring = [c for c in hoop.colliders if c.shape == "sphere"]
    radius = {round(float(np.hypot(c.center[0] - hoop.sockets["rim"][0, 3], c.center[1])), 3) for c in ring}
    assert radius == {0.229} and len(ring) == 16


def test_an_unknown_thing_is_said_so() -> None:
    with pytest.raises(SceneError, match="flux_capacitor"):
        build_thing("flux_capacitor", {})
    with pytest.raises(SceneError):
        thing_height("flux_capacitor")


def test_a_bowl_said_to_be_of_noodles_is_full_of_them() -> None:
    empty, full = (build_thing("bowl", {"of": word}, seed=1) for word in ("bowl", "noodles"))
    assert sum(len(m.triangles) for m in full.meshes) > 3 * sum(len(m.triangles) for m in empty.meshes)
    assert full.kind == "bowl" and build_thing("noodles", {}, seed=1).kind == "noodles"
