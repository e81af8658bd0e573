"""What a cut has that a format does not carry, in sentences."""

import re
from collections.abc import Iterator
from math import floor
from typing import Literal

from studio.ports.interchange import Absent, HandedClip, HandedCut, HandedTrack, Lettering, Loss, Lying, Roll, Solid
from studio.project.timeline.clip import Transition
from studio.project.timeline.look import AS_IT_IS, PLAIN, UNCROPPED, UNGRADED, Level, Transform
from studio.project.timeline.title import Style

Feature = Literal[
    "speed", "dissolve", "wipe", "dip", "crossfade", "edge", "title", "title style", "solid", "place", "opacity",
    "crop", "moving", "grade", "gain", "moving gain", "pan", "fade", "off", "note", "prompt", "link", "marker",
    "marker note", "marker color", "track gain", "track pan", "track off", "track name", "start", "size", "held",
    "duck", "marker length", "name", "role",
]  # fmt: skip
"""What a format may carry. ``edge``: a transition from or to nothing. ``moving``: keys of place, opacity, size.
``held``: a transition that needs more than the medium has, and holds its first or last picture. ``role``: what a track
is for, said in place of its name."""

_PLAIN_STYLE = Style()
_NUMBERED = re.compile(r"[VAS] ?\d*")
"""Names that say no more than every program says itself."""


def losses(cut: HandedCut, carries: frozenset[Feature]) -> tuple[Loss, ...]:
    """What is lost of ``cut`` in a format that carries these."""
    found: list[Loss] = []
    for number, track in enumerate(cut.tracks, start=1):
        name = track.name or f"{track.kind} {number}"
        found += (Loss(where="track", name=name, at=0, what=what) for what in _of_track(track, carries))
        for lying in track.lying():
            found += (
                Loss(where="clip", name=lying.clip.name, at=cut.start + lying.start, what=what)
                for what in _of_clip(lying, track, carries)
            )
    found += (Loss(where="sequence", name=cut.name, at=0, what=what) for what in _of_whole(cut, carries))
    return tuple(found)


def _of_whole(cut: HandedCut, carries: frozenset[Feature]) -> Iterator[str]:
    if cut.start and "start" not in carries:
        yield "The timecode of its beginning is not carried: it begins at 00:00:00:00."
    if "size" not in carries:
        yield f"Its size, {cut.size[0]}x{cut.size[1]}, is not carried: set it in the other program."
    if cut.markers and "marker" not in carries:
        yield f"Its markers are not carried ({len(cut.markers)})."
    elif cut.markers:
        if "marker note" not in carries and any(marker.note for marker in cut.markers):
            yield "Notes of markers are not carried, only their names."
        if "marker length" not in carries and any(marker.length for marker in cut.markers):
            yield "Lengths of markers are not carried, only where they begin."
        if "marker color" not in carries and any(marker.color != "blue" for marker in cut.markers):
            yield "Colours of markers are not carried."


def _of_track(track: HandedTrack, carries: frozenset[Feature]) -> Iterator[str]:
    if not track.items:
        return
    if not track.on and "track off" not in carries:
        yield "It is off here, and left out."
    named = track.name and not _NUMBERED.fullmatch(track.name)
    if named and "track name" not in carries and not (track.role and "role" in carries):
        yield "Its name is not carried."
    if track.gain_db and "track gain" not in carries:
        yield f"Its gain of {track.gain_db:+g} dB is not carried."
    if track.pan and "track pan" not in carries:
        yield "Its place between left and right is not carried."
    if track.duck_db and "duck" not in carries:
        yield "It makes way for speech here; in the other program it does not."


def _of_clip(lying: Lying, track: HandedTrack, carries: frozenset[Feature]) -> Iterator[str]:
    clip = lying.clip
    yield from _of_content(clip, carries, named=track.kind != "audio" or not clip.link)
    for number in (lying.number, lying.number + 1):
        transition = track.transitions.get(number)
        following = number < len(track.items) and isinstance(track.items[number], HandedClip)
        if transition is not None and (number == lying.number or not following):
            yield from _of_transition(transition, number, track, carries)
    if clip.speed != 1 and "speed" not in carries:
        yield f"Its speed of {float(clip.speed) * 100:g} % is not carried: it plays at 100 %."
    if not clip.enabled and "off" not in carries:
        yield "It is off here, and left out."
    if track.kind == "audio":
        yield from _of_level(clip.level, carries)
    else:
        yield from _of_picture(clip.transform, carries)
        if clip.grade != UNGRADED and "grade" not in carries:
            yield "Its colours are graded here; the grade is not carried."
    if clip.note and "note" not in carries and (track.kind != "audio" or not clip.link):
        yield "Its note is not carried."
    if clip.prompt and "prompt" not in carries and track.kind == "video":
        yield "Its prompt is not carried."
    if clip.link and "link" not in carries and track.kind == "video":
        yield "It is not linked with its sound any more."


