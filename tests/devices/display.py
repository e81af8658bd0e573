"""A screen without a screen: an X server that keeps its picture in memory."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.devices.processes import UnavailableError, server, wait_until


@dataclass(frozen=True, slots=True)
class Display:
    """The screen: its X name (``:7``), and what a child process needs in its environment to show itself there.

    This process is not changed: Qt has chosen its platform when the first test runs, and cannot choose again.
    """

    name: str
    size: tuple[int, int]
    environment: Mapping[str, str]


@contextlib.contextmanager
def xvfb_display(width: int = 1920, height: int = 1080) -> Generator[Display]:
    """The screen while the block lasts.

    Raises:
        UnavailableError: there is no Xvfb.
    """
    if shutil.which("Xvfb") is None:
        raise UnavailableError("no screen without Xvfb")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="screen-")))
        read, write = os.pipe()
        said = stack.enter_context(os.fdopen(read, "rb"))
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
        try:
            process = stack.enter_context(server([*command, "-noreset"], folder / "xvfb.log", passing=(write,)))
        finally:
            os.close(write)
        number = said.readline().decode().strip()
        if not number:
            raise UnavailableError(f"Xvfb did not start: {(folder / 'xvfb.log').read_text('utf-8', 'replace')[-300:]}")
        wait_until(lambda: process.poll() is None, "Xvfb")
        name = f":{number}"
        yield Display(name, (width, height), {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
