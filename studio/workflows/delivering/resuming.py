"""Work that a crash broke off is taken up again: a folder in the project's cache, named by what was being made."""

import contextlib
import hashlib
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from studio.ports.delivery import DeliveryForm
from studio.workflows.delivering.alone import alone
from studio.workflows.sequence import Cut

_KEPT = 4
"""Folders of broken work that are kept, the newest of them."""


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
    """The folder for this work; None while somebody does the same already. Left without an exception, or because
    somebody stopped it, nothing of it stays; after a fault it does."""
    folder = cache / name
    with alone(cache / f"{name}.lock") as free:
        if not free:
            yield None
            return
        _prune(cache, folder)
        try:
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


def _prune(cache: Path, own: Path) -> None:
    """Only the newest of what was left stays, and what somebody works on."""
    with contextlib.suppress(OSError):
        others = [folder for folder in cache.iterdir() if folder.is_dir() and folder != own]
        others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in others[_KEPT - 1 :]:
            with alone(cache / f"{folder.name}.lock") as free:
                if free:
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
