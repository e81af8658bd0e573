"""``ekonte subjects``: a person's own ``.glb`` files as subjects of prompts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors

if TYPE_CHECKING:
    from studio.workflows.subjects import Subjects

subjects = typer.Typer(
    name="subjects", help="Your own .glb files as subjects of prompts: add, list, remove.", no_args_is_help=True
)


@subjects.command()
def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="glTF Binary files (.glb, .vrm).")],
    name: Annotated[
        str, typer.Option("--name", help="What prompts call it, e.g. “robot, ロボット”; else the file's name.")
    ] = "",
    height: Annotated[
        float | None, typer.Option("--height", metavar="METRES", help="How tall it is to be; else as it is.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Look a file through and keep it: from now on prompts can call it by its names."""
    from studio.workflows.subjects import bring, line_of, to_json

    for one in bring(_shelf(context), files, name, height):
        if as_json:
            console.json_line(to_json(one))
        else:
            console.result(line_of(one))
        for remark in one.remarks:
            console.remark(f"{one.names[0]}: {remark}")


@subjects.command(name="list")
def list_subjects(context: typer.Context, as_json: Json = False) -> None:
    """Every subject of your own."""
    from studio.workflows.subjects import line_of, to_json

    for one in _shelf(context).all():
        if as_json:
            console.json_line(to_json(one))
        else:
            console.result(line_of(one))


@subjects.command()
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="One of its names.")],
) -> None:
    """Forget a subject. Projects that have takes with it keep their copy."""
    console.result(f"{', '.join(_shelf(context).remove(name).names)}: removed")


def _shelf(context: typer.Context) -> "Subjects":
    return doors(context).studio().subjects
