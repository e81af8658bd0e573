"""A worker's process, seen from the window: started, spoken to, listened to, ended."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from typing import BinaryIO, cast

from studio.core.errors import FaultError, MachineError
from studio.farm.wire import PROTOCOL, Message, WireError, receive, send

_QUIET = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 0
"""On Windows: no console window, and less urgent than the window."""

_LOG_LINES = 400
_START_PATIENCE = 120.0
"""Seconds until a process that does not even say hello is given up."""


class WorkerProcess:
    """One process. ``send`` may be called from any thread, ``receive`` from one."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Raises ``FaultError``: it cannot be started."""
        try:
            self._process = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, **environment},
                creationflags=_QUIET,
                start_new_session=True,  # Ctrl+C in a terminal is for the window; the worker goes when its pipe closes
            )
        except OSError as exc:
            raise FaultError(f"The worker cannot be started: {exc.strerror or exc}.", todo="Restart Ekonte.") from exc
        self._orders = cast(BinaryIO, self._process.stdin)
        self._reports = cast(BinaryIO, self._process.stdout)
        self._sending = threading.Lock()
        self._log: deque[str] = deque(maxlen=_LOG_LINES)
        errors = cast(BinaryIO, self._process.stderr)
        self._listener = threading.Thread(target=self._read_log, args=(errors,), name="worker's log", daemon=True)
        self._listener.start()

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    @property
    def log(self) -> str:
        """What it said on standard error since ``forget``, the last lines of it."""
        return "\n".join(tuple(self._log))

    def forget(self) -> None:
        """Begin a new log."""
        self._log.clear()

    def send(self, message: Message) -> None:
        """Raises ``OSError`` or ``ValueError`` when it is gone."""
        with self._sending:
            send(self._orders, message)

    def receive(self) -> Message | None:
        """The next message; None when it has ended, or broke off."""
        try:
            return receive(self._reports)
        except (OSError, ValueError, WireError):
            return None

    def hang_up(self) -> None:
        """Close its pipe: it removes its half files and ends. From any thread."""
        with contextlib.suppress(OSError, ValueError), self._sending:
            self._orders.close()

    def kill(self) -> None:
        """At once. From any thread."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> int:
        """Bring it to its end and wait for that; gives its exit status (minus a signal)."""
        self.hang_up()
        try:
            status = self._process.wait(2.0)
        except subprocess.TimeoutExpired:
            self.kill()
            status = self._process.wait()
        self._listener.join()
        self._reports.close()
        return status

    def greet(self, version: str) -> None:
        """Wait for its first word. Raises ``FaultError``: there is none; ``MachineError``: it is another version."""
        patience = threading.Timer(_START_PATIENCE, self.kill)
        patience.daemon = True
        patience.start()
        try:
            hello = self.receive()
        finally:
            patience.cancel()
            patience.join()
        if hello is None or hello.kind != "hello":
            raise FaultError(f"The worker did not start. {self.log[-400:]}".strip(), todo="Restart Ekonte.")
        its, protocol = hello.body.get("version"), hello.body.get("protocol")
        if protocol != PROTOCOL or its != version:
            raise MachineError(
                f"The worker is version {its} (protocol {protocol}), this is version {version} (protocol {PROTOCOL}).",
                todo="Restart Ekonte, or install the same version in both places.",
            )

    def _read_log(self, stream: BinaryIO) -> None:
        with stream, contextlib.suppress(OSError, ValueError):
            for line in stream:
                self._log.append(line.decode("utf-8", "replace").rstrip())


def why(status: int) -> str:
    """How a process ended, in words."""
    if status >= 0:
        return f"exit status {status}"
    with contextlib.suppress(ValueError):
        return f"signal {signal.Signals(-status).name}"
    return f"signal {-status}"
