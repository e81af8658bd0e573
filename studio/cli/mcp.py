"""``ekonte mcp``: the studio for an assistant, over the Model Context Protocol on standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.doors import doors


def mcp(
    context: typer.Context,
    projects: Annotated[
        Path | None,
        typer.Option("--projects", metavar="DIR", help="Where projects are; otherwise your documents folder."),
    ] = None,
    allow: Annotated[
        list[Path] | None,
        typer.Option("--allow", metavar="DIR", help="A folder into which films may be written by their whole path."),
    ] = None,
) -> None:
    """Let an assistant direct the studio: the command that its settings name as a server (MCP, stdio)."""
    raise typer.Exit(doors(context).assistant(projects, tuple(allow or ())))
