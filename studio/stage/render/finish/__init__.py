"""What is done to a graded picture to make it a painting, a print, a worn film: one module a finish.

    FINISHES[name](width, height, seed).paint(Frame(picture=…, …)) -> uint8 (height, width, 3)

A style names its finish (``styles.Style.finish``); the renderer knows no more of it. A finish calls no kernel outside
this room from inside its own, so that each is compiled again when its neighbours change and not when others do.
"""

from studio.stage.render.finish.comic import Comic
from studio.stage.render.finish.finish import Finish, Frame
from studio.stage.render.finish.ink_wash import InkWash
from studio.stage.render.finish.oil import Oil
from studio.stage.render.finish.old_film import OldFilm, Sepia
from studio.stage.render.finish.picture_book import PictureBook
from studio.stage.render.finish.pixel_art import PixelArt
from studio.stage.render.finish.sketch import Sketch
from studio.stage.render.finish.tape import Tape
from studio.stage.render.finish.ukiyo_e import UkiyoE
from studio.stage.render.finish.watercolor import Watercolor

FINISHES: dict[str, type[Finish]] = {
    "watercolor": Watercolor,
    "ink_wash": InkWash,
    "oil": Oil,
    "ukiyo_e": UkiyoE,
    "picture_book": PictureBook,
    "pixel_art": PixelArt,
    "sketch": Sketch,
    "comic": Comic,
    "tape": Tape,
    "sepia": Sepia,
    "silent": OldFilm,
}  # fmt: skip
"""By the name that a style gives."""

__all__ = ["FINISHES", "Finish", "Frame"]
