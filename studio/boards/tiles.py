"""Many small pictures with two words each on one large one: a contact sheet of things, not of shots."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from studio.boards.jpeg import QUALITY
from studio.boards.typefaces import Typefaces
from studio.ports.boards import Tile

COLUMNS = 8
CELL = (256, 144)
"""Pixels of a picture on the sheet."""
_GAP, _TEXT, _TITLE = 10, 34, 54
_PAPER, _INK, _SOFT = (247, 246, 243), (28, 28, 30), (110, 108, 104)


def write_tiles(title: str, tiles: Sequence[Tile], path: Path, suffix: str, faces: Typefaces) -> None:
    """The sheet as ``.png`` or JPEG at ``path``. A picture that is missing leaves its place empty."""
    wide, tall = CELL
    rows = max(1, ceil(len(tiles) / COLUMNS))
    columns = min(COLUMNS, max(1, len(tiles)))
    size = (columns * (wide + _GAP) + _GAP, _TITLE + rows * (tall + _TEXT + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(sheet)
    large = ImageFont.truetype(str(faces.path("japanese", "medium")), 22)
    small = ImageFont.truetype(str(faces.path("japanese", "regular")), 13)
    draw.text((_GAP + 2, 14), title, _INK, large)
    for number, tile in enumerate(tiles):
        x = _GAP + number % COLUMNS * (wide + _GAP)
        y = _TITLE + number // COLUMNS * (tall + _TEXT + _GAP)
        if tile.picture.is_file():
            with Image.open(tile.picture) as picture:
                sheet.paste(picture.convert("RGB").resize(CELL, Image.Resampling.LANCZOS), (x, y))
        else:
            draw.rectangle((x, y, x + wide - 1, y + tall - 1), outline=_SOFT)
        draw.text((x + 1, y + tall + 1), _cut(draw, tile.words[0], small, wide), _INK, small)
        draw.text((x + 1, y + tall + 16), _cut(draw, tile.words[1], small, wide), _SOFT, small)
    if suffix == ".png":
        sheet.save(path, "PNG")
    else:
        sheet.save(path, "JPEG", quality=QUALITY, subsampling=1)


def _cut(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, room: int) -> str:
    if draw.textlength(text, face) <= room:
        return text
    while text and draw.textlength(text + "…", face) > room:
        text = text[:-1]
    return text + "…"
