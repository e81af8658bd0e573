"""Spoken lines on disk."""

from pathlib import Path

import numpy as np
import pytest

from studio.ports.speech import Speech, Timed, Voice
from studio.project.scene import Line
from studio.sound.speech.store import SpokenLines

LINE = Line(speaker="woman", text="もう一度", language="ja")
SPEECH = Speech(
    line=LINE,
    samples=np.linspace(-0.5, 0.5, 480, dtype=np.float32),
    words=(Timed("もう一度", 10, 400),),
    phonemes=(Timed("rest", 0, 10), Timed("M", 10, 480)),
)


def test_a_line_comes_back_exactly(tmp_path: Path) -> None:
    lines = SpokenLines(tmp_path / "deep" / "speech")
    assert lines.load(LINE, Voice()) is None
    lines.keep(SPEECH, Voice())
    back = lines.load(LINE, Voice())
    assert back is not None
    assert back.samples.tobytes() == SPEECH.samples.tobytes()
    assert (back.words, back.phonemes, back.line) == (SPEECH.words, SPEECH.phonemes, LINE)
    assert lines.load(LINE, Voice(age="old")) is None
    assert [p.suffix for p in (tmp_path / "deep" / "speech").iterdir()] == [".npz"]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 nonsense", b"\x00" * 100])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    lines = SpokenLines(tmp_path)
    lines.keep(SPEECH, Voice())
    path = lines.path(LINE, Voice())
    path.write_bytes(damage)
    assert lines.load(LINE, Voice()) is None
    lines.keep(SPEECH, Voice())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert lines.load(LINE, Voice()) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    SpokenLines(tmp_path / "file" / "speech").keep(SPEECH, Voice())
