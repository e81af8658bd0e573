"""``ekonte ui``: the window."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.doors import doors


def ui(
    context: typer.Context,
    project: Annotated[Path | None, typer.Argument(metavar="PROJECT", help="The project folder.")] = None,
) -> None:
    """Open the window on a project, or on the one of last time."""
    raise typer.Exit(doors(context).window(project))
