"""OpenTimelineIO, ``.otio`` and ``.otioz``."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import Any, cast

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange.back.safe import content, file_name, located, packed, plain_json
from studio.interchange.back.times import exact, frames
from studio.ports.returning import Kind, Returned, ReturnedClip, ReturnedTrack


def read_otio(path: Path, rate: FrameRate) -> Returned:
    """Raises ``InputError``."""
    data = packed(path, "content.otio") if path.suffix.lower() == ".otioz" else content(path)
    adapters: Any = import_module("opentimelineio.adapters")
    failed: Any = import_module("opentimelineio.exceptions").OTIOError
    try:
        timeline: Any = adapters.read_from_string(plain_json(data, path.name), "otio_json")
        return _Reader(rate).timeline(timeline)
    except (failed, ValueError, TypeError, AttributeError, OverflowError, RuntimeError) as exc:
        raise InputError(f"{path.name} is no timeline: {exc}.", todo="Choose a timeline's file.") from exc


class _Reader:
    def __init__(self, rate: FrameRate) -> None:
        self._rate = rate
        self._remarks: dict[str, None] = {}

    def timeline(self, timeline: Any) -> Returned:
        if timeline.schema_name() == "SerializableCollection":
            timeline = next((one for one in timeline if one.schema_name() == "Timeline"), None)
        if timeline is None or timeline.schema_name() != "Timeline":
            raise ValueError("it holds none")
        tracks = [self._track(track) for track in timeline.tracks if track.schema_name() == "Track"]
        ordered = [track for kind in ("video", "audio") for track in tracks if track.kind == kind]
        return Returned(name=str(timeline.name or ""), tracks=tuple(ordered), remarks=tuple(self._remarks))

    def _track(self, track: Any) -> ReturnedTrack:
        kind: Kind = "audio" if track.kind == "Audio" else "video"
        clips: list[ReturnedClip] = []
        joins: list[tuple[int, int]] = []
        at = Fraction(0)
        for item in track:
            if item.schema_name() == "Transition":
                before, after = self._seconds(item.in_offset), self._seconds(item.out_offset)
                joins.append((self._frames(at - before), self._frames(before + after)))
                continue
            trimmed = item.trimmed_range()
            length = self._seconds(trimmed.duration)
            if item.schema_name() != "Gap":
                clips.append(self._clip(item, at, length, self._seconds(trimmed.start_time), bool(track.enabled)))
            at += length
        return ReturnedTrack(kind=kind, name=str(track.name or ""), clips=tuple(clips), joins=tuple(joins))

    def _clip(self, item: Any, at: Fraction, length: Fraction, first: Fraction, on: bool) -> ReturnedClip:
        start = self._frames(at)
        told = dict(_words(item.metadata.get("ekonte")))
        medium, path = "", None
        if item.schema_name() == "Clip":
            medium, path = _medium(item.media_reference)
        else:
            self._remarks[f"{item.name or item.schema_name()} is nested there; it comes back as one clip."] = None
            medium = str(item.name or item.schema_name())
        return ReturnedClip(
            name=str(item.name or ""),
            start=start,
            length=self._frames(at + length) - start,
            offset=self._frames(first),
            medium=medium or str(item.name or ""),
            path=path,
            speed=_speed(item),
            enabled=bool(item.enabled),
            told=told,
            note=told.get("note", ""),
        )

    def _frames(self, seconds: Fraction) -> int:
        return frames(seconds, self._rate)

    def _seconds(self, time: Any) -> Fraction:
        if not isfinite(time.value) or not isfinite(time.rate) or time.rate <= 0:
            raise ValueError(f"the time {time.value}/{time.rate}")
        return Fraction(time.value).limit_denominator(1000) / exact(time.rate)


def _medium(reference: Any) -> tuple[str, Path | None]:
    """The name of what is shown, and where it is."""
    if reference is None:
        return "", None
    match reference.schema_name():
        case "ExternalReference":
            url = str(reference.target_url or "")
            return file_name(url), located(url)
        case "ImageSequenceReference":
            return f"{reference.name_prefix}{reference.name_suffix}", None
        case _:
            return str(reference.name or ""), None


def _speed(item: Any) -> Fraction:
    speed = Fraction(1)
    for effect in item.effects:
        match effect.schema_name():
            case "FreezeFrame":
                speed = Fraction(0)
            case "LinearTimeWarp":
                scalar = float(effect.time_scalar)
                if not isfinite(scalar) or abs(scalar) > 1000:
                    raise ValueError(f"a speed of {scalar}")
                speed *= Fraction(scalar).limit_denominator(1000)
            case _:
                pass
    return speed


def _words(told: Any) -> Iterator[tuple[str, str]]:
    """What is text in our own metadata."""
    if told is None:
        return
    for key, value in cast("Mapping[Any, Any]", told).items():
        if isinstance(value, str):
            yield str(key), value
