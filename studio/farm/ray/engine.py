"""Ray itself, typed as far as it is used here. The only file that imports it: it is an extra, and its own hints are
open at many places."""

import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, cast

from studio.farm.ray import interpreter

F = TypeVar("F", bound=Callable[..., object])

_ray: Any = importlib.import_module("ray")
_exceptions: Any = importlib.import_module("ray.exceptions")
_strategies: Any = importlib.import_module("ray.util.scheduling_strategies")

VERSION = str(_ray.__version__)

LOST: tuple[type[Exception], ...] = (
    _exceptions.RayActorError,
    _exceptions.ActorUnavailableError,
    _exceptions.WorkerCrashedError,
    _exceptions.NodeDiedError,
    _exceptions.ObjectLostError,
    _exceptions.OutOfMemoryError,
)
"""What is raised when whoever does something, or what it made, is gone."""

ERROR: type[Exception] = _exceptions.RayError
LATE: type[Exception] = _exceptions.GetTimeoutError


STORE_BYTES = 1_000_000_000
"""Of the object store of a cluster that begins in this process: shots on their way, some MB each."""


class Ref(Protocol):
    """Something in the object store, or on its way there."""


class Handle(Protocol):
    """A far actor: each method gives a ``Ref`` at once."""

    def hello(self) -> Ref: ...
    def news(self, ticket: str) -> Ref: ...
    def cancel(self, ticket: str) -> Ref: ...
    def do(self, ticket: str, said: object, files: Mapping[str, object]) -> Ref: ...


class _Remote:
    """Calls ``method.remote``."""

    def __init__(self, actor: Any) -> None:
        self.actor = actor

    def hello(self) -> Ref:
        return self.actor.hello.remote()

    def news(self, ticket: str) -> Ref:
        return self.actor.news.remote(ticket)

    def cancel(self, ticket: str) -> Ref:
        return self.actor.cancel.remote(ticket)

    def do(self, ticket: str, said: object, files: Mapping[str, object]) -> Ref:
        return self.actor.do.remote(ticket, said, dict(files))


def talk(method: F) -> F:
    """A method of an actor that answers while another one works."""
    return cast(F, _ray.method(concurrency_group="talk")(method))


def connect(namespace: str, address: str | None, cpus: int | None, gpus: float | None) -> str:
    """Be a driver of the cluster at ``address``, or of a new one in this process (None). Gives its address."""
    own: dict[str, object] = {"address": address}
    os.environ.update(interpreter.told())
    if not address:
        own = {"address": "local", "num_cpus": cpus, "num_gpus": gpus or 0, "include_dashboard": False}
        own["object_store_memory"] = STORE_BYTES
    context = _ray.init(namespace=namespace, configure_logging=False, log_to_driver=False, **own)
    return str(context.address_info["gcs_address"])


def nodes() -> list[dict[str, Any]]:
    """The nodes that are alive: ``NodeID``, ``NodeManagerHostname``, ``NodeManagerAddress``, ``Resources``."""
    return [node for node in _ray.nodes() if node["Alive"]]


def start(
    kind: type, name: str, node: str, cpus: float, gpus: float, environment: Mapping[str, str], *arguments: object
) -> Handle:
    """The actor with this name, started on a node if it is not there. It outlives this driver, and is never restarted
    or given a task again by Ray itself: a task that brings its actor down would bring down the next one too."""
    made = _ray.remote(concurrency_groups={"talk": 4})(kind).options(
        name=name,
        get_if_exists=True,
        lifetime="detached",
        num_cpus=cpus,
        num_gpus=gpus,
        max_restarts=0,
        max_task_retries=0,
        runtime_env=interpreter.asked(environment),
        scheduling_strategy=_strategies.NodeAffinitySchedulingStrategy(node_id=node, soft=False),
    )
    return _Remote(made.remote(*arguments))


def kill(handle: Handle) -> None:
    """End an actor at once."""
    _ray.kill(cast(_Remote, handle).actor, no_restart=True)


def put(data: bytes) -> Ref:
    """Bytes into the object store."""
    return _ray.put(data)


def get(ref: object, timeout: float | None = None) -> Any:
    """What a ``Ref`` stands for. Raises one of ``LOST``, ``LATE``, or what the method raised."""
    return _ray.get(ref, timeout=timeout)


def ready(refs: Sequence[Ref], timeout: float) -> bool:
    """Whether all of them are there, within so many seconds."""
    done, _ = _ray.wait(list(refs), num_returns=len(refs), timeout=timeout, fetch_local=True)
    return len(done) == len(refs)


def leave() -> None:
    """Be no driver any more; a cluster that began in this process ends."""
    _ray.shutdown()
