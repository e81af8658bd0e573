"""What was seen and heard while a challenge was done, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.ports.likeness import Face
from studio.workflows.cameo.challenge import Step

SOUND_RATE = 48_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sight:
    """What a picture showed. ``at`` are seconds on the recording's clock; ``faces`` the largest first; ``identity`` is
    that of the largest, where it was taken. ``size`` is width and height of the picture."""

    at: float
    faces: tuple[Face, ...]
    size: tuple[int, int]
    identity: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Still:
    """The best picture of a step: uint8 (height, width, 3) sRGB, not mirrored. A ``ports.likeness.Sitting`` can be made
    of it."""

    step: Step
    at: float
    picture: NDArray[np.uint8]
    face: Face


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """A challenge as it was done. ``asked``: when each prompt was shown, in the challenge's order, as far as it came;
    ``ended`` is when the last was over. ``sound`` is float32 (n,) mono at 48 kHz; its first sample was heard at
    ``sound_at``. All times are seconds on one clock."""

    sights: tuple[Sight, ...]
    stills: tuple[Still, ...]
    asked: tuple[float, ...]
    ended: float
    sound: NDArray[np.float32]
    sound_at: float = 0.0

    def heard(self, begin: float, end: float) -> NDArray[np.float32]:
        """The sound between two times."""
        first = max(0, round((begin - self.sound_at) * SOUND_RATE))
        return self.sound[first : max(first, round((end - self.sound_at) * SOUND_RATE))]

    def seen(self, begin: float, end: float) -> tuple[Sight, ...]:
        """What was seen from one time until before another."""
        return tuple(sight for sight in self.sights if begin <= sight.at < end)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claim:
    """Whom somebody says to be, where they bring pictures and recordings along: identities and voiceprints as the
    readers give them. Either may be empty."""

    identities: tuple[NDArray[np.float32], ...] = ()
    voiceprints: tuple[NDArray[np.float32], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verdict:
    """``reasons`` are sentences to be read, one for each thing that was not as it should be; empty where it passed.
    ``figures`` are what was measured, by name (``face``, ``voice``, ``phrase``, ``flat``, ``mouth`` and so on).
    ``phrase_by`` is ``words``, or ``sounds`` where the phrase could only be checked more weakly."""

    passed: bool
    reasons: tuple[StudioError, ...]
    figures: Mapping[str, float] = field(default_factory=dict[str, float])
    phrase_by: str = ""
    identity: NDArray[np.float32] | None = None
    voiceprint: NDArray[np.float32] | None = None
