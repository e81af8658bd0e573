"""Sequences, tracks, clips and files of the bin as JSON objects, and back. What equals its default is left out.

Each is a record by itself: a sequence names its tracks, a track its clips, so that an edit writes what it changed.
"""

from collections.abc import Mapping
from itertools import pairwise

from studio.project import record as read
from studio.project.record import Record, damaged
from studio.project.timeline.clip import (
    FORWARD,
    ON_FRAME,
    TRANSITIONS,
    Clip,
    ColorSource,
    FileSource,
    Gap,
    Item,
    SequenceSource,
    Source,
    TakeSource,
    TitleSource,
    Transition,
)
from studio.project.timeline.file import FILE_KINDS, MediaFile, Rotation
from studio.project.timeline.look_json import (
    beside,
    color_of,
    digest_of,
    grade_from_json,
    grade_to_json,
    level_from_json,
    level_to_json,
    title_from_json,
    title_to_json,
    transform_from_json,
    transform_to_json,
)
from studio.project.timeline.sequence import MARKER_COLORS, Marker, Sequence
from studio.project.timeline.track import ROLES, TRACK_KINDS, Track, TrackKind

_ROTATIONS: tuple[Rotation, ...] = (0, 90, 180, 270)


def clip_to_json(clip: Clip) -> dict[str, object]:
    """A clip with all that is done to it."""
    fields: dict[str, object] = {
        "offset": clip.offset,
        "speed": str(clip.speed),
        "phase": str(clip.phase),
        "link": clip.link,
        "name": clip.name,
        "enabled": clip.enabled,
        "head": _transition_to_json(clip.head),
        "tail": _transition_to_json(clip.tail),
        "transform": transform_to_json(clip.transform),
        "grade": grade_to_json(clip.grade),
        "level": level_to_json(clip.level),
        "note": clip.note,
    }
    return {"id": clip.id, "source": _source_to_json(clip.source), "length": clip.length, **beside(_USUAL_CLIP, fields)}


