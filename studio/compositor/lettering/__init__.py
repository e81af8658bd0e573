"""Words on the screen: Japanese and Latin, along lines or down columns, set as large as they can be and painted."""

from studio.compositor.lettering.letterer import Letterer

__all__ = ["Letterer"]
