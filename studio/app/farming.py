"""Farms, put together: which process drives them, what does the orders on their nodes."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import studio
from studio.app import paths
from studio.app.environment import prepare
from studio.core.progress import CancelToken
from studio.core.unfinished import Unfinished

if TYPE_CHECKING:
    from studio.farm.ray.actor import Hands
    from studio.farm.ray.cluster import RayFarm
    from studio.farm.ray.runner import RayRunner
    from studio.ports.farm import FarmWish
    from studio.ports.queue import Runner
    from studio.ports.worker import Advanced, Order, Rendered, Result

_HANDS = "studio.app.farming:hands"

_HERE = ("EKONTE_CACHE", "EKONTE_RESOURCES", "NUMBA_CACHE_DIR", "NUMBA_CPU_NAME")
"""Variables of this machine that workers on it must have too."""


def hands() -> "Hands":
    """On a node: the studio that is installed there, at work."""
    from studio.farm.ray.actor import Hands

    prepare(paths.PACKAGE, paths.cache())
    unfinished = Unfinished()
    from studio.app.wiring import WiredStudio
    from studio.media.proxies import ProxyFolder
    from studio.workflows.jobs.orders import carry_out

    own = WiredStudio(unfinished)
    proxy_writer = ProxyFolder(paths.cache(), unfinished).writer

    def _do(order: "Order", report: "Callable[[Advanced | Rendered], None]", cancel: CancelToken) -> "Result":
        return carry_out(own, proxy_writer, order, report, cancel)

    return Hands(studio.__version__, _do)


def with_rest(far: "Runner") -> "Runner":
    """``far``, and worker processes here for what it cannot do: exports, which need the project's folder."""
    from studio.app.wiring import take_worker
    from studio.farm import LocalRunner
    from studio.farm.both import BothRunner
    from studio.ports.queue import Device

    return BothRunner(far, LocalRunner(take_worker, (Device("rest", 64),)), "rest")


def farm(unfinished: Unfinished) -> "RayFarm":
    """The farm of this machine."""
    from studio.farm.ray.cluster import RayFarm

    def _runner(address: str, wish: "FarmWish") -> "RayRunner":
        return ray_runner(address, wish, unfinished)

    return RayFarm(_runner, paths.cache() / "farm.json", paths.logs() / "farm.log", _environment())


def ray_runner(address: str, wish: "FarmWish", unfinished: Unfinished) -> "RayRunner":
    """A runner on the cluster at ``address``, not yet opened; empty: on a new one of this machine alone."""
    from studio.farm.ray.runner import RayRunner

    workers = wish.workers if wish.workers is not None else max(1, (os.cpu_count() or 1) // wish.threads)
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    settings = {"NUMBA_NUM_THREADS": str(wish.threads), **threads}
    if not address or address.startswith(("127.", "localhost")):
        settings |= {"PYTHONPATH": str(paths.PACKAGE.parent)}  # the very studio that asks
        settings |= {name: os.environ[name] for name in _HERE if name in os.environ}
    command = [
        sys.executable, "-P", "-m", "studio.farm.ray.driver",
        "--maker", _HANDS,
        "--version", studio.__version__,
        "--workers", str(workers),
        "--cpus", str(wish.threads),
        "--gpus", str(wish.gpus),
        *(["--address", address] if address else []),
    ]  # fmt: skip
    for name, value in settings.items():
        command += ["--set", f"{name}={value}"]
    where = address or "of this machine"
    return RayRunner(command, studio.__version__, where, environment=_environment(), unfinished=unfinished)


def _environment() -> dict[str, str]:
    """Of Ray's own processes here: nobody joins without the token that Ray keeps in the home folder, nothing is told to
    anybody."""
    mode = os.environ.get("RAY_AUTH_MODE", "token")
    return {"PYTHONPATH": str(paths.PACKAGE.parent), "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": mode}
