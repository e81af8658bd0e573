"""The names of edits, as undo and redo say them. Workflows name them in English; here they are marked for Japanese."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NAMES = (
    QT_TRANSLATE_NOOP("Edits", "Approve take"),
    QT_TRANSLATE_NOOP("Edits", "Bring a version back"),
    QT_TRANSLATE_NOOP("Edits", "Change clip"),
    QT_TRANSLATE_NOOP("Edits", "Change the cast"),
    QT_TRANSLATE_NOOP("Edits", "Change the reading"),
    QT_TRANSLATE_NOOP("Edits", "Change the settings"),
    QT_TRANSLATE_NOOP("Edits", "Change title"),
    QT_TRANSLATE_NOOP("Edits", "Choose the length"),
    QT_TRANSLATE_NOOP("Edits", "Choose the style"),
    QT_TRANSLATE_NOOP("Edits", "Clip speed"),
    QT_TRANSLATE_NOOP("Edits", "Colour table"),
    QT_TRANSLATE_NOOP("Edits", "Duplicate shot"),
    QT_TRANSLATE_NOOP("Edits", "Ease key"),
    QT_TRANSLATE_NOOP("Edits", "Freeze frame"),
    QT_TRANSLATE_NOOP("Edits", "Insert shot"),
    QT_TRANSLATE_NOOP("Edits", "Lock the seed"),
    QT_TRANSLATE_NOOP("Edits", "Make take"),
    QT_TRANSLATE_NOOP("Edits", "Merge shots"),
    QT_TRANSLATE_NOOP("Edits", "Move shot"),
    QT_TRANSLATE_NOOP("Edits", "Move shots"),
    QT_TRANSLATE_NOOP("Edits", "Name clip"),
    QT_TRANSLATE_NOOP("Edits", "Next seed"),
    QT_TRANSLATE_NOOP("Edits", "Note on clip"),
    QT_TRANSLATE_NOOP("Edits", "Note on take"),
    QT_TRANSLATE_NOOP("Edits", "Rate take"),
    QT_TRANSLATE_NOOP("Edits", "Read prompt"),
    QT_TRANSLATE_NOOP("Edits", "Remove shot"),
    QT_TRANSLATE_NOOP("Edits", "Remove shots"),
    QT_TRANSLATE_NOOP("Edits", "Remove take"),
    QT_TRANSLATE_NOOP("Edits", "Remove transition"),
    QT_TRANSLATE_NOOP("Edits", "Reset clip"),
    QT_TRANSLATE_NOOP("Edits", "Restore version"),
    QT_TRANSLATE_NOOP("Edits", "Set key"),
    QT_TRANSLATE_NOOP("Edits", "Set transition"),
    QT_TRANSLATE_NOOP("Edits", "Shot from a file"),
    QT_TRANSLATE_NOOP("Edits", "Split shot"),
    QT_TRANSLATE_NOOP("Edits", "Take the coach’s offer"),
    QT_TRANSLATE_NOOP("Edits", "Take the prompt’s word"),
    QT_TRANSLATE_NOOP("Edits", "Turn clip on or off"),
    QT_TRANSLATE_NOOP("Edits", "Use a template"),
    QT_TRANSLATE_NOOP("Edits", "Use take's recipe"),
    QT_TRANSLATE_NOOP("Edits", "Withdraw approval"),
    QT_TRANSLATE_NOOP("Edits", "Write prompt"),
    QT_TRANSLATE_NOOP("Edits", "Write shot"),
    QT_TRANSLATE_NOOP("Edits", "Write shots"),
)


def edit_name(name: str) -> str:
    """An edit's name in the window's language."""
    return QCoreApplication.translate("Edits", name)
