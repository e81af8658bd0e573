"""CMX3600 edit decision lists: one for each track of pictures; the first has the sound of the first four tracks.

Times are timecodes without dropped frames, at the sequence's rate. Reels have at most eight letters; comments name the
clips and their files in full.
"""

import re
from math import ceil

from studio.interchange.losses import Feature
from studio.interchange.timecode import timecode
from studio.interchange.tree import clean
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lettering, Lying, Roll

CARRIES = frozenset[Feature](
    {"speed", "dissolve", "wipe", "edge", "crossfade", "note", "name", "marker", "marker note", "marker color", "start"}
)  # fmt: skip

_CHANNELS = ("A", "A2", "A3", "A4")
_WIPES = {"wipe_left": "W003", "wipe_right": "W001", "wipe_up": "W004", "wipe_down": "W002"}
"""SMPTE wipe codes: 1 to the right, 2 downwards, 3 to the left, 4 upwards."""
_COLORS = {
    "blue": "BLUE", "green": "GREEN", "amber": "YELLOW", "rose": "RED", "violet": "MAGENTA", "grey": "WHITE",
}  # fmt: skip
EVENTS = 999
"""More than that the format cannot count."""


def edls(cut: HandedCut) -> tuple[str, ...]:
    """One list for each track of pictures that has any, one at least."""
    tracks = [track for track in cut.pictures if track.items] or [HandedTrack(kind="video", name="V1")]
    reels = _reels(cut)
    lists: list[str] = []
    for number, track in enumerate(tracks):
        sounds = cut.sounds[: len(_CHANNELS)] if number == 0 else ()
        title = cut.name if number == 0 else f"{cut.name} {track.name or f'V{number + 1}'}"
        lines = [f"TITLE: {_line(title)[:70]}", "FCM: NON-DROP FRAME", ""]
        event = 0
        for channel, row in (("V", track), *zip(_CHANNELS, sounds, strict=False)):
            for lying in row.lying():
                if not _shown(lying.clip, row):
                    continue
                if _from_black(row, lying) and lying.start:
                    event += 1
                    lines.append(_black(cut, row, lying, event, channel))
                event += 1
                lines += _event(cut, row, lying, event, channel, reels)
                if _to_black(row, lying):
                    event += 1
                    lines += _fade_out(cut, row, lying, event, channel, reels)
        if number == 0:
            lines += _unplaced(cut, lines)
        lists.append("\n".join((*lines, "")))
    return tuple(lists)


def more(cut: HandedCut) -> tuple[str, ...]:
    """What only this format says: how many events and tracks are too many."""
    said: list[str] = []
    events = max((sum(1 for _ in track.lying()) for track in cut.pictures), default=0)
    if events + sum(1 for track in cut.sounds for _ in track.lying()) > EVENTS:
        said.append(f"It has more than {EVENTS} events: some programs stop reading there.")
    if len(cut.sounds) > len(_CHANNELS):
        said.append(f"Only the first {len(_CHANNELS)} tracks of sound are carried.")
    if any(lying.clip.content.kind == "image" for track in cut.pictures for lying in track.lying()
           if isinstance(lying.clip.content, Roll)):  # fmt: skip
        said.append("Images are named in comments: place them by hand where they are not found.")
    return tuple(said)


def _event(
    cut: HandedCut, track: HandedTrack, lying: Lying, event: int, channel: str, reels: dict[Roll | None, str]
) -> list[str]:
    clip, rate = lying.clip, cut.rate
    head = track.transitions.get(lying.number)
    tail = track.transitions.get(lying.number + 1)
    before = head.before if head is not None else 0
    until = lying.end - (tail.before if tail is not None else 0)
    first = _source(clip, -before)
    length = until - (lying.start - before)
    code = cut.start + lying.start - before
    reel = reels.get(_roll(clip), "AX")
    speed = 1 if clip.speed == 0 else clip.speed
    last = first + max(1, round(length * abs(speed))) if clip.speed else first + 1
    record = f"{timecode(code, rate)} {timecode(code + length, rate)}"
    source = f"{timecode(first, rate)} {timecode(last, rate)}"
    lines: list[str] = []
    leaving = track.items[lying.number - 1] if lying.number else None
    if head is None:
        lines.append(f"{event:03d}  {reel:<8} {channel:<5} C        {source} {record}")
    else:
        from_clip = leaving if isinstance(leaving, HandedClip) and _shown(leaving, track) else None
        here = timecode(code, rate)
        if from_clip is None:
            lines.append(
                f"{event:03d}  {'BL':<8} {channel:<5} C        {timecode(0, rate)} {timecode(0, rate)} {here} {here}"
            )
        else:
            out = timecode(_source(from_clip, from_clip.length - before), rate)
            old = reels.get(_roll(from_clip), "AX")
            lines.append(f"{event:03d}  {old:<8} {channel:<5} C        {out} {out} {here} {here}")
        kind = _WIPES.get(head.kind, "D")
        lines.append(f"{event:03d}  {reel:<8} {channel:<5} {kind:<4} {head.length:03d} {source} {record}")
        lines += ["* BLEND, DISSOLVE"] if kind == "D" else []
        lines += [f"* FROM CLIP NAME: {_line(from_clip.name)}"] if from_clip is not None else []
    if clip.speed == 0:
        lines.append("* FREEZE FRAME")
    if clip.speed != 1:
        lines.append(
            f"M2   {reel:<8} {float(clip.speed * ceil(rate.fps)):>06.1f}                {timecode(first, rate)}"
        )
    lines.append(
        f"* {'FROM' if head is None else 'TO'} CLIP NAME: {_line(clip.name)}{' FF' if clip.speed == 0 else ''}"
    )
    roll = _roll(clip)
    if roll is not None:
        lines.append(f"* SOURCE FILE: {_line(roll.path.name)}")
        lines.append(f"* {'FROM' if head is None else 'TO'} CLIP: {_line(str(roll.path))}")
    lines += [f"* COMMENT: {_line(clip.note)}"] if clip.note else []
    if channel == "V":
        lines += _locators(cut, lying.start, lying.end)
    return lines


