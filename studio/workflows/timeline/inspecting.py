"""What the inspector shows of the clips in hand, and how it changes them."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from shutil import copyfile
from typing import Literal

from studio.core.errors import DiskError
from studio.project.timeline import edits
from studio.project.timeline.clip import FORWARD, Clip, TitleSource, Transition, TransitionKind
from studio.project.timeline.curve import Curve, Ease, Key, steady
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Role, Track, TrackKind
from studio.workflows.timeline.amounts import AMOUNTS, CURVES, Side, moves, with_key
from studio.workflows.timeline.desk import TimelineDesk

Keyed = Literal["no", "between", "here"]
"""Whether an amount moves over time, and whether there is a key at the playhead."""


class Inspecting:
    """Shows and changes the clips that are selected on a desk; a change is made to all of them it can be made to."""

    def __init__(self, desk: TimelineDesk, check: Callable[[Path], object]) -> None:
        """``check`` reads a ``.cube`` file and raises ``InputError`` where it makes no sense."""
        self.desk, self._check = desk, check

    @property
    def clip(self) -> Clip | None:
        """The clip in hand."""
        found = self._found(self.desk.in_hand)
        return found[0] if found else None

    def side(self) -> Side | None:
        """Whether the clip in hand is picture or sound."""
        found = self._found(self.desk.in_hand)
        return None if found is None else _side(found[1])

    @property
    def subtitle(self) -> bool:
        """Whether the clip in hand is a subtitle."""
        found = self._found(self.desk.in_hand)
        return found is not None and found[1] == "subtitle"

    def one(self, side: Side) -> Clip | None:
        """The clip of this side that is shown: the one in hand, or the one linked with it."""
        sequence, in_hand = self.desk.sequence, self.desk.in_hand
        if sequence is None or self._found(in_hand) is None:
            return None
        assert in_hand is not None
        for clip_id in (in_hand, *sequence.linked(in_hand)):
            found = self._found(clip_id)
            if found is not None and _side(found[1]) == side:
                return found[0]
        return None

    def moment(self, clip: Clip) -> int:
        """The medium's frame at the playhead, or at the end of the clip that is nearer to it."""
        sequence = self.desk.sequence
        assert sequence is not None
        start = sequence.placed(clip.id).start
        return clip.medium(min(max(self.desk.playhead - start, 0), clip.length - 1))

    def value(self, name: str) -> float:
        """An amount at the playhead; the usual one where no clip has it."""
        amount = AMOUNTS[name]
        clip = self.one(amount.side)
        return amount.usual if clip is None else amount.read(clip, self.moment(clip))

    def set_value(self, name: str, value: float) -> bool:
        """Change an amount of all selected clips: at the playhead where it moves over time, else for good."""
        amount = AMOUNTS[name]
        value = min(max(value, amount.low), amount.high)
        return self.change(
            "Change clip", amount.side, lambda clip, at: amount.write(clip, at, value), joins=f"amount:{name}"
        )

    def reset(self, names: tuple[str, ...]) -> bool:
        """The usual amounts, without keys."""

        def _plain(clip: Clip, at: int) -> Clip:
            for name in names:
                amount = AMOUNTS[name]
                if amount.curve is not None:
                    clip = CURVES[name][1](clip, steady(amount.usual / CURVES[name][2]))
                else:
                    clip = amount.write(clip, at, amount.usual)
            return clip

        return self.change("Reset clip", AMOUNTS[names[0]].side, _plain)

    def keyed(self, name: str) -> Keyed:
        """Whether an amount of the clip shown moves."""
        amount = AMOUNTS[name]
        clip = self.one(amount.side)
        if clip is None or amount.curve is None or not moves(amount.curve(clip)):
            return "no"
        at = self.moment(clip)
        return "here" if any(key.at == at for key in amount.curve(clip).keys) else "between"

    def toggle_key(self, name: str) -> bool:
        """Set a key at the playhead, or take the one there away; the last that goes leaves its value behind."""
        put, times = CURVES[name][1], CURVES[name][2]

        def _toggled(clip: Clip, at: int) -> Clip:
            curve = AMOUNTS[name].curve
            assert curve is not None
            keys = curve(clip).keys
            if moves(curve(clip)) and any(key.at == at for key in keys):
                left = tuple(key for key in keys if key.at != at)
                return put(clip, Curve(left) if left else steady(curve(clip).value(at)))
            value = AMOUNTS[name].read(clip, at) / times
            return put(clip, with_key(curve(clip), at, value) if moves(curve(clip)) else Curve((Key(at, value),)))

        return self.change("Set key", AMOUNTS[name].side, _toggled)

    def to_key(self, name: str, by: int) -> None:
        """The playhead to the next (1) or the last (-1) key of an amount."""
        amount, sequence = AMOUNTS[name], self.desk.sequence
        clip = self.one(amount.side)
        if clip is None or sequence is None or amount.curve is None or clip.speed == 0:
            return
        now, start = self.moment(clip), sequence.placed(clip.id).start
        frames = [(start + int((key.at - clip.offset) / clip.speed), key.at) for key in amount.curve(clip).keys]
        behind = sorted(frame for frame, at in frames if (at - now) * by * (1 if clip.speed > 0 else -1) > 0)
        if behind:
            self.desk.seek(behind[0] if by > 0 else behind[-1])

    def ease(self, name: str, ease: Ease) -> bool:
        """How the amount leaves the key at the playhead."""
        put = CURVES[name][1]

        def _eased(clip: Clip, at: int) -> Clip:
            curve = AMOUNTS[name].curve
            assert curve is not None
            return put(clip, Curve(tuple(replace(key, ease=ease) if key.at == at else key for key in curve(clip).keys)))

        return self.change("Ease key", AMOUNTS[name].side, _eased)

    def set_title(self, change: Callable[[Title], Title], *, joins: str = "") -> bool:
        """Change the words, or how they are set."""

        def _retitled(clip: Clip, _at: int) -> Clip:
            source = clip.source
            return replace(clip, source=TitleSource(change(source.title))) if isinstance(source, TitleSource) else clip

        return self.change("Change title", "picture", _retitled, joins=joins)

    def why_not(self) -> str:
        """Why the clip in hand cannot be changed, as a sentence; empty where it can."""
        sequence, clip = self.desk.sequence, self.clip
        if self.desk.session.read_only or sequence is None or clip is None:
            return self.desk.session.read_only
        track = sequence.track_of(clip.id)
        return f"The track {track.name or track.id} is locked." if track.locked else ""

    def rename(self, name: str) -> bool:
        """Another name for the clip in hand; empty is that of its medium."""
        clip = self.clip
        return clip is not None and self.desk.cut("Name clip", lambda before: edits.rename(before, clip.id, name))

    def annotate(self, note: str) -> bool:
        """What is to be remembered of the clip in hand."""
        clip = self.clip
        return clip is not None and self.desk.cut("Note on clip", lambda before: edits.annotate(before, clip.id, note))

    def enable(self, on: bool) -> bool:
        """Whether the selected clips are seen and heard."""
        ids = tuple(self.desk.picked)
        return self.desk.cut("Turn clip on or off", lambda before: edits.enable(before, ids, on))

    @property
    def speed(self) -> Fraction:
        """How fast the clip in hand runs."""
        return self.clip.speed if self.clip is not None else FORWARD

    def set_speed(self, speed: Fraction) -> bool:
        """Let the selected clips run at another speed; what is behind them moves where the magnet is on."""
        ids, ripple = tuple(self.desk.picked), self.desk.magnet
        return self.desk.cut("Clip speed", lambda before: edits.set_speed(before, ids, speed, ripple=ripple))

    def transition(self, edge: edits.Edge) -> Transition | None:
        """The transition at an edge of the clip in hand."""
        sequence, clip = self.desk.sequence, self.clip
        if sequence is None or clip is None:
            return None
        if edge == "head":
            return clip.head
        track = sequence.track_of(clip.id)
        number = track.index[clip.id] + 1
        behind = track.items[number] if number < len(track.items) else None
        return behind.head if isinstance(behind, Clip) else clip.tail

    def set_transition(self, edge: edits.Edge, kind: TransitionKind | None, length: int, color: str = "") -> bool:
        """Lay a transition of ``length`` frames over an edge of the clip in hand, half of it ahead of the cut; None
        takes it away. What is linked with it gets a crossfade, or loses it."""
        sequence, clip = self.desk.sequence, self.clip
        if sequence is None or clip is None:
            return False

        def _set(before: Sequence) -> Sequence:
            for clip_id in before.linked(clip.id) if self.desk.linked else (clip.id,):
                track = before.track_of(clip_id)
                if track.locked or track.kind == "subtitle":
                    continue
                if kind is None:
                    before = edits.remove_transition(before, clip_id, edge)
                    continue
                own: TransitionKind = "crossfade" if track.kind == "audio" else kind
                made = Transition(kind=own, before=length // 2, after=length - length // 2)
                made = replace(made, color=color) if color else made
                before = edits.set_transition(before, clip_id, edge, made)
            return before

        name = "Remove transition" if kind is None else "Set transition"
        return self.desk.cut(name, _set, joins=f"transition:{clip.id}:{edge}" if kind else "")

    @property
    def track(self) -> Track | None:
        """The audio track in hand: of the clip in hand, of the sound linked with it, or one that was pressed."""
        sequence, sound = self.desk.sequence, self.one("sound")
        if sequence is None:
            return None
        if sound is not None:
            return sequence.track_of(sound.id)
        return next((track for track in sequence.of_kind("audio") if track.id == self.desk.track), None)

    def set_track(
        self,
        *,
        gain_db: float | None = None,
        pan: float | None = None,
        role: Role | None = None,
        duck_db: float | None = None,
    ) -> bool:
        """How the audio track in hand is heard; None leaves it."""
        track = self.track
        return track is not None and self.desk.cut(
            "Change track",
            lambda before: edits.set_track(before, track.id, gain_db=gain_db, pan=pan, role=role, duck_db=duck_db),
            joins=f"track:{track.id}",
        )

    def lay_table(self, path: Path | None) -> bool:
        """Lay a ``.cube`` file over the pictures of the selected clips; None takes it away. The file is kept in the
        project.

        Raises:
            InputError: the file makes no sense, or cannot be read.
            DiskError: it cannot be kept.
        """
        digest = ""
        if path is not None:
            self._check(path)
            digest = self._kept(path)
        return self.change(
            "Colour table", "picture", lambda clip, _at: replace(clip, grade=replace(clip.grade, lut=digest))
        )

    def _kept(self, path: Path) -> str:
        folder = self.desk.session.folder
        copy = folder.scratch(".cube")
        try:
            copyfile(path, copy)
        except OSError as exc:
            raise DiskError(f"{path.name} cannot be copied: {exc.strerror or exc}.") from exc
        return folder.keep(copy)

    def change(self, name: str, side: Side, change: Callable[[Clip, int], Clip], *, joins: str = "") -> bool:
        """Change every selected clip of a side; ``change`` is given the clip and the moment of its medium."""
        sequence = self.desk.sequence
        if sequence is None:
            return False
        chosen = self.desk.with_links(self.desk.picked, linked=True)
        ids = [clip_id for clip_id in chosen if self._is(sequence, clip_id, side)]
        if not ids:
            return False

        def _changed(before: Sequence) -> Sequence:
            for clip_id in ids:
                clip = before.clip(clip_id)
                before = _put(before, clip, change(clip, self.moment(clip)))
            return before

        return self.desk.cut(name, _changed, joins=f"{joins}:{','.join(sorted(ids))}" if joins else "")

    def _is(self, sequence: Sequence, clip_id: str, side: Side) -> bool:
        return _side(sequence.track_of(clip_id).kind) == side

    def _found(self, clip_id: str | None) -> tuple[Clip, TrackKind] | None:
        sequence = self.desk.sequence
        if sequence is None or clip_id is None or not any(clip_id in track.index for track in sequence.tracks):
            return None
        return sequence.clip(clip_id), sequence.track_of(clip_id).kind


def _put(sequence: Sequence, clip: Clip, changed: Clip) -> Sequence:
    """The sequence with what differs of a clip. Raises ``ProjectError``."""
    if changed.transform != clip.transform:
        sequence = edits.set_transform(sequence, [clip.id], changed.transform)
    if changed.grade != clip.grade:
        sequence = edits.set_grade(sequence, [clip.id], changed.grade)
    if changed.level != clip.level:
        sequence = edits.set_level(sequence, [clip.id], changed.level)
    if changed.source != clip.source and isinstance(changed.source, TitleSource):
        sequence = edits.set_title(sequence, clip.id, changed.source.title)
    return sequence


def _side(kind: TrackKind) -> Side:
    return "sound" if kind == "audio" else "picture"
