"""Lengths and sizes of files, short."""

from fractions import Fraction


def clock(seconds: Fraction) -> str:
    """``0:05``, ``12:30``, ``1:02:03``; what is not nothing is at least a second."""
    whole = max(1, round(seconds)) if seconds > 0 else 0
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def pixels(size: tuple[int, int]) -> str:
    """``1920×1080``."""
    return f"{size[0]}×{size[1]}"
