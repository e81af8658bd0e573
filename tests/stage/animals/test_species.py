"""Every animal builds: finite, lit from outside, within its budget, and twice the same."""

import numpy as np
import pytest

from studio.core.errors import SceneError
from studio.stage.animals import ANIMALS, animal_height, build_animal


@pytest.mark.parametrize("kind", sorted(ANIMALS))
def test_builds_sound_meshes_within_budget(kind: str) -> None:
    near, far = (build_animal(kind, {}, seed=3, lod=lod) for lod in (0, 1))
    assert sum(len(m.triangles) for m in near.meshes) <= 12_400
    assert sum(len(m.triangles) for m in far.meshes) <= 6_500
    for part in near.parts:
        mesh = part.mesh
        assert np.isfinite(mesh.positions).all()
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        assert mesh.colors.min() >= 0 and mesh.colors.max() <= 1
        assert mesh.triangles.max() < len(mesh.positions)
        np.testing.assert_allclose(part.weights.sum(1), 1, atol=1e-4)
    for name in ("root", "head", "head_top", "mouth", "back"):
        assert name in near.sockets
    assert near.height_m > 0 and animal_height(kind) > 0


def test_the_same_words_give_the_same_bytes() -> None:
    a, b = (build_animal("dog", {"breed": "shiba"}, seed=5) for _ in range(2))
    for p, q in zip(a.parts, b.parts, strict=True):
        assert p.mesh.positions.tobytes() == q.mesh.positions.tobytes()
        assert p.mesh.colors.tobytes() == q.mesh.colors.tobytes()
        assert p.weights.tobytes() == q.weights.tobytes()


def test_colour_words_change_the_coat() -> None:
    def tone(color: str) -> float:
        return float(build_animal("cat", {"color": color}, seed=1, lod=1).parts[0].mesh.colors.mean())

    assert tone("black") < 0.03 < 0.4 < tone("white")


def test_breeds_are_found_by_their_parts() -> None:
    plain, named = build_animal("dog", {"breed": "shiba"}, lod=1), build_animal("dog", {"breed": "Shiba Inu"}, lod=1)
    assert plain.length_m == named.length_m != build_animal("dog", {}, lod=1).length_m


def test_breeds_differ_in_shape() -> None:
    shiba, golden = (build_animal("dog", {"breed": b}, lod=1) for b in ("shiba", "golden_retriever"))
    assert golden.length_m > shiba.length_m * 1.2


def test_an_unknown_animal_is_said_so() -> None:
    with pytest.raises(SceneError, match="unicorn_of_doom"):
        build_animal("unicorn_of_doom", {})


def test_the_skin_faces_outward() -> None:
    mesh = build_animal("horse", {}, seed=1).parts[0].mesh
    p = mesh.positions[mesh.triangles].astype(float)
    face = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    agree = (face * mesh.normals[mesh.triangles].mean(1)).sum(1) > 0
    assert agree.mean() > 0.99
