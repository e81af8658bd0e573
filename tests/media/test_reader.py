"""Every picture by its number, every sample in its place, whatever was asked for before; bad files in sentences."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.core.time import FRAME_RATES, FrameRate
from studio.media import Movies
from studio.media.pyav import add_video, create
from studio.media.reader import OpenMovie, Readers
from tests.media.flash import CELLS, movie, number_in, picture

COUNT = 300


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Longer than x264's greatest distance between key pictures, with pictures that refer to later ones."""
    return movie(tmp_path_factory.mktemp("long") / "a.mp4", COUNT, flashes=(5, 290), preset="medium", size=(160, 96))


def _mute(path: Path, form: str, times: list[int]) -> None:
    """A movie without sound, its pictures shown at these milliseconds."""
    out = create(path, {}, form=form)
    stream = add_video(out, "libx264", Fraction(24))
    context = stream.codec_context
    context.width, context.height, context.pix_fmt, context.time_base = 160, 96, "yuv420p", Fraction(1, 1000)
    for number, time in enumerate(times):
        frame = av.VideoFrame.from_ndarray(picture(number, (160, 96), False), format="rgb24")
        frame.pts, frame.time_base = time, Fraction(1, 1000)
        out.mux(stream.encode(frame))
    out.mux(stream.encode(None))
    out.close()


@pytest.mark.parametrize("name", sorted(FRAME_RATES))
def test_every_picture_is_the_one_that_was_asked_for(tmp_path: Path, name: str) -> None:
    reader = Readers().open(movie(tmp_path / "a.mp4", 40, rate=FrameRate(FRAME_RATES[name])))
    assert reader.facts.frame_count == 40
    assert reader.facts.rate == FrameRate(FRAME_RATES[name])
    assert [number_in(reader.picture(number)) for number in range(40)] == list(range(40))
    assert [number_in(reader.picture(number)) for number in reversed(range(40))] == list(reversed(range(40)))
    reader.close()


@settings(max_examples=20, deadline=None)
@given(order=st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=6))
def test_any_order_gives_the_exact_picture(long: Path, order: list[int]) -> None:
    reader = Readers().open(long)
    for number in order:
        assert number_in(reader.picture(number)) == number
    reader.close()


def test_distance_is_what_must_be_decoded_and_reach_does_it_in_steps(long: Path) -> None:
    reader = Readers().open(long)
    assert (reader.distance(0), reader.distance(40)) == (1, 41)
    assert not reader.reach(40, 10)
    assert reader.distance(40) == 31
    assert reader.reach(40, 31)
    assert (reader.distance(40), reader.distance(41)) == (0, 1)
    reader.close()


