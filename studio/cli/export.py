"""``ekonte export``: a sequence of a project as a movie file, for another editor, or as a storyboard."""

import locale
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.board import SUFFIXES as BOARDS
from studio.cli.board import Contact, Labels, PaperSize, PerPage, board, today
from studio.cli.choices import Json
from studio.cli.doors import Doors, doors
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.workflows.handing_over import HandOver
    from studio.workflows.telling import Telling


def export(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(metavar="PROJECT", help="The project folder.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write it: FILE.mp4; for other editors .otio .otioz .fcpxml .xml .edl .mlt .aaf; "
            "a storyboard .pdf, a shot list .csv .xlsx.",
        ),
    ],
    sequence: Annotated[str, typer.Option("--sequence", metavar="NAME", help="Another sequence than the film.")] = "",
    stretch: Annotated[
        str,
        typer.Option(
            "--range", metavar="IN-OUT", help="The first and the last frame, as numbers from 0 or as timecodes."
        ),
    ] = "",
    media: Annotated[
        Literal["copy", "link"],
        typer.Option("--media", help="How media come beside a file for another editor: copies, or hard links."),
    ] = "copy",
    per_page: PerPage = 6,
    paper: PaperSize = "a4",
    contact: Contact = False,
    language: Labels = None,
    mezzanine: Annotated[
        Literal[
            "original",
            "prores-proxy",
            "prores-lt",
            "prores-422",
            "prores-hq",
            "prores-4444",
            "dnxhr-lb",
            "dnxhr-sq",
            "dnxhr-hq",
            "dnxhr-hqx",
        ],
        typer.Option("--mezzanine", help="What media for another editor are made into."),
    ] = "original",
    handles: Annotated[
        int | None,
        typer.Option(
            "--handles",
            metavar="FRAMES",
            help="With a mezzanine: no more of the media than is used, and so many frames on either side.",
        ),
    ] = None,
    stems: Annotated[
        bool,
        typer.Option("--stems", help="For another editor: the sound of takes in parts, each on its own track."),
    ] = False,
    fcpxml_version: Annotated[
        Literal["1.8", "1.10"], typer.Option("--fcpxml-version", help="1.8 is for older programs.")
    ] = "1.10",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    as_json: Json = False,
) -> None:
    """Write the film, or another sequence, as H.264 and AAC: the very frames that the window plays.

    Or hand it over to another editor, with its media beside it, and say what the file could not carry.
    """
    own = doors(context)
    if contact or output.suffix.lower() in BOARDS:
        if stretch:
            raise InputError("A board shows the whole story.", todo="Leave out --range.")
        from studio.workflows.boarding import BoardOrder

        wish = BoardOrder(
            output=output, sequence=sequence, per_page=per_page, paper=paper, language=language, contact=contact,
            date=today(), force=force,
        )  # fmt: skip
        board(own, project, wish, as_json)
        return
    from studio.workflows import handing_over

    if output.suffix.lower() in handing_over.SUFFIXES:
        if stretch:
            raise InputError("A range of a sequence can only be exported as a movie.", todo="Leave out --range.")
        over = handing_over.HandOver(
            output=output, sequence=sequence, media=media, force=force, mezzanine=mezzanine, handles=handles,
            stems=stems, fcpxml=fcpxml_version, tell=_telling(own, language),
        )  # fmt: skip
        _hand_over(own, project, over, as_json)
        return
    from studio.workflows.export import ExportOrder, said
    from studio.workflows.export import export as write

    order = ExportOrder(output=output, sequence=sequence, stretch=stretch, force=force)
    made = work.run(own, lambda progress, cancel: write(own.studio(), project, order, progress, cancel))
    for sentence in (said(made), *made.problems):
        if sentence:
            console.remark(sentence)
    if as_json:
        console.json_line(
            {
                "file": str(made.path),
                "sequence": made.sequence,
                "size": f"{made.size[0]}x{made.size[1]}",
                "rate": str(made.rate),
                "first": made.first,
                "frames": made.frame_count,
                "true_peak_db": made.peak_db,
                "limited_db": made.limited_db,
                "problems": list(made.problems),
            }
        )
    else:
        console.result(f"{made.path}  {made.frame_count} frames, {made.rate.seconds(made.frame_count):.2f} s")


def _telling(own: Doors, language: Literal["ja", "en"] | None) -> "Telling":
    """How losses are told: in the language that is asked for, or that of this machine."""
    from studio.workflows.telling import FILE, Telling

    chosen = language or ("ja" if (locale.getlocale()[0] or "").lower().startswith(("ja", "japan")) else "en")
    return Telling(own.places().resources / "translations" / FILE if chosen == "ja" else None)


def _hand_over(own: Doors, project: Path, order: "HandOver", as_json: bool) -> None:
    """For another editor."""
    from studio.workflows.handing_over import hand_over
    from studio.workflows.handing_report import sentences, timecode

    made = work.run(own, lambda progress, cancel: hand_over(own.studio(), project, order, progress, cancel))
    for sentence in (*map(order.tell, made.problems), *sentences(made.losses, made.cut, order.tell)):
        console.remark(sentence)
    if as_json:
        console.json_line(
            {
                "file": str(made.files[0]),
                "files": [str(file) for file in made.files],
                "media": str(made.folder) if made.folder is not None else None,
                "media_files": made.media,
                "sequence": made.cut.name,
                "size": f"{made.cut.size[0]}x{made.cut.size[1]}",
                "rate": str(made.cut.rate),
                "frames": made.cut.length,
                "losses": [
                    {
                        "of": loss.where,
                        "name": loss.name,
                        "timecode": timecode(loss, made.cut),
                        "what": order.tell(loss.what),
                    }
                    for loss in made.losses
                ],
                "problems": list(made.problems),
            }
        )
    else:
        lost = f", {len(made.losses)} remarks on what is not carried" if made.losses else ""
        media = f"{made.media} media file{'' if made.media == 1 else 's'}"
        console.result(f"{made.files[0]}  {made.cut.length} frames, {media}{lost}")
