"""Signing by C2PA: inside a file where its format has a place for that, else as a record of its own."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from typing_extensions import Buffer, override

from studio.core.errors import InputError
from studio.ports.provenance import Claim
from studio.provenance import formats, frame, manifest
from studio.provenance.c2pa import UNKNOWN, LibraryError, SignerOfLibrary
from studio.provenance.identity import Identity
from studio.provenance.rest import rest_of


class Signer:
    """Signs claims with one identity."""

    def __init__(self, identity: Identity, version: str) -> None:
        self._version = version
        self._signer = SignerOfLibrary(identity)

    def inside(self, source: Path, out: BinaryIO, media_type: str, claim: Claim, payload: bytes) -> None:
        """Write ``source`` with the signed claim in it. Raises ``InputError``, ``OSError``."""
        rest = rest_of(source) if media_type in formats.BOXES else "" if media_type in frame.EXACT else None
        self._sign(source, out, media_type, claim, payload, rest)

    def apart(self, source: Path, media_type: str, claim: Claim, payload: bytes) -> bytes:
        """The signed claim of ``source``, bound to its every byte, as a record of its own. Raises ``InputError``,
        ``OSError``."""
        return self._sign(source, None, media_type, claim, payload, "")

    def _sign(
        self, source: Path, out: BinaryIO | None, media_type: str, claim: Claim, payload: bytes, rest: str | None
    ) -> bytes:
        kinds = _kinds(claim)
        record = manifest.definition(claim, self._version, media_type, payload, rest, [bool(kind) for kind in kinds])
        watched = _Watched(out) if out is not None else None
        with ExitStack() as files:
            ingredients = [
                (
                    manifest.ingredient_record(claim, ingredient),
                    kind,
                    files.enter_context(ingredient.path.open("rb")),
                )
                for ingredient, kind in zip(claim.ingredients, kinds, strict=True)
                if kind and ingredient.path is not None
            ]
            file = files.enter_context(source.open("rb"))
            try:
                if watched is None:
                    return self._signer.sign(record, ingredients, UNKNOWN, file, io.BytesIO(), apart=True)
                return self._signer.sign(record, ingredients, media_type, file, watched)
            except LibraryError as exc:
                if watched is not None and watched.trouble is not None:
                    raise watched.trouble from exc
                raise InputError(f"{source.name} cannot be signed: it is not whole, or not what it seems.") from exc


class _Watched(io.RawIOBase):
    """A file that remembers why it could not be written: the library only says that it could not."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.trouble: OSError | None = None

    @override
    def readable(self) -> bool:
        return True

    @override
    def writable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    @override
    def tell(self) -> int:
        return self._file.tell()

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        view[: len(data)] = data
        return len(data)

    @override
    def write(self, data: Buffer, /) -> int:
        try:
            return self._file.write(data)
        except OSError as exc:
            self.trouble = self.trouble or exc
            raise

    @override
    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError as exc:
            self.trouble = self.trouble or exc
            raise

    @override
    def close(self) -> None:
        """The file belongs to whoever opened it."""


def _kinds(claim: Claim) -> Sequence[str]:
    """For each ingredient the media type under which it is added from its file; empty for those told by name alone."""
    return [_carrying(ingredient.path) if ingredient.path is not None else "" for ingredient in claim.ingredients]


def _carrying(path: Path) -> str:
    try:
        media_type = formats.of_file(path)
    except OSError:
        return ""
    return media_type if media_type in formats.CARRIES else ""
