"""The fonts of a board: which of them sets a character, and how wide that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from studio.core.characters import JAPANESE_TOO, wide
from studio.core.errors import AssetMissingError

Weight = Literal["regular", "medium", "bold"]
Script = Literal["latin", "japanese"]

_FILES: dict[tuple[Script, Weight], str] = {
    ("latin", "regular"): "Inter-Regular.ttf",
    ("latin", "medium"): "Inter-Medium.ttf",
    ("latin", "bold"): "titles/Inter-Bold.ttf",
    ("japanese", "regular"): "NotoSansJP-Regular.ttf",
    ("japanese", "medium"): "NotoSansJP-Medium.ttf",
    ("japanese", "bold"): "titles/NotoSansJP-Bold.ttf",
}

UNKNOWN = "〓"
"""Stands for a character that no font of ours has, as printers have it stand."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font in a row, ``x`` em behind the beginning of their line."""

    script: Script
    text: str
    x: float


class Typefaces:
    """Both scripts in three weights. A font is read when it is first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "fonts"
        self._faces: dict[tuple[Script, Weight], Any] = {}

    def path(self, script: Script, weight: Weight) -> Path:
        """The font file. Raises ``AssetMissingError``."""
        path = self._folder / _FILES[script, weight]
        if not path.is_file():
            raise AssetMissingError("The fonts of storyboards are missing.", todo="Install the studio again.")
        return path

    def face(self, script: Script, weight: Weight) -> Any:
        """The font as reportlab knows it, under the name ``name`` gives. Raises ``AssetMissingError``."""
        key = script, weight
        if key not in self._faces:
            metrics: Any = import_module("reportlab.pdfbase.pdfmetrics")
            fonts: Any = import_module("reportlab.pdfbase.ttfonts")
            self._faces[key] = fonts.TTFont(name(script, weight), str(self.path(script, weight)))
            metrics.registerFont(self._faces[key])
        return self._faces[key]

    def script(self, character: str, weight: Weight) -> Script | None:
        """Which font sets it; None where neither can."""
        order: tuple[Script, Script] = ("latin", "japanese")
        if wide(character) or character in JAPANESE_TOO:
            order = ("japanese", "latin")
        return next((script for script in order if ord(character) in self._widths(script, weight)), None)

    def width(self, character: str, weight: Weight) -> float:
        """Its advance in em."""
        script = self.script(character, weight)
        if script is None:
            return self.width(UNKNOWN, weight)
        return self._widths(script, weight)[ord(character)] / 1000.0

    def runs(self, characters: str, places: list[float], weight: Weight) -> Iterator[Run]:
        """Characters at their places (em), those together that one font sets one after the other."""
        begun: tuple[Script, str, float] | None = None
        pen = 0.0
        for character, place in zip(characters, places, strict=True):
            script = self.script(character, weight)
            if script is None:
                character, script = UNKNOWN, self.script(UNKNOWN, weight) or "japanese"
            if begun is not None and begun[0] == script and abs(pen - place) < 1e-6:
                begun = (script, begun[1] + character, begun[2])
            else:
                if begun is not None:
                    yield Run(*begun)
                begun = (script, character, place)
            pen = place + self.width(character, weight)
        if begun is not None:
            yield Run(*begun)

    def _widths(self, script: Script, weight: Weight) -> dict[int, float]:
        """By character, in thousandths of an em."""
        return self.face(script, weight).face.charWidths


@cache
def name(script: Script, weight: Weight) -> str:
    """What a font is called inside of a PDF."""
    return f"{script}-{weight}"
