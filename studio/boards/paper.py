"""A page of PDF, drawn from its upper left: lines of text, rules, pictures, the pencil's strokes."""

import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.boards.jpeg import encoded
from studio.boards.layout import Box
from studio.boards.lines import Line, Setter
from studio.boards.strokes import CASING, COLORS, Dashes, Shaft, shapes
from studio.boards.typefaces import Weight, name
from studio.ports.boards import Stroke

Color = tuple[int, int, int]
INK: Color = (20, 20, 20)
SOFT: Color = (96, 96, 96)
FAINT: Color = (206, 206, 206)
RULE: Color = (150, 150, 150)
RED = COLORS["camera"]
BLUE = COLORS["subject"]

THICK = 2.2
"""Points of an arrow's shaft at scale 1."""


class Paper:
    """A PDF that is being drawn. The same drawing gives the same bytes."""

    def __init__(self, path: Path, page: tuple[float, float], setter: Setter, title: str, subject: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # pictures as they are, not as a quarter more of letters
        self._canvas: Any = Canvas(str(path), pagesize=page, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("Ekonte")
        self.width, self.height = page
        self.setter = setter
        self._turned = 0

    def turn(self) -> None:
        """The next page."""
        self._canvas.showPage()
        self._turned += 1

    def entry(self, words: str) -> None:
        """A line of the document's outline that leads to this page."""
        key = f"page-{self._turned}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(words, key, 0, False)

    def save(self) -> None:
        """Write it. Raises ``OSError``."""
        self._canvas.save()

    # ------------------------------------------------------------------------------------------ words

    def line(
        self,
        line: Line,
        x: float,
        baseline: float,
        size: float,
        weight: Weight = "regular",
        color: Color = INK,
    ) -> None:
        """A line that has been set."""
        self._fill(color)
        for run in line.runs:
            self._canvas.setFont(name(run.script, weight), size)
            self._canvas.drawString(x + run.x * size, self.height - baseline, run.text)

    def words(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        weight: Weight = "regular",
        color: Color = INK,
        *,
        right: bool = False,
        room: float = math.inf,
    ) -> float:
        """One line, from ``x`` on or, ``right``, up to it, shortened to ``room``; gives how wide it is."""
        set_line = self.setter.line(text, weight)
        if set_line.width * size > room:
            set_line = self.setter.shortened(text, room / size, weight)
        width = set_line.width * size
        self.line(set_line, x - width if right else x, baseline, size, weight, color)
        return width

    # ------------------------------------------------------------------------------------------ shapes

    def rule(self, x: float, y: float, width: float, color: Color = FAINT, thick: float = 0.5) -> None:
        """A line across."""
        self._stroke(color, thick)
        self._canvas.line(x, self.height - y, x + width, self.height - y)

    def tag(self, text: str, x: float, y: float, size: float, color: Color = RED, *, middle: bool = False) -> None:
        """Words in a white box whose upper left is there, or the middle of its upper edge."""
        pad = 0.55 * size
        set_line = self.setter.line(text, "medium")
        width, height = set_line.width * size + 2 * pad, 1.75 * size
        left = x - width / 2 if middle else x
        self._fill((255, 255, 255))
        self._stroke(color, 0.8)
        self._canvas.rect(left, self.height - y - height, width, height, fill=1, stroke=1)
        self.line(set_line, left + pad, y + 1.23 * size, size, "medium", color)

    def picture(self, picture: NDArray[np.uint8], box: Box) -> None:
        """Fills the box, under a thin frame."""
        from reportlab.lib.utils import ImageReader

        reader: Any = ImageReader(encoded(picture))
        self._canvas.drawImage(reader, box.x, self.height - box.y - box.height, box.width, box.height)

    def frame(self, box: Box, thick: float = 0.7) -> None:
        """A thin black frame."""
        self._stroke(INK, thick)
        self._canvas.rect(box.x, self.height - box.y - box.height, box.width, box.height, fill=0, stroke=1)

    def strokes(self, strokes: tuple[Stroke, ...], box: Box, scale: float) -> None:
        """The pencil's, in the picture that fills the box; what is beyond is cut off."""
        self._canvas.saveState()
        window = self._canvas.beginPath()
        window.rect(box.x, self.height - box.y - box.height, box.width, box.height)
        self._canvas.clipPath(window, stroke=0, fill=0)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        for shape in shapes(strokes, box.width, box.height, THICK * scale):
            if isinstance(shape, Dashes):
                self._dashes(shape, box, scale)
            else:
                self._arrow(shape, box, scale)
        self._canvas.restoreState()

    def arrow(self, x: float, y: float, length: float, color: Color) -> None:
        """A small one across, for a legend."""
        head = 4.6
        self._stroke(color, 1.6)
        self._canvas.line(x, self.height - y, x + length - head, self.height - y)
        self._polygon(((x + length, y), (x + length - head, y - 2.4), (x + length - head, y + 2.4)))
        self._fill(color)
        self._canvas.drawPath(self._path, stroke=0, fill=1)

    def _dashes(self, shape: Dashes, box: Box, scale: float) -> None:
        self._polygon(tuple((box.x + x, box.y + y) for x, y in shape.corners))
        self._stroke(CASING, 2.4 * scale)
        self._canvas.drawPath(self._path, stroke=1, fill=0)
        self._stroke(RED, 1.2 * scale)
        self._canvas.setDash(4.2 * scale, 3.4 * scale)
        self._canvas.drawPath(self._path, stroke=1, fill=0)
        self._canvas.setDash()

    def _arrow(self, shape: Shaft, box: Box, scale: float) -> None:
        color, thick = COLORS[shape.hand], THICK * scale
        shaft = self._canvas.beginPath()
        for number, (x, y) in enumerate(shape.points):
            (shaft.lineTo if number else shaft.moveTo)(box.x + x, self.height - box.y - y)
        self._polygon(tuple((box.x + x, box.y + y) for x, y in shape.head))
        self._stroke(CASING, thick + 1.7 * scale)
        self._canvas.drawPath(shaft, stroke=1, fill=0)
        self._stroke(CASING, 1.8 * scale)
        self._canvas.drawPath(self._path, stroke=1, fill=0)
        self._stroke(color, thick)
        self._canvas.drawPath(shaft, stroke=1, fill=0)
        self._fill(color)
        self._canvas.drawPath(self._path, stroke=0, fill=1)

    def _polygon(self, corners: tuple[tuple[float, float], ...]) -> None:
        self._path = self._canvas.beginPath()
        for number, (x, y) in enumerate(corners):
            (self._path.lineTo if number else self._path.moveTo)(x, self.height - y)
        self._path.close()

    def _fill(self, color: Color) -> None:
        self._canvas.setFillColorRGB(*(part / 255 for part in color))

    def _stroke(self, color: Color, thick: float) -> None:
        self._canvas.setStrokeColorRGB(*(part / 255 for part in color))
        self._canvas.setLineWidth(thick)
