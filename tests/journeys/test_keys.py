"""A person's hands: the program as a process of its own in a real window under X, with real keys and a real mouse.

Nothing of this process reaches into it: keys go through the X server, what happens is read from the project's folder,
what is seen from the screen.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from studio.project import edits
from studio.project.project import Form, Project
from studio.storage import Bundles
from tests.devices.display import Display

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("xdotool") is None or shutil.which("ffmpeg") is None, reason="no hands or no eyes"),
]

MINUTES = 8 * 60.0
"""How long a take may be in the making on a slow machine that compiles its kernels first."""


class Hands:
    """``xdotool`` at one window; there is no window manager, so the keys' focus is given by hand."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self.window = ""

    def find(self, title: str) -> bool:
        """Whether a window with such a title is there."""
        done = self._tool("search", "--onlyvisible", "--name", title)
        self.window = done.split()[0] if done.split() else ""
        return bool(self.window)

    def take_hold(self) -> None:
        """The keys go to the window from now on."""
        self._tool("windowfocus", "--sync", self.window)

    def type(self, words: str) -> None:
        """Letter by letter, as fast as a good typist."""
        self._tool("type", "--delay", "40", words)

    def press(self, *keys: str) -> None:
        """Keys with their modifiers: ``ctrl+Return``."""
        self._tool("key", "--delay", "60", *keys)

    def click(self, x: int, y: int) -> None:
        """The left button, at a place on the screen."""
        self._tool("mousemove", "--sync", str(x), str(y), "click", "1")

    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width, height of the window."""
        told = self._tool("getwindowgeometry", "--shell", self.window)
        found = dict(line.split("=", 1) for line in told.split())
        return int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"])

    def _tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False, timeout=60
        )
        return done.stdout


class Program:
    """``ekonte ui`` on a project, on a screen. ``wait`` looks until something is so, and tells what it saw if not."""

    def __init__(self, display: Display, folder: Path) -> None:
        self.project_folder = folder / "film.studio"
        self._display, self._shots = display, folder
        cache = os.environ.get("EKONTE_CACHE", str(folder / "cache"))
        environment = {**os.environ, **display.environment, "EKONTE_CONFIG": str(folder / "config")}
        self._environment = {**environment, "EKONTE_CACHE": cache, "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-c", "from studio.app.main import main; main()", "ui", str(self.project_folder)]
        self._log = (folder / "window.log").open("wb")
        self._process = subprocess.Popen(command, env=self._environment, stdout=self._log, stderr=self._log)
        self.hands = Hands(self._environment)

    def wait(self, what: str, ready: Callable[[], bool], seconds: float = 30.0) -> None:
        end = time.monotonic() + seconds
        while not ready():
            assert self._process.poll() is None, f"the window is gone: {self.said}"
            assert time.monotonic() < end, f"{what} did not come; {self.said}"
            time.sleep(0.2)

    @property
    def said(self) -> str:
        """The end of what the program said."""
        return (self._shots / "window.log").read_text("utf-8", "replace")[-800:]

    @property
    def project(self) -> Project:
        """The document on the disk."""
        with Bundles().open(self.project_folder) as found:
            return found.document

    def look(self) -> NDArray[np.uint8]:
        """What is on the screen: uint8 (height, width, 3)."""
        file = self._shots / "screen.png"
        width, height = self._display.size
        grab = ["-f", "x11grab", "-draw_mouse", "0", "-video_size", f"{width}x{height}", "-i", self._display.name]
        subprocess.run(
            ["ffmpeg", "-y", "-v", "error", *grab, "-frames:v", "1", str(file)], env=self._environment, check=True
        )
        with Image.open(file) as picture:
            return np.asarray(picture.convert("RGB"))

    def moves(self, box: tuple[slice, slice], apart: float = 0.6) -> float:
        """Share of the pixels of a part of the screen that differ between two looks."""
        before = self.look()[box].astype(np.int16)
        time.sleep(apart)
        return float((np.abs(self.look()[box].astype(np.int16) - before).max(2) > 12).mean())

    def leave(self) -> int:
        """The exit status, once the window has closed."""
        return self._process.wait(30)

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._log.close()


@pytest.fixture
def program(xvfb_display: Display, tmp_path: Path) -> Iterator[Program]:
    with Bundles().create(tmp_path / "film.studio") as folder:
        folder.apply(lambda project: edits.set_form(project, Form(size=(320, 180))))
    made = Program(xvfb_display, tmp_path)
    yield made
    made.end()


def test_typed_generated_played_approved_and_left_by_hand(program: Program) -> None:
    hands = program.hands
    program.wait("the window", lambda: hands.find("film – Ekonte"), 60)
    hands.take_hold()
    time.sleep(1.5)

    # words and Ctrl+Enter
    hands.type("A dog runs along a beach at sunset.")
    hands.press("ctrl+Return")
    program.wait("the shot", lambda: len(program.project.shots) == 1)
    assert program.project.shots[0].prompt == "A dog runs along a beach at sunset."
    program.wait("the take", lambda: len(program.project.takes) == 1, MINUTES)
    assert program.project.takes[0].prompt == "A dog runs along a beach at sunset."

    # a click on the picture, and Space plays it
    left, top, width, height = hands.place()
    picture = (
        slice(top + int(0.2 * height), top + int(0.45 * height)),
        slice(left + int(0.35 * width), left + int(0.6 * width)),
    )
    program.wait("the first frame", lambda: float(program.look()[picture].std()) > 8.0)
    program.wait("rest", lambda: program.moves(picture) == 0.0)
    hands.click(left + int(0.47 * width), top + int(0.3 * height))
    hands.press("space")
    assert program.moves(picture) > 0.02, "it plays"

    # approved with a key, and left with another
    hands.press("alt+a")
    program.wait("the approval", lambda: program.project.status("s1") == "approved")
    hands.press("ctrl+q")
    assert program.leave() == 0, program.said
