"""Sound that was handed over in stems comes back as the one sound that it was."""

import re
from dataclasses import replace

from studio.ports.returning import Returned, ReturnedClip, ReturnedTrack
from studio.workflows.bringing_back.matching import key

_STEM = re.compile(r"^(.*) (dialogue|effects|ambience|music)(?: \d+)?$")


def folded(file: Returned, known: frozenset[str]) -> Returned:
    """The file with the stems of media that are ``known`` (by ``matching.key``) on one track again, each sound once.
    Where an editor treated stems apart, the first of them counts, and a remark says so."""
    rows: list[ReturnedTrack] = []
    group: dict[int, list[ReturnedClip]] = {}
    remarks = list(file.remarks)
    for track in file.tracks:
        plain = [_plain(clip, known) for clip in track.clips]
        if track.kind != "audio" or all(one is clip for one, clip in zip(plain, track.clips, strict=True)):
            rows.append(track)
            continue
        home = next((number for number, clips in group.items() if _fits(clips, plain)), None)
        if home is None:
            group[len(rows)] = []
            home = len(rows)
            rows.append(replace(track, clips=()))
        for clip in plain:
            if _lies_free(group[home], clip):
                group[home].append(clip)
            elif not any(_alike(clip, other) for other in group[home]):
                remark = f"The stems of {clip.name or clip.medium} were changed apart; the first of them counts."
                remarks = list(dict.fromkeys((*remarks, remark)))
    for number, clips in group.items():
        rows[number] = replace(rows[number], clips=tuple(sorted(clips, key=lambda clip: clip.start)))
    return replace(file, tracks=tuple(rows), remarks=tuple(remarks)) if group else file


def _plain(clip: ReturnedClip, known: frozenset[str]) -> ReturnedClip:
    """The sound that a stem is of."""
    found = _STEM.match(key(clip.medium))
    if found is None or found[1] not in known:
        return clip
    told = {**clip.told, "id": re.sub(r"-(dialogue|effects|ambience|music)(-\d+)?$", "", clip.told.get("id", ""))}
    return replace(clip, medium=found[1], path=None, reel="", told=told)


def _alike(one: ReturnedClip, other: ReturnedClip) -> bool:
    return (one.start, one.length, one.offset, key(one.medium)) == (
        other.start, other.length, other.offset, key(other.medium)
    )  # fmt: skip


def _lies_free(clips: list[ReturnedClip], clip: ReturnedClip) -> bool:
    return not any(other.start < clip.end and clip.start < other.end for other in clips)


def _fits(clips: list[ReturnedClip], others: list[ReturnedClip]) -> bool:
    """Whether two tracks are stems of the same sounds: where they meet, they are alike mostly."""
    met = [(one, other) for one in clips for other in others if one.start < other.end and other.start < one.end]
    return not met or 2 * sum(key(one.medium) == key(other.medium) for one, other in met) >= len(met)
