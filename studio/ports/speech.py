"""The door to speech: a line in, samples and their timing out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.likeness import VoiceLikeness
from studio.project.scene import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, as far as a voice can tell. ``variant`` picks among voices of a kind, stable for a cast member."""

    gender: str = "female"
    """``female`` or ``male``."""
    age: str = "adult"
    """``child``, ``adult`` or ``old``."""
    variant: int = 0
    likeness: VoiceLikeness | None = None
    """Somebody's own voice, which the studio's comes as near to as it can; it decides gender and variant too."""
    pitch: float = 0.0
    """Semitones above (below) how they speak."""
    pace: float = 1.0
    """How fast, against how they speak."""


VARIANTS: Mapping[tuple[str, str], int] = MappingProxyType(
    {("ja", "female"): 5, ("ja", "male"): 4, ("en", "female"): 5, ("en", "male"): 5}
)
"""By language and gender, how many variants can be told apart; further ones begin anew."""


LONGEST_LINE = 2_000
"""Letters that one line may have: some three minutes of English, five of Japanese."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A word or a phoneme from ``start`` up to, not including, ``end``, in samples from the start of the line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A spoken line. ``samples``: float32 (n,) mono at 48 kHz, -1..1, about -23 LUFS. ``phonemes`` carry the mouth:
    ``text`` is a viseme of ``VISEMES``."""

    line: Line
    samples: NDArray[np.float32]
    words: tuple[Timed, ...]
    phonemes: tuple[Timed, ...]


VISEMES = ("rest", "A", "I", "U", "E", "O", "M", "F", "L", "S")
"""Mouth shapes: silence, the five vowels, lips closed (m b p), lip on teeth (f v), tongue up (l r n d t), teeth
(s z sh k g)."""


class Speaker(Protocol):
    """Speaks lines."""

    def speak(self, line: Line, voice: Voice, cancel: CancelToken) -> Speech:
        """The line, spoken. Same line, voice and version: the same samples, whatever the thread count.

        Raises:
            AssetMissingError: the voice for this language is not installed.
            InputError: the line is longer than ``LONGEST_LINE``.
        """
        ...

    def follow(self, line: Line, voice: Voice, recording: NDArray[np.float32], cancel: CancelToken) -> Speech:
        """A recording of the line in place of a voice: its own samples, words and mouth shapes where it has them.

        ``recording``: float32 (n,) mono at 48 kHz. ``voice`` speaks the line for comparison; a voice like the
        recording's finds its times best. Raises as ``speak``.
        """
        ...

    def release(self) -> None:
        """Let go of the voices' memory (some 600 MB); the next line loads them again."""
        ...
