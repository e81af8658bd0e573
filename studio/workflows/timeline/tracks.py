"""What a person does to tracks and markers by command."""

from dataclasses import replace
from typing import Literal

from studio.project.timeline import edits
from studio.project.timeline.sequence import Marker
from studio.project.timeline.track import Track, TrackKind
from studio.workflows.timeline.desk import TimelineDesk, drawn


class TrackActs:
    """The verbs of heads and markers, on one desk."""

    def __init__(self, desk: TimelineDesk) -> None:
        self._desk = desk

    # ------------------------------------------------------------------------------------------ tracks

    def add(self, kind: TrackKind) -> None:
        """One more track of this kind, above those there are (below, for sound)."""
        self._desk.cut("Add track", lambda before: edits.add_track(before, kind))

    def remove(self) -> None:
        """The track in hand goes, with its clips."""
        track = self._track()
        if track is not None:
            self._desk.cut("Remove track", lambda before: edits.remove_track(before, track.id))

    def target(self) -> None:
        """The track in hand becomes a target, or is none any more."""
        track = self._track()
        if track is not None:
            self._desk.target(track.id)

    def switch(self, what: Literal["muted", "solo", "locked"]) -> None:
        """Turn a switch of the track in hand."""
        track = self._track()
        if track is None:
            return
        match what:
            case "muted":
                self._desk.cut("Mute track", lambda before: edits.set_track(before, track.id, muted=not track.muted))
            case "solo":
                self._desk.cut("Solo track", lambda before: edits.set_track(before, track.id, solo=not track.solo))
            case "locked":
                self._desk.cut("Lock track", lambda before: edits.set_track(before, track.id, locked=not track.locked))

    @property
    def name(self) -> str:
        """The name of the track in hand."""
        track = self._track()
        return track.name if track is not None else ""

    def rename(self, name: str) -> None:
        """Another name for the track in hand."""
        track = self._track()
        if track is not None:
            self._desk.cut("Name track", lambda before: edits.set_track(before, track.id, name=name.strip()))

    def step(self, by: int) -> None:
        """Take the next track (1) or the one above (-1) in hand, as they are drawn."""
        sequence = self._desk.sequence
        order = drawn(sequence) if sequence is not None else []
        if order:
            track = self._track()
            place = order.index(track.id) + by if track is not None else 0
            self._desk.pick_track(order[min(len(order) - 1, max(0, place))])

    # ------------------------------------------------------------------------------------------ markers

    @property
    def here(self) -> Marker | None:
        """The marker under the playhead."""
        sequence = self._desk.sequence
        at = self._desk.playhead
        return next((one for one in sequence.markers if one.at == at), None) if sequence is not None else None

    @property
    def marker(self) -> Marker | None:
        """The selected marker, or the one under the playhead."""
        sequence = self._desk.sequence
        found = [one for one in sequence.markers if one.id == self._desk.marker] if sequence is not None else []
        return found[0] if found else self.here

    def add_marker(self) -> None:
        """A marker at the playhead, unless there is one."""
        if self.here is None:
            at = self._desk.playhead
            self._desk.cut("Add marker", lambda before: edits.add_marker(before, at))
        here = self.here
        if here is not None:
            self._desk.pick_marker(here.id)

    def say_marker(self, marker_id: str, text: str) -> None:
        """Other words for a marker: the first line is its name, the others its note."""
        name, _, note = text.strip().partition("\n")
        marker = self.marker
        if marker is not None and marker.id == marker_id:
            made = replace(marker, name=name.strip(), note=note.strip())
            self._desk.cut("Name marker", lambda before: edits.set_marker(before, made))

    def remove_marker(self) -> None:
        """The marker goes."""
        marker = self.marker
        if marker is not None:
            self._desk.cut("Remove marker", lambda before: edits.remove_marker(before, marker.id))

    def go(self, by: int) -> None:
        """To the next marker (1) or the last one before the playhead (-1)."""
        sequence, at = self._desk.sequence, self._desk.playhead
        places = list(sequence.markers) if sequence is not None else []
        ahead = [one for one in places if (one.at > at if by > 0 else one.at < at)]
        if ahead:
            found = ahead[0] if by > 0 else ahead[-1]
            self._desk.seek(found.at)
            self._desk.pick_marker(found.id)

    def _track(self) -> Track | None:
        sequence = self._desk.sequence
        return (
            next((one for one in sequence.tracks if one.id == self._desk.track), None) if sequence is not None else None
        )
