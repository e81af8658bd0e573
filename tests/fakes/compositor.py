"""A compositor of few ideas: whole pixels, nearest neighbours, straight mixing. The same rows give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.ports.compositor import Crossing, Layer, Lut, Picture, Row
from studio.project.timeline.title import TITLE_LIMIT, Title


@dataclass(slots=True)
class FakeCompositor:
    """Remembers the rows it was given last. A title is a bar over the middle as bright as its text is long."""

    rows: list[Row] = field(default_factory=list[Row])
    composed: int = 0

    def compose(self, rows: Sequence[Row], size: tuple[int, int]) -> Picture:
        """Fits, moves and mixes; of transitions only dissolves, dips and crossfades."""
        self.rows, self.composed = list(rows), self.composed + 1
        out = np.zeros((size[1], size[0], 3), np.float64)
        for row in rows:
            if isinstance(row, Layer):
                color, opacity = _laid(row, size)
                out += (color - out) * opacity[..., None]
            else:
                _cross(out, row, size)
        picture = np.full((size[1], size[0], 4), 255, np.uint8)
        picture[..., :3] = np.rint(out)
        return picture

    def title(self, title: Title, size: tuple[int, int]) -> Picture:
        """Raises ``InputError`` for a text that is too long."""
        if len(title.text) > TITLE_LIMIT:
            raise InputError("The title is too long.", todo="Shorten it.")
        picture = np.zeros((size[1], size[0], 4), np.uint8)
        middle = slice(size[1] * 2 // 5, size[1] * 3 // 5)
        picture[middle, :, :3], picture[middle, :, 3] = 100 + len(title.text) % 156, 255
        return picture

    def lut(self, path: Path) -> Lut:
        """Raises ``InputError`` for what is not there."""
        if not path.is_file():
            raise InputError(f"{path.name} is missing.")
        return np.zeros((2, 2, 2, 3), np.float32)


def _laid(layer: Layer, size: tuple[int, int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    tall, wide = layer.picture.shape[:2]
    place = layer.placement
    scale = min(size[0] / wide, size[1] / tall) * place.scale
    across = (np.arange(size[0]) + 0.5 - size[0] * (0.5 + place.x)) / scale + wide / 2
    down = (np.arange(size[1]) + 0.5 - size[1] * (0.5 + place.y)) / scale + tall / 2
    inside = ((down >= 0) & (down < tall))[:, None] & ((across >= 0) & (across < wide))[None, :]
    found = layer.picture[np.clip(down.astype(int), 0, tall - 1)][:, np.clip(across.astype(int), 0, wide - 1)]
    return found[..., :3].astype(np.float64), found[..., 3] / 255.0 * inside * place.opacity


def _cross(out: NDArray[np.float64], row: Crossing, size: tuple[int, int]) -> None:
    under = out.copy()
    for layer, part in ((row.leaving, 1.0 - row.part), (row.coming, row.part)):
        if layer is not None:
            color, opacity = _laid(layer, size)
            out += (color - under) * (opacity * part)[..., None]
