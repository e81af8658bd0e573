"""What somebody may try with a voice in order to become somebody else, one test each. Voices are spoken and read by the
real rooms; what is asked of them is what ``judging`` asks."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.likeness.voice import VoiceListener
from studio.ports.speech import Voice
from studio.project.scene import Line
from studio.sound.speech import StudioSpeaker
from studio.workflows.cameo import phrases

OWNER, STRANGER = Voice(), Voice(gender="male")


class Room:
    """Somebody speaks, and somebody listens."""

    def __init__(self, folder: Path) -> None:
        self._speaker = StudioSpeaker(folder)
        self.listener = VoiceListener(Path(__file__).parents[3] / "models" / "weights", lambda: self._speaker)

    def said(self, text: str, voice: Voice = OWNER, language: str = "en") -> NDArray[np.float32]:
        return self._speaker.speak(Line(speaker="", text=text, language=language), voice, CancelToken()).samples

    def accepted(self, recording: NDArray[np.float32], phrase: str, language: str = "en") -> bool:
        heard = self.listener.heard(recording, phrase, language, CancelToken())
        return heard.score >= heard.accepted_from


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return Room(tmp_path_factory.mktemp("voices"))


PHRASE, OTHER = phrases.phrase("en", Random(11)), phrases.phrase("en", Random(12))
LINE = phrases.lines("en", 1, Random(1))[0]


def test_the_owner_s_own_words_pass(room: Room) -> None:
    said = room.said(PHRASE)
    assert room.accepted(said, PHRASE)
    alike = room.listener.alike(room.listener.voiceprint(said), room.listener.voiceprint(room.said(LINE)))
    assert alike >= room.listener.same_from


def test_another_person_says_the_right_words(room: Room) -> None:
    said = room.said(PHRASE, STRANGER)
    assert room.accepted(said, PHRASE)
    alike = room.listener.alike(room.listener.voiceprint(said), room.listener.voiceprint(room.said(LINE)))
    assert alike < room.listener.same_from


def test_other_words(room: Room) -> None:
    assert not room.accepted(room.said(LINE), PHRASE)


def test_a_recording_of_the_phrase_of_another_session(room: Room) -> None:
    """The grammar is the same; so are some of the small words."""
    assert not room.accepted(room.said(OTHER), PHRASE)


def test_the_right_words_in_another_order(room: Room) -> None:
    swapped = " ".join(reversed(PHRASE.rstrip(".").split()))
    assert not room.accepted(room.said(swapped), PHRASE)


def test_silence_and_hiss(room: Room) -> None:
    hiss = np.random.default_rng(2).standard_normal(144_000, dtype=np.float32) * np.float32(0.02)
    for nobody in (np.zeros(144_000, np.float32), hiss):
        assert not room.accepted(nobody, PHRASE)
        assert not room.accepted(nobody, phrases.phrase("ja", Random(1)), "ja")
        with pytest.raises(InputError, match="to know a voice"):
            room.listener.voiceprint(nobody)


@pytest.mark.slow
def test_the_wrong_language(room: Room) -> None:
    japanese = phrases.phrase("ja", Random(3))
    assert not room.accepted(room.said(japanese, OWNER, "ja"), PHRASE)
    assert not room.accepted(room.said(PHRASE), japanese, "ja")
