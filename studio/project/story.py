"""Storyboard and film stay one thing: what is done to one is done to the other.

The film is the project's first sequence. On its first video track and its first audio track lie the shots, each a
linked pair of clips, in the order of the story.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import pairwise

from studio.project.lengths import take_length
from studio.project.project import Project
from studio.project.timeline.blocks import rearrange
from studio.project.timeline.clip import FORWARD, Clip, Item, TakeSource
from studio.project.timeline.draft import Draft
from studio.project.timeline.pieces import trimmed
from studio.project.timeline.ripple import make_room, move_up, take_time
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track

FILM_ID = "q1"


def in_step(before: Project, after: Project) -> Project:
    """What an edit leaves, with film and storyboard brought into step; ``after`` itself where they are.

    ::

        shots  1 2 3     ->  1 3 2        moved, added, removed in the storyboard: the film follows
        film   1-1-2-3   ->  1-1-3-2

        film   1 2 3     ->  3 1 2        clips of the first video track in another order: the storyboard follows
        shots  1 2 3     ->  3 1 2

    A clip that shows the whole of the take that stands for its shot follows that take's length, in every sequence, and
    what lies behind it moves. Where both were changed at once, the storyboard is right. Locks are against hands: the
    film's own two tracks follow the story even when they are locked; other locked tracks never move.
    """
    if not after.sequences:
        return with_film(after)
    if before is after or not before.sequences or after.sequences[0].id != before.sequences[0].id:
        return after
    project = _with_lengths(before, after)
    if after.shots is not before.shots:
        project = _without_shots(before, project)
        project = _in_story_order(before, project)
        project = _with_new_shots(before, project)
    return _in_film_order(before, project)


def with_film(project: Project) -> Project:
    """The project with a film of all its shots, if it has none; a project without shots and files needs none."""
    if project.sequences or not (project.shots or project.files):
        return project
    rows = (
        Track(id=f"{FILM_ID}v1", kind="video", name="V1"),
        Track(id=f"{FILM_ID}s2", kind="subtitle", name="S1", muted=True),
        Track(id=f"{FILM_ID}a3", kind="audio", name="A1", role="dialogue"),
        Track(id=f"{FILM_ID}a4", kind="audio", name="A2", role="music"),
    )
    form = project.form
    film = Sequence(id=FILM_ID, name=project.name, size=form.size, rate=form.rate, tracks=rows, serial=len(rows))
    draft = Draft(film)
    pairs = [_pair(draft, project, shot.id) for shot in project.shots]
    draft.put(rows[0].id, [picture for picture, _ in pairs])
    draft.put(rows[2].id, [sound for _, sound in pairs])
    return replace(project, sequences=(draft.done(),))


def shots_in(track: Track) -> tuple[str, ...]:
    """The ids of the shots on a track, in the order in which they first appear."""
    return tuple(
        dict.fromkeys(
            item.source.shot_id
            for item in track.items
            if isinstance(item, Clip) and isinstance(item.source, TakeSource)
        )
    )


def _pair(draft: Draft, project: Project, shot_id: str) -> tuple[Clip, Clip]:
    """Picture and sound of a shot, as long as what stands for it."""
    source = TakeSource(shot_id)
    length = take_length(project, shot_id, "", draft.before.rate) or 1
    link = draft.new_id("l")
    picture = Clip(id=draft.new_id("c"), source=source, length=length, link=link)
    return picture, replace(picture, id=draft.new_id("c"))


def _own(film: Sequence) -> tuple[str, ...]:
    """The film's own two tracks: ids of the first video and the first audio track, where it has them."""
    return tuple(track.id for kind in ("video", "audio") for track in film.of_kind(kind)[:1])


def _with_film(project: Project, draft: Draft) -> Project:
    film = draft.done()
    return project if film is project.sequences[0] else replace(project, sequences=(film, *project.sequences[1:]))


