"""Cuts drawn with letters: ``V1 aaa..bb`` is a clip of three frames, a gap of two, a clip of two."""

from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, FileSource, Gap, Item
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track, TrackKind

KINDS: dict[str, TrackKind] = {"V": "video", "S": "subtitle", "A": "audio"}


def drawn(*rows: str, offset: int = 100) -> Sequence:
    """A sequence as it is drawn. Clips with the same letter are linked when there are several; they show the file named
    with that letter from frame ``offset`` on. A track with ``!`` behind its name is locked."""
    letters = [letter for row in rows for letter, _ in groupby(row.split()[1] if " " in row else "") if letter != "."]
    tracks: list[Track] = []
    for row in rows:
        name, _, strip = row.partition(" ")
        items: list[Item] = []
        for letter, run in groupby(strip.strip()):
            length = len(list(run))
            if letter == ".":
                items.append(Gap(length))
                continue
            link = letter if letters.count(letter) > 1 else ""
            clip_id = f"{letter}{name.strip('!')}"
            items.append(Clip(id=clip_id, source=FileSource(letter), length=length, offset=offset, link=link))
        track_id = name.strip("!")
        tracks.append(
            Track(id=track_id, kind=KINDS[name[0]], name=track_id, items=tuple(items), locked=name.endswith("!"))
        )
    return Sequence(id="q1", name="Film", size=(64, 36), rate=FrameRate(Fraction(24)), tracks=tuple(tracks))


def strips(sequence: Sequence) -> list[str]:
    """The same drawing of a sequence. What neighbouring clips of one file show is told apart by ``shown``."""
    rows: list[str] = []
    for track in sequence.tracks:
        strip = "".join(_letter(item) * item.length for item in track.items)
        rows.append(f"{track.name}{'!' if track.locked else ''} {strip}".strip())
    return rows


def shown(sequence: Sequence, track_id: str) -> list[str]:
    """What a track shows in each frame: ``a104`` is frame 104 of the file a; empty for nothing."""
    frames: list[str] = []
    for item in sequence.track(track_id).items:
        if isinstance(item, Clip):
            frames.extend(f"{_letter(item)}{item.medium(frame)}" for frame in range(item.length))
        else:
            frames.extend([""] * item.length)
    return frames


def with_clip(sequence: Sequence, clip: Clip) -> Sequence:
    """The sequence with this clip in the place of the one with its id, unchecked."""
    tracks = tuple(
        replace(
            track,
            items=tuple(clip if isinstance(item, Clip) and item.id == clip.id else item for item in track.items),
        )
        for track in sequence.tracks
    )
    return replace(sequence, tracks=tracks)


def _letter(item: Item) -> str:
    if isinstance(item, Gap):
        return "."
    assert isinstance(item.source, FileSource)
    return item.source.file_id
