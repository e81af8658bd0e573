"""A licence: which cameo, to whom, until when, for what not; signed by the key that answers for the cameo.

A cameo's id follows from its owner's key, so nobody else can sign for it.
"""

from dataclasses import dataclass
from hashlib import sha256

from studio.consent.cameo_bytes import permission_from_value, permission_to_value
from studio.consent.machine import MachineKeys, PublicKeys
from studio.consent.packing import Fields, PackedError, pack, unpack
from studio.project.cameo import Permission

_PURPOSE = b"ekonte cameo licence 1"


def cameo_id(owner: PublicKeys, nonce: bytes) -> str:
    """The id of an owner's cameo; ``nonce`` (16 bytes) is its own."""
    return sha256(b"ekonte cameo" + owner.signing + owner.receiving + nonce).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """``recipient`` is a fingerprint, empty for everybody. ``digest`` is of the likeness, ``told`` the SHA-256 of what
    else the package says of the cameo. ``issued`` is an ISO 8601 time in UTC."""

    cameo: str
    nonce: bytes
    owner: PublicKeys
    recipient: str
    permission: Permission
    version: int
    digest: str
    told: str
    issued: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A licence as it travels: its bytes and the owner's signature."""

    licence: bytes
    signature: bytes


def signed(licence: Licence, keys: MachineKeys) -> Signed:
    """By its owner."""
    data = pack(
        {
            "cameo": licence.cameo,
            "nonce": licence.nonce,
            "signing": licence.owner.signing,
            "receiving": licence.owner.receiving,
            "recipient": licence.recipient,
            "permission": permission_to_value(licence.permission),
            "version": licence.version,
            "digest": licence.digest,
            "told": licence.told,
            "issued": licence.issued,
        }
    )
    return Signed(data, keys.sign(_PURPOSE + data))


def read(told: Signed) -> Licence | None:
    """The licence; None where it is not what its owner has signed, or its cameo is not its owner's."""
    try:
        fields = Fields(unpack(told.licence))
        licence = Licence(
            cameo=fields.text("cameo"),
            nonce=fields.data("nonce"),
            owner=PublicKeys(fields.data("signing"), fields.data("receiving")),
            recipient=fields.text("recipient"),
            permission=permission_from_value(fields.raw("permission")),
            version=fields.whole("version"),
            digest=fields.text("digest"),
            told=fields.text("told"),
            issued=fields.text("issued"),
        )
    except PackedError:
        return None
    ours = licence.cameo == cameo_id(licence.owner, licence.nonce)
    return licence if ours and licence.owner.signed(told.signature, _PURPOSE + told.licence) else None
