"""Final Cut Pro 7 XML (xmeml 5), which Premiere Pro, DaVinci Resolve and many others read.

A stereo sound is two mono tracks that know of each other, as Premiere writes them. A transition whose two sides are
not equally long keeps its place; the cut under it is read as its middle, with the same pictures.
"""

from fractions import Fraction
from math import ceil, pi, sin
from xml.etree.ElementTree import Element

from studio.core.time import FrameRate
from studio.interchange.losses import Feature
from studio.interchange.timecode import timecode
from studio.interchange.tree import document, node
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lettering, Lying, Roll, Solid
from studio.project.timeline.clip import Transition
from studio.project.timeline.curve import Curve

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "crossfade", "edge", "solid", "opacity", "gain", "moving gain", "fade", "off", "note",
     "prompt", "link", "name", "marker", "marker note", "marker length", "track off", "track gain", "track name",
     "start", "size"}
)  # fmt: skip

_LOUDEST = 3.98107
"""12 dB: more than that the format's level cannot say."""


def xmeml(cut: HandedCut) -> bytes:
    """The cut as xmeml 5."""
    return _Writer(cut).written()


class _Writer:
    """One document, as it grows."""

    def __init__(self, cut: HandedCut) -> None:
        self._cut = cut
        self._files: dict[Roll, str] = {}
        self._links: dict[str, list[tuple[str, str, int, int]]] = {}
        self._linked: list[tuple[Element, str]] = []

    def written(self) -> bytes:
        cut = self._cut
        root = Element("xmeml", version="5")
        sequence = node(root, "sequence", id="sequence-1")
        node(sequence, "name", cut.name)
        node(sequence, "duration", cut.length)
        _rate(sequence, cut.rate)
        code = node(sequence, "timecode")
        _rate(code, cut.rate)
        node(code, "string", timecode(cut.start, cut.rate))
        node(code, "frame", cut.start)
        node(code, "displayformat", "NDF")
        media = node(sequence, "media")
        video = node(media, "video")
        seen = node(node(video, "format"), "samplecharacteristics")
        _rate(seen, cut.rate)
        node(seen, "width", cut.size[0])
        node(seen, "height", cut.size[1])
        node(seen, "anamorphic", "FALSE")
        node(seen, "pixelaspectratio", "square")
        node(seen, "fielddominance", "none")
        node(seen, "colordepth", 24)
        for number, track in enumerate(cut.pictures, start=1):
            self._track(video, track, number, channel=0)
        audio = node(media, "audio")
        node(audio, "numOutputChannels", 2)
        heard = node(node(audio, "format"), "samplecharacteristics")
        node(heard, "depth", 16)
        node(heard, "samplerate", 48000)
        number = 0
        for track in cut.sounds:
            channels = 2 if any(_channels(lying.clip) > 1 for lying in track.lying()) else 1
            for channel in range(1, channels + 1):
                number += 1
                made = self._track(audio, track, number, channel)
                made.set("currentExplodedTrackIndex", str(channel - 1))
                made.set("totalExplodedTrackCount", str(channels))
                made.set("premiereTrackType", "Stereo" if channels == 2 else "Mono")
                node(made, "outputchannelindex", channel)
        for marker in cut.markers:
            made = node(sequence, "marker")
            node(made, "comment", marker.note)
            node(made, "name", marker.name)
            node(made, "in", marker.at)
            node(made, "out", marker.at + marker.length if marker.length else -1)
        for element, link in self._linked:
            for name, kind, track_number, index in self._links[link]:
                made = node(element, "link")
                node(made, "linkclipref", name)
                node(made, "mediatype", kind)
                node(made, "trackindex", track_number)
                node(made, "clipindex", index)
        return document(root, "xmeml")

    def _track(self, parent: Element, track: HandedTrack, number: int, channel: int) -> Element:
        """A track of pictures (``channel`` 0) or of the first or second channel of sounds."""
        made = node(parent, "track")
        index = 0
        ends = [0]
        for item in track.items:
            ends.append(ends[-1] + item.length)
        for place, item in enumerate((*track.items, None)):
            transition = track.transitions.get(place)
            if transition is not None:
                self._transition(made, transition, ends[place], track, place, sound=channel > 0)
            if not isinstance(item, HandedClip) or _channels(item) < channel:
                continue
            content = item.content
            if isinstance(content, Roll | Lettering | Solid):
                index += 1
                self._clip(made, Lying(item, place, ends[place]), track, number, index, channel)
        node(made, "name", track.name)
        node(made, "enabled", "TRUE" if track.on else "FALSE")
        node(made, "locked", "FALSE")
        return made

    def _transition(
        self, parent: Element, one: Transition, cut: int, track: HandedTrack, place: int, *, sound: bool
    ) -> None:
        made = node(parent, "transitionitem")
        node(made, "start", cut - one.before)
        node(made, "end", cut + one.after)
        before = place > 0 and isinstance(track.items[place - 1], HandedClip)
        behind = place < len(track.items) and isinstance(track.items[place], HandedClip)
        edge = "" if before and behind else "-black"
        alignment = f"start{edge}" if not one.before else f"end{edge}" if not one.after else "center"
        node(made, "alignment", alignment)
        _rate(made, self._cut.rate)
        name, known = ("Cross Fade (+3dB)", "KGAudioTransCrossFade3dB") if sound else ("Cross Dissolve",) * 2
        effect = _effect(made, name, known, "transition", "audio" if sound else "video", "Dissolve")
        node(effect, "startratio", 0)
        node(effect, "endratio", 1)
        node(effect, "reverse", "FALSE")

    def _clip(self, parent: Element, lying: Lying, track: HandedTrack, number: int, index: int, channel: int) -> None:
        clip, rate = lying.clip, self._cut.rate
        solid = clip.content if isinstance(clip.content, Solid) else None
        name = f"clipitem-{clip.id}" + (f"-{channel}" if channel > 1 else "")
        made = node(parent, "generatoritem" if solid else "clipitem", id=name)
        node(made, "name", clip.name)
        node(made, "enabled", "TRUE" if clip.enabled else "FALSE")
        roll = _roll(clip)
        whole = roll.length if roll is not None and roll.length else clip.offset + clip.length
        node(made, "duration", whole)
        _rate(made, rate)
        head = track.transitions.get(lying.number)
        tail = track.transitions.get(lying.number + 1)
        first = _first(clip, roll)
        before, after = head.before if head else 0, tail.after if tail else 0
        node(made, "start", -1 if head else lying.start)
        node(made, "end", -1 if tail else lying.end)
        node(made, "in", first - before)
        node(made, "out", first + clip.length + after)
        if solid is not None:
            _colour(made, solid)
            return
        assert roll is not None
        self._file(made, roll)
        if clip.note or clip.prompt or clip.shot:
            told = node(made, "logginginfo")
            node(told, "description", clip.prompt)
            node(told, "scene", clip.shot)
            node(told, "shottake", clip.take)
            node(told, "lognote", clip.note)
        if channel:
            source = node(made, "sourcetrack")
            node(source, "mediatype", "audio")
            node(source, "trackindex", channel)
            self._level(made, clip, track, first)
        else:
            _fitted(made, roll, self._cut.size)
            if not clip.transform.opacity.still or clip.transform.opacity.value(0) != 1:
                effect = _effect(node(made, "filter"), "Opacity", "opacity", "motion", "video", "motion")
                opacity = _parameter(effect, "opacity", "opacity", 0, 100)
                _values(opacity, clip.transform.opacity, clip, roll.start, 100.0)
        if clip.speed != 1:
            _remap(made, clip)
        link = clip.link or (clip.id if channel else "")
        if link:
            self._linked.append((made, link))
            self._links.setdefault(link, []).append((name, "audio" if channel else "video", number, index))

    def _level(self, made: Element, clip: HandedClip, track: HandedTrack, first: int) -> None:
        """Gain and fades in one curve: the format has no fades."""
        level = clip.level
        fades = level.fade_in or level.fade_out
        if not fades and level.gain_db.still and not level.gain_db.keys[0].value + track.gain_db:
            return
        effect = _effect(node(made, "filter"), "Audio Levels", "audiolevels", "audiolevels", "audio", "audiolevels")
        parameter = _parameter(effect, "level", "Level", 0, _LOUDEST)
        node(parameter, "value", f"{_linear(level.gain_db.value(clip.offset) + track.gain_db):.6g}")
        if not fades and level.gain_db.still:
            return
        rise = {level.fade_in * part // 8 for part in range(9)} if level.fade_in else set[int]()
        fall = {clip.length - level.fade_out * part // 8 for part in range(9)} if level.fade_out else set[int]()
        keys = {key.at - clip.offset for key in level.gain_db.keys if not level.gain_db.still}
        for frame in sorted(rise | fall | keys):
            gain = _linear(level.gain_db.value(clip.offset + frame) + track.gain_db)
            gain *= _fade(frame, level.fade_in) * _fade(clip.length - frame, level.fade_out)
            key = node(parameter, "keyframe")
            node(key, "when", first + frame)
            node(key, "value", f"{gain:.6g}")

    def _file(self, made: Element, roll: Roll) -> None:
        """The file; whole where it comes first, by its name after that."""
        if roll in self._files:
            node(made, "file", id=self._files[roll])
            return
        self._files[roll] = f"file-{len(self._files) + 1}"
        file = node(made, "file", id=self._files[roll])
        node(file, "name", roll.path.name)
        node(file, "pathurl", roll.path.as_uri().replace("file:///", "file://localhost/", 1))
        own = roll.rate or self._cut.rate
        _rate(file, own)
        node(file, "duration", int(roll.length / self._cut.rate.fps * own.fps) or 1)
        code = node(file, "timecode")
        _rate(code, own)
        start = round(roll.start / self._cut.rate.fps * own.fps)
        node(code, "string", timecode(start, own))
        node(code, "frame", start)
        node(code, "displayformat", "NDF")
        media = node(file, "media")
        if roll.kind != "audio":
            seen = node(node(media, "video"), "samplecharacteristics")
            _rate(seen, own)
            node(seen, "width", roll.size[0])
            node(seen, "height", roll.size[1])
            node(seen, "pixelaspectratio", "square")
        if roll.channels:
            audio = node(media, "audio")
            heard = node(audio, "samplecharacteristics")
            node(heard, "depth", 16)
            node(heard, "samplerate", 48000)
            node(audio, "channelcount", roll.channels)


def _rate(parent: Element, rate: FrameRate) -> None:
    made = node(parent, "rate")
    node(made, "timebase", ceil(rate.fps))
    node(made, "ntsc", "TRUE" if rate.fps.denominator != 1 else "FALSE")


def _effect(parent: Element, name: str, known: str, kind: str, medium: str, category: str) -> Element:
    made = node(parent, "effect")
    node(made, "name", name)
    node(made, "effectid", known)
    node(made, "effectcategory", category)
    node(made, "effecttype", kind)
    node(made, "mediatype", medium)
    return made


def _parameter(effect: Element, known: str, name: str, low: float, high: float) -> Element:
    made = node(effect, "parameter", authoringApp="PremierePro")
    node(made, "parameterid", known)
    node(made, "name", name)
    node(made, "valuemin", low)
    node(made, "valuemax", high)
    return made


def _values(parameter: Element, curve: Curve, clip: HandedClip, start: int, factor: float) -> None:
    node(parameter, "value", f"{curve.value(clip.offset) * factor:g}")
    if not curve.still:
        for key in curve.keys:
            made = node(parameter, "keyframe")
            node(made, "when", key.at - start)
            node(made, "value", f"{key.value * factor:g}")


def _colour(made: Element, solid: Solid) -> None:
    effect = _effect(made, "Color", "Color", "generator", "video", "Matte")
    parameter = node(effect, "parameter")
    node(parameter, "parameterid", "fillcolor")
    node(parameter, "name", "Color")
    value = node(parameter, "value")
    node(value, "alpha", 255)
    for name, place in (("red", 1), ("green", 3), ("blue", 5)):
        node(value, name, int(solid.color[place : place + 2], 16))


def _fitted(made: Element, roll: Roll, size: tuple[int, int]) -> None:
    """A picture of another size is shown whole: the format shows it pixel by pixel."""
    if not all(roll.size) or roll.size == size:
        return
    scale = min(size[0] / roll.size[0], size[1] / roll.size[1]) * 100
    effect = _effect(node(made, "filter"), "Basic Motion", "basic", "motion", "video", "motion")
    node(_parameter(effect, "scale", "Scale", 0, 1000), "value", f"{scale:.6g}")


def _remap(made: Element, clip: HandedClip) -> None:
    effect = _effect(node(made, "filter"), "Time Remap", "timeremap", "motion", "video", "motion")
    node(_parameter(effect, "variablespeed", "variablespeed", 0, 1), "value", 0)
    node(_parameter(effect, "speed", "speed", -100000, 100000), "value", f"{abs(float(clip.speed)) * 100:g}")
    for known, said in (("reverse", "TRUE" if clip.speed < 0 else "FALSE"), ("frameblending", "FALSE")):
        parameter = node(effect, "parameter")
        node(parameter, "parameterid", known)
        node(parameter, "name", known)
        node(parameter, "value", said)


def _roll(clip: HandedClip) -> Roll | None:
    return clip.content.picture if isinstance(clip.content, Lettering) else clip.roll


def _channels(clip: HandedClip) -> int:
    roll = _roll(clip)
    return roll.channels if roll is not None else 0


def _first(clip: HandedClip, roll: Roll | None) -> int:
    """Where it begins in its medium, counted as it is played."""
    if roll is None or not roll.length:
        return clip.offset
    if clip.speed == 0:
        return clip.offset - roll.start
    begin = clip.offset + clip.phase - roll.start
    place = begin if clip.speed > 0 else max(Fraction(0), roll.length - 1 - begin)
    return int(place / abs(clip.speed))


def _linear(gain_db: float) -> float:
    return 0.0 if gain_db <= -96 else min(_LOUDEST, 10 ** (gain_db / 20))


def _fade(frame: int, length: int) -> float:
    return sin(pi / 2 * min(1.0, max(0.0, frame / length))) if length else 1.0
