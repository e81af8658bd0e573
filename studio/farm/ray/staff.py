"""The workers of a cluster: as many on each node as its processors (and graphics cards) allow, found or started, and
replaced when they are lost."""

import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.core.errors import MachineError
from studio.farm.ray import engine
from studio.farm.ray.actor import Actor
from studio.farm.wire import PROTOCOL

NAMESPACE = "ekonte"

ATTEMPTS = 3
"""How often a worker that does not even start is begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What each worker has: ``cpus`` threads to draw with, ``gpus`` of a graphics card (a fraction, 0: none), variables
    of its process. ``maker`` names what gives its ``Hands``; ``version`` is the studio's that gives orders."""

    maker: str
    version: str
    cpus: int = 1
    gpus: float = 0.0
    environment: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Member:
    """One worker. ``device`` is its name for a person. ``problem`` says why it is given no orders."""

    device: str
    node: str
    handle: engine.Handle
    greeting: engine.Ref
    hello: dict[str, Any] | None = None
    problem: MachineError | None = None
    orders: int = 0

    @property
    def ready(self) -> bool:
        """Whether it answers."""
        return self.hello is not None


class Staff:
    """Methods may be called from any thread; ``look`` from one."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._lock = threading.Lock()
        self._members: dict[str, Member] = {}
        self._failures: dict[str, int] = {}
        self._gave_up: dict[str, MachineError] = {}

    @property
    def members(self) -> tuple[Member, ...]:
        """All that were begun."""
        with self._lock:
            return tuple(self._members.values())

    @property
    def devices(self) -> tuple[str, ...]:
        """Workers that can be given orders; where there are none but foreign ones, those, so that somebody is told."""
        with self._lock:
            there = [member for member in self._members.values() if member.ready]
            good = [member.device for member in there if member.problem is None]
            return tuple(sorted(good or (member.device for member in there)))

    @property
    def hopeless(self) -> MachineError | None:
        """Why nobody can be started, when nobody could."""
        with self._lock:
            trouble = next(iter(self._gave_up.values()), None)
            return trouble if not self._members else None

    def look(self) -> None:
        """See which nodes are there, start who is missing, hear who has come. Raises ``engine.ERROR``."""
        alive: set[str] = set()
        for node in engine.nodes():
            alive.add(node["NodeID"])
            for number in range(self._room(node["Resources"])):
                self._begin(node, number)
        for member in self.members:
            if member.node not in alive:
                self.lost(member)
            elif not member.ready:
                self._greet(member)

    def lost(self, member: Member) -> None:
        """It is gone; ``look`` starts another one in its place."""
        with self._lock:
            if self._members.get(member.device) is member:
                del self._members[member.device]

    def take(self, device: str, shunned: Collection[str] = (), *, patience: float = 60.0) -> Member:
        """A worker for an order: the one that is named, or, where it is gone or shunned, the least busy of the others.
        ``give_back`` it. Raises ``MachineError``: nobody came in time."""
        end = time.monotonic() + patience
        while True:
            with self._lock:
                there = [member for member in self._members.values() if member.ready]
                able = [member for member in there if member.problem is None] or there
                fresh = [member for member in able if member.device not in shunned] or able
                named = next((member for member in fresh if member.device == device), None)
                chosen = named or min(fresh, key=lambda member: (member.orders, member.device), default=None)
                if chosen is not None:
                    chosen.orders += 1
                    return chosen
            if time.monotonic() > end:
                raise self.hopeless or MachineError(
                    "No worker of the cluster is left.", todo="Start nodes, or look at ekonte farm status."
                )
            time.sleep(0.2)

    def give_back(self, member: Member) -> None:
        """The order has ended."""
        with self._lock:
            member.orders -= 1

    def dismiss(self) -> int:
        """End all workers; gives how many."""
        members = self.members
        for member in members:
            engine.kill(member.handle)
            self.lost(member)
        return len(members)

    def _room(self, resources: Mapping[str, float]) -> int:
        count = int(resources.get("CPU", 0.0) // self._terms.cpus)
        return min(count, int(resources.get("GPU", 0.0) / self._terms.gpus)) if self._terms.gpus else count

    def _begin(self, node: Mapping[str, Any], number: int) -> None:
        terms, short = self._terms, str(node["NodeID"])[:8]
        device = f"{node['NodeManagerHostname']}-{short}/{number}"
        with self._lock:
            if device in self._members or self._failures.get(device, 0) >= ATTEMPTS:
                return
        kind = "gpu" if terms.gpus else "cpu"
        name = f"{kind}-{short}-{number}"
        handle = engine.start(Actor, name, node["NodeID"], terms.cpus, terms.gpus, terms.environment, terms.maker)
        with self._lock:
            self._members[device] = Member(device, node["NodeID"], handle, handle.hello())

    def _greet(self, member: Member) -> None:
        if not engine.ready([member.greeting], 0.0):
            return
        try:
            hello: dict[str, Any] = engine.get(member.greeting)
        except engine.ERROR as error:
            words = str(error).strip().splitlines()
            why = next((line for line in reversed(words) if "Error" in line), words[-1] if words else "")
            with self._lock:
                failures = self._failures[member.device] = self._failures.get(member.device, 0) + 1
                if failures >= ATTEMPTS:
                    self._gave_up[member.device] = MachineError(
                        f"No worker starts on {member.device}: {why.strip()[:400]}",
                        todo="Install Ekonte and Ray there, in the version that is installed here.",
                    )
            self.lost(member)
            return
        self._failures.pop(member.device, None)
        its, protocol = hello["version"], hello["protocol"]
        if (its, protocol) != (self._terms.version, PROTOCOL):
            member.problem = MachineError(
                f"The worker {member.device} is Ekonte {its} (protocol {protocol}), this is Ekonte "
                f"{self._terms.version} (protocol {PROTOCOL}).",
                todo="Install the same version in both places, then start the farm again.",
            )
        member.hello = hello
