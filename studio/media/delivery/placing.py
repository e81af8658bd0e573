"""A file that appears at its path in one step, whole and sealed, or not at all."""

import contextlib
import secrets
import shutil
from pathlib import Path

from studio.core.unfinished import Unfinished
from studio.media.disk import sync
from studio.ports.delivery import Seal


class Place:
    """Where a delivery will be. Its hidden names are short: a long name of the delivery's own is no hindrance."""

    def __init__(self, path: Path, unfinished: Unfinished) -> None:
        """Raises ``OSError`` where no file can be at ``path``, now and not after hours of work."""
        self.path, self._unfinished = path, unfinished
        self._hidden: list[Path] = []
        with contextlib.suppress(FileNotFoundError):
            path.lstat()
        probe = self.hidden()
        probe.touch()
        self.drop(probe)

    def hidden(self, suffix: str | None = None) -> Path:
        """A name beside ``path`` for what is not finished yet, with the same suffix unless another is said."""
        end = self.path.suffix if suffix is None else suffix
        hidden = self.path.with_name(f".{secrets.token_hex(4)}.part{end}")
        self._hidden.append(hidden)
        self._unfinished.begin(hidden)
        return hidden

    def settle(self, made: Path, seal: Seal | None) -> None:
        """Put the file ``made``, one of the hidden, at ``path``, sealed. Raises ``OSError``."""
        made = self.sealed(made, seal)
        sync(made)
        made.replace(self.path)
        self.drop(made)
        sync(self.path.parent)

    def settle_folder(self, made: Path, *, mine: bool = True) -> None:
        """Put the folder ``made`` at ``path``; what was there goes when the new one is in its place. Raises
        ``OSError``."""
        old = self.hidden("") if self.path.exists() else None
        if old is not None:
            self.path.rename(old)
        try:
            made.rename(self.path)
        except OSError:
            if old is not None:
                old.rename(self.path)
                self._forget(old)
            raise
        if mine:
            self._forget(made)
        if old is not None:
            self.drop(old)
        sync(self.path.parent)

    def sealed(self, made: Path, seal: Seal | None) -> Path:
        """``made``, or the hidden file that is ``made`` sealed."""
        if seal is None:
            return made
        target = self.hidden()
        seal(made, target)
        self.drop(made)
        return target

    def drop(self, hidden: Path) -> None:
        """Delete a hidden file or folder."""
        with contextlib.suppress(OSError):
            if hidden.is_dir():
                shutil.rmtree(hidden, ignore_errors=True)
            else:
                hidden.unlink(missing_ok=True)
        self._forget(hidden)

    def discard(self) -> None:
        """Delete all that is hidden."""
        for hidden in list(self._hidden):
            self.drop(hidden)

    def _forget(self, hidden: Path) -> None:
        self._unfinished.end(hidden)
        if hidden in self._hidden:
            self._hidden.remove(hidden)
