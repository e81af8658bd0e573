"""What a person is asked for: files, a folder, a name."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from studio.workflows.bin.importing import SUFFIXES


class Asks(Protocol):
    """Asks; nothing is chosen where somebody thinks better of it."""

    def files(self) -> list[Path]:
        """Files to bring in."""
        ...

    def one(self, name: str, start: Path) -> Path | None:
        """The file that is called so."""
        ...

    def folder(self, start: Path) -> Path | None:
        """A folder to look in."""
        ...

    def name(self, before: str) -> str | None:
        """Another name."""
        ...


class SystemAsks(QObject):
    """The system's own dialogs. Remembers the folder that files came from."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over, self._last = over, ""

    def files(self) -> list[Path]:
        """Files to bring in."""
        kinds = self.tr("Video, sound and images ({endings})").format(
            endings=" ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        )
        names, _ = QFileDialog.getOpenFileNames(
            self._over, self.tr("Import files"), self._last, f"{kinds};;{self.tr('All files (*)')}"
        )
        if names:
            self._last = str(Path(names[0]).parent)
        return [Path(name) for name in names]

    def one(self, name: str, start: Path) -> Path | None:
        """The file that is called so."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._over, self.tr("Where is {name}?").format(name=name), str(start / name)
        )
        return Path(chosen) if chosen else None

    def folder(self, start: Path) -> Path | None:
        """A folder to look in."""
        chosen = QFileDialog.getExistingDirectory(self._over, self.tr("Look for files in this folder"), str(start))
        return Path(chosen) if chosen else None

    def name(self, before: str) -> str | None:
        """Another name."""
        name, sure = QInputDialog.getText(self._over, self.tr("Rename"), self.tr("Name"), text=before)
        return name if sure else None
