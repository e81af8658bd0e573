"""Kdenlive projects, of document version 1.04: what 22.12 writes, and what newer ones open and bring up to date.

It is MLT XML in which everything has a name for Kdenlive. The bin is a playlist ahead of everything that lies on
tracks, and what lies there tells the number of its clip in the bin. A track is a tractor of two playlists: clips lie
on the first; one that comes in by a mix lies on the other than the one that leaves. Picture and sound of a clip are
entries of their own, joined in a group.
"""

import json
from dataclasses import dataclass
from fractions import Fraction
from xml.etree.ElementTree import Element

from studio.interchange.losses import Feature, spare
from studio.interchange.mlt_look import Stretch, heard, transformed
from studio.interchange.mlt_parts import ENDLESS, Part, parts, profile, roll_of, running, shown
from studio.interchange.tree import document, node, properties
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lying, Roll, Solid

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "crossfade", "edge", "solid", "place", "opacity", "moving", "gain", "moving gain", "fade",
     "track off", "track gain", "track pan", "track name", "size", "marker", "marker note",
     "marker color", "note", "prompt", "link"}
)  # fmt: skip

_MARKERS = {"violet": 0, "blue": 1, "green": 3, "amber": 5, "rose": 8, "grey": 2}
"""Kdenlive's categories of markers, by our colours."""
_FIRST = 2
"""The lowest number of a clip in a bin."""
_INTERNAL = 237
"""What Kdenlive adds to every track itself."""


@dataclass(frozen=True, slots=True)
class _Mix:
    """Frames of a mix before and behind the cut, as many as both media have."""

    before: int
    after: int


def kdenlive(cut: HandedCut) -> bytes:
    """The cut as a project of Kdenlive."""
    return _Writer(cut).written()


