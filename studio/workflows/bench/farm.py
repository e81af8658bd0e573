"""What a farm gains: one film of many shots with one worker and with more, in turn, and what larger farms would do."""

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from statistics import median

from studio.core.progress import CancelToken, Progress, silent
from studio.ports.farm import Farm, FarmWish
from studio.ports.queue import Runner
from studio.workflows.farming import on_farm
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.studio import Studio

PROMPTS = (
    "A dog runs on the beach at sunset.",
    "A woman walks through a park in spring.",
    "A train passes a crossing at dusk.",
    "A cat sits in a room by the window.",
    "A man rides a bicycle along a river.",
    "Two children play with a ball in a schoolyard.",
    "A samurai walks through a bamboo forest in the fog.",
    "A ball bounces down the stairs of a station.",
    "A horse runs over a field in the morning.",
    "An old man drinks tea in a cafe.",
    "A girl dances on a rooftop at night.",
    "A bird flies over the sea.",
)
"""Twelve shots."""

FARMS = (10, 100)
"""Nodes of farms that are computed."""

NODE_WORKERS = 16
"""Workers of one thread on each of their nodes."""

LONG_FILM = 1200
"""Shots of the film that they are computed for, beside the one that was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FarmCost:
    """``one`` and ``many``: wall seconds of the film with 1 worker and with ``workers``, measured in turn. ``head``:
    CPU seconds a shot of the process that joins the film; ``start``: wall seconds until a cluster's workers answer.
    ``load``: the machine's load average when each film began."""

    workers: int
    shots: int
    seconds: float
    size: tuple[int, int]
    one: tuple[float, ...]
    many: tuple[float, ...]
    load: tuple[float, ...]
    head: float
    start: float
    same: bool

    @property
    def speedup(self) -> float:
        """How much faster ``workers`` were, by the middle of the pairs."""
        return median(one / many for one, many in zip(self.one, self.many, strict=True))

    def computed(self, nodes: int, shots: int) -> float:
        """Seconds that a film of so many shots would take on so many nodes: waves of shots as long as they were with
        one worker, but never quicker than the one process that joins them."""
        shot = median(self.one) / self.shots
        waves = ceil(shots / (nodes * NODE_WORKERS))
        return max(waves * shot, shots * self.head) + self.head

    def to_json(self) -> dict[str, object]:
        """As ``ekonte bench farm --json`` prints it."""
        return {
            "bench": "farm",
            "workers": self.workers,
            "shots": self.shots,
            "seconds_a_shot": self.seconds,
            "size": f"{self.size[0]}x{self.size[1]}",
            "wall_one_worker": [round(wall, 2) for wall in self.one],
            "wall_workers": [round(wall, 2) for wall in self.many],
            "speedup": round(self.speedup, 2),
            "load_average": [round(load, 1) for load in self.load],
            "same_bytes": self.same,
            "start_seconds": round(self.start, 2),
            "head_cpu_seconds_per_shot": round(self.head, 3),
            "computed": [
                {
                    "nodes": nodes,
                    "workers": nodes * NODE_WORKERS,
                    "shots": shots,
                    "seconds": round(self.computed(nodes, shots), 1),
                    "seconds_with_one_worker": round(median(self.one) / self.shots * shots, 1),
                }
                for nodes in FARMS
                for shots in (self.shots, LONG_FILM)
            ],
        }


def bench_farm(
    studio: Studio,
    farm: Farm,
    folder: Path,
    progress: Progress,
    cancel: CancelToken,
    *,
    workers: int = 2,
    rounds: int = 2,
    seconds: float = 2.0,
    size: tuple[int, int] = (640, 360),
    prompts: Sequence[str] = PROMPTS,
) -> Iterator[FarmCost]:
    """Make one film again and again, with 1 worker and with ``workers`` in turn, each of one thread; and once here, to
    compare the bytes. Raises ``MachineError``."""
    order = FilmOrder(output=folder / "film.mp4", prompts=tuple(prompts), size=size, quality="draft", seconds=seconds)
    walls: dict[int, list[float]] = {1: [], workers: []}
    load: list[float] = []
    digests: set[str] = set()
    head = 0.0
    with ExitStack() as crews:
        began = time.monotonic()
        runners: dict[int, Runner] = {}
        for count in (1, workers):
            runners[count] = crews.enter_context(on_farm(farm, FarmWish(workers=count), progress))
            _all_there(runners[count], count)
        start = (time.monotonic() - began) / 2
        for count, runner in runners.items():  # every worker loads and compiles what it needs
            progress(f"warming {count}", 0, 0)
            warm = replace(order, output=folder / f"warm{count}.mp4", prompts=(*prompts[:2],) * count, seconds=0.5)
            film(studio, warm, silent, cancel, runner)
        for turn in range(rounds):
            for count, runner in runners.items():
                output = folder / f"film{turn}-{count}.mp4"
                load.append(os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0)
                begun, cpu = time.monotonic(), time.process_time()
                film(studio, replace(order, output=output), progress, cancel, runner)
                walls[count].append(time.monotonic() - begun)
                head = (time.process_time() - cpu) / len(prompts)
                digests.add(_digest(output))
    film(studio, order, progress, cancel)
    digests.add(_digest(order.output))
    yield FarmCost(
        workers=workers,
        shots=len(prompts),
        seconds=seconds,
        size=size,
        one=tuple(walls[1]),
        many=tuple(walls[workers]),
        load=tuple(load),
        head=head,
        start=start,
        same=len(digests) == 1,
    )


def _all_there(runner: Runner, count: int, patience: float = 120.0) -> None:
    end = time.monotonic() + patience
    while len(runner.devices) < count and time.monotonic() < end:
        time.sleep(0.1)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
