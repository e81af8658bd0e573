"""Rotation matrices: float64 (3, 3) on column vectors; angles in radians, counter-clockwise about their axis."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Matrix = NDArray[np.float64]
Vector3 = NDArray[np.float64]


def about_x(angle: float) -> Matrix:
    """Roll: positive leans the figure's left side up, its head to the right."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])


def about_z(angle: float) -> Matrix:
    """Yaw: positive turns to the figure's left."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])


def about(axis: ArrayLike, angle: float) -> Matrix:
    """Rotation about any axis (Rodrigues); the axis need not be of length 1."""
    a = np.asarray(axis, float)
    x, y, z = (float(v) for v in a / (np.linalg.norm(a) + 1e-15))
    c, s = math.cos(angle), math.sin(angle)
    t = 1 - c
    return np.array(
        [
            [t * x * x + c, t * x * y - s * z, t * x * z + s * y],
            [t * x * y + s * z, t * y * y + c, t * y * z - s * x],
            [t * x * z - s * y, t * y * z + s * x, t * z * z + c],
        ]
    )


def between(start: ArrayLike, end: ArrayLike) -> Matrix:
    """The shortest rotation that turns one direction into another; half a turn goes about a level axis."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    a, b = a / (np.linalg.norm(a) + 1e-15), b / (np.linalg.norm(b) + 1e-15)
    axis = np.cross(a, b)
    sine, cosine = float(np.linalg.norm(axis)), float(a @ b)
    if sine < 1e-9:
        if cosine > 0:
            return np.eye(3)
        axis = np.cross(a, [0.0, 0, 1]) if abs(a[2]) < 0.9 else np.cross(a, [1.0, 0, 0])
    return about(axis, math.atan2(sine, cosine))
