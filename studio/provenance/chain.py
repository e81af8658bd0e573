"""The certificates that a record was signed with, out of the record itself."""

import contextlib
import io
import json
import re

from cryptography import x509

from studio.provenance.library import LibraryError, Reader

_SIGNATURE = b"c2pa.signature\x00"
_CERTIFICATE = re.compile(rb"\x30\x82(..)\x30\x82", re.DOTALL)


def chain_of(reader: Reader) -> list[x509.Certificate]:
    """The signer's first, and towards its root. Empty where the record does not tell."""
    label = json.loads(reader.json()).get("active_manifest", "")
    store = io.BytesIO()
    try:
        reader.resource_to_stream(f"self#jumbf=/c2pa/{label}/c2pa.signature", store)
    except LibraryError:
        return []
    told = store.getvalue()
    active = told.rfind(f"{label}\x00".encode())
    start = told.find(_SIGNATURE, max(active, 0))
    chain: list[x509.Certificate] = []
    at = start if start >= 0 else len(told)
    while found := _CERTIFICATE.search(told, at):
        size = 4 + int.from_bytes(found.group(1), "big")
        at = found.start() + 2
        with contextlib.suppress(ValueError):
            chain.append(x509.load_der_x509_certificate(told[found.start() : found.start() + size]))
            at = found.start() + size
    return chain
