"""``ekonte gallery``: everything the stage knows, in pictures."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError


def gallery(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the page and its pictures go.")
    ],
    only: Annotated[
        str, typer.Option("--only", metavar="PARTS", help="Some of: yours, kind, action, place, hour, style.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Draw every subject, action, place, time × weather and style: one page that needs no network, and contact sheets.
    Goes on where it was left."""
    from studio.workflows.gallery.gallery import SECTIONS
    from studio.workflows.gallery.gallery import gallery as make

    chosen = tuple(word.strip() for word in only.split(",") if word.strip())
    wrong = next((word for word in chosen if word not in SECTIONS), None)
    if wrong is not None:
        raise InputError(f"“{wrong}” is no part of the gallery.", todo=f"Choose among {', '.join(SECTIONS)}.")
    own = doors(context)
    work.explain_first_start(own)
    made = work.run(own, lambda progress, cancel: make(own.studio(), output, progress, cancel, chosen))
    own.remember_compiled()
    for name, why in made.failed:
        console.remark(f"{name}: {why}")
    if as_json:
        console.json_line(
            {
                "page": str(made.page), "sheets": [str(path) for path in made.sheets], "pictures": made.count,
                "drawn": made.drawn, "failed": [{"name": name, "why": why} for name, why in made.failed],
            }
        )  # fmt: skip
    else:
        console.result(f"{made.page}  {made.count} pictures, {made.drawn} of them new, {len(made.failed)} failed")
