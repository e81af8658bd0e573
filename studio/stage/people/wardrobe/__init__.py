"""Clothes by word, one file a family: each function puts one thing on a fitting."""

import numpy as np

from studio.stage.mesh import Floats, srgb
from studio.stage.people.layer import Color


def tone(color: Color, factor: float) -> Floats:
    """The colour lighter (above 1) or darker (below 1), linear RGB."""
    return np.clip(np.asarray(srgb(color), np.float32) * np.float32(factor), 0, 1).astype(np.float32)
