"""Cuts of any shape come back from other people's readers with the same clips, ranges, transitions and markers."""

from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from hypothesis import strategies as some

from studio.core.time import FrameRate
from studio.interchange import InterchangeFiles
from studio.interchange.kdenlive import kdenlive
from studio.interchange.mlt import mlt
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Roll
from studio.project.timeline.clip import Gap, Transition
from studio.project.timeline.sequence import MARKER_COLORS, Marker
from studio.project.timeline.track import TrackKind

_otio: Any = import_module("opentimelineio")

RATES = [Fraction(24), Fraction(25), Fraction(30), Fraction(30000, 1001), Fraction(24000, 1001), Fraction(60)]
NAMES = some.text("abcあい海 &<>\"'-_0", min_size=1, max_size=12).map(str.strip).filter(bool)


@some.composite
def _roll(draw: some.DrawFn, number: int) -> Roll:
    """Some are cut out of longer media."""
    start = draw(some.sampled_from([0, 0, 7, 1000]))
    name = f"{number} {draw(NAMES)}.mov".replace("/", "_")
    return Roll(path=Path("/films/長い 名前") / name, kind="video", length=draw(some.integers(40, 400)), start=start,
                size=(320, 180))  # fmt: skip


@some.composite
def _track(draw: some.DrawFn, kind: TrackKind, number: int, rolls: list[Roll], *, even: bool) -> HandedTrack:
    """Clips and gaps; transitions between clips that have the frames for them. ``even``: as long before as behind."""
    items: list[HandedClip | Gap] = []
    over: dict[int, Transition] = {}
    taken = 0
    for place in range(draw(some.integers(1, 6))):
        if items and isinstance(items[-1], HandedClip) and draw(some.booleans()):
            items.append(Gap(draw(some.integers(1, 50))))
        before = items[-1] if items else None
        roll = draw(some.sampled_from(rolls))
        offset = roll.start + draw(some.integers(0, roll.length - 20))
        length = draw(some.integers(12, min(60, roll.end - offset)))
        clip = HandedClip(id=f"{kind[0]}{number}c{place}", name=draw(NAMES), content=roll, length=length, offset=offset)
        if isinstance(before, HandedClip) and before.roll is not None and draw(some.booleans()):
            ahead = min(5, offset - roll.start, before.length - taken - 1)
            behind = min(5, before.roll.end - before.offset - before.length, length - 6)
            sides = draw(some.integers(0, max(0, ahead))), draw(some.integers(0, max(0, behind)))
            if even:
                sides = (min(sides),) * 2
            if any(sides):
                over[len(items)] = Transition(
                    kind="crossfade" if kind == "audio" else "dissolve", before=sides[0], after=sides[1]
                )
            taken = sides[1]
        else:
            taken = 0
        items.append(clip)
    return HandedTrack(kind=kind, name=f"{kind[0].upper()}{number}", items=tuple(items), transitions=over)


@some.composite
def _cuts(draw: some.DrawFn, *, even: bool = False) -> HandedCut:
    rolls = [draw(_roll(number)) for number in range(draw(some.integers(1, 3)))]
    pictures = [draw(_track("video", number, rolls, even=even)) for number in range(1, draw(some.integers(2, 3)))]
    sounds = [draw(_track("audio", number, rolls, even=even)) for number in range(1, draw(some.integers(1, 3)))]
    length = max(track.length for track in (*pictures, *sounds))
    places = sorted(draw(some.sets(some.integers(0, length - 1), max_size=4)))
    markers = tuple(
        Marker(id=f"m{at}", at=at, length=draw(some.integers(0, 20)), name=draw(NAMES), color=draw(
            some.sampled_from(MARKER_COLORS))) for at in places
    )  # fmt: skip
    return HandedCut(name=draw(NAMES), size=(320, 180), rate=FrameRate(draw(some.sampled_from(RATES))),
                     start=draw(some.sampled_from([0, 86400])), tracks=(*pictures, *sounds), markers=markers,
                     rolls=tuple(rolls))  # fmt: skip


def _rows(cut: HandedCut) -> list[list[tuple[object, ...]]]:
    """What should be read of each track."""
    rows: list[list[tuple[object, ...]]] = []
    for track in cut.tracks:
        row: list[tuple[object, ...]] = []
        for item in track.items:
            row.append(("gap", item.length) if isinstance(item, Gap) else (item.name, item.offset, item.length))
        row += [("over", one.before, one.after) for _, one in sorted(track.transitions.items())]
        rows.append(row)
    return rows


def _read_rows(tracks: Any) -> list[list[tuple[object, ...]]]:
    rows: list[list[tuple[object, ...]]] = []
    for track in tracks:
        row: list[tuple[object, ...]] = []
        for item in track:
            if isinstance(item, _otio.schema.Transition):
                continue
            span = item.trimmed_range()
            length = round(span.duration.value)
            if isinstance(item, _otio.schema.Gap):
                row.append(("gap", length))
            else:
                row.append((item.name, round(span.start_time.value), length))
        over = [one for one in track if isinstance(one, _otio.schema.Transition)]
        row += [("over", round(one.in_offset.value), round(one.out_offset.value)) for one in over]
        rows.append(row)
    return rows


def _markers(read: Any) -> list[tuple[str, int, int]]:
    spans = [(marker.name, marker.marked_range) for marker in read.tracks.markers]
    return [(name, round(span.start_time.value), round(span.duration.value)) for name, span in spans]


def _through(cut: HandedCut, suffix: str, **more: object) -> Any:
    with TemporaryDirectory() as folder:
        made = InterchangeFiles().write(cut, Path(folder) / f"映画{suffix}")
        return _otio.adapters.read_from_file(str(made.files[0]), **more)


