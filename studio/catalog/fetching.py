"""Fetching a model: what it needs → what is here already → room → bytes → checked → put in its place in one step.

Half a model lies in ``.fetching/<id>``, where nothing looks for models: each file under its own name once it has been
checked, as ``<name>.part`` before. A model is in ``<id>`` whole, with its record, or not at all.
"""

import errno
import fnmatch
import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from studio.catalog import gguf, layout, pickles, tensors
from studio.catalog.hub import BrokenError, Hub, Listing, Remote
from studio.catalog.pace import Pace
from studio.catalog.places import Places, sum_of
from studio.catalog.record import Record, write
from studio.core.errors import DiskError, InputError, MachineError
from studio.core.filelock import FileLock
from studio.core.progress import CancelToken, Progress
from studio.ports.models import ModelCard, WeightFile

Told = Callable[[int], None]
"""Called with how many bytes of a file are here."""

_WEIGHTS = (".safetensors", ".gguf", ".onnx")
_KEPT = (*_WEIGHTS, ".json", ".txt", ".model", ".jinja", ".spm")
_LICENCES = ("license", "licence", "notice")
_SPARE = 256 << 20
"""Bytes that stay free on the disk."""

PATIENCE = (1.0, 2.0, 5.0, 10.0)
"""Seconds before each new try after a connection broke; trying ends when this many in a row brought nothing."""


@dataclass(frozen=True, slots=True)
class Yard:
    """Where models are put together."""

    weights: Path

    def half(self, model_id: str) -> Path:
        """The folder of what has been fetched so far."""
        return self.weights / ".fetching" / model_id

    def whole(self, model_id: str) -> Path:
        """The folder of the model."""
        return self.weights / model_id

    def half_bytes(self, model_id: str) -> int:
        """Bytes fetched so far."""
        half = self.half(model_id)
        return sum(item.lstat().st_size for item in half.rglob("*") if item.is_file() and not item.is_symlink())


class Fetcher:
    """Fetches models from a hub into a yard."""

    def __init__(self, hub: Hub, yard: Yard, patience: Sequence[float] = PATIENCE) -> None:
        self._hub, self._yard, self._patience = hub, yard, tuple(patience)

    def fetch(
        self, card: ModelCard, places: Places, bytes_per_second: int, progress: Progress, cancel: CancelToken
    ) -> None:
        """Bring all files of a model here.

        Raises:
            InputError, MachineError, DiskError: as ``Catalogue.fetch``.
        """
        progress("list", 0, 0)
        listing = self._hub.listing(card.source, card.revision)
        cancel.check()
        wanted = choose(card, listing)
        half = self._yard.half(card.id)
        try:
            half.mkdir(parents=True, exist_ok=True)
            lock = FileLock(half.with_name(f"{card.id}.lock"))
            if not lock.take():
                raise MachineError(
                    f"{card.name} is being fetched by another Ekonte already.", todo="Wait for it, or stop it there."
                )
        except OSError as exc:
            raise _disk(exc, half) from exc
        try:
            self._bring(card, listing.commit, wanted, half, places, Pace(bytes_per_second), progress, cancel)
        except OSError as exc:
            raise _disk(exc, half) from exc
        finally:
            lock.release(remove=True)

    def _bring(
        self,
        card: ModelCard,
        commit: str,
        wanted: Sequence[Remote],
        half: Path,
        places: Places,
        pace: Pace,
        progress: Progress,
        cancel: CancelToken,
    ) -> None:
        linked = {file.path for file in wanted if self._here(card, file, half, places, cancel)}
        total = sum(file.size for file in wanted if file.path not in linked)
        _enough_room(half, total - self._yard.half_bytes(card.id))
        done = 0
        for file in wanted:
            cancel.check()
            if file.path not in linked:
                self._one(card, commit, file, half, pace, partial(_told, progress, done, total), cancel)
                done += file.size
        progress("check", 0, 0)
        kept = {file.path for file in wanted}
        for item in sorted(half.rglob("*")):
            if item.is_file() and item.relative_to(half).as_posix() not in kept:
                item.unlink()  # of an older commit
        files = tuple(
            WeightFile(path=file.path, size=file.size, sha256=file.sha256 or _sum(half / file.path)) for file in wanted
        )
        write(
            half,
            Record(id=card.id, family=card.family, files=files, commit=commit, linked=tuple(sorted(linked))),
        )
        whole = self._yard.whole(card.id)
        if whole.exists():
            shutil.rmtree(whole)
        half.replace(whole)

    def _here(self, card: ModelCard, file: Remote, half: Path, places: Places, cancel: CancelToken) -> bool:
        """Link a file that somebody else's cache has, so that there is no second copy of it."""
        target = half / file.path
        if target.is_symlink() and not target.exists():
            target.unlink()
        if target.is_symlink():
            return target.stat().st_size == file.size
        if target.exists() or not file.sha256 or (half / f"{file.path}.part").exists():
            return False
        found = places.blob(card.source, file.size, file.sha256) or places.twin(file.size, file.sha256, cancel)
        if found is None:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.symlink_to(found)
        except OSError:  # Windows asks for a right that few have; a hard link is as good on the same disk
            try:
                os.link(found, target)
            except OSError:
                return False
        return True

    def _one(
        self, card: ModelCard, commit: str, file: Remote, half: Path, pace: Pace, told: Told, cancel: CancelToken
    ) -> None:
        target, part = half / file.path, half / f"{file.path}.part"
        if target.exists():
            if target.stat().st_size == file.size and _same(target, file, cancel):
                told(file.size)
                return
            target.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        tries = 0
        while True:
            before = part.stat().st_size if part.exists() else 0
            try:
                self._stream(card, commit, file, part, pace, told, cancel)
                break
            except BrokenError as exc:
                now = part.stat().st_size if part.exists() else 0
                tries = 0 if now > before else tries + 1
                if tries > len(self._patience):
                    raise MachineError(
                        f"The connection broke while {file.path} was fetched: {exc}.",
                        todo="Try again: what was fetched so far is kept.",
                    ) from exc
                pace.wait(self._patience[max(0, tries - 1)] if self._patience else 0.0, cancel)
        _checked(part, file, cancel)
        part.replace(target)

    def _stream(
        self, card: ModelCard, commit: str, file: Remote, part: Path, pace: Pace, told: Told, cancel: CancelToken
    ) -> None:
        begin = part.stat().st_size if part.exists() else 0
        if begin > file.size:
            part.unlink()
            begin = 0
        if begin == file.size:
            part.touch()
            return
        with (
            self._hub.open(card.source, commit, file.path, begin) as (at, blocks),
            part.open("r+b" if begin else "wb") as out,
        ):
            out.seek(at)
            out.truncate()
            for block in blocks:
                at += len(block)
                if at > file.size:
                    out.truncate(0)
                    raise MachineError(
                        f"The hub sent more of {file.path} than there is of it.",
                        todo="Try again later: what was fetched so far is kept.",
                    )
                out.write(block)
                told(at)
                pace.passed(len(block), cancel)
            out.flush()
        if at < file.size:
            raise BrokenError(f"it ended after {at} of {file.size} bytes")


