"""What goes wrong leaves nothing under the delivery's name, and nothing beside it."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import Cancelled, DiskError, FaultError
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from studio.media.disk import refused
from studio.ports.delivery import Container, PictureCodec
from tests.media.delivery import films

KINDS: list[tuple[Container, PictureCodec]] = [
    ("mp4", "h264"),
    ("mov", "prores"),
    ("webm", "vp9"),
    ("gif", "gif"),
    ("webp", "webp"),
    ("png", "png"),
    ("exr", "exr"),
]


def _child(program: str, *arguments: str) -> str:
    """What a program prints that runs in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


_FULL = """
import resource, signal, sys
from pathlib import Path
from studio.core.errors import DiskError
from tests.media.delivery import films, test_faults
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for container, codec in test_faults.KINDS:
    whole = films.write(Path(sys.argv[1]) / "a", films.form(container, codec, size=(256, 128)), 3)
    files = [whole] if whole.is_file() else list(whole.iterdir())
    most = max(file.stat().st_size for file in files)
    for limit in (0, 1000, most // 2, most - 1):
        target = Path(sys.argv[1]) / "b"
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            films.write(target, films.form(container, codec, size=(256, 128)), 3)
        except DiskError as exc:
            print(exc.what.removeprefix(str(target)), container)
        else:
            print("no error", container, limit)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert [path.name for path in Path(sys.argv[1]).iterdir()] == ["a"], container
    import shutil
    shutil.rmtree(whole) if whole.is_dir() else whole.unlink()
"""


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk; it fails in the same system call."""
    pytest.importorskip("resource")
    told = _child(_FULL, str(tmp_path)).splitlines()
    assert told == [f" cannot be written: the disk is full. {container}" for container, _ in KINDS for _ in range(4)]


_CLOSED = """
import os, sys
from pathlib import Path
from studio.core.errors import DiskError
from tests.media.delivery import films
form, kept = films.form("mp4", "h264"), sys.argv[2:]
films.write(Path(sys.argv[1]) / "open" / "film.mp4", form, 1)
if not os.getuid():
    os.setuid(65534)
try:
    films.write(Path(sys.argv[1]) / "closed" / "film.mp4", form, 1, resumable=Path(kept[0]) if kept else None)
except DiskError as exc:
    print(exc)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="no users to be")
