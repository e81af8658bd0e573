"""How a head stands before the camera of a picture: from points of its shape and where the picture shows them."""

from dataclasses import dataclass, replace

import numpy as np

from studio.stage.people.skeleton import Doubles

_TO_CAMERA = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, -1.0], [-1.0, 0.0, 0.0]])
"""The figure's forward, left, up → the picture's right, down, away, for somebody who faces the camera."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pose:
    """``turn`` (3, 3) takes the figure's axes to the picture's (right, down, away); ``scale`` pixels a metre and
    ``shift`` (2,) pixels at ``center`` (3,), a point of the figure; ``distance`` metres from the camera to it."""

    turn: Doubles
    scale: float
    shift: Doubles
    center: Doubles
    distance: float

    def project(self, points: Doubles) -> Doubles:
        """Pixels (n, 2) of points (n, 3) of the figure."""
        y = (points - self.center) @ self.turn.T
        return y[:, :2] * (self.scale / self.nearness(y[:, 2]))[:, None] + self.shift

    def nearness(self, away: Doubles) -> Doubles:
        """How much farther than the centre, as a factor, points ``away`` metres behind it are."""
        return np.maximum(1 + away / self.distance, 0.2)

    def slopes(self, points: Doubles) -> Doubles:
        """(n, 2, 3): pixels by metres, the depth's own effect left out."""
        y = (points - self.center) @ self.turn.T
        return self.turn[None, :2] * (self.scale / self.nearness(y[:, 2]))[:, None, None]

    def facing(self, points: Doubles, normals: Doubles) -> Doubles:
        """Cosines (n,) between unit normals and the way to the camera."""
        y, n = (points - self.center) @ self.turn.T, normals @ self.turn.T
        ray = -y - np.array([0, 0, self.distance])
        return (n * ray).sum(1) / np.linalg.norm(ray, axis=1)


def posed(shape: Doubles, seen: Doubles, trust: Doubles, distance: float, guess: Pose | None = None) -> Pose:
    """The pose that brings ``shape`` (n, 3) metres nearest to ``seen`` (n, 3) pixels, whose depth only helps to begin
    with; ``trust`` (n,) weighs them."""
    if guess is None:
        guess = _begun(shape, seen, trust, distance)
    pose = replace(guess, distance=distance)
    weight = np.repeat(np.sqrt(trust), 2)
    for _ in range(6):
        rest = ((seen[:, :2] - pose.project(shape)).ravel()) * weight
        slopes = np.empty((len(rest), 6))
        for k in range(6):
            step = 1e-4 if k < 4 else 1e-2
            slopes[:, k] = (_moved(pose, k, step).project(shape) - pose.project(shape)).ravel() / step * weight
        change = np.linalg.lstsq(slopes, rest, rcond=None)[0]
        for k in range(6):
            pose = _moved(pose, k, float(np.clip(change[k], -0.4, 0.4) if k < 4 else change[k]))
        if float(np.abs(change[:3]).max()) < 1e-5:
            break
    return pose


def _moved(pose: Pose, k: int, amount: float) -> Pose:
    """Turned about the picture's right, down or away (0, 1, 2; radians), scaled (3; log) or shifted (4, 5; pixels)."""
    if k < 3:
        return replace(pose, turn=_turn(k, amount) @ pose.turn)
    if k == 3:
        return replace(pose, scale=pose.scale * float(np.exp(amount)))
    shift = pose.shift.copy()
    shift[k - 4] += amount
    return replace(pose, shift=shift)


def _turn(axis: int, angle: float) -> Doubles:
    out = np.eye(3)
    a, b = (axis + 1) % 3, (axis + 2) % 3
    c, s = np.cos(angle), np.sin(angle)
    out[a, a], out[a, b], out[b, a], out[b, b] = c, -s, s, c
    return out


def _begun(shape: Doubles, seen: Doubles, trust: Doubles, distance: float) -> Pose:
    """Turn and scale between two sets of points in space (Umeyama 1991)."""
    w = trust / trust.sum()
    center, middle = w @ shape, w @ seen
    a, b = shape - center, seen - middle
    u, s, v = np.linalg.svd((b * w[:, None]).T @ a)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(u @ v))])
    scale = float((s * sign).sum() / (w @ (a**2).sum(1)))
    turn = (u * sign) @ v
    if scale <= 0 or not np.isfinite(scale):
        turn, scale = _TO_CAMERA, float(np.ptp(seen[:, 1]) / np.ptp(shape[:, 2]))
    return Pose(turn=turn, scale=scale, shift=middle[:2], center=center, distance=distance)
