"""Captions: what is said, as words on the screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption, shown from ``start`` up to, not including, ``end`` (samples at 48 kHz from the start of the film).

    ``text`` has at most two lines, parted by a line break. ``language`` is ``ja`` or ``en``.
    """

    start: int
    end: int
    text: str
    language: str = "en"
