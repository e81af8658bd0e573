"""``film --coverage``: the shots of a film that has just been made, from other angles too."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli import console, work
from studio.cli.doors import Doors
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress

Wish = int | tuple[str, ...] | None
"""How many angles, or which; None for the usual ones."""


def wish(words: str, project: Path | None) -> Wish:
    """What ``--coverage`` asks for. Raises ``InputError`` where nobody would keep the takes."""
    from studio.workflows.remaking.coverage import parse

    if project is None:
        raise InputError(
            "Other angles are takes, and takes are kept in a project.", todo="Give --project DIR beside --coverage."
        )
    return parse(words)


def shots_of(own: Doors, project: Path, takes: Iterable[str], angles: Wish) -> None:
    """Film the shots of these takes from other angles, and tell of each on standard error."""
    from studio.workflows.remaking.coverage import cover
    from studio.workflows.session import directing

    def _make(progress: "Progress", cancel: "CancelToken") -> list[str]:
        studio = own.studio()
        document = directing.found(studio, project)
        shots = dict.fromkeys(document.take(name).shot_id for name in takes)
        made = (one for shot in shots for one in cover(studio, project, shot, angles, progress, cancel))
        return [f"{one.take.id} shows shot {one.take.shot_id} from another angle: {one.angle}" for one in made]

    for sentence in work.run(own, _make):
        console.remark(sentence)
