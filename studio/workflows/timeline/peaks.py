"""The outlines of what is heard, for the timeline: gathered once for each medium by a thread, kept in the project."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.background import stand_back
from studio.core.errors import StudioError
from studio.ports.playback import MovieReaders
from studio.workflows.playback.outline import gathered
from studio.workflows.playback.source import Outline


class Peaks:
    """``want`` asks for media by their SHA-256; ``told`` is called, from the thread, when one is there. ``folder``
    keeps a ``.peaks`` file for each."""

    def __init__(self, readers: MovieReaders, media: Callable[[str], Path], folder: Path) -> None:
        """``media`` gives the file of a medium."""
        self._readers, self._media, self._folder = readers, media, folder
        self._change = threading.Condition()
        self._wanted: list[str] = []
        self._known: dict[str, Outline] = {}
        self._asked: set[str] = set()
        self._closed = False
        self._thread: threading.Thread | None = None
        self.told: Callable[[str], None] = lambda digest: None

    def get(self, digest: str) -> Outline | None:
        """The outline, if it is there already."""
        with self._change:
            return self._known.get(digest)

    def want(self, digest: str) -> None:
        """Gather it when its turn comes; the last one asked for comes first. One that cannot be heard is empty."""
        with self._change:
            if digest in self._asked or self._closed:
                return
            self._asked.add(digest)
            self._wanted.append(digest)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="timeline-peaks", daemon=True)
                self._thread.start()
            self._change.notify()

    def again(self) -> None:
        """Media may have come back: those that were empty are gathered again when they are wanted."""
        with self._change:
            empty = {digest for digest, outline in self._known.items() if not len(outline)}
            self._asked -= empty
            for digest in empty:
                del self._known[digest]

    def close(self) -> None:
        """Stop, and wait for the thread."""
        with self._change:
            self._closed = True
            self._wanted.clear()
            self._change.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        stand_back()  # ten hours of sound take minutes
        while True:
            with self._change:
                while not self._closed and not self._wanted:
                    self._change.wait()
                if self._closed:
                    return
                digest = self._wanted.pop()
            outline = self._kept(digest)
            if outline is None:
                outline = self._gathered(digest)
            if outline is None:
                return
            with self._change:
                self._known[digest] = outline
            self.told(digest)

    def _kept(self, digest: str) -> Outline | None:
        try:
            return np.frombuffer((self._folder / f"{digest}.peaks").read_bytes(), np.uint8)
        except OSError:
            return None

    def _gathered(self, digest: str) -> Outline | None:
        """None when the thread is to end."""
        try:
            outline = gathered(self._readers, self._media(digest), lambda: self._closed)
        except StudioError:
            return np.zeros(0, np.uint8)  # whoever shows the picture says why
        if outline is not None and len(outline):
            part = self._folder / f".{digest}.part"
            try:
                part.write_bytes(outline.tobytes())
                part.replace(self._folder / f"{digest}.peaks")
            except OSError:
                part.unlink(missing_ok=True)  # a full disk: it is gathered again next time
        return outline
