"""The door to sound: events and speech in, a finished stereo track out."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.project.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundBrief:
    """One shot's sound, asked for.

    ``sample_count`` is the length of the track at 48 kHz. ``music_sample`` is how far into its piece the music already
    is when the shot begins, so that music runs on over a cut; ``ambience_sample`` the same for ambience.
    """

    scene: Scene
    sample_count: int
    events: tuple[Event, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    seed: int = 0
    music_sample: int = 0
    ambience_sample: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """float32 (samples, 2) at 48 kHz, -1..1. ``mix`` is the sum of the stems after levels, ducking and limiting."""

    mix: NDArray[np.float32]
    dialogue: NDArray[np.float32]
    effects: NDArray[np.float32]
    ambience: NDArray[np.float32]
    music: NDArray[np.float32]


class SoundMaker(Protocol):
    """Makes the sound of a shot."""

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """The sound. A contact's onset is on its own sample; the mix is at -16 LUFS (+-1.5), peaks under -1 dBFS."""
        ...
