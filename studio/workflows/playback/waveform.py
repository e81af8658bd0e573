"""The outline of a reel's sound, for scrubbers: gathered little by little by a thread of its own."""

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from studio.core.errors import StudioError
from studio.ports.playback import MovieReaders
from studio.workflows.playback.outline import HOP, gathered
from studio.workflows.playback.reel import Clip, Reel
from studio.workflows.playback.source import Outline, Source

_PATIENCE = 0.3
"""Seconds between two drawings while more and more becomes known."""


class Waveform:
    """``told`` is called from the thread whenever there is more to draw."""

    def __init__(self, readers: MovieReaders, told: Callable[[], None]) -> None:
        self._readers, self._told = readers, told
        self._change = threading.Condition()
        self._reel: Reel | None = None
        self._known: dict[Path, Outline] = {}
        self._whole = np.zeros(0, np.uint8)
        self._drawn: tuple[Reel | None, int] = None, 0
        self._closed = False
        self.changes = 0
        """Grows whenever ``outline`` would give something else than before."""
        self._thread: threading.Thread | None = None

    def load(self, reel: Reel) -> None:
        """Gather the outline of this reel; what is known of its movies already is kept, other movies are forgotten."""
        wanted = {path for clip in reel.clips for path in _heard_in(clip)}
        with self._change:
            self._reel = reel
            self._known = {path: outline for path, outline in self._known.items() if path in wanted}
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="player-waveform", daemon=True)
                self._thread.start()
            self._change.notify()

    def outline(self) -> Outline:
        """Of the whole reel, as far as it is known; silence elsewhere."""
        with self._change:
            return self._whole

    def close(self) -> None:
        """Stop, and wait for the thread."""
        with self._change:
            self._closed = True
            self._change.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        drawn = 0.0
        while True:
            with self._change:
                while not self._closed and (found := self._next()) is None and not self._stale():
                    self._change.wait()
                if self._closed:
                    return
                found = self._next()
                fresh = self._drawn[0] is not self._reel
            if self._stale() and (found is None or fresh or time.monotonic() - drawn > _PATIENCE):
                self._draw()
                drawn = time.monotonic()
                self._told()
            elif found is not None:
                path, other = found
                outline = self._gather(path, other)
                if outline is None:
                    return
                with self._change:
                    self._known[path] = outline

    def _stale(self) -> bool:
        """Whether more is known than is drawn."""
        return self._drawn != (self._reel, len(self._known))

    def _draw(self) -> None:
        """Put the outline together."""
        with self._change:
            reel, known = self._reel, dict(self._known)
        out = np.zeros(-(-reel.rate.sample(reel.frame_count) // HOP) if reel is not None else 0, np.uint8)
        for number, clip in enumerate(reel.clips if reel is not None else ()):
            assert reel is not None
            begin = reel.rate.sample(reel.start(number)) // HOP
            end = reel.rate.sample(reel.start(number) + clip.frame_count) // HOP
            part = _outline(clip, known)[: min(end, len(out)) - begin]
            out[begin : begin + len(part)] = part
        with self._change:
            self._whole, self._drawn = out, (reel, len(known))
            self.changes += 1

    def _next(self) -> tuple[Path, Path | None] | None:
        """A file whose outline is not known yet, and another to try if it cannot be heard."""
        for clip in self._reel.clips if self._reel is not None else ():
            other = clip.movie if isinstance(clip.movie, Path) else None
            for path in _heard_in(clip):
                if path not in self._known:
                    return path, other
        return None

    def _gather(self, path: Path, other: Path | None) -> Outline | None:
        """The outline of one movie, silence if it cannot be heard; None when the thread is to end."""
        for file in (path, other):
            try:
                if file is not None:
                    return gathered(self._readers, file, lambda: self._closed)
            except StudioError:
                continue  # whoever shows the picture says why
        return np.zeros(0, np.uint8)


def _heard_in(clip: Clip) -> tuple[Path, ...]:
    """The files whose outlines are wanted for a clip."""
    if isinstance(clip.movie, Source):
        return clip.movie.outlined
    path = clip.proxy if clip.proxy is not None else clip.movie
    return (path,) if isinstance(path, Path) else ()


def _outline(clip: Clip, known: Mapping[Path, Outline]) -> Outline:
    """As far as it is known."""
    if isinstance(clip.movie, Source):
        return clip.movie.outline(known)
    return next((known[path] for path in _heard_in(clip) if path in known), np.zeros(0, np.uint8))
