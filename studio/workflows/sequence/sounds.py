"""The mix of a cut. It is made in pieces on a fixed grid, so that any stretch is the same however it is asked for."""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.project.timeline.track import Track
from studio.workflows.playback.source import Lane, Problem
from studio.workflows.sequence import duck, voice
from studio.workflows.sequence.cut import Cut, Laid, Movie, Nested, Placing, Recording
from studio.workflows.sequence.supply import Supply, told
from studio.workflows.sequence.voice import GRID, Samples

PIECE = 4_800
"""Samples made at a time, 100 ms."""

_KEPT = 16
"""Pieces of each kind that are kept: music looks at speech 0.6 s behind itself and 0.1 s ahead."""

FADE = 120
"""Samples, 2.5 ms: what ends and what begins fade for so long at a cut that would click."""

_BEFORE, _AFTER = 64, 16
"""Samples on the two sides of an edge by which it is judged."""

_FAINT = 0.003
"""A step this small is not heard as a click (-50 dBFS)."""

_STEEPER = 1.5
"""How much steeper than the waves around it a step must be to be one."""

assert PIECE % GRID == 0 and PIECE % duck.HOP == 0


@dataclass(frozen=True, slots=True)
class _Edge:
    """Whether what leaves at a cut, and what comes, is faded."""

    out: bool = False
    into: bool = False


