"""Servers that live as long as a fixture."""

import contextlib
import subprocess
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import IO


class UnavailableError(Exception):
    """This machine cannot have the device; the words say why."""


@contextlib.contextmanager
def server(
    command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None, passing: tuple[int, ...] = ()
) -> Generator[subprocess.Popen[bytes]]:
    """Run a program while the block lasts, what it says going to ``log``; ``passing`` are file handles it inherits."""
    with log.open("wb") as said:
        process = _begin(command, said, environment, passing)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _begin(
    command: Sequence[str], said: IO[bytes], environment: Mapping[str, str] | None, passing: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment, pass_fds=passing
        )
    except OSError as exc:
        raise UnavailableError(f"{command[0]} cannot be started: {exc}") from exc


def wait_until(ready: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    """Look until it is so. Raises ``UnavailableError`` when it has not come to be in that time."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise UnavailableError(f"{what} did not come up in {seconds:.0f} s")
        time.sleep(0.05)
