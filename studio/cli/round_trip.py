"""``ekonte project compare`` and ``bring-back``: what another editor made of a cut."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors

if TYPE_CHECKING:
    from studio.workflows.bringing_back import Comparison

_Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The project folder.")]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="What came back: .otio .otioz .fcpxml .xml .edl.")]
_Sequence = Annotated[str, typer.Option("--sequence", metavar="NAME", help="The sequence it came from; else the film.")]
_Said = Annotated[Literal["ja", "en"], typer.Option("--language", help="Language of the sentences.")]


def compare(
    context: typer.Context,
    folder: _Folder,
    file: _File,
    sequence: _Sequence = "",
    language: _Said = "en",
    as_json: Json = False,
) -> None:
    """Tell what an editor changed in a cut: moved, trimmed, taken out, new, too long for its take."""
    from studio.workflows.bringing_back import compare as look

    own = doors(context)
    found = work.run(own, lambda progress, cancel: look(own.studio(), folder, file, sequence))
    _tell(found, language, as_json)


def bring_back(
    context: typer.Context,
    folder: _Folder,
    file: _File,
    sequence: _Sequence = "",
    onto: Annotated[
        bool, typer.Option("--onto", help="Change the sequence itself, instead of making a new one beside it.")
    ] = False,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What the new sequence is called.")] = "",
    language: _Said = "en",
    as_json: Json = False,
) -> None:
    """Lay what an editor made of a cut into the project, as one edit that can be undone in the window."""
    from studio.workflows.bringing_back import BringBack
    from studio.workflows.bringing_back import bring_back as bring

    own = doors(context)
    order = BringBack(file=file, sequence=sequence, onto=onto, name=name)
    made = work.run(own, lambda progress, cancel: bring(own.studio(), folder, order))
    _tell(made.comparison, language, as_json)
    for remark in made.remarks:
        console.remark(remark)
    if as_json:
        console.json_line(
            {
                "sequence": made.sequence.name if made.sequence is not None else None,
                "frames": made.sequence.length if made.sequence is not None else None,
                "remarks": list(made.remarks),
            }
        )
    elif made.sequence is not None:
        console.result(f"{made.sequence.name}  {made.sequence.length} frames")


def _tell(found: "Comparison", language: Literal["ja", "en"], as_json: bool) -> None:
    from studio.workflows.bringing_back import sentences

    if not as_json:
        for sentence in sentences(found, language):
            console.result(sentence)
        for remark in found.remarks:
            console.remark(remark)
        return
    for change in found.changes:
        console.json_line(
            {
                "change": change.kind,
                "clip": change.clip or None,
                "name": change.name,
                "track": change.track,
                "at": change.at,
                "frames": change.frames,
                "shot": change.shot or None,
                "clips": change.count,
                "was": change.was or None,
                "now": change.now or None,
            }
        )
    console.json_line({"changes": len(found.changes), "retakes": list(found.retakes), "remarks": list(found.remarks)})
