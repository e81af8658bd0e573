"""Outlines of sounds for the list: asked for when they are first shown, drawn when they have come."""

from collections.abc import Sequence
from itertools import pairwise

from studio.workflows.timeline.peaks import Peaks

_BARS = 60
"""How fine an outline is kept here: a thumbnail has room for so many bars."""


class Outlines:
    """``peaks`` None: there are none."""

    def __init__(self, peaks: Peaks | None) -> None:
        self._peaks = peaks
        self._kept: dict[str, Sequence[int]] = {}

    def of(self, digest: str) -> Sequence[int]:
        """0..255 each; empty where it is not known yet."""
        if digest in self._kept or self._peaks is None:
            return self._kept.get(digest, ())
        outline = self._peaks.get(digest)
        if outline is None:
            self._peaks.want(digest)
            return ()
        count = min(_BARS, len(outline))
        edges = [part * len(outline) // count for part in range(count + 1)] if count else []
        self._kept[digest] = [int(outline[begin:end].max()) for begin, end in pairwise(edges) if end > begin]
        return self._kept[digest]
