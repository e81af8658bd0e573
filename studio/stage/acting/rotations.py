"""Small rotations in compiled code: quaternions (w, x, y, z), rotation vectors, 3x3 matrices acting on columns."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.stage.people.jit import kernel

Array = NDArray[np.float64]


@kernel
def quat_to_matrix(q: Array, out: Array) -> None:
    """Unit quaternion (4,) to ``out`` (3, 3)."""
    w, x, y, z = q[0], q[1], q[2], q[3]
    out[0, 0] = 1 - 2 * (y * y + z * z)
    out[0, 1] = 2 * (x * y - w * z)
    out[0, 2] = 2 * (x * z + w * y)
    out[1, 0] = 2 * (x * y + w * z)
    out[1, 1] = 1 - 2 * (x * x + z * z)
    out[1, 2] = 2 * (y * z - w * x)
    out[2, 0] = 2 * (x * z - w * y)
    out[2, 1] = 2 * (y * z + w * x)
    out[2, 2] = 1 - 2 * (x * x + y * y)


@kernel
def axis_matrix(x: float, y: float, z: float, angle: float, out: Array) -> None:
    """Rotation by ``angle`` about (x, y, z), which need not be of length 1, to ``out`` (3, 3). Rodrigues."""
    length = math.sqrt(x * x + y * y + z * z)
    if length < 1e-12:
        for i in range(3):
            for j in range(3):
                out[i, j] = 1.0 if i == j else 0.0
        return
    x, y, z = x / length, y / length, z / length
    c, s = math.cos(angle), math.sin(angle)
    t = 1 - c
    out[0, 0] = c + t * x * x
    out[0, 1] = t * x * y - s * z
    out[0, 2] = t * x * z + s * y
    out[1, 0] = t * x * y + s * z
    out[1, 1] = c + t * y * y
    out[1, 2] = t * y * z - s * x
    out[2, 0] = t * x * z - s * y
    out[2, 1] = t * y * z + s * x
    out[2, 2] = c + t * z * z


@kernel
def multiply(a: Array, b: Array, out: Array) -> None:
    """``out`` = a @ b for (3, 3); ``out`` must be neither."""
    for i in range(3):
        for j in range(3):
            out[i, j] = a[i, 0] * b[0, j] + a[i, 1] * b[1, j] + a[i, 2] * b[2, j]


@kernel
def turned(a: Array, v: Array, out: Array) -> None:
    """``out`` = a @ v."""
    for i in range(3):
        out[i] = a[i, 0] * v[0] + a[i, 1] * v[1] + a[i, 2] * v[2]


@kernel
def unturned(a: Array, v: Array, out: Array) -> None:
    """``out`` = a.T @ v."""
    for i in range(3):
        out[i] = a[0, i] * v[0] + a[1, i] * v[1] + a[2, i] * v[2]


@kernel
def cross(a: Array, b: Array, out: Array) -> None:
    out[0] = a[1] * b[2] - a[2] * b[1]
    out[1] = a[2] * b[0] - a[0] * b[2]
    out[2] = a[0] * b[1] - a[1] * b[0]


@kernel
def normalise(v: Array) -> float:
    """Scale ``v`` to length 1 in place; returns the length it had."""
    length = math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    if length > 1e-12:
        v[0] /= length
        v[1] /= length
        v[2] /= length
    return length


@kernel
def frame(direction: Array, aside: Array, out: Array) -> None:
    """Columns of ``out``: the unit direction, the part of ``aside`` across it, and their cross product."""
    x, y, z = direction[0], direction[1], direction[2]
    length = math.sqrt(x * x + y * y + z * z)
    if length > 1e-12:
        x, y, z = x / length, y / length, z / length
    dot = x * aside[0] + y * aside[1] + z * aside[2]
    u, v, w = aside[0] - dot * x, aside[1] - dot * y, aside[2] - dot * z
    length = math.sqrt(u * u + v * v + w * w)
    if length < 1e-9:
        u, v, w = -y, x, 0.0
        length = math.sqrt(u * u + v * v)
        if length < 1e-9:
            u, v, length = 1.0, 0.0, 1.0
    u, v, w = u / length, v / length, w / length
    out[0, 0], out[1, 0], out[2, 0] = x, y, z
    out[0, 1], out[1, 1], out[2, 1] = u, v, w
    out[0, 2], out[1, 2], out[2, 2] = y * w - z * v, z * u - x * w, x * v - y * u


@kernel
def frame_to_frame(a: Array, b: Array, out: Array) -> None:
    """``out`` = b @ a.T: the rotation that carries frame ``a`` onto frame ``b``."""
    for i in range(3):
        for j in range(3):
            out[i, j] = b[i, 0] * a[j, 0] + b[i, 1] * a[j, 1] + b[i, 2] * a[j, 2]


@kernel
def minimal_matrix(a: Array, b: Array, out: Array) -> None:
    """The smallest rotation that carries unit ``a`` onto unit ``b``."""
    c = np.empty(3)
    cross(a, b, c)
    s = math.sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2])
    d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    axis_matrix(c[0], c[1], c[2], math.atan2(s, d), out)


@kernel
def quat_multiply(a: Array, b: Array) -> Array:
    out = np.empty(4)
    out[0] = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3]
    out[1] = a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2]
    out[2] = a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1]
    out[3] = a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]
    return out


@kernel
def quat_turn(q: Array, x: float, y: float, z: float) -> Array:
    """(3,): the vector turned by the unit quaternion."""
    w, a, b, c = q[0], q[1], q[2], q[3]
    tx = 2 * (b * z - c * y)
    ty = 2 * (c * x - a * z)
    tz = 2 * (a * y - b * x)
    out = np.empty(3)
    out[0] = x + w * tx + b * tz - c * ty
    out[1] = y + w * ty + c * tx - a * tz
    out[2] = z + w * tz + a * ty - b * tx
    return out


@kernel
def euler_quat(roll: float, pitch: float, yaw: float) -> Array:
    """Roll about x first, then pitch about y (positive: forward, nose down), then yaw about z; a unit quaternion."""
    cr, sr = math.cos(roll / 2), math.sin(roll / 2)
    cp, sp = math.cos(pitch / 2), math.sin(pitch / 2)
    cy, sy = math.cos(yaw / 2), math.sin(yaw / 2)
    out = np.empty(4)
    out[0] = cy * cp * cr + sy * sp * sr
    out[1] = cy * cp * sr - sy * sp * cr
    out[2] = cy * sp * cr + sy * cp * sr
    out[3] = sy * cp * cr - cy * sp * sr
    return out


@kernel
def matrix_quat(m: Array) -> Array:
    """Unit quaternion of a rotation matrix (3, 3). Shepperd's method."""
    q = np.empty(4)
    trace = m[0, 0] + m[1, 1] + m[2, 2]
    if trace > 0:
        s = math.sqrt(trace + 1.0) * 2
        q[0], q[1], q[2], q[3] = s / 4, (m[2, 1] - m[1, 2]) / s, (m[0, 2] - m[2, 0]) / s, (m[1, 0] - m[0, 1]) / s
    elif m[0, 0] > m[1, 1] and m[0, 0] > m[2, 2]:
        s = math.sqrt(1.0 + m[0, 0] - m[1, 1] - m[2, 2]) * 2
        q[0], q[1], q[2], q[3] = (m[2, 1] - m[1, 2]) / s, s / 4, (m[0, 1] + m[1, 0]) / s, (m[0, 2] + m[2, 0]) / s
    elif m[1, 1] > m[2, 2]:
        s = math.sqrt(1.0 + m[1, 1] - m[0, 0] - m[2, 2]) * 2
        q[0], q[1], q[2], q[3] = (m[0, 2] - m[2, 0]) / s, (m[0, 1] + m[1, 0]) / s, s / 4, (m[1, 2] + m[2, 1]) / s
    else:
        s = math.sqrt(1.0 + m[2, 2] - m[0, 0] - m[1, 1]) * 2
        q[0], q[1], q[2], q[3] = (m[1, 0] - m[0, 1]) / s, (m[0, 2] + m[2, 0]) / s, (m[1, 2] + m[2, 1]) / s, s / 4
    return q
