"""Files in a project: brought in once, whatever they are called; refused in sentences; found again when they go."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.core.errors import InputError, ProjectError
from studio.workflows.bin import Progress
from studio.workflows.bin.bin import AnotherFileError
from studio.workflows.small import STRIP
from tests.media.files import make, tone
from tests.workflows.bin.conftest import Room


def test_video_sound_and_images_come_in_one_step(room: Room, desk: Path) -> None:
    shown: list[Progress | None] = []
    room.bin.progress.connect(shown.append)
    make(desk / "a.mp4", sound=None)
    make(desk / "b.wav", count=0, sound=tone(1.0))
    make(desk / "c.png", codec="png", form="rgb24", count=1)
    room.bring(desk / "a.mp4", desk / "b.wav", desk / "c.png")
    assert [(file.id, file.name, file.kind) for file in room.files] == [
        ("f1", "a.mp4", "video"),
        ("f2", "b.wav", "audio"),
        ("f3", "c.png", "image"),
    ]
    assert not room.said
    assert all(entry.state == "here" and entry.path.is_file() and entry.weight for entry in room.bin.entries)
    assert room.files[0].origin == str(desk / "a.mp4")
    assert [file.name for file in room.come[0]] == ["a.mp4", "b.wav", "c.png"]
    assert shown[0] is not None
    assert shown[-1] is None
    room.session.undo()
    assert not room.files
    room.session.redo()
    assert len(room.files) == 3


def test_what_came_is_there_after_opening_again(tmp_path: Path, desk: Path) -> None:
    first = Room(tmp_path / "film.studio")
    first.bring(make(desk / "a.mov", sound=tone(0.5)))
    files = first.files
    first.close()
    again = Room(tmp_path / "film.studio")
    assert again.files == files
    assert [entry.state for entry in again.bin.entries] == ["here"]
    again.close()


def test_the_same_file_twice_is_one(room: Room, desk: Path) -> None:
    make(desk / "a.mp4")
    shutil.copy(desk / "a.mp4", desk / "b.mp4")
    room.bring(desk / "a.mp4", desk / "b.mp4")
    room.bring(desk / "b.mp4")
    assert [file.name for file in room.files] == ["a.mp4"]
    assert [[file.id for file in come] for come in room.come] == [["f1"], ["f1"]]
    assert not [path for path in (room.folder / "media").iterdir() if path.is_file()], "nothing half is left"


def test_a_folder_brings_what_is_in_it(room: Room, desk: Path) -> None:
    (desk / "day 1" / ".hidden").mkdir(parents=True)
    make(desk / "day 1" / "b.mp4")
    make(desk / "day 1" / ".hidden" / "c.mp4")
    make(desk / "a.png", codec="png", form="rgb24", count=1)
    (desk / "notes.txt").write_text("bring bread")
    room.bring(desk)
    assert [file.name for file in room.files] == ["a.png", "b.mp4"]
    assert not room.said


def test_bad_files_are_refused_by_name_and_the_others_come(room: Room, desk: Path) -> None:
    (desk / "letter.mp4").write_text("Dear all, this is no film. " * 100)
    (desk / "empty.mov").touch()
    good = make(desk / "good.mp4")
    room.bring(desk / "letter.mp4", desk / "empty.mov", desk / "gone.mp4", good)
    assert [file.name for file in room.files] == ["good.mp4"]
    assert [type(error) for error in room.said] == [InputError] * 3
    for name, error in zip(("letter.mp4", "empty.mov", "gone.mp4"), room.said, strict=True):
        assert name in error.what
    assert not [path for path in (room.folder / "media").iterdir() if path.is_file()]


def test_every_picture_has_a_strip(room: Room, desk: Path) -> None:
    told: list[str] = []
    room.bin.pictured.connect(told.append)
    room.bring(make(desk / "a.mp4"), make(desk / "b.wav", count=0, sound=tone(0.2)))
    video = room.files[0]
    assert told == [video.digest]
    strip = Image.open(room.folder / "cache" / "thumbnails" / f"{video.digest}.png")
    assert strip.size == (160 * STRIP, 96)


def test_importing_can_be_stopped(room: Room, desk: Path) -> None:
    heavy = desk / "a.mkv"
    make(heavy, codec="ffv1", form="bgr0", size=(640, 480), count=60, pictures=[_noise(480, 640)] * 60)
    room.bin.progress.connect(lambda shown: room.bin.cancel() if shown is not None else None)
    room.bin.import_files([heavy, make(desk / "b.mp4")])
    room.loop.until(lambda: not room.bin.busy)
    room.settle()
    assert not room.said
    assert len(room.files) < 2
    assert not [path for path in (room.folder / "media").glob("*") if path.is_file()]


def test_a_full_disk_is_said(room: Room, desk: Path) -> None:
    make(desk / "a.mp4")
    media = room.folder / "media"
    shutil.rmtree(media, ignore_errors=True)
    media.write_text("in the way")
    room.bring(desk / "a.mp4")
    assert not room.files
    assert "cannot be copied" in room.said[0].what


def test_a_read_only_project_takes_nothing(tmp_path: Path, room: Room, desk: Path) -> None:
    second = Room(room.folder)
    assert second.session.read_only
    second.bring(make(desk / "a.mp4"))
    second.bin.relink_folder(desk)
    second.bin.find_again()
    assert [type(error) for error in second.said] == [ProjectError] * 3
    second.close()


def test_what_is_used_stays(room: Room, desk: Path) -> None:
    room.bring(make(desk / "a.mp4"), make(desk / "b.mp4", count=20))
    room.use("f1")
    assert room.bin.entries[0].uses[0].start == 0
    assert not room.bin.remove(["f2", "f1"])
    assert room.said[-1].what == "a.mp4 is used: Trailer, V1, 0:00."
    assert room.bin.remove(["f2"])
    assert [file.id for file in room.files] == ["f1"]
    room.session.undo()
    assert [file.id for file in room.files] == ["f1", "f2"]


def test_names_are_the_persons_own(room: Room, desk: Path) -> None:
    room.bring(make(desk / "a.mp4"))
    assert not room.bin.rename("f1", "  ")
    assert room.bin.rename("f1", " Rain \n on glass ")
    assert room.files[0].name == "Rain on glass"
    room.bin.rename("f1", "x" * 5_000)
    assert len(room.files[0].name) == 200


def test_a_file_that_vanished_is_found_by_what_is_in_it(room: Room, desk: Path, tmp_path: Path) -> None:
    room.bring(make(desk / "a.mp4"), make(desk / "b.mp4", count=20))
    for entry in room.bin.entries:
        entry.path.unlink()
    room.bin.look_again()
    room.settle()
    assert [entry.state for entry in room.bin.entries] == ["missing", "missing"]
    other = tmp_path / "archive" / "deep"
    other.mkdir(parents=True)
    shutil.move(desk / "a.mp4", other / "called otherwise.mp4")
    shutil.move(desk / "b.mp4", other / "b.mp4")
    make(other / "c.mp4", count=3)
    room.bin.relink_folder(tmp_path / "archive")
    room.settle()
    assert [entry.state for entry in room.bin.entries] == ["here", "here"]
    assert {*room.back[0].found} == {"a.mp4", "b.mp4"}
    assert room.back[0].left == 0


def test_what_is_nowhere_stays_missing(room: Room, desk: Path, tmp_path: Path) -> None:
    room.bring(make(desk / "a.mp4"))
    room.bin.entries[0].path.unlink()
    room.bin.look_again()
    room.settle()
    empty = tmp_path / "empty"
    empty.mkdir()
    room.bin.relink_folder(empty)
    room.settle()
    assert (room.back[0].found, room.back[0].left) == ((), 1)
    room.bin.find_again()
    room.settle()
    assert (room.back[1].found, room.back[1].left) == (("a.mp4",), 0)
    assert room.bin.entries[0].state == "here"


@pytest.mark.parametrize("touch", ["same time", "another time"])
def test_a_file_that_was_changed_is_noticed(tmp_path: Path, desk: Path, touch: str) -> None:
    room = Room(tmp_path / "film.studio")
    room.bring(make(desk / "a.mp4"))
    path = room.bin.entries[0].path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    stamp = path.stat().st_mtime_ns
    path.write_bytes(bytes(data) + (b"x" if touch == "same time" else b""))
    if touch == "same time":
        os.utime(path, ns=(stamp, stamp))
    room.close()
    room = Room(tmp_path / "film.studio")
    assert room.entry("a.mp4").state == "changed"
    room.bin.relink("f1", desk / "a.mp4")
    room.settle()
    assert room.entry("a.mp4").state == "here"
    room.close()


def test_another_file_is_taken_only_when_that_is_meant(room: Room, desk: Path) -> None:
    room.bring(make(desk / "a.mp4"))
    room.use("f1")
    before = room.files[0]
    other = make(desk / "b.mp4", count=30)
    room.bin.relink("f1", other)
    room.settle()
    assert isinstance(room.said[-1], AnotherFileError)
    assert room.files == (before,)
    room.bin.relink("f1", other, other=True)
    room.settle()
    assert (room.files[0].id, room.files[0].name, room.files[0].frame_count) == ("f1", "b.mp4", 30)
    assert room.bin.entries[0].uses


def test_closing_in_the_middle_leaves_nothing_half(tmp_path: Path, desk: Path) -> None:
    room = Room(tmp_path / "film.studio")
    make(desk / "a.mkv", codec="ffv1", form="bgr0", size=(640, 480), count=30, pictures=[_noise(480, 640)] * 30)
    room.bin.import_files([desk / "a.mkv"])
    room.close()
    assert not [path for path in (tmp_path / "film.studio" / "media").glob("*") if path.is_file()]


def _noise(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
