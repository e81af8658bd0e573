"""Finals of a film before they are queued: which shots get one, of which take, and how long the night will be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from studio.ports.queue import Hours
from studio.project.model_use import Guide, ModelUse
from studio.project.project import Project
from studio.project.shot import Shot
from studio.project.take import Recipe, Take
from studio.workflows.film.shot import title_of
from studio.workflows.queue.finals import NIGHT, Finals
from studio.workflows.recipe.drafting import BY_MODELS
from studio.workflows.remaking.repicture import repictured

__all__ = ["NIGHT", "Due", "Finals", "Nights", "due", "faithful"]

Standing = Literal["due", "not approved", "final already", "made already"]
"""What is with a shot: a final is to be made; none of its takes is approved; the approved one is a final; a final of it
lies beside it."""

_FAITHFUL: tuple[Guide, ...] = ("control", "depth", "pose", "draft", "keyframes", "first_last", "first")
"""Ways for a model to follow the stage, the one that keeps most of an approved blocking first."""


class Nights(Protocol):
    """The queue that goes on without the window."""

    def queue(self, project: Path, shots: Sequence[str], model: ModelUse | None, hours: Hours | None) -> Finals:
        """Queue finals of shots, and see to it that somebody works the queue. Raises ``StudioError``."""
        ...

    def tend(self) -> None:
        """See to it that somebody works the queue, where something of the window's own waits in it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A shot of the film. ``name`` is its approved take's (``T3``), ``seed`` that take's; ``recipe`` is the final's."""

    shot_id: str
    number: int
    title: str
    standing: Standing
    name: str = ""
    seed: int = 0
    frame_count: int = 0
    recipe: Recipe | None = None


def due(project: Project, model: ModelUse | None = None) -> tuple[Due, ...]:
    """Every shot of the film in its order; with ``model`` it makes the finals in place of whatever made the drafts."""
    return tuple(_due(project, shot, number, model) for number, shot in enumerate(project.shots, start=1))


def faithful(guides: Sequence[Guide]) -> Guide:
    """Of the ways in which a model can follow the stage, the one that keeps most of the approved take."""
    for guide in _FAITHFUL:
        if guide in guides:
            return guide
    return "none"


def seconds(rows: Sequence[Due], of: Callable[[Due], float | None]) -> float | None:
    """What the finals take one after the other; None where that of one is not known."""
    each = [of(row) for row in rows if row.standing == "due"]
    return None if any(one is None for one in each) else sum(one for one in each if one is not None)


def _due(project: Project, shot: Shot, number: int, model: ModelUse | None) -> Due:
    takes = project.takes_of(shot.id)
    at = next((at for at, take in enumerate(takes) if take.id == shot.approved), -1)
    row = Due(shot_id=shot.id, number=number, title=title_of(shot.prompt), standing="not approved")
    if at < 0:
        return row
    take = takes[at]
    recipe = repictured(take, quality="final")
    if model is not None:
        recipe = replace(recipe, engine=BY_MODELS, model=model)
    standing: Standing = "due"
    if _is_final(take, model):
        standing = "final already"
    elif any(take.id in other.parents and _is_final(other, model) for other in takes):
        standing = "made already"
    return replace(
        row,
        standing=standing,
        name=f"T{at + 1}",
        seed=take.recipe.seed,
        frame_count=take.frame_count,
        recipe=recipe,
    )


def _is_final(take: Take, model: ModelUse | None) -> bool:
    made = take.recipe.model
    return take.recipe.quality == "final" and (model is None or (made is not None and made.model == model.model))
