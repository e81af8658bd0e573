"""A thread that keeps sound waiting for the device, and the answer to the question what is being heard now."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.ports.playback import Loudspeaker, MovieReaders, SoundOut
from studio.workflows.playback.levels import HOP, SILENCE, Ear, Levels
from studio.workflows.playback.reel import Clip, Reel
from studio.workflows.playback.shelf import Shelf
from studio.workflows.playback.source import Problem
from studio.workflows.playback.transport import Run

Samples = NDArray[np.float32]

_PIECE = 2_400
"""Samples made at a time, 50 ms."""

_LEAD = 12_000
"""Samples that wait for the device, 250 ms."""

_GRAIN = 3_840
"""Samples of sound under the scrubbing hand, 80 ms."""

_EDGE = 240
"""Samples over which a grain comes and goes, and what stops fades, 5 ms."""

_IDLE = 30.0
"""Seconds of rest after which the device is let go."""

_GRAINS = -1
"""The run of sounds that belong to none."""


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    run: int
    at: int
    samples: Samples


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From stream sample ``heard`` on, what is heard is sample ``at`` of the run; ``moving`` False: it waits there."""

    heard: int
    run: int
    at: int
    moving: bool


class SoundFeed:
    """Sound of a run, on its way. All is asked from the player's thread; ``_fill`` comes from the device."""

    def __init__(self, readers: MovieReaders, loudspeaker: Loudspeaker) -> None:
        self._shelf, self._loudspeaker = Shelf(readers), loudspeaker
        self._change = threading.Condition()
        self._reel: Reel | None = None
        self._run: Run | None = None
        self._id = self._at = 0
        self._grain: int | None = None
        self._forget = self._closed = False
        self._out: SoundOut | None = None
        self._rested = time.monotonic()
        self._ear = Ear()
        self._queue: deque[_Block] = deque()
        self._anchors: deque[_Anchor] = deque(maxlen=256)
        self._levels: deque[tuple[int, int, Levels]] = deque(maxlen=128)
        self._filled = 0
        self._last = np.zeros(2, np.float32)
        self.gain = 1.0
        """Factor on everything, 0 to mute."""
        self.underruns = 0
        """How often the device asked while a run was on and nothing had been made."""
        self._thread = threading.Thread(target=self._work, name="player-sound", daemon=True)
        self._thread.start()

    def load(self, reel: Reel) -> None:
        """Another reel; what failed before is tried again."""
        with self._change:
            self._reel, self._run, self._grain, self._forget = reel, None, None, True
            self._queue.clear()
            self._change.notify()

    def start(self, number: int, run: Run | None) -> None:
        """Play this run from its beginning, under this number (0 and more); None: be silent."""
        with self._change:
            self._id, self._run, self._at, self._grain = number, run, 0, None
            self._queue.clear()
            self._change.notify()

    def swap(self, reel: Reel) -> None:
        """Go on with the sound of another reel from the same place; heard as soon as the device has played what it
        holds."""
        with self._change:
            self._reel = reel
            if self._queue and self._queue[0].run == self._id:
                self._at = self._queue[0].at
                self._queue.clear()
            self._change.notify()

    def touch(self, frame: int) -> None:
        """Let a moment of sound at this frame be heard, at rest."""
        with self._change:
            if self._run is None:
                self._grain = frame
                self._change.notify()

    def position(self) -> tuple[int, float] | None:
        """The run that is heard, and which of its samples; None when nothing that belongs to one is."""
        out = self._out
        if out is None:
            return None
        clock = out.clock()
        with self._change:
            for anchor in reversed(self._anchors):
                if anchor.heard <= clock:
                    if anchor.run == _GRAINS:
                        return None
                    return anchor.run, anchor.at + (clock - anchor.heard if anchor.moving else 0.0)
        return None

    def levels(self) -> Levels:
        """Of what is heard now."""
        now = self.position()
        if now is None or self._run is None:
            return SILENCE
        with self._change:
            for run, at, levels in reversed(self._levels):
                if run == now[0] and at <= now[1]:
                    return levels if now[1] - at < 4 * HOP else SILENCE
        return SILENCE

    @property
    def latency(self) -> int:
        """Samples between being made and being heard, about; 0 when no device is open."""
        out = self._out
        return out.latency if out is not None else 0

    @property
    def note(self) -> str:
        """Why nothing is heard, in a sentence; empty while all is well or nothing has been played yet."""
        out = self._out
        return out.note if out is not None else ""

    def close(self) -> None:
        """Stop, let go of the device and of the files, and wait for the thread."""
        with self._change:
            self._closed = True
            self._queue.clear()
            self._change.notify()
        self._thread.join()

    def _work(self) -> None:
        try:
            while self._step():
                pass
        finally:
            self._let_go()
            self._shelf.close()

    def _step(self) -> bool:
        with self._change:
            if self._closed:
                return False
            reel, run, number, at, grain = self._reel, self._run, self._id, self._at, self._grain
            waiting = sum(len(block.samples) for block in self._queue)
            if self._forget:
                self._forget = False
                self._shelf.forget()
            if reel is None or (run is None and grain is None):
                self._change.wait(1.0)
            elif run is not None and waiting >= _LEAD:
                self._change.wait(0.02)
                return True
        if reel is None or (run is None and grain is None):
            if self._out is not None and time.monotonic() - self._rested > _IDLE:
                self._let_go()
            return True
        self._rested = time.monotonic()
        if run is not None:
            light = run.speed != 1
            samples = heard(lambda start, count: self._read(reel, start, count, light), run, reel.rate, at, _PIECE)
            self._add(_Block(number, at, samples), number)
        elif grain is not None:
            self._sprinkle(reel, grain)
        if self._out is None:
            self._out = self._loudspeaker.open(self._fill)
        return True

    def _add(self, block: _Block, number: int) -> None:
        readings = self._ear.hear(block.samples)
        with self._change:
            if self._run is None or self._id != number:
                return
            self._queue.append(block)
            self._at += len(block.samples)
            self._levels.extend((number, block.at + HOP * place, level) for place, level in enumerate(readings))

    def _sprinkle(self, reel: Reel, frame: int) -> None:
        samples = self._read(reel, reel.rate.sample(frame), _GRAIN, True)
        ramp = np.linspace(0.0, 1.0, _EDGE, dtype=np.float32)[:, None]
        samples[:_EDGE] *= ramp
        samples[-_EDGE:] *= ramp[::-1]
        with self._change:
            if self._grain == frame:
                self._grain = None
            if self._run is None:
                self._queue.clear()
                self._queue.append(_Block(_GRAINS, 0, samples))

    def _read(self, reel: Reel, start: int, count: int, light: bool) -> Samples:
        """float32 (count, 2) of the reel from its sample ``start``; silence beyond both ends and where it fails.
        ``light``: from proxies where there are any."""
        out = np.zeros((count, 2), np.float32)
        rate, end = reel.rate, start + count
        if not reel.frame_count or end <= 0 or start >= rate.sample(reel.frame_count):
            return out
        number, _ = reel.at(min(max(0, rate.frame(max(0, start))), reel.frame_count - 1))
        while number < len(reel.clips):
            clip = reel.clips[number]
            begins, ends = rate.sample(reel.start(number)), rate.sample(reel.start(number) + clip.frame_count)
            if begins >= end:
                break
            low, high = max(start, begins), min(end, ends)
            if low < high:
                out[low - start : high - start] = self._of_clip(clip, low - begins, high - low, light)
            number += 1
        return out

    def _of_clip(self, clip: Clip, start: int, count: int, light: bool) -> Samples:
        for path in (clip.proxy, clip.movie) if light else (clip.movie, clip.proxy):
            if path is None:
                continue
            reader = self._shelf.take(path)
            if isinstance(reader, Problem):
                continue
            try:
                return reader.samples(start, count)
            except StudioError as exc:
                self._shelf.blame(path, exc)
        return np.zeros((count, 2), np.float32)

    def _let_go(self) -> None:
        out, self._out = self._out, None
        if out is not None:
            out.close()
        with self._change:
            self._anchors.clear()
            self._filled = 0

    def _fill(self, out: Samples) -> None:
        """The device's thread asks. Takes what waits; what is missing is silence, and the run waits with it."""
        with self._change:
            done, count = 0, len(out)
            while done < count and self._queue:
                block = self._queue.popleft()
                part = block.samples[: count - done]
                out[done : done + len(part)] = part
                self._anchors.append(_Anchor(self._filled + done, block.run, block.at, True))
                if len(part) < len(block.samples):
                    rest = _Block(block.run, block.at + len(part), block.samples[len(part) :])
                    self._queue.appendleft(rest)
                done += len(part)
            if done < count:
                self._run_dry(out, done)
            self._filled += count
            self._last[:] = out[-1]
        if self.gain != 1.0:
            out *= np.float32(self.gain)

    def _run_dry(self, out: Samples, done: int) -> None:
        before = out[done - 1] if done else self._last
        fade = np.linspace(1.0, 0.0, min(_EDGE, len(out) - done), dtype=np.float32)[:, None]
        out[done:] = 0.0
        out[done : done + len(fade)] = fade * before
        if self._anchors and self._anchors[-1].moving:
            last = self._anchors[-1]
            at = last.at + self._filled + done - last.heard
            self._anchors.append(_Anchor(self._filled + done, last.run, at, False))
            if self._run is not None and last.run == self._id:
                self.underruns += 1


