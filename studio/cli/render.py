"""``ekonte render``: takes of a project, made again from their recipes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import FaultError

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.workflows.remaking.render import Rendered


def render(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    shot: Annotated[str | None, typer.Option("--shot", metavar="ID", help="The newest take of this shot.")] = None,
    take: Annotated[str | None, typer.Option("--take", metavar="ID", help="This take.")] = None,
    as_json: Json = False,
) -> None:
    """Make takes again from their recipes, and say whether they came out the same, bit for bit."""
    own = doors(context)
    work.explain_first_start(own)
    from studio import api

    def _make(progress: "Progress", cancel: "CancelToken") -> "list[Rendered]":
        studio = own.studio()
        return list(api.render(project, shot=shot, take=take, progress=progress, cancel=cancel, studio=studio))

    made = work.run(own, _make)
    own.remember_compiled()
    for one in made:
        if as_json:
            console.json_line(_record(one))
        else:
            console.result(_in_words(one))
    wrong = [one.take.id for one in made if one.same_makers and not one.identical]
    if wrong:
        raise FaultError(
            f"The same studio made {', '.join(wrong)} differently from the first time.",
            todo="This should not happen: please report it with the project.",
        )


def _in_words(one: "Rendered") -> str:
    if one.identical:
        frames = one.take.frame_count
        return f"{one.take.id}  identical, bit for bit: {frames} frames, every sample, the whole file  {one.media}"
    parts = {"frames": one.same_frames, "sound": one.same_samples, "file": one.same_file}
    differ = " and ".join(part for part, same in parts.items() if not same)
    recipe = one.take.recipe
    makers = "" if one.same_makers else f" (made by Ekonte {recipe.studio}, {recipe.engine} {recipe.engine_version})"
    return f"{one.take.id}  differs in {differ}{makers}; kept as {one.kept}  {one.media}"


def _record(one: "Rendered") -> dict[str, object]:
    return {
        "take": one.take.id,
        "shot": one.take.shot_id,
        "identical": one.identical,
        "same_frames": one.same_frames,
        "same_samples": one.same_samples,
        "same_file": one.same_file,
        "same_makers": one.same_makers,
        "kept_as": one.kept,
        "media": str(one.media),
    }
