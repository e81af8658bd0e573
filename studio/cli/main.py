"""The commands together."""

from typing import Annotated

import typer

from studio.cli.bench import bench
from studio.cli.cameo import cameo
from studio.cli.cast import cast
from studio.cli.console import result
from studio.cli.coverage import coverage
from studio.cli.doctor import doctor
from studio.cli.doors import Doors, doors
from studio.cli.enhance import enhance
from studio.cli.export import export
from studio.cli.farm import farm
from studio.cli.film import film
from studio.cli.gallery import gallery
from studio.cli.key import key
from studio.cli.mcp import mcp
from studio.cli.models import models
from studio.cli.picture import picture
from studio.cli.project import project
from studio.cli.queue import queue
from studio.cli.read import read
from studio.cli.render import render
from studio.cli.repicture import repicture
from studio.cli.resound import resound
from studio.cli.serve import serve
from studio.cli.sets import sets
from studio.cli.subjects import subjects
from studio.cli.ui import ui
from studio.cli.verify import verify
from studio.cli.watch import watch

commands = typer.Typer(
    name="ekonte",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (ui, film, picture, read, render, resound, repicture, coverage, enhance, export, bench, doctor):
    commands.command()(command)
commands.command()(gallery)
commands.command()(mcp)
commands.command()(serve)
commands.command()(watch)
commands.command()(verify)
commands.add_typer(cameo)
commands.add_typer(cast)
commands.add_typer(farm)
commands.add_typer(key)
commands.add_typer(models)
commands.add_typer(project)
commands.add_typer(queue)
commands.add_typer(sets)
commands.add_typer(subjects)


@commands.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Ekonte, a film studio on your own machine: write shots in Japanese or English, see and hear them."""
    if version:
        result(f"ekonte {doors(context).version}")
    elif context.invoked_subcommand is None:
        raise typer.Exit(doors(context).window(None))


def run(arguments: list[str], own: Doors) -> None:
    """Run one command.

    Raises:
        SystemExit: the call itself was wrong (2), or asked for help (0).
        StudioError: the command could not do its work.
        Cancelled: it was stopped.
    """
    typer.main.get_command(commands).main(arguments, prog_name="ekonte", obj=own)
