"""A notice of revocation: a small text that whoever has the cameo must heed, signed by the key that answers for it."""

import base64
import binascii
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from studio.consent.licence import cameo_id
from studio.consent.machine import MachineKeys, PublicKeys
from studio.core.errors import InputError

SUFFIX = ".revoked"
_PURPOSE = b"ekonte cameo revocation 1"
_LARGEST = 64 * 1024

Kind = Literal["revocation", "erasure"]
"""Its owner revokes it everywhere; or somebody who had it has erased it and says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """``by`` is who signed it: for a revocation, the cameo's owner. ``nonce`` is of the cameo's id."""

    kind: Kind
    cameo: str
    nonce: bytes
    by: PublicKeys
    reason: str
    when: str


def written(notice: Notice, keys: MachineKeys) -> bytes:
    """The notice as JSON, signed."""
    record = _record(notice)
    record["signature"] = base64.b64encode(keys.sign(_PURPOSE + _message(record))).decode()
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def load(path: Path) -> tuple[Notice, bytes]:
    """A notice that its owner has signed, and its bytes. Raises ``InputError``."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path.name} is no notice of revocation.")
        data = path.read_bytes()
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
    notice = parsed(data)
    if notice is None:
        raise InputError(f"{path.name} is no notice of revocation, or a forged one: it changes nothing.")
    return notice, data


def parsed(data: bytes) -> Notice | None:
    """None where it is not what somebody with the right to it has signed."""
    try:
        told = cast(object, json.loads(data))
        if not isinstance(told, dict):
            return None
        record = {str(name): str(value) for name, value in cast("dict[object, object]", told).items()}
        signature = base64.b64decode(record.pop("signature"), validate=True)
        kind: Kind = "revocation" if record["ekonte"] == "cameo revocation" else "erasure"
        notice = Notice(
            kind=kind,
            cameo=record["cameo"],
            nonce=bytes.fromhex(record["nonce"]),
            by=PublicKeys(bytes.fromhex(record["signing"]), bytes.fromhex(record["receiving"])),
            reason=record["reason"],
            when=record["when"],
        )
    except (ValueError, KeyError, binascii.Error):
        return None
    if _record(notice) != record or not notice.by.signed(signature, _PURPOSE + _message(record)):
        return None
    if kind == "revocation" and notice.cameo != cameo_id(notice.by, notice.nonce):
        return None
    return notice


def _record(notice: Notice) -> dict[str, str]:
    return {
        "ekonte": f"cameo {notice.kind}",
        "cameo": notice.cameo,
        "nonce": notice.nonce.hex(),
        "signing": notice.by.signing.hex(),
        "receiving": notice.by.receiving.hex(),
        "reason": notice.reason,
        "when": notice.when,
    }


def _message(record: dict[str, str]) -> bytes:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
