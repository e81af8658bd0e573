"""From the world to pixels: the projection of a camera pose, of its mirror image, and of lights that cast shadows."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.render.jit import F32
from studio.stage.world import CameraPose

Doubles = NDArray[np.float64]


def axes(eye: ArrayLike, target: ArrayLike, roll: float = 0.0) -> tuple[Doubles, Doubles, Doubles]:
    """Unit vectors right, up and forward of a camera at ``eye`` that looks at ``target``."""
    forward = np.asarray(target, float) - np.asarray(eye, float)
    length = float(np.linalg.norm(forward))
    forward = forward / length if length > 1e-9 else np.array([0.0, 1.0, 0.0])
    reference = np.array([0.0, 1.0, 0.0]) if abs(forward[2]) > 0.999 else np.array([0.0, 0.0, 1.0])
    right = np.cross(forward, reference)
    right /= np.linalg.norm(right)
    up = np.cross(right, forward)
    if roll:
        c, s = np.cos(roll), np.sin(roll)
        right, up = right * c + up * s, up * c - right * s
    return right, up, forward


@dataclass(frozen=True, eq=False)
class Projection:
    """``matrix`` (3, 3) float64 takes a point relative to ``eye`` to (x * w, y * w, w) in pixels, y down. ``ray`` is
    its inverse: the direction of a pixel, so long that depth times ray is the offset from the eye. ``focal``: pixels.
    """

    matrix: Doubles
    eye: Doubles
    focal: float
    width: int
    height: int

    @property
    def ray(self) -> F32:
        return np.linalg.inv(self.matrix).astype(np.float32)

    @property
    def eye32(self) -> F32:
        return self.eye.astype(np.float32)

    def project(self, points: ArrayLike) -> Doubles:
        """(n, 3) points -> (n, 3) of x * w, y * w, w."""
        return (np.asarray(points, float) - self.eye) @ self.matrix.T

    def folded(self, fold: int) -> "Projection":
        """The same view in pixels ``fold`` times as large."""
        if fold == 1:
            return self
        matrix = self.matrix.copy()
        matrix[:2] /= fold
        return Projection(matrix, self.eye, self.focal / fold, self.width // fold, self.height // fold)

    def mirrored(self, height: float, scale: int) -> "Projection":
        """The camera's image below the plane z = ``height``, at 1 / ``scale`` of the resolution."""
        matrix = self.matrix.copy()
        matrix[:2] /= scale
        eye = self.eye.copy()
        eye[2] = 2 * height - eye[2]
        flip = np.diag([1.0, 1.0, -1.0])
        return Projection(matrix @ flip, eye, self.focal / scale, self.width // scale, self.height // scale)


FISHEYE_CORNER = math.radians(72)
"""How far off the middle a fisheye sees at the corners of its picture."""


def fisheye_degrees(aspect: float) -> float:
    """From top to bottom what a fisheye sees (stereographic: radii are 2 tan(angle / 2)); ``aspect``: width over
    height."""
    half = 2 * math.tan(FISHEYE_CORNER / 2) / math.hypot(1.0, aspect)
    return math.degrees(4 * math.atan(half / 2))


def half_height(fov_degrees: float, fisheye: bool) -> float:
    """Half of what a picture holds from top to bottom, in parts of the distance; of a fisheye, in its middle."""
    half = math.radians(fov_degrees) / 2
    return 2 * math.tan(half / 2) if fisheye else math.tan(half)


def in_view(pose: CameraPose, across: Doubles, up: Doubles, aspect: float) -> tuple[Doubles, Doubles]:
    """Where points are in a picture, -1..1 to the right and up; they are ``across`` and ``up`` of their depth off its
    middle."""
    half = half_height(pose.fov_degrees, pose.fisheye)
    if pose.fisheye:
        far = np.hypot(across, up) + 1e-12
        bent = 2 * np.tan(np.arctan(far) / 2) / far
        across, up = across * bent, up * bent
    return across / (half * aspect), up / half


def projection(pose: CameraPose, width: int, height: int) -> Projection:
    """The pinhole of a pose; field of view is vertical."""
    right, up, forward = axes(pose.eye, pose.target, pose.roll)
    focal = height / 2 / np.tan(np.radians(min(max(pose.fov_degrees, 1.0), 150.0)) / 2)
    matrix = np.stack([focal * right + width / 2 * forward, -focal * up + height / 2 * forward, forward])
    return Projection(matrix, np.asarray(pose.eye, float), float(focal), width, height)
