"""The compositor: layers, transitions, colour and words make one picture, alike for the preview and the export."""

from studio.compositor.compositor import FilmCompositor

__all__ = ["FilmCompositor"]
