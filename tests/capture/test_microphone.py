"""A real PortAudio device: a null sink that is spoken into."""

import threading
import time
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest

from studio.capture.devices import DeviceCapture
from studio.capture.microphones import portaudio
from studio.core.errors import MachineError
from studio.core.time import SAMPLE_RATE
from studio.ports.capture import CaptureOrder
from tests.capture.flashes import RATE, flash_movie, free_port, heard, look, shown, until
from tests.capture.watcher import Watcher
from tests.devices.null_sink import MONITOR, NullSink


def test_microphones_are_listed_by_names_that_stay(null_sink: NullSink, watcher: Watcher) -> None:
    first, again = (DeviceCapture(watcher.unfinished).microphones() for _ in range(2))
    assert first == again
    ids = [device.id for device in first]
    assert len(set(ids)) == len(ids)
    assert f"microphone:{MONITOR}" in ids
    assert "(hw:" not in " ".join(ids)


def test_what_is_spoken_is_recorded(null_sink: NullSink, watcher: Watcher, tmp_path: Path) -> None:
    recorder = watcher.open(CaptureOrder(folder=tmp_path, picture=False))
    recorder.begin()
    tone = (0.3 * np.sin(np.arange(SAMPLE_RATE) * 2 * np.pi * 440 / SAMPLE_RATE)).astype(np.float32)
    null_sink.speak(tone)
    captured = recorder.finish()
    assert captured.sample_count >= SAMPLE_RATE
    loud = np.abs(np.concatenate([block.samples for block in watcher.blocks])) > 0.05
    assert loud.sum() / SAMPLE_RATE == pytest.approx(0.9, abs=0.1)


def test_a_microphone_that_is_not_there_is_refused(null_sink: NullSink, watcher: Watcher) -> None:
    with pytest.raises(MachineError, match='The microphone "nobody" is not there'):
        watcher.open(CaptureOrder(picture=False, microphone="nobody"))


@pytest.mark.slow
def test_a_camera_and_a_microphone_of_different_kinds_are_in_step(
    null_sink: NullSink, watcher: Watcher, tmp_path: Path
) -> None:
    """The flash goes out over TCP, the beep through a loudspeaker, both at the same time of this machine's clock."""
    library, port = portaudio(), free_port()
    url = f"tcp://127.0.0.1:{port}?listen=1"
    began = time.monotonic() + 1.5
    ended = threading.Event()

    def _flash() -> None:
        with cast(Any, av).open(f"tcp://127.0.0.1:{port}", "w", format="nut", options={"flush_packets": "1"}) as out:
            video = out.add_stream("mjpeg", rate=RATE)
            video.width, video.height, video.pix_fmt = 64, 36, "yuvj420p"
            number = 0
            while not ended.is_set():
                time.sleep(max(0.0, began + number / RATE - time.monotonic()))
                frame = shown(number)
                for packet in video.encode(frame):
                    out.mux(packet)
                number += 1

    def _beep(out: "np.ndarray[Any, np.dtype[np.float32]]", count: int, times: Any, status: Any) -> None:
        due = time.monotonic() + times.outputBufferDacTime - float(speaker.time)
        out[:, 0] = heard(due - began, count)

    speaker = library.OutputStream(
        samplerate=SAMPLE_RATE, channels=1, dtype="float32", blocksize=480, latency=0.1, callback=_beep
    )
    sender = threading.Thread(target=_flash_when_asked, args=(_flash,), daemon=True)
    sender.start()
    with speaker:
        recorder = watcher.open(CaptureOrder(camera=url, microphone=f"microphone:{MONITOR}", folder=tmp_path))
        recorder.begin()
        watcher.pass_by(8.0)
        captured = recorder.finish()
        ended.set()
    sender.join(5)
    found = look(captured.movie)
    nearest = [min((beep - flash for beep in found.beeps), key=abs) for flash in found.flashes]
    assert len(nearest) >= 6
    assert float(np.median(np.abs(nearest))) < 1.0
    assert captured.lost == ""


def _flash_when_asked(flash: Any) -> None:
    for _ in range(200):
        try:
            flash()
        except ConnectionRefusedError:
            time.sleep(0.02)
        except OSError:
            return
        else:
            return


def test_a_microphone_that_falls_silent_for_good_has_gone(watcher: Watcher, tmp_path: Path) -> None:
    """Its callback is no longer called: what PortAudio does when a device is pulled out."""
    movie = tmp_path / "flashes.mkv"
    flash_movie(str(movie), 12.0)
    library = Unplugged()
    capture = DeviceCapture(watcher.unfinished, lambda: (), lambda: library)
    recorder = capture.open(
        CaptureOrder(camera=str(movie), folder=tmp_path), watcher.pictures.append, watcher.blocks.append, watcher.tell
    )
    recorder.begin()
    for _ in range(50):
        library.speak(time.monotonic() - 0.02)
        time.sleep(0.01)
    until(lambda: bool(watcher.gone))
    watcher.pass_by(0.3)
    captured = recorder.finish()
    assert captured.lost == 'The microphone "Desk" went away. What was recorded until then is kept.'
    assert captured.frame_count > captured.sample_count / SAMPLE_RATE * RATE > 10
    assert look(captured.movie).rate == Fraction(RATE)


class Unplugged:
    """A PortAudio whose only device is a microphone that we speak into."""

    PortAudioError = RuntimeError

    def __init__(self) -> None:
        self._callback: Any = None

    def query_devices(self, device: int | None = None, kind: str | None = None) -> Any:
        desk = {
            "name": "Desk (hw:1,0)",
            "index": 0,
            "hostapi": 0,
            "max_input_channels": 1,
            "default_samplerate": 48_000,
        }
        return desk if kind else [desk]

    def query_hostapis(self) -> Any:
        return [{"name": "ALSA", "default_input_device": 0}]

    def InputStream(self, callback: Any, **_settings: Any) -> "Unplugged":  # noqa: N802
        self._callback = callback
        return self

    @property
    def time(self) -> float:
        return time.monotonic()

    def speak(self, heard_at: float) -> None:
        """One block, which is said to have been heard then, on ``time.monotonic``."""

        class Times:
            inputBufferAdcTime = heard_at  # noqa: N815

        self._callback(np.full((480, 1), 0.1, np.float32), 480, Times, None)

    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...


def test_sound_is_even_though_the_driver_is_not(watcher: Watcher, tmp_path: Path) -> None:
    library = Unplugged()
    capture = DeviceCapture(watcher.unfinished, lambda: (), lambda: library)
    recorder = capture.open(CaptureOrder(picture=False), watcher.pictures.append, watcher.blocks.append, watcher.tell)
    began = time.monotonic() - 1.0
    for number in range(40):
        library.speak(began + 0.01 * number - 0.03 * (number % 2))
    until(lambda: len(watcher.blocks) == 40)
    recorder.close()
    steps = np.diff([block.at for block in watcher.blocks])
    assert float(np.abs(steps - 0.01).max()) < 0.002