class _Writer:
    """One document, as it grows."""

    def __init__(self, cut: HandedCut) -> None:
        self._cut = cut
        self._rows = [*reversed(cut.sounds), *cut.pictures]  # the lowest sound is the first
        self._bin: dict[Roll | Solid, int] = {}
        self._told: dict[Roll | Solid, dict[str, None]] = {}
        self._groups: dict[str, list[tuple[int, int, bool]]] = {}
        self._made: dict[tuple[object, ...], str] = {}

    def written(self) -> bytes:
        cut = self._cut
        root = Element("mlt", {"LC_NUMERIC": "C", "version": "7.12.0", "producer": "main_bin"})
        profile(root, cut)
        laid = Element("laid")
        names = [self._track(laid, track, number) for number, track in enumerate(self._rows)]
        self._write_bin(root)
        black = node(root, "producer", id="black_track", **{"in": 0, "out": max(1, cut.length) - 1})
        properties(black, {"length": 2147483647, "eof": "continue", "resource": "black", "aspect_ratio": 1,
                           "mlt_service": "color", "mlt_image_format": "rgba", "set.test_audio": 0})  # fmt: skip
        root.extend(laid)
        self._main(root, names)
        return document(root)

    # ------------------------------------------------------------------------------------------------ the bin

    def _write_bin(self, root: Element) -> None:
        cut, entries = self._cut, list[tuple[str, int]]()
        for content, number in self._bin.items():
            name = f"bin{number}"
            if isinstance(content, Solid):
                length, named = ENDLESS, content.color
                known: dict[str, object] = {"mlt_service": "color", "resource": _rgba(content.color)}
            else:
                length, named = content.length or ENDLESS, content.path.stem
                known = {"resource": content.path, "mlt_service": "avformat" if content.length else "qimage"}
            made = node(root, "producer", id=name, **{"in": 0, "out": length - 1})
            description = "\n".join(self._told.get(content, ()))
            properties(made, {"length": length, "eof": "pause", **known, "kdenlive:id": number, "kdenlive:folderid": -1,
                              "kdenlive:clipname": named, "kdenlive:description": description or None})  # fmt: skip
            entries.append((name, length))
        made = node(root, "playlist", id="main_bin")
        guides = [
            {"comment": " ".join(filter(None, (marker.name, marker.note))) or "Marker", "pos": marker.at,
             "type": _MARKERS.get(marker.color, 1)}
            for marker in cut.markers
        ]  # fmt: skip
        told: dict[str, object] = {
            "version": "1.04", "kdenliveversion": "22.12.3", "audioChannels": 2, "enableproxy": 0, "generateproxy": 0,
            "profile": f"ekonte_{cut.size[0]}x{cut.size[1]}", "position": 0, "seekOffset": 30000, "zoom": 7,
            "guides": json.dumps(guides, ensure_ascii=False), "groups": json.dumps(self._joined(), ensure_ascii=False),
        }  # fmt: skip
        properties(made, {f"kdenlive:docproperties.{name}": value for name, value in told.items()})
        properties(made, {"xml_retain": 1})
        for name, length in entries:
            node(made, "entry", producer=name, **{"in": 0, "out": length - 1})

    def _joined(self) -> list[dict[str, object]]:
        """Groups of what is linked: Kdenlive names a clip by the number of its track and its first frame."""
        return [
            {"type": "AVSplit" if sorted(sound for _, _, sound in group) == [False, True] else "Normal",
             "children": [{"type": "Leaf", "leaf": "clip", "data": f"{row}:{start}"} for row, start, _ in group]}
            for group in self._groups.values()
            if len(group) > 1
        ]  # fmt: skip

    def _number(self, content: Roll | Solid) -> int:
        return self._bin.setdefault(content, len(self._bin) + _FIRST)

    # --------------------------------------------------------------------------------------------- the tracks

    def _track(self, root: Element, track: HandedTrack, number: int) -> str:
        """A tractor of two playlists."""
        sound = track.kind == "audio"
        sides = [Element("playlist", id=f"playlist{number}{side}") for side in "ab"]
        ends = [0, 0]
        mixes: list[tuple[Lying, _Mix, bool]] = []
        mixed = {lying.number: mix for lying in track.lying() if (mix := _mix(track, lying)) is not None}
        side = 0
        for lying in track.lying():
            if not shown(track, lying.number):
                continue
            head, tail = mixed.get(lying.number), mixed.get(lying.number + 1)
            side = 1 - side if head is not None else 0
            first = -head.before if head is not None else 0
            end = lying.clip.length + (tail.after if tail is not None else 0)
            begin = lying.start + first
            if begin > ends[side]:
                node(sides[side], "blank", length=begin - ends[side])
            ends[side] = lying.start + end
            for part in parts(lying.clip, first, end):
                self._entry(root, sides[side], track, lying, part, (number, side))
            if head is not None:
                mixes.append((lying, head, side == 0))
            if lying.clip.link:
                self._groups.setdefault(lying.clip.link, []).append((number, begin, sound))
        if sound:
            for playlist in sides:
                playlist.insert(0, Element("property", name="kdenlive:audio_track"))
                playlist[0].text = "1"
        root.extend(sides)
        name = f"tractor{number}"
        made = node(root, "tractor", id=name, **{"in": 0, "out": max(1, track.length) - 1})
        properties(made, {"kdenlive:audio_track": 1 if sound else None, "kdenlive:trackheight": 67,
                          "kdenlive:timeline_active": 1, "kdenlive:collapsed": 0,
                          "kdenlive:track_name": track.name or None})  # fmt: skip
        for playlist in sides:
            node(made, "track", producer=playlist.get("id"), hide="video" if sound else "audio")
        if sound:
            _desk(made, track.gain_db, track.pan)
        for lying, mix, reverse in mixes:
            _cross(made, lying, mix, reverse=reverse, sound=sound)
        return name

    def _entry(
        self, root: Element, row: Element, track: HandedTrack, lying: Lying, part: Part, where: tuple[int, int]
    ) -> None:
        clip, sound = lying.clip, track.kind == "audio"
        content = clip.content if isinstance(clip.content, Solid) else roll_of(clip)
        assert content is not None
        number = self._number(content)
        for words in (clip.prompt, clip.note):
            if words:
                self._told.setdefault(content, {})[words] = None
        if part.still is not None:
            self._still(root, row, track, lying, part, where)
            return
        producer, at = self._producer(root, clip, content, part, where, sound=sound)
        made = node(row, "entry", producer=producer, **{"in": at, "out": at + part.length - 1})
        properties(made, {"kdenlive:id": number})
        there = Stretch(self._cut, track, lying, part.start, part.length, at)
        for service, said in heard(there, track=False) if sound else transformed(there):
            known = {"kdenlive_id": service} | said
            properties(node(made, "filter"), {"mlt_service": service, **known})

    def _still(
        self, root: Element, row: Element, track: HandedTrack, lying: Lying, part: Part, where: tuple[int, int]
    ) -> None:
        """A picture that is held: no clip can be longer than its medium, so that it may take several."""
        clip, roll = lying.clip, roll_of(lying.clip)
        assert roll is not None
        assert part.still is not None
        if track.kind == "audio":
            node(row, "blank", length=part.length)
            return
        running_part = Part(0, 0)
        producer, _ = self._producer(root, clip, roll, running_part, where, sound=False, pace=Fraction(1))
        for start in range(0, part.length, roll.length):
            length = min(roll.length, part.length - start)
            made = node(row, "entry", producer=producer, **{"in": 0, "out": length - 1})
            properties(made, {"kdenlive:id": self._number(roll)})
            properties(node(made, "filter"), {"mlt_service": "freeze", "kdenlive_id": "freeze", "frame": part.still})
            for service, said in transformed(Stretch(self._cut, track, lying, part.start + start, length)):
                properties(node(made, "filter"), {"mlt_service": service, **said})

    def _producer(
        self,
        root: Element,
        clip: HandedClip,
        content: Roll | Solid,
        part: Part,
        where: tuple[int, int],
        *,
        sound: bool,
        pace: Fraction | None = None,
    ) -> tuple[str, int]:
        """A producer for one playlist, and its frame at which the part begins."""
        number, speed = self._number(content), clip.speed if pace is None else pace
        known: dict[str, object] = {
            "kdenlive:id": number,
            "set.test_audio": int(not sound),
            "set.test_image": int(sound),
        }
        at = 0
        if isinstance(content, Solid):
            length = ENDLESS
            known = {"mlt_service": "color", "resource": _rgba(content.color), **known}
        elif not content.length:
            length = ENDLESS
            known = {"mlt_service": "qimage", "resource": content.path, **known}
        else:
            service, length, at = running(content, clip, part) if pace is None else running(content, None, part)
            known = {**service, **known}
        key = (content, sound, speed if isinstance(content, Roll) and content.length else 1, where)
        if key not in self._made:
            name = self._made[key] = f"producer{len(self._made)}"
            made = node(root, "producer", id=name, **{"in": 0, "out": length - 1})
            properties(made, {"length": length, "eof": "pause", **known})
        return self._made[key], at

    # --------------------------------------------------------------------------------------------- everything

    def _main(self, root: Element, names: list[str]) -> None:
        cut = self._cut
        main = node(root, "tractor", id="main", **{"in": 0, "out": max(1, cut.length) - 1})
        node(main, "track", producer="black_track")
        for track, name in zip(self._rows, names, strict=True):
            node(main, "track", producer=name, hide=None if track.on else "both")
        for number, track in enumerate(self._rows, start=1):
            wanted = {"a_track": 0, "b_track": number, "internal_added": _INTERNAL, "always_active": 1}
            if track.kind == "audio":
                said = {"mlt_service": "mix", "kdenlive_id": "mix", "accepts_blanks": 1, "sum": 1}
            else:
                said = {"mlt_service": "qtblend", "kdenlive_id": "qtblend", "compositing": 0, "distort": 0}
            properties(node(main, "transition"), {**said, **wanted})


