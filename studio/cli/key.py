"""``ekonte key``: the key that signs what leaves the studio."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.workflows.signing.key import KeyFacts

key = typer.Typer(
    name="key",
    help="The key that signs what leaves the studio: who you are to those who verify it.",
    no_args_is_help=True,
)


@key.command()
def show(context: typer.Context, as_json: Json = False) -> None:
    """Show whose name files are signed with, and what keeps the key. Made now if there is none."""
    _tell(doors(context).studio().provenance.key(), as_json)


@key.command()
def name(
    context: typer.Context, name: Annotated[str, typer.Argument(help="1 to 64 letters.")], as_json: Json = False
) -> None:
    """Sign with this name from now on. The key stays the same."""
    _tell(doors(context).studio().provenance.rename(name), as_json)


@key.command()
def protect(
    context: typer.Context,
    way: Annotated[Literal["keychain", "passphrase", "file"], typer.Argument(help="What keeps the key from now on.")],
    as_json: Json = False,
) -> None:
    """Keep the key in the system's keychain, under a passphrase, or in a file that only you may read."""
    words = typer.prompt("New passphrase", hide_input=True, confirmation_prompt=True) if way == "passphrase" else ""
    _tell(doors(context).studio().provenance.protect(way, words), as_json)


@key.command()
def new(
    context: typer.Context,
    sure: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: Json = False,
) -> None:
    """Make a new key. The old one is put aside; what it signed stays signed, but no longer counts as yours here."""
    if not sure:
        typer.confirm("Make a new key?", abort=True)
    _tell(doors(context).studio().provenance.renew(), as_json)


@key.command()
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it: NAME.pem.")],
) -> None:
    """Write your certificate, for others to trust. It is no secret."""
    told = doors(context).studio().provenance.certificate()
    try:
        with output.open("xb") as file:
            file.write(told)
    except FileExistsError as exc:
        raise InputError(f"{output} is there already.", todo="Choose another name.") from exc
    except OSError as exc:
        raise InputError(f"{output} cannot be written.", todo="Choose another folder.") from exc
    console.result(str(output))


@key.command()
def trust(
    context: typer.Context,
    certificate: Annotated[Path, typer.Argument(metavar="FILE", help="Somebody's certificate (PEM).")],
) -> None:
    """Trust whoever signs under this certificate, from now on."""
    console.result(doors(context).studio().provenance.trust(certificate))


def _tell(facts: "KeyFacts", as_json: bool) -> None:
    from studio.workflows.signing import key

    if as_json:
        console.json_line(key.to_json(facts))
        return
    for line in key.lines(facts):
        console.result(line)
