"""What a finish is given of a frame, and what it must be able to do."""

from dataclasses import dataclass
from typing import Protocol

from studio.stage.render.jit import F32, I32, U8


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A graded picture and what the renderer knows of each of its pixels. All arrays are the renderer's: read them.

    ``picture`` (height, width, 3); ``distance`` (height, width or more) metres; ``owner`` (height, width) the object
    seen, negative for the sky.
    """

    picture: U8
    distance: F32
    owner: I32
    seconds: float


class Finish(Protocol):
    """Made once a shot, for one size of picture; what is hand-made lies still from one frame to the next."""

    def __init__(self, width: int, height: int, seed: int) -> None: ...

    def paint(self, frame: Frame) -> U8:
        """The finished picture: uint8 (height, width, 3), its own memory. The same frame gives the same bytes."""
        ...
