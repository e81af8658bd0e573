"""Words → people: what is asked for is worn, what is not said is varied, nothing is refused."""

import numpy as np
import pytest

from studio.stage.mesh import srgb
from studio.stage.people.cast import Casting
from studio.stage.people.character import imagine
from studio.stage.people.color_words import COLORS
from studio.stage.people.wardrobe.closet import ITEMS
from studio.stage.people.wardrobe.roles import ROLES


@pytest.mark.parametrize(
    ("clothing", "slot", "expected"),
    [
        ("white shirt", "upper", "shirt"),
        ("yellow raincoat", "over", "raincoat"),
        ("red dress", "whole", "dress"),
        ("blue jeans and a black t-shirt", "lower", "jeans"),
        ("a black T-shirt, light blue shorts", "upper", "tshirt"),
        ("grey business suit", "whole", "suit"),
        ("school uniform", "whole", "sailor_uniform"),
        ("long coat", "over", "coat"),
        ("green scarf", "neck", "scarf"),
        ("kimono", "whole", "kimono"),
    ],
)
def test_clothing_words_are_worn(clothing: str, slot: str, expected: str) -> None:
    worn = imagine("schoolgirl" if "school" in clothing else "woman", {"clothing": clothing, "age": "17"}, 3).worn
    assert slot in worn, worn
    if "school" not in clothing:
        assert worn[slot].split()[0] == expected


def test_colour_words_colour(casting: Casting) -> None:
    person = casting.person("woman", {"clothing": "yellow raincoat"}, seed=2, style="photoreal", lod=2)
    yellow = srgb(COLORS["yellow"])
    distance = np.abs(person.baked.colors - yellow).max(1)
    assert (distance < 0.02).sum() > 400


def test_the_colour_of_an_unknown_thing_is_not_the_clothes() -> None:
    assert imagine("man", {"clothing": "suit", "wearing": "red tie"}, 3).worn["whole"] == "suit"
    assert imagine("man", {"clothing": "white dress shirt"}, 3).worn["upper"].startswith("shirt")
    assert imagine("woman", {"clothing": "all red"}, 3).worn != imagine("woman", {"clothing": "all blue"}, 3).worn


def test_a_hat_and_glasses_are_worn() -> None:
    worn = imagine("man", {"wearing": "helmet and sunglasses"}, 4).worn
    assert worn["head"] == "helmet"
    assert "sunglasses" in worn


@pytest.mark.parametrize(
    ("kind", "attributes", "low", "high"),
    [
        ("child", {}, 5, 13),
        ("old_woman", {}, 65, 90),
        ("young_man", {}, 18, 30),
        ("woman", {"age": "old"}, 65, 90),
        ("boy", {"age": "child"}, 5, 13),
        ("man", {"age": "45"}, 45, 45),
        ("man", {"age": "teenager"}, 13, 19),
    ],
)
def test_ages(kind: str, attributes: dict[str, str], low: float, high: float) -> None:
    for seed in range(6):
        shape = imagine(kind, attributes, seed).shape
        # The base body starts at ten; younger children are smaller.
        assert max(low, 10) <= shape.age <= high
        if high < 14 and shape.age == 10:
            assert shape.size <= 1


def test_children_differ_in_size(casting: Casting) -> None:
    heights = [casting.person("child", {}, seed=s, style="photoreal", lod=3).height for s in range(6)]
    assert max(heights) - min(heights) > 0.08
    assert min(heights) > 0.9
    assert max(heights) < 1.65


def test_gender_words() -> None:
    for kind in ("woman", "girl", "schoolgirl", "queen", "businesswoman", "old_woman"):
        assert imagine(kind, {}, 1).shape.female == 1
    for kind in ("man", "boy", "king", "businessman", "old_man", "knight"):
        assert imagine(kind, {}, 1).shape.female == 0
    assert {imagine("student", {}, s).shape.female for s in range(12)} == {0.0, 1.0}


def test_the_seed_spreads_faces_and_words_do_not_choose_ancestry() -> None:
    for kind in ("samurai", "viking", "cowboy", "woman"):
        assert len({imagine(kind, {}, seed).shape.ancestry for seed in range(24)}) >= 4


def test_any_word_becomes_somebody(casting: Casting) -> None:
    person = casting.person(
        "quantum_blacksmith", {"clothing": "florp", "color": "nocolour"}, seed=1, style="anime", lod=2
    )
    assert person.kind == "quantum_blacksmith"
    assert len(person.meshes) > 3


@pytest.mark.parametrize("kind", sorted(ROLES))
def test_roles_bake_at_each_end(casting: Casting, kind: str) -> None:
    far = casting.person(kind, {}, seed=1, style="photoreal", lod=3)
    assert sum(len(m.triangles) for m in far.meshes) < 7000
    near = casting.person(kind, {}, seed=1, style="anime", lod=1)
    assert sum(len(m.triangles) for m in near.meshes) < 36000
    assert len(near.meshes) <= 13


def test_clothing_words_yield_something_of_their_own(casting: Casting) -> None:
    def looks(clothing: str) -> bytes:
        baked = casting.person("man", {"clothing": clothing}, seed=1, style="photoreal", lod=2).baked
        return baked.positions.tobytes() + baked.colors.tobytes()

    seen = {word: looks(word) for word in ITEMS}
    assert len(set(seen.values())) == len(ITEMS)
    assert looks("florp") not in seen.values()
