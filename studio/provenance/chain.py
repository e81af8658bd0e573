"""The certificates that a record was signed with, out of the record itself."""

import contextlib
import io
import json
import re

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from studio.provenance.c2pa import LibraryError, Reader

_SIGNATURE = b"c2pa.signature\x00"
_CERTIFICATE = re.compile(rb"\x30\x82(..)\x30\x82", re.DOTALL)


def store_of(reader: Reader) -> bytes:
    """The whole record, as the library would write it; empty where it does not give it."""
    label = str(json.loads(reader.json()).get("active_manifest", ""))
    store = io.BytesIO()
    try:
        reader.resource_to_stream(f"self#jumbf=/c2pa/{label}/c2pa.signature", store)
    except LibraryError:
        return b""
    return store.getvalue()


def chain_of(store: bytes) -> list[x509.Certificate]:
    """Of the record's last signature: the signer's certificate first, and on towards its root. What cannot be
    understood is left out."""
    at = store.rfind(_SIGNATURE)
    chain: list[x509.Certificate] = []
    while at >= 0 and (found := _CERTIFICATE.search(store, at)):
        size = 4 + int.from_bytes(found.group(1), "big")
        at = found.start() + 2
        with contextlib.suppress(ValueError, UnsupportedAlgorithm, x509.InvalidVersion):
            chain.append(x509.load_der_x509_certificate(store[found.start() : found.start() + size]))
            at = found.start() + size
    return chain
