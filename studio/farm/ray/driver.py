"""The driver's process: ``python -m studio.farm.ray.driver``. It alone speaks to Ray; the studio speaks to it through a
pipe, as to any worker. When a cluster loses its head, Ray ends its drivers without a word: then this process is lost,
and not the studio.

::

    studio                       this process                     node
    RayRunner ── submit ──▶ a thread for each order ── do ──▶ Actor (warm)
        ▲                        │  asks for news, tries elsewhere when it is lost
        └──── reports ◀──────────┘  puts the files in their places
"""

import argparse
import contextlib
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

from studio.core.errors import FaultError, MachineError, StudioError
from studio.farm.messages import order_from, report_from, report_message
from studio.farm.ray import engine
from studio.farm.ray.actor import Said, packed_message, unpacked_message
from studio.farm.ray.staff import NAMESPACE, Member, Staff, Terms
from studio.farm.ray.travel import landed, read_by, withdrawn
from studio.farm.wire import PROTOCOL, Message, WireError, receive, send
from studio.ports.worker import Broken, Delivered, Order, Report, Stopped

TRIES = 3
"""Workers that one order may cost: whoever brings down three would bring down all."""

LOOK_SECONDS = 1.0
"""Between two looks at nodes and workers."""

NEWS_SECONDS = 0.25
"""Between two questions how far an order is."""

STOP_SECONDS = 8.0
"""How long an order has to stop; then its worker is ended."""

HEAD_SECONDS = 4.0
"""How long the cluster's head may not answer; then it is taken for dead."""


