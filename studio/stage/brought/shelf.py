"""The shelf of brought subjects: a folder of files by their SHA-256, and a list of what they are called."""

import hashlib
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast

from studio.core.errors import DiskError, InputError
from studio.ports.subjects import Brought

LIST = "subjects.json"
MOST = 500
MOST_NAMES = 12
LONGEST = 40
_HEX = re.compile(r"[0-9a-f]{64}")


class SubjectShelf:
    """The ``Subjects`` port."""

    def __init__(self, folder: Path) -> None:
        """``folder``: where they are kept; made with the first one."""
        self._folder = folder
        self._read: tuple[tuple[int, int], tuple[Brought, ...]] | None = None

    def all(self) -> tuple[Brought, ...]:
        """Those that are there; the list is read again when it has changed."""
        try:
            facts = (self._folder / LIST).stat()
        except OSError:
            return ()
        mark = (facts.st_mtime_ns, facts.st_size)
        if self._read is None or self._read[0] != mark:
            self._read = mark, _listed(self._folder / LIST)
        return self._read[1]

    def path(self, digest: str) -> Path | None:
        """The file, if it is here."""
        file = self._folder / f"{digest}.glb"
        return file if _HEX.fullmatch(digest) and file.is_file() else None

    def add(self, file: Path, names: tuple[str, ...] = (), height_m: float | None = None) -> Brought:
        """See ``Subjects.add``."""
        from studio.stage.brought.sorting import facts_of, settled

        if file.suffix.lower() not in (".glb", ".vrm"):
            raise InputError(f"{file.name} is no .glb file.", todo="Export it as glTF Binary (.glb).")
        called = tuple(dict.fromkeys(_named(one) for one in names if one.strip())) or (_named(_stem(file)),)
        if len(called) > MOST_NAMES:
            raise InputError(f"A subject can have {MOST_NAMES} names.")
        if height_m is not None and not 0.01 <= height_m <= 100.0:
            raise InputError(f"A subject cannot be {height_m:g} m tall.", todo="Give 0.01 to 100.")
        model, data = settled(file, height_m)
        digest = hashlib.sha256(data).hexdigest()
        kind = _kind(called, file, digest)
        one = facts_of(model, kind, called, digest, file.name)
        rest = tuple(other for other in self.all() if other.kind != kind)
        taken = next((name for other in rest for name in other.names for own in called if _same(name, own)), None)
        if taken is not None:
            raise InputError(
                f"“{taken}” is another subject already.", todo="Remove that one first, or choose another name."
            )
        if len(rest) >= MOST:
            raise InputError(f"There are {MOST} subjects already.", todo="Remove some first.")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / f"{digest}.glb", data)
            self._keep((*rest, one))
        except OSError as exc:
            raise DiskError(f"{self._folder} cannot be written: {exc.strerror or exc}.") from exc
        return one

    def remove(self, name: str) -> Brought:
        """See ``Subjects.remove``. Its file goes too, where no other needs it."""
        known = self.all()
        one = next((one for one in known if one.kind == name or any(_same(own, name) for own in one.names)), None)
        if one is None:
            raise InputError(f"There is no subject called “{name}”.", todo="“ekonte subjects list” shows them.")
        rest = tuple(other for other in known if other is not one)
        try:
            self._keep(rest)
            if all(other.digest != one.digest for other in rest):
                (self._folder / f"{one.digest}.glb").unlink(missing_ok=True)
        except OSError as exc:
            raise DiskError(f"{self._folder} cannot be written: {exc.strerror or exc}.") from exc
        return one

    def _keep(self, every: tuple[Brought, ...]) -> None:
        text = json.dumps({"subjects": [asdict(one) for one in every]}, ensure_ascii=False, indent=1)
        _write(self._folder / LIST, text.encode())
        self._read = None


def _write(file: Path, data: bytes) -> None:
    scratch = file.with_name(f".{secrets.token_hex(6)}")
    try:
        with scratch.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(file)
    finally:
        scratch.unlink(missing_ok=True)


def _named(name: str) -> str:
    text = " ".join(unicodedata.normalize("NFKC", name).split())
    if (
        not text
        or len(text) > LONGEST
        or not any(c.isalpha() for c in text)
        or any(c in '"“”「」『』@,、<>' for c in text)
    ):
        raise InputError(
            f"“{text[:LONGEST]}” cannot be a subject's name.",
            todo="Give words with letters, up to 40 characters, without quotation marks.",
        )
    return text


def _stem(file: Path) -> str:
    return re.sub(r"[\W_]+", " ", file.stem)[:LONGEST].strip() or "subject"


def _kind(names: tuple[str, ...], file: Path, digest: str) -> str:
    """Its word in scenes: the first name in Latin letters, else the file's, else one of its own."""
    for text in (*names, file.stem):
        word = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
        if text.isascii() and re.match("[a-z]", word):
            return word[:LONGEST]
    return f"subject_{digest[:6]}"


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


def _listed(file: Path) -> tuple[Brought, ...]:
    """What the list says; what in it makes no sense is passed over."""
    try:
        found: object = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    rows = cast(Mapping[str, object], found).get("subjects") if isinstance(found, dict) else None
    out: list[Brought] = []
    for row in cast(list[object], rows) if isinstance(rows, list) else []:
        one = _brought(cast(Mapping[str, object], row)) if isinstance(row, dict) else None
        if one is not None:
            out.append(one)
    return tuple(out)


def _brought(row: Mapping[str, object]) -> Brought | None:
    def words(key: str) -> tuple[str, ...]:
        value = row.get(key)
        return tuple(str(word) for word in cast(list[object], value)) if isinstance(value, list) else ()

    size = row.get("size_m")
    numbers = cast(list[object], size) if isinstance(size, list) else []
    sort, digest = row.get("sort"), str(row.get("digest"))
    whole = len(numbers) == 3 and all(isinstance(n, int | float) for n in numbers)
    if not whole or sort not in ("person", "animal", "thing") or not _HEX.fullmatch(digest) or not words("names"):
        return None
    x, y, z = (float(cast(float, n)) for n in numbers)
    one = Brought(
        kind=str(row.get("kind")), names=words("names"), digest=digest, sort=sort, size_m=(x, y, z),
        triangles=int(cast(int, row.get("triangles") or 0)), clips=words("clips"), file=str(row.get("file") or ""),
        remarks=words("remarks"),
    )  # fmt: skip
    return replace(one, names=one.names[:MOST_NAMES])
