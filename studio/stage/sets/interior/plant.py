"""A pot plant on a piece of furniture."""

import numpy as np

from studio.stage import shapes
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary


def house_plant_on(b: SetBuilder, x: float, y: float, z: float) -> None:
    """A pot of herbs on a counter."""
    b.lathe((x, y, z), [(0.01, 0), (0.05, 0), (0.065, 0.1), (0.055, 0.1), (0.01, 0.09)], "#b8623c", mat.MATT, 12)
    for _ in range(5):
        p = b.rng.normal(0, 0.035, 3) + np.array([x, y, z + 0.17])
        b.add(
            shapes.rock(p, 0.05, vary("#5a8a44", b.rng, 0.2), mat.LEAVES, int(b.rng.integers(1 << 30)), 1, 0.4), ink=0.4
        )
