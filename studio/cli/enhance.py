"""``ekonte enhance``: larger pictures and more of them, by networks that run on any card or processor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.workflows.recipe import options

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.workflows.remaking.enhancing import Enhanced


def enhance(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="MOVIE|PROJECT", help="A movie; or a project, with --take.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The better movie, an .mp4.")],
    take: Annotated[str, typer.Option("--take", metavar="ID", help="A take of the project.")] = "",
    upscale: Annotated[
        str, typer.Option("--upscale", metavar="ID|FILE", help="A network that makes pictures larger.")
    ] = "",
    interpolate: Annotated[
        str, typer.Option("--interpolate", metavar="ID|FILE", help="A network that makes pictures between pictures.")
    ] = "",
    fps: Annotated[str, typer.Option("--fps", help="Pictures a second; without, twice as many.")] = "",
    provider: Annotated[
        str, typer.Option("--provider", metavar="NAME", help="cuda, directml, coreml, cpu; without, the best here.")
    ] = "",
    as_json: Json = False,
) -> None:
    """A movie, or a take of a project, larger or smoother; its sound stays."""
    from studio.workflows.remaking.enhancing import enhance as make
    from studio.workflows.remaking.enhancing import take_movie

    own = doors(context)
    rate = options.rate(fps) if fps else None
    movie = take_movie(own.studio(), source, take) if take else source

    def _make(progress: "Progress", cancel: "CancelToken") -> "Enhanced":
        return make(
            own.studio(), movie, output, progress, cancel,
            upscale=upscale, interpolate=interpolate, rate=rate, provider=provider,
        )  # fmt: skip

    made = work.run(own, _make)
    console.notes(made.notes, "")
    if as_json:
        console.json_line(
            {
                "movie": str(made.path),
                "size": list(made.size),
                "rate": str(made.rate),
                "frames": made.frame_count,
                "providers": list(made.providers),
                "notes": [note.text for note in made.notes],
            }
        )
    else:
        on = ", ".join(made.providers)
        console.result(
            f"{made.path}  {made.size[0]}x{made.size[1]}  {float(made.rate.fps):g} fps  {made.frame_count} frames  {on}"
        )
