"""Listens to recordings of voices: where speech is, whose it is, whether the words that were asked for were said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.likeness import voice_print
from studio.likeness.phrase_recogniser import Recogniser
from studio.likeness.phrase_sounds import ACCEPTED_FROM, Sounds
from studio.likeness.phrase_words import judged
from studio.likeness.voice_activity import Activity
from studio.likeness.voice_samples import at_16k, evened
from studio.ports.likeness import Heard
from studio.ports.speech import Speaker

SHORTEST = 1.0
"""Seconds of speech that tell whose voice it is."""

SAME_FROM = 0.70
"""Measured on LibriSpeech (261 people, 351 recordings of up to 8 s): of three lines against another one of the same
person 3 of 70 fall below, of somebody else's 19 of 3,410 do not. One recording against one: equal errors of 4.1 % at
0.63, of 450 pairs of one person and 60,975 of two."""


class VoiceListener:
    """``VoiceReader``: the weights under ``weights`` (``voice-print``, ``voice-activity``), each loaded when first
    needed. ``speaker`` says Japanese phrases for comparison."""

    def __init__(self, weights: Path, speaker: Callable[[], Speaker]) -> None:
        self._weights, self._speaker = weights, speaker
        self._activity: Activity | None = None
        self._recogniser: Recogniser | None = None
        self._network: voice_print.Network | None = None

    def spoken(self, recording: NDArray[np.float32]) -> tuple[tuple[int, int], ...]:
        """Stretches of speech. Raises ``AssetMissingError``."""
        ratio = SAMPLE_RATE // voice_print.RATE
        found = self._active().stretches(at_16k(recording))
        return tuple((a * ratio, min(z * ratio, len(recording))) for a, z in found)

    def voiceprint(self, recording: NDArray[np.float32], *, briefly: bool = False) -> NDArray[np.float32]:
        """Of what is spoken alone, at one level and over one noise, so that pauses, distance from the microphone and
        perfect silence say nothing. ``briefly`` all of it is held to be spoken, and windows do not overlap.

        Raises:
            InputError: there is less than a second of speech in it.
            AssetMissingError: the weights are not installed.
        """
        wave = at_16k(recording)
        parts = [wave] if briefly else [wave[a:z] for a, z in self._active().stretches(wave)]
        speech = np.concatenate(parts) if parts else wave[:0]
        if len(speech) < SHORTEST * voice_print.RATE:
            raise InputError(
                f"There is {len(speech) / voice_print.RATE:.1f} s of speech in the recording; it takes "
                f"{SHORTEST:.0f} s to know a voice.",
                todo="Speak louder or nearer to the microphone, and say the whole line.",
            )
        if self._network is None:
            self._network = voice_print.network(self._weights / "voice-print" / "voice_print.onnx")
        return voice_print.voiceprint(evened(speech), self._network, every=2 if briefly else 1)

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        """Their cosine, 0 where they point apart."""
        return max(0.0, min(1.0, float(np.dot(one, other))))

    @property
    def same_from(self) -> float:
        """The threshold of ``alike``."""
        return SAME_FROM

    def heard(self, recording: NDArray[np.float32], phrase: str, language: str, cancel: CancelToken) -> Heard:
        """Whether ``phrase`` is what was said: English by its words, Japanese by its sounds. Raises as
        ``voiceprint``."""
        cancel.check()
        wave = at_16k(recording)
        stretches = self._active().stretches(wave)
        if sum(z - a for a, z in stretches) < SHORTEST * voice_print.RATE / 2:
            return _nothing(phrase, language)
        wave = wave[stretches[0][0] : stretches[-1][1]]
        if self._recogniser is None:
            self._recogniser = Recogniser()
        if language == "ja":
            places = self._weights / "phrase-sounds" / "places.npy"
            return Sounds(places, self._recogniser.vectors, self._speaker).heard(wave, phrase, cancel)
        return judged(self._recogniser.text(wave), phrase)

    def release(self) -> None:
        """Let go of every network."""
        self._activity = self._network = self._recogniser = None

    def _active(self) -> Activity:
        if self._activity is None:
            self._activity = Activity(self._weights / "voice-activity" / "voice_activity.onnx")
        return self._activity


def _nothing(phrase: str, language: str) -> Heard:
    if language == "ja":
        return Heard(text="", score=0.0, accepted_from=ACCEPTED_FROM, method="sounds")
    return judged("", phrase)
