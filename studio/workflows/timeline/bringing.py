"""Takes, shots and files brought onto the timeline: what each is made of, and how it is laid down."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, FileSource, TakeSource, TitleSource
from studio.project.timeline.edits import Material
from studio.project.timeline.lengths import endless
from studio.project.timeline.sequence import Sequence as Cut
from studio.project.timeline.title import SUBTITLE, TITLE_LIMIT, Title
from studio.project.timeline.track import Track, TrackKind
from studio.workflows.timeline.desk import TimelineDesk

WORDS_SECONDS = 3.0
"""How long words stand that are brought in."""

Way = Literal["insert", "overwrite", "append"]

IMAGE_SECONDS = 5.0
"""How long an image is shown."""

Brought = Material


def material_of_takes(project: Project, take_ids: Iterable[str]) -> tuple[Material, ...]:
    """Takes, whole, picture and sound; those that are gone are left out."""
    rate = project.sequences[0].rate if project.sequences else project.form.rate
    made: list[Material] = []
    for take_id in take_ids:
        take = next((take for take in project.takes if take.id == take_id), None)
        if take is not None:
            made.append(_whole(project, TakeSource(take.shot_id, take_id), rate))
    return tuple(made)


def material_of_shots(project: Project, shot_ids: Iterable[str]) -> tuple[Material, ...]:
    """Shots, as they stand, following their take; those that are gone are left out."""
    rate = project.sequences[0].rate if project.sequences else project.form.rate
    there = {shot.id for shot in project.shots}
    return tuple(_whole(project, TakeSource(shot_id), rate) for shot_id in shot_ids if shot_id in there)


def material_of_files(project: Project, file_ids: Iterable[str]) -> tuple[Material, ...]:
    """Files of the bin: picture where they have one, sound where they have it; an image for some seconds."""
    rate = project.sequences[0].rate if project.sequences else project.form.rate
    made: list[Material] = []
    for file_id in file_ids:
        try:
            file = project.file(file_id)
        except ProjectError:
            continue
        source = FileSource(file_id)
        length = lengths_of(project, rate)(source) or rate.frames(IMAGE_SECONDS)
        made.append(Material(source=source, length=length, video=file.kind != "audio", audio=file.sample_count > 0))
    return tuple(made)


def lay_down(desk: TimelineDesk, brought: Sequence[Material], frame: int, track_id: str, *, make_room: bool) -> bool:
    """Put things one after the other on the timeline from ``frame`` on, the first on this track; what they hold besides
    (their sound, their picture) goes on the first open track of that kind. One edit; whether it was done."""
    sequence = desk.sequence
    if sequence is None or not brought:
        return False
    video, audio = places(desk, sequence, track_id)

    def _laid(before: Cut) -> Cut:
        at = frame
        for one in brought:
            put = edits.insert if make_room else edits.overwrite
            before = put(before, at, one, video=video, audio=audio)
            at += one.length
        return before

    return desk.cut("Bring in", _laid)


def bring(desk: TimelineDesk, material: Material, way: Way) -> None:
    """At the playhead, or, with in and out set, into the stretch between them, on the target tracks; the playhead goes
    behind it."""
    sequence = desk.sequence
    if sequence is None:
        return
    first, last = desk.marks
    video, audio = places(desk, sequence, None)
    if way == "append":
        desk.cut("Append", lambda before: edits.append(before, material, video=video, audio=audio))
        return
    at = desk.playhead if first is None else first
    if first is not None and last is not None:
        material = _cut_to(material, last + 1 - first)
    put, name = (edits.insert, "Insert") if way == "insert" else (edits.overwrite, "Overwrite")
    if desk.cut(name, lambda before: put(before, at, material, video=video, audio=audio)):
        desk.seek(at + material.length)


def bring_files(desk: TimelineDesk, file_ids: Iterable[str]) -> None:
    """Files of the bin at the playhead, one behind the other. Pictures are put in between what lies there; sound alone
    is laid under it, on the last open audio track."""
    for material in material_of_files(desk.project, file_ids):
        sequence = desk.sequence
        if sequence is None:
            return
        open_ = [track.id for track in sequence.of_kind("audio") if not track.locked]
        if material.video or not open_:
            bring(desk, material, "insert")
        else:
            at = desk.playhead
            if lay_down(desk, (material,), at, open_[-1], make_room=False):
                desk.seek(at + material.length)


def replace_with(desk: TimelineDesk, material: Material) -> None:
    """What the selected clips show becomes this; their place and length stay."""
    clip_id = desk.in_hand
    if clip_id is not None:
        sequence = desk.sequence
        lengths = lengths_of(desk.project, sequence.rate) if sequence is not None else endless
        desk.cut("Replace clip", lambda before: edits.replace(before, clip_id, material, lengths=lengths))


def bring_words(desk: TimelineDesk, text: str, *, said: bool = False) -> None:
    """A title at the playhead on a picture track above the first (a new one where none has room), or, when it is
    ``said``, a subtitle on the subtitle track. It is selected."""
    text, sequence, at = text.strip()[:TITLE_LIMIT], desk.sequence, desk.playhead
    if sequence is None or not text:
        return
    length = sequence.rate.frames(WORDS_SECONDS)
    source = TitleSource(Title(text=text, style=SUBTITLE) if said else Title(text=text))
    kind: TrackKind = "subtitle" if said else "video"

    def _laid(before: Cut) -> Cut:
        rows = [track for track in before.of_kind(kind) if not track.locked]
        free = [track for track in (rows if said else rows[1:]) if _free(track, at, at + length)]
        if not free:
            before = edits.add_track(before, kind)
            free = [before.of_kind(kind)[-1]]
        words = Material(source=source, length=length, audio=False)
        return edits.overwrite(before, at, words, video=free[0].id, audio="")

    before = {clip.id for track in sequence.tracks for clip in track.clips}
    if desk.cut("Add subtitle" if said else "Add title", _laid) and (after := desk.sequence) is not None:
        desk.pick_all([clip.id for track in after.tracks for clip in track.clips if clip.id not in before])


def _free(track: Track, start: int, end: int) -> bool:
    return not any(isinstance(placed.item, Clip) for placed in track.between(start, end))


def places(desk: TimelineDesk, sequence: Cut, track_id: str | None) -> tuple[str, str]:
    """Ids of the tracks for picture and sound: the one that was pointed at, else the targets, else the first open
    ones; empty where there is none."""
    found: dict[str, str] = {}
    for track in sequence.tracks:
        if track.locked or track.kind == "subtitle":
            continue
        if track.id == track_id or (track.id in desk.targets and found.get(track.kind) != track_id):
            found[track.kind] = track.id
        found.setdefault(track.kind, track.id)
    return found.get("video", ""), found.get("audio", "")


def _whole(project: Project, source: TakeSource, rate: FrameRate) -> Material:
    length = lengths_of(project, rate)(source) or 1
    return Material(source=source, length=length)


def _cut_to(material: Material, length: int) -> Material:
    return replace(material, length=min(length, material.length))
