"""How the window looks: tokens, fonts, palette, stylesheet, switched while it runs. ``theme()`` is the one in use."""

from studio.ui.theme.theme import Theme, theme
from studio.ui.theme.tokens import Colours, Mode, Tokens

__all__ = ["Colours", "Mode", "Theme", "Tokens", "theme"]
