"""What the queue costs on this machine: adding, listing, asking, going on after a kill, with a thousand jobs in it.

Times are wall seconds, for adding waits for the disk; ``cpu`` says what of it was work.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from studio.core.progress import CancelToken, Progress
from studio.ports.queue import Queue, Running, TakeWork, Wish
from studio.project.project import FILM_RATE
from studio.project.scene import Scene
from studio.project.take import Recipe

JOBS = 1_000


def bench_queue(
    open_queue: Callable[[], Queue], scene: Scene, progress: Progress, cancel: CancelToken
) -> Iterator[dict[str, object]]:
    """``open_queue`` opens an empty queue, and opens it again; ``scene`` is a usual shot's. Raises ``DiskError``."""
    queue = open_queue()
    try:
        added: list[float] = []
        work = time.process_time()
        for number in range(JOBS):
            cancel.check()
            progress("adding", number, JOBS)
            begun = time.perf_counter()
            queue.add((_wish(scene, number),))
            added.append(time.perf_counter() - begun)
        yield _figure("adding one", added, (time.process_time() - work) / JOBS)
        yield _measured("listing all", 20, lambda: queue.jobs(), cancel)
        yield _measured("asking for one", 200, lambda: queue.job("j500"), cancel)
        begun, work = time.perf_counter(), time.process_time()
        queue.add([_wish(scene, number) for number in range(JOBS)])
        yield _figure("adding a thousand", [time.perf_counter() - begun], time.process_time() - work)
        queue.begin("j1", "cpu", ())
        running = Running(device="cpu", step="filming", done=3, total=144, seconds_left=9.0)
        yield _measured("telling progress", 50, lambda: queue.progress("j1", running), cancel)
    finally:
        queue.close()
    begun, work = time.perf_counter(), time.process_time()
    queue = open_queue()
    try:
        lease = queue.lease("ekonte bench queue")
        left, ready = queue.left(), queue.ready()
        taken = time.perf_counter() - begun
        lease.release()
        assert (len(left), len(ready)) == (1, 2 * JOBS - 1)
        yield _figure("going on after a kill", [taken], time.process_time() - work)
    finally:
        queue.close()


def _wish(scene: Scene, number: int) -> Wish:
    recipe = Recipe(
        scene=scene, engine="stage", engine_version="1", studio="1", size=(1280, 720), rate=FILM_RATE, seed=number
    )
    work = TakeWork(project=Path("film.studio").absolute(), shot=f"s{number}", recipe=recipe, prompt="A dog runs.")
    return Wish(work=work, title="A dog runs.", owner="bench")


def _measured(name: str, times: int, do: Callable[[], object], cancel: CancelToken) -> dict[str, object]:
    taken: list[float] = []
    work = time.process_time()
    for _ in range(times):
        cancel.check()
        begun = time.perf_counter()
        do()
        taken.append(time.perf_counter() - begun)
    return _figure(name, taken, (time.process_time() - work) / times)


def _figure(name: str, taken: list[float], cpu: float) -> dict[str, object]:
    """Milliseconds."""
    ordered = sorted(taken)
    return {
        "bench": "queue",
        "figure": name,
        "jobs": JOBS,
        "median_ms": round(1000 * ordered[len(ordered) // 2], 3),
        "p99_ms": round(1000 * ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], 3),
        "cpu_ms": round(1000 * cpu, 3),
    }
