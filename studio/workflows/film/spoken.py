"""When somebody spoke last before a shot: what makes way for speech comes back over the cut as it does in a film.

Only a take's maker hears its dialogue by itself, so it is remembered beside the takes, by the movie; where that is
lost, nothing is assumed.
"""

import contextlib
import json
from pathlib import Path

from studio.project.project import Project
from studio.project.take import Take

NAME = "spoken"
"""Of the folder in the project that may be deleted."""


def keep(folder: Path, digest: str, spoken: int | None) -> None:
    """Remember of the take with this movie how many samples before its end somebody spoke last (None: nobody did)."""
    with contextlib.suppress(OSError):
        (folder / f"{digest}.json").write_text(json.dumps({"spoken": spoken}), "utf-8")


def spoken_before(folder: Path, project: Project, shot_id: str) -> int | None:
    """How many samples before a shot somebody spoke last, in the takes that stand for the shots before it.

    None where nobody did, where a shot between has no take, and where nobody remembers.
    """
    silent = 0
    for shot in reversed(project.shots[: project.number(shot_id) - 1]):
        take = project.standing(shot.id)
        if take is None:
            return None
        if take.recipe.scene.dialogue or take.recipe.model is not None:
            known, spoken = _kept(folder, take)
            if not known:
                return None
            if spoken is not None:
                return silent + spoken
        silent += take.recipe.rate.sample(take.frame_count)
    return None


def _kept(folder: Path, take: Take) -> tuple[bool, int | None]:
    """Whether it is known, and what."""
    try:
        data: object = json.loads((folder / f"{take.media}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False, None
    match data:
        case {"spoken": None}:
            return True, None
        case {"spoken": int(spoken)} if spoken >= 0:
            return True, spoken
        case _:
            return False, None
