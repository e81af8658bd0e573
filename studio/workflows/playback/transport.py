"""The playhead: where it is, how fast it goes, which stretch it keeps to. Pure; every key makes the next one."""

from dataclasses import dataclass, replace

SPEEDS = (1, 2, 4, 8)
"""How many times as fast the shuttle can go, each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One stretch of playing without a change: at tick ``k`` (a frame's time apart) frame ``frame(k)`` is shown.

    Plays ``first`` <= frame < ``end``, round and round if ``loop``.
    """

    origin: int
    speed: int
    first: int
    end: int
    loop: bool

    def frame(self, tick: int) -> int | None:
        """The frame at this tick; None when the run is over by then.

        ::

            origin 5, speed  2, 0..8, loop:      5 7 1 3 5 …
            origin 5, speed -2, 0..8, no loop:   5 3 1 None …
        """
        frame = self.origin + self.speed * tick
        if self.loop:
            return self.first + (frame - self.first) % (self.end - self.first)
        return frame if self.first <= frame < self.end else None

    @property
    def ticks(self) -> int | None:
        """How many ticks it lasts; None for ever."""
        if self.loop:
            return None
        room = self.end - self.origin if self.speed > 0 else self.origin - self.first + 1
        return max(0, -(-room // abs(self.speed)))

    @property
    def last(self) -> int:
        """Where the playhead rests when it is over."""
        return self.end - 1 if self.speed > 0 else self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """``length`` in frames. ``frame`` is where it rests, or where it was when the present run began. ``speed`` is 0 at
    rest, negative backwards. ``mark_in`` and ``mark_out`` are the first and the last frame of the chosen stretch."""

    length: int = 0
    frame: int = 0
    speed: int = 0
    loop: bool = False
    mark_in: int | None = None
    mark_out: int | None = None

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return self.speed != 0

    @property
    def stretch(self) -> tuple[int, int]:
        """The marked stretch as (first, end), the whole where there are no marks."""
        first = self.mark_in if self.mark_in is not None else 0
        end = self.mark_out + 1 if self.mark_out is not None else self.length
        return first, max(first + 1, end)

    def run(self) -> Run | None:
        """What is to be played from here; None at rest."""
        if not self.playing or not self.length:
            return None
        first, end = self.stretch if self.loop else (0, self.length)
        return Run(origin=self.frame, speed=self.speed, first=first, end=end, loop=self.loop)

    def play(self, speed: int = 1) -> "Transport":
        """Go; from the beginning if there is nothing left to play that way, from the stretch if it is looped."""
        if not self.length:
            return self
        frame = self.frame
        first, end = self.stretch if self.loop else (0, self.length)
        if not first <= frame < end or (not self.loop and speed > 0 and frame == end - 1):
            frame = first
        elif not self.loop and speed < 0 and frame == first:
            frame = end - 1
        return replace(self, frame=frame, speed=speed)

    def pause(self) -> "Transport":
        """Rest."""
        return replace(self, speed=0)

    def toggle(self) -> "Transport":
        """Rest when it moves, go when it rests."""
        return self.pause() if self.playing else self.play()

    def shuttle(self, direction: int) -> "Transport":
        """J (-1) or L (+1): go that way; twice as fast when it does already; slower when it goes the other way.

        ::

            L:   rest -> 1 -> 2 -> 4 -> 8     -4 -> -2 -> -1 -> 1
        """
        ladder = (*(-speed for speed in reversed(SPEEDS)), *SPEEDS)
        if not self.playing:
            return self.play(direction)
        place = ladder.index(self.speed) + direction
        return replace(self, speed=ladder[min(max(place, 0), len(ladder) - 1)])

    def seek(self, frame: int) -> "Transport":
        """Put the playhead on a frame; it goes on from there if it moves."""
        return replace(self, frame=min(max(frame, 0), max(0, self.length - 1)))

    def step(self, frames: int) -> "Transport":
        """Rest, and go some frames on or back."""
        return self.pause().seek(self.frame + frames)

    def set_in(self) -> "Transport":
        """The stretch begins here; an out before it goes away."""
        out = self.mark_out if self.mark_out is not None and self.mark_out >= self.frame else None
        return replace(self, mark_in=self.frame, mark_out=out)

    def set_out(self) -> "Transport":
        """The stretch ends with this frame; an in after it goes away."""
        into = self.mark_in if self.mark_in is not None and self.mark_in <= self.frame else None
        return replace(self, mark_out=self.frame, mark_in=into)

    def mark(self, first: int | None, last: int | None) -> "Transport":
        """Set or clear both marks; kept inside the length and in order."""
        top = max(0, self.length - 1)
        into = None if first is None else min(max(first, 0), top)
        out = None if last is None else min(max(last, into or 0), top)
        return replace(self, mark_in=into, mark_out=out)
