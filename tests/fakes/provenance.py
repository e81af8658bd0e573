"""Provenance that signs with a line at the end, and marks the first pixel."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ports.provenance import Claim, Mark

SIGNED = b"\nsigned: "


@dataclass
class FakeProvenance:
    """Remembers what it was asked to say."""

    claims: list[Claim] = field(default_factory=list[Claim])

    def seal(self, source: Path, target: Path, claim: Claim) -> tuple[str, ...]:
        """The file, and its title behind it."""
        self.claims.append(claim)
        target.write_bytes(source.read_bytes() + SIGNED + claim.title.encode())
        return ()

    def mark(self, size: tuple[int, int], payload: bytes) -> Mark:
        """The first pixel says it."""

        def _mark(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
            marked = frame.copy()
            marked[0, 0] = list(payload[:3])
            return marked

        return _mark

    def payload(self, claim: Claim) -> bytes:
        """The same for the same title."""
        return bytes([len(claim.title), 7, 9, 0, 0, 0])

    def sign(self, size: tuple[int, int]) -> NDArray[np.uint8]:
        """A white square in the corner."""
        sign = np.zeros((size[1], size[0], 4), np.uint8)
        sign[-12:-4, -12:-4] = 255
        return sign
