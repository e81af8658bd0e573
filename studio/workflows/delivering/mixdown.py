"""The sound of a file: heard once to know how loud it is, then given out at the loudness it is to have."""

from collections.abc import Callable, Iterator

import numpy as np

from studio.core.progress import CancelToken, Progress
from studio.workflows.delivering import loudness
from studio.workflows.delivering.loudness import Samples
from studio.workflows.delivering.order import Loudness

Read = Callable[[int, int], Samples]
"""``count`` samples of a mix from sample ``start`` on."""

_NEAR = 0.2
"""LU by which a limited mix may miss its loudness before it is tried again."""

_TRIES = 4


class Mixdown:
    """``gain`` is the factor on the whole mix. Peaks are limited where they would clip, or where it was asked for a
    loudness and they would pass the ceiling; else nothing is touched."""

    def __init__(
        self, read: Read, start: int, count: int, target: float | None, progress: Progress, cancel: CancelToken
    ) -> None:
        """``count`` samples from ``start`` on, at ``target`` LUFS, or as loud as they are. Raises ``Cancelled``."""
        self._read, self._start, self._count, self._cancel = read, start, count, cancel
        self._before, self._after = loudness.Meter(), loudness.Meter()
        self._limiter: loudness.Limiter | None = None
        self.gain = 1.0
        self._hear(self._before.through(self._mixed(1.0)), "listening to the sound", progress)
        now = self._before.loudness
        if target is not None and np.isfinite(now):
            self._aim(target, now, progress)
        elif self._before.peak > loudness.CLIPS:
            self._limiter = loudness.Limiter()

    def blocks(self) -> Iterator[Samples]:
        """All of it, a second at a time."""
        blocks = self._mixed(self.gain)
        return self._after.through(self._limiter.through(blocks) if self._limiter is not None else blocks)

    def told(self) -> Loudness:
        """How loud it was and has become, once all of it was given out."""
        return Loudness(
            before=round(self._before.loudness, 2),
            after=round(self._after.loudness, 2),
            peak_before=round(self._before.peak_db, 2),
            peak_after=round(self._after.peak_db, 2),
            gain_db=round(float(20.0 * np.log10(self.gain)), 2),
            limited_db=round(self._limiter.lowest_db, 2) if self._limiter is not None else 0.0,
        )

    def _aim(self, target: float, now: float, progress: Progress) -> None:
        """The gain that brings it to ``target``; where peaks must come down for it, by trying."""
        self.gain = float(10.0 ** ((target - now) / 20.0))
        ceiling = float(10.0 ** (loudness.CEILING_DB / 20.0))
        for _ in range(_TRIES):
            self._limiter = None
            if self._before.peak * self.gain <= ceiling:
                return
            meter = loudness.Meter()
            tried = meter.through(loudness.Limiter().through(self._mixed(self.gain)))
            self._hear(tried, "bringing it to its loudness", progress)
            self._limiter = loudness.Limiter()
            missing = target - meter.loudness
            if abs(missing) <= _NEAR:
                return
            self.gain *= float(10.0 ** (missing / 20.0))

    def _hear(self, blocks: Iterator[Samples], step: str, progress: Progress) -> None:
        total = max(1, -(-self._count // loudness.BLOCK))
        for number, _ in enumerate(blocks, start=1):
            progress(step, number, total)

    def _mixed(self, gain: float) -> Iterator[Samples]:
        for at in range(0, self._count, loudness.BLOCK):
            self._cancel.check()
            block = self._read(self._start + at, min(loudness.BLOCK, self._count - at))
            yield block if gain == 1.0 else block * np.float32(gain)
