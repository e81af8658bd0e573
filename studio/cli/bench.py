"""``ekonte bench``: what making films costs on this machine."""

import math
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import Doors, doors

if TYPE_CHECKING:
    from studio.workflows.bench.export import ExportCost
    from studio.workflows.bench.scaling import Growth
    from studio.workflows.bench.sound import SoundCost, SpeechCost
    from studio.workflows.bench.stage import StageCost


def bench(
    context: typer.Context,
    what: Annotated[
        Literal["stage", "sound", "window", "queue", "export", "farm"], typer.Argument(help="What to measure.")
    ] = "stage",
    as_json: Json = False,
    seconds: Annotated[float, typer.Option(min=2.0, max=3600.0, help="window: how long to play and to loop.")] = 60.0,
    hear: Annotated[
        str | None, typer.Option(help="window: a recording device that hears the loudspeakers, as PortAudio calls it.")
    ] = None,
    scaling: Annotated[
        bool, typer.Option("--scaling", help="stage: how the cost grows with frames, pixels and people.")
    ] = False,
) -> None:
    """Measure what things cost: stage (CPU seconds a frame, beside encoding it), sound (of a minute of film), window
    (start, a thousand shots, stalls while a take is made, playing, scrubbing, memory), queue (a thousand jobs),
    export (beside the ffmpeg command, on the same frames), or farm (a film of twelve shots with one worker and with
    two, in turn)."""
    own = doors(context)
    if what != "queue":
        work.explain_first_start(own)
    measure: dict[str, Callable[[Doors], list[tuple[dict[str, object], str]]]] = {
        "stage": _scaling if scaling else _stage,
        "sound": _sound,
        "window": lambda doors: _window(doors, seconds, hear),
        "queue": _queue,
        "export": _export,
        "farm": _farm,
    }
    for record, sentence in measure[what](own):
        if as_json:
            console.json_line(record)
        else:
            console.result(sentence)


def _stage(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.bench.stage import bench_stage

    costs = work.run(own, lambda progress, cancel: list(bench_stage(own.studio(), progress, cancel)))
    own.remember_compiled()
    return [(cost.to_json(), _frame(cost)) for cost in costs]


def _scaling(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.bench.scaling import bench_scaling

    found = work.run(own, lambda progress, cancel: list(bench_scaling(own.studio(), progress, cancel)))
    own.remember_compiled()
    return [(growth.to_json(), _grown(growth)) for growth in found]


def _sound(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.bench.sound import bench_sound

    with tempfile.TemporaryDirectory() as folder:
        studio = own.forgetful_studio(Path(folder))
        costs = work.run(own, lambda progress, cancel: list(bench_sound(studio, progress, cancel)))
    return [(cost.to_json(), _minute(cost)) for cost in costs]


def _export(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.bench.export import bench_export

    costs = work.run(own, lambda progress, cancel: list(bench_export(own.studio(), progress, cancel)))
    return [(cost.to_json(), _delivery(cost)) for cost in costs]


def _farm(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.bench.farm import bench_farm

    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".ekonte-") as place:
        costs = work.run(
            own, lambda progress, cancel: list(bench_farm(own.studio(), own.farm(), Path(place), progress, cancel))
        )
    return [
        (
            cost.to_json(),
            f"farm  {cost.shots} shots with {cost.workers} workers: {cost.speedup:.2f} times as fast as with one"
            f" ({' '.join(f'{wall:.1f}' for wall in cost.many)} s, {' '.join(f'{wall:.1f}' for wall in cost.one)} s),"
            f" {'the same bytes' if cost.same else 'OTHER BYTES'}",
        )
        for cost in costs
    ]


def _window(own: Doors, seconds: float, hear: str | None) -> list[tuple[dict[str, object], str]]:
    figures = work.run(own, lambda progress, cancel: list(own.bench_window(seconds, hear, progress, cancel)))
    return [(figure, "  ".join(f"{name} {value}" for name, value in figure.items())) for figure in figures]


def _queue(own: Doors) -> list[tuple[dict[str, object], str]]:
    from studio.workflows.queue.bench import bench_queue
    from studio.workflows.writing.read import readings

    words = ("A dog runs on the beach in the evening.",)
    scene = next(readings(own.studio(), words, None, None, None)).scene
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".ekonte-") as place:
        folder = Path(place)
        figures = work.run(
            own, lambda progress, cancel: list(bench_queue(lambda: own.queue_at(folder), scene, progress, cancel))
        )
    return [(figure, f"queue  {_said(figure)}") for figure in figures]


def _said(figure: dict[str, object]) -> str:
    return (
        f"{figure['figure']}: {figure['median_ms']} ms in the middle, {figure['p99_ms']} ms at 99 %,"
        f" {figure['cpu_ms']} ms of work"
    )


def _frame(cost: "StageCost") -> str:
    width, height = cost.size
    return (
        f"stage  {width}x{height} {cost.quality}: {cost.filming:.3f} CPU s a frame"
        f" ({cost.whole:.3f} with its share of staging), x264 medium alone {cost.encode:.3f},"
        f" ratio {cost.filming / cost.encode:.1f}"
    )


def _grown(growth: "Growth") -> str:
    return (
        f"stage  {growth.more:g} times the {growth.what}: {growth.growth:.2f} times the cost (limit {growth.limit:g}),"
        f" {growth.small:.3f} and {growth.large:.3f} CPU s"
    )


def _delivery(cost: "ExportCost") -> str:
    width, height = cost.size
    beside = "no ffmpeg command to compare with" if cost.command is None else f"ffmpeg {cost.command:.3f}"
    ratio = "" if cost.ratio is None else f", ratio {cost.ratio:.2f}"
    return f"export  {width}x{height} {cost.name}: {cost.ours:.3f} CPU s a frame, {beside}{ratio}"


def _minute(cost: "SoundCost | SpeechCost") -> str:
    from studio.workflows.bench.sound import SoundCost

    if isinstance(cost, SoundCost):
        return (
            f"sound  {cost.seconds} s of film: {cost.whole:.2f} CPU s"
            f" (composing {cost.composing:.2f}, mastering {cost.mastering:.2f})"
            f", stems and mix {20 * math.log10(max(cost.apart, 1e-10)):.0f} dBFS apart"
        )
    return f"speech  {cost.language}: {cost.took:.2f} CPU s for {cost.lasts:.2f} s, real-time factor {cost.factor:.2f}"
