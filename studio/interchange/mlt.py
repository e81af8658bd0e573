"""MLT XML, for ``melt`` and Shotcut.

A track is a tractor of two playlists: clips change from one to the other at every transition, and both overlap
there. What a transition needs beyond a medium is its first or last picture, frozen. All lies on black.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from xml.etree.ElementTree import Element

from studio.interchange.losses import Feature
from studio.interchange.mlt_look import Stretch, heard, seen
from studio.interchange.mlt_parts import ENDLESS, Part, parts, roll_of, running, shown
from studio.interchange.tree import document, node, properties
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lying, Solid
from studio.project.timeline.clip import Transition

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "wipe", "crossfade", "edge", "solid", "place", "opacity", "moving", "gain",
     "moving gain", "fade", "name", "track off", "track gain", "track name", "size", "held"}
)  # fmt: skip

_WIPES = {"wipe_left": ("%luma01.pgm", 1), "wipe_right": ("%luma01.pgm", 0),
          "wipe_up": ("%luma02.pgm", 1), "wipe_down": ("%luma02.pgm", 0)}  # fmt: skip


@dataclass(slots=True)
class _Row:
    """A playlist as it grows: ``end`` is the frame it has reached."""

    element: Element
    end: int = 0

    def enter(self, producer: str, start: int, first: int, length: int) -> Element:
        """``length`` frames of a producer from its frame ``first`` on, at ``start``."""
        if start > self.end:
            node(self.element, "blank", length=start - self.end)
        self.end = start + length
        return node(self.element, "entry", producer=producer, **{"in": first, "out": first + length - 1})


@dataclass(slots=True)
class _Producers:
    """Producers, each once, in the order they are asked for."""

    root: Element
    made: dict[tuple[object, ...], str] = field(default_factory=dict[tuple[object, ...], str])

    def of(self, key: tuple[object, ...], length: int, known: dict[str, object]) -> str:
        """The name of the producer with this key."""
        if key not in self.made:
            name = self.made[key] = f"producer{len(self.made)}"
            made = node(self.root, "producer", id=name, **{"in": 0, "out": length - 1})
            properties(made, {"length": length, "eof": "pause", **known})
        return self.made[key]


def mlt(cut: HandedCut) -> bytes:
    """The cut as MLT XML."""
    width, height = cut.size
    root = Element("mlt", {"LC_NUMERIC": "C", "version": "7.12.0", "title": cut.name, "producer": "main"})
    shape = Fraction(width, height)
    node(
        root, "profile", description=cut.name, width=width, height=height, progressive=1, sample_aspect_num=1,
        sample_aspect_den=1, display_aspect_num=shape.numerator, display_aspect_den=shape.denominator,
        frame_rate_num=cut.rate.fps.numerator, frame_rate_den=cut.rate.fps.denominator, colorspace=709,
    )  # fmt: skip
    length = max(1, cut.length)
    producers = _Producers(root)
    black = node(root, "producer", id="black", **{"in": 0, "out": length - 1})
    properties(black, {"length": length, "resource": "black", "mlt_service": "color", "mlt_image_format": "rgba"})
    rows = [*cut.pictures, *cut.sounds]
    tracks = [_track(root, producers, cut, track, number) for number, track in enumerate(rows, start=1)]
    main = node(root, "tractor", id="main", **{"in": 0, "out": length - 1})
    node(main, "track", producer="black")
    for track, name in zip(rows, tracks, strict=True):
        sound = track.kind == "audio"
        hide = "both" if not track.on else "video" if sound else "audio"
        node(main, "track", producer=name, hide=hide)
    for number, track in enumerate(rows, start=1):
        wanted = {"a_track": 0, "b_track": number, "always_active": 1}
        if track.kind == "audio":
            properties(node(main, "transition"), {"mlt_service": "mix", "sum": 1, "combine": 0, **wanted})
        else:
            properties(node(main, "transition"), {"mlt_service": "affine", **wanted})
    return document(root)


def _track(root: Element, producers: _Producers, cut: HandedCut, track: HandedTrack, number: int) -> str:
    """A tractor of two playlists."""
    sound = track.kind == "audio"
    sides = [Element("playlist", id=f"track{number}{side}") for side in "ab"]
    rows = [_Row(side) for side in sides]
    crossings: list[tuple[Lying, Transition, int]] = []
    side = 0
    for lying in track.lying():
        head, tail = track.transitions.get(lying.number), track.transitions.get(lying.number + 1)
        if head is not None and shown(track, lying.number - 1):
            side = 1 - side
            crossings.append((lying, head, side))
        if shown(track, lying.number):
            _lay(rows[side], producers, cut, track, lying, head, tail)
    root.extend(sides)
    name = f"tractor{number}"
    tractor = node(root, "tractor", id=name, **{"in": 0, "out": max(1, cut.length) - 1})
    properties(tractor, {"shotcut:name": track.name})
    for playlist in sides:
        node(tractor, "track", producer=playlist.get("id"), hide="video" if sound else "audio")
    for lying, one, coming in crossings:
        if shown(track, lying.number):
            _cross(tractor, lying, one, reverse=coming == 0, sound=sound)
    return name


def _cross(tractor: Element, lying: Lying, one: Transition, *, reverse: bool, sound: bool) -> None:
    """Both playlists over each other."""
    made = node(tractor, "transition", **{"in": lying.start - one.before, "out": lying.start + one.after - 1})
    wanted: dict[str, object] = {"a_track": 0, "b_track": 1}
    if sound:
        properties(made, {"mlt_service": "mix", "sum": 1, "combine": 0, **wanted})
        return
    resource, invert = _WIPES.get(one.kind, (None, None))
    properties(
        made,
        {"mlt_service": "luma", "resource": resource, "invert": invert, "softness": 0,
         "progressive": 1, "alpha_over": 1, "fix_background_alpha": 1, "reverse": 1 if reverse else None, **wanted},
    )  # fmt: skip


def _lay(
    row: _Row,
    producers: _Producers,
    cut: HandedCut,
    track: HandedTrack,
    lying: Lying,
    head: Transition | None,
    tail: Transition | None,
) -> None:
    """A clip with what its transitions show beyond its ends."""
    clip, sound = lying.clip, track.kind == "audio"
    first = -head.before if head is not None else 0
    end = clip.length + (tail.after if tail is not None and shown(track, lying.number + 1) else 0)
    for part in parts(clip, first, end):
        if sound and part.still is not None:
            continue  # what stands still is silent
        producer, at = _source(producers, clip, part, sound=sound)
        entry = row.enter(producer, lying.start + part.start, at, part.length)
        if part.still is not None:  # on the entry: on the producer it would ask itself without an end
            made = node(entry, "filter", **{"in": at, "out": at + part.length - 1})
            properties(made, {"mlt_service": "freeze", "frame": part.still})
        there = Stretch(cut, track, lying, part.start, part.length)
        for service, said in heard(there) if sound else seen(there):
            made = node(entry, "filter", **{"in": at, "out": at + part.length - 1})
            properties(made, {"mlt_service": service, **said})


def _source(producers: _Producers, clip: HandedClip, part: Part, *, sound: bool) -> tuple[str, int]:
    """A producer, and its frame at which the part begins."""
    if isinstance(clip.content, Solid):
        color = clip.content.color
        return producers.of(("color", color), ENDLESS, {"mlt_service": "color", "resource": color}), 0
    roll = roll_of(clip)
    assert roll is not None
    if not roll.length:
        return producers.of((roll,), ENDLESS, {"resource": roll.path}), 0
    alone: dict[str, object] = {"video_index": -1} if sound else {"audio_index": -1}
    if part.still is not None:
        frozen, length, _ = running(roll, None, Part(0, 0))
        return producers.of((roll, "held"), max(length, part.length), {**frozen, **alone}), 0
    known, length, at = running(roll, clip, part)
    return producers.of((roll, sound, clip.speed), length, {**known, **alone}), at
