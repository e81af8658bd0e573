"""The door to provenance: what a file is, who says so, and whether it is still what was signed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Source = Literal["synthetic", "trained", "composite"]
"""How pictures came about, as IPTC's digital source types have it: by a program alone (``algorithmicMedia``), by a
trained model (``trainedAlgorithmicMedia``), or both and recordings together (``compositeSynthetic``)."""

State = Literal["valid", "tampered", "none"]

Trust = Literal["own", "trusted", "self_made", "unproven"]
"""Whose name it is: this machine's own key, one that the user trusts, one that nobody vouches for, or one whose
signature does not hold."""

Protection = Literal["keychain", "passphrase", "file"]
"""What keeps the key: the system's keychain, a passphrase, or nothing but the rights of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """A take or a file that went into it. ``digest`` is the SHA-256 of its media, hexadecimal; ``engine`` made it, in
    ``version``; ``cameos`` are the handles of the people in it. ``path`` is where the media is, so that what it says
    of its own past comes along; None where it need not."""

    title: str
    digest: str
    source: Source
    engine: str = ""
    version: str = ""
    prompt: str = ""
    seed: int | None = None
    cameos: tuple[str, ...] = ()
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something done to make it, by C2PA's own name (``c2pa.created``, ``c2pa.edited``, ``c2pa.color_adjustments``,
    ``c2pa.transcoded``, …), and what in words."""

    name: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is said of a file. ``marked``: its frames carry the invisible mark with this claim's ``payload``."""

    title: str
    source: Source
    ingredients: tuple[Ingredient, ...] = ()
    actions: tuple[Action, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An ingredient as a file tells of it; what it does not tell is empty. ``source`` is IPTC's own word."""

    title: str
    digest: str = ""
    source: str = ""
    engine: str = ""
    prompt: str = ""
    cameos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFound:
    """The invisible mark of a file. ``payload`` is 6 bytes; ``key`` the first digits of the fingerprint of the key that
    it names. ``score`` is how many standard deviations it stands out of chance."""

    payload: bytes
    source: Source | None
    key: str
    own: bool
    title: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is found in a file.

    ``state`` is of its signature; ``broken`` names what does not hold (``content``, ``manifest``, ``signature``,
    ``certificate``). ``source`` is IPTC's digital source type, its last word, from the signature or, where there is
    none, from the file's own description. ``signed_at`` is what the signer's own clock said unless a timestamp vouches
    for it. ``fingerprint`` is of the signer's root key; ``carrier`` where the signature was found. ``said`` is the
    verifier's own word for each trouble, for those who know the standard.
    """

    state: State
    format: str
    ai_generated: bool | None
    source: str | None = None
    broken: tuple[str, ...] = ()
    title: str | None = None
    signer: str | None = None
    issuer: str | None = None
    trust: Trust | None = None
    fingerprint: str | None = None
    made_with: str | None = None
    signed_at: str | None = None
    carrier: Literal["inside", "beside", "appended"] | None = None
    mark: MarkFound | None = None
    mark_sought: bool = False
    ingredients: tuple[Origin, ...] = ()
    actions: tuple[Action, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFacts:
    """The user's own key. ``place`` is where it lies; ``until`` is the day its present certificate ends (ISO)."""

    name: str
    fingerprint: str
    protection: Protection
    place: str
    since: str
    until: str


Mark = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]
"""A frame, uint8 (height, width, 3) sRGB, with the mark in it that no eye sees; of the same shape."""


class Provenance(Protocol):
    """Signs with the user's own key, made on first use and kept in the system's keychain or an encrypted file."""

    def seal(self, source: Path, target: Path, claim: Claim) -> tuple[str, ...]:
        """Write ``source``, signed, at ``target``: a file, or a folder of numbered pictures. Gives sentences on what
        could not be done. ``source`` is left as it is; where this fails nothing is left at ``target``.

        Raises:
            DiskError: the target cannot be written.
            InputError: the source is not what its name says.
            MachineError: the key cannot be read.
        """
        ...

    def mark(self, size: tuple[int, int], payload: bytes) -> Mark:
        """The invisible mark for frames of this size, with a payload of 6 bytes."""
        ...

    def payload(self, claim: Claim) -> bytes:
        """The 6 bytes that stand for this user's claim: its title, source and ingredients.

        Raises:
            MachineError: the key cannot be read.
        """
        ...

    def sign(self, size: tuple[int, int]) -> NDArray[np.uint8]:
        """The visible mark for frames of this size, to be laid over each: uint8 (height, width, 4) sRGB, red first, its
        colours multiplied with their opacity. All but a corner of it is clear."""
        ...

    def verify(self, path: Path) -> Verdict:
        """Look at any file, offline; nothing is written.

        Raises:
            InputError: there is no such file, or it cannot be read.
        """
        ...

    def key(self) -> KeyFacts:
        """The user's own key, made now if there is none. Raises ``MachineError``, ``DiskError``."""
        ...

    def rename(self, name: str) -> KeyFacts:
        """Sign with this name from now on. Raises ``InputError``, ``MachineError``, ``DiskError``."""
        ...

    def protect(self, protection: Protection, passphrase: str = "") -> KeyFacts:
        """Keep the key in another way. Raises ``InputError``, ``MachineError``, ``DiskError``."""
        ...

    def renew(self) -> KeyFacts:
        """A new key in place of the old one, which is put aside. Raises ``MachineError``, ``DiskError``."""
        ...

    def certificate(self) -> bytes:
        """What others need to trust this user: the root certificate as PEM. Raises ``MachineError``, ``DiskError``."""
        ...

    def trust(self, certificate: Path) -> str:
        """Trust whoever signs under this certificate (PEM); their name. Raises ``InputError``, ``DiskError``."""
        ...
