"""What ``ekonte export`` does for .pdf, .csv and .xlsx: storyboards, contact sheets, shot lists."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.doors import Doors

if TYPE_CHECKING:
    from studio.workflows.boarding import BoardOrder

SUFFIXES = (".pdf", ".csv", ".xlsx")

PerPage = Annotated[int, typer.Option("--per-page", metavar="N", help="Pictures on a page of a .pdf: 1 2 4 6 9.")]
PaperSize = Annotated[Literal["a4", "letter"], typer.Option("--paper", help="The paper of a .pdf.")]
Contact = Annotated[
    bool, typer.Option("--contact", help="A contact sheet of all shots, as .png, .jpg or .pdf, instead of a board.")
]
Labels = Annotated[
    Literal["ja", "en"] | None, typer.Option("--language", help="Language of a board's labels; else the story's own.")
]


def board(own: Doors, project: Path, order: "BoardOrder", as_json: bool) -> None:
    """Write it, and say what it became."""
    from studio.workflows.boarding import board_project

    made = work.run(own, lambda progress, cancel: board_project(own.studio(), project, order, progress, cancel))
    for sentence in made.problems:
        console.remark(sentence)
    if as_json:
        console.json_line(
            {"file": str(made.path), "shots": made.shots, "pages": made.pages, "problems": list(made.problems)}
        )
    else:
        shots = f"{made.shots} shot{'' if made.shots == 1 else 's'}"
        pages = f" on {made.pages} page{'' if made.pages == 1 else 's'}" if made.pages else ""
        console.result(f"{made.path}  {shots}{pages}")


def today() -> str:
    """For the head of a page."""
    return date.today().isoformat()
