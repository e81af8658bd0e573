"""A sound maker that clicks on contacts, lays lines where they belong, and runs a steady tone for music."""

from dataclasses import dataclass, field

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.sound import Sound, SoundBrief, Tape
from studio.project.mix import Master


@dataclass(slots=True)
class FakeMastered:
    """The tape as it is, under the gain it was given."""

    tape: Tape
    master: Master

    @property
    def sample_count(self) -> int:
        """That of the tape."""
        return self.tape.sample_count

    def read(self, start: int, count: int) -> Sound:
        """Every stem times the gain."""
        sound, gain = self.tape.read(start, count), np.float32(10.0 ** (self.master.gain_db / 20.0))
        return Sound(
            dialogue=sound.dialogue * gain,
            effects=sound.effects * gain,
            ambience=sound.ambience * gain,
            music=sound.music * gain,
        )


@dataclass(slots=True)
class FakeSoundMaker:
    """Music is a 330 Hz tone that knows how far it has run; ambience is a 50 Hz one. The master is a gain of 0 dB."""

    briefs: list[SoundBrief] = field(default_factory=list[SoundBrief])
    masters: list[tuple[float, Master | None]] = field(default_factory=list[tuple[float, Master | None]])

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """As long as was asked, to the sample."""
        cancel.check()
        self.briefs.append(brief)
        time = np.arange(brief.sample_count) / 48_000
        parts = {name: np.zeros((brief.sample_count, 2), np.float32) for name in ("dialogue", "effects")}
        for event in brief.events:
            burst = parts["effects"][event.sample : event.sample + 2400]
            burst += (0.4 * np.sin(2 * np.pi * 1500 * np.arange(len(burst)) / 48_000)).astype(np.float32)[:, None]
        for line in brief.lines:
            room = parts["dialogue"][line.sample : line.sample + len(line.speech.samples)]
            room += line.speech.samples[: len(room), None]
        ambience = 0.02 * np.sin(2 * np.pi * 50 * (time + brief.ambience_sample / 48_000))
        music = 0.1 * np.sin(2 * np.pi * 330 * (time + brief.music_sample / 48_000)) * (brief.scene.music is not None)
        beds = {"ambience": ambience, "music": music}
        parts |= {name: np.repeat(bed.astype(np.float32)[:, None], 2, axis=1) for name, bed in beds.items()}
        return Sound(**parts)

    def master(self, tape: Tape, loudness: float, given: Master | None, cancel: CancelToken) -> FakeMastered:
        """As it is, or with the gain that is given."""
        cancel.check()
        self.masters.append((loudness, given))
        return FakeMastered(tape=tape, master=given or Master(gain_db=0.0))
