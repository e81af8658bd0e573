"""The commands of the bin: files that people bring."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from studio.ui.commands.command import Command

FILING = (
    Command(
        id="file.import_media",
        text=str(QT_TRANSLATE_NOOP("Commands", "Import files…")),
        keys=("Ctrl+Alt+O",),
        icon="import",
    ),
    Command(
        id="bin.show", text=str(QT_TRANSLATE_NOOP("Commands", "Show the files")), keys=("Ctrl+Shift+B",), icon="folder"
    ),
    Command(id="bin.rename", text=str(QT_TRANSLATE_NOOP("Commands", "Rename file…")), keys=("F2",), region="bin"),
    Command(
        id="bin.remove",
        text=str(QT_TRANSLATE_NOOP("Commands", "Remove file")),
        keys=("Del",),
        region="bin",
        icon="trash",
    ),
    Command(id="bin.relink", text=str(QT_TRANSLATE_NOOP("Commands", "Relink file…")), region="bin", icon="relink"),
    Command(
        id="bin.relink_folder",
        text=str(QT_TRANSLATE_NOOP("Commands", "Look for missing files in a folder…")),
        icon="search",
    ),
    Command(
        id="bin.reveal",
        text=str(QT_TRANSLATE_NOOP("Commands", "Show file in its folder")),
        region="bin",
        icon="external",
    ),
)
