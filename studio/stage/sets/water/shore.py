"""What is seen from a shore: a sailing boat far out, a headland."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder


def sailing_boat(b: SetBuilder, x: float, y: float, size: float, yaw: float = 0.0) -> None:
    """A small yacht under sail, far enough away to be a few triangles."""
    with b.at(x, y, 0, yaw):
        hull = [
            [-2.2, 0, 0.7],
            [-2.0, -0.7, 0.6],
            [1.0, -0.8, 0.65],
            [2.8, 0, 0.9],
            [1.0, 0.8, 0.65],
            [-2.0, 0.7, 0.6],
            [-1.6, 0, -0.1],
            [1.6, 0, -0.1],
        ]
        f = [
            [0, 6, 1],
            [1, 6, 7],
            [1, 7, 2],
            [2, 7, 3],
            [3, 7, 4],
            [4, 7, 5],
            [7, 6, 5],
            [5, 6, 0],
            [0, 1, 5],
            [1, 2, 5],
            [2, 4, 5],
            [2, 3, 4],
        ]
        b.add(shapes.faceted(np.array(hull) * size, f, "#f0ece4", Material(roughness=0.4, two_sided=True)))
        b.rod((0.3 * size, 0, 0.6 * size), (0.3 * size, 0, 6.6 * size), 0.06 * size, "#d8d0c0", mat.PAINT, None, 5)
        cloth = Material(roughness=0.9, two_sided=True)
        b.add(
            shapes.faceted(
                np.array([[0.2, 0, 1.1], [-2.2, 0.35, 1.1], [0.2, 0.1, 6.4]]) * size, [[0, 1, 2]], "#f8f4ea", cloth
            )
        )
        b.add(
            shapes.faceted(
                np.array([[0.45, 0, 5.4], [2.7, 0.1, 1.0], [0.5, 0.3, 1.1]]) * size, [[0, 1, 2]], "#f4d8c0", cloth
            )
        )


def headland(b: SetBuilder, x: float, y: float, size: tuple[float, float, float], color: str = "#56705a") -> None:
    """A wooded promontory or an island: a lump with a rocky foot."""
    rng = b.rng
    foot = shapes.rock(
        (x, y, -size[2] * 0.1),
        (size[0] * 1.06, size[1] * 1.06, size[2] * 0.42),
        "#8a7d6c",
        mat.ROCK,
        int(rng.integers(1 << 30)),
        3,
        0.3,
        2.6,
        True,
    )
    b.add(foot, shadow=False)
    top = shapes.rock(
        (x, y, size[2] * 0.12),
        (size[0] * 0.96, size[1] * 0.96, size[2] * 0.8),
        color,
        mat.LEAVES,
        int(rng.integers(1 << 30)),
        3,
        0.34,
        3.0,
    )
    b.add(top, shadow=False)
