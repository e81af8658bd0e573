"""A shot that a model has made, behind the ``Performance`` port."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.engine import Event, PlacedLine, Plan
from studio.project.model_use import ModelUse
from studio.project.scene import Note

Decode = Callable[[CancelToken], Iterator[NDArray[np.uint8]]]


class ModelPerformance:
    """``decode`` gives the model's pictures one after the other, at its own size and ``model_rate``; here they are
    brought to those of the shot. The picture that is shown at a moment is the last that the model has made for it.
    ``notes`` may grow while pictures are decoded. ``over`` gives the picture that is shown in place of the model's at a
    frame of the shot, if any is."""

    def __init__(
        self,
        *,
        decode: Decode,
        size: tuple[int, int],
        rate: FrameRate,
        model_rate: Fraction,
        frame_count: int,
        model: ModelUse,
        sound: NDArray[np.float32] | None,
        events: tuple[Event, ...],
        lines: tuple[PlacedLine, ...],
        notes: Sequence[Note],
        over: Callable[[int], NDArray[np.uint8] | None] | None = None,
    ) -> None:
        self._decode, self._size, self._rate, self._model_rate = decode, size, rate, model_rate
        self.frame_count, self.model, self.sound = frame_count, model, sound
        self.events, self.lines = events, lines
        self._notes, self._over = notes, over

    @property
    def notes(self) -> tuple[Note, ...]:
        """What had to give; there may be more of it once pictures are decoded."""
        return tuple(self._notes)

    def frames(self, progress: Progress, cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """Decoded while they are asked for."""
        made, last = 0, np.zeros((self._size[1], self._size[0], 3), np.uint8)
        for number, picture in enumerate(self._decode(cancel)):
            shown = fitted(picture, self._size)
            until = self._first_of(number + 1)
            while made < min(until, self.frame_count):
                cancel.check()
                progress("decoding", made, self.frame_count)
                yield self._seen(made, shown)
                made += 1
            if made >= self.frame_count:
                return
            last = shown
        while made < self.frame_count:  # what the model could not make is held
            cancel.check()
            yield self._seen(made, last)
            made += 1

    def _seen(self, number: int, made: NDArray[np.uint8]) -> NDArray[np.uint8]:
        other = None if self._over is None else self._over(number)
        return made if other is None else fitted(other, self._size)

    def pictures(self, numbers: Iterable[int], cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        """All are decoded up to the last one that is asked for."""
        wanted = list(numbers)
        kept: dict[int, NDArray[np.uint8]] = {}
        for number, picture in enumerate(self.frames(lambda step, done, total: None, cancel)):
            if number in wanted:
                kept[number] = picture
            if number >= max(wanted, default=-1):
                break
        for number in wanted:
            yield kept[number]

    def plan(self, at: int, numbers: Sequence[int]) -> Plan:
        """Nobody knows how a model has moved its camera."""
        return Plan(views=tuple(None for _ in numbers), traces=())

    def _first_of(self, number: int) -> int:
        """The first frame of the shot that shows the model's picture ``number``, or a later one."""
        moment = Fraction(number) / self._model_rate * self._rate.fps
        return -(-moment.numerator // moment.denominator)


def fitted(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture at this size; what would be distorted is cut off evenly at both sides."""
    tall, wide = picture.shape[:2]
    if (wide, tall) == size:
        return np.ascontiguousarray(picture)
    scale = max(size[0] / wide, size[1] / tall)
    across, down = min(wide, size[0] / scale), min(tall, size[1] / scale)
    left, top = (wide - across) / 2, (tall - down) / 2
    image = Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS, (left, top, left + across, top + down))
    return np.ascontiguousarray(np.asarray(image, np.uint8))
