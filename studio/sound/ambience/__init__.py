"""Ambience: the air of a place. ``layers`` are endless and exact in time, ``beds`` make them, ``places`` chooses."""

import numpy as np

from studio.core.progress import CancelToken
from studio.project.scene import Scene
from studio.sound.ambience.places import layers
from studio.sound.dsp import Signal


def ambience(
    scene: Scene,
    count: int,
    *,
    seed: int,
    start: int,
    heard: frozenset[str],
    cancel: CancelToken,
    also: tuple[str, ...] = (),
) -> Signal:
    """``count`` samples (n, 2) of the scene's ambience from absolute sample ``start`` on."""
    out = np.zeros((count, 2), np.float32)
    for layer in layers(scene, heard, also):
        layer.add(out, seed, start, cancel)
    return out
