"""``ekonte doctor``: what this machine has, and what that means."""

import typer
from rich.table import Table

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors


def doctor(context: typer.Context, as_json: Json = False) -> None:
    """Tell what this machine has (processor, memory, disk, voices, fonts …) and what that means for films."""
    from rich.console import Console

    from studio.workflows.doctor import examine, to_json

    own = doors(context)
    studio = own.studio()
    facts = examine(own.places(), own.version, studio.capture, compiled=own.compiled(), models=studio.models)
    if as_json:
        console.json_line(to_json(facts))
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for column in ("state", "name", "value", "meaning"):
        table.add_column(column, overflow="fold")
    for fact in facts:
        mark = {"good": "✓", "limited": "~", "missing": "✗"}[fact.state]
        table.add_row(mark, fact.name, fact.value, fact.meaning)
    Console(markup=False, highlight=False).print(table)
