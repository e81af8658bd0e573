"""Provenance that signs with a line at the end, and marks the first pixel."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.ports.provenance import Claim, KeyFacts, Mark, Protection, Verdict

SIGNED = b"\nsigned: "


@dataclass
class FakeProvenance:
    """Remembers what it was asked to say."""

    claims: list[Claim] = field(default_factory=list[Claim])
    facts: KeyFacts = field(
        default_factory=lambda: KeyFacts(
            name="Nobody", fingerprint="00", protection="file", place="", since="", until=""
        )
    )

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

    def verify(self, path: Path) -> Verdict:
        """Whether the line is there."""
        try:
            signed = SIGNED in path.read_bytes()
        except OSError as exc:
            raise InputError(f"{path} cannot be read.", todo="Check its name.") from exc
        return Verdict(state="valid" if signed else "none", format=path.suffix, ai_generated=signed or None)

    def key(self) -> KeyFacts:
        """Nobody's."""
        return self.facts

    def rename(self, name: str) -> KeyFacts:
        """Somebody's."""
        self.facts = replace(self.facts, name=name)
        return self.facts

    def protect(self, protection: Protection, passphrase: str = "") -> KeyFacts:
        """Kept otherwise."""
        self.facts = replace(self.facts, protection=protection)
        return self.facts

    def renew(self) -> KeyFacts:
        """Another."""
        self.facts = replace(self.facts, fingerprint=self.facts.fingerprint + "1")
        return self.facts

    def certificate(self) -> bytes:
        """A line."""
        return b"-----BEGIN CERTIFICATE-----\n"

    def trust(self, certificate: Path) -> str:
        """Anybody."""
        return certificate.stem
