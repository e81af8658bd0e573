"""A value that may change over time: keys, and what lies between them."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, get_args

Ease = Literal["linear", "smooth", "hold"]
"""How a value leaves its key: straight, easing in and out (3t² - 2t³), or not until the next."""
EASES: tuple[Ease, ...] = get_args(Ease)


@dataclass(frozen=True, slots=True)
class Key:
    """``value`` at frame ``at`` of the clip's medium (0 is the medium's first frame, not the clip's), left by ``ease``.

    Keys belong to the medium's time: trimming a clip does not move what happens in it.
    """

    at: int
    value: float
    ease: Ease = "smooth"


@dataclass(frozen=True, slots=True)
class Curve:
    """``keys`` in order of time, one at least; before the first and after the last it stays."""

    keys: tuple[Key, ...]

    @property
    def still(self) -> bool:
        """Whether it never changes."""
        return all(key.value == self.keys[0].value for key in self.keys)

    def value(self, at: float) -> float:
        """The value at a frame of the medium."""
        keys = self.keys
        number = bisect_right(keys, at, key=lambda key: key.at)
        if number == 0:
            return keys[0].value
        left = keys[number - 1]
        if number == len(keys) or left.ease == "hold":
            return left.value
        right = keys[number]
        part = (at - left.at) / (right.at - left.at)
        if left.ease == "smooth":
            part = part * part * (3.0 - 2.0 * part)
        return left.value + (right.value - left.value) * part


def steady(value: float) -> Curve:
    """A value that stays."""
    return Curve((Key(0, value, "linear"),))
