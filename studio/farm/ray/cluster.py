"""Clusters of Ray that this machine starts or joins, and remembers until they are ended."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from studio.core.errors import InputError, MachineError
from studio.farm.ray import interpreter
from studio.farm.ray.runner import RayRunner
from studio.ports.farm import FarmState, FarmWish, FarmWorker, Node

START_SECONDS = 90.0
"""How long a node may take to come up."""

STOP_SECONDS = 15.0

LOOPBACK = "127.0.0.1"

MakeRunner = Callable[[str, FarmWish], RayRunner]
"""A runner for the cluster at an address; empty: a new one."""


@dataclass(frozen=True, slots=True)
class _Started:
    """What ``up`` left running."""

    address: str
    pid: int
    began: float
    head: bool


class RayFarm:
    """The ``Farm`` port. ``record`` is the file in which it is remembered, ``log`` takes what Ray says."""

    def __init__(self, make: MakeRunner, record: Path, log: Path, environment: Mapping[str, str]) -> None:
        self._make, self._record, self._log, self._environment = make, record, log, dict(environment)

    def up(self, wish: FarmWish, port: int) -> FarmState:
        """Start a cluster, or join one, and wait for its workers."""
        if sys.platform == "win32":
            raise MachineError(
                "A farm that stays can be started on Linux and macOS alone.", todo="Use --runner ray without one."
            )
        started = self._started()
        if started is not None:
            raise InputError(f"A farm is up already: {started.address}.", todo="End it first: ekonte farm down.")
        workers = wish.workers if wish.workers is not None else max(1, (os.cpu_count() or 1) // wish.threads)
        if wish.address:
            address = wish.address
            if not answers(address):
                raise gone(address)
            place = ["--address", address]
        else:
            address = f"{LOOPBACK}:{port}"
            if answers(address):
                raise InputError(f"Something answers at {address} already.", todo="Choose another --port.")
            _have_token()
            place = ["--head", "--port", str(port), "--include-dashboard", "false"]
        room = ["--num-cpus", str(workers * wish.threads), *([] if wish.gpus else ["--num-gpus", "0"])]
        process = self._start([*place, *room], address, head=not wish.address)
        try:
            runner = self._make(address, wish)
            try:
                runner.open()
                self._settle(runner, workers)
                return self._state(runner, ours=True)
            finally:
                runner.close()
        except BaseException:
            self._end(process.pid)
            raise

    def status(self, address: str = "") -> FarmState:
        """The cluster, as its driver sees it."""
        with _closing(self._joined(address)) as (runner, ours):
            return self._state(runner, ours=ours)

    def down(self, address: str = "") -> int:
        """End our workers, and our part of the cluster."""
        count = 0
        started = self._started()
        try:
            with _closing(self._joined(address)) as (runner, _):
                count = cast(int, runner.ask("dismiss").get("count") or 0)
        except MachineError:
            if started is None:
                raise
        if started is not None and (not address or address == started.address):
            self._end(started.pid)
        return count

    def runner(self, wish: FarmWish) -> RayRunner:
        """For the cluster that is named, else for ours, else for a new one."""
        started = self._started()
        return self._make(wish.address or (started.address if started is not None else ""), wish)

    # ------------------------------------------------------------------------------------------ the processes

    def _joined(self, address: str) -> tuple[RayRunner, bool]:
        started = self._started()
        where = address or (started.address if started is not None else "")
        if not where:
            raise InputError("No farm was started here.", todo="Start one: ekonte farm up. Or give its --address.")
        runner = self._make(where, FarmWish(address=where))
        runner.open()
        self._settle(runner, 0)
        return runner, started is not None and started.address == where

    def _settle(self, runner: RayRunner, workers: int) -> None:
        """Wait a while for as many workers as there will be."""
        end = time.monotonic() + 60.0
        while time.monotonic() < end:
            found = cast("list[Mapping[str, object]]", runner.ask("staff")["workers"])
            if len(found) >= workers and all(worker["state"] != "starting" for worker in found):
                return
            time.sleep(0.5)

    def _state(self, runner: RayRunner, *, ours: bool) -> FarmState:
        told = cast("dict[str, Any]", runner.ask("staff"))
        return FarmState(
            address=runner.address,
            engine=f"Ray {told['ray']}",
            ours=ours,
            nodes=tuple(
                Node(name=n["node"], host=n["host"], address=n["address"], cpus=n["cpus"], gpus=n["gpus"])
                for n in told["nodes"]
            ),
            workers=tuple(
                FarmWorker(device=w["device"], state=w["state"], version=w.get("version", ""), busy=w.get("busy", 0))
                for w in told["workers"]
            ),
        )

    def _start(self, options: Sequence[str], address: str, *, head: bool) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-P", "-m", "ray.scripts.scripts", "start", "--block", "--disable-usage-stats"]
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("wb") as log:
            process = subprocess.Popen(
                [*command, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **interpreter.told(), **self._environment},
                start_new_session=True,  # it outlives the command that started it
            )
        self._record.parent.mkdir(parents=True, exist_ok=True)
        record = {"address": address, "pid": process.pid, "began": _began(process.pid), "head": head}
        self._record.write_text(json.dumps(record), "utf-8")
        end = time.monotonic() + START_SECONDS
        while not (answers(address) and self._joined_here(process)):
            if process.poll() is not None or time.monotonic() > end:
                words = self._log.read_text("utf-8", "replace")
                self._end(process.pid)
                if "No module named" in words[-2000:] and "ray" in words[-2000:]:
                    raise MachineError("Ray is not installed.", todo="Install it: pip install 'ekonte[farm]'.")
                raise MachineError(f"Ray could not be started: {_last(words)}", todo=f"Its log is {self._log}.")
            time.sleep(0.25)
        return process

    def _joined_here(self, process: "subprocess.Popen[bytes]") -> bool:
        """Ray says in its log when it is up."""
        with contextlib.suppress(OSError):
            return "Ray runtime started" in self._log.read_text("utf-8", "replace") and process.poll() is None
        return False

    def _started(self) -> _Started | None:
        """What was started here, if it still runs."""
        try:
            told = json.loads(self._record.read_text("utf-8"))
            started = _Started(told["address"], int(told["pid"]), float(told["began"]), bool(told["head"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return started if _runs(started.pid, started.began) else None

    def _end(self, pid: int) -> None:
        """End Ray here: the process that was started ends those that it has started."""
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + STOP_SECONDS
        while _alive(pid) and time.monotonic() < end:
            time.sleep(0.1)
        if _alive(pid) and sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        self._record.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._log.replace(self._log.with_suffix(".last.log"))


def answers(address: str) -> bool:
    """Whether somebody listens there. Raises ``InputError``: it is no address."""
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise InputError(
            f'"{address}" is no address of a cluster.', todo="Write it as HOST:PORT, such as 10.0.0.5:6379."
        )
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=3.0):
            return True
    except OSError:
        return False


def gone(where: str) -> MachineError:
    """The cluster's head does not answer."""
    return MachineError(
        f"The head of the Ray cluster {where} does not answer.",
        todo="Start it again (ekonte farm up), or work without it; what was finished is kept.",
    )


def _have_token() -> None:
    """Ray asks whoever comes for the token in the home folder, but makes none for a cluster that stays."""
    file = Path(os.environ.get("RAY_AUTH_TOKEN_PATH", "")) if "RAY_AUTH_TOKEN_PATH" in os.environ else None
    file = file or Path.home() / ".ray" / "auth_token"
    if "RAY_AUTH_TOKEN" in os.environ or file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(32))
    except OSError as exc:
        raise MachineError(
            f"{file} cannot be written: {exc.strerror or exc}.", todo="Make room for Ray's token."
        ) from exc


@contextlib.contextmanager
def _closing(joined: tuple[RayRunner, bool]) -> Generator[tuple[RayRunner, bool]]:
    try:
        yield joined
    finally:
        joined[0].close()


def _last(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if "rror" in line), lines[-1] if lines else "it said nothing")[:300]


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return False
    with contextlib.suppress(ChildProcessError, OSError):
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _began(pid: int) -> float:
    """When a process began, in ticks since the machine did; 0 where that cannot be told."""
    try:
        return float(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0.0


def _runs(pid: int, began: float) -> bool:
    """Whether this very process runs: its number may have gone to another one since."""
    return _alive(pid) and _began(pid) == began
