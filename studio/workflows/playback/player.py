"""The player: keys go in, pictures and sound come out together. Its caller's thread never waits for a movie."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.playback import Loudspeaker, MovieReaders
from studio.workflows.playback.levels import Levels
from studio.workflows.playback.pictures import Picture, PictureFeed, Ready
from studio.workflows.playback.reel import Reel
from studio.workflows.playback.sounds import SoundFeed
from studio.workflows.playback.source import Outline, Problem
from studio.workflows.playback.transport import Run, Transport
from studio.workflows.playback.waveform import Waveform

_SOON = 0.004
"""Seconds until the next look when something is due and has not come."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is to be seen now.

    ``frame``: where the playhead is. ``picture``: uint8 (height, width, 4), blue first, not to be written to; the last
    one there was until a better one exists; None when there is none. ``fresh``: another one than at the last look.
    ``shown``: the frame it belongs to. ``fine``: the movie's own, not its proxy's. ``next_in``: seconds until the next
    look is worth while, None when something must happen first.
    """

    frame: int
    picture: Picture | None
    shown: int
    fresh: bool
    fine: bool
    problem: Problem | None
    next_in: float | None
    beside: Picture | None = None
    """The picture of the reel beside it, at the same moment."""


class Player:
    """All methods belong to one thread, the window's. ``told`` is called from other threads when there is something new
    to look at while nothing plays: a picture, more of the waveform."""

    def __init__(
        self, readers: MovieReaders, loudspeaker: Loudspeaker, told: Callable[[], None] = lambda: None
    ) -> None:
        self._readers, self._told = readers, told
        self._sounds = SoundFeed(readers, loudspeaker)
        self._pictures = PictureFeed(readers, self._tick_now, told)
        self._waveform = Waveform(readers, told)
        self._beside: _Beside | None = None
        self._box = (0, 0)
        self._reel = Reel((), FrameRate(Fraction(24)))
        self._transport = Transport()
        self._run: Run | None = None
        self._number = 0
        self._shown: Ready | None = None
        self._tick = -1
        self.presented = 0
        """Pictures shown since playing last began."""
        self.dropped = 0
        """Pictures that were due since then and never shown."""

    @property
    def reel(self) -> Reel:
        """What is loaded."""
        return self._reel

    @property
    def transport(self) -> Transport:
        """Where the playhead is and what it does; ``frame`` is up to date."""
        return replace(self._transport, frame=self.frame)

    @property
    def frame(self) -> int:
        """Where the playhead is now."""
        if self._run is None:
            return self._transport.frame
        tick = self._tick_now(self._number)
        frame = self._run.frame(tick) if tick is not None else self._transport.frame
        return self._run.last if frame is None else frame

    @property
    def note(self) -> str:
        """Why nothing is heard, in a sentence; empty while all is well."""
        return self._sounds.note

    @property
    def underruns(self) -> int:
        """How often the sound was not made in time."""
        return self._sounds.underruns

    @property
    def volume(self) -> float:
        """0 (mute) to 1."""
        return self._sounds.gain

    @volume.setter
    def volume(self, value: float) -> None:
        self._sounds.gain = min(1.0, max(0.0, value))

    def load(self, reel: Reel, frame: int = 0, *, loop: bool | None = None) -> None:
        """Show another reel, at rest at ``frame``. The last picture stays until the new one is there."""
        keep = self._transport.loop if loop is None else loop
        self._reel = reel
        self._transport = Transport(length=reel.frame_count, loop=keep).seek(frame)
        self._sounds.load(reel)
        self._pictures.forget()
        self._waveform.load(reel)
        if not reel.frame_count:
            self._shown = None
        self._go()

    def change(self, reel: Reel) -> None:
        """Show what is loaded as an edit left it. Playhead and marks stay as far as they fit, and playing goes on."""
        now = self._now()
        self._reel = reel
        fitting = replace(now, length=reel.frame_count).mark(now.mark_in, now.mark_out).seek(now.frame)
        self._transport = fitting if reel.frame_count else fitting.pause()
        self._sounds.load(reel)
        self._pictures.forget()
        self._waveform.load(reel)
        if not reel.frame_count:
            self._shown = None
        self._go()

    def set_beside(self, reel: Reel) -> None:
        """Show another reel beside this one, picture for picture. It should be as long; only one of them is heard."""
        if self._beside is None:
            self._beside = _Beside(self._readers, self._tick_now, self._told)
            self._beside.pictures.fit(self._box)
        self._beside.load(reel)
        self._go()

    def hear(self, beside: bool) -> None:
        """Whose sound is heard: that of the reel beside it, or its own."""
        if self._beside is not None:
            self._sounds.swap(self._beside.reel if beside else self._reel)

    def play(self) -> None:
        """Go, at normal speed."""
        self._set(self._now().play())

    def pause(self) -> None:
        """Rest on the picture that is shown."""
        self._set(self._now().pause())

    def toggle(self) -> None:
        """Space."""
        self._set(self._now().toggle())

    def shuttle(self, direction: int) -> None:
        """J (-1) and L (+1)."""
        ahead = self._transport.playing
        self._set(self._now(ahead=ahead).shuttle(direction))

    def step(self, frames: int) -> None:
        """Rest, some frames on or back, with a moment of their sound."""
        self._set(self._now().step(frames))
        self._sounds.touch(self._transport.frame)

    def seek(self, frame: int) -> None:
        """Put the playhead on a frame; it goes on from there if it moves."""
        self._set(self._now().seek(frame))

    def scrub(self, frame: int) -> None:
        """Drag the playhead: rest on a frame and hear a moment of it."""
        before = self._transport
        self._set(self._now().pause().seek(frame))
        if self._transport.frame != before.frame or before.playing:
            self._sounds.touch(self._transport.frame)

    def to_cut(self, direction: int) -> None:
        """To the beginning of the next clip (+1) or of this or the one before (-1)."""
        frame = self.frame
        self.seek(self._reel.cut_after(frame) if direction > 0 else self._reel.cut_before(frame))

    def set_loop(self, loop: bool) -> None:
        """Whether it goes round and round in the marked stretch, or in the whole."""
        self._mark(replace(self._now(), loop=loop))

    def set_in(self) -> None:
        """The stretch begins at the playhead."""
        self._mark(self._now().set_in())

    def set_out(self) -> None:
        """The stretch ends with the frame at the playhead."""
        self._mark(self._now().set_out())

    def mark(self, first: int | None, last: int | None) -> None:
        """Set or clear the marks."""
        self._mark(self._now().mark(first, last))

    def fit(self, width: int, height: int) -> None:
        """Pictures will be drawn in a box of this many device pixels."""
        self._box = (width, height)
        self._pictures.fit(self._box)
        if self._beside is not None:
            self._beside.pictures.fit(self._box)
        if self._run is None and self._reel.frame_count:
            self._go()

    def look(self) -> Look:
        """What is to be seen now. Quick; to be asked again after ``next_in`` seconds while it plays."""
        before, beside = self._shown, self._beside
        next_in = self._follow() if self._run is not None else self._rest()
        shown = self._shown
        changed = beside is not None and beside.look(self._number, self._tick if self._run is not None else 0)
        return Look(
            frame=self.frame,
            picture=shown.picture if shown else None,
            shown=shown.frame if shown else -1,
            fresh=shown is not before or changed,
            fine=shown.fine if shown else False,
            problem=shown.problem if shown else None,
            next_in=next_in,
            beside=beside.picture if beside is not None else None,
        )

    def levels(self) -> Levels:
        """How loud it is now."""
        return self._sounds.levels()

    def outline(self, *, beside: bool = False) -> Outline:
        """The outline of the reel's sound as far as it is known: uint8, 100 a second. Or that of the one beside it."""
        if beside:
            return self._beside.waveform.outline() if self._beside is not None else np.zeros(0, np.uint8)
        return self._waveform.outline()

    @property
    def outline_changes(self) -> int:
        """Grows whenever an outline would be another than before."""
        return self._waveform.changes + (self._beside.waveform.changes if self._beside is not None else 0)

    def close(self) -> None:
        """Stop everything; all threads have ended when it returns."""
        self._pictures.close()
        self._sounds.close()
        self._waveform.close()
        if self._beside is not None:
            self._beside.close()

    def _follow(self) -> float | None:
        """While it plays: the picture that belongs to what is heard."""
        run = self._run
        assert run is not None
        now = self._sounds.position()
        if now is None or now[0] != self._number:
            return _SOON
        rate = self._reel.rate
        tick = rate.frame(int(now[1]))
        if run.ticks is not None and tick >= run.ticks:
            self._take(run.ticks - 1)
            self._set(replace(self._transport, frame=run.last, speed=0))
            return self._rest()
        self._take(tick)
        if self._tick < tick:
            return _SOON
        return max(0.001, (rate.sample(self._tick + 1) - now[1]) / SAMPLE_RATE)

    def _take(self, tick: int) -> None:
        """Show the newest picture that is due; those before it that nobody saw are dropped."""
        ready = self._pictures.until(self._number, tick)
        if ready:
            self.dropped += max(0, ready[-1].tick - self._tick - 1)
            self.presented += 1
            self._tick, self._shown = ready[-1].tick, ready[-1]

    def _rest(self) -> float | None:
        ready = self._pictures.until(self._number, 0)
        if ready:
            self._shown = ready[-1]
        return None

    def _now(self, *, ahead: bool = False) -> Transport:
        """The transport with the frame that is shown; with ``ahead``, the one that will be heard once the device has
        played out what it holds."""
        run, tick = self._run, self._tick_now(self._number)
        if run is None:
            return self._transport
        if tick is None:
            return self._transport
        if ahead:
            tick += self._reel.rate.frame(self._sounds.latency)
        frame = run.frame(tick)
        return replace(self._transport, frame=run.last if frame is None else frame)

    def _set(self, transport: Transport) -> None:
        changed = transport != self._transport or self._run is not None
        self._transport = transport
        if changed:
            self._go()

    def _mark(self, transport: Transport) -> None:
        """New marks; a run goes on, in the new stretch if it is a loop."""
        again = self._run is not None and (transport.loop or self._transport.loop)
        if self._run is not None and not again:
            transport = replace(transport, frame=self._transport.frame)
        elif self._run is not None:
            transport = transport.play(transport.speed)
        self._transport = transport
        if again:
            self._go()

    def _go(self) -> None:
        """Have both threads do what the transport says."""
        self._number += 1
        self._run = self._transport.run()
        self._sounds.start(self._number, self._run)
        self._tick = -1
        if self._run is not None:
            self.presented = self.dropped = 0
            self._pictures.play(self._number, self._reel, self._run)
        elif self._reel.frame_count:
            self._pictures.rest(self._number, self._reel, self._transport.frame)
        if self._beside is not None:
            self._beside.go(self._number, self._run, self._transport.frame)

    def _tick_now(self, number: int) -> int | None:
        now = self._sounds.position()
        if now is None or now[0] != number:
            return None
        return self._reel.rate.frame(int(now[1]))


