"""``ekonte export``: a sequence of a project as a movie, pictures or sound, for another editor, or as a storyboard."""

import locale
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.board import SUFFIXES as BOARDS
from studio.cli.board import Contact, Labels, PaperSize, PerPage, board, today
from studio.cli.choices import Json
from studio.cli.deliver import (
    Asked,
    Bits,
    Burnt,
    Codec,
    Focus,
    Frame,
    Hardware,
    ListPresets,
    Lufs,
    Mark,
    PresetName,
    Provenance,
    Quality,
    Rate,
    Shots,
    Size,
    SubtitleWay,
    TimecodeWay,
    deliver,
    list_presets,
)
from studio.cli.doors import Doors, doors
from studio.core.errors import InputError

if TYPE_CHECKING:
    from studio.workflows.handover.hand_over import HandOver
    from studio.workflows.telling import Telling


def export(
    context: typer.Context,
    project: Annotated[Path | None, typer.Argument(metavar="PROJECT", help="The project folder.")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write it: .mp4 .mov .webm .gif .webp .wav .srt .vtt, .png .exr (a folder of pictures); "
            "for other editors .otio .otioz .fcpxml .xml .edl .kdenlive .mlt .aaf; a storyboard .pdf, a shot list "
            ".csv .xlsx. A folder, or nothing: Project_Sequence_v001, or the next number that is free.",
        ),
    ] = None,
    preset: PresetName = "",
    presets: ListPresets = False,
    sequence: Annotated[str, typer.Option("--sequence", metavar="NAME", help="Another sequence than the film.")] = "",
    stretch: Annotated[
        str,
        typer.Option(
            "--range", metavar="IN-OUT", help="The first and the last frame, as numbers from 0 or as timecodes."
        ),
    ] = "",
    shots: Shots = "",
    stems: Annotated[
        bool,
        typer.Option("--stems", help="The sound in parts too: as WAVs beside the file; for another editor on tracks."),
    ] = False,
    codec: Codec = "",
    rate: Rate = "",
    size: Size = "",
    fill: Frame = None,
    focus: Focus = None,
    bits: Bits = None,
    quality: Quality = None,
    subtitles: SubtitleWay = "",
    loudness: Lufs = "",
    timecode: TimecodeWay = None,
    hardware: Hardware = False,
    review: Burnt = False,
    mark: Mark = False,
    provenance: Provenance = True,
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
    fcpxml_version: Annotated[
        Literal["1.8", "1.10"], typer.Option("--fcpxml-version", help="1.8 is for older programs.")
    ] = "1.10",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    as_json: Json = False,
) -> None:
    """Write the film, or another sequence, from the very frames that the window plays, as the file's suffix or a preset
    says. Work that a crash broke off is gone on with; Ctrl-Z pauses it where the system can.

    Or hand it over to another editor, with its media beside it, and say what the file could not carry.
    """
    own = doors(context)
    if presets:
        list_presets(own, as_json)
        return
    if project is None:
        raise InputError("Nothing was named to export.", todo="Name a project folder.")
    suffix = output.suffix.lower() if output is not None else ""
    from studio.workflows.handover import hand_over as handing_over

    if suffix not in handing_over.SUFFIXES and (mezzanine != "original" or handles is not None):
        every = " ".join(handing_over.SUFFIXES)
        raise InputError("A mezzanine and handles are for other editors.", todo=f"Leave them out, or write {every}.")
    if output is not None and (contact or suffix in BOARDS):
        if stretch:
            raise InputError("A board shows the whole story.", todo="Leave out --range.")
        from studio.workflows.boarding import BoardOrder

        wish = BoardOrder(
            output=output, sequence=sequence, per_page=per_page, paper=paper, language=language, contact=contact,
            date=today(), force=force,
        )  # fmt: skip
        board(own, project, wish, as_json)
        return
    if output is not None and suffix in handing_over.SUFFIXES:
        if stretch:
            raise InputError("A range of a sequence can only be exported as a movie.", todo="Leave out --range.")
        over = handing_over.HandOver(
            output=output, sequence=sequence, media=media, force=force, mezzanine=mezzanine, handles=handles,
            stems=stems, fcpxml=fcpxml_version, provenance=provenance, tell=_telling(own, language),
        )  # fmt: skip
        _hand_over(own, project, over, as_json)
        return
    from studio.workflows.delivering.wish import Wish

    wish = Wish(
        codec=codec, rate=rate, size=size, framing=None if fill is None else "fill" if fill else "fit", focus=focus,
        bits=bits, quality=quality, subtitles=subtitles, loudness=loudness, timecode=timecode, hardware=hardware,
        review=review, mark=mark, provenance=provenance,
    )  # fmt: skip
    asked = Asked(
        output=output, preset=preset, sequence=sequence, stretch=stretch, shots=shots, stems=stems, force=force,
        as_json=as_json, wish=wish,
    )  # fmt: skip
    deliver(own, project, asked)


def _telling(own: Doors, language: Literal["ja", "en"] | None) -> "Telling":
    """How losses are told: in the language that is asked for, or that of this machine."""
    from studio.workflows.telling import FILE, Telling

    chosen = language or ("ja" if (locale.getlocale()[0] or "").lower().startswith(("ja", "japan")) else "en")
    return Telling(own.places().resources / "translations" / FILE if chosen == "ja" else None)


def _hand_over(own: Doors, project: Path, order: "HandOver", as_json: bool) -> None:
    """For another editor."""
    from studio.workflows.handover.hand_over import hand_over
    from studio.workflows.handover.report import sentences, timecode

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
