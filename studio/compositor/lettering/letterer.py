"""Titles as pictures: box, shadow, outline and letters, painted over each other on nothing."""

import math
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from studio.compositor.colors import color
from studio.compositor.lettering import inking
from studio.compositor.lettering.setting import Settled, settle
from studio.compositor.lettering.typeface import Typeface
from studio.compositor.placing import sane
from studio.core.errors import InputError
from studio.ports.compositor import Picture
from studio.project.timeline.title import TITLE_LIMIT, Style, Title

F32 = NDArray[np.float32]

JAPANESE, LATIN = "Noto Sans JP", "Inter"
FILES = {
    (JAPANESE, 400): "NotoSansJP-Regular.ttf",
    (JAPANESE, 500): "NotoSansJP-Medium.ttf",
    (JAPANESE, 700): "titles/NotoSansJP-Bold.ttf",
    (LATIN, 400): "Inter-Regular.ttf",
    (LATIN, 500): "Inter-Medium.ttf",
    (LATIN, 700): "titles/Inter-Bold.ttf",
}
WEIGHTS = (400, 500, 700)
SHADE = 0.7
"""Opacity of a shadow."""
ROUND = 0.14
"""Em: how round the corners of a box are."""


class Letterer:
    """Sets titles in the fonts of a folder, each loaded when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[str, Typeface] = {}
        self._lock = Lock()

    def picture(self, title: Title, size: tuple[int, int]) -> Picture:
        """A title on a screen of ``size``; not to be written to.

        Raises:
            InputError: the font does not come with the studio, the text is too long, a colour is none.
            AssetMissingError: a font's file is gone.
        """
        if len(title.text) > TITLE_LIMIT:
            raise InputError(
                f"A title has up to {TITLE_LIMIT} characters, not {len(title.text)}.", todo="Make it shorter."
            )
        out = np.zeros((size[1], size[0], 4), np.uint8)
        if title.text.strip():
            with self._lock:  # fonts are not to be asked by two at once
                settled = settle(title.text, title.style, size, self._faces_of(title.style))
                _Painter(out, settled, title.style).paint()
        out.flags.writeable = False
        return out

    def _faces_of(self, style: Style) -> tuple[Typeface, ...]:
        """The style's own face first, then the one for everything else."""
        if style.font not in (JAPANESE, LATIN):
            raise InputError(
                f'The font "{style.font[:60]}" does not come with the studio.', todo="Choose Inter or Noto Sans JP."
            )
        weight = min(WEIGHTS, key=lambda known: abs(known - style.weight))
        names = [FILES[family, weight] for family in (style.font, LATIN if style.font == JAPANESE else JAPANESE)]
        for name in names:
            if name not in self._faces:
                self._faces[name] = Typeface(self._folder / name)
        return tuple(self._faces[name] for name in names)


class _Painter:
    """One title being painted, in the part of the screen that it takes."""

    def __init__(self, out: Picture, settled: Settled, style: Style) -> None:
        self._out, self._settled, self._style = out, settled, style
        height, width = out.shape[:2]
        shrunk = settled.em / (height * sane(style.size, 0.002, 2.0, 0.08))
        self._outline = sane(style.outline, 0.0, 0.2, 0.0) * height * shrunk
        self._shadow = sane(style.shadow, 0.0, 0.2, 0.0) * height * shrunk
        room = math.ceil(settled.em * 0.7 + self._outline + 4.0 * self._shadow) + 2
        self._left, self._top = max(0, int(settled.left) - room), max(0, int(settled.top) - room)
        right, bottom = min(width, int(settled.right) + room), min(height, int(settled.bottom) + room)
        self._shape = max(1, bottom - self._top), max(1, right - self._left)

    def paint(self) -> None:
        """All of it."""
        style = self._style
        paint = np.zeros((*self._shape, 4), np.float32)
        if style.box:
            _ink(paint, self._box(), style.box)
        edges, spans, ways = self._edges()
        letters = np.empty(self._shape, np.float32)
        inking.fill(letters, edges, spans, ways)
        outer = letters
        if self._outline > 0.0:
            outer = letters.copy()
            inking.stroke(outer, edges, spans, ways, self._outline)
        if self._shadow > 0.0:
            _ink(paint, self._shaded(outer), "#000000", SHADE)
        if self._outline > 0.0:
            _ink(paint, outer, style.outline_color)
        _ink(paint, letters, style.color)
        inking.dried(self._out, paint, self._left, self._top)

    def _edges(self) -> tuple[F32, NDArray[np.int64], F32]:
        """Edges of all shapes, which of them belong to each, and its way to the pixels."""
        em = self._settled.em
        steps = min(16, max(1, math.ceil(math.sqrt(0.3 * em))))
        parts: list[F32] = []
        where: dict[tuple[int, int], tuple[int, int]] = {}
        count = 0
        spans = np.zeros((len(self._settled.shapes), 2), np.int64)
        ways = np.zeros((len(self._settled.shapes), 6), np.float32)
        for k, (shape, x, y) in enumerate(self._settled.shapes):
            key = (id(shape.face), shape.number)
            if key not in where:
                outline = shape.face.outline(shape.number, steps)
                where[key] = (count, count + len(outline))
                count += len(outline)
                parts.append(outline)
            spans[k] = where[key]
            a, b, c, d = shape.matrix
            right, down = x + em * shape.x - self._left, y - em * shape.y - self._top
            ways[k] = (em * a, em * b, right, -em * c, -em * d, down)
        edges = np.concatenate(parts) if parts else np.zeros((0, 4), np.float32)
        return edges, spans, ways

    def _shaded(self, cover: F32) -> F32:
        """The shadow: below and to the right, soft."""
        away, sigma = round(0.8 * self._shadow), max(0.35, 0.6 * self._shadow)
        moved = np.zeros_like(cover)
        moved[away:, away:] = cover[: cover.shape[0] - away, : cover.shape[1] - away]
        reach = math.ceil(3.0 * sigma)
        weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
        inking.blur(moved, (weights / weights.sum()).astype(np.float32))
        return moved

    def _box(self) -> F32:
        """The block's box, its corners rounded."""
        block, corner = self._settled, ROUND * self._settled.em
        y, x = np.ogrid[: self._shape[0], : self._shape[1]]
        half_x, half_y = 0.5 * (block.right - block.left), 0.5 * (block.bottom - block.top)
        far_x = np.abs(x + 0.5 + self._left - block.left - half_x) - half_x + corner
        far_y = np.abs(y + 0.5 + self._top - block.top - half_y) - half_y + corner
        away = np.hypot(np.maximum(far_x, 0.0), np.maximum(far_y, 0.0)) + np.minimum(np.maximum(far_x, far_y), 0.0)
        return np.clip(corner - away + 0.5, 0.0, 1.0).astype(np.float32)


def _ink(paint: F32, cover: F32, text: str, opacity: float = 1.0) -> None:
    blue, green, red, solid = color(text)
    inking.ink(paint, cover, float(blue), float(green), float(red), opacity * solid / 255.0)
