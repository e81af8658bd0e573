"""Picture and sound together, with time turned by hand."""

import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.time import FrameRate
from studio.workflows.playback import Clip, Look, Player, Reel
from tests.fakes.playing import BLOCK, FakeLoudspeaker, FakeReaders

RATE = FrameRate(Fraction(24))
DELAY = 2
A, B, C, LIGHT = Path("a.mp4"), Path("b.mp4"), Path("c.mp4"), Path("a.proxy")
FRAME = 2_000
"""Samples of a frame at 24 a second."""


class Bench:
    """A player between fakes."""

    def __init__(self, readers: FakeReaders) -> None:
        self.readers, self.speaker = readers, FakeLoudspeaker(DELAY * BLOCK)
        self.told = threading.Event()
        self.player = Player(readers, self.speaker, self.told.set)

    def until(self, ready: Callable[[Look], bool], turning: bool = False) -> Look:
        """Look until it is so; threads need a moment."""
        end = time.monotonic() + 10
        while not ready(look := self.player.look()):
            assert time.monotonic() < end, look
            time.sleep(0.001)
            if turning:
                self.settle()
                self.speaker.turn()
        return look

    def settle(self) -> None:
        """Wait until sound and pictures are made as far ahead as they will be."""
        time.sleep(0.03)

    def begin(self) -> None:
        """Wait for the device."""
        assert self.speaker.opened.wait(10)
        self.settle()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench(FakeReaders(RATE, {A: 30, B: 20, LIGHT: 30}))
    yield made
    made.player.close()


def _reel(*paths: Path | None, count: int = 30, proxy: Path | None = None) -> Reel:
    return Reel(tuple(Clip(movie=path, frame_count=20 if path == B else count, proxy=proxy) for path in paths), RATE)


def _value(look: Look) -> int:
    assert look.picture is not None
    return int(look.picture[0, 0, 0])


def test_at_rest_it_shows_the_exact_picture(bench: Bench) -> None:
    bench.player.load(_reel(A), 12)
    look = bench.until(lambda look: look.shown == 12)
    assert (_value(look), look.frame, look.fine, look.next_in, look.problem) == (12, 12, True, None, None)
    assert bench.told.wait(1)
    for frame in (3, 29, 0):
        bench.player.seek(frame)
        assert _value(bench.until(lambda look, frame=frame: look.shown == frame)) == frame


def test_the_sound_leads_and_every_picture_has_its_turn(bench: Bench) -> None:
    bench.player.load(_reel(A))
    bench.player.play()
    bench.begin()
    seen: dict[int, int] = {}
    for block in range(1, 126):
        bench.speaker.turn()
        if block % 4 == 0:
            bench.settle()
        look = bench.player.look()
        if look.shown >= 0 and block > DELAY:
            seen.setdefault(look.shown, (block - DELAY) * BLOCK)
            assert look.frame == min(29, RATE.frame((block - DELAY) * BLOCK))
    assert list(seen) == list(range(30))
    for frame, sample in seen.items():
        assert 0 <= sample - frame * FRAME < BLOCK + (BLOCK if frame == 0 else 0), "shown when its sound is heard"
    assert bench.player.dropped == 0
    played = bench.speaker.sound[: 30 * FRAME, 0]
    assert np.abs(played - np.arange(30 * FRAME) / 1e6).max() < 1e-6, "every sample once, in order"


def test_it_ends_on_the_last_frame(bench: Bench) -> None:
    bench.player.load(_reel(A), 25)
    bench.player.play()
    bench.begin()
    look = bench.until(lambda look: look.next_in is None, turning=True)
    assert not bench.player.transport.playing
    assert look.frame == 29
    assert _value(bench.until(lambda look: look.shown == 29)) == 29


def test_cuts_are_gapless(bench: Bench) -> None:
    bench.player.load(_reel(A, B, A), 28)
    bench.player.play()
    bench.begin()
    shown: list[int] = []
    for block in range(120):
        bench.speaker.turn()
        if block % 10 == 0:
            bench.settle()
        look = bench.player.look()
        if look.fresh and look.shown >= 0 and bench.player.transport.playing:
            shown.append(_value(look))
    assert shown == [28, 29, *range(20), *range(len(shown) - 22)]
    sound = bench.speaker.sound[:, 0]
    expected = np.concatenate([np.arange(28 * FRAME, 30 * FRAME), np.arange(20 * FRAME), np.arange(8 * FRAME)]) / 1e6
    count = min(len(expected), len(sound))
    assert np.abs(sound[:count] - expected[:count]).max() < 1e-6


