"""What ``ekonte export`` does for movies, pictures, sound and captions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.doors import Doors
from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress

if TYPE_CHECKING:
    from studio.workflows.delivering.order import Delivered, Loudness
    from studio.workflows.delivering.presets import Preset, Presets
    from studio.workflows.delivering.wish import Wish

PresetName = Annotated[
    str, typer.Option("--preset", metavar="NAME", help="youtube shorts reels tiktok x master archive review dailies …")
]
ListPresets = Annotated[bool, typer.Option("--presets", help="List the presets, yours too, and do nothing else.")]
Shots = Annotated[
    str, typer.Option("--shots", metavar="3,5-7|all", help="A file for each of these shots, with what lies over it.")
]
Codec = Annotated[
    str,
    typer.Option(
        "--codec", metavar="NAME", help="h264 hevc av1 vp9, prores-proxy|lt|standard|hq|4444, dnxhr-lb|sq|hq|hqx."
    ),
]
Rate = Annotated[
    str, typer.Option("--rate", metavar="FPS", help="23.976 24 25 29.97 30 50 59.94 60: frames are picked or held.")
]
Size = Annotated[str, typer.Option("--size", metavar="WxH", help="Made from the sources in this size.")]
Frame = Annotated[
    bool | None, typer.Option("--fill/--fit", help="Another shape: cut away what is beyond it, or show all with bars.")
]
Focus = Annotated[
    float | None,
    typer.Option("--focus", metavar="N", min=-1.0, max=1.0, help="What --fill keeps: -1 left, top … 1 right, below."),
]
Bits = Annotated[int | None, typer.Option("--bits", metavar="N", help="8 or 10 a channel.")]
Quality = Annotated[int | None, typer.Option("--quality", metavar="N", help="The codec's own constant quality.")]
SubtitleWay = Annotated[
    str, typer.Option("--subtitles", metavar="HOW", help="track, burn, none, or .srt, .vtt or a FILE of these.")
]
Lufs = Annotated[str, typer.Option("--loudness", metavar="LUFS", help="Such as -14; or as-is.")]
TimecodeWay = Annotated[
    Literal["drop", "straight", "none"] | None,
    typer.Option("--timecode", help="Drop-frame is usual at 29.97 and 59.94."),
]
Hardware = Annotated[bool, typer.Option("--hardware", help="Let the machine's own encoder do it, if it has one.")]
Burnt = Annotated[bool, typer.Option("--review", help="Burn in shot, take and timecode.")]
Mark = Annotated[bool, typer.Option("--mark", help="A visible sign in the corner that a machine made it.")]
Provenance = Annotated[
    bool, typer.Option("--provenance/--no-provenance", help="Sign it, and lay the invisible mark in its frames.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything that the command was given of a delivery."""

    output: Path | None
    preset: str
    sequence: str
    stretch: str
    shots: str
    stems: bool
    force: bool
    as_json: bool
    wish: "Wish"


def presets_of(own: Doors) -> "Presets":
    """Those that ship, and the person's own."""
    from studio.workflows.delivering.presets import FOLDER, Presets

    places = own.places()
    return Presets(places.resources, places.config / FOLDER if places.config is not None else None)


def list_presets(own: Doors, as_json: bool) -> None:
    """Every preset on a line."""
    presets = presets_of(own)
    for remark in presets.remarks:
        console.remark(remark)
    for one in presets.all:
        if as_json:
            console.json_line(_told(one))
        else:
            console.result(f"{one.id:<12} .{one.form.container:<5} {one.words('en')}{'  (yours)' if one.own else ''}")


