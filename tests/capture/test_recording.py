"""A movie in place of the camera and the microphone, recorded through the same code."""

import os
import stat
import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import DiskError, FaultError, InputError, MachineError
from studio.ports.capture import CaptureOrder
from tests.capture.flashes import SIZE, flash_movie, free_port, look, send, until
from tests.capture.watcher import Watcher


@pytest.fixture(scope="module")
def movie(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("flashes") / "flashes.mkv"
    flash_movie(str(path), 30.0)
    return str(path)


def test_a_recording_has_picture_and_sound_in_step(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    recorder = watcher.open(CaptureOrder(camera=movie, microphone=movie, folder=tmp_path))
    assert recorder.size == SIZE
    assert recorder.rate == 30
    recorder.begin()
    watcher.pass_by(2.2)
    captured = recorder.finish()
    assert captured.dropped == 0
    assert captured.lost == ""
    assert abs(captured.drift) < 0.001
    found = look(captured.movie)
    assert (found.frame_count, found.rate) == (captured.frame_count, Fraction(30))
    assert captured.frame_count >= 66
    assert captured.sample_count == pytest.approx(captured.frame_count * 1600, abs=1600)
    assert found.flashes
    assert found.beeps == pytest.approx(found.flashes[: len(found.beeps)], abs=0.05)
    assert list(tmp_path.iterdir()) == [captured.movie]
    if os.name == "posix":
        assert stat.S_IMODE(captured.movie.stat().st_mode) == 0o600


def test_what_is_seen_and_heard_is_told_as_it_comes(watcher: Watcher, movie: str) -> None:
    recorder = watcher.open(CaptureOrder(camera=movie, microphone=movie))
    watcher.pass_by(0.4)
    recorder.close()
    count = len(watcher.pictures)
    assert watcher.pictures[0].picture.shape == (SIZE[1], SIZE[0], 3)
    assert watcher.pictures[0].picture.dtype == np.uint8
    assert watcher.blocks[0].samples.dtype == np.float32
    times = [block.at for block in watcher.blocks]
    assert times == sorted(times)
    assert len(watcher.pictures) == count  # nothing comes once it is closed


def test_only_sound_only_picture(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    mute = watcher.open(CaptureOrder(camera=movie, folder=tmp_path, sound=False))
    mute.begin()
    watcher.pass_by(0.3)
    captured = mute.finish()
    assert captured.frame_count >= 8
    assert captured.sample_count == 0
    blind = watcher.open(CaptureOrder(microphone=movie, folder=tmp_path, picture=False))
    blind.begin()
    before = len(watcher.blocks)
    until(lambda: len(watcher.blocks) > before + 10)
    heard = blind.finish()
    assert heard.frame_count == 0
    assert heard.sample_count > 8_000
    assert look(captured.movie).frame_count == captured.frame_count


def test_nothing_is_left_of_what_is_closed(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    recorder = watcher.open(CaptureOrder(camera=movie, microphone=movie, folder=tmp_path))
    recorder.begin()
    watcher.pass_by(0.2)
    recorder.close()
    recorder.close()
    assert list(tmp_path.iterdir()) == []


def test_leaving_in_a_hurry_leaves_nothing(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    recorder = watcher.open(CaptureOrder(camera=movie, folder=tmp_path, sound=False))
    recorder.begin()
    watcher.pass_by(0.2)
    assert list(tmp_path.iterdir())
    watcher.unfinished.discard()
    assert list(tmp_path.iterdir()) == []
    recorder.close()


def test_a_file_that_ends_is_told_and_is_no_loss(watcher: Watcher, tmp_path: Path) -> None:
    path = tmp_path / "short.mkv"
    flash_movie(str(path), 0.8)
    recorder = watcher.open(CaptureOrder(camera=str(path), microphone=str(path), folder=tmp_path))
    recorder.begin()
    until(lambda: bool(watcher.gone))
    captured = recorder.finish()
    assert watcher.gone == ["short.mkv has come to its end."]
    assert captured.lost == ""
    assert 20 <= captured.frame_count <= 24


def test_a_stream_that_breaks_off_keeps_what_came(watcher: Watcher, tmp_path: Path) -> None:
    port = free_port()
    sender = send(f"tcp://127.0.0.1:{port}", 3.5)
    url = f"tcp://127.0.0.1:{port}?listen=1"
    recorder = watcher.open(CaptureOrder(camera=url, microphone=url, folder=tmp_path))
    recorder.begin()
    until(lambda: bool(watcher.gone))
    captured = recorder.finish()
    sender.join()
    assert "went away" in captured.lost
    assert watcher.gone == [captured.lost]
    found = look(captured.movie)
    assert found.flashes
    assert found.beeps == pytest.approx(found.flashes[-len(found.beeps) :], abs=0.1)


def test_a_look_keeps_nothing(watcher: Watcher, movie: str) -> None:
    recorder = watcher.open(CaptureOrder(camera=movie, sound=False))
    with pytest.raises(FaultError):
        recorder.begin()
    with pytest.raises(InputError, match="Nothing was recorded"):
        recorder.finish()


def test_no_camera_and_unknown_ones_are_refused(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="No camera was found"):
        watcher.open(CaptureOrder(sound=False))
    with pytest.raises(MachineError, match='The camera "usb-nobody" is not there'):
        watcher.open(CaptureOrder(camera="usb-nobody", sound=False))
    text = tmp_path / "text.mkv"
    text.write_text("no movie", "utf-8")
    with pytest.raises(MachineError, match=r"text\.mkv cannot be recorded from"):
        watcher.open(CaptureOrder(camera=str(text), sound=False))
    with pytest.raises(DiskError, match="no such folder"):
        watcher.open(CaptureOrder(camera=movie, sound=False, folder=tmp_path / "nowhere"))
    url = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(MachineError, match="cannot be recorded from: connection refused"):
        watcher.open(CaptureOrder(camera=url, sound=False))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("capture")]
