"""FCPXML: what Final Cut Pro and Resolve need of its structure."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from studio.core.time import FRAME_RATES, FrameRate
from studio.interchange.fcpxml import fcpxml
from studio.ports.interchange import FcpxmlVersion, HandedClip, HandedCut, Roll
from studio.project.mix import STEMS, Stem
from studio.workflows.handover.stems import parted
from tests.interchange.cutting import plain, rich

ITEMS = ("asset-clip", "gap", "title", "video", "spine")


def _tree(cut: HandedCut) -> Element:
    return fromstring(fcpxml(cut).decode("utf-8"))


def _time(text: str | None) -> Fraction:
    found = re.fullmatch(r"(\d+)(?:/(\d+))?s", text or "")
    assert found is not None, text
    return Fraction(int(found[1]), int(found[2] or 1))


def _spine(tree: Element) -> Element:
    spine = tree.find("library/event/project/sequence/spine")
    assert spine is not None
    return spine


@pytest.mark.parametrize("fps", FRAME_RATES.values(), ids=list(FRAME_RATES))
def test_times_are_whole_frames_and_follow_each_other(fps: Fraction) -> None:
    rate = FrameRate(fps)
    tree = _tree(plain(rate=rate))
    form = tree.find("resources/format")
    assert form is not None
    assert _time(form.get("frameDuration")) == 1 / fps
    sequence = tree.find("library/event/project/sequence")
    assert sequence is not None
    assert _time(sequence.get("tcStart")) == 24 * 3600 / fps
    assert _time(sequence.get("duration")) == 120 / fps
    at = _time(sequence.get("tcStart"))
    for item in _spine(tree):
        for name in ("offset", "duration", "start"):
            if item.get(name) is not None:
                assert (_time(item.get(name)) * fps).denominator == 1
        if item.tag != "transition":
            assert _time(item.get("offset")) == at
            at += _time(item.get("duration"))
    assert at == (24 * 3600 + 120) / fps


def test_transition_gap_marker_note_and_prompt_are_there() -> None:
    spine = _spine(_tree(plain()))
    assert [item.tag for item in spine] == ["asset-clip", "transition", "asset-clip", "gap", "asset-clip"]
    one, over, two, gap, _ = spine
    assert _time(over.get("offset")) == _time(two.get("offset")) - Fraction(6, 24)
    assert _time(over.get("duration")) == Fraction(12, 24)
    assert one.get("srcEnable") is None  # picture and sound are one clip
    marker = one.find("marker")
    assert marker is not None
    assert (_time(marker.get("start")), marker.get("note")) == (Fraction(22, 24), "door")
    assert one.findtext("note") == "もっと遅く"
    assert [md.get("value") for md in one.findall("metadata/md")] == ["1", "1", "A cat & a <dog>"]
    assert _time(gap.get("duration")) == Fraction(12, 24)


def test_every_reference_is_there_and_names_are_files() -> None:
    tree = _tree(rich())
    ids = {element.get("id") for element in tree.findall("resources/*")}
    refs = {element.get(name) for element in tree.iter() for name in ("ref", "format") if element.get(name)}
    styles = {element.get("id") for element in tree.iter("text-style-def")}
    assert refs <= ids | styles
    sources = [element.get("src") for element in tree.iter("media-rep")]
    assert len(sources) == len(set(sources)) == 5  # the title is words, not its picture
    assert all(source and source.startswith("file:///films/") for source in sources)


def test_other_tracks_are_connected_in_lanes() -> None:
    spine = _spine(_tree(rich()))
    lanes = [child.get("lane") for item in spine for child in item if child.tag in ITEMS and child.get("lane")]
    assert lanes.count("1") == 6  # a storyline of what has a wipe, and five clips
    assert lanes.count("-2") == 1
    assert lanes.count("-1") == 0  # joined with their pictures
    title = next(spine.iter("title"))
    assert title.findtext("text/text-style") == "第一話\nThe sea"
    fast = next(clip for clip in spine.iter("asset-clip") if clip.get("name") == "fast")
    points = [(_time(point.get("time")), _time(point.get("value"))) for point in fast.iter("timept")]
    assert points == [(Fraction(0), Fraction(0)), (Fraction(48, 24), Fraction(96, 24))]
    assert _time(fast.get("start")) == Fraction(2, 24)
    small = next(clip for clip in spine.iter("asset-clip") if clip.get("name") == "small")
    adjust = small.find("adjust-transform")
    assert adjust is not None
    assert adjust.get("scale") == "0.4 0.4"
    assert adjust.get("rotation") == "-10"
    assert adjust.find("param[@name='position']/keyframeAnimation/keyframe") is not None


def test_sound_that_is_not_the_same_stretch_stays_apart() -> None:
    cut = plain()
    heard = cut.tracks[1].items[0]
    assert isinstance(heard, HandedClip)
    first = replace(heard, offset=20)
    cut = replace(cut, tracks=(cut.tracks[0], replace(cut.tracks[1], items=(first, *cut.tracks[1].items[1:]))))
    spine = _spine(_tree(cut))
    assert spine[0].get("srcEnable") == "video"
    apart = [clip for clip in spine.iter("asset-clip") if clip.get("srcEnable") == "audio"]
    assert [clip.get("name") for clip in apart] == ["Shot 1"]
    assert _time(apart[0].get("start")) == Fraction(20, 24)


def test_a_path_of_any_letters_is_a_proper_address() -> None:
    cut = plain(Path("/長い" * 40) / "a & b #1?")
    sources = [element.get("src") or "" for element in _tree(cut).iter("media-rep")]
    assert all(re.fullmatch(r"file:///[A-Za-z0-9%/._~&()!-]+", source) for source in sources), sources


def test_the_older_version_names_files_on_their_assets() -> None:
    tree = fromstring(fcpxml(plain(), "1.8").decode("utf-8"))
    assert tree.get("version") == "1.8"
    assert not list(tree.iter("media-rep"))
    assets = tree.findall("resources/asset")
    assert all((asset.get("src") or "").startswith("file:///films/") for asset in assets)
    assert not any(asset.get("videoSources") for asset in assets)
    newer = fromstring(fcpxml(plain()).decode("utf-8"))
    assert [item.tag for item in _spine(tree).iter()] == [item.tag for item in _spine(newer).iter()]


def _stems(roll: Roll) -> dict[Stem, Roll]:
    return {stem: replace(roll, path=roll.path.with_suffix(f".{stem}.wav"), kind="audio") for stem in STEMS}


ORDER = {
    "asset-clip": ("note", "conform-rate", "timeMap", "adjust-transform", "adjust-blend", "adjust-volume", "*",
                   "marker", "metadata"),
    "title": ("param", "text", "text-style-def", "note", "adjust-transform", "adjust-blend", "*", "marker", "metadata"),
    "video": ("param", "note", "adjust-transform", "adjust-blend", "*", "marker"),
    "gap": ("note", "*", "marker"),
    "asset": ("media-rep",),
    "transition": ("filter-video", "filter-audio"),
}  # fmt: skip
"""What may lie inside, in Apple's order; ``*`` is what is attached."""


@pytest.mark.parametrize("version", ["1.8", "1.10"])
def test_everything_lies_in_apples_order(version: FcpxmlVersion) -> None:
    parts = {roll: _stems(roll) for roll in rich().rolls[:3]}
    for cut in (plain(), rich(), parted(rich(), parts)):
        tree = fromstring(fcpxml(cut, version).decode("utf-8"))
        for element in tree.iter():
            order = ORDER.get(element.tag)
            if order is None:
                continue
            places = [order.index("*" if child.tag in ITEMS else child.tag) for child in element]
            assert places == sorted(places), (element.tag, [child.tag for child in element])


def test_stems_are_connected_under_their_pictures_with_their_roles() -> None:
    roll = plain().rolls[2]
    first = _spine(fromstring(fcpxml(parted(plain(), {roll: _stems(roll)})).decode("utf-8")))[-1]
    assert first.get("srcEnable") == "video"
    below = [(clip.get("lane"), clip.get("audioRole")) for clip in first.iter("asset-clip") if clip is not first]
    assert [role for _, role in below] == ["dialogue", "effects", "effects.ambience", "music"]
    assert len({lane for lane, _ in below}) == 4