def choose(card: ModelCard, listing: Listing) -> tuple[Remote, ...]:
    """The files of a repository that are the model.

    Raises:
        InputError: its weights are pickled.
        MachineError: it holds no weights, tells no size, or is not what the manifest says.
    """
    found = [file for file in listing.files if _matches(file.path, card.patterns)]
    kept = [file for file in found if _kept(file.path)]
    weights = [file for file in kept if Path(file.path).suffix.lower() in _WEIGHTS]
    asked = [name for name in layout.INDEXES if name in card.patterns]
    if asked and not any(file.path in asked for file in kept) and not any(pickles.by_name(file.path) for file in found):
        raise InputError(
            f"{card.source} is not published in the form that diffusers reads.",
            todo=f"Convert it with diffusers' scripts, then: “ekonte models add FOLDER --as {card.id}”.",
        )
    if not weights:
        if any(pickles.by_name(file.path) for file in found):
            raise InputError(
                f"{card.source} holds pickled weights alone: reading them would run what is in them.",
                todo="Take a repository that has them as safetensors or GGUF.",
            )
        raise MachineError(f"{card.source} holds no weights.", todo="Look for a newer catalogue.")
    by_path = {file.path: file for file in kept}
    for told in card.files:
        there = by_path.get(told.path)
        if there is None or (told.size and there.size != told.size) or (told.sha256 and there.sha256 != told.sha256):
            raise MachineError(
                f"{told.path} of {card.source} is not the file that the manifest tells of.",
                todo="Look for a newer catalogue; nothing was changed here.",
            )
    if any(file.size < 0 for file in kept):
        raise MachineError(
            f"What the hub answered for {card.source} makes no sense.",
            todo="Try again later: what was fetched so far is kept.",
        )
    return tuple(sorted(kept, key=lambda file: file.path))


def _told(progress: Progress, before: int, total: int, at: int) -> None:
    progress("fetch", before + at, total)


def _matches(path: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


def _kept(path: str) -> bool:
    pure = Path(path)
    return pure.suffix.lower() in _KEPT or pure.stem.lower() in _LICENCES


def _checked(part: Path, file: Remote, cancel: CancelToken) -> None:
    """Bytes that are all here are the right ones, and no pickle; what is not goes, so that the next try begins anew."""
    try:
        if not _same(part, file, cancel):
            raise MachineError(
                f"{file.path} is not what it should be: its bytes were changed on the way.",
                todo="Try again: only this file is fetched anew.",
            )
        try:
            _sound(part, file.path)
        except InputError as exc:
            raise MachineError(exc.what, todo="Try again later, or take another model.") from exc
    except MachineError:
        part.unlink(missing_ok=True)
        raise


def _sound(part: Path, path: str) -> None:
    """Raises ``InputError``: what the file holds is not what it is called."""
    if path.endswith(".safetensors"):
        tensors.read_head(part, Path(path).name)
    elif path.endswith(".gguf"):
        gguf.read_head(part, Path(path).name)
    elif path.endswith(".json"):
        layout.load_any(part, Path(path).name)
    elif path.endswith(".onnx"):
        pickles.refuse(part, Path(path).name)


def _same(file: Path, told: Remote, cancel: CancelToken) -> bool:
    if told.sha256:
        return sum_of(file, cancel) == told.sha256
    if told.blob:
        return blob_of(file) == told.blob
    return True


def blob_of(file: Path) -> str:
    """The SHA-1 that git gives a file."""
    data = file.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _enough_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed > 0 and needed + _SPARE > free:
        raise DiskError(
            f"There is not enough room in {folder.parent.parent}: {_gigabytes(needed)} GB are needed, "
            f"{_gigabytes(free)} GB are free.",
            todo="Free some room, or move the weights with EKONTE_WEIGHTS.",
        )


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f}"


def _disk(exc: OSError, folder: Path) -> DiskError:
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskError("The disk is full.", todo="Free some room and try again: what was fetched so far is kept.")
    return DiskError(f"{folder} cannot be written: {exc.strerror or exc}.", todo="Look at the folder's permissions.")
