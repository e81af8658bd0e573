"""Pictures to lay, and the compositor that lays them."""

from functools import cache
from pathlib import Path

import numpy as np

from studio.compositor import FilmCompositor
from studio.ports.compositor import Layer, Picture

RESOURCES = Path(__file__).parents[2] / "resources"
SIZE = (160, 90)


@cache
def compositor() -> FilmCompositor:
    """One for all tests: fonts and kernels are loaded once."""
    return FilmCompositor(RESOURCES)


def noise(seed: int = 0, size: tuple[int, int] = SIZE, *, opacity: int | None = 255) -> Picture:
    """A picture of any colours; None: of any opacity too."""
    picture = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 4), dtype=np.uint8)
    if opacity is not None:
        picture[..., 3] = opacity
    return picture


def plain(color: tuple[int, int, int], size: tuple[int, int] = SIZE, opacity: int = 255) -> Picture:
    """One colour: blue, green, red."""
    picture = np.empty((size[1], size[0], 4), np.uint8)
    picture[:] = (*color, opacity)
    return picture


def layer(seed: int = 0) -> Layer:
    """An opaque picture of the screen's size."""
    return Layer(picture=noise(seed))
