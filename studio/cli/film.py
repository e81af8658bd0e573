"""``ekonte film``: prompts or a script become one MP4."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, work
from studio.cli.choices import FarmAddress, Json, Language, Loudness, Mix, OwnMusic, RunnerName, Style, Workers
from studio.cli.doors import doors
from studio.cli.models_of_shots import (
    EngineName,
    FirstPicture,
    GuideName,
    LoraFiles,
    ModelName,
    ModelPrompt,
    ModelSettings,
    ScheduleName,
    model_use,
)
from studio.cli.numbered import OwnLine, files
from studio.core.time import FRAME_RATES
from studio.project.take import Quality

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.workflows.film import FilmMade


def film(
    context: typer.Context,
    prompts: Annotated[
        list[str] | None, typer.Argument(metavar="PROMPT…", help="What to see and hear; each prompt is a shot.")
    ] = None,
    script: Annotated[
        Path | None, typer.Option("--script", help="A script: a shot a paragraph, or a .fountain screenplay.")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The film, an .mp4.")] = Path("film.mp4"),
    size: Annotated[
        str,
        typer.Option("--size", help="Picture: 640x360 854x480 1280x720 1920x1080, or upright, or square."),
    ] = "854x480",
    fps: Annotated[str, typer.Option("--fps", help=f"Frames a second, exact: {' '.join(FRAME_RATES)}.")] = "24",
    seconds: Annotated[
        float | None, typer.Option("--seconds", help="Length of each shot; otherwise as long as it needs.")
    ] = None,
    style: Style = None,
    seed: Annotated[int, typer.Option("--seed", help="Another number, another take.", min=0, max=2**63 - 1)] = 0,
    language: Language = None,
    quality: Annotated[Quality, typer.Option("--quality", help="How much time to spend on a frame.")] = "standard",
    project: Annotated[
        Path | None, typer.Option("--project", metavar="DIR", help="Keep shots and takes in this project folder.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option("--events", metavar="FILE", help="Write what happened, and when, to this .json.")
    ] = None,
    stems: Annotated[
        Path | None, typer.Option("--stems", metavar="DIR", help="Write dialogue, effects, ambience, music as WAVs.")
    ] = None,
    captions: Annotated[
        Path | None, typer.Option("--captions", metavar="FILE", help="Write what is said to this .srt or .vtt.")
    ] = None,
    mix: Mix = None,
    loudness: Loudness = "-16",
    own_music: OwnMusic = None,
    own_line: OwnLine = None,
    runner: RunnerName = "local",
    farm: FarmAddress = "",
    workers: Workers = None,
    engine: EngineName = "stage",
    model: ModelName = "",
    image: FirstPicture = None,
    guide: GuideName = "none",
    schedule: ScheduleName = "",
    told: ModelPrompt = "",
    lora: LoraFiles = None,
    settings: ModelSettings = None,
    provenance: Annotated[
        bool,
        typer.Option("--provenance/--no-provenance", help="Sign it; unsigned, the same order gives the same bytes."),
    ] = True,
    as_json: Json = False,
) -> None:
    """Make a film from prompts or a script, Japanese or English, with synced sound."""
    from studio.api import film_order, make_film

    order = film_order(
        *(prompts or ()),
        output=output,
        script=script,
        size=size,
        fps=fps,
        seconds=seconds,
        style=style,
        seed=seed,
        language=language,
        quality=quality,
        project=project,
        events=events,
        stems=stems,
        captions=captions,
        mix=mix or (),
        loudness=float(loudness),
        own_music=own_music,
        own_lines=files(own_line),
        provenance=provenance,
        model=model_use(engine, model, image, guide, schedule, told, lora or (), settings or ()),
        image=image,
    )
    own = doors(context)
    if order.model is None:
        work.explain_first_start(own)
    from studio.workflows.farming import on_farm, wish
    from studio.workflows.film import film as make

    def _make(progress: "Progress", cancel: "CancelToken") -> "FilmMade":
        if runner == "local":
            return make_film(order, progress=progress, cancel=cancel, studio=own.studio())
        with on_farm(own.farm(), wanted, progress) as crew:
            return make(own.studio(), order, progress, cancel, crew)

    wanted = wish(farm, workers)
    made = work.run(own, _make)
    own.remember_compiled()
    for number, shot in enumerate(made.shots, start=1):
        changed = [note for note in shot.notes if note.kind != "assumed"]
        console.notes(changed, f"shot {number}: " if len(made.shots) > 1 else "")
    for sentence in made.remarks:
        console.remark(sentence)
    if as_json:
        console.json_line(_record(made, order.size))
    else:
        length = float(Fraction(made.frame_count) / made.rate.fps)
        shots = f"{len(made.shots)} shots" if len(made.shots) > 1 else "1 shot"
        console.result(f"{made.path}  {order.size[0]}x{order.size[1]}  {fps} fps  {length:.1f} s  {shots}")


def _record(made: "FilmMade", size: tuple[int, int]) -> dict[str, object]:
    return {
        "film": str(made.path),
        "size": f"{size[0]}x{size[1]}",
        "rate": str(made.rate),
        "frames": made.frame_count,
        "takes": list(made.takes),
        "shots": [
            {
                "prompt": shot.reading.prompt,
                "first_frame": shot.first_frame,
                "frames": shot.frame_count,
                "notes": [note.text for note in shot.notes],
            }
            for shot in made.shots
        ],
    }
