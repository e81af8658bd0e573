"""A copy of a project has its files too."""

from pathlib import Path

from studio.storage import Bundles
from studio.workflows.keeping.copies import save_copy
from tests.media.files import make, tone
from tests.workflows.bin.conftest import Room


def test_a_copy_has_every_file(room: Room, desk: Path, tmp_path: Path) -> None:
    room.bring(
        make(desk / "a.mkv"),
        make(desk / "b.wav", count=0, sound=tone(0.5)),
        make(desk / "c.png", codec="png", form="rgb24", count=1),
    )
    target = tmp_path / "copy.studio"
    save_copy(Bundles(), room.session.folder, room.session.project, target)
    again = Room(target)
    assert [file.name for file in again.files] == ["a.mkv", "b.wav", "c.png"]
    assert [entry.state for entry in again.bin.entries] == ["here"] * 3
    assert [entry.path.suffix for entry in again.bin.entries] == [".mkv", ".wav", ".png"]
    again.close()