def _mix(track: HandedTrack, lying: Lying) -> _Mix | None:
    """The mix by which a clip comes in, as far as there are pictures for it."""
    one = track.transitions.get(lying.number)
    if one is None or not (shown(track, lying.number - 1) and shown(track, lying.number)):
        return None
    leaving = track.items[lying.number - 1]
    assert isinstance(leaving, HandedClip)
    mix = _Mix(min(one.before, spare(lying.clip, behind=False)), min(one.after, spare(leaving, behind=True)))
    return mix if mix.before + mix.after else None


def _cross(tractor: Element, lying: Lying, mix: _Mix, *, reverse: bool, sound: bool) -> None:
    """Both playlists over each other."""
    made = node(tractor, "transition", **{"in": lying.start - mix.before, "out": lying.start + mix.after - 1})
    wanted: dict[str, object] = {
        "a_track": 0, "b_track": 1, "kdenlive:mixcut": mix.before, "reverse": int(reverse),
    }  # fmt: skip
    if sound:
        said: dict[str, object] = {"mlt_service": "mix", "kdenlive_id": "mix", "sum": 1, "combine": 0}
    else:
        said = {"mlt_service": "luma", "kdenlive_id": "luma", "softness": 0, "alpha_over": 1, "invert": 0,
                "fix_background_alpha": 1}  # fmt: skip
    properties(made, {**said, **wanted})


def _desk(tractor: Element, gain_db: float, pan: float) -> None:
    """Level and side of a track, as Kdenlive's mixer keeps them."""
    for said in (
        {"mlt_service": "volume", "window": 75, "max_gain": "20dB", "level": f"{gain_db:g}",
         "disable": int(not gain_db)},
        {"mlt_service": "panner", "channel": -1, "start": f"{0.5 + pan / 2:g}", "disable": int(not pan)},
        {"mlt_service": "audiolevel", "iec_scale": 0, "peak": 1, "disable": 1},
    ):  # fmt: skip
        properties(node(tractor, "filter"), {**said, "internal_added": _INTERNAL})


def _rgba(color: str) -> str:
    return f"0x{color[1:7]}ff"
