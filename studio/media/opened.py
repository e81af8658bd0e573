"""Opening a movie file, with a sentence for everything that can be wrong with it."""

from pathlib import Path

import av
from av.container import InputContainer

from studio.core.errors import InputError

RELINK = "Find the file again, or render the take again."


def open_movie(path: Path) -> InputContainer:
    """Raises ``InputError``: it is missing, empty, or not a movie."""
    if not path.is_file():
        raise InputError(f"{path} is missing.", todo=RELINK)
    try:
        if not path.stat().st_size:
            raise InputError(f"{path} is empty.", todo=RELINK)
        return av.open(path, "r")
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.", todo=RELINK) from exc
    except ValueError as exc:
        raise InputError(f"{path} is not a movie, or it is damaged.", todo=RELINK) from exc
