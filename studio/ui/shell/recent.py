"""The projects opened last."""

from pathlib import Path

from studio.ui.settings import Settings

KEPT = 12


class Recent:
    """Remembers folders; those that have gone are left out when asked, and come back when their disk does."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def add(self, folder: Path) -> None:
        """This one was opened."""
        here = str(folder.resolve())
        kept = [name for name in self._names() if name != here]
        self._settings.set("recent", [here, *kept][:KEPT])

    def forget(self, folder: Path) -> None:
        """Not this one any more."""
        here = str(folder.resolve())
        self._settings.set("recent", [name for name in self._names() if name != here])

    def folders(self) -> list[Path]:
        """The last one first."""
        return [path for path in map(Path, self._names()) if path.is_dir()]

    def _names(self) -> list[str]:
        return [str(name) for name in self._settings.get("recent", list[object]())]
