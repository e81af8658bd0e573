"""Strips: the row of small pictures that every take leaves, cut into single ones for cards and take lists.

A strip is a PNG of ``STRIP`` pictures side by side, in the project's ``thumbnails`` folder under its medium's name.
"""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtGui import QPixmap

from studio.workflows.small import STRIP

KEPT = 240
"""Strips kept in memory; one is about 150 kB."""


class Strips:
    """Reads strips when they are first shown, and forgets those not shown for long."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[str, tuple[QPixmap, ...]] = OrderedDict()

    def picture(self, medium: str, index: int) -> QPixmap | None:
        """Picture ``index`` of the strip (round and round); None where there is no strip yet."""
        strip = self._strip(medium)
        return strip[index % len(strip)] if strip else None

    def middle(self, medium: str) -> QPixmap | None:
        """The picture that stands for the take: the one in its middle."""
        return self.picture(medium, STRIP // 2)

    def count(self, medium: str) -> int:
        """Pictures of the strip; 0 where there is none yet."""
        return len(self._strip(medium))

    def _strip(self, medium: str) -> tuple[QPixmap, ...]:
        if medium in self._kept:
            self._kept.move_to_end(medium)
            return self._kept[medium]
        whole = QPixmap(str(self._folder / f"{medium}.png"))
        width = whole.width() // STRIP
        if whole.isNull() or width == 0:
            return ()  # not remembered: it may come later
        strip = tuple(whole.copy(index * width, 0, width, whole.height()) for index in range(STRIP))
        self._kept[medium] = strip
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return strip