def _with_lengths(before: Project, after: Project) -> Project:
    """Clips that show the whole of a take that is another one now are as long as it is."""
    if after.takes is before.takes and after.shots is before.shots:
        return after
    stayed = {shot.id for shot in before.shots} & {shot.id for shot in after.shots}
    changed = {shot_id for shot_id in stayed if _lasts(before, shot_id) != _lasts(after, shot_id)}
    if not changed:
        return after
    sequences = tuple(_relaid(sequence, before, after, changed) for sequence in after.sequences)
    return replace(after, sequences=sequences)


def _lasts(project: Project, shot_id: str) -> object:
    take = project.standing(shot_id)
    return project.shot(shot_id).settings.seconds if take is None else (take.frame_count, take.recipe.rate)


def _relaid(sequence: Sequence, before: Project, after: Project, shots: Collection[str]) -> Sequence:
    lengths = {
        shot_id: (take_length(before, shot_id, "", sequence.rate), take_length(after, shot_id, "", sequence.rate))
        for shot_id in shots
    }
    whole: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for track in sequence.tracks:
        for index, item in enumerate(track.items):
            shot_id = _whole_take(item, lengths)
            if shot_id and isinstance(item, Clip):
                whole.setdefault((track.placed(index).start, shot_id), []).append((track.id, item.id))
    draft = Draft(sequence, _own(sequence) if sequence is after.sequences[0] else ())
    allowed = set(draft.open_ids())
    for start, shot_id in sorted(whole, reverse=True):
        old, new = lengths[shot_id]
        clips = [(track_id, clip_id) for track_id, clip_id in whole[start, shot_id] if track_id in allowed]
        if _sound_alone(sequence, clips):
            continue
        if old and new and clips:
            _ripple(draft, clips, start + old, new - old)
    return draft.done()


def _sound_alone(sequence: Sequence, clips: list[tuple[str, str]]) -> bool:
    """Whether these are sounds whose picture lies elsewhere."""
    kinds = {sequence.track(track_id).kind for track_id, _ in clips}
    partners = {sequence.track_of(other).kind for _, clip_id in clips for other in sequence.linked(clip_id)}
    return "video" not in kinds and "video" in partners


def _whole_take(item: Item, lengths: Mapping[str, tuple[int | None, int | None]]) -> str:
    """The shot whose whole take an item shows; empty where it does not."""
    if not isinstance(item, Clip) or not isinstance(item.source, TakeSource) or item.source.take_id:
        return ""
    shot_id = item.source.shot_id
    old, _ = lengths.get(shot_id, (None, None))
    return shot_id if item.length == old and not item.offset and item.speed == FORWARD else ""


def _ripple(draft: Draft, clips: list[tuple[str, str]], end: int, by: int) -> None:
    """The ends of clips (track, clip), all at ``end``, move, and with them what lies behind, on all tracks."""
    besides = {track_id: end for track_id, _ in clips}
    if by > 0:
        make_room(draft, end, by, besides)
    elif by < 0:
        move_up(draft, end + by, end, besides=besides)
    for track_id, clip_id in clips:
        track = draft.track(track_id)
        index = track.index[clip_id]
        item = track.items[index]
        assert isinstance(item, Clip)
        draft.exchange(track_id, index, trimmed(item, tail=by))


def _without_shots(before: Project, project: Project) -> Project:
    """Clips of removed shots: out of the film, with their time; out of other sequences, leaving gaps."""
    gone = {shot.id for shot in before.shots} - {shot.id for shot in project.shots}
    if not gone:
        return project
    film = project.sequences[0]
    own = _own(film)
    draft = Draft(film, own)
    spans: list[tuple[int, int]] = []
    for track_id in own[:1]:
        track = film.track(track_id)
        found = (track.placed(index) for index, item in enumerate(track.items) if _shows(item, gone))
        spans.extend((placed.start, placed.end) for placed in found)
    _lift(draft, gone)
    for start, end in reversed(spans):
        take_time(draft, start, end)
    others = [Draft(sequence, [track.id for track in sequence.tracks]) for sequence in project.sequences[1:]]
    for other in others:
        _lift(other, gone)
    return replace(project, sequences=tuple(one.done() for one in (draft, *others)))


