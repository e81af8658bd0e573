"""Work that is interrupted goes on where it was, and comes out as if nothing had been."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.errors import FaultError
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from studio.ports.delivery import Container, DeliveryForm, PictureCodec
from tests.media.delivery import films

SMALL = (72, 64)
KINDS: list[tuple[Container, PictureCodec]] = [
    ("mp4", "h264"),
    ("mp4", "hevc"),
    ("webm", "av1"),
    ("webm", "vp9"),
    ("mov", "prores"),
    ("gif", "gif"),
    ("webp", "webp"),
    ("exr", "exr"),
]
ONE_A_SECOND = FrameRate(films.RATE.fps / 12)
"""Two frames a second: pieces of six seconds have twelve frames, those of two have four."""


def _form(container: Container, codec: PictureCodec) -> DeliveryForm:
    return films.form(container, codec, size=SMALL, rate=ONE_A_SECOND)


def _begin(path: Path, form: DeliveryForm, kept: Path, count: int) -> None:
    """Write so many frames and then leave."""
    with Deliveries(Unfinished()).writer(path, form, kept) as writer:
        for number in range(writer.done, count):
            writer.write_frame(films.frame(number, form.size))


def _bytes(path: Path) -> dict[str, bytes]:
    """A file, or every file of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name.replace(path.name, "*"): file.read_bytes() for file in files}


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_work_taken_up_again_is_the_same_work(tmp_path: Path, container: Container, codec: PictureCodec) -> None:
    form, kept = _form(container, codec), tmp_path / "kept"
    (tmp_path / "whole").mkdir()
    whole, again = films.write(tmp_path / "whole" / "film", form, 31), tmp_path / "film"
    for count in (5, 14, 29):
        _begin(again, form, kept, count)
        assert not again.exists()
        with Deliveries(Unfinished()).writer(again, form, kept) as writer:
            assert 0 <= count - writer.done < 12
    films.write(again, form, 31, resumable=kept)
    assert _bytes(again) == _bytes(whole)
    assert not kept.exists()


def _cut(piece: Path) -> None:
    piece.write_bytes(piece.read_bytes()[:-1])


def _longer(piece: Path) -> None:
    piece.write_bytes(piece.read_bytes() + b"x")


def _empty(piece: Path) -> None:
    piece.write_bytes(b"")


def _changed(piece: Path) -> None:
    piece.write_bytes(piece.read_bytes().replace(b"\x00\x00", b"\x00\x01", 1))


def _another(piece: Path) -> None:
    piece.write_bytes((piece.parent / "000000.piece").read_bytes())


@pytest.mark.parametrize("spoil", [_cut, _longer, _empty, _changed, _another, Path.unlink])
def test_a_spoilt_piece_and_those_after_it_are_made_again(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    form, kept = _form("mp4", "h264"), tmp_path / "kept"
    _begin(tmp_path / "film.mp4", form, kept, 40)
    assert len(list(kept.glob("*.piece"))) == 3
    spoil(kept / "000001.piece")
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", form, kept) as writer:
        assert writer.done == 12
        assert len(list(kept.glob("*.piece"))) == 1
    films.write(tmp_path / "film.mp4", form, 40, resumable=kept)
    assert _bytes(tmp_path / "film.mp4") == {"*": films.write(tmp_path / "whole.mp4", form, 40).read_bytes()}


def test_pieces_of_another_form_count_as_none(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    _begin(tmp_path / "film.mp4", _form("mp4", "h264"), kept, 13)
    for changes in ({"quality": 30}, {"bits": 10}, {"size": (72, 48)}):
        other = films.form("mp4", "h264", **{"size": SMALL, "rate": ONE_A_SECOND} | changes)
        with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", other, kept) as writer:
            assert writer.done == 0
        _begin(tmp_path / "film.mp4", _form("mp4", "h264"), kept, 13)
    renamed = films.form("mp4", "h264", size=SMALL, rate=ONE_A_SECOND, tags={"title": "Another"}, sound=None)
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", renamed, kept) as writer:
        assert writer.done == 12, "the pictures are the same"


def test_all_frames_may_be_there_already(tmp_path: Path) -> None:
    """The seal failed, or the sound: nothing is encoded again, and nothing can come after a last, short piece."""
    form, kept = _form("mp4", "h264"), tmp_path / "kept"

    def _fail(source: Path, target: Path) -> None:
        raise FaultError("no key")

    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", form, kept) as writer:
        for number in range(15):
            writer.write_frame(films.frame(number, SMALL))
        with pytest.raises(FaultError, match="no key"):
            writer.finish(seal=_fail)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", form, kept) as writer:
        assert writer.done == 15
        with pytest.raises(FaultError, match="come after"):
            writer.write_frame(films.frame(15, SMALL))
        writer.finish()
    assert len(list(films.pictures(tmp_path / "film.mp4"))) == 15


def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "job.json").write_text("{}")
    films.write(tmp_path / "film.mp4", _form("mp4", "h264"), 13, resumable=kept)
    assert [path.name for path in kept.iterdir()] == ["job.json"]


@pytest.mark.skipif(os.name == "nt", reason="another way to die")
def test_killed_in_the_middle_it_goes_on(tmp_path: Path) -> None:
    """SIGKILL at moments that fall anywhere, until the film is there."""
    program = (
        "import sys; from pathlib import Path; from tests.media.delivery import films, test_pieces as t\n"
        "films.write(Path(sys.argv[1]), t._form('mp4', 'h264'), 400, resumable=Path(sys.argv[2]))"
    )
    film, kept = tmp_path / "film.mp4", tmp_path / "kept"
    places: list[int] = []
    for patience in (0.05, 0.1, 60.0):
        command = [sys.executable, "-c", program, str(film), str(kept)]
        child = subprocess.Popen(command, cwd=Path(__file__).parents[3])
        try:
            reached = len(places) and max(places)
            while child.poll() is None and len(list(kept.glob("*.piece"))) <= reached + 2 and patience < 60:
                time.sleep(0.01)
            if patience == 60:
                child.wait(patience)
            time.sleep(patience if child.poll() is None else 0)
        finally:
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
            child.wait(10)
        places.append(len(list(kept.glob("*.piece"))))
    assert child.returncode == 0
    assert 0 < places[0] < places[1]
    assert film.read_bytes() == films.write(tmp_path / "whole.mp4", _form("mp4", "h264"), 400).read_bytes()
