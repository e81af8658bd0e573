"""The sound of a file in parts, a WAV each, all as long as the file and under its gain.

Takes are parted into what is said, what is heard of things, the place and the music, as their recipes make them; a take
that can only be had whole, and every other sound, goes where its track belongs. Together they are the mix before its
peaks are limited, but for what the takes' coding took from it.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.media import Media
from studio.project.mix import STEMS, Stem
from studio.project.timeline.clip import Clip, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.delivering import loudness
from studio.workflows.playback.source import Files
from studio.workflows.sequence import Cut
from studio.workflows.sequence.cut import Laid, Medium, Movie, Recording
from studio.workflows.sequence.sounds import Sounds
from studio.workflows.sequence.supply import Supply

OTHER = "other"
NAMES: tuple[str, ...] = (*STEMS, OTHER)
"""What stems are called, in the order of a desk."""

Parted = Mapping[str, Mapping[Stem, Path]]
"""The stems of takes, by the take's id."""


def names(sequence: Sequence) -> tuple[str, ...]:
    """The stems that a sequence has."""
    found: set[str] = set()
    for track in sequence.of_kind("audio"):
        for clip in track.clips:
            found.update(STEMS if isinstance(clip.source, TakeSource) else (_home(track, clip),))
    return tuple(name for name in NAMES if name in found)


def takes(cut: Cut) -> tuple[str, ...]:
    """The ids of the takes that are heard in a cut."""
    found: dict[str, None] = {}
    for _, laid in cut.sounds:
        for item, medium in zip(laid.track.items, laid.media, strict=True):
            if isinstance(item, Clip) and isinstance(item.source, TakeSource) and isinstance(medium, Movie):
                found[medium.name] = None
    return tuple(found)


def write(
    media: Media,
    files: Files,
    cut: Cut,
    parted: Parted,
    targets: Mapping[str, Path],
    where: tuple[int, int],
    gain: float,
    cancel: CancelToken,
) -> None:
    """Write stems to their ``targets``; ``where`` is the sample at which they begin and how many there are.

    Raises:
        DiskError: they cannot be written.
        Cancelled: the token was set.
    """
    start, count = where
    whole = Sounds(cut, Supply(files, light=False))
    for name, path in targets.items():
        part = Sounds(_part(cut, parted, name), Supply(files, light=False), whole)
        with media.sound_writer(path, start) as writer:
            for at in range(0, count, loudness.BLOCK):
                cancel.check()
                block = part.samples(start + at, min(loudness.BLOCK, count - at))
                writer.write_samples(block * np.float32(gain))
            writer.finish()


def _part(cut: Cut, parted: Parted, name: str) -> Cut:
    """The cut with one stem in it: every clip where it was, silent or not."""
    return replace(cut, tracks=tuple(_laid(laid, parted, name) for laid in cut.tracks))


def _laid(laid: Laid, parted: Parted, name: str) -> Laid:
    if laid.track.kind != "audio":
        return laid
    media = tuple(
        _medium(laid.track, item, medium, parted, name) if isinstance(item, Clip) else None
        for item, medium in zip(laid.track.items, laid.media, strict=True)
    )
    return replace(laid, media=media)


def _medium(track: Track, clip: Clip, medium: Medium | None, parted: Parted, name: str) -> Medium | None:
    if isinstance(clip.source, TakeSource) and isinstance(medium, Movie) and medium.name in parted:
        path = next((path for stem, path in parted[medium.name].items() if stem == name), None)
        return Recording(path=path, name=f"{medium.name} {name}") if path is not None else None
    return medium if _home(track, clip) == name else None


def _home(track: Track, clip: Clip) -> str:
    """Where a sound that is whole belongs."""
    return track.role or ("effects" if isinstance(clip.source, TakeSource) else OTHER)
