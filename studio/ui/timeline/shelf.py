"""What clips show, ready to be laid into lanes: outlines of sound at every zoom, and small pictures at a lane's height.

Numbers stand for media. What is not there yet is asked for, and drawn when it has come.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from studio.workflows.small import STRIP
from studio.workflows.timeline.peaks import Outline, Peaks
from studio.workflows.timeline.rows import Medium

LEVELS = 12
"""Each level of an outline has half the values of the one before it: 2048 hundredths of a second in the last."""

_ROOM = 24_000_000
"""Pixels of small pictures kept for one height: about a hundred megabytes."""

_EMPTY = np.zeros(1, np.uint8)


class Sounds:
    """Outlines end to end in one array a level, so that a lane looks up all its columns at once."""

    def __init__(self) -> None:
        self.levels: list[NDArray[np.uint8]] = [_EMPTY] * LEVELS
        self.begins = np.zeros((LEVELS, 64), np.int64)
        self.counts = np.zeros((LEVELS, 64), np.int64)
        self._used = [0] * LEVELS

    def has(self, number: int) -> bool:
        """Whether the outline of a medium has been laid down."""
        return number < self.counts.shape[1] and bool(self.counts[0, number])

    def put(self, number: int, outline: Outline) -> None:
        """Lay down the outline of a medium, at every level."""
        self.reserve(number)
        values = outline if len(outline) else _EMPTY
        for level in range(LEVELS):
            begin, count = self._used[level], len(values)
            if begin + count > len(self.levels[level]):
                grown = np.zeros(max(4_096, 2 * (begin + count)), np.uint8)
                grown[:begin] = self.levels[level][:begin]
                self.levels[level] = grown
            self.levels[level][begin : begin + count] = values
            self.begins[level, number], self.counts[level, number] = begin, count
            self._used[level] = begin + count
            if count % 2:
                values = np.append(values, values[-1])
            values = values.reshape(-1, 2).max(axis=1)

    def reserve(self, number: int) -> None:
        """Room for a medium."""
        room = self.counts.shape[1]
        if number >= room:
            more = np.zeros((LEVELS, max(number + 1, 2 * room) - room), np.int64)
            self.begins = np.concatenate([self.begins, more], axis=1)
            self.counts = np.concatenate([self.counts, more], axis=1)


class Pictures:
    """Small pictures of one height, column after column: uint32 (columns, height), 0xffrrggbb."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.columns: NDArray[np.uint32] = np.zeros((1, height), np.uint32)
        self.begins = np.full(64, -1, np.int64)
        self.widths = np.ones(64, np.int64)
        self.used = 0

    def put(self, number: int, strip: QImage) -> None:
        """Lay down the strip of a medium."""
        self.reserve(number)
        width = max(1, round(strip.width() / STRIP * self.height / max(1, strip.height())))
        scaled = strip.scaled(
            QSize(width * STRIP, self.height),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixels = argb(scaled)
        end = self.used + width * STRIP
        if end > len(self.columns):
            grown = np.zeros((max(8_192, 2 * end), self.height), np.uint32)
            grown[: self.used] = self.columns[: self.used]
            self.columns = grown
        self.columns[self.used : end] = pixels.T
        self.begins[number], self.widths[number], self.used = self.used, width, end

    def reserve(self, number: int) -> None:
        """Room for a medium."""
        if number >= len(self.begins):
            more = max(number + 1, 2 * len(self.begins)) - len(self.begins)
            self.begins = np.concatenate([self.begins, np.full(more, -1, np.int64)])
            self.widths = np.concatenate([self.widths, np.ones(more, np.int64)])


class Shelf(QObject):
    """``filled``: there is more to draw than before. ``media`` gives a medium's file, ``strips`` is the folder of small
    pictures. Without ``peaks`` nothing is heard of any."""

    filled = Signal()
    _came = Signal(str)

    def __init__(
        self, media: Callable[[str], Path], strips: Path, peaks: Peaks | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._media, self._strips, self._peaks = media, strips, peaks
        self.sounds = Sounds()
        self._pictures: dict[int, Pictures] = {}
        self._numbers: dict[str, int] = {}
        self._digests: list[str] = []
        self.seconds = np.ones(64, np.float64)
        self._missing: dict[str, bool] = {}
        self._without: set[str] = set()
        self._silent: set[int] = set()
        """Media that could not be heard: they are asked again when files have come back."""
        self._queue: dict[tuple[int, int], None] = {}
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)
        self._came.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        if peaks is not None:
            peaks.told = self._came.emit

    def number(self, medium: Medium | None) -> int:
        """The number of a medium; -1 for none."""
        if medium is None:
            return -1
        known = self._numbers.get(medium.digest)
        if known is not None:
            return known
        number = len(self._digests)
        self._numbers[medium.digest] = number
        self._digests.append(medium.digest)
        self.sounds.reserve(number)
        if number >= len(self.seconds):
            self.seconds = np.concatenate([self.seconds, np.ones(len(self.seconds))])
        self.seconds[number] = max(1e-3, medium.seconds)
        return number

    def pictures(self, height: int) -> Pictures:
        """The small pictures at this height, in device pixels."""
        made = self._pictures.get(height)
        if made is None:
            if len(self._pictures) >= 6:
                self._pictures.pop(next(iter(self._pictures)))
            made = self._pictures[height] = Pictures(height)
            made.reserve(max(64, len(self._digests)))
        return made

    def want_sound(self, numbers: NDArray[np.int64]) -> None:
        """These media are seen: gather what is not there yet."""
        if self._peaks is not None:
            absent: list[int] = numbers[self.sounds.counts[0, numbers] == 0].tolist()
            for number in absent:
                digest = self._digests[number]
                outline = self._peaks.get(digest)
                if outline is None:
                    self._peaks.want(digest)
                else:
                    self._put(number, outline)

    def want_pictures(self, numbers: NDArray[np.int64], height: int) -> None:
        """The same, for their small pictures."""
        pictures = self.pictures(height)
        pictures.reserve(max(64, len(self._digests)))
        absent: list[int] = numbers[pictures.begins[numbers] < 0].tolist()
        for number in absent:
            if self._digests[number] not in self._without:
                self._queue.setdefault((number, height))
        if self._queue and not self._reading.isActive():
            self._reading.start()

    def missing(self, number: int) -> bool:
        """Whether the file of a medium is not where it should be."""
        digest = self._digests[number]
        known = self._missing.get(digest)
        if known is None:
            known = self._missing[digest] = not self._media(digest).is_file()
        return known

    def again(self) -> None:
        """Files may have come or gone: look anew."""
        self._missing.clear()
        self._without.clear()
        self.sounds.counts[:, sorted(self._silent)] = 0
        self._silent.clear()
        if self._peaks is not None:
            self._peaks.again()
        self.filled.emit()

    def release(self) -> None:
        """Nothing is asked for any more."""
        self._reading.stop()
        self._queue.clear()
        if self._peaks is not None:
            self._peaks.told = lambda digest: None

    def _read(self) -> None:
        """One strip at a time, between the window's other work; the last asked for first."""
        if not self._queue:
            return
        number, height = self._queue.popitem()[0]
        pictures, digest = self.pictures(height), self._digests[number]
        strip = QImage(str(self._strips / f"{digest}.png"))
        if strip.isNull():
            self._without.add(digest)
        else:
            if pictures.used * height > _ROOM:
                self._pictures.pop(height)
                pictures = self.pictures(height)
            pictures.put(number, strip)
            self.filled.emit()
        if self._queue:
            self._reading.start()

    def _heard(self, digest: str) -> None:
        number = self._numbers.get(digest)
        outline = self._peaks.get(digest) if self._peaks is not None else None
        if number is not None and outline is not None and not self.sounds.has(number):
            self._put(number, outline)
            self.filled.emit()

    def _put(self, number: int, outline: Outline) -> None:
        self.sounds.put(number, outline)
        if not len(outline):
            self._silent.add(number)


def argb(image: QImage) -> NDArray[np.uint32]:
    """The pixels of a picture: uint32 (height, width), 0xffrrggbb; the caller's own."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    words = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    return words[:, : plain.width()].copy() | np.uint32(0xFF000000)
