"""Loss reports: what a format cannot carry is said, once, of the right clip, and nothing else is."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from studio.interchange import InterchangeFiles
from studio.ports.interchange import SUFFIXES, HandedClip, HandedCut
from studio.workflows.telling import FILE, Telling
from tests.interchange.cutting import plain, rich

FORMATS = tuple(suffix for suffix in SUFFIXES if suffix != ".otioz")


def _said(cut: HandedCut, path: Path) -> set[tuple[str, str]]:
    return {(loss.name, loss.what) for loss in InterchangeFiles().write(cut, path).losses}


def _has(said: set[tuple[str, str]], name: str, words: str) -> bool:
    return any(of == name and words in what for of, what in said)


WHAT = {
    "grade": ("Shot 3", "graded"),
    "crop": ("small", "crop"),
    "place": ("small", "Where it is laid"),
    "moving": ("small", "It moves here"),
    "wipe": ("fast", "wipe left of 8 frames becomes"),
    "title": ("Title", "Its words are a picture"),
    "solid": ("red", "the colour #ff0000"),
    "absent": ("Shot 04", "Shot 4 has no take yet."),
    "pan": ("music", "left and right"),
    "fade": ("music", "fades"),
    "duck": ("A2", "makes way for speech"),
    "track gain": ("A2", "gain of -6 dB"),
    "link": ("Shot 1", "not linked"),
    "note": ("Shot 1", "note is not carried"),
    "prompt": ("Shot 1", "prompt is not carried"),
    "speed": ("fast", "speed of 200 %"),
    "start": ("Film 絵コンテ", "begins at 00:00:00:00"),
    "markers": ("Film 絵コンテ", "markers are not carried (2)"),
    "marker length": ("Film 絵コンテ", "Lengths of markers"),
    "off": ("back", "It is off here, and left out."),
    "name": ("Shot 1", "is called Shot 01 Take 1"),
    "size": ("Film 絵コンテ", "320x180"),
}
LOST = {
    ".otio": {"grade", "crop", "place", "moving", "wipe", "title", "absent", "pan", "fade", "duck", "track gain"},
    ".fcpxml": {"grade", "crop", "wipe", "absent", "pan", "duck"},
    ".xml": {"grade", "crop", "place", "moving", "wipe", "title", "absent", "pan", "duck"},
    ".edl": {"grade", "crop", "place", "moving", "title", "solid", "absent", "pan", "fade", "duck", "track gain",
             "link", "prompt", "size", "off", "marker length"},
    ".aaf": {"grade", "crop", "place", "moving", "wipe", "solid", "absent", "pan", "fade", "duck", "track gain",
             "link", "speed", "size", "off"},
    ".mlt": {"grade", "crop", "title", "absent", "pan", "duck", "start", "off"},
    ".kdenlive": {"grade", "crop", "wipe", "title", "absent", "pan", "duck", "start", "off", "marker length", "name"},
}  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_lost_is_said_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    said = _said(rich(), tmp_path / f"film{suffix}")
    assert {key for key, (name, words) in WHAT.items() if _has(said, name, words)} == LOST[suffix]


@pytest.mark.parametrize("suffix", [".otio", ".fcpxml", ".xml"])
def test_a_plain_cut_loses_at_most_the_colours_of_markers(tmp_path: Path, suffix: str) -> None:
    said = _said(plain(), tmp_path / f"film{suffix}")
    assert {what for _, what in said} <= {"Colours of markers are not carried."}


def test_a_transition_that_has_no_more_frames_is_told(tmp_path: Path) -> None:
    cut = plain()
    assert not any("beyond the ends" in what for _, what in _said(cut, tmp_path / "a.fcpxml"))
    track = cut.tracks[0]
    second = track.items[1]
    assert isinstance(second, HandedClip)
    items = (track.items[0], replace(second, offset=2), *track.items[2:])
    short = replace(cut, tracks=(replace(track, items=items),))
    assert _has(_said(short, tmp_path / "b.fcpxml"), "Shot 2", "beyond the ends of Shot 2, which has none")
    assert not any("beyond the ends" in what for _, what in _said(short, tmp_path / "b.mlt"))  # there they are held


def test_words_and_images_are_gaps_in_an_aaf(tmp_path: Path) -> None:
    said = _said(rich(), tmp_path / "a.aaf")
    assert {name for name, what in said if what == "There is a gap in its place."} == {"Title", "poster"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_loss_is_told_in_japanese(tmp_path: Path, suffix: str) -> None:
    tell = Telling(Path(__file__).parents[2] / "resources" / "translations" / FILE)
    cut = rich()
    named = replace(
        cut, tracks=tuple(replace(track, name=f"{track.name} x", pan=0.5, on=False) for track in cut.tracks)
    )
    for made in (cut, named):
        for _, what in _said(made, tmp_path / f"film{suffix}"):
            told = tell(what)
            assert told != what
            assert not re.search("[A-Za-z]{3,} [a-z]{2,}", told), told
