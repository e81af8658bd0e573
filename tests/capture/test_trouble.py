"""The process is killed, the disk is full, the folder is forbidden; and what the system says no to, in sentences."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.capture import refusals
from studio.capture.cameras import linux_cameras, told_apart
from studio.capture.origin import stream_origin
from studio.core.errors import DiskError, MachineError
from studio.ports.capture import CaptureOrder
from tests.capture.flashes import flash_movie, look, until
from tests.capture.watcher import Watcher

ROOT = Path(__file__).parents[2]

_RECORD = """
import sys, time
from pathlib import Path
from studio.capture import DeviceCapture
from studio.core.errors import DiskError
from studio.core.unfinished import Unfinished
from studio.ports.capture import CaptureOrder
movie, folder, seconds, limit = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
gone = []
recorder = DeviceCapture(Unfinished()).open(
    CaptureOrder(camera=movie, microphone=movie, folder=folder), lambda seen: None, lambda sound: None, gone.append
)
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
recorder.begin()
print("begun", flush=True)
end = time.monotonic() + seconds
while time.monotonic() < end and not gone:
    time.sleep(0.02)
try:
    print(recorder.finish().movie, flush=True)
except DiskError as exc:
    print(exc, flush=True)
print("told:", *gone, flush=True)
"""


@pytest.fixture(scope="module")
def movie(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("flashes") / "flashes.mkv"
    flash_movie(str(path), 12.0)
    return str(path)


def _recording(movie: str, folder: Path, seconds: float, limit: int = 0) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _RECORD, movie, str(folder), str(seconds), str(limit)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_recording_that_is_killed_can_be_read(movie: str, tmp_path: Path) -> None:
    process = _recording(movie, tmp_path, 30.0)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    (raw,) = tmp_path.iterdir()
    until(lambda: raw.stat().st_size > 400_000)  # two seconds of sound
    process.send_signal(signal.SIGKILL)
    process.communicate()
    found = look(raw)
    assert found.frame_count >= 30  # of 60: what was in the last half second may be lost, and a busy machine is late
    assert found.beeps[0] == pytest.approx(found.flashes[0], abs=1.0)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on a file's length is Linux's")
def test_a_full_disk_says_what_was_kept_and_where(movie: str, tmp_path: Path) -> None:
    said = _recording(movie, tmp_path, 10.0, limit=300_000).communicate()[0]
    (raw,) = tmp_path.iterdir()
    assert "The disk is full: recording stopped." in said
    assert f"s were recorded until then; they are in {raw}." in said
    assert "told: The disk is full" in said  # at once, not only at the end
    assert look(raw).frame_count >= 5


def test_a_folder_that_cannot_be_written_is_refused(watcher: Watcher, movie: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    with pytest.raises(DiskError, match="cannot be recorded into: there is no such folder"):
        watcher.open(CaptureOrder(camera=movie, sound=False, folder=file))
    for number, words in ((errno.ENOSPC, "the disk is full"), (errno.EROFS, "does not allow it"), (errno.EIO, "Input")):
        assert words in str(refusals.disk(tmp_path, OSError(number, os.strerror(number))))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EBUSY, 'The camera "Eye" is busy. Close the program that uses it'),
        (errno.EACCES, 'The system does not let us use the camera "Eye". Allow it'),
        (errno.EPERM, 'The system does not let us use the camera "Eye". Allow it'),
        (errno.ENOENT, 'The camera "Eye" is not there. Plug it in again'),
        (errno.ENODEV, 'The camera "Eye" is not there. Plug it in again'),
        (errno.EIO, 'The camera "Eye" cannot be opened: input/output error. Unplug it'),
    ],
)
def test_what_a_camera_refuses_is_said(number: int, words: str) -> None:
    refusal = refusals.camera("Eye", OSError(number, os.strerror(number)))
    assert isinstance(refusal, MachineError)
    assert str(refusal).startswith(words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Error opening InputStream: Device unavailable [PaErrorCode -9985]", "is busy"),
        ("Unanticipated host error [PaErrorCode -9999]: 'Permission denied'", "does not let us use"),
        ("Error querying device -1", "is not there"),
        ("Error opening InputStream: Invalid sample rate [PaErrorCode -9997]", "cannot be opened: Error opening"),
    ],
)
def test_what_a_microphone_refuses_is_said(said: str, words: str) -> None:
    assert words in str(refusals.microphone("Ear", RuntimeError(said)))


def test_cameras_are_known_by_what_stays_the_same(tmp_path: Path) -> None:
    devices, classes = tmp_path / "dev", tmp_path / "sys"
    nodes = [("video0", "Desk Camera", 0), ("video1", "Desk Camera", 1), ("video2", "Loop", 0), ("video10", "Loop", 0)]
    for node, name, index in nodes:
        (classes / node).mkdir(parents=True)
        (classes / node / "name").write_text(f"{name}\n", "utf-8")
        (classes / node / "index").write_text(f"{index}\n", "utf-8")
        devices.mkdir(exist_ok=True)
        (devices / node).touch()
    for folder in ("by-id", "by-path"):
        (devices / "v4l" / folder).mkdir(parents=True)
        (devices / "v4l" / folder / f"{folder}-usb-Desk-video-index0").symlink_to(devices / "video0")
    found = linux_cameras(devices, classes)
    assert [(one.device.id, one.device.name) for one in found] == [
        (str(devices / "v4l" / "by-id" / "by-id-usb-Desk-video-index0"), "Desk Camera"),
        ("camera:Loop", "Loop"),
        ("camera:Loop (2)", "Loop (2)"),
    ]
    assert [one.url for one in found] == [str(devices / node) for node in ("video0", "video2", "video10")]
    assert linux_cameras(tmp_path / "none", tmp_path / "none") == ()


def test_a_password_is_not_told() -> None:
    origin = stream_origin("rtsp://me:secret@10.0.0.2:554/live")
    assert origin.name == "rtsp://10.0.0.2:554/live"
    assert origin.url == "rtsp://me:secret@10.0.0.2:554/live"


def test_two_of_a_name_are_told_apart() -> None:
    assert told_apart(["a", "b", "a"]) == ["a", "b", "a (2)"]
