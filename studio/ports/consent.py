"""The door to consent: where likenesses lie encrypted, who may use them, and the record that nobody can rewrite.

Every machine has a key of its own; its fingerprint is the name by which others allow it something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.likeness import Portrait, VoiceLikeness
from studio.project.cameo import Cameo, CameoUse, Permission

Kept = Literal["keychain", "passphrase", "file"]
"""What keeps the key: the system's keychain, a passphrase, or nothing but the rights of a file."""

Deed = Literal[
    "recorded", "imported", "changed", "shared", "received", "used", "exported", "revoked", "erased", "refused"
]
DEEDS: tuple[Deed, ...] = (
    "recorded", "imported", "changed", "shared", "received", "used", "exported", "revoked", "erased", "refused",
)  # fmt: skip


class RevokedError(InputError):
    """The cameo was revoked."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """All that is secret of a cameo. ``pictures``: what it was made from, uint8 (height, width, 3) sRGB, by name
    (``neutral``, ``left`` …); ``identity`` and ``voiceprint`` as ``FaceReader`` and ``VoiceReader`` give them (empty
    where there is no face or no voice); ``recordings``: float32 (n,) mono at 48 kHz."""

    portrait: Portrait | None = None
    voice: VoiceLikeness | None = None
    pictures: tuple[tuple[str, NDArray[np.uint8]], ...] = ()
    recordings: tuple[NDArray[np.float32], ...] = ()
    identity: tuple[float, ...] = ()
    voiceprint: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A cameo that is no more. ``handle`` is empty where it never was here; ``day`` (ISO) is when it ended here."""

    id: str
    handle: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the record. ``chain`` is the hash that binds it to all before it; ``when`` is ISO 8601, UTC."""

    number: int
    when: str
    deed: Deed
    cameo: str
    handle: str
    what: str
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The consent record. ``whole`` tells whether every line still follows from those before it and is signed by the
    key that answers for it; where it is not, ``broken`` is the first line that does not."""

    entries: tuple[Entry, ...]
    whole: bool
    broken: int | None = None


class Consent(Protocol):
    """The cameos of this machine. May be used from any thread, and by several processes at once."""

    @property
    def me(self) -> str:
        """The fingerprint of this machine's key, which is made on first use. Raises ``MachineError``."""
        ...

    @property
    def kept(self) -> Kept:
        """What keeps the key, or would if there were one."""
        ...

    def protect(self, kept: Kept, passphrase: str) -> None:
        """Keep the same key in another way; ``passphrase`` is read for that way alone.

        Raises:
            InputError: the passphrase is too short.
            MachineError: there is no keychain, or it refuses.
        """
        ...

    def invitation(self) -> str:
        """What others need to share something with us: our public keys as one line of text."""
        ...

    def person(self, invitation: str) -> str:
        """The fingerprint of whoever made an invitation. Raises ``InputError``: it is none."""
        ...

    def cameos(self) -> tuple[Cameo, ...]:
        """All that are here and not revoked, by handle. No secret is read."""
        ...

    def keep(self, cameo: Cameo, likeness: Likeness, deed: Deed, what: str) -> Cameo:
        """Keep a new cameo, or a new recording of one. Gives it with id, owner, version and time filled in.

        Raises:
            InputError: the handle is taken.
            DiskError: it cannot be written; nothing is half-made.
        """
        ...

    def change(self, cameo: Cameo) -> Cameo:
        """Keep other words, handle or permission of a cameo that is ours. Raises ``InputError``: it is not."""
        ...

    def use_of(self, handle_or_id: str) -> CameoUse:
        """What a recipe says of it now. Raises ``InputError``: there is none; ``RevokedError``: it is revoked."""
        ...

    def admit(self, use: CameoUse, purposes: Sequence[str], day: date) -> Likeness:
        """The likeness, for an engine that is about to show it. The last door: whatever asked for it, it is refused
        here, its owner too.

        ``purposes`` are words of ``LIMITS`` that the shot touches. ``day`` is today, in UTC; a clock that has been set
        back behind the last line of the record is noticed.

        Raises:
            InputError: revoked, expired, not allowed to us, or not for this; the sentence says which. Or the clock.
            MachineError: the key cannot be read, or the likeness is damaged.
        """
        ...

    def share(self, cameo_id: str, invitation: str, permission: Permission, target: Path) -> None:
        """Write a package that only the invited can open, with a signed licence in it. For ``everyone`` there is no
        invitation: whoever gets the package can open it, and the licence holds all the same.

        Raises:
            InputError: it is not ours to share, or the invitation is none.
            DiskError: the target cannot be written.
        """
        ...

    def receive(self, package: Path) -> Cameo:
        """Open a package that was made for us.

        Raises:
            InputError: it is for somebody else, changed, forged, expired or revoked.
        """
        ...

    def revoke(self, cameo_id: str, reason: str) -> Path:
        """Forget the likeness for good and write a signed notice of revocation. Ours: everybody who reads the notice
        refuses the cameo from then on. Somebody else's: it is only erased here. Gives the notice's file."""
        ...

    def heed(self, notice: Path) -> tuple[Cameo, ...]:
        """Read a notice of revocation; gives the cameos that it ended here. Raises ``InputError``: forged."""
        ...

    def revoked(self) -> tuple[Revoked, ...]:
        """All that were revoked, in their order."""
        ...

    def note(self, deed: Deed, cameo_id: str, what: str) -> None:
        """Write a line into the record."""
        ...

    def record(self, cancel: CancelToken) -> Record:
        """Every line, verified. Raises ``MachineError``: it cannot be read."""
        ...
