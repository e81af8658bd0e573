import hashlib
from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.stage.brought.shelf import SubjectShelf
from tests.fakes import glb


@pytest.fixture
def cube(tmp_path: Path) -> Path:
    file = tmp_path / "Red Cube.glb"
    file.write_bytes(glb.cube().written())
    return file


def test_added_found_and_removed(tmp_path: Path, cube: Path) -> None:
    shelf = SubjectShelf(tmp_path / "shelf")
    assert shelf.all() == ()
    one = shelf.add(cube, ("robot", "ロボット"))
    assert (one.kind, one.names, one.sort) == ("robot", ("robot", "ロボット"), "thing")
    assert one.digest == hashlib.sha256(cube.read_bytes()).hexdigest()
    again = SubjectShelf(tmp_path / "shelf")
    assert again.all() == (one,)
    copy = again.path(one.digest)
    assert copy is not None and copy.read_bytes() == cube.read_bytes()
    assert again.remove("ロボット") == one
    assert shelf.all() == () and shelf.path(one.digest) is None


def test_without_a_name_it_has_that_of_its_file(tmp_path: Path, cube: Path) -> None:
    one = SubjectShelf(tmp_path / "shelf").add(cube)
    assert (one.kind, one.names) == ("red_cube", ("Red Cube",))


def test_a_japanese_name_alone_has_a_kind_of_its_own(tmp_path: Path, cube: Path) -> None:
    named = cube.rename(tmp_path / "赤い箱.glb")
    one = SubjectShelf(tmp_path / "shelf").add(named, ("ピコ太",))
    assert one.kind.startswith("subject_") and one.names == ("ピコ太",)


def test_the_same_name_again_replaces_it_and_anothers_name_is_taken(tmp_path: Path, cube: Path) -> None:
    shelf = SubjectShelf(tmp_path / "shelf")
    first = shelf.add(cube, ("robot", "ロボット"))
    cube.write_bytes(glb.stick().written())
    second = shelf.add(cube, ("Robot",))
    assert shelf.all() == (second,) and second.digest != first.digest
    with pytest.raises(InputError, match="another subject"):
        shelf.add(cube, ("car", "ROBOT"))


@pytest.mark.parametrize("name", ["", "123", "a" * 41, 'the "thing"', "a, b「c」"])
def test_names_that_are_none(tmp_path: Path, cube: Path, name: str) -> None:
    shelf = SubjectShelf(tmp_path / "shelf")
    if not name:
        assert shelf.add(cube, (name,)).names == ("Red Cube",)
        return
    with pytest.raises(InputError, match="cannot be a subject's name"):
        shelf.add(cube, (name,))


def test_refused_files_leave_nothing(tmp_path: Path) -> None:
    shelf = SubjectShelf(tmp_path / "shelf")
    wrong = tmp_path / "a.obj"
    wrong.write_text("v 0 0 0")
    with pytest.raises(InputError, match=r"no \.glb file"):
        shelf.add(wrong)
    broken = tmp_path / "b.glb"
    broken.write_bytes(glb.cube().written()[:200])
    with pytest.raises(InputError, match="cannot be used as a subject"):
        shelf.add(broken)
    assert not (tmp_path / "shelf").exists() and shelf.all() == ()
    with pytest.raises(InputError, match="no subject called"):
        shelf.remove("nobody")


def test_a_spoiled_list_is_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "subjects.json").write_text('{"subjects": [{"kind": 3}, 7, {"names": ["a"], "digest": "../../x"}]}')
    assert SubjectShelf(folder).all() == ()
