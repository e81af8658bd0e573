"""A track as arrays: what is drawn in a column of pixels is looked up for a whole lane at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import ProjectError
from studio.project.project import Project
from studio.project.take import Take
from studio.project.timeline.clip import FORWARD, Clip, FileSource, TakeSource
from studio.project.timeline.look import AS_IT_IS
from studio.project.timeline.track import Track

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that clips show: ``digest`` is its key in the media store, ``seconds`` its length."""

    digest: str
    seconds: float


def medium_of(project: Project, clip: Clip) -> Medium | None:
    """The file a clip shows; None for what has none: titles, colours, sequences, a shot without a take."""
    match clip.source:
        case TakeSource():
            take = take_of(project, clip.source)
            return None if take is None else Medium(take.media, take.recipe.rate.seconds(take.frame_count))
        case FileSource(file_id):
            try:
                file = project.file(file_id)
            except ProjectError:
                return None
            return Medium(file.digest, float(file.seconds))
        case _:
            return None


def take_of(project: Project, source: TakeSource) -> Take | None:
    """The take that a clip shows: the one it names, else the one that stands for its shot."""
    try:
        if source.take_id:
            return next((take for take in project.takes_of(source.shot_id) if take.id == source.take_id), None)
        return project.standing(source.shot_id)
    except ProjectError:
        return None


@dataclass(frozen=True, eq=False)
class Row:
    """The clips of a track; every array has one entry a clip, in order.

    ``starts`` and ``ends`` are frames of the sequence (the first, and the first behind). ``offsets`` (frames) and
    ``speeds`` tell what of the medium is shown, ``media`` which one: a number given by the caller, -1 for none.
    ``gains`` are factors of sound. ``off`` is where a clip is disabled. ``gap_starts`` and ``gap_ends`` are the gaps'.
    """

    track: Track
    clips: tuple[Clip, ...]
    starts: Ints
    ends: Ints
    offsets: Floats
    speeds: Floats
    gains: Floats
    media: Ints
    off: NDArray[np.bool_]
    gap_starts: Ints
    gap_ends: Ints

    @cached_property
    def longest(self) -> int:
        """Frames of its longest clip."""
        return int((self.ends - self.starts).max(initial=0))

    @cached_property
    def shown(self) -> Ints:
        """The numbers of all media that its clips show, each once."""
        return np.unique(self.media[self.media >= 0])

    @cached_property
    def crossed(self) -> Ints:
        """The numbers of the clips that have a transition."""
        return np.array([n for n, clip in enumerate(self.clips) if clip.head or clip.tail], np.int64)

    def gaps(self, first: float, end: float, least: float) -> list[tuple[int, int]]:
        """The gaps that touch these frames and are at least so long: first frame and the one behind."""
        low = int(np.searchsorted(self.gap_ends, first, "right"))
        high = int(np.searchsorted(self.gap_starts, end, "left"))
        starts, ends = self.gap_starts[low:high], self.gap_ends[low:high]
        long = ends - starts >= least
        return list(zip(starts[long].tolist(), ends[long].tolist(), strict=True))

    @cached_property
    def places(self) -> dict[str, int]:
        """The number of each clip, by its id."""
        return {clip.id: number for number, clip in enumerate(self.clips)}

    def between(self, first: float, end: float) -> range:
        """The numbers of the clips that touch these frames."""
        low = int(np.searchsorted(self.ends, first, "right"))
        high = int(np.searchsorted(self.starts, end, "left"))
        return range(low, max(low, high))

    def at(self, frame: float) -> int | None:
        """The number of the clip that covers a frame."""
        low = int(np.searchsorted(self.ends, frame, "right"))
        return low if low < len(self.clips) and self.starts[low] <= frame else None

    def chosen(self, ids: frozenset[str]) -> NDArray[np.bool_]:
        """Which of its clips are among these."""
        made = np.zeros(len(self.clips), np.bool_)
        if ids:
            places = self.places
            made[[places[clip_id] for clip_id in ids if clip_id in places]] = True
        return made


def row(track: Track, number: Callable[[Clip], int]) -> Row:
    """A track as arrays; ``number`` gives the number of the medium that a clip shows, -1 for none."""
    clips: list[Clip] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[tuple[int, int]] = []
    start = 0
    for item, end in zip(track.items, track.ends, strict=True):
        if isinstance(item, Clip):
            clips.append(item)
            starts.append(start)
            ends.append(end)
        else:
            gaps.append((start, end))
        start = end
    return Row(
        track=track,
        clips=tuple(clips),
        starts=np.array(starts, np.int64),
        ends=np.array(ends, np.int64),
        offsets=np.array([clip.offset for clip in clips], np.float64),
        speeds=np.array([1.0 if clip.speed is FORWARD else float(clip.speed) for clip in clips], np.float64),
        gains=np.array([1.0 if clip.level is AS_IT_IS else _gain(clip) for clip in clips], np.float64),
        media=np.array([number(clip) for clip in clips], np.int64),
        off=np.array([not clip.enabled for clip in clips], np.bool_),
        gap_starts=np.array([first for first, _ in gaps], np.int64),
        gap_ends=np.array([end for _, end in gaps], np.int64),
    )


def _gain(clip: Clip) -> float:
    db = clip.level.gain_db.keys[0].value
    return 1.0 if db == 0.0 else 10.0 ** (db / 20.0)
