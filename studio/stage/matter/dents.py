"""Dents: what hands leave on a shape they have made. A smooth field of waves that moves points and leans normals."""

import numpy as np

from studio.stage.mesh import Floats

_WAVES = 4


def dented(
    positions: Floats, normals: Floats, pose: int, depth_m: float, reach_m: float, lean: float
) -> tuple[Floats, Floats]:
    """Points moved by about ``depth_m`` in waves of ``reach_m``, the same for points in one place; ``lean``: share of
    the true slope that light sees."""
    g = np.random.default_rng(100 + pose)
    moved, leaning = positions.astype(np.float32), normals.astype(np.float32)
    for k in range(_WAVES):
        way = g.normal(size=3)
        wave = (way / np.linalg.norm(way) * 2 * np.pi / (reach_m * 1.7**k)).astype(np.float32)
        aside = g.normal(size=3).astype(np.float32) * np.float32(depth_m * 1.25**k / 2)
        angle = positions @ wave + np.float32(g.uniform(0, 6.28))
        moved = moved + np.sin(angle)[:, None] * aside
        leaning = leaning - np.cos(angle)[:, None] * (wave * np.float32(lean * depth_m))
    leaning /= np.maximum(np.linalg.norm(leaning, axis=1, keepdims=True), np.float32(1e-6))
    return np.ascontiguousarray(moved, np.float32), np.ascontiguousarray(leaning, np.float32)
