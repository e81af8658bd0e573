"""Work that a crash broke off is taken up again: a folder in the project's cache, named by what was being made."""

import contextlib
import hashlib
import shutil
import threading
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from studio.ports.delivery import DeliveryForm
from studio.workflows.sequence import Cut

_KEPT = 4
"""Folders of broken work that are kept, the newest of them."""

_busy: set[Path] = set()
_lock = threading.Lock()


def fingerprint(cut: Cut, form: DeliveryForm, *more: object) -> str:
    """What the pictures of a delivery depend on, in 32 letters: the cut with all its media as they are on the disk, the
    form, and whatever else is named. Where it goes is no part of it."""
    summed = hashlib.blake2b(digest_size=16)
    places: dict[Path, None] = {}
    _places(cut, places)
    stated = [(str(place), _state(place)) for place in places]
    plain = replace(form, tags={}, chapters=())
    for part in (_told(cut), plain, stated, more):
        summed.update(repr(part).encode())
        summed.update(b"\0")
    return summed.hexdigest()


@contextlib.contextmanager
def kept(cache: Path, name: str) -> Generator[Path | None]:
    """The folder for this work; None while it is in work already. Left without an exception, or because somebody
    stopped it, nothing of it stays; after a fault it does."""
    folder = cache / name
    with _lock:
        free = folder not in _busy
        if free:
            _busy.add(folder)
    if not free:
        yield None
        return
    try:
        _prune(cache, folder)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        yield folder if folder.is_dir() else None
    except Exception:
        raise  # a full disk, a fault: what is there may be gone on with
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        with _lock:
            _busy.discard(folder)


def _prune(cache: Path, own: Path) -> None:
    """Only the newest of what others left stays."""
    with contextlib.suppress(OSError):
        others = [folder for folder in cache.iterdir() if folder.is_dir() and folder != own and folder not in _busy]
        others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in others[_KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)


def _told(cut: Cut) -> object:
    return cut.size, cut.rate, cut.length, [(laid.track, laid.media) for laid in cut.tracks]


def _places(cut: Cut, found: dict[Path, None]) -> None:
    for laid in cut.tracks:
        found.update(dict.fromkeys(laid.luts.values()))
        for medium in laid.sources.values():
            place = getattr(medium, "path", None)
            if isinstance(place, Path):
                found[place] = None
            inner = getattr(medium, "cut", None)
            if isinstance(inner, Cut):
                _places(inner, found)


def _state(place: Path) -> int:
    """The size of a file; -1 where it is missing."""
    try:
        return place.stat().st_size
    except OSError:
        return -1
