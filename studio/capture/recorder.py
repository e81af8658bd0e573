"""A camera and a microphone that are open, and a recording of both."""

import math
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from studio.capture import refusals
from studio.capture.feeds import Feed, Moment, Taker
from studio.capture.finishing import compose, measure
from studio.capture.keeping import Keeper, Kept
from studio.capture.showing import Showing
from studio.core.errors import FaultError, InputError
from studio.core.time import SAMPLE_RATE
from studio.core.unfinished import Unfinished
from studio.ports.capture import Captured, CaptureOrder, Seen, Sounded

_FIRST = 8.0
"""Seconds to wait for the first picture: some cameras take five to wake up."""

_LATE = 0.5
"""Seconds that sound may come late when it is to end."""

_STRAY = 0.2
"""Seconds that a block of sound may be from where it is expected; beyond, some was lost."""

_LEAN = 0.02
"""By how much one block corrects when the next is expected."""

_OVER = 0.1
"""Seconds of sound beyond the end that are kept: the movie ends with its last picture."""

_LEAST = 64 << 20
"""Bytes that must be free, some half minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Whom to tell."""

    seen: Callable[[Seen], None]
    sounded: Callable[[Sounded], None]
    gone: Callable[[str], None]


class FeedRecorder:
    """The ``Recorder`` port. ``eye`` gives pictures, ``ear`` sound; they may be one."""

    def __init__(
        self, eye: Feed | None, ear: Feed | None, order: CaptureOrder, ears: Ears, unfinished: Unfinished
    ) -> None:
        """Starts them, and waits for the first picture. Raises ``MachineError`` (``DiskError`` for the folder)."""
        self._eye, self._ear, self._order, self._ears, self._unfinished = eye, ear, order, ears, unfinished
        self._lock = threading.Lock()
        self._first = threading.Event()
        self._size = (0, 0)
        self._opened = time.monotonic()
        self._zero: float | None = None
        self._anchored = False
        self._keeper: Keeper | None = None
        self._until = math.inf
        self._sound_due: float | None = None
        self._caught_up = threading.Event()
        self._ready = self._closed = self._ear_ended = False
        self._lost = ""
        self._trouble_told = False
        self._showing = Showing(ears.seen, ears.sounded, self._look)
        try:
            taker = Taker(picture=self._picture, sound=self._sound, ended=self._ended)
            for feed in self._feeds:
                feed.start(taker)
            if eye is not None and not self._wait():
                raise refusals.no_picture(eye.name)
            if order.folder is not None:
                self._keeper = self._make_keeper(order.folder)
            self._ready = True
        except BaseException:
            self._shut()
            raise

    @property
    def size(self) -> tuple[int, int]:
        """What the camera really gives; even numbers."""
        return self._size

    @property
    def rate(self) -> Fraction:
        """What the camera says it gives, or was asked for."""
        return (self._eye.rate if self._eye is not None else None) or self._order.rate

    def begin(self) -> None:
        """From now on what comes in is kept."""
        if self._keeper is None or self._zero is not None:
            raise FaultError("A recording begins once, and needs a folder.")
        with self._lock:
            zero = time.monotonic()
            self._keeper.begin(zero)
            self._zero = zero

    def finish(self) -> Captured:
        """Stop and close. Raises ``DiskError`` or ``InputError``."""
        keeper = self._keeper
        if keeper is None or self._zero is None:
            self.close()
            raise InputError("Nothing was recorded.", todo="Begin a recording first.")
        self._catch_up()
        self._shut()
        self._keeper = None
        kept = keeper.end()
        if kept.trouble is not None:
            self._unfinished.end(keeper.path)
            raise refusals.disk_on_the_way(keeper.path, _seconds(kept), kept.trouble) from kept.trouble
        if (self._eye is not None and not kept.pictures) or (self._eye is None and not kept.blocks):
            self._discard(keeper)
            raise InputError("Nothing came in while it was recorded.", todo="Check the camera and the microphone.")
        return self._composed(keeper, kept)

    def close(self) -> None:
        """Stop; nothing is left behind."""
        self._shut()
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.end()
            self._discard(keeper)

    def _catch_up(self) -> None:
        """Sound is heard a tenth of a second after it was; the last word is part of the recording."""
        with self._lock:
            self._until = time.monotonic()
            waiting = self._ear is not None and not self._ear_ended
        if waiting:
            self._caught_up.wait(_LATE)

    @property
    def _feeds(self) -> Sequence[Feed]:
        return list(dict.fromkeys(feed for feed in (self._eye, self._ear) if feed is not None))

    def _wait(self) -> bool:
        """For the first picture, or the end of the feed."""
        return self._first.wait(_FIRST) and self._size != (0, 0)

    def _make_keeper(self, folder: Path) -> Keeper:
        path = folder / f"recording-{secrets.token_hex(4)}.raw.mkv"
        try:
            if shutil.disk_usage(folder).free < _LEAST:
                raise refusals.nearly_full(folder)
            self._unfinished.begin(path)
            size = self._size if self._eye is not None else None
            return Keeper(path, size, self.rate, sound=self._ear is not None)
        except OSError as exc:
            self._unfinished.end(path)
            raise refusals.disk(folder, exc) from exc

    def _composed(self, keeper: Keeper, kept: Kept) -> Captured:
        own = tuple(feed is not None and feed.own_clock for feed in (self._eye, self._ear))
        step = measure(kept, self.rate, (own[0], own[1]), shared=self._eye is self._ear and own[0])
        target = keeper.path.with_name(keeper.path.name.replace(".raw.mkv", ".mkv"))
        self._unfinished.begin(target)
        try:
            pictures, samples = compose(keeper.path, target, step)
        except OSError as exc:
            self._unfinished.end(keeper.path)
            raise refusals.disk_on_the_way(keeper.path, _seconds(kept), exc) from exc
        finally:
            self._unfinished.end(target)
        self._discard(keeper)
        return Captured(
            movie=target,
            frame_count=pictures,
            sample_count=samples,
            size=self._size,
            rate=step.pictures.rate if step.pictures is not None else self._order.rate,
            dropped=kept.overrun + (max(0, step.pictures.missing - kept.overrun) if step.pictures is not None else 0),
            offset=step.offset,
            drift=step.drift,
            lost=self._lost,
        )

    def _discard(self, keeper: Keeper) -> None:
        keeper.erase()
        self._unfinished.end(keeper.path)

    def _shut(self) -> None:
        with self._lock:
            self._closed = True
        for feed in self._feeds:
            feed.close()
        self._showing.close()

    def _keeps(self, when: float) -> bool:
        return self._zero is not None and self._zero <= when < self._until + _OVER

    def _picture(self, frame: av.VideoFrame, moment: Moment) -> None:
        if self._size == (0, 0):
            self._size = frame.width // 2 * 2, frame.height // 2 * 2
            self._first.set()
        with self._lock:
            if self._closed:
                return
            when = _when(self._eye, moment)
            if self._keeps(when) and when < self._until:
                if not self._anchored:  # the movie begins with this picture
                    self._zero, self._anchored = when, True
                if self._keeper is not None:
                    self._keeper.picture(frame, moment, when)
            at = when - (self._zero or self._opened)
        self._showing.picture(frame, at)

    def _sound(self, samples: NDArray[np.float32], moment: Moment) -> None:
        with self._lock:
            if self._closed:
                return
            when = _when(self._ear, moment)
            end = when + len(samples) / SAMPLE_RATE
            if self._keeper is not None and self._keeps(end):
                self._keeper.sound(samples, moment, when)
            if end >= self._until:
                self._caught_up.set()
            at = self._steady(when, len(samples)) - (self._zero or self._opened)
        self._showing.sound(samples, at)

    def _steady(self, when: float, count: int) -> float:
        """What drivers say wanders; sound itself is even."""
        expected = self._sound_due
        steady = when if expected is None or abs(when - expected) > _STRAY else expected + _LEAN * (when - expected)
        self._sound_due = steady + count / SAMPLE_RATE
        return steady

    def _ended(self, feed: Feed, sentence: str, lost: bool) -> None:
        with self._lock:
            if self._closed:
                return
            self._ear_ended = self._ear_ended or feed is self._ear
            if lost and self._zero is not None and not self._lost:
                self._lost = sentence
        self._first.set()
        if self._ready:
            self._ears.gone(sentence)

    def _look(self) -> None:
        for feed in self._feeds:
            feed.check()
        keeper = self._keeper
        if keeper is not None and keeper.kept.trouble is not None and not self._trouble_told:
            self._trouble_told = True
            self._ears.gone(str(refusals.disk_on_the_way(keeper.path, _seconds(keeper.kept), keeper.kept.trouble)))


def _when(feed: Feed | None, moment: Moment) -> float:
    """On ``time.monotonic``, as well as can be told while it goes on."""
    return moment.arrived if feed is None or feed.own_clock else moment.at


def _seconds(kept: Kept) -> float:
    moments = [moment.arrived for moment in kept.pictures] or [moment.arrived for _, moment in kept.blocks]
    return moments[-1] - moments[0] if moments else 0.0
