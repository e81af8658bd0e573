"""Homes of projects: folders whose projects somebody may reach by name, and nothing outside them."""

import re
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, ProjectError
from studio.ports.storage import Projects

LONGEST_NAME = 100
"""Characters of a project's name."""

MOST = 1_000
"""Projects that are listed."""

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Home:
    """``folder`` holds projects, each a folder with its name. ``allowed`` are folders in which files may be written by
    their whole path."""

    folder: Path
    allowed: tuple[Path, ...] = ()

    def names(self, projects: Projects) -> tuple[str, ...]:
        """The projects that are here, by name."""
        if not self.folder.is_dir():
            return ()
        inside = sorted(
            (path for path in self.folder.iterdir() if path.is_dir()), key=lambda path: path.name.casefold()
        )
        return tuple(path.name for path in inside[: 10 * MOST] if _is_project(projects, path))[:MOST]

    def project(self, name: str) -> Path:
        """The folder of the project with this name, there or not. Raises ``InputError``: it is no name."""
        return _inside(self.folder / fit_name(name), self.folder)

    def file(self, wish: str, beside: Path) -> Path:
        """A file that may be written: a bare name lies in the folder ``beside``, a path must lie there or in one of the
        allowed folders. Raises ``InputError``."""
        path = Path(wish).expanduser()
        if not wish.strip() or "\0" in wish:
            raise InputError("The file has no name.", todo="Give a name such as film.mp4.")
        return _inside(path if path.is_absolute() else beside / path, beside, *self.allowed)


def fit_name(name: str) -> str:
    """``name`` if a folder on any system can have it. Raises ``InputError``."""
    bare = name.strip()
    if (
        not bare
        or len(bare) > LONGEST_NAME
        or _UNFIT.search(bare)
        or _RESERVED.match(bare)
        or bare[0] == "."
        or bare[-1] == "."
    ):
        raise InputError(
            f"{name[:120]!r} cannot be the name of a project.",
            todo=f"Choose up to {LONGEST_NAME} letters, digits, spaces, - or _.",
        )
    return bare


def _inside(path: Path, *folders: Path) -> Path:
    """``path`` with every link followed, if that is inside one of the folders."""
    real = path.resolve()
    roots = [folder.resolve() for folder in folders]
    if any(real != root and real.is_relative_to(root) for root in roots):
        return real
    raise InputError(
        f"{path} is outside {folders[0]}.",
        todo="Give a name alone, or allow the other folder when the server is started.",
    )


def _is_project(projects: Projects, folder: Path) -> bool:
    try:
        with projects.open(folder):
            return True
    except ProjectError:
        return False
