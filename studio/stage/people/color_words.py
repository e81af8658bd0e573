"""Colour words → cloth colours: a little muted, as dyed cloth is."""

from itertools import pairwise

COLORS: dict[str, str] = {
    "white": "#f2f0ea", "black": "#1b1b20", "grey": "#7f8388", "gray": "#7f8388", "silver": "#b9bec6",
    "red": "#b3242b", "crimson": "#9a1c2e", "scarlet": "#c4261f", "burgundy": "#6a1a28", "maroon": "#5f1d22",
    "pink": "#e39ab0", "magenta": "#b0307a", "purple": "#6a3f8f", "violet": "#6a3f8f", "lavender": "#b3a3d0",
    "blue": "#2a57a5", "navy": "#1f2b4d", "light_blue": "#8fb8dc", "sky_blue": "#7fb4de", "indigo": "#2b336a",
    "turquoise": "#2a9a9a", "teal": "#2a7a7a", "cyan": "#3aa8b8", "green": "#2f7a46", "dark_green": "#20503a",
    "light_green": "#9cc48a", "olive": "#6a6a3a", "khaki": "#9a8a60", "yellow": "#e6bd2a", "gold": "#d0a53a",
    "golden": "#d0a53a", "orange": "#dc6f25", "brown": "#6f4a30", "tan": "#b8935f", "beige": "#d6c4a0",
    "cream": "#ece2cb", "ivory": "#efe8d8", "camel": "#b58a55", "blonde": "#c9a05a", "colorful": "#d0533a",
    "bright": "#e0762a", "dark": "#2a2c33", "pale": "#d8d4c8",
}  # fmt: skip
"""Word -> sRGB hex."""

HAIR_COLORS: dict[str, str] = {
    "black": "#17120f", "dark": "#1f1512", "brown": "#4a2c1a", "chestnut": "#5f3320", "blonde": "#b98d4f",
    "blond": "#b98d4f", "golden": "#c39a4a", "red": "#8f3a1c", "ginger": "#a5562a", "auburn": "#6a2f1c",
    "white": "#d8d6d2", "grey": "#8f8c88", "gray": "#8f8c88", "silver": "#b9bcc2", "pink": "#d87a9a", "blue": "#3f5fb0",
    "green": "#4a8a5a", "purple": "#6f4a9a", "orange": "#c86a2a",
}  # fmt: skip


def color_of(words: list[str]) -> str | None:
    """The colour named in a phrase, as hex; two-word colours win (``light blue``). None if none is."""
    for first, second in pairwise(words):
        if f"{first}_{second}" in COLORS:
            return COLORS[f"{first}_{second}"]
    for word in words:
        if word in COLORS:
            return COLORS[word]
        if word.startswith("#") and len(word) == 7:
            return word
    return None
