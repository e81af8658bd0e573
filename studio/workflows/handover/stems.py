"""The stems of takes, on tracks of their own: what is said, what is heard of things, the place, and the music.

A take's movie holds its mix alone. Its recipe says how to make the sound again; that is done without drawing a frame,
and only where the sum is the very mix that the take has.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from studio.core.errors import DiskError, StudioError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Loss, Roll
from studio.ports.storage import ProjectFolder
from studio.project.mix import STEMS, Stem
from studio.project.take import Take
from studio.project.timeline.clip import Gap
from studio.workflows.film.reel import blocks
from studio.workflows.film.shot import stage
from studio.workflows.film.takes import Heard
from studio.workflows.handover.record import Handing, Wanted
from studio.workflows.recipe import own
from studio.workflows.studio import Studio

_Parts = Mapping[Stem, Roll]


@dataclass(frozen=True, slots=True)
class _None:
    """No stems, and why."""

    why: str


def part(
    studio: Studio, folder: ProjectFolder, handing: Handing, scratch: Path, progress: Progress, cancel: CancelToken
) -> None:
    """Give the sound of takes in ``handing`` a track for each stem; the files come into ``scratch``.

    Raises:
        DiskError: a file cannot be written.
        Cancelled: the token was set.
    """
    heard = {
        lying.clip.roll for track in handing.cut.sounds for lying in track.lying() if lying.clip.roll in handing.takes
    }
    wanted = [(roll, take) for roll, take in handing.takes.items() if roll in heard]
    parts: dict[Roll, _Parts | _None] = {}
    with suppress(OSError):  # it is told by the first file
        scratch.mkdir()
    for number, (roll, take) in enumerate(wanted):
        progress("making the stems", number, len(wanted))
        cancel.check()
        parts[roll] = _made(studio, folder, handing, roll, take, scratch, cancel)
    if wanted:
        progress("making the stems", len(wanted), len(wanted))
    handing.cut = parted(handing.cut, {roll: one for roll, one in parts.items() if not isinstance(one, _None)})
    for track in handing.cut.sounds:
        for lying in track.lying():
            found = parts.get(lying.clip.roll) if lying.clip.roll is not None else None
            if isinstance(found, _None):
                what = f"Its sound stays whole. {found.why}"
                at = handing.cut.start + lying.start
                handing.losses.append(Loss(where="clip", name=lying.clip.name, at=at, what=what))


def parted(cut: HandedCut, parts: Mapping[Roll, _Parts]) -> HandedCut:
    """``cut`` with the sound of these rolls on tracks for their stems, behind what else lies on the track."""
    tracks: list[HandedTrack] = []
    for track in cut.tracks:
        if track.kind != "audio" or not any(lying.clip.roll in parts for lying in track.lying()):
            tracks.append(track)
            continue
        rest = _with(track, [None if isinstance(item, HandedClip) and item.roll in parts else item
                             for item in track.items])  # fmt: skip
        tracks += [rest] if rest is not None else []
        for stem in STEMS:
            made = _with(track, [_stem(item, parts, stem) for item in track.items])
            if made is not None:
                tracks.append(replace(made, name=" ".join(filter(None, (track.name, stem.capitalize()))), role=stem))
    stems = [roll for one in parts.values() for roll in one.values()]
    return replace(cut, tracks=tuple(tracks), rolls=(*cut.rolls, *stems))


def _stem(item: HandedClip | Gap, parts: Mapping[Roll, _Parts], stem: Stem) -> HandedClip | None:
    if not isinstance(item, HandedClip) or item.roll is None:
        return None
    found = parts.get(item.roll)
    return replace(item, id=f"{item.id}-{stem}", content=found[stem]) if found and stem in found else None


def _with(track: HandedTrack, items: list[HandedClip | Gap | None]) -> HandedTrack | None:
    """The track with these items, gaps where there are none; None where nothing is left."""
    if not any(isinstance(item, HandedClip) for item in items):
        return None
    laid = tuple(Gap(old.length) if new is None else new for new, old in zip(items, track.items, strict=True))
    there = {number for number, item in enumerate(laid) if isinstance(item, HandedClip)}
    over = {number: one for number, one in track.transitions.items() if {number - 1, number} & there}
    return replace(track, items=laid, transitions=over)


def _made(
    studio: Studio,
    folder: ProjectFolder,
    handing: Handing,
    roll: Roll,
    take: Take,
    scratch: Path,
    cancel: CancelToken,
) -> _Parts | _None:
    maker = take.recipe
    if (studio.engine.name, studio.engine.version) != (maker.engine, maker.engine_version):
        return _None(f"It was staged by {maker.engine} {maker.engine_version}, and would be another sound now.")
    try:
        staged = stage(studio, maker, silent, cancel, own.within(folder))
    except DiskError:
        raise
    except StudioError as exc:
        return _None(exc.what)
    heard = Heard()
    for _ in heard.mixes(staged.sound):
        cancel.check()
    if staged.performance.frame_count != take.frame_count or heard.hash != take.samples_hash:
        return _None("What its recipe makes now is another sound than the take has.")
    made: dict[Stem, Roll] = {}
    for stem in STEMS:
        if not any(np.any(getattr(block, stem)) for block in blocks(staged.sound)):
            continue
        path = handing.place(f"{roll.path.stem} {stem.capitalize()}", ".wav")
        source = scratch / path.name
        with studio.media.sound_writer(source) as writer:
            for block in blocks(staged.sound):
                cancel.check()
                writer.write_samples(getattr(block, stem))
            writer.finish()
        handing.wanted.append(Wanted(path.name, source))
        made[stem] = Roll(path=path, kind="audio", length=roll.length)
    return made
