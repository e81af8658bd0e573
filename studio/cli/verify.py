"""``ekonte verify``: what a file is, who signed it, and whether it was changed since."""

import locale
from pathlib import Path
from typing import Annotated, Literal

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors


def verify(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Any files, from here or elsewhere.")],
    as_json: Json = False,
    language: Annotated[
        Literal["ja", "en"] | None, typer.Option("--language", help="Language of the answer; else this machine's.")
    ] = None,
) -> None:
    """Say what a file is, who signed it, and whether it was changed since. Works offline and on files of others.

    Looks for C2PA's record, for what the file says of itself, and for Ekonte's invisible mark.
    """
    from studio.workflows.signing import verifying

    tongue = language or ("ja" if (locale.getlocale()[0] or "").lower().startswith(("ja", "japan")) else "en")
    provenance = doors(context).studio()
    for number, file in enumerate(files):
        verdict = verifying.verify(provenance, file)
        if as_json:
            console.json_line(verifying.to_json(file, verdict, tongue))
            continue
        if number:
            console.result("")
        console.result(f"{file}: {verdict.state}")
        for sentence in verifying.sentences(verdict, tongue):
            console.result(f"  {sentence}")