class _Beside:
    """A reel that is seen at the same moments as the player's own."""

    def __init__(self, readers: MovieReaders, tick_now: Callable[[int], int | None], told: Callable[[], None]) -> None:
        self.pictures = PictureFeed(readers, tick_now, told)
        self.waveform = Waveform(readers, told)
        self.reel = Reel((), FrameRate(Fraction(24)))
        self.picture: Picture | None = None

    def load(self, reel: Reel) -> None:
        """Another one; the last picture stays until the first of it is there."""
        self.reel = reel
        self.pictures.forget()
        self.waveform.load(reel)

    def go(self, number: int, run: Run | None, frame: int) -> None:
        """What the player does, do too."""
        if not self.reel.frame_count:
            self.picture = None
        elif run is not None:
            self.pictures.play(number, self.reel, replace(run, end=min(run.end, self.reel.frame_count)))
        else:
            self.pictures.rest(number, self.reel, min(frame, self.reel.frame_count - 1))

    def look(self, number: int, tick: int) -> bool:
        """Take up the picture that belongs to this tick; whether it is another one than before."""
        ready = self.pictures.until(number, tick)
        if ready:
            self.picture = ready[-1].picture
        return bool(ready)

    def close(self) -> None:
        """End its threads."""
        self.pictures.close()
        self.waveform.close()