def test_a_loop_goes_round_its_stretch(bench: Bench) -> None:
    bench.player.load(_reel(A), 4, loop=True)
    bench.player.mark(4, 6)
    bench.player.play()
    bench.begin()
    shown: list[int] = []
    for block in range(60):
        bench.speaker.turn()
        if block % 10 == 0:
            bench.settle()
        look = bench.player.look()
        if look.fresh:
            shown.append(_value(look))
    assert shown[: len(shown) // 3 * 3] == [4, 5, 6] * (len(shown) // 3)
    assert len(shown) >= 12
    sound = bench.speaker.sound[: 9 * FRAME, 0].reshape(3, -1)
    assert np.abs(sound - np.arange(4 * FRAME, 7 * FRAME) / 1e6).max() < 1e-6


@pytest.mark.parametrize(("key", "presses", "speed"), [(1, 2, 2), (1, 4, 8), (-1, 1, -1), (-1, 3, -4)])
def test_the_shuttle_sounds_at_its_speed(bench: Bench, key: int, presses: int, speed: int) -> None:
    bench.player.load(_reel(A, A, A), 45)
    bench.until(lambda look: look.shown == 45)
    for _ in range(presses):
        bench.player.shuttle(key)
    assert bench.player.transport.speed == speed
    bench.begin()
    bench.speaker.turn(12)
    sound = bench.speaker.sound[: 10 * BLOCK, 0].astype(float)
    steps = np.diff(sound) * 1e6
    assert np.median(steps) == pytest.approx(speed, abs=0.2), "pitch follows"
    look = bench.until(lambda look: look.fresh or look.shown != 45)
    assert look.shown == 45 + speed * RATE.frame(10 * BLOCK)


def test_pausing_keeps_the_picture_that_is_seen(bench: Bench) -> None:
    bench.player.load(_reel(A))
    bench.player.play()
    bench.begin()
    bench.speaker.turn(40)
    bench.settle()
    seen = bench.player.look().frame
    bench.player.pause()
    look = bench.until(lambda look: look.fine)
    assert (look.frame, look.shown) == (seen, seen)
    bench.speaker.turn(5)
    quiet = bench.speaker.sound[-4 * BLOCK :]
    assert not quiet.any(), "and is silent"
    assert np.isfinite(bench.speaker.sound).all()


def test_an_edit_of_what_is_loaded_lets_it_play_on(bench: Bench) -> None:
    bench.player.load(_reel(A, A), 20)
    bench.player.mark(5, 55)
    bench.player.play()
    bench.begin()
    bench.speaker.turn(20)
    bench.settle()
    at = bench.player.look().frame
    bench.player.change(_reel(A, B))
    transport = bench.player.transport
    assert (transport.playing, transport.mark_in, transport.mark_out) == (True, 5, 49)
    assert at <= bench.player.frame <= at + 3
    look = bench.until(lambda look: look.shown > 35, turning=True)
    assert _value(look) == look.shown - 30
    bench.player.change(_reel())
    assert not bench.player.transport.playing


def test_stepping_and_scrubbing_let_a_moment_be_heard(bench: Bench) -> None:
    bench.player.load(_reel(A), 10)
    bench.player.step(1)
    bench.begin()
    bench.speaker.turn(10)
    grain = bench.speaker.sound[:, 0]
    middle = grain[1_000:2_000]
    assert np.abs(middle - (11 * FRAME + np.arange(1_000, 2_000)) / 1e6).max() < 1e-6
    assert not grain[4_000:].any()
    assert bench.player.look().frame == 11
    bench.player.scrub(20)
    bench.settle()
    bench.speaker.turn(3)
    assert bench.speaker.sound[-1_000, 0] == pytest.approx((20 * FRAME + 440) / 1e6, abs=1e-5)


def test_what_is_shown_late_is_counted(bench: Bench) -> None:
    bench.player.load(_reel(A))
    bench.player.play()
    bench.begin()
    bench.speaker.turn(6)
    bench.player.look()
    bench.speaker.turn(21)
    look = bench.until(lambda look: look.shown == 6)
    assert look.frame == 6
    assert bench.player.dropped >= 4


def test_late_sound_holds_the_playhead_and_nothing_is_skipped() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30}))
    bench.player.load(_reel(A))
    bench.player.play()
    bench.begin()
    bench.speaker.turn(60)  # more than is ever made ahead
    assert bench.player.underruns == 1
    held = bench.player.frame
    bench.speaker.turn(3)
    assert bench.player.frame == held
    bench.settle()
    bench.speaker.turn(30)
    sound = bench.speaker.sound[:, 0]
    rising = np.flatnonzero(np.diff(sound * 1e6) > 0.5)
    told = np.unique(np.round(np.concatenate([sound[rising], sound[rising + 1]]) * 1e6).astype(int))
    assert told.tolist() == list(range(int(told[0]), int(told[-1]) + 1)), (
        "after the silence it goes on where it stopped"
    )
    bench.player.close()


