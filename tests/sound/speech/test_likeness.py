"""Somebody's own voice: the studio's is shaped toward it, words and mouth keep their times, nothing is left behind."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken
from studio.likeness.voice import VoiceListener
from studio.ports.likeness import ENVELOPE_HZ, VoiceLikeness
from studio.ports.speech import Speech, Voice
from studio.project.scene import Line
from studio.sound import dsp, measure
from studio.sound.dsp import Signal
from studio.sound.speech import StudioSpeaker
from studio.sound.speech.casting import cast
from studio.sound.speech.likeness import StudioShaper, pace_of
from studio.sound.speech.melody import melody, widened
from studio.sound.speech.speaker import spoken
from studio.sound.speech.store import OwnLines
from studio.sound.speech.timbre import bands_db

SHIPPED = Path(__file__).parents[3] / "resources" / "assets" / "voices"
LINE = Line(speaker="", text="Please call me when you arrive at the station.")


def likeness(**changes: float) -> VoiceLikeness:
    made = VoiceLikeness(
        gender="female",
        variants=MappingProxyType({"en": 0, "ja": 1}),
        pitch=210.0,
        pitch_range=5.0,
        formants=MappingProxyType({"en": 1.08, "ja": 1.0}),
        envelope=MappingProxyType({"en": tuple(3.0 if hz > 2_000 else -1.0 for hz in ENVELOPE_HZ)}),
        pace=1.1,
        print=(1.0, 0.0),
    )
    return replace(made, **changes)


def said(voice: Voice) -> Speech:
    return spoken(LINE, voice, CancelToken())


@pytest.fixture(scope="module")
def own() -> Speech:
    return said(Voice(likeness=likeness()))


def test_a_line_in_somebody_s_voice_is_whole(own: Speech) -> None:
    again = said(Voice(gender="male", variant=3, likeness=likeness()))
    assert again.samples.tobytes() == own.samples.tobytes(), "whomever they play"
    assert np.isfinite(own.samples).all()
    assert dsp.peak(own.samples) <= 0.9
    assert measure.loudness(own.samples) == pytest.approx(-23.0, abs=1.0)
    assert [word.text for word in own.words] == LINE.text.rstrip(".").split()
    assert own.phonemes[0].start == 0
    assert own.phonemes[-1].end == len(own.samples)
    assert all(a.end == b.start for a, b in zip(own.phonemes, own.phonemes[1:], strict=False))


def test_it_has_their_pitch_and_their_melody(own: Speech) -> None:
    assert melody(own.samples).median == pytest.approx(210.0, rel=0.06)
    lively = said(Voice(likeness=likeness(pitch_range=10.0)))
    assert melody(lively.samples).range > melody(own.samples).range + 1.0


def test_pitch_and_pace_are_asked_for_on_top(own: Speech) -> None:
    higher = said(Voice(likeness=likeness(), pitch=3.0))
    assert 12 * np.log2(melody(higher.samples).median / melody(own.samples).median) == pytest.approx(3.0, abs=0.8)
    slower = said(Voice(likeness=likeness(), pace=0.75))
    assert len(slower.samples) / len(own.samples) == pytest.approx(1 / 0.75, rel=0.15)
    plain = cast(Voice(), japanese=False)
    assert cast(Voice(pitch=12.0, pace=1.2), japanese=False) == replace(plain, pitch=plain.pitch * 2, rate=1.2)


def test_bands_are_raised_where_it_says_so(own: Speech) -> None:
    dull = said(Voice(likeness=replace(likeness(), envelope=MappingProxyType({"en": (0.0,) * len(ENVELOPE_HZ)}))))
    change = bands_db(own.samples) - bands_db(dull.samples)
    assert change[14:22].mean() - change[2:12].mean() == pytest.approx(4.0, abs=1.2)


def buzz(pitch: float, depth: float) -> Signal:
    """A vowel-like tone whose pitch swings, three times a second, by ``depth`` semitones to both sides; clicks mark
    seconds 0.5 and 1.5."""
    at = np.arange(96_000) / 48_000
    turns = 2 * np.pi * np.cumsum(pitch * 2 ** (depth / 12 * np.sin(2 * np.pi * 3 * at))) / 48_000
    wave = sum((np.sin(k * turns) / k**1.2 for k in range(1, 14)), np.zeros(96_000)) * 0.1
    return dsp.single(wave)


@pytest.mark.parametrize("pitch", [90.0, 140.0, 220.0])
def test_melodies_are_measured_and_widened(pitch: float) -> None:
    wave = buzz(pitch, 2.0)
    assert melody(wave).median == pytest.approx(pitch, rel=0.02)
    before = melody(wave).range
    assert melody(widened(wave, 1.5).samples).range == pytest.approx(before * 1.5, rel=0.15)
    assert melody(widened(wave, 0.6).samples).range == pytest.approx(before * 0.6, rel=0.2)
    assert widened(wave, 1.0).samples is wave


def test_what_is_moved_is_found_where_it_went() -> None:
    """Two clicks in a melody that is widened: each is where the map says."""
    wave = buzz(150.0, 2.5)
    for place in (24_000, 72_000):
        marked = wave.copy()
        marked[place - 3 : place + 3] += np.float32(4.0)
        bent = widened(marked, 1.4)
        assert int(np.argmax(np.abs(bent.samples))) == pytest.approx(bent.at(place), abs=6)


def test_silence_has_no_melody() -> None:
    assert melody(np.zeros(48_000, np.float32)).median == 0.0
    assert pace_of(np.zeros(48_000, np.float32)) == 0.0
    assert len(widened(np.zeros(100, np.float32), 1.5).samples) == 100


def test_nothing_of_it_is_left_behind(tmp_path: Path) -> None:
    speaker = StudioSpeaker(tmp_path)
    voice = Voice(likeness=likeness())
    speaker.speak(LINE, voice, CancelToken())
    speaker.follow(LINE, voice, np.zeros(48_000, np.float32), CancelToken())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "210" not in repr(voice)


class Once(CancelToken):
    """May be asked once: who speaks asks again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def check(self) -> None:
        self.asked += 1
        if self.asked > 1:
            raise Cancelled


