"""Tones as they are measured: each is to be heard, none costs a word, and lips stay with the voice."""

from functools import lru_cache

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.speech import Speech, Voice
from studio.project.scene import TONES, Line
from studio.sound import dsp
from studio.sound.speech import tone as tones
from studio.sound.speech.melody import melody
from studio.sound.speech.speaker import spoken

TEXT = "My mother never said that you could take the car."


@lru_cache
def say(tone: str, text: str = TEXT) -> Speech:
    return spoken(Line(speaker="x", text=text, language="en", tone=tone), Voice(gender="female"), CancelToken())


def heard(tone: str) -> tuple[float, float, float]:
    """Height, width of melody and length, each against the neutral voice."""
    own, plain = melody(say(tone).samples), melody(say("neutral").samples)
    return (
        own.median / plain.median,
        own.range / plain.range,
        len(say(tone).samples) / len(say("neutral").samples),
    )


def test_every_tone_of_a_scene_is_one_of_the_voice() -> None:
    assert set(tones.TONES) == set(TONES)


@pytest.mark.parametrize(
    ("tone", "height", "width", "length"),
    [
        ("calm", (0.90, 1.0), (0.4, 0.85), (1.02, 1.3)),
        ("cold", (0.90, 1.0), (0.2, 0.65), (1.0, 1.3)),
        ("deadpan", (0.90, 1.02), (0.05, 0.5), (0.95, 1.15)),
        ("robotic", (0.95, 1.05), (0.0, 0.4), (0.95, 1.2)),
        ("stern", (0.88, 0.99), (0.6, 1.0), (1.02, 1.3)),
        ("tired", (0.86, 0.98), (0.3, 0.85), (1.1, 1.5)),
        ("excited", (1.06, 1.22), (1.15, 1.8), (0.7, 0.95)),
        ("surprised", (1.06, 1.24), (1.3, 2.2), (1.0, 1.4)),
        ("hurried", (1.0, 1.1), (0.7, 1.2), (0.6, 0.93)),
        ("playful", (1.02, 1.14), (1.2, 2.0), (0.9, 1.1)),
        ("shy", (1.0, 1.12), (0.55, 1.0), (0.98, 1.3)),
        ("proud", (0.88, 1.02), (1.1, 1.7), (1.02, 1.3)),
        ("pleading", (1.03, 1.16), (1.15, 1.9), (0.95, 1.3)),
        ("annoyed", (0.98, 1.1), (1.1, 1.6), (1.0, 1.3)),
        ("sarcastic", (0.86, 0.99), (1.15, 2.0), (1.05, 1.4)),
        ("mutter", (0.84, 0.96), (0.2, 0.75), (0.8, 1.02)),
    ],
)
def test_a_tone_is_heard(
    tone: str, height: tuple[float, float], width: tuple[float, float], length: tuple[float, float]
) -> None:
    measured = heard(tone)
    for value, (low, high) in zip(measured, (height, width, length), strict=True):
        assert low < value < high, (tone, measured)


def shaking(tone: str, half: int) -> float:
    """Semitones that the melody is away from the middle of what it is ``half`` frames before and after."""
    hz = melody(say(tone).samples).hz
    before, now, after = hz[: -2 * half], hz[half:-half], hz[2 * half :]
    sung = (before > 0) & (now > 0) & (after > 0)
    bend = 12.0 * np.log2(now[sung] / np.sqrt(before[sung] * after[sung]))
    return float(np.sqrt(np.mean(bend**2)))


def test_fear_and_tears_shake_the_voice() -> None:
    assert shaking("scared", 6) > 1.25 * shaking("neutral", 6)
    assert shaking("tearful", 9) > 1.15 * shaking("neutral", 9)
    assert shaking("calm", 6) < shaking("neutral", 6)


def test_a_mutter_is_duller_and_a_murmur_airier_than_speech() -> None:
    def bright(tone: str) -> float:
        return dsp.level(dsp.bandpass(say(tone).samples, 3000.0, 8000.0)) / dsp.level(say(tone).samples)

    assert bright("mutter") < 0.6 * bright("neutral")
    assert tones.TONES["whisper"].level_db < tones.TONES["murmur"].level_db < tones.TONES["soft"].level_db < 0.0


@pytest.mark.parametrize("tone", ["tearful", "scared", "breathless", "laughing"])
def test_a_breath_comes_first_and_the_mouth_waits_for_the_words(tone: str) -> None:
    speech = say(tone)
    first = speech.phonemes[0]
    assert first.text == "rest"
    assert first.end > dsp.samples(0.2)
    breath = speech.samples[: first.end - dsp.samples(0.06)]
    assert 0.02 * dsp.peak(speech.samples) < dsp.peak(breath) < 0.5 * dsp.peak(speech.samples)


@pytest.mark.parametrize("tone", ["tearful", "laughing", "excited", "sarcastic"])
def test_lips_stay_with_a_voice_that_is_bent(tone: str) -> None:
    speech = say(tone, "My mama made me some pie.")
    assert speech.phonemes[-1].end == len(speech.samples)

    def brightness(start: int, end: int) -> float:
        return dsp.level(dsp.bandpass(speech.samples[start:end], 700.0, 4000.0))

    closed = [brightness(p.start, p.end) for p in speech.phonemes if p.text == "M"][1:]
    vowels = [brightness(p.start, p.end) for p in speech.phonemes if p.text in ("A", "E", "I", "O")]
    assert len(closed) >= 4
    assert np.mean(closed) < np.mean(vowels)


def test_the_same_tone_is_the_same_bytes() -> None:
    line = Line(speaker="x", text="Again.", language="en", tone="scared")
    first, second = (spoken(line, Voice(), CancelToken()).samples.tobytes() for _ in range(2))
    assert first == second