class Driver:
    """One connection to a cluster."""

    def __init__(self, reports: BinaryIO, staff: Staff, where: str) -> None:
        self._reports, self._staff, self._where = reports, staff, where
        self._sending = threading.Lock()
        self._lock = threading.Lock()
        self._cancelled: set[str] = set()
        self._tickets: dict[str, Order] = {}
        self._put: dict[str, engine.Ref] = {}
        """Files that several orders read, in the object store once, by path, size and time."""

    def tell(self, message: Message) -> None:
        """Say something to the studio; nothing when it is gone."""
        with self._sending, contextlib.suppress(OSError, ValueError):
            send(self._reports, message)

    def serve(self, orders: BinaryIO) -> None:
        """Until the pipe closes."""
        with contextlib.suppress(OSError, ValueError, WireError):
            while (message := receive(orders)) is not None:
                body = message.body
                match message.kind:
                    case "submit":
                        ticket, device = str(body["ticket"]), str(body["device"])
                        said = cast("Mapping[str, object]", body["order"])
                        order = Message(str(said["kind"]), cast("dict[str, object]", said["body"]), message.blobs)
                        self._begin(ticket, device, order)
                    case "cancel":
                        with self._lock:
                            self._cancelled.add(str(body["ticket"]))
                    case "staff":
                        self.tell(Message("staff", self._described()))
                    case "dismiss":
                        self.tell(Message("dismissed", {"count": self._staff.dismiss()}))
                    case _:
                        pass

    def abandon(self, patience: float = 3.0) -> None:
        """Nobody listens any more: have workers stop what they do for us."""
        with self._lock:
            self._cancelled |= set(self._tickets)
        end = time.monotonic() + patience
        while self._tickets and time.monotonic() < end:
            time.sleep(0.05)

    def watch(self, address: str) -> None:
        """Look after the staff, and after the head; for good, on a thread of its own."""
        try:
            self._watch(address)
        except Exception as error:  # noqa: BLE001 - without this thread nothing would ever happen again
            what = f"This is a fault of ours ({type(error).__name__}: {error})."
            self.tell(Message("lost", _told(FaultError(what))))
            os._exit(1)

    def _watch(self, address: str) -> None:
        told: tuple[str, ...] | None = None
        seen = time.monotonic()
        while True:
            if _answers(address):
                seen = time.monotonic()
                with contextlib.suppress(engine.ERROR, ConnectionError, TimeoutError):
                    self._staff.look()
                devices = self._staff.devices
                trouble = self._staff.hopeless
                if devices != told or trouble is not None:
                    told = devices
                    body: dict[str, object] = {"devices": devices}
                    self.tell(Message("devices", body | ({} if trouble is None else {"trouble": _told(trouble)})))
            elif time.monotonic() - seen > HEAD_SECONDS:
                self._headless()
            time.sleep(LOOK_SECONDS)

    # ------------------------------------------------------------------------------------------ one order

    def _begin(self, ticket: str, device: str, said: Message) -> None:
        try:
            order = order_from(said)
        except WireError as wrong:
            self._report(ticket, Broken(problem=FaultError(f"The order makes no sense: {wrong}")))
            return
        with self._lock:
            self._tickets[ticket] = order
        threading.Thread(target=self._see_to, args=(ticket, device, order, said), daemon=True).start()

    def _see_to(self, ticket: str, device: str, order: Order, said: Message) -> None:
        end: Report
        try:
            end = self._done(ticket, device, order, said)
        except StudioError as problem:
            end = Broken(problem=problem)
        except Exception as error:  # noqa: BLE001 - the boundary: whatever it is, it becomes one failed order
            end = Broken(problem=FaultError(f"This is a fault of ours ({type(error).__name__}: {error})."))
        if not isinstance(end, Delivered):
            withdrawn(order)
        self._report(ticket, end)

    def _done(self, ticket: str, device: str, order: Order, said: Message) -> Report:
        files = {str(path): self._shared(str(path)) for path in read_by(order)}
        lost: list[str] = []
        while True:
            member = self._staff.take(device, lost)
            try:
                if member.problem is not None:
                    return Broken(problem=member.problem)
                end = self._once(f"{ticket}.{len(lost)}", ticket, member, order, packed_message(said), files)
            finally:
                self._staff.give_back(member)
            if end is not None:
                return end
            self._staff.lost(member)
            lost.append(member.device)
            if self._stopping(ticket):
                return Stopped()
            if len(lost) >= TRIES:
                what = f"{len(lost)} workers were lost over this order, the last one on {member.device}."
                todo = "Look at that node: memory, and the log of Ray."
                return Broken(problem=FaultError(what, todo=todo), died=True)

    def _once(
        self, number: str, ticket: str, member: Member, order: Order, said: Said, files: Mapping[str, object]
    ) -> Report | None:
        """The end of an order at one worker; None when the worker was lost."""
        handle = member.handle
        asked: float | None = None
        try:
            result = handle.do(number, said, files)
            while not engine.ready([result], NEWS_SECONDS):
                if self._stopping(ticket):
                    asked = time.monotonic() if asked is None else asked
                    handle.cancel(number)
                    if time.monotonic() - asked > STOP_SECONDS:
                        engine.kill(handle)
                        self._staff.lost(member)
                        return Stopped()
                with contextlib.suppress(engine.LATE):
                    for one in cast("list[Said]", engine.get(handle.news(number), timeout=10.0)):
                        self._pass_on(ticket, one)
            end, made = cast("tuple[Said, dict[str, bytes]]", engine.get(result))
        except engine.LOST:
            return None
        report = report_from(unpacked_message(end))
        if isinstance(report, Delivered):
            if self._stopping(ticket):
                return Stopped()
            landed(order, made)
        return report

    def _shared(self, path: str) -> engine.Ref:
        """A file in the object store. Raises ``MachineError``."""
        try:
            facts = Path(path).stat()
            key = f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}"
            with self._lock:
                if key not in self._put:
                    self._put[key] = engine.put(Path(path).read_bytes())
                return self._put[key]
        except OSError as exc:
            raise MachineError(f"{path} cannot be read: {exc.strerror or exc}.", todo="Bring it back.") from exc

    def _stopping(self, ticket: str) -> bool:
        with self._lock:
            return ticket in self._cancelled

    def _pass_on(self, ticket: str, said: Said) -> None:
        kind, body, blobs = said
        self.tell(Message("report", {"ticket": ticket, "kind": kind, "body": json.loads(body)}, tuple(blobs)))

    def _report(self, ticket: str, report: Report) -> None:
        with self._lock:
            if self._tickets.pop(ticket, None) is None and not isinstance(report, Broken):
                return
            self._cancelled.discard(ticket)
        self._pass_on(ticket, packed_message(report_message(report)))

    # ------------------------------------------------------------------------------------------ the cluster

    def _headless(self) -> None:
        """The head is dead: say so of every order, and go."""
        with self._lock:
            tickets = dict(self._tickets)
        self.tell(Message("lost", _told(gone(self._where))))
        for ticket, order in tickets.items():
            withdrawn(order)
            self._report(ticket, Broken(problem=gone(self._where), died=True))
        os._exit(3)

    def _described(self) -> dict[str, object]:
        nodes = [
            {
                "node": str(node["NodeID"])[:8],
                "host": node["NodeManagerHostname"],
                "address": node["NodeManagerAddress"],
                "cpus": node["Resources"].get("CPU", 0.0),
                "gpus": node["Resources"].get("GPU", 0.0),
            }
            for node in engine.nodes()
        ]
        return {"ray": engine.VERSION, "nodes": nodes, "workers": [_worker(member) for member in self._staff.members]}


