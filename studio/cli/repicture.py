"""``ekonte repicture``: other pictures for a take; what happens in it, and when, stays."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json, Style
from studio.cli.doors import doors
from studio.cli.numbered import OwnLine, files
from studio.core.errors import InputError
from studio.project.scene import Angle, CameraMove, ShotSize
from studio.project.take import Quality
from studio.workflows.recipe import options


def repicture(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    take: Annotated[str, typer.Option("--take", metavar="ID", help="The take that is to look otherwise.")],
    size: Annotated[str | None, typer.Option("--size", help="Picture, such as 1280x720.")] = None,
    quality: Annotated[Quality | None, typer.Option("--quality", help="How much time to spend on a frame.")] = None,
    style: Style = None,
    move: Annotated[CameraMove | None, typer.Option("--move", help="How the camera moves.")] = None,
    shot_size: Annotated[ShotSize | None, typer.Option("--shot-size", help="How much of them is seen.")] = None,
    angle: Annotated[Angle | None, typer.Option("--angle", help="Where the camera looks from.")] = None,
    own_line: OwnLine = None,
    as_json: Json = False,
) -> None:
    """Film a take otherwise: performance, timing and sound stay. Or let a mouth follow a recording of yours."""
    frame = None if size is None else options.size(size)
    options.style(style)
    lines = files(own_line)
    if not (frame or quality or style or move or shot_size or angle or lines):
        raise InputError(
            "Nothing is to look otherwise.",
            todo="Give --size, --quality, --style, --move, --shot-size, --angle or --own-line.",
        )
    own = doors(context)
    work.explain_first_start(own)
    from studio.workflows.remaking.repicture import Repicturing
    from studio.workflows.remaking.repicture import repicture as make

    order = Repicturing(
        size=frame,
        quality=quality,
        style=style,
        move=move,
        shot_size=shot_size,
        angle=angle,
        lines=lines,
    )
    made, notes = work.run(own, lambda progress, cancel: make(own.studio(), project, take, order, progress, cancel))
    own.remember_compiled()
    for note in notes:
        console.remark(note)
    if as_json:
        console.json_line({"take": made.id, "of": take, "frames": made.frame_count, "notes": list(notes)})
    else:
        console.result(f"{made.id}  {take} filmed otherwise")
