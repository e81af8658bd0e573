"""Files of the person's shelf come along into the projects that need them."""

from hashlib import sha256
from pathlib import Path

from studio.storage import Bundles


def test_a_file_of_the_shelf_is_copied_when_it_is_asked_for_and_stays(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    digest = sha256(b"a figure").hexdigest()
    (shelf / f"{digest}.glb").write_bytes(b"a figure")
    with Bundles(shelf=shelf).create(tmp_path / "film.studio") as project:
        first = project.media(digest)
        assert first.is_relative_to(project.folder) and first.suffix == ".glb"
        (shelf / f"{digest}.glb").unlink()
        assert project.media(digest) == first and first.read_bytes() == b"a figure"
        assert not project.media("0" * 64).exists()
    assert not list((tmp_path / "film.studio" / "media").glob(".*"))
