"""The line of action, and the side of it on which all cameras of a scene stand (the 180° rule)."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from studio.stage.performer import Performer
from studio.stage.world import CameraPose, Vector

_TRAVEL_M = 1.2
"""Who goes farther draws the line by going."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """From whom it starts (``at``), its direction as a yaw, and the side the cameras are on: 1 left of it, -1 right."""

    at: Callable[[float], Vector]
    yaw: float
    side: int
    between: bool
    """It runs from one to another, who looks back along it; else along a way or a gaze."""

    def off(self, eye: Vector, seconds: float) -> float:
        """How far an eye is off the line, radians as seen from where it starts; positive on the cameras' side, at most
        a right angle."""
        x, y, _ = self.at(seconds)
        dx, dy = eye[0] - x, eye[1] - y
        across = math.cos(self.yaw) * dy - math.sin(self.yaw) * dx
        along = math.cos(self.yaw) * dx + math.sin(self.yaw) * dy
        return math.atan2(self.side * across, abs(along))


def line_of_action(
    principals: Sequence[Performer], facing: float | None, seconds: float, first: Callable[[float], CameraPose]
) -> ActionLine:
    """Between the two who have to do with each other, else along the way somebody goes, else along their gaze.

    ``facing`` is the gaze of the first of ``principals``, ``first`` the shot's own camera: where it stands in the
    middle of the shot settles the side.
    """
    half = seconds / 2
    lead = principals[0]
    start, end = (np.array(lead.focus(t)) for t in (0.0, seconds))
    travel = end - start
    goes = float(np.linalg.norm(travel[:2])) > _TRAVEL_M
    between = len(principals) > 1 and not goes
    if between:
        yaw = _toward(lead.focus(half), principals[1].focus(half))
    elif goes:
        yaw = math.atan2(travel[1], travel[0])
    elif facing is not None:
        yaw = facing
    else:
        pose = first(half)
        yaw = _toward(pose.eye, pose.target) + math.pi / 2  # a thing has no gaze: any place before it is on one side
    x, y, _ = lead.focus(half)
    eye = first(half).eye
    across = math.cos(yaw) * (eye[1] - y) - math.sin(yaw) * (eye[0] - x)
    return ActionLine(at=lead.focus, yaw=yaw, side=1 if across >= 0 else -1, between=between)


def _toward(a: Vector, b: Vector) -> float:
    return math.atan2(b[1] - a[1], b[0] - a[0])