class Sounds:
    """The sound of one cut, for one thread. What cannot be heard is silence, and ``problems`` tells of it."""

    def __init__(self, cut: Cut, supply: Supply, under: "Sounds | None" = None) -> None:
        """``under`` is the whole of which this cut is a part with the same clips in the same places: it decides how
        tracks make way for speech, and which cuts would click."""
        self._cut, self._supply, self._under = cut, supply, under or self
        self._pieces: OrderedDict[tuple[int, int], Samples] = OrderedDict()
        self._spoken: OrderedDict[int, NDArray[np.float64]] = OrderedDict()
        self._edges: dict[tuple[int, int], _Edge] = {}
        self._nested: dict[Lane, Sounds] = {}
        self._deaf: set[Path] = set()
        """Files whose sound cannot be read."""
        self.problems: dict[str, None] = {}
        self.count = cut.rate.sample(cut.length)

    def samples(self, start: int, count: int) -> Samples:
        """float32 (count, 2) at 48 kHz: the mix, not limited; silence before the beginning and after the end."""
        out = np.zeros((count, 2), np.float32)
        low, high = max(0, start), min(start + count, self.count)
        for number in range(low // PIECE, -(-high // PIECE)) if low < high else ():
            begin = number * PIECE
            a, b = max(low, begin), min(high, begin + PIECE)
            out[a - start : b - start] = self._mixed(number)[a - begin : b - begin]
        return out

    def _mixed(self, number: int) -> Samples:
        """Piece ``number`` of all tracks."""
        kept = self._pieces.get((-1, number))
        if kept is not None:
            return kept
        out = np.zeros((PIECE, 2), np.float32)
        for place, laid in self._cut.sounds:
            heard = self._track(place, laid, number)
            if heard is None:
                continue
            down = self._ducked(laid.track, number)
            out += heard if down is None else heard * down[:, None]
        return self._keep((-1, number), out)

    def _track(self, place: int, laid: Laid, number: int) -> Samples | None:
        """Piece ``number`` of one track, before it is ducked; None where there is nothing."""
        kept = self._pieces.get((place, number))
        if kept is not None:
            return kept if len(kept) else None
        rate, begin = self._cut.rate, number * PIECE
        out: Samples | None = None
        for item in laid.near(rate.frame(begin), rate.frame(begin + PIECE - 1) + 1):
            placing = laid.placing(item)
            heard = self._clip(place, laid, item, placing, begin) if placing is not None else None
            if heard is not None:
                out = heard if out is None else np.add(out, heard, dtype=np.float32)
        if out is None:
            self._keep((place, number), np.zeros((0, 2), np.float32))
            return None
        level = voice.decibels(laid.track.gain_db)
        if level != 1.0 or laid.track.pan:
            out *= voice.panned(laid.track.pan) * np.float32(level)
        return self._keep((place, number), out)

    def _keep(self, key: tuple[int, int], piece: Samples) -> Samples:
        self._pieces[key] = piece
        while len(self._pieces) > _KEPT * (1 + len(self._cut.sounds)):
            self._pieces.popitem(last=False)
        return piece

    # ------------------------------------------------------------------------------------------ a clip

    def _clip(self, place: int, laid: Laid, item: int, placing: Placing, begin: int) -> Samples | None:
        """A clip's part of a piece that begins at sample ``begin``, fades and transitions and all; None for none."""
        rate = self._cut.rate
        head, tail = laid.transition(item), laid.transition(item + 1)
        first = rate.sample(placing.start - (head.before if head is not None else 0))
        end = rate.sample(placing.end + (tail.after if tail is not None else 0))
        low, high = max(begin, first), min(begin + PIECE, end)
        if low >= high:
            return None
        out = np.zeros((PIECE, 2), np.float32)
        # only what is heard is read, but in whole steps of the grid, so that every sample is made the same way
        low, high = low // GRID * GRID, -(-high // GRID) * GRID
        out[low - begin : high - begin] = self._levelled(placing, low, high - low)
        if head is not None:
            cut = (rate.sample(placing.start - head.before), rate.sample(placing.start + head.after))
            goes_on = _goes_on(laid.placing(item - 1), placing)
            out *= (voice.sloping if goes_on else voice.rising)(begin, PIECE, *cut)[:, None]
        else:
            if begin < first + FADE and self._edge(place, laid, item).into:
                out *= voice.sloping(begin, PIECE, first - 1, first + self._fade(placing))[:, None]
            out[: max(0, first - begin)] = 0.0
        if tail is not None:
            cut = (rate.sample(placing.end - tail.before), rate.sample(placing.end + tail.after))
            goes_on = _goes_on(placing, laid.placing(item + 1))
            down = 1.0 - voice.sloping(begin, PIECE, *cut) if goes_on else voice.falling(begin, PIECE, *cut)
            out *= down[:, None]
        elif begin + PIECE > end - FADE and self._edge(place, laid, item + 1).out:
            out *= 1.0 - voice.sloping(begin, PIECE, end - 1 - self._fade(placing), end)[:, None]
        out[max(0, end - begin) :] = 0.0
        return out

    def _fade(self, placing: Placing) -> int:
        return min(FADE, (self._cut.rate.sample(placing.end) - self._cut.rate.sample(placing.start)) // 2)

    def _levelled(self, placing: Placing, first: int, count: int) -> Samples:
        """A clip's wave under its own gain, from a sample on that is on the grid, for whole steps."""
        clip, rate = placing.clip, self._cut.rate
        wave = voice.wave(clip, placing.start, rate, self._reads(placing), first, count)
        level = clip.level
        if (
            level.gain_db.still
            and level.gain_db.keys[0].value == 0.0
            and not (level.pan or level.fade_in or level.fade_out)
        ):
            return wave
        return wave * voice.gain(clip, placing.start, rate, first, count)

    def _reads(self, placing: Placing) -> voice.Read:
        def _read(start: int, count: int) -> Samples:
            medium = placing.medium
            if isinstance(medium, Nested):
                return self._inner(placing, medium).samples(start, count)
            if not isinstance(medium, Movie | Recording):
                return np.zeros((count, 2), np.float32)
            given = self._supply.take(placing)
            if isinstance(given, Problem):
                self.problems[told(given.what, given.path, medium)] = None
                return np.zeros((count, 2), np.float32)
            if not given.reader.facts.sample_count or given.path in self._deaf:
                return np.zeros((count, 2), np.float32)
            try:
                return given.reader.samples(start, count)
            except StudioError as exc:
                self._deaf.add(given.path)
                self.problems[told(exc.what, given.path, medium)] = None
                return np.zeros((count, 2), np.float32)

        return _read

    def _inner(self, placing: Placing, medium: Nested) -> "Sounds":
        lane = (*placing.lane, placing.start)
        inner = self._nested.get(lane)
        if inner is None:
            inner = self._nested[lane] = Sounds(medium.cut, self._supply.inside(lane))
            inner.problems = self.problems
        return inner

    # ------------------------------------------------------------------------------------------ edges

    def _edge(self, place: int, laid: Laid, item: int) -> _Edge:
        """How the cut before item ``item`` is treated: not at all where the wave goes on, or is steep by itself."""
        if self._under is not self:
            return self._under._edge(place, self._under._cut.tracks[place], item)
        found = self._edges.get((place, item))
        if found is None:
            found = self._edges[place, item] = self._judged(laid, item)
        return found

    def _judged(self, laid: Laid, item: int) -> _Edge:
        leaving, coming = laid.placing(item - 1), laid.placing(item)
        if _goes_on(leaving, coming) and _even(leaving) and _even(coming):
            return _Edge()
        at = self._cut.rate.sample(laid.boundary(item))
        left, right = (self._around(placing, at) for placing in (leaving, coming))
        step = np.abs(right[_BEFORE] - left[_BEFORE - 1])
        steep = np.maximum(_steepest(left[: _BEFORE + _AFTER]), _steepest(right[_BEFORE - _AFTER :]))
        if not bool((step > np.maximum(_STEEPER * steep, _FAINT)).any()):
            return _Edge()
        return _Edge(out=leaving is not None, into=coming is not None)

    def _around(self, placing: Placing | None, at: int) -> Samples:
        """float32 (2 * _BEFORE, 2): a clip's wave on both sides of sample ``at``."""
        if placing is None:
            return np.zeros((2 * _BEFORE, 2), np.float32)
        low = (at - _BEFORE) // GRID * GRID
        high = -(-(at + _BEFORE) // GRID) * GRID
        return self._levelled(placing, low, high - low)[at - _BEFORE - low :][: 2 * _BEFORE]

    # ------------------------------------------------------------------------------------------ ducking

    def _ducked(self, track: Track, number: int) -> NDArray[np.float32] | None:
        """float32 (PIECE,): how far a track is lowered under the speech on others; None for not at all."""
        if track.duck_db >= 0.0 or track.role == "dialogue":
            return None
        hops = PIECE // duck.HOP
        behind, ahead = -(-duck.BEHIND // hops), -(-(duck.AHEAD + 1) // hops)
        parts = [self._under.speech(piece) for piece in range(number - behind, number + ahead + 1)]
        spoken = np.concatenate(parts)[behind * hops - duck.BEHIND :][: hops + 1 + duck.BEHIND + duck.AHEAD]
        if not spoken.any():
            return None
        points = duck.envelope(spoken) * max(track.duck_db, voice.SILENT_DB)
        line = np.interp(np.arange(PIECE), np.arange(hops + 1) * duck.HOP, points)
        return np.power(10.0, line / 20.0).astype(np.float32)

    def speech(self, number: int) -> NDArray[np.float64]:
        """How much speech there is in each hop of a piece."""
        kept = self._spoken.get(number)
        if kept is not None:
            return kept
        hops = PIECE // duck.HOP
        spoken = np.zeros(hops)
        if 0 <= number * PIECE < self.count:
            for place, laid in self._cut.sounds:
                heard = self._track(place, laid, number) if laid.track.role == "dialogue" else None
                if heard is not None:
                    spoken = np.maximum(spoken, duck.speech(heard))
        self._spoken[number] = spoken
        while len(self._spoken) > _KEPT:
            self._spoken.popitem(last=False)
        return spoken


def _goes_on(leaving: Placing | None, coming: Placing | None) -> bool:
    """Whether one clip's wave is the other's, continued."""
    if leaving is None or coming is None or leaving.medium != coming.medium or leaving.base != coming.base:
        return False
    one, other = leaving.clip.level, coming.clip.level
    return leaving.end == coming.start and (one.gain_db, one.pan) == (other.gain_db, other.pan)


def _even(placing: Placing | None) -> bool:
    """Whether a clip has no fades."""
    return placing is None or not (placing.clip.level.fade_in or placing.clip.level.fade_out)


def _steepest(wave: Samples) -> NDArray[np.float32]:
    """float32 (2,): the largest step from a sample to the next on each side."""
    return np.abs(np.diff(wave, axis=0)).max(axis=0)
