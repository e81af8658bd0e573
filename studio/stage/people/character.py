"""Who somebody is before they are baked: build, face, hair and a list of clothes, settled from words and a seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from studio.stage.mesh import Floats
from studio.stage.people.face import Face, Look
from studio.stage.people.fitting import Fitting
from studio.stage.people.shape import Shape

Garment = Callable[[Fitting], object]
Hat = Callable[[Fitting, Face], None]
Paint = Callable[[Fitting, Floats], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """All that is needed to bake somebody. ``clothes`` go on in order; ``hat`` last, over the hair; ``paints`` change the
    skin's colours (gloves, face paint)."""

    kind: str
    shape: Shape
    look: Look
    hair: str = "short"
    recede: float = 0.0
    part: float = 0.25
    beard: float = 0.0
    head: float = 1.0
    clothes: tuple[Garment, ...] = ()
    hat: Hat | None = None
    paints: tuple[Paint, ...] = ()
    face_shown: bool = True
    footwear: str = "shoe"
    worn: Mapping[str, str] = field(default_factory=dict[str, str])
    """What was put on, by slot, in words: for notes and tests."""


def imagine(kind: str, attributes: Mapping[str, str], seed: int) -> Character:
    from studio.stage.people.wardrobe import everyday as e
    from studio.stage.people.wardrobe import footwear as f

    rng = np.random.default_rng(seed)
    woman = kind in ("woman", "girl", "schoolgirl")
    return Character(
        kind=kind,
        shape=Shape(age=25, female=float(woman), weight=0.42, ancestry=(0.05, 0.15, 0.8)),
        look=Look(skin="#e8b796", eyes="#5d7a52", hair="#4a2a1a"),
        hair="bob" if woman else "short",
        clothes=(
            lambda t: e.trousers(t, "#2d3e5c"),
            lambda t: e.shirt(t, "#3f7f86"),
            lambda t: f.sneakers(t, "#efe9e0"),
        ),
    )
