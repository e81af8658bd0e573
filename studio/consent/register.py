"""The register of a vault: every cameo in it with the key of its likeness, what was revoked, where the record ends.

One file, sealed as a whole and written in one step. Names are personal: nothing of them is readable without the key.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.consent.cameo_bytes import cameo_from_value, cameo_to_value
from studio.consent.disk import PrivateFolder
from studio.consent.licence import Signed
from studio.consent.machine import MachineKeys
from studio.consent.packing import Fields, PackedError, Value, pack, unpack
from studio.core.errors import MachineError
from studio.project.cameo import Cameo

_FORMAT = 1
_PURPOSE = b"ekonte cameo register 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A cameo that is here. ``nonce`` is of its id; ``key`` and ``file`` of its likeness, whose digest is ``digest``;
    ``licence`` where it is somebody else's. ``seen`` is the last day on which it was used, shared or changed, ``noted``
    are the refusals and uses of that day that the record has."""

    cameo: Cameo
    nonce: bytes
    key: bytes
    file: str
    digest: str
    licence: Signed | None = None
    seen: str = ""
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A cameo that was revoked: its notice, and when it was heeded."""

    id: str
    handle: str
    notice: bytes
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the record ends: lines, bytes, the last chain, the latest day in it."""

    count: int = 0
    size: int = 0
    chain: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything."""

    held: tuple[Held, ...] = ()
    gone: tuple[Gone, ...] = ()
    head: Head = field(default_factory=Head)


class RegisterFile:
    """The register of a folder."""

    def __init__(self, folder: PrivateFolder, keys: Callable[[], MachineKeys]) -> None:
        self._folder, self._keys = folder, keys

    @property
    def _path(self) -> Path:
        return self._folder.path / "register"

    def read(self) -> Register:
        """Raises ``MachineError``: it cannot be read, or is damaged."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return Register()
        except OSError as exc:
            raise MachineError(f"The register of your cameos, {self._path}, cannot be read.") from exc
        try:
            opened = AESGCM(self._keys().derived(_PURPOSE)).decrypt(data[:12], data[12:], _PURPOSE)
            return _from_value(unpack(opened))
        except (InvalidTag, ValueError) as exc:
            raise MachineError(
                f"The register of your cameos, {self._path}, is damaged.", todo="Bring the folder back from a backup."
            ) from exc

    def write(self, register: Register) -> None:
        """Raises ``DiskError``."""
        nonce, data = secrets.token_bytes(12), pack(_to_value(register))
        self._folder.write(self._path, nonce + AESGCM(self._keys().derived(_PURPOSE)).encrypt(nonce, data, _PURPOSE))


def _to_value(register: Register) -> Value:
    head = register.head
    return {
        "format": _FORMAT,
        "head": {"count": head.count, "size": head.size, "chain": head.chain, "day": head.day},
        "held": [
            {
                "cameo": cameo_to_value(held.cameo),
                "nonce": held.nonce,
                "key": held.key,
                "file": held.file,
                "digest": held.digest,
                "licence": None if held.licence is None else [held.licence.licence, held.licence.signature],
                "seen": held.seen,
                "noted": list(held.noted),
            }
            for held in register.held
        ],
        "gone": [
            {"id": gone.id, "handle": gone.handle, "notice": gone.notice, "day": gone.day} for gone in register.gone
        ],
    }


def _from_value(value: Value) -> Register:
    fields = Fields(value)
    if fields.whole("format") != _FORMAT:
        raise PackedError("another format")
    head = Fields(fields.raw("head"))
    return Register(
        held=tuple(_held(Fields(one)) for one in fields.items("held")),
        gone=tuple(_gone(Fields(one)) for one in fields.items("gone")),
        head=Head(count=head.whole("count"), size=head.whole("size"), chain=head.text("chain"), day=head.text("day")),
    )


def _held(fields: Fields) -> Held:
    return Held(
        cameo=cameo_from_value(fields.raw("cameo")),
        nonce=fields.data("nonce"),
        key=fields.data("key"),
        file=fields.text("file"),
        digest=fields.text("digest"),
        licence=_licence(fields.raw("licence")),
        seen=fields.text("seen"),
        noted=fields.texts("noted"),
    )


def _licence(value: Value) -> Signed | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise PackedError("no licence")
    both = Fields({"licence": value[0], "signature": value[1]})
    return Signed(both.data("licence"), both.data("signature"))


def _gone(fields: Fields) -> Gone:
    return Gone(
        id=fields.text("id"), handle=fields.text("handle"), notice=fields.data("notice"), day=fields.text("day")
    )
