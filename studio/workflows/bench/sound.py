"""What sound costs: a minute of film in ten shots, speech aside; and speech against the time it lasts.

CPU seconds of the process: with one thread, what one core needs.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Event
from studio.ports.sound import Samples, Sound, SoundBrief
from studio.ports.speech import Speaker, Voice
from studio.project.scene import Line, Music, Scene, TimeOfDay, Weather
from studio.workflows.studio import Studio

SECONDS = 60
_SHOT = 6
_TUNE = Music(genre="orchestral", mood="warm")
_PLACES: tuple[tuple[str, TimeOfDay, Weather], ...] = (
    ("street", "noon", "clear"),
    ("street", "noon", "clear"),
    ("cafe", "afternoon", "clear"),
    ("cafe", "afternoon", "clear"),
    ("park", "morning", "wind"),
    ("beach", "sunset", "clear"),
    ("beach", "sunset", "clear"),
    ("station", "night", "rain"),
    ("room", "night", "rain"),
    ("room", "night", "rain"),
)
LINES = {
    "en": (
        "The last train leaves in ten minutes, and I have not said goodbye.",
        "Good morning. What a lovely day it is.",
        "Wait!",
    ),
    "ja": ("もう一度、はじめからやり直そう。", "おはようございます。今日はいい天気ですね。", "待って!"),
}
"""A sentence, two short ones, and a cry."""
_STEP_OF_A_FILE = 2.0**-23
"""Of 24 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCost:
    """CPU seconds for the whole sound of a film of ``seconds``, speech aside. ``apart`` is how far the stems' sum lies
    from the mix, all of them in files of 24 bits, as a factor of full scale."""

    seconds: int
    composing: float
    mastering: float
    apart: float

    @property
    def whole(self) -> float:
        """Everything together."""
        return self.composing + self.mastering

    def to_json(self) -> dict[str, object]:
        """In the words of the design."""
        return {
            "bench": "sound",
            "film_seconds": self.seconds,
            "cpu_seconds": round(self.whole, 2),
            "composing_cpu_seconds": round(self.composing, 2),
            "mastering_cpu_seconds": round(self.mastering, 2),
            "stems_minus_mix_dbfs": round(20.0 * math.log10(max(self.apart, 1e-10)), 1),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCost:
    """CPU seconds for lines that last ``lasts`` seconds together; under 1 is faster than real time, on one core."""

    language: str
    lasts: float
    took: float

    @property
    def factor(self) -> float:
        """Real-time factor."""
        return self.took / self.lasts

    def to_json(self) -> dict[str, object]:
        """In the words of the design."""
        return {
            "bench": "speech",
            "language": self.language,
            "seconds": round(self.lasts, 2),
            "cpu_seconds": round(self.took, 2),
            "real_time_factor": round(self.factor, 3),
        }


def bench_sound(studio: Studio, progress: Progress, cancel: CancelToken) -> Iterator[SoundCost | SpeechCost]:
    """Measure: a film first, then lines of each language, which the studio's voices must not have spoken before. What
    is loaded once is loaded before."""
    studio.sound.compose(SoundBrief(scene=Scene(place="park", music=_TUNE), sample_count=48_000), cancel)
    progress("sound of a film", 0, 1 + len(LINES))
    yield _film(studio, cancel)
    for number, (language, texts) in enumerate(LINES.items(), start=1):
        progress(f"speech ({language})", number, 1 + len(LINES))
        yield _speech(studio.speaker, [Line(speaker="", text=text, language=language) for text in texts], cancel)


def _film(studio: Studio, cancel: CancelToken) -> SoundCost:
    parts: list[Sound] = []
    begun = time.process_time()
    for number in range(len(_PLACES)):
        cancel.check()
        parts.append(studio.sound.compose(_brief(number), cancel))
    composed = time.process_time()
    tape = studio.sound.master(_joined(parts), -16.0, None, cancel)
    for start in range(0, tape.sample_count, 48_000):
        tape.read(start, 48_000)
    mastered = time.process_time()
    apart = max(_apart(tape.read(start, 48_000)) for start in range(0, tape.sample_count, 48_000))
    return SoundCost(seconds=SECONDS, composing=composed - begun, mastering=mastered - composed, apart=apart)


def _apart(sound: Sound) -> float:
    """The largest difference between the mix and the sum of its stems, each rounded as its file rounds it."""

    def filed(samples: Samples) -> NDArray[np.float64]:
        return np.rint(samples.astype(np.float64) / _STEP_OF_A_FILE) * _STEP_OF_A_FILE

    stems = filed(sound.dialogue) + filed(sound.effects) + filed(sound.ambience) + filed(sound.music)
    return float(np.abs(stems - filed(sound.mix)).max())


def _joined(parts: list[Sound]) -> Sound:
    """The shots end to end."""
    return Sound(
        dialogue=np.concatenate([part.dialogue for part in parts]),
        effects=np.concatenate([part.effects for part in parts]),
        ambience=np.concatenate([part.ambience for part in parts]),
        music=np.concatenate([part.music for part in parts]),
    )


def _brief(number: int) -> SoundBrief:
    """A shot in which two people walk, a ball bounces and a car goes by."""
    place, hour, weather = _PLACES[number]
    length = _SHOT * 48_000
    steps = [
        Event(kind="footstep", sample=offset + 26_000 * k, subject=who, material="rubber", other_material=ground,
              mass_kg=mass, speed_m_s=1.4)
        for who, offset, mass, ground in (("woman", 900, 58.0, "wood"), ("man", 9_000, 75.0, "asphalt"))
        for k in range(10)
    ]  # fmt: skip
    bounces = [
        Event(kind="contact", sample=30_000 + 40_000 * k, subject="basketball", other="ground", material="rubber",
              other_material="asphalt", speed_m_s=4.0 - 0.5 * k, mass_kg=0.6)
        for k in range(5)
    ]  # fmt: skip
    car = Event(kind="loop", sample=0, until=length, subject="car", other="engine", speed_m_s=9.0)
    first = _PLACES.index(_PLACES[number])
    return SoundBrief(
        scene=Scene(place=place, time_of_day=hour, weather=weather, music=_TUNE),
        sample_count=length,
        events=tuple(sorted([*steps, *bounces, car], key=lambda event: event.sample)),
        seed=1,
        music_sample=number * length,
        ambience_sample=(number - first) * length,
        music_end=(number + 1) * length if number == len(_PLACES) - 1 else None,
    )


def _speech(speaker: Speaker, lines: list[Line], cancel: CancelToken) -> SpeechCost:
    voice = Voice(gender="female", age="adult", variant=0)
    language = lines[0].language
    speaker.speak(Line(speaker="", text="はい。" if language == "ja" else "Yes.", language=language), voice, cancel)
    begun = time.process_time()
    lasts = sum(len(speaker.speak(line, voice, cancel).samples) for line in lines) / 48_000
    return SpeechCost(language=language, lasts=lasts, took=time.process_time() - begun)
