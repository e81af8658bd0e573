"""Files that people bring: what is in them, told in truth; what cannot be used, refused in a sentence."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import Cancelled, InputError
from studio.core.progress import CancelToken, silent
from studio.core.time import SAMPLE_RATE
from studio.media import probing
from studio.media.own import read_sound
from studio.media.probing import Prober
from studio.media.proxies import ProxyFolder
from studio.media.reader import OpenMovie, Readers
from studio.ports.footage import FileFacts
from tests.media.files import make, tone
from tests.media.flash import number_in

WINDOW = np.zeros((48, 64, 4), np.uint8)
WINDOW[..., 0], WINDOW[:24, :, 3] = 200, 255
CORNER = np.zeros((96, 160, 3), np.uint8)
CORNER[:48, :80] = 255
DIGEST = "cd" * 32


def _probe(path: Path) -> FileFacts:
    return Prober().probe(path, silent, CancelToken())


def _first(path: Path, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
    reader = Readers().open(path)
    shown = reader.picture(0, size)
    reader.close()
    return shown


def test_an_ordinary_video(tmp_path: Path) -> None:
    facts = _probe(make(tmp_path / "a.mov", count=25, sound=tone(1.0)))
    assert facts == FileFacts(
        kind="video",
        seconds=Fraction(1),
        size=(160, 96),
        rate=Fraction(25),
        frame_count=25,
        sample_count=48_000,
        channels=2,
    )


def test_uneven_times_are_said(tmp_path: Path) -> None:
    facts = _probe(make(tmp_path / "a.mp4", times=[0, 40, 80, 200, 210, 300, 500, 700, 720, 800, 900, 1500]))
    assert (facts.rate, facts.frame_count) == (None, 12)
    assert Fraction(3, 2) < facts.seconds < 2
    assert probing.UNEVEN in facts.notes


@pytest.mark.parametrize(("turn", "rotation", "bright"), [(-90, 90, (0, -1)), (180, 180, (-1, -1)), (90, 270, (-1, 0))])
def test_pictures_stand_upright(tmp_path: Path, turn: float, rotation: int, bright: tuple[int, int]) -> None:
    path = make(tmp_path / "a.mp4", turn=turn, pictures=[CORNER] * 12)
    facts = _probe(path)
    assert (facts.rotation, facts.size) == (rotation, (160, 96) if rotation == 180 else (96, 160))
    shown = _first(path)
    assert shown.shape[:2] == facts.size[::-1]
    corners = {(row, column): int(shown[row * 8 - (row < 0), column * 8, 1]) for row in (0, -1) for column in (0, -1)}
    assert corners[bright] > 200
    assert sum(value > 200 for value in corners.values()) == 1
    proxy = ProxyFolder(tmp_path).make(DIGEST, path, silent, CancelToken())
    assert np.abs(_first(proxy).astype(int) - shown).mean() < 6


def test_pixels_that_are_not_square(tmp_path: Path) -> None:
    assert _probe(make(tmp_path / "wide.mp4", shape=Fraction(2))).size == (320, 96)
    assert _probe(make(tmp_path / "tall.mp4", shape=Fraction(8, 9))).size == (160, 108)
    assert _first(tmp_path / "wide.mp4").shape == (96, 320, 4)


@pytest.mark.parametrize("space", [1, 5, 6, 9])
@pytest.mark.parametrize("span", [1, 2])
def test_what_a_file_says_of_its_colours_is_honoured(tmp_path: Path, space: int, span: int) -> None:
    patch = np.zeros((96, 160, 3), np.uint8)
    patch[:, :53], patch[:, 53:106], patch[:, 106:] = (200, 40, 40), (40, 180, 60), (50, 60, 210)
    path = make(tmp_path / "a.mp4", pictures=[patch] * 12, tags=(space, span, 1, 1))
    for shown in (_first(path), _first(ProxyFolder(tmp_path).make(DIGEST, path, silent, CancelToken()))):
        for column in (20, 80, 140):
            assert np.abs(shown[40, column, 2::-1].astype(int) - patch[40, column]).max() <= 5


def test_what_says_nothing_is_guessed_by_its_size(tmp_path: Path) -> None:
    patch = np.zeros((96, 160, 3), np.uint8)
    patch[:] = (40, 200, 60)
    small = make(tmp_path / "a.mkv", codec="ffv1", pictures=[patch] * 12, tags=(2, 1, 2, 2))
    assert np.abs(_first(small)[40, 40, 2::-1].astype(int) - patch[40, 40]).max() <= 4


def test_hdr_is_brought_to_an_ordinary_screen(tmp_path: Path) -> None:
    grey = np.full((96, 160, 3), 148, np.uint8)  # PQ 0.58: 203 cd/m², diffuse white (ITU-R BT.2408)
    path = make(tmp_path / "a.mkv", codec="ffv1", form="yuv420p10le", pictures=[grey] * 2, count=2, tags=(9, 1, 9, 16))
    facts = _probe(path)
    assert probing.HDR in facts.notes
    assert 150 < int(_first(path, (32, 18))[9, 9, 1]) <= 255


@pytest.mark.parametrize(
    ("name", "codec", "form"),
    [("a.png", "png", "rgba"), ("a.webp", "libwebp", "yuva420p"), ("a.tiff", "tiff", "rgba"), ("a.bmp", "bmp", "bgra")],
)
def test_images_can_be_seen_through(tmp_path: Path, name: str, codec: str, form: str) -> None:
    path = make(tmp_path / name, count=1, codec=codec, form=form, pictures=[WINDOW], size=(64, 48), tags=(5, 1, 1, 1))
    facts = _probe(path)
    assert (facts.kind, facts.size, facts.seconds, facts.alpha) == ("image", (64, 48), 0, True)
    reader = Readers().open(path)
    assert (reader.index_at(Fraction(0)), reader.index_at(Fraction(36_000))) == (0, 0)
    shown, small = reader.picture(0), reader.picture(0, (16, 12))
    assert shown[0, 0, 3] == 255
    assert shown[-1, 0, 3] == 0
    assert np.abs(shown[0, 0, :3].astype(int) - (0, 0, 200)).max() <= 6
    edge = small[(small[..., 3] > 40) & (small[..., 3] < 220)]
    assert edge.size == 0 or int(edge[:, 2].min()) > 180, "nothing dark bleeds in from what cannot be seen"
    reader.close()


def test_a_photograph(tmp_path: Path) -> None:
    path = make(
        tmp_path / "a.jpg",
        count=1,
        codec="mjpeg",
        form="yuvj420p",
        pictures=[WINDOW[..., :3]],
        size=(64, 48),
        tags=(5, 2, 1, 1),
    )
    assert (_probe(path).kind, _probe(path).alpha) == ("image", False)
    assert np.abs(_first(path)[20, 20].astype(int) - (0, 0, 200, 255)).max() <= 4


def test_video_that_can_be_seen_through_has_no_proxy(tmp_path: Path) -> None:
    path = make(
        tmp_path / "a.mov", count=3, codec="prores_ks", form="yuva444p10le", pictures=[WINDOW] * 3, size=(64, 48)
    )
    facts = _probe(path)
    assert (facts.kind, facts.alpha) == ("video", True)
    shown = _first(path)
    assert (shown[4, 4, 3], shown[-4, 4, 3]) == (255, 0)
    with pytest.raises(InputError, match="without a proxy"):
        ProxyFolder(tmp_path / "proxies").make(DIGEST, path, silent, CancelToken())


def test_an_animation(tmp_path: Path) -> None:
    path = make(tmp_path / "a.gif", count=5, codec="gif", form="rgb8", rate=Fraction(10))
    facts = _probe(path)
    assert (facts.kind, facts.frame_count, facts.seconds, facts.alpha) == ("video", 5, Fraction(1, 2), True)
    reader = Readers().open(path)
    assert [number_in(reader.picture(number)) for number in (4, 0, 2)] == [4, 0, 2]
    reader.close()


def test_an_uneven_proxy_shows_the_same_picture_at_every_moment(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mkv", times=[0, 40, 80, 200, 210, 300, 500, 700, 720, 800, 900, 1500], sound=tone(1.6))
    proxy = ProxyFolder(tmp_path).make(DIGEST, path, silent, CancelToken())
    one, other = Readers().open(path), Readers().open(proxy)
    assert other.facts.frame_count == 12
    for moment in range(0, 1600, 7):
        number = other.index_at(Fraction(moment, 1000))
        assert number == one.index_at(Fraction(moment, 1000))
        assert number_in(other.picture(number)) == number
    assert np.abs(one.samples(0, 76_000) - other.samples(0, 76_000)).max() < 0.001
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("rate", "layout", "channels"), [(8_000, "mono", 1), (44_100, "stereo", 2), (96_000, "5.1", 6)]
)
def test_any_rate_and_any_channels_become_stereo(tmp_path: Path, rate: int, layout: str, channels: int) -> None:
    path = make(tmp_path / "a.wav", count=0, sound=tone(2.0, rate, channels, 0), sound_rate=rate, layout=layout)
    facts = _probe(path)
    assert (facts.kind, facts.seconds, facts.channels, facts.size) == ("audio", 2, channels, (0, 0))
    reader = Readers().open(path)
    sound = reader.samples(0, 96_000)
    assert float(np.abs(sound[2_000:-2_000, 0]).max()) == pytest.approx(0.5, abs=0.22)
    crossings = np.flatnonzero(np.diff(np.signbit(sound[4_800:52_800, 0])))
    assert len(crossings) == pytest.approx(880, abs=3)
    assert reader.facts.frame_count == 0
    with pytest.raises(InputError, match="no pictures"):
        reader.picture(0)
    reader.close()


@pytest.mark.parametrize("only", range(12))
def test_each_of_twelve_channels_is_heard(tmp_path: Path, only: int) -> None:
    path = make(tmp_path / "a.wav", count=0, sound=tone(0.5, channels=12, only=only), layout="12 channels")
    assert _probe(path).notes == (probing.MIXED.format(channels=12),)
    reader = OpenMovie(path)
    left, right = np.abs(reader.samples(1_000, 20_000)).max(axis=0)
    reader.close()
    assert (left > 0.1) == (only != 1)
    assert (right > 0.1) == (only != 0)


def test_no_sound_at_all(tmp_path: Path) -> None:
    facts = _probe(make(tmp_path / "a.mp4"))
    assert (facts.sample_count, facts.channels, facts.notes) == (0, 0, ())


def test_one_pixel(tmp_path: Path) -> None:
    dot = np.full((1, 1, 3), 77, np.uint8)
    path = make(tmp_path / "a.mkv", codec="ffv1", form="bgr0", size=(1, 1), pictures=[dot] * 3, count=3)
    assert _probe(path).size == (1, 1)
    assert _first(path).tolist() == [[[77, 77, 77, 255]]]
    assert _first(path, (4, 2)).shape == (2, 4, 4)
    ProxyFolder(tmp_path).make(DIGEST, path, silent, CancelToken())


def test_eight_thousand_pixels_wide(tmp_path: Path) -> None:
    wide = np.zeros((4320, 7680, 3), np.uint8)
    wide[:, :3840] = (200, 100, 50)
    path = make(
        tmp_path / "a.mkv",
        codec="mjpeg",
        form="yuvj420p",
        size=(7680, 4320),
        pictures=[wide],
        count=1,
        tags=(5, 2, 1, 1),
    )
    assert _probe(path).size == (7680, 4320)
    assert np.abs(_first(path, (160, 90))[40, 20, 2::-1].astype(int) - (200, 100, 50)).max() <= 4


def test_ten_hours(tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    out: Any = av.open(path, "w")
    stream = out.add_stream("mpeg4", rate=2)
    stream.width, stream.height, stream.pix_fmt = 16, 16, "yuv420p"
    frame = av.VideoFrame.from_ndarray(np.zeros((16, 16, 3), np.uint8))
    frame.pts = 0
    data = bytes(stream.encode(frame)[0])
    for number in range(72_000):
        packet: Any = av.Packet(data)
        packet.stream, packet.time_base, packet.duration, packet.is_keyframe = stream, Fraction(1, 2), 1, True
        packet.pts = packet.dts = number
        out.mux(packet)
    out.close()
    facts = _probe(path)
    assert (facts.seconds, facts.frame_count) == (36_000, 72_000)
    reader = Readers().open(path)
    assert reader.index_at(Fraction(35_999)) == 71_998
    assert reader.distance(71_998) == 1
    reader.picture(71_998)
    reader.close()


def test_a_file_that_lies_about_its_length(tmp_path: Path) -> None:
    whole = make(tmp_path / "a.mkv", count=100, sound=tone(4.0)).read_bytes()
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole[: len(whole) // 2])
    facts = _probe(cut)
    assert probing.CUT_OFF in facts.notes
    assert 0 < facts.frame_count < 90
    assert facts.frame_count / Fraction(25) <= facts.seconds < Fraction(18, 5)
    assert facts.sample_count < 3.6 * SAMPLE_RATE
    reader = Readers().open(cut)
    assert (reader.facts.frame_count, reader.facts.sample_count) == (facts.frame_count, facts.sample_count)
    reader.close()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.mp4", None, "There is no file"),
        ("nothing.mp4", b"", "0 bytes"),
        ("letter.mp4", b"Dear all, this is a letter and no film.\n" * 60, "no video, sound or image"),
        ("letter.txt", b"Dear all, this is a letter and no film.\n" * 60, "no video, sound or image"),
        ("list.m3u8", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nother.mp4\n#EXT-X-ENDLIST\n", "no video, sound"),
        ("list.ffconcat", b"ffconcat version 1.0\nfile other.mp4\n", "no video, sound or image"),
        ("noise.mov", bytes(range(256)) * 64, "no video, sound or image"),
        ("half.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "."),
        ("words.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "no pictures and no sound"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name
    make(tmp_path / "other.mp4")
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        _probe(path)
    assert name in caught.value.what


def test_it_can_be_stopped(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mkv")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        Prober().probe(path, silent, cancel)


def test_twelve_channels_do_not_end_the_process(tmp_path: Path) -> None:
    path = make(tmp_path / "a.wav", count=0, sound=tone(0.5, channels=12), layout="7.1.4")
    assert _probe(path).channels == 12

    assert len(read_sound(path).samples) == 24_000
