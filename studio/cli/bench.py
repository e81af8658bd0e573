"""``ekonte bench``: what making films costs on this machine."""

from typing import Annotated, Literal

import typer

from studio.cli import console, work
from studio.cli.choices import Json
from studio.cli.doors import doors


def bench(
    context: typer.Context,
    what: Annotated[Literal["stage"], typer.Argument(help="What to measure.")] = "stage",
    as_json: Json = False,
) -> None:
    """Measure the CPU seconds a frame costs (a schoolyard, two people, a dog), beside encoding it with x264 medium."""
    own = doors(context)
    work.explain_first_start(own)
    from studio.workflows.bench import bench_stage

    costs = work.run(own, lambda progress, cancel: list(bench_stage(own.studio(), progress, cancel)))
    own.remember_compiled()
    for cost in costs:
        if as_json:
            console.json_line(cost.to_json())
        else:
            width, height = cost.size
            console.result(
                f"{what}  {width}x{height} {cost.quality}: {cost.filming:.3f} CPU s a frame"
                f" ({cost.whole:.3f} with its share of staging), x264 medium alone {cost.encode:.3f},"
                f" ratio {cost.filming / cost.encode:.1f}"
            )
