"""``ekonte export``: a sequence of a project as a movie file."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors


def export(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: FILE.mp4.")],
    sequence: Annotated[str, typer.Option("--sequence", metavar="NAME", help="Another sequence than the film.")] = "",
    stretch: Annotated[
        str,
        typer.Option(
            "--range", metavar="IN-OUT", help="The first and the last frame, as numbers from 0 or as timecodes."
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    as_json: Json = False,
) -> None:
    """Write the film, or another sequence, as H.264 and AAC: the very frames that the window plays."""
    own = doors(context)
    from studio.workflows.export import ExportOrder, said
    from studio.workflows.export import export as write

    order = ExportOrder(output=output, sequence=sequence, stretch=stretch, force=force)
    made = work.run(own, lambda progress, cancel: write(own.studio(), project, order, progress, cancel))
    for sentence in (said(made), *made.problems):
        if sentence:
            console.remark(sentence)
    if as_json:
        console.json_line(
            {
                "file": str(made.path),
                "sequence": made.sequence,
                "size": f"{made.size[0]}x{made.size[1]}",
                "rate": str(made.rate),
                "first": made.first,
                "frames": made.frame_count,
                "true_peak_db": made.peak_db,
                "limited_db": made.limited_db,
                "problems": list(made.problems),
            }
        )
    else:
        console.result(f"{made.path}  {made.frame_count} frames, {made.rate.seconds(made.frame_count):.2f} s")