def test_a_proxy_is_shown_until_the_movie_has_caught_up() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30, LIGHT: 30}, gop=30))
    bench.player.load(_reel(A, proxy=LIGHT), 20)
    first = bench.until(lambda look: look.shown == 20)
    assert not first.fine
    assert bench.until(lambda look: look.fine).shown == 20
    bench.player.seek(6)
    bench.until(lambda look: look.shown == 6)
    bench.player.play()
    bench.begin()
    fine: dict[int, bool] = {}
    for _ in range(100):
        bench.speaker.turn()
        bench.settle()
        look = bench.player.look()
        fine.setdefault(look.shown, look.fine)
    assert fine[29]
    assert bench.player.dropped == 0
    bench.player.close()


def test_fast_shuttles_use_the_proxy() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30, LIGHT: 30}, gop=30))
    bench.player.load(_reel(A, A, A, proxy=LIGHT))
    for _ in range(3):
        bench.player.shuttle(1)
    bench.begin()
    bench.speaker.turn(6)
    assert not bench.until(lambda look: look.fresh).fine
    bench.player.close()


def test_a_missing_movie_is_a_sentence_and_the_others_play(bench: Bench) -> None:
    bench.player.load(_reel(A, C, B), 31)
    look = bench.until(lambda look: look.problem is not None)
    assert look.picture is None
    assert look.problem is not None
    assert (look.problem.what, look.problem.missing) == ("c.mp4 is missing.", True)
    bench.player.seek(61)
    assert _value(bench.until(lambda look: look.shown == 61)) == 1
    bench.readers.movies[C] = 30
    bench.player.load(_reel(A, C, B), 31)
    assert _value(bench.until(lambda look: look.problem is None and look.shown == 31)) == 1


def test_a_shot_without_a_take_is_blank(bench: Bench) -> None:
    bench.player.load(_reel(A, None), 35)
    look = bench.until(lambda look: look.shown == 35)
    assert (look.picture, look.problem) == (None, None)


def test_a_movie_that_is_too_short_holds_its_last_picture_and_says_so(bench: Bench) -> None:
    bench.player.load(Reel((Clip(movie=A, frame_count=40),), RATE), 39)
    look = bench.until(lambda look: look.shown == 39)
    assert _value(look) == 29
    assert look.problem is not None
    assert "30 of its 40" in look.problem.what


def test_a_damaged_picture_is_a_sentence() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30}, holes=frozenset({5})))
    bench.player.load(_reel(A), 5)
    look = bench.until(lambda look: look.problem is not None)
    assert look.problem is not None
    assert "picture 6" in look.problem.what
    bench.player.close()


def test_an_empty_reel_shows_nothing(bench: Bench) -> None:
    bench.player.load(_reel(A), 3)
    bench.until(lambda look: look.shown == 3)
    bench.player.load(Reel((), RATE))
    bench.player.toggle()
    look = bench.player.look()
    assert (look.picture, look.frame, look.next_in) == (None, 0, None)


def test_pictures_are_made_for_the_box_they_are_drawn_in(bench: Bench) -> None:
    bench.player.fit(32, 100)
    bench.player.load(_reel(A), 3)
    look = bench.until(lambda look: look.shown == 3)
    assert look.picture is not None
    assert look.picture.shape == (18, 32, 4)
    bench.player.fit(500, 500)
    look = bench.until(lambda look: look.picture is not None and look.picture.shape[1] == 64)
    assert look.shown == 3, "never larger than the movie"


