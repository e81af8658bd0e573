"""``ports.compositor.Compositor``, as the studio has it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.compositor.cube import read_cube
from studio.compositor.grading import Grader
from studio.compositor.kept import Kept
from studio.compositor.screen import Screen
from studio.core.errors import InputError
from studio.ports.compositor import Lut, Picture, Row
from studio.project.timeline.title import Title

if TYPE_CHECKING:
    from studio.compositor.lettering import Letterer

TITLES = 64 << 20
"""Bytes of titles that are kept: about eight of the largest, seventeen at 720p."""
TABLES = 48 << 20
"""Bytes of colour tables that are kept, as they were read and as they are used; enough for the largest."""
LARGEST = 16_384
"""Pixels a side."""


class FilmCompositor:
    """Everything it has made before and still keeps is given out again. Threads may share it."""

    def __init__(self, resources: Path) -> None:
        self._grader = Grader(TABLES)
        self._fonts = resources / "fonts"
        self._letterer: Letterer | None = None
        self._titles: Kept[tuple[Title, tuple[int, int]], Picture] = Kept(TITLES, lambda picture: picture.nbytes)
        self._luts: Kept[tuple[Path, int, int], Lut] = Kept(TABLES, lambda lut: lut.nbytes)

    def compose(self, rows: Sequence[Row], size: tuple[int, int]) -> Picture:
        """The rows laid over each other on black. Raises ``InputError`` for a size or a colour that is none."""
        return Screen(_possible(size), self._grader).show(rows)

    def title(self, title: Title, size: tuple[int, int]) -> Picture:
        """Words on nothing, not to be written to. Raises ``InputError`` or ``AssetMissingError``."""
        return self._titles.get((title, _possible(size)), lambda: self._set(title, size))

    def _set(self, title: Title, size: tuple[int, int]) -> Picture:
        from studio.compositor.lettering import Letterer  # fonts and the compiler are loaded with the first title

        if self._letterer is None:
            self._letterer = Letterer(self._fonts)
        return self._letterer.picture(title, size)

    def lut(self, path: Path) -> Lut:
        """A ``.cube`` file, not to be written to; read again when it has changed. Raises ``InputError``."""
        try:
            state = path.stat()
        except OSError:
            return read_cube(path)  # which says what is wrong
        return self._luts.get((path, state.st_mtime_ns, state.st_size), lambda: _sealed(read_cube(path)))


def _sealed(lut: Lut) -> Lut:
    lut.flags.writeable = False
    return lut


def _possible(size: tuple[int, int]) -> tuple[int, int]:
    if not (1 <= size[0] <= LARGEST and 1 <= size[1] <= LARGEST):
        raise InputError(f"A picture of {size[0]}x{size[1]} cannot be made.", todo="Choose another size.")
    return size
