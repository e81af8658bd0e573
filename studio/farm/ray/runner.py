"""The runner on a Ray cluster, seen from the studio: a driver's process, and one thread here that listens to it."""

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from studio.core.errors import FaultError, MachineError, StudioError
from studio.core.unfinished import Unfinished
from studio.farm.messages import order_message, report_from
from studio.farm.process import WorkerProcess
from studio.farm.ray.travel import travels, written_by
from studio.farm.wire import Message, WireError
from studio.ports.queue import Device
from studio.ports.worker import Advanced, Broken, Order, Rendered, Report

PATIENCE = 180.0
"""Seconds until the first worker of a cluster must be there."""

AGAIN_SECONDS = 10.0
"""Between two attempts to find a cluster that was lost."""

Heard = Callable[[Report], None]


@dataclass(slots=True)
class _Connection:
    """One driver's process, and what it has said."""

    process: WorkerProcess
    address: str = ""
    devices: tuple[str, ...] = ()
    trouble: StudioError | None = None
    answer: Message | None = None
    ended: bool = False


class RayRunner:
    """The ``Runner`` port. ``open`` it first; a cluster that is lost later is looked for again by itself."""

    name = "ray"

    def __init__(
        self,
        command: Sequence[str],
        version: str,
        where: str,
        *,
        environment: Mapping[str, str] | None = None,
        unfinished: Unfinished | None = None,
    ) -> None:
        """``command`` starts a driver; ``where`` names the cluster for a person. ``unfinished`` is told of files that
        orders write."""
        self._command, self._version, self._where = tuple(command), version, where
        self._environment, self._unfinished = dict(environment or {}), unfinished or Unfinished()
        self._changed = threading.Condition()
        self._connection: _Connection | None = None
        self._tickets: dict[str, Heard] = {}
        self._serial = itertools.count(1)
        self._tried = 0.0
        self._opening = self._closed = False

    def open(self, patience: float = PATIENCE) -> None:
        """Connect, and wait for the first worker.

        Raises:
            MachineError: Ray is not installed, the cluster's head does not answer, or no worker starts in it.
        """
        connection = self._connect()
        end = time.monotonic() + patience
        with self._changed:
            while not connection.devices:
                if connection.trouble is not None or connection.ended:
                    raise connection.trouble or self._lost(connection)
                if time.monotonic() > end:
                    raise MachineError(
                        f"No worker of the Ray cluster {self._where} has started within {patience:.0f} s.",
                        todo="Look at ekonte farm status: its processors may all be taken.",
                    )
                self._changed.wait(1.0)

    @property
    def devices(self) -> tuple[Device, ...]:
        """The cluster's workers."""
        with self._changed:
            connection = self._connection
            if connection is not None and not connection.ended:
                return tuple(Device(name) for name in connection.devices)
            if not self._closed and not self._opening and time.monotonic() - self._tried > AGAIN_SECONDS:
                self._opening = True
                threading.Thread(target=self._try_again, name="looking for the cluster", daemon=True).start()
        return ()

    @property
    def address(self) -> str:
        """Where the cluster's head is; empty before it is known."""
        return self._connection.address if self._connection else ""

    def can(self, order: Order) -> bool:
        """Whatever can be brought to another machine."""
        return travels(order)

    def submit(self, order: Order, device: str, report: Heard) -> "RayTask":
        """Raises ``MachineError``: the cluster is lost."""
        said = order_message(order)
        with self._changed:
            connection = self._connection
            if connection is None or connection.ended:
                raise (connection and connection.trouble) or self._lost(connection)
            ticket = f"t{next(self._serial)}"
            self._tickets[ticket] = report
        for path in written_by(order):
            self._unfinished.begin(path)
        body = {"ticket": ticket, "device": device, "order": {"kind": said.kind, "body": said.body}}
        try:
            connection.process.send(Message("submit", body, said.blobs))
        except (OSError, ValueError) as exc:
            with self._changed:
                self._tickets.pop(ticket, None)
            raise self._lost(connection) from exc
        return RayTask(self, ticket)

    def ask(self, question: str, patience: float = 30.0) -> Mapping[str, object]:
        """``staff``: nodes and workers. ``dismiss``: end all workers. Raises ``MachineError``."""
        with self._changed:
            connection = self._connection
            if connection is None or connection.ended:
                raise self._lost(connection)
            connection.answer = None
        with contextlib.suppress(OSError, ValueError):
            connection.process.send(Message(question, {}))
        end = time.monotonic() + patience
        with self._changed:
            while connection.answer is None:
                if connection.ended or time.monotonic() > end:
                    raise self._lost(connection)
                self._changed.wait(0.5)
            return connection.answer.body

    def cancel(self, ticket: str) -> None:
        """Ask an order to stop."""
        connection = self._connection
        if connection is not None and ticket in self._tickets:
            with contextlib.suppress(OSError, ValueError):
                connection.process.send(Message("cancel", {"ticket": ticket}))

    def close(self) -> None:
        """Let go of the cluster; its workers give up what they do for us, and stay."""
        with self._changed:
            self._closed = True
            tickets = list(self._tickets)
            connection = self._connection
        for ticket in tickets:
            self.cancel(ticket)
        with self._changed:
            self._tickets.clear()
        if connection is not None:
            connection.process.end()

    # ------------------------------------------------------------------------------------------ the driver

    def _try_again(self) -> None:
        with contextlib.suppress(StudioError):
            self._connect()
        with self._changed:
            self._opening = False

    def _connect(self) -> _Connection:
        """Raises ``MachineError`` or ``FaultError``: there is no such process."""
        self._tried = time.monotonic()
        process = WorkerProcess(self._command, self._environment)
        try:
            process.greet(self._version)
        except FaultError as fault:
            process.end()
            if "No module named 'ray'" in process.log:
                raise MachineError("Ray is not installed.", todo="Install it: pip install 'ekonte[farm]'.") from fault
            raise
        except BaseException:
            process.end()
            raise
        connection = _Connection(process)
        with self._changed:
            self._connection = connection
        threading.Thread(target=self._listen, args=(connection,), name="cluster", daemon=True).start()
        return connection

    def _listen(self, connection: _Connection) -> None:
        while (message := connection.process.receive()) is not None:
            match message.kind:
                case "report":
                    self._hear(message)
                case _:
                    with self._changed:
                        self._note(connection, message)
                        self._changed.notify_all()
        with self._changed:
            connection.ended = True
            self._changed.notify_all()
            tickets, self._tickets = self._tickets, {}
            closed = self._closed
        if not closed:
            problem = connection.trouble or self._lost(connection)
            for heard in tickets.values():
                heard(Broken(problem=problem, log=connection.process.log, died=True))
            connection.process.end()

    def _note(self, connection: _Connection, message: Message) -> None:
        body = message.body
        match message.kind:
            case "ready":
                connection.address = str(body.get("address"))
            case "devices":
                connection.devices = tuple(str(name) for name in cast("list[object]", body.get("devices") or []))
                trouble = body.get("trouble")
                connection.trouble = _problem(cast("Mapping[str, object]", trouble)) if trouble else None
            case "lost":
                connection.trouble, connection.ended = _problem(body), True
            case _:
                connection.answer = message

    def _hear(self, message: Message) -> None:
        body = message.body
        ticket = str(body.get("ticket"))
        said = Message(str(body.get("kind")), cast("Mapping[str, object]", body.get("body")), message.blobs)
        try:
            report = report_from(said)
        except WireError as wrong:
            report = Broken(problem=FaultError(f"The cluster said something that makes no sense: {wrong}"))
        with self._changed:
            passing = isinstance(report, Advanced | Rendered)
            heard = self._tickets.get(ticket) if passing else self._tickets.pop(ticket, None)
        if heard is not None:
            heard(report)

    def _lost(self, connection: _Connection | None) -> MachineError:
        log = connection.process.log[-300:] if connection is not None else ""
        return MachineError(
            f"The Ray cluster {self._where} is lost. {log}".strip(),
            todo="Look at ekonte farm status; what was finished is kept.",
        )


class RayTask:
    """An order on the cluster."""

    def __init__(self, runner: RayRunner, ticket: str) -> None:
        self._runner, self._ticket = runner, ticket

    def cancel(self) -> None:
        """Ask it to stop; nothing when it has ended."""
        self._runner.cancel(self._ticket)


def _problem(body: Mapping[str, object]) -> MachineError:
    return MachineError(str(body.get("what")), todo=str(body.get("todo")))
