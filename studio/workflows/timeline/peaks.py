"""The outlines of what is heard, for the timeline: gathered once for each medium by a thread, kept in the project."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.background import stand_back
from studio.core.errors import StudioError
from studio.core.time import SAMPLE_RATE
from studio.ports.playback import MovieReaders

PEAKS_PER_SECOND = 100
_HOP = SAMPLE_RATE // PEAKS_PER_SECOND

Outline = NDArray[np.uint8]
"""uint8 (n,): the greatest level of both channels in each hundredth of a second, 255 for full scale."""


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
            outline = self._outline(self._media(digest))
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

    def _outline(self, path: Path) -> Outline | None:
        """Raises ``InputError``."""
        reader = self._readers.open(path)
        try:
            parts: list[Outline] = []
            for start in range(0, reader.facts.sample_count, SAMPLE_RATE):
                if self._closed:
                    return None
                level = np.abs(reader.samples(start, SAMPLE_RATE)).max(axis=1).reshape(-1, _HOP).max(axis=1)
                parts.append(np.minimum(255.0, level * 255.0).astype(np.uint8))
            return np.concatenate(parts) if parts else np.zeros(0, np.uint8)
        finally:
            reader.close()
