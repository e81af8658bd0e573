"""The ``Provenance`` port: signs, marks, and looks."""

import datetime as dt
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError, InputError
from studio.core.unfinished import Unfinished
from studio.ports.keychain import Keychain
from studio.ports.playback import MovieReaders
from studio.ports.provenance import Action, Claim, KeyFacts, Mark, MarkFound, Protection, Verdict
from studio.provenance import appended, exr, formats, manifest, matroska, payloads
from studio.provenance.labels import label_of
from studio.provenance.looking import frames_of
from studio.provenance.reading import signed
from studio.provenance.remembered import Remembered
from studio.provenance.signing import Signer
from studio.provenance.trusted import Trusted
from studio.provenance.vault import Vault
from studio.provenance.visible import sign
from studio.provenance.watermark.detecting import find
from studio.provenance.watermark.embedding import embedding

_BLOCK = 4 << 20


def _nobody() -> str:
    return ""


class ProvenanceOffice:
    """Everything under one folder: the key, those who are trusted, the marks that were laid."""

    def __init__(
        self,
        folder: Path,
        version: str,
        readers: Callable[[], MovieReaders],
        unfinished: Unfinished,
        keychain: Keychain,
        *,
        ask: Callable[[], str] = _nobody,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        """``ask`` gives the key's passphrase."""
        self._version, self._readers, self._unfinished = version, readers, unfinished
        self._vault = Vault(folder, keychain, ask, now)
        self._trusted, self._remembered = Trusted(folder / "trusted"), Remembered(folder / "marks.jsonl")
        self._signer: Signer | None = None

    def seal(self, source: Path, target: Path, claim: Claim) -> tuple[str, ...]:
        """See the port."""
        signer = self._signer = self._signer or Signer(self._vault.identity(), self._version)
        payload = self.payload(claim)
        if source.is_dir():
            remarks = [
                said for file in _files(source) for said in self._seal_beside(signer, file, source, target, claim)
            ]
        else:
            remarks = list(self._seal(signer, source, target, claim, payload))
        if claim.marked:
            self._remembered.note(payload, claim.title)
        return tuple(dict.fromkeys(remarks))

    def _seal_beside(self, signer: Signer, file: Path, source: Path, target: Path, claim: Claim) -> tuple[str, ...]:
        place = target / file.relative_to(source)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise _disk(place, exc) from exc
        return self._seal(signer, file, place, claim, self.payload(claim))

    def _seal(self, signer: Signer, source: Path, target: Path, claim: Claim, payload: bytes) -> tuple[str, ...]:
        """One file, in one step."""
        try:
            media_type = formats.of_file(source)
        except OSError as exc:
            raise InputError(f"{source} cannot be read.") from exc
        remarks: tuple[str, ...]
        part = target.with_name(f".{secrets.token_hex(6)}{target.suffix}.part")
        self._unfinished.begin(part)
        try:
            with part.open("w+b") as out:
                if source.stat().st_size > _most():
                    _copied(source, out)
                    remarks = (
                        f"{target.name} is not signed: it is so large that signing it takes more memory than there is.",
                    )
                elif media_type in formats.CARRIES:
                    signer.inside(source, out, media_type, claim, payload)
                    remarks = ()
                else:
                    remarks = _append(signer, source, part, out, media_type, claim, payload)
            part.replace(target)
        except OSError as exc:
            raise _disk(target, exc) from exc
        finally:
            part.unlink(missing_ok=True)
            self._unfinished.end(part)
        return remarks

    def mark(self, size: tuple[int, int], payload: bytes) -> Mark:
        """See the port."""
        return embedding(size, payload)

    def payload(self, claim: Claim) -> bytes:
        """See the port."""
        return payloads.of_claim(claim, self._vault.identity().fingerprint).packed()

    def sign(self, size: tuple[int, int]) -> NDArray[np.uint8]:
        """See the port."""
        return sign(size)

    def verify(self, path: Path) -> Verdict:
        """See the port."""
        try:
            if path.is_dir():
                raise InputError(f"{path} is a folder.", todo="Give one of the files in it.")
            found = signed(path, self._vault.known_root(), self._trusted.anchors())
            label = label_of(path) if found is None else None
            media_type = formats.of_file(path)
        except OSError as exc:
            what = f"{path} is missing." if isinstance(exc, FileNotFoundError) else f"{path} cannot be read."
            raise InputError(what) from exc
        mark = self._mark_of(path)
        if found is None:
            return Verdict(
                state="none",
                format=media_type,
                ai_generated=_generated(label) or (True if mark else None),
                source=label,
                mark=mark,
                mark_sought=media_type in formats.SEEN,
            )
        return Verdict(
            state=found.state,
            format=media_type,
            ai_generated=_generated(found.source) or (True if mark else None),
            source=found.source,
            broken=found.broken,
            title=found.title,
            signer=found.signer,
            issuer=found.issuer,
            trust=found.trust,
            fingerprint=found.fingerprint,
            made_with=found.made_with,
            signed_at=found.signed_at,
            carrier=found.carrier,
            mark=mark,
            mark_sought=media_type in formats.SEEN,
            ingredients=found.ingredients,
            actions=tuple(Action(name=name, what=what) for name, what in found.actions),
            said=found.said,
        )

    def _mark_of(self, path: Path) -> MarkFound | None:
        found = find(frames_of(self._readers(), path))
        if found is None:
            return None
        told = payloads.unpacked(found.payload)
        own = self.known_key()
        return MarkFound(
            payload=found.payload,
            source=told.source,
            key=told.key,
            own=own.startswith(told.key) if own else False,
            title=self._remembered.title(found.payload),
            score=found.score,
        )

    def known_key(self) -> str:
        """The fingerprint of the user's own root, without making or opening a key; empty where there is none."""
        return self._vault.known_fingerprint()

    def key(self) -> KeyFacts:
        """See the port."""
        return self._vault.facts()

    def rename(self, name: str) -> KeyFacts:
        """See the port."""
        self._vault.rename(name)
        return self._changed()

    def protect(self, protection: Protection, passphrase: str = "") -> KeyFacts:
        """See the port."""
        self._vault.protect(protection, passphrase)
        return self._changed()

    def renew(self) -> KeyFacts:
        """See the port."""
        self._vault.renew()
        return self._changed()

    def _changed(self) -> KeyFacts:
        self._signer = None
        return self._vault.facts()

    def certificate(self) -> bytes:
        """See the port."""
        return self._vault.identity().root

    def trust(self, certificate: Path) -> str:
        """See the port."""
        return self._trusted.add(certificate)


def _most() -> int:
    """Bytes of the largest file that is signed: the library keeps the whole of it in memory while it signs."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return 4 << 30


def _copied(source: Path, out: BinaryIO) -> None:
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            out.write(block)


def _append(
    signer: Signer, source: Path, part: Path, out: BinaryIO, media_type: str, claim: Claim, payload: bytes
) -> tuple[str, ...]:
    """The file with its own words for what it is, and the record behind it."""
    if not _worded(source, out, media_type, manifest.SOURCES + manifest.WORDS[claim.source]):
        _copied(source, out)
    out.flush()
    record = signer.apart(part, media_type, claim, payload)
    out.seek(0, 2)
    out.write(appended.appendix(record, media_type))
    return (f"{source.suffix.lstrip('.').upper()} has no place for a signature: it is behind the end of the file.",)


def _worded(source: Path, out: BinaryIO, media_type: str, word: str) -> bool:
    """Whether it was written, with IPTC's digital source type where its format has tags of its own."""
    match media_type:
        case "video/webm" | "video/x-matroska":
            return matroska.tagged(source, out, {"DIGITAL_SOURCE_TYPE": word})
        case "image/x-exr":
            return exr.described(source, out, "digitalSourceType", word)
        case _:
            return False


def _generated(source: str | None) -> bool | None:
    """Whether a machine made it, by its digital source type."""
    if source in manifest.MADE_BY_MACHINE:
        return True
    return False if source in manifest.TAKEN_FROM_LIFE else None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _disk(path: Path, exc: OSError) -> DiskError:
    if exc.errno == errno.ENOSPC:
        return DiskError(f"The disk is full: {path} cannot be written.", todo="Free some space.")
    return DiskError(f"{path} cannot be written.", todo="Check that the folder can be written and the disk has room.")
