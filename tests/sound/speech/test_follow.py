"""A recording of a line moves the mouth when it speaks: measured against voices whose own times are known."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.speech import Speech, Voice
from studio.project.scene import Line
from studio.sound import StudioSpeaker
from studio.sound.dsp import Signal
from studio.sound.speech.follow import followed

LINES = [
    Line(speaker="a", text="Nobody told me that the harbour would be closed tonight.", language="en"),
    Line(speaker="a", text="犬が海まで走っていったよ。", language="ja"),
]


def line(spoken: Speech, lead: float = 0.4) -> Signal:
    """A recording: some room before and after."""
    rng = np.random.default_rng(1)
    room = (1e-4 * rng.standard_normal(round(lead * SAMPLE_RATE))).astype(np.float32)
    return np.concatenate([room, 0.5 * spoken.samples, room])


@pytest.mark.parametrize("wanted", LINES, ids=lambda wanted: wanted.language)
def test_words_are_found_in_another_voice_within_a_frame_or_so(tmp_path: Path, wanted: Line) -> None:
    speaker, token = StudioSpeaker(tmp_path), CancelToken()
    mine = speaker.speak(wanted, Voice(gender="male"), token)
    found = speaker.follow(wanted, Voice(gender="female"), line(mine), token)
    lead = round(0.4 * SAMPLE_RATE)
    off = [
        abs(edge - lead - known) / SAMPLE_RATE
        for word, own in zip(found.words, mine.words, strict=True)
        for edge, known in ((word.start, own.start), (word.end, own.end))
    ]
    assert float(np.median(off)) < 1 / 24
    assert float(np.percentile(off, 90)) < 0.12
    assert found.phonemes[0].text == "rest"
    assert found.phonemes[0].end == pytest.approx(lead, abs=0.06 * SAMPLE_RATE)
    assert len(found.samples) == len(mine.samples) + 2 * lead


def test_the_mouth_rests_where_the_speaker_pauses(tmp_path: Path) -> None:
    speaker, token = StudioSpeaker(tmp_path), CancelToken()
    mine = speaker.speak(LINES[0], Voice(), token)
    middle, pause = mine.words[4].start, SAMPLE_RATE
    split = np.concatenate([mine.samples[:middle], np.zeros(pause, np.float32), mine.samples[middle:]])
    found = followed(mine, split)
    longest = max(
        (shape for shape in found.phonemes if shape.text == "rest"), key=lambda shape: shape.end - shape.start
    )
    assert longest.start == pytest.approx(middle, abs=0.1 * SAMPLE_RATE)
    assert longest.end == pytest.approx(middle + pause, abs=0.1 * SAMPLE_RATE)
    covered = [(shape.start, shape.end) for shape in found.phonemes]
    assert covered[0][0] == 0
    assert covered[-1][1] == len(split)
    assert all(before[1] == after[0] for before, after in pairwise(covered))


@pytest.mark.parametrize("recording", [np.zeros(48_000), np.zeros(0), np.full(48_000, 1e-6), np.ones(500)])
def test_silence_and_crumbs_move_no_mouth_and_make_no_noise(tmp_path: Path, recording: Signal) -> None:
    mine = StudioSpeaker(tmp_path).speak(LINES[0], Voice(), CancelToken())
    found = followed(mine, recording.astype(np.float32))
    assert len(found.samples) == len(recording)
    assert np.isfinite(found.samples).all()
    assert np.abs(found.samples).max(initial=0.0) <= 1.0
