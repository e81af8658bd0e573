"""What a person does to clips by command: each is one edit, on what is selected and where the playhead is."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from studio.project import sequences
from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, TakeSource, Transition
from studio.project.timeline.edits import Material, Piece
from studio.project.timeline.lengths import Lengths
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import TrackKind
from studio.workflows.remaking import coverage
from studio.workflows.session.selection import Selection
from studio.workflows.timeline.bringing import Way, bring, material_of_takes, replace_with
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.drag import Drag, begin
from studio.workflows.timeline.faces import newest
from studio.workflows.timeline.verbs import drag_verb

Edge = Literal["head", "tail"]
SLOWEST, FASTEST = Fraction(1, 100), Fraction(100)


class Acts:
    """The verbs of the timeline's keys, on one desk."""

    def __init__(self, desk: TimelineDesk, selection: Selection) -> None:
        self._desk, self._selection = desk, selection
        self._clipboard: tuple[Piece, ...] = ()

    # ------------------------------------------------------------------------------------------ cutting

    def split(self, *, everything: bool = False) -> None:
        """Cut the selected clips that lie under the playhead; without any, those on the target tracks."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None:
            return
        at = desk.playhead
        if everything:
            desk.cut("Split clips", lambda before: edits.razor(before, at))
            return
        under = {
            placed.item.id: track.id
            for track in sequence.tracks
            if (placed := track.clip_at(at)) is not None and placed.start < at and isinstance(placed.item, Clip)
        }
        chosen = [clip_id for clip_id in under if clip_id in desk.picked]
        chosen = chosen or [clip_id for clip_id, track_id in under.items() if track_id in desk.targets]
        linked = desk.linked
        if chosen:
            desk.cut("Split clips", lambda before: edits.razor(before, at, chosen, linked=linked))
        else:
            desk.refuse("No clip lies under the playhead.", "Put it where you want to cut.")

    def delete(self, *, ripple: bool = False) -> None:
        """Take the selected clips out; what is behind moves up with ``ripple``, or while the magnet is on."""
        desk = self._desk
        if desk.gap is not None:
            self.close_gap()
        elif desk.picked:
            ids, close = tuple(sorted(desk.picked)), ripple or desk.magnet
            desk.cut("Delete clips", lambda before: edits.delete(before, ids, ripple=close, linked=False))

    def lift(self) -> None:
        """Take out what lies between in and out on the target tracks; a gap stays."""
        stretch = self._stretch()
        if stretch is not None:
            targets = self._targets()
            self._desk.cut("Lift", lambda before: edits.lift(before, *stretch, targets))

    def extract(self) -> None:
        """Take the time between in and out out; what is behind moves up."""
        stretch = self._stretch()
        if stretch is not None:
            targets = self._targets()
            self._desk.cut("Extract", lambda before: edits.extract(before, *stretch, targets))

    def close_gap(self) -> None:
        """The selected gap goes; what is behind moves up."""
        gap = self._desk.gap
        if gap is not None:
            self._desk.cut("Close gap", lambda before: edits.close_gap(before, gap[0], gap[1]))

    def trim_to_playhead(self, edge: Edge, *, ripple: bool = False) -> None:
        """The beginning or end of the clips under the playhead comes to it."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None:
            return
        at, lengths = desk.playhead, self._lengths(sequence)
        clip_id = self._under(sequence)
        if clip_id is None:
            desk.refuse("No clip lies under the playhead.", "Put it inside the clip that you want to trim.")
            return
        linked = desk.linked
        desk.cut(
            "Trim to playhead",
            lambda before: edits.trim_to_playhead(
                before, clip_id, at, edge, ripple=ripple, linked=linked, lengths=lengths
            ),
        )

    # ------------------------------------------------------------------------------------------ by one frame

    def next_edge(self) -> None:
        """Take the beginning, the end, or the whole of the clip in hand for the keys that move by a frame."""
        order: tuple[Edge | None, ...] = (None, "head", "tail")
        self._desk.hold_edge(order[(order.index(self._desk.edge) + 1) % 3])

    def nudge(self, by: int) -> None:
        """What the tool in hand does with the mouse, by so many frames."""
        desk, clip_id = self._desk, self._desk.in_hand
        if clip_id is None:
            desk.seek(desk.playhead + by)
            return
        hold = desk.edge or "body"
        if hold == "body" and desk.tool in ("ripple", "roll", "stretch"):
            hold = "tail"
        drag = begin(desk, hold, clip_id)
        desk.cut(drag.name, drag_verb(desk, drag, by), joins=f"nudge {drag.doing} {clip_id} {hold}")

    def shift(self, tracks: int) -> None:
        """Move the selected clips one track of their kind up (1) or down (-1); of linked ones, those in hand's kind."""
        desk, sequence, in_hand = self._desk, self._desk.sequence, self._desk.in_hand
        if sequence is None or in_hand is None:
            return
        kind = sequence.track_of(in_hand).kind
        ids = tuple(sorted(i for i in desk.picked if sequence.track_of(i).kind == kind))
        drag = Drag(doing="move", hold="body", clip_id=in_hand, clip_ids=ids, linked=False)
        desk.cut(drag.name, drag_verb(desk, drag, 0, tracks if kind != "audio" else -tracks))

    # ------------------------------------------------------------------------------------------ clipboard

    @property
    def holds(self) -> bool:
        """Whether something was copied."""
        return bool(self._clipboard)

    def copy(self) -> None:
        """Remember the selected clips."""
        sequence = self._desk.sequence
        if sequence is not None:
            self._clipboard = edits.copied(sequence, sorted(self._desk.picked), linked=False) or self._clipboard

    def cut(self) -> None:
        """Remember the selected clips and take them out."""
        self.copy()
        self.delete()

    def paste(self, *, make_room: bool = False) -> None:
        """Lay down what was copied at the playhead, on the target tracks; the playhead goes behind it."""
        desk, clipboard = self._desk, self._clipboard
        sequence = desk.sequence
        if not clipboard or sequence is None:
            return
        at = desk.playhead
        before = frozenset(clip.id for track in sequence.tracks for clip in track.clips)
        pieces, opens = self._aimed(sequence, clipboard), make_room or desk.magnet
        if (
            desk.cut("Paste clips", lambda now: edits.paste(now, at, pieces, opens=opens))
            and (after := desk.sequence) is not None
        ):
            desk.pick_all([clip.id for track in after.tracks for clip in track.clips if clip.id not in before])
            desk.seek(at + max(piece.after + piece.clip.length for piece in clipboard))

    def duplicate(self) -> None:
        """Once more, right behind the selected clips, over what is there (or, with the magnet, before it)."""
        desk, sequence = self._desk, self._desk.sequence
        ids = tuple(sorted(desk.picked))
        if sequence is not None and ids:
            at, opens = max(sequence.placed(clip_id).end for clip_id in ids), desk.magnet
            desk.cut("Duplicate clips", lambda before: edits.duplicate(before, ids, at, opens=opens, linked=False))

    # ------------------------------------------------------------------------------------------ what clips are

    @property
    def speed_in_hand(self) -> Fraction:
        """How fast the clip in hand is."""
        clip = self._clip()
        return clip.speed if clip is not None else Fraction(1)

    def set_speed(self, percent: str) -> None:
        """Another speed for the selected clips; their length follows. ``percent`` as a person writes it."""
        desk, sequence = self._desk, self._desk.sequence
        text = percent.strip().removesuffix("%").strip().replace(",", ".").replace("−", "-")
        try:
            speed = Fraction(text) / 100
        except (ValueError, ZeroDivisionError):
            speed = Fraction(0)
        if not SLOWEST <= abs(speed) <= FASTEST:
            desk.refuse(
                f'"{percent[:20]}" is no speed.',
                "Write a number of percent from 1 to 10000, with a minus for backwards.",
            )
        elif sequence is not None:
            self._pace("Set speed", speed)

    def reverse(self) -> None:
        """The selected clips the other way round."""
        self._pace("Reverse clips", -self.speed_in_hand)

    def freeze(self) -> None:
        """The clip under the playhead stands still from there on."""
        desk, sequence = self._desk, self._desk.sequence
        clip_id = self._under(sequence) if sequence is not None else None
        if clip_id is None:
            desk.refuse("No clip lies under the playhead.", "Put it on the picture that should stand still.")
            return
        at = desk.playhead
        desk.cut("Freeze picture", lambda before: edits.freeze(before, clip_id, at))

    def transition(self) -> None:
        """A dissolve over the cut at the beginning of the clip in hand, or the other way: none."""
        desk, sequence, clip = self._desk, self._desk.sequence, self._clip()
        if sequence is None or clip is None:
            return
        if clip.head is not None:
            desk.cut("Remove transition", lambda before: edits.remove_transition(before, clip.id, "head"))
            return
        half = max(1, round(float(sequence.rate.fps) / 2))
        kind = "crossfade" if sequence.track_of(clip.id).kind == "audio" else "dissolve"
        made = Transition(kind=kind, before=half, after=half)
        desk.cut("Set transition", lambda before: edits.set_transition(before, clip.id, "head", made))

    def enable(self) -> None:
        """Show or hide the selected clips."""
        clip = self._clip()
        if clip is not None:
            on = not clip.enabled
            ids, name = tuple(sorted(self._desk.picked)), "Enable clips" if on else "Disable clips"
            self._desk.cut(name, lambda before: edits.enable(before, ids, on, linked=False))

    def link(self) -> None:
        """Link the selected clips, or let them go."""
        desk, sequence = self._desk, self._desk.sequence
        ids = tuple(sorted(desk.picked))
        if sequence is None or not ids:
            return
        if any(sequence.clip(clip_id).link for clip_id in ids):
            desk.cut("Unlink clips", lambda before: edits.unlink(before, ids))
        elif len(ids) > 1:
            desk.cut("Link clips", lambda before: edits.link(before, ids))

    @property
    def name_in_hand(self) -> str:
        """The name of the clip in hand."""
        clip = self._clip()
        return clip.name if clip is not None else ""

    def rename(self, name: str) -> None:
        """Another name for the clip in hand."""
        clip = self._clip()
        if clip is not None:
            self._desk.cut("Name clip", lambda before: edits.rename(before, clip.id, name.strip()))

    def nest(self) -> None:
        """The selected clips become a sequence of their own, with one clip in their place."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is not None and desk.picked:
            ids, sequence_id, name = (
                tuple(sorted(desk.picked)),
                sequence.id,
                f"{sequence.name} {len(desk.project.sequences) + 1}",
            )
            desk.session.edit("Nest clips", lambda project: sequences.nest(project, sequence_id, ids, name))

    # ------------------------------------------------------------------------------------------ takes

    @property
    def newer(self) -> bool:
        """Whether one of the selected clips shows a take that is not the newest or approved one."""
        return any(newest(self._desk.project, clip) is not None for clip in self._clips())

    @property
    def pinned(self) -> bool:
        """Whether one of the selected clips does not follow its shot."""
        return any(isinstance(clip.source, TakeSource) and clip.source.take_id for clip in self._clips())

    def use_newest(self) -> None:
        """Show the approved or newest take in the selected clips."""
        self._retake("Use newest take", lambda project, clip: take.id if (take := newest(project, clip)) else None)

    def follow_shot(self) -> None:
        """The selected clips show whichever take stands for their shot."""
        self._retake("Follow the shot", lambda project, clip: "")

    def next_angle(self) -> None:
        """From the playhead on, the shot is seen from its next angle; what is heard runs on. Again at the same place:
        from the one after."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None:
            return
        at, project = desk.playhead, desk.project
        takes = coverage.beside(project, sequence, at)
        if len(takes) < 2:
            desk.refuse("This shot has no take from another angle.", "Film it from other angles first.")
            return
        order = sorted(takes, key=project.takes.index)
        take = order[(order.index(takes[0]) + 1) % len(order)]
        lengths = lengths_of(project, sequence.rate)
        desk.cut("Cut between angles", lambda before: coverage.cut_to(project, before, at, take.id, lengths=lengths))

    def bring(self, way: Way) -> None:
        """The take that is shown, at the playhead (or between in and out) on the target tracks."""
        take = self._selection.take
        if take is not None:
            bring(self._desk, material_of_takes(self._desk.project, [take.id])[0], way)

    def replace(self) -> None:
        """The take that is shown, in the place of the selected clips."""
        take = self._selection.take
        if take is not None:
            replace_with(self._desk, material_of_takes(self._desk.project, [take.id])[0])

    # ------------------------------------------------------------------------------------------ selecting

    def pick_here(self) -> None:
        """Select what lies under the playhead on the target tracks."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is not None:
            at = desk.playhead
            desk.pick_range(at, at + 1, [track.id for track in sequence.tracks if track.id in desk.targets])

    def pick_onward(self) -> None:
        """Select everything from the playhead on, on all tracks that are not locked."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is not None:
            ids = [track.id for track in sequence.tracks if not track.locked]
            desk.pick_range(desk.playhead, sequence.length + 1, ids)

    # ------------------------------------------------------------------------------------------ inside

    def _retake(self, name: str, choose: Callable[[Project, Clip], str | None]) -> None:
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None:
            return
        chosen = {clip.id: take_id for clip in self._clips() if (take_id := choose(desk.project, clip)) is not None}

        lengths = self._lengths(sequence)

        def _changed(before: Sequence) -> Sequence:
            for clip_id, take_id in chosen.items():
                clip = before.clip(clip_id)
                if isinstance(clip.source, TakeSource) and clip.source.take_id != take_id:
                    source = TakeSource(clip.source.shot_id, take_id)
                    made = Material(
                        source=source, length=clip.length, offset=clip.offset, name=clip.name, speed=clip.speed
                    )
                    before = edits.replace(before, clip_id, made, lengths=lengths)
            return before

        desk.cut(name, _changed)

    def _pace(self, name: str, speed: Fraction) -> None:
        desk = self._desk
        ids, linked, ripple = tuple(sorted(desk.picked)), desk.linked, desk.magnet
        desk.cut(name, lambda before: edits.set_speed(before, ids, speed, ripple=ripple, linked=linked))

    def _clip(self) -> Clip | None:
        sequence, clip_id = self._desk.sequence, self._desk.in_hand
        return sequence.clip(clip_id) if sequence is not None and clip_id is not None else None

    def _clips(self) -> list[Clip]:
        sequence = self._desk.sequence
        return [sequence.clip(clip_id) for clip_id in sorted(self._desk.picked)] if sequence is not None else []

    def _under(self, sequence: Sequence) -> str | None:
        """The clip under the playhead: the selected one, else that on a target track."""
        at, found = self._desk.playhead, list[tuple[bool, bool, str]]()
        for track in sequence.tracks:
            placed = track.clip_at(at)
            if placed is not None and isinstance(placed.item, Clip) and not track.locked:
                clip_id = placed.item.id
                found.append((clip_id not in self._desk.picked, track.id not in self._desk.targets, clip_id))
        return min(found)[2] if found else None

    def _stretch(self) -> tuple[int, int] | None:
        sequence, (first, last) = self._desk.sequence, self._desk.marks
        if sequence is None or (first is None and last is None):
            self._desk.refuse("There is no in and no out point.", "Set them with I and O.")
            return None
        return first or 0, sequence.length if last is None else last + 1

    def _targets(self) -> tuple[str, ...]:
        sequence = self._desk.sequence
        there = sequence.tracks if sequence is not None else ()
        return tuple(track.id for track in there if track.id in self._desk.targets and not track.locked)

    def _aimed(self, sequence: Sequence, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Pieces with the lowest of each kind on the first target track of that kind."""
        made = list(pieces)
        kinds: set[TrackKind] = {piece.kind for piece in pieces}
        for kind in kinds:
            targets = [n for n, track in enumerate(sequence.of_kind(kind)) if track.id in self._desk.targets]
            if targets:
                by = targets[0] - min(piece.number for piece in pieces if piece.kind == kind)
                made = [replace(one, number=one.number + by) if one.kind == kind else one for one in made]
        return tuple(made)

    def _lengths(self, sequence: Sequence) -> Lengths:
        return lengths_of(self._desk.project, sequence.rate)
