"""What keeps a machine's keys: the system's keychain, a passphrase, or a file that only its owner may read.

The keys lie sealed (AES-256-GCM) in ``key.json``; what opens it is somewhere else. Who steals the folder alone, where
the keychain or a passphrase keeps it, has noise.
"""

import base64
import contextlib
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from studio.consent.disk import PrivateFolder
from studio.consent.machine import MachineKeys, new_machine
from studio.core.errors import InputError, MachineError
from studio.ports.consent import Kept
from studio.ports.keychain import Keychain

_FORMAT = 1
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
"""32 MB and about 0.1 s for each try."""
_SHORTEST = 8
_RESTORE = "Bring the folder back from a backup; without its key nobody can read the cameos in it."


class Keeper:
    """The keys of one folder. Making and changing them is for whoever has the folder ``alone``."""

    def __init__(
        self, folder: PrivateFolder, keychain: Keychain, ask: Callable[[], str], offered: Callable[[], str]
    ) -> None:
        """``ask`` gives the passphrase when one is needed; ``offered`` one that the person has chosen already, empty
        where they have not."""
        self._folder, self._keychain, self._ask, self._offered = folder, keychain, ask, offered
        self._opened: tuple[MachineKeys, dict[str, object]] | None = None

    @property
    def _path(self) -> Path:
        return self._folder.path / "key.json"

    def there(self) -> bool:
        """Whether there are keys."""
        return self._path.exists()

    def keys(self) -> MachineKeys:
        """Raises ``MachineError``: they cannot be read, or what opens them is not there."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened[0]

    @property
    def kept(self) -> Kept:
        """What keeps the keys, or would."""
        if self.there():
            return _kept(self._read())
        return self._best()

    def make(self) -> MachineKeys:
        """New keys, unless there are some. Raises ``MachineError``, ``DiskError``."""
        if self.there():
            return self.keys()
        keys, kept = new_machine(), self._best()
        try:
            wrapping, lock = self._new_lock(kept, self._offered())
        except MachineError:
            if kept != "keychain":
                raise
            kept = "passphrase" if self._offered() else "file"
            wrapping, lock = self._new_lock(kept, self._offered())
        self._write(keys, kept, wrapping, lock)
        return keys

    def protect(self, kept: Kept, passphrase: str) -> None:
        """Keep the same keys in another way. Raises ``InputError``, ``MachineError``, ``DiskError``."""
        keys = self.keys()
        assert self._opened is not None
        before = self._opened[1]
        wrapping, lock = self._new_lock(kept, passphrase)
        self._write(keys, kept, wrapping, lock)
        self._forget(before)

    @property
    def counter(self) -> str | None:
        """What the keychain remembers beside the keys, where it keeps them: see ``remember``."""
        name = self._counter_name()
        return None if name is None else self._keychain.get(name)

    def remember(self, text: str) -> None:
        """Have the keychain remember a short text, where it keeps the keys. Raises ``MachineError``."""
        name = self._counter_name()
        if name is not None:
            self._keychain.put(name, text)

    def _counter_name(self) -> str | None:
        record = self._read()
        name = _lock(record).get("name")
        return f"{name}-head" if _kept(record) == "keychain" and isinstance(name, str) else None

    def _best(self) -> Kept:
        if self._keychain.there():
            return "keychain"
        return "passphrase" if self._offered() else "file"

    def _new_lock(self, kept: Kept, passphrase: str) -> tuple[bytes, dict[str, object]]:
        wrapping, name = secrets.token_bytes(32), f"cameos-{secrets.token_hex(6)}"
        match kept:
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
                path = self._folder.path / f"{name}.key"
                self._folder.write(path, wrapping.hex().encode())
                return wrapping, {"name": path.name}

    def _forget(self, lock: dict[str, object]) -> None:
        name = lock.get("name")
        if isinstance(name, str) and name.endswith(".key"):
            with contextlib.suppress(OSError):
                (self._folder.path / Path(name).name).unlink(missing_ok=True)
        elif isinstance(name, str):
            self._keychain.drop(name)
            self._keychain.drop(f"{name}-head")

    def _write(self, keys: MachineKeys, kept: Kept, wrapping: bytes, lock: dict[str, object]) -> None:
        nonce, public = secrets.token_bytes(12), keys.public
        all_three = keys.signing + keys.receiving + keys.master
        sealed = nonce + AESGCM(wrapping).encrypt(nonce, all_three, public.signing + public.receiving)
        record = {
            "format": _FORMAT,
            "kept": kept,
            "lock": lock,
            "public": base64.b64encode(public.signing + public.receiving).decode(),
            "sealed": base64.b64encode(sealed).decode(),
        }
        self._folder.write(self._path, json.dumps(record, indent=1).encode())
        self._opened = keys, lock

    def _open(self) -> tuple[MachineKeys, dict[str, object]]:
        record = self._read()
        kept, lock = _kept(record), _lock(record)
        try:
            public, sealed = (
                base64.b64decode(str(record.get(name, "")), validate=True) for name in ("public", "sealed")
            )
        except ValueError as exc:
            raise self._damaged() from exc
        wrapping = self._wrapping(kept, lock)
        try:
            opened = AESGCM(wrapping).decrypt(sealed[:12], sealed[12:], public)
        except (InvalidTag, ValueError) as exc:
            if kept == "passphrase":
                raise MachineError("This is not the passphrase of your cameos.") from exc
            raise self._damaged() from exc
        if len(opened) != 96:
            raise self._damaged()
        return MachineKeys(opened[:32], opened[32:64], opened[64:]), lock

    def _wrapping(self, kept: Kept, lock: dict[str, object]) -> bytes:
        try:
            if kept == "passphrase":
                passphrase = self._ask()
                if not passphrase:
                    raise MachineError(
                        "Your cameos are kept by a passphrase, and nobody is there to give it.",
                        todo="Set EKONTE_PASSPHRASE, or keep them in another way with “ekonte cameo protect”.",
                    )
                return _stretched(passphrase, lock)
            name = lock.get("name")
            if not isinstance(name, str):
                raise ValueError("no name")
            if kept == "keychain":
                secret = self._keychain.get(name)
                if secret is None:
                    raise MachineError(
                        "The system's keychain no longer has what opens the key of your cameos.", todo=_RESTORE
                    )
                return bytes.fromhex(secret)
            path = self._folder.path / Path(name).name
            try:
                return bytes.fromhex(path.read_text("ascii").strip())
            except OSError as exc:
                raise MachineError(
                    f"{path}, which opens the key of your cameos, is missing or cannot be read.", todo=_RESTORE
                ) from exc
        except ValueError as exc:
            raise self._damaged() from exc

    def _read(self) -> dict[str, object]:
        try:
            record = cast(object, json.loads(self._path.read_text("utf-8")))
        except OSError as exc:
            raise MachineError(f"The key of your cameos, {self._path}, cannot be read.", todo=_RESTORE) from exc
        except ValueError as exc:
            raise self._damaged() from exc
        if not isinstance(record, dict):
            raise self._damaged()
        fields = cast(dict[str, object], record)
        if fields.get("format") != _FORMAT or fields.get("kept") not in ("keychain", "passphrase", "file"):
            raise self._damaged()
        return fields

    def _damaged(self) -> MachineError:
        return MachineError(f"The key of your cameos, {self._path}, is damaged.", todo=_RESTORE)


def _stretched(passphrase: str, lock: dict[str, object]) -> bytes:
    """Raises ``ValueError``."""
    n, r, p, salt = (lock.get(name) for name in ("n", "r", "p", "salt"))
    if not (isinstance(n, int) and isinstance(r, int) and isinstance(p, int) and isinstance(salt, str)):
        raise ValueError("no such lock")
    if n > 2**20 or r > 32 or p > 16:
        raise ValueError("no such lock")
    return Scrypt(salt=bytes.fromhex(salt), length=32, n=n, r=r, p=p).derive(passphrase.encode())


def _kept(record: dict[str, object]) -> Kept:
    match record["kept"]:
        case "keychain":
            return "keychain"
        case "passphrase":
            return "passphrase"
        case _:
            return "file"


def _lock(record: dict[str, object]) -> dict[str, object]:
    value = record.get("lock")
    return cast(dict[str, object], value) if isinstance(value, dict) else {}
