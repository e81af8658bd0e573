"""The door to the compositor: pictures in, one picture out; words set; colour tables read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.project.timeline.clip import TransitionKind
from studio.project.timeline.look import UNCROPPED, UNGRADED, Crop, Grade
from studio.project.timeline.title import Title

Picture = NDArray[np.uint8]
"""uint8 (height, width, 4) sRGB, blue first; the fourth is opacity, 0..255, not multiplied into the others."""

Lut = NDArray[np.float32]
"""float32 (n, n, n, 3), indexed by red, green, blue, or (n, 1, 1, 3) for a table that treats each channel by itself;
values red, green, blue, 0..1 and a little beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a picture is laid at one moment; as ``Transform``, whose curves have been asked."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotation: float = 0.0
    opacity: float = 1.0
    crop: Crop = UNCROPPED


FITTED = Placement()
"""Whole, in the middle of the screen."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """A picture, graded and laid on the screen. ``lut`` is the table that ``grade.lut`` names."""

    picture: Picture
    placement: Placement = FITTED
    grade: Grade = UNGRADED
    lut: Lut | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crossing:
    """A moment of a transition: ``part`` 0 is all ``leaving``, 1 all ``coming``; None is nothing (what lies below)."""

    kind: TransitionKind
    part: float
    leaving: Layer | None
    coming: Layer | None
    color: str = "#000000"


Row = Layer | Crossing
"""What a video track shows at one moment."""


class Compositor(Protocol):
    """Makes the picture of a sequence. The same rows give the same bytes, whoever asks."""

    def compose(self, rows: Sequence[Row], size: tuple[int, int]) -> Picture:
        """The rows laid over each other on black, the first at the bottom: a new, opaque picture of ``size`` (width,
        height). One opaque row that fills the screen as it is comes out as it went in."""
        ...

    def title(self, title: Title, size: tuple[int, int]) -> Picture:
        """Words on nothing, in a picture of ``size``. Kept: asking again costs nothing.

        Raises:
            InputError: a font is missing, or the text is too long.
        """
        ...

    def lut(self, path: Path) -> Lut:
        """A ``.cube`` file, 1-D or 3-D. Raises ``InputError`` with the line that makes no sense."""
        ...
