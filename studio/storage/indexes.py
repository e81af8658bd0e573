"""Where the index of a medium is kept, for media whose own header does not tell it."""

from pathlib import Path

from studio.storage.bundle import CACHE, MEDIA


def index_place(path: Path) -> Path | None:
    """In the cache of the project that this file of a media store belongs to; None for any other file."""
    store = path.parent.parent
    if store.name != MEDIA or len(path.stem) != 64 or path.parent.name != path.stem[:2]:
        return None
    return store.parent / CACHE / "indexes" / f"{path.stem}.npz"