def test_colours_come_back(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.mp4", 3)
    reader = Readers().open(path)
    for exact, frame in zip(Movies().frames(path), (reader.picture(number) for number in range(3)), strict=True):
        assert frame.shape == (180, 320, 4)
        assert frame.dtype == np.uint8
        assert frame[..., 3].min() == 255
        assert np.abs(frame[..., 2::-1].astype(int) - exact).max() <= 6
    small = reader.picture(1, (160, 90))
    assert small.shape == (90, 160, 4)
    assert number_in(small) == 1
    reader.close()


def test_a_picture_is_the_callers_own(tmp_path: Path) -> None:
    reader = Readers().open(movie(tmp_path / "a.mp4", 3))
    first = reader.picture(1)
    first[:] = 0
    assert number_in(reader.picture(1)) == 1
    reader.close()


@settings(max_examples=25, deadline=None)
@given(start=st.integers(-3_000, 603_000), count=st.integers(1, 9_000))
def test_sound_is_the_same_from_anywhere(long: Path, start: int, count: int) -> None:
    whole = Movies().samples(long)
    reader = Readers().open(long)
    wanted = np.zeros((count, 2), np.float32)
    low, high = max(0, start), min(len(whole), start + count)
    if low < high:
        wanted[low - start : high - start] = whole[low:high]
    # AAC fills quiet bands with noise of its own, different after a seek
    assert np.abs(reader.samples(start, count) - wanted).max() < 0.01
    reader.close()


def test_sound_read_in_pieces_has_no_seams(long: Path) -> None:
    whole = Movies().samples(long)
    reader = Readers().open(long)
    pieces = np.concatenate([reader.samples(start, 2_400) for start in range(0, 96_000, 2_400)])
    assert np.abs(pieces - whole[:96_000]).max() < 1e-6
    reader.close()


def test_a_movie_without_sound_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    _mute(path, "mp4", [number * 40 for number in range(5)])
    reader = Readers().open(path)
    assert (reader.facts.frame_count, reader.facts.sample_count) == (5, 0)
    assert not reader.samples(0, 480).any()
    assert number_in(reader.picture(4)) == 4
    reader.close()


def test_a_movie_of_one_picture(tmp_path: Path) -> None:
    reader = Readers().open(movie(tmp_path / "one.mp4", 1))
    assert reader.facts.frame_count == 1
    assert number_in(reader.picture(0)) == 0
    with pytest.raises(InputError, match="no picture 2"):
        reader.picture(1)
    reader.close()


def test_uneven_times_are_numbered_in_the_order_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "uneven.mkv"
    _mute(path, "matroska", [number * 40 + (number % 3) * 7 for number in range(12)])
    reader = Readers().open(path)
    assert reader.facts.frame_count == 12
    assert [number_in(reader.picture(number)) for number in (7, 0, 11, 3)] == [7, 0, 11, 3]
    reader.close()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.mp4", None, "is missing"),
        ("empty.mp4", b"", "is empty"),
        ("text.mp4", b"this is no movie at all, but it is long enough to look at" * 40, "not a movie"),
        ("noise.mp4", bytes(range(256)) * 64, "not a movie"),
    ],
)
def test_bad_files_say_what_is_wrong(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        Readers().open(path)
    assert caught.value.todo


def test_a_movie_cut_off_shows_what_is_left(tmp_path: Path) -> None:
    whole = movie(tmp_path / "a.mp4", 60, size=(320, 180)).read_bytes()
    path = tmp_path / "cut.mp4"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    reader = Readers().open(path)
    assert number_in(reader.picture(2)) == 2
    with pytest.raises(InputError, match="damaged at picture"):
        reader.picture(59)
    assert number_in(reader.picture(3)) == 3, "after a picture that could not be had, others still can"
    reader.samples(0, 480_000)
    reader.close()


def test_damage_inside_does_not_end_the_process(tmp_path: Path) -> None:
    data = bytearray(movie(tmp_path / "a.mp4", 60).read_bytes())
    rng = np.random.default_rng(3)
    for place in rng.integers(len(data) // 3, len(data), 400):
        data[int(place)] ^= 0x5A
    path = tmp_path / "hurt.mp4"
    path.write_bytes(bytes(data))
    program = (
        "import sys; from pathlib import Path; from studio.media.reader import Readers\n"
        "from studio.core.errors import InputError\n"
        "r = Readers().open(Path(sys.argv[1]))\n"
        "for n in range(r.facts.frame_count):\n"
        "    try: r.picture(n)\n"
        "    except InputError: pass\n"
        "r.samples(0, 120_000); r.close()"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(path)], cwd=root, check=True, timeout=60)


def test_files_are_let_go_of(tmp_path: Path) -> None:
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("counts open files through /proc")
    path = movie(tmp_path / "a.mp4", 5)
    before = len(list(handles.iterdir()))
    for _ in range(5):
        reader = OpenMovie(path)
        reader.picture(3)
        reader.samples(0, 480)
        reader.close()
    assert len(list(handles.iterdir())) == before


def test_the_number_in_a_picture_can_be_read_back() -> None:
    for number in (0, 1, 2**CELLS - 1, 517):
        assert number_in(picture(number, (160, 96), False)) == number
