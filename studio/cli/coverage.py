"""``ekonte coverage``: a shot of a project, filmed from several angles that can be cut together."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError
from studio.project.take import Quality

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.project.project import Project
    from studio.workflows.remaking.coverage import Covered

ANGLES_HELP = (
    "How many (1 to 8), or which: master, wide, full_a, two_shot, over_shoulder_a, medium_a, close_a, profile_a, "
    "low_a, high, insert; _b, _c, _d for the others. The usual ones for what happens unless given."
)


def coverage(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    shot: Annotated[str, typer.Option("--shot", metavar="ID", help="The shot.")],
    angles: Annotated[str | None, typer.Option("--angles", metavar="N|LIST", help=ANGLES_HELP)] = None,
    as_shots: Annotated[bool, typer.Option("--as-shots", help="Each angle as a shot of its own, not a take.")] = False,
    quality: Annotated[Quality | None, typer.Option("--quality", help="How much time to spend on a frame.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Only tell which angles these would be.")] = False,
    cut: Annotated[
        list[str] | None,
        typer.Option("--cut", metavar="SECONDS=ANGLE", help="Film nothing; the film shows this angle from there on."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Film a shot from several angles: one performance, one sound, all cameras on one side of the line of action; one
    may cut between them at any frame."""
    from studio.workflows.remaking import coverage as covering

    own = doors(context)
    wish = covering.parse(angles)
    if plan:
        found = covering.setups(_document(context, project), shot, wish)
        for one in found:
            console.json_line({"shot": shot, "angle": one.angle}) if as_json else console.result(one.angle)
        return
    if cut:
        made = covering.cut_film(own.studio(), project, shot, [_cut(one) for one in cut])
        for seconds, angle, take in made:
            if as_json:
                console.json_line({"shot": shot, "seconds": seconds, "angle": angle, "take": take})
            else:
                console.result(f"{seconds:g} s  {angle or 'own'}  {take}")
        return
    work.explain_first_start(own)

    def _make(progress: "Progress", cancel: "CancelToken") -> "list[Covered]":
        studio = own.studio()
        return list(
            covering.cover(studio, project, shot, wish, progress, cancel, as_shots=as_shots, quality=quality)
        )  # fmt: skip

    filmed = work.run(own, _make)
    own.remember_compiled()
    for one in filmed:
        if as_json:
            console.json_line(
                {"shot": one.take.shot_id, "of": shot, "angle": one.angle, "take": one.take.id,
                 "frames": one.take.frame_count, "in_sync": one.in_sync}
            )  # fmt: skip
        else:
            sync = "in sync" if one.in_sync else "its sound differs"
            console.result(f"{one.take.id}  {one.angle}  {one.take.frame_count} frames, {sync}")


def _document(context: typer.Context, folder: Path) -> "Project":
    from studio.workflows.session import directing

    return directing.found(doors(context).studio(), folder)


def _cut(word: str) -> tuple[float, str]:
    seconds, _, angle = word.partition("=")
    try:
        return float(seconds), "" if angle == "own" else angle
    except ValueError as exc:
        raise InputError(f'"{word}" is no cut.', todo="Write --cut 2.5=close_a.") from exc
