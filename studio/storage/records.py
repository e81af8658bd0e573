"""What a row says: a shot, a take, a file, a sequence without its tracks, a track without its items, a clip with the
gap ahead of it; and the document put together from them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple, TypeVar, get_args

from studio.core.errors import ProjectError
from studio.project.cast import CastMember
from studio.project.document_json import (
    cast_from_json,
    form_from_json,
    sets_from_json,
    shot_from_json,
    shot_to_json,
    take_from_json,
    take_to_json,
)
from studio.project.project import Form, Project
from studio.project.record import as_object, damaged, whole
from studio.project.sets import SetDesign
from studio.project.shot import Shot
from studio.project.take import Take
from studio.project.timeline.clip import Clip, Gap
from studio.project.timeline.clip import Item as TrackItem
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.project.timeline_json import (
    clip_from_json,
    clip_to_json,
    file_from_json,
    file_to_json,
    sequence_from_json,
    sequence_to_json,
    track_from_json,
    track_to_json,
)

Kind = Literal["shots", "takes", "files", "sequences", "tracks", "clips"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The tables that hold the document, owners before what they own."""


class Lain(NamedTuple):
    """A clip, and the length of the gap ahead of it, 0 for none."""

    gap: int
    clip: Clip

    @property
    def id(self) -> str:
        """The clip's."""
        return self.clip.id


Item = Shot | Take | MediaFile | Sequence | Track | Lain


Part = Shot | Take | MediaFile | Sequence | Track | Clip | Gap
"""What stands in a row in the document."""


class Placed(NamedTuple):
    """An item and where it stands among those of its owner."""

    position: int
    owner: str
    item: Item


Contents = dict[Kind, dict[str, Placed]]
"""A document taken to pieces, by table and id."""


def to_text(item: Item) -> str:
    """The record of an item; sequences without their tracks, tracks without their items."""
    match item:
        case Shot():
            return json_text(shot_to_json(item))
        case Take():
            return json_text(take_to_json(item))
        case MediaFile():
            return json_text(file_to_json(item))
        case Sequence():
            return json_text(_without(sequence_to_json(replace(item, tracks=())), "tracks"))
        case Track():
            return json_text(_without(track_to_json(replace(item, items=())), "items"))
        case Lain(gap, clip):
            record = clip_to_json(clip)
            return json_text({**record, "gap": gap} if gap else record)


def from_text(kind: Kind, key: str, text: str) -> Item:
    """The item with the id ``key`` that ``to_text`` wrote.

    Raises:
        ProjectError, SceneError, ValueError, RecursionError: it makes no sense.
    """
    data: object = json.loads(text)
    match kind:
        case "shots":
            item = shot_from_json(data)
        case "takes":
            item = take_from_json(data)
        case "files":
            item = file_from_json(data)
        case "sequences":
            item = sequence_from_json({**as_object(data), "tracks": []}, {})
        case "tracks":
            item = track_from_json({**as_object(data), "items": []}, {})
        case "clips":
            item = Lain(whole(as_object(data), "gap", 0, least=0), clip_from_json(data))
    if item.id != key:
        raise damaged("id")
    return item


def cast_from_text(text: str | None) -> tuple[CastMember, ...]:
    """The cast; nobody where none was kept. Raises ``ProjectError``, ``SceneError`` or ``ValueError``."""
    return () if text is None else cast_from_json(json.loads(text))


def sets_from_text(text: str | None) -> tuple[SetDesign, ...]:
    """The sets; none where none were kept. Raises ``ProjectError`` or ``ValueError``."""
    return () if text is None else sets_from_json(json.loads(text))


def form_from_text(text: str | None) -> Form:
    """The form; the usual one where none was kept. Raises ``ProjectError`` or ``ValueError``."""
    return Form() if text is None else form_from_json(json.loads(text))


