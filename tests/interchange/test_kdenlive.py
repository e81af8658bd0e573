"""Kdenlive projects: what Kdenlive needs of their structure, or it drops clips and says the file is broken."""

import json
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from studio.interchange.kdenlive import kdenlive
from studio.ports.interchange import HandedClip, HandedCut
from tests.interchange.cutting import plain, rich


def _tree(cut: HandedCut) -> Element:
    return fromstring(kdenlive(cut).decode("utf-8"))


def _said(element: Element, name: str) -> str | None:
    return next((one.text for one in element.findall("property") if one.get("name") == name), None)


def _rows(tree: Element) -> dict[str, list[tuple[int, int, int]]]:
    """Each playlist's clips: where they begin on it, their first and last frame."""
    rows: dict[str, list[tuple[int, int, int]]] = {}
    for playlist in tree.findall("playlist"):
        row, at = rows.setdefault(playlist.get("id") or "", []), 0
        for item in playlist:
            if item.tag == "blank":
                at += int(item.get("length") or 0)
            elif item.tag == "entry":
                first, last = int(item.get("in") or 0), int(item.get("out") or 0)
                row.append((at, first, last))
                at += last - first + 1
    return rows


def test_every_clip_has_its_number_in_the_bin_and_the_bin_comes_first() -> None:
    tree = _tree(rich())
    names = [element.get("id") or "" for element in tree]
    bins = {_said(one, "kdenlive:id") for one in tree.findall("producer") if (one.get("id") or "").startswith("bin")}
    order = [number for number, name in enumerate(names) if name.startswith("producer")]
    assert names.index("main_bin") < min(order)
    entries = [one for playlist in tree.findall("playlist") if playlist.get("id") != "main_bin"
               for one in playlist.findall("entry")]  # fmt: skip
    assert len(entries) >= 12
    assert {_said(entry, "kdenlive:id") for entry in entries} <= bins
    producers = {one.get("id"): one for one in tree.findall("producer")}
    for entry in entries:
        assert int(entry.get("out") or 0) < int(_said(producers[entry.get("producer")], "length") or 0)


def test_only_what_comes_in_by_a_mix_lies_on_the_other_playlist() -> None:
    tree = _tree(plain())
    rows = _rows(tree)
    assert rows["playlist1a"] == [(0, 12, 53), (84, 0, 35)]  # six frames behind its end, and the one after the gap
    assert rows["playlist1b"] == [(30, 18, 59)]
    mix = tree.find("tractor[@id='tractor1']/transition")
    assert mix is not None
    assert (mix.get("in"), mix.get("out"), _said(mix, "reverse")) == ("30", "41", "0")


def test_a_mix_is_as_long_as_both_media_allow() -> None:
    cut = plain()
    track = cut.tracks[0]
    second = track.items[1]
    assert isinstance(second, HandedClip)
    items = (track.items[0], replace(second, offset=2), *track.items[2:])
    tree = _tree(replace(cut, tracks=(replace(track, items=items), cut.tracks[1])))
    assert _rows(tree)["playlist1b"] == [(34, 0, 37)]
    second = replace(second, offset=0)
    tree = _tree(replace(cut, tracks=(replace(track, items=(track.items[0], second, *track.items[2:])), cut.tracks[1])))
    assert _rows(tree)["playlist1b"] == [(36, 0, 35)]


def test_what_is_linked_is_a_group_and_markers_are_guides() -> None:
    made = next(one for one in _tree(plain()).findall("playlist") if one.get("id") == "main_bin")
    groups = json.loads(_said(made, "kdenlive:docproperties.groups") or "")
    assert [group["type"] for group in groups] == ["AVSplit"] * 3
    assert [leaf["data"] for leaf in groups[1]["children"]] == ["0:30", "1:30"]
    guides = json.loads(_said(made, "kdenlive:docproperties.guides") or "")
    assert [(guide["pos"], guide["comment"]) for guide in guides] == [(10, "cue door"), (40, "合図")]


def test_the_mixer_has_the_levels_of_tracks_and_the_bin_what_was_written_of_takes() -> None:
    tree = _tree(rich())
    levels = [_said(one, "level") for track in tree.findall("tractor") for one in track.findall("filter")
              if _said(one, "mlt_service") == "volume"]  # fmt: skip
    assert levels == ["0", "-6", "0"]  # from the lowest track up
    described = [_said(one, "kdenlive:description") for one in tree.findall("producer")]
    assert "A cat & a <dog>\nもっと遅く" in described
