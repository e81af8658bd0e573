"""What sound costs: a minute of film in ten shots, speech aside; and speech against the time it lasts.

CPU seconds of this thread: with one thread, what one core needs.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Event
from studio.ports.sound import Sound, SoundBrief
from studio.ports.speech import Voice
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
LINES = (
    Line(speaker="woman", text="The last train leaves in ten minutes, and I have not said goodbye.", language="en"),
    Line(speaker="man", text="もう一度、はじめからやり直そう。", language="ja"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundCost:
    """CPU seconds for the whole sound of a film of ``seconds``, speech aside."""

    seconds: int
    composing: float
    mastering: float

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
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCost:
    """Seconds of the clock for a line that lasts ``lasts``; under 1 is faster than real time."""

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
            "real_time_factor": round(self.factor, 3),
        }


def bench_sound(studio: Studio, progress: Progress, cancel: CancelToken) -> Iterator[SoundCost | SpeechCost]:
    """Measure: a film first, then a line of each language. What is loaded once is loaded before."""
    studio.sound.compose(SoundBrief(scene=Scene(place="park", music=_TUNE), sample_count=48_000), cancel)
    progress("sound of a film", 0, 2)
    yield _film(studio, cancel)
    for line in LINES:
        progress(f"speech ({line.language})", 1, 2)
        yield _speech(studio, line, cancel)


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
    return SoundCost(seconds=SECONDS, composing=composed - begun, mastering=mastered - composed)


def _joined(parts: list[Sound]) -> Sound:
    """The shots end to end."""
    import numpy as np

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


def _speech(studio: Studio, line: Line, cancel: CancelToken) -> SpeechCost:
    voice = Voice(gender="female", age="adult", variant=0)
    studio.speaker.speak(Line(speaker="", text="はい。" if line.language == "ja" else "Yes.", language=line.language),
                         voice, cancel)  # fmt: skip
    begun = time.perf_counter()
    spoken = studio.speaker.speak(line, voice, cancel)
    took = time.perf_counter() - begun
    return SpeechCost(language=line.language, lasts=len(spoken.samples) / 48_000, took=took)
