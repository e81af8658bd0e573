"""MLT: what Shotcut needs of its structure."""

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from studio.interchange.mlt import mlt
from studio.ports.interchange import HandedCut
from studio.project.timeline.clip import Transition
from tests.interchange.cutting import plain, rich


def _tree(cut: HandedCut) -> Element:
    return fromstring(mlt(cut).decode("utf-8"))


def _said(element: Element, name: str) -> str | None:
    return next((one.text for one in element.findall("property") if one.get("name") == name), None)


def _row(tree: Element, name: str) -> list[tuple[str, int, int]]:
    """What lies on a playlist: a blank and its length, or a producer's kind with its first frame and its length."""
    row: list[tuple[str, int, int]] = []
    playlist = tree.find(f"playlist[@id='{name}']")
    for item in playlist if playlist is not None else ():
        if item.tag == "blank":
            row.append(("blank", 0, int(item.get("length") or 0)))
        elif item.tag == "entry":
            first, last = int(item.get("in") or 0), int(item.get("out") or 0)
            row.append(((item.get("producer") or "").rstrip("0123456789"), first, last - first + 1))
    return row


def test_a_track_is_a_playlist_and_a_transition_one_entry_of_it() -> None:
    tree = _tree(plain())
    assert _row(tree, "playlist0") == [
        ("producer", 12, 30), ("transition", 0, 12), ("producer", 30, 30), ("blank", 0, 12), ("producer", 0, 36),
    ]  # fmt: skip
    over = next(one for one in tree.findall("tractor") if _said(one, "shotcut:transition"))
    sides = [(one.get("in"), one.get("out")) for one in over.findall("track")]
    assert sides == [("42", "53"), ("18", "29")]
    main = tree.find("tractor[@id='main']")
    assert main is not None
    assert _said(main, "shotcut") == "1"
    assert [one.get("producer") for one in main.findall("track")] == ["background", "playlist0", "playlist1"]


def test_names_notes_groups_and_markers_are_there() -> None:
    tree = _tree(plain())
    told = [(_said(one, "shotcut:caption"), _said(one, "shotcut:group")) for one in tree.findall("producer")[1:]]
    assert told == [("Shot 1", "0"), ("Shot 2", "1"), ("Shot 3", "2")] * 2
    assert _said(tree.findall("producer")[1], "shotcut:comment") == "A cat & a <dog>\nもっと遅く"
    markers = tree.findall("tractor/properties/properties")
    assert [(_said(one, "text"), _said(one, "start"), _said(one, "end")) for one in markers] == [
        ("cue door", "00:00:00.417", "00:00:00.417"), ("合図", "00:00:01.667", "00:00:02.167"),
    ]  # fmt: skip


def test_a_dip_is_two_entries_through_its_colour() -> None:
    cut = plain()
    dip = {1: Transition(kind="dip", before=4, after=3, color="#102030")}
    tree = _tree(replace(cut, tracks=(replace(cut.tracks[0], transitions=dip), cut.tracks[1])))
    row = _row(tree, "playlist0")
    assert row[:4] == [("producer", 12, 32), ("transition", 0, 3), ("transition", 0, 4), ("producer", 27, 33)]
    colors = [_said(one, "resource") for one in tree.findall("producer") if (one.get("id") or "").startswith("color")]
    assert colors == ["#102030"]


def test_everything_lies_where_it_should() -> None:
    cut = rich()
    tree = _tree(cut)
    for number, track in enumerate((*cut.pictures, *cut.sounds)):
        length = sum(length for _, _, length in _row(tree, f"playlist{number}"))
        assert length <= track.length
        assert length >= max((one.end for one in track.lying() if one.clip.present), default=0)
