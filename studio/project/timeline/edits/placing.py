"""Media come onto the timeline: insert, overwrite, append, replace, three-point edits."""

from dataclasses import dataclass
from dataclasses import replace as changed
from fractions import Fraction

from studio.core.errors import ProjectError
from studio.project.timeline.clip import FORWARD, ON_FRAME, Clip, Source
from studio.project.timeline.draft import Draft, gap, unlocked
from studio.project.timeline.edits.chosen import chosen
from studio.project.timeline.edits.pacing import paced
from studio.project.timeline.lengths import Lengths, endless, lasting
from studio.project.timeline.pieces import faded
from studio.project.timeline.sequence import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is placed: ``length`` frames of a source from its frame ``offset`` on, as picture, as sound or as both."""

    source: Source
    length: int
    offset: int = 0
    video: bool = True
    audio: bool = True
    name: str = ""
    speed: Fraction = FORWARD


def insert(
    sequence: Sequence, at: int, material: Material, *, video: str | None = None, audio: str | None = None
) -> Sequence:
    """Time comes in at ``at`` on every track that is not locked; clips that lie there are cut in two.

    ::

        V1  aaaaBBBB        ->  V1  aaxxaaBBBB        insert xx at 2
        A1  aaaaBBBB            A1  aaxxaaBBBB
        A2  mmmmmmmm            A2  mm..mmmmmm

    ``video`` and ``audio`` are the tracks that take it: None is the first that is not locked, "" none. A subtitle track
    can stand for ``video``. Raises ``ProjectError`` when there is no track for it.
    """
    return _placed(sequence, max(0, at), material, _rows(sequence, material, video, audio), opens=True)


def overwrite(
    sequence: Sequence, at: int, material: Material, *, video: str | None = None, audio: str | None = None
) -> Sequence:
    """Over whatever lies there; nothing moves.

    ::

        V1  aaaaBBBB        ->  V1  aaaxxxBB        overwrite xxx at 3
    """
    return _placed(sequence, max(0, at), material, _rows(sequence, material, video, audio), opens=False)


def append(sequence: Sequence, material: Material, *, video: str | None = None, audio: str | None = None) -> Sequence:
    """Behind the last clip on the tracks that take it, the same frame on both.

    ::

        V1  aaaa            ->  V1  aaaa..xx
        A1  aaaamm              A1  aaaammxx
    """
    rows = _rows(sequence, material, video, audio)
    at = max(sequence.track(track_id).length for track_id in rows)
    return _placed(sequence, at, material, rows, opens=False)


def replace(
    sequence: Sequence, clip_id: str, material: Material, *, linked: bool = True, lengths: Lengths = endless
) -> Sequence:
    """Another medium in the place of a clip, from ``material.offset`` on: length, look and links stay.

    ::

        V1  aaaaBBBBcc        ->  V1  aaaaXXXXcc

    Linked pictures are replaced where the material has pictures, linked sound where it has sound. A medium that ends
    sooner leaves a gap.
    """
    draft = Draft(sequence)
    for item in chosen(sequence, [clip_id], linked):
        sound = sequence.track(item.track_id).kind == "audio"
        if not (material.audio if sound else material.video):
            continue
        speed = paced(material.speed)
        clip = changed(
            item.clip, source=material.source, offset=material.offset, phase=ON_FRAME, speed=speed, name=material.name
        )
        length = min(clip.length, lasting(clip, lengths(material.source)))
        clip = changed(clip, length=length, level=faded(clip.level, length))
        index = draft.track(item.track_id).index[item.clip.id]
        draft.exchange(item.track_id, index, clip, *gap(item.clip.length - length))
    return draft.done()


def three_point(
    sequence: Sequence,
    source: Source,
    *,
    source_in: int | None = None,
    source_out: int | None = None,
    start: int | None = None,
    end: int | None = None,
    opens: bool = False,
    pictures: bool = True,
    sound: bool = True,
    video: str | None = None,
    audio: str | None = None,
    lengths: Lengths = endless,
) -> Sequence:
    """Three of in and out (the first frame behind) of medium and sequence say what is placed where.

    ::

        in 4, out 7, start 2          ->  4 5 6 at 2
        in 4, out 7, end 9            ->  4 5 6 at 6, ending at 9
        in 4, start 2, end 6          ->  4 5 6 7 at 2
        out 7, start 2, end 6         ->  3 4 5 6 at 2
        in 4, out 8, start 2, end 4   ->  4 6 at 2: fitted, twice as fast

    ``opens`` inserts, else what lies there is overwritten. What begins before the sequence or the medium, or goes on
    beyond the medium's end, is cut off. Raises ``ProjectError`` with fewer points, or an out that is not behind its in.
    """
    if sum(point is not None for point in (source_in, source_out, start, end)) < 3:
        raise ProjectError("Three points are needed: in and out of the medium and of the sequence.")
    speed = FORWARD
    if source_in is not None and source_out is not None:
        length = source_out - source_in
        if start is not None and end is not None:
            speed = paced(Fraction(length, max(1, end - start)))
            length = end - start
    else:
        assert start is not None and end is not None
        length = end - start
    offset = source_in if source_in is not None else (source_out or 0) - length
    at = start if start is not None else (end or 0) - length
    early = max(0, -at, -offset if source_in is None and lengths(source) is not None else 0)
    at, offset, length = at + early, offset + early, length - early
    if length < 1 or speed <= 0:
        raise ProjectError("An out point must lie behind its in point.")
    reach = lasting(Clip(id="", source=source, length=1, offset=offset, speed=speed), lengths(source))
    material = Material(
        source=source, length=min(length, reach), offset=offset, video=pictures, audio=sound, speed=speed
    )
    return _placed(sequence, at, material, _rows(sequence, material, video, audio), opens=opens)


def _rows(sequence: Sequence, material: Material, video: str | None, audio: str | None) -> tuple[str, ...]:
    """The tracks that take the halves of a material."""
    if material.length < 1:
        raise ProjectError("There is nothing to place: it has no frames.")
    rows: list[str] = []
    if material.video and video != "":
        rows.extend(_row(sequence, video, sound=False))
    if material.audio and audio != "":
        rows.extend(_row(sequence, audio, sound=True))
    if not rows:
        raise ProjectError("There is no track that could take it.", todo="Add a track, or unlock one.")
    return tuple(rows)


def _row(sequence: Sequence, track_id: str | None, *, sound: bool) -> tuple[str, ...]:
    if track_id is None:
        kind = "audio" if sound else "video"
        return tuple(track.id for track in sequence.of_kind(kind) if not track.locked)[:1]
    track = unlocked(sequence, track_id)
    if sound and track.kind != "audio":
        raise ProjectError(f"The track {track.name or track.id} is for pictures.")
    if not sound and track.kind == "audio":
        raise ProjectError(f"The track {track.name or track.id} is for sound.")
    return (track_id,)


def _placed(sequence: Sequence, at: int, material: Material, rows: tuple[str, ...], *, opens: bool) -> Sequence:
    draft = Draft(sequence)
    if opens:
        draft.open_time(at, material.length)
    link = draft.new_id("l") if len(rows) > 1 else ""
    for track_id in rows:
        clip = Clip(
            id=draft.new_id("c"),
            source=material.source,
            length=material.length,
            offset=material.offset,
            speed=paced(material.speed),
            link=link,
            name=material.name,
        )
        draft.lay(track_id, at, clip)
    return draft.done()
