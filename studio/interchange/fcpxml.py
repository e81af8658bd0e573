"""FCPXML 1.10 and 1.8, for Final Cut Pro and DaVinci Resolve.

The lowest video track is the primary storyline. Others are connected to it, in lanes; where they have transitions, as
storylines of their own. A clip whose linked sound lies right below it is one clip with both. All times are exact
fractions of a second on the sequence's frames.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from xml.etree.ElementTree import Element

from studio.core.time import FrameRate
from studio.interchange.fcpxml_look import adjust_picture, adjust_sound, titled
from studio.interchange.losses import Feature
from studio.interchange.tree import document, node
from studio.ports.interchange import (
    FcpxmlVersion,
    HandedClip,
    HandedCut,
    HandedTrack,
    Lettering,
    Lying,
    Roll,
    Solid,
)
from studio.project.timeline.clip import Gap, Transition

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "crossfade", "edge", "title", "solid", "place", "opacity", "moving", "gain", "moving gain",
     "fade", "off", "note", "prompt", "link", "name", "marker", "marker note", "marker length", "track off",
     "track gain", "role", "start", "size"}
)  # fmt: skip

_DISSOLVE = ("Cross Dissolve", "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265")
_CROSSFADE = ("Audio Crossfade", "FFAudioTransition")
_TITLE = ("Basic Title", ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti")
_SOLID = ("Custom", ".../Generators.localized/Solids.localized/Custom.localized/Custom.motn")
_ROLES = {"": "dialogue", "ambience": "effects.ambience"}
_RATES = {
    "24000/1001": "2398", "24/1": "24", "25/1": "25", "30000/1001": "2997", "30/1": "30", "50/1": "50",
    "60000/1001": "5994", "60/1": "60",
}  # fmt: skip


@dataclass(slots=True)
class _Laid:
    """An element of a storyline, what is attached to it, and its place: ``start`` on the timeline, ``local`` the time
    inside of it at which it begins, both in frames."""

    element: Element
    start: int
    length: int
    local: Fraction
    anchors: list[Element] = field(default_factory=list[Element])
    markers: list[Element] = field(default_factory=list[Element])
    after: list[Element] = field(default_factory=list[Element])

    def finished(self) -> Element:
        """With all that is attached, in the order that the format wants."""
        self.element.extend((*self.anchors, *self.markers, *self.after))
        return self.element


def fcpxml(cut: HandedCut, version: FcpxmlVersion = "1.10") -> bytes:
    """The cut as FCPXML of this version."""
    return _Writer(cut, version).written()


class _Writer:
    """One document, as it grows."""

    def __init__(self, cut: HandedCut, version: FcpxmlVersion) -> None:
        self._cut, self._version = cut, version
        self._root = Element("fcpxml", version=version)
        self._resources = node(self._root, "resources")
        self._names: dict[object, str] = {}
        self._serial = 0
        self._form = self._format(cut.size, cut.rate)

    def written(self) -> bytes:
        cut = self._cut
        event = node(node(self._root, "library"), "event", name=cut.name)
        sequence = node(
            node(event, "project", name=cut.name),
            "sequence",
            format=self._form,
            duration=self._at(cut.length),
            tcStart=self._at(cut.start),
            tcFormat="NDF",
            audioLayout="stereo",
            audioRate="48k",
        )
        pictures, joined = _joined(cut)
        lowest = self._primary(pictures[0] if pictures else None, joined)
        for lane, track in enumerate(pictures[1:], start=1):
            self._connect(lowest, track, lane, joined)
        below = {clip.id for clip in joined.values()}
        for lane, track in enumerate(cut.sounds, start=1):
            self._connect(lowest, _without(track, below), -lane, {})
        self._mark(lowest)
        spine = node(sequence, "spine")
        transitions = dict(self._transitions(pictures[0], cut.start)) if pictures else {}
        for number, laid in enumerate(lowest):
            spine.extend(transitions.get(number, []))
            spine.append(laid.finished())
        spine.extend(transitions.get(len(lowest), []))
        return document(self._root, "fcpxml")

    # -------------------------------------------------------------------------------------------- storylines

    def _primary(self, track: HandedTrack | None, joined: dict[str, HandedClip]) -> list[_Laid]:
        row = self._row(track, self._cut.start, joined) if track is not None else []
        end = track.length if track is not None else 0
        if end < self._cut.length:
            row.append(self._gap(end, self._cut.length - end, self._cut.start))
        return row

    def _row(self, track: HandedTrack, origin: int, joined: dict[str, HandedClip]) -> list[_Laid]:
        """The items of a track as elements; ``origin`` is the time at which its storyline begins."""
        row: list[_Laid] = []
        start = 0
        for item in track.items:
            if isinstance(item, Gap) or not self._can(item):
                row.append(self._gap(start, item.length, origin))
            else:
                row.append(self._clip(item, start, track, joined.get(item.id), offset=self._at(start + origin)))
            start += item.length
        return row

    def _connect(self, lowest: list[_Laid], track: HandedTrack, lane: int, joined: dict[str, HandedClip]) -> None:
        for run in _runs(track):
            first = run[0]
            host = next(laid for laid in reversed(lowest) if laid.start <= first.start)
            offset = self._time(host.local + first.start - host.start)
            if len(run) == 1 and not {first.number, first.number + 1} & track.transitions.keys():
                if self._can(first.clip):
                    laid = self._clip(first.clip, first.start, track, joined.get(first.clip.id), offset, lane)
                    host.anchors.append(laid.finished())
                continue
            spine = Element("spine", lane=str(lane), offset=offset)
            items = tuple(lying.clip for lying in run)
            shifted = {
                number - first.number: one
                for number, one in track.transitions.items()
                if first.number <= number <= run[-1].number + 1
            }
            storyline = replace(track, items=items, transitions=shifted)
            between = dict(self._transitions(storyline, 0))
            for number, laid in enumerate(self._row(storyline, 0, joined)):
                spine.extend(between.get(number, []))
                spine.append(laid.finished())
            spine.extend(between.get(len(items), []))
            host.anchors.append(spine)

    def _transitions(self, track: HandedTrack, origin: int) -> Iterable[tuple[int, list[Element]]]:
        ends = [0]
        for item in track.items:
            ends.append(ends[-1] + item.length)
        for number, one in track.transitions.items():
            yield number, [self._transition(one, ends[number] + origin, sound=track.kind == "audio")]

    def _transition(self, one: Transition, cut: int, *, sound: bool) -> Element:
        name = "Audio Crossfade" if sound else "Cross Dissolve"
        made = Element("transition", name=name, offset=self._at(cut - one.before), duration=self._at(one.length))
        if not sound:
            node(made, "filter-video", ref=self._effect(_DISSOLVE), name=_DISSOLVE[0])
        node(made, "filter-audio", ref=self._effect(_CROSSFADE), name=_CROSSFADE[0])
        return made

    def _mark(self, lowest: list[_Laid]) -> None:
        for marker in self._cut.markers:
            host = next((laid for laid in reversed(lowest) if laid.start <= marker.at), None)
            if host is None:
                continue
            made = Element(
                "marker",
                start=self._time(host.local + marker.at - host.start),
                duration=self._at(max(1, marker.length)),
                value=marker.name or marker.note or "Marker",
            )
            if marker.note:
                made.set("note", marker.note)
            host.markers.append(made)

    # ------------------------------------------------------------------------------------------------- items

    def _can(self, clip: HandedClip) -> bool:
        return isinstance(clip.content, Roll | Lettering | Solid)

    def _gap(self, start: int, length: int, origin: int) -> _Laid:
        made = Element("gap", name="Gap", offset=self._at(start + origin), start="0s", duration=self._at(length))
        return _Laid(made, start, length, Fraction(0))

    def _clip(
        self, clip: HandedClip, start: int, track: HandedTrack, sound: HandedClip | None, offset: str, lane: int = 0
    ) -> _Laid:
        common: dict[str, object] = {
            "name": clip.name,
            "lane": lane or None,
            "offset": offset,
            "duration": self._at(clip.length),
            "enabled": None if clip.enabled and track.on else "0",
        }
        parent = Element("x")
        match clip.content:
            case Lettering(title=title):
                self._serial += 1
                local = Fraction(0)
                made = node(parent, "title", ref=self._effect(_TITLE), start="0s", **common)
                titled(made, title, f"ts{self._serial}", self._cut.size)
                _noted(made, clip)
                adjust_picture(made, clip, self._cut, local)
            case Solid(color=color):
                local = Fraction(0)
                made = node(parent, "video", ref=self._effect(_SOLID), start="0s", **common)
                values = " ".join(f"{int(color[place : place + 2], 16) / 255:.6g}" for place in (1, 3, 5))
                node(made, "param", name="Color", key="9999/955322914/100/955322918/2/100", value=values)
                _noted(made, clip)
                adjust_picture(made, clip, self._cut, local)
            case Roll(kind="image") as roll:
                local = Fraction(clip.offset)
                made = node(parent, "video", ref=self._asset(roll), start=self._time(local), **common)
                _noted(made, clip)
                adjust_picture(made, clip, self._cut, local)
            case Roll() as roll:
                return self._moving(parent, clip, roll, start, track, sound, common)
            case _:
                raise AssertionError(clip.content)
        laid = _Laid(made, start, clip.length, local)
        if made.tag == "title":
            laid.after += _metadata(clip)
        return laid

    def _moving(
        self,
        parent: Element,
        clip: HandedClip,
        roll: Roll,
        start: int,
        track: HandedTrack,
        sound: HandedClip | None,
        common: dict[str, object],
    ) -> _Laid:
        local = _local(clip, roll)
        heard = track.kind == "audio"
        one = "audio" if heard else None if sound is not None else "video"
        if roll.kind == "audio" or (not roll.channels and not heard):
            one = None  # it has nothing else
        made = node(
            parent,
            "asset-clip",
            ref=self._asset(roll),
            start=self._time(local),
            srcEnable=one,
            audioRole=_ROLES.get(track.role, track.role) if heard else None,
            **common,
        )
        _noted(made, clip)
        if roll.rate is not None and roll.rate != self._cut.rate and not heard:
            node(made, "conform-rate", scaleEnabled="0")
        if clip.speed != 1:
            self._retime(made, clip, roll)
        if not heard:
            adjust_picture(made, clip, self._cut, local)
        if heard or sound is not None:
            adjust_sound(made, sound or clip, track.gain_db if heard else 0.0, self._cut)
        laid = _Laid(made, start, clip.length, local)
        laid.after += _metadata(clip)
        return laid

    def _retime(self, made: Element, clip: HandedClip, roll: Roll) -> None:
        points = node(made, "timeMap")
        if clip.speed == 0:
            pairs = [(Fraction(0), Fraction(clip.offset)), (Fraction(clip.length), Fraction(clip.offset))]
        else:
            first, whole = Fraction(roll.start), Fraction(roll.end)
            pairs = (
                [(first / clip.speed, first), (whole / clip.speed, whole)]
                if clip.speed > 0
                else [(Fraction(0), whole), ((whole - first) / -clip.speed, first)]
            )
        for time, value in pairs:
            node(points, "timept", time=self._time(time), value=self._time(value), interp="linear")

    # --------------------------------------------------------------------------------------------- resources

    def _format(self, size: tuple[int, int], rate: FrameRate | None) -> str:
        key = ("format", size, rate)
        if key not in self._names:
            self._names[key] = f"r{len(self._names) + 1}"
            name, duration = "FFVideoFormatRateUndefined", None
            if rate is not None:
                known = _RATES.get(str(rate)) if size in ((1280, 720), (1920, 1080)) else None
                name = f"FFVideoFormat{size[1]}p{known}" if known else None
                duration = _seconds(1 / rate.fps, rate)
            node(
                self._resources,
                "format",
                id=self._names[key],
                name=name,
                frameDuration=duration,
                width=size[0],
                height=size[1],
                colorSpace="1-1-1 (Rec. 709)" if rate is not None else "1-13-1",
            )
        return self._names[key]

    def _asset(self, roll: Roll) -> str:
        if roll not in self._names:
            seen, old = roll.kind != "audio", self._version == "1.8"
            form = (
                self._format(roll.size, None if roll.kind == "image" else roll.rate or self._cut.rate) if seen else None
            )
            self._names[roll] = f"r{len(self._names) + 1}"
            made = node(
                self._resources,
                "asset",
                id=self._names[roll],
                name=roll.path.stem,
                src=roll.path.as_uri() if old else None,
                start=self._at(roll.start),
                duration=self._at(roll.length),
                hasVideo="1" if seen else None,
                format=form,
                videoSources="1" if seen and not old else None,
                hasAudio="1" if roll.channels else None,
                audioSources="1" if roll.channels else None,
                audioChannels=roll.channels or None,
                audioRate="48000" if roll.channels else None,
            )
            if not old:
                node(made, "media-rep", kind="original-media", src=roll.path.as_uri())
        return self._names[roll]

    def _effect(self, known: tuple[str, str]) -> str:
        if known not in self._names:
            self._names[known] = f"r{len(self._names) + 1}"
            node(self._resources, "effect", id=self._names[known], name=known[0], uid=known[1])
        return self._names[known]

    def _at(self, frame: int) -> str:
        return _seconds(frame / self._cut.rate.fps, self._cut.rate)

    def _time(self, frame: Fraction) -> str:
        return _seconds(frame / self._cut.rate.fps, self._cut.rate)


def _seconds(time: Fraction, rate: FrameRate) -> str:
    """Seconds as the format writes them: whole, or over a hundred (NTSC: one) parts of the rate's numerator."""
    if time.denominator == 1:
        return f"{time.numerator}s"
    base = rate.fps.numerator * (100 if rate.fps.denominator == 1 else 1)
    if base % time.denominator == 0:
        return f"{time.numerator * (base // time.denominator)}/{base}s"
    return f"{time.numerator}/{time.denominator}s"


