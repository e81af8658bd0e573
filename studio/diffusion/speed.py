"""What makes a run faster, each where it holds good, each with what it does in the engine's log.

- ``cache``: blocks that would say nearly what they said a step ago are not asked again. Only where there are many steps
  (distilled schedules have none to spare), only for families whose blocks are known to it, and only when it is wanted.
- ``compile``: the repeated blocks of a network as one kernel each, on cards alone.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import torch

from studio.core.errors import InputError
from studio.diffusion.running import Run
from studio.diffusion.torches import diffusers, log

_FEWEST_STEPS = 12


@contextmanager
def hastened(run: Run, where: torch.device) -> Generator[None]:
    """While it lasts, the run's network is as fast as its settings allow."""
    network = getattr(run.loaded.base, "transformer", None)
    wanted = str(run.plan.settings.get("cache", ""))
    _compile(run, network, where)
    if network is None or not wanted or wanted == "none":
        yield
        return
    if wanted not in ("auto", "first_block", "taylor"):
        raise InputError(f'There is no cache "{wanted}"; there are: none, auto, first_block, taylor.')
    kind = run.plan.facts.cache if wanted == "auto" else wanted
    if not kind or run.plan.steps < _FEWEST_STEPS:
        log.info("cache: none, for %d steps of %s", run.plan.steps, run.plan.facts.id)
        yield
        return
    network.enable_cache(_config(kind))
    log.info("cache: %s", kind)
    try:
        yield
    finally:
        network.disable_cache()


def _config(kind: str) -> Any:
    library = diffusers()
    if kind == "first_block":
        return library.FirstBlockCacheConfig(threshold=0.05)
    return library.TaylorSeerCacheConfig(cache_interval=3, disable_cache_before_step=3, max_order=1)


def _compile(run: Run, network: Any, where: torch.device) -> None:
    wanted = bool(run.plan.settings.get("compile", where.type == "cuda" and run.loaded.mode == "resident"))
    if not wanted or network is None or getattr(network, "ekonte_compiled", False):
        return
    if where.type != "cuda":
        log.info("compile: nothing to be won on %s", where.type)
        return
    network.compile_repeated_blocks(fullgraph=True)
    network.ekonte_compiled = True
    log.info("compile: the blocks of %s, with the first step", type(network).__name__)
