"""The door: a board in the file that was asked for, there whole or not at all."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.boards.typefaces import Typefaces
from studio.core.errors import DiskError
from studio.core.progress import CancelToken, Progress
from studio.core.unfinished import Unfinished
from studio.ports.boards import Board, Paper, Tile

T = TypeVar("T")


class BoardFiles:
    """``ports.boards.Boards``."""

    def __init__(self, resources: Path, unfinished: Unfinished | None = None) -> None:
        """``resources`` is the folder of data, with the fonts."""
        self._faces = Typefaces(resources)
        self._unfinished = unfinished or Unfinished()

    def pages(
        self, board: Board, path: Path, per_page: int, paper: Paper, progress: Progress, cancel: CancelToken
    ) -> int:
        """A storyboard as PDF."""
        from studio.boards.pages import write_pages

        return self._whole(path, lambda part: write_pages(board, part, self._faces, per_page, paper, progress, cancel))

    def sheet(self, board: Board, path: Path, paper: Paper, progress: Progress, cancel: CancelToken) -> None:
        """A contact sheet."""
        from studio.boards.sheet import write_sheet

        suffix = path.suffix.lower()
        self._whole(path, lambda part: write_sheet(board, part, suffix, self._faces, paper, progress, cancel))

    def table(self, board: Board, path: Path, progress: Progress, cancel: CancelToken) -> None:
        """A shot list."""
        from studio.boards.table import write_csv, write_xlsx

        if path.suffix.lower() == ".csv":
            self._whole(path, lambda part: write_csv(board, part))
        else:
            self._whole(path, lambda part: write_xlsx(board, part, progress, cancel))

    def picture(self, picture: NDArray[np.uint8], path: Path) -> None:
        """A picture as a JPEG."""
        from studio.boards.jpeg import encoded

        self._whole(path, lambda part: part.write_bytes(encoded(picture).getvalue()))

    def tiles(self, title: str, tiles: Sequence[Tile], path: Path) -> None:
        """Many small pictures on one."""
        from studio.boards.tiles import write_tiles

        suffix = path.suffix.lower()
        self._whole(path, lambda part: write_tiles(title, tiles, part, suffix, self._faces))

    def _whole(self, path: Path, write: Callable[[Path], T]) -> T:
        """Write beside it under another name, then put it in its place."""
        part = path.with_name(f".{secrets.token_hex(6)}.part")
        self._unfinished.begin(part)
        try:
            made = write(part)
            part.replace(path)
        except OSError as exc:
            raise DiskError(
                f"{path} could not be written: {exc}.", todo="Make room, or choose another folder."
            ) from exc
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            self._unfinished.end(part)
        return made
