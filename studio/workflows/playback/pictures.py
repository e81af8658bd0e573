"""A thread that keeps pictures waiting for the sound, or one picture exact for a playhead at rest."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.ports.playback import MovieReader, MovieReaders
from studio.workflows.playback.reel import Clip, Reel
from studio.workflows.playback.shelf import Shelf
from studio.workflows.playback.source import Problem, Source, Telling
from studio.workflows.playback.transport import Run

Picture = NDArray[np.uint8]

_AHEAD = 12
"""Pictures that wait, half a second at 24 a second."""

_RELIEF = 120
"""Ticks for which proxies are shown after the movie itself could not be decoded in time: five seconds."""

_NEAR = 4
"""A movie itself is shown, not its proxy, when at most this many pictures must be decoded for it."""

_CATCH_UP = 12
"""How far ahead of the playhead a movie is decoded to take over from its proxy."""

_SETTLED = 0.12
"""Seconds a playhead rests on a proxy's picture before the movie's own is looked for."""

_SLICE = 2
"""Pictures decoded between two looks at whether something else is wanted: 10 ms at 1280x720 on a slow machine."""

_KEPT_BYTES = 48_000_000
"""Of pictures ready to be drawn, around a playhead at rest."""


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A picture for tick ``tick`` of run or rest ``number``. ``fine``: the movie's own, not its proxy's."""

    number: int
    tick: int
    frame: int
    picture: Picture | None
    fine: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """What is wanted: a run, or the frame ``rest``."""

    number: int
    reel: Reel
    run: Run | None
    rest: int


