"""``ekonte watch``: scripts that are dropped into a folder become films."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json, Language, Style
from studio.cli.doors import WatchOrder, doors
from studio.core.time import FRAME_RATES
from studio.project.take import Quality
from studio.workflows.recipe import options


def watch(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Scripts: .txt, .md (a shot a paragraph), .fountain.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the films go; otherwise beside them.")
    ] = None,
    size: Annotated[str, typer.Option("--size", help="Picture: 640x360 854x480 1280x720 1920x1080 …")] = "854x480",
    fps: Annotated[str, typer.Option("--fps", help=f"Frames a second, exact: {' '.join(FRAME_RATES)}.")] = "24",
    seconds: Annotated[
        float | None, typer.Option("--seconds", help="Length of each shot; otherwise as long as it needs.")
    ] = None,
    style: Style = None,
    language: Language = None,
    quality: Annotated[Quality, typer.Option("--quality", help="How much time to spend on a frame.")] = "standard",
    once: Annotated[bool, typer.Option("--once", help="End when everything that is there has become a film.")] = False,
    as_json: Json = False,
) -> None:
    """Watch a folder: every script that is put into it becomes a film, once, also over restarts.

    What went wrong is said in SCRIPT.problem.txt. Ctrl-C ends the watching; what was asked for goes on at the next.
    """
    order = WatchOrder(
        folder=folder,
        output=output,
        size=options.size(size),
        rate=options.rate(fps),
        seconds=options.seconds(seconds),
        style=options.style(style),
        language=language,
        quality=quality,
        once=once,
    )

    def _tell(script: str, state: str, what: str) -> None:
        if as_json:
            console.json_line({"script": script, "state": state, "what": what})
        else:
            console.result(f"{script}: {what}" if state == "failed" else what)

    raise typer.Exit(doors(context).watch(order, _tell))
