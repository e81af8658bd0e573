"""A path that bends."""

import numpy as np

from studio.stage.sets.forms import Array


def bends(y: Array) -> Array:
    """Where the park's path lies at y: straight by the origin, winding away beyond."""
    t = np.clip((y - 6) / 12, 0, 4)
    return 1.7 * np.sin(t * 1.25) * np.minimum(t, 1)


def bend(y: float) -> float:
    return float(bends(np.asarray(float(y))))