class PictureFeed:
    """``tick_now`` tells which tick of a run is being heard; ``told`` is called, from this thread, when a picture for a
    playhead at rest is there."""

    def __init__(self, readers: MovieReaders, tick_now: Callable[[int], int | None], told: Callable[[], None]) -> None:
        self._shelf, self._tick_now, self._told = Shelf(readers), tick_now, told
        self._change = threading.Condition()
        self._wish: _Wish | None = None
        self._box: tuple[int, int] | None = None
        self._queue: deque[Ready] = deque()
        self._forget = self._closed = False
        self._kept: OrderedDict[tuple[Path | Source, int, tuple[int, int]], Picture] = OrderedDict()
        self._bytes = 0
        self._thread = threading.Thread(target=self._work, name="player-pictures", daemon=True)
        self._thread.start()

    def play(self, number: int, reel: Reel, run: Run) -> None:
        """Make the pictures of this run, from its beginning."""
        self._want(_Wish(number, reel, run, 0))

    def rest(self, number: int, reel: Reel, frame: int) -> None:
        """Make this one."""
        self._want(_Wish(number, reel, None, frame))

    def fit(self, box: tuple[int, int]) -> None:
        """Make pictures no larger than this (width, height); what waits is still good."""
        with self._change:
            self._box = box

    def forget(self) -> None:
        """Try again what failed."""
        with self._change:
            self._forget = True

    def until(self, number: int, tick: int) -> list[Ready]:
        """Take what was made for this run or rest up to this tick, in order."""
        found: list[Ready] = []
        with self._change:
            while self._queue and (self._queue[0].number != number or self._queue[0].tick <= tick):
                ready = self._queue.popleft()
                if ready.number == number:
                    found.append(ready)
            if found:
                self._change.notify()
        return found

    def close(self) -> None:
        """Let go of the files and wait for the thread."""
        with self._change:
            self._closed = True
            self._change.notify()
        self._thread.join()

    def _want(self, wish: _Wish) -> None:
        with self._change:
            self._wish = wish
            self._queue.clear()
            self._change.notify()

    def _work(self) -> None:
        done: _Wish | None = None
        try:
            while not self._closed:
                with self._change:
                    while not self._closed and (self._wish is None or self._wish is done):
                        self._change.wait()
                    wish = self._wish
                    if self._forget:
                        self._forget = False
                        self._shelf.forget()
                        self._kept.clear()
                        self._bytes = 0
                if wish is not None and not self._closed:
                    self._fulfil(wish)
                    done = wish
        finally:
            self._shelf.close()

    def _fulfil(self, wish: _Wish) -> None:
        if wish.run is None:
            self._be_still(wish)
        else:
            self._go(wish, wish.run)

    def _dropped(self, wish: _Wish) -> bool:
        """Whether something else is wanted by now."""
        return self._closed or self._wish is not wish

    def _be_still(self, wish: _Wish) -> None:
        clip, local = _place(wish)
        if clip.movie is not None and clip.proxy is not None:
            reader = self._shelf.take(clip.movie)
            near = not isinstance(reader, Problem) and _distance(reader, local) <= _NEAR
            if not near:
                self._offer(wish, 0, wish.rest, light=True)
                self._told()
                with self._change:
                    self._change.wait_for(lambda: self._dropped(wish), _SETTLED)
        if not self._dropped(wish) and self._offer(wish, 0, wish.rest, light=False):
            self._told()
            reader = self._shelf.take(clip.movie) if isinstance(clip.movie, Source) else None
            while isinstance(reader, Telling) and not self._dropped(wish) and not reader.prepare(local, _SLICE):
                pass

    def _go(self, wish: _Wish, run: Run) -> None:
        tick = relieved = 0
        while not self._dropped(wish):
            if len(self._queue) >= _AHEAD:
                if not (tick >= relieved and self._catch_up(wish, run, tick)) and not self._prepare(wish, run, tick):
                    with self._change:
                        if len(self._queue) >= _AHEAD and not self._dropped(wish):
                            self._change.wait(0.25)
                continue
            now = self._tick_now(wish.number) or 0
            if now > tick:
                tick, relieved = now, now + _RELIEF
            frame = run.frame(tick)
            if frame is None:
                return
            light = tick < relieved or self._light(wish, run, frame)
            if not self._offer(wish, tick, frame, light=light):
                return
            tick += 1

    def _light(self, wish: _Wish, run: Run, frame: int) -> bool:
        """Whether the proxy is to be shown: the movie itself cannot be there in time."""
        number, local = wish.reel.at(frame)
        clip = wish.reel.clips[number]
        if clip.proxy is None or clip.movie is None:
            return clip.proxy is not None
        if not 0 < run.speed <= 2:
            return True
        reader = self._shelf.take(clip.movie)
        return isinstance(reader, Problem) or _distance(reader, local) > _NEAR

    def _catch_up(self, wish: _Wish, run: Run, tick: int) -> bool:
        """Decode a movie a little way towards the place where it takes over from its proxy; False when there is
        nothing to catch up with."""
        here, there = run.frame(tick), run.frame(tick + _CATCH_UP)
        if here is None or there is None or not self._light(wish, run, here):
            return False
        number, _ = wish.reel.at(here)
        other, local = wish.reel.at(there)
        movie = wish.reel.clips[number].movie
        if number != other or movie is None or not 0 < run.speed <= 2:
            return False
        reader = self._shelf.take(movie)
        if isinstance(reader, Problem) or local >= reader.facts.frame_count:
            return False
        try:
            return not reader.reach(local, _SLICE)
        except StudioError as exc:
            self._shelf.blame(movie, exc)
            return False

    def _prepare(self, wish: _Wish, run: Run, tick: int) -> bool:
        """Decode a little of what comes next in a sequence; False when there is nothing to do."""
        frame = run.frame(tick)
        if frame is None or not 0 < run.speed <= 2:
            return False
        number, local = wish.reel.at(frame)
        clip = wish.reel.clips[number]
        path = clip.movie if isinstance(clip.movie, Source) else None
        reader = self._shelf.take(path) if path is not None else None
        return isinstance(reader, Telling) and not reader.prepare(local, _SLICE)

    def _offer(self, wish: _Wish, tick: int, frame: int, *, light: bool) -> bool:
        """Make a picture and let it wait; False when it is not wanted any more."""
        ready = self._make(wish, tick, frame, light)
        if ready is None:
            return False
        with self._change:
            if self._dropped(wish):
                return False
            self._queue.append(ready)
        return True

    def _make(self, wish: _Wish, tick: int, frame: int, light: bool) -> Ready | None:
        number, local = wish.reel.at(frame)
        clip = wish.reel.clips[number]
        problem: Problem | None = None
        for path in (clip.proxy, clip.movie) if light else (clip.movie, clip.proxy):
            if path is None:
                continue
            reader = self._shelf.take(path)
            if isinstance(reader, Problem):
                problem = problem if path == clip.proxy else reader
                continue
            if not reader.facts.frame_count:
                place = path if isinstance(path, Path) else Path(path.name)
                problem = Problem(path=place, what=f"{place.name} holds no pictures.", todo="Choose a movie.")
                continue
            try:
                picture = self._picture(wish, path, reader, min(local, reader.facts.frame_count - 1))
            except StudioError as exc:
                problem = self._shelf.blame(path, exc)
                continue
            if picture is None:
                return None
            fine = path == clip.movie
            if isinstance(reader, Telling):
                problem = reader.problem(local)
            elif fine and isinstance(path, Path) and local >= reader.facts.frame_count:
                problem = _short(path, reader.facts.frame_count, clip.frame_count)
            return Ready(wish.number, tick, frame, picture, fine, problem)
        return Ready(wish.number, tick, frame, None, True, problem)

    def _picture(self, wish: _Wish, path: Path | Source, reader: MovieReader, local: int) -> Picture | None:
        """The picture in the size it will be drawn in; None when it is not wanted any more."""
        size = fitted(reader.facts.size, self._box)
        key = (path, local, size)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        while not reader.reach(local, _SLICE):
            if self._dropped(wish):
                return None
        picture = reader.picture(local, None if size == reader.facts.size else size)
        self._kept[key] = picture
        self._bytes += picture.nbytes
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes
        return picture


def fitted(size: tuple[int, int], box: tuple[int, int] | None) -> tuple[int, int]:
    """(width, height) scaled down to fit into the box, never up: enlarging is left to whoever draws."""
    if box is None or box[0] <= 0 or box[1] <= 0:
        return size
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(2, round(size[0] * scale)), max(2, round(size[1] * scale))


def _place(wish: _Wish) -> tuple[Clip, int]:
    number, local = wish.reel.at(wish.rest)
    return wish.reel.clips[number], local


def _distance(reader: MovieReader, local: int) -> int:
    return reader.distance(min(local, reader.facts.frame_count - 1))


def _short(path: Path, has: int, should: int) -> Problem:
    return Problem(
        path=path,
        what=f"{path.name} ends after {has} of its {should} pictures: it is damaged.",
        todo="Render the take again.",
    )
