"""What is kept beside weights: which model they are, its files with their sizes and hashes, and where it came from."""

import contextlib
import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from studio.core.errors import DiskError
from studio.ports.models import WeightFile

NAME = "ekonte-model.json"
"""The record's file. It is written last: a folder without it is not a model of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``folder`` elsewhere (empty: the record's own), ``transformer`` a single file elsewhere. ``linked``: files of it
    that lie in somebody else's cache. ``made``: added by hand, with a card made from its own configuration."""

    id: str
    family: str
    files: tuple[WeightFile, ...]
    commit: str = ""
    folder: str = ""
    transformer: str = ""
    base: str = ""
    linked: tuple[str, ...] = ()
    made: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 over names, sizes and hashes of all files, by name."""
        return digest(self.files)

    @property
    def bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def digest(files: Iterable[WeightFile]) -> str:
    """SHA-256 over names, sizes and hashes, by name."""
    told = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.path):
        told.update(f"{file.path}\0{file.size}\0{file.sha256}\n".encode())
    return told.hexdigest()


def write(folder: Path, record: Record) -> None:
    """Keep a record in a folder, in one step. Raises ``DiskError``."""
    part = folder / f".{secrets.token_hex(6)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1), "utf-8")
        part.replace(folder / NAME)
    except OSError as exc:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiskError(f"{folder} cannot be written: {exc.strerror or exc}.", todo="Free some room.") from exc


def read(folder: Path) -> Record | None:
    """The record of a folder; None where there is none, or it is damaged."""
    try:
        table: object = json.loads((folder / NAME).read_text("utf-8"))
        return _record(cast("Mapping[str, object]", table)) if isinstance(table, dict) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _record(table: Mapping[str, object]) -> Record:
    files = tuple(
        WeightFile(path=str(entry["path"]), size=_size(entry["size"]), sha256=str(entry.get("sha256", "")))
        for entry in cast("list[Mapping[str, object]]", table["files"])
    )
    return Record(
        id=str(table["id"]),
        family=str(table["family"]),
        files=files,
        commit=str(table.get("commit", "")),
        folder=str(table.get("folder", "")),
        transformer=str(table.get("transformer", "")),
        base=str(table.get("base", "")),
        linked=tuple(str(name) for name in cast("list[object]", table.get("linked", []))),
        made=table.get("made") is True,
    )


def _size(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