@settings(deadline=None, max_examples=20)
@given(_cuts())
def test_otio(cut: HandedCut) -> None:
    read = _through(cut, ".otio")
    assert _read_rows(read.tracks) == _rows(cut)
    assert _markers(read) == [(marker.name, marker.at, marker.length) for marker in cut.markers]
    for track, written in zip(cut.tracks, read.tracks, strict=True):
        clips = [item for item in track.items if isinstance(item, HandedClip)]
        for clip, found in zip(clips, written.find_clips(), strict=True):
            assert clip.roll is not None
            there = found.available_range()
            assert (there.start_time.value, there.duration.value) == (clip.roll.start, clip.roll.length)


@settings(deadline=None, max_examples=20)
@given(_cuts(even=True))
def test_final_cut_7(cut: HandedCut) -> None:
    read = _through(cut, ".xml", adapter_name="fcp_xml")
    assert _read_rows(read.tracks) == _rows(cut)
    assert _markers(read) == [(marker.name, marker.at, marker.length) for marker in cut.markers]


@settings(deadline=None, max_examples=8)
@given(_cuts())
def test_aaf(cut: HandedCut) -> None:
    read = _through(cut, ".aaf", adapter_name="AAF")
    assert _read_rows(read.tracks) == _rows(cut)
    assert _markers(read) == [(marker.name, marker.at, max(1, marker.length)) for marker in cut.markers]


@settings(deadline=None, max_examples=20)
@given(_cuts())
def test_edit_list(cut: HandedCut) -> None:
    cut = replace(cut, rate=FrameRate(Fraction(25)), start=0)
    read = _through(cut, ".edl", adapter_name="cmx_3600", rate=25.0)
    shown = [cut.tracks[0], *(track for track in cut.tracks if track.kind == "audio")]
    assert [track.kind for track in read.tracks] == ["Video", *["Audio"] * (len(shown) - 1)]
    for track, written in zip(shown, read.tracks, strict=True):
        # a list says a dissolve with the clip that comes: it begins where the dissolve does
        wanted: list[tuple[object, ...]] = []
        for number, item in enumerate(track.items):
            head, tail = track.transitions.get(number), track.transitions.get(number + 1)
            before, after = head.before if head else 0, tail.before if tail else 0
            if isinstance(item, Gap):
                wanted.append(("gap", item.length))
            else:
                wanted.append((item.offset - before, item.length + before - after))
        read_row = [one if one[0] == "gap" else one[1:] for one in _read_rows([written])[0] if one[0] != "over"]
        assert read_row == wanted
        over = [one.out_offset.value for one in written if isinstance(one, _otio.schema.Transition)]
        assert over == [one.length for _, one in sorted(track.transitions.items())]


def _spans(tree: Element) -> dict[str, list[tuple[str, int, int, int]]]:
    """Each playlist's entries: of which producer, where they begin on it, their first frame and length."""
    rows: dict[str, list[tuple[str, int, int, int]]] = {}
    for playlist in tree.findall("playlist"):
        row, at = rows.setdefault(playlist.get("id") or "", []), 0
        for item in playlist:
            if item.tag == "blank":
                at += int(item.get("length") or 0)
            elif item.tag == "entry":
                first, last = int(item.get("in") or 0), int(item.get("out") or 0)
                row.append((item.get("producer") or "", at, first, last - first + 1))
                at += last - first + 1
    return rows


def _lengths(tree: Element) -> dict[str, int]:
    said = {one.get("id") or "": one.findall("property") for one in tree.findall("producer")}
    return {name: int(next(one.text or "" for one in properties if one.get("name") == "length"))
            for name, properties in said.items()}  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(_cuts())
def test_kdenlive_lays_every_clip_with_what_its_mixes_show(cut: HandedCut) -> None:
    tree = fromstring(kdenlive(cut).decode("utf-8"))
    rows, lengths = _spans(tree), _lengths(tree)
    for number, track in enumerate((*reversed(cut.sounds), *cut.pictures)):
        laid = sorted(one[1:] for side in "ab" for one in rows[f"playlist{number}{side}"])
        wanted: list[tuple[int, int, int]] = []
        for lying in track.lying():
            head, tail = track.transitions.get(lying.number), track.transitions.get(lying.number + 1)
            before, after = head.before if head else 0, tail.after if tail else 0
            assert lying.clip.roll is not None
            first = lying.clip.offset - lying.clip.roll.start - before
            wanted.append((lying.start - before, first, before + lying.clip.length + after))
        assert laid == sorted(wanted)
    assert all(first >= 0 and first + length <= lengths[name]
               for row in rows.values() for name, _, first, length in row)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(_cuts())
def test_mlt_is_as_long_as_the_cut_and_asks_no_more_of_media_than_they_have(cut: HandedCut) -> None:
    tree = fromstring(mlt(cut).decode("utf-8"))
    rows, lengths = _spans(tree), _lengths(tree)
    for number, track in enumerate((*cut.pictures, *cut.sounds)):
        ends = [at + length for _, at, _, length in rows[f"playlist{number}"]]
        assert ends[-1] == track.length
        starts = {at for _, at, _, _ in rows[f"playlist{number}"]}
        for lying in track.lying():
            head = track.transitions.get(lying.number)
            assert lying.start - (head.before if head is not None else 0) in starts
    assert all(first >= 0 and first + length <= lengths[name]
               for row in rows.values() for name, _, first, length in row if name in lengths)  # fmt: skip
