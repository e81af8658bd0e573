"""``ekonte farm``: machines that film shots together, on a Ray cluster that is started, looked at and ended."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli import console
from studio.cli.choices import Json
from studio.cli.doors import doors

if TYPE_CHECKING:
    from studio.workflows.farming import FarmState

farm = typer.Typer(name="farm", help="Machines that film shots together (Ray).", no_args_is_help=True)

Address = Annotated[
    str, typer.Option("--address", metavar="HOST:PORT", help="The head of another cluster than the one started here.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=0, help="Workers on this machine; otherwise one for each processor.")
]
Threads = Annotated[int, typer.Option("--threads", min=1, help="Threads that each worker draws with.")]
Gpus = Annotated[float, typer.Option("--gpus", min=0.0, help="Share of a graphics card for each worker: 0.5.")]


@farm.command()
def up(
    context: typer.Context,
    address: Address = "",
    workers: Workers = None,
    threads: Threads = 1,
    gpus: Gpus = 0.0,
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help="Where the head listens.")] = 6379,
    as_json: Json = False,
) -> None:
    """Start a cluster on this machine, with workers that stay warm; or, with --address, join one as a node of it."""
    from studio.workflows.farming import wish

    wanted = wish(address, workers, threads, gpus)
    console.remark("Starting; workers load voices and dictionaries once." if not address else f"Joining {address}.")
    _tell(doors(context).farm().up(wanted, port), as_json)


@farm.command()
def status(context: typer.Context, address: Address = "", as_json: Json = False) -> None:
    """Tell which machines and workers there are, and what they do."""
    _tell(doors(context).farm().status(address), as_json)


@farm.command()
def down(context: typer.Context, address: Address = "", as_json: Json = False) -> None:
    """End our workers, and what was started on this machine."""
    count = doors(context).farm().down(address)
    if as_json:
        console.json_line({"ended_workers": count})
    else:
        console.result(f"{count} workers have ended.")


def _tell(state: "FarmState", as_json: bool) -> None:
    if as_json:
        console.json_line(
            {
                "address": state.address,
                "engine": state.engine,
                "started_here": state.ours,
                "nodes": [
                    {"node": n.name, "host": n.host, "address": n.address, "cpus": n.cpus, "gpus": n.gpus}
                    for n in state.nodes
                ],
                "workers": [
                    {"worker": w.device, "state": w.state, "version": w.version, "busy": w.busy} for w in state.workers
                ],
            }
        )
        return
    ready = sum(worker.state == "ready" for worker in state.workers)
    console.result(f"{state.address}  {state.engine}  {len(state.nodes)} nodes, {ready} workers ready")
    for worker in state.workers:
        busy = f", {worker.busy} in work" if worker.busy else ""
        console.result(f"  {worker.device}  {worker.state}{busy}")