def test_a_closed_folder_is_said() -> None:
    """In a folder that another user can look into; an administrator becomes one, for whom nothing is closed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "open").mkdir()
        (folder / "closed").mkdir(mode=0o555)
        for kept in ([], [str(folder / "closed" / "kept")]):
            told = _child(_CLOSED, name, *kept)
            assert "does not allow it. Choose another folder." in told
            assert not list((folder / "closed").iterdir())
        hidden = folder / "hidden"
        hidden.mkdir(mode=0o700)
        (hidden / "closed").mkdir()
        if not os.getuid():
            assert "does not allow it" in _child(_CLOSED.replace('"closed"', '"hidden" / "closed"'), name)


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_a_long_path_with_spaces_in_japanese_is_a_path(
    tmp_path: Path, container: Container, codec: PictureCodec
) -> None:
    folder = tmp_path / ("長い 名前の フォルダー " * 4).strip() / ("もう ひとつ " * 12).strip()
    folder.mkdir(parents=True)
    name = "海辺の 犬 第三版 " + "x" * 200 + (f".{container}" if container not in ("png", "exr") else "")
    assert len(str(folder / name)) > 250
    path = films.write(folder / name, films.form(container, codec), 2)
    assert [made.name for made in folder.iterdir()] == [name]
    assert path.is_dir() == (container in ("png", "exr"))


@pytest.mark.skipif(os.name == "nt", reason="names are measured otherwise")
def test_a_name_that_is_too_long_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="too long"):
        Deliveries(Unfinished()).writer(tmp_path / ("長" * 250 + ".mp4"), films.form("mp4", "h264"))
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_and_a_folder_in_the_way_are_said(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="no such folder"):
        Deliveries(Unfinished()).writer(tmp_path / "nowhere" / "film.mp4", films.form("mp4", "h264"))
    (tmp_path / "film.mp4").mkdir()
    with pytest.raises(DiskError, match="is a folder"):
        Deliveries(Unfinished()).writer(tmp_path / "film.mp4", films.form("mp4", "h264"))
    (tmp_path / "film.mp4").rmdir()
    assert not list(tmp_path.iterdir())


def _stopping(after: int) -> Iterator[NDArray[np.float32]]:
    for _ in range(after):
        yield np.zeros((1000, 2), np.float32)
    raise Cancelled


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_left_at_any_moment_it_leaves_nothing(tmp_path: Path, container: Container, codec: PictureCodec) -> None:
    form, own = films.form(container, codec), Unfinished()
    (tmp_path / "film").write_text("what was there")
    for frames in (0, 1, 7):
        with pytest.raises(Cancelled), Deliveries(own).writer(tmp_path / "film", form) as writer:
            for number in range(frames):
                writer.write_frame(films.frame(number))
            raise Cancelled
    if form.sound is not None:
        for blocks in (0, 1, 5):
            with pytest.raises(Cancelled), Deliveries(own).writer(tmp_path / "film", form) as writer:
                for number in range(7):
                    writer.write_frame(films.frame(number))
                writer.finish(_stopping(blocks))

    def _enough(done: int, of: int) -> None:
        if 2 * done >= of:
            raise Cancelled

    with pytest.raises(Cancelled), Deliveries(own).writer(tmp_path / "film", form) as writer:
        for number in range(7):
            writer.write_frame(films.frame(number))
        writer.finish(told=_enough)

    def _unsealed(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        raise Cancelled

    with pytest.raises(Cancelled), Deliveries(own).writer(tmp_path / "film", form) as writer:
        writer.write_frame(films.frame(0))
        writer.finish(seal=_unsealed)
    assert [path.name for path in tmp_path.iterdir()] == ["film"]
    assert (tmp_path / "film").read_text() == "what was there"


def test_leaving_in_a_hurry_leaves_nothing(tmp_path: Path) -> None:
    """Another thread's last act, while a delivery is being written."""
    own = Unfinished()
    writer = Deliveries(own).writer(tmp_path / "film.mp4", films.form("mp4", "h264"))
    writer.write_frame(films.frame(0))
    assert list(tmp_path.iterdir())
    own.discard()
    assert not list(tmp_path.iterdir())
    writer.__exit__()


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_how_far_the_end_is_can_be_heard(tmp_path: Path, container: Container, codec: PictureCodec) -> None:
    heard: list[tuple[int, int]] = []
    with Deliveries(Unfinished()).writer(tmp_path / "film", films.form(container, codec)) as writer:
        for number in range(7):
            writer.write_frame(films.frame(number))
        writer.finish(told=lambda done, of: heard.append((done, of)))
    times = 2 if container == "gif" else 1
    assert heard == [(done + 1, 7 * times) for done in range(7 * times)]


def test_what_was_there_is_replaced_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("old")
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", films.form("mp4", "h264")) as writer:
        writer.write_frame(films.frame(0))
        assert (tmp_path / "film.mp4").read_text() == "old"
        writer.finish()
    assert len(list(films.pictures(tmp_path / "film.mp4"))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_our_own_faults_are_ours(tmp_path: Path) -> None:
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", films.form("mp4", "h264")) as writer:
        with pytest.raises(FaultError, match="must be"):
            writer.write_frame(films.frame(0, (16, 16)))
        with pytest.raises(FaultError, match="at least one"):
            writer.finish()
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", films.form("mp4", "h264")) as writer:
        writer.write_frame(films.frame(0))
        writer.finish()
        with pytest.raises(FaultError, match="finished"):
            writer.finish()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.ENAMETOOLONG, errno.ENOENT, errno.EIO])
def test_every_refusal_says_what_to_do(number: int) -> None:
    told = refused(Path("film.mp4"), OSError(number, os.strerror(number)))
    assert "cannot be written" in told.what and told.todo


_LONG = """
import itertools, resource, sys
from pathlib import Path
import numpy as np
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from tests.media.delivery import films
size = (64, 48)
frames = [films.frame(number, size) for number in range(12)]
sound = np.zeros((48_000, 2), np.float32)
for container, codec in (("mp4", "h264"), ("gif", "gif"), ("webp", "webp")):
    most = []
    for count in (200, 1600):
        form = films.form(container, codec, size=size)
        with Deliveries(Unfinished()).writer(Path(sys.argv[1]) / "film", form) as writer:
            for number in range(count):
                writer.write_frame(frames[number % 12])
            writer.finish(itertools.repeat(sound, count // 24 + 1))
        most.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(container, most[1] - most[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counted in kilobytes there alone")
def test_memory_does_not_grow_with_length(tmp_path: Path) -> None:
    """Eight times as long, 1,400 frames more; held back they would be 13 MB."""
    told = dict(line.split() for line in _child(_LONG, str(tmp_path)).splitlines())
    assert {name: int(grown) for name, grown in told.items() if int(grown) > 5000} == {}
