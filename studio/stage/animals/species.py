"""Every kind of animal by its word: how tall it is, and how it is built."""

from collections.abc import Mapping
from dataclasses import replace

from studio.core.errors import SceneError
from studio.stage.animals.binding import Animal
from studio.stage.animals.birds.body import build_bird
from studio.stage.animals.birds.kinds import BIRDS
from studio.stage.animals.chains.insects import INSECTS, build_insect
from studio.stage.animals.chains.serpents import SERPENTS, build_serpent
from studio.stage.animals.chains.swimmers import SWIMMERS, build_swimmer
from studio.stage.animals.coat import COLOR_WORDS, Coat, recolored
from studio.stage.animals.crawlers.body import CRAWLERS, build_crawler
from studio.stage.animals.mammals.coats import COATS
from studio.stage.animals.mammals.plans import BREEDS, PLANS
from studio.stage.animals.plans import Quadruped
from studio.stage.animals.quadrupeds.body import build_quadruped
from studio.stage.animals.soft.jellyfish import build_jellyfish
from studio.stage.animals.soft.kinds import JELLYFISH, OCTOPUSES
from studio.stage.animals.soft.octopus import build_octopus

ANIMALS = frozenset([*PLANS, *BIRDS, *SWIMMERS, *SERPENTS, *INSECTS, *OCTOPUSES, *JELLYFISH, *CRAWLERS])

_HEIGHTS: Mapping[str, float] = {
    **{kind: plan.height_m * plan.tall for kind, plan in PLANS.items()},
    **{kind: plan.body_m * (plan.stance + 0.35 + plan.neck) for kind, (plan, _) in BIRDS.items()},
    **{kind: plan.length_m * 0.3 for kind, (plan, _) in SWIMMERS.items()},
    **{kind: 2 * plan.thick_m for kind, plan in SERPENTS.items()},
    **{kind: plan.span_m * 0.3 for kind, plan in INSECTS.items()},
    **{kind: plan.arm_m * 0.85 for kind, (plan, _) in OCTOPUSES.items()},
    **{kind: plan.bell_m * 1.9 for kind, (plan, _) in JELLYFISH.items()},
    **{kind: plan.across_m * (plan.high + 0.5) for kind, (plan, _) in CRAWLERS.items()},
}
WATER_ANIMALS = frozenset([*SWIMMERS, *OCTOPUSES, *JELLYFISH]) | {"turtle"}
"""Those whose place is under water."""
FLYING_ANIMALS = frozenset(BIRDS) - {"penguin", "chicken", "rooster", "ostrich"} | frozenset(INSECTS) | {"dragon"}


def animal_height(kind: str) -> float:
    """About how tall it is to the top of its head, metres, without building it."""
    if kind not in _HEIGHTS:
        raise SceneError(f"There is no animal called {kind!r}.", field="subjects.kind")
    return _HEIGHTS[kind]


def _coat_word(attributes: Mapping[str, str]) -> str:
    return attributes.get("color", attributes.get("colour", "")).lower().strip()


def _known_breed(words: str) -> str:
    """The breed among ours that the words name: ``shiba_inu`` and ``siberian husky`` are found by their parts."""
    said = words.lower().replace(" ", "_").replace("-", "_")
    if said in BREEDS:
        return said
    return next((name for name in sorted(BREEDS) if said and (name in said or said in name)), said)


def _mammal(kind: str, attributes: Mapping[str, str]) -> tuple[Quadruped, Coat]:
    breed = _known_breed(attributes.get("breed", ""))
    color = _coat_word(attributes)
    plan, coat = PLANS[kind], COATS.get(kind, COATS["dog"])
    if kind == "dog" and (breed in BREEDS or attributes.get("age") in ("young", "child")):
        plan, word = BREEDS[breed if breed in BREEDS else "puppy"]
        coat = COATS[word]
    elif kind == "dog" and color in ("golden", "gold"):
        plan, coat = BREEDS["golden_retriever"][0], COATS["golden"]
        color = ""
    if kind == "cat":
        known = {"black": "black_cat", "white": "white_cat", "calico": "calico"}
        if color in known or breed in known:
            return plan, COATS[known[color if color in known else breed]]
    if color and color not in ("tabby", "striped", "golden retriever"):
        coat = recolored(coat, color)
    return plan, coat


def _built(kind: str, attributes: Mapping[str, str], seed: int, lod: int) -> Animal:
    color = _coat_word(attributes)
    if kind in BIRDS:
        plan, coat = BIRDS[kind]
        return build_bird(kind, plan, recolored(coat, color) if color else coat, seed, lod)
    if kind in SWIMMERS:
        swimmer, coat = SWIMMERS[kind]
        return build_swimmer(kind, swimmer, recolored(coat, color) if color else coat, seed, lod)
    if kind in SERPENTS:
        serpent = SERPENTS[kind]
        return build_serpent(
            kind, replace(serpent, coat=recolored(serpent.coat, color)) if color else serpent, seed, lod
        )
    if kind in INSECTS:
        insect = INSECTS[kind]
        return build_insect(kind, insect, COLOR_WORDS.get(color, insect.color), seed, lod)
    if kind in OCTOPUSES:
        octopus, coat = OCTOPUSES[kind]
        return build_octopus(kind, octopus, recolored(coat, color) if color else coat, seed, lod)
    if kind in JELLYFISH:
        jelly, coat = JELLYFISH[kind]
        return build_jellyfish(kind, jelly, recolored(coat, color) if color else coat, seed, lod)
    if kind in CRAWLERS:
        crawler, coat = CRAWLERS[kind]
        return build_crawler(kind, crawler, recolored(coat, color) if color else coat, seed, lod)
    plan, coat = _mammal(kind, attributes)
    if attributes.get("eyes") == "closed":
        coat = replace(coat, iris=coat.coat, pupil="closed")
    return build_quadruped(kind, plan, coat, seed, lod)


def build_animal(
    kind: str,
    attributes: Mapping[str, str],
    *,
    seed: int = 0,
    style: str = "photoreal",
    lod: int = 0,
) -> Animal:
    """Build an animal: skin, eyes, hair, bones. ``lod`` 0 is for the foreground, 1 for small in the picture.

    The same words, seed and level give the same bytes.

    Raises:
        SceneError: ``kind`` is not one of ``ANIMALS``.
    """
    if kind not in ANIMALS:
        raise SceneError(f"There is no animal called {kind!r}.", field="subjects.kind")
    return _built(kind, attributes, seed, lod)
