"""What the studio's voices say by themselves comes with the studio, whole; what does not is spoken once and kept."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import Cancelled
from studio.core.progress import CancelToken
from studio.sound import dsp
from studio.sound.speech.bases import LINES, BaseLines, file_name
from studio.sound.speech.casting import bases
from studio.sound.speech.melody import melody

SHIPPED = Path(__file__).parents[3] / "resources" / "assets" / "voices"
ALL = [(language, number) for language in LINES for number in range(len(bases(language)))]


class Never(CancelToken):
    """Who speaks asks it first."""

    def check(self) -> None:
        raise Cancelled


def test_what_is_shipped_is_what_is_asked_for() -> None:
    """Else a voice, its words or the version changed: run ``installer/speak_base_lines.py`` again."""
    assert {path.name for path in SHIPPED.glob("*.flac")} == {file_name(*one) for one in ALL}
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 5_000_000


@pytest.mark.parametrize("asked", ALL)
def test_every_voice_is_read_not_spoken(asked: tuple[str, int], tmp_path: Path) -> None:
    wave = BaseLines(SHIPPED, tmp_path).said(*asked, Never())
    assert wave.dtype == np.float32
    assert 5.0 < len(wave) / 48_000 < 12.0
    assert 0.05 < dsp.peak(wave) <= 1.0
    assert not list(tmp_path.iterdir())


def test_a_voice_has_the_pitch_that_is_written_down() -> None:
    for language, number in (("en", 1), ("ja", 0)):
        wave = BaseLines(SHIPPED, SHIPPED).said(language, number, Never())
        assert melody(wave).median == pytest.approx(bases(language)[number].pitch, rel=0.03)


@pytest.mark.slow
def test_a_voice_that_was_not_shipped_speaks_once(tmp_path: Path) -> None:
    lines = BaseLines(tmp_path / "none", tmp_path / "kept")
    first = lines.said("en", 1, CancelToken())
    assert lines.said("en", 1, Never()).tobytes() == first.tobytes()
    shipped = BaseLines(SHIPPED, tmp_path / "kept").said("en", 1, Never())
    assert np.corrcoef(first[: len(shipped)], shipped[: len(first)])[0, 1] > 0.99


def test_a_damaged_file_counts_as_none(tmp_path: Path) -> None:
    whole = (SHIPPED / file_name("en", 0)).read_bytes()
    for data in (whole[: len(whole) // 2], b"", b"no sound", flipped(whole)):
        (tmp_path / file_name("en", 0)).write_bytes(data)
        with pytest.raises(Cancelled):
            BaseLines(tmp_path, tmp_path / "kept").said("en", 0, Never())


def flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes(255 - one for one in data[at : at + 64]) + data[at + 64 :]
