"""Animated on twos: a pose made by hand stands for two pictures of a film."""

import numpy as np

POSES_HZ = 12.0


def held_pose(seconds: float) -> float:
    """The second at which the pose was made that is seen at ``seconds``."""
    return float(np.floor(seconds * POSES_HZ + 1e-6) / POSES_HZ)


def pose_number(seconds: float) -> int:
    """Which pose that is."""
    return round(seconds * POSES_HZ)
