"""The desk on which a sequence is cut: which one, what is selected, which tool, and the drag that is under way."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal

from studio.core.errors import ProjectError, StudioError
from studio.core.signals import Signal
from studio.project.project import Project
from studio.project.sequences import with_sequence
from studio.project.timeline.clip import Clip, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Change, Session

Tool = Literal["select", "razor", "ripple", "roll", "slip", "slide", "stretch"]
TOOLS: tuple[Tool, ...] = ("select", "razor", "ripple", "roll", "slip", "slide", "stretch")

Edge = Literal["head", "tail"]

Aspect = Literal["document", "preview", "selection", "playhead", "marks", "tool", "tracks"]
"""What has changed: the sequence, what a drag would make of it, what is selected, …"""

Cut = Callable[[Sequence], Sequence]
"""A verb with everything but its sequence."""


class TimelineDesk:
    """Cuts one sequence of a session: the film, unless another is opened.

    ``changed`` tells what changed; ``refused`` says why something could not be done. ``selection`` is the storyboard's:
    a clip that is taken in hand takes its shot in hand, and the other way round.
    """

    def __init__(self, session: Session, selection: Selection) -> None:
        self.changed: Signal[Aspect] = Signal()
        self.refused: Signal[StudioError] = Signal()
        self.sought: Signal[int] = Signal()
        """Somebody wants the playhead at this frame."""
        self.session, self._selection = session, selection
        self._sequence_id = ""
        self._preview: Sequence | None = None
        self._picked: frozenset[str] = frozenset()
        self._in_hand: str | None = None
        self._gap: tuple[str, int] | None = None
        self._marker: str | None = None
        self._track: str | None = None
        self._targets: frozenset[str] | None = None
        self._tool: Tool = "select"
        self._edge: Edge | None = None
        self._playhead = 0
        self._marks: tuple[int | None, int | None] = (None, None)
        self.snapping, self.magnet, self.linked = True, False, True
        self._following = False
        self._ends = (
            session.changed.connect(self._follow),
            selection.changed.connect(lambda _selection: self._follow_shot()),
        )

    # ------------------------------------------------------------------------------------------ what is shown

    @property
    def project(self) -> Project:
        """The document now."""
        return self.session.project

    @property
    def sequence(self) -> Sequence | None:
        """The sequence that is cut, as it is in the document; None while there is none."""
        sequences = self.session.project.sequences
        found = next((one for one in sequences if one.id == self._sequence_id), None)
        return found or (sequences[0] if sequences else None)

    @property
    def shown(self) -> Sequence | None:
        """The same, as it would be if the drag under way ended now."""
        return self._preview or self.sequence

    @property
    def dragging(self) -> bool:
        """Whether what is shown is not the document."""
        return self._preview is not None

    def open(self, sequence_id: str) -> None:
        """Cut another sequence."""
        if sequence_id != self._sequence_id:
            self._sequence_id, self._preview, self._targets = sequence_id, None, None
            self._picked, self._in_hand, self._gap = frozenset(), None, None
            self.changed.emit("document")

    # ------------------------------------------------------------------------------------------ selection

    @property
    def picked(self) -> frozenset[str]:
        """Ids of the selected clips."""
        return self._picked

    @property
    def in_hand(self) -> str | None:
        """The clip that was selected last."""
        return self._in_hand

    @property
    def gap(self) -> tuple[str, int] | None:
        """The selected gap: its track, and the frame where it begins."""
        return self._gap

    @property
    def marker(self) -> str | None:
        """The selected marker."""
        return self._marker

    @property
    def track(self) -> str | None:
        """The track in hand: that of the clip in hand, or one that was pressed."""
        return self._track

    def with_links(self, clip_ids: Iterable[str], *, linked: bool | None = None) -> tuple[str, ...]:
        """These clips and, while links hold, those linked with them."""
        sequence = self.sequence
        if sequence is None:
            return ()
        ids = [clip_id for clip_id in clip_ids if _there(sequence, clip_id)]
        if self.linked if linked is None else linked:
            ids = [other for clip_id in ids for other in sequence.linked(clip_id)]
        return tuple(dict.fromkeys(ids))

    def pick(self, clip_id: str, *, add: bool = False, toggle: bool = False, linked: bool | None = None) -> None:
        """Select a clip alone, one more, or one less."""
        ids = self.with_links((clip_id,), linked=linked)
        if toggle and clip_id in self._picked:
            self._set(self._picked - frozenset(ids), None)
        else:
            before: frozenset[str] = self._picked if add or toggle else frozenset()
            self._set(before | frozenset(ids), clip_id)

    def pick_all(self, clip_ids: Collection[str], in_hand: str | None = None) -> None:
        """Select exactly these."""
        self._set(frozenset(clip_ids), in_hand or next(iter(clip_ids), None))

    def pick_to(self, clip_id: str) -> None:
        """Select what lies from the clip in hand to this one, on their tracks and those between."""
        sequence = self.sequence
        if sequence is None or self._in_hand is None or not _there(sequence, self._in_hand):
            self.pick(clip_id)
            return
        one, other = sequence.placed(self._in_hand), sequence.placed(clip_id)
        tracks = [track.id for track in sequence.tracks]
        low, high = sorted(tracks.index(sequence.track_of(i).id) for i in (self._in_hand, clip_id))
        found = self._within(min(one.start, other.start), max(one.end, other.end), range(low, high + 1))
        self._set(frozenset(self.with_links(found)), clip_id)

    def pick_range(self, first: int, end: int, track_ids: Collection[str], *, add: bool = False) -> None:
        """Select what touches these frames on these tracks."""
        sequence = self.sequence
        if sequence is not None:
            numbers = [number for number, track in enumerate(sequence.tracks) if track.id in track_ids]
            found = frozenset(self.with_links(self._within(first, end, numbers)))
            self._set(self._picked | found if add else found, self._in_hand if self._in_hand in found else None)

    def pick_gap(self, track_id: str, start: int) -> None:
        """Select a gap."""
        self._set(frozenset(), None)
        self._gap, self._track = (track_id, start), track_id
        self.changed.emit("selection")

    def pick_marker(self, marker_id: str | None) -> None:
        """Select a marker."""
        if marker_id != self._marker:
            self._marker = marker_id
            self.changed.emit("selection")

    def pick_track(self, track_id: str) -> None:
        """Take a track in hand."""
        if track_id != self._track:
            self._track = track_id
            self.changed.emit("selection")

    def pick_everything(self) -> None:
        """Select every clip."""
        if (sequence := self.sequence) is not None:
            ids = frozenset(clip.id for track in sequence.tracks for clip in track.clips)
            self._set(ids, self._in_hand)

    def pick_none(self) -> None:
        """Select nothing."""
        self._gap = self._marker = None
        self._set(frozenset(), None)

    def step(self, by: int, *, extend: bool = False) -> None:
        """Take the next (1) or the last (-1) clip of the track in hand."""
        sequence = self.sequence
        if sequence is None:
            return
        if self._in_hand is not None and _there(sequence, self._in_hand):
            track = sequence.track_of(self._in_hand)
            clips = track.clips
            place = clips.index(sequence.clip(self._in_hand)) + by
        else:
            track = self._usual_track(sequence)
            clips = track.clips if track else ()
            place = next((n for n, clip in enumerate(clips) if sequence.placed(clip.id).end > self._playhead), 0)
        if 0 <= place < len(clips):
            self.pick(clips[place].id, add=extend)

    def step_track(self, by: int) -> None:
        """Take the clip at the same time on the next track with one, down (1) or up (-1) as they are drawn."""
        sequence = self.sequence
        if sequence is None:
            return
        order = drawn(sequence)
        if self._in_hand is not None and _there(sequence, self._in_hand):
            placed, here = sequence.placed(self._in_hand), sequence.track_of(self._in_hand).id
            at = (placed.start + placed.end) // 2
        else:
            at, here = self._playhead, self._track or (order[0] if order else "")
        place = order.index(here) + by if here in order else 0
        while 0 <= place < len(order):
            found = sequence.track(order[place]).clip_at(at)
            if found is not None and isinstance(found.item, Clip):
                self.pick(found.item.id, linked=False)
                return
            place += by

    # ------------------------------------------------------------------------------------------ tools and tracks

    @property
    def tool(self) -> Tool:
        """What the mouse does."""
        return self._tool

    def take_tool(self, tool: Tool) -> None:
        """Work with another tool."""
        if tool != self._tool:
            self._tool = tool
            self.changed.emit("tool")

    @property
    def edge(self) -> Edge | None:
        """The edge of the clip in hand that keys move; None: the whole clip."""
        return self._edge if self._in_hand is not None else None

    def hold_edge(self, edge: Edge | None) -> None:
        """Move this edge by keys from now on."""
        self._edge = edge
        self.changed.emit("selection")

    def switch(self, *, snapping: bool | None = None, magnet: bool | None = None, linked: bool | None = None) -> None:
        """Turn snapping, the magnet (what is behind follows: no gaps come about) or links on or off."""
        self.snapping = self.snapping if snapping is None else snapping
        self.magnet = self.magnet if magnet is None else magnet
        self.linked = self.linked if linked is None else linked
        self.changed.emit("tool")

    @property
    def targets(self) -> frozenset[str]:
        """Tracks that paste, insert, razor and lift act on: the first picture and the first sound track at first."""
        sequence = self.sequence
        if sequence is None:
            return frozenset()
        if self._targets is None:
            return frozenset(track.id for kind in ("video", "audio") for track in sequence.of_kind(kind)[:1])
        return self._targets & {track.id for track in sequence.tracks}

    def target(self, track_id: str) -> None:
        """Make a track a target, or no longer."""
        self._targets = self.targets ^ {track_id}
        self.changed.emit("tracks")

    # ------------------------------------------------------------------------------------------ playhead

    @property
    def playhead(self) -> int:
        """The frame at the playhead."""
        return self._playhead

    def set_playhead(self, frame: int) -> None:
        """The player has come to this frame."""
        if frame != self._playhead:
            self._playhead = frame
            self.changed.emit("playhead")

    def seek(self, frame: int) -> None:
        """Ask for the playhead at a frame."""
        self.set_playhead(max(0, frame))
        self.sought.emit(self._playhead)

    @property
    def marks(self) -> tuple[int | None, int | None]:
        """In and out: the first and the last frame of the chosen stretch."""
        return self._marks

    def set_marks(self, marks: tuple[int | None, int | None]) -> None:
        """The player has these marks."""
        if marks != self._marks:
            self._marks = marks
            self.changed.emit("marks")

    # ------------------------------------------------------------------------------------------ changing

    def cut(self, name: str, verb: Cut, *, joins: str = "") -> bool:
        """Change the sequence: one edit, one step of undo. Whether it was done; ``refused`` says why not."""
        sequence = self.sequence
        if sequence is None:
            return False
        sequence_id = sequence.id
        self.end_preview()
        return self.session.edit(name, lambda project: with_sequence(project, sequence_id, verb), joins=joins)

    def preview(self, verb: Cut) -> StudioError | None:
        """Show what a change would make of the sequence; why it cannot be, if it cannot."""
        sequence = self.sequence
        if sequence is None:
            return None
        try:
            made = verb(sequence)
        except ProjectError as error:
            return error
        if made is not self._preview:
            self._preview = made
            self.changed.emit("preview")
        return None

    def end_preview(self) -> None:
        """Show the document again."""
        if self._preview is not None:
            self._preview = None
            self.changed.emit("preview")

    def refuse(self, what: str, todo: str = "") -> None:
        """Say why something cannot be done."""
        self.refused.emit(ProjectError(what, todo=todo))

    def close(self) -> None:
        """Stop following."""
        for end in self._ends:
            end()

    # ------------------------------------------------------------------------------------------ following

    def _set(self, picked: frozenset[str], in_hand: str | None) -> None:
        if in_hand is None and picked:
            in_hand = self._in_hand if self._in_hand in picked else min(picked)
        if (picked, in_hand) == (self._picked, self._in_hand) and self._gap is None:
            return
        self._picked, self._in_hand, self._gap = picked, in_hand, None
        sequence = self.sequence
        if sequence is not None and in_hand is not None and _there(sequence, in_hand):
            self._track = sequence.track_of(in_hand).id
            self._tell_shot(sequence.clip(in_hand))
        self.changed.emit("selection")

    def _tell_shot(self, clip: Clip) -> None:
        """The storyboard follows."""
        if self._following or not isinstance(clip.source, TakeSource):
            return
        shot_id = clip.source.shot_id
        if shot_id != self._selection.shot and any(shot.id == shot_id for shot in self.project.shots):
            self._following, before = True, self._playhead
            try:
                self._selection.choose(shot_id)
            finally:
                self._following = False
            if self._playhead != before:
                self.sought.emit(before)  # the monitor went to the shot; a click on a clip leaves the playhead alone

    def _follow_shot(self) -> None:
        """The timeline follows the storyboard: the clips of the selected shots on the first picture track."""
        sequence = self.sequence
        if self._following or sequence is None:
            return
        wanted = set(self._selection.shots)
        if wanted == self._shots_of(sequence, self._picked) or not wanted:
            return
        found: dict[str, str] = {}
        for track in sequence.of_kind("video")[:1]:
            for clip in track.clips:
                if isinstance(clip.source, TakeSource) and clip.source.shot_id in wanted:
                    found.setdefault(clip.source.shot_id, clip.id)
        if found:
            self._following = True
            try:
                in_hand = found.get(self._selection.shot or "")
                self._set(frozenset(self.with_links(found.values())), in_hand)
            finally:
                self._following = False

    def _shots_of(self, sequence: Sequence, clip_ids: Collection[str]) -> set[str]:
        sources = (sequence.clip(clip_id).source for clip_id in clip_ids if _there(sequence, clip_id))
        return {source.shot_id for source in sources if isinstance(source, TakeSource)}

    def _follow(self, change: Change) -> None:
        """Let go of what has left the sequence."""
        if change.before.sequences is change.after.sequences:
            if change.before.shots is not change.after.shots or change.before.takes is not change.after.takes:
                self.changed.emit("document")
            return
        self._preview = None
        sequence = self.sequence
        there: Mapping[str, object] | None = None
        if sequence is not None and self._picked:
            there = {clip_id: None for track in sequence.tracks for clip_id in track.index}
            self._picked = frozenset(clip_id for clip_id in self._picked if clip_id in there)
        if sequence is None:
            self._picked = frozenset()
        if self._in_hand not in self._picked:
            self._in_hand = min(self._picked, default=None)
        self._gap = None
        if self._marker and (sequence is None or all(marker.id != self._marker for marker in sequence.markers)):
            self._marker = None
        self.changed.emit("document")

    def _within(self, first: int, end: int, numbers: Iterable[int]) -> list[str]:
        sequence = self.sequence
        if sequence is None:
            return []
        return [
            placed.item.id
            for number in numbers
            for placed in sequence.tracks[number].between(first, max(end, first + 1))
            if isinstance(placed.item, Clip)
        ]

    def _usual_track(self, sequence: Sequence) -> Track | None:
        if self._track is not None and any(track.id == self._track for track in sequence.tracks):
            return sequence.track(self._track)
        return next(iter(sequence.of_kind("video")), None)


def _there(sequence: Sequence, clip_id: str) -> bool:
    return any(clip_id in track.index for track in sequence.tracks)


def drawn(sequence: Sequence) -> list[str]:
    """Ids of the tracks from the top down."""
    kinds = (sequence.of_kind("subtitle")[::-1], sequence.of_kind("video")[::-1], sequence.of_kind("audio"))
    return [track.id for tracks in kinds for track in tracks]
