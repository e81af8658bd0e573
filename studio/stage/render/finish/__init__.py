"""What is done to a graded picture to make it a painting, a print, a worn film: one module a finish.

    FINISHES[name](width, height, seed).paint(Frame(picture=…, …)) -> uint8 (height, width, 3)

A style names its finish (``styles.Style.finish``); the renderer knows no more of it. A finish calls no kernel outside
this room from inside its own, so that each is compiled again when its neighbours change and not when others do.
"""

from studio.stage.render.finish.finish import Finish, Frame
from studio.stage.render.finish.old_film import OldFilm, Sepia
from studio.stage.render.finish.tape import Tape
from studio.stage.render.finish.watercolor import Watercolor

FINISHES: dict[str, type[Finish]] = {
    "watercolor": Watercolor,
    "tape": Tape,
    "sepia": Sepia,
    "silent": OldFilm,
}  # fmt: skip
"""By the name that a style gives."""

__all__ = ["FINISHES", "Finish", "Frame"]