def _of_content(clip: HandedClip, carries: frozenset[Feature], *, named: bool) -> Iterator[str]:
    match clip.content:
        case Absent(why=why):
            yield f"There is a gap in its place. {why}"
        case Lettering(title=title):
            if "title" not in carries:
                yield "Its words are a picture in the other program, and cannot be edited there."
            elif title.style != _PLAIN_STYLE and "title style" not in carries:
                yield "Of how its words are set, only font, size, colour and alignment are carried."
        case Solid(color=color):
            if "solid" not in carries:
                yield f"There is a gap in place of the colour {color}."
        case Roll(path=path):
            if named and "name" not in carries and clip.name != path.stem:
                yield f"It is called {path.stem} in the other program, as its file is."


def _of_transition(one: Transition, number: int, track: HandedTrack, carries: frozenset[Feature]) -> Iterator[str]:
    leaving = track.items[number - 1] if number else None
    coming = track.items[number] if number < len(track.items) else None
    family = "wipe" if one.kind.startswith("wipe") else one.kind
    kind = one.kind.replace("_", " ")
    if not (isinstance(leaving, HandedClip) and isinstance(coming, HandedClip)) and "edge" not in carries:
        yield f"Its {kind} from or to nothing is not carried: it begins or ends with a cut."
    elif family not in carries:
        rest = "a cut" if "dissolve" not in carries else "a dissolve"
        yield f"Its {kind} of {one.length} frames becomes {rest}."
    elif "held" not in carries:
        short = [
            item.name
            for item, need in ((leaving, one.after), (coming, one.before))
            if isinstance(item, HandedClip) and need > spare(item, behind=item is leaving)
        ]
        if short:
            yield (
                f"Its {kind} needs frames beyond the ends of {' and '.join(dict.fromkeys(short))}, which has none: "
                "here the last picture is held, the other program may shorten or drop it."
            )


def spare(clip: HandedClip, *, behind: bool) -> int:
    """Frames that the medium has beyond the clip's end (its beginning)."""
    roll = clip.roll
    if roll is None or not roll.length or clip.speed == 0:
        return 1 << 30
    first = clip.offset + clip.phase - roll.start
    last = first + (clip.length - 1) * clip.speed
    ahead = (first, roll.length - 1 - last) if clip.speed > 0 else (roll.length - 1 - first, last)
    return max(0, floor(ahead[1 if behind else 0] / abs(clip.speed)))


def _of_picture(transform: Transform, carries: frozenset[Feature]) -> Iterator[str]:
    curves = (transform.x, transform.y, transform.scale, transform.rotation)
    if any(not curve.still for curve in (*curves, transform.opacity)) and "moving" not in carries:
        yield "It moves here (place, size, rotation or opacity); in the other program it stays as it begins."
    if curves != (PLAIN.x, PLAIN.y, PLAIN.scale, PLAIN.rotation) and "place" not in carries:
        yield "Where it is laid on the screen (place, size, rotation) is not carried."
    if transform.opacity != PLAIN.opacity and "opacity" not in carries:
        yield "Its opacity is not carried."
    if transform.crop != UNCROPPED and "crop" not in carries:
        yield "Its crop is not carried."


def _of_level(level: Level, carries: frozenset[Feature]) -> Iterator[str]:
    if not level.gain_db.still and "moving gain" not in carries:
        yield "Its gain moves here; in the other program it stays as it begins."
    elif level.gain_db != AS_IT_IS.gain_db and "gain" not in carries:
        yield f"Its gain of {level.gain_db.keys[0].value:+g} dB is not carried."
    if level.pan and "pan" not in carries:
        yield "Its place between left and right is not carried."
    if (level.fade_in or level.fade_out) and "fade" not in carries:
        yield "Its fades are not carried."