def clip_from_json(data: object) -> Clip:
    """The clip that ``clip_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data)
    phase = read.fraction(record["phase"], "phase") if "phase" in record else ON_FRAME
    if not 0 <= phase < 1:
        raise damaged("phase")
    return Clip(
        id=_name(record, "id"),
        source=_source(record.get("source")),
        length=read.whole(record, "length", least=1),
        offset=read.whole(record, "offset", 0),
        speed=read.fraction(record["speed"], "speed") if "speed" in record else FORWARD,
        phase=phase,
        link=read.text(record, "link", ""),
        name=read.text(record, "name", ""),
        enabled=read.flag(record, "enabled", True),
        head=_transition(record, "head"),
        tail=_transition(record, "tail"),
        transform=transform_from_json(record.get("transform", {})),
        grade=grade_from_json(record.get("grade", {})),
        level=level_from_json(record.get("level", {})),
        note=read.text(record, "note", ""),
    )


def track_to_json(track: Track) -> dict[str, object]:
    """A track; ``items`` are ids of clips and lengths of gaps, in order."""
    fields: dict[str, object] = {
        "name": track.name,
        "muted": track.muted,
        "solo": track.solo,
        "locked": track.locked,
        "gain_db": track.gain_db,
        "pan": track.pan,
        "role": track.role,
        "duck_db": track.duck_db,
    }
    items: list[object] = [item.id if isinstance(item, Clip) else item.length for item in track.items]
    return {"id": track.id, "kind": track.kind, "items": items, **beside(_USUAL_TRACK, fields)}


def track_from_json(data: object, clips: Mapping[str, Clip]) -> Track:
    """The track that ``track_to_json`` wrote, with its clips from ``clips``.

    Raises:
        ProjectError: a field makes no sense, a clip is not there, two gaps meet or one ends the track.
    """
    record = read.as_object(data)
    items = tuple(_item(item, clips) for item in read.as_list(record.get("items"), "items"))
    gaps = [isinstance(item, Gap) for item in items]
    ids = [item.id for item in items if isinstance(item, Clip)]
    if (True, True) in pairwise([*gaps, True]) or len(ids) != len(set(ids)):
        raise damaged("items")
    return Track(
        id=_name(record, "id"),
        kind=read.one_of(record.get("kind"), TRACK_KINDS, "kind"),
        name=read.text(record, "name", ""),
        items=items,
        muted=read.flag(record, "muted", False),
        solo=read.flag(record, "solo", False),
        locked=read.flag(record, "locked", False),
        gain_db=read.number(record, "gain_db", 0.0, low=-1e3, high=24.0),
        pan=read.number(record, "pan", 0.0, low=-1.0, high=1.0),
        role=read.one_of(record.get("role", ""), ROLES, "role"),
        duck_db=read.number(record, "duck_db", 0.0, low=-1e3, high=0.0),
    )


def sequence_to_json(sequence: Sequence) -> dict[str, object]:
    """A sequence; ``tracks`` are their ids, in order."""
    record: dict[str, object] = {
        "id": sequence.id,
        "name": sequence.name,
        "size": list(sequence.size),
        "rate": str(sequence.rate),
        "tracks": [track.id for track in sequence.tracks],
    }
    markers = [_marker_to_json(marker) for marker in sequence.markers]
    fields: Record = {"markers": markers, "start": sequence.start, "serial": sequence.serial}
    return {**record, **beside({"markers": [], "start": 0, "serial": 0}, fields)}


def sequence_from_json(data: object, tracks: Mapping[str, Track]) -> Sequence:
    """The sequence that ``sequence_to_json`` wrote, with its tracks from ``tracks``.

    Raises:
        ProjectError: a field makes no sense, or a track is not there or out of order.
    """
    record = read.as_object(data)
    ids = read.texts(record, "tracks")
    if len(ids) != len(set(ids)) or any(track_id not in tracks for track_id in ids):
        raise damaged("tracks")
    rows = tuple(tracks[track_id] for track_id in ids)
    places = [_PLACES[row.kind] for row in rows]
    markers = tuple(_marker(item) for item in read.as_list(record.get("markers", []), "markers"))
    times = [marker.at for marker in markers]
    if places != sorted(places):
        raise damaged("tracks")
    if times != sorted(times):
        raise damaged("markers")
    return Sequence(
        id=_name(record, "id"),
        name=read.text(record, "name"),
        size=read.size(record.get("size")),
        rate=read.rate(record),
        tracks=rows,
        markers=markers,
        start=read.whole(record, "start", 0),
        serial=read.whole(record, "serial", 0, least=0),
    )


def file_to_json(file: MediaFile) -> dict[str, object]:
    """A file of the bin; times as fractions."""
    fields: dict[str, object] = {
        "size": list(file.size),
        "rate": None if file.rate is None else str(file.rate),
        "frame_count": file.frame_count,
        "sample_count": file.sample_count,
        "channels": file.channels,
        "rotation": file.rotation,
        "origin": file.origin,
        "notes": list(file.notes),
    }
    record = {"id": file.id, "digest": file.digest, "name": file.name, "kind": file.kind, "seconds": str(file.seconds)}
    return {**record, **beside(_USUAL_FILE, fields)}


def file_from_json(data: object) -> MediaFile:
    """The file that ``file_to_json`` wrote. Raises ``ProjectError``."""
    record = read.as_object(data)
    seconds = read.fraction(record.get("seconds"), "seconds")
    if seconds < 0:
        raise damaged("seconds")
    return MediaFile(
        id=_name(record, "id"),
        digest=digest_of(record, "digest"),
        name=read.text(record, "name"),
        kind=read.one_of(record.get("kind"), FILE_KINDS, "kind"),
        seconds=seconds,
        size=read.size(record["size"]) if "size" in record else (0, 0),
        rate=read.rate(record).fps if record.get("rate") is not None else None,
        frame_count=read.whole(record, "frame_count", 0, least=0),
        sample_count=read.whole(record, "sample_count", 0, least=0),
        channels=read.whole(record, "channels", 0, least=0),
        rotation=read.one_of(read.whole(record, "rotation", 0), _ROTATIONS, "rotation"),
        origin=read.text(record, "origin", ""),
        notes=read.texts(record, "notes"),
    )


_USUAL_CLIP: Record = {
    "offset": 0,
    "speed": str(FORWARD),
    "phase": str(ON_FRAME),
    "link": "",
    "name": "",
    "enabled": True,
    "transform": {},
    "grade": {},
    "level": {},
    "note": "",
}
_USUAL_TRACK: Record = {
    "name": "",
    "muted": False,
    "solo": False,
    "locked": False,
    "gain_db": 0.0,
    "pan": 0.0,
    "role": "",
    "duck_db": 0.0,
}
_USUAL_FILE: Record = {
    "size": [0, 0],
    "frame_count": 0,
    "sample_count": 0,
    "channels": 0,
    "rotation": 0,
    "origin": "",
    "notes": [],
}
_PLACES: Mapping[TrackKind, int] = {"video": 0, "subtitle": 1, "audio": 2}
"""The order in which kinds of tracks lie in a sequence."""


def _source_to_json(source: Source) -> dict[str, object]:
    match source:
        case TakeSource(shot_id=shot_id, take_id=take_id):
            return {"kind": "take", "shot": shot_id, **beside({"take": ""}, {"take": take_id})}
        case FileSource(file_id=file_id):
            return {"kind": "file", "file": file_id}
        case SequenceSource(sequence_id=sequence_id):
            return {"kind": "sequence", "sequence": sequence_id}
        case TitleSource(title=title):
            return {"kind": "title", "title": title_to_json(title)}
        case ColorSource(color=color):
            return {"kind": "color", "color": color}


def _source(data: object) -> Source:
    record = read.as_object(data, "source")
    match record.get("kind"):
        case "take":
            return TakeSource(read.text(record, "shot"), read.text(record, "take", ""))
        case "file":
            return FileSource(read.text(record, "file"))
        case "sequence":
            return SequenceSource(read.text(record, "sequence"))
        case "title":
            return TitleSource(title_from_json(record.get("title")))
        case "color":
            return ColorSource(color_of(record, "color", "#000000"))
        case _:
            raise damaged("source")


def _transition_to_json(transition: Transition | None) -> dict[str, object] | None:
    if transition is None:
        return None
    fields: dict[str, object] = {"before": transition.before, "after": transition.after, "color": transition.color}
    return {"kind": transition.kind, **beside({"before": 0, "after": 0, "color": "#000000"}, fields)}


def _transition(record: Record, key: str) -> Transition | None:
    if record.get(key) is None:
        return None
    data = read.as_object(record[key], key)
    return Transition(
        kind=read.one_of(data.get("kind"), TRANSITIONS, key),
        before=read.whole(data, "before", 0, least=0),
        after=read.whole(data, "after", 0, least=0),
        color=color_of(data, "color", "#000000"),
    )


def _marker_to_json(marker: Marker) -> dict[str, object]:
    usual: Record = {"length": 0, "name": "", "note": "", "color": "blue"}
    fields: Record = {"length": marker.length, "name": marker.name, "note": marker.note, "color": marker.color}
    return {"id": marker.id, "at": marker.at, **beside(usual, fields)}


def _marker(data: object) -> Marker:
    record = read.as_object(data, "markers")
    return Marker(
        id=_name(record, "id"),
        at=read.whole(record, "at", least=0),
        length=read.whole(record, "length", 0, least=0),
        name=read.text(record, "name", ""),
        note=read.text(record, "note", ""),
        color=read.one_of(record.get("color", "blue"), MARKER_COLORS, "color"),
    )


def _item(item: object, clips: Mapping[str, Clip]) -> Item:
    if isinstance(item, str):
        if item not in clips:
            raise damaged("items")
        return clips[item]
    return Gap(read.whole({"items": item}, "items", least=1))


def _name(record: Record, key: str) -> str:
    value = read.text(record, key)
    if not value:
        raise damaged(key)
    return value