def test_levels_are_those_of_what_is_heard(bench: Bench) -> None:
    bench.player.load(_reel(A), 24)
    assert bench.player.levels().peak[0] < -90
    bench.player.play()
    bench.begin()
    bench.speaker.turn(4)
    level = 10 ** (bench.player.levels().peak[0] / 20)
    assert level == pytest.approx((24 * FRAME + 2 * BLOCK) / 1e6, rel=0.03)
    bench.player.volume = 0.0
    bench.speaker.turn(1)
    assert not bench.speaker.sound[-BLOCK:].any()
    assert bench.player.levels().peak[0] > -60, "meters show what is on the track, whatever the volume"


def test_the_outline_of_the_sound_grows(bench: Bench) -> None:
    bench.player.load(_reel(A, None, B))
    end = time.monotonic() + 5
    while not (outline := bench.player.outline())[-10:].any():
        assert time.monotonic() < end
        time.sleep(0.01)
    assert len(outline) == (30 + 30 + 20) * 100 // 24 + 1
    assert outline[120] == pytest.approx(120 * BLOCK / 1e6 * 255, abs=1)
    assert not outline[130:245].any()


def test_closing_ends_threads_device_and_files() -> None:
    before = set(threading.enumerate())
    bench = Bench(FakeReaders(RATE, {A: 30, B: 20}))
    bench.player.load(_reel(A, B))
    bench.player.play()
    bench.begin()
    bench.speaker.turn(10)
    bench.player.close()
    assert set(threading.enumerate()) == before
    assert all(reader.closed for reader in bench.readers.opened)
    assert all(out.closed for out in bench.speaker.outs)


def test_many_reels_leave_few_files_open(bench: Bench) -> None:
    paths = [Path(f"{number}.mp4") for number in range(40)]
    bench.readers.movies.update(dict.fromkeys(paths, 2))
    bench.player.load(Reel(tuple(Clip(movie=path, frame_count=2) for path in paths), RATE))
    for frame in range(80):
        bench.player.seek(frame)
        bench.until(lambda look, frame=frame: look.shown == frame)
    assert sum(not reader.closed for reader in bench.readers.opened) <= 12


def test_two_reels_are_seen_at_the_same_moment_and_one_is_heard() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30, B: 30}))
    bench.player.load(_reel(A), 3)
    bench.player.set_beside(Reel((Clip(movie=None, frame_count=2), Clip(movie=B, frame_count=28)), RATE))
    look = bench.until(lambda look: look.shown == 3 and look.beside is not None)
    assert look.beside is not None
    assert (_value(look), int(look.beside[0, 0, 0])) == (3, 1)
    bench.player.play()
    bench.begin()
    pairs: set[tuple[int, int]] = set()
    for block in range(80):
        bench.speaker.turn()
        if block % 4 == 0:
            bench.settle()
        look = bench.player.look()
        if look.beside is not None:
            pairs.add((_value(look), int(look.beside[0, 0, 0])))
        if block == 40:
            bench.player.hear(beside=True)
            bench.settle()
    assert {left - right for left, right in pairs} == {2}
    sound = bench.speaker.sound[:, 0]
    assert sound[20 * BLOCK] == pytest.approx((3 * FRAME + 20 * BLOCK) / 1e6, abs=1e-5)
    assert sound[60 * BLOCK] == pytest.approx((1 * FRAME + 60 * BLOCK) / 1e6, abs=1e-5), "from the very next sample"
    bench.player.close()


def test_dragging_over_proxies_never_waits_for_the_movie() -> None:
    bench = Bench(FakeReaders(RATE, {A: 30, LIGHT: 30}, gop=30))
    bench.player.load(_reel(A, proxy=LIGHT), 29)
    bench.until(lambda look: look.fine)
    movie = next(reader for reader in bench.readers.opened if reader.gop == 30 and reader.at >= 0)
    for frame in range(28, 8, -1):
        bench.player.scrub(frame)
        look = bench.until(lambda look, frame=frame: look.shown == frame)
        assert not look.fine
    assert movie.at == 29, "nothing of it was decoded on the way"
    assert bench.until(lambda look: look.fine).shown == 9
    bench.player.close()
