"""What playing is like on this machine: pictures dropped, how picture and sound meet, scrubbing, memory in a loop.

The player is the window's own; pictures are looked at as the window does, without drawing them. Times are wall time,
for that is what a person sees: other work on the machine is in them.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.media import Media, MovieFormat
from studio.ports.playback import Hearing, Loudspeaker, MovieReaders, Proxies
from studio.workflows.playback import Clip, Player, Reel

SIZE = (1280, 720)
RATE = FrameRate(Fraction(24))
_DIGEST = "0" * 64
_BEEP = 2_400
_HOUR = 3_600.0
_TELLING = 300.0
"""Seconds of looping below which a line through its memory says nothing about an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What the bench plays with. ``hearing`` None: the sound is not recorded."""

    media: Media
    readers: MovieReaders
    proxies: Proxies
    loudspeaker: Loudspeaker
    hearing: Hearing | None = None


Figures = dict[str, object]


def bench_playing(
    machine: Machine, seconds: float, progress: Progress, cancel: CancelToken, *, through: bool = True
) -> Iterator[Figures]:
    """Playing once ``through``, scrubbing and a loop, one after the other; ``seconds`` of each but the scrubbing."""
    with tempfile.TemporaryDirectory() as folder:
        count = RATE.frames(seconds)
        movie = flashes(machine.media, Path(folder) / "flashes.mp4", count, progress, cancel)
        proxy = machine.proxies.make(_DIGEST, movie, progress, cancel)
        reel = Reel((Clip(movie=movie, proxy=proxy, frame_count=count),), RATE)
        player = Player(machine.readers, machine.loudspeaker)
        try:
            if through:
                progress("playing", 0, 0)
                yield play(player, reel, machine.hearing, cancel)
            progress("scrubbing", 0, 0)
            yield scrub(player, reel, cancel)
            progress("looping", 0, 0)
            yield loop(player, reel, seconds, cancel)
        finally:
            player.close()
            proxy.unlink(missing_ok=True)


def flashes(
    media: Media,
    path: Path,
    count: int,
    progress: Progress,
    cancel: CancelToken,
    size: tuple[int, int] = SIZE,
    crf: int = 18,
) -> Path:
    """A movie with a white picture and a beep that begins with it, once a second; between them grain and movement."""
    rng = np.random.default_rng(0)
    width, height = size
    grain = rng.integers(0, 24, (height, width * 2, 3), dtype=np.uint8)
    across = np.linspace(30, 190, width, dtype=np.uint8)[None, :, None]
    time_of = np.arange(_BEEP) / SAMPLE_RATE
    beep = np.repeat((0.5 * np.sin(2 * np.pi * 1_000 * time_of)).astype(np.float32)[:, None], 2, axis=1)
    sound = np.zeros((RATE.sample(count), 2), np.float32)
    with media.writer(path, MovieFormat(size=size, rate=RATE, crf=crf, preset="veryfast")) as writer:
        for number in flash_frames(count):
            start = RATE.sample(number)
            sound[start : start + _BEEP] = beep[: len(sound) - start]
        writer.write_samples(sound)
        white = set(flash_frames(count))
        for number in range(count):
            cancel.check()
            if number in white:
                frame = np.full((height, width, 3), 255, np.uint8)
            else:
                frame = across + grain[:, (number * 6) % width :][:, :width]
                left = (number * 11) % (width - 200)
                frame[200:480, left : left + 200] = (200, 90, 40)
            writer.write_frame(np.ascontiguousarray(frame))
            progress("making a movie to play", number + 1, count)
        writer.finish()
    return path


def flash_frames(count: int) -> range:
    """The numbers of the white pictures: one a second, the first half a second in."""
    return range(12, count, 24)


def play(player: Player, reel: Reel, hearing: Hearing | None, cancel: CancelToken) -> Figures:
    """Play a reel once through. How late pictures are is told by the clock of the sound; how far a flash is from its
    beep by a recording, if there is one."""
    player.load(reel, loop=False)
    _until(lambda: player.look().picture is not None)
    recording = hearing.record() if hearing is not None else None
    frame_time = float(1 / reel.rate.fps)
    late: list[float] = []
    flashed: dict[int, float] = {}
    cpu, begun = time.process_time(), time.perf_counter()
    player.play()
    while True:
        cancel.check()
        look = player.look()
        if look.next_in is None:
            break
        if look.fresh and look.shown >= 0:
            if look.next_in > 0.001:
                late.append(1_000 * (frame_time - look.next_in))
            if look.picture is not None and look.picture[::97, ::97, :3].min() > 240:
                flashed[look.shown] = time.perf_counter()
        time.sleep(min(look.next_in, 0.02))
    wall = time.perf_counter() - begun
    figures: Figures = {
        "bench": "window",
        "figure": "playing",
        "size": f"{SIZE[0]}x{SIZE[1]}",
        "seconds": round(reel.rate.seconds(reel.frame_count), 2),
        "frames": reel.frame_count,
        "shown": player.presented,
        "dropped": player.dropped,
        "sound_underruns": player.underruns,
        "device": player.note or "playing",
        "picture_late_ms_median": _round(late, 50),
        "picture_late_ms_p95": _round(late, 95),
        "cpu_share_of_a_core": round((time.process_time() - cpu) / wall, 3),
    }
    if recording is not None:
        time.sleep(0.5)
        sound, started = recording.stop()
        figures |= meeting(sound, started, flashed)
    return figures


def meeting(sound: NDArray[np.float32], started: float, flashed: dict[int, float]) -> Figures:
    """How far each flash, seen at ``flashed`` (by frame, seconds), is from its beep in a recording that began at
    ``started``: positive when the picture comes after the sound."""
    heard = [started + onset / SAMPLE_RATE for onset in beginnings(sound)]
    apart = [1_000 * (seen - min(heard, key=lambda beep: abs(beep - seen))) for seen in flashed.values() if heard]
    return {
        "beeps_heard": len(heard),
        "flashes_seen": len(flashed),
        "flash_after_beep_ms_median": _round(apart, 50),
        "flash_after_beep_ms_least": _round(apart, 0),
        "flash_after_beep_ms_most": _round(apart, 100),
    }


def beginnings(sound: NDArray[np.float32]) -> list[int]:
    """The samples at which a beep begins: the first that is loud after a fifth of a second of quiet."""
    loud = np.flatnonzero(np.abs(sound) > 0.05)
    if not len(loud):
        return []
    first = np.concatenate([[True], np.diff(loud) > SAMPLE_RATE // 5])
    return [int(sample) for sample in loud[first]]


def scrub(player: Player, reel: Reel, cancel: CancelToken, times: int = 300) -> Figures:
    """Drag the playhead to places drawn by lot: how long until the exact picture is there to be drawn."""
    player.load(reel)
    player.fit(960, 540)
    _until(lambda: player.look().picture is not None)
    rng = np.random.default_rng(1)
    took: list[float] = []
    for frame in rng.integers(0, reel.frame_count, times).tolist():
        cancel.check()
        begun = time.perf_counter()
        player.scrub(frame)
        while player.look().shown != frame:
            if time.perf_counter() - begun > 5.0:
                break
            time.sleep(0.0003)
        took.append(1_000 * (time.perf_counter() - begun))
        time.sleep(0.01)
    player.fit(0, 0)
    return {
        "bench": "window",
        "figure": "scrubbing",
        "seeks": times,
        "ms_median": _round(took, 50),
        "ms_p95": _round(took, 95),
        "ms_most": _round(took, 100),
    }


def loop(player: Player, reel: Reel, seconds: float, cancel: CancelToken) -> Figures:
    """Play ten seconds round and round. Growth is that of the resident memory after a first third of the time, drawn
    out in a straight line to an hour; a short run can only say so much."""
    player.load(reel, loop=True)
    player.mark(0, min(reel.frame_count, 240) - 1)
    player.play()
    begun, samples = time.perf_counter(), list[tuple[float, float]]()
    while (passed := time.perf_counter() - begun) < seconds:
        cancel.check()
        look = player.look()
        if not samples or passed - samples[-1][0] >= 0.5:
            samples.append((passed, resident()))
        time.sleep(min(look.next_in or 0.02, 0.02))
    player.pause()
    settled = [(at, memory) for at, memory in samples if at >= seconds / 3]
    times, sizes = [at for at, _ in settled], [memory for _, memory in settled]
    slope = statistics.linear_regression(times, sizes).slope if seconds >= _TELLING and len(settled) > 2 else None
    start = statistics.median(sizes[: max(1, len(sizes) // 10)])
    end = statistics.median(sizes[-max(1, len(sizes) // 10) :])
    return {
        "bench": "window",
        "figure": "looping",
        "seconds": round(seconds, 1),
        "dropped": player.dropped,
        "memory_mb_start": round(start / 1e6, 1),
        "memory_mb_end": round(end / 1e6, 1),
        "growth_percent_measured": round(100 * (end - start) / start, 2) if start else None,
        "growth_percent_an_hour_drawn_out": round(100 * slope * _HOUR / start, 2)
        if slope is not None and start
        else None,
    }


def resident() -> float:
    """Bytes of this process in memory; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * 4096.0


def _until(ready: Callable[[], bool]) -> None:
    """Wait, at most ten seconds."""
    end = time.monotonic() + 10.0
    while not ready() and time.monotonic() < end:
        time.sleep(0.005)


def _round(values: list[float], percent: int) -> float | None:
    return round(float(np.percentile(values, percent)), 2) if values else None
