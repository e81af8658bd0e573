"""Final Cut Pro 7's XML, as Premiere Pro, DaVinci Resolve and others write it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange.back.safe import content, file_name, located, xml
from studio.interchange.back.times import LONGEST
from studio.ports.returning import Kind, Returned, ReturnedClip, ReturnedTrack


def read_xmeml(path: Path, rate: FrameRate) -> Returned:
    """Raises ``InputError``."""
    root = xml(content(path), path.name)
    if root.tag != "xmeml":
        raise InputError(f"{path.name} is no XML of Final Cut Pro 7.", todo="Choose a timeline's file.")
    found = [one for one in root.iter("sequence") if one.find("media") is not None]
    if not found:
        raise InputError(f"{path.name} holds no sequence.", todo="Export a sequence from the other program.")
    try:
        return _Reader(root, rate).sequence(max(found, key=lambda one: len(list(one.iter("clipitem")))))
    except (ValueError, OverflowError, ZeroDivisionError) as exc:
        raise InputError(f"{path.name} is damaged: {exc}.", todo="Export it again from the other program.") from exc


class _Reader:
    def __init__(self, root: Element, rate: FrameRate) -> None:
        self._rate = rate
        self._files = {
            file.get("id", ""): file for file in root.iter("file") if file.find("pathurl") is not None or len(file) > 1
        }
        self._remarks: dict[str, None] = {}

    def sequence(self, sequence: Element) -> Returned:
        scale = self._rate.fps / _fps(sequence, self._rate)
        tracks: list[ReturnedTrack] = []
        kinds: tuple[Kind, Kind] = ("video", "audio")
        for kind in kinds:
            seen: list[ReturnedTrack] = []
            for track in sequence.findall(f"media/{kind}/track"):
                if kind == "audio" and _number(track.get("currentExplodedTrackIndex") or "0"):
                    continue
                made = self._track(track, kind, scale)
                if kind == "audio" and any(_same(made, other) for other in seen) and made.clips:
                    continue  # the other channel of a stereo sound
                seen.append(made)
            tracks += seen
        return Returned(
            name=sequence.findtext("name") or "", tracks=tuple(tracks), remarks=tuple(dict.fromkeys(self._remarks))
        )

    def _track(self, track: Element, kind: Kind, scale: Fraction) -> ReturnedTrack:
        items = [one for one in track if one.tag in ("clipitem", "generatoritem", "transitionitem")]
        clips: list[ReturnedClip] = []
        joins: list[tuple[int, int]] = []
        for place, item in enumerate(items):
            if item.tag == "transitionitem":
                start, end = _int(item, "start"), _int(item, "end")
                joins.append((round(start * scale), round((end - start) * scale)))
            else:
                clip = self._clip(item, items, place, scale)
                clips.append(replace(clip, start=round(clip.start * scale), length=max(1, round(clip.length * scale))))
        clips.sort(key=lambda clip: clip.start)
        return ReturnedTrack(kind=kind, name=track.findtext("name") or "", clips=tuple(clips), joins=tuple(joins))

    def _clip(self, item: Element, items: list[Element], place: int, scale: Fraction) -> ReturnedClip:
        """Its start and length still in the file's own frames."""
        start, end, first, last = (_int(item, name) for name in ("start", "end", "in", "out"))
        head = items[place - 1] if place and items[place - 1].tag == "transitionitem" else None
        tail = items[place + 1] if place + 1 < len(items) and items[place + 1].tag == "transitionitem" else None
        if start == -1:
            if head is None:
                start = end - (last - first) if end != -1 else 0
            else:
                start = _cut(head)
                first += start - _int(head, "start")
        if end == -1:
            end = _cut(tail) if tail is not None else start + (last - first)
        file = item.find("file")
        if file is not None:
            file = self._files.get(file.get("id", ""), file)
        url = file.findtext("pathurl") or "" if file is not None else ""
        medium = (file.findtext("name") or file_name(url)) if file is not None else ""
        if item.find("sequence") is not None:
            self._remarks[f"{item.findtext('name') or 'A sequence'} is nested there; it comes back as one clip."] = None
        speed = _speed(item)
        begin = self._begin(file)
        offset = round((first * scale) * abs(speed)) + begin if speed else round(first * scale) + begin
        told = {
            "id": (item.get("id") or "").removeprefix("clipitem-"),
            "shot": item.findtext("logginginfo/scene") or "",
            "take": item.findtext("logginginfo/shottake") or "",
        }
        return ReturnedClip(
            name=item.findtext("name") or "",
            start=start,
            length=max(1, end - start),
            offset=offset,
            medium=medium or (item.findtext("name") or ""),
            path=located(url),
            speed=speed,
            enabled=(item.findtext("enabled") or "TRUE").upper() != "FALSE",
            told={key: value for key, value in told.items() if value},
            note=item.findtext("logginginfo/lognote") or "",
        )

    def _begin(self, file: Element | None) -> int:
        """The number of a file's first frame in its timecode, at our rate."""
        if file is None or file.find("timecode/frame") is None:
            return 0
        code = file.find("timecode")
        assert code is not None
        return round(_int(code, "frame") * self._rate.fps / _fps(code, self._rate))


def _cut(transition: Element) -> int:
    """The cut that lies under a transition."""
    start, end = _int(transition, "start"), _int(transition, "end")
    alignment = transition.findtext("alignment") or "center"
    if alignment.startswith("start"):
        return start
    return end if alignment.startswith("end") else (start + end) // 2


def _fps(parent: Element, usual: FrameRate) -> Fraction:
    base = parent.findtext("rate/timebase")
    if base is None:
        return usual.fps
    number = _number(base)
    if not 1 <= number <= 1000:
        raise ValueError(f"a rate of {number}")
    ntsc = (parent.findtext("rate/ntsc") or "FALSE").strip().upper() == "TRUE"
    return Fraction(number * 1000, 1001) if ntsc else Fraction(number)


def _speed(item: Element) -> Fraction:
    for effect in item.iter("effect"):
        if (effect.findtext("effectid") or "") != "timeremap":
            continue
        values = dict(_parameters(effect))
        speed = Fraction(values.get("speed", "100")).limit_denominator(100_000) / 100
        if abs(speed) > 1000:
            raise ValueError(f"a speed of {float(speed)}")
        return -abs(speed) if values.get("reverse", "FALSE").upper() == "TRUE" else speed
    return Fraction(1)


def _parameters(effect: Element) -> Iterator[tuple[str, str]]:
    for parameter in effect.findall("parameter"):
        yield (parameter.findtext("parameterid") or "").strip(), (parameter.findtext("value") or "").strip()


def _same(one: ReturnedTrack, other: ReturnedTrack) -> bool:
    """Whether two tracks lie alike: the channels of one sound."""

    def shape(track: ReturnedTrack) -> list[tuple[str, int, int, int]]:
        return [(clip.medium, clip.start, clip.length, clip.offset) for clip in track.clips]

    return shape(one) == shape(other)


def _int(parent: Element, name: str) -> int:
    return _number(parent.findtext(name) or "0")


def _number(text: str) -> int:
    number = int(Fraction(text.strip()[:40]))
    if abs(number) > LONGEST:
        raise ValueError(f"the number {text.strip()[:40]}")
    return number
