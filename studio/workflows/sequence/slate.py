"""What is shown where nothing else can be: a hatched ground, and words that say what should be there."""

from functools import lru_cache

import numpy as np

from studio.ports.compositor import Picture
from studio.project.timeline.title import Style, Title
from studio.workflows.sequence.cut import Lost, Medium, Nested, Planned, Words

_DARK, _LIGHT = (38, 36, 34), (52, 48, 46)
"""Blue, green, red of the two hatches."""

_WORDS = 140
"""Letters of a prompt on a slate."""

_STYLE = Style(weight=500, size=0.045, color="#d8d4ce", shadow=0.0)


@lru_cache(maxsize=4)
def hatched(size: tuple[int, int]) -> Picture:
    """Slanting stripes, not to be written to."""
    width, height = size
    step = max(8, height // 18)
    across = (np.arange(width)[None, :] + np.arange(height)[:, None]) // step % 2
    picture = np.empty((height, width, 4), np.uint8)
    picture[..., :3] = np.array([_DARK, _LIGHT], np.uint8)[across]
    picture[..., 3] = 255
    picture.flags.writeable = False
    return picture


def words(medium: Medium, *, missing: bool) -> Title:
    """What a slate says."""
    match medium:
        case Planned(number=number, prompt=prompt):
            said = prompt if len(prompt) <= _WORDS else prompt[: _WORDS - 1] + "…"
            return Title(text=f"{number}\n{said}".strip(), style=_STYLE)
        case Lost(name=name):
            return Title(text=f"{name}\n使えません · cannot be used".strip(), style=_STYLE)
        case Nested(cut=cut):
            return Title(text=cut.name, style=_STYLE)
        case Words():
            return Title(text="文字が組めません · cannot be set", style=_STYLE)
        case _:
            name = getattr(medium, "name", "")
            fate = "見つかりません · missing" if missing else "読めません · unreadable"
            return Title(text=f"{name}\n{fate}", style=_STYLE)