def json_text(record: object) -> str:
    """JSON in one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def rows_of(items: Iterable[Part]) -> list[Item]:
    """The rows of a stretch of items: clips with the gap ahead of them, anything else as it is."""
    result: list[Item] = []
    gap = 0
    for item in items:
        match item:
            case Gap(length):
                gap += length
            case Clip():
                result.append(Lain(gap, item))
                gap = 0
            case _:
                result.append(item)
    return result


def contents(project: Project, places: Mapping[Kind, Mapping[str, int]]) -> Contents:
    """A document taken to pieces, at the positions it has on disk."""

    def _laid(kind: Kind, owner: str, items: Iterable[Item]) -> dict[str, Placed]:
        return {item.id: Placed(places[kind][item.id], owner, item) for item in items}

    takes = {take.id: Placed(places["takes"][take.id], take.shot_id, take) for take in project.takes}
    tracks: dict[str, Placed] = {}
    clips: dict[str, Placed] = {}
    for sequence in project.sequences:
        tracks.update(_laid("tracks", sequence.id, sequence.tracks))
        for track in sequence.tracks:
            clips.update(_laid("clips", track.id, rows_of(track.items)))
    return {
        "shots": _laid("shots", "", project.shots),
        "takes": takes,
        "files": _laid("files", "", project.files),
        "sequences": _laid("sequences", "", project.sequences),
        "tracks": tracks,
        "clips": clips,
    }


def assembled(
    pieces: Contents, cast: tuple[CastMember, ...], form: Form, like: Project
) -> tuple[Project, tuple[Item, ...]]:
    """The document from its pieces, and those whose owner is not there. What is as in ``like`` is the same object; the
    name is that of ``like``."""
    homeless: list[Item] = []
    shots = _ordered(pieces["shots"], Shot)
    takes = _ordered(pieces["takes"], Take)
    homed = tuple(take for take in takes if take.shot_id in pieces["shots"])
    homeless += [take for take in takes if take.shot_id not in pieces["shots"]]
    known_tracks = {track.id: track for sequence in like.sequences for track in sequence.tracks}
    known_sequences = {sequence.id: sequence for sequence in like.sequences}
    rows = _owned(pieces["clips"], Lain)
    homeless += [one for owner, own in rows.items() if owner not in pieces["tracks"] for one in own]
    tracks: dict[str, list[Track]] = {}
    for owner, own in _owned(pieces["tracks"], Track).items():
        if owner not in pieces["sequences"]:
            homeless += own
            continue
        full = (replace(track, items=_items(rows.get(track.id, ()))) for track in own)
        tracks[owner] = [_kept(known_tracks.get(track.id), track) for track in full]
    sequences = tuple(
        _kept(known_sequences.get(sequence.id), replace(sequence, tracks=tuple(tracks.get(sequence.id, ()))))
        for sequence in _ordered(pieces["sequences"], Sequence)
    )
    project = Project(
        name=like.name,
        shots=_kept(like.shots, shots),
        takes=_kept(like.takes, homed),
        cast=cast,
        form=form,
        sets=like.sets,
        sequences=_kept(like.sequences, sequences),
        files=_kept(like.files, _ordered(pieces["files"], MediaFile)),
    )
    return project, tuple(homeless)


T = TypeVar("T")


def _kept(old: T | None, new: T) -> T:
    return old if old is not None and old == new else new


def _items(row: Iterable[Lain]) -> tuple[TrackItem, ...]:
    items: list[TrackItem] = []
    for gap, clip in row:
        if gap:
            items.append(Gap(gap))
        items.append(clip)
    return tuple(items)


def _ordered(placed: Mapping[str, Placed], kind: type[T]) -> tuple[T, ...]:
    return tuple(one.item for one in _sorted(placed) if isinstance(one.item, kind))


def _owned(placed: Mapping[str, Placed], kind: type[T]) -> dict[str, list[T]]:
    """Items by their owner, in their order."""
    result: dict[str, list[T]] = {}
    for one in _sorted(placed):
        if isinstance(one.item, kind):
            result.setdefault(one.owner, []).append(one.item)
    return result


def _sorted(placed: Mapping[str, Placed]) -> list[Placed]:
    return [one for _, one in sorted(placed.items(), key=lambda pair: (pair[1].position, pair[0]))]


def _without(record: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in record.items() if name != key}


def what(kind: str) -> str:
    """What a row of a table is, in English, with its article."""
    names = {"shots": "A shot", "takes": "A take", "files": "A file", "sequences": "A sequence", "tracks": "A track"}
    return names.get(kind, "A clip")


def foreign_change(kind: str, key: str) -> ProjectError:
    """Another program has changed this row."""
    return ProjectError(
        f"{what(kind)} ({key}) has been changed by another program meanwhile.",
        todo="Close the project and open it again.",
    )
