"""Drafts that were approved become finals, all of them with one call: for the night.

A final is the take that was approved, made again: same seed, same length to the frame, same voices; at its best by
whatever made it, or by a model that follows the stage's staging of it. It is a new take of its shot beside the draft,
which it names as its parent; nobody but a person approves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Literal

from studio.core.errors import ProjectError
from studio.ports.queue import Hours, Job, Queue, StateName, TakeWork, Wish
from studio.project.model_use import ModelUse, SoundUse
from studio.project.project import Project
from studio.project.shot import Shot
from studio.project.take import Quality, Take
from studio.workflows.queue.wishing import Wishing

NIGHT = Hours(time(22, 0), time(6, 0))
"""When a machine is not needed otherwise, local time."""

Why = Literal["not approved", "final already", "made already", "in the queue"]
"""Why a shot gets no final: none of its takes is approved; the approved one is a final; a final of it was made; a final
of it is in the queue."""

_TO_COME: tuple[StateName, ...] = ("queued", "waiting", "running", "paused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finals:
    """``jobs`` were added, one for each final. ``left`` are the other shots by id, with why."""

    jobs: tuple[Job, ...]
    left: tuple[tuple[str, Why], ...] = ()

    @property
    def seconds(self) -> float:
        """What they should take one after the other."""
        return sum(job.estimate or 0.0 for job in self.jobs)


def finals(
    wishing: Wishing,
    project: Path,
    shots: Sequence[str] = (),
    *,
    model: ModelUse | None = None,
    sounds: tuple[SoundUse, ...] | None = None,
    quality: Quality = "final",
    hours: Hours | None = None,
    like: Wish | None = None,
) -> Finals:
    """Queue a final of every approved draft of ``project`` (or of ``shots``, ids). Asked twice, it adds nothing twice.

    ``model`` makes them in place of whatever made the drafts; with a ``guide`` it follows the stage's staging.
    ``sounds`` are models that make parts of their sound (None: as the drafts have it).
    ``hours`` is when they may begin (``NIGHT``; None: at once). ``like`` says the rest of the wishes: priority,
    device, owner …

    Raises:
        ProjectError: there is no such project or shot, or nothing of it is approved.
        DiskError: the queue cannot be written.
    """
    project = project.absolute()
    with wishing.projects.open(project) as folder:
        document = folder.document
    wanted = [document.shot(one) for one in shots] if shots else list(document.shots)
    to_come = _to_come(wishing.queue, project)
    like = like or Wish(work=TakeWork(project=project, shot=""))
    wishes: list[Wish] = []
    left: list[tuple[str, Why]] = []
    for shot in wanted:
        why = _why_not(document, shot, model, quality, to_come)
        if why is not None:
            left.append((shot.id, why))
            continue
        work = TakeWork(
            project=project, shot=shot.id, quality=quality, base=str(shot.approved), model=model, sounds=sounds
        )
        title = like.title or " ".join(shot.prompt.split())[:80]
        key = like.key and f"{like.key}/{shot.id}"
        wishes.append(replace(like, work=work, title=title, key=key, hours=hours or like.hours))
    if not wishes and all(why == "not approved" for _, why in left):
        raise ProjectError(
            f"No take of {document.name} is approved.", todo="Approve the drafts that are to become finals."
        )
    return Finals(jobs=wishing.add(wishes) if wishes else (), left=tuple(left))


def _why_not(
    document: Project, shot: Shot, model: ModelUse | None, quality: Quality, to_come: frozenset[tuple[str, str, str]]
) -> Why | None:
    """None where a final is to be made."""
    draft = next((take for take in document.takes_of(shot.id) if take.id == shot.approved), None)
    if draft is None:
        return "not approved"
    if _is_final(draft, model, quality):
        return "final already"
    if any(draft.id in take.parents and _is_final(take, model, quality) for take in document.takes_of(shot.id)):
        return "made already"
    return "in the queue" if (draft.id, quality, model.model if model else "") in to_come else None


def _is_final(take: Take, model: ModelUse | None, quality: Quality) -> bool:
    """Whether it is at this quality already, by this model where one is wanted."""
    made = take.recipe.model
    return take.recipe.quality == quality and (model is None or (made is not None and made.model == model.model))


def _to_come(queue: Queue, project: Path) -> frozenset[tuple[str, str, str]]:
    """Base, quality and model of every take that is still to be made."""
    return frozenset(
        (work.base, work.quality or "", work.model.model if work.model else "")
        for job in queue.jobs(_TO_COME)
        if isinstance(work := job.wish.work, TakeWork) and work.project == project
    )
