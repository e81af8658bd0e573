"""Bodies for the tests: a few people at the coarsest level of detail, cast once."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from studio.stage.acting.performer import PersonPerformer
from studio.stage.people.cast import Casting
from studio.stage.people.person import Person
from studio.stage.performer import Beat, Score
from studio.stage.performer import Path as Way
from studio.stage.world import Vector

RESOURCES = Path(__file__).parents[3] / "resources"

BODIES = ("woman", "boy", "grandfather", "man")


@cache
def _casting() -> Casting:
    return Casting(RESOURCES)


@cache
def person(kind: str) -> Person:
    """Somebody of a kind, few triangles."""
    return _casting().person(kind, {}, seed=4, style="photoreal", lod=3)


def plays(
    action: str, kind: str = "woman", seconds: float = 4.0, *, path: Way | None = None,
    target: Callable[[float], Vector] | None = None, params: Mapping[str, float] | None = None,
) -> PersonPerformer:  # fmt: skip
    """Somebody who does one thing."""
    beat = Beat(action=action, start=0.0, end=seconds, path=path, target=target, params=params or {})
    return PersonPerformer(person(kind), Score(beats=(beat,), seed=3))
