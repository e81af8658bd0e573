"""A cameo on its way to somebody: sealed for their key alone, with a signed licence inside.

::

    magic · size of the head · head {to, open, nonce} · AES-256-GCM(licence, signature, cameo, likeness)

The key is agreed between a key made for this package alone and the recipient's (X25519, then HKDF-SHA256); a package
for everyone has its key in the head. The head is sealed with the rest: not a byte can be changed.
"""

import secrets
import struct
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from studio.consent.licence import Signed
from studio.consent.machine import MachineKeys, PublicKeys
from studio.consent.packing import Fields, PackedError, pack, unpack
from studio.core.errors import InputError

_MAGIC = b"EKONTE CAMEO 1\n"
_SIZE = struct.Struct("<I")
_PURPOSE = b"ekonte cameo package 1"
LARGEST = 1 << 30
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is in a package: the licence, what is known of the cameo, the likeness."""

    licence: Signed
    cameo: bytes
    likeness: bytes


def told_of(cameo: bytes) -> str:
    """What the licence says of the packed cameo."""
    return sha256(cameo).hexdigest()


def wrap(parcel: Parcel, recipient: PublicKeys | None) -> bytes:
    """``recipient`` None: for everyone."""
    nonce = secrets.token_bytes(12)
    if recipient is None:
        given = key = secrets.token_bytes(32)
    else:
        own = X25519PrivateKey.generate()
        given = own.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        key = _agreed(own, recipient.receiving, given + recipient.receiving)
    head = pack({"to": recipient.fingerprint if recipient else "", "given": given, "nonce": nonce})
    front = _MAGIC + _SIZE.pack(len(head)) + head
    inside = pack(
        {
            "licence": parcel.licence.licence,
            "signature": parcel.licence.signature,
            "cameo": parcel.cameo,
            "likeness": parcel.likeness,
        }
    )
    return front + AESGCM(key).encrypt(nonce, inside, front)


def unwrap(path: Path, keys: MachineKeys) -> Parcel:
    """Raises ``InputError``: it is none, or for somebody else, or was changed."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path.name} is too large to be a cameo.")
        data = path.read_bytes()
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
    return opened(path.name, data, keys)


def opened(name: str, data: bytes, keys: MachineKeys) -> Parcel:
    """What is in a package; ``name`` is what to call it. Raises ``InputError``."""
    start = len(_MAGIC) + _SIZE.size
    if not data.startswith(_MAGIC) or len(data) < start:
        raise InputError(f"{name} is no cameo that was shared.")
    end = start + int(_SIZE.unpack(data[len(_MAGIC) : start])[0])
    try:
        head = Fields(unpack(data[start:end]))
        recipient, given, nonce = head.text("to"), head.data("given"), head.data("nonce")
        if recipient and recipient != keys.public.fingerprint:
            raise InputError(
                f"{name} was made for somebody else, so it cannot be opened here.",
                todo="Send your own invitation (“ekonte cameo invite”) and ask for a package made for it.",
            )
        key = _opening(keys, recipient, given)
        inside = Fields(unpack(AESGCM(key).decrypt(nonce, data[end:], data[:end])))
        return Parcel(
            Signed(inside.data("licence"), inside.data("signature")), inside.data("cameo"), inside.data("likeness")
        )
    except (InvalidTag, PackedError, ValueError) as exc:
        raise InputError(
            f"{name} has been changed or damaged on its way, so it is not opened.", todo="Ask for it again."
        ) from exc


def _opening(keys: MachineKeys, recipient: str, given: bytes) -> bytes:
    """Raises ``ValueError``."""
    if not recipient:
        return given
    own = X25519PrivateKey.from_private_bytes(keys.receiving)
    return _agreed(own, given, given + keys.public.receiving)


def _agreed(own: X25519PrivateKey, other: bytes, salt: bytes) -> bytes:
    shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=_PURPOSE).derive(shared)