def gone(where: str) -> MachineError:
    """The cluster's head does not answer."""
    return MachineError(
        f"The head of the Ray cluster {where} does not answer.",
        todo="Start it again (ekonte farm up), or work without it; what was finished is kept.",
    )


def _worker(member: Member) -> dict[str, object]:
    record: dict[str, object] = {"device": member.device, "state": "starting"}
    if member.hello is not None:
        record["state"] = "ready" if member.problem is None else "other version"
        record["version"] = member.hello["version"]
        with contextlib.suppress(engine.ERROR):
            record["busy"] = engine.get(member.handle.hello(), timeout=5.0)["busy"]
    return record


def _told(problem: StudioError) -> dict[str, object]:
    return {"error": type(problem).__name__, "what": problem.what, "todo": problem.todo}


def _answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=2.0):
            return True
    except OSError:
        return False


def main() -> None:
    """Connect, say hello, and serve until the pipe closes."""
    options = argparse.ArgumentParser(prog="studio.farm.ray.driver")
    options.add_argument("--address", default="")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--cpus", type=int, default=1)
    options.add_argument("--gpus", type=float, default=0.0)
    options.add_argument("--maker", required=True)
    options.add_argument("--version", required=True)
    options.add_argument("--set", action="append", default=[])
    asked = options.parse_args()
    orders, reports = _pipes()
    where = asked.address or "on this machine"
    environment = dict(one.split("=", 1) for one in cast("list[str]", asked.set))
    terms = Terms(maker=asked.maker, version=asked.version, cpus=asked.cpus, gpus=asked.gpus, environment=environment)
    driver = Driver(reports, Staff(terms), where)
    driver.tell(Message("hello", {"protocol": PROTOCOL, "version": asked.version}))
    try:
        if asked.address and not _answers(asked.address):
            raise gone(where)
        try:
            room = asked.workers * asked.cpus
            address = engine.connect(NAMESPACE, asked.address or None, room, asked.workers * asked.gpus)
        except Exception as error:
            words = " ".join(str(error).split())[:400]
            raise MachineError(
                f"The Ray cluster {where} cannot be joined: {words}",
                todo="This machine must be one of its nodes (ekonte farm up --address HOST:PORT), and have its head's "
                "token in ~/.ray/auth_token.",
            ) from error
    except MachineError as problem:
        driver.tell(Message("lost", _told(problem)))
        os._exit(3)
    driver.tell(Message("ready", {"address": address}))
    threading.Thread(target=driver.watch, args=(address,), daemon=True).start()
    driver.serve(orders)
    threading.Timer(6.0, os._exit, (0,)).start()
    driver.abandon()
    if not asked.address:
        engine.leave()
    os._exit(0)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, taken away from everybody else: a library that prints must not break the pipe."""
    orders, reports = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return orders, reports


if __name__ == "__main__":
    main()
