"""``ekonte serve``: the studio for programs, over HTTP."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console
from studio.cli.doors import ServeOrder, doors


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")] = 8317,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; beyond 127.0.0.1 others can reach it.")
    ] = "127.0.0.1",
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="Where the token is; made if it is missing.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help="Where videos and what is remembered are kept.")
    ] = None,
    projects: Annotated[
        Path | None,
        typer.Option("--projects", metavar="DIR", help="Where projects are; otherwise your documents folder."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A further name by which it may be called.")
    ] = None,
    max_upload: Annotated[
        int, typer.Option("--max-upload", metavar="MB", min=1, max=100_000, help="Largest request with files.")
    ] = 256,
    per_minute: Annotated[
        float, typer.Option("--per-minute", min=1, max=100_000, help="Requests for new work, a minute.")
    ] = 120,
    at_once: Annotated[int, typer.Option("--at-once", min=1, max=64, help="Jobs in work at a time.")] = 1,
    min_free: Annotated[
        int, typer.Option("--min-free", metavar="MB", min=0, max=10_000_000, help="Space that must stay free.")
    ] = 1000,
) -> None:
    """Serve programs: the retired video API's shape under /v1, the studio's own under /ekonte/v1.

    It listens on this machine alone and asks for a token, which it makes at its first start.
    """
    order = ServeOrder(
        host=host,
        port=port,
        token_file=token_file,
        folder=folder,
        projects=projects,
        hosts=tuple(name or ()),
        max_upload=max_upload,
        per_minute=per_minute,
        min_free=min_free,
        slots=at_once,
    )
    raise typer.Exit(doors(context).serve(order, console.remark))
