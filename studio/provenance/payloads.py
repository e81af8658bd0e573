"""The six bytes of the invisible mark: what kind of picture, whose key, which claim.

::

    2 bits     2 bits     20 bits                          24 bits
    edition    source     beginning of the root's          beginning of the SHA-256 of
    (0)                   fingerprint                      title, source and ingredients
"""

import hashlib
import json
from dataclasses import dataclass

from studio.ports.provenance import Claim, Source
from studio.provenance.manifest import WORDS

_SOURCES: tuple[Source, ...] = ("synthetic", "trained", "composite")
KEY_DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """``source`` None: of an edition that this one does not know. ``key`` are hexadecimal digits."""

    source: Source | None
    key: str
    claim: str

    def packed(self) -> bytes:
        """Six bytes."""
        source = _SOURCES.index(self.source) if self.source else 3
        return bytes.fromhex(f"{source:01x}{self.key}{self.claim}")


def of_claim(claim: Claim, fingerprint: str) -> Payload:
    """What stands for this claim under this key."""
    told = [claim.title, WORDS[claim.source], sorted(ingredient.digest for ingredient in claim.ingredients)]
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
    return Payload(source=claim.source, key=fingerprint[:KEY_DIGITS], claim=digest[:6])


def unpacked(payload: bytes) -> Payload:
    """What six bytes say."""
    told = payload.hex()
    first = int(told[0], 16)
    source = _SOURCES[first] if first < len(_SOURCES) else None
    return Payload(source=source, key=told[1:6], claim=told[6:])