def _lift(draft: Draft, gone: Collection[str]) -> None:
    for track in draft.before.tracks:
        clips = {item.id for item in track.clips if _shows(item, gone)}
        if clips:
            draft.lift(track.id, clips)


def _shows(item: Item, shots: Collection[str]) -> bool:
    return isinstance(item, Clip) and isinstance(item.source, TakeSource) and item.source.shot_id in shots


def _runs(track: Track) -> tuple[list[str], list[int]]:
    """The shots in the order of their first appearance, and where their stretches begin and the last one ends.

    A stretch lasts until the next shot appears for the first time.
    """
    shots: dict[str, int] = {}
    for index, item in enumerate(track.items):
        if isinstance(item, Clip) and isinstance(item.source, TakeSource) and item.source.shot_id not in shots:
            shots[item.source.shot_id] = track.placed(index).start
    return list(shots), [*shots.values(), track.length]


def _in_story_order(before: Project, project: Project) -> Project:
    """The film's stretches in the order of the story, if that was changed."""
    kept = {shot.id for shot in before.shots} & {shot.id for shot in project.shots}
    old = [shot.id for shot in before.shots if shot.id in kept]
    new = [shot.id for shot in project.shots if shot.id in kept]
    film = project.sequences[0]
    if old == new or not film.of_kind("video"):
        return project
    guide = film.of_kind("video")[0]
    there, bounds = _runs(guide)
    wanted = [shot_id for shot_id in new if shot_id in there]
    if wanted == there or set(wanted) != set(there):
        return project
    draft = Draft(film, _own(film))
    rearrange(draft, bounds, [there.index(shot_id) for shot_id in wanted], guide.id)
    return _with_film(project, draft)


def _with_new_shots(before: Project, project: Project) -> Project:
    """Each new shot behind the one it follows in the story; time comes in on all tracks."""
    known = {shot.id for shot in before.shots}
    fresh = [shot.id for shot in project.shots if shot.id not in known]
    film = project.sequences[0]
    tracks = _own(film)
    if not fresh or not tracks:
        return project
    draft = Draft(film, tracks)
    order = [shot.id for shot in project.shots]
    for shot_id in fresh:
        guide = draft.track(tracks[0])
        if shot_id in shots_in(guide):
            continue
        picture, sound = _pair(draft, project, shot_id)
        at = _place(guide, order[: order.index(shot_id)])
        make_room(draft, at, picture.length)
        for track_id, clip in zip(tracks, (picture, sound), strict=False):
            draft.lay(track_id, at, clip)
    return _with_film(project, draft)


def _place(guide: Track, ahead: list[str]) -> int:
    """The frame behind the last of the shots ``ahead`` that is in the film; where none is, before the first shot."""
    there, bounds = _runs(guide)
    present = set(there)
    last = next((shot_id for shot_id in reversed(ahead) if shot_id in present), None)
    if last is None:
        return bounds[0]
    number = there.index(last)
    within = guide.between(bounds[number], bounds[number + 1])
    return max(placed.end for placed in within if _shows(placed.item, (last,)))


def _in_film_order(before: Project, project: Project) -> Project:
    """The shots in the order in which the film shows them; those it does not show stay behind the one they follow."""
    film, old = project.sequences[0], before.sequences[0]
    if film is old or not film.of_kind("video"):
        return project
    there = shots_in(film.of_kind("video")[0])
    shots = {shot.id: shot for shot in project.shots}
    shown = [shot_id for shot_id in there if shot_id in shots]
    present = set(shown)
    told = [shot.id for shot in project.shots if shot.id in present]
    if told == shown:
        return project
    follower = dict(pairwise(["", *shots]))
    order: list[str] = []
    for shot_id in ["", *shown]:
        order.extend([shot_id] if shot_id else [])
        behind = follower.get(shot_id)
        while behind is not None and behind not in present:
            order.append(behind)
            behind = follower.get(behind)
    return replace(project, shots=tuple(shots[shot_id] for shot_id in order))
