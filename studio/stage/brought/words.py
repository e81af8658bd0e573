"""The words by which the stage tells brought subjects from its own: ``own_person:1.70:<SHA-256>``.

They stay inside of the stage. A scene says ``kind: robot`` with the attribute ``model``: the SHA-256 of the file.
"""

from typing import Literal

Sort = Literal["person", "animal", "thing"]

_PREFIXES: dict[str, Sort] = {"own_person": "person", "own_animal": "animal", "own_thing": "thing"}


def word_for(sort: Sort, height_m: float, digest: str) -> str:
    """The stage's word for a file that plays as a sort of performer."""
    return f"own_{sort}:{height_m:.4f}:{digest}"


def own_sort(kind: str) -> Sort | None:
    """What sort of performer it is; None for the stage's own kinds."""
    return _PREFIXES.get(kind.partition(":")[0]) if ":" in kind else None


def own_height(kind: str) -> float:
    """How tall it is, metres."""
    return float(kind.split(":")[1])


def own_digest(kind: str) -> str:
    """Which file it is."""
    return kind.rsplit(":", 1)[-1]