def deliver(own: Doors, project: Path, asked: Asked) -> None:
    """Write it, and say what it became."""
    from studio.workflows.delivering.deliver import deliver as write
    from studio.workflows.delivering.form import CAPTIONS
    from studio.workflows.delivering.naming import is_folder
    from studio.workflows.delivering.order import DeliveryOrder
    from studio.workflows.delivering.wish import base_of, captions_of, wished

    if asked.output is not None and asked.output.suffix.lower() in CAPTIONS and not is_folder(asked.output):
        _caption(own, project, asked, asked.output)
        return
    presets = presets_of(own) if asked.preset else None
    preset = presets.find(asked.preset) if presets is not None else None
    order = DeliveryOrder(
        output=asked.output if asked.output is not None else Path.cwd(),
        form=wished(asked.wish, base_of(asked.output, preset)),
        sequence=asked.sequence,
        stretch=asked.stretch,
        shots=asked.shots,
        by_shots=preset is not None and preset.by_shots,
        stems=asked.stems,
        captions=captions_of(asked.wish),
        force=asked.force,
    )
    for one in work.run(own, lambda progress, cancel: write(own.studio(), project, order, progress, cancel)):
        _tell(one, asked.as_json)


def _caption(own: Doors, project: Path, asked: Asked, output: Path) -> None:
    from studio.workflows.delivering.captioning import CaptionOrder, caption

    if asked.shots or asked.preset:
        raise InputError("Captions alone are of a whole sequence.", todo="Leave out --shots and --preset.")
    order = CaptionOrder(output=output, sequence=asked.sequence, stretch=asked.stretch, force=asked.force)

    def _write(progress: Progress, cancel: CancelToken) -> int:
        studio = own.studio()
        with studio.projects.open(project) as opened:
            return caption(studio, opened.document, opened, order, progress, cancel)

    count = work.run(own, _write)
    if asked.as_json:
        console.json_line({"file": str(output), "captions": count})
    else:
        console.result(f"{output}  {count} caption{'' if count == 1 else 's'}")


def _tell(made: "Delivered", as_json: bool) -> None:
    from studio.workflows.delivering.telling import sentences

    for sentence in sentences(made):
        console.remark(sentence)
    if as_json:
        console.json_line(_record(made))
        return
    beside = f", with {len(made.beside)} files beside it" if len(made.beside) > 1 else ""
    beside = f", with {made.beside[0].name}" if len(made.beside) == 1 else beside
    frames = f"{made.frame_count} frames, " if made.frame_count else ""
    console.result(f"{made.path}  {frames}{made.seconds:.2f} s{beside}")


def _record(made: "Delivered") -> dict[str, object]:
    return {
        "file": str(made.path),
        "sequence": made.sequence,
        "part": made.part,
        "size": f"{made.size[0]}x{made.size[1]}",
        "rate": str(made.rate),
        "first": made.first,
        "end": made.end,
        "frames": made.frame_count,
        "seconds": round(made.seconds, 4),
        **(dict(_loudness(made.loudness)) if made.loudness is not None else {}),
        "resumed_at": made.resumed,
        "signed": made.sealed,
        "beside": [str(path) for path in made.beside],
        "remarks": list(made.remarks),
        "problems": list(made.problems),
    }


def _loudness(loud: "Loudness") -> Iterator[tuple[str, object]]:
    """As JSON has it: silence has no number."""
    yield "loudness_lufs", loud.after if loud.after > -100.0 else None
    yield "loudness_before_lufs", loud.before if loud.before > -100.0 else None
    yield "true_peak_db", loud.peak_after
    yield "true_peak_before_db", loud.peak_before
    yield "limited_db", loud.limited_db


def _told(preset: "Preset") -> dict[str, object]:
    form = preset.form
    picture = form.picture
    return {
        "preset": preset.id,
        "name": preset.name[0],
        "name_ja": preset.name[1],
        "note": preset.note[0],
        "note_ja": preset.note[1],
        "container": form.container,
        "codec": f"{picture.codec}-{picture.profile}".rstrip("-") if picture is not None else None,
        "bits": picture.bits if picture is not None else None,
        "size": f"{form.size[0]}x{form.size[1]}" if form.size is not None else None,
        "loudness_lufs": form.loudness,
        "yours": preset.own,
    }
