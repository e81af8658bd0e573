"""The keys of a machine: one to sign with (Ed25519), one to receive with (X25519), one that all else is sealed with."""

import base64
import binascii
import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from studio.core.errors import InputError

_INVITATION = "ekonte-cameo-1:"
_SIZE = 32


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of a machine: 32 bytes each."""

    signing: bytes
    receiving: bytes

    @property
    def fingerprint(self) -> str:
        """The machine's name: 40 hexadecimal digits (160 bits of SHA-256 over both keys)."""
        return sha256(b"ekonte cameo machine" + self.signing + self.receiving).hexdigest()[:40]

    def signed(self, signature: bytes, message: bytes) -> bool:
        """Whether this machine has signed the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def invitation(self) -> str:
        """Both keys as a line of text, with a sum that finds slips."""
        both = self.signing + self.receiving
        return _INVITATION + base64.urlsafe_b64encode(both + sha256(both).digest()[:5]).decode().rstrip("=")


def invited(invitation: str) -> PublicKeys:
    """The keys in an invitation. Raises ``InputError``: it is none, or not whole."""
    text = "".join(invitation.split())
    told = text.removeprefix(_INVITATION)
    try:
        data = base64.urlsafe_b64decode(told + "=" * (-len(told) % 4))
    except (binascii.Error, ValueError):
        data = b""
    both, check = data[: 2 * _SIZE], data[2 * _SIZE :]
    if not text.startswith(_INVITATION) or len(both) != 2 * _SIZE or sha256(both).digest()[:5] != check:
        raise InputError(
            "This is no invitation to share a cameo, or not all of it.",
            todo="Ask for the line that “ekonte cameo invite” prints on their machine.",
        )
    return PublicKeys(both[:_SIZE], both[_SIZE:])


@dataclass(frozen=True, slots=True)
class MachineKeys:
    """All three keys, 32 bytes each. Secret."""

    signing: bytes
    receiving: bytes
    master: bytes

    @property
    def public(self) -> PublicKeys:
        """What others may know."""
        raw, form = serialization.Encoding.Raw, serialization.PublicFormat.Raw
        return PublicKeys(
            Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes(raw, form),
            X25519PrivateKey.from_private_bytes(self.receiving).public_key().public_bytes(raw, form),
        )

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(message)

    def derived(self, purpose: bytes) -> bytes:
        """A key of 32 bytes for one purpose alone."""
        return HKDF(algorithm=hashes.SHA256(), length=_SIZE, salt=None, info=purpose).derive(self.master)


def new_machine() -> MachineKeys:
    """Keys that nobody has had before."""
    return MachineKeys(secrets.token_bytes(_SIZE), secrets.token_bytes(_SIZE), secrets.token_bytes(_SIZE))
