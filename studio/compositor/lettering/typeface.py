"""A font file: which characters it has, how it sets them side by side or one below the other, what they look like."""

import importlib
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError

F32 = NDArray[np.float32]

BOX, BOX_ROOM = -1, 0.6
"""The shape of what no font has, and the em it takes."""
REMEMBERED = 4_000
"""Outlines that are kept: about ten megabytes of kanji, and more than any film has."""
_CORNERS = ((0.06, 0.0, 0.54, 0.74), (0.11, 0.05, 0.49, 0.69))
"""Left, bottom, right, top of the box and of the hole in it."""


class Glyph(NamedTuple):
    """One shape of a text: its number in the font, the first character it stands for, how far the pen moves on
    (right, or down), and where the shape lies from the pen (right, up). Lengths in em."""

    number: int
    character: int
    advance: float
    x: float
    y: float


class Typeface:
    """One file. Lengths are in em, upwards."""

    def __init__(self, file: Path) -> None:
        """Raises ``AssetMissingError``."""
        if not file.is_file():
            raise AssetMissingError(f"The font {file.name} is missing.", todo="Install the studio again.")
        self._hb: Any = importlib.import_module("uharfbuzz")
        face = self._hb.Face(self._hb.Blob.from_file_path(str(file)))
        self._font: Any = self._hb.Font(face)
        self._em = float(face.upem)
        self._curves: dict[int, tuple[F32, F32]] = {}
        self._outlines: dict[tuple[int, int], F32] = {}

    @cached_property
    def characters(self) -> frozenset[int]:
        """Every character it can show."""
        return frozenset(cast("list[int]", list(self._font.face.unicodes)))

    def shape(self, text: str, *, down: bool = False) -> list[Glyph]:
        """A text of one kind in the order it is read; ``down`` sets it top to bottom, in upright forms."""
        buffer = self._hb.Buffer()
        buffer.add_codepoints([ord(character) for character in text])
        buffer.direction = "ttb" if down else "ltr"
        buffer.language = "ja"
        buffer.guess_segment_properties()
        self._hb.shape(self._font, buffer, {})
        em = self._em
        return [
            Glyph(
                info.codepoint,
                info.cluster,
                -position.y_advance / em if down else position.x_advance / em,
                position.x_offset / em,
                position.y_offset / em,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def outline(self, glyph: int, steps: int) -> F32:
        """The edges of a shape, float32 (n, 4): x, y of one end and of the other. A curve becomes ``steps`` edges."""
        key = (glyph, steps)
        if key not in self._outlines:
            if len(self._outlines) >= REMEMBERED:
                self._outlines.clear()
                self._curves.clear()
            self._outlines[key] = self._flat(glyph, steps)
        return self._outlines[key]

    def _flat(self, glyph: int, steps: int) -> F32:
        if glyph not in self._curves:
            self._curves[glyph] = self._draw(glyph)
        lines, curves = self._curves[glyph]
        if not len(curves):
            return lines
        t = np.linspace(0.0, 1.0, steps + 1, dtype=np.float32)[None, :, None]
        start, middle, end = (curves[:, None, k : k + 2] for k in (0, 2, 4))
        points = start * (1 - t) ** 2 + middle * (2 * t * (1 - t)) + end * t**2
        edges = np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4)
        return np.ascontiguousarray(np.concatenate([lines, edges]), dtype=np.float32)

    def _draw(self, glyph: int) -> tuple[F32, F32]:
        """Straight edges (n, 4) and quadratic curves (m, 6) of a shape."""
        if glyph == BOX:
            return _box(), np.zeros((0, 6), np.float32)
        lines: list[tuple[float, ...]] = []
        curves: list[tuple[float, ...]] = []
        at, begun = (0.0, 0.0), (0.0, 0.0)

        def _move(x: float, y: float, _: object) -> None:
            nonlocal at, begun
            at = begun = (x, y)

        def _line(x: float, y: float, _: object) -> None:
            nonlocal at
            lines.append((*at, x, y))
            at = (x, y)

        def _curve(cx: float, cy: float, x: float, y: float, _: object) -> None:
            nonlocal at
            curves.append((*at, cx, cy, x, y))
            at = (x, y)

        def _cubic(ax: float, ay: float, bx: float, by: float, x: float, y: float, _: object) -> None:
            px, py = at
            for k in range(1, 13):
                t = k / 12
                s, u, v, w = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                _line(s * px + u * ax + v * bx + w * x, s * py + u * ay + v * by + w * y, None)

        def _close(_: object) -> None:
            if at != begun:
                _line(*begun, None)

        pen = self._hb.DrawFuncs()
        pen.set_move_to_func(_move)
        pen.set_line_to_func(_line)
        pen.set_quadratic_to_func(_curve)
        pen.set_cubic_to_func(_cubic)
        pen.set_close_path_func(_close)
        self._font.draw_glyph(glyph, pen, None)
        scale = np.float32(1.0 / self._em)
        return (
            np.array(lines, np.float32).reshape(-1, 4) * scale,
            np.array(curves, np.float32).reshape(-1, 6) * scale,
        )


def _box() -> F32:
    """An empty box; its hole runs the other way round."""
    rings: list[list[tuple[float, float]]] = []
    for left, bottom, right, top in _CORNERS:
        ring = [(left, bottom), (left, top), (right, top), (right, bottom)]
        rings.append(ring if not rings else ring[::-1])
    return np.array([(*ring[k], *ring[(k + 1) % 4]) for ring in rings for k in range(4)], np.float32)
