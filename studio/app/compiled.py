"""Whether kernels have been compiled on this machine: decides if a first start must explain itself."""

from importlib import metadata
from pathlib import Path

import studio
from studio.app import paths


class CompiledMark:
    """Remembers that the renderer, or what else is named, has been compiled here, by this version, for this copy of
    the program."""

    def __init__(self, cache: Path, name: str = "compiled") -> None:
        self._file = cache / name

    def there(self) -> bool:
        """Whether it has."""
        try:
            return self._file.read_text("utf-8") == self._text()
        except OSError:
            return False

    def set(self) -> None:
        """It has now. A cache that cannot be written only means that the first start explains itself again."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self._text(), "utf-8")
        except OSError:
            return

    @staticmethod
    def _text() -> str:
        return f"{studio.__version__}\n{metadata.version('numba')}\n{paths.PACKAGE}\n"
