"""Options that name a line of the dialogue: ``2=voice.wav``."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from studio.core.errors import InputError

OwnLine = Annotated[
    list[str] | None,
    typer.Option("--own-line", metavar="N=FILE", help="Line N as this recording has it. May be given again."),
]


def numbered(texts: Iterable[str] | None) -> dict[int, str]:
    """``2=text`` as {1: text}: people count lines from 1. Raises ``InputError``."""
    return dict(map(_numbered, texts or ()))


def files(texts: Iterable[str] | None) -> dict[int, Path]:
    """``2=voice.wav`` as {1: the file}. Raises ``InputError``."""
    return {number: Path(file) for number, file in numbered(texts).items()}


def _numbered(text: str) -> tuple[int, str]:
    number, sign, rest = text.partition("=")
    if not (sign and number.strip().isascii() and number.strip().isdigit() and int(number) > 0):
        raise InputError(f'"{text}" does not say which line and what.', todo='Write it as 1="See you tomorrow."')
    return int(number) - 1, rest.strip()
