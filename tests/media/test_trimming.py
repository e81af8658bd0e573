"""A trimmed file has the very pictures and samples of the stretch it was cut to, at moments that are whole frames."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import Cancelled
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.media.reader import Readers
from studio.media.trimming import Trims
from tests.media.files import make
from tests.media.flash import number_in

TEN = (Fraction(10), Fraction(12))


def _sweep(seconds: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """float32 (2, n): every moment is unlike every other."""
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = (0.5 * np.sin(2 * np.pi * (200 + 40 * time) * time)).astype(np.float32)
    return np.stack([wave, -wave])


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv"])
@pytest.mark.parametrize("codec", ["libx264", "mjpeg"])
def test_a_stretch_of_a_video(tmp_path: Path, name: str, codec: str) -> None:
    sound = _sweep(20) if name != "a.mp4" else None
    form = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    source = make(tmp_path / name, codec=codec, form=form, count=500, sound=sound, size=(160, 96))
    target = tmp_path / f"cut{source.suffix}"
    begin = Trims().trim(source, target, TEN, [Fraction(25)], CancelToken())
    assert begin is not None
    assert Fraction(9) < begin <= 10
    shift = int(begin * 25)
    assert shift == begin * 25
    whole, cut = Readers().open(source), Readers().open(target)
    assert 50 <= cut.facts.frame_count < 80
    assert cut.facts.rate == whole.facts.rate
    for frame in range(250, 300):
        number = cut.index_at(Fraction(frame - shift, 25))
        assert np.array_equal(cut.picture(number), whole.picture(whole.index_at(Fraction(frame, 25))))
        assert number_in(cut.picture(number)) == frame
    if sound is not None:
        at, count = round(10.1 * SAMPLE_RATE), round(1.8 * SAMPLE_RATE)
        heard = cut.samples(at - int(begin * SAMPLE_RATE), count)
        off = [
            np.abs(heard - whole.samples(at + by, count)).max() for by in (range(-48, 49) if name == "a.mkv" else (0,))
        ]
        assert min(off) < 1e-4, "exact; Matroska counts in milliseconds"
    assert target.stat().st_size < source.stat().st_size / 3
    whole.close()
    cut.close()


def test_it_begins_on_a_frame_of_every_sequence(tmp_path: Path) -> None:
    source = make(tmp_path / "a.mp4", count=600, rate=Fraction(30))
    begin = Trims().trim(source, tmp_path / "cut.mp4", TEN, [Fraction(24), Fraction(30)], CancelToken())
    assert begin is not None
    assert (begin * 24).denominator == (begin * 30).denominator == 1
    cut = Readers().open(tmp_path / "cut.mp4")
    assert number_in(cut.picture(cut.index_at(Fraction(11) - begin))) == 330
    cut.close()


def test_a_stretch_of_a_recording(tmp_path: Path) -> None:
    source = make(tmp_path / "a.wav", count=0, sound=_sweep(20))
    target = tmp_path / "cut.wav"
    begin = Trims().trim(source, target, TEN, [Fraction(24000, 1001)], CancelToken())
    assert begin is not None
    assert (begin * Fraction(24000, 1001)).denominator == 1
    whole, cut = Readers().open(source), Readers().open(target)
    at = int(begin * SAMPLE_RATE)
    assert np.array_equal(cut.samples(0, cut.facts.sample_count), whole.samples(at, cut.facts.sample_count))
    assert at + cut.facts.sample_count >= 12 * SAMPLE_RATE
    assert cut.facts.sample_count < 2.2 * SAMPLE_RATE
    whole.close()
    cut.close()


def test_what_cannot_be_cut_without_loss_is_left_as_it_is(tmp_path: Path) -> None:
    for source in (
        make(tmp_path / "a.avi", codec="mpeg4", count=500),
        make(tmp_path / "a.gif", codec="gif", form="rgb8", count=200, rate=Fraction(10)),
        make(tmp_path / "a.png", codec="png", form="rgb24", count=1),
    ):
        target = source.with_name(f"cut{source.suffix}")
        assert Trims().trim(source, target, TEN, [Fraction(25)], CancelToken()) is None
        assert not target.exists()


def test_nothing_is_written_where_hardly_anything_would_be_saved(tmp_path: Path) -> None:
    source = make(tmp_path / "a.mp4", count=50)
    whole = (Fraction(0), Fraction(19, 10))
    assert Trims().trim(source, tmp_path / "cut.mp4", whole, [Fraction(25)], CancelToken()) is None


def test_it_can_be_stopped(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        Trims().trim(make(tmp_path / "a.mp4", count=500), tmp_path / "cut.mp4", TEN, [Fraction(25)], cancel)
