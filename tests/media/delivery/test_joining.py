"""Movies: every codec in every container, decoded again."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from studio.core.time import FRAME_RATES, FrameRate
from studio.core.timecode import timecode
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from studio.ports.captions import Cue
from studio.ports.delivery import Chapter, Container, PictureCodec
from tests.media.delivery import films

MOVIES: list[tuple[Container, PictureCodec, dict[str, Any], str]] = [
    ("mp4", "h264", {}, "yuv420p"),
    ("mp4", "h264", {"bits": 10}, "yuv420p10le"),
    ("mp4", "hevc", {}, "yuv420p"),
    ("mp4", "hevc", {"bits": 10}, "yuv420p10le"),
    ("mp4", "av1", {}, "yuv420p"),
    ("mp4", "av1", {"bits": 10}, "yuv420p10le"),
    ("mov", "prores", {"profile": "proxy"}, "yuv422p10le"),
    ("mov", "prores", {"profile": "lt"}, "yuv422p10le"),
    ("mov", "prores", {"profile": "standard"}, "yuv422p10le"),
    ("mov", "prores", {"profile": "hq"}, "yuv422p10le"),
    ("mov", "prores", {"profile": "4444"}, "yuv444p12le"),
    ("mov", "dnxhr", {"profile": "lb"}, "yuv422p"),
    ("mov", "dnxhr", {"profile": "sq"}, "yuv422p"),
    ("mov", "dnxhr", {"profile": "hq"}, "yuv422p"),
    ("mov", "dnxhr", {"profile": "hqx"}, "yuv422p10le"),
    ("mov", "h264", {}, "yuv420p"),
    ("mov", "hevc", {}, "yuv420p"),
    ("webm", "vp9", {}, "yuv420p"),
    ("webm", "av1", {}, "yuv420p"),
]
TAGS = {"apco": "proxy", "apcs": "lt", "apcn": "standard", "apch": "hq", "ap4h": "4444"}


@pytest.mark.parametrize(("container", "codec", "coding", "pixels"), MOVIES)
def test_every_codec_gives_its_pictures_back(
    tmp_path: Path, container: Container, codec: PictureCodec, coding: dict[str, Any], pixels: str
) -> None:
    path = films.write(tmp_path / f"film.{container}", films.form(container, codec, **coding), 9)
    seen = list(films.pictures(path))
    assert [picture.format.name for picture in seen] == [pixels] * 9
    for number in (0, 8):
        close = np.abs(seen[number].to_ndarray(format="rgb24").astype(int) - films.frame(number)).mean()
        assert close < 6, f"frame {number} is {close:.1f} away"
    first = seen[0]
    assert (first.colorspace, first.color_range, first.color_primaries, first.color_trc) == (1, 1, 1, 1)
    with av.open(path) as opened:
        stream = opened.streams.video[0]
        assert stream.average_rate == films.RATE.fps
        if codec == "prores":
            assert TAGS[stream.codec_context.codec_tag] == coding["profile"]
        if codec == "hevc":
            assert stream.codec_context.codec_tag == "hvc1"


@pytest.mark.parametrize("name", FRAME_RATES)
@pytest.mark.parametrize(("container", "codec"), [("mp4", "h264"), ("mov", "dnxhr"), ("webm", "vp9")])
def test_flash_and_beep_are_together_at_every_rate(
    tmp_path: Path, container: Container, codec: PictureCodec, name: str
) -> None:
    rate, count, flashes = FrameRate(FRAME_RATES[name]), 61, (0, 13, 31, 49)
    path = films.write(tmp_path / f"film.{container}", films.form(container, codec, rate=rate), count, flashes=flashes)
    found = films.events(path)
    assert found.pictures == count
    assert found.samples >= rate.sample(count)
    assert len(found.flashes) == len(found.beeps) == len(flashes)
    assert max(abs(seen - heard) for seen, heard in zip(found.flashes, found.beeps, strict=True)) < 0.001
    assert max(abs(at - number / rate.fps) for at, number in zip(found.flashes, flashes, strict=True)) < 0.001
    with av.open(path) as opened:
        told = opened.streams.video[0].average_rate
    assert told is not None
    assert told == rate.fps or (container == "webm" and abs(told - rate.fps) < 0.001)  # it counts milliseconds


@pytest.mark.parametrize(
    ("container", "codec"), [("mp4", "hevc"), ("mp4", "av1"), ("mov", "prores"), ("mov", "h264"), ("webm", "av1")]
)
@pytest.mark.parametrize("count", [1, 2, 3, 5, 26])
def test_every_length_is_exact(tmp_path: Path, container: Container, codec: PictureCodec, count: int) -> None:
    rate = FrameRate(FRAME_RATES["29.97"])
    path = films.write(tmp_path / f"film.{container}", films.form(container, codec, rate=rate), count, flashes=(0,))
    found = films.events(path)
    assert found.pictures == count
    assert abs(found.flashes[0] - found.beeps[0]) < 0.001


def test_pieces_join_without_a_seam(tmp_path: Path) -> None:
    """Thirteen seconds are three pieces; pictures that lean on each other and sound go through."""
    rate, flashes = FrameRate(Fraction(24)), (0, 143, 144, 145, 287, 288, 300)
    path = films.write(tmp_path / "film.mp4", films.form("mp4", "h264", size=(64, 48)), 313, flashes=flashes)
    with av.open(path) as opened:
        times = [float(frame.time or 0) * 24 for frame in opened.decode(video=0)]
        assert [round(time, 6) for time in times] == list(range(313))
    with av.open(path) as opened:
        decoded = [packet.dts for packet in opened.demux(video=0) if packet.dts is not None]
        assert decoded == sorted(set(decoded))
    found = films.events(path)
    starts = [at for at in flashes if at - 1 not in flashes]
    assert [round(at * 24) for at in found.flashes] == starts
    assert max(abs(at - number / rate.fps) for at, number in zip(found.beeps[:2], (0, 143), strict=True)) < 0.001


@films.needs_ffprobe
@pytest.mark.parametrize("container", ["mp4", "mov", "webm"])
@pytest.mark.parametrize("name", FRAME_RATES)
def test_ffprobe_reads_the_timecode_back(tmp_path: Path, container: Container, name: str) -> None:
    rate = FrameRate(FRAME_RATES[name])
    codec: PictureCodec = "vp9" if container == "webm" else "h264"
    for drop in {False, name in ("29.97", "59.94")}:
        what = films.form(container, codec, rate=rate, size=(32, 32), timecode=107_893, drop=drop)
        told = films.probed(films.write(tmp_path / f"film.{container}", what, 2))
        codes = [
            tags[key]
            for one in told["streams"]
            for tags in [one.get("tags", {})]
            for key in tags
            if "code" in key.lower() and "enc" not in key.lower()
        ]
        assert codes and set(codes) == {timecode(107_893, rate, drop=drop)}
        assert (";" in codes[0]) == drop
        if container != "webm":
            assert [one["codec_tag_string"] for one in films.of_kind(told, "data")] == ["tmcd"]


@films.needs_ffprobe
@pytest.mark.parametrize("container", ["mp4", "mov", "webm"])
def test_captions_chapters_and_tags_are_read_back(tmp_path: Path, container: Container) -> None:
    codec: PictureCodec = "vp9" if container == "webm" else "h264"
    chapters = (Chapter(frame=0, name="はじめ"), Chapter(frame=24, name="Two"), Chapter(frame=99, name="never"))
    what = films.form(container, codec, size=(32, 32), chapters=chapters, tags={"title": "犬の話", "comment": "a, b"})
    cues = [
        Cue(start=4800, end=24_000, text="こんにちは", language="ja"),
        Cue(start=36_000, end=480_000, text="two\nlines {x}", language="ja"),
        Cue(start=480_000, end=500_000, text="after the end", language="ja"),
    ]
    path = films.write(tmp_path / f"film.{container}", what, 48, captions=cues)
    told = films.probed(path)
    assert [one["tags"]["title"] for one in told["chapters"]] == ["はじめ", "Two"]
    assert [films.seconds(one["start_time"]) for one in told["chapters"]] == [0, 1]
    assert films.seconds(told["chapters"][-1]["end_time"]) == 2
    assert told["format"]["tags"]["title"] == "犬の話"
    texts = films.of_kind(told, "subtitle")
    assert [one["codec_name"] for one in texts] == ["webvtt" if container == "webm" else "mov_text"]
    assert texts[0]["tags"]["language"] == "jpn"
    with av.open(path) as opened:
        read = [
            (bytes(packet).replace(b"\0", b"").decode(errors="ignore"), packet.pts, packet.duration)
            for packet in opened.demux(subtitles=0)
            if packet.size > 2
        ]
    assert len(read) == 2
    assert "こんにちは" in read[0][0] and "after" not in read[1][0]
    assert abs(films.seconds(told["format"]["duration"]) - 2) < Fraction(1, 100)


def test_ten_bits_are_made_from_the_colours_themselves(tmp_path: Path) -> None:
    """A soft ramp has steps that eight bits of luma cannot tell apart."""
    ramp = np.zeros((64, 512, 3), np.uint8)
    ramp[..., 2] = np.arange(512) // 2  # blue alone: 0.0722 of the light
    with Deliveries(Unfinished()).writer(
        tmp_path / "r.mov", films.form("mov", "prores", profile="hq", size=(512, 64))
    ) as writer:
        writer.write_frame(ramp)
        writer.finish()
    plane = next(films.pictures(tmp_path / "r.mov")).planes[0]
    luma = np.frombuffer(bytes(plane), np.uint16).reshape(64, -1)[:, :512].mean(0)
    truth = (16 + 219 * 0.0722 * (np.arange(512) // 2) / 255) * 4
    assert np.abs(luma - truth).max() < 1.5  # numbers of 1024; made from eight bits they would be up to 2 away
    assert len({round(float(value)) for value in luma}) > 3 * 16  # of which eight bits have 17


@pytest.mark.parametrize("codec", ["h264", "hevc", "av1", "prores"])
def test_the_same_frames_are_the_same_bytes(tmp_path: Path, codec: PictureCodec) -> None:
    container: Container = "mov" if codec == "prores" else "mp4"
    what = films.form(container, codec, timecode=0, chapters=(Chapter(frame=0, name="x"),))
    first, second = (films.write(tmp_path / f"{name}.{container}", what, 30).read_bytes() for name in "ab")
    assert first == second


def test_opacity_goes_through_prores_4444(tmp_path: Path) -> None:
    path = films.write(tmp_path / "film.mov", films.form("mov", "prores", profile="4444", alpha=True), 2)
    second = list(films.pictures(path))[1]
    assert second.format.name.startswith("yuva444p")
    alpha = second.to_ndarray(format="rgba")[..., 3].astype(int)
    assert np.abs(alpha - films.frame(1, alpha=True)[..., 3]).max() <= 1