def _from_black(track: HandedTrack, lying: Lying) -> bool:
    """Whether it begins with a transition from nothing."""
    before = track.items[lying.number - 1] if lying.number else None
    there = isinstance(before, HandedClip) and _shown(before, track)
    return lying.number in track.transitions and not there


def _to_black(track: HandedTrack, lying: Lying) -> bool:
    """Whether it ends with a transition to nothing."""
    return lying.number + 1 in track.transitions and not _coming(track, lying.number + 1)


def _black(cut: HandedCut, track: HandedTrack, lying: Lying, event: int, channel: str) -> str:
    """The black before a clip that comes out of it."""
    behind = max((one.end for one in track.lying() if one.end <= lying.start and one.number < lying.number), default=0)
    begin = cut.start + min(behind, lying.start - 1)
    end = cut.start + lying.start - track.transitions[lying.number].before
    source = f"{timecode(0, cut.rate)} {timecode(end - begin, cut.rate)}"
    return (
        f"{event:03d}  {'BL':<8} {channel:<5} C        {source} {timecode(begin, cut.rate)} {timecode(end, cut.rate)}"
    )


def _fade_out(
    cut: HandedCut, track: HandedTrack, lying: Lying, event: int, channel: str, reels: dict[Roll | None, str]
) -> list[str]:
    """The black that a clip goes into."""
    clip, rate, tail = lying.clip, cut.rate, track.transitions[lying.number + 1]
    reel = reels.get(_roll(clip), "AX")
    out = timecode(_source(clip, clip.length - tail.before), rate)
    begin = cut.start + lying.end - tail.before
    here, there = timecode(begin, rate), timecode(begin + tail.length, rate)
    return [
        f"{event:03d}  {reel:<8} {channel:<5} C        {out} {out} {here} {here}",
        f"{event:03d}  {'BL':<8} {channel:<5} D    {tail.length:03d} {timecode(0, rate)} {timecode(tail.length, rate)}"
        f" {here} {there}",
        f"* FROM CLIP NAME: {_line(clip.name)}",
    ]


def _locators(cut: HandedCut, start: int, end: int) -> list[str]:
    return [
        f"* LOC: {timecode(cut.start + marker.at, cut.rate)} {_COLORS.get(marker.color, 'BLUE'):<7} "
        + _line(f"{marker.name} {marker.note}".strip() or "MARKER")
        for marker in cut.markers
        if start <= marker.at < end
    ]


def _unplaced(cut: HandedCut, lines: list[str]) -> list[str]:
    """Markers that lie where the first track shows nothing."""
    said = set(lines)
    return [line for line in _locators(cut, 0, 1 << 60) if line not in said]


def _coming(track: HandedTrack, number: int) -> bool:
    """Whether a clip begins there, which then takes the transition."""
    item = track.items[number] if number < len(track.items) else None
    return isinstance(item, HandedClip) and _shown(item, track)


def _shown(clip: HandedClip, track: HandedTrack) -> bool:
    """Only what is seen and heard can be said, and it must be a file."""
    return clip.enabled and track.on and _roll(clip) is not None


def _source(clip: HandedClip, frame: int) -> int:
    """The medium's frame at a frame of the clip; nothing lies before its first."""
    roll = _roll(clip)
    return max(roll.start if roll is not None else 0, clip.offset + int(clip.phase + frame * clip.speed))


def _roll(clip: HandedClip) -> Roll | None:
    return clip.content.picture if isinstance(clip.content, Lettering) else clip.roll


def _reels(cut: HandedCut) -> dict[Roll | None, str]:
    """A name of at most eight capitals and digits for each roll, unlike all others: ``S03T2`` for shot 3, take 2."""
    names: dict[Roll | None, str] = {}
    for roll in cut.rolls:
        shot = re.fullmatch(r"Shot (\d+) Take (\d+)(?: .*)?", roll.path.stem)
        plain = f"S{shot[1]}T{shot[2]}" if shot else re.sub(r"[^A-Z0-9]", "", roll.path.stem.upper())
        name, number = plain[:8] or "R1", 1
        while name in names.values():
            number += 1
            name = f"{plain[: 8 - len(str(number))] or 'R'}{number}"
        names[roll] = name
    return names


def _line(words: str) -> str:
    return " ".join(clean(words).split())
