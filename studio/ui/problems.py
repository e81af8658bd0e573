"""What goes wrong, in the window's language (Qt's default locale): it is raised in English, with names in it."""

from PySide6.QtCore import QLocale

from studio.core.errors import StudioError
from studio.ui.theme import theme
from studio.workflows.telling import FILE, Telling, templates

__all__ = ["FILE", "templates", "todo", "told", "what"]


def what(error: StudioError) -> str:
    """What happened."""
    return told(error.what)


def todo(error: StudioError) -> str:
    """What to do about it; may be empty."""
    return told(error.todo)


def told(text: str) -> str:
    """A sentence, or a few, that the studio raised in English; what has no Japanese stays as it is."""
    if not text or QLocale().language() != QLocale.Language.Japanese:
        return text
    return Telling(theme().icons.parent / "translations" / FILE)(text)