def test_it_is_spoken_once_for_a_film(tmp_path: Path) -> None:
    speaker, voice = StudioSpeaker(tmp_path), Voice(likeness=likeness())
    first = speaker.speak(LINE, voice, CancelToken())
    speaker.release()
    again = speaker.speak(LINE, replace(voice, likeness=likeness()), Once())
    assert again.samples.tobytes() == first.samples.tobytes()
    again.samples[:] = 0.0
    assert speaker.speak(LINE, voice, Once()).samples.tobytes() == first.samples.tobytes()
    with pytest.raises(Cancelled):
        speaker.speak(LINE, Voice(likeness=likeness(pitch=180.0)), Once())


def test_the_oldest_lines_are_forgotten(own: Speech) -> None:
    voices = [Voice(likeness=likeness(pitch=100.0 + number)) for number in range(3)]
    lines = OwnLines(most=2 * len(own.samples))
    for voice in voices:
        lines.keep(own, voice)
    assert [lines.load(LINE, voice) is None for voice in voices] == [True, False, False]
    lines.keep(own, Voice())
    assert lines.load(LINE, Voice()) is None, "nobody's own voice"


def test_likenesses_are_compared_by_value() -> None:
    assert likeness() == likeness()
    assert len({likeness(), likeness(), likeness(pitch=150.0)}) == 2
    assert len({Voice(likeness=likeness()), Voice(likeness=likeness())}) == 1


def test_a_likeness_of_another_version_still_speaks() -> None:
    odd = replace(likeness(), variants=MappingProxyType({"en": 700}), envelope=MappingProxyType({"en": (1.0, 2.0)}))
    assert cast(Voice(likeness=odd), japanese=False).model
    assert cast(Voice(likeness=replace(odd, variants=MappingProxyType({}), pitch=0.0)), japanese=True).pitch == 1.0


class HearsPitch:
    """Ears that know a voice by its pitch and its brightness alone."""

    def spoken(self, recording: Signal) -> tuple[tuple[int, int], ...]:
        return ((0, len(recording)),) if len(recording) and dsp.level(recording) > 1e-3 else ()

    def voiceprint(self, recording: Signal, *, briefly: bool = False) -> Signal:
        if len(recording) < 48_000:
            raise InputError("There is too little speech.")
        bands = bands_db(recording)
        heard = np.concatenate([bands, [6 * np.log2(max(60.0, melody(recording).median) / 150.0)]])
        return dsp.single(heard / np.linalg.norm(heard))


@pytest.mark.slow
def test_the_nearest_voice_is_found_and_brought_nearer(tmp_path: Path) -> None:
    """Somebody with another throat than any voice of the studio, and a brighter one; real ears."""
    ears = VoiceListener(Path(__file__).parents[3] / "models" / "weights", lambda: StudioSpeaker(tmp_path))
    words = ("My sister sings better than anyone in our village.", "Turn left at the bridge and drive to the harbor.")
    recordings = tuple(
        dsp.shelf(spoken(replace(LINE, text=text), Voice(gender="male", variant=2), CancelToken()).samples, 2e3, 5.0)
        for text in words
    )
    found = StudioShaper(SHIPPED, tmp_path, lambda: ears).likeness(recordings, "en", CancelToken())
    assert found.pitch == pytest.approx(melody(np.concatenate(recordings)).median, rel=0.03)
    aim = np.asarray(found.print, np.float32)
    shaped, plain = (ears.alike(ears.voiceprint(said(voice).samples), aim) for voice in (
        Voice(likeness=found), Voice(gender="male"),
    ))  # fmt: skip
    assert shaped > plain + 0.05
    assert shaped >= ears.same_from


def test_too_little_speech_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too little"):
        StudioShaper(SHIPPED, tmp_path, HearsPitch).likeness((np.zeros(10, np.float32),), "en", CancelToken())
