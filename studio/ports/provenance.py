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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """A take or a file that went into it. ``digest`` is the SHA-256 of its media, hexadecimal; ``engine`` made it, in
    ``version``; ``cameos`` are the handles of the people in it."""

    title: str
    digest: str
    source: Source
    engine: str = ""
    version: str = ""
    prompt: str = ""
    seed: int | None = None
    cameos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something done to make it, by C2PA's own name (``c2pa.created``, ``c2pa.edited``, ``c2pa.color_adjustments``,
    ``c2pa.transcoded``, …), and what in words."""

    name: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is said of a file."""

    title: str
    source: Source
    ingredients: tuple[Ingredient, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is found in a file. ``state`` is of its signature; ``watermark`` is its mark's payload, None where none was
    found; ``sentences`` say it all in plain words."""

    state: Literal["valid", "tampered", "none"]
    ai_generated: bool | None
    signer: str | None
    trusted: bool
    made_with: str | None
    signed_at: str | None
    watermark: str | None
    ingredients: tuple[str, ...]
    actions: tuple[str, ...]
    sentences: tuple[str, ...]


Mark = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]
"""A frame, uint8 (height, width, 3) sRGB, with the mark in it that no eye sees; of the same shape."""


class Provenance(Protocol):
    """Signs with the user's own key, made on first use and kept in the system's keychain or an encrypted file."""

    def seal(self, source: Path, target: Path, claim: Claim) -> tuple[str, ...]:
        """Write ``source``, signed, at ``target``. Where the format cannot carry a signature its own description says
        what it is. Gives sentences on what could not be done.

        Raises:
            DiskError: the target cannot be written.
            MachineError: the key cannot be read.
        """
        ...

    def mark(self, size: tuple[int, int], payload: bytes) -> Mark:
        """The invisible mark for frames of this size, with a payload of 6 bytes."""
        ...

    def payload(self, claim: Claim) -> bytes:
        """The 6 bytes that stand for this user's claim."""
        ...

    def verify(self, path: Path) -> Verdict:
        """Look at any file, offline; nothing is written.

        Raises:
            InputError: there is no such file, or it cannot be read.
        """
        ...
