"""c2pa-python, which carries no types: this is the one file that knows it."""

import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, BinaryIO, Protocol

from typing_extensions import Buffer

from studio.provenance.identity import Identity

_c2pa: Any = import_module("c2pa")

LibraryError: type[Exception] = _c2pa.C2paError
"""Whatever it does not like."""
UNKNOWN = "application/octet-stream"

_QUIET: dict[str, object] = {
    "core": {"backing_store_memory_threshold_in_mb": 32},
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {
        "verify_after_sign": False,
        "verify_trust": True,
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
    },
}
"""Nothing asks the network, no pictures are made of pictures, and what is large waits on the disk."""


class Reader(Protocol):
    """A record that was found."""

    def json(self) -> str: ...

    def resource_to_stream(self, uri: str, stream: Any) -> int:
        """Raises ``LibraryError``."""
        ...


class SignerOfLibrary:
    """Signs with one identity: ES256, no timestamp."""

    def __init__(self, identity: Identity) -> None:
        self._context = _context(())
        self._signer = _c2pa.Signer.from_info(
            _c2pa.C2paSignerInfo(
                alg=b"es256", sign_cert=identity.leaf + identity.root, private_key=identity.key_pem(), ta_url=None
            )
        )

    def sign(
        self,
        record: Mapping[str, object],
        ingredients: Sequence[tuple[Mapping[str, object], str, BinaryIO]],
        media_type: str,
        source: BinaryIO,
        out: Any,
        *,
        apart: bool = False,
    ) -> bytes:
        """Write ``source`` with its record to ``out``; the record. ``apart``: without the record in it. Raises
        ``LibraryError``."""
        builder = _c2pa.Builder(json.dumps(record), context=self._context)
        for told, kind, media in ingredients:
            builder.add_ingredient_from_stream(json.dumps(told), kind, media)
        if apart:
            builder.set_no_embed()
        return builder.sign(self._signer, media_type, source, out)


class Examiner:
    """Reads records, and trusts these root certificates (PEM)."""

    def __init__(self, anchors: Sequence[bytes]) -> None:
        self._context = _context(anchors)

    def read(self, media_type: str, file: Any, record: Buffer | None = None) -> Reader:
        """The record in a file, or ``record`` about it. Raises ``LibraryError``."""
        return _c2pa.Reader(media_type, file, record, context=self._context)


def _context(anchors: Sequence[bytes]) -> Any:
    trust = {"trust": {"user_anchors": b"\n".join(anchors).decode()}} if anchors else {}
    return _c2pa.Context(_c2pa.Settings.from_dict({**_QUIET, **trust}))
