"""Nobody is ever undressed: whatever is worn, no skin shows on hips, torso and chest."""

import numpy as np
import pytest

from studio.stage.mesh import Texture
from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.people.wardrobe.closet import ITEMS
from studio.stage.people.wardrobe.roles import ROLES

_AGES = {"child": "8", "young": "20", "old": "75"}


def bare_triangles(person: Person) -> int:
    """Skin triangles whose corners all belong to hips, waist or the chest below 13 cm under the neck joint."""
    b, s = person.baked, person.skeleton
    weights = np.zeros((len(b.positions), len(s.bones) + 2), np.float32)
    np.put_along_axis(weights, b.bones.astype(np.int64), b.weights, 1)
    trunk = weights[:, [s.index[n] for n in ("Hips", "Spine", "Spine1")]].sum(1)
    low = b.positions[:, 2] < s.joint("Neck")[2] - 0.13 * s.scale
    chest = (trunk + weights[:, s.index["Spine2"]] > 0.5) & low
    private = (trunk > 0.5) | chest
    skins = (
        (f, e)
        for (_, _, f, e), mesh in zip(b.slices, person.meshes, strict=True)
        if mesh.material.texture is Texture.SKIN
    )
    first, last = next(skins, (0, 0))  # bones have none
    return int(private[b.triangles[first:last]].all(1).sum())


@pytest.mark.parametrize("kind", ["woman", "man"])
@pytest.mark.parametrize("age", sorted(_AGES))
def test_every_word_of_the_wardrobe_covers(casting: Casting, kind: str, age: str) -> None:
    for word in ITEMS:
        person = casting.person(kind, {"clothing": word, "age": _AGES[age]}, seed=3, style="photoreal", lod=2)
        assert bare_triangles(person) == 0, (word, age, kind)


@pytest.mark.parametrize("kind", sorted(ROLES))
def test_every_role_covers(casting: Casting, kind: str) -> None:
    for seed in (1, 2):
        assert bare_triangles(casting.person(kind, {}, seed=seed, style="photoreal", lod=2)) == 0


def test_the_check_can_fail(casting: Casting) -> None:
    from studio.stage.people.bake import bake
    from studio.stage.people.character import imagine
    from studio.stage.people.data import load
    from studio.stage.people.face import Face
    from studio.stage.people.fitting import Fitting
    from tests.stage.people.conftest import RESOURCES

    character = imagine("man", {}, 1)
    fit = Fitting(load(RESOURCES / "assets/people/people.npz"), character.shape, level=2, drawn=False, seed=1)
    face = Face(fit, character.look)
    assert bare_triangles(bake(fit, face, face.skin_colors(), "mannequin", "barefoot")) > 50
