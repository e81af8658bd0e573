"""What comes in, whatever it comes from: pictures and sound with their times."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from av import VideoFrame
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was, in seconds: ``at`` on the clock of where it comes from, and ``arrived``, when it was here, on
    ``time.monotonic``."""

    at: float
    arrived: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """Who takes what comes in, on the feed's own thread, and quickly. ``sound`` takes float32 (n,) mono at 48 kHz.
    ``ended`` gets a sentence, and whether something went away (rather than come to its end)."""

    picture: Callable[[VideoFrame, Moment], None]
    sound: Callable[[NDArray[np.float32], Moment], None]
    ended: Callable[["Feed", str, bool], None]


class Feed(Protocol):
    """A source that is open; nothing comes before ``start``."""

    @property
    def name(self) -> str: ...
    @property
    def own_clock(self) -> bool:
        """Whether ``Moment.at`` is on a clock other than ``time.monotonic``."""
        ...

    @property
    def rate(self) -> Fraction | None:
        """Pictures a second, if it gives pictures and says so."""
        ...

    def start(self, taker: Taker) -> None: ...
    def check(self) -> None:
        """Called now and then: says so when it has gone without a word."""
        ...

    def close(self) -> None: ...
