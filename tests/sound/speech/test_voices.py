"""Eight people in each language: every two of them differ in pitch and timbre while they say the same words."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.speech import Voice
from studio.project.scene import Line
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.speech.casting import cast
from studio.sound.speech.speaker import spoken
from studio.sound.speech.throat import moved_formants

SEMITONES, DECIBELS = 3.0, 3.0
"""Differences of pitch and of timbre that weigh the same."""
APART = 1.2
"""Voices this far apart are other people. Set beside d-vectors (a speaker-verification network): of voices farther
apart none are more alike than 0.68 (cosine); nearer ones mostly are as one voice is with two lines, 0.76 and more."""
TOGETHER = 1.05
"""As far apart as one voice is from itself, when its melody falls otherwise."""

PEOPLE = tuple(Voice(gender=gender, variant=variant) for gender in ("female", "male") for variant in range(4))
LINES = {"en": "We have to go back before it gets dark outside.", "ja": "もう一度、はじめからやり直そう。"}


@dataclass(frozen=True)
class Heard:
    """A voice as an ear knows it, from the frames in which it sounds."""

    pitch: float
    """Median fundamental, Hz."""
    timbre: NDArray[np.float64]
    """Median level in 24 bands from 250 to 6000 Hz, dB, without the loudness."""


def heard(samples: Signal) -> Heard:
    """Voiced, loud frames alone: what a voice shares with others (hiss, breath) says nothing about it."""
    edges, hz = np.geomspace(250.0, 6000.0, 25), np.fft.rfftfreq(8192, 1 / 48_000)
    found: list[float] = []
    bands: list[list[float]] = []
    for start in range(0, len(samples) - 3000, 1200):
        frame = samples[start : start + 3000].astype(np.float64)
        if dsp.level(dsp.single(frame)) < 0.5 * dsp.level(samples):
            continue
        correlation = np.correlate(frame, frame, "full")[2999:]
        lag = int(np.argmax(correlation[120:800])) + 120
        if correlation[lag] > 0.5 * correlation[0]:
            found.append(48_000 / lag)
            power = np.abs(np.fft.rfft(frame * np.hanning(3000), 8192)) ** 2
            bands.append([10.0 * np.log10(power[(hz >= a) & (hz < b)].sum() + 1e-9) for a, b in pairwise(edges)])
    levels = np.array(bands)
    middle = np.median(levels - levels.mean(axis=1, keepdims=True), axis=0)
    return Heard(float(np.median(found)), middle)


def apart(one: Signal, other: Signal) -> float:
    """How unlike two voices are that say the same."""
    first, second = heard(one), heard(other)
    semitones = 12.0 * abs(np.log2(first.pitch / second.pitch))
    decibels = np.sqrt(np.mean((first.timbre - second.timbre) ** 2))
    return float(np.hypot(semitones / SEMITONES, decibels / DECIBELS))


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_eight_people_can_be_told_apart(language: str) -> None:
    line = Line(speaker="", text=LINES[language], language=language)
    said = {voice: spoken(line, voice, CancelToken()).samples for voice in PEOPLE}
    pairs = {
        (one.gender, one.variant, other.gender, other.variant): round(apart(said[one], said[other]), 2)
        for one, other in combinations(PEOPLE, 2)
    }
    assert len(pairs) == 28
    near = {pair: distance for pair, distance in pairs.items() if distance < APART}
    assert not near


def test_one_voice_is_one_person_whatever_chance_does() -> None:
    voice = Voice(gender="male")
    first, second = (spoken(Line(speaker="", text=text), voice, CancelToken()).samples
                     for text in (LINES["en"], f" {LINES['en']}"))  # fmt: skip
    assert not np.array_equal(first, second), "another text, another seed"
    assert apart(first, second) < TOGETHER


def test_a_child_and_an_old_man_are_neither_of_them() -> None:
    for language in LINES:
        made = [cast(voice, japanese=language == "ja") for voice in (
            *PEOPLE, Voice(age="child"), Voice(gender="male", age="child"), Voice(age="old"),
            Voice(gender="male", age="old"),
        )]  # fmt: skip
        assert len(set(made)) == len(made)


@pytest.mark.parametrize("factor", [0.88, 1.12])
def test_formants_move_and_the_pitch_stays(factor: float) -> None:
    """A buzz through one resonance: its hump moves by the factor, its harmonics stay where they are."""
    at = np.arange(48_000)
    buzz = np.zeros(48_000)
    for harmonic in range(1, 60):
        hz = 120.0 * harmonic
        buzz += np.exp(-(((hz - 1500.0) / 350.0) ** 2)) * np.sin(2 * np.pi * hz * at / 48_000)
    moved = moved_formants(dsp.single(buzz * 0.1), factor)
    power = np.abs(np.fft.rfft(moved[9_600:38_400] * np.hanning(28_800))) ** 2
    hz = np.fft.rfftfreq(28_800, 1 / 48_000)
    middle = float((power * hz).sum() / power.sum())
    assert middle == pytest.approx(1500.0 * factor, rel=0.04)
    assert heard(moved).pitch == pytest.approx(120.0, rel=0.01)
    assert dsp.level(moved) == pytest.approx(dsp.level(dsp.single(buzz * 0.1)), rel=0.02)


@given(count=st.integers(0, 5000), factor=st.floats(0.7, 1.4), kind=st.sampled_from(["silence", "click", "noise"]))
@settings(max_examples=40, deadline=None)
def test_whatever_comes_keeps_its_length_and_stays_finite(count: int, factor: float, kind: str) -> None:
    sound = np.zeros(count, np.float32)
    if kind == "click" and count:
        sound[count // 2] = 1.0
    elif kind == "noise":
        sound = dsp.single(dsp.white(np.random.default_rng(count), count) * 0.2)
    made = moved_formants(sound, factor)
    assert made.shape == sound.shape
    assert np.isfinite(made).all()
    assert dsp.level(made) <= dsp.level(sound) * 1.01 + 1e-6
