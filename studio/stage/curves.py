"""Smooth curves through points: Hermite segments whose tangents are the means of their neighbours' slopes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def hermite(knots: ArrayLike, values: ArrayLike, at: ArrayLike, *, bounded: bool = False) -> Array:
    """Values (m,) or (m, d) of a smooth curve that takes ``values`` at increasing ``knots``, looked up ``at`` m places.

    ``bounded``: slopes are limited so that the curve never swings past its points (Fritsch and Carlson 1980).
    """
    t, v, q = np.asarray(knots, float), np.asarray(values, float), np.asarray(at, float)
    columns = v.reshape(len(t), -1)
    step = np.diff(t)
    slope = np.diff(columns, axis=0) / step[:, None]
    tangent = np.concatenate([slope[:1], 0.5 * (slope[1:] + slope[:-1]), slope[-1:]])
    if bounded:
        turns = np.concatenate([[False] * columns.shape[1], (slope[1:] * slope[:-1] <= 0).ravel(), [False]])
        tangent[turns.reshape(len(t), -1)] = 0.0
        limit = 3 * np.minimum(np.abs(np.concatenate([slope[:1], slope])), np.abs(np.concatenate([slope, slope[-1:]])))
        tangent = np.clip(tangent, -limit, limit)
    i = np.clip(np.searchsorted(t, q, side="right") - 1, 0, len(t) - 2)
    h = step[i][:, None]
    u = ((q - t[i]) / step[i])[:, None]
    out = (
        (2 * u**3 - 3 * u**2 + 1) * columns[i]
        + (u**3 - 2 * u**2 + u) * h * tangent[i]
        + (-2 * u**3 + 3 * u**2) * columns[i + 1]
        + (u**3 - u**2) * h * tangent[i + 1]
    )
    return out[:, 0] if v.ndim == 1 else out


def through(points: ArrayLike, count: int) -> Array:
    """``count`` points along a smooth curve through (n, d) ``points``, even along its length."""
    p = np.asarray(points, float)
    t = np.zeros(len(p))
    t[1:] = np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))
    return hermite(t, p, np.linspace(0.0, float(t[-1]), count).astype(float))
