"""The door to a farm: a cluster of machines that does orders, started, looked at and ended."""

from dataclasses import dataclass
from typing import Protocol

from studio.ports.queue import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class FarmWish:
    """Which farm. ``address`` is the cluster's head, ``HOST:PORT``; empty: the one that was started here, else a new
    one for as long as it is needed. ``workers`` are those of this machine (None: one for each processor), each with
    ``threads`` to draw with and ``gpus`` of a graphics card (a fraction; 0: none)."""

    address: str = ""
    workers: int | None = None
    threads: int = 1
    gpus: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One machine of a cluster."""

    name: str
    host: str
    address: str
    cpus: float
    gpus: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FarmWorker:
    """One worker. ``state``: ``starting``, ``ready``, ``other version``. ``busy``: orders that it has."""

    device: str
    state: str
    version: str = ""
    busy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FarmState:
    """A farm as it is now. ``ours``: its head, or this machine's part of it, was started by ``up``."""

    address: str
    engine: str
    ours: bool
    nodes: tuple[Node, ...]
    workers: tuple[FarmWorker, ...]


class FarmRunner(Runner, Protocol):
    """A ``Runner`` that must be opened."""

    def open(self) -> None:
        """Connect, and wait for the first worker. Raises ``MachineError``."""
        ...


class Farm(Protocol):
    """Farms that this machine can be part of. Every method raises ``MachineError`` when the engine is not installed, or
    the cluster's head does not answer."""

    def up(self, wish: FarmWish, port: int) -> FarmState:
        """Start a cluster here that stays, with its head at ``port``; or, where the wish has an address, make this
        machine a node of that one. Waits for the first worker; they stay warm until ``down``.

        Raises:
            InputError: there is one already.
            MachineError: this system cannot have farms that stay (Windows).
        """
        ...

    def status(self, address: str = "") -> FarmState:
        """The cluster at ``address``, or the one that was started here. Raises ``InputError``: there is none."""
        ...

    def down(self, address: str = "") -> int:
        """End our workers in the cluster, and what ``up`` started on this machine; gives how many workers. Raises
        ``InputError``: there is nothing to end."""
        ...

    def runner(self, wish: FarmWish) -> FarmRunner:
        """Not opened yet."""
        ...
