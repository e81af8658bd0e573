"""MLT XML, for ``melt`` and for Shotcut, which asks for its own way of it.

A track is a playlist. Two clips that cross are, as long as they do, one entry: a tractor of the end of the one and the
beginning of the other. What is done to a clip is done to its producer. What a transition needs beyond a medium is its
first or last picture, frozen. All lies on black.
"""

from dataclasses import replace
from fractions import Fraction
from math import floor
from xml.etree.ElementTree import Element

from studio.interchange.losses import Feature
from studio.interchange.mlt_look import Stretch, heard, seen
from studio.interchange.mlt_parts import ENDLESS, Part, parts, profile, roll_of, running, shown
from studio.interchange.tree import document, node, properties
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lying, Solid
from studio.project.timeline.clip import Transition
from studio.project.timeline.sequence import Marker

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "wipe", "dip", "crossfade", "edge", "solid", "place", "opacity", "moving", "gain",
     "moving gain", "fade", "name", "note", "prompt", "link", "marker", "marker note", "marker color", "marker length",
     "track off", "track gain", "track name", "size", "held"}
)  # fmt: skip

_WIPES = {"wipe_left": ("%luma01.pgm", 1), "wipe_right": ("%luma01.pgm", 0),
          "wipe_up": ("%luma02.pgm", 1), "wipe_down": ("%luma02.pgm", 0)}  # fmt: skip
_COLORS = {
    "blue": "#4178ff", "green": "#3cb45a", "amber": "#f0a028", "rose": "#e6466e", "violet": "#965adc",
    "grey": "#969696",
}  # fmt: skip

_Piece = tuple[str, int, int]
"""A producer, its first frame, and how many."""


def mlt(cut: HandedCut) -> bytes:
    """The cut as MLT XML."""
    return _Writer(cut).written()


