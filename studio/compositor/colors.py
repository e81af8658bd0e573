"""Colours as they are written down, ``#rrggbb`` or ``#rrggbbaa``."""

import re

from studio.core.errors import InputError

_FORM = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def color(text: str) -> tuple[int, int, int, int]:
    """Blue, green, red, opacity, each 0..255.

    Raises:
        InputError: it is not one.
    """
    if not _FORM.fullmatch(text):
        raise InputError(f'"{text[:20]}" is not a colour.', todo="Colours are written as #rrggbb.")
    red, green, blue, opacity = bytes.fromhex(f"{text[1:]}ff"[:8])
    return blue, green, red, opacity
