"""Words on the screen: titles and subtitles."""

from dataclasses import dataclass
from typing import Literal, get_args

Align = Literal["start", "middle", "end"]
ALIGNS: tuple[Align, ...] = get_args(Align)

TITLE_LIMIT = 10_000
"""Characters a title may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set. Lengths are parts of the screen's height, so that a title looks alike at every size.

    ``font`` is a family that ships (``Inter``, ``Noto Sans JP``); ``weight`` 400, 500 or 700. Colours are ``#rrggbb``
    or ``#rrggbbaa``. ``vertical`` sets Japanese in columns from right to left. ``align`` is along the line, ``across``
    places the block: for horizontal words start is the top. ``outline`` and ``shadow`` are widths; ``box`` is the
    colour behind the block, or empty.
    """

    font: str = "Noto Sans JP"
    weight: int = 700
    size: float = 0.08
    leading: float = 1.35
    tracking: float = 0.0
    color: str = "#ffffff"
    outline: float = 0.0
    outline_color: str = "#000000"
    shadow: float = 0.004
    box: str = ""
    vertical: bool = False
    align: Align = "middle"
    across: Align = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """``text`` with its line breaks, at most ``TITLE_LIMIT`` characters, set inside the title-safe area (the inner
    90 %); what is too long is wrapped, then set smaller until it fits."""

    text: str
    style: Style = Style()


SUBTITLE = Style(weight=500, size=0.05, outline=0.004, shadow=0.0, across="end")
"""How subtitles are set."""
