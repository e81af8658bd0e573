"""Farms in the words of the faces, and films made on them."""

import contextlib
from collections.abc import Generator

from studio.core.errors import InputError
from studio.core.progress import Progress, silent
from studio.ports.farm import Farm, FarmRunner, FarmState, FarmWish
from studio.ports.queue import Runner

__all__ = ["Farm", "FarmRunner", "FarmState", "FarmWish", "Runner", "on_farm", "wish"]

MOST_WORKERS = 1024


def wish(address: str = "", workers: int | None = None, threads: int = 1, gpus: float = 0.0) -> FarmWish:
    """Which farm. Raises ``InputError`` where a number makes no sense."""
    if workers is not None and not 0 <= workers <= MOST_WORKERS:
        raise InputError(f"{workers} workers cannot be.", todo=f"Give 1 to {MOST_WORKERS}.")
    if not 1 <= threads <= 256:
        raise InputError(f"A worker cannot have {threads} threads.", todo="Give 1 to 256.")
    if not 0.0 <= gpus <= 16.0:
        raise InputError(f"A worker cannot have {gpus:g} graphics cards.", todo="Give a share such as 0.5, or 0.")
    return FarmWish(address=address.strip(), workers=workers, threads=threads, gpus=gpus)


@contextlib.contextmanager
def on_farm(farm: Farm, wanted: FarmWish, progress: Progress = silent) -> Generator[Runner]:
    """A farm's runner, open as long as it is needed. Raises ``MachineError``."""
    runner = farm.runner(wanted)
    progress("looking for workers", 0, 0)
    try:
        runner.open()
        yield runner
    finally:
        runner.close()