def _local(clip: HandedClip, roll: Roll) -> Fraction:
    """The time inside the retimed clip at which it begins, in frames."""
    if clip.speed == 0:
        return Fraction(0)
    if clip.speed > 0:
        return (clip.offset + clip.phase) / clip.speed
    return max(Fraction(0), roll.end - 1 - clip.offset - clip.phase) / -clip.speed


def _noted(made: Element, clip: HandedClip) -> None:
    if clip.note:
        node(made, "note", clip.note)


def _metadata(clip: HandedClip) -> list[Element]:
    told = {"com.apple.proapps.studio.shot": clip.shot, "ekonte.take": clip.take, "ekonte.prompt": clip.prompt}
    if not any(told.values()):
        return []
    made = Element("metadata")
    for key, value in told.items():
        if value:
            node(made, "md", key=key, value=value, type="string")
    return [made]


def _joined(cut: HandedCut) -> tuple[tuple[HandedTrack, ...], dict[str, HandedClip]]:
    """The tracks of pictures, and for each clip of the lowest its sound, where both can be one clip."""
    pictures = cut.pictures
    sounds: dict[tuple[str, int], list[tuple[HandedTrack, Lying]]] = {}
    for track in cut.sounds:
        for lying in track.lying():
            if lying.clip.link:
                sounds.setdefault((lying.clip.link, lying.start), []).append((track, lying))
    joined: dict[str, HandedClip] = {}
    for track in pictures[:1]:
        for lying in track.lying():
            found = sounds.get((lying.clip.link, lying.start), []) if lying.clip.link else []
            if len(found) == 1 and _one(track, lying, *found[0]):
                joined[lying.clip.id] = found[0][1].clip
    return pictures, joined


