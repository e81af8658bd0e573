"""What is written, read back by OpenTimelineIO with other people's readers: equal clips, ranges and markers."""

from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from studio.core.time import FrameRate
from studio.interchange import InterchangeFiles
from studio.ports.interchange import HandedClip, HandedCut, Written
from studio.project.timeline.clip import Gap
from tests.interchange.cutting import HOUR, plain, rich

_otio: Any = import_module("opentimelineio")

V1 = [("Shot 1", 12, 36), ("Shot 2", 24, 36), (None, 0, 12), ("Shot 3", 0, 36)]
"""Name, first frame of the medium and length of what lies on the first tracks."""


def _written(cut: HandedCut, path: Path) -> Written:
    return InterchangeFiles().write(cut, path)


def _read(path: Path, **more: object) -> Any:
    return _otio.adapters.read_from_file(str(path), **more)


def _row(track: Any) -> list[tuple[str | None, int, int]]:
    """The clips and gaps of a track that was read."""
    row: list[tuple[str | None, int, int]] = []
    for item in track:
        if isinstance(item, _otio.schema.Transition):
            continue
        span = item.trimmed_range()
        gap = isinstance(item, _otio.schema.Gap)
        row.append((None if gap else item.name, 0 if gap else round(span.start_time.value), round(span.duration.value)))
    return row


def _transitions(track: Any) -> list[tuple[int, int]]:
    found = [item for item in track if isinstance(item, _otio.schema.Transition)]
    return [(round(item.in_offset.value), round(item.out_offset.value)) for item in found]


def _markers(timeline: Any) -> list[tuple[str, int, int]]:
    spans = [(marker.name, marker.marked_range) for marker in timeline.tracks.markers]
    return [(name, round(span.start_time.value), round(span.duration.value)) for name, span in spans]


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30000, 1001)])
def test_otio(tmp_path: Path, fps: Fraction) -> None:
    made = _written(plain(rate=FrameRate(fps)), tmp_path / "film 絵.otio")
    assert made.losses == ()
    read = _read(made.files[0])
    assert (read.name, round(read.global_start_time.value)) == ("Film 絵コンテ", HOUR)
    assert read.global_start_time.rate == float(fps)
    assert [(track.name, track.kind) for track in read.tracks] == [("V1", "Video"), ("A1", "Audio")]
    for track in read.tracks:
        assert _row(track) == V1
        assert _transitions(track) == [(6, 6)]
    assert _markers(read) == [("cue", 10, 0), ("合図", 40, 12)]
    assert [marker.comment for marker in read.tracks.markers] == ["door", ""]
    clip = read.tracks[0][0]
    assert clip.media_reference.target_url.endswith("/Shot%2001%20Take%201.mp4")
    assert round(clip.media_reference.available_range.duration.value) == 96
    assert clip.metadata["ekonte"]["prompt"] == "A cat & a <dog>"
    assert clip.metadata["ekonte"]["note"] == "もっと遅く"


def test_otio_of_everything(tmp_path: Path) -> None:
    read = _read(_written(rich(), tmp_path / "film.otio").files[0])
    clips = {clip.metadata["ekonte"].get("id"): clip for clip in read.find_clips()}
    assert clips["p2"].effects[0].time_scalar == 2.0
    assert isinstance(clips["p3"].effects[0], _otio.schema.FreezeFrame)
    assert clips["p4"].metadata["ekonte"]["text"] == "第一話\nThe sea"
    assert clips["p5"].media_reference.parameters["color"] == "#ff0000"
    assert isinstance(clips["p7"].media_reference, _otio.schema.MissingReference)
    assert not clips["p8"].enabled
    assert [track.enabled for track in read.tracks] == [True, True, True, True, False]


def test_otioz_holds_its_media(tmp_path: Path) -> None:
    cut = plain(tmp_path)
    for roll in cut.rolls:
        roll.path.write_bytes(roll.path.name.encode())
    _written(cut, tmp_path / "film.otioz")
    read = _read(tmp_path / "film.otioz")
    assert _row(read.tracks[0]) == V1
    inside = {f"media/{roll.path.name}" for roll in cut.rolls}
    assert {clip.media_reference.target_url for clip in read.find_clips()} == inside
    with ZipFile(tmp_path / "film.otioz") as bundle:
        assert inside < set(bundle.namelist())
        assert all(bundle.read(name) == name.removeprefix("media/").encode() for name in inside)


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30000, 1001)])
def test_final_cut_7(tmp_path: Path, fps: Fraction) -> None:
    read = _read(_written(plain(rate=FrameRate(fps)), tmp_path / "film.xml").files[0], adapter_name="fcp_xml")
    assert read.name == "Film 絵コンテ"
    assert [track.kind for track in read.tracks] == ["Video", "Audio"]  # two channels, one sound
    for track in read.tracks:
        assert _row(track) == V1
        assert _transitions(track) == [(6, 6)]
    assert _markers(read) == [("cue", 10, 0), ("合図", 40, 12)]
    assert read.tracks[0][0].media_reference.target_url.startswith("file://localhost/films/%E9")


