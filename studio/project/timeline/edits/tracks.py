"""Tracks come, go, change places and are set."""

from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.timeline.draft import Draft, unlocked
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import TRACK_KINDS, Role, Track, TrackKind

_LETTERS: dict[TrackKind, str] = {"video": "V", "subtitle": "S", "audio": "A"}
_ORDER: tuple[TrackKind, ...] = ("video", "subtitle", "audio")
"""How the kinds lie in a sequence."""

assert set(_ORDER) == set(TRACK_KINDS)


def add_track(
    sequence: Sequence, kind: TrackKind, place: int | None = None, *, name: str = "", role: Role = ""
) -> Sequence:
    """A new, empty track at ``place`` among those of its kind (from 0; None is the last), named like ``V3``.

    ::

        V1 A1        ->  V1 V2 A1
    """
    draft = Draft(sequence)
    rows = sequence.of_kind(kind)
    letter = _LETTERS[kind]
    names, number = {track.name for track in sequence.tracks}, len(rows) + 1
    while not name and f"{letter}{number}" in names:
        number += 1
    track = Track(id=draft.new_id(letter.lower()), kind=kind, name=name or f"{letter}{number}", role=role)
    spot = len(rows) if place is None else max(0, min(place, len(rows)))
    return draft.with_tracks(_sorted(sequence, kind, (*rows[:spot], track, *rows[spot:])))


def remove_track(sequence: Sequence, track_id: str) -> Sequence:
    """A track goes, with what lies on it.

    ::

        V1 V2 A1        ->  V1 A1
    """
    gone = unlocked(sequence, track_id)
    return Draft(sequence).with_tracks(tuple(track for track in sequence.tracks if track is not gone))


def move_track(sequence: Sequence, track_id: str, place: int) -> Sequence:
    """A track to another place among those of its kind, from 0: video from the bottom, audio from the top.

    ::

        V1 V2 V3        ->  V3 V1 V2        V3 to 0
    """
    moving = sequence.track(track_id)
    rest = tuple(track for track in sequence.of_kind(moving.kind) if track is not moving)
    spot = max(0, min(place, len(rest)))
    return Draft(sequence).with_tracks(_sorted(sequence, moving.kind, (*rest[:spot], moving, *rest[spot:])))


def set_track(
    sequence: Sequence,
    track_id: str,
    *,
    name: str | None = None,
    muted: bool | None = None,
    solo: bool | None = None,
    locked: bool | None = None,
    gain_db: float | None = None,
    pan: float | None = None,
    role: Role | None = None,
    duck_db: float | None = None,
) -> Sequence:
    """How a track is called, heard and guarded; None leaves it. Locked tracks can be set, and unlocked.

    Raises ``ProjectError`` for gains that are not within -96..24, a pan not within -1..1, ducking above 0.
    """
    old = sequence.track(track_id)
    new = replace(
        old,
        name=old.name if name is None else name,
        muted=old.muted if muted is None else muted,
        solo=old.solo if solo is None else solo,
        locked=old.locked if locked is None else locked,
        gain_db=old.gain_db if gain_db is None else gain_db,
        pan=old.pan if pan is None else pan,
        role=old.role if role is None else role,
        duck_db=old.duck_db if duck_db is None else duck_db,
    )
    if not (-96.0 <= new.gain_db <= 24.0 and -1.0 <= new.pan <= 1.0 and -96.0 <= new.duck_db <= 0.0):
        raise ProjectError("This cannot be set: a value is out of its range.")
    if new == old:
        return sequence
    return Draft(sequence).with_tracks(tuple(new if track is old else track for track in sequence.tracks))


def _sorted(sequence: Sequence, kind: TrackKind, rows: tuple[Track, ...]) -> tuple[Track, ...]:
    """All tracks, with these in the places of those of their kind."""
    return tuple(track for other in _ORDER for track in (rows if other == kind else sequence.of_kind(other)))