class _Writer:
    """One document, as it grows."""

    def __init__(self, cut: HandedCut) -> None:
        self._cut = cut
        self._root = Element("mlt", {"LC_NUMERIC": "C", "version": "7.12.0", "title": cut.name, "producer": "main"})
        self._groups: dict[str, int] = {}
        self._serial = 0

    def written(self) -> bytes:
        cut, root = self._cut, self._root
        profile(root, cut)
        length = max(1, cut.length)
        black = node(root, "producer", id="black", **{"in": 0, "out": length - 1})
        properties(black, {"length": length, "eof": "pause", "resource": "0", "aspect_ratio": 1,
                           "mlt_service": "color", "mlt_image_format": "rgba", "set.test_audio": 0})  # fmt: skip
        ground = node(root, "playlist", id="background")
        node(ground, "entry", producer="black", **{"in": 0, "out": length - 1})
        rows = [*cut.pictures, *cut.sounds]
        names = [self._row(track, number) for number, track in enumerate(rows)]
        main = node(root, "tractor", id="main", title="Shotcut", **{"in": 0, "out": length - 1})
        properties(main, {"shotcut": 1, "shotcut:projectAudioChannels": 2, "shotcut:projectFolder": 0})
        _mark(main, cut.markers, cut.rate.fps)
        node(main, "track", producer="background")
        for track, name in zip(rows, names, strict=True):
            hide = "both" if not track.on else "video" if track.kind == "audio" else None
            node(main, "track", producer=name, hide=hide)
        for number, track in enumerate(rows, start=1):
            wanted = {"a_track": 0, "b_track": number, "always_active": 1}
            properties(node(main, "transition"), {"mlt_service": "mix", "sum": 1, "combine": 0, **wanted})
            if track.kind != "audio":
                properties(node(main, "transition"), {"mlt_service": "qtblend", "disable": 0, **wanted})
        return document(root)

    def _row(self, track: HandedTrack, number: int) -> str:
        """A track as a playlist."""
        name = f"playlist{number}"
        sound = track.kind == "audio"
        row = Element("playlist", id=name)
        properties(row, {"shotcut:audio" if sound else "shotcut:video": 1, "shotcut:name": track.name or None})
        at, leaving = 0, list[_Piece]()
        for lying in track.lying():
            if not shown(track, lying.number):
                continue
            clip = lying.clip
            head, tail = self._crossing(track, lying.number), self._crossing(track, lying.number + 1)
            first, end = -head.before if head else 0, clip.length + (tail.after if tail else 0)
            pieces = self._pieces(track, lying, first, end)
            begin, stop = head.after if head else 0, clip.length - (tail.before if tail else 0)
            if head is not None:
                self._cross(row, head, leaving, _cut(pieces, 0, head.length), sound=sound)
            elif lying.start > at:
                node(row, "blank", length=lying.start - at)
            for producer, start, length in _cut(pieces, begin - first, stop - first):
                if producer:
                    node(row, "entry", producer=producer, **{"in": start, "out": start + length - 1})
                else:
                    node(row, "blank", length=length)
            leaving = _cut(pieces, stop - first, end - first)
            at = lying.end
        self._root.append(row)
        return name

    def _crossing(self, track: HandedTrack, number: int) -> Transition | None:
        """The transition over the beginning of an item, if there is something on both sides."""
        both = shown(track, number - 1) and shown(track, number)
        return track.transitions.get(number) if both else None

    # ------------------------------------------------------------------------------------------- transitions

    def _cross(
        self, row: Element, one: Transition, leaving: list[_Piece], coming: list[_Piece], *, sound: bool
    ) -> None:
        """An entry in which two clips cross; through a colour they are two, one for each half."""
        if one.kind != "dip":
            self._crossed(row, one, leaving, coming, sound=sound)
            return
        half, between = one.length // 2, replace(one, kind="dissolve")
        color = self._color(one.color)
        self._crossed(row, between, _cut(leaving, 0, half), [(color, 0, half)], sound=False)
        rest = one.length - half
        self._crossed(row, between, [(color, 0, rest)], _cut(coming, half, one.length), sound=False)

    def _crossed(
        self, row: Element, one: Transition, leaving: list[_Piece], coming: list[_Piece], *, sound: bool
    ) -> None:
        length = sum(piece[2] for piece in coming)
        if not length:
            return
        sides = [self._side(pieces) for pieces in (leaving, coming)]
        name = self._name("transition")
        made = node(self._root, "tractor", id=name, **{"in": 0, "out": length - 1})
        properties(made, {"shotcut:transition": "lumaMix"})
        for producer, start, count in sides:
            hide = "video" if sound else "audio"
            node(made, "track", producer=producer, hide=hide, **{"in": start, "out": start + count - 1})
        over = node(made, "transition", **{"in": 0, "out": length - 1})
        wanted: dict[str, object] = {"a_track": 0, "b_track": 1}
        if sound:
            properties(over, {"mlt_service": "mix", "sum": 1, "combine": 0, **wanted})
        else:
            resource, invert = _WIPES.get(one.kind, (None, None))
            properties(over, {"mlt_service": "luma", "factory": "loader", "resource": resource, "invert": invert,
                              "softness": 0, "progressive": 1, "alpha_over": 1, "fix_background_alpha": 1,
                              **wanted})  # fmt: skip
        node(row, "entry", producer=name, **{"in": 0, "out": length - 1})

    def _side(self, pieces: list[_Piece]) -> _Piece:
        """One side of a transition: a stretch of one producer, or a playlist of several."""
        if len(pieces) == 1 and pieces[0][0]:
            return pieces[0]
        name = self._name("side")
        made = node(self._root, "playlist", id=name)
        for producer, start, length in pieces:
            if producer:
                node(made, "entry", producer=producer, **{"in": start, "out": start + length - 1})
            else:
                node(made, "blank", length=length)
        return name, 0, sum(piece[2] for piece in pieces)

    # --------------------------------------------------------------------------------------------- producers

    def _pieces(self, track: HandedTrack, lying: Lying, first: int, end: int) -> list[_Piece]:
        """A clip with what its transitions show beyond its ends; a piece without a producer is silence."""
        clip, sound = lying.clip, track.kind == "audio"
        found: list[_Piece] = []
        for part in parts(clip, first, end):
            if sound and part.still is not None:
                found.append(("", 0, part.length))
                continue
            name = self._name("producer")
            at = self._producer(name, clip, part, sound=sound)
            made, span = self._root[-1], {"in": at, "out": at + part.length - 1}
            if part.still is not None:  # on an entry: on the producer it would ask itself without an end
                held = self._name("held")
                made = node(node(self._root, "playlist", id=held), "entry", producer=name, **span)
                properties(node(made, "filter", **span), {"mlt_service": "freeze", "frame": part.still})
                name = held
            there = Stretch(self._cut, track, lying, part.start, part.length)
            for service, said in heard(there) if sound else seen(there):
                properties(node(made, "filter", **span), {"mlt_service": service, **said})
            found.append((name, at, part.length))
        return found

    def _producer(self, name: str, clip: HandedClip, part: Part, *, sound: bool) -> int:
        """A producer for a part of a clip, and its frame at which that begins."""
        roll, at = roll_of(clip), 0
        if isinstance(clip.content, Solid):
            length, known = ENDLESS, dict[str, object](mlt_service="color", resource=clip.content.color)
        elif roll is None or not roll.length:
            length, known = ENDLESS, dict[str, object](resource=roll.path if roll is not None else "")
        else:
            if part.still is not None:
                known, length, _ = running(roll, None, Part(0, 0))
                length = max(length, part.length)
            else:
                known, length, at = running(roll, clip, part)
            known = {**known, **({"video_index": -1} if sound else {"audio_index": -1})}
        made = node(self._root, "producer", id=name, **{"in": 0, "out": length - 1})
        properties(made, {"length": length, "eof": "pause", **known, "shotcut:caption": clip.name or None,
                          "shotcut:comment": "\n".join(filter(None, (clip.prompt, clip.note))) or None,
                          "shotcut:group": self._groups.setdefault(clip.link, len(self._groups)) if clip.link else None,
                          })  # fmt: skip
        return at

    def _color(self, color: str) -> str:
        name = self._name("color")
        made = node(self._root, "producer", id=name, **{"in": 0, "out": ENDLESS - 1})
        properties(made, {"length": ENDLESS, "eof": "pause", "mlt_service": "color", "resource": color})
        return name

    def _name(self, kind: str) -> str:
        self._serial += 1
        return f"{kind}{self._serial}"


def _cut(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    """Frames ``start`` up to ``end`` of what lies in a row."""
    found: list[_Piece] = []
    at = 0
    for producer, first, length in pieces:
        low, high = max(start, at), min(end, at + length)
        if low < high:
            found.append((producer, first + low - at, high - low))
        at += length
    return found


def _mark(main: Element, markers: tuple[Marker, ...], fps: Fraction) -> None:
    """Markers, as Shotcut keeps them."""
    made = node(main, "properties", name="shotcut:markers") if markers else main
    for number, marker in enumerate(markers):
        one = node(made, "properties", name=str(number))
        words = " ".join(filter(None, (marker.name, marker.note))) or "Marker"
        properties(one, {"text": words, "start": _clock(marker.at / fps),
                         "end": _clock((marker.at + marker.length) / fps),
                         "color": _COLORS.get(marker.color, _COLORS["blue"])})  # fmt: skip


def _clock(seconds: Fraction) -> str:
    whole = floor(seconds * 1000 + Fraction(1, 2))
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
