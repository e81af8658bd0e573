"""A desktop's message bus, and what is called on it."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.devices.processes import UnavailableError, server, wait_until

NOTIFICATIONS = "interface='org.freedesktop.Notifications'"


@dataclass(frozen=True, slots=True)
class Bus:
    """``environment`` makes it a child process's session bus; ``heard`` is what was said on it so far."""

    environment: Mapping[str, str]
    log: Path

    @property
    def heard(self) -> str:
        """As dbus-monitor prints it: the call, then its arguments with their types."""
        return self.log.read_text("utf-8", "replace")


@contextlib.contextmanager
def session_bus(match: str = NOTIFICATIONS) -> Generator[Bus]:
    """A bus of its own while the block lasts, with somebody who listens to what matches.

    Raises:
        UnavailableError: there is no D-Bus.
    """
    if shutil.which("dbus-daemon") is None or shutil.which("dbus-monitor") is None:
        raise UnavailableError("no message bus without D-Bus")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bus-")))
        address, log = f"unix:path={folder / 'bus'}", folder / "heard.txt"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]
        stack.enter_context(server(command, folder / "bus.log"))
        wait_until((folder / "bus").exists, "the bus")
        environment = {"DBUS_SESSION_BUS_ADDRESS": address}
        listen = ["dbus-monitor", "--address", address, match]
        stack.enter_context(server(listen, log, {**os.environ, **environment}))
        wait_until(lambda: "NameLost" in log.read_text("utf-8", "replace"), "the listener")
        yield Bus(environment, log)
