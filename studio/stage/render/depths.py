"""How far everything is, as a picture: what is near is bright, the sky is black. For models that follow depth.

As networks that guess depth from pictures draw it: grey by the inverse of the distance, between the nearest and the
farthest of the shot. One scale holds for the whole shot, so that nobody who stands still changes their grey.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.stage.render.camera import projection
from studio.stage.render.geometry import pack
from studio.stage.render.view import View
from studio.stage.world import Moment, World

_SEEN_NEAREST = 99.8
"""Percentile of what is seen that is white: a twig before the lens does not darken the rest."""


class Depths:
    """Depth pictures of one world at one size. ``draw`` is a pure function of the moment."""

    def __init__(self, world: World, size: tuple[int, int], scale: Sequence[Moment]) -> None:
        """``size`` is (width, height). The greys are spread over what is seen at the moments of ``scale``."""
        self._size = size
        self._geometry = pack(world.scenery, world.actors, world.light.wet)
        self._opaque = ~self._geometry.see_through
        self._view = View(*size, 1, min(len(self._geometry.triangles.corners), 700_000))
        self._far, self._near = 0.0, 1e-6
        lows, highs = zip(*(self._range(moment) for moment in scale), strict=True)
        self._far = float(min(lows))
        self._near = max(float(max(highs)), self._far + 1e-6)

    def draw(self, moment: Moment) -> NDArray[np.uint8]:
        """uint8 (height, width, 3): all three the same."""
        inverse = self._inverse(moment)
        # what is seen at all is never quite black, or it would be the sky
        share = np.clip((inverse - self._far) / (self._near - self._far), 0.02, 1.0)
        grey = np.where(inverse > 0.0, np.round(share * 255.0), 0.0).astype(np.uint8)
        return np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2))

    def _inverse(self, moment: Moment) -> NDArray[np.float32]:
        """One over the depth in metres (height, width), 0 where nothing is."""
        self._geometry.advance(moment)
        width, height = self._size
        self._view.see(projection(moment.camera, width, height), self._geometry, self._opaque)
        return self._view.depth[:, :width, 0]

    def _range(self, moment: Moment) -> tuple[float, float]:
        seen = self._inverse(moment)
        seen = seen[seen > 0.0]
        if not len(seen):
            return 0.0, 1e-6
        return float(np.percentile(seen, 1.0)), float(np.percentile(seen, _SEEN_NEAREST))
