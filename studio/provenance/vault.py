"""Where the user's key is kept: a file sealed with AES-256-GCM, and what opens it.

What opens it is 32 bytes in the system's keychain, a passphrase (scrypt), or, where there is neither, 32 bytes in a
file that only its owner may read. The certificates lie open in the sealed file; they are no secret.
"""

import base64
import contextlib
import datetime as dt
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from studio.core.errors import DiskError, InputError, MachineError
from studio.ports.keychain import Keychain
from studio.ports.provenance import KeyFacts, Protection
from studio.provenance import identity as identities
from studio.provenance.identity import Identity

_FILE = "identity.json"
_FORMAT = 1
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
"""32 MB and about 0.1 s for each try."""
_SHORTEST = 8
_RESTORE = "Bring it back from a backup, or make a new key with “ekonte key new”. What is signed already stays signed."

Ask = Callable[[], str]
"""Asks the person for the passphrase; empty where nobody can be asked."""

Now = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A key, with what opened it, so that it can be written again as it was."""

    identity: Identity
    protection: Protection
    wrapping: bytes
    lock: dict[str, object]


class Vault:
    """One identity in one folder."""

    def __init__(self, folder: Path, keychain: Keychain, ask: Ask, now: Now) -> None:
        self._folder, self._keychain, self._ask, self._now = folder, keychain, ask, now
        self._opened: _Opened | None = None

    def identity(self) -> Identity:
        """The key, made on first use and its certificate renewed in time. Raises ``MachineError``, ``DiskError``."""
        return self._ready().identity

    def known_root(self) -> bytes | None:
        """The root certificate (PEM), without opening or making anything; None where there is none to be read."""
        try:
            root = _text(self._read(), "root").encode()
            x509.load_pem_x509_certificate(root).public_key()
        except (OSError, ValueError, UnsupportedAlgorithm):
            return None
        return root

    def known_fingerprint(self) -> str:
        """Of that root; empty where there is none."""
        root = self.known_root()
        return identities.fingerprint(x509.load_pem_x509_certificate(root)) if root else ""

    def facts(self) -> KeyFacts:
        """Of the key. Raises ``MachineError``, ``DiskError``."""
        opened = self._ready()
        leaf = x509.load_pem_x509_certificate(opened.identity.leaf)
        return KeyFacts(
            name=opened.identity.name,
            fingerprint=opened.identity.fingerprint,
            protection=opened.protection,
            place=str(self._path),
            since=leaf.not_valid_before_utc.date().isoformat(),
            until=leaf.not_valid_after_utc.date().isoformat(),
        )

    def rename(self, name: str) -> None:
        """Raises ``InputError``, ``MachineError``, ``DiskError``."""
        clean = " ".join(name.split())
        if not 1 <= len(clean) <= 64 or not clean.isprintable():
            raise InputError("A signer's name has 1 to 64 letters.")
        opened = self._ready()
        self._rewrite(identities.renamed(opened.identity, clean, self._now()), opened)

    def protect(self, protection: Protection, passphrase: str) -> None:
        """Keep the same key in another way. Raises ``InputError``, ``MachineError``, ``DiskError``."""
        opened = self._ready()
        wrapping, lock = self._new_lock(protection, passphrase)
        self._write(opened.identity, protection, wrapping, lock)
        self._forget(opened.lock)

    def renew(self) -> None:
        """A new key of the same name; the old one, if it can be opened or not, is put aside. Raises ``DiskError``."""
        if self._path.exists():
            aside = self._folder / f"identity-until-{self._now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}.json"
            try:
                self._path.rename(aside)
            except OSError as exc:
                raise _disk(self._path) from exc
        self._opened = None
        self._make()

    def _ready(self) -> _Opened:
        opened = self._opened or (self._open() if self._path.exists() else self._make())
        fresh = identities.renewed(opened.identity, self._now())
        if fresh is not opened.identity:
            opened = self._rewrite(fresh, opened)
        self._opened = opened
        return opened

    def _make(self) -> _Opened:
        protection: Protection = "keychain" if self._keychain.there() else "file"
        try:
            wrapping, lock = self._new_lock(protection, "")
        except MachineError:
            if protection == "file":
                raise
            protection = "file"
            wrapping, lock = self._new_lock(protection, "")
        made = _Opened(identities.created("", self._now()), protection, wrapping, lock)
        return self._write(made.identity, protection, wrapping, lock, first=True)

    def _open(self) -> _Opened:
        try:
            record = self._read()
            protection, lock = _protection(record), _record(record, "lock")
            sealed = base64.b64decode(_text(record, "sealed"), validate=True)
            root, leaf = _text(record, "root").encode(), _text(record, "leaf").encode()
            name = _text(record, "name")
        except OSError as exc:
            raise MachineError(f"The key that signs your files, {self._path}, cannot be read.", todo=_RESTORE) from exc
        except ValueError as exc:
            raise self._damaged() from exc
        wrapping = self._wrapping(protection, lock)
        try:
            keys = AESGCM(wrapping).decrypt(sealed[:12], sealed[12:], root + leaf)
        except InvalidTag as exc:
            if protection == "passphrase":
                raise MachineError("This is not the passphrase of the key that signs your files.") from exc
            raise self._damaged() from exc
        except ValueError as exc:
            raise self._damaged() from exc
        size = int.from_bytes(keys[:2], "big")
        found = Identity(name=name, root=root, leaf=leaf, root_key=keys[2 : 2 + size], leaf_key=keys[2 + size :])
        try:
            whole = identities.holds_together(found)
        except ValueError as exc:
            raise self._damaged() from exc
        if not whole:
            raise self._damaged()
        return _Opened(found, protection, wrapping, lock)

    def _wrapping(self, protection: Protection, lock: dict[str, object]) -> bytes:
        """Raises ``MachineError``."""
        try:
            match protection:
                case "keychain":
                    secret = self._keychain.get(_text(lock, "name"))
                    if secret is None:
                        raise MachineError(
                            "The system's keychain no longer has what opens the key that signs your files.",
                            todo=_RESTORE,
                        )
                    return bytes.fromhex(secret)
                case "passphrase":
                    return _stretched(self._passphrase(), lock)
                case "file":
                    return self._key_file(_text(lock, "name"))
        except ValueError as exc:
            raise self._damaged() from exc

    def _passphrase(self) -> str:
        passphrase = self._ask()
        if not passphrase:
            raise MachineError(
                "The key that signs your files is kept by a passphrase, and nobody is there to give it.",
                todo="Set EKONTE_PASSPHRASE, or keep the key in another way with “ekonte key protect”.",
            )
        return passphrase

    def _key_file(self, name: str) -> bytes:
        path = self._folder / Path(name).name
        try:
            return bytes.fromhex(path.read_text("ascii").strip())
        except OSError as exc:
            raise MachineError(
                f"{path}, which opens the key that signs your files, is missing or cannot be read.", todo=_RESTORE
            ) from exc

    def _new_lock(self, protection: Protection, passphrase: str) -> tuple[bytes, dict[str, object]]:
        """What opens a key from now on. Raises ``InputError``, ``MachineError``, ``DiskError``."""
        wrapping, name = secrets.token_bytes(32), f"signing-{secrets.token_hex(6)}"
        match protection:
            case "keychain":
                if not self._keychain.there():
                    raise MachineError("This machine has no keychain that could keep a key.")
                self._keychain.put(name, wrapping.hex())
                if self._keychain.get(name) != wrapping.hex():
                    raise MachineError("The system's keychain does not keep what it is given.")
                return wrapping, {"name": name}
            case "passphrase":
                if len(passphrase) < _SHORTEST:
                    raise InputError(f"A passphrase has at least {_SHORTEST} letters.")
                lock: dict[str, object] = {"salt": secrets.token_hex(16), **_SCRYPT}
                return _stretched(passphrase, lock), lock
            case "file":
                path = self._folder / f"{name}.key"
                self._put(path, wrapping.hex().encode(), first=True)
                return wrapping, {"name": path.name}

    def _forget(self, lock: dict[str, object]) -> None:
        """What opened it before is of no more use."""
        name = lock.get("name")
        if isinstance(name, str) and name.endswith(".key"):
            (self._folder / Path(name).name).unlink(missing_ok=True)
        elif isinstance(name, str):
            self._keychain.drop(name)

    def _rewrite(self, identity: Identity, opened: _Opened) -> _Opened:
        return self._write(identity, opened.protection, opened.wrapping, opened.lock)

    def _write(
        self,
        identity: Identity,
        protection: Protection,
        wrapping: bytes,
        lock: dict[str, object],
        *,
        first: bool = False,
    ) -> _Opened:
        """In one step. Where another process has just made the first key, theirs is the one."""
        nonce = secrets.token_bytes(12)
        keys = len(identity.root_key).to_bytes(2, "big") + identity.root_key + identity.leaf_key
        sealed = nonce + AESGCM(wrapping).encrypt(nonce, keys, identity.root + identity.leaf)
        record = {
            "format": _FORMAT,
            "name": identity.name,
            "protection": protection,
            "lock": lock,
            "root": identity.root.decode(),
            "leaf": identity.leaf.decode(),
            "sealed": base64.b64encode(sealed).decode(),
        }
        if self._put(self._path, json.dumps(record, ensure_ascii=False, indent=1).encode(), first=first):
            self._opened = _Opened(identity, protection, wrapping, lock)
        else:
            self._forget(lock)
            self._opened = self._open()
        return self._opened

    def _put(self, path: Path, data: bytes, *, first: bool) -> bool:
        """Write a file that only its owner may read. ``first``: unless there is one already; whether it was written."""
        part = path.with_name(f".{secrets.token_hex(6)}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if not first:
                part.replace(path)
                return True
            try:
                path.hardlink_to(part)
            except FileExistsError:
                return False
            except OSError:  # a disk without links
                if path.exists():
                    return False
                part.replace(path)
            return True
        except OSError as exc:
            raise _disk(path) from exc
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _read(self) -> dict[str, object]:
        """Raises ``OSError``, ``ValueError``."""
        record = cast(object, json.loads(self._path.read_text("utf-8")))
        if not isinstance(record, dict):
            raise ValueError("not a record")
        fields = cast(dict[str, object], record)
        if fields.get("format") != _FORMAT:
            raise ValueError("another format")
        return fields

    def _damaged(self) -> MachineError:
        return MachineError(f"The key that signs your files, {self._path}, is damaged.", todo=_RESTORE)

    @property
    def _path(self) -> Path:
        return self._folder / _FILE


def _stretched(passphrase: str, lock: dict[str, object]) -> bytes:
    """Raises ``ValueError``."""
    n, r, p = (lock.get(name) for name in ("n", "r", "p"))
    if not (isinstance(n, int) and isinstance(r, int) and isinstance(p, int)) or n > 2**20 or r > 32 or p > 16:
        raise ValueError("no such lock")
    return Scrypt(salt=bytes.fromhex(_text(lock, "salt")), length=32, n=n, r=r, p=p).derive(passphrase.encode())


def _protection(record: dict[str, object]) -> Protection:
    match record.get("protection"):
        case "keychain":
            return "keychain"
        case "passphrase":
            return "passphrase"
        case "file":
            return "file"
        case _:
            raise ValueError("no such protection")


def _text(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value


def _record(record: dict[str, object], name: str) -> dict[str, object]:
    value = record.get(name)
    if not isinstance(value, dict):
        raise ValueError(f"{name} is no record")
    return cast(dict[str, object], value)


def _disk(path: Path) -> DiskError:
    return DiskError(f"{path} cannot be written.", todo="Check that the folder can be written and the disk has room.")
