"""A track: clips and gaps in a row."""

from bisect import bisect_right
from collections.abc import Iterator, KeysView
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, get_args

from studio.project.timeline.clip import Clip, Item, SequenceSource

TrackKind = Literal["video", "audio", "subtitle"]
TRACK_KINDS: tuple[TrackKind, ...] = get_args(TrackKind)

Role = Literal["", "dialogue", "effects", "music"]
"""What an audio track is for: music gives way to dialogue where its ``duck_db`` says so."""
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and where it lies: ``start`` is its first frame, ``end`` the first behind it."""

    item: Item
    index: int
    start: int

    @property
    def end(self) -> int:
        """The first frame behind it."""
        return self.start + self.item.length


@dataclass(frozen=True, kw_only=True)
class Track:
    """``items`` from frame 0 on. ``muted`` hides a video track and silences an audio track; with one ``solo``, only
    solo audio tracks are heard. A ``locked`` track is not edited.

    ``gain_db`` (-96..24), ``pan`` (-1..1) and ``role`` are an audio track's; ``duck_db`` (0 or below) is how far it is
    lowered while a track with the role ``dialogue`` is heard.
    """

    id: str
    kind: TrackKind
    name: str = ""
    items: tuple[Item, ...] = ()
    muted: bool = False
    solo: bool = False
    locked: bool = False
    gain_db: float = 0.0
    pan: float = 0.0
    role: Role = ""
    duck_db: float = 0.0

    @property
    def length(self) -> int:
        """Frames up to the end of the last clip."""
        return self.ends[-1] if self.items else 0

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """For each item the first frame behind it."""
        return tuple(accumulate([item.length for item in self.items]))

    def placed(self, index: int) -> Placed:
        """Item number ``index`` (from 0), and where it lies."""
        return Placed(self.items[index], index, self.ends[index - 1] if index else 0)

    def at(self, frame: int) -> Placed | None:
        """The item that covers this frame; None behind the last."""
        if frame < 0 or frame >= self.length:
            return None
        return self.placed(bisect_right(self.ends, frame))

    def clip_at(self, frame: int) -> Placed | None:
        """The same, for clips alone."""
        placed = self.at(frame)
        return placed if placed is not None and isinstance(placed.item, Clip) else None

    def between(self, start: int, end: int) -> Iterator[Placed]:
        """The items that touch the frames from ``start`` up to, not with, ``end``."""
        index = bisect_right(self.ends, max(0, start))
        while index < len(self.items):
            placed = self.placed(index)
            if placed.start >= end:
                return
            yield placed
            index += 1

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Its clips alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Clip))

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of each clip's item, by the clip's id."""
        return {item.id: number for number, item in enumerate(self.items) if isinstance(item, Clip)}

    def with_link(self, link: str) -> tuple[str, ...]:
        """The ids of the clips with this link, in order."""
        first, paired = self._links
        if link not in first:
            return ()
        if paired:
            return (first[link],)
        return tuple(item.id for item in self.items if isinstance(item, Clip) and item.link == link)

    @property
    def links(self) -> KeysView[str]:
        """The links of its clips."""
        return self._links[0].keys()

    @cached_property
    def _links(self) -> tuple[dict[str, str], bool]:
        """The first clip with each link, and whether no two clips have the same."""
        pairs = [(item.link, item.id) for item in self.items if isinstance(item, Clip) and item.link]
        first = dict(reversed(pairs))
        return first, len(first) == len(pairs)

    @cached_property
    def nested(self) -> frozenset[str]:
        """The ids of the sequences that its clips show."""
        sources = (item.source for item in self.items if isinstance(item, Clip))
        return frozenset(source.sequence_id for source in sources if isinstance(source, SequenceSource))
