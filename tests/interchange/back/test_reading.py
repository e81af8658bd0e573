"""Cuts as they come back: where every clip lies and what it shows, and files of others that we did not write."""

from fractions import Fraction
from pathlib import Path

import pytest

from studio.core.time import FrameRate
from studio.interchange import InterchangeFiles
from studio.interchange.back import ReturnedFiles
from studio.ports.returning import Returned
from tests.interchange.cutting import HOUR, plain, rich

RATE = FrameRate(Fraction(24))


def _back(tmp_path: Path, suffix: str) -> Returned:
    InterchangeFiles().write(plain(), tmp_path / f"a{suffix}")
    return ReturnedFiles().read(tmp_path / f"a{suffix}", RATE, HOUR)


@pytest.mark.parametrize("suffix", [".otio", ".otioz", ".fcpxml", ".xml"])
def test_every_clip_lies_where_it_lay(tmp_path: Path, suffix: str) -> None:
    found = _back(tmp_path, suffix)
    seen, *_ = found.of_kind("video")
    assert [(clip.start, clip.length, clip.offset) for clip in seen.clips] == [(0, 36, 12), (36, 36, 24), (84, 36, 0)]
    if suffix != ".otioz":  # the files are not there, so the bundle has none
        assert [clip.medium for clip in seen.clips] == ["Shot 01 Take 1.mp4", "海 辺.mp4", "three.mp4"]
    assert seen.joins == ((30, 12),)
    assert [(clip.start, clip.length) for clip in found.of_kind("audio")[0].clips] == [(0, 36), (36, 36), (84, 36)]
    assert (seen.clips[0].told["shot"], seen.clips[0].told["take"], seen.clips[0].note) == ("1", "1", "もっと遅く")


def test_an_edit_list(tmp_path: Path) -> None:
    found = _back(tmp_path, ".edl")
    seen = found.of_kind("video")[0]
    assert [(clip.start, clip.length, clip.offset) for clip in seen.clips] == [(0, 30, 12), (30, 42, 18), (84, 36, 0)]
    assert [clip.reel for clip in seen.clips] == ["S01T1", "R1", "THREE"]
    assert seen.clips[1].medium == "海 辺.mp4"


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml"])
def test_speeds_layers_and_what_is_off(tmp_path: Path, suffix: str) -> None:
    InterchangeFiles().write(rich(), tmp_path / f"a{suffix}")
    found = ReturnedFiles().read(tmp_path / f"a{suffix}", RATE, HOUR)
    second = {clip.name: clip for clip in found.of_kind("video")[1].clips}
    assert second["fast"].speed == 2
    assert second["frozen"].speed == 0
    assert second["back"].speed == -1
    assert not second["back"].enabled
    assert (second["small"].start, second["small"].length) == (8, 20)


def test_an_edit_list_of_another_program(tmp_path: Path) -> None:
    (tmp_path / "a.edl").write_text(
        "TITLE: Reel_1\nFCM: DROP FRAME\n\n"
        "001  AX       AA/V  C        00:00:01:00 00:00:03:00 01:00:00;00 01:00:02;00\n"
        "* FROM CLIP NAME:  Shot 03 Take 2.mov\n"
        "M2   AX       048.0                00:00:01:00\n"
        "002  A001     V     D    024 00:00:05:00 00:00:09:00 01:00:02;00 01:00:06;00\n"
        "* TO CLIP NAME:  beach.mov\n",
        "utf-8",
    )
    found = ReturnedFiles().read(tmp_path / "a.edl", RATE, HOUR)
    assert [(track.kind, track.name) for track in found.tracks] == [("video", "V1"), ("audio", "A1"), ("audio", "A2")]
    one, two = found.tracks[0].clips
    assert (one.start, one.length, one.offset, one.speed, one.medium) == (0, 48, 24, 2, "Shot 03 Take 2.mov")
    assert (two.start, two.length, two.reel, two.medium) == (48, 96, "A001", "beach.mov")
    assert found.tracks[0].joins == ((48, 24),)


def test_an_fcpxml_of_another_program(tmp_path: Path) -> None:
    """Clips in clips, connected ones with offsets in their host's own time, an audition, a compound clip."""
    bundle = tmp_path / "a.fcpxmld"
    bundle.mkdir()
    (bundle / "Info.fcpxml").write_text(
        """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE fcpxml>
<fcpxml version="1.11"><resources><format id="r1" frameDuration="100/2400s"/>
<asset id="r2" name="a" hasVideo="1" hasAudio="1"><media-rep kind="original-media" src="file:///m/a%20b.mov"/></asset>
<media id="r3" name="Scene"/></resources>
<library><event><project name="Mine"><sequence format="r1" tcStart="3600s"><spine>
<asset-clip ref="r2" name="one" offset="3600s" start="10s" duration="4s">
 <video ref="r2" lane="1" offset="11s" start="2s" duration="1s" name="over"/>
</asset-clip>
<gap offset="3604s" start="3600s" duration="1s"><asset-clip ref="r2" lane="-1" offset="3600s" srcEnable="audio"
 duration="1s" name="low"/></gap>
<audition><asset-clip ref="r2" name="chosen" offset="3605s" duration="2s"/><asset-clip ref="r2" name="not"/></audition>
<ref-clip ref="r3" name="Scene" duration="1s"/>
</spine></sequence></project></event></library></fcpxml>""",
        "utf-8",
    )
    found = ReturnedFiles().read(bundle, RATE)
    low, high = found.of_kind("video")
    assert [(clip.name, clip.start, clip.length, clip.offset) for clip in low.clips] == [
        ("one", 0, 96, 240), ("chosen", 120, 48, 0), ("Scene", 168, 24, 0),
    ]  # fmt: skip
    assert [(clip.name, clip.start, clip.offset) for clip in high.clips] == [("over", 24, 48)]
    assert low.clips[0].medium == "a b.mov"
    assert [(clip.name, clip.start) for clip in found.of_kind("audio")[1].clips] == [("low", 96)]
    assert found.remarks == ("Scene is nested there; it comes back as one clip.",)
