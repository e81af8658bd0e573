"""``ekonte project``: whether a project is whole, making it so again, copying what it uses, what it holds."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors
from studio.cli.round_trip import bring_back, compare

if TYPE_CHECKING:
    from studio.workflows.keeping.keeping import Finding, Info

UNSOUND = 2
"""Exit status when something is wrong with the project."""

project = typer.Typer(
    name="project",
    help="Check a project, repair it, copy what it uses, tell what it holds; bring back what an editor changed.",
    no_args_is_help=True,
)

project.command()(compare)
project.command("bring-back")(bring_back)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The project folder.")]


@project.command()
def check(context: typer.Context, folder: Folder, as_json: Json = False) -> None:
    """Tell whether the database, every record, every medium and every reference is as it should be."""
    from studio.workflows.keeping.keeping import check as look

    own = doors(context)
    found = work.run(own, lambda progress, cancel: look(own.studio().projects, folder, progress, cancel))
    _tell(found, as_json, "wrong")
    if as_json:
        console.json_line({"sound": not found, "findings": len(found)})
    elif not found:
        console.result(f"{folder.name} is whole.")
    if found:
        raise typer.Exit(UNSOUND)


@project.command()
def repair(context: typer.Context, folder: Folder, as_json: Json = False) -> None:
    """Mend what can be mended, say what was lost, and keep the damaged database beside the new one."""
    from studio.workflows.keeping.keeping import repair as mend

    own = doors(context)
    made = work.run(own, lambda progress, cancel: mend(own.studio().projects, folder, progress, cancel))
    _tell(made.done, as_json, "mended")
    _tell(made.left, as_json, "left")
    if as_json:
        console.json_line({"sound": not made.left, "mended": len(made.done), "left": len(made.left)})
    elif made.left:
        console.result(f"{folder.name} can be opened, but not everything could be mended.")
    else:
        console.result(f"{folder.name} is whole." if made.done else f"{folder.name} was whole already.")
    if made.left:
        raise typer.Exit(UNSOUND)


@project.command()
def collect(
    context: typer.Context,
    folder: Folder,
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="A new folder for the copy.")],
    trim: Annotated[bool, typer.Option("--trim", help="Cut video and WAV files down to what is used.")] = False,
    handles: Annotated[
        float, typer.Option("--handles", metavar="SECONDS", help="What --trim keeps besides, at both ends.")
    ] = 1.0,
    as_json: Json = False,
) -> None:
    """Copy a project into a new folder with only the takes and files that it uses. With --trim, of long files only the
    stretches that are used, cut at key pictures without encoding anything again."""
    from studio.workflows.keeping.collecting import collect as copy
    from studio.workflows.keeping.trimming import Trimming

    own = doors(context)
    studio = own.studio()
    seconds = Fraction(handles).limit_denominator(1000)
    cut = Trimming(trimmer=studio.trimmer, probe=studio.probe, handles=seconds) if trim else None
    made = work.run(own, lambda progress, cancel: copy(studio.projects, folder, target, progress, cancel, cut))
    missing = [
        {"part": "medium", "subject": medium.digest, "what": f"The medium of {', '.join(medium.users)} is missing."}
        for medium in made.missing
    ]
    for finding in missing:
        if as_json:
            console.json_line({"state": "missing", **finding})
        else:
            console.remark(finding["what"])
    if as_json:
        console.json_line(
            {
                "folder": str(made.folder),
                "media": made.media,
                "bytes": made.size,
                "missing": len(missing),
                "takes_left": made.takes_left,
                "files_left": made.files_left,
            }
        )
    else:
        left = f"{made.takes_left} takes and {made.files_left} files stayed behind"
        console.result(f"{made.folder}  {made.media} media, {_bytes(made.size)}; {left}")
    if missing:
        raise typer.Exit(UNSOUND)


@project.command()
def info(context: typer.Context, folder: Folder, as_json: Json = False) -> None:
    """Tell what a project holds: shots, takes, sequences, sizes, versions."""
    from studio.workflows.keeping.keeping import info as look

    own = doors(context)
    found = look(own.studio().projects, folder)
    if as_json:
        console.json_line(_record(found))
        return
    console.result(f"{found.name}  {found.shots} shots, {found.takes} takes, {found.files} files")
    for one in found.sequences:
        minutes, seconds = divmod(one.seconds, 60)
        console.result(f"  {one.name}  {int(minutes)}:{seconds:04.1f}, {one.tracks} tracks, {one.clips} clips")
    for version in found.versions:
        console.result(f"  {version.id} “{version.name}”  {version.made}, {version.shots} shots")
    console.result(f"  document {_bytes(found.database_size)}, {found.undoable} edits can be undone")
    unused = f", of these {found.unused} ({_bytes(found.unused_size)}) are used by nothing" if found.unused else ""
    console.result(f"  media {found.media} files, {_bytes(found.media_size)}{unused}")
    console.result(f"  cache {_bytes(found.cache_size)}, which can be made again")


def _record(found: "Info") -> dict[str, object]:
    return {
        "name": found.name,
        "shots": found.shots,
        "takes": found.takes,
        "files": found.files,
        "sequences": [
            {"name": one.name, "seconds": round(one.seconds, 3), "tracks": one.tracks, "clips": one.clips}
            for one in found.sequences
        ],
        "versions": [
            {"id": one.id, "name": one.name, "made": one.made, "shots": one.shots, "frames": one.length}
            for one in found.versions
        ],
        "undoable": found.undoable,
        "bytes": {
            "database": found.database_size,
            "media": found.media_size,
            "unused_media": found.unused_size,
            "cache": found.cache_size,
        },
        "media": found.media,
        "unused_media": found.unused,
    }


def _tell(findings: "Iterable[Finding]", as_json: bool, state: str) -> None:
    for one in findings:
        if as_json:
            console.json_line({"state": state, "part": one.part, "subject": one.subject, "what": one.what})
        else:
            console.result(f"{state}: {one.what}")


def _bytes(size: int) -> str:
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} bytes"
