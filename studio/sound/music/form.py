"""The form of a piece in time: where its bars lie, how it closes, and how it meets cuts.

Bars follow each other in a strict tempo, from the piece's first sample on. A cut that is to be met begins a new bar,
and shortens the one before it. A piece that has to end is led home in its last bars, and its last chord falls on a beat
that leaves it time to ring out: no tempo is bent, and what was heard before the last shot stays as it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from studio.core.time import SAMPLE_RATE
from studio.sound.music.score import Piece

Role = Literal["on", "leave", "lead", "close"]
"""A bar that goes on; one that turns towards the dominant; the dominant; the last chord."""

LEAST_RING, MOST_RING = 1.7, 4.2
"""Seconds that the last chord has, from its stroke to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBar:
    """A bar that begins at ``sample`` of the piece and lasts ``beats``: its piece's, or what a cut or the end leaves.

    ``met`` tells that it begins on a cut.
    """

    number: int
    sample: float
    beats: float
    role: Role = "on"
    met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """``cuts`` are the samples at which a bar has to begin; ``end`` the sample at which the piece is over, None if it
    goes on; what lies before ``settled`` has been heard already, and does not change for the end's sake."""

    piece: Piece
    cuts: tuple[int, ...] = ()
    end: int | None = None
    settled: int = 0

    @property
    def beat(self) -> float:
        """Samples of a beat."""
        return 60.0 * SAMPLE_RATE / self.piece.tempo

    def bars(self, start: float, stop: float) -> Iterator[PlacedBar]:
        """The bars that sound between two samples of the piece."""
        for bar in self._all(stop):
            if bar.sample + bar.beats * self.beat > start and bar.sample < stop:
                yield bar

    @property
    def landing(self) -> float | None:
        """The sample of the last chord; None if the piece goes on."""
        if self.end is None:
            return None
        last = self.end - LEAST_RING * SAMPLE_RATE
        first = max(float(self.settled), self.end - MOST_RING * SAMPLE_RATE)
        if last <= self.settled:
            # No time to come home: the chord falls on the cut itself, or where the piece begins.
            return float(self.settled)
        anchor = self._anchor(last)
        beats = int((last - anchor) / self.beat)
        # On the first beat of a bar if one lies there, else on its third, else on any.
        for whole in (self.piece.beats, 2, 1):
            sample = anchor + beats // whole * whole * self.beat
            if sample >= first:
                return sample
        return anchor + beats * self.beat if anchor + beats * self.beat >= self.settled else float(self.settled)

    def held_until(self, sample: float) -> float:
        """Where everything ends that is held from ``sample`` on: the next cut that is met, or the last chord."""
        landing = self.landing
        stops = [float(cut) for cut in self.cuts if cut > sample + 1.0]
        if landing is not None and self.settled - 1.0 <= sample < landing - 1.0:
            stops.append(landing)
        return min(stops, default=float("inf"))

    def _anchor(self, before: float) -> float:
        """The last sample at which counting began anew."""
        return float(max((cut for cut in self.cuts if cut <= before), default=0))

    def _all(self, stop: float) -> Iterator[PlacedBar]:
        landing = self.landing
        sample, number, met = 0.0, 0, False
        later = sorted({float(cut) for cut in self.cuts if cut > 0})
        while sample < stop:
            ends = sample + self.piece.beats * self.beat
            limits = [cut for cut in later if sample < cut < ends - 1.0]
            if landing is not None and sample < landing < ends - 1.0:
                limits.append(landing)
            next_sample = min([ends, *limits])
            beats = (next_sample - sample) / self.beat
            if landing is not None and sample >= landing - 1.0:
                rest = (self.end or 0) - sample
                yield PlacedBar(number=number, sample=sample, beats=rest / self.beat, role="close", met=met)
                return
            yield PlacedBar(number=number, sample=sample, beats=beats, role=self._role(sample, landing), met=met)
            met = next_sample in later
            # What is laid over two bars begins on an even one.
            sample, number = next_sample, number + (2 if met and number % 2 == 0 else 1)

    def _role(self, sample: float, landing: float | None) -> Role:
        if landing is None or sample < self.settled - 1.0:
            return "on"
        left = (landing - sample) / self.beat
        if left <= self.piece.beats + 0.01:
            return "lead"
        return "leave" if left <= 2 * self.piece.beats + 0.01 else "on"
