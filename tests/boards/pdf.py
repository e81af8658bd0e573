"""Storyboards as pdfium reads and draws them."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the upper left."""


class Pdf:
    """A file that is open."""

    def __init__(self, path: Path) -> None:
        self._document: Any = import_module("pypdfium2").PdfDocument(path)

    @property
    def count(self) -> int:
        """Of pages."""
        return len(self._document)

    @property
    def size(self) -> tuple[float, float]:
        """Of the first page, in points."""
        return self._document[0].get_size()

    def texts(self) -> list[str]:
        """What each page says, without spaces."""
        return ["".join(str(page.get_textpage().get_text_range()).split()) for page in self._document]

    def picture(self, page: int = 0, scale: float = 1.2) -> NDArray[np.uint8]:
        """uint8 (height, width, 3)."""
        return np.asarray(self._document[page].render(scale=scale).to_pil().convert("RGB"))

    def letters(self, page: int = 0) -> list[Box]:
        """Where each letter's ink is."""
        height = self.size[1]
        text: Any = self._document[page].get_textpage()
        found: list[Box] = []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left and top > bottom:
                found.append((left, height - top, right, height - bottom))
        return found