def _one(track: HandedTrack, seen: Lying, below: HandedTrack, heard: Lying) -> bool:
    """Whether picture and sound are the same stretch of the same file, with the same transitions."""
    a, b = seen.clip, heard.clip
    same = a.roll is not None and a.roll == b.roll and a.roll.kind == "video" and bool(a.roll.channels)
    if not same or (a.offset, a.length, a.speed, a.enabled) != (b.offset, b.length, b.speed, b.enabled):
        return False
    plain = track.on == below.on and not below.gain_db
    ends = ((seen.number, heard.number), (seen.number + 1, heard.number + 1))
    return plain and all(_span(track.transitions.get(x)) == _span(below.transitions.get(y)) for x, y in ends)


def _span(one: Transition | None) -> tuple[int, int]:
    return (one.before, one.after) if one is not None else (0, 0)


def _without(track: HandedTrack, ids: set[str]) -> HandedTrack:
    """The track with gaps in place of these clips, and without the transitions that lay on them."""
    gone = {number for number, item in enumerate(track.items) if isinstance(item, HandedClip) and item.id in ids}
    items = tuple(Gap(item.length) if number in gone else item for number, item in enumerate(track.items))
    kept = {number: one for number, one in track.transitions.items() if number not in gone and number - 1 not in gone}
    return replace(track, items=items, transitions=kept)


def _runs(track: HandedTrack) -> list[list[Lying]]:
    """Clips in a row; those that are parted by no transition are parted."""
    runs: list[list[Lying]] = []
    for lying in track.lying():
        if runs and runs[-1][-1].number == lying.number - 1 and lying.number in track.transitions:
            runs[-1].append(lying)
        else:
            runs.append([lying])
    return runs
