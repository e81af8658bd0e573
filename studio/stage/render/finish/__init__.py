"""What is done to a graded picture to make it a painting, a print, a worn film: one module a finish.

    finish_of(name)(width, height, seed).paint(Frame(picture=…, …)) -> uint8 (height, width, 3)

A style names its finish (``styles.Style.finish``); the renderer knows no more of it. A finish calls no kernel outside
this room from inside its own, so that each is compiled again when its neighbours change and not when others do.
"""

from importlib import import_module
from typing import cast

from studio.stage.render.finish.finish import Finish, Frame

FINISHES = {
    "watercolor": "Watercolor",
    "ink_wash": "InkWash",
    "oil": "Oil",
    "ukiyo_e": "UkiyoE",
    "picture_book": "PictureBook",
    "pixel_art": "PixelArt",
    "sketch": "Sketch",
    "comic": "Comic",
    "tape": "Tape",
    "old_film.sepia": "Sepia",
    "old_film.silent": "OldFilm",
}
"""The class of each finish by the name that a style gives: its module, and after a dot which of those in it."""


def finish_of(name: str) -> type[Finish]:
    """The finish of a name. Its module is loaded now and no sooner: a film without a finish pays for none."""
    module = import_module(f"{__name__}.{name.partition('.')[0]}")
    return cast("type[Finish]", getattr(module, FINISHES[name]))


__all__ = ["FINISHES", "Finish", "Frame", "finish_of"]