def test_final_cut_7_of_everything(tmp_path: Path) -> None:
    cut = rich()
    read = _read(_written(cut, tmp_path / "film.xml").files[0], adapter_name="fcp_xml")
    wanted = [item.name for item in cut.tracks[1].items if isinstance(item, HandedClip) and item.id != "p7"]
    second = [item for item in read.tracks[1] if isinstance(item, _otio.schema.Clip)]
    assert [clip.name for clip in second] == wanted
    assert sum(item.trimmed_range().duration.value for item in read.tracks[1]
               if not isinstance(item, _otio.schema.Transition)) == cut.tracks[1].length  # fmt: skip
    assert [effect.name for clip in second[:2] for effect in clip.effects] == ["Opacity", "Time Remap"]
    text = (tmp_path / "film.xml").read_text("utf-8")
    assert text.count("<linkclipref>clipitem-v1</linkclipref>") == 3  # picture, left and right each name it


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30)])
def test_edit_list(tmp_path: Path, fps: Fraction) -> None:
    cut = plain(rate=FrameRate(fps))
    read = _read(_written(cut, tmp_path / "film.edl").files[0], adapter_name="cmx_3600", rate=float(fps))
    assert read.name == "Film 絵コンテ"
    video, audio = read.tracks
    assert _transitions(video) == _transitions(audio) == [(0, 12)]
    # a list says a dissolve with the clip that comes: it begins where the dissolve does
    assert [(first, length) for _, first, length in _row(video)] == [(12, 30), (18, 42), (0, 12), (0, 36)]
    assert [name for name, _, _ in _row(video)][-1] == "Shot 3"
    found = [(marker.name, clip.name) for clip in video.find_clips() for marker in clip.markers]
    assert [name for name, _ in found] == ["cue door", "合図"]


def test_edit_lists_of_everything(tmp_path: Path) -> None:
    made = _written(rich(), tmp_path / "film.edl")
    assert [path.name for path in made.files] == ["film.edl", "film V2.edl"]
    words = made.files[1].read_text("utf-8")
    assert "M2   THREE" not in words
    assert "048.0" in words  # twice as fast as 24
    read = _read(made.files[1], adapter_name="cmx_3600", rate=24.0)
    assert any(isinstance(effect, _otio.schema.FreezeFrame) for clip in read.find_clips() for effect in clip.effects)


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30000, 1001)])
def test_aaf(tmp_path: Path, fps: Fraction) -> None:
    made = _written(plain(rate=FrameRate(fps)), tmp_path / "film.aaf")
    read = _read(made.files[0], adapter_name="AAF")
    assert (read.name, round(read.global_start_time.value)) == ("Film 絵コンテ", HOUR)
    assert [track.kind for track in read.tracks] == ["Video", "Audio"]
    assert all(_row(track) == V1 for track in read.tracks)
    assert all(_transitions(track) == [(6, 6)] for track in read.tracks)
    assert _markers(read) == [("cue door", 10, 1), ("合図", 40, 12)]
    comments = next(iter(read.find_clips())).metadata["AAF"]["UserComments"]
    assert dict(comments) == {"Shot": "1", "Take": "1", "Prompt": "A cat & a <dog>", "Note": "もっと遅く"}
    assert _written(rich(), tmp_path / "rich.aaf").files[0].stat().st_size > 1000


def test_reels_have_eight_letters_and_are_unlike(tmp_path: Path) -> None:
    base = plain()
    rolls = tuple(replace(base.rolls[0], path=Path(f"/m/A long name of a file {number}.mp4")) for number in range(12))
    items = tuple(HandedClip(id=f"c{number}", name="n", content=roll, length=10) for number, roll in enumerate(rolls))
    cut = replace(base, rolls=rolls, tracks=(replace(base.tracks[0], items=items, transitions={}),))
    words = _written(cut, tmp_path / "film.edl").files[0].read_text("utf-8")
    reels = [line.split()[1] for line in words.splitlines() if line[:3].isdigit()]
    assert len(set(reels)) == 12
    assert all(len(reel) <= 8 for reel in reels)


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml", ".edl", ".mlt", ".aaf"])
def test_a_cut_of_nothing_but_gaps_is_written(tmp_path: Path, suffix: str) -> None:
    cut = replace(plain(), tracks=(replace(plain().tracks[0], items=(Gap(10),), transitions={}),), rolls=())
    assert _written(cut, tmp_path / f"film{suffix}").files[0].is_file()