def heard(read: Callable[[int, int], Samples], run: Run, rate: FrameRate, at: int, count: int) -> Samples:
    """float32 (count, 2): samples ``at`` to ``at + count`` of a run, as they sound.

    At other speeds pitch follows: each sample is the mean of those it stands for. Backwards it is turned round.
    ``read(start, count)`` gives the reel's own sound.
    """
    factor = abs(run.speed)
    length = count * factor
    if run.speed > 0:
        source = _wrapped(read, run, rate, rate.sample(run.origin) + factor * at, length)
    else:
        source = _wrapped(read, run, rate, rate.sample(run.origin + 1) - factor * at - length, length)[::-1]
    if factor == 1:
        return source
    return source.reshape(count, factor, 2).mean(axis=1, dtype=np.float32)


def _wrapped(read: Callable[[int, int], Samples], run: Run, rate: FrameRate, start: int, count: int) -> Samples:
    """The reel's sound from ``start``, going round in the loop if there is one, silent outside the run if not."""
    first, end = rate.sample(run.first), rate.sample(run.end)
    out = np.zeros((count, 2), np.float32)
    done = 0
    while done < count:
        place = start + done
        if run.loop:
            place = first + (place - first) % (end - first)
        elif place < first:
            done += min(count - done, first - place)
            continue
        elif place >= end:
            break
        size = min(count - done, end - place)
        out[done : done + size] = read(place, size)
        done += size
    return out
