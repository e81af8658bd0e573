"""The size and the rate of a file out of those of the sequence. Nothing is blended or guessed: frames are picked or
held, each at its own moment, and the picture is made in the size that is wanted, from its sources."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from studio.core.time import FrameRate
from studio.ports.compositor import Picture
from studio.workflows.delivering.form import Form

_ALIKE = 0.002
"""Shapes that differ by less are the same: what rounding to whole pixels leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beats:
    """Frames ``first`` up to, not with, ``end`` of a sequence at rate ``own``, in a file at ``rate``.

    Frame k of the file shows the frame of the sequence at the moment k / rate after ``first``.
    """

    own: FrameRate
    rate: FrameRate
    first: int
    end: int

    @property
    def count(self) -> int:
        """Frames of the file: enough to hold all."""
        return ceil((self.end - self.first) * self.rate.fps / self.own.fps)

    def source(self, frame: int) -> int:
        """The frame of the sequence that frame ``frame`` of the file shows."""
        if self.own == self.rate:
            return self.first + frame
        return self.first + min(floor(frame * self.own.fps / self.rate.fps), self.end - self.first - 1)

    def shown_at(self, frame: int) -> int:
        """The first frame of the file that shows frame ``frame`` of the sequence, or a later one."""
        return min(max(0, ceil((frame - self.first) * self.rate.fps / self.own.fps)), self.count - 1)

    @property
    def frames_before(self) -> int:
        """Frames of the file that lie before its first, from the sequence's beginning on."""
        return floor(self.first * self.rate.fps / self.own.fps)

    @property
    def samples(self) -> tuple[int, int]:
        """Where its sound begins in the sequence's, and how long it is (48 kHz)."""
        return self.own.sample(self.first), self.rate.sample(self.count)

    @property
    def sentence(self) -> str:
        """What becomes of frames where rates differ; empty where they do not."""
        if self.own == self.rate:
            return ""
        length, count = self.end - self.first, self.count
        shown = len({self.source(frame) for frame in range(count)}) if count < 10_000 else min(length, count)
        held, left_out = count - shown, length - shown
        if held:
            what = f"{held} of {count} are held for another, none are blended"
        elif left_out:
            what = f"{left_out} of {length} are left out, none are blended"
        else:
            what = "every frame is there once"
        return (
            f"The sequence has {_named(self.own)} frames a second, the file {_named(self.rate)}: {what}, "
            "and the sound stays as it is."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """Pictures of ``inner`` (width, height), laid into a file's of ``size`` from (``left``, ``top``) on: below 0 that
    much is cut away on that side, above it there are bars."""

    own: tuple[int, int]
    size: tuple[int, int]
    inner: tuple[int, int]
    left: int
    top: int

    @property
    def plain(self) -> bool:
        """Whether pictures are used as they are made."""
        return self.inner == self.size

    @property
    def cuts(self) -> bool:
        """Whether something of them is cut away."""
        return self.left < 0 or self.top < 0

    def lay(self, picture: Picture) -> Picture:
        """A picture of ``inner`` as one of ``size``; opaque, with black bars."""
        if self.plain:
            return picture
        width, height = self.size
        out = np.zeros((height, width, 4), np.uint8)
        out[..., 3] = 255
        x, y = max(0, self.left), max(0, self.top)
        part = picture[max(0, -self.top) :, max(0, -self.left) :][: height - y, : width - x]
        out[y : y + part.shape[0], x : x + part.shape[1]] = part
        return out

    @property
    def sentence(self) -> str:
        """What becomes of the picture where shapes differ; empty where they do not."""
        if self.plain:
            return ""
        shapes = f"The sequence is {_shape(self.own)}, the file {_shape(self.size)}"
        if self.cuts:
            across = self.inner[0] > self.size[0]
            lost = 1.0 - (self.size[0] / self.inner[0] if across else self.size[1] / self.inner[1])
            side = "width" if across else "height"
            return f"{shapes}: {lost:.0%} of its {side} is cut away; --fit shows all of it, with bars."
        return f"{shapes}: all of it is shown, with bars; --fill cuts away what is beyond."


def framed(own: tuple[int, int], form: Form) -> Framed:
    """How a sequence of size ``own`` is laid into a file of this form."""
    size = _size(own, form)
    width, height = size
    if abs(own[0] * height / (own[1] * width) - 1.0) < _ALIKE or (form.within and form.size is not None):
        return Framed(own=own, size=size, inner=size, left=0, top=0)
    ratios = width / own[0], height / own[1]
    scale = max(ratios) if form.framing == "fill" else min(ratios)
    inner = max(1, round(own[0] * scale)), max(1, round(own[1] * scale))
    at = 0.5 + 0.5 * min(max(form.focus, -1.0), 1.0)
    room = width - inner[0], height - inner[1]
    left, top = (round(room[n] * (at if room[n] < 0 else 0.5)) for n in (0, 1))
    return Framed(own=own, size=size, inner=inner, left=left, top=top)


def _size(own: tuple[int, int], form: Form) -> tuple[int, int]:
    if form.size is None:
        return own
    if not form.within:
        return form.size
    box = sorted(form.size, reverse=own[0] >= own[1])
    scale = min(box[0] / own[0], box[1] / own[1])
    if form.container in ("gif", "webp"):
        scale = min(scale, 1.0)
    even = [max(2, 2 * round(side * scale / 2)) for side in own]
    return even[0], even[1]


def _named(rate: FrameRate) -> str:
    return f"{float(rate.fps):.3f}".rstrip("0").rstrip(".")


def _shape(size: tuple[int, int]) -> str:
    """``16:9``, or the size itself where no small numbers say it."""
    for down in range(1, 22):
        across = size[0] * down / size[1]
        if abs(across - round(across)) < 0.02 * down / 9 and round(across) <= 32:
            return f"{round(across)}:{down}"
    return f"{size[0]}x{size[1]}"
