"""Names of files: ``Project_Sequence_v003.mp4``, and never over something that is there by surprise."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from studio.core.errors import DiskError, InputError

_FOREIGN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
"""What names of files cannot have on one of the three systems."""

_BYTES = 200
"""Of a name without version and suffix, in UTF-8: most disks take 255 of the whole."""


def stem(project: str, sequence: str, part: str = "") -> str:
    """``Project_Sequence`` (or ``Project_Sequence_shot003``); the film, which is called like its project, is
    ``Project_Film``."""
    names = [plain(project) or "Untitled", plain(sequence) or "Film"]
    if names[1].casefold() == names[0].casefold():
        names[1] = "Film"
    room = _BYTES - len(part.encode()) - 2
    first = shortened(names[0], room // 2)
    second = shortened(names[1], room - len(first.encode()))
    return "_".join(name for name in (first, second, part) if name)


def plain(name: str) -> str:
    """A name that every system takes as a file's: no slashes, no line breaks, no dots or blanks at its ends."""
    name = unicodedata.normalize("NFC", "".join(one if one.isprintable() else " " for one in name))
    return re.sub(r"\s+", " ", _FOREIGN.sub("-", name)).strip(" .")


def shortened(name: str, room: int) -> str:
    """At most ``room`` bytes of a name, of whole characters."""
    while len(name.encode()) > room:
        name = name[:-1]
    return name.rstrip(" .")


def versioned(folder: Path, name: str, suffix: str) -> Path:
    """``name_v001.suffix`` in a folder, with the number behind the highest that is there. Raises ``DiskError``."""
    pattern = re.compile(rf"{re.escape(name)}_v(\d{{3,}}){re.escape(suffix)}", re.IGNORECASE)
    try:
        there = [match for path in folder.iterdir() if (match := pattern.fullmatch(path.name))]
    except OSError as exc:
        raise DiskError(f"{folder} cannot be read: {exc.strerror or exc}.", todo="Choose another folder.") from exc
    return folder / f"{name}_v{1 + max((int(match[1]) for match in there), default=0):03d}{suffix}"


def is_folder(path: Path) -> bool:
    """Whether a path names a folder that is there; a name that no disk takes does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def free(path: Path, *, force: bool) -> Path:
    """A path that may be written to.

    Raises:
        InputError: something is there already and ``force`` was not asked for; or its folder is missing.
        DiskError: nobody may look there.
    """
    try:
        there, parent = path.exists() or path.is_symlink(), path.parent.is_dir()
    except OSError as exc:
        raise DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Choose another name.") from exc
    if not parent:
        raise InputError(f"There is no folder {path.parent}.", todo="Make it first, or choose another.")
    if there and not force:
        other = versioned(path.parent, re.sub(r"_v\d{3,}$", "", path.stem), path.suffix)
        raise InputError(
            f"{path} is there already.", todo=f"Choose another name, such as {other.name}, or add --force."
        )
    return path


def all_free(paths: Iterable[Path], *, force: bool) -> None:
    """The same for several. Raises as ``free``."""
    for path in paths:
        free(path, force=force)
