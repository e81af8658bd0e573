"""Where a picture lies on the screen: the numbers of a placement made safe, its rectangle, its turn."""

import math
from dataclasses import dataclass

from studio.ports.compositor import Placement

FAR = 16.0
"""Screens: how far away a picture's middle may be."""
SPECK = 1.0 / 512.0
"""Pixels of the screen, of which less cannot be seen."""
LARGEST = 64.0
"""The largest scale."""


@dataclass(frozen=True, slots=True)
class Place:
    """A picture's place: ``zoom`` is screen pixels per pixel of the picture, ``x`` and ``y`` where its middle lies on
    the screen (pixels from the left top corner), ``cos`` and ``sin`` of its clockwise turn. ``left top right bottom``
    is what the crop leaves, in pixels of the picture. ``opacity`` 0..1.
    """

    zoom: float
    x: float
    y: float
    cos: float
    sin: float
    left: float
    top: float
    right: float
    bottom: float
    opacity: float

    @property
    def empty(self) -> bool:
        """Whether nothing can be seen of it."""
        smallest = min(self.right - self.left, self.bottom - self.top) * self.zoom
        return self.opacity <= 0.0 or smallest < SPECK

    @property
    def upright(self) -> bool:
        """Whether it is not turned at all."""
        return self.sin == 0.0 and self.cos == 1.0


def sane(value: float, low: float, high: float, otherwise: float) -> float:
    """``value`` within ``low``..``high``; ``otherwise`` where it is not a number at all."""
    return otherwise if math.isnan(value) else min(max(float(value), low), high)


def place(placement: Placement, picture: tuple[int, int], screen: tuple[int, int]) -> Place:
    """The place of a ``picture`` (width, height) on a ``screen`` (width, height). Values beyond sense are clamped."""
    width, height = picture
    across, down = screen
    zoom = min(across / width, down / height) * sane(placement.scale, 0.0, LARGEST, 1.0)
    turn = sane(placement.rotation, -1e9, 1e9, 0.0) % 360.0
    if turn % 90.0 == 0.0:  # exact, where cos and sin are not
        cos, sin = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(turn // 90.0) % 4]
    else:
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    crop = placement.crop
    return Place(
        zoom=zoom,
        x=across * (0.5 + sane(placement.x, -FAR, FAR, 0.0)),
        y=down * (0.5 + sane(placement.y, -FAR, FAR, 0.0)),
        cos=cos,
        sin=sin,
        left=width * sane(crop.left, 0.0, 1.0, 0.0),
        top=height * sane(crop.top, 0.0, 1.0, 0.0),
        right=width * (1.0 - sane(crop.right, 0.0, 1.0, 0.0)),
        bottom=height * (1.0 - sane(crop.bottom, 0.0, 1.0, 0.0)),
        opacity=sane(placement.opacity, 0.0, 1.0, 1.0),
    )
