"""The door to sound: events and speech in, stems out; and the master that brings a whole film to its loudness."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.project.mix import Master, MixSettings
from studio.project.scene import Scene

Samples = NDArray[np.float32]
"""float32 (n, 2) at 48 kHz, -1..1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnEffect:
    """A sound of the person's own that begins at ``sample`` of the shot; at 0 dB its peak is as loud as a near blow."""

    samples: Samples
    sample: int = 0
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundBrief:
    """One shot's sound, asked for.

    ``sample_count`` is the length of the track at 48 kHz. ``music_sample`` is how far into its piece the music already
    is when the shot begins, so that music runs on over a cut; ``ambience_sample`` the same for ambience. ``music_cuts``
    are the samples of the piece at which cuts fell that a bar was to begin on. ``music_end`` is the sample of the piece
    at which it closes, if it closes in this shot. ``spoken_before`` is how many samples before the shot somebody spoke
    last, None where nobody did. ``own_music`` takes the place of composed music, from its own first
    sample on. ``made_scene`` (from the shot's first sample on) takes the place of effects and ambience, ``made_air``
    (from the first sample of the ambience on) that of the ambience alone; both are brought to the loudness that such
    sound has in a mix.
    """

    scene: Scene
    sample_count: int
    events: tuple[Event, ...] = ()
    lines: tuple[PlacedLine, ...] = ()
    seed: int = 0
    music_sample: int = 0
    ambience_sample: int = 0
    music_cuts: tuple[int, ...] = ()
    music_end: int | None = None
    spoken_before: int | None = None
    mix: MixSettings = field(default_factory=MixSettings)
    own_music: Samples | None = None
    own_music_db: float = 0.0
    own_effects: tuple[OwnEffect, ...] = ()
    made_scene: Samples | None = None
    made_air: Samples | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sound:
    """Stems of one length, float32 (samples, 2) at 48 kHz. A ``Tape`` that is kept in memory."""

    dialogue: Samples
    effects: Samples
    ambience: Samples
    music: Samples

    @property
    def mix(self) -> Samples:
        """Their sum."""
        return self.dialogue + self.effects + self.ambience + self.music

    @property
    def sample_count(self) -> int:
        """Length at 48 kHz."""
        return len(self.dialogue)

    def read(self, start: int, count: int) -> "Sound":
        """A stretch of it, silence beyond its ends."""

        def stretch(stem: Samples) -> Samples:
            low, high = max(0, start), min(len(stem), start + count)
            if (low, high) == (start, start + count):
                return stem[low:high]
            out = np.zeros((count, 2), np.float32)
            if high > low:
                out[low - start : high - start] = stem[low:high]
            return out

        return Sound(
            dialogue=stretch(self.dialogue),
            effects=stretch(self.effects),
            ambience=stretch(self.ambience),
            music=stretch(self.music),
        )


class Tape(Protocol):
    """A whole sound, wherever it is kept, that can be heard from anywhere and more than once."""

    @property
    def sample_count(self) -> int: ...

    def read(self, start: int, count: int) -> Sound:
        """``count`` samples from ``start`` on; silence beyond both ends."""
        ...


class MasteredTape(Tape, Protocol):
    """A sound at its loudness: every stem under the same gain, so that their sum is the mix."""

    @property
    def master(self) -> Master:
        """The gains that were found, or given."""
        ...


class SoundMaker(Protocol):
    """Makes the sound of shots, and masters films."""

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """The stems as they leave the desk: balanced among each other and ducked, at no loudness yet. A contact's onset
        is on its own sample."""
        ...

    def master(self, tape: Tape, loudness: float, given: Master | None, cancel: CancelToken) -> MasteredTape:
        """The whole of ``tape`` at ``loudness`` LUFS (+-0.5) and under -1 dBTP; or with the gains that are given, and
        under -1 dBTP. Silence stays silence. Memory does not hold the samples."""
        ...
