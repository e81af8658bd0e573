"""The consent record on disk: a line a deed, each bound to all before it and signed; nothing is ever taken out.

::

    {"n": 7, "body": sealed, "chain": SHA-256(chain before, n, body), "sign": Ed25519(chain)}

A line that was changed, left out, put in or moved no longer follows. Lines cut off at the end are missed because the
register and the system's keychain remember where the record ended.
"""

import base64
import json
import secrets
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.consent.disk import PrivateFolder
from studio.consent.machine import MachineKeys
from studio.consent.packing import Fields, PackedError, pack, unpack
from studio.consent.register import Head
from studio.core.errors import MachineError
from studio.core.progress import CancelToken
from studio.ports.consent import DEEDS, Deed, Entry, Record

_PURPOSE = b"ekonte cameo record 1"


class RecordBook:
    """The record of a folder."""

    def __init__(self, folder: PrivateFolder) -> None:
        self._folder = folder

    @property
    def _path(self) -> Path:
        return self._folder.path / "record.jsonl"

    def append(
        self, keys: MachineKeys, head: Head, when: datetime, deed: Deed, cameo: str, handle: str, what: str
    ) -> Head:
        """A line after ``head``; gives where the record ends then. Raises ``DiskError``."""
        head = self._caught_up(keys, head)
        number, time = head.count + 1, when.isoformat(timespec="seconds")
        body = pack({"when": time, "deed": deed, "cameo": cameo, "handle": handle, "what": what})
        nonce = secrets.token_bytes(12)
        sealed = base64.b64encode(nonce + AESGCM(keys.derived(_PURPOSE)).encrypt(nonce, body, b"%d" % number)).decode()
        chain = _chain(head.chain, number, sealed)
        sign = base64.b64encode(keys.sign(_PURPOSE + chain.encode())).decode()
        line = json.dumps({"n": number, "body": sealed, "chain": chain, "sign": sign}).encode() + b"\n"
        self._folder.append(self._path, line)
        return Head(count=number, size=head.size + len(line), chain=chain, day=max(head.day, time[:10]))

    def read(self, keys: MachineKeys, ends: tuple[Head, ...], cancel: CancelToken) -> Record:
        """All lines; ``ends`` is where the record is known to have ended once."""
        entries, chains = list[Entry](), [""]
        broken: int | None = None
        for number, line in enumerate(self._lines(), start=1):
            cancel.check()
            entry = _entry(keys, line, number, chains[-1])
            if entry is None:
                broken = number
                break
            entries.append(entry)
            chains.append(entry.chain)
        if broken is None:
            for end in ends:
                if end.count >= len(chains):
                    broken = min(broken or len(chains), len(chains))
                elif chains[end.count] != end.chain:
                    broken = min(broken or end.count, end.count)
        return Record(entries=tuple(entries), whole=broken is None, broken=broken)

    def _caught_up(self, keys: MachineKeys, head: Head) -> Head:
        """A line that was written when the program was ended counts; half a line is taken back."""
        try:
            size = self._path.stat().st_size if self._path.exists() else 0
            if size <= head.size:
                return head
            with self._path.open("rb+") as file:
                file.seek(head.size)
                for line in file.read().splitlines(keepends=True):
                    entry = _entry(keys, line, head.count + 1, head.chain) if line.endswith(b"\n") else None
                    if entry is None:
                        if not line.endswith(b"\n"):
                            file.truncate(head.size)
                        break
                    day = max(head.day, entry.when[:10])
                    head = Head(count=entry.number, size=head.size + len(line), chain=entry.chain, day=day)
        except OSError as exc:
            raise MachineError(f"The record of your cameos, {self._path}, cannot be read.") from exc
        return head

    def _lines(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                yield from file
        except FileNotFoundError:
            return
        except OSError as exc:
            raise MachineError(f"The record of your cameos, {self._path}, cannot be read.") from exc


def _chain(before: str, number: int, sealed: str) -> str:
    return sha256(f"{before}\n{number}\n{sealed}".encode()).hexdigest()


def _entry(keys: MachineKeys, line: bytes, number: int, before: str) -> Entry | None:
    """A line, if it is the one that follows."""
    try:
        told = cast(object, json.loads(line))
        if not isinstance(told, dict):
            return None
        fields = {str(name): value for name, value in cast("dict[object, object]", told).items()}
        sealed, chain, sign = str(fields.get("body")), str(fields.get("chain")), str(fields.get("sign"))
        if fields.get("n") != number or chain != _chain(before, number, sealed):
            return None
        if not keys.public.signed(base64.b64decode(sign), _PURPOSE + chain.encode()):
            return None
        data = base64.b64decode(sealed, validate=True)
        body = Fields(unpack(AESGCM(keys.derived(_PURPOSE)).decrypt(data[:12], data[12:], b"%d" % number)))
        told_deed = body.text("deed")
        deed: Deed | None = next((one for one in DEEDS if one == told_deed), None)
        if deed is None:
            return None
        return Entry(
            number=number,
            when=body.text("when"),
            deed=deed,
            cameo=body.text("cameo"),
            handle=body.text("handle"),
            what=body.text("what"),
            chain=chain,
        )
    except (ValueError, InvalidTag, PackedError):
        return None
