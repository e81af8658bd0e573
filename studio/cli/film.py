"""``ekonte film``: prompts or a script become one MP4."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console, covered, work
from studio.cli.choices import FarmAddress, Json, OwnMusic, RunnerName, Workers
from studio.cli.doors import doors
from studio.cli.film_options import FilmOptions
from studio.cli.gathered import gathered
from studio.cli.models_of_shots import GivenOptions, ModelOptions, SoundOptions
from studio.cli.numbered import OwnLine, files

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.workflows.film.film import FilmMade


@gathered
def film(
    context: typer.Context,
    shots: FilmOptions,
    output: Annotated[Path, typer.Option("-o", "--output", help="The film, an .mp4.")] = Path("film.mp4"),
    events: Annotated[
        Path | None, typer.Option("--events", metavar="FILE", help="Write what happened, and when, to this .json.")
    ] = None,
    stems: Annotated[
        Path | None, typer.Option("--stems", metavar="DIR", help="Write dialogue, effects, ambience, music as WAVs.")
    ] = None,
    captions: Annotated[
        Path | None, typer.Option("--captions", metavar="FILE", help="Write what is said to this .srt or .vtt.")
    ] = None,
    own_music: OwnMusic = None,
    own_line: OwnLine = None,
    runner: RunnerName = "local",
    farm: FarmAddress = "",
    workers: Workers = None,
    *,
    by: ModelOptions,
    given: GivenOptions,
    heard: SoundOptions,
    coverage: Annotated[
        str | None,
        typer.Option(
            "--coverage", metavar="N|LIST", help="Film each shot from other angles too, as takes: usual, 5, close_a …"
        ),
    ] = None,
    provenance: Annotated[
        bool,
        typer.Option("--provenance/--no-provenance", help="Sign it; unsigned, the same order gives the same bytes."),
    ] = True,
    as_json: Json = False,
) -> None:
    """Make a film from prompts or a script, Japanese or English, with synced sound."""
    from studio.api import make_film

    order = shots.order(
        output,
        by,
        given,
        heard,
        events=events,
        stems=stems,
        captions=captions,
        own_music=own_music,
        own_lines=files(own_line),
        provenance=provenance,
    )
    angles = None if coverage is None else covered.wish(coverage, order.project)
    own = doors(context)
    if order.model is None:
        work.explain_first_start(own)
    from studio.workflows.farming import on_farm, wish
    from studio.workflows.film.film import film as make

    def _make(progress: "Progress", cancel: "CancelToken") -> "FilmMade":
        if runner == "local":
            return make_film(order, progress=progress, cancel=cancel, studio=own.studio())
        with on_farm(own.farm(), wanted, progress) as crew:
            return make(own.studio(), order, progress, cancel, crew)

    wanted = wish(farm, workers)
    made = work.run(own, _make)
    if coverage is not None and order.project is not None:
        covered.shots_of(own, order.project, made.takes, angles)
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
        many = f"{len(made.shots)} shots" if len(made.shots) > 1 else "1 shot"
        console.result(f"{made.path}  {order.size[0]}x{order.size[1]}  {shots.fps} fps  {length:.1f} s  {many}")


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
