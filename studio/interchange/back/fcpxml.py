"""FCPXML of any version, as Final Cut Pro and DaVinci Resolve write it."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange.back.safe import content, file_name, located, xml
from studio.interchange.back.times import frames, rational
from studio.ports.returning import Returned, ReturnedClip, ReturnedTrack

_CLIPS = frozenset(("asset-clip", "clip", "video", "audio", "title", "ref-clip", "sync-clip", "mc-clip"))
_HOLDS = _CLIPS | {"gap", "spine", "audition"}
_NESTED = frozenset(("ref-clip", "sync-clip", "mc-clip"))


def read_fcpxml(path: Path, rate: FrameRate) -> Returned:
    """A file, or a bundle with an ``Info.fcpxml`` in it. Raises ``InputError``."""
    inside = path / "Info.fcpxml" if path.is_dir() else path
    root = xml(content(inside), path.name)
    if root.tag != "fcpxml":
        raise InputError(f"{path.name} is no FCPXML.", todo="Choose a timeline's file.")
    sequences = [one for one in root.iter("sequence") if one.find("spine") is not None]
    projects = [one for project in root.iter("project") for one in project.iter("sequence")]
    found = [one for one in projects if one in sequences] or sequences
    if not found:
        raise InputError(f"{path.name} holds no sequence.", todo="Export a project from the other program.")
    try:
        return _Reader(root, rate).sequence(max(found, key=lambda one: sum(1 for _ in one.iter())))
    except (ValueError, OverflowError, ZeroDivisionError) as exc:
        raise InputError(f"{path.name} is damaged: {exc}.", todo="Export it again from the other program.") from exc


@dataclass(slots=True)
class _Row:
    clips: list[ReturnedClip] = field(default_factory=list[ReturnedClip])
    joins: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


class _Reader:
    def __init__(self, root: Element, rate: FrameRate) -> None:
        self._rate = rate
        self._resources = {one.get("id", ""): one for one in root.findall("resources/*")}
        self._rows: dict[tuple[str, int], _Row] = {}
        self._remarks: dict[str, None] = {}
        self._names = {sequence: project.get("name", "") for project in root.iter("project") for sequence in project}

    def sequence(self, sequence: Element) -> Returned:
        begin = rational(sequence.get("tcStart", "0s"))
        spine = sequence.find("spine")
        assert spine is not None
        self._spine(spine, Fraction(0), begin, 0)
        lanes = sorted(lane for kind, lane in self._rows if kind == "video")
        sounds = sorted((lane for kind, lane in self._rows if kind == "audio"), key=lambda lane: (-lane, lane))
        rows = [("video", lane) for lane in lanes] + [("audio", lane) for lane in sounds]
        tracks: list[ReturnedTrack] = []
        for kind, lane in rows:
            row = self._rows[kind, lane]
            row.clips.sort(key=lambda clip: clip.start)
            tracks.append(
                ReturnedTrack(
                    kind="audio" if kind == "audio" else "video", name="", clips=tuple(row.clips),
                    joins=tuple(sorted(row.joins)),
                )
            )  # fmt: skip
        return Returned(name=self._names.get(sequence, ""), tracks=tuple(tracks), remarks=tuple(self._remarks))

    def _spine(self, spine: Element, begin: Fraction, origin: Fraction, lane: int) -> None:
        """A storyline; ``origin`` is the time inside of it that lies at second ``begin`` of the timeline."""
        at = begin
        for item in spine:
            if item.tag == "transition":
                start = begin + self._offset(item, origin + at - begin) - origin
                length = rational(item.get("duration", "0s"))
                kind = "audio" if lane < 0 else "video"
                self._row(kind, lane).joins.append(
                    (self._frame(start), self._frame(start + length) - self._frame(start))
                )
            elif item.tag in _HOLDS:
                start = begin + self._offset(item, origin + at - begin) - origin
                self._item(item, start, lane)
                at = start + rational(_chosen(item).get("duration", "0s"))

    def _item(self, item: Element, start: Fraction, lane: int) -> None:
        if item.tag == "audition":
            if (inner := _chosen(item)) is not item:
                self._item(inner, start, lane)
            return
        local = rational(item.get("start", "0s"))
        if item.tag in _CLIPS:
            self._clip(item, start, local, lane)
        for child in item:
            if child.tag not in _HOLDS or "lane" not in child.attrib:
                continue
            above = int(child.get("lane", "0"))
            at = start + self._offset(child, local) - local
            if child.tag == "spine":
                self._spine(child, at, Fraction(0), above)
            else:
                self._item(child, at, above)

    def _clip(self, item: Element, start: Fraction, local: Fraction, lane: int) -> None:
        source = item if item.get("ref") else next((one for one in item.iter() if one.get("ref")), item)
        asset = self._resources.get(source.get("ref", ""))
        url = _url(asset)
        speed, first = _retimed(item, local)
        begin = self._frame(start)
        name = item.get("name", "")
        if item.tag in _NESTED:
            self._remarks[f"{name or 'A clip'} is nested there; it comes back as one clip."] = None
        made = ReturnedClip(
            name=name,
            start=begin,
            length=max(1, self._frame(start + rational(item.get("duration", "0s"))) - begin),
            offset=self._frame(first),
            medium=file_name(url) or _made_of(item, asset) or name,
            path=located(url),
            speed=speed,
            enabled=item.get("enabled", "1") != "0",
            told=_told(item),
            note=item.findtext("note") or "",
        )
        sides = _sides(item, asset)
        if "video" in sides and lane >= 0:
            self._row("video", lane).clips.append(made)
        if "audio" in sides:
            self._row("audio", lane if lane < 0 else 0 if lane == 0 else lane).clips.append(made)

    def _row(self, kind: str, lane: int) -> _Row:
        return self._rows.setdefault((kind, lane), _Row())

    def _offset(self, item: Element, usual: Fraction) -> Fraction:
        text = item.get("offset")
        return rational(text) if text is not None else usual

    def _frame(self, seconds: Fraction) -> int:
        return frames(seconds, self._rate)


def _chosen(item: Element) -> Element:
    """The clip that an audition shows; anything else as it is."""
    if item.tag != "audition":
        return item
    return next((one for one in item if one.tag in _CLIPS), item)


def _url(asset: Element | None) -> str:
    if asset is None:
        return ""
    rep = asset.find("media-rep")
    return asset.get("src") or (rep.get("src", "") if rep is not None else "")


def _made_of(item: Element, asset: Element | None) -> str:
    """What stands for the medium of something that is no file."""
    if item.tag == "title":
        return " ".join("".join(item.itertext()).split())[:80] if item.find("text") is not None else ""
    return asset.get("name", "") if asset is not None and asset.tag in ("media", "effect") else ""


def _sides(item: Element, asset: Element | None) -> tuple[str, ...]:
    """Whether a clip is seen, heard or both."""
    one = item.get("srcEnable")
    if one in ("video", "audio"):
        return (one,)
    if item.tag in ("video", "title"):
        return ("video",)
    if item.tag == "audio":
        return ("audio",)
    if asset is None or asset.tag != "asset":
        return ("video",)
    seen = asset.get("hasVideo") == "1" or asset.get("hasAudio") != "1"
    heard = asset.get("hasAudio") == "1"
    return tuple(side for side, there in (("video", seen), ("audio", heard)) if there)


def _retimed(item: Element, local: Fraction) -> tuple[Fraction, Fraction]:
    """Speed, and the second of the medium at which it begins."""
    points = [
        (rational(point.get("time", "0s")), rational(point.get("value", "0s")))
        for point in item.findall("timeMap/timept")
    ]
    if len(points) < 2 or points[0][0] == points[-1][0]:
        return Fraction(1), local
    (time, value), (end, last) = points[0], points[-1]
    speed = (last - value) / (end - time)
    return speed.limit_denominator(1000), value + (local - time) * speed


def _told(item: Element) -> dict[str, str]:
    """Our own words in its metadata."""
    keys = {"com.apple.proapps.studio.shot": "shot", "ekonte.take": "take"}
    found = {keys.get(one.get("key", ""), ""): one.get("value", "") for one in item.findall("metadata/md")}
    return {key: value for key, value in found.items() if key and value}
